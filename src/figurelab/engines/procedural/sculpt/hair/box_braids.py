"""Box braids: thin long plaits that fall from a parted crown, or are tied behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..lock import smoothstep, spline, taper
from . import hairline
from .builder import Hairdo
from .curtain import TO_THE_NECK, undermass
from .frame import F64, around, carried, on_skull, outward, parting, radial, unit, vec
from .rope import Rope
from .sections import LOC
from .strand_map import AZ, ridges, whorl

_PLAIT = replace(LOC, grooves=1, depth=0.022, twist=20.0, tip=0.050, fall=20, root_width=0.70, root_thickness=0.7)
_ROPE = Rope(stray=2, uneven=0.05, sway=3, back=7, under=1.05, root=1.04, over=1.16, tucked=0.08)
_SAMPLES = 24
_PLUMP = 0.17
"""Share by which a plait swells and narrows at every crossing of its strands."""
_THICK = 0.078
_TIE = 30.0
"""Elevation of the tie in degrees."""
_ROWS, _CROSSING = 30, 0.10
"""Plaits on the scalp round the whole head, and radians from crossing to crossing."""


def box_braids(do: Hairdo) -> None:
    """Length from the jaw to the waist; volume thickens the plaits. Under a hat none is tied."""
    thick = _THICK * float(np.clip(0.6 + 0.4 * do.hair.volume, 0.85, 1.25))
    bottom = do.drop(-0.80, -2.30)
    if do.hair.gathered and do.rim is None:
        _tied(do, bottom, thick)
    else:
        _loose(do, bottom, thick)


def _scalp(do: Hairdo, az: float, el: float, thickness: float) -> None:
    """A cap of rows that run to a pole, each plaited."""
    x, away = whorl(az, el, _ROWS)
    fade = smoothstep(0.12, 0.45, away)
    row = ridges(x) * fade
    # Neighbours cross out of step, else the crossings were rings.
    crossing = np.cos(2 * np.pi * (away / _CROSSING + 0.37 * np.floor(x)))
    relief = 0.034 * row + 0.007 * crossing * (1 + row) * fade
    do.cap(
        np.full(AZ.shape, thickness) + relief, hairline.edge_map(hairline.PARTED), tone=0.10 * row, ramp=0.20,
        fade=(0.06, 0.05), glossy=True,
    )  # fmt: skip


def _plait(do: Hairdo, points: Sequence[F64], half: float, *, way: F64 | None = None) -> None:
    """One plait through local points, of a half thickness: it swells between the crossings, which lie aslant. way: (3,)
    where its outside turns to (default: away from the skull)."""
    centers = spline(do.fitted(np.array(points), half), _SAMPLES)
    section = replace(_PLAIT, width=half, thickness=0.9 * half)
    width, height = taper(section, np.linspace(0, 1, _SAMPLES))
    plump = 1 + _PLUMP * (-1.0) ** np.arange(_SAMPLES)
    tint, phase = float(do.rng.uniform(-0.08, 0.08)), float(do.rng.uniform(0, 1))
    wanted = outward(centers) if way is None else np.tile(way, (_SAMPLES, 1))
    # From the tip up: at the root a plait comes straight out of the scalp.
    normals = carried(wanted[::-1], centers[::-1])[::-1]
    do.place(centers, normals, width * plump, height * plump, section, tint=tint, phase=phase)


def _loose(do: Hairdo, bottom: float, half: float) -> None:
    _scalp(do, 180, 74, 0.085)
    undermass(do, bottom + 0.12, end=0.94, locks=7, nape=TO_THE_NECK)
    for i in range(14):
        az = 70 + 220 * i / 13
        _fall(do, on_skull(180, 66), az, 1.125, bottom + 0.03 * (i % 3), half, low=True)
    for side in (-1, 1):
        for i in range(11):
            t = i / 10
            root = parting(do.part_x + 0.03 * side, 56 + 66 * t)
            _fall(do, root, side * (70 + 104 * t), 1.215, bottom + 0.06 + 0.07 * (i % 2), half)
    if do.rim is None:
        _beside_face(do, bottom, half)


def _fall(do: Hairdo, root: F64, az: float, rho: float, bottom: float, half: float, *, low: bool = False) -> None:
    _plait(do, _ROPE.path(do, root, az, rho, bottom, low=low), half)


def _beside_face(do: Hairdo, bottom: float, half: float) -> None:
    """Four on either side from the parting across the temple: without them the forehead is a bare arch."""
    low = max(0.85 * bottom, -1.5)
    for side in (-1, 1):
        for i in range(4):
            up, back = 7.0 * i, 3.0 * i
            root = parting(do.part_x + 0.02 * side, 52 + 5 * i)
            # Beside a parting at the side there is less way to the temple.
            start = max(float(np.degrees(np.arctan2(side * root[0], root[2]))), 0.0)
            narrow = 1 - start / 68
            _plait(
                do,
                [
                    radial(root, 1.02),
                    on_skull(side * (start + narrow * (15 + back)), 47 + 0.8 * up, 1.09 + 0.02 * i),
                    on_skull(side * (start + narrow * (35 + back)), 34 + up, 1.125 + 0.02 * i),
                    on_skull(side * (start + narrow * (54 + 0.6 * back)), 15 + up, 1.145 + 0.02 * i),
                    on_skull(side * (68 + 0.5 * back), -8 + 0.5 * up, 1.165),
                    around(side * (77 + 0.5 * back), 0.6 * low, 1.15),
                    around(side * (82 + 0.5 * back), low + 0.09 * i + float(do.rng.uniform(-0.05, 0.05)), 1.09),
                ],
                half,
            )


def _tied(do: Hairdo, bottom: float, half: float) -> None:
    """Rows run to the tie; from it the plaits hang as a bunch, the upper ones behind the lower."""
    _scalp(do, 180, _TIE, 0.095)
    at = on_skull(180, _TIE, 1.14)
    away = unit(at + vec(0, -0.2, 0))
    up = np.cross(vec(-1, 0, 0), away)
    do.tie(at + 0.05 * away, away, 0.19, 0.08)
    for count, reach in ((4, 0.08), (9, 0.20)):
        for i in range(count):
            a = 2 * np.pi * (i + (count > 4) * 0.5) / count
            aside, high = reach * np.cos(a), reach * np.sin(a)
            end = bottom + float(do.rng.uniform(-0.12, 0.12))
            ring, hung = vec(aside, 0, 0) + high * up, vec(1.25 * aside, 0, -0.8 * high)
            y, z = float(at[1]), float(at[2])
            path = [
                at + 0.45 * ring - 0.06 * away,
                at + 0.60 * ring + 0.16 * away,
                vec(0, y - 0.20, z - 0.36) + 0.85 * hung,
                vec(0, 0.5 * (y + end), -1.26) + hung,
                vec(0, end, -1.16) + hung,
            ]
            _plait(do, path, half, way=vec(1, 0, 0))
