"""Stripes, checks, spots and prints on the far side: what a part shows near its outline goes on behind it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.edges import disc_opening
from figurelab.engines.procedural.lift.images import blurred, components, distance, f32, grown, nearest, shrunk
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_GROUND = 0.04
_FUR, _CLOTH = np.array([0.7, 1, 1], np.float32), np.array([0.5, 1, 1], np.float32)
_PRINT, _STRIPED = 11.0, 0.15
_MARK, _LEAST, _MOST, _EVEN, _PIECES = 9.0, 0.07, 0.6, 3.5, 3
_FAINT, _BESIDE = 5.0, 2
_BROAD, _SPECK = 0.028, 6
_FOLD, _FUR_FOLD, _CAP, _MARGIN, _PAWS = 0.55, 0.38, 0.34, 3.0, 0.08
_REACHES = 0.02
_LINE, _TAPER = 1.2, (0.12, 0.45)
_SOFT = 1.0


def continued(sheet: Sheet, part: Part, back: F32, own: Mask, row: NDArray[np.int64], *, furry: bool) -> F32:
    """The back layer, (h, w, 3) f32 sRGB, with the marks that the part has on what it shows in front.

    own: (h, w) pixels of the paints that the back is of, with the marks on them. row: (h,) index of the back's paint:
    every garment is looked at by itself. Behind, a row goes on from either
    end as it is in front, up to 0.55 of the way to the middle, and then back: buttons, ties and badges stay in front,
    and no seam shows at the outline. A head, whose face must stay in front, does so inward from its outline
    and fades. furry: an animal may show its marks on one side alone; the other side is taken to be alike.
    """
    own = shrunk(own, _BESIDE) | (own & ~grown(part.region & ~own, _BESIDE))
    apart = np.linalg.norm(
        (sheet.lab - _about(sheet.lab, own, _GROUND * sheet.height)) * (_FUR if furry else _CLOTH), axis=2
    )
    clearly = _MARK if furry else _PRINT
    strong = own & (apart > clearly)
    strong &= ~_big(strong, sheet)
    if furry:
        # Creases between fur and fur, and whiskers, are finer than stripes.
        strong = _with_core(strong)
    # Light and folds are no marks.
    clear = np.clip((apart - _FAINT) / (clearly - _FAINT), 0, 1) * (own & grown(strong, _BESIDE))
    marks = f32(clear[..., None] * (sheet.clean - _about(sheet.clean, own, _GROUND * sheet.height)))
    if part.kind == "head":
        return _inward(sheet, part, back, marks, strong, own)
    for paint in np.unique(row):
        rows = (row == paint)[:, None]
        back = _across(sheet, part, back, marks, strong & rows, own & rows, furry=furry)
    return back


def _across(sheet: Sheet, part: Part, back: F32, marks: F32, strong: Mask, own: Mask, *, furry: bool) -> F32:
    domain = part.region
    rows = np.flatnonzero(domain.any(axis=1))
    columns = np.arange(domain.shape[1], dtype=np.float64)
    left, right = np.full(len(domain), 0.0), np.full(len(domain), 0.0)
    left[rows], right[rows] = domain[rows].argmax(axis=1), domain.shape[1] - 1 - domain[rows, ::-1].argmax(axis=1)
    half, middle = np.maximum((right - left) / 2, 1), (left + right) / 2
    u = (columns[None] - middle[:, None]) / half[:, None]
    fold = _FUR_FOLD if furry else _FOLD
    sides = [domain & own & (way * u > 1 - fold) for way in (-1, 1)]
    shares = [float((strong & side).sum()) / max(int(side.sum()), 1) for side in sides]
    pieces = [_pieces(strong & side) for side in sides]
    least, few = (_STRIPED, _PIECES) if furry else (_LEAST, _PIECES - 1)
    good = [least < share < _MOST and count >= few for share, count in zip(shares, pieces, strict=True)]
    alike = max(shares) < _EVEN * max(min(shares), 1e-6)
    if not any(good) or not (furry or (all(good) and alike and sum(pieces) >= 2 * _PIECES)):
        return back
    folded = np.where(np.abs(u) < 1 - fold, 2 * (1 - fold) - np.abs(u), np.abs(u))
    way = np.sign(u)
    if furry and not (all(good) and alike):
        way = np.full_like(u, -1 if shares[0] > shares[1] else 1)
    across = way * np.minimum(folded, 1 - _MARGIN / half[:, None]) * half[:, None]
    x = np.clip(np.round(middle[:, None] + across), 0, columns[-1])
    y = np.broadcast_to(np.arange(len(domain))[:, None], x.shape)
    taken = marks[y, x.astype(np.intp)] * own[y, x.astype(np.intp), None]
    if furry:
        taken *= f32(np.clip((np.abs(u) - _TAPER[0]) / (_TAPER[1] - _TAPER[0]), 0, 1))[..., None]
        # The lowest rows in front are paws.
        taken *= f32(np.clip((sheet.bottom - _PAWS * sheet.height - np.arange(len(domain))) / 6, 0, 1))[:, None, None]
    return f32(np.clip(back + blurred(taken, (_SOFT / 2, _SOFT, 0)), 0, 1))


def _inward(sheet: Sheet, part: Part, back: F32, marks: F32, strong: Mask, own: Mask) -> F32:
    inside = distance(sheet.mask)
    deep = _CAP * part.radius
    # Stripes run out over the outline; eyes, whiskers and noses do not.
    strong = _touching(strong, inside < _MARGIN + _REACHES * sheet.height)
    marks = marks * grown(strong, _BESIDE)[..., None]
    near = part.region & (inside < deep) & (inside > _MARGIN - 1) & own
    share = float((strong & near).sum()) / max(int(near.sum()), 1)
    if not _LEAST / 2 < share < _MOST or _pieces(strong & near) < 2 * _PIECES:
        return back
    edge = nearest(~sheet.mask)
    tall, wide = sheet.mask.shape
    rows, columns = np.arange(tall)[:, None], np.arange(wide)[None]
    fold = np.where(inside > deep, np.maximum(2 * deep - inside, _MARGIN), np.maximum(inside, _MARGIN))
    along = fold / np.maximum(inside, 1)
    y = np.clip(np.round(edge[0] + (rows - edge[0]) * along), 0, tall - 1).astype(np.intp)
    x = np.clip(np.round(edge[1] + (columns - edge[1]) * along), 0, wide - 1).astype(np.intp)
    fade = np.clip((2 * deep - inside) / deep, 0, 1)
    taken = marks[y, x] * (near[y, x] & part.region)[..., None] * f32(fade)[..., None]
    return f32(np.clip(back + blurred(taken, (_SOFT, _SOFT, 0)), 0, 1))


def _about(values: F32, own: Mask, sigma: float) -> F32:
    """(h, w, c) mean of the values nearby that are its own."""
    weight = np.maximum(blurred(own.astype(np.float32), sigma, truncate=2.5), 1e-3)[..., None]
    return f32(blurred(values * own[..., None], (sigma, sigma, 0), truncate=2.5) / weight)


def _big(mask: Mask, sheet: Sheet) -> Mask:
    """Patches of it that are too broad for a mark."""
    return _touching(mask, disc_opening(mask, _BROAD * sheet.height))


def _with_core(mask: Mask) -> Mask:
    """Patches of it that are more than a line."""
    labels, count = components(mask)
    core = np.bincount(labels[disc_opening(mask, _LINE)], minlength=count + 1) > _SPECK
    core[0] = False
    return np.asarray(core[labels])


def _touching(mask: Mask, other: Mask) -> Mask:
    """Patches of it that touch the other."""
    labels, count = components(mask)
    touch = np.bincount(labels[other], minlength=count + 1) > 0
    touch[0] = False
    return np.asarray(touch[labels])


def _pieces(mask: Mask) -> int:
    """How many marks there are, without specks."""
    labels, _ = components(mask)
    return int((np.bincount(labels.ravel())[1:] > _SPECK).sum())
