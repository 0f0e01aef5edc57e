"""What the class net is shown of a head, and what its answer is taken for."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.perceive import headgear
from figurelab.engines.procedural.perceive.faces import Box

COWBOY_HAT, SHOWER_CAP = 515, 793


def test_the_kinds_stand_out_from_the_mean_of_all_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    logits = np.full(1000, 2.0, np.float32)
    logits[COWBOY_HAT] = 14.0
    logits[SHOWER_CAP] = 5.0

    def answer(_picture: np.ndarray) -> np.ndarray:
        return logits

    monkeypatch.setattr(headgear, "class_logits", answer)
    seen = headgear.headgear(np.zeros((64, 64, 3), np.uint8), Box(32.0, 32.0, 20.0, 0.0, 1.0), 0.0)
    assert seen.brim == pytest.approx(6.0 - 0.015, abs=0.01), "half of the brims' classes, less the mean"
    assert seen.close == pytest.approx(1.0 - 0.015, abs=0.01)


def test_the_net_looks_at_the_crown_over_a_face_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[np.ndarray] = []

    def look(picture: np.ndarray) -> np.ndarray:
        shown.append(picture)
        return np.zeros(1000, np.float32)

    monkeypatch.setattr(headgear, "class_logits", look)
    photo = np.zeros((400, 400, 3), np.uint8)
    photo[95:120, 180:220] = 255  # A hat over a face of 100 pixels in the middle of the photo.
    headgear.headgear(photo, Box(200.0, 200.0, 100.0, 0.0, 1.0), 0.0)
    rows, columns = np.nonzero(shown[0][..., 0] > 128)
    side = len(shown[0])
    assert side / 8 < rows.mean() < side / 2, "the crown is in the upper half, with room over it"
    assert columns.mean() == pytest.approx(side / 2, abs=2)
