"""Fringes of long hair: full ones that leave a temple bare, thin ones, and hair whose end a shoulder hides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Hair
from figurelab.engines.procedural.read import style
from figurelab.engines.procedural.read.cuts import is_thin, is_toothed
from figurelab.engines.procedural.read.hair import HairMeasures

DARK = np.array([20.0, 5.0, 5.0], np.float32)
LONG = HairMeasures(
    area=1.4, top=0.37, length=0.5, fringe_gap=0.41, gap_left=0.42, gap_right=0.41, coherence=0.7, tied="no",
    width=1.6, gap_middle=0.41, covered=1.0, lobe=0.4, fine=0.7, order=0.7, relief=4.0, teeth=0.008, thins=0.04,
)  # fmt: skip
FULL = replace(LONG, fringe_gap=0.03, gap_left=0.22, gap_middle=0.01, gap_right=0.0)
THIN = replace(LONG, gap_left=0.07, gap_middle=0.38, gap_right=0.36, fringe_gap=0.28, teeth=0.023, thins=0.062)


def told(measured: HairMeasures, yaw: float = 0.05) -> Hair:
    return style.hair(measured, DARK, None, yaw, hat=False, detailed=True)


def test_a_full_fringe_that_leaves_one_temple_bare_is_not_swept_unless_its_strands_lean() -> None:
    assert told(FULL).fringe == "straight"
    assert told(replace(FULL, sweep=-28.0)).fringe == "swept"
    assert told(replace(FULL, gap_left=0.0, gap_right=0.12)).fringe == "straight"
    assert told(replace(FULL, gap_left=0.12, gap_middle=0.15, fringe_gap=0.18)).fringe == "swept"


def test_what_hangs_over_the_middle_alone_is_swept_to_neither_side() -> None:
    assert told(replace(LONG, gap_left=0.34, gap_middle=0.0, gap_right=0.22, fringe_gap=0.2)).fringe == "straight"
    assert told(replace(LONG, gap_left=0.34, gap_middle=0.15, gap_right=0.1, fringe_gap=0.2)).fringe == "swept"


def test_a_fringe_deep_over_both_temples_is_full_from_further_round_though_it_opens_in_the_middle() -> None:
    opens = replace(LONG, fringe_gap=0.05, gap_left=0.0, gap_middle=0.20, gap_right=0.02)
    assert told(opens, 0.58).fringe == "straight"
    assert told(replace(opens, gap_left=0.3), 0.58).fringe == "swept"


@pytest.mark.parametrize("yaw", [0.05, -0.48])
def test_a_thin_fringe_parts_over_the_forehead_that_is_seen_through_it(yaw: float) -> None:
    assert is_thin(THIN)
    assert told(THIN, yaw).fringe == "curtain"
    for other in ({"thins": 0.04}, {"teeth": 0.01}, {"gap_left": 0.3}, {"relief": 1.1}):
        assert told(replace(THIN, **other), yaw).fringe == "none"
    assert told(THIN, -0.7).fringe == "none"


def test_stray_hairs_about_a_smooth_hairline_are_no_fringe() -> None:
    short = replace(LONG, length=-0.7, area=0.56, fringe_gap=0.40, gap_left=0.39, gap_middle=0.4, gap_right=0.38)
    frayed = replace(short, teeth=0.009, thins=0.062, relief=2.0)
    assert is_toothed(frayed, 0.1)
    assert not is_toothed(replace(frayed, relief=1.1), 0.1)


def test_hair_that_lies_broadly_on_a_shoulder_reaches_it_however_high_that_is() -> None:
    behind = replace(LONG, length=-0.19, resting=0.45)
    assert told(behind).style == "shoulder"
    assert told(replace(behind, resting=0.15)).style == "bob"
    assert told(replace(behind, length=-0.4)).style != "shoulder"
    assert told(replace(behind, length=0.9)).length == pytest.approx(told(replace(LONG, length=0.9)).length)
