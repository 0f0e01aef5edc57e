"""Sleeves told from the chest, and necklines, on drawn people."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, flanks, layers, legs, neck, outfit, sleeve

H, W, MIDDLE, CHIN = 80.0, 66.0, 340.0, 170.0
Lab = tuple[float, float, float]
NAVY, GREY, LIT_NAVY = (16.0, 2.0, -10.0), (58.0, 0.0, 0.0), (30.0, 1.0, -12.0)
_AT = {
    pose.LEFT_SHOULDER: (0.9, 0.5),
    pose.RIGHT_SHOULDER: (-0.9, 0.5),
    pose.LEFT_ELBOW: (1.4, 1.8),
    pose.RIGHT_ELBOW: (-1.4, 1.8),
    pose.LEFT_WRIST: (1.5, 3.0),
    pose.RIGHT_WRIST: (-1.5, 3.0),
    pose.LEFT_HIP: (0.55, 3.0),
    pose.RIGHT_HIP: (-0.55, 3.0),
}
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)


def _worn(torso: Lab, left: Lab, right: Lab, throat: np.ndarray | None = None) -> outfit.Outfit:
    """A body in one cloth, its arms in others. throat: (680, 680) bare skin."""
    points, seen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    for joint, (x, y) in _AT.items():
        points[joint], seen[joint] = (MIDDLE + x * H, CHIN + y * H), 1.0
    lab = np.empty((680, 680, 3), np.float32)
    lab[:] = torso
    lab[X > MIDDLE + 1.0 * H] = left
    lab[X < MIDDLE - 1.0 * H] = right
    labels = np.where(CHIN + 0.1 * H < Y, Region.CLOTHES, Region.BACKGROUND).astype(np.uint8)
    if throat is not None:
        labels[throat] = Region.BODY_SKIN
    everywhere = np.ones((680, 680), np.bool_)
    return outfit.Outfit(color.to_rgb(lab), labels, everywhere, everywhere, points, seen, MIDDLE, CHIN, H, W)


def _sleeves(body: outfit.Outfit) -> color.F32 | None:
    return layers.sleeves(body, color.clusters(body.lab[body.top_mask]))


def test_both_sleeves_must_be_one_other_cloth() -> None:
    other = _sleeves(_worn(NAVY, GREY, GREY))
    assert other is not None
    assert other == pytest.approx(GREY, abs=3)
    assert _sleeves(_worn(NAVY, NAVY, NAVY)) is None
    assert _sleeves(_worn(NAVY, LIT_NAVY, LIT_NAVY)) is None, "light on the arms is no other cloth"
    assert _sleeves(_worn(NAVY, GREY, NAVY)) is None
    assert _sleeves(_worn(NAVY, GREY, (50.0, 50.0, 30.0))) is None


KHAKI, SHADED_KHAKI = (58.0, 10.0, 39.0), (30.0, 8.0, 24.0)


def _parted(left: Lab, right: Lab) -> outfit.Outfit:
    """Black cloth between flanks that begin half a face from the middle."""
    body = _worn((14.0, 1.0, 3.0), left, right)
    lab = body.lab.copy()
    lab[X > MIDDLE + 0.4 * H], lab[X < MIDDLE - 0.4 * H] = left, right
    return replace(body, picture=color.to_rgb(lab))


def test_what_both_flanks_wear_lies_open_over_the_middle() -> None:
    def layer(body: outfit.Outfit) -> color.Cluster | None:
        return flanks.open_layer(body, color.clusters(body.lab[body.top_mask]))

    found = layer(_parted(KHAKI, SHADED_KHAKI))
    assert found is not None
    assert found.lit == pytest.approx(KHAKI, abs=4), "one side in the shade is the same cloth"
    assert layer(_parted(KHAKI, (30.0, 20.0, -40.0))) is None, "two sides of two colours are something else"
    assert layer(_parted(KHAKI, (14.0, 1.0, 3.0))) is None
    assert layer(_worn(KHAKI, KHAKI, KHAKI)) is None


def test_what_both_sleeves_wear_is_the_cloth_that_the_chest_is_printed_on() -> None:
    green, blue, white = (60.0, -38.0, 0.0), (42.0, 0.0, -41.0), (90.0, 0.0, 0.0)

    def main(left: Lab, right: Lab) -> color.Cluster | None:
        body = _worn(white, left, right)
        lab = body.lab.copy()
        chest = np.abs(X - MIDDLE) < 1.0 * H
        lab[chest & (Y % 50 < 15)], lab[chest & (Y % 50 >= 15) & (Y % 50 < 29)] = green, blue
        body = replace(body, picture=color.to_rgb(lab))
        return layers.of_both_arms(body, color.clusters(body.lab[body.top_mask]))

    found = main(green, (35.0, -27.0, 1.0))
    assert found is not None
    assert found.lit == pytest.approx(green, abs=4)
    assert main(green, white) is None
    assert main(white, white) is None


def _skin(half_width: np.ndarray) -> np.ndarray:
    return (np.abs(X - MIDDLE) < half_width) & (CHIN - 0.3 * H < Y) & (CHIN + 0.8 * H > Y)


def test_a_v_ends_narrow_and_a_scoop_wide() -> None:
    down = (Y - CHIN) / (0.8 * H)
    v = neck.neck(_worn(GREY, GREY, GREY, _skin(0.5 * W * (1 - down))), np.array(GREY, np.float32))
    scoop = neck.neck(_worn(GREY, GREY, GREY, _skin(np.full_like(Y, 0.45 * W))), np.array(GREY, np.float32))
    assert v.depth == pytest.approx(0.75, abs=0.1)
    assert v.taper < 0.4
    assert scoop.taper > 0.9


def _bare(body: outfit.Outfit, *arms: tuple[float, float, float, float]) -> outfit.Outfit:
    """With skin in boxes: x from, x to, y from, y to in face heights from the chin."""
    labels = body.labels.copy()
    x, y = (X - MIDDLE) / H, (Y - CHIN) / H
    for left, right, high, low in arms:
        labels[(x > left) & (x < right) & (y > high) & (y < low)] = Region.BODY_SKIN
    return replace(body, labels=labels)


def test_one_plainly_bare_arm_tells_short_sleeves() -> None:
    clad = _worn(NAVY, NAVY, NAVY)
    assert sleeve.sleeve(clad).value == "long"
    one = sleeve.sleeve(_bare(clad, (1.0, 2.0, 1.3, 3.2)))
    assert (one.value, one.trusted) == ("short", True)
    assert sleeve.sleeve(_bare(clad, (1.0, 2.0, 2.2, 3.2))).value == "long", "a sleeve rolled to the elbow"


def test_a_forearm_that_points_at_the_camera_tells_nothing() -> None:
    body = _worn(NAVY, NAVY, NAVY)
    points = body.points.copy()
    points[pose.LEFT_WRIST] = points[pose.LEFT_ELBOW] + (0.05 * H, 0.3 * H)
    points[pose.RIGHT_WRIST] = points[pose.RIGHT_ELBOW] + (-0.05 * H, 0.3 * H)
    hands = _bare(replace(body, points=points), (1.43, 2.0, 1.8, 2.3), (-2.0, -1.43, 1.8, 2.3))
    assert not sleeve.sleeve(hands).trusted


def test_among_people_an_arm_in_a_lesser_colour_of_the_torso_is_a_neighbours() -> None:
    body = _worn(NAVY, KHAKI, NAVY)
    lab = body.lab.copy()
    picture = color.to_rgb(np.where(((X > MIDDLE + 0.45 * H) & (X < MIDDLE + H))[..., None], KHAKI, lab))
    alone = replace(body, picture=picture)
    arm = _bare(alone, (-2.0, -1.0, 1.3, 3.2))
    assert sleeve.sleeve(replace(arm, company=True)).value == "short"


def test_what_shows_under_a_jacket_is_no_trousers() -> None:
    assert legs.of_one_dye(np.array((40, 9, 30), np.float32), np.array((64, 10, 60), np.float32))
    assert not legs.of_one_dye(np.array((40, 9, 30), np.float32), np.array((40, -9, -30), np.float32))
    assert not legs.of_one_dye(np.array((40, 1, 3), np.float32), np.array((64, 1, 3), np.float32)), "greys have no hue"
