"""What a part is made of. The sculptor lists one material a part; the painter turns them into colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from figurelab.engines.procedural.figure import Finish, Pattern

Vec3 = tuple[float, float, float]


def vec3(point: Iterable[float]) -> Vec3:
    """A (3,) point as a material keeps it."""
    x, y, z = (float(v) for v in point)
    return x, y, z


@dataclass(frozen=True)
class LimbFrame:
    """Pattern frame of a limb: t runs along the bone from start to end, then on to the tip if there is one, a round
    it. Figure units (HR)."""

    start: Vec3
    end: Vec3
    radius: float = 0.2
    tip: Vec3 | None = None

    def __post_init__(self) -> None:
        if self.start == self.end or self.tip == self.end:
            raise ValueError("a limb's frame needs two different ends")


@dataclass(frozen=True)
class SkirtFrame:
    """Pattern frame of a flared shell round the y axis: a whole number of repeats in every row, so that dots
    keep their size down to the hem. radius goes linearly from hem to waist. Figure units (HR)."""

    hem: float
    waist: float
    hem_radius: float
    waist_radius: float

    def __post_init__(self) -> None:
        if self.waist <= self.hem:
            raise ValueError("a skirt's waist must be above its hem")


Frame = Literal["torso"] | LimbFrame | SkirtFrame
"""Where a pattern's coordinates come from. torso: t is the height, a the angle round the y axis."""


View = Literal["front", "back", "through", "side", "limb"]
Stroke = Literal["seam", "stitch", "fold", "worn"]


@dataclass(frozen=True)
class Seam:
    """A line painted on cloth. points: corners in the view's own plane, HR.

    view: where the plane lies. front and back: (x, y) on that half of the figure; through: (x, y) on both; side:
    (z, y) on both flanks; limb: (t, a) of the material's LimbFrame. mirrored: x counts without its sign.
    kind: seam, a dark line in a soft hollow; stitch, dashes of thread; fold, the hollow alone; worn, a broad
    one that is lighter. thread: the line's own colour, printed flat, None for the cloth's, darker.
    """

    points: tuple[tuple[float, float], ...]
    view: View = "front"
    kind: Stroke = "seam"
    thread: str | None = None
    mirrored: bool = True

    def __post_init__(self) -> None:
        if len(self.points) < 2:
            raise ValueError("a seam needs at least two points")


@dataclass(frozen=True)
class Material:
    """color: sRGB ``#rrggbb``. roughness: 0 mirror .. 1 chalk. tint: OKLab L added to the colour (ribs
    -0.045, lapels +0.035). face: the printed face is stamped on this part's front (the head; on a pet the
    muzzle too). streak: second tone of hair. ink: OKLab L that
    print adds, as much as ``Lookup.along`` says. seams: lines sewn on cloth.
    ribbed: knitted ribs, down the trunk or along the limb. knitted: rows of stitches. relief: stands on other parts,
    which carry it, so that it may be thinner than a free wall.

    Names that change the paint: ``ear`` (warm on skin); on fur ``head``, ``ear``, ``muzzle``, ``body``,
    ``leg``, ``paw`` and ``tail`` tell the coat where it is.
    """

    name: str
    color: str
    finish: Finish
    roughness: float = 0.5
    pattern: Pattern | None = None
    frame: Frame = "torso"
    tint: float = 0.0
    face: bool = False
    streak: str | None = None
    ink: float = 0.0
    seams: tuple[Seam, ...] = ()
    ribbed: bool = False
    knitted: bool = False
    relief: bool = False
