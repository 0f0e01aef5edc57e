"""Gestures: hands are where they should be, whatever is worn, and nothing else of the figure moves with them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sculpt_figures import BUILDS, POSES, figure, largest_share, visible

from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.arms import arms
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
    assert min(over[2], under[2]) > 0.35
    thinking, _ = hands("chin", **changes)
    assert chin - 0.35 < thinking[1] < chin + 0.1
    assert abs(thinking[0]) < 0.3
    assert thinking[2] > 0.5


@pytest.mark.parametrize("pose", ["wave", "chin", "crossed"])
def test_the_other_arm_acts_as_its_mirror_image(pose: str) -> None:
    for a, b in zip(hands(pose, "right"), hands(pose, "left"), strict=True):
        assert np.allclose(a * [-1, 1, 1], b)


@pytest.mark.parametrize(
    ("pose", "top"), list(zip(POSES, ("hoodie", "jacket", "suit", "dress", "coat", "tee"), strict=True))
)
def test_a_posed_figure_is_one_closed_solid_with_both_hands_bare(pose: str, top: str) -> None:
    sculpture = sculpt(figure(body={"pose": pose}, top={"kind": top, "sleeve": "long"}))
    assert open_edges(sculpture.surface(80)[2]) == 0
    assert largest_share(sculpture) > 0.985
    points, names = visible(sculpture, 80)
    # A tucked hand may be hidden in part, never whole.
    for x in (-1, 1):
        found = (names == "hand") & (np.sign(points[:, 0]) == (x if pose != "crossed" else -x))
        assert found.sum() > 24


@pytest.mark.parametrize(("pose", "style"), [("wave", "wavy"), ("wave", "coily"), ("cheer", "bob"), ("cheer", "long")])
def test_a_raised_hand_keeps_clear_of_the_hair(pose: str, style: str) -> None:
    spec = figure(body={"pose": pose}, hair={"style": style, "length": 1.0, "volume": 1.3})
    points, names = visible(sculpt(spec), 96)
    hand = points[(names == "hand") & (points[:, 1] > 2.5)]
    hair = points[names == "hair"]
    assert len(hair) > 350
    gap = min(float(np.linalg.norm(hair - p, axis=1).min()) for p in hand[::3])
    assert gap > 0.04
