"""Specs that between them use every choice of the sculptor, and measures of what comes out."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.ndimage import label

from figurelab.engines.procedural.figure import FigureSpec, from_json
from figurelab.engines.procedural.sculpt.anatomy import CROTCH, Anatomy
from figurelab.engines.procedural.sculpt.garments import tailor
from figurelab.engines.procedural.sculpt.program import Program, Row
from figurelab.engines.procedural.sculpt.sculpture import Sculpture
from figurelab.engines.procedural.sculpt.torso import torso_rows

TOPS = ("tee", "shirt", "polo", "suit", "hoodie", "sweater", "jacket", "coat", "tank", "dress", "vest")
BOTTOMS = ("trousers", "jeans", "shorts", "skirt")
SHOES = ("sneaker", "dress", "boot", "sandal")
BUILDS = ("slim", "average", "broad", "waisted", "child")
POSES = (
    "down", "wave", "hips", "cheer", "crossed", "chin", "ponder", "cheek", "together", "hip", "folded", "behind",
    "pocket",
)  # fmt: skip
SIGNS = ("open", "fist", "point", "two", "horns", "thumb", "call")
SLEEVES = ("short", "long", "none")
SHAPES = ("round", "oval", "square", "long")
GLASSES = ("none", "round", "square", "cat", "sun", "aviator", "panto")


def figure(**changes: Any) -> FigureSpec:
    """A bald, bare-faced person with these fields changed."""
    return from_json(json.dumps({"hair": {"style": "bald"}, **changes}))


def mixed(i: int) -> FigureSpec:
    """The i-th of a row of figures in which every choice comes up."""
    return figure(
        top={"kind": TOPS[i % 10], "sleeve": SLEEVES[i % 3], "tie": "#7d2630" if i % 2 else None},
        bottom={"kind": BOTTOMS[i % 4]},
        shoes={"kind": SHOES[i % 4]},
        body={"build": BUILDS[(i + i // 10) % 5], "pose": POSES[(i + i // 13) % 13]},
        face={"shape": SHAPES[(i + i // 4) % 4]},
        glasses={"kind": GLASSES[i % 7]},
    )


def visible(sculpture: Sculpture, cells: int = 96) -> tuple[NDArray[np.float32], NDArray[np.str_]]:
    """Surface points and the name of the material of each."""
    vertices, _, _ = sculpture.surface(cells)
    names = np.array([m.name for m in sculpture.materials])
    return vertices, names[sculpture.lookup(vertices).part]


def largest_share(sculpture: Sculpture) -> float:
    """Share of the solid's volume in its largest connected piece."""
    pieces, count = label(sculpture.light_grid().values < 0)
    sizes = np.bincount(pieces.ravel())[1:]
    assert count > 0
    return float(sizes.max() / sizes.sum())


def smooth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cloth without folds, where symmetry is asked for."""

    def hanging(_: FigureSpec, body: Anatomy) -> list[Row]:
        return torso_rows(body)

    def plain(program: Program, *_: object, **__: object) -> Program:
        return program

    monkeypatch.setattr(tailor, "draped", hanging)
    monkeypatch.setattr(Program, "gather", plain)


def drawn(body: Anatomy, y: NDArray[np.floating]) -> NDArray[np.float64]:
    """Heights in the pattern of heights on this body: :meth:`Anatomy.level` undone."""
    return np.interp(y, [0.0, body.crotch, body.level(4.0)], [0.0, CROTCH, 4.0])
