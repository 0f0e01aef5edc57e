"""The rules between readings and a figure, without photos."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.figure import Bottom, Face, FigureSpec, Hair, Top
from figurelab.engines.procedural.paint.lined import AGED_FROM
from figurelab.engines.procedural.read import Readings, attire, color, compose, measure, style, wardrobe
from figurelab.engines.procedural.read.aged import Aged
from figurelab.engines.procedural.read.below import bottoms, shoes
from figurelab.engines.procedural.read.bottom import BottomSeen
from figurelab.engines.procedural.read.build import BuildSeen
from figurelab.engines.procedural.read.clothing import tops
from figurelab.engines.procedural.read.expression import MouthKind
from figurelab.engines.procedural.read.gesture import Gesture
from figurelab.engines.procedural.read.hair import HairMeasures
from figurelab.engines.procedural.read.headcloth import WeaveSeen
from figurelab.engines.procedural.read.headwear import HatKind, HatSeen
from figurelab.engines.procedural.read.neck import NO_NECK, Neck
from figurelab.engines.procedural.read.reading import Reading, ramp
from figurelab.engines.procedural.read.readings import BodyReadings
from figurelab.engines.procedural.read.top import TopSeen, is_denim
from figurelab.engines.procedural.read.weave import PLAIN, Weave

WHITE = np.array([95, 0, 2], np.float32)
NAVY = np.array([18, 2, -12], np.float32)
RED = np.array([48, 60, 35], np.float32)
BROWN = np.array([30, 10, 14], np.float32)

SHORT = HairMeasures(
    area=0.6, top=0.38, length=-0.65, fringe_gap=0.4, gap_left=0.4, gap_right=0.4, coherence=0.55, tied="no", width=1.3
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "side_part"),
        ({"upright": 0.6}, "slick"),
        ({"upright": 0.6, "top": 0.45}, "quiff"),
        ({"upright": 0.6, "top": 0.45, "order": 0.3, "fine": 0.2}, "curly"),
        ({"upright": 0.6, "top": 0.45, "coherence": 0.3}, "quiff"),
        ({"upright": 0.46, "top": 0.5}, "quiff"),
        ({"upright": 0.8, "top": 0.5}, "side_part"),
        ({"upright": 0.46, "top": 0.42}, "side_part"),
        ({"upright": 0.6, "fringe_gap": 0.2}, "side_part"),
        ({"order": 0.3, "fine": 0.2}, "curly"),
        ({"order": 0.38, "fine": 0.12}, "curly"),
        ({"order": 0.38, "fine": 0.2}, "side_part"),
        ({"order": 0.4, "fine": 0.3, "width": 1.4}, "curly"),
        ({"order": 0.4, "fine": 0.3, "width": 1.4, "top": 0.58}, "side_part"),
        ({"order": 0.45, "fine": 0.35, "width": 1.4}, "side_part"),
        ({"coherence": 0.3}, "side_part"),
        ({"upright": 0.4}, "side_part"),
        ({"area": 0.28, "top": 0.32}, "buzz"),
        ({"area": 0.28, "top": 0.36}, "side_part"),
        ({"area": 0.28, "top": 0.32, "leaves": True}, "side_part"),
        ({"area": 0.28, "top": 0.32, "leaves": True, "contrast": 0.4}, "buzz"),
        ({"area": 0.02, "length": -1.0}, "bald"),
        ({"area": 0.02, "length": -1.0, "scalp": 0.2}, "side_part"),
        ({"area": 0.12, "sure": 0.55}, "bald"),
        ({"area": 0.12, "sure": 0.55, "scalp": 0.2, "top": 0.5}, "side_part"),
        ({"area": 0.02, "length": -1.0, "scalp": 0.4, "contrast": -0.4}, "bald"),
        ({"area": 0.02, "length": -1.0, "scalp": 0.4}, "side_part"),
        ({"area": 0.02, "length": -1.0, "cut": True}, "side_part"),
        ({"area": 0.25, "top": 0.3}, "buzz"),
        ({"area": 0.26, "top": 0.34}, "buzz"),
        ({"area": 0.34, "top": 0.39}, "side_part"),
        ({"length": 1.5, "area": 6.0, "order": 0.4}, "coily"),
        ({"length": 0.8, "area": 4.3, "order": 0.4, "fine": 0.3, "top": 0.65}, "wavy"),
        ({"length": 0.1, "area": 4.3, "order": 0.4, "fine": 0.3, "top": 0.65}, "coily"),
        ({"length": 1.2, "area": 2.1, "order": 0.4}, "wavy"),
        ({"length": 1.2, "area": 2.1, "coherence": 0.3}, "long"),
        ({"fringe_gap": 0.56, "area": 0.3, "crown": 0.0}, "receding"),
        ({"fringe_gap": 0.56, "area": 0.25, "top": 0.35, "crown": 0.12}, "side_part"),
        ({"length": 0.6, "area": 1.8, "tied": "tails"}, "twin_tails"),
        ({"length": -0.7, "tied": "tails"}, "side_part"),
        ({"length": 0.0, "area": 1.2}, "bob"),
        ({"length": 0.4, "area": 1.4}, "shoulder"),
        ({"length": 0.0, "area": 1.2, "resting": 0.3}, "shoulder"),
        ({"length": -0.2, "area": 1.2, "covered": 1.0, "resting": 0.3}, "bob"),
        ({"length": 0.0, "area": 1.2, "leaving": 0.5}, "long"),
        ({"length": 0.0, "area": 1.2, "leaving": 0.16}, "shoulder"),
        ({"length": 0.3, "area": 1.2, "leaving": 0.5}, "long"),
        ({"length": 0.3, "area": 1.2}, "shoulder"),
        ({"length": -0.6, "leaving": 0.5}, "side_part"),
        ({"length": -0.1, "area": 1.2, "order": 0.5, "wave": 23.0}, "curly"),
        ({"length": 0.6, "area": 1.2, "order": 0.5, "wave": 23.0}, "wavy"),
        ({"length": 0.6, "area": 1.2, "order": 0.5, "wave": 13.0}, "shoulder"),
        ({"length": -0.6, "area": 1.2, "order": 0.5, "wave": 23.0}, "side_part"),
        ({"length": -0.58, "covered": 0.9}, "bob"),
        ({"length": -0.58, "covered": 0.9, "lobe": 0.1}, "side_part"),
        ({"length": -0.58, "covered": 0.95, "lobe": 0.01, "area": 1.1}, "bob"),
        ({"length": -0.58, "covered": 0.7, "lobe": 0.01, "area": 1.1}, "side_part"),
        ({"length": -0.75, "covered": 0.9}, "side_part"),
        ({"length": -0.3, "area": 1.1, "covered": 0.5}, "side_part"),
        ({"length": 1.1, "area": 2.0}, "long"),
        ({"length": 1.1, "area": 2.0, "order": 0.43}, "wavy"),
        ({"length": 1.6, "area": 1.2, "coherence": 0.31}, "braids"),
        ({"length": 1.6, "area": 1.2, "coherence": 0.31, "order": 0.37}, "box_braids"),
        ({"length": 1.6, "area": 1.2, "coherence": 0.6}, "long"),
        ({"length": -0.3, "area": 1.1, "order": 0.43}, "curly"),
        ({"length": -0.3, "area": 1.4, "order": 0.43, "fine": 0.2, "top": 0.6}, "coily"),
        ({"length": 0.5, "tied": "tail"}, "ponytail"),
        ({"length": -0.5, "tied": "bun", "top": 0.8}, "bun"),
    ],
)
def test_hair_styles(changes: dict[str, object], expected: str) -> None:
    measured = replace(SHORT, **changes)  # type: ignore[arg-type]
    assert style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).style == expected


def test_a_photo_that_ends_below_the_crown_shows_a_fringe_all_the_same() -> None:
    def fringe(gap: float, right: float) -> str:
        measured = replace(
            SHORT, cut=True, length=-0.05, area=1.1, fringe_gap=gap, gap_left=gap, gap_middle=gap, gap_right=right
        )
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).fringe

    assert fringe(0.05, 0.05) == "straight"
    assert fringe(0.05, 0.8) == fringe(1.0, 1.0) == "none", "what the photo leaves out is no bare forehead"


def test_a_crown_without_hair_is_bare_on_a_turned_head_and_a_high_forehead_is_not() -> None:
    def cut(crown: float, yaw: float) -> str:
        measured = replace(SHORT, fringe_gap=0.52 if crown > 0.04 else 0.45, area=0.1, top=0.25, crown=crown)
        return style.hair(measured, BROWN, None, yaw, hat=False, detailed=True).style

    assert cut(0.02, 0.37) == cut(0.05, 0.1) == "receding"
    assert "receding" not in (cut(0.05, 0.37), cut(0.02, 0.6))


def test_coils_on_dark_cloth_are_no_longer_than_coils_get() -> None:
    def length(order: float) -> float:
        measured = replace(SHORT, length=1.6, area=6.0, order=order)
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).length

    assert length(0.4) < 1 < length(0.6)


def test_hair_that_is_still_broad_at_the_photos_edge_goes_on_for_longer() -> None:
    def length(leaving: float) -> float:
        measured = replace(SHORT, length=0.08, area=1.3, leaving=leaving)
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).length

    assert length(0.3) < length(0.42) < 1.0 < length(0.7) < 1.4


def test_hair_before_which_an_ear_is_seen_is_tucked_behind_it() -> None:
    """The figure's left is on the picture's right, and of a turned head the far side shows no ear."""

    def tucked(left: float, right: float, yaw: float = 0.0, **changes: float) -> str:
        measured = replace(SHORT, **{"length": 0.4, "area": 1.3, "ears": (left, right), **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, yaw, hat=False, detailed=True).tucked

    assert tucked(0.02, 0.12) == "left"
    assert tucked(0.12, 0.02) == "right"
    assert tucked(0.12, 0.12) == "both"
    assert tucked(0.12, 0.12, -0.4) == "left"
    assert tucked(0.12, 0.12, 0.4) == "right"
    assert tucked(0.03, 0.04) == "none"
    assert tucked(0.12, 0.12, length=-0.6) == "none"


def test_the_grain_of_smooth_dark_hair_is_no_curl() -> None:
    def cut(**changes: float) -> str:
        measured = replace(SHORT, **{"length": 0.5, "area": 1.2, "order": 0.4, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).style

    assert cut() == "wavy"
    assert cut(relief=1.5) == cut(order=0.6) == "shoulder"
    assert cut(length=0.0) == "curly"
    assert cut(length=0.0, top=0.5, fine=0.15) == "coily", "tall and tangled most finely"
    assert cut(order=0.50, wave=20.0) == "wavy"
    assert cut(order=0.53, wave=24.5, coherence=0.62) == "shoulder", "large waves below a smooth crown"
    assert cut(order=0.62, wave=19.0, coherence=0.54, relief=3.7) == "wavy", "frizz"
    assert cut(order=0.62, wave=19.0, coherence=0.54, relief=2.2) == "shoulder"
    assert cut(relief=2.6, wave=23.0, length=0.8, fine=0.23) == "long", "a painting's cracks"
    assert cut(relief=2.6, wave=8.0, length=0.8, fine=0.46) == "wavy", "dark curls show little"
    assert cut(relief=5.6, wave=14.9, order=0.444) == "wavy", "large curls"
    assert cut(relief=3.4, wave=5.6, order=0.474) == "shoulder"
    assert cut(relief=3.7, wave=23.0, length=0.8) == "wavy"
    dark = {"order": 0.48, "relief": 2.3, "wave": 21.0, "length": 0.4}
    assert (cut(**dark, coherence=0.49), cut(**dark, coherence=0.7)) == ("wavy", "shoulder")
    assert cut(**dark, coherence=0.49, fine=0.23) == "shoulder", "cracks are finer"
    assert cut(order=0.47, wave=14.0) == "shoulder", "big waves are no ringlets"


def test_the_parting_of_long_hair_is_where_its_strands_part() -> None:
    def parting(**changes: float) -> str:
        measured = replace(SHORT, **{"length": 0.5, "area": 1.2, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).parting

    assert (parting(parted=0.3), parting(parted=-0.3), parting(parted=0.1)) == ("left", "right", "center")
    both = {"parted": 0.12, "gap_left": 0.34, "gap_right": 0.44}
    assert (parting(**both), parting(**{**both, "parted": -0.12})) == ("left", "center"), "where both signs say so"


def test_hair_of_a_turned_head_that_leaves_the_photo_below_hangs() -> None:
    measured = replace(SHORT, length=0.05, area=0.85, lobe=0.18, covered=0.9)
    short, long = (
        style.hair(replace(measured, leaving=leaving), BROWN, None, 0.6, hat=False, detailed=True).length
        for leaving in (0.0, 0.4)
    )
    assert short < -0.5 < 0.6 < long


def test_short_curls_are_tangled_or_stand_off_the_sides() -> None:
    def cut(**changes: float) -> str:
        measured = replace(SHORT, **{"order": 0.25, "fine": 0.2, "relief": 3.5, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).style

    assert cut() == "curly"
    assert "curly" not in (cut(relief=1.0), cut(order=0.4), cut(area=0.4))
    assert cut(order=0.4, fine=0.28, width=1.5) == "curly"


def test_curls_on_top_of_short_sides_are_broad_and_tangled_over_a_bare_forehead() -> None:
    def cut(**changes: float) -> str:
        top = {"order": 0.35, "fine": 0.35, "relief": 3.0, "coherence": 0.42, "width": 1.28, "top": 0.5, "upright": 0.6}
        measured = replace(SHORT, **{**top, "fringe_gap": 0.32, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, 0.1, hat=False, detailed=True).style

    assert cut() == "curly"
    assert cut(width=1.15) == cut(top=0.85) == cut(coherence=0.6) == cut(order=0.4) == cut(relief=1.8) == "quiff"
    assert cut(fringe_gap=0.45) == "quiff", "brushed up from the forehead"


def test_short_hair_whose_locks_are_seen_is_not_shaved() -> None:
    def cut(**changes: float) -> str:
        little = {"area": 0.27, "top": 0.32, "coherence": 0.69, "order": 0.65}
        measured = replace(SHORT, **{**little, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).style

    assert cut(fine=0.4) == cut(fine=0.59, coherence=0.55) == cut(fine=0.3, coherence=0.8) == "buzz"
    assert cut(fine=0.59) == "side_part"
    assert cut(fine=0.59, area=0.15) == "buzz", "there is too little of it all the same"


def test_a_cropped_head_in_profile_shows_its_flank_and_is_cropped_still() -> None:
    flank = replace(SHORT, area=0.85, top=0.35, fringe_gap=1.2, coherence=0.32)
    assert style.hair(flank, BROWN, None, 0.56, hat=False, detailed=True).style == "buzz"
    assert style.hair(flank, BROWN, None, 0.0, hat=False, detailed=True).style != "buzz"


def test_the_parting_is_where_the_forehead_shows_and_left_is_on_the_right_of_the_picture() -> None:
    bare_right = replace(SHORT, gap_left=0.3, gap_right=0.5)
    assert style.hair(bare_right, BROWN, None, 0.0, hat=False, detailed=True).parting == "left"
    bare_left = replace(SHORT, gap_left=0.5, gap_right=0.3)
    assert style.hair(bare_left, BROWN, None, 0.0, hat=False, detailed=True).parting == "right"


def test_close_coils_of_a_turned_head_are_cropped_and_a_cloud_of_them_is_none() -> None:
    coils = replace(SHORT, length=-0.83, area=1.1, top=0.55, fringe_gap=0.5, order=0.25, fine=0.13, covered=0.0)

    def style_of(measures: HairMeasures, yaw: float) -> str:
        return style.hair(measures, BROWN, None, yaw, hat=False, detailed=True).style

    assert style_of(coils, 0.43) == "buzz"
    assert style_of(coils, 0.1) == "coily"
    assert style_of(replace(coils, covered=0.8), 0.43) == "coily"
    assert style_of(replace(coils, top=0.7), 0.43) == "coily"
    assert style_of(replace(coils, length=-0.6), 0.43) == "coily"


def test_fine_tangles_that_lie_close_are_coils_unless_they_are_grain() -> None:
    close = replace(SHORT, length=-0.87, area=0.2, top=0.37, order=0.41, fine=0.17, relief=3.1)
    found = style.hair(close, BROWN, None, 0.0, hat=False, detailed=True)
    assert (found.style, found.sides) == ("coily", "usual")
    assert found.volume <= 0.62
    for changes in ({"relief": 1.0}, {"fine": 0.3}, {"length": -0.6}):
        assert style.hair(replace(close, **changes), BROWN, None, 0.0, hat=False, detailed=True).style != "coily"


def test_short_hair_in_strands_by_themselves_is_locs() -> None:
    locs = replace(SHORT, length=-0.23, area=1.0, order=0.61, fine=0.52, ragged=0.085, contrast=0.76, tied="tail")
    found = style.hair(locs, BROWN, None, 0.5, hat=False, detailed=True)
    assert (found.style, found.parting) == ("locs", "none")
    for changes in (
        {"ragged": 0.05},
        {"order": 0.80},
        {"order": 0.33},
        {"length": 0.6, "fine": 0.61},
        {"contrast": 0.3},
    ):
        seen = replace(locs, tied="no", **changes)
        assert style.hair(seen, BROWN, None, 0.5, hat=False, detailed=True).style != "locs", changes
    assert style.hair(locs, BROWN, None, 0.5, hat=True, detailed=True).style != "locs"


def test_dark_ropes_below_the_jaw_are_locs_though_few_end_by_themselves() -> None:
    locs = replace(
        SHORT, length=0.37, area=1.8, coherence=0.54, order=0.62, fine=0.47, ragged=0.05, contrast=0.91, relief=3.9
    )
    assert style.hair(locs, BROWN, None, -0.1, hat=False, detailed=True).style == "locs"
    smooth = {"fine": 0.60}, {"coherence": 0.70}, {"relief": 2.1}, {"contrast": 0.58}, {"order": 0.8, "fine": 0.65}
    for changes in smooth:
        seen = replace(locs, **changes)
        assert style.hair(seen, BROWN, None, -0.1, hat=False, detailed=True).style != "locs", changes


def test_tangled_hair_that_stands_off_the_ears_is_wild() -> None:
    wild = replace(
        SHORT, length=-0.38, area=0.85, top=0.26, width=1.58, sides=0.43, coherence=0.48, order=0.57, fine=0.54,
        sure=0.77, lobe=0.37, covered=0.8,
    )  # fmt: skip

    def cut(changes: dict[str, object], yaw: float = -0.3, *, hat: bool = False) -> Hair:
        seen = replace(wild, **changes)  # type: ignore[arg-type]
        return style.hair(seen, BROWN, None, yaw, hat=hat, detailed=True)

    assert cut({}).style == "wild"
    assert cut({"width": 1.9}).volume > cut({}).volume, "it stands out"
    assert cut({"top": 0.6}).volume == cut({}).volume, "and not up"
    combed: list[dict[str, object]] = [
        {"lobe": 0.2}, {"sides": 0.25}, {"coherence": 0.65}, {"order": 0.3, "fine": 0.25}, {"sure": 0.86},
        {"length": 0.3}, {"length": -0.7}, {"tied": "tail"},
    ]  # fmt: skip
    for changes in combed:
        assert cut(changes).style != "wild", changes
    assert cut({}, 0.6).style != "wild", "a flank looks broad"
    assert cut({}, hat=True).style != "wild"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "slick"),
        ({"order": 0.55}, "side_part"),
        ({"coherence": 0.55}, "side_part"),
        ({"fringe_gap": 0.41}, "side_part"),
        ({"top": 0.46}, "side_part"),
        ({"length": -0.3}, "side_part"),
    ],
    ids=["flat", "tangled", "it runs this way and that", "a usual hairline", "it stands up", "over the ears"],
)
def test_smooth_flat_hair_far_behind_the_forehead_is_combed_back(changes: dict[str, object], expected: str) -> None:
    flat = replace(SHORT, order=0.68, coherence=0.65, fringe_gap=0.5, top=0.38, area=0.35, crown=0.2, upright=0.3)
    seen = replace(flat, **changes)  # type: ignore[arg-type]
    assert style.hair(seen, BROWN, None, 0.0, hat=False, detailed=True).style == expected


def test_flat_solid_hair_over_bare_temples_is_drawn_back() -> None:
    drawn = replace(SHORT, length=-0.82, area=0.27, top=0.36, fringe_gap=0.35, sides=0.03, relief=1.0, contrast=0.93)
    found = style.hair(drawn, BROWN, None, 0.0, hat=False, detailed=True)
    assert (found.style, found.tie) == ("bun", "low")
    others = ({"sides": 0.09}, {"contrast": 0.7}, {"relief": 3.0}, {"top": 0.5}, {"fringe_gap": 0.2}, {"length": -0.4})
    for changes in others:
        assert style.hair(replace(drawn, **changes), BROWN, None, 0.0, hat=False, detailed=True).style != "bun", changes
    assert style.hair(drawn, BROWN, None, 0.5, hat=False, detailed=True).style != "bun"
    assert style.hair(drawn, BROWN, None, 0.0, hat=True, detailed=True).style != "bun"


def test_a_tie_is_low_where_the_hair_lies_flat_over_the_forehead() -> None:
    def tie(top: float, tied: str) -> str:
        seen = replace(SHORT, tied=tied, top=top, length=0.3, fringe_gap=0.4)  # type: ignore[arg-type]
        return style.hair(seen, BROWN, None, 0.0, hat=False, detailed=True).tie

    assert [tie(top, "tail") for top in (0.36, 0.48)] == ["low", "high"]
    assert tie(0.36, "no") == "high"


def test_hair_drawn_back_is_tied_even_where_the_photo_ends_below_the_crown() -> None:
    cut = replace(SHORT, cut=True, tied="tail", top=-0.1, length=-0.2, fringe_gap=1.2, gap_left=1.2, gap_right=1.2)
    seen = style.hair(cut, BROWN, None, 0.0, hat=False, detailed=True)
    assert (seen.style, seen.tie) == ("ponytail", "low")
    assert style.hair(replace(cut, tied="no"), BROWN, None, 0.0, hat=False, detailed=True).style == "side_part"


def test_hair_drawn_back_behind_a_turned_ear_hangs_where_it_goes_on() -> None:
    behind = replace(SHORT, area=0.59, length=0.02, covered=0.34, lobe=0.08)
    for leaving, resting, short in ((0.12, 0.07, False), (0.0, 0.05, True)):
        ends = replace(behind, leaving=leaving, resting=resting)
        seen = style.hair(ends, BROWN, None, 0.46, hat=False, detailed=True)
        assert (seen.style == "side_part") == short


def test_a_nape_that_hangs_low_behind_a_turned_head_with_little_hair_is_short() -> None:
    nape = replace(SHORT, area=0.66, length=-0.05, covered=0.8, lobe=0.15, fringe_gap=0.1, gap_left=0.1, gap_right=0.1)
    for yaw, area, lobe, expected in ((0.53, 0.66, 0.15, True), (0.2, 0.66, 0.15, False), (0.53, 1.1, 0.15, False),
                                      (0.53, 0.66, 0.35, False)):  # fmt: skip
        seen = style.hair(replace(nape, area=area, lobe=lobe), BROWN, None, yaw, hat=False, detailed=True)
        assert (seen.style == "side_part") == expected, (yaw, area, lobe)


def test_the_width_of_a_turned_head_is_no_cloud_of_curls() -> None:
    loose = replace(SHORT, order=0.46, fine=0.44, width=2.2, area=1.8, top=0.5)
    assert style.hair(loose, BROWN, None, 0.1, hat=False, detailed=True).style == "curly"
    assert style.hair(loose, BROWN, None, 0.5, hat=False, detailed=True).style != "curly"


def test_grain_in_smooth_hair_is_no_wave() -> None:
    def wave(relief: float) -> float:
        hangs = replace(SHORT, length=0.3, wave=25.0, relief=relief, fringe_gap=0.4)
        return style.hair(hangs, BROWN, None, 0.0, hat=False, detailed=True).wave

    assert wave(1.5) == 0.0
    assert wave(2.0) == 1.0


def test_short_hair_that_slopes_over_the_forehead_is_a_swept_fringe() -> None:
    slope = replace(SHORT, gap_left=0.15, gap_middle=0.28, gap_right=0.36, fringe_gap=0.28)
    assert style.hair(slope, BROWN, None, 0.0, hat=False, detailed=True).fringe == "swept"
    lock = replace(slope, gap_middle=0.33, fringe_gap=0.33)
    assert style.hair(lock, BROWN, None, 0.0, hat=False, detailed=True).fringe == "none"


def test_hair_that_runs_away_from_a_face_in_profile_is_combed_back() -> None:
    lying = replace(SHORT, length=-0.59, area=1.7, fringe_gap=0.44, coherence=0.74, order=0.79, upright=0.10)
    for yaw, changes, expected in (
        (0.49, {}, "slick"),
        (0.2, {}, "side_part"),
        (0.49, {"coherence": 0.6}, "side_part"),
        (0.49, {"fringe_gap": 0.2}, "side_part"),
    ):
        found = style.hair(replace(lying, **changes), BROWN, None, yaw, hat=False, detailed=True)
        assert found.style == expected, (yaw, changes)


def test_a_full_crown_over_a_bare_lobe_is_a_short_cut_whose_nape_is_seen() -> None:
    full = replace(
        SHORT, length=-0.19, area=1.6, covered=0.92, lobe=0.18, fringe_gap=0.09, gap_left=0.1, gap_right=0.08
    )

    def read(yaw: float, **changes: float) -> Hair:
        return style.hair(replace(full, **changes), BROWN, None, yaw, hat=False, detailed=True)

    assert read(0.71).style == "side_part"
    assert read(0.71).fringe == "swept"
    assert read(0.1).style == "bob"
    assert read(0.71, lobe=0.58).style == "bob"


def test_short_hair_that_stands_up_or_runs_every_way_has_no_parting() -> None:
    def parting(**changes: float) -> str:
        even = replace(
            SHORT, **{"area": 0.5, "coherence": 0.7, "upright": 0.3, "gap_left": 0.4, "gap_right": 0.4, **changes}
        )  # type: ignore[arg-type]
        return style.hair(even, BROWN, None, 0.0, hat=False, detailed=True).parting

    assert parting() == "left"
    assert {parting(coherence=0.5), parting(upright=0.5), parting(area=0.3)} == {"none"}
    assert parting(coherence=0.5, gap_right=0.6) == "left", "bare on one side it falls to the other"
    assert parting(coherence=0.5, length=0.1) != "none"


def test_hair_that_runs_straight_up_stands_fuller_than_a_quiff() -> None:
    up, swept = (
        style.hair(replace(SHORT, top=0.5, upright=share), BROWN, None, 0.0, hat=False, detailed=True)
        for share in (0.8, 0.5)
    )
    assert (up.style, up.parting, swept.style) == ("side_part", "none", "quiff")
    assert up.volume > swept.volume + 0.1


def test_a_low_hairline_is_no_fringe() -> None:
    low = replace(SHORT, fringe_gap=0.30, gap_left=0.30, gap_right=0.30, upright=0.4)
    assert style.hair(low, BROWN, None, 0.0, hat=False, detailed=True).fringe == "none"
    nearer = replace(low, fringe_gap=0.25, gap_left=0.25, gap_right=0.25)
    assert style.hair(nearer, BROWN, None, 0.0, hat=False, detailed=True).fringe == "none"
    falls = replace(nearer, length=0.3, area=1.4)
    assert style.hair(falls, BROWN, None, 0.0, hat=False, detailed=True).fringe == "straight", "of hair that hangs"


def test_hair_that_hangs_over_one_side_of_the_forehead_is_swept_there() -> None:
    def fringe(yaw: float = 0.0, **changes: float) -> str:
        side = {"length": 0.4, "gap_left": 0.15, "gap_middle": 0.27, "fringe_gap": 0.38}
        swept = replace(SHORT, **{**side, **changes})  # type: ignore[arg-type]
        return style.hair(swept, BROWN, None, yaw, hat=False, detailed=True).fringe

    assert fringe() == "swept"
    assert {fringe(gap_left=0.3), fringe(length=-0.7, gap_left=0.11, gap_middle=0.31), fringe(yaw=0.6)} == {"none"}
    assert fringe(yaw=0.6, gap_left=0.0, gap_right=0.0, fringe_gap=0.0) == "swept", "a deep one shows from the side"


def test_only_short_hair_that_stands_off_is_messy() -> None:
    def mess(yaw: float = 0.0, **changes: float) -> float:
        measured = replace(SHORT, **{"width": 1.36, "order": 0.6, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, yaw, hat=False, detailed=True).mess

    assert mess() > 0.6
    assert mess(order=0.75) == 0.0, "locks that lie side by side are combed, however bent"
    assert {mess(width=1.2), mess(length=0.3), mess(coherence=0.7), mess(yaw=0.5)} == {0.0}


def test_sides_are_faded_under_a_tall_top_only_and_seen_from_the_front() -> None:
    def sides(yaw: float = 0.0, **changes: float) -> str:
        measured = replace(SHORT, **{"top": 0.5, "sides": 0.055, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, yaw, hat=False, detailed=True).sides

    assert sides() == "faded"
    assert {sides(top=0.35), sides(sides=0.08), sides(length=0.2), sides(yaw=0.5)} == {"usual"}
    assert sides(top=0.35, sides=0.03) == "faded", "shaved under a top of any height"
    # Nothing is known of what a photo cuts off, and hair that falls on the forehead is drawn back from the temples.
    assert {sides(cut=True), sides(area=0.02, leaves=True), sides(fringe_gap=0.12)} == {"usual"}


DENSE = replace(
    SHORT, top=0.48, length=-0.83, fringe_gap=0.25, gap_left=0.25, gap_right=0.25, gap_middle=0.25, width=1.13,
    sides=0.11, fine=0.29, order=0.43, relief=1.5, contrast=0.78,
)  # fmt: skip


def test_dense_cropped_hair_is_a_close_cap_whose_edge_is_no_fringe() -> None:
    def cut(yaw: float = 0.0, **changes: float) -> Hair:
        return style.hair(replace(DENSE, **changes), BROWN, None, yaw, hat=False, detailed=True)  # type: ignore[arg-type]

    cap = cut()
    assert (cap.style, cap.fringe, cap.sides, cap.line) == ("buzz", "none", "faded", "sharp")
    assert cut(contrast=0.4).line == "soft"
    for locks in ({"order": 0.6}, {"fine": 0.5}, {"relief": 3.5, "order": 0.47}, {"width": 1.3}, {"sides": 0.25}):
        assert (cut(**locks).style, cut(**locks).fringe) != ("buzz", "none")
    # Seen from the side it shows its flank, and must be the more tangled.
    assert cut(0.7, order=0.33, sides=0.6, area=0.9).style == "buzz"
    assert cut(0.7, order=0.5, sides=0.6, area=0.9).style != "buzz"


def test_little_hair_that_is_combed_is_not_cropped() -> None:
    little = replace(SHORT, area=0.25, top=0.3)
    found = [style.hair(replace(little, coherence=c), BROWN, None, 0.0, hat=False, detailed=True) for c in (0.6, 0.78)]
    assert [hair.style for hair in found] == ["buzz", "side_part"]


def test_hair_that_ends_above_the_jaw_is_a_bob_only_over_the_whole_ear() -> None:
    def worn(**changes: float) -> Hair:
        measured = replace(SHORT, **{"length": -0.38, "area": 1.0, "covered": 0.78, "lobe": 0.2, **changes})  # type: ignore[arg-type]
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True)

    assert worn().style == "side_part"
    assert worn(covered=0.97).style == worn(length=-0.2).style == "bob"
    assert worn(coherence=0.5, order=0.5, width=1.4).mess > 0.6


@pytest.mark.parametrize(
    ("yaw", "area", "short"), [(0.93, 0.6, True), (-0.93, 0.6, True), (0.0, 0.6, False), (0.93, 1.4, False)]
)
def test_the_nape_of_a_turned_head_is_no_bob(yaw: float, area: float, short: bool) -> None:
    measured = replace(SHORT, area=area, length=-0.07)
    seen = style.hair(measured, BROWN, None, yaw, hat=False, detailed=True)
    assert (seen.style == "side_part", seen.length < -0.3) == (short, short)


def test_a_fringe_that_leans_to_the_right_of_the_picture_parts_on_the_left_of_it() -> None:
    low = replace(SHORT, fringe_gap=0.1, gap_left=0.1, gap_right=0.1)
    for sweep, parting in ((40.0, "right"), (-40.0, "left")):
        hair = style.hair(replace(low, sweep=sweep), BROWN, None, 0.0, hat=False, detailed=True)
        assert (hair.fringe, hair.parting) == ("swept", parting)
    assert style.hair(replace(low, sweep=8.0), BROWN, None, 0.0, hat=False, detailed=True).fringe == "straight"


def test_hair_on_the_shoulders_is_longer_than_it_shows_and_keeps_its_order() -> None:
    def length(shown: float) -> float:
        resting = replace(SHORT, length=shown, area=1.2, resting=0.4)
        return style.hair(resting, BROWN, None, 0.0, hat=False, detailed=True).length

    shown = (0.0, 0.15, 0.3, 0.44, 0.46)
    lengths = [length(s) for s in shown]
    assert lengths == sorted(lengths)
    assert all(drawn >= s for drawn, s in zip(lengths, shown, strict=True))
    assert lengths[0] < lengths[2] - 0.05, "not all are one length"
    assert lengths[4] - lengths[3] < 0.03, "without a step"


def test_waves_stand_off_each_other() -> None:
    straight, wavy = (
        style.hair(replace(SHORT, length=0.6, area=1.2, wave=w), BROWN, None, 0.0, hat=False, detailed=True).volume
        for w in (5.0, 18.0)
    )
    assert wavy > straight + 0.05


def test_wave_is_read_from_hanging_hair_and_a_high_forehead_from_short() -> None:
    hanging = replace(SHORT, length=0.5, wave=11.0, coherence=0.6)
    long, tangled = (
        style.hair(replace(hanging, coherence=coherence), BROWN, None, 0.0, hat=False, detailed=True)
        for coherence in (0.6, 0.45)
    )
    short = style.hair(
        replace(SHORT, area=0.25, wave=14.5, fringe_gap=0.53), BROWN, None, 0.0, hat=False, detailed=True
    )
    assert long.wave == pytest.approx(0.5)
    assert tangled.wave == pytest.approx(0.75)
    assert short.wave == 0.0
    assert (long.recede, short.recede) == (0.0, 0.8)


def test_a_fringe_needs_hair_near_the_brows_and_no_hat_and_a_face_seen_from_the_front() -> None:
    low = replace(SHORT, fringe_gap=0.1, gap_left=0.1, gap_right=0.1)
    assert style.hair(low, BROWN, None, 0.0, hat=False, detailed=True).fringe == "straight"
    assert style.hair(low, BROWN, None, 0.5, hat=False, detailed=True).fringe == "none"
    assert style.hair(low, BROWN, None, 0.0, hat=True, detailed=True).fringe == "none"
    swept = replace(low, gap_left=0.0, gap_right=0.2)
    assert style.hair(swept, BROWN, None, 0.0, hat=False, detailed=True).fringe == "swept"
    deep = style.hair(low, BROWN, None, 0.0, hat=False, detailed=True).fringe_drop
    shallow = style.hair(replace(low, fringe_gap=0.18), BROWN, None, 0.0, hat=False, detailed=True).fringe_drop
    assert deep > shallow


def test_a_shout_makes_no_fringe() -> None:
    shout = replace(SHORT, length=0.0, area=1.2, fringe_gap=0.22, gap_left=0.22, gap_middle=0.22, gap_right=0.21)
    assert style.hair(shout, BROWN, None, 0.0, hat=False, detailed=True).fringe == "straight"
    assert style.hair(replace(shout, agape=0.23), BROWN, None, 0.0, hat=False, detailed=True).fringe == "none"


def test_a_shade_beside_a_head_that_the_photo_cuts_is_neither_long_nor_tied() -> None:
    shade = replace(SHORT, cut=True, area=0.06, length=0.1, tied="tail", sure=0.42)
    found = style.hair(shade, BROWN, None, 0.3, hat=False, detailed=True)
    assert found.style == "side_part"
    assert found.length < -0.5
    assert style.hair(replace(shade, sure=0.7), BROWN, None, 0.3, hat=False, detailed=True).style == "ponytail"


def test_hair_that_hangs_over_all_of_a_turned_forehead_is_a_straight_fringe() -> None:
    def fringe(**changes: float) -> tuple[str, float]:
        sides = {"gap_left": 0.02, "gap_right": 0.02, "gap_middle": 0.03, "fringe_gap": 0.02, "length": -0.2}
        seen = replace(SHORT, **{**sides, **changes})  # type: ignore[arg-type]
        hair = style.hair(seen, BROWN, None, 0.6, hat=False, detailed=True)
        return hair.fringe, hair.fringe_drop

    assert fringe() == ("straight", 1.0)
    assert fringe(gap_left=0.2)[0] == "swept", "one side of it is bare"
    assert fringe(length=-0.7)[0] == "swept", "a short cut's lies to a side"


def test_curls_over_all_of_the_forehead_are_no_curtain() -> None:
    def fringe(middle: float, order: float) -> str:
        seen = replace(
            SHORT, length=0.5, area=2.0, order=order, fine=0.25, gap_left=0.0, gap_right=0.0, gap_middle=middle,
            fringe_gap=0.0,
        )  # fmt: skip
        return style.hair(seen, BROWN, None, 0.0, hat=False, detailed=True).fringe

    assert fringe(0.2, 0.38) == "straight"
    assert fringe(0.4, 0.38) == "curtain"
    assert fringe(0.2, 0.75) == "curtain"


def test_hair_swept_to_a_side_lies_over_the_middle_too_and_a_lock_at_one_temple_is_no_fringe() -> None:
    def fringe(middle: float) -> str:
        measured = replace(SHORT, length=0.6, gap_left=0.1, gap_right=0.42, gap_middle=middle, fringe_gap=middle)
        return style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).fringe

    assert fringe(0.29) == "swept"
    assert fringe(0.38) == "none"


def test_a_fringe_that_leaves_one_temple_bare_falls_as_low_as_it_lies_over_the_middle() -> None:
    def drop(middle: float) -> tuple[str, float]:
        sides = {"gap_left": 0.28, "gap_right": 0.0, "gap_middle": middle, "fringe_gap": middle}
        seen = style.hair(replace(SHORT, length=0.6, **sides), BROWN, None, 0.0, hat=False, detailed=True)  # type: ignore[arg-type]
        return seen.fringe, seen.fringe_drop

    assert drop(0.05) == ("straight", 1.0)
    assert drop(0.16) == ("swept", 0.74)
    assert drop(0.28) == ("swept", 0.6)


def test_a_curtain_parts_in_the_middle() -> None:
    parted = replace(SHORT, length=1.0, gap_left=0.18, gap_right=0.2, gap_middle=0.34, fringe_gap=0.27)
    assert style.hair(parted, BROWN, None, 0.0, hat=False, detailed=True).fringe == "curtain"
    bare = replace(parted, gap_left=0.4, gap_right=0.4, gap_middle=0.42, fringe_gap=0.41)
    assert style.hair(bare, BROWN, None, 0.0, hat=False, detailed=True).fringe == "none"


def _body(sleeve: tuple[str, float] = ("short", 0.8), **changes: object) -> BodyReadings:
    seen = TopSeen(
        colors=[color.Cluster(RED, 0.8)],
        roughness=4.0,
        opening=0.0,
        collar=0.0,
        inner=WHITE,
        tie=None,
        under=None,
        weave=PLAIN,
        neck=NO_NECK,
    )
    return BodyReadings(
        sleeve=Reading(sleeve[0], sleeve[1]),  # type: ignore[arg-type]
        top=Reading(replace(seen, **changes), 0.9),  # type: ignore[arg-type]
        bottom=Reading(BottomSeen("trousers", NAVY, 0.0, 0.0), 0.0),
        gesture=Reading(Gesture("down"), 0.8),
        tilt=0.0,
        build=Reading(BuildSeen(), 0.6),
    )


def test_garments_follow_the_sleeve_and_the_layers() -> None:
    dark = [color.Cluster(NAVY, 0.9)]
    assert tops(_body()).kind == "tee"
    assert tops(_body(("none", 0.8))).kind == "tank"
    assert tops(_body(("long", 0.8))).kind == "sweater"
    suit = tops(_body(("long", 0.8), colors=dark, opening=60.0, collar=75.0, tie=RED))
    assert (suit.kind, suit.sleeve) == ("suit", "long")
    assert color.from_hex(suit.inner)[0] > 85
    assert suit.tie is not None
    sunny = [color.Cluster(np.array([32, 7, -25], np.float32), 0.9)]
    assert tops(_body(("long", 0.8), colors=sunny, opening=60.0, collar=75.0, tie=RED)).kind == "suit"
    assert tops(_body(("long", 0.8), colors=sunny, opening=60.0, collar=75.0)).kind == "jacket"
    assert tops(_body(("long", 0.8), colors=dark, opening=30.0, collar=35.0)).kind == "jacket"
    open_jacket = tops(_body(("long", 0.8), colors=dark, under=RED))
    assert open_jacket.kind == "jacket"
    assert color.chroma(color.from_hex(open_jacket.inner)) > 50
    assert tops(_body(("short", 0.8), colors=dark, opening=60.0, collar=75.0)).kind == "tee"
    assert tops(_body(("long", 0.0))).sleeve == "short", "an unread sleeve without layers is short"


def test_patterns_must_be_made_out_and_stand_out() -> None:
    two = [color.Cluster(RED, 0.7), color.Cluster(WHITE, 0.2)]
    assert tops(_body(colors=two, weave=Weave("stripes", 0.25))).pattern.kind == "stripes"
    assert tops(_body(colors=two, roughness=14.0)).pattern.kind == "plain", "texture alone is no pattern"
    printed = tops(_body(colors=two, weave=Weave("print", 0.2, NAVY))).pattern
    assert printed.kind == "print"
    assert color.from_hex(printed.color)[2] < -5
    faint = [color.Cluster(RED, 0.6), color.Cluster(RED - np.array([16, 0, 0], np.float32), 0.4)]
    ribs = Weave("stripes", 0.25, color=faint[1].lit)
    assert tops(_body(colors=faint, weave=ribs)).pattern.kind == "stripes"
    assert tops(_body(colors=faint, weave=replace(ribs, upright=True))).pattern.kind == "plain", "knitted ribs"
    three = [color.Cluster(RED, 0.4), color.Cluster(WHITE, 0.3), color.Cluster(NAVY, 0.3)]
    awning = tops(_body(colors=three, weave=Weave("stripes", 0.25, upright=True))).pattern
    assert awning.upright
    assert awning.third is not None
    assert color.from_hex(awning.third)[2] < -5
    alike = [color.Cluster(RED, 0.95)]
    assert tops(_body(colors=alike, weave=Weave("print", 0.2, RED))).pattern.kind == "plain"


COLLAR = Neck(depth=0.3, collar=3.0, edge=25.0, trim=None)


def test_a_collar_makes_a_polo_or_a_shirt() -> None:
    assert tops(_body(neck=COLLAR)).kind == "polo"
    assert tops(_body(("long", 0.8), neck=COLLAR)).kind == "shirt"
    assert tops(_body(neck=replace(COLLAR, edge=5.0))).kind == "tee", "faint edges are noise"
    assert tops(_body(neck=replace(COLLAR, collar=1.2))).kind == "tee", "edges as strong on the chest are cloth"
    trimmed = tops(_body(neck=replace(COLLAR, trim=NAVY)))
    assert color.from_hex(trimmed.accent) == pytest.approx(color.cloth(NAVY), abs=2)


def test_a_ribbed_neckline_close_to_the_throat_makes_no_polo() -> None:
    assert tops(_body(neck=replace(COLLAR, depth=0.14))).kind == "tee"
    assert tops(_body(("long", 0.8), neck=replace(COLLAR, depth=0.14))).kind == "shirt"


def test_jackets_are_cut_as_their_cloth_says() -> None:
    denim, teal, beige = (np.array(lab, np.float32) for lab in ((45, -4, -24), (45, -11, -9), (76, 3, 11)))
    worn = {
        name: tops(_body(("long", 0.8), colors=[color.Cluster(lab, 0.9)], roughness=8.0, neck=COLLAR))
        for name, lab in (("denim", denim), ("teal", teal))
    }
    assert {top.kind for top in worn.values()} == {"jacket"}
    assert {top.cut for top in worn.values()} == {"denim"}
    plain = tops(_body(("long", 0.8), colors=[color.Cluster(teal, 0.9)]))
    assert plain.kind == "sweater", "without seams it is any teal cloth"
    open_knit = {"colors": [color.Cluster(beige, 0.9)], "under": NAVY, "neck": Neck(0.5, 1.2, 10.0, None)}
    assert tops(_body(("long", 0.8), **open_knit)).cut == "cardigan"
    assert tops(_body(("long", 0.8), **{**open_knit, "neck": replace(COLLAR, depth=0.5)})).cut == "plain"
    assert tops(_body(("long", 0.8), **{**open_knit, "colors": [color.Cluster(RED, 0.9)]})).cut == "plain"


def test_raised_hems_and_bare_shoulders_go_with_what_has_them() -> None:
    assert tops(_body(crop=0.8)).crop == 0.8
    assert tops(_body(crop=0.1)).crop == 0.0, "arms that are raised lift any hem a little"
    assert tops(_body(("none", 0.8), strapless=True)).neck == "bare"
    assert tops(_body(strapless=True)).neck == "round", "sleeves hang on shoulders"


def test_layers_tell_long_sleeves_where_no_arm_does() -> None:
    assert tops(_body(("long", 0.0), under=NAVY)).kind == "jacket"


def test_sleeves_of_another_cloth_make_a_vest_or_an_open_jacket() -> None:
    grey = np.array([62, -1, 0], np.float32)
    dark = [color.Cluster(NAVY, 0.9)]
    vest = tops(_body(("long", 0.8), colors=dark, sleeves=grey))
    assert (vest.kind, vest.sleeve, vest.neck) == ("vest", "long", "high")
    assert color.from_hex(vest.color)[0] < 25
    assert color.from_hex(vest.inner)[0] > 55
    knitted = tops(_body(("long", 0.8), colors=dark, sleeves=grey, neck=Neck(0.7, 0.0, 0.0, None, taper=0.3)))
    assert (knitted.kind, knitted.neck) == ("vest", "v")
    both = [color.Cluster(WHITE, 0.5), color.Cluster(NAVY, 0.4)]
    jacket = tops(_body(("long", 0.8), colors=both, sleeves=NAVY))
    assert jacket.kind == "jacket"
    assert color.from_hex(jacket.color)[0] < 25 < 80 < color.from_hex(jacket.inner)[0]
    assert tops(_body(("none", 0.8), colors=dark, sleeves=grey)).kind == "tank", "bare arms have no sleeves"
    yellow, ochre = np.array([78, -2, 43], np.float32), np.array([20, 0, 18], np.float32)
    for share, kind in ((0.2, "jacket"), (0.1, "vest")):
        parts = [color.Cluster(NAVY, 0.7), color.Cluster(ochre, share)]
        assert tops(_body(("long", 0.8), colors=parts, sleeves=yellow)).kind == kind, "its own cloth in the shade"
    lighter = tops(
        _body(("long", 0.8), colors=[color.Cluster(NAVY, 0.7), color.Cluster(ochre, 0.2)], sleeves=yellow, opening=30.0)
    )
    assert color.from_hex(lighter.color)[0] > 60, "whatever is lighter under the chin"
    portrait = replace(_body(("long", 0.8), colors=both, sleeves=NAVY), attire=Reading("shirt", 0.7))
    assert tops(portrait).kind == "jacket", "worn over what the turned chest shows"
    assert tops(replace(portrait, top=_body(colors=dark, sleeves=grey).top)).kind == "shirt"


def test_necklines_are_a_v_where_they_end_narrow_and_high_where_no_skin_shows_under_long_sleeves() -> None:
    deep = Neck(depth=0.8, collar=0.0, edge=0.0, trim=None, taper=0.3)
    assert tops(_body(neck=deep)).neck == "v"
    assert tops(_body(neck=replace(deep, taper=0.8))).neck == "round"
    assert tops(_body(neck=replace(deep, depth=0.3))).neck == "round", "shallow necklines all end narrow"
    closed = replace(deep, depth=0.05, taper=1.0)
    assert tops(_body(("long", 0.8), neck=closed)).neck == "high"
    assert tops(_body(neck=closed)).neck == "round"
    bare = replace(closed, throat=0.1)
    assert tops(_body(("long", 0.8), neck=bare)).neck == "round", "hair hides the skin"
    rolled = replace(closed, depth=0.0, standing=True)
    assert tops(_body(("long", 0.8), neck=rolled)).neck == "high"
    assert tops(_body(("long", 0.8), neck=replace(rolled, standing=False))).neck == "round", "shoulders below a chin"
    plunging = replace(deep, depth=1.2, taper=0.8)
    assert tops(_body(neck=plunging)).neck == "v"
    assert tops(_body(("none", 0.8), neck=plunging)).neck == "round"


def test_dull_cloth_close_about_the_neck_of_a_cropped_portrait_is_a_hoodie() -> None:
    grey = [color.Cluster(np.array([32, 2, -1], np.float32), 1.0)]
    hoodie = tops(_body(("short", 0.0), colors=grey, cropped=True))
    assert (hoodie.kind, hoodie.sleeve) == ("hoodie", "long")
    assert tops(_body(("short", 0.0), colors=grey, cropped=True, collar=40.0)).kind != "hoodie"
    assert tops(_body(("short", 0.0), colors=grey)).kind == "tee"


def test_a_grey_suit_shows_a_closed_light_collar() -> None:
    grey = {"colors": [color.Cluster(np.array([58, 3, -1], np.float32), 0.8)], "opening": 44.0, "collar": 44.0}
    closed = Neck(depth=0.2, collar=0.0, edge=0.0, trim=None)
    assert tops(_body(("long", 0.0), neck=closed, **grey)).kind == "suit"
    assert tops(_body(("long", 0.0), neck=replace(closed, depth=0.6), **grey)).kind == "sweater"


def test_a_portrait_that_ends_at_the_collar_shows_its_shirt_all_the_same() -> None:
    def worn(kind: attire.Attire, *parts: tuple[np.ndarray, float], **changes: object) -> Top:
        colors = [color.Cluster(lab.astype(np.float32), share) for lab, share in parts]
        return tops(replace(_body(("long", 0.0), colors=colors, **changes), attire=Reading(kind, 0.8)))

    black, white, blue = np.array([10, 0, 0]), np.array([84, 1, 2]), np.array([70, -10, -40])
    assert color.from_hex(worn("suit", (black, 0.8), (white, 0.2)).inner)[0] > 75
    assert color.from_hex(worn("suit", (black, 0.95), (white, 0.05)).inner)[0] < 30, "a gleam"
    assert worn("shirt", (black, 0.6), (white, 0.4)).kind == "suit"
    assert worn("shirt", (black, 0.9), (white, 0.1)).kind == "shirt", "buttons"
    assert worn("shirt", (black, 0.6), (blue, 0.4)).kind == "shirt", "a print"
    dinner = worn("suit", (white, 0.8), (black, 0.17), tie=black, opening=70.0, collar=70.0)
    assert color.from_hex(dinner.color)[0] < 30, "cut away with the dark behind it"
    assert color.from_hex(dinner.inner)[0] > 75
    linen = worn("suit", (white, 0.92), (black, 0.08), tie=black, opening=70.0, collar=70.0)
    assert color.from_hex(linen.color)[0] > 75, "no more black than a tie"


def test_a_dress_is_a_skirt_in_the_colour_of_its_top() -> None:
    def dressed(skirt: np.ndarray) -> str:
        below = Reading(BottomSeen("skirt", skirt.astype(np.float32), 0.8, 0.9), 0.7)
        return tops(replace(_body(), bottom=below)).kind

    assert dressed(RED) == "dress"
    assert dressed(NAVY) == "tee"


def test_white_cloth_under_a_warm_light_is_white_only_if_the_eyes_say_so() -> None:
    pinkish = [color.Cluster(np.array([77, 11, 13], np.float32), 1.0)]
    warm, plain = np.array([40, 23, 18], np.float32), np.array([60, 3, 5], np.float32)
    assert color.chroma(color.from_hex(tops(_body(colors=pinkish), warm).color)) < 8
    assert color.chroma(color.from_hex(tops(_body(colors=pinkish), plain).color)) > 15
    assert color.chroma(color.from_hex(tops(_body(), warm).color)) > 50, "a red tee stays red"


@pytest.mark.parametrize("step", [0.25, 0.5, 1.0])
def test_white_under_a_tinted_light_has_no_step(step: float) -> None:
    tinted, cloths = np.array([80, 4, 18], np.float32), np.arange(12.0, 24.0, step)
    seen = [_body(colors=[color.Cluster(np.array([75, 3, b], np.float32), 0.9)]) for b in cloths]
    told = [color.from_hex(tops(body, tinted).color) for body in seen]
    assert max(float(np.linalg.norm(a - b)) for a, b in pairwise(told)) < 9 * step + 1.5


def test_no_tan_shoes_are_worn_under_grey_unless_the_trousers_are_warm() -> None:
    grey, jeans = Top(kind="hoodie", color="#565357"), Bottom(kind="jeans", color="#2c4163")
    worn = {wardrobe.shoes(grey, jeans, seed).color for seed in range(80)}
    assert not worn & {"#b58a5a", "#a8794c"}
    assert len(worn) > 2


def test_unread_clothes_are_the_defaults_and_go_together() -> None:
    unseen = [tops(None, seed=seed) for seed in range(30)]
    assert len({top.kind for top in unseen}) > 3
    assert all(top.pattern.kind == "plain" for top in unseen)
    assert bottoms(None, Top(kind="suit", color="#202020")) == Bottom(kind="trousers", color="#202020")
    assert bottoms(None, Top(color="#1b2140")).color != bottoms(None, Top(color="#d04040")).color
    assert shoes(None, Top(kind="suit"), Bottom()).kind == "dress"
    for kind in ("tee", "polo", "sweater", "jacket"):
        for code in ("#1b2140", "#d04040", "#f4f4f2", "#3f7f46", "#5d86b8", "#222222"):
            lower = color.from_hex(bottoms(None, Top(kind=kind, color=code)).color)
            assert float(np.linalg.norm(lower - color.from_hex(code))) > 15, f"{kind} {code} melts into its trousers"


def test_unread_trousers_and_shoes_vary_with_the_seed_and_never_melt_into_each_other() -> None:
    for kind in ("tee", "sweater", "jacket", "coat", "hoodie", "vest"):
        for code in ("#1b2140", "#d04040", "#f4f4f2", "#3f7f46", "#5d86b8", "#222222"):
            top = Top(kind=kind, color=code)  # type: ignore[arg-type]
            worn = [(bottoms(None, top, seed), seed) for seed in range(24)]
            feet = [(below, shoes(None, top, below, seed)) for below, seed in worn]
            assert len({below.color for below, _ in worn}) > 1, f"{kind} {code} always has the same trousers"
            assert len({shoe.color for _, shoe in feet}) > 1, f"{kind} {code} always has the same shoes"
            for below, shoe in feet:
                apart = color.from_hex(shoe.color) - color.from_hex(below.color)
                assert float(np.linalg.norm(apart)) > 15
                assert float(np.linalg.norm(color.from_hex(below.color) - color.from_hex(code))) > 15


def test_any_trousers_find_shoes_that_stand_off_them() -> None:
    for code in ("#5b4030", "#2a201c", "#3a2c24", "#f2efe8", "#8f9aa8", "#000000", "#ffffff", "#a8794c"):
        for kind in ("coat", "tee", "shirt", "jacket"):
            for seed in range(8):
                worn = shoes(None, Top(kind=kind), Bottom(color=code), seed)  # type: ignore[arg-type]
                assert float(np.linalg.norm(color.from_hex(worn.color) - color.from_hex(code))) > 15


def test_nothing_readable_still_gives_a_whole_figure() -> None:
    spec = compose(Readings(head=None, body=None, monochrome=False), 3)
    clothes = {"top": spec.top, "bottom": spec.bottom, "shoes": spec.shoes}
    assert spec == replace(FigureSpec(seed=3), face=spec.face, hair=spec.hair, **clothes)  # type: ignore[arg-type]
    assert spec.top == tops(None, seed=3)
    assert spec.face.mouth == "smile"


def test_somebody_whose_face_is_too_dark_to_read_is_a_plain_adult_at_rest() -> None:
    def unread(mouth: Reading[MouthKind] | None) -> Face:
        return compose(Readings(head=None, body=None, monochrome=False, mouth=mouth), 3).face

    for face in (unread(None), unread(Reading("neutral", 0.9)), unread(Reading("smile", 0.8))):
        assert 0.2 < face.age < AGED_FROM
        assert face.eyes.family == "soft"
    assert unread(Reading("smile", 0.8)).mouth == "neutral", "shadows curve any mouth"
    assert unread(Reading("grin", 0.9)).mouth == "grin"


def test_lab_is_the_standard_one_and_goes_both_ways() -> None:
    assert color.to_lab(np.array([255, 255, 255], np.uint8)) == pytest.approx([100, 0, 0], abs=0.02)
    # Reference value of pure sRGB red under D65.
    assert color.to_lab(np.array([255, 0, 0], np.uint8)) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    for code in ("#123456", "#fedcba", "#00ff7f"):
        assert color.to_hex(color.from_hex(code)) == code


def test_clusters_merge_a_cloth_with_its_shadow_and_keep_another_cloth() -> None:
    lit, shadow, other = ([52, 40, 30], [38, 36, 27], [70, -5, -30])
    pixels = np.array([lit] * 500 + [shadow] * 300 + [other] * 200, np.float32)
    pixels += np.random.default_rng(0).normal(0, 0.6, pixels.shape).astype(np.float32)
    found = color.clusters(pixels)
    assert [round(c.share, 1) for c in found] == [0.8, 0.2]
    assert found[0].lit == pytest.approx(lit, abs=3), "the lit part gives the colour"
    assert color.clusters(np.zeros((0, 3), np.float32)) == []


def test_cloth_whitens_whites_and_leaves_black_some_light() -> None:
    assert color.cloth(np.array([87, 1, 2], np.float32))[0] >= 92
    assert color.cloth(np.array([76, 1, 2], np.float32))[0] < 80  # a light grey
    assert color.cloth(np.array([2, 0, 0], np.float32))[0] == pytest.approx(12)
    assert color.chroma(color.cloth(RED)) > color.chroma(RED)


def test_a_cast_is_taken_off_in_proportion_to_lightness() -> None:
    cast = color.Cast(a=-10.0, b=8.0, L=60.0)
    clean = cast.remove(np.array([[60, 5, 5], [30, 5, 5]], np.float32))
    assert clean == pytest.approx(np.array([[60, 15, -3], [30, 10, 1]]), abs=1e-4)


def test_exposure_multiplies_light_and_leaves_black_and_hue() -> None:
    colors = np.array([[0, 0, 0], [90, 60, 45], [250, 250, 250]], np.uint8)
    plain, more = color.to_lab(colors), color.to_lab(colors, 1.5)
    luminance = [((float(lab[1, 0]) + 16) / 116) ** 3 for lab in (plain, more)]
    assert luminance[1] / luminance[0] == pytest.approx(1.5, rel=1e-3)
    assert more[0] == pytest.approx([0, 0, 0], abs=1e-3)
    assert more[1, 2] / more[1, 1] == pytest.approx(plain[1, 2] / plain[1, 1], rel=1e-3)
    assert more[2, 0] == pytest.approx(100, abs=0.01), "never lighter than white"


def test_denim_is_a_muted_blue() -> None:
    assert is_denim(color.from_hex("#4a6a94"))
    assert not is_denim(color.from_hex("#1b2140"))
    assert not is_denim(color.from_hex("#7a4a30"))


def test_dark_blue_is_denim_only_where_its_seams_are_seen() -> None:
    def kind(code: str, roughness: float) -> str:
        cloth = [color.Cluster(color.from_hex(code), 0.9)]
        return tops(_body(("long", 0.8), colors=cloth, roughness=roughness)).kind

    assert kind("#34425f", 3.0) == "sweater", "navy wool"
    assert kind("#34425f", 7.0) == "jacket"
    assert kind("#4a6a94", 3.0) == "jacket"


def test_joggers_go_with_hoodies_and_no_trousers_with_everybody() -> None:
    def worn(kind: str, code: str) -> list[Bottom]:
        return [wardrobe.bottom(Top(kind=kind, color=code), seed) for seed in range(200)]  # type: ignore[arg-type]

    striped = [below for below in worn("hoodie", "#c0795a") if below.stripe is not None]
    assert len(striped) > 20
    assert not any(below.stripe for kind in ("shirt", "sweater", "coat") for below in worn(kind, "#7fa3c8"))
    for kind in ("tee", "sweater", "shirt", "jacket"):
        for code in ("#232529", "#e9e4dc", "#7fa3c8"):
            chosen = [below.color for below in worn(kind, code)]
            assert max(chosen.count(one) for one in set(chosen)) < 70, f"{kind} {code}"
            assert len(set(chosen)) > 5


def test_grey_trousers_are_worn_with_grey_tops_that_are_far_darker_or_paler() -> None:
    def greys(code: str) -> set[bool]:
        worn = (color.from_hex(wardrobe.bottom(Top(kind="sweater", color=code), seed).color) for seed in range(200))
        return {bool(lower[0] > 50) for lower in worn if color.chroma(lower) < 5}

    assert greys("#232529") == {True}
    assert greys("#a0a0a2") == {False}


def test_ramp_runs_either_way() -> None:
    assert [ramp(x, 1, 3) for x in (0, 2, 9)] == [0, 0.5, 1]
    assert [ramp(x, 3, 1) for x in (0, 2, 9)] == [1, 0.5, 0]


@pytest.mark.parametrize(("tail", "side"), [(1, "left"), (-1, "right"), (0, "center")])
def test_a_ponytails_side_is_where_it_hangs(tail: int, side: str) -> None:
    tied = replace(SHORT, length=0.6, area=1.5, tied="tail", tail=tail)
    assert style.hair(tied, BROWN, None, 0.0, hat=False, detailed=True).parting == side


def test_unseen_legs_differ_in_more_than_colour_and_keep_when_the_top_is_read_a_little_otherwise() -> None:
    seeds = range(60)
    for kind in ("tee", "sweater", "jacket"):
        worn = [wardrobe.bottom(Top(kind=kind, color="#7fa3c8"), seed) for seed in seeds]  # type: ignore[arg-type]
        assert len({below.kind for below in worn}) > 1
        again = [wardrobe.bottom(Top(kind=kind, color="#82a5c9"), seed) for seed in seeds]  # type: ignore[arg-type]
        assert sum(a == b for a, b in zip(worn, again, strict=True)) > 55
    assert len({wardrobe.shoes(Top(kind="sweater"), Bottom(), seed).kind for seed in seeds}) == 3


def test_under_one_seed_people_wear_other_clothes_below_by_their_top_and_by_themselves() -> None:
    codes = ("#c0392b", "#2b6294", "#808080", "#f0f0ee", "#3f6b46", "#b0608a")
    for seed in (0, 1, 2):
        worn = [wardrobe.bottom(Top(color=code), seed).color for code in codes]
        assert max(worn.count(one) for one in worn) < 5, "whatever the top's colour is"
    unseen = Readings(head=None, body=None, monochrome=False)
    figures = [compose(unseen, 1, own) for own in range(12)]
    assert {figure.seed for figure in figures} == {1}
    assert len({figure.bottom.color for figure in figures}) > 5
    assert compose(unseen, 1, 2**32 - 1).bottom == compose(unseen, 0).bottom


@pytest.mark.parametrize("color", ["#202226", "#e8ecf2", "#b08a60"])
def test_unseen_shoes_are_boots_under_a_shirt_over_jeans_but_not_over_trousers(color: str) -> None:
    def kinds(bottom: str) -> set[str]:
        shod = (wardrobe.shoes(Top(kind="shirt", color=color), Bottom(kind=bottom), seed) for seed in range(60))  # type: ignore[arg-type]
        return {shoes.kind for shoes in shod}

    assert "boot" not in kinds("trousers")
    assert kinds("trousers") < kinds("jeans")


def test_unseen_shoes_and_legs_keep_when_the_kind_of_top_is_read_otherwise() -> None:
    seeds = range(120)
    sweaters, shirts = (Top(kind=kind, color="#7fa3c8") for kind in ("sweater", "shirt"))
    assert all(wardrobe.bottom(sweaters, s) == wardrobe.bottom(shirts, s) for s in seeds)
    tees, hoodies = (Top(kind=kind, color="#c0795a") for kind in ("tee", "hoodie"))
    same = [wardrobe.bottom(tees, s) == wardrobe.bottom(hoodies, s) for s in seeds]
    assert np.mean(same) > 0.6, "what both lists have comes in one order"


def test_shorts_are_worn_with_sneakers_and_bright_shoes_with_quiet_tops() -> None:
    for seed in range(40):
        assert wardrobe.shoes(Top(kind="polo"), Bottom(kind="shorts"), seed).kind == "sneaker"
        loud = color.from_hex(wardrobe.shoes(Top(color="#3f9f46"), Bottom(), seed).color)
        assert color.chroma(loud) < 25, "red shoes under a green top"


@pytest.mark.parametrize("code", ["#232529", "#808080", "#c0392b", "#2b6294", "#e9e4dc", "#3f6b46"])
def test_unseen_legs_and_shoes_do_not_hang_on_the_exposure(code: str) -> None:
    for seed in range(40):
        outfits: set[tuple[str, str]] = set()
        for lightness in (-4, -2, 0, 2, 4):
            top = Top(color=color.to_hex(color.shade(color.from_hex(code), lightness=lightness)))
            below = wardrobe.bottom(top, seed)
            outfits.add((below.color, wardrobe.shoes(top, below, seed).color))
        assert len(outfits) == 1


def test_a_cloth_a_little_lighter_or_more_tinted_is_a_little_lighter_or_more_tinted() -> None:
    ladder = [(lightness, tint) for lightness in np.arange(40, 98, 2.0) for tint in np.arange(0, 20, 2.0)]
    for lightness, tint in ladder:
        cloth = np.array([lightness, tint, 0.0], np.float32)
        for step in ((1, 0, 0), (0, 1, 0)):
            moved = color.cloth(cloth + np.array(step, np.float32)) - color.cloth(cloth)
            assert float(np.linalg.norm(moved)) < 4.5
    assert color.cloth(np.array([87.0, 1.0, 2.0], np.float32))[0] >= 92
    assert color.cloth(np.array([50.0, 2.0, 0.0], np.float32))[0] == pytest.approx(50)


def test_a_cap_over_a_suit_is_a_uniforms_and_scant_hair_under_it_is_grey_on_the_old() -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    capped = replace(
        seen,
        hat=Reading(HatSeen("cap", 0.3, RED, RED, WHITE), 0.9),
        hair=replace(seen.hair, area=0.05),
        hair_color=Reading(np.array([15.0, 1.0, 2.0], np.float32), 0.6),
        aged=Aged(65.0),
    )
    suit = _body(("long", 0.8), colors=[color.Cluster(NAVY, 0.9)], opening=60.0, collar=75.0, tie=RED)
    for body, kind in ((suit, "captain"), (_body(), "cap")):
        spec = compose(Readings(head=capped, body=body, monochrome=False), 3)
        assert spec.hat.kind == kind
        assert spec.hat.badge is not None
        assert color.from_hex(spec.hair.color)[0] > 45
    young = compose(Readings(head=replace(capped, aged=Aged(25.0)), body=suit, monochrome=False), 3)
    assert color.from_hex(young.hair.color)[0] < 20

    hooded = replace(suit, attire=Reading("jacket", 0.9))
    assert compose(Readings(head=capped, body=hooded, monochrome=False), 3).hat.kind == "cap", "a scarf is no tie"

    turned = replace(capped, hat=Reading(HatSeen("cap", 0.3, RED, RED, WHITE, backward=True), 0.9))
    spec = compose(Readings(head=turned, body=suit, monochrome=False), 3)
    assert (spec.hat.kind, spec.hat.backward) == ("cap", True), "no uniform's cap is"

    graduate = replace(capped, hat=Reading(HatSeen("mortarboard", 0.3, NAVY, WHITE), 0.9))
    for body, top in ((None, "coat"), (_body(colors=[color.Cluster(RED, 0.9)]), "tee")):
        spec = compose(Readings(head=graduate, body=body, monochrome=False), 3)
        assert (spec.hat.kind, spec.top.kind) == ("mortarboard", top), "a gown, unless something else is shown"

    topped = HatSeen("beanie", 0.3, NAVY, NAVY, weave=WeaveSeen("stripes", WHITE))
    for body, kind in ((suit, "captain"), (_body(), "beanie")):
        spec = compose(Readings(head=replace(capped, hat=Reading(topped, 0.9)), body=body, monochrome=False), 3)
        assert (spec.hat.kind, spec.hat.badge is None) == (kind, kind == "beanie"), "its white top is its crest"


def _hatted(kind: HatKind, area: float = 0.5) -> FigureSpec:
    """Of a hat with a weave over long hair of which so much is seen."""
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    hat = HatSeen(kind, 0.3, NAVY, WHITE, weave=WeaveSeen("stripes", RED, WHITE))
    hair = replace(seen.hair, area=area, length=0.9, tied="no")
    return compose(Readings(head=replace(seen, hat=Reading(hat, 0.9), hair=hair), body=None, monochrome=False), 3)


@pytest.mark.parametrize(
    ("kind", "weave"), [("beanie", "stripes"), ("headscarf", "stripes"), ("keffiyeh", "checks"), ("cap", "plain")]
)
def test_a_weave_is_drawn_on_soft_hats_alone_and_a_keffiyehs_is_checked(kind: HatKind, weave: str) -> None:
    hat = _hatted(kind).hat
    assert (hat.kind, hat.weave) == (kind, weave)
    if weave != "plain":
        assert hat.third is not None
        assert color.from_hex(hat.second)[1] > 40


@pytest.mark.parametrize(
    ("kind", "area", "style"),
    [
        ("cap", 0.01, "buzz"),
        ("cap", 0.1, None),
        ("turban", 0.1, "bald"),
        ("headwrap", 0.1, "bald"),
        ("headwrap", 0.5, None),
    ],
)
def test_hair_of_which_a_hat_leaves_next_to_nothing_is_cropped_or_under_wound_cloth_none(
    kind: HatKind, area: float, style: str | None
) -> None:
    found = _hatted(kind, area).hair
    if style is None:
        assert found.style not in ("bald", "buzz")
        assert found.length > 0.5
    else:
        assert found.style == style
        assert found.length < 0.0


def test_light_hair_of_a_grey_photo_is_fair_over_a_young_face_and_grey_over_a_lined_one() -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None

    def shown(light: float, years: float) -> tuple[float, float]:
        head = replace(seen, hair_color=Reading(np.array([light, 0, 0], np.float32), 0.9), aged=Aged(years))
        spec = compose(Readings(head=head, body=None, monochrome=True), 3)
        return color.chroma(color.from_hex(spec.hair.color)), spec.face.age

    fair, young = shown(62.0, 22.0)
    grey, old = shown(62.0, 60.0)
    assert fair > 15 > 8 > grey
    assert young < 0.3 < old
    assert shown(92.0, 22.0)[0] < 6, "white"


def test_middling_grey_hair_is_dark_hair_under_light_on_the_young_alone_and_bleached_hair_stays() -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None

    def lightness(hair: tuple[float, float, float], years: float) -> float:
        head = replace(seen, hair_color=Reading(np.array(hair, np.float32), 0.9), aged=Aged(years))
        return float(color.from_hex(compose(Readings(head=head, body=None, monochrome=False), 3).hair.color)[0])

    grey = (53.0, 4.0, 4.0)
    assert lightness(grey, 24.0) < lightness(grey, 45.0) - 10
    assert lightness((53.0, 8.0, 22.0), 24.0) == pytest.approx(lightness((53.0, 8.0, 22.0), 45.0), abs=1), "brown"
    assert lightness((79.0, 0.0, 5.0), 24.0) > 70, "bleached"
