"""A tilted head: everything on it turns together, the body and what hangs below stay."""

from __future__ import annotations

import math

import numpy as np
import pytest
from sculpt_figures import figure, largest_share, visible

from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.tilt import Tilt
from figurelab.mesh.shells import open_edges

WORN = {
    "hair": {"style": "bun"},
    "glasses": {"kind": "round"},
    "facial_hair": {"kind": "boxed"},
    "hat": {"kind": "cap"},
}


@pytest.mark.parametrize("degrees", [12.0, -7.0])
def test_what_is_on_the_head_turns_with_it_and_the_rest_stays(degrees: float) -> None:
    straight, tilted = (sculpt(figure(body={"tilt": t}, **WORN)) for t in (0.0, degrees))
    points, names = visible(straight, 112)
    pivot, a = float(straight.head[1]) - 0.78, math.radians(degrees)
    worn = np.isin(names, ["head", "ear", "glasses", "hat", "hair", "peak"]) & (points[:, 1] > pivot + 0.35)
    turned = points.copy()
    x, y = points[worn, 0], points[worn, 1] - pivot
    turned[worn, 0], turned[worn, 1] = math.cos(a) * x + math.sin(a) * y, math.cos(a) * y - math.sin(a) * x + pivot
    low = points[:, 1] < 2.2
    for part in (worn, low):
        moved = np.linalg.norm(tilted.project(turned[part])[0] - turned[part], axis=1)
        assert part.sum() > 500
        # Between a small hand and the hem walls are made strong enough on a grid that follows the tilted head.
        assert np.quantile(moved, 0.99) < 0.018, "two fifths of a cell"
    # The painter is told where each point was, so the printed face turns too.
    found = tilted.lookup(turned[worn])
    assert found.upright is not None
    own = found.part == straight.lookup(points[worn]).part
    assert own.mean() > 0.97
    assert np.allclose(found.upright[own], points[worn][own], atol=2e-3)


def test_a_tilted_figure_with_long_hair_is_one_closed_solid() -> None:
    sculpture = sculpt(figure(body={"tilt": 12}, hair={"style": "long", "length": 1.8}, facial_hair={"kind": "full"}))
    assert open_edges(sculpture.surface(96)[2]) == 0
    assert largest_share(sculpture) > 0.985


def test_the_box_of_a_tilted_part_holds_it() -> None:
    tilt = Tilt(math.radians(12), 3.2, 2.5)
    lo, hi = np.array([-0.8, 2.0, -1.0]), np.array([1.1, 5.0, 1.0])
    box = tilt.box(lo, hi)
    rng = np.random.default_rng(1)
    world = rng.uniform([-3, 1, -1], [3, 6.5, 1], (20_000, 3)).astype(np.float32)
    local = tilt.upright(world)
    inside = ((local > lo) & (local < hi)).all(axis=1)
    assert inside.sum() > 1000
    assert (world[inside] >= box[0] - 1e-6).all()
    assert (world[inside] <= box[1] + 1e-6).all()
