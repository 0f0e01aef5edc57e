"""Observation: everything that is seen in a photo, before anything is decided about the figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .faces import Box, Face
from .flat import flat_labels, flat_regions
from .garments import garments
from .headgear import Headgear, headgear
from .kind import Kind
from .nets import F32
from .pose import Pose
from .regions import Regions, bust_window, head_window, segment, wide_window
from .subject import Subject
from .subject import find as find_subject
from .window import Window


@dataclass(frozen=True)
class Observation:
    """photo: (h, w, 3) u8 sRGB, upright, flattened, at most 1280 pixels a side. alpha: (h, w) 0..1, only when
    the photo came cut out. face: the main face. faces: how many were confirmed. face_margin: the main face's score
    over the second's; below 1.1 the choice is a coin toss. why: what it leads the others in. classes: (1000,)
    ImageNet probabilities, None for a person. head_box: a face the detector saw but the mesh could not confirm. A
    character is a drawn, modelled or stuffed one. drawn: a person's head and shoulders, in flat colours.

    Masks and regions are computed when first asked for, and kept.
    """

    kind: Kind
    photo: NDArray[np.uint8]
    alpha: F32 | None = None
    face: Face | None = None
    faces: int = 0
    face_margin: float = float("inf")
    why: tuple[str, ...] = ()
    pose: Pose | None = None
    head_box: Box | None = None
    classes: F32 | None = None
    drawn: bool = False

    @cached_property
    def subject(self) -> Subject:
        """Mask of the photo's subject; the alpha channel of a cut-out."""
        return find_subject(self.photo, self.alpha)

    @cached_property
    def head(self) -> Regions | None:
        """Regions of the head, upright, 512 x 512; None without a face."""
        if self.face is None:
            return None
        return self._regions(head_window(self.face.box, self.face.roll))

    @cached_property
    def bust(self) -> Regions | None:
        """Regions from head to chest, 256 x 256; None when no head was found."""
        box = self.face.box if self.face else self.head_box
        return None if box is None else self._regions(bust_window(box))

    @cached_property
    def wide(self) -> Regions | None:
        """Regions from head to knees, 256 x 256; None when no head was found."""
        box = self.face.box if self.face else self.head_box
        return None if box is None else self._regions(wide_window(box))

    @cached_property
    def garments(self) -> F32 | None:
        """What the chest looks like to the ImageNet net; None when no head was found."""
        box = self.face.box if self.face else self.head_box
        return None if box is None else garments(self.photo, box)

    @cached_property
    def headgear(self) -> Headgear | None:
        """What the crown looks like to the ImageNet net; None without a face."""
        return None if self.face is None else headgear(self.photo, self.face.box, self.face.roll)

    @cached_property
    def _flat(self) -> NDArray[np.uint8] | None:
        """(h, w) Region of a drawing; None of a photo."""
        return flat_labels(self.photo, self.alpha, self.face) if self.drawn and self.face is not None else None

    def _regions(self, window: Window) -> Regions:
        if self._flat is not None:
            return flat_regions(self.photo, self._flat, window)
        return segment(self.photo, window, twice=True)
