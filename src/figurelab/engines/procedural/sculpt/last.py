"""The last: the block a shoe is built on, in the foot's own frame, and the soles under it."""

from __future__ import annotations

from dataclasses import dataclass

from ..figure import Shoes
from ..paint.material import Material
from ..paint.oklab import from_hex, lightness
from .legs import Leg, V
from .program import Program

RUBBER = "#f6f3ec"
DARK_SOLE = "#241c1a"
SUNK = -0.03
"""Soles end below the top of the base, so that shoe and base are one solid."""
_NEAR = 0.14
"""Tones closer than this (OKLab L) cannot be told apart on a finished figure."""
_SHADE = -0.09
"""OKLab L of a sole against an upper of its own tone."""


@dataclass(frozen=True)
class Last:
    """One foot to be shod. forward, up, right below are HR in the foot's frame, its ankle at forward = 0. covered:
    whether trousers hang over the shoe; low: whether they do down to its heel, which must not stand up round them."""

    program: Program
    shoes: Shoes
    leg: Leg
    covered: bool = False
    low: bool = False

    def at(self, forward: float, up: float, right: float = 0.0) -> V:
        """(3,) point."""
        return self.leg.ahead(forward, up, right)

    def facing(self, forward: float, up: float) -> V:
        """(3,) direction."""
        return self.at(forward, up) - self.at(0, 0)

    def form(self, forward: float, up: float, radii: tuple[float, float, float], *, pitch: float = 0.0) -> Program:
        """Open rows: the foot's rounded upper."""
        return self.program.ellipsoid(self.at(forward, up), radii, (pitch, self.leg.yaw, 0), k=0.03)

    def above(self, bottom: float) -> Program:
        """Cut the open rows off below."""
        return self.program.plane((0, -1, 0), (0, bottom, 0), k=0.02)

    def below_the_hem(self) -> Program:
        """Cut the open rows off where trousers that hang low come out of the shoe."""
        if self.low:
            self.program.plane(self.facing(-0.34, 1), self.at(-0.10, 0.265), k=0.04)
        return self.program

    def sole(self, toe: float, heel: float, width: float, thick: float, usual: str) -> None:
        """A slab whose outline is the hull of a toe circle and a heel circle."""
        self.slab(toe, heel, width, thick)
        self.program.part(self.rubber("sole", usual, self.apart(self.shoes.sole or usual, _SHADE)), k=0.016)

    def slab(self, toe: float, heel: float, width: float, thick: float) -> None:
        """Open rows: what a sole is cut from."""
        y = thick * 0.5
        self.program.cone(self.at(-heel, y), self.at(toe, y), width * 0.90, width)
        self.program.plane((0, 1, 0), (0, thick, 0), k=0.05).plane((0, -1, 0), (0, SUNK, 0), k=0.02)

    def bar(self, forward: float, up: float, half: float, radius: float) -> Program:
        """Open rows: a lace bent across the instep."""
        for side in (-1, 1):
            low = self.at(forward - 0.01, up - 0.30 * half, side * half)
            self.program.cone(low, self.at(forward, up, 0), radius, 1.15 * radius, k=0.02 if side > 0 else 0.05)
        return self.program

    def rubber(self, name: str, usual: str, tint: float = 0.0) -> Material:
        """What soles are made of: the spec's colour for them or the kind's usual one."""
        return Material(name, self.shoes.sole or usual, "plastic", roughness=0.55, tint=tint)

    def apart(self, color: str, by: float) -> float:
        """A tint that tells a trim of this colour from the upper, 0 where they differ anyway."""
        return by if abs(lightness(from_hex(color)) - lightness(from_hex(self.shoes.color))) < _NEAR else 0.0
