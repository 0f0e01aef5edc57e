"""The tailor's bench: what every garment is cut with.

A garment is the trunk's rows again, offset, then cut by planes and polygons. Same rows, different offsets: layers
never cross. Heights are given for an adult and times the body's scale here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...figure import FigureSpec
from ...paint.material import Frame, LimbFrame, Material
from ..anatomy import Anatomy
from ..arms import Arm
from ..legs import Leg
from ..primitives import SUBTRACT
from ..probe import front
from ..program import Program, Row

Polygon = Sequence[tuple[float, float]]

OFF_AXIS = -0.6
"""Where a symmetric polygon ends: an edge on x = 0 would leave a crease down the middle."""


@dataclass(frozen=True)
class Tailor:
    """A program with the body it dresses. torso: rows of the trunk."""

    program: Program
    spec: FigureSpec
    body: Anatomy
    torso: list[Row]
    arms: tuple[Arm, Arm]
    legs: tuple[Leg, Leg]

    @property
    def scale(self) -> float:
        """Body heights are an adult's times this."""
        return self.body.scale

    @property
    def neck(self) -> float:
        """Neck openings are an average adult's times this: narrow shoulders need narrow collars."""
        return min(max(self.body.torso[3] / 0.56, 0.82), 1.08)

    def hem(self, usual: float, *, thick: bool = False) -> float:
        """Where a top ends: over trousers as usual, tucked into a skirt, thick ones just over its waistband."""
        if self.spec.bottom.kind != "skirt":
            return usual
        return max(usual, 1.38 if thick else 1.44)

    def cloth(
        self,
        name: str,
        color: str | None = None,
        *,
        tint: float = 0.0,
        pattern: bool = True,
        frame: Frame = "torso",
        roughness: float = 0.72,
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
        )

    def _scaled(self, polygon: Polygon) -> list[tuple[float, float]]:
        return [(x, y * self.scale) for x, y in polygon]

    def layer(self, t: float, hem: float, material: Material, *, k: float = 0.03, cuts: Sequence[Polygon] = ()) -> None:
        """The trunk grown by t, down to the hem. cuts: polygons taken out of its front."""
        self.program.copy(self.torso).offset(t).plane((0, -1, 0), (0, hem * self.scale, 0), k=0.06)
        self.cut(cuts)
        self.program.part(material, k=k)

    def cut(self, polygons: Sequence[Polygon], *, z_min: float = -0.05) -> None:
        """Take symmetric polygons out of the open part, in front of z_min."""
        for polygon in polygons:
            self.program.prism(self._scaled(polygon), z_min=z_min, k=0.04, op=SUBTRACT)

    def band(
        self,
        t: float,
        low: float,
        high: float,
        material: Material,
        *,
        k: float = 0.01,
        cuts: Sequence[Polygon] = (),
    ) -> None:
        """A belt of the grown trunk between two heights."""
        s = self.scale
        self.program.copy(self.torso).offset(t)
        self.program.plane((0, -1, 0), (0, low * s, 0), k=0.05).plane((0, 1, 0), (0, high * s, 0), k=0.05)
        self.cut(cuts)
        self.program.part(material, k=k)

    def relief(self, t: float, polygon: Polygon, material: Material, *, k: float = 0.008, edge: float = 0.03) -> None:
        """A patch on the front: the trunk grown by t inside a symmetric polygon."""
        self.program.copy(self.torso).offset(t).prism(self._scaled(polygon), z_min=0.0, k=edge)
        self.program.part(material, k=k)

    def creases(self, t: float, *, high: float = 1.72) -> None:
        """Two soft folds a side at the waist, carved into the open part, which is the trunk grown by t."""
        # Over a skirt they lie above its belt, which they would lay bare.
        high += 0.20 if self.spec.bottom.kind == "skirt" else 0.0
        for side in (-1, 1):
            for x, y, rise in ((0.54, high, 0.09), (0.50, high - 0.16, 0.06)):
                a = self.front(side * x, y, t)
                b = self.front(side * x * 0.72, y - rise, t + 0.03)
                self.program.cone(a, b, 0.012, 0.006, k=0.09, op=SUBTRACT)

    def front(self, x: float, y: float, t: float) -> tuple[float, float, float]:
        """Point on the front of the trunk grown by t; y is an adult's height."""
        return front(self.torso, x, y * self.scale, t)

    def button(self, x: float, y: float, t: float, material: Material, *, radius: float = 0.048) -> None:
        """A button lying on the layer t."""
        program = self.program
        program.ellipsoid(self.front(x, y, t), (radius, radius, 0.035)).part(material, k=0.006)
