"""How hair hangs, and what hangs at the ears: drawn as labels about a real face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from photos import sketched_on

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, earrings, hair, hanging, style
from figurelab.engines.procedural.read.head import Head
from figurelab.engines.procedural.read.knot import knot

Place = Callable[[np.ndarray, np.ndarray], np.ndarray]
SKIN, GOLD = (70.0, 14.0, 20.0), (72.0, 6.0, 55.0)


def _head(places: dict[Region, Place], thing: tuple[float, float, float] = GOLD) -> Head:
    """Each region where its place(x, y) says, later ones on top; x in face widths from the middle, y in face heights
    below the chin. The face lies on top of all of them."""
    base, x, rows = sketched_on()
    size, y = base.regions.window.size, (rows - base.chin) / base.height
    labels = np.full((size, size), Region.BACKGROUND, np.uint8)
    labels[(np.abs(x) < 0.3) & (y > -0.2)] = Region.BODY_SKIN
    labels[(y > 0.3)] = Region.CLOTHES
    for region, place in places.items():
        labels[place(x, y)] = region
    labels[base.oval] = Region.FACE_SKIN
    picture = np.empty((size, size, 3), np.uint8)
    picture[:] = color.to_rgb(np.array(SKIN, np.float32))
    picture[labels == Region.OTHER] = color.to_rgb(np.array(thing, np.float32))
    shares = np.eye(6, dtype=np.float32)[labels]
    inside = np.ones((size, size), np.bool_)
    return replace(base, regions=replace(base.regions, labels=labels, picture=picture, shares=shares, inside=inside))


def _curtains(x: np.ndarray, y: np.ndarray, low: float = 0.3) -> np.ndarray:
    return (np.abs(x) < 0.8) & (y > -1.4) & (y < low) & ~((np.abs(x) < 0.3) & (y > -0.1))


def _cap(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (np.abs(x) < 0.62) & (y > -1.4) & (y < -0.6)


def _tail(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (x > 0.6) & (x < 0.95) & (y > -0.8) & (y < 0.6)


def test_hair_that_ends_on_the_shoulders_lies_on_them_and_a_bob_does_not() -> None:
    assert hanging.ends(_head({Region.HAIR: _curtains})).resting > 0.3
    assert hanging.ends(_head({Region.HAIR: lambda x, y: _curtains(x, y, low=0.1)})).resting == 0


def test_hair_that_the_photos_edge_ends_leaves_it_and_a_bob_over_the_edge_does_not() -> None:
    def leaving(low: float) -> float:
        head = _head({Region.HAIR: lambda x, y: _curtains(x, y, low=low)})
        rows = np.arange(head.regions.window.size)[:, None]
        inside = np.broadcast_to(rows < head.chin + 0.25 * head.height, head.regions.labels.shape)
        return hanging.ends(replace(head, regions=replace(head.regions, inside=inside))).leaving

    assert leaving(0.24) > 0.2
    assert leaving(0.05) == 0
    assert hanging.ends(_head({Region.HAIR: _curtains})).leaving == 0


@pytest.mark.parametrize(
    ("edge", "wide", "low", "cut"),
    [(0.2, 0.52, -0.75, True), (0.45, 0.52, -0.75, False), (0.2, 2.0, -0.75, False), (0.2, 0.0, 0.4, False)],
    ids=["temples", "a bare crown is seen", "bare temples too", "a full head of hair"],
)
def test_a_photo_that_ends_in_the_hairline_cuts_the_head(edge: float, wide: float, low: float, cut: bool) -> None:
    def temples(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.abs(x) > wide) & (np.abs(x) < 0.72) & (y < low)

    head = _head({Region.FACE_SKIN: lambda x, y: (np.abs(x) < 0.55) & (y < -0.5), Region.HAIR: temples})
    rows = np.arange(head.regions.window.size)[:, None]
    inside = np.broadcast_to(rows > head.top - edge * head.height, head.regions.labels.shape)
    labels = np.where(inside, head.regions.labels, Region.BACKGROUND).astype(np.uint8)
    ended = replace(head, regions=replace(head.regions, inside=inside, labels=labels))
    assert hair.measure(ended, ended).cut is cut


def test_an_open_mouth_is_measured_against_the_face_that_it_lengthens() -> None:
    head = _head({Region.HAIR: _cap})
    shouting = head.points.copy()
    span = head.chin - head.brow_line
    shouting[13, 1], shouting[14, 1] = head.chin - 0.4 * span, head.chin - 0.2 * span
    shouting[13, 0] = shouting[14, 0] = head.middle
    assert hair.measure(head, head).agape < 0.15
    assert hair.measure(replace(head, points=shouting), head).agape == pytest.approx(0.2, abs=0.01)


def test_a_tail_hangs_clear_of_the_neck_and_loose_hair_does_not() -> None:
    tied = _head({Region.HAIR: lambda x, y: _cap(x, y) | _tail(x, y)})
    assert hanging.side(tied, 1).clear > 0.8
    assert hanging.side(tied, -1).clear == 0
    assert hanging.side(_head({Region.HAIR: _curtains}), 1).clear == 0


def test_hair_is_broad_beside_the_lobe_in_a_bob_and_thin_where_it_is_drawn_back_over_the_ear() -> None:
    def drawn_back(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.abs(x) < 0.56) & (y > -1.4) & (y < -0.25)

    broad, thin = (hair.measure(h, h) for h in (_head({Region.HAIR: p}) for p in (_curtains, drawn_back)))
    assert broad.lobe > 0.2
    assert thin.lobe < 0.14


def test_two_tails_are_read_only_where_both_hang() -> None:
    both = _head({Region.HAIR: lambda x, y: _cap(x, y) | _tail(x, y) | _tail(-x, y)})
    one = _head({Region.HAIR: lambda x, y: _cap(x, y) | _tail(x, y)})
    assert hair.measure(both, both).tied == "tails"
    assert hair.measure(one, one).tied == "tail"
    assert hair.measure(one, one).tail == 1


def test_two_tails_tied_behind_covered_ears_are_low_and_broad_hair_there_is_loose() -> None:
    """Hair is drawn flat over both ears, and hangs clear of the neck below."""

    def drawn(x: np.ndarray, y: np.ndarray, broad: float = 0.56) -> np.ndarray:
        return _cap(x, y) | ((np.abs(x) < broad) & (y > -1.0) & (y < -0.2)) | hung(x, y)

    def hung(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.abs(x) > 0.5) & (np.abs(x) < 0.75) & (y > -0.35) & (y < 0.6)

    tails = _head({Region.HAIR: drawn})
    loose = _head({Region.HAIR: lambda x, y: drawn(x, y, 0.72)})
    seen = hair.measure(tails, tails)
    assert seen.tied == "tails"
    assert hair.measure(loose, loose).tied == "no"
    brown = np.array([30, 10, 14], np.float32)
    worn = style.hair(seen, brown, None, 0.0, hat=False, detailed=True)
    assert (worn.style, worn.tie) == ("twin_tails", "low")
    free = _head({Region.HAIR: lambda x, y: _cap(x, y) | _tail(x, y) | _tail(-x, y)})
    assert style.hair(hair.measure(free, free), brown, None, 0.0, hat=False, detailed=True).tie == "high"


def test_loose_hair_on_one_side_or_clear_of_the_neck_is_not_tied() -> None:
    """It lies beside the ear, where tied hair does not."""

    def one_side(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return _cap(x, y) | ((x > 0.4) & (x < 0.95) & (y > -1.0) & (y < 0.6))

    def clear_below(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return _cap(x, y) | ((np.abs(x) > 0.6) & (np.abs(x) < 0.9) & (y > -0.4) & (y < 0.5)) | _beside(x, y)

    def _beside(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.abs(x) < 0.9) & (y > -1.0) & (y < -0.35)

    for place in (one_side, clear_below):
        loose = _head({Region.HAIR: place})
        assert hair.measure(loose, loose).tied == "no"


@pytest.mark.parametrize(
    ("near", "length", "seen"),
    [
        ({"curtain": 0.9, "width": 0.09, "ear": 0.2}, -0.2, "tail"),
        ({"curtain": 0.9, "width": 0.09, "ear": 0.2}, -0.6, "no"),
        ({"curtain": 1.0, "width": 0.58, "ear": 0.2, "neck": 0.3}, 0.4, "no"),
        ({"curtain": 1.0, "width": 0.26, "clear": 0.8}, -0.3, "tail"),
        ({"curtain": 1.0, "width": 0.12, "neck": 0.45}, 0.25, "tail"),
        ({"curtain": 1.0, "width": 0.12, "neck": 0.45}, -0.06, "no"),
        ({"curtain": 1.0, "width": 0.32, "neck": 0.45}, 0.25, "no"),
    ],
    ids=["behind a free ear", "cropped", "loose behind it", "off the neck", "a braid", "a nape", "loose"],
)
def test_hair_behind_a_turned_head_is_tied(near: dict[str, float], length: float, seen: str) -> None:
    shown = hanging.Side(**{"curtain": 0.0, "clear": 0.0, "width": 0.0, **near})
    hidden = hanging.Side(0.0, 0.0, 0.0)
    assert hanging.tied(-0.6, hidden, shown, length) == seen
    assert hanging.tied(0.6, shown, hidden, length) == seen
    assert hanging.tied(0.6, shown, hanging.Side(1.0, 0.0, 0.3), length) == "no", "loose hair shows on the far side too"


def test_locks_that_a_knot_leaves_out_are_thinner_beside_the_lobe_than_loose_hair() -> None:
    hidden = hanging.Side(0.0, 0.0, 0.0)
    strays, loose = (hanging.Side(1.0, 0.0, 0.3, neck=0.2, lobe=lobe) for lobe in (0.16, 0.40))
    assert hanging.tied(0.6, strays, hidden, 0.4) == "bun"
    assert hanging.tied(0.6, loose, hidden, 0.4) == "no"
    assert hanging.tied(0.6, strays, hidden, 0.0) == "no", "a nape"
    assert hanging.tied(0.0, strays, strays, 0.4) == "no", "seen from the front, thin hair hangs so"


def test_hair_below_ears_that_lie_free_is_drawn_back() -> None:
    below = hanging.Side(0.1, 0.0, 0.05)
    assert hanging.tied(0.1, below, below, -0.2) == "tail"
    assert hanging.tied(0.1, below, below, -0.45) == "no", "it ends at the ear"
    assert hanging.tied(0.1, below, hanging.Side(0.4, 0.0, 0.05), -0.2) == "no", "it lies over an ear"


def test_hair_behind_the_lobe_of_a_turned_head_is_followed_to_the_back() -> None:
    def behind(x: np.ndarray, y: np.ndarray, low: float) -> np.ndarray:
        return (x > -0.5) & (x < 1.8) & (y > -1.4) & (y < low + 0.4 * (x > 1.4))

    def length(low: float, yaw: float) -> float:
        head = _head({Region.HAIR: lambda x, y: behind(x, y, low)})
        points = head.points.copy()
        points[1, 0] += yaw * head.width
        return hanging.length(replace(head, points=points))

    hangs, cropped = -0.3, -0.75
    assert length(hangs, -0.4) > length(hangs, 0.0) + 0.1
    assert length(cropped, -0.4) == pytest.approx(length(cropped, 0.0), abs=0.02)


def test_skin_before_the_hair_is_the_ears_and_the_necks() -> None:
    def braid(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        held = (np.abs(x) < 1.1) & (y > -1.4) & (y < -0.9)
        return held | ((x > 0.9) & (x < 1.1) & (y > -1.0) & (y < 0.4))

    def bare(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (x > 0.3) & (x < 0.9) & (y > -0.8) & (y < 0.3)

    side = hanging.side(_head({Region.BODY_SKIN: bare, Region.HAIR: braid}), 1)
    assert side.ear == pytest.approx(0.4, abs=0.08)
    assert side.neck > 0.45
    assert hanging.side(_head({Region.HAIR: _curtains}), 1).ear == 0


def test_a_neighbours_hair_is_no_length() -> None:
    def beside(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return _curtains(x, y, low=0.0) | ((x > 0.7) & (y > -0.2) & (y < 0.0)) | ((x > 1.4) & (y > -0.2))

    assert hanging.length(_head({Region.HAIR: beside})) == pytest.approx(0.0, abs=0.05)


def _lobe(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.hypot(x - 0.6, y + 0.35) < 0.07


def test_a_small_thing_of_another_colour_at_the_lobe_is_an_earring() -> None:
    found = earrings.earrings(_head({Region.OTHER: _lobe}))
    assert found is not None
    assert found.color == pytest.approx(GOLD, abs=2)
    assert found.kind == "drop"
    assert earrings.earrings(_head({Region.OTHER: _lobe}, thing=(66, 16, 22))) is None, "an ear of the skin's colour"


def _glinting(place: Place, light: float, dark: float) -> Head:
    """A head with a grey thing whose upper half is light and whose lower half is dark."""
    base = _head({Region.OTHER: place}, thing=(light, 1, 3))
    picture, here = base.regions.picture.copy(), base.regions.labels == Region.OTHER
    rows = np.arange(len(here))[:, None]
    picture[here & (rows > np.median(np.nonzero(here)[0]))] = color.to_rgb(np.array((dark, 1, 3), np.float32))
    return replace(base, regions=replace(base.regions, picture=picture))


def test_a_speck_at_the_lobe_that_glints_beside_its_own_dark_is_a_stud() -> None:
    def speck(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.hypot(x - 0.56, y + 0.42) < 0.02

    def line(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.abs(x - 0.56) < 0.008) & (np.abs(y + 0.42) < 0.05)

    def temple(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.abs(x - 0.56) < 0.05) & (np.abs(y + 0.42) < 0.012)

    found = earrings.earrings(_glinting(speck, 92, 40))
    assert found is not None
    assert found.kind == "stud"
    assert earrings.earrings(_glinting(speck, 25, 5)) is None, "the ear's own shadow"
    assert earrings.earrings(_glinting(speck, 92, 80)) is None, "a hole in the hair before a pale wall"
    for long in (line, temple):
        assert earrings.earrings(_glinting(long, 92, 40)) is None, "a chain of glasses, or their temple"


def test_a_stud_as_light_as_the_skin_glints_beside_its_own_shade() -> None:
    def speck(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.hypot(x - 0.53, y + 0.42) < 0.03

    def lobe(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.hypot(x - 0.55, y + 0.45) < 0.13

    def found(dark: float, light: float) -> earrings.EarringSeen | None:
        head = _head({Region.FACE_SKIN: lobe, Region.OTHER: speck})
        picture = head.regions.picture.copy()
        rows, columns = np.nonzero(head.regions.labels == Region.OTHER)
        half = columns < np.median(columns)
        for part, tone in ((half, dark), (~half, light)):
            picture[rows[part], columns[part]] = color.to_rgb(np.array((tone, 14.0, 20.0), np.float32))
        return earrings.earrings(replace(head, regions=replace(head.regions, picture=picture)))

    glinting = found(54.0, 88.0)
    assert glinting is not None
    assert glinting.kind == "stud"
    assert found(64.0, 76.0) is None, "skin in light and shade"


def test_a_pair_that_the_net_only_guesses_at_hangs_where_it_guesses_so_on_both_sides() -> None:
    base = _head({})
    size = base.regions.window.size
    y, x = np.mgrid[0:size, 0:size]

    def found(
        *places: tuple[int, float, float], share: float = 0.2, light: float = 60.0
    ) -> earrings.EarringSeen | None:
        shares, picture = base.regions.shares.copy(), base.regions.picture.copy()
        for vertex, out, low in places:
            across = x - base.points[vertex, 0] - (1 if vertex == 454 else -1) * out * base.height
            away = np.hypot(across, (y - base.eye_line) - low * base.height) / base.height
            shares[..., Region.OTHER] = np.maximum(shares[..., Region.OTHER], share * np.exp(-((away / 0.03) ** 2)))
            picture[away < 0.05] = color.to_rgb(np.array((light, 5.0, 20.0), np.float32))
        return earrings.earrings(replace(base, regions=replace(base.regions, shares=shares, picture=picture)))

    pair = ((234, 0.03, 0.45), (454, 0.03, 0.43))
    seen = found(*pair)
    assert seen is not None
    assert seen.color[0] == pytest.approx(60, abs=3)
    assert found(*pair, share=0.1) is None, "too faint"
    assert found(pair[0]) is None, "on one side"
    assert found(pair[0], (454, 0.03, 0.32)) is None, "not level"
    assert found((234, 0.2, 0.45), (454, 0.2, 0.43)) is None, "goes on beyond the lobe"
    assert found(*pair, light=15.0) is None, "dark"


def test_a_long_thing_at_the_lobe_dangles() -> None:
    def long(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (np.abs(x - 0.6) < 0.05) & (np.abs(y + 0.25) < 0.16)

    found = earrings.earrings(_head({Region.OTHER: long}))
    assert found is not None
    assert found.kind == "dangle"


def test_a_large_ring_is_a_hoop_and_a_rim_of_glasses_is_none() -> None:
    def ring(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.abs(np.hypot(x - 0.75, y + 0.15) - 0.18) < 0.012

    def rim(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.abs(np.hypot(x - 0.62, y + 0.62) - 0.16) < 0.012

    found = earrings.earrings(_head({Region.OTHER: ring}))
    assert found is not None
    assert found.kind == "hoop"
    assert earrings.earrings(_head({Region.OTHER: rim})) is None


def test_temples_and_straps_are_no_earrings() -> None:
    def strap(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return _lobe(x, y) | ((np.abs(x - 0.6) < 0.03) & (y > -1.2) & (y < -0.3))

    assert earrings.earrings(_head({Region.OTHER: strap})) is None


def _dome(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return ((x / 0.6) ** 2 + ((y + 0.8) / 0.5) ** 2 < 1) & (y < -0.75)


def _crown(shape: str) -> Place:
    def place(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (
            _dome(x, y)
            | {
                "knot": (x / 0.3) ** 2 + ((y + 1.5) / 0.24) ** 2 < 1,
                "quiff": (np.abs(x - 0.1) < 0.45) & (y > -1.5) & (y < -1.0),
                "spike": (np.abs(x) < 0.12 * (y + 1.7) / 0.4) & (y > -1.7) & (y < -1.2),
                "none": x > 9,
            }[shape]
        )

    return place


@pytest.mark.parametrize("shape", ["knot", "quiff", "spike", "none"])
def test_a_knot_sits_over_a_waist(shape: str) -> None:
    head = _head({Region.HAIR: _crown(shape)})
    assert knot(head).tells == (shape == "knot")
    measured = hair.measure(head, head)
    assert (style.is_knotted(measured, 0.0)) == (shape == "knot")
    assert not style.is_knotted(measured, 0.6), "of a turned head the outline is another"
    assert not style.is_knotted(replace(measured, length=0.4), 0.0), "long hair has waists of its own"
