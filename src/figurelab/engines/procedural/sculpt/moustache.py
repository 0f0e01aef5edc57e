"""Moustaches: locks that sweep from under the nose past the corners of the mouth, and on to a beard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..paint.material import Material
from .lock import Section
from .program import Program, Row
from .whiskers import Jaw

WHISKER = Section(
    0.150, 0.060, tip=0.030, root_width=0.55, root_thickness=0.30, full=0.40, grooves=4, depth=0.020, wrap=0.5,
    bluntness=0.7, k=0.022,
)  # fmt: skip


@dataclass(frozen=True)
class Bearded:
    """A face that hair grows on. rows: of the bare head. skin: what it is made of. chin: offset of its height from a
    young oval face's. lip: height of the beard's edge under the mouth, as an offset from the usual. mouth: height of
    the mouth's middle, smile: its half width. border: upper edge of what is painted over the head's centre, a degree
    an entry from the middle of the face. half: half width of the skull. shape, length: of a full beard. weight: of
    any other. trimmed: so close that it has no locks."""

    program: Program
    rows: list[Row]
    material: Material
    skin: Material
    jaw: Jaw
    chin: float
    lip: float
    mouth: float
    smile: float
    border: NDArray[np.float32]
    half: float
    shape: Literal["round", "pointed"]
    length: float
    weight: float
    trimmed: bool = False

    def on_swell(self, grown: float) -> Bearded:
        """The same face, its skin ``grown`` HR further out."""
        return replace(self, jaw=Jaw(self.rows, self.jaw.y, grown))


def moustache(face: Bearded) -> None:
    """Two locks that meet under the nose and sweep past the corners of the mouth."""
    lift = face.mouth + 0.545
    thick = 0.35 + 0.65 * face.weight
    section = replace(
        WHISKER,
        width=0.078 * thick,
        thickness=0.066 * thick,
        tip=0.022,
        root_width=0.85,
        root_thickness=0.9,
        full=0.2,
        k=0.03,
    )
    for side in (-1, 1):
        path = [
            face.jaw.at(side * 0.5, -0.420 + lift, 0.030 * thick),
            face.jaw.at(side * 9.0, -0.440 + lift, 0.040 * thick),
            face.jaw.at(side * 19.0, -0.500 + lift, 0.035 * thick),
            face.jaw.at(side * 25.0, -0.580 + lift, 0.015 * thick),
        ]
        face.program.lock(face.material, face.jaw.whisker(path, section, 0.0, 0.3))


def philtrum(face: Bearded) -> None:
    """Join beard and moustache beside the mouth."""
    section = replace(WHISKER, width=0.075, thickness=0.050, full=0.2, root_width=0.8)
    for side in (-1, 1):
        path = [
            face.jaw.at(side * 23.0, face.mouth + 0.03, 0.015),
            face.jaw.at(side * 22.0, face.mouth - 0.09, 0.030),
            face.jaw.at(side * 17.0, face.mouth - 0.22, 0.020),
        ]
        face.program.lock(face.material, face.jaw.whisker(path, section, -0.02, 0.6))
