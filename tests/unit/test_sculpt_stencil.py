"""Colours that are laid on: the edge of a frame is smooth wherever a mesh runs."""

from __future__ import annotations

import numpy as np
import pytest
from sculpt_figures import figure

from figurelab.engines.procedural.engine import figure_solid
from figurelab.engines.procedural.paint.eyewear import Lens
from figurelab.engines.procedural.paint.painter import Painter
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.sculpture import Sculpture

WORN = {"kind": "square", "weight": 0.5, "color": "#102040"}


def across(sculpture: Sculpture, off: float) -> np.ndarray:
    """(n,) share of the frame's colour up through the lower rim, at points ``off`` before the surface."""
    lens = Lens.of(sculpture.spec)
    assert lens is not None
    v = np.linspace(-1.25, -0.7, 400) * lens.half_y + lens.center[1] + sculpture.head[1]
    start = np.column_stack([np.full_like(v, lens.center[0]), v, np.full_like(v, 1.2)]).astype(np.float32)
    for _ in range(60):
        points, _ = sculpture.project(start)
        # Straight back to the surface, not along its normal.
        start[:, 2] += np.where(np.abs(points[:, 2] - start[:, 2]) > 1e-3, -0.01, 0.0)
    start[:, 2] += np.float32(off)
    share = np.zeros(len(start), np.float32)
    for laid in sculpture.lookup(start).laid:
        if sculpture.materials[laid.part].name == "glasses":
            share[laid.here] = np.maximum(share[laid.here], laid.share)
    return share


def test_the_edge_of_a_frame_stays_where_it_is_however_far_off_the_mesh_runs() -> None:
    sculpture = sculpt(figure(hair={"style": "bald"}, glasses=WORN))
    true, near, far = (across(sculpture, off) for off in (0.0, 0.006, -0.006))
    assert true.max() == 1.0
    assert true[0] == true[-1] == 0.0
    assert ((true > 0.01) & (true < 0.99)).any(), "a soft edge, not a stair"
    step = 0.55 * 0.25 / len(true)
    for other in (near, far):
        moved = (np.abs(true - other) > 0.5).sum() * step
        assert moved < 0.004, "under a pixel; a seam of solids goes as far as the mesh"


def test_hair_over_glasses_keeps_its_colour() -> None:
    sculpture = sculpt(figure(hair={"style": "long"}, glasses=WORN))
    solid = figure_solid(sculpture.spec, cells=96)
    names = np.array([material.name for material in sculpture.materials])
    found = sculpture.lookup(solid.vertices)
    covered = np.concatenate([laid.here for laid in found.laid])
    assert len(covered) > 50
    assert not np.isin(names[found.part[covered]], ["hair", "top"]).any()


def test_a_frame_lies_over_the_printed_face_and_takes_its_own_finish() -> None:
    sculpture = sculpt(figure(hair={"style": "bald"}, glasses={**WORN, "weight": 0.0}))
    vertices, normals, _ = sculpture.surface(128)
    full = [laid.here[laid.share == 1.0] for laid in sculpture.lookup(vertices).laid]
    on_frame = np.unique(np.concatenate(full))
    surface = Painter(sculpture)(vertices, normals, np.ones(len(vertices), np.float32))
    assert surface.metal is not None
    assert (surface.metal[on_frame] == 1.0).all()
    assert (surface.skin[on_frame] == 0.0).all()
    assert surface.albedo[on_frame].max() < 0.5, "dark blue all over"


@pytest.mark.parametrize("kind", ["sun", "aviator"])
def test_dark_glass_has_one_light_and_is_paler_below(kind: str) -> None:
    sculpture = sculpt(figure(hair={"style": "bald"}, glasses={"kind": kind}))
    vertices, normals, _ = sculpture.surface(160)
    found = sculpture.lookup(vertices)
    names = np.array([material.name for material in sculpture.materials])
    glass = names[found.part] == "lens"
    for laid in found.laid:
        if names[laid.part] == "glasses":
            glass[laid.here] = False
    surface = Painter(sculpture)(vertices, normals, np.ones(len(vertices), np.float32))
    lens = Lens.of(sculpture.spec)
    assert lens is not None
    up = (vertices[:, 1] - sculpture.head[1] - lens.center[1]) / lens.half_y
    light = surface.albedo.mean(axis=1)
    assert np.median(light[glass & (up < -0.4)]) > np.median(light[glass & (up > 0.3)]) + 0.03
    assert light[glass & (up > 0.1)].max() > np.median(light[glass]) + 0.1
