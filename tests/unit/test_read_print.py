"""What one printed thing is and where it is, on drawn cloth."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.paint.decal import decode
from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import busy, color, outfit, weave

H, MIDDLE, CHIN = 80.0, 340.0, 170.0
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)
Lab = tuple[float, float, float]
WHITE, INK = (94.0, 0.0, 2.0), (25.0, 40.0, -40.0)
# The chest as seen: shoulders at 0.5, hips at 3 face heights below the chin.
_AT = {pose.LEFT_SHOULDER: (1, 0.5), pose.RIGHT_SHOULDER: (-1, 0.5), pose.LEFT_HIP: (1, 3), pose.RIGHT_HIP: (-1, 3)}


def _worn(lab: np.ndarray) -> outfit.Outfit:
    points, seen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    for joint, (x, y) in _AT.items():
        points[joint], seen[joint] = (MIDDLE + x * H, CHIN + y * H), 1.0
    labels = np.full((680, 680), Region.CLOTHES, np.uint8)
    everywhere = np.ones((680, 680), np.bool_)
    return outfit.Outfit(color.to_rgb(lab), labels, everywhere, everywhere, points, seen, MIDDLE, CHIN, H, 66.0)


def _printed(mark: np.ndarray, *more: tuple[np.ndarray, Lab]) -> weave.Weave:
    lab = np.empty((680, 680, 3), np.float32)
    lab[:] = WHITE
    lab[mark] = INK
    for where, ink in more:
        lab[where] = ink
    worn = _worn(lab)
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


def test_a_print_is_traced_in_its_own_inks() -> None:
    gold = (75.0, 5.0, 65.0)
    ring = np.abs(np.hypot(X - MIDDLE, Y - CHIN - 1.4 * H) - 0.4 * H) < 0.1 * H
    low = np.hypot(X - MIDDLE, Y - CHIN - 1.6 * H) < 0.2 * H
    traced = _printed(ring, (low, gold)).inks
    assert len(traced) == 2
    (ink, outline), (second, spot) = (decode(each) for each in traced)
    assert ink[2] > 2 * ink[1], "the ring is blue"
    assert second[0] > 2 * second[2], "the spot is gold"
    side = len(outline)
    rows, columns = np.nonzero(spot < 0)
    assert rows.mean() < 0.45 * side, "decoded rows run upwards: the spot lies low"
    assert columns.mean() == pytest.approx(side / 2, abs=1.5)
    inside = outline < 0
    assert not inside[round(0.62 * side), side // 2], "the cloth shows inside the ring"
    assert not inside[1, 1]
    assert inside[rows, columns].mean() > 0.95, "the lower ink goes on under the upper one"


def _all_over(*cloths: Lab, blend: bool = False) -> busy.Busy | None:
    """Blocks of a quarter of a face height at most, in some colours or, for a plaid, in mixtures of two."""
    across, down = ((v / (0.16 * H)).astype(int) for v in (X, Y))
    colors = np.array(cloths, np.float32)
    if blend:
        mixed = ((across % 2) + (down % 2))[..., None] / 2
        lab = colors[0] * (1 - mixed) + colors[1] * mixed
    else:
        lab = colors[np.random.default_rng(3).integers(0, len(colors), (60, 60))[down % 60, across % 60]]
    worn = _worn(lab.astype(np.float32))
    return busy.busy(worn, worn.top_mask, color.clusters(worn.lab[worn.top_mask]))


RED, BLACK, CREAM = (45.0, 50.0, 30.0), (12.0, 0.0, 0.0), (85.0, 2.0, 18.0)


def test_mixtures_of_two_colours_are_a_plaid_and_three_colours_are_flowers() -> None:
    plaid = _all_over(RED, BLACK, blend=True)
    assert plaid is not None
    assert plaid.kind == "checks"
    assert plaid.ground == pytest.approx(RED, abs=6)
    assert plaid.second == pytest.approx(BLACK, abs=6)
    flowers = _all_over(BLACK, BLACK, RED, CREAM)
    assert flowers is not None
    assert flowers.kind == "floral"
    assert flowers.second == pytest.approx(RED, abs=4), "the most colourful"
    assert flowers.third == pytest.approx(CREAM, abs=4)
    assert _all_over(BLACK, BLACK, (62.0, 24.0, 38.0), CREAM) is None, "hands and hair before it"
    assert _all_over(RED, RED, RED) is None
    assert _all_over(WHITE, (80.0, 0.0, 2.0), (60.0, 0.0, 2.0)) is None, "folds"


def test_flowers_keep_their_colours_when_one_of_them_covers_a_little_more() -> None:
    usual = _all_over(BLACK, BLACK, BLACK, RED, CREAM, CREAM)
    redder = _all_over(BLACK, BLACK, BLACK, RED, RED, CREAM, CREAM)
    assert usual is not None
    assert redder is not None
    for a, b in ((usual.ground, redder.ground), (usual.second, redder.second), (usual.third, redder.third)):
        assert a is not None
        assert b is not None
        assert a == pytest.approx(b, abs=4)


def test_the_light_and_shade_of_one_dye_are_no_flowers_behind_what_is_held() -> None:
    yellow, shaded, deep, black = (81.0, 9.0, 56.0), (66.0, 17.0, 58.0), (46.0, 23.0, 42.0), (18.0, 6.0, -5.0)
    grey = (81.0, 5.0, 0.0)
    assert _all_over(yellow, yellow, shaded, deep, black, grey) is None
    other = _all_over(yellow, yellow, (60.0, -35.0, 30.0), (46.0, 40.0, -30.0), black, grey)
    assert other is not None
    assert other.kind == "floral"
