"""Short hair, by how it is combed."""

from __future__ import annotations

from dataclasses import replace

from .builder import Hairdo
from .crew import crew
from .crop import crop
from .frame import ROOT, on_skull, parting, radial
from .fringe import lowest
from .layered import layered
from .parted import parted
from .sections import SIDE, TOP
from .shortmass import grown_height
from .thin import thin
from .tousled import tousled
from .trims import faded, short_cap, sides_and_back
from .wisps import wisps

_THIN, _TOUSLED = 0.35, 0.35
"""How far a hairline has gone back, and how messy hair is, from which it is not combed from a parting."""
_OVER_EARS = -0.61
"""Length from which a layered cut falls over the ears."""


def side_part(do: Hairdo) -> None:
    """Combed from a parting over the top, short at the sides and the back. A straight fringe makes it a crop, a swept
    one a layered cut; tousled hair has no parting, and what is thin lies flat."""
    kind = do.hair.fringe if do.rim is None else "none"
    height = grown_height(do)
    if kind == "none" and do.hair.recede > _THIN:
        thin(do, height)
    elif kind == "straight":
        crop(do, height)
    elif kind == "swept" and do.hair.length > _OVER_EARS and not faded(do):
        short_cap(do)
        layered(do, height)
        sides_and_back(do)
    elif kind == "none" and do.hair.mess > _TOUSLED and do.rim is None:
        tousled(do, height)
    elif kind == "none" and do.hair.parting == "none" and do.rim is None:
        crew(do, height)
    else:
        parted(do, height)
        wisps(do)
        if kind == "curtain":
            _curtain_front(do)


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
