from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.sculpt.creased import colors, creased

FACES = np.array([[0, 1, 2], [1, 3, 2], [3, 4, 5]], np.int32)
FLAT = np.tile(np.array([[0.0, 0.0, 1.0]], np.float32), (6, 1))


def marked(normals: np.ndarray, colour: list[int]) -> list[int]:
    return np.flatnonzero(creased(normals, FACES, np.array(colour, np.int32))).tolist()


def test_faces_of_one_colour_that_lie_flat_are_coarse_enough() -> None:
    assert marked(FLAT, [3] * 6) == []


def test_faces_that_a_border_of_colours_crosses_are_marked_with_all_corners() -> None:
    assert marked(FLAT, [3, 3, 3, 3, 3, 1]) == [3, 4, 5]
    assert marked(FLAT, [-1, 3, 3, 3, 3, 3]) == [0, 1, 2], "a hairline is a border"


def test_faces_that_bend_are_marked_and_those_of_hair_never() -> None:
    bent = FLAT.copy()
    bent[0] = (np.sin(0.7), 0.0, np.cos(0.7))
    assert marked(bent, [2] * 6) == [0, 1, 2]
    assert marked(bent, [-1] * 6) == []
    bent[0] = (np.sin(0.3), 0.0, np.cos(0.3))
    assert marked(bent, [2] * 6) == []


def test_parts_of_one_cloth_look_alike_and_its_trims_do_not() -> None:
    parts = [
        Material("top", "#3366aa", "cloth"),
        Material("sleeve", "#3366aa", "cloth"),
        Material("rib", "#3366aa", "cloth", tint=-0.045),
        Material("neck", "#3366aa", "skin"),
        Material("hair", "#332211", "hair"),
        Material("body", "#b98a5a", "fur"),
    ]
    top, sleeve, rib, neck, hair, fur = colors(parts).tolist()
    assert top == sleeve
    assert len({top, rib, neck}) == 3
    assert hair == fur == -1
