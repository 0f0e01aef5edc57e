"""Scarves, necklaces and watches on drawn people, and what must not be taken for them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, neck, outfit, scarf, strap, straps, worn

H, W, MIDDLE, CHIN = 80.0, 66.0, 340.0, 170.0
Lab = tuple[float, float, float]
RED, TEAL, WHITE, NAVY = (40.0, 45.0, 25.0), (50.0, -25.0, -8.0), (92.0, 0.0, 2.0), (16.0, 2.0, -10.0)
ORANGE = (55.0, 30.0, 55.0)
SKIN, BLACK = (70.0, 14.0, 18.0), (12.0, 0.0, 0.0)
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
ACROSS, DOWN = (X - MIDDLE) / W, (Y - CHIN) / H


class _Person:
    """Clothes from the chin down and out to the arms, painted over in steps."""

    def __init__(self, cloth: Lab) -> None:
        self.lab = np.empty((680, 680, 3), np.float32)
        self.lab[:] = cloth
        self.labels = np.where((DOWN > 0) & (np.abs(ACROSS) < 2.2), Region.CLOTHES, Region.BACKGROUND).astype(np.uint8)

    def paint(self, where: np.ndarray, cloth: Lab, region: Region = Region.CLOTHES) -> _Person:
        self.lab[where] = cloth
        self.labels[where] = region
        return self

    def seen(self) -> outfit.Outfit:
        points, seen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
        for joint, (x, y) in _AT.items():
            points[joint], seen[joint] = (MIDDLE + x * H, CHIN + y * H), 1.0
        whole = np.ones((680, 680), np.bool_)
        picture = color.to_rgb(self.lab)
        return outfit.Outfit(picture, self.labels, whole, whole, points, seen, MIDDLE, CHIN, H, W)


ENDS = (np.abs(ACROSS) > 0.2) & (np.abs(ACROSS) < 0.85) & (DOWN > 0)
ROUND = (np.abs(ACROSS) < 0.8) & (DOWN > 0) & (DOWN < 0.65)


def test_ends_of_another_colour_beside_a_middle_like_the_sleeves_are_a_scarf() -> None:
    person = _Person(RED).paint(ENDS, TEAL).seen()
    found = scarf.scarf(person.chest())
    assert found is not None
    assert found.color == pytest.approx(TEAL, abs=4)
    assert not found.wound
    bare = person.without(found.area)
    left = bare.lab[bare.clothes & (np.abs(ACROSS) < 1.0) & (DOWN > 0.3) & (DOWN < 1.9)]
    assert float((np.linalg.norm(left - RED, axis=1) < 6).mean()) > 0.97, "the garment under it is what is left"


def test_a_wound_scarf_needs_a_colour() -> None:
    found = scarf.scarf(_Person(NAVY).paint(ROUND, RED).seen().chest())
    assert found is not None
    assert found.wound
    stiff = _Person(RED).paint(ROUND, BLACK)
    assert scarf.scarf(stiff.seen().chest()) is None


def _cowl() -> _Person:
    """Half of it lies in shade, straps are as dark as that, and the sleeves are pale."""
    straps = (np.abs(np.abs(ACROSS) - 1.0) < 0.14) & (DOWN > 0)
    person = _Person(WHITE).paint(straps, NAVY).paint(ROUND, TEAL)
    return person.paint(ROUND & (ACROSS > 0.15), (24.0, -17.0, -9.0))


def test_cloth_that_closes_up_to_the_chin_is_wound_whatever_straps_and_shade_do() -> None:
    found = scarf.scarf(_cowl().seen().chest())
    assert found is not None
    assert found.wound
    assert found.color == pytest.approx(TEAL, abs=6)
    assert found.area[ROUND[170:354, 188:492] & (np.abs(ACROSS[170:354, 188:492]) < 0.7)].mean() > 0.9


@pytest.mark.parametrize(
    ("where", "cloth", "region"),
    [
        pytest.param((np.abs(ACROSS) < 0.8) & (DOWN > 0), TEAL, Region.CLOTHES, id="a sweater under a jacket"),
        pytest.param((np.abs(ACROSS) > 1.2) & (DOWN > 0), TEAL, Region.CLOTHES, id="sleeves of its colour"),
        pytest.param((np.abs(ACROSS) < 0.25) & (DOWN > 0) & (DOWN < 0.5), SKIN, Region.BODY_SKIN, id="a bare throat"),
        pytest.param(ROUND, BLACK, Region.CLOTHES, id="a stiff collar"),
    ],
)
def test_what_is_not_wound_up_to_the_chin(where: np.ndarray, cloth: Lab, region: Region) -> None:
    assert scarf.scarf(_cowl().paint(where, cloth, region).seen().chest()) is None


def test_a_stiff_collar_stands_round_the_whole_neck() -> None:
    main = np.array(RED, np.float32)
    stiff = neck.ring(_Person(RED).paint(ROUND, BLACK).seen().chest(), main)
    assert stiff is not None
    assert stiff == pytest.approx(BLACK, abs=3)
    assert neck.ring(_Person(RED).seen().chest(), main) is None
    assert neck.ring(_Person(RED).paint(ROUND & (ACROSS < 0), BLACK).seen().chest(), main) is None
    assert neck.ring(_Person(RED).paint(ROUND, TEAL).seen().chest(), main) is None, "a scarf"
    bare = ROUND & (np.abs(ACROSS) < 0.3)
    assert neck.ring(_Person(RED).paint(ROUND, BLACK).paint(bare, SKIN, Region.BODY_SKIN).seen().chest(), main) is None


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(_Person(NAVY), id="a plain top"),
        pytest.param(_Person(NAVY).paint((np.abs(ACROSS) < 0.3) & (DOWN > 0), WHITE), id="an open jacket"),
        pytest.param(_Person(WHITE).paint((np.abs(ACROSS) < 1.2) & (DOWN > 0), RED), id="a vest"),
        pytest.param(_Person(NAVY).paint((np.abs(ACROSS) < 0.3 - 0.3 * DOWN) & (DOWN > 0), WHITE), id="a shirt's V"),
        pytest.param(_Person(WHITE).paint((np.abs(ACROSS) < 0.5) & (DOWN > 0.7) & (DOWN < 1.5), RED), id="a print"),
    ],
)
def test_what_is_no_scarf(other: _Person) -> None:
    assert scarf.scarf(other.seen().chest()) is None


def _throat() -> _Person:
    return _Person(WHITE).paint((np.abs(ACROSS) < 0.7) & (DOWN > 0) & (DOWN < 0.9), SKIN, Region.BODY_SKIN)


def test_a_thin_line_down_both_sides_of_a_bare_throat_is_a_necklace() -> None:
    line = (np.abs(np.abs(ACROSS) - 0.35 + 0.35 * DOWN) < 0.025) & (DOWN > 0.1) & (DOWN < 0.8)
    found = worn.necklace(_throat().paint(line, BLACK, Region.OTHER).seen().chest())
    assert found is not None
    assert found[0] < 30
    assert worn.necklace(_throat().seen().chest()) is None
    assert worn.necklace(_throat().paint(line & (ACROSS < 0), BLACK, Region.OTHER).seen().chest()) is None
    band = (np.abs(ACROSS) < 0.7) & (DOWN > 0.2) & (DOWN < 0.5)
    assert worn.necklace(_throat().paint(band, BLACK, Region.OTHER).seen().chest()) is None, "headphones"


def test_a_broad_string_is_beads_though_the_net_takes_half_of_it_for_cloth() -> None:
    string = (np.abs(np.abs(ACROSS) - 0.45 + 0.35 * DOWN) < 0.06) & (DOWN > 0.1) & (DOWN < 0.7)
    halves = _throat().paint(string & (ACROSS < 0), ORANGE, Region.OTHER).paint(string & (ACROSS > 0), ORANGE)
    found = worn.beads(halves.seen().chest())
    assert found is not None
    assert found == pytest.approx(ORANGE, abs=4)
    assert worn.beads(_throat().paint(string & (ACROSS < 0), ORANGE, Region.OTHER).seen().chest()) is None
    line = (np.abs(np.abs(ACROSS) - 0.35 + 0.35 * DOWN) < 0.012) & (DOWN > 0.1) & (DOWN < 0.8)
    assert worn.beads(_throat().paint(line, ORANGE, Region.OTHER).seen().chest()) is None, "a chain"


def _armed(at: float, thing: Lab, half: float = 0.08) -> outfit.Outfit:
    """A bare fore-arm with a thing across it, at a share of its length from elbow to wrist."""
    y = 1.8 + 1.2 * at
    x = 1.4 + 0.1 * at
    arm = (np.abs((X - MIDDLE) / H - 1.45) < 0.2) & (DOWN > 1.8) & (DOWN < 3.5)
    person = _Person(WHITE).paint(arm, SKIN, Region.BODY_SKIN)
    strap = (np.abs((X - MIDDLE) / H - x) < 0.11) & (np.abs(DOWN - y) < half)
    return person.paint(strap, thing, Region.OTHER).seen()


def test_a_watch_lies_across_the_arm_at_the_wrist() -> None:
    found = worn.watch(_armed(0.9, BLACK))
    assert found is not None
    assert found == pytest.approx(BLACK, abs=3)
    assert worn.watch(_armed(0.4, BLACK)) is None, "too far up the arm"
    assert worn.watch(_armed(1.25, BLACK)) is None, "held in the hand"
    assert worn.watch(_armed(0.9, BLACK, half=0.3)) is None, "too long"
    assert worn.watch(_armed(0.9, (66.0, 15.0, 19.0))) is None, "skin"


def _strapped(thing: Lab, half: float, sure: float = 1.0) -> color.F32 | None:
    """A band that the region net takes for the skin it lies on."""
    body = _armed(0.9, thing, half)
    labels = np.where(body.labels == Region.OTHER, Region.BODY_SKIN, body.labels).astype(np.uint8)
    return worn.watch(replace(body, labels=labels, seen=np.minimum(body.seen, np.float32(sure))))


def test_a_strap_taken_for_skin_is_a_band_across_a_bare_arm() -> None:
    found = _strapped(BLACK, 0.08)
    assert found is not None
    assert found == pytest.approx(BLACK, abs=4)
    assert _strapped((66.0, 15.0, 19.0), 0.08) is None, "skin"
    assert _strapped(BLACK, 0.3) is None, "too long: a sleeve"
    assert _strapped(BLACK, 0.08, sure=0.7) is None, "an arm that is hardly seen"


def _band(from_: tuple[float, float], to: tuple[float, float], half: float) -> np.ndarray:
    """Points within so many face heights of a line, its ends in face heights from the chin."""
    a, b = np.array(from_), np.array(to)
    way = (b - a) / np.linalg.norm(b - a)
    x, y = (X - MIDDLE) / H - a[0], DOWN - a[1]
    along = x * way[0] + y * way[1]
    return (np.abs(x * way[1] - y * way[0]) < half) & (along > 0) & (along < np.linalg.norm(b - a))


@pytest.mark.parametrize("side", [-1, 1])
def test_a_band_from_a_shoulder_to_the_other_hip_is_a_bags_strap(side: int) -> None:
    band = _band((-0.5 * side, 0.4), (0.6 * side, 3.2), 0.06)
    for region in (Region.CLOTHES, Region.OTHER):
        found = strap.strap(_Person(WHITE).paint(band, BLACK, region).seen(), np.array(WHITE, np.float32))
        assert found is not None
        assert found == pytest.approx(BLACK, abs=4)


def test_lapels_straps_straight_down_open_jackets_and_bare_arms_are_no_bag() -> None:
    white = np.array(WHITE, np.float32)
    upright = _band((-0.5, 0.3), (-0.5, 3.2), 0.06) | _band((0.5, 0.3), (0.5, 3.2), 0.06)
    lapels = _band((-0.5, 0.3), (0.0, 1.6), 0.06) | _band((0.5, 0.3), (0.0, 1.6), 0.06)
    assert strap.strap(_Person(WHITE).seen(), white) is None
    assert strap.strap(_Person(WHITE).paint(upright, BLACK).seen(), white) is None
    assert strap.strap(_Person(WHITE).paint(lapels, BLACK).seen(), white) is None
    assert strap.strap(_Person(WHITE).paint(np.abs(ACROSS) < 0.4, BLACK).seen(), white) is None
    assert strap.strap(_Person(WHITE).paint(_band((-0.5, 0.4), (0.6, 3.2), 0.4), BLACK).seen(), white) is None
    arm = _band((-0.5, 0.4), (0.6, 3.2), 0.1)
    assert strap.strap(_Person(WHITE).paint(arm, SKIN, Region.BODY_SKIN).seen(), white) is None


@pytest.mark.parametrize(
    "wrist", [(-200.0, -150.0), (300.0, -300.0), (900.0, 400.0)], ids=["above left", "above", "right"]
)
def test_an_arm_that_leaves_the_frame_shows_no_watch(wrist: tuple[float, float]) -> None:
    person = _armed(0.9, BLACK)
    person.points[[pose.LEFT_WRIST, pose.RIGHT_WRIST]] = wrist
    assert worn.watch(person) is None


def _straps(half: float, *, out: float = 0.65, sides: tuple[int, ...] = (-1, 1)) -> np.ndarray:
    """Bands straight down from the shoulders. half: of their breadth, out: of their middle, face heights."""
    at = np.zeros((680, 680), np.bool_)
    for side in sides:
        at |= np.abs(ACROSS * W / H - side * out) < half
    return at & (DOWN > 0)


@pytest.mark.parametrize(("half", "kind"), [(0.12, "backpack"), (0.05, "suspenders")])
@pytest.mark.parametrize("thing", [NAVY, ORANGE])
def test_a_strap_over_each_shoulder_is_a_packs_or_narrow_suspenders(half: float, kind: str, thing: Lab) -> None:
    person = _Person(WHITE).paint(_straps(half), thing).seen()
    found = straps.straps(person, np.array(WHITE, np.float32))
    assert found is not None
    assert found.kind == kind
    assert found.color == pytest.approx(thing, abs=3)
    # Long hair, a hand or a scarf may hide a part of them.
    hidden = _Person(WHITE).paint(_straps(half), thing).paint((DOWN < 0.6) & (ACROSS > 0), RED, Region.HAIR).seen()
    assert straps.straps(hidden, np.array(WHITE, np.float32)) is not None


@pytest.mark.parametrize(
    ("person", "main"),
    [
        pytest.param(_Person(WHITE).paint(_straps(0.12, sides=(1,)), NAVY), WHITE, id="one strap"),
        pytest.param(
            _Person(WHITE).paint(_straps(0.12), NAVY).paint(_straps(0.12, sides=(1,)), RED), WHITE, id="two that differ"
        ),
        pytest.param(_Person(NAVY).paint((np.abs(ACROSS) < 0.5) & (DOWN > 0), WHITE), WHITE, id="an open jacket"),
        pytest.param(_Person(RED).paint((np.abs(ACROSS) < 1.0) & (DOWN > 0), WHITE).paint(_straps(0.12), NAVY), WHITE,
                     id="an open vest over other sleeves"),
        pytest.param(_Person(WHITE).paint(ENDS, TEAL), WHITE, id="a scarf that hangs"),
        pytest.param(_Person(WHITE).paint(_straps(0.12), (78.0, 0.0, 2.0)), WHITE, id="folds"),
    ],
)  # fmt: skip
def test_what_are_no_straps(person: _Person, main: Lab) -> None:
    assert straps.straps(person.seen(), np.array(main, np.float32)) is None
