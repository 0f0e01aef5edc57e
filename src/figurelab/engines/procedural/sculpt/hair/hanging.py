"""Loose hair: bob, shoulder length, long and wavy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .curtain import drape, face_locks, undermass
from .frame import around, between, on_skull, radial
from .fringe import fringe, hairline_shows, long_swept, whorl_of
from .sections import CURTAIN
from .strand_map import AZ, whorl_relief

_BOB = Section(
    0.285, 0.15, tip=0.06, fall=11, bluntness=0.5, root_width=0.20, root_thickness=0.5, full=0.4, grooves=2,
    depth=0.020,
)  # fmt: skip
_CURVED = 0.3
"""Wave from which a blunt bob is no longer one."""
_WAVE = replace(CURTAIN, width=0.24, thickness=0.15, exponent=2.0)


def _cap(do: Hairdo, thickness: float = 0.08) -> None:
    line = hairline.PARTED if hairline_shows(do) else hairline.FULL
    relief, tone = whorl_relief(180, 74, 36, 0.014, swirl=0.4)
    do.cap(np.full(AZ.shape, thickness) + relief, hairline.edge_map(line), tone=tone)


def bob(do: Hairdo) -> None:
    """Turned in at the jaw. Straight and with a straight fringe it grows from the whorl, else from the parting."""
    bottom = do.drop(-0.55, -1.12)
    _cap(do)
    if do.hair.fringe != "straight" or do.rim is not None or do.hair.wave > _CURVED:
        _parted_bob(do, bottom)
        return
    crown = whorl_of(180, 72)
    for i in range(11):
        az = 69 + 222 * i / 10
        aim, face = on_skull(az, 0), abs(az - 180) / 118
        rise = 0.035 if i % 2 else -0.02
        low = bottom + float(do.rng.uniform(-0.05, 0.04)) * (1 - face**3)
        do.lock(
            [
                radial(between(crown, aim, 0.04), 1.11),
                radial(between(crown, aim, 0.30), 1.18 + rise),
                radial(between(crown, aim, 0.62), 1.23 + rise),
                on_skull(az, 0, 1.24 + rise - 0.05 * face**3),
                around(az + _behind(az, 3), 0.45 * bottom, 1.22 + rise - 0.08 * face**3),
                around(az + _behind(az, 6), 0.80 * bottom, 1.11 - 0.08 * face**3),
                around(az + _behind(az, 8), low, 0.93 - 0.06 * face**3),
            ],
            replace(_BOB, width=_BOB.width * (1.22 if i % 2 else 1.02)),
            samples=16,
        )
    fringe(do, crown)


def _behind(az: float, most: float) -> float:
    """Degrees by which a lock at az (0..360) falls back, most beside the face."""
    return most * float(smoothstep(60, 110, abs(az - 180))) * (1 if az < 180 else -1)


def _frame_face(do: Hairdo, bottom: float, *, flip: float) -> None:
    """Locks beside the face, where no curtain fringe lies there."""
    if do.rim is None and do.hair.fringe != "curtain":
        face_locks(do, do.part_x, bottom, flip=flip)


def _parted_bob(do: Hairdo, bottom: float) -> None:
    section = replace(_BOB, width=0.26, thickness=0.13, fall=9, root_width=0.58, root_thickness=0.5, full=0.34)
    undermass(do, bottom + 0.12, end=0.86)
    for side in (-1, 1):
        drape(
            do, side, (side * 76, side * 172), (59, 122), bottom, x=do.part_x, flip=-0.34, locks=7,
            section=section, wave=_wave(do),
        )  # fmt: skip
    _frame_face(do, bottom, flip=-0.10)
    fringe(do, whorl_of(180, 72))


def shoulder(do: Hairdo) -> None:
    """To the shoulders, the tips turned in."""
    bottom = do.drop(-1.05, -1.50)
    _cap(do)
    undermass(do, bottom + 0.18, end=0.92)
    _two_sides(do, bottom, flip=-0.22)
    _frame_face(do, bottom, flip=0.06)
    fringe(do, whorl_of(180, 72))


def _wave(do: Hairdo) -> float:
    """Amplitude of the spec's waves; the slightest would only look uneven."""
    return 0.085 * do.hair.wave if do.hair.wave > 0.15 else 0.0


def _two_sides(do: Hairdo, bottom: float, *, flip: float, section: Section = CURTAIN) -> None:
    x = do.part_x
    wide = 1 if x else 0
    for side, more in ((1, -wide), (-1, wide)):
        ends = (side * 76 - 2 * wide, side * 172 - 5 * wide)
        drape(do, side, ends, (59, 122), bottom, locks=7 + more, x=x, flip=flip, section=section, wave=_wave(do))


def long(do: Hairdo) -> None:
    """Straight and long, the ends turned out over the shoulders."""
    bottom = do.drop(-1.35, -2.20)
    _cap(do)
    undermass(do, bottom + 0.10)
    _two_sides(do, bottom, flip=0.55)
    if do.hair.fringe == "swept" and do.rim is None and do.part_x:
        long_swept(do)
    else:
        _frame_face(do, bottom, flip=0.16)
        fringe(do, whorl_of(180, 72))


def wavy(do: Hairdo) -> None:
    """Waves from the ears down, out of phase from lock to lock and from side to side."""
    bottom = do.drop(-1.0, -2.10)
    _cap(do, 0.09)
    undermass(do, bottom + 0.12, end=0.95)
    for side in (-1, 1):
        drape(
            do, side, (side * 72, side * 174), (59, 124), bottom, x=do.part_x, flip=0.12, end=1.2, radius=1.27,
            section=_WAVE, wave=0.085, locks=7,
        )  # fmt: skip
    if do.hair.fringe == "none" and do.rim is None:
        _face_waves(do)
    fringe(do, whorl_of(180, 72))


def _face_waves(do: Hairdo) -> None:
    """A loose wave beside each eye."""
    section = replace(CURTAIN, width=0.17, thickness=0.13, fall=3, bluntness=0.8, root_width=0.4, full=0.3, wrap=0.8)
    for side in (-1, 1):
        do.lock(
            [
                radial(np.array([do.part_x + 0.02 * side, 0.829, 0.559]), 1.05),
                on_skull(side * 17 + 12 * do.part_x, 43, 1.14),
                on_skull(side * 38, 27, 1.20),
                on_skull(side * 58, 6, 1.19),
                on_skull(side * 72, -14, 1.26),
                on_skull(side * 70, -34, 1.24),
            ],
            section,
            samples=18,
            fixed=True,
        )
