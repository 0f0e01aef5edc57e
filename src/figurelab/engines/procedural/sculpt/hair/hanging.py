"""Loose hair: bob, shoulder length, long and wavy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .crown import swell
from .curls import curly
from .curtain import LOCK, NAPE, TO_THE_NECK, Fall, drape, frame_face, hang, lining, undermass
from .cut import Cut, cut_of
from .flick import swept_out
from .frame import between, on_skull, radial
from .fringe import fringe, hairline_shows, long_swept, swept_over, whorl_of
from .panels import behind_fringe, behind_shoulders, laid_forward
from .ringlets import ringlets
from .soft import soft_waves
from .strand_map import AZ, whorl_relief
from .trims import faded
from .tucked import BEHIND, is_tucked, tuck
from .waves import Wave, wave_of

_WHORLED = replace(LOCK, width=0.37, root_width=0.20, full=0.40)
_GRADED = 0.6
"""See :class:`Fall`, of a bob."""
_LOW_LIFT = 0.3
"""Share of the volume that a bob has below the temples: with all of it, it would be a mushroom."""
_CALM, _EAR_LONG = 0.62, (-1.05, -0.80)
"""Share of their swing that waves have in a bob that ends beside the cheek, and between which local heights of its end
it comes to that: with all of it the ends would be wings."""
_LOWER = 0.14
"""Local units by which a bob ends lower than other hair of its length: one that ends beside the mouth is a mushroom."""
_TO_THE_JAW, _JAW_LONG, _LOWEST_BOB = 0.17, (-0.45, -0.22), -1.12
"""By how much more one does that reaches the jaw, between which lengths it comes to that, and its lowest end: the head
is as broad there as the hair, and what ends above it leaves all of the jaw bare."""
_ROUND = 0.24
"""See :class:`Fall`, of long hair."""
_LOOSE = 0.38
"""The same: with more the hem at the back is a row of fingers."""
_CURVED = 0.3
"""Wave from which a bob is parted, straight fringe or not."""
_DEEP = 0.75
"""Drop from which a swept fringe covers the forehead, where it is else led past it."""
_HANG = -0.2
"""Length, in face heights below the chin, from which curls hang."""
_FULLER, _FULLER_BOB = (0.070, 0.085), (0.048, 0.035)
"""Body and flare of hair that hangs, see :class:`Hairdo`: it is a mass of its own, clearly wider than the face, and no
curtain round it. A bob turns in below."""
_TURNED = 0.34
"""How much farther out than those that turn under the ends of long hair are at most, local units."""
_SWEEPS, _CURLS = 0.50, (0.55, 1.0)
"""Share of straight long hair whose front sweeps outward, and the sizes of the curls that it ends in."""
_LAYERED, _BEHIND = 0.70, 0.90
"""Up to which share of heads the front of straight long hair has a layer to the jaw, and from which it falls behind the
shoulders where nobody says on which side it does."""
_SIDES = {-1: "right", 1: "left"}
"""The figure's own."""


def _cap(do: Hairdo, thickness: float = 0.08) -> None:
    line = hairline.PARTED if hairline_shows(do) else hairline.FULL
    relief, tone = whorl_relief(180, 74, 36, 0.014, swirl=0.4)
    parted = do.hair.fringe != "straight"
    crown = swell(do.part_x, do.lift + do.body) if parted else np.zeros(AZ.shape)
    do.cap(thickness + crown + relief, hairline.edge_map(line), tone=tone)


def bob(do: Hairdo) -> None:
    """Turned in at the jaw. Straight and with a straight fringe it grows from the whorl, else from the parting."""
    jaw = _TO_THE_JAW * float(smoothstep(*_JAW_LONG, do.hair.length))
    bottom = max(do.drop(-0.70 + _LOWER, _LOWEST_BOB + _LOWER) - _LOWER - jaw, _LOWEST_BOB)
    do.fuller(*_FULLER_BOB)
    do.low_lift = _LOW_LIFT
    _cap(do)
    if do.hair.fringe != "straight" or do.rim is not None or do.hair.wave > _CURVED:
        _parted_bob(do, bottom)
        return
    crown, fall = whorl_of(180, 72), replace(_bob_fall(bottom), radius=1.165, tuck=1.09, loose=0.4)
    undermass(do, bottom + 0.03, end=0.82, nape=fall.nape, graded=fall.graded)
    for i in range(9):
        az = 70 + 220 * i / 8
        aim, rise, front = on_skull(az, 0), 0.045 if i % 2 else -0.020, float(smoothstep(70, 112, abs(az - 180)))
        upper = [
            radial(between(crown, aim, 0.04), 1.14),
            radial(between(crown, aim, 0.30), 1.225 + 0.6 * rise),
            radial(between(crown, aim, 0.62), 1.205 + rise),
            on_skull(az, 2, 1.165 + rise),
        ]
        hang(do, 1 if az <= 180 else -1, upper, az, front, i, bottom, fall, _WHORLED)
    fringe(do, crown)


def _bob_fall(bottom: float) -> Fall:
    """Its ends turn in, those beside the face to the chin; behind, they lie down on the nape."""
    low = bottom + _GRADED * (NAPE - bottom)
    nape = 1 - (max(0.60, float(np.sqrt(1 - (low / 0.94) ** 2))) + 0.04) / 0.88
    # What ends over the ear has no way to turn forward on: it would curl up.
    forward = 30 * float(np.clip(-0.5 - bottom, 0.0, 0.4))
    return Fall(tuck=1.11, end=0.88, flick=0.90, nape=nape, graded=_GRADED, aside=(4, 4 - forward))


def _parted_bob(do: Hairdo, bottom: float) -> None:
    wave = _wave(do)
    if wave is not None:
        calm = 1 - (1 - _CALM) * float(smoothstep(*_EAR_LONG, bottom))
        _soft(do, bottom, replace(wave, size=calm * wave.size, out=calm * wave.out))
        return
    cut = cut_of(do.rng, short=True)
    cut = replace(cut, loose=0.4 * cut.loose)
    fall = _bob_fall(bottom)
    undermass(do, bottom + 0.10, end=0.80, nape=fall.nape, graded=fall.graded)
    lining(do, bottom)
    _curtains(do, bottom, fall, cut)
    _front(do, bottom)


def _front(do: Hairdo, bottom: float) -> None:
    """The fringe before curtains that end at a local height."""
    if do.hair.fringe == "swept" and do.rim is None:
        long_swept(do, bottom)
        if do.hair.fringe_drop > _DEEP:
            swept_over(do)
    else:
        fringe(do, whorl_of(180, 72))


def shoulder(do: Hairdo) -> None:
    """To the shoulders, in the figure's own cut."""
    do.fuller(*_FULLER)
    bottom, wave = do.drop(-1.05, -1.50), _wave(do)
    _cap(do)
    if wave is not None:
        _soft(do, bottom, wave)
        return
    undermass(do, bottom + 0.05, end=0.86, locks=7, nape=TO_THE_NECK)
    lining(do, bottom)
    end = 0.86 + 0.10 * float(do.rng.uniform(0, 1))
    fall = Fall(tuck=1.10, end=end, flick=end + 0.02, nape=TO_THE_NECK, aside=(4, -8))
    _curtains(do, bottom, fall, cut_of(do.rng))
    _front(do, bottom)


def _size(do: Hairdo) -> float:
    """Of the curls at the ends of hair that sweeps outward."""
    return float(do.rng.uniform(*_CURLS))


def _curtains(do: Hairdo, bottom: float, fall: Fall, cut: Cut) -> None:
    """Both sides of hair that ends between jaw and shoulders, in the figure's own cut."""
    x = do.part_x
    fall = replace(fall, layers=cut.layers, loose=cut.loose)
    if cut.flipped and do.rim is None and do.hair.tucked == "none" and do.hair.behind in (None, "none"):
        for side in (-1, 1):
            out = replace(fall, end=0.96, tuck=1.05)
            drape(do, side, (side * 106, side * 170), (86, 122), bottom, out, locks=4, x=x, behind=True)
        swept_out(do, x, bottom + 0.04, bottom, size=_size(do))
        return
    open_face = do.rim is None and do.hair.fringe in ("none", "swept")
    wide = 1 if x else 0
    for side, more in ((1, 0), (-1, wide)):
        if is_tucked(do, side):
            drape(do, side, (side * BEHIND, side * 170), (86, 122), bottom, fall, locks=4, x=x, behind=True)
            tuck(do, side, x, bottom)
            continue
        ends = (side * 76 - 2 * wide, side * 172 - 5 * wide)
        drape(do, side, ends, (59 + behind_fringe(do, 59), 122), bottom, fall, locks=5 + more, x=x)
        if open_face:
            frame_face(do, side, bottom, fall, x=x)


def _soft(do: Hairdo, bottom: float, wave: Wave) -> None:
    soft_waves(do, bottom, wave)
    fringe(do, whorl_of(180, 72))


def _wave(do: Hairdo, *, short: bool = True) -> Wave | None:
    """The spec's waves; a hat presses them flat."""
    wave = wave_of(do.hair.wave, float(do.rng.uniform()), short=short)
    return None if wave is None else _under(do, wave)


def _under(do: Hairdo, wave: Wave) -> Wave:
    return wave if do.rim is None else replace(wave, begins=-0.10, whole=-0.70)


def long(do: Hairdo) -> None:
    """A mass down the back with a round hem, and panels before it that sweep outward, lie on the chest or fall behind
    the shoulders."""
    do.fuller(*_FULLER)
    bottom, wave = do.drop(-1.35, -2.40), _wave(do, short=False)
    _cap(do)
    if wave is not None:
        _soft(do, bottom, wave)
        return
    undermass(do, bottom + 0.05, end=0.91, locks=7, nape=TO_THE_NECK, round=_ROUND)
    lining(do, bottom)
    # The ends turn under or out a little, as each figure's do.
    end = 0.96 + float(do.rng.uniform(0, 1)) * _TURNED
    fall = Fall(radius=1.20, tuck=1.04, end=end, round=_ROUND, loose=_LOOSE, nape=TO_THE_NECK)
    for side in (-1, 1):
        first = BEHIND if is_tucked(do, side) else 94
        drape(do, side, (side * first, side * 170), (82, 122), bottom, fall, locks=5, x=do.part_x, behind=True)
    kind, x = float(do.rng.uniform()), do.part_x
    sides = [side for side in (-1, 1) if not is_tucked(do, side)]
    for side in (1, -1):
        if side not in sides:
            tuck(do, side, x, bottom)
    if do.hair.behind is not None:
        back = [side for side in sides if do.hair.behind in ("both", _SIDES[round(side * do.side)])]
        behind_shoulders(do, x, bottom, back)
        sides, kind = [side for side in sides if side not in back], _BEHIND * kind
    if kind < _SWEEPS:
        swept_out(do, x, max(bottom + 0.35, do.frame.shoulder + 0.06), bottom + 0.06, sides, _size(do))
    elif kind > _BEHIND:
        behind_shoulders(do, x, bottom, sides)
    else:
        laid_forward(do, x, 0.92 * bottom, layers=kind < _LAYERED and do.hair.fringe == "none", sides=sides)
    _front(do, bottom)


def wavy(do: Hairdo) -> None:
    """Ringlets."""
    _cap(do)
    ringlets(do, do.drop(-1.05, -2.10))


def curls(do: Hairdo) -> None:
    """Ringlets from the jaw down, shorter ones as a cloud of curls."""
    if do.hair.length <= _HANG or faded(do):
        curly(do)
        return
    _cap(do)
    ringlets(do, do.drop(-0.60, -1.70))
