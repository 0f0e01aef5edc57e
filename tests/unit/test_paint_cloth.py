"""Seams, motifs and the trunk's own arc length, on made-up scenes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from test_paint_painter import Stage, line, paint, period

from figurelab.engines.procedural.figure import Pattern
from figurelab.engines.procedural.paint.arc import GIRTH
from figurelab.engines.procedural.paint.material import LimbFrame, Material, Seam, Stroke, View

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
    assert period(shade, 0.0005) == pytest.approx(0.07, abs=0.002)
    assert 0.4 < (shade > shade.mean()).mean() < 0.8


@pytest.mark.parametrize(("color", "lighter"), [("#c05040", False), ("#f4f1ea", False), ("#16181d", True)])
def test_seams_are_seen_on_every_cloth(color: str, lighter: bool) -> None:
    """Darker than the cloth, but on nearly black cloth lighter: a darker line would drown."""
    change = changed(Seam(LEVEL), np.array([[0.3, 2.0, 0.5]]), color=color)[0]
    assert change > 0.08 if lighter else change < -0.15


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
