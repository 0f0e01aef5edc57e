"""The field: what the compiled, culled kernel says is what the plain formulas say."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import KDTree

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.sculpt.field import sample_grid
from figurelab.engines.procedural.sculpt.grid import band_grid
from figurelab.engines.procedural.sculpt.lock import Section, spline, sweep, taper
from figurelab.engines.procedural.sculpt.points import distances
from figurelab.engines.procedural.sculpt.primitives import ROW
from figurelab.engines.procedural.sculpt.program import SUBTRACT, Program
from figurelab.engines.procedural.sculpt.sculpture import Sculpture
from figurelab.mesh.shells import open_edges, volume

SKIN = Material("skin", "#f0c6a4", "skin")
HAIR = Material("hair", "#332211", "hair")


def _sculpture(program: Program) -> Sculpture:
    return Sculpture(FigureSpec(), program, (0.0, 0.0, 0.0))


def _lock() -> Program:
    program = Program()
    program.ellipsoid((0, 0, 0), (1, 0.9, 0.9)).part(SKIN)
    section = Section(0.2, 0.12)
    curve = spline([(0, 0.95, 0), (0.5, 0.9, 0.3), (1.1, 0.3, 0.3), (1.15, -0.5, 0.2)], 14)
    w, h = taper(section, np.linspace(0, 1, 14))
    program.lock(HAIR, sweep(curve, curve, w, h, section, tint=0.07, phase=0.3))
    return program


def test_a_sphere_has_the_volume_of_a_sphere():
    program = Program().ellipsoid((0, 1, 0), (0.5, 0.5, 0.5)).part(SKIN)
    vertices, normals, faces = _sculpture(program).surface(64)
    assert open_edges(faces) == 0
    assert volume(vertices, faces) == pytest.approx(4 / 3 * np.pi * 0.125, rel=0.01)
    assert np.abs(np.linalg.norm(vertices - [0, 1, 0], axis=1) - 0.5).max() < 2e-3
    outward = (vertices - [0, 1, 0]) / 0.5
    assert (normals * outward).sum(1).min() > 0.99


def test_culling_changes_no_sign():
    sculpture = _sculpture(_lock())
    lo = np.array([-1.4, -1.4, -1.4], np.float32)
    arrays = sculpture._arrays
    culled = band_grid(arrays, lo, np.float32(0.05), (57, 57, 57), False)
    exact = sample_grid(*arrays, lo, np.float32(0.05), 57, 57, 57)
    assert (np.sign(culled) == np.sign(exact)).all()
    near = np.abs(exact) < 0.03
    assert near.sum() > 3000
    assert np.abs(culled - exact)[near].max() < 1e-5


def _carved(width: float, grooves: int) -> tuple[float, float]:
    """Deepest groove of a straight lock of a half width, and the steepest slope of its floor."""
    program = Program()
    section = Section(width, 0.1, grooves=grooves, depth=0.05, wrap=0)
    curve = np.stack([np.zeros(12), np.linspace(1, -1, 12), np.zeros(12)], 1)
    w, h = np.full(12, width), np.full(12, 0.1)
    program.lock(HAIR, sweep(curve, np.tile([0.0, 0.0, 1.0], (12, 1)), w, h, section))
    across = np.linspace(-0.8 * width, 0.8 * width, 400).astype(np.float32)
    points = np.stack([across, np.zeros_like(across), np.full_like(across, 0.1)], 1)
    arrays = _sculpture(program)._arrays
    depth = distances(arrays, points, True) - distances(arrays, points, False)
    return float(depth.max()), float(np.abs(np.gradient(depth, across)).max())


def test_grooves_are_no_finer_and_no_steeper_than_the_grid_can_carry():
    """A cell is a little under 0.02 HR: grooves closer than four of them would be dashes."""
    assert _carved(0.10, 3)[0] < 1e-6
    deep, steep = _carved(0.30, 3)
    assert 0.02 < deep < 0.04
    assert steep < 0.8


def test_an_end_keeps_its_width_and_narrows_over_more_than_one_sample():
    section = Section(0.3, 0.1, tip=0.05, fall=9, bluntness=0.5, end_width=0.2)
    w, h = taper(section, np.linspace(0, 1, 18))
    assert (w[-1], h[-1]) == pytest.approx((0.2, 0.05))
    assert w[-2] - w[-1] < 0.09


def test_a_steep_place_beside_skipped_nodes_is_looked_at():
    """A disc of a tenth of a cell is far from every block's middle, where its squashed distance is a great many
    times too large."""
    program = Program().ellipsoid((0, 0, 0), (0.9, 0.012, 0.9)).part(SKIN)
    arrays = _sculpture(program)._arrays
    lo, cell = np.array([-1.0, -0.7, -1.0], np.float32), np.float32(0.02)
    grid = band_grid(arrays, lo, cell, (101, 71, 101), False)
    exact = sample_grid(*arrays, lo, cell, 101, 71, 101)
    assert (exact < 0).sum() > 5000
    assert (np.sign(grid) == np.sign(exact)).all()


def test_distances_far_from_the_surface_are_the_shortest_way():
    sculpture = _sculpture(Program().ellipsoid((0, 1, 0), (0.5, 0.25, 0.25)).part(SKIN))
    light = sculpture.light_grid()
    vertices, _, _ = sculpture.surface(160)
    nodes = np.stack(np.meshgrid(*(np.arange(n) for n in light.values.shape), indexing="ij"), -1).reshape(-1, 3)
    way = KDTree(vertices).query(nodes * light.cell + light.origin)[0]
    found = light.values.ravel()
    outside = found > 0
    assert np.abs(found - way)[outside].max() < light.cell
    assert np.abs(found - way)[outside].mean() < 0.2 * light.cell
    assert (found[~outside] < 0).sum() > 100


def test_points_and_grids_agree():
    arrays = _sculpture(_lock())._arrays
    lo, cell = np.array([-1.4, -1.4, -1.4], np.float32), np.float32(0.14)
    nodes = np.stack(np.meshgrid(*(np.arange(21),) * 3, indexing="ij"), -1).reshape(-1, 3)
    at = (nodes * cell + lo).astype(np.float32)
    grid = sample_grid(*arrays, lo, cell, 21, 21, 21).ravel()
    near = np.abs(grid) < 0.04
    assert np.abs(distances(arrays, at, False) - grid)[near].max() < 1e-5
    turned = np.random.default_rng(0).permutation(len(at))
    assert (distances(arrays, at[turned], False) == distances(arrays, at, False)[turned]).all()
    assert len(distances(arrays, at[:0], False)) == 0


def test_subtracting_leaves_a_hole_and_offset_grows():
    plain = Program().ellipsoid((0, 0, 0), (1, 1, 1)).part(SKIN)
    bitten = Program().ellipsoid((0, 0, 0), (1, 1, 1)).ellipsoid((1, 0, 0), (0.5, 0.5, 0.5), op=SUBTRACT).part(SKIN)
    grown = Program().ellipsoid((0, 0, 0), (1, 1, 1)).offset(0.1).part(SKIN)
    sizes = []
    for program in (bitten, plain, grown):
        vertices, _, faces = _sculpture(program).surface(72)
        sizes.append(volume(vertices, faces))
    assert sizes[0] < sizes[1] - 0.2
    assert sizes[2] == pytest.approx(sizes[1] * 1.1**3, rel=0.02)


def test_points_know_their_part_and_their_place_on_the_lock():
    sculpture = _sculpture(_lock())
    vertices, _, _ = sculpture.surface(96)
    found = sculpture.lookup(vertices)
    on_hair = found.part == 1
    assert 0.1 < on_hair.mean() < 0.6
    assert found.tint[on_hair] == pytest.approx(0.07)
    assert np.abs(found.across[on_hair]).max() < 1.6
    low = on_hair & (vertices[:, 1] < -0.3)
    high = on_hair & (vertices[:, 1] > 0.9)
    assert found.along[low].mean() > 0.8 > 0.3 > found.along[high].mean()
    assert (found.along[~on_hair] == 0).all()


def test_projecting_brings_points_back_to_the_surface():
    sculpture = _sculpture(Program().ellipsoid((0, 0, 0), (0.6, 0.6, 0.6)).part(SKIN))
    rng = np.random.default_rng(1)
    points = rng.normal(size=(500, 3)).astype(np.float32)
    points *= 0.61 / np.linalg.norm(points, axis=1, keepdims=True)
    moved, _ = sculpture.project(points)
    assert np.abs(np.linalg.norm(moved, axis=1) - 0.6).max() < 1e-3


def test_a_prism_with_too_many_corners_is_refused():
    with pytest.raises(ValueError, match="13 corners"):
        Program().prism([(i, i) for i in range(14)])


def test_a_part_without_rows_is_refused():
    with pytest.raises(ValueError, match="no rows"):
        Program().part(SKIN)


def test_a_row_whose_sphere_is_far_changes_nothing():
    """Spheres refuse rows that could not matter, squashed and turned ones too: the same without any spheres."""
    program = Program().ellipsoid((0, 0, 0), (1, 0.3, 0.8), (0.3, 0.2, 0.5))
    program.cone((0.5, 0.2, 0), (1.2, 0.9, 0.3), 0.2, 0.1, k=0.1).box((0, -0.5, 0.2), (0.2, 0.3, 0.1), k=0.08)
    program.ellipsoid((0, 0.2, 0.7), (0.3, 0.05, 0.2), (0.4, 0, 0), k=0.06, op=SUBTRACT).part(SKIN)
    field = _sculpture(program)._arrays
    rows = field[1].copy()
    rows[:, ROW + 3] = 1e9
    points = np.random.default_rng(3).uniform(-1.5, 1.5, (20000, 3)).astype(np.float32)
    refused = distances(field, points, True)
    np.testing.assert_array_equal(refused, distances((field[0], rows, *field[2:]), points, True))
