"""How deep each part is: tubes for limbs, the width's own profile for heads and torsos seen from the front."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift import person
from figurelab.engines.procedural.lift.curtain import let_down
from figurelab.engines.procedural.lift.edges import disc_opening, solidity
from figurelab.engines.procedural.lift.hat import turned_hat
from figurelab.engines.procedural.lift.images import blurred, components, distance
from figurelab.engines.procedural.lift.laplace import poisson
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Depth, Form, Part
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.rows import Rows, domed, half_depths, measure, smooth, span
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.snout import muzzle, nose

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Depth over width. Priors from true side views and from looking at many; a small body's human head is nearly a ball.
_HEAD, _HUMAN_HEAD, _BALL_HEAD, _TORSO, _ALONE = 0.84, 0.90, 0.98, 0.76, 0.86
# Depth over height, at most: a head that is wider than tall is no deeper for it.
_HEAD_TALL, _HUMAN_TALL = 0.73, 1.0
# How much wider than usual a torso may be for its depth: at the shoulders, where it is arms, and at the seat or hem.
_SHOULDER, _SEAT = 1.08, 1.6
# Skirts and haunches are as deep as they are wide.
_ROUND = 1.25
_SOLE = 9.0
_STANDS, _BELOW = 0.02, 0.10
_TURNED, _TURNED_THING, _THING, _COMPACT = 0.85, 0.62, 0.60, 0.78
_BELLY, _BELLY_OUT = 0.25, 0.10
_LEAST = 0.009
_CHIN, _LEDGE, _UNDER = 0.62, 0.03, 0.04


def shape(sheet: Sheet, anatomy: Anatomy, paints: list[Paints], form: Form, *, thing: bool) -> list[Depth]:
    """One solid per part of the anatomy, in its order, as are the paints. thing: the subject is one rounded thing."""
    frontal = anatomy.symmetry > 0.72
    head, torso = anatomy.the("head"), anatomy.the("torso")
    seated = not thing and all(part.kind != "leg" for part in anatomy.parts)
    human = frontal and form == "chibi" and sheet.face is not None
    depths: list[Depth] = []
    skull: Depth | None = None
    for part in anatomy.parts:
        rod = square = tube(part.reach, grounded(part.reach, sheet))
        if part.kind == "hat":
            depths.append(turned_hat(part))
            continue
        if part.kind in ("head", "torso") and frontal:
            most = None
            if part is torso and head is not None and skull is not None and form == "chibi":
                most = _chest_limit(head, part, skull)
            if thing:
                # A car or a bench is not as deep as it is wide.
                most = 1.2 * part.radius
            ratio = _thing_ratio(sheet.mask) if thing else _ratio(part, sheet, form, alone=head is None)
            pear, legs = form == "chibi", human and not seated
            square = upright(part, square, ratio, sheet.height, most, pear=pear, seated=seated, legs=legs)
        elif not frontal:
            square = square * (_TURNED_THING if thing else _TURNED) ** 2
        # Flattened or not, nothing is thinner than the least that prints.
        square = np.maximum(square, np.minimum(rod, (_LEAST * sheet.height) ** 2))
        depths.append(Depth(square.astype(np.float32), np.zeros(square.shape, np.float32)))
        if part.kind in ("torso", "leg") and form == "chibi" and not human:
            depths[-1].middle += np.float32(_BELLY_OUT * np.sqrt(square.max()))
        if part is head:
            skull = depths[-1]
    if human and head is not None and skull is not None and not between_ears(anatomy, head):
        person.skull(sheet, head, skull)
    if head is not None and skull is not None and frontal:
        _snout(sheet, anatomy, head, paints[anatomy.parts.index(head)], skull)
    _order(anatomy, depths)
    if head is not None and torso is not None and skull is not None and sheet.face is not None and frontal:
        chest = depths[anatomy.parts.index(torso)]
        under_chin(sheet, head, skull, chest)
        if human:
            let_down(sheet, head, paints[anatomy.parts.index(head)], skull, chest)
    if frontal and form in ("chibi", "figure"):
        _toes(sheet, anatomy, depths, human=human)
    return depths


def tube(reach: Mask, carried: Mask | None = None) -> F32:
    """Squared half-depth of a soft tube: a ball over a disc, a round rod over a stripe. carried: the reach and where it
    runs on below the ground, so that it does not close there."""
    h = poisson(reach if carried is None else carried) * reach
    return h * np.float32(float(distance(reach).max()) ** 2 / max(float(h.max()), 1e-6))


def grounded(reach: Mask, sheet: Sheet) -> Mask:
    """The reach, run on below the ground in the columns in which it stands there: a foot has a flat sole."""
    first, end = sheet.bottom - round(_STANDS * sheet.height), sheet.bottom + round(_BELOW * sheet.height)
    carried = reach.copy()
    carried[first : end + 1] |= np.logical_or.accumulate(reach[first : end + 1], axis=0)
    return carried


def upright(
    part: Part,
    tube_square: F32,
    ratio: float,
    height: int,
    most: float | None,
    *,
    pear: bool,
    seated: bool,
    legs: bool = False,
) -> F32:
    """Squared half-depth of a part that stands upright and faces us, from the widths of its rows.

    most: no half-depth above it, pixels. pear: a torso that is deepest at the belly and narrows to the neck. seated:
    it stands on its own broad end, haunches, a skirt or a coat. legs: its narrow lower rows are legs.
    Near the outline the tube rules, so the front view keeps its silhouette.
    """
    core = disc_opening(part.region, (0.45 if part.kind == "head" else 0.30) * part.radius)
    rows = measure(part.reach)
    core_rows = measure(core if core.any() else part.reach, rows.index)
    half = np.minimum(core_rows.half, rows.half)
    u = down = span(rows.index, rows.index[0], rows.index[-1] + 1)
    wider: F64 | float = 1.0
    if part.kind == "torso":
        # Arms fused at the shoulder must not thicken the chest.
        low = seated * np.clip(u / 0.6, 0, 1)
        wider = _SHOULDER + (_SEAT - _SHOULDER) * low
        half = np.minimum(half, np.percentile(half[half > 0], 45) * wider) * (1 + (_ROUND - 1) * low)
    depth = half_depths(half, ratio, 0.035 * height)
    if part.kind == "head":
        depth = smooth(domed(depth, _crown_to_chin(part, rows), 2.15, 1.0), 3)
    else:
        if most is not None:
            depth = np.minimum(depth, most * wider / _SHOULDER)
        if pear:
            u = np.where(u < _BELLY, (u - _BELLY) / (1 + _BELLY), (u - _BELLY) / (1 - _BELLY))
        upper, lower = (1.7, 2.6) if pear else (2.5, 3.4)
        lower = _SOLE if seated else lower
        depth = domed(smooth(depth, 3), u, np.where(u < 0, upper, lower), 1.03)
        if legs:
            depth = person.seat(depth, core_rows.half, down)
    return _wrap(part, tube_square, depth, core_rows)


def _wrap(part: Part, tube_square: F32, depth: NDArray[np.float64], core: Rows) -> F32:
    """Ellipses row by row, widened to the outline by a flatter tube and closed by the tube itself."""
    shape = part.reach.shape
    deep, half, centre = np.zeros(shape[0]), np.ones(shape[0]), np.zeros(shape[0])
    deep[core.index] = depth
    half[core.index] = np.maximum(smooth(core.half, 5), 1)
    centre[core.index] = smooth(core.centre, 5)
    columns = np.arange(shape[1])[None, :]
    square = deep[:, None] ** 2
    oval = square * np.maximum(1 - ((columns - centre[:, None]) / half[:, None]) ** 2, 0)
    flat = 0.75 * np.minimum(tube_square, square + 1)
    union = 0.5 * (oval + flat + np.sqrt((oval - flat) ** 2 + (0.02 * part.radius**2) ** 2))
    # Rows were measured one by one: without this the side view shows grooves.
    union = nd.gaussian_filter1d(union, 3.0, axis=0)
    closing = 5 * tube_square + 1e-9
    return blurred(1.12 * union * closing / (union + closing), 1.2) * part.reach


def _thing_ratio(mask: Mask) -> float:
    """Compact things are round; things with gaps in their outline are likely seen from their broad side."""
    return float(np.interp(solidity(mask), [0.75, 0.90], [_THING, _COMPACT]))


def _ratio(part: Part, sheet: Sheet, form: Form, *, alone: bool) -> float:
    if part.kind != "head":
        return _ALONE if alone else _TORSO
    human, tall = (_BALL_HEAD if form == "chibi" else _HUMAN_HEAD, _HUMAN_TALL) if sheet.face else (_HEAD, _HEAD_TALL)
    rows = measure(part.reach)
    u = _crown_to_chin(part, rows)
    skull = float((np.abs(u) < 1).sum())
    return min(human, tall * skull / (2 * float(np.percentile(rows.half, 92))))


def _crown_to_chin(part: Part, rows: Rows) -> NDArray[np.float64]:
    """Height within the skull by its middle columns, so that ears do not count."""
    axis, reach = int(np.median(rows.centre)), int(0.25 * part.radius)
    band = part.reach[:, max(axis - reach, 0) : axis + reach + 1]
    filled = np.flatnonzero(band.mean(axis=1) > 0.5)
    if len(filled) == 0:
        filled = rows.index
    return span(rows.index, float(filled[0]), float(filled[-1] + 1))


def _chest_limit(head: Part, torso: Part, skull: Depth) -> float:
    wide = np.percentile(measure(torso.reach).half, 60) / np.percentile(measure(head.reach).half, 90)
    ratio = max(1.0, torso.radius / head.radius) * max(1.0, float(wide))
    return 0.74 * float(np.sqrt(skull.square.max())) * ratio


def _snout(sheet: Sheet, anatomy: Anatomy, head: Part, paints: Paints, skull: Depth) -> None:
    """Push the front of the skull out over a muzzle or a nose, the back stays.

    A face between two ears on the crown is an animal's."""
    animal = between_ears(anatomy, head)
    bump = muzzle(sheet, head, paints) if sheet.face is None or animal else None
    if bump is None and sheet.face is not None:
        bump = nose(sheet, head)
    if bump is not None:
        skull.square[:] = (np.sqrt(skull.square) + 0.5 * bump) ** 2 * head.reach
        skull.middle += 0.5 * bump


def between_ears(anatomy: Anatomy, head: Part) -> bool:
    """Whether the head has an ear on either side of its crown."""
    crown = head.centre[0] - 0.5 * head.radius
    ears = [part.centre for part in anatomy.parts if part.kind == "ear" and part.centre[0] < crown]
    return len({column > head.centre[1] for _, column in ears}) == 2


def under_chin(sheet: Sheet, head: Part, skull: Depth, chest: Depth) -> None:
    """What hangs from the head below its chin, hair or a hood, lies behind the neck and beside it: its front, in place,
    comes no farther out than the chest's just below, while its back stays.

    Without this a collar that was cut off with the hair would ride on the chin's ledge."""
    assert sheet.face is not None
    chin = sheet.face[1] + _CHIN * sheet.face[3]
    rows = np.arange(sheet.mask.shape[0], dtype=np.float32)
    last = int(np.flatnonzero(head.region.any(axis=1))[-1])
    below = slice(last, last + max(round(_UNDER * sheet.height), 1))
    front = (chest.middle + np.sqrt(np.maximum(chest.square, 0)))[below]
    t = np.clip((rows - chin) / max(_LEDGE * sheet.height, 1.0), 0, 1)[:, None]
    if last < chin + _LEDGE * sheet.height or not (front > 0).any():
        return
    root = np.sqrt(np.maximum(skull.square, 0))
    ahead, behind = skull.middle + root, skull.middle - root
    least = np.minimum(ahead, np.maximum(blurred(front.max(axis=0)[None], (0, 4.0)), behind + 0.3 * (ahead - behind)))
    ahead = ahead + (t * t * (3 - 2 * t)) * (least - ahead)
    skull.middle[:] = 0.5 * (ahead + behind)
    skull.square[:] = (0.5 * (ahead - behind)) ** 2 * head.reach


def _order(anatomy: Anatomy, depths: list[Depth]) -> None:
    """Arms a little forward, ears and tail back."""
    head, torso = anatomy.the("head"), anatomy.the("torso")
    for part, depth in zip(anatomy.parts, depths, strict=True):
        if part.kind in ("arm", "tail") and torso is not None:
            chest = float(np.sqrt(depths[anatomy.parts.index(torso)].square.max()))
            depth.middle += np.float32((0.12 if part.kind == "arm" else -0.55) * chest)
        if part.kind == "ear" and head is not None:
            depth.middle -= np.float32(0.10 * np.sqrt(depths[anatomy.parts.index(head)].square.max()))
            depth.square *= np.float32(0.7)


def _toes(sheet: Sheet, anatomy: Anatomy, depths: list[Depth], *, human: bool) -> None:
    """Feet come forward while the heel stays upright, on the lowest seven hundredths of the height. human: shod."""
    height, bottom = sheet.height, sheet.bottom
    row = np.arange(sheet.mask.shape[0])[:, None]
    t = np.clip((row - (bottom - 0.10 * height)) / (0.05 * height), 0, 1)
    ramp = (t * t * (3 - 2 * t)).astype(np.float32)
    for part, depth in zip(anatomy.parts, depths, strict=True):
        low = part.region & (row > bottom - 0.07 * height)
        if part.kind not in ("leg", "torso") or low.sum() < 0.004 * sheet.mask.sum():
            continue
        if part.kind == "torso" and components(low)[1] < 2:
            continue
        if human:
            person.shoe(sheet, part, depth)
            continue
        foot = min(float(sheet.depth[low].max()), 0.055 * height)
        root = np.sqrt(depth.square)
        step = 0.45 * foot * ramp
        depth.middle += step
        most = max(0.6 * float(root[low].max()), 1e-3)
        depth.square = ((root + step * np.clip(root / most, 0, 1)) ** 2).astype(np.float32)
