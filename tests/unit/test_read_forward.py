"""Hair combed forward over the forehead, and hair that is none: drawn about a real face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from photos import sketched_on

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, hair, hanging, style
from figurelab.engines.procedural.read.backdrop import with_own_hair
from figurelab.engines.procedural.read.forelock import edge
from figurelab.engines.procedural.read.hair import HairMeasures
from figurelab.engines.procedural.read.head import Head

Place = Callable[[np.ndarray, np.ndarray], np.ndarray]
SKIN, DARK = (70.0, 14.0, 20.0), (25.0, 4.0, 8.0)


def _head(hairy: Place, *, ears: bool = True, sure: float = 0.95) -> Head:
    """x in face widths from the middle, y in face heights under the top of the face. sure: of hair beyond 0.7 face
    widths."""
    base, x, rows = sketched_on()
    size, y = base.regions.window.size, (rows - base.top) / base.height
    labels = np.full((size, size), Region.BACKGROUND, np.uint8)
    labels[hairy(x, y)] = Region.HAIR
    labels[base.oval & ~hairy(x, y)] = Region.FACE_SKIN
    if ears:
        eyes = (base.eye_line - base.top) / base.height
        labels[(np.abs(x) > 0.45) & (np.abs(x) < 0.64) & (np.abs(y - eyes - 0.1) < 0.15)] = Region.FACE_SKIN
    picture = np.empty((size, size, 3), np.uint8)
    picture[:] = color.to_rgb(np.array(SKIN, np.float32))
    picture[labels == Region.HAIR] = color.to_rgb(np.array(DARK, np.float32))
    shares = np.eye(6, dtype=np.float32)[labels]
    shares[np.abs(x) > 0.7, Region.HAIR] *= sure
    inside = np.ones((size, size), np.bool_)
    return replace(base, regions=replace(base.regions, labels=labels, picture=picture, shares=shares, inside=inside))


def _cap(low: float, *, tooth: float = 0.0) -> Place:
    def place(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        edge = low + tooth * (np.sin(x * 60) > 0)
        return (np.abs(x) < 0.6) & (y > -0.35) & (y < edge)

    return place


def test_a_fringe_ends_in_teeth_and_a_hairline_does_not() -> None:
    assert edge(_head(_cap(0.02))).teeth < 0.005
    assert edge(_head(_cap(-0.02, tooth=0.08))).teeth > 0.02


def test_an_edge_between_whose_tips_skin_is_seen_thins_out() -> None:
    assert edge(_head(_cap(0.02))).thins < 0.03
    sharp = _head(_cap(0.05))
    rows = (np.mgrid[0 : len(sharp.hair), 0 : len(sharp.hair)][0] - sharp.top) / sharp.height
    share = np.clip((0.05 - rows) / 0.12, 0, 1)[..., None]
    picture = share * color.to_rgb(np.array(DARK, np.float32)) + (1 - share) * color.to_rgb(np.array(SKIN, np.float32))
    frayed = replace(sharp, regions=replace(sharp.regions, picture=np.round(picture).astype(np.uint8)))
    assert edge(frayed).thins > 0.04


def test_a_sloping_edge_has_no_teeth() -> None:
    assert edge(_head(lambda x, y: (np.abs(x) < 0.6) & (y > -0.35) & (y < 0.02 + 0.2 * x))).teeth < 0.008


def _everywhere(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (np.abs(x) < 0.95) & (y > -0.4) & (y < 1.0) & ~((np.abs(x) < 0.5) & (y > 0.1))


def test_a_backdrop_beyond_bare_ears_that_may_be_hair_is_none() -> None:
    head = _head(_everywhere, sure=0.78)
    short = with_own_hair(head)
    before, after = hair.measure(head, head), hair.measure(short, short)
    assert after.length < -0.5 < -0.2 < before.length
    assert 0.3 < after.top < 0.45
    assert 0.15 < after.area < 0.9


@pytest.mark.parametrize(("ears", "sure"), [(False, 0.78), (True, 0.92)], ids=["ears under it", "surely hair"])
def test_hair_beyond_the_ears_stays(ears: bool, sure: float) -> None:
    head = _head(_everywhere, ears=ears, sure=sure)
    assert with_own_hair(head) is head


SHORT = HairMeasures(
    area=0.61, top=0.44, length=-0.76, fringe_gap=0.35, gap_left=0.31, gap_right=0.37, gap_middle=0.36, coherence=0.46,
    tied="no", width=1.19, upright=0.64, fine=0.48, order=0.40, relief=2.2, teeth=0.020,
)  # fmt: skip


def _read(yaw: float = 0.0, **changes: float | bool) -> tuple[str, str]:
    found = style.hair(replace(SHORT, **changes), np.array(DARK, np.float32), None, yaw, hat=False, detailed=True)
    return found.style, found.fringe


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("side_part", "straight")),
        ({"gap_left": 0.22}, ("side_part", "swept")),
        ({"teeth": 0.008}, ("quiff", "none")),
        ({"teeth": 0.010, "fringe_gap": 0.22, "gap_middle": 0.22, "gap_left": 0.21, "gap_right": 0.22},
         ("side_part", "straight")),
        ({"top": 0.6}, ("quiff", "none")),
    ],
    ids=["teeth", "lower on one side", "an even hairline", "low over the forehead", "a lock falls out of a tall top"],
)  # fmt: skip
def test_upright_strands_hang_where_their_edge_has_teeth(changes: dict[str, float], expected: tuple[str, str]) -> None:
    assert _read(**changes) == expected


def test_shallow_teeth_are_a_fringes_where_they_thin_out() -> None:
    assert _read(teeth=0.0098, thins=0.09) == ("side_part", "straight")
    assert _read(teeth=0.0098, thins=0.03, area=0.45) == ("quiff", "none")
    assert _read(teeth=0.0046, thins=0.060) == ("quiff", "none"), "a hairline that thins out runs smoothly"
    assert _read(teeth=0.0113, thins=0.050, area=0.45) == ("quiff", "none")
    assert _read(teeth=0.0098, thins=0.09, area=0.45, relief=1.1)[1] == "none", (
        "smooth hair has no tips, but a soft edge"
    )
    slope: dict[str, float] = {"gap_left": 0.41, "gap_middle": 0.34, "gap_right": 0.26, "sweep": 31.0, "upright": 0.3}
    assert _read(teeth=0.0113, thins=0.07, **slope) == ("side_part", "swept")


def test_shallow_teeth_are_a_fringes_where_a_mop_hangs_straight_down() -> None:
    mop: dict[str, float] = {"teeth": 0.0099, "thins": 0.038, "area": 0.56, "upright": 0.55, "top": 0.38}
    assert _read(**mop) == ("side_part", "straight")
    for change in ({"teeth": 0.0088}, {"upright": 0.35}, {"area": 0.47}, {"sweep": 31.0}):
        assert _read(**{**mop, **change})[1] == "none", "a hairline, or hair that is combed across"


@pytest.mark.parametrize("yaw", [0.48, 0.57])
def test_the_fringe_of_a_turned_head_is_told_by_its_edge_or_hangs_all_over(yaw: float) -> None:
    side: dict[str, float] = {
        "area": 1.2,
        "top": 0.38,
        "length": -0.74,
        "upright": 0.66,
        "coherence": 0.56,
        "order": 0.66,
    }
    assert _read(yaw, **side) == ("slick", "none")
    assert _read(yaw, **{**side, "teeth": 0.0147, "thins": 0.081}) == ("side_part", "straight")
    assert _read(yaw, **{**side, "teeth": 0.0328, "thins": 0.028}) == ("slick", "none"), "a few wide locks"
    low: dict[str, float] = {"fringe_gap": 0.12, "gap_left": 0.09, "gap_middle": 0.16, "gap_right": 0.12}
    assert _read(yaw, **side, **low) == ("side_part", "straight")
    assert _read(yaw, **side, **{**low, "gap_right": 0.29})[1] == "none"


def test_a_fringe_that_ends_high_drops_less() -> None:
    def drop(gap: float) -> float:
        measured = replace(SHORT, fringe_gap=gap, gap_left=gap, gap_right=gap, gap_middle=gap)
        return style.hair(measured, np.array(DARK, np.float32), None, 0.0, hat=False, detailed=True).fringe_drop

    assert drop(0.1) > drop(0.25) > drop(0.38)


def test_hair_that_hangs_to_the_brows_or_stands_off_is_not_shaved_from_the_side() -> None:
    side: dict[str, float] = {"area": 0.74, "length": -0.63, "coherence": 0.59, "fine": 0.65, "order": 0.61}
    side |= {"top": 0.35, "sides": 0.42, "teeth": 0.0}
    low: dict[str, float] = {"fringe_gap": 0.08, "gap_left": 0.07, "gap_middle": 0.07, "gap_right": 0.14}
    assert _read(yaw=0.68, **side)[0] == "buzz"
    assert _read(yaw=0.68, **side, **low) == ("side_part", "swept")
    assert _read(yaw=0.68, **side, width=1.37)[0] == "side_part"


def test_stubble_whose_edges_alone_run_one_way_is_cropped() -> None:
    stubble: dict[str, float] = {"area": 0.21, "top": 0.36, "gap_left": 0.49, "gap_right": 0.49, "fringe_gap": 0.497}
    stubble |= {"coherence": 0.84, "order": 0.90, "sides": 0.05, "scalp": 0.9, "teeth": 0.0, "upright": 0.35}
    assert _read(**stubble, width=1.06, fine=0.49)[0] == "buzz"
    assert _read(**stubble, width=1.06, fine=0.70)[0] == "slick"


def test_a_dense_fringe_with_teeth_is_no_shaved_cap() -> None:
    dense: dict[str, float] = {"fine": 0.44, "order": 0.40, "relief": 1.8, "sides": 0.08, "upright": 0.2}
    assert _read(**dense)[0] == "side_part"
    assert _read(**dense, teeth=0.005)[0] == "buzz"


def test_an_edge_that_falls_where_the_strands_lean_is_a_swept_fringe() -> None:
    leaning: dict[str, float] = {"fringe_gap": 0.34, "gap_left": 0.41, "gap_middle": 0.34, "gap_right": 0.26}
    leaning |= {"upright": 0.46, "teeth": 0.0, "order": 0.62, "coherence": 0.68}
    assert _read(**leaning, sweep=31.0)[1] == "swept"
    assert _read(**leaning, sweep=-31.0)[1] == "none"
    low = {**leaning, "gap_left": 0.19, "gap_right": 0.32, "fringe_gap": 0.31}
    assert _read(**low, sweep=47.0)[1] == "swept"
    assert _read(**low, sweep=0.0)[1] == "none"


@pytest.mark.parametrize(("left", "right", "expected"), [(0.25, 0.36, "left"), (0.36, 0.25, "right")])
def test_a_slope_falls_from_the_parting(left: float, right: float, expected: str) -> None:
    lean = 60.0 if left > right else -60.0
    slope = replace(SHORT, fringe_gap=0.31, gap_left=left, gap_middle=0.31, gap_right=right, sweep=lean, upright=0.2)
    found = style.hair(replace(slope, teeth=0.0), np.array(DARK, np.float32), None, 0.0, hat=False, detailed=True)
    assert (found.fringe, found.parting) == ("swept", expected)


def test_what_is_tangled_at_every_scale_is_curly_from_the_side_too() -> None:
    mop: dict[str, float] = {"area": 0.74, "top": 0.32, "length": -0.59, "width": 1.46, "relief": 6.0}
    assert _read(yaw=0.53, **mop, coherence=0.25, fine=0.31, order=0.27)[0] == "curly"
    low: dict[str, float] = {"fringe_gap": 0.18, "gap_left": 0.18, "gap_middle": 0.36, "gap_right": 0.15}
    assert _read(yaw=0.53, **mop, **low, coherence=0.25, fine=0.31, order=0.27) == ("curly", "straight")
    assert _read(yaw=0.53, **mop, coherence=0.40, fine=0.47, order=0.49)[0] == "side_part"


def test_curls_that_hang_beside_the_jaw_are_no_short_ones() -> None:
    curls: dict[str, float] = {"area": 1.22, "length": -0.33, "width": 1.55, "order": 0.46, "relief": 4.3, "wave": 29.0}
    assert _read(**curls, covered=1.0, lobe=0.36)[0] == "wavy"
    assert _read(**curls, covered=1.0, lobe=0.17)[0] == "curly"
    assert _read(**{**curls, "length": 0.06}, covered=1.0, lobe=0.42)[0] == "wavy"
    assert _read(**{**curls, "length": 0.06}, covered=0.3, lobe=0.42)[0] == "curly"


def test_hair_that_stands_up_and_hides_the_ears_is_full_all_round() -> None:
    full: dict[str, float] = {"area": 0.86, "top": 0.50, "length": -0.56, "fringe_gap": 0.38, "teeth": 0.008}
    assert _read(**full, covered=0.58)[0] == "bob"
    assert _read(**full, covered=0.08)[0] == "quiff"


def test_the_more_tangled_long_curls_are_the_tighter_they_are_drawn() -> None:
    def curl(order: float, coherence: float, relief: float) -> float:
        seen = replace(SHORT, length=0.9, area=2.2, order=order, fine=order, coherence=coherence, relief=relief)
        drawn = style.hair(replace(seen, wave=20.0), np.array(DARK, np.float32), None, 0.0, hat=False, detailed=True)
        assert drawn.style == "wavy"
        return drawn.curl

    loose, tangled, crisp = curl(0.50, 0.58, 3.5), curl(0.40, 0.40, 3.5), curl(0.50, 0.50, 6.5)
    assert 0.2 < loose < tangled - 0.3
    assert crisp > loose + 0.2
    assert curl(0.36, 0.30, 7.0) == 1.0


@pytest.mark.parametrize(
    ("before", "yaw", "behind"),
    [
        ((0.6, 0.4), 0.0, "none"),
        ((0.05, 0.9), 0.1, "right"),
        ((0.7, 0.0), -0.1, "left"),
        ((0.02, 0.1), 0.0, "both"),
        ((None, 0.9), 0.0, None),
        ((0.05, 0.9), 0.6, None),
    ],
)
def test_long_hair_lies_behind_the_shoulder_before_which_none_is_seen(
    before: tuple[float | None, float | None], yaw: float, behind: str | None
) -> None:
    """The picture's left is the person's right."""
    long = replace(SHORT, length=0.9, area=2.2, order=0.8, fine=0.8, coherence=0.8, before=before)
    drawn = style.hair(long, np.array(DARK, np.float32), None, yaw, hat=False, detailed=True)
    assert drawn.style == "long"
    assert drawn.behind == behind
    assert style.hair(SHORT, np.array(DARK, np.float32), None, yaw, hat=False, detailed=True).behind is None


def test_hair_before_a_shoulder_is_told_from_what_ends_above_it_and_from_what_the_photo_hides() -> None:
    def hung(low: float, side: int) -> Place:
        def place(x: np.ndarray, y: np.ndarray) -> np.ndarray:
            lock = (side * x > 0.2) & (side * x < 0.9) & (y < low)
            return ((np.abs(x) < 0.7) & (y > -0.35) & (y < 1.0)) | lock

        return place

    long = _head(hung(1.7, 1))
    assert hanging.before(long, 1) == pytest.approx(1.0, abs=0.1)
    assert hanging.before(long, -1) == pytest.approx(0.0, abs=0.1)
    ends = replace(long, regions=replace(long.regions, inside=np.zeros_like(long.regions.inside)))
    assert hanging.before(ends, 1) is None


def test_small_dark_curls_are_told_by_their_tangle_where_a_small_photo_shows_no_relief() -> None:
    curls: dict[str, float] = {
        "length": 0.3, "area": 2.0, "width": 1.84, "order": 0.37, "fine": 0.24, "coherence": 0.29, "wave": 21.0,
    }  # fmt: skip
    assert _read(**curls, relief=2.4)[0] == "wavy"
    assert _read(**curls, relief=1.6)[0] != "wavy", "grain"
    assert _read(**{**curls, "width": 2.5}, relief=1.6)[0] == "wavy", "a cloud"
    assert _read(**{**curls, "coherence": 0.60}, relief=2.4)[0] != "wavy", "strands that run one way"
