"""Facial hair where the photo makes it hard: dark glasses, small faces, shaded jaws, hands, masks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from photos import head_of, observed

from figurelab.engines.procedural.figure import FacialHair
from figurelab.engines.procedural.perceive import lowerface, nets
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import beard, color, compose, head, lines, whiskers
from figurelab.engines.procedural.read.growth import LIP, Growth, Zone, growth
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import measure
from figurelab.engines.procedural.read.whisker_weights import KINDS

DEEP, FAIR = (40.0, 14.0, 16.0), (70.0, 14.0, 20.0)
BLACK = (16.0, 2.0, 1.0)
UNREAD = Reading(np.zeros(3, np.float32), 0.0)


def _plain(skin: tuple[float, ...]) -> head.Head:
    """The astronaut's head in one colour of skin."""
    base = head_of(observed("astronaut.jpg"))
    picture = np.empty_like(base.regions.picture)
    picture[:] = color.to_rgb(np.array(skin, np.float32))
    labels = np.full_like(base.regions.labels, Region.FACE_SKIN)
    labels[int(base.chin + 0.2 * base.height) :] = Region.CLOTHES
    return replace(base, regions=replace(base.regions, picture=picture, labels=labels))


def _with(base: head.Head, where: np.ndarray, lab: tuple[float, ...], label: Region | None = None) -> head.Head:
    picture, labels = base.regions.picture.copy(), base.regions.labels.copy()
    picture[where] = color.to_rgb(np.array(lab, np.float32))
    if label is not None:
        labels[where] = label
    return replace(base, regions=replace(base.regions, picture=picture, labels=labels))


def _below(base: head.Head, vertex: int) -> np.ndarray:
    rows = np.arange(len(base.oval))[:, None]
    return np.broadcast_to(rows > base.points[vertex, 1], base.oval.shape)


def _jaw(base: head.Head) -> np.ndarray:
    """What a full beard covers, down to below the chin."""
    columns = np.abs(np.arange(len(base.oval)) - base.middle)[None, :] < 0.45 * base.width
    return _below(base, 2) & columns & ~_below(base, 152) | (_below(base, 152) & columns & (base.regions.labels == 3))


def test_a_smooth_black_beard_on_deep_skin_is_a_beard_and_a_deep_shade_of_the_skin_is_none() -> None:
    plain = _plain(DEEP)
    bearded = beard.beard(_with(plain, _jaw(plain), BLACK), UNREAD, UNREAD)
    assert bearded.value.kind == "full"
    assert bearded.confidence > 0.8
    assert bearded.value.color[0] < 20
    black, shaded = (growth(_with(plain, _jaw(plain), lab)) for lab in (BLACK, (24.0, 8.4, 9.6)))
    assert black is not None
    assert shaded is not None
    assert black.mass > 0.9
    assert shaded.mass < 0.1


def test_dark_glasses_over_the_cheeks_hide_no_beard() -> None:
    """One cheek is under them, of the other only the hem of the beard is left."""
    plain = _plain(DEEP)
    bearded = _with(plain, _jaw(plain), BLACK)
    right, left = (bearded.area(side) for side in (head.RIGHT_CHEEK, head.LEFT_CHEEK))
    worn = _with(_with(bearded, left, (5.0, 0.0, 0.0), Region.OTHER), right, BLACK)
    assert beard.beard(worn, UNREAD, UNREAD).value.kind in ("boxed", "full")
    assert beard.beard(_with(plain, left, (5.0, 0.0, 0.0), Region.OTHER), UNREAD, UNREAD).value.kind == "none"


def test_nothing_is_told_of_a_face_under_a_mask() -> None:
    plain = _plain(FAIR)
    masked = _with(plain, _below(plain, 2) & plain.oval, BLACK, Region.OTHER)
    assert growth(masked) is None
    assert beard.beard(masked, UNREAD, UNREAD).confidence == 0.0


def _kind(monkeypatch: pytest.MonkeyPatch, grown: Growth) -> beard.BeardSeen:
    def of(_: head.Head) -> Growth:
        return grown

    monkeypatch.setattr(beard, "growth", of)
    plain = _plain(FAIR)
    return beard.beard(_with(plain, _jaw(plain), BLACK), UNREAD, Reading(np.array(FAIR, np.float32), 0.9)).value


def test_a_thick_moustache_over_a_jaw_in_shade_is_one_and_a_beards_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    lip, corner, chin = Zone(0.42, rough=13.0), Zone(0.39, rough=10.0), Zone(0.14, rough=1.4)
    jaw, low = Zone(0.29, rough=3.4, red=0.13), Zone(0.23, rough=2.6)

    def kind(over: Zone = lip, beside: Zone = corner, cheek: Zone = low, below: Zone = chin) -> str:
        grown = Growth(over, beside, below, below, jaw, jaw, cheek, hang=0.0, light=(75.0, 75.0))
        return _kind(monkeypatch, grown).kind

    assert kind() == "moustache"
    assert kind(over=replace(lip, rough=6.0)) != "moustache", "a shadow is smooth"
    assert kind(cheek=Zone()) != "moustache", "the jaw is darker than its light makes it"
    assert kind(below=Zone(0.35, rough=1.4)) != "moustache", "the chin is as dark"


def test_a_beard_is_as_thick_as_its_hairs_and_no_thicker_than_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def weight(dark: float, rough: float, hang: float) -> float:
        zone = Zone(dark, rough=rough, pale=8.0)
        seen = _kind(monkeypatch, Growth(zone, zone, zone, zone, zone, zone, Zone(), hang=hang, light=(70.0, 70.0)))
        assert seen.kind == "boxed"
        return seen.weight

    assert weight(0.75, 9.0, 0.07) > 0.8
    assert weight(0.75, 9.0, 0.01) == 0.7, "trimmed close"
    assert weight(0.3, 9.5, 0.03) > weight(0.3, 5.0, 0.03) + 0.2, "hair that shines is hair"


def test_a_beard_whose_lit_sides_are_light_is_no_goatee_where_bristles_grow_all_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A light from aside takes the dark from a short beard's side; its relief stays."""
    lip, corner, chin = Zone(0.41, rough=8.2), Zone(0.49, rough=10.5), Zone(0.37, rough=4.4, dark=0.9)
    front, side, low = Zone(0.29, rough=2.7, dark=0.84), Zone(0.14, rough=3.6), Zone(0.06, rough=1.1)

    def kind(jaw: float) -> str:
        along = Zone(0.30, rough=jaw)
        grown = Growth(lip, corner, chin, front, along, side, low, hang=0.02, light=(80.0, 80.0))
        return _kind(monkeypatch, grown).kind

    assert kind(3.0) == "boxed"
    assert kind(-1.0) == "goatee", "a jaw as smooth as the cheek is shaven"


def test_a_trimmed_white_beard_has_lost_the_skins_colour_all_round_the_mouth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shaven grey skin has lost some of it, and seldom everywhere; a white beard has hardly any darkness to show."""

    def kind(pale: float, chin: float) -> str:
        lip, corner = Zone(0.07, pale, 3.9, 0.1, -0.13), Zone(0.06, pale, 3.7, 0.1, -0.13)
        below, jaw = Zone(-0.09, chin, 2.4, 0.0, -0.13), Zone(-0.02, pale, 2.2, 0.0, -0.10)
        grown = Growth(lip, corner, below, below, jaw, Zone(0.04, 4.3, 1.8), Zone(0.05, -1.6), hang=0.0, light=(56, 76))
        return _kind(monkeypatch, grown).kind

    assert kind(10.3, 11.0) == "boxed"
    assert kind(5.5, 9.0) == "none", "not over the lip"
    assert kind(10.3, 2.0) == "none", "not on the chin"


def test_a_white_moustache_alone_has_lost_colour_over_the_lip_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def kind(pale: float, *, dark: float = -0.04, chin: float = 0.4, rough: float = 4.0) -> str:
        lip, corner = Zone(dark, pale, rough, 0.1, -0.2), Zone(0.1, 7.5, 7.6, 0.3, -0.08)
        below, jaw = Zone(0.08, chin, 0.5, 0.1, 0.05), Zone(0.09, -0.7, 2.5, 0.1, 0.03)
        grown = Growth(lip, corner, below, below, jaw, Zone(0.1, -3.1, 3.1), Zone(0.05), hang=0.0, light=(73, 53))
        return _kind(monkeypatch, grown).kind

    assert kind(20.0) == "moustache"
    assert kind(9.0) == "none", "pale skin"
    assert kind(20.0, rough=0.5) == "none", "a gleam has no relief"
    assert kind(20.0, chin=12.0) != "moustache", "nor does a light that falls on the chin as well tell"


def test_stubble_is_as_sure_as_its_bristles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where relief lies in every zone no shade is feared, which is smooth somewhere."""

    def seen(chin: float) -> beard.BeardSeen:
        lip, corner = Zone(0.28, 0.8, 7.1, 0.75, 0.03), Zone(0.43, -2.7, 10.5, 1.0, 0.13)
        below, front = Zone(0.27, 0.2, chin, 0.6, 0.06), Zone(0.1, -1.0, 3.1, 0.1, 0.04)
        jaw, side = Zone(0.18, -2.1, 5.5, 0.4, 0.04), Zone(0.15, 1.5, 3.0, 0.2, 0.0)
        grown = Growth(lip, corner, below, front, jaw, side, Zone(), hang=0.03, light=(75.0, 75.0))
        return _kind(monkeypatch, grown)

    bristly, smooth = seen(3.05), seen(0.5)
    assert bristly.kind == smooth.kind == "stubble"
    assert bristly.weight > 1.2 * smooth.weight


def test_a_beard_that_a_hand_holds_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def kind(rough: float, *, held: bool) -> str:
        zone = Zone(0.65, rough=rough, pale=8.0)
        return _kind(
            monkeypatch, Growth(zone, zone, zone, zone, zone, zone, Zone(), hang=0.0, light=(70.0, 70.0), held=held)
        ).kind

    assert kind(9.0, held=True) == "full"
    assert kind(9.0, held=False) == "boxed"
    assert kind(3.0, held=True) == "boxed"
    plain = _plain(FAIR)
    grown = growth(_with(plain, plain.oval & _below(plain, 17), FAIR, Region.BODY_SKIN))
    assert grown is None or grown.held
    bare = growth(plain)
    assert bare is not None
    assert not bare.held


def test_the_furrows_of_a_forehead_are_told_from_grain_and_from_a_smooth_one() -> None:
    plain = _plain(FAIR)
    across = np.sin(np.arange(len(plain.oval)) / (0.008 * plain.height))[:, None, None]
    grain = np.random.default_rng(1).normal(0, 8, plain.regions.picture.shape[:2])[..., None]

    def depth(change: np.ndarray) -> float:
        picture = np.clip(plain.regions.picture + change, 0, 255).astype(np.uint8)
        return lines.furrows(replace(plain, regions=replace(plain.regions, picture=picture)))

    assert depth(0.0 * grain) < 0.05
    assert depth(grain) < 0.3
    assert depth(8 * across) > 0.8
    covered = np.full_like(plain.regions.labels, Region.HAIR)
    assert lines.furrows(replace(plain, regions=replace(plain.regions, labels=covered))) == 0.0


LOOKS = np.zeros(1000, np.float32)


def _tell(monkeypatch: pytest.MonkeyPatch, *shares: float) -> None:
    """Let the looks of every lower face tell these shares of the kinds."""

    def told(_: np.ndarray, __: np.ndarray) -> dict[str, float]:
        return dict(zip(KINDS, shares, strict=True))

    monkeypatch.setattr(beard, "told", told)


@pytest.mark.parametrize(
    ("shares", "kind"),
    [
        ((0.50, 0.01, 0.01, 0.01, 0.47), "none"),
        ((0.20, 0.60, 0.05, 0.05, 0.10), "stubble"),
        ((0.30, 0.20, 0.05, 0.15, 0.30), "stubble"),
        ((0.10, 0.05, 0.75, 0.05, 0.05), "moustache"),
        ((0.10, 0.05, 0.05, 0.75, 0.05), "goatee"),
        ((0.10, 0.05, 0.05, 0.05, 0.75), "boxed"),
        ((0.33, 0.10, 0.00, 0.55, 0.02), "stubble"),
        ((0.02, 0.03, 0.05, 0.44, 0.46), "boxed"),
        ((0.02, 0.03, 0.05, 0.46, 0.44), "goatee"),
    ],
)
def test_where_the_zones_tell_nothing_looks_do_and_what_is_in_doubt_is_stubble(
    monkeypatch: pytest.MonkeyPatch, shares: tuple[float, ...], kind: str
) -> None:
    plain = _plain(FAIR)
    _tell(monkeypatch, *shares)
    assert beard.beard(plain, UNREAD, UNREAD).value.kind == "none"
    assert beard.beard(plain, UNREAD, UNREAD, looks=LOOKS).value.kind == kind


@pytest.mark.parametrize(("lab", "hidden"), [((56.0, 2.0, 4.0), True), ((16.0, 2.0, 1.0), False)])
def test_a_grey_beard_hides_the_skin_though_it_hardly_darkens_it(
    monkeypatch: pytest.MonkeyPatch, lab: tuple[float, ...], *, hidden: bool
) -> None:
    def weight(pale: float) -> float:
        zone, chin = Zone(0.12, pale=pale, rough=5.0, red=-0.2), Zone(0.12, pale=2.0, rough=2.0, red=-0.05)
        grown = Growth(zone, zone, zone, chin, zone, zone, Zone(0.1, 6.0), hang=0.0, light=(70.0, 70.0))
        monkeypatch.setattr(beard, "growth", _always(grown))
        monkeypatch.setattr(beard, "_color", _always(np.array(lab, np.float32)))
        _tell(monkeypatch, 0.01, 0.02, 0.02, 0.20, 0.75)
        seen = beard.beard(_plain(FAIR), UNREAD, UNREAD, looks=LOOKS).value
        assert seen.kind == "boxed"
        assert not seen.white
        return seen.weight

    assert weight(11.0) < 0.5
    assert (weight(18.0) > 0.8) == hidden, "black hair that shows little is short"


def test_a_glare_on_a_chin_that_looks_shaven_is_no_white_beard(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _plain(FAIR)
    monkeypatch.setattr(beard, "white_kind", _always("goatee"))
    _tell(monkeypatch, 0.05, 0.05, 0.05, 0.65, 0.20)
    assert beard.beard(plain, UNREAD, UNREAD, looks=LOOKS).value.white
    _tell(monkeypatch, 0.95, 0.01, 0.01, 0.02, 0.01)
    assert beard.beard(plain, UNREAD, UNREAD, looks=LOOKS).value.kind == "none"


@pytest.mark.parametrize(
    ("shares", "kind"),
    [
        ((0.75, 0.05, 0.05, 0.05, 0.10), "none"),
        ((0.45, 0.30, 0.05, 0.10, 0.10), "stubble"),
        ((0.45, 0.10, 0.05, 0.05, 0.35), "full"),
        ((0.05, 0.80, 0.05, 0.05, 0.05), "full"),
    ],
)
def test_looks_take_a_shade_away_and_leave_stubble_of_what_they_doubt(
    monkeypatch: pytest.MonkeyPatch, shares: tuple[float, ...], kind: str
) -> None:
    plain = _plain(DEEP)
    bearded = _with(plain, _jaw(plain), BLACK)
    _tell(monkeypatch, *shares)
    assert beard.beard(bearded, UNREAD, UNREAD, looks=LOOKS).value.kind == kind


def _always(answer: object) -> Callable[..., object]:
    def same(*_: object, **__: object) -> object:
        return answer

    return same


@pytest.mark.parametrize(
    ("shares", "kind"),
    [
        ((0.05, 0.65, 0.05, 0.05, 0.20), "stubble"),
        ((0.05, 0.50, 0.05, 0.05, 0.35), "boxed"),
        ((0.05, 0.05, 0.05, 0.20, 0.65), "boxed"),
    ],
)
def test_what_looks_plainly_like_stubble_is_no_beard(
    monkeypatch: pytest.MonkeyPatch, shares: tuple[float, ...], kind: str
) -> None:
    plain = _plain(DEEP)
    bearded = _with(plain, _jaw(plain), BLACK)
    monkeypatch.setattr(beard, "_kind", _always("boxed"))
    _tell(monkeypatch, *shares)
    assert beard.beard(bearded, UNREAD, UNREAD, looks=LOOKS).value.kind == kind


@pytest.mark.parametrize(("hair", "least"), [(79.0, 0.5), (30.0, 0.0)])
def test_stubble_under_white_hair_is_dense_enough_to_be_seen(
    monkeypatch: pytest.MonkeyPatch, hair: float, least: float
) -> None:
    plain, skin = _plain(FAIR), Reading(np.array(FAIR, np.float32), 0.9)
    _tell(monkeypatch, 0.4, 0.6, 0.0, 0.0, 0.0)
    seen = beard.beard(plain, Reading(np.array([hair, 1.0, 3.0], np.float32), 0.9), skin, looks=LOOKS).value
    assert seen.kind == "stubble"
    assert least <= seen.weight <= max(least, 0.3)


@pytest.mark.parametrize(
    ("shares", "kind"),
    [
        ((0.05, 0.05, 0.20, 0.65, 0.05), "moustache"),
        ((0.05, 0.05, 0.05, 0.75, 0.10), "goatee"),
        ((0.05, 0.05, 0.05, 0.10, 0.75), "boxed"),
    ],
)
def test_a_moustache_that_looks_like_no_moustache_is_part_of_more(
    monkeypatch: pytest.MonkeyPatch, shares: tuple[float, ...], kind: str
) -> None:
    plain = _plain(FAIR)
    lip = _with(plain, plain.area(*LIP), BLACK)
    monkeypatch.setattr(beard, "_kind", _always("moustache"))
    _tell(monkeypatch, *shares)
    assert beard.beard(lip, UNREAD, UNREAD, looks=LOOKS).value.kind == kind


def test_a_beard_whose_sides_keep_the_colour_of_skin_is_a_goatee(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _plain(FAIR)
    _tell(monkeypatch, 0.0, 0.1, 0.0, 0.1, 0.8)
    grey = (64.0, 4.0, 6.0)
    chin = _with(plain, plain.area(head.RIGHT_CHIN, head.LEFT_CHIN), grey)
    assert beard.beard(chin, UNREAD, UNREAD, looks=LOOKS).value.kind == "goatee"
    jaw = _with(plain, _jaw(plain), grey)
    assert beard.beard(jaw, UNREAD, UNREAD, looks=LOOKS).value.kind == "boxed"


def test_under_grey_hair_a_beard_is_grey_and_stubble_shows_on_the_skin(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, skin = _plain(FAIR), Reading(np.array(FAIR, np.float32), 0.9)
    chin = _with(plain, plain.area(head.RIGHT_CHIN, head.LEFT_CHIN), (64.0, 6.0, 9.0))
    grey, brown = (Reading(np.array(lab, np.float32), 0.9) for lab in ((75.0, 0.0, 2.0), (60.0, 8.0, 20.0)))

    def told(*shares: float) -> None:
        _tell(monkeypatch, *shares)

    told(0.0, 0.0, 0.0, 1.0, 0.0)
    silver, other = (beard.beard(chin, hair, skin, looks=LOOKS).value for hair in (grey, brown))
    assert silver.kind == other.kind == "goatee"
    assert color.chroma(silver.color) < 0.6 * color.chroma(other.color)
    assert silver.weight >= 0.3
    _tell(monkeypatch, 0.0, 1.0, 0.0, 0.0, 0.0)
    stubble = beard.beard(plain, Reading(np.array([80.0, 2.0, 20.0], np.float32), 0.9), skin, looks=LOOKS).value
    assert stubble.kind == "stubble"
    assert stubble.color[0] < 0.72 * FAIR[0]


@pytest.mark.parametrize(
    ("shares", "hair", "kind"),
    [
        ((0.30, 0.20, 0.05, 0.40, 0.05), 79.0, "goatee"),
        ((0.30, 0.10, 0.40, 0.15, 0.05), 79.0, "moustache"),
        ((0.30, 0.20, 0.05, 0.40, 0.05), 30.0, "stubble"),
        ((0.50, 0.05, 0.00, 0.40, 0.05), 79.0, "none"),
        ((0.20, 0.50, 0.00, 0.25, 0.05), 79.0, "stubble"),
    ],
)
def test_under_a_white_head_the_likeliest_hair_that_zones_do_not_tell_is_white(
    monkeypatch: pytest.MonkeyPatch, shares: tuple[float, ...], hair: float, kind: str
) -> None:
    plain, skin = _plain(FAIR), Reading(np.array(FAIR, np.float32), 0.9)
    _tell(monkeypatch, *shares)
    seen = beard.beard(plain, Reading(np.array([hair, 1.0, 3.0], np.float32), 0.9), skin, looks=LOOKS).value
    assert seen.kind == kind
    assert seen.white == (kind in ("goatee", "moustache"))


def test_weights_tell_a_smooth_face_from_a_bearded_one_by_zones_alone() -> None:
    plain = _plain(FAIR)
    bare, hairy = growth(plain), growth(_with(plain, _jaw(plain), BLACK))
    assert bare is not None
    assert hairy is not None
    table = whiskers.weights()
    assert table.shape == (1000, 1 + len(KINDS))
    assert np.isfinite(table).all()
    usual = table[:, 0]
    shaven = whiskers.told(whiskers.signs(bare, -4.0, -4.0, 0.0), usual)
    black = whiskers.told(whiskers.signs(hairy, 6.0, 6.0, 0.0), usual)
    assert sum(shaven.values()) == pytest.approx(1.0)
    assert shaven["none"] > 0.9
    assert black["none"] < 0.1


def test_the_lower_face_is_looked_at_both_ways_round_about_the_mouth(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[np.ndarray] = []

    def logits(picture: np.ndarray) -> np.ndarray:
        seen.append(picture)
        return np.arange(1000, dtype=np.float32) * (1.0 if len(seen) == 1 else 3.0)

    monkeypatch.setattr(nets, "class_logits", logits)
    points = np.full((468, 2), 100.0, np.float32)
    points[[61, 291, 10, 152]] = (80, 150), (120, 150), (100, 0), (100, 200)
    picture = np.zeros((256, 256, 3), np.uint8)
    picture[156:180, 96:100] = 255
    picture[:90] = 90
    scores = lowerface.lower_face(picture, points)
    assert scores.mean() == pytest.approx(0.0, abs=1e-3)
    assert scores[-1] - scores[0] == pytest.approx(2 * 999)
    there, mirrored = seen
    assert np.array_equal(mirrored, there[:, ::-1])
    rows, columns = np.nonzero(there[..., 0] > 200)
    assert np.median(rows) == pytest.approx(112, abs=4)
    assert columns.max() <= 113
    assert there[:4].max() == 0


def test_a_short_beard_that_skin_shows_through_is_dense_stubble_and_a_thick_or_a_white_one_has_volume() -> None:
    seen = measure(observed("portrait_dark_suit.jpg"))
    assert seen.head is not None
    black = np.array(BLACK, np.float32)

    def drawn(weight: float, *, white: bool = False) -> FacialHair:
        grown = Reading(beard.BeardSeen("boxed", 0.2, black, 4.0, weight, white=white), 0.9)
        assert seen.head is not None
        return compose(replace(seen, head=replace(seen.head, beard=grown)), 1).facial_hair

    assert [drawn(weight).kind for weight in (0.2, 0.4, 0.6)] == ["stubble", "stubble", "boxed"]
    assert 0.6 < drawn(0.2).weight < drawn(0.4).weight
    assert drawn(0.2, white=True).kind == "boxed"
