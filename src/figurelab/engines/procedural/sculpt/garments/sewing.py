"""The seams that tell how a garment was put together."""

from __future__ import annotations

from ...paint.material import Seam, Stroke, View
from .tailor import Polygon, Tailor

METAL = "#c9c4ba"
"""Teeth of a zip."""
_REACH = 3.0
_ARMHOLE: Polygon = [(0.005, 2.95), (-0.018, 2.70), (-0.012, 2.50), (0.030, 2.34), (0.095, 2.20), (0.16, 2.12)]
"""Off the shoulder's joint, HR, and in the pattern: over the shoulder, down the front of the arm and under it."""


def line(
    tailor: Tailor,
    points: Polygon,
    view: View = "front",
    kind: Stroke = "seam",
    *,
    thread: str | None = None,
    mirrored: bool = True,
) -> Seam:
    """A sewn line at an adult's heights."""
    return Seam(tuple((x * tailor.girth, tailor.level(y)) for x, y in points), view, kind, thread, mirrored)


def armhole(tailor: Tailor) -> Seam:
    """Where a sleeve is set in: on trunk and sleeve alike, whichever owns the point."""
    x = tailor.body.shoulder
    points = [(x + off, y) for off, y in _ARMHOLE]
    return Seam(tuple((x, tailor.level(y)) for x, y in points), "through")


def flanks(tailor: Tailor, hem: float) -> Seam:
    """The side seams, from the hem to the arm."""
    return line(tailor, [(-0.02, hem), (-0.02, 2.30)], "side")


def around(tailor: Tailor, y: float, kind: Stroke = "stitch", thread: str | None = None) -> Seam:
    """A level line round the body."""
    return line(tailor, [(0.0, y), (_REACH, y)], "through", kind, thread=thread)


def spine(tailor: Tailor, low: float, high: float = 2.80) -> Seam:
    """The seam down the middle of the back."""
    return line(tailor, [(0.0, low), (0.0, high)], "back")


def yoke(
    tailor: Tailor, y: float = 2.44, view: View = "back", kind: Stroke = "seam", thread: str | None = None
) -> Seam:
    """Across the shoulder blades, or the chest."""
    return line(tailor, [(0.0, y), (0.30, y + 0.015), (0.62, y + 0.05)], view, kind, thread=thread)
