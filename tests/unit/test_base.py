"""The base: its designs, and a name in relief that no text can harm."""

from __future__ import annotations

import hashlib
import json
import math
import time
from importlib.resources import files

import numpy as np
import pytest
from numpy.typing import NDArray
from sculpt_figures import figure

from figurelab.engines.procedural.engine import named
from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.paint.painter import Painter
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.base import PROUD, RADIUS
from figurelab.engines.procedural.sculpt.inscription import RELIEF, inscription
from figurelab.engines.procedural.sculpt.letters import runs
from figurelab.engines.procedural.sculpt.pet import BASE_RADIUS
from figurelab.engines.procedural.sculpt.plate import Plate
from figurelab.engines.procedural.sculpt.sculpture import Sculpture
from figurelab.mesh.shells import open_edges

PET = {"pet": {"species": "dog"}}


def plate(name: str) -> Plate | None:
    return inscription(name, radius=1.05, y=-0.18, z=0.05, tall=0.17)


def text(name: str) -> str:
    return "".join(run.text for run in runs(name))


@pytest.mark.parametrize(
    ("name", "fonts"),
    [
        ("Grandma Rose", {"latin"}),
        ("Хью Ψυχή Nguyễn", {"latin"}),
        ("小明 生日快樂 山田", {"cjk"}),
        ("김철수 さくら", {"cjk"}),
        ("محمد", {"arabic"}),
        ("שלום", {"hebrew"}),
        ("สวัสดี", {"thai"}),
        ("नमस्ते", {"devanagari"}),
    ],
)
def test_a_name_is_set_in_its_own_script(name: str, fonts: set[str]) -> None:
    assert text(name) == name
    assert {run.font for run in runs(name)} - {"latin"} <= fonts
    made = plate(name)
    assert made is not None
    assert 0.03 < float((made.distance < 0).mean()) < 0.75


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("", ""),
        (" \t\n ", ""),
        ("\u202eAb\u0000c\u200b\ufeff", "Abc"),
        ("😀👩‍👩‍👧", ""),
        ("😀 Bo 🎉\ufe0f", "Bo"),
        ("\u0301\u0302", ""),
        ("e" + "\u0301" * 100, "\u00e9" + "\u0301" * 3),
        ("\ue000\U000e0041x", "x"),
        ("a    b", "a b"),
    ],
)
def test_what_cannot_be_set_is_left_out(name: str, left: str) -> None:
    assert text(name) == left
    assert (plate(name) is None) == (left == "")


def test_a_long_name_is_trimmed_to_the_front_and_soon() -> None:
    start = time.perf_counter()
    for name in ("W" * 100, "نص" * 50, "क्ष" * 33, "한" * 100):
        made = plate(name)
        assert made is not None
        assert made.width / made.radius < math.radians(130)
    assert time.perf_counter() - start < 3.0
    short, whole = plate("Bob"), plate("W" * 100)
    assert short is not None
    assert whole is not None
    assert short.width < 0.5 * whole.width


@pytest.mark.parametrize("design", ["plain", "stepped", "ring"])
@pytest.mark.parametrize("build", [{}, PET])
def test_a_name_changes_only_the_front_of_the_base(design: str, build: dict[str, object]) -> None:
    bare, given = (sculpt(figure(base={"design": design, "name": name}, **build)) for name in ("", "Mia 美"))
    a, b = bare.light_grid(), given.light_grid()
    _, y, z = (np.arange(n) * a.cell + o for n, o in zip(a.values.shape, a.origin, strict=True))
    # The tablet may reach farther forward than all of the bare figure.
    before, after = a.values, b.values[:, :, : a.values.shape[2]]
    near = np.minimum(np.abs(before), np.abs(after)) < 0.05
    changed = np.argwhere(near & (np.abs(before - after) > 1e-4))
    assert len(changed) > 10
    assert y[changed[:, 1]].max() < 0.1
    assert z[changed[:, 2]].min() > 0.3
    points, _, _ = given.surface(160)
    found = given.lookup(points)
    letters = points[printed(given, found.part, found.along)]
    radius = BASE_RADIUS if build else RADIUS
    out = np.hypot(letters[:, 0], letters[:, 2] - 0.05) - radius - PROUD
    assert 0.7 * RELIEF < out.max() < 1.1 * RELIEF
    _, _, faces = given.surface(96)
    assert open_edges(faces) == 0


@pytest.mark.parametrize("color", ["#e9e4da", "#3d3e43"])
def test_the_usual_stand_is_slim_and_of_two_tones_of_one_lacquer(color: str) -> None:
    made = sculpt(figure(base={"color": color}))
    points, _, _ = made.surface(128)
    names = np.array([m.name for m in made.materials])[made.lookup(points).part]
    top, body = (points[names == name] for name in ("base top", "base"))
    assert points[:, 1].min() > -0.26
    assert np.hypot(top[:, 0], top[:, 2] - 0.05).max() < RADIUS - 0.06, "a rim is left beside it"
    assert body[:, 1].max() < top[:, 1].max()
    tints = {m.name: m.tint for m in made.materials if m.name.startswith("base")}
    assert 0.04 < tints["base top"] - tints["base"] < 0.12


@pytest.mark.parametrize("design", ["plain", "stepped", "ring"])
@pytest.mark.parametrize(("color", "sign"), [("#e9e4da", -1), ("#303136", 1)])
def test_lines_of_another_tone_run_round_the_wall(design: str, color: str, sign: int) -> None:
    made = sculpt(figure(base={"color": color, "design": design}))
    a = np.linspace(-np.pi, np.pi, 90, endpoint=False)
    y = np.array([-0.158, -0.135, -0.112])
    around = np.stack(
        [np.sin(a)[:, None] * RADIUS + 0 * y, 0 * a[:, None] + y, np.cos(a)[:, None] * RADIUS + 0.05 + 0 * y]
    )
    points, normals = made.project(around.reshape(3, -1).T.astype(np.float32))
    tone = Painter(made)(points, normals, np.ones(len(points), np.float32)).albedo.mean(axis=1).reshape(90, 3)
    change = sign * (tone[:, [0, 2]] - tone[:, [1]])
    assert change.min() > 0.02
    assert np.ptp(change, axis=0).max() < 0.02, "all round alike, with no seam behind"


def printed(given: Sculpture, part: NDArray[np.int32], along: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which points are more than half covered with ink."""
    return np.array([bool(m.ink) for m in given.materials])[part] & (along > 0.5)


def test_ink_follows_the_letters_outline_on_however_coarse_a_surface() -> None:
    given = sculpt(figure(base={"name": "小明"}))
    made = inscription("小明", radius=RADIUS + PROUD, y=-0.0925, z=0.05, tall=0.191)
    assert made is not None
    # A bare cylinder stands for a surface on which no letter is left.
    a, y = np.meshgrid(np.linspace(-0.2, 0.2, 120), np.linspace(-0.18, -0.01, 60))
    at = np.stack([np.sin(a) * made.radius, y, np.cos(a) * made.radius + 0.05], -1).reshape(-1, 3).astype(np.float32)
    found = given.lookup(at)
    columns = (a.ravel() * made.radius / made.width + 0.5) * (made.distance.shape[0] - 1)
    rows = ((y.ravel() - made.y) / made.height + 0.5) * (made.distance.shape[1] - 1)
    distance = made.distance[columns.round().astype(int), rows.round().astype(int)]
    sure = np.abs(distance) > 0.006
    ink = printed(given, found.part, found.along)
    assert 0.1 < ink.mean() < 0.6
    assert (ink == (distance < 0))[sure].all()
    colors = Painter(given)(
        at, np.tile(np.array([0, 0, 1], np.float32), (len(at), 1)), np.ones(len(at), np.float32)
    ).albedo
    assert colors[ink & sure].max() + 0.3 < colors[~ink & sure].min()


def test_letters_read_from_left_to_right_and_upright() -> None:
    made = plate("L.")
    assert made is not None
    ink = made.distance < 0
    rows = np.flatnonzero(ink.any(axis=1))
    stem, dot = ink[rows[0] : rows[0] + 20], ink[rows[-1] - 20 : rows[-1]]
    assert stem.any(axis=0).sum() > 3 * dot.any(axis=0).sum()
    assert np.flatnonzero(dot.any(axis=0)).max() < ink.shape[1] / 2


def test_the_engine_names_a_figure_and_a_blank_name_leaves_the_old_one() -> None:
    spec = named(FigureSpec(), "Mia")
    assert spec.base.name == "Mia"
    assert named(spec, "  ").base.name == "Mia"
    assert named(spec, "Ben").base.name == "Ben"
    assert named(spec, "\ud800" + "y" * 200).base.name == "y" * 100


def test_fonts_are_those_of_the_manifest() -> None:
    folder = files("figurelab.fonts")
    entries = json.loads(folder.joinpath("manifest.json").read_text())
    assert {e["file"] for e in entries} == {f.name for f in folder.iterdir() if f.name.endswith((".otf", ".ttf"))}
    for entry in entries:
        data = folder.joinpath(entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]
        assert len(data) == entry["bytes"]
        assert entry["licence"] == "OFL-1.1"
