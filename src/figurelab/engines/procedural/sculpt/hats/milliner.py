"""The hatter's hand: shells round the skull, brims and plates, in the hat's own cloth."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...figure import FigureSpec, Hat, Pattern
from ...paint.material import LimbFrame, Material, vec3
from ..anatomy import Anatomy
from ..cap import Cap
from ..hair.frame import ELLIPSOID, F64, HeadFrame, on_skull, vec
from ..hair.rim import Rim
from ..hair.strand_map import DIRECTION
from ..lock import Section, sweep
from ..program import Program

WORN = 1.16
"""Where a hat's edge lies, in half axes of the hair's ellipsoid."""

KNOT = on_skull(8, 48)
"""Where a headwrap is tied, local."""
_PITCHES = {"stripes": 0.36, "checks": 0.17, "dots": 0.24, "floral": 0.40}
"""HR from repeat to repeat of each weave."""
_GIRTH = 6.9
"""HR round a hat, which holds a whole number of repeats."""


class Milliner:
    """One hat being made. Maps are (384, 193) over azimuth and elevation (see ``hair.strand_map``), points local."""

    def __init__(self, program: Program, spec: FigureSpec, body: Anatomy) -> None:
        self.program = program
        self.hat: Hat = spec.hat
        self.body = body
        self.frame = HeadFrame.of(body)
        self.cloth = Material("hat", spec.hat.color, "cloth", roughness=0.8, pattern=self._weave(), frame=self._round())
        self.accent = Material("hat accent", spec.hat.accent, "cloth", roughness=0.8)

    def _weave(self) -> Pattern | None:
        """What the hat's cloth shows, as a pattern; None of a plain one."""
        hat = self.hat
        if hat.weave == "plain":
            return None
        return Pattern(kind=hat.weave, color=hat.second, third=hat.third, pitch=_PITCHES[hat.weave])

    def _round(self) -> LimbFrame:
        """The frame of that, round the head's axis. What is wound has stripes along its folds; other weaves go round
        its knot, which hides where they are drawn together."""
        kind, weave = self.hat.kind, self.hat.weave
        axis = vec(0.0, 1.0, 0.0)
        if kind in ("turban", "headwrap"):
            axis = vec(0.45, 1.0, -0.45) if weave == "stripes" else KNOT
        foot, up = self.frame.center, self.frame.direction(axis)
        pitch = _PITCHES.get(weave, 1.0)
        radius = round(_GIRTH / pitch) * pitch / (2 * math.pi)
        return LimbFrame(vec3(foot - 0.5 * up), vec3(foot + up), radius=radius)

    def across(self, middle: F64) -> LimbFrame:
        """The frame of cloth that is gathered to both sides of a local point."""
        left, right = (self.frame.world(middle + vec(x, 0.0, 0.0)) for x in (-0.7, 0.7))
        return LimbFrame(vec3(left), vec3(right), radius=0.3)

    def shade(self, tint: float) -> Material:
        """The hat's cloth a little lighter or darker: bands and hems of one colour are told apart by it."""
        return Material("hat trim", self.hat.color, "cloth", roughness=0.8, tint=tint)

    def patch(self, color: str, tint: float = 0.0) -> Material:
        """What a badge is embroidered with."""
        return Material("hat badge", color, "cloth", roughness=0.6, tint=tint)

    def shell(
        self, thickness: NDArray[np.floating], edge: NDArray[np.floating], material: Material, *, blend: float = 0.03,
        k: float = 0.012,
    ) -> None:  # fmt: skip
        """Cloth round the skull: thickness in HR above the hair's ellipsoid where edge (radians) is negative."""
        f32 = np.float32
        off, cut = np.ascontiguousarray(thickness, f32), np.ascontiguousarray(edge, f32)
        none = np.zeros_like(off)
        cap = Cap(off, cut, none, none, self.frame.center, self.frame.radii, blend)
        self.program.cap(material, cap, k=k)

    def plate(
        self, centers: F64, normals: F64, half_width: F64, half_thickness: float | F64, material: Material, *,
        wrap: float = 0.0, stitches: int = 0, k: float = 0.02,
    ) -> None:  # fmt: skip
        """A flat band with rounded edges through (3 to 24, 3) local points. wrap: how far its sides bend away from
        the normals. stitches: grooves along it."""
        section = Section(1, 1, exponent=5.0, wrap=wrap, k=k, grooves=stitches, depth=0.012)
        self.program.lock(
            material,
            sweep(
                self.frame.world(centers),
                self.frame.direction(normals),
                half_width,
                np.broadcast_to(half_thickness, len(centers)),
                section,
            ),
        )

    def ball(self, center: F64, radii: Sequence[float], material: Material, *, grooves: int = 0) -> None:
        """An ellipsoid at a local point, HR."""
        self.program.ellipsoid(self.frame.world(center), radii, grooves=grooves, depth=0.03 if grooves else 0)
        self.program.part(material, k=0.015)


def below(edge: Rim, rise: float = 0.0) -> F64:
    """(384, 193) signed angle to a rim raised by ``rise``, negative above it."""
    return -(edge.above(DIRECTION * ELLIPSOID * WORN) - rise) / WORN


def opening(half_width: float, up: float, down: float, *, power: float = 2.2) -> F64:
    """(384, 193) signed angle to a face opening, negative outside it: an oval round the face's axis. Degrees from
    the axis to its sides, its top and its bottom; a bottom of 90 and more reaches the throat."""
    # Angles measured as on a map whose pole lies behind the head keep the oval free of the poles' pinch.
    x, y, z = DIRECTION[..., 0], DIRECTION[..., 1], DIRECTION[..., 2]
    away = np.arccos(np.clip(z, -1, 1))
    side = np.hypot(x, y) + 1e-9
    across = np.where(away > 3.1, 180.0, np.degrees(away) * x / side)
    high = np.degrees(away) * y / side
    tall = np.where(high > 0, up, down)
    r = (np.abs(across / half_width) ** power + np.abs(high / tall) ** power) ** (1 / power)
    return np.radians(min(half_width, up)) * (1 - r)
