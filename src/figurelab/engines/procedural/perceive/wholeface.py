"""What the ImageNet net makes of a whole face and of its eyes and forehead alone: years are a texture as well."""

from __future__ import annotations

import numpy as np

from .lowerface import looked_at
from .nets import F32
from .window import U8

# Of the mesh: top and bottom of the face. How far below the face's middle each square's middle lies and how long its
# sides are, in face heights: from hairline to chin, and from the forehead to below the eyes.
_TOP, _CHIN = 10, 152
_FACE, _EYES = (-0.02, 1.15), (-0.22, 0.70)


def whole_face(picture: U8, points: F32) -> F32:
    """(2000,) logits of the face and of the eyes, each over their mean and of both ways round. picture: (n, n, 3) sRGB
    of an upright face; points: (468, 2) of its mesh, in pixels."""
    down = points[_CHIN] - points[_TOP]
    height = float(np.hypot(*down))
    x, y = float(points[:, 0].mean()), (points[_TOP, 1] + points[_CHIN, 1]) / 2
    squares = ((x, float(y + off * down[1]), side * height) for off, side in (_FACE, _EYES))
    return np.concatenate([looked_at(picture, *square) for square in squares])
