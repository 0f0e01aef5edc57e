"""The way of a rope of hair, a loc or a plait: over the head, past the temple and down."""

from __future__ import annotations

from dataclasses import dataclass

from .builder import Hairdo
from .frame import F64, around, between, drawn_back, on_skull, radial


@dataclass(frozen=True)
class Rope:
    """What sets one kind apart. stray, sway, back: degrees by which its azimuth varies, it swings and is drawn back
    beside the face. uneven: half of what tips differ by. under, root, over: radii where one starts from under the
    others, and where another starts and rises to. tucked: how much nearer the axis than the temple the tip is."""

    stray: float
    uneven: float
    sway: float
    back: float
    under: float
    root: float
    over: float
    tucked: float

    def path(self, do: Hairdo, root: F64, az: float, rho: float, bottom: float, *, low: bool) -> list[F64]:
        """Points from the root (a direction) to the temple at az (degrees), rho from the axis, and down to a height of
        about bottom. low: from under the others."""
        az += float(do.rng.uniform(-self.stray, self.stray))
        end = bottom + float(do.rng.uniform(-self.uneven, self.uneven))
        aim, sway, back = on_skull(az, 4), float(do.rng.uniform(-self.sway, self.sway)), drawn_back(az, self.back)
        start = [radial(root, self.root), radial(between(root, aim, 0.3), self.over)]
        return [
            *([radial(between(root, aim, 0.25), self.under)] if low else start),
            radial(between(root, aim, 0.64), rho - 0.01),
            on_skull(az, 2, rho),
            around(az + sway + 0.4 * back, 0.36 * end, rho - 0.02),
            around(az - sway + 0.8 * back, 0.66 * end, rho - 0.06),
            around(az + back, end, rho - self.tucked),
        ]
