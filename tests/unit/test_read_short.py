"""Short hair as it is read: its colour and how close it lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import head_of, observed, sketched_on

from figurelab.engines.procedural.figure import Hair
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import hair, style, tint
from figurelab.engines.procedural.read.color import F32, chroma, to_rgb
from figurelab.engines.procedural.read.hair import HairMeasures
from figurelab.engines.procedural.read.short_top import recede
from figurelab.engines.procedural.read.tint import sky, unmirrored


def lab(lightness: float, colorfulness: float, hue: float) -> F32:
    turn = np.radians(hue)
    return np.array([lightness, colorfulness * np.cos(turn), colorfulness * np.sin(turn)], np.float32)


def test_a_shaven_head_under_the_photos_edge_is_bald_where_the_ground_is_seen_over_it() -> None:
    base = head_of(observed("astronaut.jpg"))
    y, x = np.mgrid[0 : len(base.oval), 0 : len(base.oval)]
    off = np.abs(x - base.middle) / base.width
    bare = base.oval | ((off < 0.4) & (y > base.top - 0.11 * base.height) & (y < base.chin))
    rim = (off < 0.35) & (y > base.top - 0.15 * base.height) & (y <= base.top - 0.11 * base.height)
    labels = np.where(bare, Region.FACE_SKIN, np.where(rim, Region.HAIR, Region.BACKGROUND)).astype(np.uint8)
    picture = np.full_like(base.regions.picture, 90)
    picture[rim] = 190
    inside = y > base.top - 0.25 * base.height
    shown = replace(base.regions, labels=labels, picture=picture, inside=inside)
    shaven = replace(base, regions=shown)
    measured = hair.measure(shaven, shaven)
    assert 0.02 < measured.area < 0.05
    assert not measured.cut
    assert style.hair(measured, lab(20, 3, 60), None, 0.0, hat=False, detailed=True).style == "bald"
    assert not tint.hair_color(shaven, measured).trusted, "what is lighter than the face is the ground"
    edge = replace(shown, inside=y > base.top - 0.14 * base.height)
    assert hair.measure(replace(base, regions=edge), shaven).cut, "here the photo ends in the hair"


@pytest.mark.parametrize("hue", [245, 275, 320])
def test_black_hair_that_mirrors_the_sky_is_black(hue: float) -> None:
    assert chroma(unmirrored(lab(13, 10, hue))) < 2.0


@pytest.mark.parametrize(
    "color", [lab(13, 10, 60), lab(13, 10, 20), lab(32, 10, 275), lab(13, 22, 275), lab(20, 9, 150)]
)
def test_brown_dyed_and_lighter_hair_keeps_its_colour(color: F32) -> None:
    assert np.allclose(unmirrored(color), color)


def test_blue_that_fades_in_the_light_is_a_films_and_a_dye_grows_in_it() -> None:
    rng = np.random.default_rng(1)
    lightness = rng.uniform(12, 40, 4000).astype(np.float32)

    def hair_of(colorfulness: np.ndarray) -> F32:
        turn = np.radians(285)
        return np.stack([lightness, colorfulness * np.cos(turn), colorfulness * np.sin(turn)], 1).astype(np.float32)

    toned, dyed = hair_of(28 - 0.4 * lightness), hair_of(8 + 0.5 * lightness)
    assert chroma(tint._untoned(lab(28, 30, 285), toned)) < 6.0  # pyright: ignore[reportPrivateUsage]
    assert np.allclose(tint._untoned(lab(28, 30, 285), dyed), lab(28, 30, 285))  # pyright: ignore[reportPrivateUsage]
    assert np.allclose(tint._untoned(lab(28, 30, 60), toned), lab(28, 30, 60))  # pyright: ignore[reportPrivateUsage]


def test_before_a_blue_sky_hair_mirrors_more_of_it_but_dyed_hair_is_lighter() -> None:
    assert chroma(unmirrored(lab(26, 22, 258), 1.0)) < 5.0
    assert np.allclose(unmirrored(lab(26, 22, 258), 0.0), lab(26, 22, 258))
    for dyed in (lab(42, 22, 270), lab(26, 34, 270), lab(26, 22, 20)):
        assert np.allclose(unmirrored(dyed, 1.0), dyed)


def test_a_blue_sky_is_a_light_ground_of_its_hue() -> None:
    base, _, _ = sketched_on()
    ground = base.regions.labels == Region.BACKGROUND
    for color, share in (
        (lab(70, 30, 260), 1.0),
        (lab(70, 3, 260), 0.0),
        (lab(30, 30, 260), 0.0),
        (lab(70, 30, 60), 0.0),
    ):
        picture = base.regions.picture.copy()
        picture[ground] = to_rgb(color)
        assert sky(replace(base, regions=replace(base.regions, picture=picture), cast=None, exposure=1.0)) == share


def test_close_coils_lie_closer_than_any_other() -> None:
    coils = HairMeasures(
        area=0.20, top=0.37, length=-0.87, fringe_gap=0.33, gap_left=0.33, gap_right=0.33, coherence=0.47, tied="no",
        width=1.02, sides=0.02, fine=0.17, order=0.41, relief=3.1, contrast=0.75,
    )  # fmt: skip
    found = style.hair(coils, lab(12, 2, 60), None, 0.0, hat=False, detailed=True)
    assert (found.style, found.sides) == ("coily", "faded")
    assert found.volume < 0.5


def short(**own: float) -> HairMeasures:
    """Brown hair of the usual short cut, open over the forehead, but for what is given."""
    usual = HairMeasures(
        area=0.45, top=0.38, length=-0.7, fringe_gap=0.36, gap_left=0.36, gap_middle=0.36, gap_right=0.36,
        coherence=0.55, tied="no", width=1.15, sides=0.15, upright=0.40, fine=0.55, order=0.55, relief=3.5,
        contrast=0.6,
    )  # fmt: skip
    return replace(usual, **own)  # pyright: ignore[reportArgumentType]


def read(measured: HairMeasures, yaw: float = 0.0) -> Hair:
    return style.hair(measured, lab(30, 10, 60), None, yaw, hat=False, detailed=True)


def test_low_hair_that_does_not_stand_up_is_cropped_and_what_stands_up_is_combed() -> None:
    assert read(short()).top == "cropped"
    assert read(short(upright=0.55)).top == "combed"
    # A high forehead's hair is drawn back from it, where its locks lie side by side.
    assert read(short(fringe_gap=0.41, gap_middle=0.41, order=0.66)).top == "flat"
    assert read(short(fringe_gap=0.41, gap_middle=0.41)).top == "cropped"


def test_next_to_no_hair_is_shorn_however_parallel_it_seems() -> None:
    shorn = short(area=0.2, top=0.29, coherence=0.88, fine=0.45, order=0.66, sides=0.05, relief=1.2)
    assert read(shorn).style == "buzz"
    assert read(replace(shorn, area=0.27, top=0.33)).style != "buzz", "a short cut that is combed"


def test_tangled_hair_that_stands_up_stands_in_spikes() -> None:
    spiky = short(upright=0.55, coherence=0.38)
    assert (read(spiky).style, read(spiky).top) == ("side_part", "spikes")
    assert read(spiky, 0.6).top == "combed"
    assert read(replace(spiky, relief=2.4)).top == "combed"


def test_little_hair_in_tufts_is_no_shaved_head() -> None:
    tufts = short(area=0.28, top=0.31, coherence=0.5)
    assert read(tufts).top == "cropped"
    assert read(replace(tufts, relief=2.2)).top == "combed"


def test_a_crop_turns_where_it_is_tangled_and_a_long_top_waves() -> None:
    assert read(short()).wave == 0
    assert read(short(order=0.40, fine=0.40)).wave > 0.5
    # Small curls are tangled with the finest alone.
    assert read(short(order=0.63, fine=0.32, coherence=0.40)).wave > 0.5 > read(short(order=0.63, fine=0.32)).wave
    assert read(short(area=0.75, top=0.46, upright=0.3, coherence=0.5)).wave > 0.5


def test_hair_that_runs_across_is_parted_over_the_side_that_is_barer() -> None:
    across = short(upright=0.15)
    assert read(replace(across, gap_right=0.40)).parting == "left"
    assert read(replace(across, gap_left=0.40)).parting == "right"


def test_a_thin_top_recedes_farther_than_a_full_one() -> None:
    high = {"fringe_gap": 0.52, "gap_left": 0.52, "gap_middle": 0.52, "gap_right": 0.52}
    assert read(short(area=0.25, **high)).recede > 0.35 >= read(short(area=0.45, **high)).recede > 0


def test_what_is_left_on_a_bare_crown_is_combed_over_it() -> None:
    high = short(area=0.25, fringe_gap=0.54, gap_left=0.54, gap_middle=0.54, gap_right=0.54)
    assert read(replace(high, crown=0.20)).top == "cropped"
    assert read(replace(high, crown=0.12)).top == "combed"


def test_a_bare_crown_has_hair_at_its_sides_as_full_as_it_is_seen() -> None:
    bare = short(area=0.25, crown=0.10, fringe_gap=0.55, gap_left=0.5, gap_middle=0.55, gap_right=0.55, upright=0.0)
    cropped, full = read(replace(bare, sides=0.10)), read(replace(bare, sides=0.21))
    assert cropped.style == full.style == "receding"
    assert cropped.volume < 0.85 < 1.1 < full.volume


def test_a_high_top_of_little_hair_is_too_short_to_be_drawn_back() -> None:
    high = short(fringe_gap=0.48, gap_left=0.48, gap_middle=0.48, gap_right=0.48)
    assert read(replace(high, area=0.29, top=0.36, order=0.66)).top == "cropped"
    assert read(replace(high, area=0.40, order=0.66)).top == "flat"


def test_sides_that_are_short_but_dark_are_not_faded() -> None:
    tall = short(top=0.45)
    assert read(replace(tall, sides=0.07)).sides == "usual"
    assert read(replace(tall, sides=0.055)).sides == "faded"


def test_big_curls_are_big_from_any_side() -> None:
    curls = short(area=0.74, coherence=0.25, fine=0.31, order=0.27, relief=6.0, width=1.46)
    assert read(curls, 0.53).style == "curly"
    assert read(curls, 0.53).volume > 1.1
    assert read(replace(curls, width=1.25), 0.53).volume < 1.0


def test_volume_does_not_leap_where_a_head_turns() -> None:
    at = [read(short(width=1.31, top=0.35), yaw).volume for yaw in np.linspace(0.1, 0.5, 21)]
    assert np.abs(np.diff(at)).max() < 0.04
    assert at[0] > at[-1] + 0.05, "a turned head shows its depth"


def test_a_high_forehead_is_a_hairline_gone_back_on_a_grown_face() -> None:
    high = HairMeasures(
        area=0.25, top=0.35, length=-0.7, width=1.4, fringe_gap=0.42, gap_left=0.42, gap_right=0.42, coherence=0.5,
        tied="no",
    )  # fmt: skip
    assert recede(high, 0.0, 0.28) == 0.0
    assert recede(high, 0.0, 0.56) == 0.5
    assert recede(replace(high, area=0.5), 0.0, 0.56) == 0.3, "over a full top"
    assert recede(replace(high, fringe_gap=0.33), 0.0, 0.56) == 0.0


def test_white_hair_that_is_seen_on_a_darker_scalp_is_not_cropped() -> None:
    def read(contrast: float) -> str:
        m = HairMeasures(
            area=0.16, top=0.29, length=-0.7, fringe_gap=0.47, gap_left=0.46, gap_right=0.49, coherence=0.69, tied="no",
            width=1.13, crown=0.14, upright=0.25, sides=0.085, order=0.81, fine=0.62, relief=2.5, contrast=contrast,
        )  # fmt: skip
        return style.hair(m, lab(80, 3, 80), None, 0.0, hat=False, detailed=True, years=0.53).style

    assert read(-0.14) == "slick"
    assert read(0.09) == "buzz", "what is darker than the face may be bristles"
