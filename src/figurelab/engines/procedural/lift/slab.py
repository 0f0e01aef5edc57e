"""Things with a broad side: books and boxes, coins and clocks, cars and shoes. As thick as suits, flat within."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.edges import disc_opening, solidity
from figurelab.engines.procedural.lift.images import blurred, components, distance, f32
from figurelab.engines.procedural.lift.part import Depth, Part
from figurelab.engines.procedural.lift.profile import grounded, tube
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
Broad = Literal["box", "block", "coin", "corner", "broadside"]
_BOX, _BLOCK, _COIN, _SIDE, _WHEELED = 0.17, 0.38, 0.11, 0.28, 0.40
_SWELL = 1.9
_FIN, _PILLAR, _FLAT_FIN, _LEAST_FIN = 0.55, 0.25, 0.4, 0.01
_GAP = 0.25
_EVEN_LIGHT, _STEPLESS, _MARKED = 2.0, 1.2, 0.01
_FOOT, _TALLEST = 0.6, 1.6
_BEVEL, _KNOB = 0.07, 0.03
_FILLED, _ROUND = 0.93, 0.93
_BODY, _BARE = 0.8, 0.95
_RINGS = 0.7
_POINTED, _CONVEX = 0.45, 0.97
_EDGE = 7.0
_ELLIPSE, _FLATTENED, _BUSY = 0.93, 1.04, 6.0
_SHADELESS, _BADGE = 0.02, 0.6


def is_box(mask: Mask) -> bool:
    """Whether the mask fills its upright bounding box."""
    tall, wide = int(mask.any(axis=1).sum()), int(mask.any(axis=0).sum())
    return float(mask.sum()) > _FILLED * tall * wide


def is_corner(mask: Mask, half: NDArray[np.float64]) -> bool:
    """Whether the mask is a box's outline that shows two of its sides: convex, and pointed at the foot where round
    things are blunt. half: (h,) half widths of its rows."""
    rows = np.flatnonzero(half > 0)
    at, above = (float(half[rows[-1] - round(up * len(rows))]) for up in (0.04, 0.12))
    straight = at < _POINTED * above and above < 0.6 * float(half.max())
    return straight and solidity(mask) > _CONVEX


def is_flat(sheet: Sheet, core: Mask) -> bool:
    """Whether the subject's face is flat: its light does not change across it as on everything round, though
    there are steps of paint across it, doors or holes. Plain flat colour tells nothing.

    core: (h, w) the subject without its handles."""
    tone = blurred(sheet.lab[..., 0], 1.0)
    slope = np.abs(np.gradient(tone, axis=1))
    inner = core & (sheet.depth > 0.03 * sheet.height)
    inside = inner & (slope < _STEPLESS)
    if (inner & ~inside).sum() < _MARKED * inner.sum():
        return False
    across = slope * sheet.mask.sum(axis=1)[:, None]
    return bool(inside.any()) and float(np.median(across[inside])) < _EVEN_LIGHT


def is_block(mask: Mask) -> bool:
    """Whether a flat-faced thing is a block that stands on a broad foot, a house, and no guitar."""
    rows = np.flatnonzero(mask.any(axis=1))
    wide = np.ptp(np.flatnonzero(mask.any(axis=0)))
    foot = mask[rows[-1] - round(0.03 * len(rows))].sum()
    return bool(foot > _FOOT * wide and len(rows) < _TALLEST * wide)


def is_coin(sheet: Sheet) -> bool:
    """Whether the subject is a disc with a ring drawn all round near its rim, as no ball has, or without any light
    and shade, as a badge. Bells, feet and loops may stick out of it, a fifth of it in all."""
    body = disc_opening(sheet.mask, 0.5 * float(sheet.depth.max()))
    # An opening rounds corners: it is for what sticks out.
    body = body if body.sum() < _BARE * sheet.mask.sum() else sheet.mask
    rows, columns = np.nonzero(body)
    y, x = float(rows.mean()), float(columns.mean())
    radius = float(np.sqrt(body.sum() / np.pi))
    grid = np.indices(sheet.mask.shape)
    disc = np.hypot(grid[0] - y, grid[1] - x) < radius
    if (disc & body).sum() < _ROUND * (disc | body).sum() or body.sum() < _BODY * sheet.mask.sum():
        return False
    tone = sheet.lab[..., 0]
    if float((np.abs(tone - blurred(tone, 1.0))[sheet.depth > 2] < _SHADELESS).mean()) > _BADGE:
        return True
    angles, radii = np.linspace(0, 2 * np.pi, 120, endpoint=False), np.linspace(0.66, 0.96, 40) * radius
    place = (y + radii[:, None] * np.sin(angles), x + radii[:, None] * np.cos(angles))
    ring = blurred(sheet.lab, (1, 1, 0))[tuple(np.round(p).astype(int) for p in place)]
    step = np.linalg.norm(ring[3:] - ring[:-3], axis=2) > _EDGE
    # An edge may lie a pixel or two nearer on one side than on the other.
    return float(np.max([step[i : i + 4].any(axis=0).mean() for i in range(len(step) - 4)])) > _RINGS


def is_dish(sheet: Sheet) -> bool:
    """Whether the subject looks like a dish seen from above: an upright ellipse, wider than it is tall, with edges all
    over its inside. Turned on a lathe it would be a ball with a picture on it."""
    rows, columns = np.nonzero(sheet.mask)
    spread = np.cov(columns, rows)
    if spread[0, 0] < _FLATTENED**2 * spread[1, 1]:
        return False
    grid = np.indices(sheet.mask.shape)
    off = np.stack([grid[1] - columns.mean(), grid[0] - rows.mean()], axis=-1)
    # The points of a solid ellipse within two standard deviations of its middle are all of it.
    ellipse = np.einsum("...i,ij,...j", off, np.linalg.inv(spread), off) < 4
    if (ellipse & sheet.mask).sum() < _ELLIPSE * (ellipse | sheet.mask).sum():
        return False
    inside = sheet.depth > 0.12 * sheet.height
    soft = blurred(sheet.lab, (1.5, 1.5, 0))
    step = np.hypot(*(np.linalg.norm(np.gradient(soft, axis=axis), axis=-1) for axis in (0, 1)))
    return bool(inside.any()) and float(np.quantile(step[inside], 0.9)) > _BUSY


def slab(sheet: Sheet, part: Part, kind: Broad) -> Depth:
    """The solid of a thing that shows its broad side: |z| up to a share of its shorter side, round at the edges."""
    if kind == "corner":
        return _corner(part)
    core = trimmed(sheet) & part.reach
    core = core if core.any() else part.reach
    rod = np.sqrt(np.maximum(tube(core, grounded(core, sheet)), 0))
    shorter = min(part.reach.any(axis=1).sum(), part.reach.any(axis=0).sum())
    bevel = _BEVEL * float(shorter)
    if kind == "broadside":
        most = (_WHEELED if _on_wheels(sheet) else _SIDE) * float(shorter)
        swell = _SWELL * rod
        half = swell / (1 + (swell / most) ** 4) ** 0.25 * _fins(sheet, part, _FIN)
    else:
        most = {"box": _BOX, "block": _BLOCK}.get(kind, _COIN) * float(shorter)
        inward = np.clip(distance(core) / bevel, 0, 1)
        half = most * np.sqrt(1 - (1 - inward) ** 2) * (1 + 0.06 * rod / max(float(rod.max()), 1e-6))
        if kind == "block":
            half = half * _fins(sheet, part, _PILLAR)
    half = np.maximum(half, np.minimum(distance(part.reach), bevel))
    half = blurred(f32(half), 1.0) * part.reach
    return Depth(f32(half**2), np.zeros(half.shape, np.float32))


def trimmed(sheet: Sheet) -> Mask:
    """The subject without the knobs and dents along its outline: carried straight back they would be ridges."""
    return blurred(sheet.mask.astype(np.float32), _KNOB * sheet.height) > 0.5


def _fins(sheet: Sheet, part: Part, narrow: float) -> F32:
    """1 on the body, less on pieces narrower than `narrow` of it: fins, tails and chimneys are flat."""
    labels, count = components(part.reach & ~disc_opening(part.reach, narrow * part.radius))
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    large = sizes > _LEAST_FIN * part.reach.sum()
    large[0] = False
    return 1 - (1 - _FLAT_FIN) * blurred(large[labels].astype(np.float32), 0.02 * sheet.height)


def _on_wheels(sheet: Sheet) -> bool:
    """Whether it stands on two places with a wide gap between them."""
    low = sheet.mask[sheet.bottom - round(0.04 * sheet.height) : sheet.bottom + 1].any(axis=0)
    feet = np.flatnonzero(low)
    return float(np.diff(feet).max(initial=0)) > _GAP * float(np.ptp(np.flatnonzero(sheet.mask.any(axis=0))))


def _corner(part: Part) -> Depth:
    """Its nearest edge in the middle, its faces at 45 degrees to us."""
    columns = np.arange(part.reach.shape[1])
    shown = np.flatnonzero(part.reach.any(axis=0))
    half = 0.5 * len(shown) - np.abs(columns - 0.5 * float(shown[0] + shown[-1]))
    half = np.maximum(np.broadcast_to(half, part.reach.shape), 0.5)
    # The edge itself is round.
    soft = blurred(half, (0, 0.03 * len(shown)))
    return Depth(f32(soft**2 * part.reach), np.zeros(half.shape, np.float32))
