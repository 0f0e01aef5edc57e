"""Seams, motifs and the trunk's own arc length, on made-up scenes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from test_paint_painter import Stage, line, paint, period

from figurelab.engines.procedural.figure import DECAL_SIDE, Pattern
from figurelab.engines.procedural.paint.arc import GIRTH
from figurelab.engines.procedural.paint.decal import encode
from figurelab.engines.procedural.paint.dye import dyed, roughness
from figurelab.engines.procedural.paint.material import LimbFrame, Material, Seam, Stroke, View
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, to_oklab
from figurelab.engines.procedural.paint.woven import bands

LEVEL = ((0.0, 2.0), (3.0, 2.0))


def sewn(seam: Seam | None, color: str = "#c05040", **fields: Any) -> Stage:
    return Stage([Material("top", color, "cloth", seams=(seam,) if seam else (), **fields)])


def changed(seam: Seam, points: np.ndarray, **fields: Any) -> np.ndarray:
    """How much a seam changes each point."""
    return (paint(sewn(seam, **fields), points) - paint(sewn(None, **fields), points)).sum(axis=1)


@pytest.mark.parametrize(("view", "front", "back"), [("front", 1, 0), ("back", 0, 1), ("through", 1, 1)])
def test_a_seam_lies_on_the_half_it_is_sewn_on(view: View, front: int, back: int) -> None:
    for z, there in ((0.5, front), (-0.5, back)):
        change = changed(Seam(LEVEL, view), line(0, -0.5, 0.5, 50, (0.0, 2.0, z)))
        assert (change < -0.15).all() if there else (change == 0).all()


def test_dark_cloth_is_painted_lighter_in_the_order_of_its_colours() -> None:
    colors = ("#000000", "#15171c", "#2a2c34", "#505560")
    painted = [lightness(dyed(Material("top", color, "cloth"))) for color in colors]
    assert painted == sorted(painted)
    assert 0.07 < painted[0] < 0.12, "black stays black"
    assert painted[-1] == pytest.approx(lightness(from_hex("#505560")), abs=1e-4)


def test_trims_of_black_cloth_are_lighter_than_it_and_those_of_pale_cloth_as_asked() -> None:
    black, pale = (
        [lightness(dyed(Material("cuff", color, "cloth", tint=tint))) for tint in (-0.05, 0.0, 0.05)]
        for color in ("#101014", "#c8c0b4")
    )
    assert black[0] > black[1] + 0.04
    assert black[0] == pytest.approx(black[2], abs=0.03)
    assert pale[0] < pale[1] - 0.04 < pale[2] - 0.08


def test_black_cloth_is_matt_and_black_leather_keeps_its_gloss() -> None:
    cloth = [roughness(Material("top", color, "cloth", roughness=0.6)) for color in ("#101014", "#3c4048", "#c8c0b4")]
    assert cloth[0] > 0.9 > cloth[1] > cloth[2] == 0.6
    assert roughness(Material("shoe", "#101014", "leather", roughness=0.4)) == 0.4


def test_a_seam_is_thin_with_a_soft_hollow() -> None:
    change = changed(Seam(LEVEL), line(1, 1.8, 2.2, 401, (0.3, 0.0, 0.5)))
    assert change[200] < 3 * change[180] < 0
    assert np.allclose(change, change[::-1], atol=0.03)
    assert (change[:100] == 0).all()


def test_only_mirrored_seams_are_on_both_sides() -> None:
    points = np.array([[0.3, 2.0, 0.5], [-0.3, 2.0, 0.5]])
    across = ((0.2, 2.0), (0.4, 2.0))
    assert (changed(Seam(across), points) < -0.1).tolist() == [True, True]
    assert (changed(Seam(across, mirrored=False), points) < -0.1).tolist() == [True, False]


def test_side_seams_are_on_the_flanks_alone() -> None:
    points = np.array([[0.5, 1.5, 0.0], [-0.5, 1.5, 0.0], [0.1, 1.5, 0.0]])
    assert (changed(Seam(((0.0, 1.0), (0.0, 2.0)), "side"), points) < -0.1).tolist() == [True, True, False]


def test_stitches_are_dashes_of_their_thread() -> None:
    points = line(0, 0.0, 1.0, 2001, (0.0, 2.0, 0.5))
    shade = paint(sewn(Seam(LEVEL, kind="stitch", thread="#f0e8a0"), "#203060"), points)[:, 0]
    assert period(shade, 0.0005) == pytest.approx(0.046, abs=0.002)
    assert 0.4 < (shade > shade.mean()).mean() < 0.8


def test_a_line_of_another_colour_is_printed_flat_without_a_hollow() -> None:
    change = changed(Seam(LEVEL, thread="#203060"), line(1, 1.8, 2.2, 401, (0.3, 0.0, 0.5)))
    assert change[200] < -0.2
    assert (change[:185] == 0).all()


@pytest.mark.parametrize(("color", "change"), [("#c05040", -1), ("#f4f1ea", -1), ("#16181d", 1), ("#050506", 1)])
def test_seams_are_seen_on_every_cloth(color: str, change: int) -> None:
    """Darker than the cloth, on dark cloth lighter: a darker line would drown in it."""
    assert change * changed(Seam(LEVEL), np.array([[0.3, 2.0, 0.5]]), color=color)[0] > 0.15


@pytest.mark.parametrize("kind", ["seam", "stitch", "fold"])
def test_seams_round_a_bent_limb_lie_at_one_length(kind: Stroke) -> None:
    frame = LimbFrame((0, 0, 0), (1, 0, 0), 0.2, (1, 1, 0))
    seam = Seam(((1.5, -3.0), (1.5, 3.0)), "limb", kind)
    angle = np.linspace(0, 2 * np.pi, 60)
    ring = np.column_stack([1 + 0.2 * np.cos(angle), np.full(60, 0.5), 0.2 * np.sin(angle)])
    assert (changed(seam, ring, frame=frame) < -0.05).any()
    assert (changed(seam, ring + np.array([0, 0.2, 0]), frame=frame) == 0).all()
    assert (changed(seam, ring[:, [1, 0, 2]] * [1, 0.2, 1], frame=frame) == 0).all()


def test_stripes_follow_a_limb_round_its_bend() -> None:
    frame = LimbFrame((0, 0, 0), (1, 0, 0), 0.2, (1, 1, 0))
    cloth = Material("sleeve", "#203080", "cloth", pattern=Pattern(kind="stripes", pitch=0.2), frame=frame)
    fore = line(1, 0.25, 1.0, 1001, (1.2, 0.0, 0.0))
    assert period(paint(Stage([cloth]), fore)[:, 0], 0.00075) == pytest.approx(0.2, abs=0.003)


@pytest.mark.parametrize("kind", ["pinstripes", "checks", "dots"])
def test_patterns_close_round_the_trunk_and_keep_their_size(kind: str) -> None:
    """Measured along the section itself, repeats in front and on the flank are alike."""
    cloth = Material("top", "#203080", "cloth", pattern=Pattern(kind=kind, color="#ffd040", pitch=0.3))  # type: ignore[arg-type]
    angle = np.linspace(-np.pi, np.pi, 40001)
    x, z = np.sin(angle), np.cos(angle)
    r = 0.62 * (np.abs(x) ** 2.25 + np.abs(z / 0.78) ** 2.25) ** (-1 / 2.25)
    run = np.concatenate([[0], np.cumsum(np.hypot(np.diff(r * x), np.diff(r * z)))])
    assert run[-1] == pytest.approx(GIRTH * 0.62, rel=0.01)
    shade = paint(Stage([cloth]), np.column_stack([r * x, np.full(40001, 2.19), r * z]))[:, 0]
    assert shade[0] == pytest.approx(shade[-1], abs=0.02)
    high = shade > (shade.min() + shade.max()) / 2
    repeats = np.diff(run[1:][~high[:-1] & high[1:]])
    assert repeats.max() / repeats.min() < 1.06


def cover(pattern: Pattern) -> np.ndarray:
    """(120, 160) where a print is on the chest, x -0.6..0.6 down the rows, y 1.4..3.0."""
    cloth = Material("top", "#ffffff", "cloth", pattern=pattern)
    grid = np.stack(np.meshgrid(np.linspace(-0.6, 0.6, 120), np.linspace(1.4, 3.0, 160), indexing="ij"), -1)
    points = np.column_stack([grid.reshape(-1, 2), np.full(120 * 160, 0.5)])
    return paint(Stage([cloth]), points.astype(np.float32))[:, 0].reshape(120, 160) < 0.5


MOTIFS = ("star", "heart", "disc", "bar", "badge")


@pytest.mark.parametrize("motif", MOTIFS)
def test_motifs_are_symmetrical_and_grow_with_their_size(motif: Any) -> None:
    small, large = (cover(Pattern(kind="print", motif=motif, color="#203080", size=size)) for size in (0.3, 0.8))
    assert np.mean(large == large[::-1]) > 0.995
    assert 0.002 < small.mean() < 0.6 * large.mean()
    assert not large[:12].any()


def test_motifs_differ() -> None:
    shapes = [cover(Pattern(kind="print", motif=motif, color="#203080", size=0.7)) for motif in MOTIFS]  # type: ignore[arg-type]
    for i, a in enumerate(shapes):
        for b in shapes[:i]:
            assert (a & b).sum() < 0.88 * (a | b).sum()


def test_a_print_lies_where_it_is_placed() -> None:
    def middle(x: float, y: float) -> np.ndarray:
        return np.argwhere(cover(Pattern(kind="print", motif="disc", color="#203080", x=x, y=y, size=0.2))).mean(axis=0)

    here, right, up = middle(0, 0), middle(1, 0), middle(0, 1)
    assert right[0] > here[0] + 20
    assert right[1] == pytest.approx(here[1], abs=1)
    assert up[1] > here[1] + 20
    assert up[0] == pytest.approx(here[0], abs=1)


def test_ribs_run_down_the_trunk() -> None:
    ribs = Stage([Material("rib", "#c05040", "cloth", ribbed=True)])
    assert np.ptp(paint(ribs, line(0, -0.2, 0.2, 400, (0.0, 2.0, 0.5)))[:, 0]) > 0.05
    assert np.ptp(paint(ribs, line(1, 1.5, 2.5, 400, (0.1, 0.0, 0.5)))[:, 0]) < 0.01


def _traced(inside: np.ndarray, **fields: Any) -> np.ndarray:
    ink = encode("#203080", inside)
    return cover(Pattern(kind="print", motif="traced", inks=(ink,), size=0.75, **fields))


def test_a_traced_print_keeps_its_outline_upright_and_unmirrored() -> None:
    side = 4 * DECAL_SIDE
    y, x = np.mgrid[0:side, 0:side] / side * 2 - 1
    shape = (np.abs(x + 0.3) < 0.15) & (np.abs(y) < 0.8) | (np.abs(y - 0.65) < 0.15) & (np.abs(x) < 0.45)
    shown = _traced(shape)
    columns, rows = np.nonzero(shown)
    assert np.ptp(rows) * 0.01 == pytest.approx(1.6 * 0.3625, abs=0.04)
    assert rows.mean() < (rows.min() + rows.max()) / 2, "the L stands on its foot"
    assert columns.mean() < (columns.min() + columns.max()) / 2, "and its stem is on the viewer's left"
    half = shape.mean() * (2 * 0.3625) ** 2
    assert shown.mean() * 1.2 * 1.6 == pytest.approx(half, rel=0.08)


def test_ink_lies_over_ink_and_what_is_no_square_is_refused() -> None:
    low, high = np.ones((80, 80), np.bool_), np.zeros((80, 80), np.bool_)
    high[30:50, 30:50] = True
    both = Pattern(kind="print", motif="traced", inks=(encode("#203080", low), encode("#ffffff", high)))
    shown = cover(both)
    columns, rows = np.nonzero(shown)
    middle = round((columns.min() + columns.max()) / 2), round((rows.min() + rows.max()) / 2)
    assert not shown[middle]
    with pytest.raises(ValueError, match="multiple of 40"):
        encode("#203080", np.ones((50, 50), np.bool_))


@pytest.mark.parametrize("kind", ["floral", "camouflage"])
def test_scattered_patterns_show_three_colours_and_repeat_nowhere_near(kind: Any) -> None:
    pattern = Pattern(kind=kind, color="#000000", third="#ff0000", pitch=0.2)
    cloth = Material("top", "#ffffff", "cloth", pattern=pattern)
    grid = np.stack(np.meshgrid(np.linspace(-0.5, 0.5, 200), np.linspace(1.4, 2.4, 200), indexing="ij"), -1)
    points = np.column_stack([grid.reshape(-1, 2), np.full(200 * 200, 0.5)]).astype(np.float32)
    painted = paint(Stage([cloth]), points).reshape(200, 200, 3)
    dark, red = painted[..., 0] < 0.5, (painted[..., 0] > 0.5) & (painted[..., 1] < 0.3)
    ground = painted.min(axis=2) > 0.6
    assert min(dark.mean(), red.mean()) > 0.02
    assert ground.mean() > 0.2
    assert dark.mean() + red.mean() + ground.mean() > 0.8, "flat colours with thin edges"
    shifted = [np.mean(dark[:, step:] == dark[:, :-step]) for step in range(30, 100, 5)]
    assert max(shifted) < 0.93


@pytest.mark.parametrize("third", [None, "#ff0000"])
def test_upright_stripes_run_up_the_trunk_in_equal_shares(third: str | None) -> None:
    pattern = Pattern(kind="stripes", color="#000000", third=third, pitch=0.25, upright=True)
    cloth = Stage([Material("top", "#ffffff", "cloth", pattern=pattern)])
    up = paint(cloth, line(1, 1.4, 2.4, 200, (0.07, 0.0, 0.5)))
    assert np.ptp(up, axis=0).max() < 0.02
    turn = np.linspace(-np.pi, np.pi, 6000)
    round_about = np.stack([0.5 * np.sin(turn), np.full(6000, 2.0), 0.5 * np.cos(turn)], -1).astype(np.float32)
    painted = paint(cloth, round_about)
    dark, red = painted[:, 0] < 0.4, (painted[:, 0] > 0.4) & (painted[:, 1] < 0.35)
    assert dark.mean() == pytest.approx(1 / (2 if third is None else 3), abs=0.05)
    assert red.mean() == pytest.approx(0 if third is None else 1 / 3, abs=0.05)


def test_stripes_of_three_colours_are_equal_bands_with_points() -> None:
    pattern = Pattern(kind="stripes", color="#000000", third="#ff0000", pitch=0.3)
    cloth = Material("hat", "#ffffff", "cloth", pattern=pattern, frame=LimbFrame((0, 0, 0), (0, 1, 0), 1.0))
    turn, height = np.meshgrid(np.linspace(-0.6, 0.6, 200), np.linspace(0.3, 0.9, 200), indexing="ij")
    points = np.stack([np.sin(turn), height, np.cos(turn)], -1).reshape(-1, 3).astype(np.float32)
    painted = paint(Stage([cloth]), points).reshape(200, 200, 3)
    dark, red = painted[..., 0] < 0.4, (painted[..., 0] > 0.4) & (painted[..., 1] < 0.35)
    assert dark.mean() == pytest.approx(1 / 3, abs=0.03)
    assert red.mean() == pytest.approx(1 / 3, abs=0.03)
    middle = dark[0, :100]
    assert middle.any()
    edges = dark[:, :100].argmax(axis=1)
    assert 5 < np.ptp(edges) < 40, "its edge goes up and down"


def test_worn_cloth_is_lighter_and_fades_broadly() -> None:
    change = changed(Seam(LEVEL, kind="worn"), line(1, 1.7, 2.3, 401, (0.3, 0.0, 0.5)), color="#35537f")
    assert change[200] > 0.1
    assert 0.3 * change[200] < change[135] < 0.8 * change[200]
    assert np.abs(np.diff(change)).max() < 0.02, "no edge"
    pale = changed(Seam(LEVEL, kind="worn"), line(1, 1.7, 2.3, 401, (0.3, 0.0, 0.5)), color="#a9bcd4")
    assert 0 < pale[200] < 0.6 * change[200], "pale denim keeps its blue"


def test_both_edges_of_the_third_band_are_soft() -> None:
    t = np.linspace(0.0, 0.6, 6001)
    third = np.array([bands(0.3, v, 0.0)[1] for v in t])
    assert np.abs(np.diff(third)).max() < 0.02
    assert third.mean() == pytest.approx(1 / 3, abs=0.01)


def test_grooves_of_the_skin_are_a_soft_darker_shade_of_its_own_hue_on_any_skin() -> None:
    limb = LimbFrame((0.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    for color in ("#f0c6a4", "#3b2418"):
        hand = Material("hand", color, "skin", frame=limb, seams=(Seam(((0.0, 0.0), (1.0, 0.0)), "limb", "fold"),))
        row = paint(Stage([hand]), line(0, -0.08, 0.08, 81, (0.0, 0.5, -0.2)))
        skin, groove = to_oklab(row[0]), to_oklab(row[40])
        assert 0.02 < float(skin[0] - groove[0]) < 0.09
        assert abs(float(np.arctan2(skin[2], skin[1]) - np.arctan2(groove[2], groove[1]))) < 0.12
        assert np.abs(np.diff(row, axis=0)).max() < 0.02, "no line"
