"""The seams that tell how a garment was put together, and the folds that its kind falls in."""

from __future__ import annotations

from collections.abc import Sequence

from ...paint.material import Seam, Stroke, View
from .tailor import Fold, Polygon, Tailor

_REACH = 3.0


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
    return Seam(tuple((x, y * tailor.scale) for x, y in points), view, kind, thread, mirrored)


def armhole(tailor: Tailor) -> Seam:
    """Where a sleeve is set in: on trunk and sleeve alike, whichever owns the point."""
    x = tailor.body.shoulder
    return line(tailor, [(x - 0.10, 2.90), (x - 0.09, 2.62), (x - 0.04, 2.42), (x + 0.04, 2.26)], "through")


def flanks(tailor: Tailor, hem: float) -> Seam:
    """The side seams, from the hem to the arm."""
    return line(tailor, [(-0.02, hem), (-0.02, 2.30)], "side")


def around(tailor: Tailor, y: float, kind: Stroke = "stitch", thread: str | None = None) -> Seam:
    """A level line round the body."""
    return line(tailor, [(0.0, y), (_REACH, y)], "through", kind, thread=thread)


def spine(tailor: Tailor, low: float, high: float = 2.80) -> Seam:
    """The seam down the middle of the back."""
    return line(tailor, [(0.0, low), (0.0, high)], "back")


def yoke(tailor: Tailor, y: float = 2.44, view: View = "back", kind: Stroke = "seam") -> Seam:
    """Across the shoulder blades, or the chest."""
    return line(tailor, [(0.0, y), (0.30, y + 0.015), (0.62, y + 0.05)], view, kind)


def knit_folds(hem: float) -> Sequence[Fold]:
    """Thick knit: a full waist, and the pull at the arms."""
    return (
        Fold((0.56, hem + 0.50), (0.36, hem + 0.40)),
        Fold((0.54, hem + 0.32), (0.40, hem + 0.26)),
        Fold((0.54, hem + 0.46), (0.32, hem + 0.36), behind=True),
        Fold((0.52, hem + 0.28), (0.38, hem + 0.24), behind=True),
        Fold((0.49, 2.24), (0.33, 2.08)),
        Fold((0.49, 2.24), (0.34, 2.10), behind=True),
    )


def thin_folds() -> Sequence[Fold]:
    """Light cloth: one pull from each arm and one over the waistband, which a lower one would lay bare."""
    return (
        Fold((0.49, 2.24), (0.33, 2.06)),
        Fold((0.53, 1.80), (0.37, 1.70)),
        Fold((0.49, 2.24), (0.34, 2.08), behind=True),
        Fold((0.52, 1.82), (0.32, 1.71), behind=True),
    )


def tailored_folds() -> Sequence[Fold]:
    """Stiff cloth, taken in at the waist."""
    return (Fold((0.56, 1.80), (0.42, 1.72)), Fold((0.54, 1.80), (0.40, 1.74), behind=True))
