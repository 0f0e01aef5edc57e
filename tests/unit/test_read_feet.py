"""Shoes, on drawn legs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Shoes, Top
from figurelab.engines.procedural.perceive import Observation, pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.perceive.window import whole
from figurelab.engines.procedural.read import below, color, feet, outfit

Lab = tuple[float, float, float]
SKIN, BLACK, WHITE, RED = (62.0, 18.0, 20.0), (14.0, 0.0, 0.0), (96.0, 0.0, 2.0), (45.0, 60.0, 40.0)
JEANS, GROUND = (40.0, -2.0, -28.0), (70.0, 0.0, 8.0)
Y, X = np.mgrid[0:512, 0:512].astype(np.float32)
# Left and right foot: knee, ankle, heel and toe.
_LEFT = ((330, 200), (330, 350), (326, 375), (352, 395))
_RIGHT = ((180, 200), (180, 350), (184, 375), (158, 395))
_INDEX = (pose.LEFT_KNEE, pose.LEFT_ANKLE, pose.LEFT_HEEL, pose.LEFT_TOE)


@dataclass(frozen=True)
class Leg:
    upper: Lab = RED
    sole: Lab | None = None
    shaft: Lab = JEANS
    leg: Lab = JEANS
    knee: Lab | None = None


def _read(left: Leg, right: Leg, visible: float = 0.95) -> feet.ShoesSeen | None:
    found = feet.feet(*_seen(left, right, visible))
    return found.value if found.trusted else None


def _seen(left: Leg, right: Leg, visible: float = 0.95) -> tuple[Observation, outfit.Outfit]:
    lab = np.empty((512, 512, 3), np.float32)
    lab[:] = GROUND
    body = np.zeros((512, 512), np.bool_)
    joints = np.zeros((33, 3), np.float32)
    for leg, at, off in ((left, _LEFT, 0), (right, _RIGHT, 1)):
        for joint, (x, y) in zip(_INDEX, at, strict=True):
            joints[joint + off] = x, y, visible
        limb = (np.abs(X - at[0][0]) < 18) & (Y > 180) & (Y < 350)
        foot = (np.abs(X - (at[2][0] + at[3][0]) / 2) < 32) & (Y >= 350) & (Y < 402)
        lab[limb] = leg.leg
        lab[limb & (Y > 292)] = leg.shaft
        lab[limb & (Y < 262)] = leg.leg if leg.knee is None else leg.knee
        lab[foot] = leg.upper
        if leg.sole is not None:
            lab[foot & (Y > 392)] = leg.sole
        body |= limb | foot
    photo = color.to_rgb(lab)
    photo[:40] = color.to_rgb(np.array(SKIN, np.float32))
    mask = body[::2, ::2].astype(np.float32)
    seen = pose.Pose(pose.Seed((0, 0), (0, 0), (0, 0), 1.0), joints, whole(photo, 256), mask)
    labels = np.where(Y < 40, Region.BODY_SKIN, Region.CLOTHES).astype(np.uint8)
    worn = outfit.Outfit(photo, labels, body, body, joints[:, :2], joints[:, 2], 256, 60, 60, 50)
    return Observation("person", photo, pose=seen), worn


def _both(leg: Leg) -> feet.ShoesSeen | None:
    return _read(leg, leg)


def test_shoes_have_their_colour_and_sole() -> None:
    seen = _both(Leg(RED, sole=WHITE))
    assert seen is not None
    assert seen.color == pytest.approx(RED, abs=4)
    assert seen.sole == pytest.approx(WHITE, abs=4)
    plain = _both(Leg(RED))
    assert plain is not None
    assert plain.sole is None


def test_what_reaches_up_the_shin_in_one_colour_is_a_boot() -> None:
    boots, shoes = _both(Leg(BLACK, shaft=BLACK)), _both(Leg(BLACK))
    assert boots is not None
    assert shoes is not None
    assert (boots.kind, shoes.kind) == ("boot", "plain")
    socks = _both(Leg(WHITE, shaft=WHITE, leg=SKIN))
    assert socks is not None
    assert socks.kind == "sneaker"


def test_bare_feet_and_shoes_lost_in_the_trousers_say_nothing() -> None:
    assert _both(Leg(SKIN, shaft=SKIN, leg=SKIN)) is None
    assert _both(Leg(SKIN)) is None
    assert _both(Leg(JEANS)) is None
    assert _read(Leg(RED), Leg(BLACK)) is None, "two shoes of two colours are a mistake"
    assert _read(Leg(RED), Leg(RED), visible=0.6) is None


def test_high_socks_of_the_shoes_colour_are_no_trousers() -> None:
    socks = _both(Leg(WHITE, shaft=WHITE, leg=WHITE, knee=SKIN))
    assert socks is not None
    assert socks.color == pytest.approx(WHITE, abs=4)


def test_shins_are_bare_where_they_have_the_skins_colour_up_to_the_knee() -> None:
    assert len(feet.shins(*_seen(Leg(RED, shaft=SKIN, leg=SKIN), Leg(RED, shaft=SKIN, leg=SKIN)))) == 2
    assert not feet.shins(*_seen(Leg(RED), Leg(RED)))
    rolled = Leg(RED, shaft=SKIN, leg=SKIN, knee=JEANS)
    assert not feet.shins(*_seen(rolled, rolled))


@pytest.mark.parametrize(("kind", "wanted"), [("suit", "dress"), ("tee", "sneaker")])
def test_plain_dark_shoes_are_leather_under_smart_clothes(kind: str, wanted: str) -> None:
    seen = feet.ShoesSeen("plain", np.array(BLACK, np.float32))
    made = below.worn_shoes(seen, Top(kind=kind))  # type: ignore[arg-type]
    assert made.kind == wanted
    if wanted == "sneaker":
        assert made.sole == made.color
    assert made != Shoes()
