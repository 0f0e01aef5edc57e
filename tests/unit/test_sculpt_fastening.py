from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.paint.dye import dyed
from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.paint.oklab import from_hex, lightness
from figurelab.engines.procedural.sculpt.garments.fastening import pressed, threaded
from figurelab.engines.procedural.sculpt.probe import front
from figurelab.engines.procedural.sculpt.program import Program

CLOTH = Material("button", "#7788aa", "cloth")
RADIUS = 0.05


@pytest.mark.parametrize("normal", [(0.0, 0.0, 1.0), (0.0, 0.5, 0.866), (-0.4, -0.2, 0.894)])
def test_a_button_lies_flat_on_cloth_that_faces_anywhere(normal: tuple[float, float, float]) -> None:
    program = Program()
    pressed(program, (0.1, 1.0, 0.5), RADIUS, np.array(normal), CLOTH)
    rows, near = program.open_rows(), 0.4 * RADIUS
    middle, aside, up = (front(rows, 0.1 + x, 1.0 + y)[2] for x, y in ((0, 0), (near, 0), (0, near)))
    assert (middle - aside) / near == pytest.approx(normal[0] / normal[2], abs=0.06)
    assert (middle - up) / near == pytest.approx(normal[1] / normal[2], abs=0.06)
    assert 0.02 < middle - 0.5 < 0.05


def test_every_button_has_a_rim_and_a_crossed_thread_that_stand_off_it() -> None:
    middles = [(0.0, 2.0), (0.0, 1.7)]
    for color, sign in (("#f4f2ee", -1), ("#20222a", 1)):
        material = threaded(Material("button", color, "cloth"), middles, RADIUS)
        assert len(material.seams) == 3 * len(middles)
        for n, seam in enumerate(material.seams):
            assert seam.thread is not None
            assert 0.05 < sign * (lightness(from_hex(seam.thread)) - lightness(dyed(material))) < 0.2
            away = np.hypot(*(np.array(seam.points) - middles[n // 3]).T)
            assert away.max() < 0.8 * RADIUS, "on the button"
            assert seam.view == "front"
            assert not seam.mirrored
    assert {s.view for s in threaded(CLOTH, middles, RADIUS, behind=True).seams} == {"back"}


def test_metal_and_tiny_buttons_are_plain() -> None:
    metal = Material("button", "#b98f5f", "metal")
    assert threaded(metal, [(0.0, 2.0)], RADIUS) is metal
    assert threaded(CLOTH, [(0.0, 2.0)], 0.03) is CLOTH
