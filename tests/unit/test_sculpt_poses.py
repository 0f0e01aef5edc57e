"""Gestures: hands are where they should be, whatever is worn, and nothing else of the figure moves with them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sculpt_figures import BUILDS, POSES, SIGNS, figure, largest_share, visible

from figurelab.engines.procedural.paint.limb import limb_place
from figurelab.engines.procedural.paint.material import LimbFrame, Material
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.arms import arms
from figurelab.engines.procedural.sculpt.field import sample_grid
from figurelab.engines.procedural.sculpt.hands import Hand, add_hand
from figurelab.engines.procedural.sculpt.knuckles import lined
from figurelab.engines.procedural.sculpt.legs import legs
from figurelab.engines.procedural.sculpt.program import Program
from figurelab.engines.procedural.sculpt.torso import skin
from figurelab.mesh.shells import open_edges


def hands(pose: str, side: str = "right", **changes: Any) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Middle of the acting hand and of the other: (3,) each, the figure's right arm at -x."""
    spec = figure(body={"pose": pose, "side": side, "build": changes.pop("build", "average")}, **changes)
    right, left = (arm.wrist + 0.2 * arm.hand for arm in arms(spec, anatomy(spec)))
    return (right, left) if side == "right" else (left, right)


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("top", ["tee", "suit"])
def test_each_gesture_puts_the_hands_in_their_place(build: str, top: str) -> None:
    changes = {"build": build, "top": {"kind": top}}
    body = anatomy(figure(body={"build": build}, top={"kind": top}))
    chin, hip = body.chin, body.form.hip
    waving, hanging = hands("wave", **changes)
    assert abs(waving[0]) > 1.1, "beside the head, not in it"
    assert chin - 0.3 < waving[1] < chin + 0.9
    assert hanging[1] < 0.6 * chin
    for hand in hands("cheer", **changes):
        assert hand[1] > chin
        assert abs(hand[0]) > 1.2
    for hand in hands("hips", **changes):
        assert hip - 0.1 < abs(hand[0]) < hip + 0.35
        assert 0.42 * chin < hand[1] < 0.62 * chin
    over, under = hands("crossed", **changes)
    assert over[0] > 0 > under[0], "each hand on the other arm's side"
    assert over[2] > 0.35
    assert under[2] < over[2] - 0.15, "tucked in behind"
    resting, hanging = hands("hip", **changes)
    assert hanging[1] < resting[1] < 0.62 * chin
    calling, _ = hands("cheek", **changes)
    assert 0.6 < abs(calling[0]) < 1.1, "beside the jaw"
    assert chin - 0.3 < calling[1] < chin + 0.4
    right, left = hands("together", **changes)
    assert np.linalg.norm(right - left) < 0.45
    assert min(right[2], left[2]) > 0.4
    thinking, propping = hands("ponder", **changes)
    assert propping[2] > 0.35
    assert propping[1] < 0.75 * chin
    thinking, hanging = hands("chin", **changes)
    assert hanging[1] < 0.6 * chin
    assert chin - 0.35 < thinking[1] < chin + 0.1
    assert abs(thinking[0]) < 0.3
    assert thinking[2] > 0.5


@pytest.mark.parametrize("stout", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize(("top", "cover"), [("tee", 0.06), ("suit", 0.115)])
def test_folded_arms_cross_and_one_hand_lies_on_the_other_arm(top: str, cover: float, stout: float) -> None:
    spec = figure(body={"pose": "crossed", "stout": stout}, top={"kind": top, "sleeve": "long"})
    over, under = arms(spec, anatomy(spec))
    turns = [float(np.cross(over.wrist - over.elbow, p - over.elbow)[2]) for p in (under.elbow, under.wrist)]
    assert turns[0] * turns[1] < 0, "its forearm passes from one side of the other to its other side"
    bone, tips = under.elbow - under.shoulder, over.wrist + 0.40 * over.hand
    along = float((tips - under.shoulder) @ bone / (bone @ bone))
    assert 0.1 < along < 0.85
    off = tips - under.shoulder - along * bone
    assert np.linalg.norm(off) < under.radius + cover + 0.16
    assert off[2] > 0.1, "on the front of the arm, where it is seen"


@pytest.mark.parametrize("pose", ["wave", "chin", "crossed"])
def test_the_other_arm_acts_as_its_mirror_image(pose: str) -> None:
    for a, b in zip(hands(pose, "right"), hands(pose, "left"), strict=True):
        assert np.allclose(a * [-1, 1, 1], b)


_WORN = (
    *("hoodie", "jacket", "suit", "dress", "coat", "tee", "shirt", "vest", "polo", "sweater"),
    *("coat", "polo", "hoodie"),
)


@pytest.mark.parametrize(
    ("pose", "top"),
    list(zip(POSES, _WORN, strict=True)),
)
def test_a_posed_figure_is_one_closed_solid_with_both_hands_bare(pose: str, top: str) -> None:
    sculpture = sculpt(figure(body={"pose": pose}, top={"kind": top, "sleeve": "long"}))
    assert open_edges(sculpture.surface(80)[2]) == 0
    assert largest_share(sculpture) > 0.985
    points, names = visible(sculpture, 80)
    for x in (-1, 1):
        if pose == "pocket" or (pose == "ponder" and x == 1):
            continue  # Both are in the pouch, or on the acting side.
        found = (names == "hand") & (np.sign(points[:, 0]) == x)
        assert found.sum() > 14


@pytest.mark.parametrize(("pose", "style"), [("wave", "wavy"), ("wave", "coily"), ("cheer", "bob"), ("cheer", "long")])
def test_a_raised_hand_keeps_clear_of_the_hair(pose: str, style: str) -> None:
    spec = figure(body={"pose": pose}, hair={"style": style, "length": 1.0, "volume": 1.3})
    points, names = visible(sculpt(spec), 96)
    hand = points[(names == "hand") & (points[:, 1] > 2.5)]
    hair = points[np.isin(names, ["hair", "coils"])]
    assert len(hair) > 350
    gap = min(float(np.linalg.norm(hair - p, axis=1).min()) for p in hand[::3])
    assert gap > 0.04


def _hand(grip: Any) -> NDArray[np.bool_]:
    """(50, 50, 30) where a hand is, every 0.02 HR from (-0.5, -0.2, -0.3): its thumb's side, fingertips, palm."""
    program = Program()
    frame = np.eye(3)
    add_hand(program, Hand(np.zeros(3), frame[1], frame[0], frame[2], 1.0), grip, skin("hand", figure()))
    f, cell, lo = program.compile(), np.float32(0.02), np.array([-0.5, -0.2, -0.3], np.float32)
    return sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, lo, cell, 50, 50, 30) < 0


def test_the_thumb_of_a_hanging_hand_is_apart_from_its_fingers() -> None:
    seen = _hand("relaxed").any(axis=2)
    apart = [np.diff(row.astype(int)).tolist().count(1) for row in seen.T]
    assert apart[24] == 2, "0.28 HR along the hand"
    assert apart[10] == 1, "one palm"


_FINGERS = {"relaxed": (0.31, -0.009), "rest": (0.32, 0.0), "laid": (0.32, 0.0)}
"""How far along a hand all four fingers are, and to the thumb's side the middle between them, HR."""


@pytest.mark.parametrize("grip", list(_FINGERS))
def test_soft_grooves_tell_the_fingers_of_a_mitten(grip: Any) -> None:
    along, aside = _FINGERS[grip]
    program = Program()
    frame = np.eye(3)
    add_hand(program, Hand(np.zeros(3), frame[1], frame[0], frame[2], 1.0), grip, skin("hand", figure()))
    f, cell, lo = program.compile(), np.float32(0.005), np.array([-0.16, along, -0.14], np.float32)
    field = sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, lo, cell, 65, 1, 60)[:, 0]
    inside = field < 0
    back = np.where(inside.any(axis=1), inside.argmax(axis=1), 60)
    middles = np.clip(np.round(((np.arange(3) - 1) * 0.082 + aside + 0.16) / 0.005).astype(int), 3, 61)
    for m in middles:
        groove, ridges = back[m - 4 : m + 5].max(), (back[m - 12 : m - 4].min(), back[m + 5 : m + 13].min())
        assert groove - max(ridges) >= 1, "a groove between two fingers"
        assert groove < 40, "and no gap"


def _extent(sign: Any) -> tuple[float, float]:
    """How far a hand reaches along its fingers, and how wide it is where stretched ones are alone, HR."""
    cell = 0.02
    x, y, _ = np.nonzero(_hand(sign))
    return float(y.max()) * cell - 0.2, float(np.ptp(x[y * cell - 0.2 > 0.38])) * cell if y.max() > 29 else 0.0


def test_hands_show_what_they_sign() -> None:
    reach = {sign: _extent(sign) for sign in SIGNS}
    assert reach["fist"][0] < 0.40 < 0.50 < reach["point"][0]
    assert reach["call"][0] < reach["two"][0]
    assert reach["point"][1] < 0.75 * reach["two"][1] < 0.75 * reach["horns"][1]
    assert reach["horns"][1] < reach["open"][1] * 1.1


def test_shade_between_the_fingers_of_a_hanging_hand_is_soft_and_lies_in_its_grooves() -> None:
    """On its back and its palm alike; where fingers are, none is."""
    arm = arms(figure(), anatomy(figure()))[0]
    hand = Hand(arm.wrist, arm.hand, arm.across, np.cross(arm.hand, arm.across) * arm.side, 0.9)
    bones = [hand.at(*bone) for bone in ((0.14,), (0.31, 0.0, 0.012), (0.40, 0.0, 0.062))]
    grooves = (0.09, 0.0, -0.09)
    made = lined(hand, Material("hand", "#e0b090", "skin"), bones, grooves, 0.05)
    frame = made.frame
    assert isinstance(frame, LimbFrame)
    assert frame.tip is not None
    row = np.array([1, *frame.start, *frame.end, frame.radius, *frame.tip], np.float32)
    assert len(made.seams) == 6
    assert {seam.kind for seam in made.seams} == {"fold"}, "shade, no lines"

    def nearest(thumb: float, palm: float) -> float:
        t, a, _ = limb_place(row, *(float(v) for v in hand.at(0.26, thumb, palm)))
        assert made.seams[0].points[0][0] < t < made.seams[0].points[1][0]
        return min(abs(seam.points[0][1] - a) for seam in made.seams)

    for palm in (-0.05, 0.05):
        assert max(nearest(groove, palm) for groove in grooves) < 0.012
        assert min(nearest(finger, palm) for finger in (0.045, -0.045)) > 0.016


def test_the_arm_over_the_resting_leg_is_bent_and_the_other_hangs() -> None:
    spec = figure(body={"sway": 1.0})
    right, left = arms(spec, anatomy(spec))
    bend = [float(np.degrees(np.arccos(arm.upper @ arm.fore))) for arm in (right, left)]
    assert bend[0] > bend[1] + 8
    assert right.wrist[2] > left.wrist[2] + 0.15
    other = arms(figure(body={"sway": -1.0}), anatomy(spec))
    assert other[1].wrist[2] == pytest.approx(right.wrist[2])


def test_a_swaying_figure_stands_on_one_leg_with_the_other_foot_out_and_ahead() -> None:
    spec = figure(body={"sway": 1.0})
    right, left = legs(spec, anatomy(spec))
    assert right.foot[1] > left.foot[1] + 0.08
    assert abs(right.yaw) > abs(left.yaw) + 0.2
    assert abs(right.foot[0]) > abs(left.foot[0]) + 0.04
    straight = legs(figure(), anatomy(figure()))
    assert straight[0].foot[1] == straight[1].foot[1]
