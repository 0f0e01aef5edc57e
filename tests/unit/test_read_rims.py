"""Frames of glasses, painted round the eyes of a portrait: their form, their size and how heavy they are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import bare_eyed
from PIL import Image, ImageDraw

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import cover, rims
from figurelab.engines.procedural.read.compose import _shown_on  # pyright: ignore[reportPrivateUsage]
from figurelab.engines.procedural.read.head import LEFT_EYE, RIGHT_EYE, Head
from figurelab.engines.procedural.read.lenses import LensForm


@pytest.fixture(scope="module")
def bare() -> Head:
    return bare_eyed()


def worn(
    bare: Head, corner: float, half: tuple[float, float], thick: tuple[float, float], shrink: int = 1, *,
    ink: tuple[int, int, int] = (24, 20, 20), askew: float = 0.0,
) -> rims.Rim:  # fmt: skip
    """corner: radius over the smaller half size. half: sizes of a lens, thick: of its rim above and below, in eye
    widths. shrink: how much coarser the photo is. ink: colour of the rim. askew: how much lower one lens is."""
    picture = Image.fromarray(bare.regions.picture).resize((2048, 2048))
    for outer, inner, ring in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE)):
        eye = 4 * float(np.linalg.norm(bare.points[outer] - bare.points[inner]))
        side = float(np.sign(bare.points[outer, 0] - bare.points[inner, 0]))
        x, y = 4 * bare.points[ring].mean(axis=0) + [side * 0.06 * eye, (0.12 + max(side, 0) * askew) * eye]
        wide, tall = half[0] * eye, half[1] * eye
        for rim, clip in zip(thick, ((y - 2 * tall, y), (y, y + 2 * tall)), strict=True):
            layer = Image.new("L", picture.size)
            edge = rim * eye / 2
            box = (x - wide - edge, y - tall - edge, x + wide + edge, y + tall + edge)
            pen = ImageDraw.Draw(layer)
            pen.rounded_rectangle(box, corner * min(wide, tall), outline=255, width=max(1, round(2 * edge)))
            mask = np.asarray(layer).copy()
            mask[: int(max(clip[0], 0))] = 0
            mask[int(clip[1]) :] = 0
            picture.paste(ink, (0, 0), Image.fromarray(mask))
    painted = picture.resize((512 // shrink, 512 // shrink), Image.Resampling.BOX).resize((512, 512))
    regions = replace(bare.regions, picture=np.asarray(painted))
    return rims.rims(Head(regions, bare.points), dark=False)


def test_size_and_form_are_measured(bare: Head) -> None:
    narrow = worn(bare, 0.2, (0.90, 0.46), (0.08, 0.08))
    ring = worn(bare, 1.0, (0.72, 0.70), (0.08, 0.08))
    for found, (wide, tall) in ((narrow, (0.90, 0.46)), (ring, (0.72, 0.70))):
        assert found.half_x == pytest.approx(wide, abs=0.07)
        assert found.half_y == pytest.approx(tall, abs=0.07)
        assert found.found
    assert narrow.form == "square"
    assert ring.form in ("round", "soft")
    assert ring.aspect > 0.85 > narrow.aspect


def test_a_pale_rim_is_told_from_a_dark_one_with_its_colour(bare: Head) -> None:
    dark, pale = (worn(bare, 0.9, (0.85, 0.72), (0.06, 0.06), ink=ink) for ink in ((24, 20, 20), (250, 248, 246)))
    assert dark.found
    assert not dark.pale
    assert dark.color[0] < 35
    assert pale.found
    assert pale.pale
    assert pale.color[0] > 80


def test_a_line_lighter_than_what_is_beside_it_but_darker_than_skin_is_no_pale_frame(bare: Head) -> None:
    """The gap between a dark frame and a fringe, which a small photo mixes with both."""
    picture = bare.regions.picture.copy()
    for outer, inner, ring in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE)):
        eye = float(np.linalg.norm(bare.points[outer] - bare.points[inner]))
        x, y = bare.points[ring].mean(axis=0)
        shade = slice(round(y - 0.8 * eye), round(y + 0.8 * eye)), slice(round(x - 1.1 * eye), round(x + 1.1 * eye))
        picture[shade] = (34, 28, 26)
    dark = replace(bare, regions=replace(bare.regions, picture=picture))
    gap, metal = (worn(dark, 0.4, (0.85, 0.60), (0.06, 0.06), ink=ink) for ink in ((104, 84, 74), (226, 220, 214)))
    assert metal.pale
    assert metal.color[0] > 80
    assert not gap.pale


def test_lenses_that_sit_askew_are_both_found(bare: Head) -> None:
    straight, askew = (worn(bare, 1.0, (0.80, 0.74), (0.08, 0.08), askew=by) for by in (0.0, 0.14))
    assert askew.half_y == pytest.approx(straight.half_y, abs=0.05)
    assert askew.fit > straight.fit - 0.08


def test_ink_tells_a_wire_from_a_heavy_frame_in_a_coarse_photo_too(bare: Head) -> None:
    for shrink in (1, 3):
        wire, heavy = (worn(bare, 0.4, (0.85, 0.58), (rim, rim), shrink) for rim in (0.025, 0.14))
        assert heavy.under > 3 * wire.under
        assert wire.under < 0.04


def test_a_brow_line_is_told_from_a_whole_frame(bare: Head) -> None:
    """Only the sizes of the two halves differ."""
    half = worn(bare, 0.4, (0.85, 0.58), (0.14, 0.02))
    whole = worn(bare, 0.4, (0.85, 0.58), (0.10, 0.10))
    plain = cover.GlassesSeen("square", np.zeros(3, np.float32))
    assert cover.framed(plain, half).half
    assert not cover.framed(plain, whole).half
    assert cover.framed(plain, replace(half, pixels=9.0)).half
    assert not cover.framed(plain, replace(half, pixels=7.0)).half, "too small to tell"


def test_a_frame_that_is_not_found_is_of_the_usual_size(bare: Head) -> None:
    lids = rims.rims(bare, dark=False)
    assert not lids.found
    seen = cover.framed(cover.GlassesSeen("square", np.zeros(3, np.float32)), lids)
    assert (seen.kind, seen.width, seen.height, seen.half) == ("square", 1.0, 1.0, False)


@pytest.mark.parametrize(
    ("form", "aspect", "clear", "dark"),
    [
        ("round", 0.95, "round", "round"),
        ("soft", 0.80, "square", "sun"),
        ("soft", 0.70, "square", "sun"),
        ("panto", 0.70, "panto", "sun"),
        ("panto", 0.60, "square", "sun"),
        ("square", 0.80, "square", "sun"),
        ("cat", 0.65, "cat", "sun"),
        ("aviator", 0.80, "aviator", "aviator"),
        ("aviator", 0.60, "square", "sun"),
    ],
)
def test_a_frame_is_named_by_its_outline_and_how_high_it_is(
    form: LensForm, aspect: float, clear: str, dark: str
) -> None:
    black = np.zeros(3, np.float32)
    rim = rims.Rim(form, 0.9, 0.9 * aspect, 0.8, 0.06, 0.06, 20.0, pale=False, color=black)
    assert cover.framed(cover.GlassesSeen("square", black), rim).kind == clear
    assert cover.framed(cover.GlassesSeen("sun", black, lens=black), rim).kind == dark


def test_of_a_rim_whose_outline_lies_beside_one_half_the_other_half_tells_its_weight() -> None:
    def weight(over: float, under: float) -> float:
        rim = rims.Rim("square", 0.9, 0.6, 0.8, over, under, 20.0, pale=False, color=np.zeros(3, np.float32))
        return cover.framed(cover.GlassesSeen("square", np.zeros(3, np.float32)), rim).weight

    assert weight(0.02, 0.02) == 0.0
    assert weight(0.02, 0.10) > weight(0.06, 0.06) > weight(0.04, 0.04) > 0.1
    assert weight(0.14, 0.12) == 1.0


@pytest.mark.parametrize(
    ("over", "under", "pixels", "pale", "rim"),
    [
        (0.045, 0.017, 30.0, False, "upper"),
        (0.030, 0.022, 30.0, False, "full"),
        (0.045, 0.017, 10.0, False, "full"),
        (0.066, 0.029, 30.0, False, "full"),
        (0.045, 0.017, 30.0, True, "full"),
    ],
)
def test_glass_hangs_from_a_brow_line_where_no_lower_rim_is_seen(
    over: float, under: float, pixels: float, pale: bool, rim: str
) -> None:
    seen = rims.Rim("square", 0.9, 0.6, 0.8, over, under, pixels, pale=pale, color=np.zeros(3, np.float32))
    assert cover.framed(cover.GlassesSeen("square", np.zeros(3, np.float32)), seen).rim == rim


def test_square_lenses_keep_the_corners_of_the_outline_that_fits() -> None:
    corners = [
        cover.framed(
            cover.GlassesSeen("square", np.zeros(3, np.float32)),
            rims.Rim(form, 0.9, 0.5, 0.8, 0.05, 0.05, 30.0, pale=False, color=np.zeros(3, np.float32)),
        )
        for form in ("square", "soft", "panto")
    ]
    assert [one.kind for one in corners] == ["square"] * 3
    assert corners[0].corner < 0.3 < corners[1].corner < 0.6 < corners[2].corner


def test_wire_loses_the_hue_of_the_skin_beside_it_and_a_horn_rim_keeps_its_own(bare: Head) -> None:
    skin = np.median(bare.lab[bare.skin], axis=0)
    brown = np.array([30.0, *(0.9 * skin[1:])], np.float32)

    def hue(weight: float, color: np.ndarray) -> np.ndarray:
        return cover._own_hue(bare, cover.GlassesSeen("square", color, weight=weight))[1:]  # pyright: ignore[reportPrivateUsage]

    assert np.hypot(*hue(0.05, brown)) < 0.4 * np.hypot(*brown[1:])
    assert hue(0.7, brown) == pytest.approx(brown[1:])
    turned = np.array([30.0, -skin[2], skin[1]], np.float32)
    bright = np.array([30.0, *(1.3 * skin[1:])], np.float32)
    for color in (turned, bright):
        assert hue(0.05, color) == pytest.approx(color[1:], abs=0.01)


def test_wire_as_light_as_the_skin_is_moved_away_from_it() -> None:
    silver = np.array([72.0, 1.0, 3.0], np.float32)
    on_light, on_dark = (_shown_on(silver, np.array([lit, 12.0, 16.0], np.float32)) for lit in (78.0, 50.0))
    assert on_light[0] == pytest.approx(54.0, abs=0.1)
    assert on_dark[0] == pytest.approx(74.0, abs=0.1)
    assert _shown_on(silver, np.array([30.0, 12.0, 16.0], np.float32)) == pytest.approx(silver)


def test_a_pale_frame_is_told_from_a_dark_one_and_its_weight_by_what_it_covers(bare: Head) -> None:
    skin = float(np.median(bare.lab[bare.skin][:, 0]))
    assert 45 < skin < 85

    def framed(color: tuple[int, int, int], thick: float, *, lined: bool = True) -> cover.GlassesSeen:
        """lined: whether the picture shows more of the frame than its bridge."""
        size = bare.regions.window.size
        y, x = np.mgrid[0:size, 0:size]
        ring, bridge = np.zeros((size, size), np.bool_), np.abs(y - bare.points[6, 1]) < 4
        for outer, inner, eye in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE)):
            width = float(np.linalg.norm(bare.points[outer] - bare.points[inner]))
            cx, cy = bare.points[eye].mean(axis=0)
            ring |= np.abs(np.hypot(x - cx, y - cy) / width - 0.62) < thick
        ring |= bridge & (np.abs(x - bare.points[6, 0]) < 0.12 * bare.width)
        picture, shares = bare.regions.picture.copy(), bare.regions.shares.copy()
        picture[ring if lined else bridge] = color
        shares[ring] = 0.0
        shares[ring, Region.OTHER] = 1.0
        labels = np.where(ring, Region.OTHER, bare.regions.labels).astype(np.uint8)
        regions = replace(bare.regions, picture=picture, shares=shares, labels=labels)
        return cover.glasses(replace(bare, regions=regions)).value

    heavy, light = framed((246, 244, 240), 0.20), framed((246, 244, 240), 0.05)
    assert heavy.kind != "none"
    assert heavy.color[0] > 90
    assert light.weight < heavy.weight - 0.1
    assert framed((40, 30, 30), 0.10).color[0] < 30
    black, brown = framed((38, 24, 18), 0.10).color, framed((110, 62, 34), 0.10).color
    assert np.hypot(*black[1:]) < 3, "the skin beside a black frame tinges it"
    assert np.hypot(*brown[1:]) > 20
    unseen = framed((40, 30, 30), 0.10, lined=False)
    assert (unseen.kind, unseen.width) == ("square", 1.0), "without an outline it has the commonest one"
    vivid = framed((170, 40, 120), 0.08)
    assert vivid.weight > 0.45, "what covers so much of the eyes is no wire, though its line is too light for ink"


@pytest.mark.parametrize(
    ("light", "pixels", "pale", "weight"),
    [(18.0, 28.0, False, 0.8), (37.0, 28.0, False, 0.26), (37.0, 16.0, False, 0.8), (37.0, 28.0, True, 0.8)],
    ids=["a heavy frame", "wire before a shade", "blurred", "clear plastic"],
)
def test_a_frame_whose_line_is_hardly_darker_than_skin_in_shade_is_wire(
    light: float, pixels: float, *, pale: bool, weight: float
) -> None:
    line = rims.Rim("square", 0.9, 0.6, 0.8, 0.10, 0.10, pixels, pale=pale, color=np.array([light, 6, 6], np.float32))
    assert cover.framed(cover.GlassesSeen("square", np.zeros(3, np.float32)), line).weight == pytest.approx(weight)
