"""What kind of thing stands there, told by its outline, and the solids that suit it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.edges import solidity
from figurelab.engines.procedural.lift.images import filled, grown
from figurelab.engines.procedural.lift.lathe import Lathe, lathe_of, outliers, turned
from figurelab.engines.procedural.lift.part import Depth, Form, Part
from figurelab.engines.procedural.lift.parts import Anatomy, whole
from figurelab.engines.procedural.lift.profile import tube
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.slab import (
    Broad,
    is_block,
    is_box,
    is_coin,
    is_corner,
    is_dish,
    is_flat,
    slab,
    trimmed,
)
from figurelab.engines.procedural.lift.volume import Disc

Mask = NDArray[np.bool_]
_MOST_TURNED, _NEARLY_ALL = 0.78, 0.9
_WIDEST_TURNED, _MOST_LEANING = 1.45, 0.17
_LYING, _TAIL, _NARROW_FOOT = 1.15, 0.10, 0.5
_LIMB = 0.03
_MOUTH, _WALL, _DEEP = 0.85, 0.18, 0.8
_STANDS = 0.05
_COMPACT = 0.72


@dataclass(frozen=True)
class Thing:
    """A thing's form, its parts, and a solid for each. bore: what is hollowed out of it."""

    form: Form
    anatomy: Anatomy
    depths: list[Depth]
    bore: Disc | None = None


def thing_of(sheet: Sheet, anatomy: Anatomy, *, photo: bool) -> Thing | None:
    """The form of a thing by its outline; None when it has limbs, more than fins, or is no compact body: then its own
    parts are rounded one by one.

    Discs with a ring are coins and clocks, and so are dishes seen from above; what fills its upright box is one, a
    convex outline with a pointed foot is a box seen on its edge. Bodies that are much the same on both sides of an
    upright axis are turned on a lathe, unless light shows their face flat: those are blocks or boards. The other
    compact ones show their broad side. photo: of a
    drawing only badges are told, for the rest may be a character.
    """
    if is_coin(sheet):
        return _broad(sheet, anatomy, "coin")
    if not photo:
        return None
    if is_box(sheet.mask):
        return _broad(sheet, anatomy, "box")
    if is_dish(sheet):
        return _broad(sheet, anatomy, "coin")
    lathe = lathe_of(sheet.mask)
    if is_corner(sheet.mask, lathe.half):
        return _broad(sheet, anatomy, "corner")
    if lathe.share < _NEARLY_ALL and _has_limbs(sheet, anatomy):
        return None
    upright = abs(lathe.lean) < _MOST_LEANING and _stands_on_one_foot(sheet, lathe)
    if lathe.share > _MOST_TURNED and lathe.wide < _WIDEST_TURNED and upright:
        if is_flat(sheet, lathe.core):
            return _broad(sheet, anatomy, "block" if is_block(sheet.mask) else "box")
        return _broad(sheet, anatomy, "broadside") if _lies(lathe) else _turned(sheet, anatomy, lathe)
    return _broad(sheet, anatomy, "broadside") if solidity(sheet.mask) > _COMPACT else None


def _has_limbs(sheet: Sheet, anatomy: Anatomy) -> bool:
    """Two legs, or two arms, one on each side, and not many: those would be leaves. A handle, with a hole, and a spout
    are no pair."""
    torso = anatomy.the("torso")
    if torso is None:
        return False
    least = _LIMB * sum(int(part.region.sum()) for part in anatomy.parts)
    for kind in ("arm", "leg"):
        limbs = [p for p in anatomy.parts if p.kind == kind and p.region.sum() > least]
        holed = {bool((p.region & grown(filled(sheet.mask) & ~sheet.mask, 3)).any()) for p in limbs}
        if 2 <= len(limbs) <= 4 and len(holed) == 1 and len({p.centre[1] > torso.centre[1] for p in limbs}) == 2:
            return True
    return False


def _stands_on_one_foot(sheet: Sheet, lathe: Lathe) -> bool:
    """Not on wheels or legs, with air under its middle."""
    return sheet.bottom - lathe.rows[-1] < _STANDS * sheet.height


def _lies(lathe: Lathe) -> bool:
    """Wider than tall, on a narrow belly, and longer on one side: a fish or a whale seen from its side, no pot."""
    half = lathe.half[lathe.rows]
    foot = float(half[-max(len(half) // 25, 1)])
    return lathe.wide > _LYING and lathe.share < 1 - _TAIL and foot < _NARROW_FOOT * float(half.max())


def _turned(sheet: Sheet, anatomy: Anatomy, lathe: Lathe) -> Thing:
    core, solid = turned(sheet, lathe)
    more = outliers(sheet, lathe)
    depths = [solid, *(_rod(part) for part in more)]
    return Thing("turned", Anatomy([core, *more], anatomy.symmetry), depths, _bore(sheet, lathe, more))


def _bore(sheet: Sheet, lathe: Lathe, more: list[Part]) -> Disc | None:
    """The inside of a mug: what has a handle, with a hole, and is about as wide at its mouth as anywhere."""
    holes = grown(filled(sheet.mask) & ~sheet.mask, 3)
    rows = lathe.rows
    mouth = float(np.median(lathe.half[rows[: max(len(rows) // 10, 1)]]))
    if mouth < _MOUTH * float(lathe.half.max()) or not any((part.region & holes).any() for part in more):
        return None
    radius = (1 - _WALL) * mouth
    top, bottom = float(rows[0]), rows[0] + min(_DEEP * len(rows), 1.6 * mouth)
    return Disc(float(lathe.centre[rows[0]]), radius, top - 2 * radius, bottom, 0.3 * radius)


def _rod(part: Part) -> Depth:
    square = tube(part.reach)
    return Depth(square, np.zeros(square.shape, np.float32))


def _broad(sheet: Sheet, anatomy: Anatomy, form: Broad) -> Thing:
    parts = whole(sheet)
    if form != "corner":
        parts[0].reach = sheet.mask | trimmed(sheet)
    return Thing(form, Anatomy(parts, anatomy.symmetry), [slab(sheet, parts[0], form)])
