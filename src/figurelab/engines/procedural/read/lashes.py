"""Lashes are finer than a photo's pixels: how far they are drawn out is told by what goes with made-up eyes, lips that
stand out from the skin and brows that are thin or lie high."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .color import F32, chroma, median
from .head import INNER_LIPS, LEFT_BROW, LEFT_CHEEK, LIPS, RIGHT_BROW, RIGHT_CHEEK, Head
from .reading import Reading, ramp

# Photo pixels of face height below which neither lips nor brows are more than a blur.
_SMALLEST_FACE = 64.0
# How much redder than the cheeks lips are, and how much bluer than that bare ones are: by the sum, what stands out.
_BARE_BLUE, _BLUE_COUNTS, _STANDS_OUT = 6.0, 0.8, (4.0, 10.0)
# Height of a brow over an eye's width: bushy and plucked.
_BUSHY, _PLUCKED = 0.27, 0.15
# Brows over the eyes, as :class:`.traits.Traits` has them.
_LOW, _HIGH = -0.6, 0.3
_BY_LIPS, _BY_BROWS, _BY_LIFT = 0.6, 0.35, 0.35
_GREY_PHOTO = 4.0
# Yaw from which the far brow is a line, and share of a brow that may be hidden; L by which a brow is darker than the
# skin, of it, that has edges to measure; and what a brow or a lift counts for that is not told.
_TURNED, _HIDDEN, _FAINT, _UNTOLD = 0.25, 0.3, 0.12, 0.4
# Yaw from which to which brows say ever less.
_BESIDE = (0.35, 0.55)
# Across a brow, in eye widths: how far is looked to each side of its middle, in how many steps, and where it may lie.
_ACROSS, _STEPS, _WITHIN = 0.35, 36, (8, 28)
# What the plainer of two brows counts for: the other may lie in the shade.
_PLAINER = 0.75
# Upper and lower vertices at three places of each brow, and the corners of the eye under it.
_BROWS = (
    ((63, 53), (105, 52), (66, 65), (33, 133)),
    ((293, 283), (334, 282), (296, 295), (263, 362)),
)


def lashes(head: Head, lift: float | None) -> Reading[float]:
    """0 plain .. 1 drawn out. lift: of the brows, -1 low .. 1 high; None where it is not told."""
    if head.height * head.regions.window.scale < _SMALLEST_FACE:
        return Reading(0.0, 0.0)
    lips, cheek = head.area(LIPS) & ~head.area(INNER_LIPS), head.area(RIGHT_CHEEK, LEFT_CHEEK)
    if lips.sum() < 40 or not cheek.any():
        return Reading(0.0, 0.0)
    height, told = brow_height(head), ramp(abs(head.yaw), _BESIDE[1], _BESIDE[0])
    raised = ramp(lift, _LOW, _HIGH) if lift is not None else _UNTOLD
    thin = ramp(height, _BUSHY, _PLUCKED) if height is not None else _UNTOLD
    brows = _BY_LIFT * raised + _BY_BROWS * thin
    brows = told * brows + (1 - told) * _UNTOLD * (_BY_LIFT + _BY_BROWS)
    redder = _stand_out(median(head.lab[lips]), median(head.lab[cheek]))
    return Reading(min(1.0, brows + _BY_LIPS * redder), 0.7)


def _stand_out(lips: F32, cheek: F32) -> float:
    if chroma(cheek) < _GREY_PHOTO:
        return 0.0
    _, redder, yellower = (lips - cheek).tolist()
    return ramp(redder + _BLUE_COUNTS * (yellower + _BARE_BLUE), *_STANDS_OUT)


def brow_height(head: Head) -> float | None:
    """Of the thinner brow, or the near one of a turned face, over the width of the eye: from half as dark as it gets to
    half as dark. None where no brow is plainly seen."""
    brows = head.area(RIGHT_BROW, LEFT_BROW)
    if not brows.any() or float((head.hair | head.other)[brows].mean()) > _HIDDEN:
        return None
    right, left = (_height(head, places, eye) for *places, eye in _BROWS)
    if abs(head.yaw) > _TURNED:
        return right if head.yaw > 0 else left
    return min(right, left) if right is not None and left is not None else right or left


def brow_depth(head: Head, *sides: int) -> float:
    """How much darker than the skin right over it a brow is, in L, by the dark third of cuts across it, mostly of the
    plainer one: on a forehead that faces the light a brow is hardly darker than the cheeks. sides: 0 the person's
    right, 1 the left."""
    found: list[float] = []
    for side in sides:
        *places, eye = _BROWS[side]
        width = float(np.linalg.norm(head.points[eye[0]] - head.points[eye[1]]))
        first, last = _WITHIN
        cuts = [_across(head, upper, lower, width) for upper, lower in places]
        darker = [
            float(np.percentile(cut[:first], 60) - np.sort(cut[first:last])[: (last - first) // 3].mean())
            for cut in cuts
        ]
        found.append(max(float(np.median(darker)), 0.0))
    return _PLAINER * max(found) + (1 - _PLAINER) * min(found) if found else 0.0


def _across(head: Head, upper: int, lower: int, width: float) -> F32:
    """(_STEPS,) L on a line across a brow between two vertices, from over it downward. width: of the eye."""
    steps = np.linspace(-_ACROSS, _ACROSS, _STEPS) * width
    down = head.points[lower] - head.points[upper]
    down = down / max(float(np.linalg.norm(down)), 1e-6)
    x, y = ((head.points[upper] + head.points[lower]) / 2)[:, None] + steps * down[:, None]
    return np.asarray(ndimage.map_coordinates(head.lab[..., 0], [y, x], order=1, mode="nearest"), np.float32)


def _height(head: Head, places: list[tuple[int, int]], eye: tuple[int, int]) -> float | None:
    width = float(np.linalg.norm(head.points[eye[0]] - head.points[eye[1]]))
    found: list[float] = []
    for upper, lower in places:
        light = _across(head, upper, lower, width)
        first, last = _WITHIN
        darkest = first + int(light[first:last].argmin())
        skin = float(np.percentile(light[:first], 60))
        if skin - light[darkest] <= _FAINT * max(skin, 1.0):  # black is not quite 0: below it anything would be an edge
            continue
        brow = np.flatnonzero(np.diff(np.concatenate([[0], light < (skin + light[darkest]) / 2, [0]])))
        run = next(int(end - start) for start, end in brow.reshape(-1, 2) if start <= darkest < end)
        found.append(run * 2 * _ACROSS / (_STEPS - 1))
    return float(np.median(found)) if found else None
