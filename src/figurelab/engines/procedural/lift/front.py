"""What a part looks like from the front and, in plain paints, toward its outline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.edges import spread
from figurelab.engines.procedural.lift.images import blurred, f32
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.rim import MARGIN
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_PLAIN = 0.06
_EVEN = 0.014


def front_of(sheet: Sheet, plain: F32, shown: Mask) -> F32:
    """(h, w, 3): the picture, giving way to plain paints toward the outline: there it would be drawn out into
    streaks on the side."""
    inward = np.clip((sheet.depth - MARGIN) / (_PLAIN * sheet.height), 0, 1)[..., None]
    return spread(f32(plain + inward * (sheet.clean - plain)), shown)


def plain_of(sheet: Sheet, paints: Paints, shown: Mask) -> F32:
    """(h, w, 3): every pixel in the paint that most of its neighbours have."""
    even = _EVEN * sheet.height
    weight = blurred((paints.label[..., None] == np.arange(len(paints.lab))) & shown[..., None], (even, even, 0))
    weight = np.maximum(weight, 1e-4) ** 4
    return f32((weight / weight.sum(axis=2, keepdims=True)) @ lab2rgb(paints.lab[None])[0].astype(np.float32))
