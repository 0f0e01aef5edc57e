"""The studio: where its lamps stand. It turns with the camera, so a figure is lit the same from every side."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from figurelab.render.solid import F32

# Lower than a ceiling lamp: chins and cheeks under a fringe must not go brown.
_KEY = (-0.55, 0.60, 0.88)
_KEY_RADIUS = 17.0
_KEY_SAMPLES = 7
# The box that gloss mirrors stands higher, so that its glint sits on foreheads and not in the eyes.
_FRONT_BOX = (-0.50, 0.78, 0.72)
# Overhead: its band on hair lies where the crown bends down to the fringe.
_TOP_BOX = (-0.46, 0.92, 0.20)
_FILL = (0.62, 0.10, 0.78)
_RIGHT_BOX = (0.80, 0.30, -0.52)
_LEFT_BOX = (-0.82, 0.25, -0.52)
_TOWARDS_CAMERA = (0.0, 0.0, 1.0)

MIDDLE, FRONT_BOX, FILL, RIGHT_BOX, LEFT_BOX, BEHIND, TOP_BOX = range(7)


@dataclass(frozen=True)
class Lamps:
    """key: (k, 3) f32 unit directions spread evenly over the disc of the key light. lamps: (7, 3) f32 unit
    directions in the order MIDDLE (of the key), FRONT_BOX, FILL, RIGHT_BOX, LEFT_BOX, BEHIND (towards the camera,
    level), TOP_BOX."""

    key: F32
    lamps: F32


def studio(yaw: float) -> Lamps:
    """The lamps for a camera that stands at yaw degrees."""
    turn = math.radians(yaw)
    rotation = np.array(
        [[math.cos(turn), 0.0, math.sin(turn)], [0.0, 1.0, 0.0], [-math.sin(turn), 0.0, math.cos(turn)]]
    )
    fixed = np.array([_KEY, _FRONT_BOX, _FILL, _RIGHT_BOX, _LEFT_BOX, _TOWARDS_CAMERA, _TOP_BOX])
    fixed /= np.linalg.norm(fixed, axis=1, keepdims=True)
    key = _disc(fixed[0], math.tan(math.radians(_KEY_RADIUS)), _KEY_SAMPLES)
    return Lamps((key @ rotation.T).astype(np.float32), (fixed @ rotation.T).astype(np.float32))


def _disc(middle: np.ndarray, radius: float, count: int) -> np.ndarray:
    across = np.cross(middle, (0.0, 1.0, 0.0))
    across /= np.linalg.norm(across)
    along = np.cross(across, middle)
    steps = np.arange(count) + 0.5
    r = radius * np.sqrt(steps / count)
    turn = steps * math.pi * (3.0 - math.sqrt(5.0))
    rays = middle + (r * np.cos(turn))[:, None] * across + (r * np.sin(turn))[:, None] * along
    return rays / np.linalg.norm(rays, axis=1, keepdims=True)
