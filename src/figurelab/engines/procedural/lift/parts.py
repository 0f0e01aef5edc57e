"""Naming the regions of a silhouette: head, torso, limbs, ears, tail."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.hat import take_off
from figurelab.engines.procedural.lift.images import away_from, components, opened
from figurelab.engines.procedural.lift.part import Kind, Part, centre_of
from figurelab.engines.procedural.lift.regions import cut_at_necks, discs_of
from figurelab.engines.procedural.lift.rows import smooth
from figurelab.engines.procedural.lift.sheet import Sheet

Mask = NDArray[np.bool_]
_BODY, _MOST = 0.05, 0.6
_WAIST, _NARROW, _FLARE = (0.35, 0.75), 0.8, 0.93


@dataclass(frozen=True)
class Anatomy:
    """parts: the head first, when there is one. symmetry: best overlap (intersection over union) of the outline
    with its mirror image."""

    parts: list[Part]
    symmetry: float

    def the(self, kind: Kind) -> Part | None:
        """The first part of a kind."""
        return next((part for part in self.parts if part.kind == kind), None)


@dataclass
class _Region:
    mask: Mask
    radius: float
    area: float
    row: float
    column: float


def whole(sheet: Sheet) -> list[Part]:
    """The subject as one part."""
    return [
        Part("torso", sheet.mask, sheet.mask.copy(), float(sheet.depth.max()), centre_of(sheet.mask)),
    ]


def dissect(sheet: Sheet, *, character: bool = True) -> Anatomy:
    """Cut the subject into parts; lengths are shares of its height as measured in the working picture.

    character: it may have a head though no neck is as narrow as they usually are."""
    body, depth = sheet.mask, sheet.depth
    regions = _regions(body, depth)
    head, torso = _head_and_torso(regions, sheet, depth)
    if head is None and character and sheet.face is None:
        head, torso = _on_a_small_body(regions) or _split_at_waist(regions, depth) or (head, torso)
    parts: list[Part] = []
    for region in regions:
        kind: Kind = "head" if region is head else "torso" if region is torso else "limb"
        rest = region.mask
        if kind != "limb" or region.area > 0.10:
            for piece in _appendages(region, kind, sheet.height, depth, int(body.sum())):
                rest = rest & ~piece
                parts.append(_part("ear" if kind == "head" else "limb", piece, depth))
        parts.append(_part(kind, rest, depth))
    parts.sort(key=lambda part: part.kind != "head")
    for part in parts:
        _complete(part, sheet.height, depth, body)
    frontal = symmetry(sheet.mask)
    _name_limbs(parts, sheet.height, int(body.sum()), frontal > 0.72)
    return Anatomy(take_off(parts, sheet), frontal)


def symmetry(mask: Mask) -> float:
    """Best overlap of a mask with its mirror over axes within 24 pixels of the centroid."""
    columns = np.arange(mask.shape[1])
    centre = float((mask.sum(axis=0) * columns).sum() / mask.sum())
    best = 0.0
    for axis in np.arange(centre - 24, centre + 24.5, 1.0):
        mirrored = np.round(2 * axis - columns).astype(int)
        valid = (mirrored >= 0) & (mirrored < len(columns))
        flipped = np.zeros_like(mask)
        flipped[:, valid] = mask[:, mirrored[valid]]
        best = max(best, float((flipped & mask).sum() / (flipped | mask).sum()))
    return best


def _regions(body: Mask, depth: NDArray[np.float64]) -> list[_Region]:
    labels = cut_at_necks(body)
    total = float(body.sum())
    regions: list[_Region] = []
    for label in np.unique(labels[labels > 0]):
        mask = labels == label
        row, column = centre_of(mask)
        regions.append(_Region(mask, float(depth[mask].max()), float(mask.sum()) / total, row, column))
    return regions


def _head_and_torso(
    regions: list[_Region], sheet: Sheet, depth: NDArray[np.float64]
) -> tuple[_Region | None, _Region | None]:
    broadest = max(region.radius for region in regions)
    cores = sorted((r for r in regions if r.radius > 0.40 * broadest and r.area > 0.06), key=lambda r: r.row)
    largest_one = max(regions, key=lambda r: r.area)
    if not cores:
        return None, largest_one
    head = _holding_face(regions, sheet)
    candidate = head or cores[0]
    below = [r for r in cores if r.row > candidate.row + 0.5 * candidate.radius]
    if below:
        return candidate, max(below, key=lambda r: r.area)
    if head is not None and sheet.face is not None:
        return _split_at_chin(head, regions, sheet, depth)
    return None, largest_one


def _holding_face(regions: list[_Region], sheet: Sheet) -> _Region | None:
    if sheet.face is None:
        return None
    y = int(np.clip(sheet.face[1], 0, sheet.mask.shape[0] - 1))
    x = int(np.clip(sheet.face[0], 0, sheet.mask.shape[1] - 1))
    return next((r for r in regions if r.mask[y, x]), None)


def _split_at_chin(
    head: _Region, regions: list[_Region], sheet: Sheet, depth: NDArray[np.float64]
) -> tuple[_Region | None, _Region | None]:
    """Head and body came out as one: cut 0.62 face heights under the centre of the face."""
    assert sheet.face is not None
    chin = sheet.face[1] + 0.62 * sheet.face[3]
    if head.area <= 0.45 or not 0.12 < (chin - sheet.top) / sheet.height < 0.75:
        return (head, None) if head.area > 0.5 else (head, max(regions, key=lambda r: r.area))
    low = head.mask & (np.arange(len(head.mask))[:, None] > chin)
    high = head.mask & ~low
    if not low.any() or not high.any():
        return head, None
    share = head.area * float(low.sum()) / float(head.mask.sum())
    row, column = centre_of(low)
    torso = _Region(low, float(depth[low].max()), share, row, column)
    head.mask, head.area = high, head.area - share
    head.radius = float(depth[high].max())
    head.row, head.column = centre_of(high)
    regions.append(torso)
    return head, torso


def _on_a_small_body(regions: list[_Region]) -> tuple[_Region, _Region] | None:
    """One region above, much the largest, and a small body under its middle: a robot's or a doll's head."""
    head = max(regions, key=lambda r: r.area)
    below = [r for r in regions if r.row > head.row + 0.8 * head.radius]
    bodies = [r for r in below if abs(r.column - head.column) < 0.4 * head.radius and r.area > _BODY]
    if not bodies or any(r.row < head.row - 0.8 * head.radius and r.area > _BODY for r in regions):
        return None
    return head, max(bodies, key=lambda r: r.area)


def _split_at_waist(regions: list[_Region], depth: NDArray[np.float64]) -> tuple[_Region, _Region] | None:
    """A dog's head runs into its shaggy chest: the narrowest row between a wide head and a wider body parts them."""
    whole = max(regions, key=lambda r: r.area)
    rows = np.flatnonzero(whole.mask.any(axis=1))
    wide = smooth(whole.mask[rows].sum(axis=1).astype(np.float64), 0.012 * len(rows))
    first, end = (int(share * len(rows)) for share in _WAIST)
    waist = first + int(wide[first:end].argmin()) if end > first else 0
    if whole.area < _MOST or not first < waist < end - 1:
        return None
    if wide[waist] > _NARROW * wide[:waist].max() or wide[waist] > _FLARE * wide[waist:].max():
        return None
    low = whole.mask & (np.arange(len(whole.mask))[:, None] > rows[waist])
    high = whole.mask & ~low
    share = whole.area * float(low.sum()) / float(whole.mask.sum())
    torso = _Region(low, float(depth[low].max()), share, *centre_of(low))
    whole.mask, whole.area, whole.radius = high, whole.area - share, float(depth[high].max())
    whole.row, whole.column = centre_of(high)
    regions.append(torso)
    return whole, torso


def _appendages(region: _Region, kind: Kind, height: int, depth: NDArray[np.float64], total: int) -> list[Mask]:
    """What an opening by half the region's radius leaves over, when it sticks out far enough."""
    radius = (0.60 if kind == "limb" else 0.50) * region.radius
    core = region.mask & (depth > radius)
    if not core.any():
        return []
    broad = region.mask & (away_from(core) < radius + 1.0)
    labels, count = components(opened(region.mask & ~broad))
    away = away_from(broad)
    found: list[Mask] = []
    for label in range(1, count + 1):
        piece = np.asarray(labels == label)
        reach = float(away[piece].max())
        if piece.sum() < 0.003 * total or reach < max(0.8 * float(depth[piece].max()), 0.02 * height):
            continue
        found.append(piece)
    return found


def _part(kind: Kind, region: Mask, depth: NDArray[np.float64]) -> Part:
    return Part(kind, region, region, float(depth[region].max()), centre_of(region))


def _complete(part: Part, height: int, depth: NDArray[np.float64], body: Mask) -> None:
    """Let the part run under its neighbours, so that each closes by itself."""
    part.reach = discs_of(part.region, depth, body)
    if part.kind in ("limb", "ear"):
        root = min(1.1 * part.radius, 0.04 * height)
        part.reach = part.reach | (body & (away_from(part.region) < root))


def _name_limbs(parts: list[Part], height: int, total: int, frontal: bool) -> None:
    head = next((p for p in parts if p.kind == "head"), None)
    torso = next((p for p in parts if p.kind == "torso"), None)
    limbs = [p for p in parts if p.kind == "limb"]
    if torso is None:
        return
    for part in limbs:
        down, out = part.centre[0] - torso.centre[0], abs(part.centre[1] - torso.centre[1])
        if out > 0.5 * torso.radius and down < 0.9 * torso.radius:
            part.kind = "arm"
        elif down > 0.5 * torso.radius:
            part.kind = "leg"
        if head is not None and part.centre[0] < head.centre[0]:
            part.kind = "ear"
    arms = [p for p in limbs if p.kind == "arm"]
    for part in arms:
        mates = [q for q in arms if _mates(part, q, torso, height)]
        low = part.centre[0] > torso.centre[0] and part.region.sum() > 0.01 * total
        if frontal and low and not mates:
            part.kind = "tail"


def _mates(a: Part, b: Part, torso: Part, height: int) -> bool:
    opposite = (a.centre[1] - torso.centre[1]) * (b.centre[1] - torso.centre[1]) < 0
    ratio = float(b.region.sum()) / float(a.region.sum())
    return opposite and 0.4 < ratio < 2.5 and abs(a.centre[0] - b.centre[0]) < 0.15 * height
