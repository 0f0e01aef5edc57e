"""A turned, nodding or tilted face seen from the front: its mesh has depth, so it can be turned back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .head import F32, Head

# Vertices that mirror each other, the person's right first: corners of the eyes and the mouth, nose, outline.
_MIRRORED = (
    (33, 263), (133, 362), (61, 291), (98, 327), (234, 454), (127, 356), (93, 323), (132, 361), (58, 288),
    (21, 251), (54, 284), (103, 332), (67, 297),
)  # fmt: skip
_TOP, _CHIN = 10, 152


def level(head: Head, depth: F32) -> Head:
    """The head with its mesh turned to the front. depth: (468,) of the mesh, in photo pixels. Only the points are
    turned: the regions are still the photo's."""
    return replace(head, points=upright(head, depth)[:, :2])


def upright(head: Head, depth: F32) -> F32:
    """(468, 3) mesh turned to the front, in the window's pixels; z, from its middle, grows away from the viewer.

    Across runs the mean of the lines between mirrored vertices, down the line from forehead to chin.
    """
    mesh = np.column_stack([head.points, depth / head.regions.window.scale]).astype(np.float64)
    right, left = np.array(_MIRRORED).T
    across = (mesh[left] - mesh[right]).sum(axis=0)
    across /= max(float(np.linalg.norm(across)), 1e-6)
    down = mesh[_CHIN] - mesh[_TOP]
    down -= across * float(across @ down)
    down /= max(float(np.linalg.norm(down)), 1e-6)
    middle = mesh.mean(axis=0)
    turned = (mesh - middle) @ np.column_stack([across, down, np.cross(across, down)])
    return (turned + np.array([*middle[:2], 0.0])).astype(np.float32)
