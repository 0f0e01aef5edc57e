"""What the ImageNet net makes of mouth, jaw and chin alone: hair on them is a texture, which such a net tells well."""

from __future__ import annotations

import numpy as np
from PIL import Image

from .nets import CLASS_SIDE, F32, class_logits_both_ways
from .window import U8

# Of the mesh: the mouth's corners, top and bottom of the face. How far below the mouth the square's middle lies and how
# long its sides are, in face heights: from the lip to under the chin, closely, so that stubble has a texture.
_CORNERS, _TOP, _CHIN = [61, 291], 10, 152
_DOWN, _SIDE = 0.09, 0.48


def lower_face(picture: U8, points: F32) -> F32:
    """(1000,) logits over their mean, the mean of both ways round. picture: (n, n, 3) sRGB of an upright face; points:
    (468, 2) of its mesh, in pixels."""
    down = points[_CHIN] - points[_TOP]
    x, y = points[_CORNERS].mean(axis=0) + _DOWN * down
    return looked_at(picture, float(x), float(y), _SIDE * float(np.hypot(*down)))


def looked_at(picture: U8, x: float, y: float, side: float) -> F32:
    """(1000,) logits of a square of a picture, see :func:`.nets.class_logits_both_ways`: its middle and how long its
    sides are, in pixels."""
    half = 0.5 * side
    square = Image.fromarray(picture).crop((int(x - half), int(y - half), int(x + half), int(y + half)))
    seen = np.asarray(square.resize((CLASS_SIDE, CLASS_SIDE), Image.Resampling.BILINEAR), np.float32)
    return class_logits_both_ways(seen)
