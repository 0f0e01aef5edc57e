"""Paying the compiler before the first customer: kernels are compiled once and cached on disk.

The compiler runs on one core, so the two halves (the sculptor's field; paint, light and mesh) are compiled by two
processes at once: about 80 CPU seconds in half the wall time.
"""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from skimage.measure import marching_cubes

from figurelab.mesh.model import bake, charted, reduced
from figurelab.mesh.shells import vertex_normals
from figurelab.render.picture import picture
from figurelab.render.solid import DistanceGrid, Solid

from ..base import BuildOptions, PrototypeOptions
from .engine import ProceduralEngine, preview
from .figure import FacialHair, FigureSpec, Glasses, Hair, Pattern, Pet, Top
from .lift import lift
from .paint.painter import Painter
from .paint.scene import Lookup
from .sculpt import sculpt

F32 = NDArray[np.float32]

_PERSON = FigureSpec(
    hair=Hair(style="bob", fringe="straight", length=0.2),
    facial_hair=FacialHair(kind="stubble"),
    glasses=Glasses(kind="sun"),
    top=Top(kind="tee", pattern=Pattern(kind="stripes")),
)


def warm() -> dict[str, float]:
    """Compile every kernel, then make the sample figure. Returns seconds: ``compile``, ``prototype``, ``build``.

    Raises RuntimeError when a compiling process fails.
    """
    start = time.perf_counter()
    halves = [subprocess.Popen([sys.executable, "-m", __name__, half]) for half in ("field", "light")]
    codes = [half.wait() for half in halves]  # Both are waited for, also when the first failed.
    if any(codes):
        raise RuntimeError("the kernels could not be compiled; what the compiler said stands above")
    compiled = time.perf_counter()
    engine = ProceduralEngine()
    photo = files("figurelab.data").joinpath("demo.png").read_bytes()
    concept = engine.prototype(photo, PrototypeOptions(), _unwatched).files["concept.png"]
    drawn = time.perf_counter()
    engine.build(concept, BuildOptions(), _unwatched)
    return {"compile": compiled - start, "prototype": drawn - compiled, "build": time.perf_counter() - drawn}


def _field() -> None:
    sculpture = sculpt(_PERSON)
    vertices, _, _ = sculpture.surface(160)  # Fine enough for walls to be thickened.
    sculpture.light_grid()
    sculpture.lookup(vertices[:99])
    sculpture.project(vertices[:99])


class _Ball:
    """A scene that needs no field, so that paint and light compile while the field does."""

    def __init__(self, spec: FigureSpec) -> None:
        from .paint.material import Material

        pattern = Pattern(kind="dots")
        self.spec = spec
        self.head = np.zeros(3, np.float32)
        self.materials = [
            Material("head", "#f0c6a4", "skin", face=True),
            Material("hair", "#332211", "hair"),
            Material("top", "#3366aa", "cloth", pattern=pattern),
            Material("body", "#b98a5a", "fur"),
            Material("lens", "#221f22", "glass"),
        ]

    def lookup(self, positions: F32) -> Lookup:
        n = len(positions)
        zero = np.zeros(n, np.float32)
        wide = zero + 0.1
        part = (np.arange(n) % 5).astype(np.int32)
        return Lookup(part, zero, zero, zero, zero, zero + 3, wide, wide, wide, zero)


def _light() -> None:
    axis = np.linspace(-1.2, 1.2, 28, dtype=np.float32)
    values = np.sqrt(sum(a**2 for a in np.meshgrid(axis, axis, axis, indexing="ij"))).astype(np.float32) - 1
    cell = float(axis[1] - axis[0])
    vertices, faces, _, _ = marching_cubes(values, 0.0)
    vertices, faces = (vertices * cell - 1.2).astype(np.float32), np.ascontiguousarray(faces, np.int32)
    grid = DistanceGrid(values, np.full(3, -1.2, np.float32), cell)
    normals = vertex_normals(vertices, faces)

    def project(points: F32) -> tuple[F32, F32]:
        unit = points / np.linalg.norm(points, axis=1, keepdims=True)
        return unit.astype(np.float32), unit.astype(np.float32)

    for spec in (_PERSON, FigureSpec(pet=Pet(pattern="tabby"))):
        solid = Solid(vertices, normals, faces, grid, Painter(_Ball(spec)), -1.0, project)
        picture(solid, size=64)
        picture(solid, size=64, transparent=True)
    small, unit, triangles = reduced(solid, 1500)
    atlas = charted(solid, small, triangles, 256)
    preview(solid, small, unit, triangles, atlas, *bake(solid, small, unit, triangles, atlas), size=64)
    cutout = np.zeros((120, 120, 4), np.uint8)
    cutout[30:100, 40:80] = 200, 50, 50, 255
    lift(cutout, lambda image: np.zeros(image.shape[:2], np.float32))


def _unwatched(percent: int, step: str) -> None:
    """Progress nobody watches."""


if __name__ == "__main__":
    {"field": _field, "light": _light}[sys.argv[1]]()
