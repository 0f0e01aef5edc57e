"""The tailor's bench: what every garment is cut with.

A garment is the trunk's rows again, offset, then cut by planes and polygons. Same rows, different offsets: layers
never cross. Polygons and heights are those of one pattern, drawn for an adult; here they are graded to the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ...figure import FigureSpec, Top
from ...paint.material import Frame, LimbFrame, Material, Seam
from ...paint.oklab import from_hex, lightness
from ..anatomy import Anatomy
from ..arms import Arm
from ..legs import Leg
from ..primitives import SUBTRACT
from ..probe import back, front, fronts
from ..program import Program, Row
from .drapery import draped
from .fastening import pressed, threaded

Polygon = Sequence[tuple[float, float]]

SMALL = 0.03
"""Rounding of the rim of a patch as narrow as a pocket's flap: more would eat it up."""
OFF_AXIS = -0.6
"""Where a symmetric polygon ends: an edge on x = 0 would leave a crease down the middle."""
_CONTRAST = 0.25
"""How far an accent is from the cloth, sRGB, to be a trim of another colour and not a shade of the cloth."""
_DARK = 0.62
"""OKLab L of dark cloth."""
_CROPPED = 1.96
"""Height at which the shortest tops end."""
_NEAR = 0.06
"""How far beside a button the trunk is felt, to lay the button flat on it."""
_EASE, _PATTERN_CHEST = 0.07, 0.67
"""Half widths of the pattern's chest, and of the cloth that belongs to it, HR."""


@dataclass(frozen=True)
class Tailor:
    """A program with the body it dresses. trunk: its rows, bare."""

    program: Program
    spec: FigureSpec
    body: Anatomy
    trunk: list[Row]
    arms: tuple[Arm, Arm]
    legs: tuple[Leg, Leg]

    @cached_property
    def torso(self) -> list[Row]:
        """Rows of the trunk as the top drapes it."""
        return draped(self.spec, self.body)

    @property
    def girth(self) -> float:
        """The pattern's widths are graded by this."""
        return (self.body.form.chest + _EASE) / _PATTERN_CHEST

    def level(self, y: float) -> float:
        """Height, HR, that the pattern calls y."""
        return self.body.level(y)

    @property
    def neck(self) -> float:
        """Neck openings are an average adult's times this: narrow shoulders need narrow collars, thick necks wide
        ones."""
        form = self.body.form
        return max(min(max(form.shoulder / 0.56, 0.76), 1.08), form.neck / 0.275)

    def hem(self, usual: float, *, thick: bool = False) -> float:
        """Where a top ends: over trousers as usual, tucked into a skirt, thick ones just over its waistband; cropped
        ones higher up."""
        if self.spec.bottom.kind == "skirt":
            usual = max(usual, 1.38 if thick else 1.44)
        return usual + self.spec.top.crop * (_CROPPED - usual)

    def cloth(
        self,
        name: str,
        color: str | None = None,
        *,
        tint: float = 0.0,
        pattern: bool = True,
        frame: Frame = "torso",
        roughness: float = 0.72,
        seams: Sequence[Seam] = (),
        ribbed: bool = False,
        knitted: bool = False,
    ) -> Material:
        """Cloth of the top: its colour and pattern unless said otherwise. A print stays on the trunk."""
        kind = self.spec.top.pattern.kind
        shown = pattern and kind != "plain" and not (kind == "print" and isinstance(frame, LimbFrame))
        return Material(
            name,
            color or self.spec.top.color,
            "cloth",
            roughness=roughness,
            pattern=self.spec.top.pattern if shown else None,
            frame=frame,
            tint=tint,
            seams=tuple(seams),
            ribbed=ribbed,
            knitted=knitted,
        )

    def rib(self, color: str | None = None) -> Material:
        """Knitted ribs of hems, necks and cuffs."""
        return self.cloth("rib", color, tint=-0.045, pattern=False, ribbed=True)

    @property
    def contrast(self) -> str | None:
        """The spec's accent where it is one that stands off the cloth."""
        accent = self.spec.top.accent
        apart = float(np.abs(from_hex(accent) - from_hex(self.spec.top.color)).max())
        return accent if accent != Top().accent and apart > _CONTRAST else None

    def off(self, by: float) -> float:
        """A tint that sets a trim off cloth of its own colour: darker, on dark cloth lighter."""
        return by if lightness(from_hex(self.spec.top.color)) < _DARK else -by

    def trim(self) -> Material:
        """Ribs of neck and arm holes."""
        return self.rib(self.contrast)

    def graded(self, polygon: Polygon) -> list[tuple[float, float]]:
        """A polygon of the pattern on this body, HR."""
        return [(x * self.girth, self.level(y)) for x, y in polygon]

    def layer(
        self,
        t: float,
        hem: float,
        material: Material,
        *,
        k: float = 0.03,
        cuts: Sequence[Polygon] = (),
    ) -> None:
        """The trunk grown by t, down to the hem. cuts: polygons taken out of its front."""
        self.program.copy(self.torso).offset(t).plane((0, -1, 0), (0, self.level(hem), 0), k=0.05)
        self.cut(cuts)
        self.program.part(material, k=k)

    def full(self, t: float, hem: float, material: Material, *, high: float = 0.42) -> None:
        """What rests on the ribs that draw a soft layer in: the trunk grown by t from over the hem up to high over it,
        where it runs out."""
        program, level = self.program, self.level
        program.copy(self.torso).offset(t).plane((0, -1, 0), (0, level(hem + 0.10), 0), k=0.12)
        program.plane((0, 1, 0), (0, level(hem + high), 0), k=0.30).part(material, k=0.10)

    def slit(self, hem: float, top: float, *, depth: float = 0.35) -> None:
        """Open the back of the open part from the hem to the top, from z = -depth backwards."""
        level = self.level
        low, high = level(hem) - 0.2, level(top)
        middle, half = 0.5 * (low + high), 0.5 * (high - low)
        self.program.box((0.02, middle, -depth - 0.60), (0.030, half, 0.60), (0, 0, 0.035), round=0.02, op=SUBTRACT)

    def cut(self, polygons: Sequence[Polygon], *, z_min: float = -0.05) -> None:
        """Take symmetric polygons out of the open part, in front of z_min."""
        for polygon in polygons:
            self.program.prism(self.graded(polygon), z_min=z_min, k=0.06, op=SUBTRACT)

    def band(
        self,
        t: float,
        low: float,
        high: float,
        material: Material,
        *,
        k: float = 0.01,
        cuts: Sequence[Polygon] = (),
        bare: bool = False,
        edge: float = 0.05,
    ) -> None:
        """A belt of the grown trunk between two heights, of the bare one if nothing drapes it. edge: its rounding."""
        level = self.level
        self.program.copy(self.trunk if bare else self.torso).offset(t)
        self.program.plane((0, -1, 0), (0, level(low), 0), k=edge).plane((0, 1, 0), (0, level(high), 0), k=edge)
        self.cut(cuts)
        self.program.part(material, k=k)

    def relief(
        self,
        t: float,
        polygon: Polygon,
        material: Material,
        *,
        k: float = 0.022,
        edge: float = 0.042,
        mirrored: bool = True,
        behind: bool = False,
    ) -> None:
        """A patch on the front or back: the trunk grown by t inside a polygon, which is symmetric if mirrored.

        k, edge: roundings of its foot and its rim; less than two cells of the grid would come out ragged."""
        program = self.program
        program.copy(self.torso).offset(t)
        program.prism(self.graded(polygon), symmetric=mirrored, z_min=-5.0 if behind else 0.0, k=edge)
        if behind:
            program.plane((0, 0, 1), (0, 0, 0), k=0.02)
        program.part(material, k=k)

    def front(self, x: float, y: float, t: float) -> tuple[float, float, float]:
        """Point on the front of the trunk grown by t; y is an adult's height."""
        return front(self.torso, x * self.girth, self.level(y), t)

    def behind(self, x: float, y: float, t: float) -> tuple[float, float, float]:
        """Point on the back of the trunk grown by t; y is an adult's height."""
        return back(self.torso, x * self.girth, self.level(y), t)

    def buttons(
        self,
        places: Polygon,
        t: float,
        material: Material,
        *,
        radius: float = 0.054,
        behind: bool = False,
    ) -> None:
        """Buttons lying on the layer t, all of one part."""
        if not places:
            return
        at = np.array(self.graded(places))
        normals, depths = self._faced(at, behind)
        for (x, y), normal, z in zip(at, normals, depths, strict=True):
            pressed(self.program, (x, y, z + t / normal[2]), radius, normal, material)
        middles = [(float(x), float(y)) for x, y in at]
        self.program.part(threaded(material, middles, radius, behind=behind), k=0.010)

    def _faced(self, at: NDArray[np.float64], behind: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of the trunk's surface at (n, 2) places, HR: which way it faces, (n, 3) unit, and its z, (n,)."""
        around = at[:, None] + np.array([(0.0, 0.0), (_NEAR, 0.0), (0.0, _NEAR)])
        flat = around.reshape(-1, 2)
        z = np.array([back(self.torso, x, y)[2] for x, y in flat]) if behind else fronts(self.torso, flat)
        here, aside, up = z.reshape(-1, 3).T
        normals = np.stack([here - aside, here - up, np.full(len(at), _NEAR)], axis=1)
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        return (-normals if behind else normals), here

    def button(self, x: float, y: float, t: float, material: Material, *, radius: float = 0.054) -> None:
        """One of :meth:`buttons`."""
        self.buttons([(x, y)], t, material, radius=radius)
