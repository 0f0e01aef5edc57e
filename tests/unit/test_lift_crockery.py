"""A cup on a saucer, seen from above, is told from balls and dishes, and stands level."""

import numpy as np
import pytest
from lift_pictures import bear, cup_from_above, espresso, pumpkin

from figurelab.engines.procedural.lift import lift
from figurelab.engines.procedural.lift.crockery import crockery_of
from figurelab.engines.procedural.lift.matte import cut
from figurelab.engines.procedural.lift.sheet import Sheet, lay_out
from figurelab.mesh.model import reduced
from figurelab.mesh.shells import open_edges


def no_net(rgb: np.ndarray) -> np.ndarray:
    raise AssertionError("real alpha needs no net")


def laid_out(picture: np.ndarray) -> Sheet:
    return lay_out(cut(picture, no_net), None, rounded=True)


def test_both_rims_are_found_where_they_are_drawn() -> None:
    made = crockery_of(laid_out(espresso()))
    assert made is not None
    # The saucer is 400 wide and 280 tall in the picture, the mouth 220 and 154: 0.72 pixels of the sheet to each.
    assert made.plate.wide == pytest.approx(200 * 0.72, rel=0.02)
    assert made.plate.tall == pytest.approx(140 * 0.72, rel=0.02)
    assert made.mouth.wide == pytest.approx(110 * 0.72, rel=0.03)
    assert made.mouth.tall == pytest.approx(77 * 0.72, rel=0.03)
    # Its front rim is a wall, its liquid at the brim.
    assert made.filled > 0.6 * made.height


@pytest.mark.parametrize("picture", [bear(), pumpkin(), cup_from_above()])
def test_balls_and_dishes_are_no_cup_on_a_saucer(picture: np.ndarray) -> None:
    assert crockery_of(laid_out(picture)) is None


def test_cup_stands_level_hollow_and_with_a_handle() -> None:
    made = lift(espresso(), no_net, simplified=True)
    assert made.form == "crockery"
    solid = made.solid
    assert open_edges(reduced(solid, 24_000)[2]) == 0
    wide, tall, deep = np.ptp(solid.vertices, axis=0)
    assert deep == pytest.approx(wide, rel=0.03), "a saucer is round"
    assert tall < 0.8 * wide
    high = solid.vertices[solid.vertices[:, 1] > 0.6 * solid.vertices[:, 1].max()]
    right, left = high[:, 0].max(), -high[:, 0].min()
    assert right > 1.25 * left, "the handle"
    top = solid.vertices[solid.vertices[:, 1] > 0.99 * solid.vertices[:, 1].max()]
    assert np.hypot(top[:, 0], top[:, 2]).min() > 0.6 * np.hypot(top[:, 0], top[:, 2]).max(), "a rim, no lid"


def test_cup_is_blue_outside_white_at_the_rim_and_brown_within() -> None:
    made = lift(espresso(), no_net, simplified=True, base=False)
    solid = made.solid
    radius = np.hypot(solid.vertices[:, 0], solid.vertices[:, 2])
    colour = solid.paint(solid.vertices, solid.normals, np.ones(len(radius), np.float32)).albedo
    up = solid.vertices[:, 1] / solid.vertices[:, 1].max()
    behind = (up > 0.4) & (up < 0.8) & (solid.normals[:, 2] < -0.8) & (solid.vertices[:, 2] < 0)
    within = (up < 0.95) & (up > 0.5) & (radius < 0.5) & (solid.normals[:, 1] > 0.9)
    red, _, blue = np.median(colour[behind], axis=0)
    assert blue > red + 0.2
    red, _, blue = np.median(colour[within], axis=0)
    assert 0.2 < red < 0.5
    assert blue < red
