"""Walls: what would break in the print comes out thicker, and nothing else moves."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.program import Program
from figurelab.engines.procedural.sculpt.sculpture import Sculpture
from figurelab.mesh.print_report import THINNEST, print_report
from figurelab.mesh.shells import open_edges

CLOTH = Material("cloth", "#884422", "cloth")
HEIGHT = 5.0
MM = HEIGHT / 80
"""A millimetre of the print, in the units of the field."""
_CELLS = 176


def _on_a_post(program: Program) -> Sculpture:
    """What was sculpted, beside a stout post that makes the whole 80 mm tall."""
    program.cone((0, 0.5, 0), (0, HEIGHT - 0.5, 0), 0.5, 0.5).part(CLOTH)
    return Sculpture(FigureSpec(), program, (0.0, 0.0, 0.0))


@pytest.mark.parametrize("mm", [0.5, 0.8, 1.1])
def test_a_thin_sheet_becomes_a_wall(mm: float):
    sheet = Program().box((0.8, 2.5, 0), (0.6, 0.8, mm * MM / 2), round=0.01).part(CLOTH)
    sculpture = _on_a_post(sheet)
    vertices, normals, faces = sculpture.surface(_CELLS)
    report = print_report(vertices, faces)
    assert report.wall_min >= THINNEST
    assert not report.thin
    assert open_edges(faces) == 0
    on_sheet = (np.abs(vertices[:, 1] - 2.5) < 0.5) & (np.abs(vertices[:, 0] - 1.0) < 0.2)
    thick = 2 * np.abs(vertices[on_sheet, 2]) / MM
    assert thick.min() > 1.2
    assert thick.max() < 1.7
    assert np.abs(normals[on_sheet, 2]).min() > 0.98


def test_a_pointed_tip_gets_a_round_end():
    tip = Program().cone((0.3, 2.5, 0), (1.6, 2.5, 0), 0.2, 0.004).part(CLOTH)
    vertices, _, faces = _on_a_post(tip).surface()
    assert not print_report(vertices, faces).thin
    end = vertices[vertices[:, 0] > 1.45]
    assert len(end) > 20
    assert np.ptp(end[:, 2]) > 0.8 * THINNEST * MM


def test_a_slanting_sheet_becomes_a_wall_as_well():
    sheet = Program().box((0.75, 2.5, 0.2), (0.6, 0.7, 0.7 * MM / 2), (0.5, 0.4, 0.3), round=0.01).part(CLOTH)
    vertices, _, faces = _on_a_post(sheet).surface(_CELLS)
    assert not print_report(vertices, faces).thin


def test_a_stout_form_keeps_every_vertex_where_it_was():
    sculpture = _on_a_post(Program().box((0.8, 2.5, 0), (0.6, 0.8, 1.7 * MM / 2), round=0.01).part(CLOTH))
    vertices, _, _ = sculpture.surface(_CELLS)
    assert not sculpture._growth.values.any()  # pyright: ignore[reportPrivateUsage]
    moved, _ = sculpture.project(vertices)
    assert np.abs(moved - vertices).max() < 0.01


def test_relief_that_the_post_carries_stays_thin():
    rim = Material("glasses", "#222222", "plastic", relief=True)
    sculpture = _on_a_post(Program().box((0.8, 2.5, 0), (0.6, 0.8, 0.8 * MM / 2), round=0.01).part(rim))
    vertices, _, _ = sculpture.surface(_CELLS)
    on_rim = (np.abs(vertices[:, 1] - 2.5) < 0.5) & (np.abs(vertices[:, 0] - 1.0) < 0.2)
    assert 2 * np.abs(vertices[on_rim, 2]).max() / MM < 1.0


def test_points_are_brought_to_the_thickened_wall():
    sculpture = _on_a_post(Program().box((0.8, 2.5, 0), (0.6, 0.8, 0.5 * MM / 2), round=0.01).part(CLOTH))
    sculpture.surface(_CELLS)
    grid = np.stack(np.meshgrid(np.linspace(0.8, 1.2, 12), np.linspace(2.2, 2.8, 12)), -1).reshape(-1, 2)
    points = np.column_stack([grid, np.full(len(grid), 0.55 * MM)]).astype(np.float32)
    moved, _ = sculpture.project(points)
    assert np.abs(moved[:, 2] / MM - 0.75).max() < 0.08


def test_the_same_figure_is_thickened_the_same_way():
    first, second = (sculpt(FigureSpec()).surface(128) for _ in range(2))
    for a, b in zip(first, second, strict=True):
        assert np.array_equal(a, b)
