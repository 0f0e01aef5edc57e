"""Half up: the hair of the top tied behind, the rest loose."""

from __future__ import annotations

from dataclasses import replace

from .builder import Hairdo
from .curtain import LOCK, TO_THE_NECK, Fall, hang, undermass
from .frame import on_skull, unit, vec
from .fringe import fringe, whorl_of
from .hanging import long
from .tail import tail
from .tied import pulled
from .waves import wave_of

_TIE = 40.0
"""Elevation of the tie in degrees."""
_LOCKS = 11
_LOOSE = replace(LOCK, root_thickness=0.25, full=0.5)
"""It comes out from under the top as a slope: thick at once it would be a cape."""
_FALL = ((0.10, 0.09), (0.38, 0.23), (0.90, 0.28), (1.55, 0.16))
"""How far below and behind the tie the tail runs."""


def half_up(do: Hairdo) -> None:
    """Combed from the hairline to a tie behind the crown, whose tail lies on the loose hair. A hat hides the tie."""
    if do.rim is not None:
        long(do)
        return
    bottom = do.drop(-1.05, -2.40)
    wave = wave_of(do.hair.wave, float(do.rng.uniform()))
    pulled(do, 180, _TIE)
    undermass(do, bottom + 0.08, end=0.90, nape=TO_THE_NECK, round=0.12, wave=wave)
    fall = Fall(
        radius=1.13, tuck=1.05, end=0.96, flick=0.96, layers=0.16, round=0.12, loose=0.85, nape=TO_THE_NECK, wave=wave
    )
    for i in range(_LOCKS):
        az = 72 + 216 * i / (_LOCKS - 1)
        upper = [on_skull(az, 46, 0.95), on_skull(az, 32, 1.055), on_skull(az, 14, 1.105)]
        front = max(0.0, 1 - min(i, _LOCKS - 1 - i) / 2)
        hang(do, 1 if az < 180 else -1, upper, az, front, i, bottom, fall, _LOOSE)
    _tail(do)
    fringe(do, whorl_of(180, 80), lower=0.08, spread=56)


def _tail(do: Hairdo) -> None:
    """Short, over the loose hair behind."""
    at = on_skull(180, _TIE, 1.13)
    do.tie(at, unit(at + vec(0, -0.8, 0)), 0.13, 0.08)
    y, z = float(at[1]), float(at[2])
    path = [at, *(vec(0.03 * i, y - down, z - out) for i, (down, out) in enumerate(_FALL))]
    tail(do, path, 0.30, locks=9, width=0.20)
