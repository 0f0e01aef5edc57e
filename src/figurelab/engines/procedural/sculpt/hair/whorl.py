"""Round the whorl: directions by turn and distance, and tufts laid from it over the head."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section
from .builder import Hairdo
from .frame import F64, on_skull, radial, unit, vec
from .trims import hem

WHORL = on_skull(176, 62)


def swirled(turn: float, away: float) -> F64:
    """(3,) direction at an angle from the whorl, turn degrees round it; 0 runs over the top to the face."""
    to_face = unit(np.cross(np.cross(WHORL, vec(0, 0, 1)), WHORL))
    way = np.cos(np.radians(turn)) * to_face + np.sin(np.radians(turn)) * np.cross(WHORL, to_face) / np.linalg.norm(
        WHORL
    )
    return np.cos(np.radians(away)) * unit(WHORL) + np.sin(np.radians(away)) * way


def above_hem(do: Hairdo, turn: float, away: float, margin: float) -> float:
    """Degrees from the whorl, no more than ``away``, at which a lock ends ``margin`` degrees over the hem."""
    for end in np.arange(away, 0, -3):
        x, y, z = swirled(turn, end)
        if math.degrees(math.asin(y)) > hem(do, math.degrees(math.atan2(x, z))) + margin:
            return float(end)
    return 0.0


@dataclass(frozen=True)
class Layer:
    """A ring of tufts round the whorl. first: the turn of the first. root, end: degrees from the whorl. rho: radii at
    the root, two fifths, three quarters and the end."""

    count: int
    first: float
    root: float
    end: float
    rho: tuple[float, float, float, float]
    width: float


def lay(do: Hairdo, layer: Layer, section: Section, *, sway: float, bare: float = 0.0, margin: float = 8) -> None:
    """Add a layer. sway: most degrees by which ends turn to either side. bare: half the turn before the face that is
    left free. Ends keep ``margin`` degrees over the hem; tufts that have no room there are left out."""
    for i in range(layer.count):
        turn = layer.first + 360 * (i + float(do.rng.uniform(-0.18, 0.18))) / layer.count
        side = float(do.rng.uniform(-1, 1)) * sway
        if abs((turn + 180) % 360 - 180) < bare:
            continue
        end = above_hem(do, turn, layer.end * float(do.rng.uniform(0.92, 1.08)), margin)
        if end < layer.root + 14:
            continue
        run = end - layer.root
        turns = (turn - 0.3 * side, turn - 0.4 * side, turn + 0.2 * side, turn + side)
        do.lock(
            [
                radial(swirled(t, layer.root + run * q), rho + (0.015 if i % 2 and 0 < q < 1 else 0.0))
                for t, q, rho in zip(turns, (0.0, 0.4, 0.78, 1.0), layer.rho, strict=True)
            ],
            _sized(section, layer.width * float(do.rng.uniform(0.86, 1.16))),
            fixed=True,
        )


def _sized(section: Section, width: float) -> Section:
    return replace(section, width=width, thickness=section.thickness * width / section.width)
