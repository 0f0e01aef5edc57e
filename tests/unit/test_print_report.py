"""What the report says of shapes whose walls, weight and overhangs are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import trimesh
from typer.testing import CliRunner

from figurelab.cli import app
from figurelab.cli.print_check import lines
from figurelab.mesh.load import read_shape
from figurelab.mesh.print_report import Place, PrintReport, print_report


def report(shape: trimesh.Trimesh, height: float = 80.0) -> PrintReport:
    return print_report(np.asarray(shape.vertices), np.asarray(shape.faces, np.int32), height)


def fine(shape: trimesh.Trimesh, edge: float) -> trimesh.Trimesh:
    vertices, faces = trimesh.remesh.subdivide_to_size(shape.vertices, shape.faces, edge)
    return trimesh.Trimesh(vertices, faces, process=True)


def box(x: float, y: float, z: float) -> trimesh.Trimesh:
    return fine(trimesh.creation.box((x, y, z)), 4.0)


def test_a_block_is_fit_to_print():
    found = report(box(40, 80, 30))
    assert found.faults == ()
    assert (found.shells, found.open_edges, found.crossings) == (1, 0, 0)
    assert found.volume == pytest.approx(96.0)
    assert found.wall_min == np.inf
    assert found.balance == pytest.approx(15.0)
    assert found.tips_at == pytest.approx(np.degrees(np.arctan2(15, 40)))
    assert (found.overhang_share, found.overhangs) == (0, ())


def test_thickness_is_measured_at_the_printed_height():
    sheet = box(40, 160, 3)
    assert report(sheet).wall_low == pytest.approx(1.5)
    assert report(sheet, 160).wall_low == pytest.approx(3.0)
    thin = report(sheet, 48)
    assert thin.wall_min == pytest.approx(0.9)
    assert thin.thin_share > 0.9
    assert any("0.90 mm" in fault for fault in thin.faults)


def test_the_flanks_of_an_edge_are_no_wall_and_a_blade_is():
    assert report(trimesh.creation.cylinder(30, 80, sections=4)).wall_min == np.inf
    wedge = trimesh.convex.convex_hull(
        [[-20, 0, -10], [-20, 0, 10], [20, 0, -10], [20, 0, 10], [-20, 80, 0], [20, 80, 0]]
    )
    blade = report(fine(wedge, 3.0))
    assert blade.wall_min < 0.7
    assert all(place.middle[1] > 70 for place in blade.thin)


def on_a_ball(x: float, y: float) -> PrintReport:
    """A band x mm wide that stands y mm out of a ball, from half way down to half way up, and a wide block under it."""
    ball = trimesh.creation.icosphere(subdivisions=4, radius=25)
    band = trimesh.boolean.difference(
        [
            trimesh.creation.cylinder(25 + y, x, sections=120),
            trimesh.creation.box((80, 80, 80)).apply_translation([-40, 0, 0]),
        ]
    )
    made = trimesh.boolean.union([ball, band, trimesh.creation.box((30, 10, 30)).apply_translation([0, -24, 0])])
    return report(made, float(made.extents[1]))


def test_a_ridge_that_the_body_carries_is_no_wall_and_a_fin_is():
    ridge, fin = on_a_ball(0.8, 0.7), on_a_ball(0.8, 6.0)
    assert not ridge.thin
    assert ridge.wall_min >= 1.2
    assert ridge.relief_min == pytest.approx(0.8, abs=0.05)
    assert sum(place.area for place in ridge.relief) > 40
    assert fin.thin[0].mean == pytest.approx(0.8, abs=0.05)
    assert sum(place.area for place in fin.thin) > 6 * sum(place.area for place in fin.relief)
    assert any("walls under" in fault for fault in fin.faults)
    assert not any("walls under" in fault for fault in ridge.faults)


def test_a_ridge_across_a_gap_is_a_wall():
    posts = [box(20, 80, 20).apply_translation([side * 25, 0, 0]) for side in (-1, 1)]
    foot = box(70, 10, 20).apply_translation([0, -35, 0])
    rod = fine(trimesh.creation.box((60, 0.9, 0.9)), 2.0).apply_translation([0, 20, 10.2])
    found = report(trimesh.boolean.union([*posts, foot, rod]))
    assert found.thin
    assert all(abs(place.middle[0]) < 15 for place in found.thin)


def test_a_figure_that_leans_too_far_falls():
    lean = box(20, 80, 20)
    lean.vertices[:, 0] += (lean.vertices[:, 1] + 40) * 0.3
    found = report(lean)
    assert found.balance == pytest.approx(-2.0, abs=1e-6)
    assert any("does not stand" in fault for fault in found.faults)
    ball = trimesh.creation.icosphere(subdivisions=4)
    assert any("does not stand" in fault for fault in report(ball, 40).faults) or report(ball, 40).tips_at < 8


def test_overhangs_are_named_with_their_place():
    table = trimesh.boolean.union([box(20, 60, 20), trimesh.creation.box((60, 20, 60)).apply_translation([0, 40, 0])])
    found = report(table)
    assert sum(place.area for place in found.overhangs) == pytest.approx(60 * 60 - 20 * 20)
    assert found.overhangs[0].middle == pytest.approx((0, 60, 0), abs=0.01)
    assert found.overhangs[0].mean == pytest.approx(90)
    assert found.overhang_share == pytest.approx(3200 / table.area)
    said = lines(replace(found, overhangs=(Place(12, (-0.2, 60, 0.4), 50),)))
    assert said[-1] == "  12.0 mm2 round x 0, y 60, z 0: 50.00 degrees"


def test_two_shells_a_hole_and_a_crossing_are_faults():
    low, high = box(20, 40, 20), box(20, 40, 20).apply_translation([0, 60, 0])
    assert "2 shells instead of one" in report(trimesh.util.concatenate([low, high])).faults
    crossed = box(20, 40, 20).apply_translation([7.3, 21.7, 5.1])
    assert any("cross" in fault for fault in report(trimesh.util.concatenate([low, crossed])).faults)
    holed = box(20, 80, 20)
    holed.update_faces(np.arange(len(holed.faces)) > 0)
    assert "3 edges are open" in report(holed).faults


@pytest.mark.parametrize("suffix", ["obj", "glb"])
def test_the_command_reads_what_others_write(tmp_path: Path, suffix: str):
    path = tmp_path / f"shape.{suffix}"
    shape = box(40, 80, 30)
    path.write_bytes(_exported(shape, suffix))
    vertices, faces = read_shape(path.read_bytes(), f".{suffix}")
    assert len(vertices) == len(shape.vertices)
    assert trimesh.Trimesh(vertices, faces).volume == pytest.approx(96_000, rel=1e-4)
    result = CliRunner().invoke(app, ["print-check", str(path), "--height", "100"])
    assert result.exit_code == 0, result.output
    assert "187.5 cm3" in result.output
    path.write_bytes(_exported(box(40, 80, 0.5), suffix))
    result = CliRunner().invoke(app, ["print-check", str(path)])
    assert result.exit_code == 1
    assert "0.50 mm" in result.output


@pytest.mark.parametrize(
    ("name", "data"), [("a.stl", b"solid"), ("a.glb", b"glTF"), ("a.obj", b"v 0 0\nf 1 2 3"), ("a.obj", b"")]
)
def test_what_is_no_model_is_refused_in_words(tmp_path: Path, name: str, data: bytes):
    path = tmp_path / name
    path.write_bytes(data)
    result = CliRunner().invoke(app, ["print-check", str(path)])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert name in result.output


def _exported(shape: trimesh.Trimesh, suffix: str) -> bytes:
    data = shape.export(file_type=suffix)
    return data if isinstance(data, bytes) else data.encode()
