"""What a part is made of. The sculptor lists one material a part; the painter turns them into colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from figurelab.engines.procedural.figure import Finish, Pattern

Vec3 = tuple[float, float, float]


@dataclass(frozen=True)
class LimbFrame:
    """Pattern frame of a limb: t runs along the bone from start to end, a round it. Figure units (HR)."""

    start: Vec3
    end: Vec3
    radius: float = 0.2

    def __post_init__(self) -> None:
        if self.start == self.end:
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


@dataclass(frozen=True)
class Material:
    """color: sRGB ``#rrggbb``. roughness: 0 mirror .. 1 chalk. tint: OKLab L added to the colour (ribs
    -0.045, lapels +0.035). face: the printed face is stamped on this part's front (the head; on a pet the
    muzzle too). streak: second tone of hair. seams: stitched side seams, as on jeans.

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
    seams: bool = False
