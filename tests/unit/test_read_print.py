"""What one printed thing is and where it is, on drawn cloth."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, outfit, weave

H, MIDDLE, CHIN = 80.0, 340.0, 170.0
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)
WHITE, INK = (94.0, 0.0, 2.0), (25.0, 40.0, -40.0)
# The chest as seen: shoulders at 0.5, hips at 3 face heights below the chin.
_AT = {pose.LEFT_SHOULDER: (1, 0.5), pose.RIGHT_SHOULDER: (-1, 0.5), pose.LEFT_HIP: (1, 3), pose.RIGHT_HIP: (-1, 3)}


def _printed(mark: np.ndarray) -> weave.Weave:
    points, seen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    for joint, (x, y) in _AT.items():
        points[joint], seen[joint] = (MIDDLE + x * H, CHIN + y * H), 1.0
    lab = np.empty((680, 680, 3), np.float32)
    lab[:] = WHITE
    lab[mark] = INK
    labels = np.full((680, 680), Region.CLOTHES, np.uint8)
    everywhere = np.ones((680, 680), np.bool_)
    worn = outfit.Outfit(color.to_rgb(lab), labels, everywhere, everywhere, points, seen, MIDDLE, CHIN, H, 66.0)
    main = color.clusters(worn.lab[worn.top_mask])[0].lit
    return weave.weave(worn, worn.top_mask, main, weave.roughness(worn, worn.top_mask))


def _box(x: float, y: float, width: float, height: float) -> np.ndarray:
    return (np.abs(X - MIDDLE - x * H) < width * H / 2) & (np.abs(Y - CHIN - y * H) < height * H / 2)


def test_a_print_has_its_colour_shape_place_and_size() -> None:
    disc = _printed(np.hypot(X - MIDDLE, Y - CHIN - 1.4 * H) < 0.4 * H)
    assert disc.kind == "print"
    assert disc.color == pytest.approx(INK, abs=4)
    assert disc.place is not None
    assert disc.place.motif == "disc"
    assert disc.place.size == pytest.approx(0.8 / 2.2, abs=0.05)
    assert disc.place.x == pytest.approx(0, abs=0.05)
    assert disc.place.y == pytest.approx(1 - 2 * 0.9 / 2.5, abs=0.12)
    emblem = _printed(np.abs(X - MIDDLE) * 1.2 + np.abs(Y - CHIN - 1.4 * H) < 0.5 * H)
    assert emblem.place is not None
    assert emblem.place.motif == "badge"
    bar = _printed(_box(0.2, 1.7, 1.3, 0.4))
    assert bar.place is not None
    assert bar.place.motif == "bar"
    assert bar.place.x == pytest.approx(0.4 / 2.2, abs=0.05)
    assert bar.place.y < disc.place.y - 0.1


def test_what_hangs_from_an_edge_or_lies_to_a_side_is_no_print() -> None:
    assert _printed(_box(0, 0.8, 0.3, 1.2)).kind == "plain"
    assert _printed(_box(0.9, 1.6, 0.4, 0.6)).kind == "plain"
