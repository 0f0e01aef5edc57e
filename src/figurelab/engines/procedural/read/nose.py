"""Forms of a nose beyond its width and length: its tip, which way it points, and its bridge.

The mesh has little of each, but steadily: in small copies, crops and brighter ones of a photo it keeps 0.98 of what
tells people apart. What a laugh, the nose's own size and a nodding head do to it is taken off by a straight line fitted
to 207 faces seen from the front.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .expression import smile
from .head import F32, Head
from .level import upright
from .proportions import off
from .reading import Reading

# Usual value: constant, and what the evidence for a smile, the nose's width over the face's, its length over the
# face's, and the head's nod in radians add; and the deviation of what is left.
_TIP = (0.3155, -0.00255, -0.184, 0.122, 0.0061), 0.00318
_TURN = (0.4399, -0.00197, -0.082, -0.917, 0.120), 0.00955
_ROOT = (0.1183, 0.00039, 0.0, 0.0, 0.0), 0.00530
_ARCH = (0.01227, 0.00015, 0.0, 0.0, 0.0), 0.00238
# Deviations that are drawn in full.
_FULL = 1.7
_TURNED = 0.25
# Vertices: root of the nose between the eyes, its bridge, over the tip, tip, under it; wings, sides of the tip, inner
# corners of the eyes, ears, top of the face and chin.
_ROOT_AT, _BRIDGE_AT, _OVER, _TIP_AT, _UNDER = 168, 195, 4, 1, 2
_WINGS, _SIDES, _INNER, _EARS, _FACE = (48, 278), (45, 275), (133, 362), (234, 454), (10, 152)


@dataclass(frozen=True)
class NoseSeen:
    """Each -1..1, 0 usual. tip: fine .. a round bulb. turn: of the tip, hanging .. turned up. bridge: low and hollow ..
    high and arched."""

    tip: float
    turn: float
    bridge: float


UNSEEN = Reading(NoseSeen(0.0, 0.0, 0.0), 0.0)


def nose(head: Head, front: Head, depth: F32) -> Reading[NoseSeen]:
    """front: the head with its mesh turned to the front. depth: (468,) of the mesh, in photo pixels."""
    mesh = upright(head, depth)
    flat = mesh[:, :2]

    def apart(pair: tuple[int, int]) -> float:
        return float(np.linalg.norm(flat[pair[0]] - flat[pair[1]]))

    def near(*at: int) -> float:
        return -float(mesh[list(at), 2].mean())

    width, height, wings = max(apart(_EARS), 1e-6), max(apart(_FACE), 1e-6), max(apart(_WINGS), 1e-6)
    length = max(float(mesh[_UNDER, 1] - mesh[_ROOT_AT, 1]), 1e-6)
    chin = head.points[_FACE[1]] - head.points[_FACE[0]]
    deep = float(depth[_FACE[1]] - depth[_FACE[0]]) / head.regions.window.scale
    about = (1.0, smile(front), wings / width, length / height, float(np.arctan2(deep, float(chin[1]))))
    # How far the bridge stands over the straight line from root to tip.
    share = float((mesh[_BRIDGE_AT, 1] - mesh[_ROOT_AT, 1]) / max(mesh[_OVER, 1] - mesh[_ROOT_AT, 1], 1e-6))
    line = near(_ROOT_AT) + share * (near(_OVER) - near(_ROOT_AT))
    root = _beyond((near(_ROOT_AT) - near(*_INNER)) / width, _ROOT, about)
    arch = _beyond((near(_BRIDGE_AT) - line) / width, _ARCH, about)
    seen = NoseSeen(
        tip=off(_beyond(apart(_SIDES) / wings, _TIP, about), (0.0, _FULL)),
        turn=off(_beyond(float(mesh[_UNDER, 1] - mesh[_TIP_AT, 1]) / length, _TURN, about), (0.0, _FULL)),
        bridge=off((root + arch) / 2, (0.0, _FULL)),
    )
    return Reading(seen, 0.6 if abs(head.yaw) < _TURNED else 0.3)


def _beyond(value: float, usual: tuple[tuple[float, ...], float], about: tuple[float, ...]) -> float:
    line, spread = usual
    return (value - float(np.dot(line, about))) / spread
