from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.lift.bands import bands, cheapest_path
from figurelab.engines.procedural.lift.paints import Paints

SHIRT, TROUSERS, HAND = 0, 1, 2


def torso() -> tuple[Paints, np.ndarray, np.ndarray]:
    """A shirt over trousers, 100 rows of 40 pixels, with a hand over both edges on 20 rows and one torn row."""
    label = np.full((100, 40), SHIRT)
    label[60:] = TROUSERS
    label[30:50, :5] = label[30:50, -5:] = HAND
    label[10] = TROUSERS
    shown = np.ones((100, 40), bool)
    rim = shown.copy()
    rim[:, 4:-4] = False
    return Paints(np.zeros((3, 3), np.float32), label), rim, shown


def test_back_is_of_the_clothes_bands_without_hands_or_torn_rows():
    path = bands(*torso(), height=100)
    assert (path[:60] == SHIRT).all()
    assert (path[60:] == TROUSERS).all()


def test_paint_that_the_rim_lacks_never_gets_behind():
    paints, rim, shown = torso()
    paints.label[20:80, 5:-5] = HAND
    rim[30:50] = False
    alone = Paints(paints.lab, np.where(rim & (paints.label == HAND), SHIRT, paints.label))
    assert HAND not in bands(alone, rim, shown, height=100)


def test_change_is_made_only_where_it_pays():
    wanted = np.array([0, 0, 1, 0, 0, 1, 1, 1, 1])
    costs = (np.arange(2) != wanted[:, None]).astype(float)
    assert cheapest_path(costs, 1.2).tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 1]
    assert cheapest_path(costs, 0.3).tolist() == wanted.tolist()
    assert cheapest_path(costs, 9.0).tolist() == [1] * 9
