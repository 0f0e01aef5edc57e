"""Stands turned anew: regular rings in place of what decimation left."""

from __future__ import annotations

import numpy as np
import pytest
from sculpt_figures import figure

from figurelab.engines.procedural.engine import figure_solid
from figurelab.mesh.lathe import turn
from figurelab.mesh.model import reduced
from figurelab.mesh.shells import open_edges, volume
from figurelab.render.solid import Turned


def test_a_turned_outline_is_a_closed_form_of_its_own_volume() -> None:
    outline = np.array([[0, 1], [0.5, 1], [0.5, 0], [0, 0]], np.float32)
    vertices, faces = turn(Turned((0.2, -0.1), outline))
    assert open_edges(faces) == 0
    assert volume(vertices, faces) == pytest.approx(np.pi / 4, rel=0.002)
    assert np.allclose(vertices.mean(axis=0), [0.2, 0.5, -0.1], atol=1e-5)


@pytest.mark.parametrize("design", ["plain", "stepped", "ring"])
@pytest.mark.parametrize("pet", [None, {"species": "cat"}])
def test_a_built_stand_is_round_and_even_all_the_way_round(design: str, pet: dict[str, str] | None) -> None:
    solid = figure_solid(figure(base={"design": design, "name": "Mia"}, pet=pet), cells=128)
    vertices, normals, faces = reduced(solid, 24_000)
    assert len(faces) <= 24_000
    assert open_edges(faces) == 0
    assert vertices[:, 1].min() == pytest.approx(solid.floor, abs=1e-3)
    assert solid.turned is not None
    at = vertices - np.array([solid.turned.centre[0], 0, solid.turned.centre[1]], np.float32)
    angle = np.degrees(np.arctan2(at[:, 0], at[:, 2]))
    radius = np.hypot(at[:, 0], at[:, 2])
    side = (at[:, 1] < -0.04) & (at[:, 1] > solid.floor + 0.01) & (radius > 0.9) & (np.abs(angle) > 60)
    out = (normals[:, 0] * at[:, 0] + normals[:, 2] * at[:, 2]) / np.maximum(radius, 0.1)
    section = np.stack([radius, at[:, 1], 0.1 * out], axis=1)[side]
    # Rings have a corner each 4.5 degrees, at least every second alike in height, radius and normal.
    alike = (np.abs(section[:, None] - section[None]).max(axis=2) < 1.5e-3).sum(axis=1)
    assert len(alike) > 5 * 50
    assert np.mean(alike >= 25) > 0.75
