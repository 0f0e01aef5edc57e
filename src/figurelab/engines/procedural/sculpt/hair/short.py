"""Short hair combed from a parting."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .combed import combed
from .crew import crew
from .crop import crop
from .frame import ROOT, between, on_skull, parting, radial
from .fringe import lowest
from .layered import layered
from .sections import SIDE, TOP
from .thin import thin
from .tousled import tousled
from .trims import faded, flanks, hem, short_cap, sides_and_back

_THIN, _TOUSLED = 0.35, 0.35
"""How far a hairline has gone back, and how messy hair is, from which it is not combed from a parting."""
_FALLS = -0.64
"""Length from which hair combed to a side falls over the forehead in a wave."""
_TOP = replace(TOP, thickness=0.12, tip=0.024, fall=2.2, bluntness=0.85, grooves=4, k=0.04)
_SIDE = replace(SIDE, thickness=0.085, tip=0.024, fall=2.2, bluntness=0.85, grooves=4, k=0.04)


def side_part(do: Hairdo) -> None:
    """Combed from a parting over the top, short at the sides and the back. A straight fringe makes it a crop, a swept
    one a layered cut; tousled hair has no parting, and what is thin lies flat."""
    kind = do.hair.fringe if do.rim is None else "none"
    # Long on top it stands off the head; cropped it lies close.
    height = float(np.clip(1.0 + 0.9 * (do.hair.length + 0.65) + 0.8 * (do.hair.volume - 1), 0.45, 1.5))
    if kind == "none" and do.hair.recede > _THIN:
        thin(do, height)
        return
    short_cap(do)
    if kind == "straight":
        crop(do, height)
    elif kind == "swept" and not faded(do):
        layered(do, height)
    elif kind == "none" and do.hair.mess > _TOUSLED and do.rim is None:
        tousled(do, height)
    elif kind == "none" and do.hair.parting == "none" and do.rim is None:
        crew(do, height)
    else:
        _parted(do, kind, height)
    sides_and_back(do)


def _parted(do: Hairdo, kind: str, height: float) -> None:
    if do.hair.parting == "center" or kind == "curtain":
        for side in (-1, 1):
            _comb_over(do, 0.03 * side, side, 8, 0.7 * height)
    else:
        away = kind == "none" and do.hair.length < _FALLS
        if kind == "none" and not away:
            _under_wave(do)
        _comb_over(do, do.part_x, -1, 11, height, away=away)
        _short_side(do)
        if away:
            combed(do, height)
    if faded(do):
        flanks(do)
    if kind == "swept":
        _swept_front(do)
    elif kind == "curtain":
        _curtain_front(do)


def _comb_over(do: Hairdo, x: float, side: int, locks: int, height: float, *, away: bool = False) -> None:
    """Locks from the parting to one side and, round the crown where it ends, down the back. Their ends lie down in
    what is below them: over faded sides the top runs out into the crop, else it would be a loaf on a shelf. away: the
    forehead is left to what is combed away from it."""
    short = faded(do)
    close = 0.045 if short else 0.0
    height *= 0.7 if short else 1.0
    for i in range(locks):
        t = i / (locks - 1)
        front, temple = (60, 62) if away else (48, 30)
        root = parting(x * (1 - 0.5 * t**3), front + 8 * do.hair.recede * (1 - t) + (128 - front) * t)
        az = side * (temple + ((158 if short else 174) - temple) * t)
        end = on_skull(az, _end(do, az) + float(do.rng.uniform(-3, 3)))
        up = np.array([0, 0.14 * (1 - t) + 0.04, 0.08 * (1 - t) ** 1.5]) * height
        do.lock(
            [
                radial(root, ROOT),
                radial(between(root, end, 0.26) + up, 1.185 - 0.6 * close - 0.015 * t + 0.05 * (1 - t) * height),
                radial(between(root, end, 0.60) + up * 0.5, 1.20 - 1.5 * close - 0.05 * t + 0.05 * (1 - t) * height),
                radial(between(root, end, 0.86), 1.11 - close - 0.04 * t),
                radial(between(root, end, 1.02), 0.985),
            ],
            replace(_TOP, width=_TOP.width * (1.14 if i % 2 else 0.92), thickness=_TOP.thickness - close - 0.02 * t),
            fixed=short,
        )


def _end(do: Hairdo, az: float) -> float:
    """Elevation in degrees at which a lock of the top lies down at an azimuth."""
    return hem(do, az) - (9 * float(smoothstep(38, 75, abs(az))) if faded(do) else 2)


def _under_wave(do: Hairdo) -> None:
    """A flat lock along the hairline: else one looks under the wave over the forehead as into a cave."""
    back = 10 * do.hair.recede
    path = ((27, 47, ROOT), (10, 48, 1.09), (-12, 46, 1.12), (-34, 40, 1.10), (-50, 30, 1.03))
    do.lock(
        [on_skull(az, el + back, rho) for az, el, rho in path],
        replace(SIDE, width=0.19, thickness=0.10, fall=4),
        fixed=True,
    )


def _swept_front(do: Hairdo) -> None:
    """Broad locks from the parting across the forehead, the last lying on the temple."""
    low = lowest(do)
    for i, (az, above) in enumerate(((16, 13), (-8, 9), (-28, 7), (-47, 7), (-62, 1))):
        end = low + above + float(do.rng.uniform(-1.5, 2.5))
        near = max(0.0, (-az - 20) / 44)
        do.lock(
            [
                radial(parting(do.part_x, 52 + 4.5 * i), ROOT),
                on_skull(14 + 0.12 * az, 54, 1.22),
                on_skull(6 + 0.52 * az, 0.5 * (end + 47), 1.265 - 0.02 * near),
                on_skull(0.86 * az, end + 8 + 4 * near, 1.25 - 0.07 * near),
                on_skull(az - 7, end - 2 - 2 * near, 1.20 - 0.15 * near),
            ],
            replace(TOP, width=0.20 * float(do.rng.uniform(0.9, 1.12)), thickness=0.115, fall=3.2),
            samples=15,
            fixed=True,
        )
    for az, above in ((40, 14), (57, 4)):
        do.lock(
            [
                radial(parting(do.part_x, 54), ROOT),
                on_skull(24 + 0.25 * (az - 20), 46, 1.17),
                on_skull(0.92 * az, low + above + 14, 1.19),
                on_skull(az + 5, low + above, 1.15),
            ],
            replace(TOP, width=0.16, thickness=0.095, fall=3.0),
            fixed=True,
        )


def _curtain_front(do: Hairdo) -> None:
    """Locks on either side from the middle across the forehead to the temples, where they lie down."""
    low, x = lowest(do), 0.5 * do.part_x if do.hair.parting in ("left", "right") else 0.0
    for side in (-1, 1):
        # What is combed back would leave skin bare above the outermost.
        under = (parting(x, 70), on_skull(side * 30, 52), on_skull(side * 50, 37), on_skull(side * 65, 19))
        do.lock(
            [radial(point, rho) for point, rho in zip(under, (ROOT, 1.13, 1.12, 1.04), strict=True)],
            replace(SIDE, width=0.20, fall=4),
            fixed=True,
        )
        for i, (az, above) in enumerate(((32, 13), (46, 8), (58, 1), (67, -10))):
            end = low + above + float(do.rng.uniform(-2, 2))
            do.lock(
                [
                    radial(parting(x + 0.03 * side, 54 + 6 * i), ROOT),
                    on_skull(side * (0.22 * az) + 18 * x, 52 + 2 * i, 1.19),
                    on_skull(side * 0.66 * az, 0.5 * (end + 46), 1.225 - 0.01 * i),
                    on_skull(side * 0.92 * az, end + 9, 1.19 - 0.025 * i),
                    on_skull(side * (az + 4), end - 2, 1.14 - 0.03 * i),
                ],
                replace(TOP, width=0.20, thickness=0.105, fall=3.0),
                samples=15,
                fixed=True,
            )


def _short_side(do: Hairdo) -> None:
    """The hair on the parting's other side."""
    short = faded(do)
    close = 0.04 if short else 0.0
    for i in range(8):
        t = i / 7
        root = parting(do.part_x * (1 - 0.5 * t**3), 52 + 8 * do.hair.recede * (1 - t) + 76 * t)
        az = 64 + (96 if short else 106) * t
        end = on_skull(az, _end(do, az) + float(do.rng.uniform(-3, 3)))
        do.lock(
            [
                radial(root, ROOT),
                radial(between(root, end, 0.35), 1.130 - 0.6 * close),
                radial(between(root, end, 0.72), 1.115 - close - 0.02 * t),
                radial(between(root, end, 1.02), 0.985),
            ],
            replace(_SIDE, width=_SIDE.width * (1.12 if i % 2 else 0.94)),
            fixed=short,
        )
