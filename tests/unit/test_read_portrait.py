"""Slivers of cloth at the lower edge of a tight portrait: collars, jackets, and what is no cloth at all. All drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Top
from figurelab.engines.procedural.perceive.garments import GARMENTS
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, lapels, outfit, rolled
from figurelab.engines.procedural.read import top as tops_seen
from figurelab.engines.procedural.read.attire import Attire, Looks
from figurelab.engines.procedural.read.bottom import BottomSeen
from figurelab.engines.procedural.read.build import BuildSeen
from figurelab.engines.procedural.read.clothing import tops
from figurelab.engines.procedural.read.fabric import collar_of
from figurelab.engines.procedural.read.gesture import Gesture
from figurelab.engines.procedural.read.neck import NO_NECK
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import BodyReadings
from figurelab.engines.procedural.read.top import TopSeen
from figurelab.engines.procedural.read.weave import PLAIN, Weave

H, W, MIDDLE, CHIN, END = 80.0, 64.0, 340.0, 170.0, 0.15
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)
DOWN, OFF = (Y - CHIN) / H, np.abs(X - MIDDLE) / W


def _lab(*values: float) -> color.F32:
    return np.array(values, np.float32)


BLACK, NAVY, WHITE, BLUE = _lab(12, 0, -1), _lab(22, 3, -14), _lab(90, 0, 0), _lab(76, -2, -20)
SKIN, AUBURN = _lab(72, 15, 18), _lab(45, 22, 28)
COLLAR = (OFF > 0.5) & (OFF < 0.72) & (DOWN > -0.15) & (DOWN < END)
SHOULDER = (OFF > 0.74) & (OFF < 1.5) & (DOWN > -0.02) & (DOWN < END)
LOCKS = (OFF > 0.7) & (OFF < 1.2) & (DOWN > -1) & (DOWN < -0.02)


def _portrait(*cloth: tuple[np.ndarray, color.F32], hair: color.F32 | None = None) -> outfit.Outfit:
    labels = np.zeros((680, 680), np.uint8)
    paint = np.full((680, 680, 3), _lab(50, 0, 0), np.float32)
    bare = (OFF < 0.5) & (DOWN > -1) & (DOWN < END)
    labels[bare] = np.where(DOWN < 0, Region.FACE_SKIN, Region.BODY_SKIN)[bare]
    paint[bare] = SKIN
    if hair is not None:
        labels[LOCKS], paint[LOCKS] = Region.HAIR, hair
    for where, lab in cloth:
        labels[where], paint[where] = Region.CLOTHES, lab
    none = np.zeros((33, 2), np.float32)
    inside = np.broadcast_to(DOWN < END, (680, 680))
    return outfit.Outfit(color.to_rgb(paint), labels, labels > 0, inside, none, none[:, 0], MIDDLE, CHIN, H, W)


def _found(*colors: color.F32) -> list[color.Cluster]:
    return [color.Cluster(lab, 1 / len(colors)) for lab in colors]


@pytest.mark.parametrize(("shirt", "jacket"), [(WHITE, BLACK), (BLUE, NAVY), (WHITE, _lab(45, 0, -5))])
def test_dark_cloth_beyond_a_light_collar_is_a_jacket_whichever_there_is_more_of(
    shirt: color.F32, jacket: color.F32
) -> None:
    body = _portrait((COLLAR, shirt), (SHOULDER, jacket))
    for colors in ((shirt, jacket), (jacket, shirt)):
        found = lapels.lapels(body, _found(*colors))
        assert found is not None
        assert found.layer is jacket
        assert found.shirt is shirt
    assert lapels.lapels(_portrait((COLLAR, jacket), (SHOULDER, shirt)), _found(shirt, jacket)) is None, "a dark collar"
    striped = (X.astype(int) // 6) % 2 == 0
    stripes = _portrait(((COLLAR | SHOULDER) & striped, shirt), ((COLLAR | SHOULDER) & ~striped, jacket))
    assert lapels.lapels(stripes, _found(shirt, jacket)) is None
    assert lapels.lapels(body, _found(shirt)) is None


SHOWN = TopSeen(_found(NAVY), 0.0, 0.0, 0.0, WHITE, None, None, PLAIN, NO_NECK, tight=True)


def _worn(seen: TopSeen, told: Attire, looks: Looks) -> Top:
    return tops(
        BodyReadings(
            sleeve=Reading("short", 0.0),
            top=Reading(seen, 0.9),
            bottom=Reading(BottomSeen("trousers", BLACK, 0.0, 0.0), 0.0),
            gesture=Reading(Gesture("down"), 0.8),
            tilt=0.0,
            build=Reading(BuildSeen(), 0.6),
            attire=Reading(told, 0.75),
            looks=looks,
        )
    )


def test_a_collar_under_a_jacket_is_a_suit_and_not_the_shirt_it_shows_most_of() -> None:
    seen = TopSeen(_found(BLUE, NAVY), 4.0, 0.0, 0.0, WHITE, None, None, PLAIN, NO_NECK, lapels=(NAVY, BLUE))
    seen = replace(seen, colors=[color.Cluster(BLUE, 0.7), color.Cluster(NAVY, 0.3)])
    seen = replace(seen, lapels=(seen.colors[1].lit, seen.colors[0].lit))
    worn = _worn(seen, "shirt", Looks(shirt=0.7, suit=0.2, jacket=0.05))
    assert worn.kind == "suit"
    assert color.from_hex(worn.color)[0] < 35
    assert color.from_hex(worn.inner)[0] > 70
    assert _worn(seen, "shirt", Looks(shirt=0.7, suit=0.05, jacket=0.2)).kind == "jacket"
    assert _worn(seen, "tee", Looks(tee=0.85, jacket=0.1)).kind == "tee", "nothing about it looks like a layer"
    assert _worn(replace(seen, lapels=None), "shirt", Looks(shirt=0.7, suit=0.2)).kind == "shirt"


def test_a_suit_that_shows_mostly_its_shirt_keeps_its_own_colour() -> None:
    pair = [color.Cluster(_lab(71, -1, -16), 0.55), color.Cluster(BLACK, 0.45)]
    seen = replace(SHOWN, colors=pair, lapels=(pair[1].lit, pair[0].lit))
    worn = _worn(seen, "suit", Looks(suit=0.6, shirt=0.3))
    assert worn.kind == "suit"
    assert color.from_hex(worn.color)[0] < 30
    assert color.from_hex(worn.inner)[0] > 60


@pytest.mark.parametrize(
    ("main", "looks", "kind"),
    [
        (_lab(8, 1, -4), Looks(suit=0.45, shirt=0.3, tee=0.15), "tee"),
        (_lab(18, 3, -7), Looks(suit=0.55, shirt=0.24, tee=0.1), "suit"),
        (_lab(37, 1, -11), Looks(suit=0.31, shirt=0.34, tee=0.16), "suit"),
        (_lab(77, 0, -3), Looks(suit=0.56, shirt=0.15, tee=0.12), "shirt"),
    ],
)
def test_a_suit_of_a_tight_portrait_shows_a_collar_or_is_a_black_tee(main: color.F32, looks: Looks, kind: str) -> None:
    seen = replace(SHOWN, colors=_found(main))
    worn = _worn(seen, "suit", looks)
    assert worn.kind == kind
    assert kind != "suit" or color.from_hex(worn.inner)[0] > 90, "what it hides is no shirt of its own cloth"
    shirt = replace(seen, colors=[*_found(main), color.Cluster(_lab(95, 0, 0), 0.2)])
    assert _worn(shirt, "suit", looks).kind == ("suit" if main[0] < 55 else kind)
    assert _worn(replace(seen, tight=False), "suit", looks).kind == "suit"


def test_of_two_greys_beyond_a_collar_the_darker_is_the_jacket() -> None:
    lit = _lab(50, 0, -8)
    inner, outer = SHOULDER & (OFF < 1.1), SHOULDER & (OFF >= 1.1)
    body = _portrait((COLLAR, WHITE), (inner, lit), (outer, BLACK))
    colors = [color.Cluster(lit, 0.4), color.Cluster(BLACK, 0.3), color.Cluster(WHITE, 0.3)]
    found = lapels.lapels(body, colors)
    assert found is not None
    assert found.layer is BLACK
    scant = lapels.lapels(body, [colors[0], color.Cluster(BLACK, 0.1), colors[2]])
    assert scant is not None
    assert scant.layer is lit, "a little black may be hair"


def test_a_collar_in_the_shade_of_a_chin_is_white_and_a_blue_one_blue() -> None:
    for seen in (_lab(77, 0, -13), _lab(72, 3, 0), _lab(81, 3, -16)):
        assert collar_of(seen)[0] > 87
        assert color.chroma(collar_of(seen)) < 9
    for blue in (_lab(75, 0, -19), _lab(76, -2, -20), _lab(75, -8, -24)):
        assert np.allclose(collar_of(blue), blue)
    assert np.allclose(collar_of(_lab(50, 0, 0)), _lab(50, 0, 0)), "a grey one"


def test_the_collar_is_what_a_suit_shows() -> None:
    lilac = _lab(89, 5, -18)
    seen = TopSeen(_found(NAVY, lilac), 4.0, 0.0, 0.0, WHITE, None, None, PLAIN, NO_NECK)
    seen = replace(seen, lapels=(seen.colors[0].lit, seen.colors[1].lit))
    assert color.from_hex(_worn(seen, "suit", Looks(suit=0.9)).inner)[0] > 80


def test_a_sliver_of_the_necks_skin_or_of_hair_is_no_cloth() -> None:
    sliver = (OFF > 0.5) & (OFF < 0.8) & (DOWN > 0) & (DOWN < END)
    assert not tops_seen.top(_portrait((sliver, SKIN - _lab(6, 0, 0)))).trusted, "skin in the shade"
    shade = AUBURN * _lab(0.5, 0.6, 0.6)
    assert not tops_seen.top(_portrait((sliver, shade), hair=AUBURN)).trusted, "locks in the shade"
    assert tops_seen.top(_portrait((sliver, shade))).trusted, "no hair hangs there: a brown top"
    for cloth in (BLACK, WHITE, NAVY, _lab(45, 50, 20)):
        worn = tops_seen.top(_portrait((sliver, cloth), hair=AUBURN))
        assert worn.trusted
        assert np.linalg.norm(worn.value.colors[0].lit - cloth) < 8


def test_a_speck_of_cloth_tells_no_garment_but_its_colour() -> None:
    speck = (OFF > 0.6) & (OFF < 0.7) & (DOWN > 0.05) & (DOWN < END)

    def seen(cloth: color.F32, *, hair: color.F32 | None = None, where: np.ndarray = speck) -> color.F32 | None:
        read = tops_seen.top(_portrait((where, cloth), hair=hair))
        assert not read.trusted
        return read.value.glimpse

    for cloth in (BLACK, NAVY, _lab(60, -28, -7), _lab(45, 50, 20)):
        found = seen(cloth)
        assert found is not None
        assert np.linalg.norm(found - cloth) < 6
    for own in (SKIN - _lab(6, 0, 0), _lab(36, 14, 16)):
        assert seen(own) is None, "skin and its shade"
    small = speck & (OFF < 0.64)
    assert seen(_lab(50, 0, 0), where=small) is None, "the ground"
    assert seen(_lab(50, 0, 0)) is not None, "so much of it is cloth, whatever is beside it"
    assert seen(AUBURN * _lab(0.5, 0.6, 0.6), hair=AUBURN) is None
    assert seen(AUBURN + _lab(20, 8, 10), hair=AUBURN) is None, "a light on it"
    assert seen(_lab(4, 1, 1), hair=AUBURN) is None, "what is behind hair"
    assert seen(_lab(16, 4, -2), hair=_lab(10, 6, 4)) is None, "dark hair"
    few = speck & (OFF < 0.62) & (DOWN > 0.085)
    assert seen(NAVY, where=few) is None, "too little"
    assert seen(WHITE, where=few) is not None, "of what nobody's own colour is"
    white = seen(_lab(67, 1, -2))
    assert white is not None
    assert white[0] > 85, "in the chin's shade"


def test_the_necks_skin_beside_cloth_is_none_of_its_colours() -> None:
    both = _portrait((COLLAR, SKIN - _lab(4, 0, 0)), (SHOULDER, BLACK))
    assert [bool(both.is_flesh(c.lit)) for c in both.top_colors] == [False]
    wide = replace(both, inside=np.broadcast_to(DOWN < 1.0, (680, 680)))
    assert any(wide.is_flesh(c.lit) for c in wide.top_colors), "a photo that shows a chest has tan coats"


def test_a_collar_so_narrow_that_all_of_it_lies_on_the_neck_is_told_as_well() -> None:
    rim = (OFF > 0.5) & (OFF < 0.6) & (DOWN > -0.1) & (DOWN < END)
    body = _portrait((SHOULDER | (COLLAR & ~rim & (DOWN > 0)), NAVY), (rim, WHITE))
    found = lapels.lapels(body, _found(NAVY))
    assert found is not None
    assert np.linalg.norm(found.shirt - WHITE) < 6
    assert lapels.lapels(_portrait((SHOULDER | COLLAR, NAVY)), _found(NAVY)) is None
    skin = _portrait((SHOULDER, NAVY), (rim, SKIN - _lab(3, 0, 0)))
    assert lapels.lapels(skin, _found(NAVY)) is None, "more of the neck"


@pytest.mark.parametrize(("depth", "hanging", "tied"), [(0.2, False, True), (0.34, False, False), (0.34, True, True)])
def test_in_a_collar_that_shows_the_throat_a_tie_must_be_seen_to_hang(
    depth: float, hanging: bool, tied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hangs(_outfit: outfit.Outfit, _shirt: color.F32) -> bool:
        return hanging

    monkeypatch.setattr(tops_seen, "hangs", hangs)
    body = _portrait((COLLAR, WHITE), (SHOULDER, BLACK))
    assert tops_seen.closes(body, replace(NO_NECK, depth=depth), WHITE) is tied


def test_cloth_high_about_the_jaw_without_a_tie_s_collar_is_a_hood() -> None:
    high = (OFF > 0.5) & (OFF < 1.3) & (DOWN > -0.2) & (DOWN < END)
    assert rolled.rolled(_portrait((high, NAVY)))
    assert not rolled.rolled(_portrait((SHOULDER, NAVY)))
    assert not rolled.rolled(replace(_portrait((high, NAVY)), inside=np.broadcast_to(DOWN < 1.0, (680, 680))))
    seen = replace(SHOWN, rolled=True, uncollared=True)
    for told in ("tee", "sweater", "shirt"):
        assert _worn(seen, told, Looks(shirt=0.5)).kind == "hoodie"
    assert _worn(seen, "sweater", Looks(sweater=0.8)).kind == "sweater", "a roll-neck"
    assert _worn(replace(seen, uncollared=False), "shirt", Looks(shirt=0.5)).kind == "shirt"
    assert _worn(replace(seen, tight=False), "tee", Looks(tee=0.5)).kind == "tee"
    assert _worn(seen, "tee", Looks(tee=0.6)).kind == "tee", "of somebody who leans to the camera"
    rolled_up = replace(SHOWN, cropped=True, colors=[color.Cluster(NAVY, 1.0)], neck=replace(NO_NECK, depth=0.3))
    bright = replace(rolled_up, opening=68.0, collar=68.0, inner=WHITE)
    assert _worn(rolled_up, "jacket", Looks(jacket=0.6)).kind == "hoodie"
    assert _worn(bright, "jacket", Looks(jacket=0.6)).kind == "jacket", "a shirt is seen in it"


def test_without_a_collar_a_tight_portrait_shows_no_shirt() -> None:
    seen = replace(SHOWN, uncollared=True)
    assert _worn(seen, "shirt", Looks(shirt=0.5, tee=0.1, sweater=0.3)).kind == "sweater"
    assert _worn(seen, "shirt", Looks(shirt=0.5, tee=0.3, sweater=0.1)).kind == "tee"
    assert _worn(replace(seen, weave=Weave("checks", 0.3)), "shirt", Looks(shirt=0.5)).kind == "shirt"
    assert _worn(SHOWN, "shirt", Looks(shirt=0.5, tee=0.3)).kind == "shirt"
    ties = np.zeros(len(GARMENTS), np.float32)
    ties[list(GARMENTS).index("windsor tie")] = 5
    assert not rolled.uncollared(ties)
    assert rolled.uncollared(ties * 0.4)
    assert not rolled.uncollared(None)


def test_a_white_collar_of_a_tight_portrait_is_white_in_any_light() -> None:
    def inner(shirt: color.F32, *, tight: bool = True) -> float:
        pair = _found(NAVY, shirt)
        seen = replace(SHOWN, colors=pair, lapels=(pair[0].lit, pair[1].lit), tight=tight)
        return color.chroma(color.from_hex(_worn(seen, "suit", Looks(suit=0.9)).inner))

    assert inner(_lab(89, 1, -14)) < 6
    assert inner(_lab(76, -2, -20)) > 15, "a blue one"
    assert inner(_lab(89, 1, -14), tight=False) > 10


@pytest.mark.parametrize(("rough", "told"), [(3.0, True), (16.0, False)])
def test_colours_of_a_plaid_are_no_jacket_over_a_shirt(
    rough: float, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def roughness(_outfit: outfit.Outfit, _mask: np.ndarray) -> float:
        return rough

    monkeypatch.setattr(tops_seen, "roughness", roughness)
    read = tops_seen.top(_portrait((COLLAR, WHITE), (SHOULDER, NAVY)))
    assert (read.value.lapels is not None) is told


def test_a_white_shirt_is_no_suit_and_what_hangs_in_its_middle_is_a_tie() -> None:
    white = replace(SHOWN, colors=[color.Cluster(WHITE, 1.0)], inner=WHITE, tight=False)
    shirt = Looks(shirt=0.7, suit=0.26)
    assert _worn(white, "suit", shirt).kind == "shirt"
    assert _worn(white, "suit", Looks(suit=0.8)).kind == "suit"
    assert _worn(replace(white, colors=[color.Cluster(NAVY, 1.0)]), "suit", shirt).kind == "suit"
    tied = _worn(replace(white, between=(WHITE, NAVY)), "shirt", shirt)
    assert (tied.kind, tied.tie is not None) == ("shirt", True)
    over = _worn(replace(white, between=(WHITE, NAVY)), "shirt", Looks(shirt=0.7, jacket=0.26))
    assert over.kind != "shirt" or over.tie is None, "worn open over something darker"
