"""How the top of short hair without a parting stands: cropped it lies as it grows, in spikes it stands in points, flat
it is drawn back from a bare forehead."""

from __future__ import annotations

from typing import Literal

from figurelab.engines.procedural.figure import HairStyle

from .cuts import EAR, SMOOTH_LOCKS, TURNED, is_stubble
from .hair import RECEDING, HairMeasures
from .reading import ramp

Top = Literal["combed", "cropped", "spikes", "flat"]

# Cropped: how upright its strands run at most, how high it stands, how far the forehead is bare and how much of an ear
# is covered: what is combed stands up, is tall, starts high or is long.
_LIES, _LOW, _FORWARD, _CLEAR = 0.485, 0.42, 0.395, 0.30
# Spikes: how upright, how little parallel and of how much relief; seen from how far round.
_UP, _ASTRAY, _POINTS, _FACED = 0.50, 0.475, 2.95, 0.5
# Cropped hair of which tufts are seen: relief, order with the finest and area at least. Clippers leave less.
_TUFTS, _NOT_FINE, _SOME = 2.7, 0.40, 0.17
# Height of the hair over the middle of the forehead from which a crown is surely not bare.
_GROWN = 0.16
# Bare forehead from which a top of so little hair is too short to be drawn back from it.
_HIGH, _SCANT = 0.43, 0.30
# Combed to a side though its strands are not parallel: how little upright, how much of it, and how bare the forehead is
# that a crop's front would lie on.
_ACROSS, _LONG, _BARE = 0.24, 0.40, 0.28
# Bare forehead of a hairline that goes back, of the young and of the grown; up to which yaw it is told, how far it goes
# over a full top, and the area of a sparse one. The drawn ages between which a high forehead comes to be such a line.
_RECEDES, _GONE_BACK, _SEEN, _CORNERS, _SPARSE = (0.43, 0.56), (0.34, 0.50), 0.45, 0.3, 0.315
_AGES = (0.40, 0.46)
# Long tops wave: how much hair there is, and how parallel it is.
_MUCH, _WAY = (0.50, 0.68), (0.68, 0.56)
# A crop's tufts turn: order with the finest and without, together, of relief that is no grain.
_TURN, _NO_GRAIN = (0.95, 0.78), 2.0
# Or with the finest alone, of small curls side by side, and how little parallel they are at most.
_SMALL_TURN, _CURLED = (0.38, 0.31), 0.45
# Share of a turned head's hair that a head seen from the front shows, from which yaw to which.
_FLANK, _TURNED = 0.75, (0.3, 0.55)


def top(m: HairMeasures, yaw: float, style: HairStyle) -> Top:
    """Of short hair that neither hangs nor is parted."""
    if m.length > EAR or m.cut:
        return "combed"
    if style == "buzz":
        return "cropped" if is_tufted(m) else "combed"
    if m.fringe_gap > RECEDING:
        # What is left is combed over a bare crown, and cropped where it still grows on all of it.
        return "cropped" if m.crown > _GROWN and m.area < _SPARSE and not is_stubble(m) else "combed"
    if m.upright > _UP:
        points = m.coherence < _ASTRAY and m.relief > _POINTS and abs(yaw) < _FACED
        return "spikes" if points else "combed"
    if style == "quiff" or m.upright > _LIES:
        return "combed"
    if m.fringe_gap > _HIGH and m.area < _SCANT and abs(yaw) < TURNED and not is_stubble(m):
        # There is too little of it to be drawn back.
        return "cropped"
    if m.fringe_gap > _FORWARD and m.order > SMOOTH_LOCKS:
        return "flat" if abs(yaw) < _FACED else "combed"
    return "cropped" if m.top < _LOW and m.covered < _CLEAR else "combed"


def is_tufted(m: HairMeasures) -> bool:
    """Whether hair as little as a cropped head's is seen to lie in tufts."""
    return m.relief > _TUFTS and m.fine > _NOT_FINE and m.area > _SOME and not is_stubble(m)


def recede(m: HairMeasures, yaw: float, years: float) -> float:
    """0..1, how far the hairline has gone back; over a full top the forehead is high and no more. years: how old the
    face is, 0..1."""
    if m.length > EAR or abs(yaw) > _SEEN or m.cut:
        return 0.0
    grown = ramp(years, *_AGES)
    share = round((1 - grown) * ramp(m.fringe_gap, *_RECEDES) + grown * ramp(m.fringe_gap, *_GONE_BACK), 1)
    return min(share, _CORNERS) if m.area > _SPARSE else share


def is_across(m: HairMeasures, yaw: float) -> bool:
    """Whether hair is combed to a side, however its strands stray."""
    return m.upright < _ACROSS and m.area > _LONG and m.fringe_gap > _BARE and abs(yaw) < _FACED


def waves(m: HairMeasures, yaw: float, stands: Top) -> float:
    """0..1, how far a top waves: long hair that does not run one way does, and what is cropped where it is tangled."""
    if m.cut or stands == "spikes":
        return 0.0
    if stands == "cropped":
        small = ramp(-m.fine, *(-t for t in _SMALL_TURN)) if m.coherence < _CURLED else 0.0
        turns = max(ramp(-(m.order + m.fine), *(-t for t in _TURN)), small)
        return round(turns, 1) if m.relief > _NO_GRAIN else 0.0
    much = m.area * (1 - (1 - _FLANK) * ramp(abs(yaw), *_TURNED))
    return round(ramp(much, *_MUCH) * ramp(-m.coherence, *(-w for w in _WAY)), 1)
