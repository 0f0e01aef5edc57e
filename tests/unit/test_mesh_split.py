"""Splitting triangles: finer where it is asked for, closed everywhere."""

from __future__ import annotations

import numpy as np
import pytest
from skimage.measure import marching_cubes

from figurelab.mesh.shells import open_edges
from figurelab.mesh.split import split


def ball() -> tuple[np.ndarray, np.ndarray]:
    axis = np.linspace(-1.2, 1.2, 20)
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    vertices, faces, _, _ = marching_cubes(np.sqrt(x**2 + y**2 + z**2) - 1.0, 0.0)
    return vertices.astype(np.float32), faces.astype(np.int32)


def area(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    return 0.5 * np.cross(b - a, c - a)


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_a_split_shell_is_closed_and_the_same_surface(seed: int | None) -> None:
    vertices, faces = ball()
    chosen = vertices[:, 2] > vertices[:, 2].mean()
    if seed is not None:
        chosen = np.random.default_rng(seed).random(len(vertices)) < 0.5
    more, finer = split(vertices, faces, chosen)
    assert open_edges(finer) == 0
    assert len(finer) > len(faces)
    assert np.array_equal(more[: len(vertices)], vertices)
    before, after = area(vertices, faces), area(more, finer)
    assert np.linalg.norm(after, axis=1).sum() == pytest.approx(np.linalg.norm(before, axis=1).sum(), rel=1e-5)
    assert np.abs(after.sum(axis=0) - before.sum(axis=0)).max() < 1e-3, "all turned the same way"


def test_only_what_is_chosen_gets_finer() -> None:
    vertices, faces = ball()
    chosen = vertices[:, 2] > 10.0
    more, finer = split(vertices, faces, chosen)
    untouched = ~chosen[faces].any(axis=1)
    assert {tuple(face) for face in faces[untouched].tolist()} <= {tuple(face) for face in finer.tolist()}
    assert (more[len(vertices) :, 2] > 9.0).all()
    none, same = split(vertices, faces, np.zeros(len(vertices), np.bool_))
    assert len(none) == len(vertices)
    assert np.array_equal(same, faces)
