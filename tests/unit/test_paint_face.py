"""The printed face: lights, symmetry, contrast, variety, determinism."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from figurelab.engines.procedural.figure import (
    Body,
    Brows,
    Eyes,
    Face,
    FacialHair,
    FigureSpec,
    Glasses,
    Pet,
    Wear,
    from_json,
    to_json,
)
from figurelab.engines.procedural.paint.beard import Close, lay_beard, nap
from figurelab.engines.procedural.paint.brows import CONTRAST, brow_color
from figurelab.engines.procedural.paint.canvas import BOTTOM, LEFT, SIDE, SPAN, Canvas
from figurelab.engines.procedural.paint.complexion import Complexion, skin_color
from figurelab.engines.procedural.paint.eyeshape import EYE, EyeShape
from figurelab.engines.procedural.paint.eyewear import Lens, tint
from figurelab.engines.procedural.paint.face import draw_face
from figurelab.engines.procedural.paint.layout import Layout, fold_end, smile_of
from figurelab.engines.procedural.paint.lined import draw_lines
from figurelab.engines.procedural.paint.mouth import draw_mouth
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, to_oklab
from figurelab.engines.procedural.paint.petface import PET_EYE, draw_pet_face
from figurelab.engines.procedural.paint.skin import draw_light
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.features import nose_reach

SKINS = ["#f9dcc8", "#f0c6a4", "#d9a478", "#a66d47", "#6e432c"]


def pixel(u: float, v: float) -> tuple[int, int]:
    return int((v - BOTTOM) / SPAN * SIDE), int((u - LEFT) / SPAN * SIDE)


def window(pixels: np.ndarray, u: float, v: float, half: float) -> np.ndarray:
    (j0, i0), (j1, i1) = pixel(u - half, v - half), pixel(u + half, v + half)
    return pixels[j0:j1, i0:i1]


def printed(spec: FigureSpec) -> np.ndarray:
    """Opaque (SIDE, SIDE, 3) picture of a face on its own skin."""
    decals = draw_face(spec).pixels
    return decals[..., :3] + (1 - decals[..., 3:4]) * from_hex(spec.face.skin)


def of(**face: object) -> FigureSpec:
    return FigureSpec(face=Face(**face))  # type: ignore[arg-type]


@pytest.mark.parametrize("family", ["dot", "vinyl", "anime", "soft"])
def test_both_eyes_catch_the_light_on_the_same_side_of_the_screen(family: str) -> None:
    pixels = draw_face(of(eyes={"family": family})).pixels
    for side in (-1, 1):
        eye = window(pixels, side * EYE[0], EYE[1], 0.26)
        rows, columns = np.nonzero(eye[..., 4] > 0.99)
        upper = rows > eye.shape[0] / 2
        assert upper.sum() > 200
        assert columns[upper].mean() < eye.shape[1] / 2


def test_all_but_the_lights_is_mirrored() -> None:
    image = printed(of(eyes=Eyes(lashes=2), mouth="open", age=1.0, brows=Brows(weight=2)))
    gap = np.abs(image - image[:, ::-1]).max(axis=2)
    for side in (-1, 1):
        rows, columns = pixel(side * EYE[0], EYE[1])
        gap[rows - 130 : rows + 130, columns - 130 : columns + 130] = 0.0
    assert gap[pixel(0.0, -0.275)[0] - 60 : pixel(0.0, -0.275)[0] + 60].max() < 0.06  # light on the nose
    gap[pixel(0.0, -0.40)[0] : pixel(0.0, -0.16)[0]] = 0.0
    assert gap.max() < 0.03


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("hair", ["#ffffff", "#e6c890", "#a0693f", "#6e432c", "#14100e"])
def test_brows_read_on_every_skin(skin: str, hair: str) -> None:
    complexion = Complexion.of(skin)
    assert abs(lightness(brow_color(hair, complexion)) - complexion.L) >= CONTRAST - 0.01


def test_black_brows_stay_darker_than_the_deepest_skin() -> None:
    complexion = Complexion.of("#4a2c1e")
    assert lightness(brow_color("#14100e", complexion)) < complexion.L


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("mouth", ["neutral", "smile", "smirk", "open", "grin"])
def test_every_mouth_reads_on_every_skin(skin: str, mouth: str) -> None:
    canvas, complexion = Canvas(), Complexion.of(skin)
    draw_mouth(canvas, Face(skin=skin, mouth=mouth), complexion, -0.50)  # type: ignore[arg-type]
    decal = window(canvas.decals().pixels, 0.0, -0.50, 0.16)
    L = to_oklab(decal[..., :3] + (1 - decal[..., 3:4]) * complexion.color)[..., 0]
    assert np.percentile(L, 95) - L.min() > 0.11


def test_the_glow_of_deep_skin_is_no_ash_and_that_of_fair_skin_no_orange() -> None:
    def beside(color: str) -> float:
        """How much more chroma a glowing forehead has than the skin."""
        canvas, skin = Canvas(), Complexion.of(color)
        draw_light(canvas, skin, -0.5)
        shown = window(canvas.decals().pixels, 0.0, 0.36, 0.05)
        glow = to_oklab(shown[..., :3] + (1 - shown[..., 3:4]) * skin.color).reshape(-1, 3).mean(axis=0)
        plain = to_oklab(skin.color)
        assert 0.004 < glow[0] - plain[0] < 0.03
        return float(np.hypot(*glow[1:]) - np.hypot(*plain[1:]))

    assert beside("#6b4230") > 0.003
    assert abs(beside("#eec4a8")) < 0.002


@pytest.mark.parametrize(("kind", "glows"), [("none", True), ("stubble", True), ("goatee", False), ("boxed", False)])
def test_no_glow_of_the_chins_skin_is_printed_on_a_beard(kind: str, *, glows: bool) -> None:
    spec = replace(of(mouth="neutral", blush=0.0), facial_hair=FacialHair(kind=kind))  # pyright: ignore[reportArgumentType]
    chin = window(draw_face(spec).pixels, 0.0, Layout.of(spec).mouth - 0.26, 0.02)
    assert (chin[..., 3].max() > 0.2) == glows


def test_an_open_mouth_shows_rounded_corners_and_teeth() -> None:
    decals = draw_face(of(mouth="open")).pixels
    teeth = window(decals, 0.0, -0.68, 0.32)[..., 4] > 0.49
    columns = np.flatnonzero(teeth.any(axis=0))
    heights = teeth[:, columns].sum(axis=0)
    assert heights[0] < 0.5 * heights.max()
    assert heights[-1] < 0.5 * heights.max()


def test_what_a_mouth_does_shows_in_its_size() -> None:
    """Grins of a tender mouth's size were told from its smile by no one who looked at whole figures."""
    rest = smile_of(Face(mouth="neutral"))
    half, rise, depth = (
        {mouth: smile_of(Face(mouth=mouth))[at] for mouth in ("smile", "open", "grin")} for at in range(3)
    )
    assert half["grin"] > 1.55 * rest[0]
    assert half["open"] > 1.45 * rest[0]
    assert half["grin"] > 1.3 * half["smile"] > 1.5 * rest[0]
    assert min(rise.values()) > rest[1] + 0.03
    assert depth["smile"] == rest[2] == 0.0
    assert min(depth["open"], depth["grin"]) > 0.12


@pytest.mark.parametrize("mouth", ["grin", "open"])
def test_mouths_open_as_far_as_lips_part(mouth: str) -> None:
    def rows(parted: float) -> int:
        spec = of(mouth=mouth, parted=parted)
        column = draw_face(spec).pixels[:, SIDE // 2]
        low = pixel(0.0, Layout.of(spec).mouth - 0.35)[0]
        high = pixel(0.0, Layout.of(spec).mouth + 0.06)[0]
        return int((column[low:high, 3] > 0.95).sum())

    hardly, usual, wide = (rows(parted) for parted in (0.0, 0.5, 1.0))
    assert wide > usual + 15 > hardly + 30


def test_teeth_are_shaded_and_dimmer_towards_the_corners() -> None:
    spec = of(mouth="grin", age=0.35)
    L = to_oklab(printed(spec))[..., 0]
    y, (half, rise, _) = Layout.of(spec).mouth, smile_of(spec.face)
    middle, corner = (window(L, u, y + v, 0.012) for u, v in ((0.03, -0.05), (0.82 * half, 0.2 * rise)))
    assert middle.mean() > 0.9
    assert corner.mean() < middle.mean() - 0.08
    under_lip = window(L, 0.03, y - 0.012, 0.005)
    assert 0.6 < under_lip.mean() < middle.mean() - 0.05


@pytest.mark.parametrize("parted", [0.0, 0.5, 1.0])
def test_under_the_teeth_and_beside_them_the_mouth_is_dark(parted: float) -> None:
    """One white slab from lip to lip would be a sticker."""
    spec = of(mouth="grin", age=0.3, parted=parted)
    L, y, (half, rise, depth) = to_oklab(printed(spec))[..., 0], Layout.of(spec).mouth, smile_of(spec.face)
    below = L[pixel(0.0, y - depth)[0] : pixel(0.0, y)[0], SIDE // 2]
    teeth = np.flatnonzero(below > 0.85)
    assert 0.40 < len(teeth) / len(below) < 0.82
    assert below[: teeth[0]].min() < 0.66
    assert window(L, 0.97 * half, y + 0.85 * rise, 0.012).max() < 0.85


def test_the_line_of_closed_lips_is_a_deeper_skin_with_soft_ends() -> None:
    for mouth in ("neutral", "smile"):
        spec = of(mouth=mouth, blush=0.0, corners=-0.4)
        skin, y, (half, rise, _) = Complexion.of(spec.face.skin), Layout.of(spec).mouth, smile_of(spec.face)
        lips = to_oklab(window(printed(spec), 0.0, y, 0.20))
        darkest = lips[np.unravel_index(int(lips[..., 0].argmin()), lips.shape[:2])]
        assert skin.L - 0.33 < darkest[0] < skin.L - 0.15, "neither black nor lost"
        assert darkest[2] > 0.02, "no maroon"
        beyond = to_oklab(window(printed(spec), half + 0.012, y + 0.5 * rise, 0.010))[..., 0]
        assert beyond.mean() < skin.L - 0.01, "a dimple beside the end"


def test_painted_lips_are_seen_however_thin() -> None:
    def red(lips: float, lip: float) -> float:
        spec = of(mouth="smile", lips=lips, lip=lip, lip_color="#9c1f30", age=0.3, blush=0.0)
        return float((to_oklab(window(printed(spec), 0.0, Layout.of(spec).mouth - 0.03, 0.06))[..., 1] > 0.11).mean())

    assert red(-1.0, 1.0) > 0.5 * red(0.0, 1.0) > 2.0 * red(0.0, 0.0)


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("mouth", ["smile", "grin"])
def test_full_lips_are_seen_on_every_skin_round_teeth_too(mouth: str, skin: str) -> None:
    def shown(lips: float) -> float:
        """HR under the mouth's middle along which the skin is clearly another colour."""
        spec = of(mouth=mouth, lips=lips, lip=0.0, age=0.2, blush=0.0, skin=skin)
        lower = Layout.of(spec).mouth - smile_of(spec.face)[2] - 0.012
        below = to_oklab(window(printed(spec), 0.0, lower - 0.06, 0.06)).mean(axis=1)
        ground = to_oklab(window(printed(spec), 0.20, lower - 0.16, 0.01)).mean(axis=(0, 1))
        return float((np.linalg.norm(below - ground, axis=1) > 0.035).mean()) * 0.12

    assert shown(1.0) > 0.040
    assert shown(1.0) > shown(0.0) + 0.015
    assert shown(-1.0) <= shown(0.0)


def test_the_fold_beside_the_nose_runs_down_to_the_mouths_corner() -> None:
    """Under a broad grin it ran out flat over the cheek, a moustache's end."""
    for mouth in ("neutral", "grin"):
        old, young = (of(mouth=mouth, mouth_width=1.2, age=age, blush=0.0) for age in (0.7, 0.31))
        layout, half = Layout.of(old), smile_of(old.face)[0]
        aside = window(to_oklab(printed(old))[..., 0], fold_end(half) - 0.01, layout.mouth + 0.085, 0.03)
        flat = window(to_oklab(printed(young))[..., 0], fold_end(half) - 0.01, layout.mouth + 0.085, 0.03)
        assert aside.min() < flat.min() - 0.03, mouth


def test_teeth_are_one_band() -> None:
    """Single ones would be a comb's."""
    for age in (0.0, 0.35, 0.7):
        spec = of(mouth="grin", age=age, parted=1.0)
        row = to_oklab(printed(spec)[pixel(0.0, Layout.of(spec).mouth - 0.05)[0]])[..., 0]
        assert float(np.abs(np.diff(row[pixel(-0.10, 0.0)[1] : pixel(0.10, 0.0)[1]])).sum()) < 0.02, age


def test_a_smile_is_drawn_deeper_in_its_corners_than_round_its_opening() -> None:
    """A dark line all round would be a sticker's."""
    spec = of(mouth="grin", blush=0.0, lip=0.0)
    L, y, (half, rise, depth) = to_oklab(printed(spec))[..., 0], Layout.of(spec).mouth, smile_of(spec.face)
    skin = Complexion.of(spec.face.skin).L
    corner = min(window(L, side * half, y + rise, 0.02).min() for side in (-1, 1))
    over, under = (window(L, 0.0, y + v, 0.008).min() for v in (0.014, -depth - 0.012))
    assert corner < skin - 0.16
    assert over > corner + 0.04
    assert under > corner + 0.04


def test_a_childs_mouth_is_small_and_its_teeth_are_clean() -> None:
    face = Face(mouth="grin", parted=0.0, lip=0.1)
    child = FigureSpec(face=face, body=Body(build="child"))
    assert smile_of(face, child=True)[0] < 0.9 * smile_of(face)[0] < 0.28
    teeth = to_oklab(window(printed(child), 0.0, Layout.of(child).mouth - 0.022, 0.006))
    assert np.median(teeth[..., 0]) > 0.88, "not the shade of the lip alone"
    assert np.abs(np.median(teeth[..., 1])) < 0.03


IRISES = {
    "dark": "#38221a",
    "brown": "#74492a",
    "hazel": "#805f33",
    "green": "#5f7a5f",
    "blue": "#577a9b",
    "grey": "#73828b",
}


def test_irises_are_told_apart_and_dark_above_a_light() -> None:
    def iris(color: str) -> np.ndarray:
        """(2, 3) OKLab: under the lid and at the bottom, beside the lamps' reflections."""
        image = printed(of(eyes=Eyes(color=color)))
        spots = ((EYE[0] + 0.03, EYE[1] + 0.15), (EYE[0] - 0.03, EYE[1] - 0.15))
        return np.array([np.median(to_oklab(window(image, *spot, 0.012)).reshape(-1, 3), axis=0) for spot in spots])

    seen = {name: iris(color) for name, color in IRISES.items()}
    for name, (top, bottom) in seen.items():
        assert bottom[0] > top[0] + 0.15, name
    lights = np.array([bottom for _, bottom in seen.values()])
    gaps = np.linalg.norm(lights[:, None] - lights[None], axis=2) + np.eye(len(lights))
    assert gaps.min() > 0.02
    colorful = {name: float(np.hypot(*bottom[1:])) for name, (_, bottom) in seen.items()}
    assert colorful["grey"] < 0.04 < colorful["dark"]
    assert max(colorful.values()) < 0.105, "no iris is of coloured glass"


def test_lashes_are_winged_by_what_the_spec_wears() -> None:
    def ink(spec: FigureSpec) -> int:
        """Dark pixels beyond the outer corner and above it."""
        beside = window(printed(spec), EYE[0] + 0.27, EYE[1] + 0.13, 0.07)
        return int((to_oklab(beside)[..., 0] < 0.4).sum())

    plain = ink(FigureSpec())
    bare, short = (ink(of(eyes=Eyes(lashes=lashes))) for lashes in (0, 1))
    assert plain == bare <= short
    assert ink(of(eyes=Eyes(lashes=1), lip=0.5)) > short + 150
    assert ink(replace(of(eyes=Eyes(lashes=1)), wear=Wear(earrings="#c9a13b"))) > short + 100
    assert ink(of(eyes=Eyes(lashes=2))) > short + 150
    assert ink(of(eyes=Eyes(lashes=0), lip=0.5)) == bare, "none are none"


def size(spec: FigureSpec) -> tuple[float, float]:
    """Width and height of what is printed of an eye, HR."""
    u, v = Layout.of(spec).eye
    seen = window(draw_face(spec).pixels, u, v, 0.30)[..., 4] > 0.55
    wide, tall = (float(np.ptp(np.flatnonzero(seen.any(axis=k)))) * SPAN / SIDE for k in (0, 1))
    return wide, tall


def test_eyes_are_almonds_or_round_by_the_spec_and_calm_by_what_a_face_shows() -> None:
    shapes = {r: size(of(eyes=Eyes(round=r))) for r in (-1.0, 0.0, 1.0)}
    assert shapes[-1.0][1] < 0.97 * shapes[0.0][1] < 0.95 * shapes[1.0][1]
    assert shapes[-1.0][0] >= shapes[0.0][0] - 0.01
    plain, bearded = of(age=0.3, jaw=0.5), replace(of(age=0.3, jaw=0.5), facial_hair=FacialHair("stubble"))
    near = of(age=0.3, jaw=0.5, brows=Brows(weight=2.5, lift=-0.5))
    for calm in (size(bearded), size(near), size(of(age=0.3, jaw=0.8))):
        assert calm[0] < size(plain)[0]
        assert calm[1] <= size(plain)[1]
    assert size(of(age=0.3, jaw=0.5, eyes=Eyes(lashes=2)))[1] > size(plain)[1]


def test_eyes_that_differ_in_the_photo_differ_more_in_print() -> None:
    """Large and small ones, and ones whose corners rise or fall: lids and lower edges both follow the corners."""
    large, small = (size(of(age=0.3, eyes=Eyes("soft", scale=scale))) for scale in (1.1, 0.9))
    assert large[0] / small[0] > 1.1 / 0.9
    up, flat, down = (EyeShape.of(Eyes("soft", tilt=tilt), 1.0) for tilt in (1.0, 0.0, -1.0))
    ends = np.array([-0.5, 0.5], np.float32) * np.float32(flat.width)
    for edge in (EyeShape.upper, EyeShape.lower):
        rise, level, fall = (float(np.diff(edge(shape, ends))[0]) for shape in (up, flat, down))
        assert rise > level + 0.02
        assert fall < level - 0.01


def test_a_sheared_outline_covers_as_much_as_an_upright_one() -> None:
    x, y = np.linspace(-0.4, 0.4, 161, dtype=np.float32), np.linspace(-0.45, 0.45, 181, dtype=np.float32)
    shapes = [EyeShape.of(Eyes("soft", openness=1.0, tilt=tilt), 1.0) for tilt in (0.0, 1.0)]
    upright, sheared = (shape.outline(x, y) < 0 for shape in shapes)
    assert sheared.sum() == pytest.approx(upright.sum(), rel=0.02)
    assert (sheared != upright).any()


def test_the_eyes_of_a_narrow_face_stay_off_its_edge() -> None:
    """Their outer ends lie within three quarters of the face's half width."""
    for shape, width in (("long", 0.82), ("long", 0.9), ("oval", 0.85)):
        spec = of(shape=shape, width=width, age=0.25, eyes=Eyes("soft", scale=1.17, round=1.0, apart=0.6))
        assert Layout.of(spec).eye[0] + size(spec)[0] / 2 < 0.77 * anatomy(spec).skull_radii[0]


def test_the_narrowest_laughing_eyes_are_of_the_same_family() -> None:
    """Of the bare head's height: a calm narrow eye of thirty has 0.17 at least, a small narrow one that laughs 0.145;
    at sixty and behind glasses it has hardly less, or a man's would be beads."""

    def share(spec: FigureSpec) -> float:
        body = anatomy(spec)
        return size(spec)[1] / (float(body.skull_center[1] + body.skull_radii[1]) - body.chin)

    grown = {"shape": "square", "jaw": 0.85, "age": 0.28, "brows": Brows(weight=2.5, lift=-1.0)}
    calm = of(**grown, mouth="neutral", eyes=Eyes("soft", round=-0.5))
    laugh = of(**grown, mouth="grin", eyes=Eyes("soft", openness=0.80, scale=0.9, round=-1.0, hooded=0.3))
    doll = of(eyes=Eyes("vinyl", lashes=2))
    assert share(calm) > 0.17
    aged = replace(laugh, face=replace(laugh.face, age=0.6))
    assert share(aged) > 0.145
    assert share(replace(aged, glasses=Glasses("square", height=0.75))) > 0.145
    assert 0.145 < share(laugh) < share(calm) - 0.015
    assert share(calm) < 0.9 * share(doll), "nor is a grown face a child's"
    assert smile_of(laugh.face)[0] < 0.36


def test_brows_are_any_weight_in_between() -> None:
    def ink(weight: float) -> int:
        spec = of(brows=Brows(weight=weight))
        return int((to_oklab(window(printed(spec), EYE[0], EYE[1] + 0.34, 0.16))[..., 0] < 0.4).sum())

    weights = [ink(weight) for weight in (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)]
    assert (np.diff(weights) > 200).all()


@pytest.mark.parametrize("color", ["#e49e7d", "#dea491", "#c2886c", "#6e432c"])
def test_skin_is_neither_orange_nor_pink_and_keeps_its_lightness(color: str) -> None:
    seen, painted = to_oklab(from_hex(color)), to_oklab(skin_color(color))
    assert painted[0] == pytest.approx(seen[0], abs=0.005)
    assert np.hypot(*painted[1:]) <= min(np.hypot(*seen[1:]), 0.085) + 1e-3
    assert painted[1] <= seen[1] + 1e-3


def test_plain_skin_is_painted_as_it_is() -> None:
    assert np.abs(skin_color("#f0c6a4") - from_hex("#f0c6a4")).max() < 0.01


def test_lids_hide_the_top_of_a_half_shut_eye() -> None:
    def visible(openness: float) -> float:
        eye = window(draw_face(of(eyes=Eyes(openness=openness))).pixels, EYE[0], EYE[1], 0.26)
        return float((eye[..., 4] > 0.55).mean())

    assert visible(1.0) > visible(0.85) > visible(0.65) > 0.02
    assert visible(0.45) == 0.0


VARIANTS = {
    "iris": '{"face":{"eyes":{"color":"#5b8fc7"}}}',
    "family": '{"face":{"eyes":{"family":"anime"}}}',
    "lashes": '{"face":{"eyes":{"lashes":2}}}',
    "shut": '{"face":{"eyes":{"openness":0.45}}}',
    "brows": '{"face":{"brows":{"weight":3}}}',
    "mouth": '{"face":{"mouth":"grin"}}',
    "lip": '{"face":{"lip":1.0}}',
    "shadow": '{"face":{"eyes":{"shadow":"#5a4a8c"}}}',
    "shadow of a shut eye": '{"face":{"eyes":{"shadow":"#5a4a8c","openness":0.4}}}',
    "blush": '{"face":{"blush":0.0}}',
    "freckles": '{"face":{"freckles":true}}',
    "age": '{"face":{"age":0.9}}',
    "moustache": '{"facial_hair":{"kind":"full"}}',
    "glasses": '{"glasses":{"kind":"round"}}',
    "soft": '{"face":{"eyes":{"family":"soft"}}}',
    "width": '{"face":{"width":1.12}}',
    "nose": '{"face":{"nose":1.4}}',
    "child": '{"body":{"build":"child"}}',
    "hooded": '{"face":{"eyes":{"hooded":1.0}}}',
    "broad lid": '{"face":{"eyes":{"hooded":-1.0}}}',
    "lips": '{"face":{"lips":1.0}}',
    "nose length": '{"face":{"nose_length":1.4}}',
    "chin": '{"face":{"chin":1.0}}',
    "grown up": '{"face":{"age":0.3}}',
}


@pytest.mark.parametrize("name", VARIANTS)
def test_every_field_of_the_face_changes_its_pixels(name: str) -> None:
    plain, changed = draw_face(FigureSpec()).pixels, draw_face(from_json(VARIANTS[name])).pixels
    assert (np.abs(plain - changed).max(axis=2) > 0.05).sum() > 300


def test_lines_grow_with_age_and_the_forehead_comes_last() -> None:
    def lines(age: float, u: float, v: float, half: float) -> float:
        canvas, face = Canvas(), Face(age=age)
        draw_lines(canvas, face, Complexion.of(face.skin), Layout.of(FigureSpec()), EyeShape.of(face.eyes, 1.0))
        return float(window(canvas.decals().pixels, u, v, half)[..., 3].max())

    folds = [lines(age, 0.24, -0.40, 0.06) for age in (0.30, 0.38, 0.46, 0.8)]
    assert folds[0] == 0.0
    assert 0.1 < folds[1] < folds[2] - 0.1 < folds[3] - 0.2
    forehead = [lines(age, 0.0, 0.43, 0.10) for age in (0.45, 0.58, 0.8)]
    assert forehead[0] == 0.0
    assert 0.2 < forehead[1] < forehead[2] - 0.05


def test_eyes_shrink_and_rise_as_a_face_grows_up() -> None:
    def eye(spec: FigureSpec) -> tuple[int, float]:
        half = draw_face(spec).pixels[:, SIDE // 2 :]
        rows = np.flatnonzero((half[pixel(0, -0.40)[0] : pixel(0, 0.25)[0], :, 4] > 0.45).any(axis=1))
        return len(rows), float(rows.mean())

    child, youth, adult, old = (
        eye(spec)
        for spec in (
            FigureSpec(body=Body(build="child")),
            of(age=0.0),
            of(age=0.35),
            of(age=0.9),
        )
    )
    assert child[0] > 1.02 * youth[0] > 1.03 * adult[0] > 1.06 * old[0]
    assert child[1] + 3 < youth[1] < adult[1] - 3


@pytest.mark.parametrize("worn", ["none", "square"])
@pytest.mark.parametrize("shape", ["round", "oval", "square", "long"])
def test_six_ages_are_told_apart_by_eyes_nose_and_mouth(shape: str, worn: str) -> None:
    """Each decade's eyes are a little smaller and lie no lower; nose and mouth grow."""
    people = [
        replace(of(shape=shape, age=age, eyes=Eyes("soft")), glasses=Glasses(kind=worn))  # type: ignore[arg-type]
        for age in (0.2, 0.35, 0.45, 0.56, 0.68, 0.85)
    ]
    tall = np.array([size(spec)[1] for spec in people])
    assert (np.diff(tall) <= 0.0).all()
    assert 0.85 * tall[0] < tall[-1] < 0.95 * tall[0], "nor is anybody's a bead"
    high, wide, reach = (
        np.array(values)
        for values in zip(*((Layout.of(s).eye[1], smile_of(s.face)[0], nose_reach(s)) for s in people), strict=True)
    )
    assert (np.diff(high) >= 0.0).all()
    assert high[3] > high[0] + 0.04
    assert (np.diff(wide) >= 0.0).all()
    assert wide[3] > 1.08 * wide[0]
    assert (np.diff(reach) > 0.0).all()


def test_brows_show_over_the_frames_of_any_age() -> None:
    for age in (0.2, 0.5, 0.85):
        spec = replace(of(age=age, eyes=Eyes("soft")), glasses=Glasses(kind="round"))
        lens = Lens.of(spec)
        assert lens is not None
        bare = replace(spec, face=replace(spec.face, brows=Brows(color=spec.face.skin)))
        x, y = lens.center[0] - 0.05, lens.center[1] + lens.half_y + 2.0 * lens.rim
        drawn = [window(printed(s), x, y, 0.04) for s in (replace(spec, face=replace(spec.face, brows=Brows())), bare)]
        assert np.abs(drawn[0] - drawn[1]).max() > 0.2, age


def test_brows_that_slope_outward_stand_clear_of_the_frame_too() -> None:
    spec = replace(of(age=0.66, brows=Brows(slope=-0.8), eyes=Eyes("soft")), glasses=Glasses(kind="square"))
    lens = Lens.of(spec)
    assert lens is not None
    none = replace(spec, face=replace(spec.face, brows=Brows(color=spec.face.skin, slope=-0.8)))
    brows = np.abs(printed(spec) - printed(none)).max(axis=2) > 0.08
    rows, columns = np.nonzero(brows[:, SIDE // 2 :])
    middle = rows[columns <= np.percentile(columns, 90)]
    lowest = float(np.percentile(middle, 5)) / SIDE * SPAN + BOTTOM
    assert lowest > lens.center[1] + lens.half_y + 1.05 * lens.rim


def test_the_roundest_eyes_of_a_narrow_child_are_no_upright_discs() -> None:
    eyes = Eyes("vinyl", openness=1.0, round=1.0, lashes=2)
    wide, tall = size(replace(of(eyes=eyes, width=0.92, age=0.05), body=Body(build="child")))
    assert tall < 1.13 * wide


def test_eyes_show_through_pale_glass_only() -> None:
    def whites(lens: str | None, lightness: float) -> int:
        spec = FigureSpec(glasses=Glasses(kind="round", lens=lens))
        drawn = draw_face(spec).pixels
        return int((to_oklab(window(drawn, *EYE, 0.24)[..., :3])[..., 0] > lightness).sum())

    assert tint(Glasses(kind="sun", lens="#2a2420")) == "#2a2420"
    assert tint(Glasses(kind="sun", lens="#c9a070")) is None
    assert whites("#c9a070", 0.9) < 0.5 * whites(None, 0.9)
    assert whites("#c9a070", 0.8) > 0.5 * whites(None, 0.8)


def test_children_and_the_young_have_no_lines() -> None:
    def drawn(age: float) -> float:
        canvas, face = Canvas(), Face(age=age)
        draw_lines(canvas, face, Complexion.of(face.skin), Layout.of(FigureSpec()), EyeShape.of(face.eyes, 1.0))
        return float(canvas.decals().pixels[..., 3].max())

    assert drawn(0.3) == 0.0
    assert drawn(0.6) > 0.3
    old, young = (
        window(printed(FigureSpec(face=Face(age=age), body=Body(build="child"))), 0.72, EYE[1], 0.05)
        for age in (0.6, 0.0)
    )
    assert np.abs(old - young).max() < 0.01


def whiskers(
    kind: str, u: float, v: float, weight: float = 0.6, color: str = "#2a1c14", *, mouth: str | None = None
) -> np.ndarray:
    """(n,) OKLab lightness that facial hair takes off pale skin round (u, v) of a face that is the front of a ball."""
    spec = replace(of(blush=0.0), facial_hair=FacialHair(kind=kind, color=color, weight=weight))
    if mouth is not None:
        spec = replace(spec, face=replace(spec.face, mouth=mouth))
    close = Close.of(spec)
    du, dv = np.meshgrid(np.linspace(-0.04, 0.04, 21), np.linspace(-0.04, 0.04, 21))
    x, y = (u + du).ravel(), (v + dv).ravel()
    at = np.column_stack([x, y, np.sqrt(np.maximum(0.95 - x * x, 0.02))]).astype(np.float32)
    albedo = np.full((len(at), 3), 0.85, np.float32)
    before = to_oklab(albedo)[:, 0]
    if close is not None:
        faces, parts = np.array([True]), np.zeros(len(at), np.int32)
        lay_beard(albedo, np.zeros(len(at), np.float32), at, parts, faces, np.zeros(3, np.float32), close)
    return before - to_oklab(albedo)[:, 0]


def test_stubble_is_a_shade_a_boxed_beard_is_hair_and_both_leave_lips_and_cheeks_free() -> None:
    assert 0.05 < whiskers("stubble", 0.35, -0.80).mean() < 0.5 * whiskers("boxed", 0.35, -0.80).mean()
    assert whiskers("boxed", 0.35, -0.80, 0.8).std() < 0.002, "one clean tone"
    trimmed = whiskers("boxed", 0.35, -0.80, 0.5)
    assert 0.02 < trimmed.std() / trimmed.mean() < 0.2, "short hairs on what is trimmed"
    for kind in ("stubble", "boxed", "goatee"):
        assert whiskers(kind, 0.0, -0.42).mean() > 0.04, "over the lip"
        for u, v in ((0.0, Layout.of(of()).mouth), (0.45, -0.35), (0.0, -0.25)):
            assert whiskers(kind, u, v).max() < 0.02, (kind, u, v)
    assert whiskers("none", 0.35, -0.80).max() == 0.0


def test_the_heavier_the_denser_and_stubble_is_an_even_tone_with_short_hairs() -> None:
    for kind in ("stubble", "boxed", "goatee"):
        taken = [float(whiskers(kind, 0.0, -0.85, weight).mean()) for weight in (0.0, 0.3, 0.6, 1.0)]
        assert taken[0] > (0.015 if kind == "stubble" else 0.03), kind
        assert kind != "stubble" or taken[0] < 0.06, "the lightest is a breath of shade"
        assert all(more > 1.1 * less for less, more in pairwise(taken)), kind
    # A smudge on the chin alone, or spots, would look like dirt.
    for weight in (0.1, 0.5, 1.0):
        chin, jaw = whiskers("stubble", 0.0, -0.85, weight), whiskers("stubble", 0.50, -0.80, weight)
        assert jaw.mean() > 0.85 * chin.mean()
        assert 0.02 < chin.std() / chin.mean() < 0.35, "hairs"


def test_hairs_of_stubble_make_no_rows() -> None:
    away = 0.01 * np.arange(1, 40)
    turn, v = (one.ravel() for one in np.meshgrid(np.linspace(0.1, 0.5, 80), np.linspace(-0.9, -0.6, 60)))
    found = np.array([nap(a, b) for a, b in zip(turn, v, strict=True)])
    assert 0.05 < found.mean() < 0.5
    alike = []
    for down in away:
        lower = np.array([nap(a, b) for a, b in zip(turn, v - down, strict=True)])
        alike.append(float(np.corrcoef(found, lower)[0, 1]))
    assert max(alike[6:]) < 0.25, "a screen's rows would come again"


def test_white_stubble_is_a_pale_gleam_and_no_shade() -> None:
    white, dark = (whiskers("stubble", 0.0, -0.85, 0.6, color) for color in ("#e6e2dc", "#2a1c14"))
    assert white.mean() < 0.0
    assert dark.mean() > 0.1


@pytest.mark.parametrize("mouth", ["smile", "grin"])
def test_skin_is_seen_beside_the_tuft_under_the_lip_of_a_trimmed_beard(mouth: str) -> None:
    """Hair up to the lower lip all along is a mask."""
    face = replace(of(blush=0.0).face, mouth=mouth)
    _, rise, depth = smile_of(face)
    lip = Layout.of(FigureSpec(face=face)).mouth + 0.16 * rise - depth - 0.01
    for kind, weight, shown in (("boxed", 0.7, True), ("goatee", 0.7, True), ("boxed", 1.0, False)):
        beside, tuft, chin = (
            whiskers(kind, u, v, weight, mouth=mouth).mean()
            for u, v in ((0.11, lip - 0.06), (0, lip - 0.16), (0, -0.85))
        )
        assert tuft > 0.9 * chin
        assert (beside < 0.35 * tuft) == shown, (kind, weight)


def test_a_goatee_is_round_the_mouth_alone_and_a_boxed_beard_goes_up_to_the_ear() -> None:
    assert whiskers("goatee", 0.0, -0.85).mean() > 0.3
    assert whiskers("goatee", 0.60, -0.70).max() == 0.0
    beside = smile_of(of().face)[0] + 0.10
    assert whiskers("goatee", beside, -0.62).mean() > 1.1 * whiskers("goatee", beside, -0.90).mean(), "round below"
    assert whiskers("boxed", 0.88, -0.38, 1.0).mean() > 0.18


def test_eyes_are_as_large_and_as_low_as_the_look_asks() -> None:
    """Of the bare head's height, chin to crown: centre at 0.40 to 0.46, 0.20 to 0.26 tall, families told apart."""
    body = anatomy(FigureSpec())
    chin = body.chin - body.head[1]
    height = body.skull_center[1] + body.skull_radii[1] - body.chin
    assert 0.40 < (EYE[1] - chin) / height < 0.46
    tall = {family: 2 * EyeShape.of(Eyes(family=family), 1.0).height / height for family in ("vinyl", "anime", "soft")}
    assert all(0.20 < share < 0.28 for share in tall.values())
    assert tall["anime"] > 1.04 * max(tall["vinyl"], tall["soft"])


def test_no_eye_stands_higher_than_what_it_has_room_for() -> None:
    huge = EyeShape.of(Eyes(family="anime", scale=1.3), 1.0)
    fitted = huge.within(0.2)
    assert fitted.height == pytest.approx(0.2)
    assert huge.width * 0.2 / huge.height < fitted.width < huge.width
    assert huge.within(9.0) == huge


def test_a_laugh_pushes_the_lower_lids_up() -> None:
    def lowest(mouth: str) -> int:
        eye = window(draw_face(of(mouth=mouth, eyes=Eyes(family="soft"), age=0.5)).pixels, *EYE, 0.25)
        return int(np.flatnonzero((eye[..., 4] > 0.45).any(axis=1))[0])

    assert lowest("grin") > lowest("neutral") + 3


def test_heavier_brows_are_longer() -> None:
    def length(weight: int) -> int:
        bare, browed = (printed(of(brows=Brows(weight=weight, color=color))) for color in ("#000000", "#301010"))
        band = np.abs(bare - browed).max(axis=2)[:, SIDE // 2 :]
        return int(np.ptp(np.flatnonzero((band > 0.02).any(axis=0))))

    lengths = [length(weight) for weight in range(4)]
    assert lengths == sorted(lengths)
    assert lengths[3] > 1.15 * lengths[0]


def test_corners_of_a_mouth_at_rest_turn_as_they_were_read() -> None:
    def turn(corners: float, age: float) -> float:
        """How much higher the line lies at the mouth's corners than beside its middle, HR."""
        canvas, face = Canvas(), Face(mouth="neutral", corners=corners, lips=-1.0)
        draw_mouth(canvas, face, Complexion.of(face.skin), -0.5, age)
        pixels = window(canvas.decals().pixels, 0.0, -0.5, 0.2)
        dark = np.where(pixels[..., 3] > 0.8, 1.0 - to_oklab(pixels[..., :3])[..., 0], 0.0) ** 4
        rows = (dark * np.arange(len(dark))[:, None]).sum(axis=0) / np.maximum(dark.sum(axis=0), 1e-9)
        middle = len(dark) // 2
        edge, inner = round(0.15 / SPAN * SIDE), round(0.06 / SPAN * SIDE)
        return float(rows[middle + edge] - rows[middle + inner]) * SPAN / SIDE

    sad, calm, merry = (turn(corners, 1.0) for corners in (-1.0, 0.0, 1.0))
    assert sad < -0.005 < calm < 0.012 < merry
    assert turn(-1.0, 0.0) > -0.006, "a child's is never sad"


def test_full_lips_of_a_narrow_mouth_are_no_heart() -> None:
    """Between the corners they are broader than tall."""
    plain, full = (of(mouth="neutral", mouth_width=0.75, lip=lip, lips=1.0, age=0.0, blush=0.0) for lip in (0.0, 1.0))
    height = Layout.of(full).mouth
    red = window(printed(full), 0.0, height, 0.2)[..., 1] < window(printed(plain), 0.0, height, 0.2)[..., 1] - 0.05
    wide, tall = (np.ptp(np.flatnonzero(red.any(axis=axis))) for axis in (0, 1))
    assert wide > 1.6 * tall


@pytest.mark.parametrize("mouth", ["neutral", "smile", "smirk", "grin", "open"])
def test_painted_lips_have_their_own_colour(mouth: str) -> None:
    def lips(color: str | None, lip: float) -> np.ndarray:
        spec = of(mouth=mouth, lip=lip, lip_color=color, blush=0.0)
        return window(printed(spec), 0.0, Layout.of(spec).mouth, 0.24)

    for lip in (0.3, 1.0):
        red, plum = (lips(color, lip) for color in ("#c0202c", "#6a2a6a"))
        bluer = (plum - red)[..., 2]
        assert (bluer > 0.04).sum() > 300
    assert np.array_equal(lips("#6a2a6a", 0.0), lips(None, 0.0)), "bare lips have no paint"


def test_lid_shadow_lies_over_the_lashes_and_fades_under_the_brow() -> None:
    spec, bare = (of(eyes=Eyes(shadow=shadow, lashes=2)) for shadow in ("#3050c0", None))
    tinted = np.abs(printed(spec) - printed(bare)).max(axis=2)
    _, j = np.nonzero(tinted > 0.15)
    assert len(j) > 500
    brow = EYE[1] + 0.249 + 0.16
    assert window(tinted[..., None], EYE[0], brow, 0.02).max() < 0.05
    assert window(tinted[..., None], EYE[0], EYE[1] - 0.1, 0.05).max() < 0.02, "not on the ball"


def test_only_made_up_lips_are_red_round_a_grin() -> None:
    def redness(lip: float) -> float:
        spec = of(mouth="grin", lip=lip, blush=0.0)
        rim = to_oklab(window(printed(spec), 0.0, Layout.of(spec).mouth + 0.03, 0.035))[..., 1]
        return float(np.percentile(rim, 90))

    assert redness(1.0) > redness(0.0) + 0.04


def test_grown_up_eyes_have_smaller_irises() -> None:
    def dark(**face: object) -> float:
        eye = window(printed(of(**face)), EYE[0], EYE[1] - 0.10, 0.12)
        return float((to_oklab(eye)[..., 0] < 0.6).sum())

    for family in ("vinyl", "soft"):
        eyes = Eyes(family=family)
        assert dark(eyes=eyes, jaw=0.9) < dark(eyes=eyes, jaw=0.5)


def test_freckles_stay_under_the_eyes() -> None:
    plain, freckled = (printed(of(freckles=value, blush=0.0)) for value in (False, True))
    changed = np.abs(plain - freckled).max(axis=2) > 0.02
    eye_rows = slice(pixel(0, -0.36)[0], pixel(0, 0.3)[0])
    assert changed.sum() > 500
    assert not changed[eye_rows, pixel(0.2, 0)[1] :].any()


def test_glasses_shrink_the_eyes_and_a_moustache_lowers_the_mouth() -> None:
    def inked(spec: FigureSpec, u: float, v: float) -> np.ndarray:
        return np.flatnonzero((window(draw_face(spec).pixels, u, v, 0.24)[..., 4] > 0.45).any(axis=1))

    bare, rimmed = FigureSpec(), FigureSpec(glasses=Glasses(kind="square"))
    assert np.ptp(inked(rimmed, *EYE)) < np.ptp(inked(bare, *EYE))
    shaven, bearded = (
        FigureSpec(face=Face(mouth="grin"), facial_hair=FacialHair(kind=kind)) for kind in ("none", "full")
    )
    assert inked(bearded, 0.0, -0.5).mean() < inked(shaven, 0.0, -0.5).mean() - 10


def test_the_same_spec_gives_the_same_pixels() -> None:
    spec = of(freckles=True, age=0.8, eyes=Eyes(lashes=2))
    again = from_json(to_json(spec))
    assert np.array_equal(draw_face(spec).pixels, draw_face(again).pixels)


def test_pet_faces_look_at_you() -> None:
    cat, dog = (draw_pet_face(Pet(species=species)).pixels for species in ("cat", "dog"))
    assert np.abs(cat - dog).max() > 0.3
    for side in (-1, 1):
        eye = window(cat, side * PET_EYE[0], PET_EYE[1], 0.2)
        _, columns = np.nonzero(eye[eye.shape[0] // 2 :, :, 4] > 0.99)
        assert columns.mean() < eye.shape[1] / 2
    blue = draw_pet_face(Pet(eyes="#4080d0")).pixels
    assert (np.abs(cat - blue).max(axis=2) > 0.1).sum() > 1000


def test_blush_on_olive_skin_is_warm_and_not_rose() -> None:
    def flush(color: str) -> float:
        """Degrees of OKLab hue by which the cheek is pinker than the skin."""
        bare, rosy = (to_oklab(window(printed(of(skin=color, blush=b)), 0.58, -0.41, 0.02)) for b in (0.0, 0.6))
        a, b = (np.degrees(np.arctan2(lab[..., 2].mean(), lab[..., 1].mean())) for lab in (bare, rosy))
        return float(a - b)

    olive, fair = flush("#d1aa80"), flush("#efc9ae")
    assert 3 < olive < 0.8 * fair


def test_one_corner_of_the_mouth_and_one_brow_may_be_the_higher() -> None:
    def rows(spec: FigureSpec, u: float, v: float, reach: float) -> float:
        """Mean height of what is dark there, in pixels."""
        dark = np.maximum(0.75 - to_oklab(window(printed(spec), u, v, reach))[..., 0], 0.0)
        return float((dark.sum(axis=1) * np.arange(len(dark))).sum() / dark.sum())

    for mouth in ("neutral", "smile", "grin"):
        face = {"mouth": mouth, "skew": 1.0}
        half, v = smile_of(of(**face).face)[0], Layout.of(of(**face)).mouth
        left, right = (rows(of(**face), side * 0.95 * half, v, 0.08) for side in (1, -1))
        straight = rows(of(mouth=mouth), 0.95 * half, v, 0.08)
        assert left > straight > right, mouth
        assert left > right + 5.0, mouth
    cocked = {side: rows(of(brows=Brows(cocked=1.0)), side * 0.40, EYE[1] + 0.36, 0.13) for side in (-1, 1)}
    level = rows(of(), 0.40, EYE[1] + 0.36, 0.13)
    assert cocked[1] > level + 15.0 > cocked[-1] + 15.0
    assert cocked[-1] < level - 3.0


def test_a_laugh_narrows_the_eyes_and_a_gape_does_not() -> None:
    rest, gape = size(of(mouth="neutral"))[1], size(of(mouth="gape"))[1]
    for mouth in ("grin", "open"):
        assert size(of(mouth=mouth))[1] < 0.945 * rest
    assert gape == pytest.approx(rest, abs=0.005)


def test_smiles_are_bowed_or_level_and_the_widest_laugh_ends_over_the_chin() -> None:
    for mouth in ("smile", "grin", "open"):
        level, usual, bowed = (smile_of(of(mouth=mouth, corners=way).face)[1] for way in (-1.0, 0.0, 1.0))
        assert 0.0 < level < usual - 0.02 < bowed - 0.04
    wide = of(mouth="open", parted=1.0)
    assert Layout.of(wide).mouth - smile_of(wide.face)[2] > -0.81


def test_lips_ajar_are_dark_between_and_full_around() -> None:
    shut, ajar = of(mouth="neutral", lip=0.0), of(mouth="ajar", lip=0.0, parted=1.0)
    v, depth = Layout.of(ajar).mouth, smile_of(ajar.face)[2]
    inside, before = (window(printed(each), 0.0, v - 0.65 * depth, 0.012).mean() for each in (ajar, shut))
    assert inside < 0.55 * before
    lip, chin = (window(printed(ajar), 0.0, y, 0.008)[..., 1].mean() for y in (v - depth - 0.015, v - 0.25))
    assert lip < chin - 0.04, "the lower lip is redder than the chin"


def test_a_tongue_hangs_over_the_lower_lip_and_ends_over_the_chin() -> None:
    v = Layout.of(of(mouth="tongue")).mouth - smile_of(of(mouth="tongue").face)[2]
    change = np.abs(printed(of(mouth="tongue")) - printed(of(mouth="grin")))
    skin = printed(of(mouth="neutral"))
    tongue = np.abs(window(printed(of(mouth="tongue")), 0.0, v - 0.06, 0.03) - window(skin, 0.0, v - 0.06, 0.03))
    assert tongue.mean() > 0.08
    assert change.max() > 0.2
    below = window(printed(of(mouth="tongue")), 0.0, v - 0.20, 0.04) - window(skin, 0.0, v - 0.20, 0.04)
    assert np.abs(below).max() < 0.1


def test_brown_irises_of_each_depth_differ_to_the_eye() -> None:
    def look(color: str) -> np.ndarray:
        u, v = Layout.of(of()).eye
        return to_oklab(window(printed(of(eyes=Eyes(color=color))), u, v - 0.12, 0.05)).mean(axis=(0, 1))

    looks = [look(color) for color in ("#2e1b14", "#5a3820", "#96663a")]
    for darker, lighter in pairwise(looks):
        assert lighter[0] > darker[0] + 0.03
