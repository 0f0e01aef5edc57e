"""Hair under a hood: what is seen of any style is its hairline and its fringe."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from . import hairline
from .builder import Hairdo
from .fringe import fringe, hairline_shows, whorl_of
from .shaved import buzz
from .strand_map import AZ, whorl_relief

_LOWER = {"straight": 0.09, "swept": 0.30, "curtain": 0.10}
_HIGH = 0.15


def under_hood(do: Hairdo) -> None:
    """A thin cap and the fringe. Cropped hair stays as it is; bald tops stay bald."""
    if do.hair.style == "buzz":
        buzz(do)
    elif do.hair.style != "receding":
        relief, tone = whorl_relief(180, 74, 36, 0.012)
        line = hairline.PARTED if hairline_shows(do) else hairline.FULL
        do.cap(np.full(AZ.shape, 0.06) + relief, hairline.edge_map(line), tone=tone)
        if do.hair.fringe == "none":
            # The hairline is under the cloth: without a lock the head would look shaved.
            do.hair = replace(do.hair, fringe="swept", fringe_drop=_HIGH)
        fringe(do, whorl_of(180, 72), lower=_LOWER[do.hair.fringe])
