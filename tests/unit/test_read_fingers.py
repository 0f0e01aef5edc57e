"""Hands drawn with known fingers, upright and turned."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from figurelab.engines.procedural.read.color import to_lab
from figurelab.engines.procedural.read.fingers import sign
from figurelab.engines.procedural.read.silhouette import cut_out

SIZE, PALM = 256, 26.0
SIGNS = {
    "open": (-60, -24, -8, 8, 24),
    "point": (-8,),
    "two": (-15, 12),
    "horns": (-31, 31),
    "fist": (),
}
"""Directions of the stretched fingers, degrees from the hand's own."""


def _stroke(a: NDArray[np.float64], b: NDArray[np.float64], radius: float) -> NDArray[np.bool_]:
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    d = b - a
    t = np.clip(((x - a[0]) * d[0] + (y - a[1]) * d[1]) / (d @ d), 0, 1)
    return np.hypot(x - a[0] - t * d[0], y - a[1] - t * d[1]) < radius


def _way(degrees: float) -> NDArray[np.float64]:
    a = np.radians(degrees)
    return np.array([np.sin(a), -np.cos(a)])


def _told(turns: tuple[int, ...], turned: float, length: float = 3.0, to_face: int = 0) -> tuple[str, float]:
    middle = np.array([128.0, 138.0])
    wrist = middle - 1.6 * PALM * _way(turned)
    hand = _stroke(middle, middle + _way(turned), PALM) | _stroke(wrist - 60 * _way(turned), middle, 0.65 * PALM)
    for turn in turns:
        root = middle + 0.75 * PALM * _way(turned + 1.6 * turn)
        hand |= _stroke(root, middle + length * PALM * _way(turned + turn), 0.24 * PALM)
    knuckles = (middle + 0.5 * PALM * _way(turned)).astype(np.float32)
    found = sign(hand, wrist.astype(np.float32), knuckles, to_face=to_face)
    return found.value, found.confidence


@pytest.mark.parametrize("turned", [-35.0, 0.0, 30.0])
@pytest.mark.parametrize("name", list(SIGNS))
def test_stretched_fingers_are_told(name: str, turned: float) -> None:
    value, confidence = _told(SIGNS[name], turned)
    assert value == name
    assert confidence > 0.5


@pytest.mark.parametrize("side", [-1, 1])
def test_a_thumb_counts_only_upwards(side: int) -> None:
    assert _told((-side * 75,), side * 75.0) == ("thumb", 0.65)
    assert _told((side * 75,), side * 75.0)[1] == 0.0


def test_a_hand_at_the_face_calls_with_thumb_and_little_finger() -> None:
    assert _told((-10, 75), 0.0, to_face=1)[0] == "call"
    assert _told((-10, 75), 0.0, to_face=-1)[0] == "fist", "away from the face"
    assert _told((), 0.0, to_face=1)[0] == "fist"


def test_a_stump_is_an_open_hand_at_most() -> None:
    assert _told((0,), 0.0, length=2.0)[0] == "open"


def test_nothing_is_told_of_no_hand() -> None:
    empty = np.zeros((SIZE, SIZE), np.bool_)
    assert sign(empty, np.zeros(2, np.float32), np.array([128, 128], np.float32)).confidence == 0.0


def _fork(spread: float, length: float) -> str:
    """Two fingers, degrees apart, of a hand whose others are folded."""
    return _told((-round(spread / 2), round(spread / 2)), 0.0, length=length)[0]


def test_short_fingers_far_apart_are_horns_and_a_short_fork_is_nothing() -> None:
    assert _fork(62, 2.1) == "horns", "the little finger is short"
    assert _fork(27, 2.1) != "horns"


def _hand_before(wall: tuple[int, int, int]) -> tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.bool_]]:
    """A skin-coloured square of noise before a wall; the middle of it is known as flesh, the rim as ground."""
    y, x = np.indices((80, 80))
    hand = (abs(x - 40) < 20) & (abs(y - 40) < 20)
    rgb = np.where(hand[..., None], (228, 190, 176), wall) + np.random.default_rng(1).normal(0, 3, (80, 80, 3))
    inner, rim = (abs(x - 40) < 10) & (abs(y - 40) < 10), np.maximum(abs(x - 40), abs(y - 40)) > 28
    return to_lab(np.clip(rgb, 0, 255).astype(np.uint8)), inner, rim


def test_a_hand_is_cut_out_of_a_wall_of_another_colour_only() -> None:
    lab, inner, rim = _hand_before((242, 236, 226))
    found = cut_out(lab, inner, rim)
    assert found is not None
    assert abs(int(found.sum()) - 39 * 39) < 120, "the whole hand, not only what was known of it"
    assert cut_out(*_hand_before((226, 190, 170))) is None, "a wall in the colour of skin hides the hand"
    assert cut_out(lab, np.zeros_like(inner), rim) is None


def test_clothes_beside_a_hand_are_no_part_of_it_and_wall_at_its_rim_is_none_either() -> None:
    lab, inner, rim = _hand_before((242, 236, 226))
    y = np.mgrid[0:80, 0:80][0]
    sleeve = y > 62
    lab[sleeve] = (40.0, -50.0, 30.0)
    found = cut_out(lab, inner, rim & ~sleeve, sleeve)
    assert found is not None
    assert not found[70:].any()
    edge = inner.copy()
    edge[28:32, 10:70] = True
    outlined = cut_out(lab, edge, rim & ~sleeve)
    assert outlined is not None
    assert abs(int(outlined[:60].sum()) - 39 * 39) < 160
