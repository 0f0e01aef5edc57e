"""Tops of drawn readings: bow ties, double-breasted suits, open shirts, blouses and tops on thin straps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.figure import Top
from figurelab.engines.procedural.perceive.garments import GARMENTS
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, outfit
from figurelab.engines.procedural.read.attire import Attire
from figurelab.engines.procedural.read.bottom import BottomSeen
from figurelab.engines.procedural.read.breast import at_throat, is_double
from figurelab.engines.procedural.read.build import BuildSeen
from figurelab.engines.procedural.read.clothing import tops
from figurelab.engines.procedural.read.gesture import Gesture
from figurelab.engines.procedural.read.neck import NO_NECK
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import BodyReadings
from figurelab.engines.procedural.read.sleeve import SleeveKind
from figurelab.engines.procedural.read.top import TopSeen
from figurelab.engines.procedural.read.weave import PLAIN, Weave


def _lab(*values: float) -> color.F32:
    return np.array(values, np.float32)


BLACK, WHITE, YELLOW, BLUE, PINKISH = (
    _lab(12, 0, 0),
    _lab(95, 0, 2),
    _lab(78, 2, 67),
    _lab(60, -5, -45),
    _lab(94, 18, 18),
)
SEEN = TopSeen([color.Cluster(BLACK, 0.9)], 4.0, 0.0, 0.0, WHITE, None, None, PLAIN, NO_NECK)


def _worn(
    seen: TopSeen, told: tuple[Attire, float] | None = None, sleeve: tuple[SleeveKind, float] = ("long", 0.8)
) -> Top:
    """told: of a portrait."""
    return tops(
        BodyReadings(
            sleeve=Reading(sleeve[0], sleeve[1]),
            top=Reading(seen, 0.9),
            bottom=Reading(BottomSeen("trousers", BLACK, 0.0, 0.0), 0.0),
            gesture=Reading(Gesture("down"), 0.8),
            tilt=0.0,
            build=Reading(BuildSeen(), 0.6),
            attire=Reading[Attire]("tee", 0.0) if told is None else Reading(*told),
        )
    )


def test_a_bow_is_tied_to_a_suit_or_to_the_white_collar_over_a_sweater() -> None:
    tied = replace(SEEN, opening=60.0, collar=75.0, tie=BLACK, bow=True)
    assert (_worn(tied).kind, _worn(tied).knot) == ("suit", "bow")
    assert _worn(replace(tied, bow=False)).knot == "long"
    knit = _worn(replace(SEEN, inner=PINKISH, tie=BLACK, bow=True), ("sweater", 0.95), ("long", 0.0))
    assert (knit.kind, knit.neck, knit.knot) == ("sweater", "collar", "bow")
    assert color.chroma(color.from_hex(knit.inner)) < 8
    assert _worn(SEEN, ("sweater", 0.95), ("long", 0.0)).tie is None


def test_a_dark_jacket_over_shirt_and_tie_is_no_checked_shirt() -> None:
    checked = replace(SEEN, weave=Weave("checks", 0.3))
    assert _worn(checked, ("shirt", 0.9), ("long", 0.0)).kind == "shirt"
    assert _worn(replace(checked, tie=BLACK), ("shirt", 0.9), ("long", 0.0)).kind == "suit"
    pale = replace(checked, tie=BLACK, colors=[color.Cluster(WHITE, 0.9)])
    assert _worn(pale, ("shirt", 0.9), ("long", 0.0)).kind == "shirt"


def test_flowers_and_dots_are_rarely_knitted_and_open_checks_are_a_shirts() -> None:
    for kind in ("floral", "dots"):
        woven = replace(SEEN, weave=Weave(kind, 0.2, WHITE))
        assert _worn(woven, ("sweater", 0.9), ("long", 0.0)).kind == "shirt"
        assert _worn(woven, ("tee", 0.9), ("short", 0.8)).kind == "tee"
    dotted = replace(SEEN, weave=Weave("dots", 0.2, WHITE))
    kinds: tuple[Attire, ...] = ("tee", "jacket", "suit")
    assert {_worn(dotted, (kind, 0.9), ("long", 0.0)).kind for kind in kinds} == {"shirt"}
    faint = replace(dotted, colors=[color.Cluster(WHITE, 0.9)])
    assert _worn(faint, ("shirt", 0.9), ("long", 0.0)).pattern.kind == "dots"
    assert color.from_hex(_worn(faint, ("shirt", 0.9), ("long", 0.0)).pattern.color)[0] < 90
    layer = replace(SEEN, opening=30.0, collar=30.0)
    assert (_worn(layer).kind, _worn(layer).cut) == ("jacket", "plain")
    assert _worn(replace(layer, weave=Weave("checks", 0.3, WHITE))).cut == "shirt"


def test_what_an_open_shirt_shows_is_no_collar_and_seamed_denim_is_no_knit() -> None:
    red, pale, denim = _lab(59, 67, 29), _lab(75, 2, -17), _lab(53, -10, -29)
    washed = replace(SEEN, colors=[color.Cluster(pale, 0.7), color.Cluster(red, 0.2)], roughness=7.2)
    assert _worn(washed, ("shirt", 0.6), ("long", 0.0)).kind == "shirt"
    opened = _worn(replace(washed, under=red), ("shirt", 0.6), ("long", 0.0))
    assert (opened.kind, opened.cut, opened.tie) == ("jacket", "denim", None)
    assert color.hue(color.from_hex(opened.inner)) < 40
    green = replace(washed, colors=[color.Cluster(_lab(60, -30, 20), 0.7)], under=red, tie=red, collar=80.0)
    assert (_worn(green, ("shirt", 0.9)).kind, _worn(green, ("shirt", 0.9)).cut) == ("jacket", "shirt")

    blue = replace(SEEN, colors=[color.Cluster(denim, 0.5)], roughness=11.0, inner=WHITE, opening=46.0, collar=47.0)
    assert (_worn(blue, ("sweater", 0.9)).kind, _worn(blue, ("sweater", 0.9)).cut) == ("jacket", "denim")
    assert _worn(replace(blue, opening=0.0), ("sweater", 0.9)).kind == "sweater"


def test_two_rows_of_buttons_are_a_suits_in_any_color_and_leather_has_none() -> None:
    yellow = replace(SEEN, colors=[color.Cluster(YELLOW, 0.9)], throat=BLUE)
    assert _worn(yellow, ("jacket", 0.9)).kind == "jacket"
    suit = _worn(replace(yellow, double=True), ("jacket", 0.9))
    assert (suit.kind, suit.breast) == ("suit", "double")
    assert color.from_hex(suit.inner)[2] < -30
    assert _worn(replace(SEEN, double=True, gloss=1.2), ("jacket", 0.9)).kind == "jacket"


def test_bare_shoulders_are_told_from_thin_straps() -> None:
    for bare, straps, neck in ((True, False, "bare"), (True, True, "bare"), (False, True, "straps")):
        seen = replace(SEEN, strapless=bare, straps=straps)
        assert _worn(seen, sleeve=("none", 0.8)).neck == neck
    assert _worn(SEEN, sleeve=("none", 0.8)).neck == "round"


def test_the_throat_shows_another_cloth_and_not_the_layers_own() -> None:
    y, x = np.mgrid[0:680, 0:680].astype(np.float32)
    lab = np.empty((680, 680, 3), np.float32)
    lab[:] = YELLOW
    labels = np.where(y > 180, Region.CLOTHES, Region.BACKGROUND).astype(np.uint8)
    whole, none = np.ones((680, 680), np.bool_), np.zeros((33, 2), np.float32)

    def at() -> color.F32 | None:
        worn = outfit.Outfit(color.to_rgb(lab), labels, whole, whole, none, none[:, 0], 340.0, 170.0, 80.0, 66.0)
        return at_throat(worn, YELLOW)

    assert at() is None
    lab[(np.abs(x - 340) < 10) & (y < 240)] = BLUE
    shown = at()
    assert shown is not None
    assert np.linalg.norm(shown - BLUE) < 6


def test_a_coat_with_two_rows_of_buttons_is_plainly_one_to_the_net() -> None:
    logits = np.full(len(GARMENTS), 5.0, np.float32)
    assert not is_double(logits)
    assert not is_double(None)
    logits[list(GARMENTS).index("trench coat")] = 10.8
    assert is_double(logits)
