"""A sheet of busts from the front, at three quarters and in profile: how heads and faces differ.

python scripts/face_sheet.py OUT.png [--only 0 5 9] [--tile 240] [--yaws 0 38 90]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.paint.painter import Painter
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.facial_hair import facial_hair
from figurelab.engines.procedural.sculpt.glasses import glasses
from figurelab.engines.procedural.sculpt.hair import hair
from figurelab.engines.procedural.sculpt.hats import hat
from figurelab.engines.procedural.sculpt.head import head
from figurelab.engines.procedural.sculpt.program import Program
from figurelab.engines.procedural.sculpt.sculpture import Sculpture
from figurelab.engines.procedural.sculpt.torso import neck
from figurelab.render.picture import picture
from figurelab.render.solid import Solid

ACROSS = 4
"""Faces in a row of the sheet."""


def bust(spec: FigureSpec, cells: int = 200) -> Solid:
    """Head and neck of a person, with all that they wear on them."""
    body, program = anatomy(spec), Program()
    neck(program, spec, body)
    rows = head(program, spec, body)
    facial_hair(program, spec, body, rows)
    hair(program, spec, body, np.random.default_rng(spec.seed))
    hat(program, spec, body)
    glasses(program, spec, body)
    sculpture = Sculpture(spec, program, body.head.tolist())
    vertices, normals, faces = sculpture.surface(cells)
    floor = float(vertices[:, 1].min())
    return Solid(vertices, normals, faces, sculpture.light_grid(), Painter(sculpture), floor, sculpture.project)


def faces() -> list[FigureSpec]:
    """The 24, always the same."""
    return [_face(*row) for row in _ROWS]


def _face(hair_text: str, form: str, features: str, extras: dict[str, Any]) -> FigureSpec:
    """hair: style, colour, length. form: shape, width, jaw, age, nose. features: skin, eye family, iris, openness,
    scale, lashes, brow weight, mouth, lip."""
    style, color, length = hair_text.split()
    shape, width, jaw, age, nose = form.split()
    skin, family, iris, openness, scale, lashes, weight, mouth, lip = features.split()
    eyes = {"family": family, "color": iris, "openness": float(openness), "scale": float(scale), "lashes": int(lashes)}
    spec: dict[str, Any] = {
        "hair": {"style": style, "color": color, "length": float(length)},
        "face": {
            "shape": shape, "width": float(width), "jaw": float(jaw), "age": float(age), "nose": float(nose),
            "skin": skin, "mouth": mouth, "lip": float(lip), "eyes": eyes,
            "brows": {"color": color if style != "bald" else "#4a3a30", "weight": int(weight)},
        },
    }  # fmt: skip
    for name, value in extras.items():
        spec[name] = {**spec.get(name, {}), **value}
    return FigureSpec(**spec)


_CHILD = {"body": {"build": "child"}}
_ROWS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("side_part #2a1d16 -0.6", "oval 1.0 0.5 0.2 1.0", "#f0c6a4 vinyl #5a3a22 .93 1 0 2 smile 0", {}),
    ("long #5f3c22 1.0", "oval 0.95 0.3 0.15 0.9", "#f6d7c0 vinyl #4a6a3a .95 1 2 1 smile 0.7", {}),
    ("buzz #1d1815 -0.9", "square 1.06 0.9 0.35 1.2", "#7d4c31 soft #3a2a20 .86 1 0 3 grin 0", {}),
    ("bob #c79a57 0.1", "round 1.08 0.3 0.2 0.9", "#f6d7c0 soft #2f5b7c .92 1 1 0 grin 0.5", {}),
    ("receding #a8a49e -0.6", "long 0.94 0.6 0.95 1.3", "#f3cdb4 soft #6b7a88 .8 .9 0 2 smile 0", {}),
    ("bun #d9d6cf -0.2", "round 0.98 0.4 0.9 1.0", "#e3ae84 soft #5a3a22 .84 .95 1 1 grin 0.4", {}),
    ("coily #1d1815 -0.3", "oval 1.0 0.4 0.1 1.2", "#563423 vinyl #3a2a20 .95 1.05 2 1 open 0.6", {}),
    ("spiky #8a5a2e -0.6", "round 1.02 0.4 0 0.8", "#f0c6a4 vinyl #4a6a3a 1 1.1 0 1 grin 0", _CHILD),
    ("twin_tails #1d1815 0.5", "round 1.0 0.3 0 0.8", "#c98d62 anime #5a3a22 1 1 1 1 smile 0.1", _CHILD),
    ("bald #000000 -1", "square 1.08 0.8 0.6 1.2", "#f3cdb4 soft #2f5b7c .85 .95 0 2 neutral 0",
     {"facial_hair": {"kind": "full", "color": "#8a5a2e"}}),
    ("side_part #1d1815 -0.6", "square 1.0 0.8 0.3 1.0", "#e3ae84 soft #3a2618 .78 .95 0 3 smirk 0",
     {"facial_hair": {"kind": "boxed", "color": "#1d1815"}}),
    ("buzz #3b2619 -0.9", "long 0.92 0.4 0.4 1.15", "#c98d62 soft #5a3a22 .85 .9 0 2 neutral 0",
     {"facial_hair": {"kind": "goatee", "color": "#2a1d16"}}),
    ("curly #3b2619 -0.3", "oval 1.04 0.6 0.5 1.2", "#f0c6a4 dot #5a3a22 .95 1 0 3 smile 0",
     {"facial_hair": {"kind": "moustache", "color": "#3b2619"}}),
    ("side_part #5f3c22 -0.6", "long 0.98 0.8 0.3 1.0", "#f0c6a4 soft #6b7a88 .9 1 0 2 grin 0",
     {"facial_hair": {"kind": "stubble", "color": "#5f3c22"}}),
    ("bald #000000 -1", "oval 0.96 0.7 0.85 1.3", "#a56b45 soft #3a2a20 .82 .9 0 1 smile 0",
     {"facial_hair": {"kind": "full", "color": "#e8e4dc"}}),
    ("bob #1d1815 0.1", "round 0.95 0.1 0.1 0.8", "#f6d7c0 anime #3a2a20 .9 1 2 1 neutral 0.8",
     {"hair": {"fringe": "straight"}}),
    ("ponytail #7a2c1c 0.9", "long 0.96 0.5 0.2 1.1", "#f6d7c0 vinyl #4a6a3a .9 .95 1 1 smirk 0.4",
     {"face": {"freckles": True}}),
    ("side_part #8e8a86 -0.6", "square 1.0 0.6 0.8 1.15", "#f0c6a4 soft #2f5b7c .84 .9 0 2 grin 0",
     {"glasses": {"kind": "square", "weight": 0.8}}),
    ("wavy #5f3c22 1.1", "oval 0.98 0.4 0.3 1.0", "#e3ae84 vinyl #5a3a22 .92 1 2 1 smile 0.6",
     {"glasses": {"kind": "cat", "color": "#8a2f3a", "weight": 0.7}}),
    ("receding #3b2619 -0.6", "round 1.1 0.5 0.55 1.2", "#f3cdb4 dot #2a1d16 .9 1 0 2 open 0",
     {"glasses": {"kind": "round", "weight": 0.1, "color": "#8a7a4a"}}),
    ("spiky #1d1815 -0.6", "square 1.02 1 0.25 1.0", "#c98d62 vinyl #3a2a20 .8 .95 0 3 grin 0",
     {"glasses": {"kind": "aviator", "weight": 0.2, "color": "#8a7a4a"},
      "facial_hair": {"kind": "stubble", "color": "#1d1815"}}),
    ("long #1d1815 0.9", "oval 0.93 0.2 0.1 0.9", "#c98d62 vinyl #3a2a20 .95 1 2 1 open 0.8",
     {"glasses": {"kind": "sun"}, "hat": {"kind": "cap"}}),
    ("shoulder #d9d6cf 0.5", "long 0.96 0.5 0.95 1.1", "#563423 soft #3a2a20 .8 .9 1 1 smirk 0.3",
     {"glasses": {"kind": "round", "weight": 0.6}}),
    ("side_part #c79a57 -0.6", "round 1.04 0.4 0 0.8", "#f6d7c0 vinyl #2f5b7c 1 1.15 0 0 open 0", _CHILD),
)  # fmt: skip


def sheet(specs: list[FigureSpec], tile: int, yaws: list[float]) -> NDArray[np.uint8]:
    """(h, w, 3) u8: ACROSS faces a row, each from every yaw."""
    cells = [np.hstack([picture(solid, size=tile, yaw=yaw) for yaw in yaws]) for solid in map(bust, specs)]
    blank = np.full_like(cells[0], 255)
    cells += [blank] * (-len(cells) % ACROSS)
    return np.vstack([np.hstack(cells[i : i + ACROSS]) for i in range(0, len(cells), ACROSS)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", type=int, nargs="*", help="numbers of the faces, from 0")
    parser.add_argument("--tile", type=int, default=240)
    parser.add_argument("--yaws", type=float, nargs="*", default=[0.0, 38.0, 90.0])
    options = parser.parse_args()
    every = faces()
    specs = [every[i] for i in options.only] if options.only else every
    Image.fromarray(sheet(specs, options.tile, options.yaws)).save(options.out)


if __name__ == "__main__":
    main()
