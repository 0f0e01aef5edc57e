"""People: one closed solid each, chibi proportions, and every choice of the spec to be seen."""

from __future__ import annotations

import numpy as np
import pytest
from sculpt_figures import BOTTOMS, BUILDS, TOPS, figure, largest_share, mixed, smooth, visible

from figurelab.engines.procedural.figure import Base, from_json
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import BASE_HEIGHT, anatomy
from figurelab.mesh.shells import open_edges, volume


@pytest.mark.parametrize("i", range(14))
def test_every_figure_is_one_closed_shell(i: int) -> None:
    sculpture = sculpt(mixed(i))
    vertices, normals, faces = sculpture.surface(96)
    assert open_edges(faces) == 0
    assert volume(vertices, faces) > 2.0
    assert np.allclose(np.linalg.norm(normals, axis=1), 1.0, atol=1e-3)
    assert largest_share(sculpture) > 0.97
    assert float(vertices[:, 1].min()) == pytest.approx(-BASE_HEIGHT, abs=0.03)


@pytest.mark.parametrize("build", BUILDS)
def test_proportions_are_chibi(build: str) -> None:
    vertices, names = visible(sculpt(figure(body={"build": build})))
    y = vertices[:, 1]
    head = y[names == "head"]
    assert 2.2 < y.max() / (head.max() - head.min()) < 2.8


@pytest.mark.parametrize("kind", TOPS)
def test_clothes_are_symmetrical_but_for_their_folds(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    smooth(monkeypatch)
    bottom = BOTTOMS[TOPS.index(kind) % 4]
    sculpture = sculpt(figure(top={"kind": kind}, bottom={"kind": bottom}))
    vertices, _, _ = sculpture.surface(72)
    mirrored = vertices * np.array([-1, 1, 1], np.float32)
    moved = np.linalg.norm(sculpture.project(mirrored)[0] - mirrored, axis=1)
    # A shirt's one pocket is less than a hundredth of its figure.
    assert np.quantile(moved, 0.99) < 0.01


@pytest.mark.parametrize("kind", ["tee", "shirt", "polo", "sweater", "dress"])
def test_sleeves_cover_the_arms_they_should(kind: str) -> None:
    def bare(sleeve: str) -> int:
        _, names = visible(sculpt(figure(top={"kind": kind, "sleeve": sleeve})))
        return int((names == "arm").sum())

    short, long = bare("short"), bare("long")
    assert short > 3 * long
    if kind not in ("shirt",):
        assert bare("none") > 1.1 * short


def test_glasses_hang_on_nose_and_ears() -> None:
    for kind in ("round", "square", "cat", "sun"):
        vertices, names = visible(sculpt(figure(glasses={"kind": kind})), 128)
        rims = vertices[np.isin(names, ["glasses", "rim"])]
        assert (rims[:, 0] > 0.2).any()
        assert (rims[:, 0] < -0.2).any()
        assert rims[:, 2].min() < 0.3 < 0.9 < rims[:, 2].max()
        assert ("lens" in names) == (kind == "sun")
    assert "glasses" not in visible(sculpt(figure()))[1]


@pytest.mark.parametrize(("shape", "width"), [("round", 1.12), ("square", 1.1), ("long", 0.9)])
def test_temples_lie_on_the_head_from_frame_to_ear(shape: str, width: float) -> None:
    spec = figure(face={"shape": shape, "width": width}, hair={"style": "bald"}, glasses={"kind": "sun"})
    vertices, names = visible(sculpt(spec), 144)
    along = np.histogram(vertices[(names == "glasses") & (vertices[:, 0] > 0)][:, 2], np.arange(0.15, 0.64, 0.08))[0]
    assert along.min() >= 5, "seen all the way, not sunk in the middle"


def test_a_tie_is_worn_only_when_the_spec_has_one() -> None:
    for kind in ("shirt", "suit", "coat"):
        for tie in ("#7d2630", None):
            sculpture = sculpt(figure(top={"kind": kind, "tie": tie}))
            ties = [m.color for m in sculpture.materials if m.name == "tie"]
            assert set(ties) == ({tie} if tie else set())


def test_colours_come_from_the_spec() -> None:
    spec = figure(
        top={"kind": "hoodie", "color": "#111111", "accent": "#222222"},
        bottom={"kind": "shorts", "color": "#333333"},
        shoes={"kind": "sneaker", "color": "#444444"},
        face={"skin": "#555555"},
        base={"color": "#666666"},
    )
    colors = {m.name: m.color for m in sculpt(spec).materials}
    expected = {
        "top": "#111111", "hood": "#111111", "string": "#222222", "pants": "#333333", "shoe": "#444444",
        "hand": "#555555", "head": "#555555", "leg": "#555555", "base": "#666666",
    }  # fmt: skip
    assert {name: colors[name] for name in expected} == expected


def test_skirts_hide_what_tops_leave_and_legs_are_bare_below() -> None:
    vertices, names = visible(sculpt(figure(bottom={"kind": "skirt"})))
    skirt, top, leg = (vertices[names == n][:, 1] for n in ("skirt", "top", "leg"))
    assert top.min() > skirt.max() - 0.1
    assert leg.max() < skirt.min() + 0.15


def test_only_jeans_have_bright_thread_and_only_a_pattern_is_printed() -> None:
    plain = sculpt(figure(bottom={"kind": "trousers"})).materials
    assert not any(m.pattern for m in plain)
    assert not any(seam.thread for m in plain if m.finish == "cloth" for seam in m.seams)
    patterned = sculpt(figure(bottom={"kind": "jeans"}, top={"pattern": {"kind": "print"}})).materials
    assert {m.name for m in patterned if m.finish == "cloth" and any(seam.thread for seam in m.seams)} == {"pants"}
    assert {m.name for m in patterned if m.pattern} <= {"top", "hem", "cuff"}


@pytest.mark.parametrize(("kind", "top"), [("shorts", "tank"), ("jeans", "polo")])
def test_hips_stay_under_the_hem_of_a_narrow_top(kind: str, top: str) -> None:
    hem = 1.28
    sculpture = sculpt(figure(top={"kind": top}, bottom={"kind": kind}, body={"build": "waisted"}))
    points, names = visible(sculpture, 160)
    level = anatomy(sculpture.spec).level
    over = (points[:, 1] > level(hem + 0.05)) & (points[:, 1] < level(1.5))
    assert (names[over] == "top").any()
    assert not np.isin(names[over], ["pants", "leg"]).any()


def test_deep_skin_is_softer_lit_than_fair_skin() -> None:
    fair, deep = (
        next(m for m in sculpt(figure(face={"skin": skin})).materials if m.finish == "skin").roughness
        for skin in ("#f0c6a4", "#4a2c1e")
    )
    assert deep > fair + 0.1


def test_the_same_spec_gives_the_same_figure() -> None:
    a, b = (sculpt(mixed(3)).surface(64)[0] for _ in range(2))
    assert np.array_equal(a, b)


def test_a_base_that_is_only_a_colour_is_still_read() -> None:
    assert from_json('{"base": "#123456"}').base == Base("#123456")
    with pytest.raises(ValueError, match="not a figure"):
        from_json('{"base": "red"}')
