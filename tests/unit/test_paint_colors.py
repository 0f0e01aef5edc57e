"""OKLab, distances and coverage."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.oklab import from_hex, from_oklab, lightness, mix, shift, to_oklab
from figurelab.engines.procedural.paint.shade import bake_shade, shade_class
from figurelab.engines.procedural.paint.stroke import FAR, SOFT, coverage, ellipse, polygon, stroke, taper

AXIS = np.linspace(-1.0, 1.0, 401).astype(np.float32)


def test_oklab_agrees_with_the_published_reference() -> None:
    # Ottosson's own table: sRGB red and white.
    assert to_oklab([1.0, 0.0, 0.0]) == pytest.approx([0.6280, 0.2249, 0.1258], abs=2e-3)
    assert to_oklab([1.0, 1.0, 1.0]) == pytest.approx([1.0, 0.0, 0.0], abs=1e-3)


def test_oklab_round_trip() -> None:
    colors = np.random.default_rng(1).random((500, 3), np.float32)
    assert from_oklab(to_oklab(colors)) == pytest.approx(colors, abs=2e-4)


def test_shift_moves_lightness_alone_and_stays_a_color() -> None:
    start = from_hex("#a66d47")
    before, after = to_oklab(start), to_oklab(shift(start, 0.1))
    assert after - before == pytest.approx([0.1, 0.0, 0.0], abs=2e-3)
    assert shift(from_hex("#ffffff"), 0.5).max() <= 1.0
    assert mix(start, from_hex("#000000"), 0.0) == pytest.approx(start, abs=1e-3)


@pytest.mark.parametrize(("color", "most"), [("#f4f2ee", 0.10), ("#c9a78a", 0.20)])
def test_white_cloth_stays_white_in_its_hollows(color: str, most: float) -> None:
    albedo, f32 = from_hex(color)[None].astype(np.float32), np.float32
    before = lightness(albedo[0])
    none, kind = np.zeros(1, f32), np.full(1, shade_class("cloth"), np.int32)
    bake_shade(albedo, none, none, kind, none, np.array([0.4], f32))
    assert 0.4 * most < before - lightness(albedo[0]) < most


def test_red_cloth_shades_to_a_red_that_screens_have() -> None:
    albedo, f32 = from_hex("#b0261e")[None].astype(np.float32), np.float32
    before = to_oklab(albedo[0])
    none, kind = np.zeros(1, f32), np.full(1, shade_class("cloth"), np.int32)
    bake_shade(albedo, none, none, kind, none, np.array([0.1], f32))
    after = to_oklab(albedo[0])
    assert albedo.min() > 0.03, "no channel is used up"
    assert after[0] < before[0] - 0.06
    assert np.arctan2(after[2], after[1]) == pytest.approx(np.arctan2(before[2], before[1]), abs=0.05)


def test_white_paint_leaves_room_for_light_above_it() -> None:
    f32 = np.float32
    none, kind = np.zeros(2, f32), np.full(2, shade_class("cloth"), np.int32)
    albedo = np.stack([from_hex("#ffffff"), from_hex("#b8b8b8")]).astype(f32)
    bake_shade(albedo, none, none, kind, np.ones(2, f32), np.ones(2, f32))
    assert 0.93 < lightness(albedo[0]) < 0.985
    assert lightness(albedo[1]) == pytest.approx(lightness(from_hex("#b8b8b8")), abs=0.015), "greys keep theirs"


def _shaded_hair(color: str) -> np.ndarray:
    """OKLab of hair before and after a dark strand in a crease is shaded."""
    albedo = np.stack([from_hex(color)] * 2).astype(np.float32)
    before, f32 = to_oklab(albedo), np.float32
    bake_shade(
        albedo,
        np.array([0.0, -0.3], f32),
        np.zeros(2, f32),
        np.full(2, shade_class("hair"), np.int32),
        np.full(2, 0.5, f32),
        np.array([1.0, 0.6], f32),
    )
    return np.stack([before[0], to_oklab(albedo)[1]])


def test_the_shade_of_blond_hair_is_gold_and_of_white_hair_grey() -> None:
    before, after = _shaded_hair("#e0c078")
    chroma = [float(np.hypot(*lab[1:])) for lab in (before, after)]
    assert 0.05 < before[0] - after[0] < 0.22
    # More saturated and redder; mud has less colour than what it shades.
    assert chroma[1] > 1.02 * chroma[0]
    assert after[1] > before[1] + 0.01
    white = _shaded_hair("#d8d6d4")
    assert np.hypot(*white[1, 1:]) < 0.02
    assert white[0, 0] - white[1, 0] > before[0] - after[0]


def test_the_ring_of_light_on_grey_hair_is_no_white_hair_and_brown_hair_keeps_its_own() -> None:
    def raised(color: str) -> float:
        albedo = np.stack([from_hex(color)] * 2).astype(np.float32)
        f32, none = np.float32, np.zeros(2, np.float32)
        kind = np.full(2, shade_class("hair"), np.int32)
        bake_shade(albedo, np.array([0.0, 0.3], f32), none, kind, np.ones(2, f32), np.ones(2, f32))
        return float(np.subtract(*to_oklab(albedo)[::-1, 0]))

    grey, brown, black = (raised(color) for color in ("#a0a0a0", "#c09060", "#2a2828"))
    assert grey < 0.65 * brown
    assert black > 0.08, "black hair shows its form by it alone"


def test_coverage_is_antialiased_and_covers_the_true_area() -> None:
    for x in (-2 * SOFT, 2 * SOFT):
        assert coverage(np.array([x], np.float32))[0] == (1.0 if x < 0 else 0.0)
    assert coverage(np.array([0.0], np.float32))[0] == 0.5
    disc = coverage(ellipse(AXIS, AXIS, (0.013, 0.0), (0.5, 0.3)), 0.004)
    area = float(disc.sum()) * (2 / 400) ** 2
    assert area == pytest.approx(np.pi * 0.5 * 0.3, rel=0.005)
    assert np.any((disc > 0.05) & (disc < 0.95))


def test_stroke_tapers_from_its_points() -> None:
    d = stroke(AXIS, AXIS, [(-0.5, 0.0), (0.5, 0.0)], [0.05, 0.15])
    column = lambda x: d[:, np.searchsorted(AXIS, x)]  # noqa: E731
    for x, half in ((-0.5, 0.05), (0.0, 0.10), (0.5, 0.15)):
        inside = AXIS[column(x) < 0.0]
        assert np.ptp(inside) / 2 == pytest.approx(half, abs=0.006)
    widths = taper(11, 0.02, 0.3, 0.3, 0.2)
    assert widths[0] == pytest.approx(0.004)
    assert widths[5] == pytest.approx(0.02)
    assert column(0.0)[-1] == pytest.approx(FAR)


def test_polygon_distance_is_signed_and_exact_as_far_as_edges_are_soft() -> None:
    d = polygon(AXIS, AXIS, [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])
    at = lambda x, y: d[np.searchsorted(AXIS, y), np.searchsorted(AXIS, x)]  # noqa: E731
    assert at(0.0, 0.0) == pytest.approx(-FAR)
    assert at(0.47, 0.2) == pytest.approx(-0.03, abs=0.006)
    assert at(0.53, 0.54) == pytest.approx(0.05, abs=0.006)
    assert at(0.8, 0.9) == pytest.approx(FAR)


@pytest.mark.parametrize("color", ["#f9dcc8", "#f0c6a4", "#d9a478", "#a66d47", "#6e432c"])
def test_skin_lines_are_darker_than_the_skin(color: str) -> None:
    skin = Complexion.of(color)
    assert lightness(skin.line) < skin.L - 0.15
