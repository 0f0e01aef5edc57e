"""Printed eyes: irises from lid to lid, lids of laughs, folds, and shade under brows."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Body, Brows, Eyes, Face, FigureSpec
from figurelab.engines.procedural.paint.canvas import BOTTOM, LEFT, SIDE, SPAN, Canvas
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.eyeball import Eye, Light, highlight, white
from figurelab.engines.procedural.paint.eyes import draw_eye
from figurelab.engines.procedural.paint.eyeshape import EyeShape
from figurelab.engines.procedural.paint.face import draw_face
from figurelab.engines.procedural.paint.iris import Tones, iris
from figurelab.engines.procedural.paint.lids import draw_lids
from figurelab.engines.procedural.paint.oklab import from_hex, to_oklab

SKIN = Complexion.of("#e0b090")


def column(pixels: np.ndarray, u: float) -> np.ndarray:
    return pixels[:, int((u - LEFT) / SPAN * SIDE)]


def row(v: float) -> int:
    return int((v - BOTTOM) / SPAN * SIDE)


@pytest.mark.parametrize("family", ["vinyl", "soft"])
@pytest.mark.parametrize("round_", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize("openness", [0.70, 0.85, 0.93, 1.0])
def test_an_iris_reaches_from_lid_to_lid(family: str, round_: float, openness: float) -> None:
    shape = EyeShape.of(Eyes(family, round=round_, openness=openness), 1.0)  # type: ignore[arg-type]
    canvas = Canvas()
    draw_eye(canvas, 1, shape, "#4a3020", SKIN)
    middle = np.array([0.012], np.float32)
    top, bottom = float(shape.upper(middle)[0]), float(shape.lower(middle)[0])
    seen = column(canvas.decals().pixels, shape.center[0] + 0.012)[
        row(shape.center[1] + bottom + 0.015) : row(shape.center[1] + top - 0.015), :3
    ]
    assert len(seen) > 30
    assert float(to_oklab(seen)[..., 0].max()) < 0.72, "white over or under it would be a stare"


def test_a_laugh_narrows_eyes_from_below() -> None:
    eyes, middle = Eyes("soft", openness=0.75), np.zeros(1, np.float32)
    rest, laugh = (EyeShape.of(eyes, 1.0, cheek=cheek) for cheek in (0.0, 0.10))
    assert laugh.lower(middle)[0] > rest.lower(middle)[0] + 0.03
    assert laugh.upper(middle)[0] > rest.upper(middle)[0] + 0.01
    corner = np.array([0.7 * laugh.width], np.float32)
    assert laugh.lower(middle)[0] - laugh.lower(corner)[0] > rest.lower(middle)[0] - rest.lower(corner)[0]


def test_a_childs_closed_eyes_stay_closed_and_its_laughing_ones_large() -> None:
    def drawn(openness: float, build: Literal["child", "average"]) -> np.ndarray:
        face = Face(eyes=Eyes(openness=openness), mouth="grin")
        return draw_face(FigureSpec(face=face, body=Body(build=build))).pixels

    def whites(openness: float, build: Literal["child", "average"]) -> int:
        seen = drawn(openness, build)[row(-0.35) : row(0.10)]
        return int(((seen[:, :, :3].min(axis=2) > 0.80) & (seen[:, :, 3] > 0.9)).sum())

    assert whites(0.40, "child") == whites(0.40, "average") == 0
    tall = {build: int((drawn(0.70, build)[..., 4] > 0.55).any(axis=1).sum()) for build in ("child", "average")}
    assert tall["child"] > tall["average"] + 5
    assert min(whites(0.70, "child"), whites(0.70, "average")) > 0


def test_eyes_differ_as_their_lids_do() -> None:
    def height(openness: float, round_: float) -> float:
        shape, middle = EyeShape.of(Eyes("soft", openness=openness, round=round_), 1.0), np.zeros(1, np.float32)
        return float(shape.upper(middle)[0] - shape.lower(middle)[0]) / shape.width

    slit, narrow, usual, wide = height(0.70, -1.0), height(0.80, -0.65), height(0.93, 0.0), height(1.0, 1.0)
    assert slit < 0.9 * narrow < 0.75 * usual < 0.70 * wide
    assert slit > 0.6, "a slit is still an eye"


def _lidded(hooded: float) -> tuple[np.ndarray, EyeShape]:
    shape = EyeShape.of(Eyes("soft", hooded=hooded), 1.0)
    canvas = Canvas()
    draw_lids(canvas, 1, shape, 0.0, SKIN, None, happy=True)
    return canvas.decals().pixels, shape


def test_the_fold_of_a_broad_lid_lies_high_and_that_of_a_heavy_one_low() -> None:
    over = []
    for hooded in (-1.0, 0.0, 1.0):
        pixels, shape = _lidded(hooded)
        line = column(pixels, shape.center[0])
        lash = row(shape.center[1] + float(shape.upper(np.zeros(1, np.float32))[0]) + 1.2 * shape.line)
        painted = np.flatnonzero(line[lash:, 3] > 0.1)
        over.append(int(painted.max()))
    assert over[0] > over[1] + 8 > over[2] + 16


def test_plain_lashes_are_no_ink() -> None:
    def darkest(lashes: float) -> float:
        shape, canvas = EyeShape.of(Eyes("soft"), 1.0), Canvas()
        draw_lids(canvas, 1, shape, lashes, SKIN, None, happy=True)
        pixels = canvas.decals().pixels
        return float(to_oklab(pixels[pixels[..., 3] > 0.97][:, :3])[..., 0].min())

    assert darkest(0.0) > darkest(1.0) + 0.03


def test_eyes_near_a_grown_brow_lie_in_its_shade() -> None:
    def light(lift: float, age: float) -> float:
        face = Face(eyes=Eyes("soft"), brows=Brows(weight=0.0, lift=lift, color="#e0b090"), age=age, skin="#e0b090")
        pixels = draw_face(FigureSpec(face=face)).pixels
        near = pixels[row(0.0) : row(0.16), int((0.20 - LEFT) / SPAN * SIDE) : int((0.26 - LEFT) / SPAN * SIDE)]
        seen = near[..., :3] + (1.0 - near[..., 3:4]) * from_hex(face.skin)
        return float(to_oklab(seen)[..., 0].mean())

    assert light(-1.0, 0.4) < light(0.5, 0.4) - 0.01


def test_narrowed_eyes_of_a_child_are_given_back() -> None:
    spec = FigureSpec(face=Face(eyes=Eyes(openness=0.75, round=-1.0)))
    child = replace(spec, body=replace(spec.body, build="child"))

    def rows(one: FigureSpec) -> int:
        seen = draw_face(one).pixels[..., 4] > 0.55
        return int(seen.any(axis=1).sum())

    assert rows(child) > rows(spec) + 8


def bare_eye() -> tuple[Eye, Canvas]:
    """A wide eye of which nothing is drawn yet, its middle at the head's."""
    shape, canvas = EyeShape.of(Eyes("vinyl", openness=1.0), 1.0), Canvas()
    patch = canvas.around((0.0, 0.0), 0.28)
    return Eye(patch, patch.u, patch.u, patch.v, np.ones((len(patch.v), len(patch.u)), np.float32), shape), canvas


def test_a_pale_iris_has_spokes_and_no_rings() -> None:
    """Rings made spirals of pale eyes."""
    eye, canvas = bare_eye()
    iris(eye, Tones.of("#6987a2"), (0.0, 0.0), (0.2, 0.2), 0.36)
    L = to_oklab(canvas.decals().pixels[..., :3])[..., 0]

    def along(radius: float) -> np.ndarray:
        turns = np.radians(np.linspace(-130.0, -50.0, 161))
        return np.array(
            [L[row(0.2 * radius * np.sin(t)), int((0.2 * radius * np.cos(t) - LEFT) / SPAN * SIDE)] for t in turns]
        )

    assert np.abs(np.diff(along(0.62)[::4])).sum() > 0.15, "spokes"
    outwards = np.array([along(radius).mean() for radius in np.linspace(0.46, 0.90, 23)])
    inner = outwards[: int(outwards.argmax())]
    assert (np.maximum.accumulate(inner) - inner).max() < 0.02, "one pool of light, no rings"


def test_the_white_is_shaded_warm_and_the_light_is_a_window() -> None:
    eye, canvas = bare_eye()
    white(eye, 0.10)
    shaded = to_oklab(column(canvas.decals().pixels, 0.0)[row(0.19), :3])
    assert shaded[0] < 0.90
    assert shaded[2] > 0.0, "no lilac"
    corners = []
    for window in (False, True):
        eye, canvas = bare_eye()
        highlight(eye, Light(-0.05, 0.05, 0.05, 0.05, window=window))
        lit = canvas.decals().pixels[..., 3] > 0.5
        inner = lit[row(0.0) : row(0.05), int((-0.05 - LEFT) / SPAN * SIDE) : int((0.0 - LEFT) / SPAN * SIDE)].mean()
        outer = lit[row(0.05) : row(0.10), int((-0.10 - LEFT) / SPAN * SIDE) : int((-0.05 - LEFT) / SPAN * SIDE)].mean()
        assert (inner > outer + 0.05) == window, "bent round the ball"
        corners.append(inner)
    assert corners[1] > corners[0] + 0.05
