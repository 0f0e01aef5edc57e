"""Hair drawn back to a tie in the nape: broad smooth locks over temple and ear, from a parting or from the hairline."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section
from .builder import Hairdo
from .frame import ROOT, around, between, on_skull, parting, radial
from .sections import CHEEK

_DRAWN = Section(
    0.22, 0.068, tip=0.05, fall=6, bluntness=0.6, root_width=0.8, root_thickness=0.30, full=0.4, grooves=4,
    depth=0.015, exponent=1.8, k=0.040,
)  # fmt: skip
_RISES = (0.005, 0.026, 0.034, 0.032, 0.02)
"""HR by which a lock stands off the cap, from the hairline to the tie."""
_OVER_EAR = 0.028
"""How much farther the lowest does, HR: the tip of the ear would come through it in specks."""
# Azimuth and elevation, degrees, of each lock beyond its root, from the temple up: each lies over the one below.
_PATHS = (
    ((80, 16), (104, 7), (130, -8), (152, -18)),
    ((54, 43), (86, 32), (116, 15), (146, -8)),
    ((47, 55), (84, 46), (118, 27), (152, -2)),
    ((46, 65), (86, 57), (124, 37), (157, 6)),
    ((50, 75), (98, 68), (136, 46), (164, 12)),
    ((90, 82), (134, 72), (154, 54), (171, 16)),
)
_ROOTS = (None, 54.0, 60.0, 69.0, 80.0, 94.0)
"""Angle of each root on the parting; the lowest starts at the temple. All keep inside the hairline by their half width:
over bare skin their edges would be a visor, and the cap that comes out of it as a slope would be hidden."""
_TEMPLE = (65.0, 30.0)
_WISP = -0.36
_AWAY, _OUT_OF = 0.06, 0.2
"""How much farther out than its root, HR, a lock first goes, and on which share of that way it is out of the cap."""


def drawn_to_nape(do: Hairdo, el: float, *, wisps: bool) -> None:
    """Both sides of the head, combed to a tie at an elevation in degrees; wisps: a lock left out before each ear."""
    full = 1 + 0.8 * (do.hair.volume - 1)
    for side in (-1, 1):
        for i, (path, root) in enumerate(zip(_PATHS, _ROOTS, strict=True)):
            lean = float(do.rng.uniform(-1.5, 1.5))
            start = on_skull(side * _TEMPLE[0], _TEMPLE[1]) if root is None else parting(do.part_x + 0.02 * side, root)
            ways = [on_skull(side * az, height + lean) for az, height in path]
            ways.append(on_skull(side * (176 - 2 * i), el + 2 * i))
            over = 0.008 * (i % 2) if i else _OVER_EAR
            stand = [1.05 + rise * full + over for rise in _RISES]
            # Beside a parting that is not in the middle a lock goes straight down: toward the middle it would stand up.
            beyond = [side * way[0] > side * start[0] + _AWAY or k > 1 for k, way in enumerate(ways)]
            points = [radial(way, rho) for way, rho, on in zip(ways, stand, beyond, strict=True) if on]
            do.lock(
                [radial(start, ROOT), radial(between(start, points[0], _OUT_OF), 1.06), *points],
                replace(_DRAWN, width=_DRAWN.width * float(do.rng.uniform(0.95, 1.12))),
                samples=16,
                fixed=True,
            )
    if wisps:
        _wisps(do)


def _wisps(do: Hairdo) -> None:
    """A thin lock before each ear that runs out to a point; of a bun as long as what hangs beside the face."""
    low = do.drop(-0.85, _WISP) if do.hair.style == "bun" and do.hair.length > 0 else _WISP
    for side in (-1, 1):
        do.lock(
            [
                on_skull(side * 64, 26, 0.98),
                on_skull(side * 68, 12, 1.03),
                around(side * 71, 0.4 * low, 1.03),
                around(side * 70, 0.75 * low, 1.015),
                around(side * 67, low, 0.99),
            ],
            replace(CHEEK, width=0.080, thickness=0.048, tip=0.026, fall=1.2, bluntness=1.0),
            fixed=True,
        )
