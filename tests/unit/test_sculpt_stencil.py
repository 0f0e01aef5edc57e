"""Colours that are laid on: the edge of a frame is smooth wherever a mesh runs."""

from __future__ import annotations

import numpy as np
import pytest
from sculpt_figures import figure

from figurelab.engines.procedural.engine import figure_solid
from figurelab.engines.procedural.paint.eyewear import Lens
from figurelab.engines.procedural.paint.painter import Painter
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.glasses import browed
from figurelab.engines.procedural.sculpt.seat import seat

WORN = {"kind": "square", "weight": 0.5, "color": "#102040"}


def test_the_edge_of_a_frame_stays_where_it_is_however_far_off_the_mesh_runs() -> None:
    spec = figure(hair={"style": "bald"}, glasses=WORN)
    sculpture, body, lens = sculpt(spec), anatomy(spec), Lens.of(spec)
    assert lens is not None
    worn = seat(browed(spec, body), lens, float(body.head[1]))
    rim = np.array([worn.point(0.0, up) for up in np.linspace(-1.3, -0.7, 300)])
    out = np.array(worn.center(0.0)) - np.array(worn.center(1.0))

    def share(off: float) -> np.ndarray:
        points = (rim + off * out).astype(np.float32)
        found = np.zeros(len(points), np.float32)
        for stencil in sculpture._program.stencils:  # pyright: ignore[reportPrivateUsage]
            laid = stencil.laid(points, np.zeros(len(points), np.int32), np.ones(1, np.bool_))
            if laid is not None and sculpture.materials[laid.part].name == "glasses":
                found[laid.here] = np.maximum(found[laid.here], laid.share)
        return found

    true = share(0.0)
    assert true.max() == 1.0
    assert true[0] == true[-1] == 0.0
    assert ((true > 0.01) & (true < 0.99)).sum() > 2, "a soft edge, not a stair"
    for off in (-0.015, 0.015):
        assert np.abs(share(off) - true).max() < 0.02


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
