"""The rules between readings and a figure, without photos."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Bottom, FigureSpec, Top
from figurelab.engines.procedural.read import Readings, color, compose, style
from figurelab.engines.procedural.read.bottom import BottomSeen
from figurelab.engines.procedural.read.clothing import bottoms, shoes, tops
from figurelab.engines.procedural.read.hair import HairMeasures
from figurelab.engines.procedural.read.reading import Reading, ramp
from figurelab.engines.procedural.read.readings import BodyReadings
from figurelab.engines.procedural.read.top import TopSeen, is_denim

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
        ({"area": 0.02, "length": -1.0}, "bald"),
        ({"area": 0.02, "length": -1.0, "cut": True}, "side_part"),
        ({"area": 0.25, "top": 0.3}, "buzz"),
        ({"fringe_gap": 0.56, "area": 0.3}, "receding"),
        ({"length": 0.0, "area": 1.2}, "bob"),
        ({"length": 0.4, "area": 1.4}, "shoulder"),
        ({"length": 1.1, "area": 2.0}, "long"),
        ({"length": 1.1, "area": 2.0, "coherence": 0.33}, "wavy"),
        ({"length": -0.3, "area": 1.1, "coherence": 0.36}, "curly"),
        ({"length": -0.3, "area": 1.4, "coherence": 0.24, "top": 0.6}, "coily"),
        ({"length": 0.5, "tied": "tail"}, "ponytail"),
        ({"length": -0.5, "tied": "bun", "top": 0.8}, "bun"),
    ],
)
def test_hair_styles(changes: dict[str, object], expected: str) -> None:
    measured = replace(SHORT, **changes)  # type: ignore[arg-type]
    assert style.hair(measured, BROWN, None, 0.0, hat=False, detailed=True).style == expected


def test_the_parting_is_where_the_forehead_shows_and_left_is_on_the_right_of_the_picture() -> None:
    bare_right = replace(SHORT, gap_left=0.3, gap_right=0.5)
    assert style.hair(bare_right, BROWN, None, 0.0, hat=False, detailed=True).parting == "left"
    bare_left = replace(SHORT, gap_left=0.5, gap_right=0.3)
    assert style.hair(bare_left, BROWN, None, 0.0, hat=False, detailed=True).parting == "right"


def test_a_fringe_needs_hair_near_the_brows_and_no_hat_and_a_face_seen_from_the_front() -> None:
    low = replace(SHORT, fringe_gap=0.1, gap_left=0.1, gap_right=0.1)
    assert style.hair(low, BROWN, None, 0.0, hat=False, detailed=True).fringe == "straight"
    assert style.hair(low, BROWN, None, 0.5, hat=False, detailed=True).fringe == "none"
    assert style.hair(low, BROWN, None, 0.0, hat=True, detailed=True).fringe == "none"
    swept = replace(low, gap_left=0.0, gap_right=0.2)
    assert style.hair(swept, BROWN, None, 0.0, hat=False, detailed=True).fringe == "swept"
    deep = style.hair(low, BROWN, None, 0.0, hat=False, detailed=True).fringe_drop
    shallow = style.hair(replace(low, fringe_gap=0.24), BROWN, None, 0.0, hat=False, detailed=True).fringe_drop
    assert deep > shallow


def _body(sleeve: tuple[str, float] = ("short", 0.8), **changes: object) -> BodyReadings:
    seen = TopSeen(
        colors=[color.Cluster(RED, 0.8)],
        roughness=4.0,
        opening=0.0,
        collar=0.0,
        inner=WHITE,
        tie=None,
        under=None,
        stripes=None,
    )
    return BodyReadings(
        sleeve=Reading(sleeve[0], sleeve[1]),  # type: ignore[arg-type]
        top=Reading(replace(seen, **changes), 0.9),  # type: ignore[arg-type]
        bottom=Reading(BottomSeen("trousers", NAVY, 0.0, 0.0), 0.0),
        stance=Reading("down", 0.8),
        build=Reading("average", 0.6),
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
    assert tops(_body(("long", 0.8), colors=dark, opening=30.0, collar=35.0)).kind == "jacket"
    open_jacket = tops(_body(("long", 0.8), colors=dark, under=RED))
    assert open_jacket.kind == "jacket"
    assert color.chroma(color.from_hex(open_jacket.inner)) > 50
    assert tops(_body(("short", 0.8), colors=dark, opening=60.0, collar=75.0)).kind == "tee"
    assert tops(_body(("long", 0.0))).sleeve == "short", "an unread sleeve without layers is short"


def test_patterns_need_roughness_and_a_colour_that_stands_out() -> None:
    two = [color.Cluster(RED, 0.7), color.Cluster(WHITE, 0.2)]
    assert tops(_body(colors=two)).pattern.kind == "plain"
    assert tops(_body(colors=two, roughness=14.0)).pattern.kind == "print"
    assert tops(_body(colors=two, roughness=14.0, stripes=0.25)).pattern.kind == "stripes"


def test_unread_clothes_are_the_defaults_and_go_together() -> None:
    assert tops(None) == Top()
    assert bottoms(None, Top(kind="suit", color="#202020")) == Bottom(kind="trousers", color="#202020")
    assert bottoms(None, Top(color="#1b2140")).color != bottoms(None, Top(color="#d04040")).color
    assert shoes(Top(kind="suit"), Bottom()).kind == "dress"


def test_nothing_readable_still_gives_a_whole_figure() -> None:
    spec = compose(Readings(head=None, body=None, monochrome=False), 3)
    assert spec == replace(FigureSpec(seed=3), face=spec.face, hair=spec.hair, bottom=spec.bottom, shoes=spec.shoes)
    assert spec.face.mouth == "smile"


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
    assert color.cloth(np.array([80, 1, 2], np.float32))[0] >= 92
    assert color.cloth(np.array([2, 0, 0], np.float32))[0] == pytest.approx(12)
    assert color.chroma(color.cloth(RED)) > color.chroma(RED)


def test_a_cast_is_taken_off_in_proportion_to_lightness() -> None:
    cast = color.Cast(a=-10.0, b=8.0, L=60.0)
    clean = cast.remove(np.array([[60, 5, 5], [30, 5, 5]], np.float32))
    assert clean == pytest.approx(np.array([[60, 15, -3], [30, 10, 1]]), abs=1e-4)


def test_denim_is_a_muted_blue() -> None:
    assert is_denim(color.from_hex("#4a6a94"))
    assert not is_denim(color.from_hex("#1b2140"))
    assert not is_denim(color.from_hex("#7a4a30"))


def test_ramp_runs_either_way() -> None:
    assert [ramp(x, 1, 3) for x in (0, 2, 9)] == [0, 0.5, 1]
    assert [ramp(x, 3, 1) for x in (0, 2, 9)] == [1, 0.5, 0]
