"""The front of long hair: panels that lie on the chest or fall behind the shoulders, and what all panels share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..lock import Section
from .builder import Hairdo
from .crown import root_at
from .frame import F64, ROOT, around, between, on_skull, parting, radial
from .sections import PANEL

_LAID = replace(PANEL, width=0.32, thickness=0.12, fall=3.8, bluntness=1.1, tip=0.036, end_width=0.10)
_LAYER = replace(PANEL, width=0.205, thickness=0.105, fall=4, bluntness=0.9, tip=0.036)
FINE_ROOT = 0.40
"""Share of its width that a lock across an open forehead has at the parting: with more its end hangs there as a tab."""
UNDER_RIM = 0.82
"""Share of its width that a broad lock has under a hat: its edges would come out over the rim."""
_BESIDE_FRINGE = 80.0
"""Angle of the parting from which locks beside a straight fringe come."""
_TIPS = (0.15, 0.05, 0.0, 0.04)
"""How much higher than the lowest each panel on the chest ends, from the face back."""


def over_head(x: float, angle: float, az: float, radius: float, rise: float) -> list[F64]:
    """Points from the parting in the plane x over the head down to the temple at az (degrees), radius from the axis."""
    root, aim = parting(x, angle), on_skull(az, 4)
    return [
        root_at(x, angle),
        radial(between(root, aim, 0.12), 1.16 + 0.3 * rise),
        radial(between(root, aim, 0.34), 1.225 + 0.6 * rise),
        radial(between(root, aim, 0.64), 0.5 * (1.255 + radius) + rise),
        on_skull(az, 2, radius + rise),
    ]


def across_forehead(do: Hairdo, side: int, x: float, over: int, rise: float) -> list[F64]:
    """Points from the parting straight across the upper forehead to the temple: without such locks the hair is an arch
    round an egg. Away from a parting at the side they start level. over: 1 for the one that lies higher."""
    # Full hair stands off the head, where the same lock would leave more of the forehead bare.
    drop, up, away = 26 * max(do.lift, 0.0), 11 * over, x * side > 0
    root = parting(x + 0.02 * side, 52 + 8 * over)
    # Beside a parting they fall straight down; led to the middle first they would cross it.
    first, second = (13 - 22 * x, 30 - 4 * x) if not away else _fanned(root, 48)
    return [
        radial(root, ROOT),
        on_skull(side * first + (0 if away else 10 * x), 44 + 0.8 * up - 0.4 * drop, 1.11 + 0.05 * over),
        on_skull(side * second, 32 + up - drop, 1.145 + 0.06 * over),
        on_skull(side * 48, 17 + up - drop, 1.175 + 0.05 * over),
        on_skull(side * 64, -4 + 0.6 * up, 1.205 + 0.03 * over + rise),
    ]


def _fanned(root: F64, az: float) -> tuple[float, float]:
    """Azimuths in degrees of two points from a root on the same side to az."""
    start = math.degrees(math.atan2(abs(root[0]), root[2]))
    return start + 0.15 * (az - start), start + 0.50 * (az - start)


def rooted(do: Hairdo, i: int, section: Section) -> Section:
    """The section of panel i from the face, fine at its root if it crosses the forehead."""
    return replace(section, root_width=FINE_ROOT) if _crosses(do, i) else section


def behind_fringe(do: Hairdo, angle: float) -> float:
    """Degrees along the parting by which a lock beside a straight fringe begins farther back than at ``angle``: from
    the parting's front it would lie over the fringe's edge as a fold."""
    straight = do.hair.fringe == "straight" and do.rim is None
    return max(_BESIDE_FRINGE - angle, 0.0) if straight else 0.0


def _crosses(do: Hairdo, i: int) -> bool:
    return i < 2 and do.hair.fringe in ("none", "swept") and do.rim is None


def upper(do: Hairdo, side: int, x: float, i: int, rise: float) -> list[F64]:
    """Points of the panel i, 0 beside the face .. 3 behind, from the parting in the plane x to the temple."""
    if _crosses(do, i):
        return across_forehead(do, side, x, i, rise)
    angle, az = ((56, 70), (62, 75), (59, 80), (73, 94))[i]
    angle += behind_fringe(do, angle)
    return over_head(x, angle, side * az, 1.20, rise)


def laid_forward(do: Hairdo, x: float, low: float, *, layers: bool = False, sides: Sequence[int] = (-1, 1)) -> None:
    """Four panels a side that fall before the shoulders and gather on the chest, the one beside the face shortest.
    layers: that one ends at the jaw."""
    for side in sides:
        for i in (3, 2, 1, 0):
            rise = (0.0, -0.02, 0.03, -0.02)[i]
            end = min(low, do.frame.shoulder - 0.50) + _TIPS[i]
            points = upper(do, side, x, i, rise)
            if layers and i == 0:
                points += _to_jaw(do, side)
                do.lock(points, rooted(do, i, _LAYER), samples=17)
                continue
            points += _on_chest(do, side, end + float(do.rng.uniform(-0.04, 0.04)), rise, i)
            do.lock(points, rooted(do, i, replace(_LAID, width=_LAID.width - 0.035 * (3 - i))), samples=18)


def _to_jaw(do: Hairdo, side: int) -> list[F64]:
    """From the temple past the cheek, the end turned out a little."""
    end = -0.98 + float(do.rng.uniform(-0.06, 0.06))
    return [
        around(side * 76, 0.36 * end, 1.200),
        around(side * 78, 0.66 * end, 1.165),
        around(side * 77, 0.88 * end, 1.155),
        around(side * 79, end, 1.20),
    ]


def behind_shoulders(do: Hairdo, x: float, low: float, sides: Sequence[int] = (-1, 1)) -> None:
    """Four panels a side that fall past the cheeks to the back, so that neck and shoulders are free."""
    shoulder = do.frame.shoulder
    for side in sides:
        for i in (3, 2, 1, 0):
            rise = (0.02, -0.02, 0.03, -0.02)[i]
            end = low + 0.5 * _TIPS[i] + float(do.rng.uniform(-0.04, 0.04))
            first, last = 73 + 11 * i, 124 + 9 * i
            # What ends on the shoulders has no way to turn out on: it would fold.
            room = float(np.clip((shoulder - end) / 0.6, 0, 1))
            points = upper(do, side, x, i, rise)
            points += [
                around(side * (first + 4), 0.30 * shoulder, 1.19 + rise),
                around(side * (first + 0.24 * (last - first)), 0.62 * shoulder, 1.15 + rise),
                around(side * (first + 0.62 * (last - first)), 0.95 * shoulder, 1.09 + rise),
                around(side * (last - 6), 0.45 * shoulder + 0.55 * end, 0.98 + 0.07 * room + rise),
                # Two and two they close: four tips would be the teeth of a comb.
                around(side * (last - 4 + room * (-2 if i % 2 else 2)), end, 0.98 + 0.12 * room),
            ]
            do.lock(points, rooted(do, i, replace(_LAID, width=_LAID.width - 0.035 * (3 - i))), samples=18)


def _on_chest(do: Hairdo, side: int, end: float, rise: float, i: int) -> Sequence[F64]:
    """From the temple behind the cheek, round the neck and down before the shoulder, the tip a little outward."""
    shoulder, az, before = do.frame.shoulder, 70 + 12 * i, 47 + 6 * i
    # The one beside the face lies on the cheek: farther out and back its edge would be a dark line along it.
    close = 1.0 if i == 0 else 0.0
    return [
        around(side * (az + 8 - 5 * close), 0.36 * shoulder, 1.185 - 0.035 * close + rise),
        around(side * (0.6 * az + 0.4 * before + 9 - 2 * close), 0.72 * shoulder, 1.10 - 0.02 * close + rise),
        around(side * before, shoulder, 0.99 + rise),
        around(side * (before - 1 - i), 0.5 * (shoulder + end), 0.91 + 0.6 * rise),
        around(side * (48 + 4 * i), 0.2 * shoulder + 0.8 * end, 0.90 + 0.4 * rise),
        around(side * (54 + 3 * i), end, 0.95),
    ]
