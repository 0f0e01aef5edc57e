"""What accessories lie on: how thick the clothes are, and where their front is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..garments.tailor import Tailor
from ..probe import fronts
from ..program import Program

_THICKNESS = {
    "tee": 0.058,
    "shirt": 0.085,
    "polo": 0.085,
    "suit": 0.115,
    "hoodie": 0.10,
    "sweater": 0.10,
    "jacket": 0.13,
    "coat": 0.125,
    "tank": 0.05,
    "dress": 0.05,
    "vest": 0.15,
    "jumpsuit": 0.10,
}


def thickness(tailor: Tailor) -> float:
    """Of the outer layer on the chest, HR over the trunk."""
    top = tailor.spec.top
    if top.kind == "vest" and top.neck == "v":
        return 0.085
    return _THICKNESS[top.kind]


def throat(tailor: Tailor) -> float:
    """Of the layer that shows at the throat: under an open or V-necked top it is the inner one."""
    return 0.075 if tailor.spec.top.kind in ("suit", "coat", "jacket") else thickness(tailor)


def on_front(tailor: Tailor, x: NDArray[np.floating], y: NDArray[np.floating], t: float) -> NDArray[np.float64]:
    """(n, 3) points on the front of the trunk grown by t, at (n,) x and y, HR, asked all at once."""
    rows = Program().copy(tailor.torso).offset(t).open_rows()
    return np.column_stack([x, y, fronts(rows, np.column_stack([x, y]))]).astype(np.float64)
