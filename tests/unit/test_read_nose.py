"""The form of a nose, on a real mesh whose vertices are moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.read import measure
from figurelab.engines.procedural.read.face import face
from figurelab.engines.procedural.read.head import F32, Head
from figurelab.engines.procedural.read.level import level, upright
from figurelab.engines.procedural.read.nose import NoseSeen, nose
from figurelab.engines.procedural.read.reading import Reading


@pytest.fixture(scope="module")
def mesh() -> tuple[Head, F32]:
    seen = observed("astronaut.jpg")
    assert seen.head is not None
    assert seen.face is not None
    return Head(seen.head, seen.head.window.from_photo(seen.face.landmarks[:, :2])), seen.face.landmarks[:, 2]


def form(mesh: tuple[Head, F32], moves: Mapping[int, tuple[float, float, float]]) -> NoseSeen:
    """Vertices moved by shares of the face's width: right, down and away."""
    head, depth = mesh
    points, depth = head.points.copy(), depth.copy()
    for vertex, (x, y, z) in moves.items():
        points[vertex] += np.array([x, y], np.float32) * head.width
        depth[vertex] += z * head.width * head.regions.window.scale
    turned = Head(head.regions, points)
    return nose(turned, level(turned, depth), depth).value


def test_a_tip_is_round_or_fine_and_turns_up_or_hangs(mesh: tuple[Head, F32]) -> None:
    usual = form(mesh, {})
    wide, narrow = ({45: (-x, 0.0, 0.0), 275: (x, 0.0, 0.0)} for x in (0.0008, -0.0008))
    assert form(mesh, wide).tip > usual.tip > form(mesh, narrow).tip
    assert form(mesh, {1: (0.0, -0.004, 0.0)}).turn > usual.turn > form(mesh, {1: (0.0, 0.004, 0.0)}).turn


def test_a_bridge_is_high_or_low_between_the_eyes(mesh: tuple[Head, F32]) -> None:
    near, far = ({168: (0.0, 0.0, z), 195: (0.0, 0.0, 1.2 * z)} for z in (-0.004, 0.004))
    usual = form(mesh, {}).bridge
    assert form(mesh, near).bridge > usual > form(mesh, far).bridge


def test_the_front_is_the_upright_mesh_without_its_depth(mesh: tuple[Head, F32]) -> None:
    head, depth = mesh
    turned = upright(head, depth)
    assert np.allclose(level(head, depth).points, turned[:, :2])
    assert turned[1, 2] < turned[[234, 454], 2].min(), "the nose is nearer than the ears"


def test_the_nose_of_a_turned_face_is_the_usual_one() -> None:
    head = measure(observed("astronaut.jpg")).head
    assert head is not None
    own = Reading(NoseSeen(0.8, -0.6, 0.5), 0.6)

    def drawn(yaw: float) -> tuple[float, float, float]:
        seen = face(replace(head, nose=own, yaw=yaw), head.hair_color.value)
        return seen.nose_tip, seen.nose_turn, seen.nose_bridge

    assert drawn(0.0) == (0.8, -0.6, 0.5)
    assert drawn(0.7) == (0.0, 0.0, 0.0)
