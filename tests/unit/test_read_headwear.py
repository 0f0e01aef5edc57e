"""Hats, hoods and headscarves, drawn as labels about a real face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from photos import sketched_on

from figurelab.engines.procedural.perceive.headgear import Headgear
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, headwear
from figurelab.engines.procedural.read.brim import BrimSeen
from figurelab.engines.procedural.read.head import Head

RED = (45.0, 55.0, 35.0)
Bools = np.ndarray
Place = Callable[[np.ndarray, np.ndarray], Bools]


def _head(worn: Place, kind: Region, *, neck: Region = Region.BODY_SKIN) -> Head:
    """worn(x, y): x in face widths from the middle, y in face heights down from the brows."""
    base, x, rows = sketched_on()
    size, y = base.regions.window.size, (rows - base.brow_line) / base.height
    labels = np.full((size, size), Region.BACKGROUND, np.uint8)
    labels[(np.abs(x) < 0.3) & (y > 0.6)] = neck
    labels[np.hypot(x / 0.5, (y - 0.2) / 0.6) < 1] = Region.FACE_SKIN
    picture = np.full((size, size, 3), 200, np.uint8)
    mask = worn(x, y) & (labels != Region.FACE_SKIN) | worn(x, y) & (y < -0.2)
    labels[mask] = kind
    picture[mask] = color.to_rgb(np.array(RED, np.float32))
    shares = np.zeros((size, size, 6), np.float32)
    inside = np.ones((size, size), np.bool_)
    return replace(base, regions=replace(base.regions, labels=labels, picture=picture, shares=shares, inside=inside))


def _crown(x: np.ndarray, y: np.ndarray) -> Bools:
    return (np.abs(x) < 0.6) & (y < -0.15) & (y > -0.85)


def _cap(x: np.ndarray, y: np.ndarray) -> Bools:
    return _crown(x, y) | ((np.abs(x) < 0.7) & (y < -0.15) & (y > -0.28))


def _brim(x: np.ndarray, y: np.ndarray) -> Bools:
    return _cap(x, y) | ((np.abs(x) < 0.95) & (y < -0.15) & (y > -0.35))


def _beanie(x: np.ndarray, y: np.ndarray) -> Bools:
    return _cap(x, y) | ((np.abs(x) > 0.42) & (np.abs(x) < 0.62) & (y < 0.3) & (y > -0.85))


def _peak_at_one_side(x: np.ndarray, y: np.ndarray) -> Bools:
    return _cap(x, y) | ((x > 0) & (x < 1.0) & (y < -0.15) & (y > -0.35))


def _narrow_brim(x: np.ndarray, y: np.ndarray) -> Bools:
    return _cap(x, y) & (np.abs(x) < 0.45) | ((x > -0.68) & (x < 0.9) & (y < -0.15) & (y > -0.35))


def _around(x: np.ndarray, y: np.ndarray) -> Bools:
    return (np.abs(x) < 0.8) & (y > -0.95) & ~((np.abs(x) < 0.45) & (y > -0.3) & (y < 0.72))


@pytest.mark.parametrize(
    ("worn", "kind"),
    [
        (_cap, "cap"),
        (_crown, "beanie"),
        (_brim, "brim"),
        (_narrow_brim, "brim"),
        (_beanie, "beanie"),
        (_peak_at_one_side, "cap"),
    ],
)
def test_hats_are_told_by_their_outline(worn: Place, kind: str) -> None:
    seen = headwear.hat(_head(worn, Region.OTHER))
    assert seen.trusted
    assert seen.value.kind == kind
    assert seen.value.color == pytest.approx(RED, abs=3)


def test_a_beanie_on_a_head_seen_from_the_side_lies_behind_the_face() -> None:
    def behind(x: np.ndarray, y: np.ndarray) -> Bools:
        return (x > 0.05) & (x < 1.2) & (y < -0.1) & (y > -0.8)

    def glasses(x: np.ndarray, y: np.ndarray) -> Bools:
        return behind(x, y) | ((np.abs(x) < 0.6) & (np.abs(y - 0.12) < 0.15))

    frontal = _head(behind, Region.OTHER)
    points = frontal.points.copy()
    points[1] = points[234]
    sideways = replace(frontal, points=points)
    assert sideways.yaw < -0.9
    assert headwear.hat(frontal).value.kind == "none", "a thing behind the head"
    assert headwear.hat(sideways).value.kind == "beanie"
    dark = _head(glasses, Region.OTHER)
    labels = np.where(glasses(*_places(dark)), Region.OTHER, dark.regions.labels).astype(np.uint8)
    worn = replace(dark, points=points, regions=replace(dark.regions, labels=labels))
    assert headwear.hat(worn).value.kind == "beanie", "with sunglasses too"


def test_a_brim_before_the_face_and_none_behind_the_head_is_a_peak() -> None:
    def peak(x: np.ndarray, y: np.ndarray) -> Bools:
        return ((x > -0.7) & (x < 0.4) | (x > 0) & (x < 1.0) & (y > -0.35)) & (y < -0.15) & (y > -0.85)

    def around(x: np.ndarray, y: np.ndarray) -> Bools:
        return peak(x, y) | ((x > -1.0) & (x < 0) & (y < -0.15) & (y > -0.35))

    def seen(worn: Place, looks: Headgear, turn: float = 0.7) -> str:
        frontal = _head(worn, Region.OTHER)
        points = frontal.points.copy()
        points[1] += turn * (points[454] - frontal.points[1])
        aside = replace(frontal, points=points)
        assert aside.yaw > turn - 0.1
        return headwear.hat(aside, looks).value.kind

    told, sure = Headgear(brim=5.0), Headgear(brim=6.0)
    assert seen(peak, told) == "cap"
    assert seen(around, told) == "brim"
    assert seen(peak, sure) == "brim", "its back may be behind the shoulder or the photo's edge"
    assert seen(peak, told, turn=0.5) == "brim", "a face that looks half aside hides neither"


def _places(drawn: Head) -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0 : drawn.regions.window.size, 0 : drawn.regions.window.size]
    return (x - drawn.middle) / drawn.width, (y - drawn.brow_line) / drawn.height


def test_a_hat_of_cloth_is_a_hat() -> None:
    assert headwear.hat(_head(_cap, Region.CLOTHES)).value.kind == "cap"

    def down_to_the_chest(x: np.ndarray, y: np.ndarray) -> Bools:
        return _cap(x, y) | ((x > 0.55) & (x < 0.65) & (y > -0.85))

    assert headwear.hat(_head(down_to_the_chest, Region.CLOTHES)).value.kind == "none"


@pytest.mark.parametrize("looks", [-1, 1])
def test_a_turned_head_without_a_peak_wears_a_beanie(looks: int) -> None:
    def turned(worn: Place) -> Head:
        head = _head(worn, Region.OTHER)
        points = head.points.copy()
        points[1, 0] = head.middle + looks * 0.4 * head.width
        return replace(head, points=points)

    def peaked(x: np.ndarray, y: np.ndarray) -> Bools:
        return _cap(x, y) | ((looks * x > 0) & (looks * x < 1.0) & (y < -0.15) & (y > -0.35))

    assert headwear.hat(turned(_cap)).value.kind == "beanie"
    assert headwear.hat(turned(peaked)).value.kind == "cap"


def test_a_plain_hat_has_a_band_of_its_own_tone() -> None:
    seen = headwear.hat(_head(_brim, Region.OTHER)).value
    assert 5 < seen.color[0] - seen.accent[0] < 30
    assert np.hypot(*(seen.color - seen.accent)[1:]) < 15


@pytest.mark.parametrize(("worn", "falls"), [(_brim, True), (_around, False)], ids=["a hat", "no hat"])
def test_hair_under_a_hat_is_seen_by_the_wide_look(worn: Place, falls: bool) -> None:
    def hanging(x: np.ndarray, y: np.ndarray) -> Bools:
        return (np.abs(x) > 0.55) & (np.abs(x) < 0.8) & (y > -0.2) & (y < 1.2)

    def hatted(x: np.ndarray, y: np.ndarray) -> Bools:
        return hanging(x, y) | (worn(x, y) if falls else hanging(x, y))

    near, wide = _head(hatted, Region.OTHER), _head(hanging, Region.HAIR)
    seen = headwear.with_the_bust(near, wide)
    assert bool((seen.regions.labels == Region.HAIR).any()) is falls


def test_a_brim_that_only_the_wide_look_sees_is_a_hats() -> None:
    bare, wide = _head(lambda x, _y: x > 9, Region.OTHER), _head(_brim, Region.OTHER)
    assert headwear.hat(bare).value.kind == "none"
    assert headwear.hat(headwear.with_the_bust(bare, wide)).value.kind == "brim"
    assert headwear.with_the_bust(bare, bare) is bare


def test_cloth_about_the_head_is_a_headscarf_only_if_it_closes_under_the_chin() -> None:
    assert headwear.hat(_head(_around, Region.CLOTHES, neck=Region.CLOTHES)).value.kind == "headscarf"

    def open_below(x: np.ndarray, y: np.ndarray) -> Bools:
        return _around(x, y) & ~((np.abs(x) < 0.3) & (y > 0))

    assert headwear.hat(_head(open_below, Region.CLOTHES)).value.kind == "hood"


def test_things_behind_or_above_the_head_are_no_hat() -> None:
    def behind(x: np.ndarray, y: np.ndarray) -> Bools:
        return (np.abs(x) < 0.7) & (y < -0.75) & (y > -1.3)

    def at_the_side(x: np.ndarray, y: np.ndarray) -> Bools:
        return (x > 0.2) & (x < 0.75) & (y < -0.1) & (y > -1.0)

    assert headwear.hat(_head(behind, Region.OTHER)).value.kind == "none"
    assert headwear.hat(_head(at_the_side, Region.OTHER)).value.kind == "none"
    assert headwear.hat(_head(lambda x, _y: x > 9, Region.OTHER)).value.kind == "none"


def test_a_caps_label_is_not_its_peak() -> None:
    plain = _head(_cap, Region.OTHER)
    size = plain.regions.window.size
    rows, columns = np.mgrid[0:size, 0:size].astype(np.float32)
    x, y = (columns - plain.middle) / plain.width, (rows - plain.brow_line) / plain.height
    picture = plain.regions.picture.copy()
    picture[_cap(x, y) & (np.abs(x) < 0.25) & (y > -0.75) & (y < -0.45)] = 250
    picture[_cap(x, y) & (y > -0.30)] = color.to_rgb(np.array((40.0, 18.0, 30.0), np.float32))
    seen = headwear.hat(replace(plain, regions=replace(plain.regions, picture=picture))).value
    assert seen.kind == "cap"
    assert seen.color == pytest.approx(RED, abs=4)
    assert seen.accent == pytest.approx((40.0, 18.0, 30.0), abs=4)


def test_a_sunlit_caps_colour_is_its_crown_s_though_the_dark_peak_is_its_largest_tone() -> None:
    plain = _head(_cap, Region.OTHER)
    size = plain.regions.window.size
    rows, columns = np.mgrid[0:size, 0:size].astype(np.float32)
    x, y = (columns - plain.middle) / plain.width, (rows - plain.brow_line) / plain.height
    khaki, lit, dark = (74.0, 0.0, 22.0), (91.0, 0.0, 6.0), (30.0, 1.0, 3.0)
    picture = plain.regions.picture.copy()
    for lab, top in ((khaki, -9.0), (lit, -0.62), (dark, -0.45)):
        picture[_cap(x, y) & (y > top)] = color.to_rgb(np.array(lab, np.float32))
    seen = headwear.hat(replace(plain, regions=replace(plain.regions, picture=picture))).value
    assert seen.kind == "cap"
    assert seen.color == pytest.approx(khaki, abs=4)


def test_cloth_behind_the_hair_is_no_hood() -> None:
    def behind(x: np.ndarray, y: np.ndarray) -> Bools:
        return _around(x, y) & ~((np.abs(x) < 0.6) & (y > -0.7))

    assert headwear.hat(_head(behind, Region.CLOTHES)).value.kind == "none"


@pytest.mark.parametrize(
    ("lab", "height", "seen"),
    [((92.0, 0.0, 4.0), 0.2, True), ((30.0, 40.0, 25.0), 0.2, False), ((92.0, 0.0, 4.0), 0.06, False)],
    ids=["a badge", "a fold in shade", "a seam"],
)
def test_a_badge_is_light_and_large_on_the_front_of_a_cap(lab: tuple[float, ...], height: float, seen: bool) -> None:
    base = _head(_cap, Region.OTHER)
    _, x, rows = sketched_on()
    y = (rows - base.brow_line) / base.height
    picture = base.regions.picture.copy()
    picture[(np.abs(x) < 0.14) & (np.abs(y + 0.55) < height / 2)] = color.to_rgb(np.array(lab, np.float32))
    found = headwear.hat(replace(base, regions=replace(base.regions, picture=picture))).value.badge
    assert (found is not None) is seen
    if found is not None:
        assert found == pytest.approx(lab, abs=3)


def _told(head: Head, looks: Headgear) -> headwear.HatSeen:
    return headwear.headgear(head, looks)[0].value


def test_a_hat_that_looks_like_hair_or_ground_is_told_by_the_class_net_alone() -> None:
    sure, unsure = Headgear(brim=6.0), Headgear(brim=5.0, close=3.5)
    ground = _head(_brim, Region.BACKGROUND)
    assert _told(ground, unsure).kind == "none"
    felt = _told(ground, sure)
    assert felt.kind == "brim"
    assert felt.color == pytest.approx(RED, abs=3), "not the ground's"
    assert _told(_head(_crown, Region.BACKGROUND), sure).kind == "beanie", "nothing of a brim is on either side"
    knit = _head(_beanie, Region.HAIR)
    assert _told(knit, unsure).kind == "none"
    assert _told(knit, Headgear(close=5.0)).kind == "beanie"
    assert _told(knit, Headgear(close=5.0)).color == pytest.approx(RED, abs=3)


def test_hair_that_is_too_little_for_a_cap_stays_hair() -> None:
    def fringe(x: np.ndarray, y: np.ndarray) -> Bools:
        return (np.abs(x) < 0.2) & (y < -0.25) & (y > -0.45)

    sure, few, knit = Headgear(close=5.0), _head(fringe, Region.HAIR), _head(_beanie, Region.HAIR)
    hat, head = headwear.headgear(few, sure)
    assert few.hair.any()
    assert hat.value.kind == "none"
    assert (head.hair == few.hair).all()
    assert headwear.headgear(knit, sure)[1].hair.sum() < 0.5 * knit.hair.sum(), "and under a cap it is no hair"


def _wide(x: np.ndarray, y: np.ndarray) -> Bools:
    return _cap(x, y) | ((np.abs(x) < 1.15) & (y < -0.15) & (y > -0.35))


def _form(worn: Place, looks: Headgear = headwear.NO_LOOKS) -> BrimSeen:
    seen = headwear.hat(_head(worn, Region.OTHER), looks).value
    assert seen.kind == "brim"
    return seen.brim


def test_a_brim_is_as_wide_as_it_reaches_or_as_sure_as_the_class_net_is() -> None:
    narrow, usual, broad = (_form(at).reach for at in (_narrow_brim, _brim, _wide))
    assert -1.0 <= narrow < -0.3 < usual < 0.7 < 1.2 < broad <= 2.0
    assert _form(_narrow_brim, Headgear(brim=8.0)).reach == 2.0
    assert headwear.hat(_head(_cap, Region.OTHER)).value.brim == BrimSeen()


def test_a_brim_that_shows_from_below_beside_the_face_is_pushed_back_and_one_that_falls_deep_hangs() -> None:
    def arch(left: float, right: float) -> Place:
        def worn(x: np.ndarray, y: np.ndarray) -> Bools:
            low = np.where(x < 0, left, right)
            beside = (np.abs(x) > 0.55) & (np.abs(x) < 1.1) & (y < low) & (y > -0.45)
            return _crown(x, y + 0.15) & (np.abs(x) < 1.25 + 0.9 * y) | beside

        return worn

    level, pushed, hanging = _form(_wide), _form(arch(0.25, 0.25)), _form(arch(0.05, 0.85))
    assert pushed.back > level.back + 0.25
    assert level.droop == pushed.droop == 0.0
    assert hanging.droop > 0.4


def test_crowns_are_told_by_their_outline() -> None:
    def pinched(x: np.ndarray, y: np.ndarray) -> Bools:
        crown = (np.abs(x) < 0.32 + 0.6 * (y + 0.95)) & (np.abs(x) < 0.6) & (y < -0.15) & (y > -0.95)
        return crown | ((np.abs(x) < 1.15) & (y < -0.15) & (y > -0.35))

    def cone(x: np.ndarray, y: np.ndarray) -> Bools:
        return (np.abs(x) < 1.9 * (y + 0.85)) & (y < -0.15) & (y > -0.85)

    assert [_form(at).crown for at in (_wide, pinched, cone)] == ["flat", "creased", "cone"]
    assert _form(pinched).tall > _form(_wide).tall


def test_a_dark_brim_that_is_taken_for_the_ground_is_found_and_a_light_one_is_not_looked_for() -> None:
    def reach(dye: tuple[float, float, float]) -> float:
        head = _dyed(_wide, lambda x, _y: np.zeros_like(x), (dye,))
        labels = head.regions.labels.copy()
        labels[(labels == Region.OTHER) & (np.abs(_places(head)[0]) > 0.9)] = Region.BACKGROUND
        return headwear.hat(replace(head, regions=replace(head.regions, labels=labels))).value.brim.reach

    assert reach((15.0, 0.0, 1.0)) > 1.2 > 0.6 > reach((75.0, 5.0, 12.0))


def test_a_ribbon_is_a_level_band_of_another_colour() -> None:
    def band(_x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return ((y > -0.48) & (y < -0.36)).astype(int)

    seen = headwear.hat(_dyed(_wide, band, (GREEN, RED))).value
    assert seen.accent == pytest.approx(RED, abs=3)
    plain = headwear.hat(_head(_wide, Region.OTHER)).value
    assert 5 < RED[0] - plain.accent[0] < 25, "else a shade of the hat's own"


def test_hair_that_the_region_net_doubts_is_a_hat() -> None:
    drawn = _head(_beanie, Region.HAIR)

    def told(share: float) -> str:
        shares = drawn.regions.shares.copy()
        shares[..., Region.OTHER] = share
        return _told(replace(drawn, regions=replace(drawn.regions, shares=shares)), Headgear()).kind

    assert (told(0.05), told(0.2)) == ("none", "beanie")


def test_a_brim_that_the_photo_cuts_off_is_told_by_the_class_net() -> None:
    whole = _head(_beanie, Region.OTHER)
    _, x, _ = sketched_on()
    cut = replace(whole, regions=replace(whole.regions, inside=np.abs(x) < 0.8))
    assert headwear.hat(cut, Headgear(brim=4.0)).value.kind == "beanie"
    assert headwear.hat(cut, Headgear(brim=5.0)).value.kind == "brim"
    assert headwear.hat(whole, Headgear(brim=5.0)).value.kind == "beanie", "where it would be seen, it must be"


YELLOW, GREEN, BLACK, WHITE = (80.0, 5.0, 70.0), (45.0, -40.0, 25.0), (12.0, 0.0, 1.0), (92.0, 0.0, 4.0)
Tint = Callable[[np.ndarray, np.ndarray], np.ndarray]


def _dyed(worn: Place, dye: Tint, colors: tuple[tuple[float, float, float], ...]) -> Head:
    """A hat in several colours: dye(x, y) is which."""
    base = _head(worn, Region.OTHER)
    _, x, rows = sketched_on()
    x, y = np.broadcast_arrays(x, (rows - base.brow_line) / base.height)
    picture, hat = base.regions.picture.copy(), base.regions.labels == Region.OTHER
    for i, lab in enumerate(colors):
        picture[hat & (dye(x, y) == i)] = color.to_rgb(np.array(lab, np.float32))
    return replace(base, regions=replace(base.regions, picture=picture))


def test_bands_that_go_round_are_knitted() -> None:
    def bands(_x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.floor((y + 2.0) / 0.09) % 3

    seen = headwear.hat(_dyed(_crown, bands, (GREEN, YELLOW, RED))).value
    assert (seen.kind, seen.weave.kind) == ("beanie", "stripes")
    assert seen.weave.second is not None
    assert seen.weave.third is not None
    found = sorted(tuple(np.round(lab)) for lab in (seen.color, seen.weave.second, seen.weave.third))
    assert np.array(found) == pytest.approx(np.array(sorted((GREEN, YELLOW, RED))), abs=3)


def test_four_dyes_are_knitted_wherever_the_turned_head_shows_them() -> None:
    def bands(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(x < 0.1, np.floor((y + 2.0) / 0.09) % 4, 0)

    seen = headwear.hat(_dyed(_crown, bands, (GREEN, YELLOW, RED, WHITE))).value
    assert (seen.kind, seen.weave.kind, seen.badge) == ("beanie", "stripes", None)
    fewer = headwear.hat(_dyed(_crown, lambda x, y: bands(x, y) % 3, (GREEN, YELLOW, RED))).value
    assert fewer.weave.kind == "plain", "three on one side are a badge"


def test_a_close_hat_may_widen_over_the_ears() -> None:
    def knit(x: np.ndarray, y: np.ndarray) -> Bools:
        return _crown(x, y) & (np.abs(x) < 0.5) | ((np.abs(x) < 0.7) & (y < -0.15) & (y > -0.35))

    worn = _head(knit, Region.OTHER)
    assert headwear.hat(worn, Headgear(close=5.0, brim=2.0)).value.kind == "beanie"
    assert headwear.hat(worn, Headgear(close=5.0, brim=5.2)).value.kind == "brim"
    assert headwear.hat(_head(_brim, Region.OTHER), Headgear(close=5.0)).value.kind == "brim", "one that stands out"


def test_a_dark_crown_that_carries_a_board_is_a_graduates_cap_though_the_region_net_takes_it_for_ground() -> None:
    def board(x: np.ndarray, y: np.ndarray) -> Bools:
        return _crown(x, y) & (np.abs(x) < 0.5) | ((np.abs(x) < 1.1) & (y < -0.65) & (y > -0.75))

    def dark(worn: Place, region: Region) -> Head:
        head, (_, x, rows) = _head(worn, region), sketched_on()
        picture = head.regions.picture.copy()
        picture[worn(x, (rows - head.brow_line) / head.height)] = (24, 23, 26)
        return replace(head, regions=replace(head.regions, picture=picture))

    told = Headgear(board=5.0)
    seen = headwear.hat(dark(board, Region.OTHER), told).value
    assert seen.kind == "mortarboard"
    assert np.hypot(*seen.accent[1:]) > 30, "a golden tassel"
    assert headwear.headgear(dark(board, Region.BACKGROUND), told)[0].value.kind == "mortarboard"
    assert headwear.headgear(dark(board, Region.BACKGROUND), Headgear())[0].value.kind == "none"
    assert headwear.headgear(dark(board, Region.HAIR), told)[0].value.kind == "none", "the net sees gowns on bare heads"
    assert headwear.hat(dark(_crown, Region.OTHER), told).value.kind != "mortarboard", "without a board"
    assert headwear.hat(_head(board, Region.OTHER), told).value.kind != "mortarboard", "a red one"
    assert headwear.hat(dark(board, Region.OTHER), Headgear(board=5.0, close=5.2)).value.kind != "mortarboard"
    assert headwear.hat(dark(board, Region.OTHER), Headgear(board=5.0, brim=3.0)).value.kind != "mortarboard"


@pytest.mark.parametrize(("half", "kind"), [(0.74, "beanie"), (0.92, "beret")])
def test_a_dome_that_widens_over_the_ears_has_no_brim_and_a_cone_of_straw_is_one(half: float, kind: str) -> None:
    def dome(x: np.ndarray, y: np.ndarray) -> Bools:
        return np.hypot(x / half, (y + 0.05) / 0.85) * (y < -0.05) + 9.0 * (y >= -0.05) < 1

    def hollow(x: np.ndarray, y: np.ndarray) -> Bools:
        return dome(x, y) & ((np.abs(x) < 0.4) | (y > -0.25))

    def cone(x: np.ndarray, y: np.ndarray) -> Bools:
        return (np.abs(x) < 1.9 * (y + 0.85)) & (y < -0.15)

    kinds = [headwear.hat(_head(worn, Region.OTHER)).value.kind for worn in (dome, hollow, cone)]
    assert kinds == [kind, "brim", "brim"]


def test_a_brim_behind_the_head_closes_in_beside_the_chin_where_cloth_falls_on() -> None:
    def ring(x: np.ndarray, y: np.ndarray) -> Bools:
        outer = np.hypot(x / 0.92, y / 0.8) < 1
        return outer & ~((np.abs(x) < 0.45) & (y > -0.3))

    told = Headgear(brim=4.8, close=3.2)
    seen = headwear.hat(_head(ring, Region.OTHER), told).value
    assert seen.kind == "brim"
    assert seen.brim.back > 0.5, "it is pushed back"
    assert headwear.hat(_head(ring, Region.OTHER), Headgear(brim=4.0)).value.kind != "brim", "it must look like one"
    assert headwear.hat(_head(_around, Region.OTHER), told).value.kind in ("hood", "headscarf")


def test_a_cloth_that_is_patterned_all_over_is_tied() -> None:
    def leaves(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.floor((x + 3) / 0.08) + np.floor((y + 3) / 0.07)) % 2

    seen = headwear.hat(_dyed(_crown, leaves, (BLACK, WHITE))).value
    assert (seen.kind, seen.weave.kind, seen.badge) == ("headwrap", "floral", None)


@pytest.mark.parametrize("other", [(20.0, 30.0, 20.0), (70.0, 40.0, 28.0)], ids=["shade", "light"])
def test_folds_are_no_pattern(other: tuple[float, float, float]) -> None:
    def folds(_x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.floor((y + 2.0) / 0.09) % 2

    seen = headwear.hat(_dyed(_crown, folds, (RED, other))).value
    assert (seen.kind, seen.weave.kind) == ("beanie", "plain")


@pytest.mark.parametrize(("slope", "kind"), [(0.8, "turban"), (0.0, "beanie")])
def test_a_turbans_layers_rise_from_both_temples_to_a_point(slope: float, kind: str) -> None:
    base = _head(_crown, Region.OTHER)
    _, x, rows = sketched_on()
    y = (rows - base.brow_line) / base.height
    worn = (np.abs(x) < 0.6) & (y > -0.9) & (y < slope * np.abs(x) - (0.34 if slope else 0.15))
    labels = np.where(base.regions.labels == Region.OTHER, Region.FACE_SKIN, base.regions.labels)
    picture = np.full_like(base.regions.picture, 200)
    picture[worn] = color.to_rgb(np.array(RED, np.float32))
    labels = np.where(worn, Region.OTHER, labels).astype(np.uint8)
    head = replace(base, regions=replace(base.regions, labels=labels, picture=picture))
    assert headwear.hat(head).value.kind == kind
    hairy = np.where((labels != Region.OTHER) & (y < -0.01), Region.HAIR, labels).astype(np.uint8)
    assert headwear.hat(replace(head, regions=replace(head.regions, labels=hairy))).value.kind == "beanie"


def test_a_half_moon_of_hair_over_the_forehead_is_a_caps_that_is_worn_backward() -> None:
    base = _head(_crown, Region.OTHER)
    _, x, rows = sketched_on()
    y = (rows - base.brow_line) / base.height

    def backward(low: float) -> bool:
        hole = (np.abs(x) < 0.15) & (y > -0.50) & (y < low)
        labels = np.where(hole, Region.HAIR, base.regions.labels).astype(np.uint8)
        seen = headwear.hat(replace(base, regions=replace(base.regions, labels=labels))).value
        assert seen.kind == ("cap" if seen.backward else "beanie")
        return seen.backward

    assert backward(-0.32)
    assert not backward(-0.10), "open below"


def test_a_colour_that_goes_on_beside_the_front_is_no_badge() -> None:
    def band(_x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.abs(y + 0.55) < 0.1

    def label(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return band(x, y) & (np.abs(x) < 0.14)

    assert headwear.hat(_dyed(_cap, band, (RED, WHITE))).value.badge is None
    assert headwear.hat(_dyed(_cap, label, (RED, WHITE))).value.badge == pytest.approx(WHITE, abs=3)


def test_cloth_that_goes_round_the_face_is_none_of_a_caps_whatever_it_is_taken_for() -> None:
    def open_below(x: np.ndarray, y: np.ndarray) -> Bools:
        return _around(x, y) & ~((np.abs(x) < 0.3) & (y > 0))

    assert headwear.hat(_head(open_below, Region.OTHER)).value.kind == "hood"
    chest = _head(open_below, Region.OTHER)
    _, x, rows = sketched_on()
    below = (rows > chest.chin + 0.3 * chest.height) & (np.abs(x) < 9)
    labels, picture = chest.regions.labels.copy(), chest.regions.picture.copy()
    labels[below], picture[below] = Region.CLOTHES, 30
    seen = headwear.hat(replace(chest, regions=replace(chest.regions, labels=labels, picture=picture)))
    assert seen.value.kind == "headscarf", "not of the chest's cloth, as a hood is"


def test_a_dark_cord_across_light_cloth_is_a_keffiyehs() -> None:
    def cord(_x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.abs(y + 0.62) < 0.06

    seen = headwear.hat(_dyed(_around, cord, (WHITE, BLACK))).value
    assert seen.kind == "keffiyeh"
    assert seen.accent == pytest.approx(BLACK, abs=3)
    assert headwear.hat(_dyed(_around, cord, (WHITE, WHITE))).value.kind != "keffiyeh"
    assert headwear.hat(_dyed(_around, cord, (RED, BLACK))).value.kind != "keffiyeh"
