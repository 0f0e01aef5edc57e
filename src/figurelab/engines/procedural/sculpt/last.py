"""The last: the block a shoe is built on, in the foot's own frame, and the soles under it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..figure import Shoes
from ..paint.material import LimbFrame, Material, Seam, vec3
from ..paint.oklab import from_hex, lightness
from ..paint.seams import stitched_round
from .legs import Leg, V
from .primitives import INTERSECT
from .program import Program, Row

Up = tuple[float, float]
"""A place in the middle of a foot: forward and up, HR."""
RUBBER = "#f6f3ec"
DARK_SOLE = "#241c1a"
TREAD = "#38302b"
"""Rubber of a boot's sole: black would mirror the lamps and hide its own form."""
UNDER = 0.5
"""How far below the ground the frame of a sole begins, HR."""
SUNK = -0.03
"""Soles end below the top of the base, so that shoe and base are one solid."""
_NEAR = 0.14
"""Tones closer than this (OKLab L) cannot be told apart on a finished figure."""
_SHADE = -0.09
"""OKLab L of a sole against an upper of its own tone."""
_PALE = 0.80
"""Lightness from which a sole's rubber is that of a shoe's caps too."""
_DARK, _BROWN, _PALE_CORD, _DARK_CORD = 0.50, 0.64, "#d9cbab", "#3a2a20"
"""OKLab L of an upper up to which its trims are lighter than it; up to which its laces are the pale cord, then the dark
one."""
_WAXED = "#c3a67c"
"""The thread of a welt."""


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

    def strap(
        self,
        rows: Sequence[Row],
        out: float,
        place: Up,
        half: tuple[float, float, float],
        pitch: float,
    ) -> Program:
        """Open rows: what lies on the upper's rows, so far out, inside a box. place: forward and up, its middle. half:
        across the foot, along it and through the leather. pitch: how far the outside is turned up from straight ahead,
        radians."""
        self.program.copy(rows).offset(out)
        return self.program.box(self.at(*place), half, (-pitch, self.leg.yaw, 0), round=0.018, k=0.022, op=INTERSECT)

    def around(self, forward: float, radius: float) -> LimbFrame:
        """The frame of what runs round the foot: t is the height over the ground plus :data:`UNDER`."""
        return LimbFrame(vec3(self.at(forward, -UNDER)), vec3(self.at(forward, 1.0)), radius)

    def welt(self, toe: float, heel: float, width: float, low: float, high: float, material: Material) -> None:
        """A lip of the sole's outline between two heights, with a row of stitches round it."""
        y = 0.5 * (low + high)
        self.program.cone(self.at(-heel, y), self.at(toe, y), width * 0.90, width)
        self.program.plane((0, 1, 0), (0, high, 0), k=0.03).plane((0, -1, 0), (0, low, 0), k=0.02)
        radius = stitched_round(0.5 * (toe + heel) + 0.95 * width)
        t, once = UNDER + y + 0.006, math.pi * radius
        seam = Seam(((t, -once), (t, once)), "limb", "stitch", _WAXED)
        material = replace(material, frame=self.around(0.5 * (toe - heel), radius), seams=(seam,))
        self.program.part(material, k=0.006)

    def sole(self, toe: float, heel: float, width: float, thick: float, usual: str) -> None:
        """A slab whose outline is the hull of a toe circle and a heel circle."""
        self.slab(toe, heel, width, thick)
        self.program.part(self.rubber("sole", usual, self.apart(self.shoes.sole or usual, _SHADE)), k=0.016)

    def slab(self, toe: float, heel: float, width: float, thick: float) -> None:
        """Open rows: what a sole is cut from."""
        y = thick * 0.5
        self.program.cone(self.at(-heel, y), self.at(toe, y), width * 0.90, width)
        self.program.plane((0, 1, 0), (0, thick, 0), k=0.05).plane((0, -1, 0), (0, SUNK, 0), k=0.02)

    def rubber(self, name: str, usual: str, tint: float = 0.0) -> Material:
        """What soles are made of: the spec's colour for them or the kind's usual one."""
        color = self.shoes.sole or usual
        # Dark rubber would mirror the lamps as white streaks.
        rough = 0.55 if lightness(from_hex(color)) > _DARK else 0.80
        return Material(name, color, "plastic", roughness=rough, tint=tint)

    def bumper(self, name: str, by: float) -> Material:
        """A trim of a pale sole's rubber, at least ``by`` darker than an upper as pale; over a dark sole, as of raw
        rubber, it is of the upper's own stuff."""
        sole = self.shoes.sole or RUBBER
        color = sole if lightness(from_hex(sole)) >= _PALE else self.shoes.color
        return Material(name, color, "plastic", roughness=0.55, tint=self.apart(color, -by))

    def apart(self, color: str, by: float) -> float:
        """A tint that tells a trim of this colour from the upper, 0 where they differ anyway."""
        return by if abs(lightness(from_hex(color)) - lightness(from_hex(self.shoes.color))) < _NEAR else 0.0

    def deeper(self, by: float) -> float:
        """A tint that sets a trim in the upper's own colour off it: darker, on dark ones lighter."""
        return by if lightness(from_hex(self.shoes.color)) < _DARK else -by

    @property
    def cord(self) -> str:
        """The colour of laces that set themselves off dark or pale leather."""
        return _PALE_CORD if lightness(from_hex(self.shoes.color)) < _BROWN else _DARK_CORD
