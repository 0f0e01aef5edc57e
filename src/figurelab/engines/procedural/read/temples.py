"""Hair that goes grey from its sides: lighter there than over the forehead, and without colour."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from figurelab.engines.procedural.figure import Hair

from .color import F32, chroma, from_hex, median, shade, to_hex
from .cuts import EAR
from .head import Head
from .reading import ramp
from .tint import strands

# Of the face's width: how far from its middle the sides are at least. Of its height: how far below its upper end they
# begin, how far below the eyes they end, and how far above that end the top is.
_BESIDE, _BEGIN, _END, _ABOVE = 0.38, 0.08, 0.12, 0.06
# Of the face's oval: what of the sides and of the top tells.
_SIDE_SEEN, _TOP_SEEN = 0.012, 0.05
# L by which grey sides are lighter at least: of 190 people none had between 3 and 11 with sides of so little chroma, L
# from which they are grey, and the yaw up to which both sides of the head lie in one light.
_LIGHTER, _COLORLESS, _GREY, _TURNED = 8.0, 8.0, 36.0, 0.6
# Age from which hair turns grey; how much of what the top is darker than all of the hair it is drawn darker; how
# much lighter than the top grey is drawn at least, L, and what the shade between hairs took of that.
_GROWN, _OWN, _TOLD, _BETWEEN = 0.32, 0.7, 26.0, 6.0
# Ages over which sides that nothing else tells of turn grey, gently: of 13 people told fifty-five and more whose short
# hair is not light all but one have some grey. L and chroma that such hair has at most, how much lighter its sides are
# then, and what is left of their chroma.
_TURNING, _DARK_HAIR, _RICH, _GENTLY, _FADED = (0.50, 0.62), 58.0, 16.0, 22.0, 0.45


@dataclass(frozen=True)
class Temples:
    """(3,) Lab of the sides and of the top."""

    sides: F32
    top: F32


def temples(head: Head) -> Temples | None:
    """None where the sides are no lighter than the top, or have a colour: what lies in the sun keeps its own."""
    if abs(head.yaw) > _TURNED:
        return None
    hairy, size = strands(head), head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    beside = np.abs(x - head.middle) > _BESIDE * head.width
    rows = (y > head.top + _BEGIN * head.height) & (y < head.eye_line + _END * head.height)
    sides, top = hairy & beside & rows, hairy & (y < head.top - _ABOVE * head.height)
    if sides.sum() < _SIDE_SEEN * head.oval_area or top.sum() < _TOP_SEEN * head.oval_area:
        return None
    seen = Temples(median(head.lab[sides]), median(head.lab[top]))
    lighter = float(seen.sides[0] - seen.top[0]) > _LIGHTER
    return seen if lighter and seen.sides[0] > _GREY and chroma(seen.sides) < _COLORLESS else None


def with_temples(hair: Hair, seen: Temples | None, years: float) -> Hair:
    """Short hair over a grown face with grey temples, the rest of it as dark as the top is; long hair gleams at its
    sides. years: how old the face is, 0..1: the young have shaved sides, through which skin shines, and where nothing
    of the sides is told those of the old turn grey."""
    if hair.length >= EAR or hair.style == "bald":
        return hair
    color = from_hex(hair.color)
    if seen is None or years < _GROWN:
        return replace(hair, temples=_turning(color, years))
    over = shade(color, lightness=_OWN * min(float(seen.top[0] - color[0]), 0.0))
    light = max(float(seen.sides[0]) + _BETWEEN, float(over[0]) + _TOLD)
    return replace(hair, color=to_hex(over), temples=to_hex(np.array([light, *(0.6 * seen.sides[1:])], np.float32)))


def _turning(color: F32, years: float) -> str | None:
    """Sides of dark hair that nothing tells to be grey but the age; None for young, light or coloured hair."""
    gently = _GENTLY * ramp(years, *_TURNING)
    if gently < 1.0 or color[0] > _DARK_HAIR or chroma(color) > _RICH:
        return None
    return to_hex(shade(color, lightness=gently, colorfulness=_FADED))
