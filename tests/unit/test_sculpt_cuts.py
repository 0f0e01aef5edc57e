"""Cuts of jackets, bared midriffs and shoulders, ties, patches and the fit of trousers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sculpt_figures import figure, largest_share, visible

from figurelab.engines.procedural.paint.oklab import from_hex
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import Anatomy, anatomy
from figurelab.engines.procedural.sculpt.garments.necklines import BARE
from figurelab.engines.procedural.sculpt.legs import legs

CUTS = ("plain", "bomber", "denim", "biker", "cardigan")


def seen(cells: int = 112, **changes: Any) -> tuple[np.ndarray, np.ndarray, Anatomy]:
    """Surface points, the name of the material of each, and the body's measures."""
    spec = figure(**changes)
    points, names = visible(sculpt(spec), cells)
    return points, names, anatomy(spec)


@pytest.mark.parametrize("cut", CUTS)
def test_jackets_of_every_cut_show_the_shirt_and_cover_the_rest(cut: str) -> None:
    sculpture = sculpt(figure(top={"kind": "jacket", "cut": cut, "sleeve": "long"}))
    points, names = visible(sculpture, 112)
    body = anatomy(sculpture.spec)
    assert (names == "inner").sum() > 20
    y = points[:, 1]
    trunk = (y > body.level(1.46)) & (y < body.level(2.30)) & (points[:, 2] < 0) & (np.abs(points[:, 0]) < 0.6)
    assert not np.isin(names[trunk], ["inner", "chest", "arm", "neck", "pants"]).any()
    assert largest_share(sculpture) > 0.999


def test_each_cut_has_what_tells_it() -> None:
    def made(cut: str) -> dict[str, Any]:
        return {m.name: m for m in sculpt(figure(top={"kind": "jacket", "cut": cut, "color": "#5d86b5"})).materials}

    biker, denim, bomber, cardigan = (made(cut) for cut in ("biker", "denim", "bomber", "cardigan"))
    assert biker["jacket"].finish == biker["sleeve"].finish == "leather"
    assert {seam.thread for seam in denim["jacket"].seams if seam.kind == "stitch"} == {"#d8a860"}
    assert denim["button"].finish == "metal"
    assert {"cuff", "band"} <= set(denim)
    assert not {"cuff", "band"} & set(bomber), "of ribs"
    assert cardigan["jacket"].knitted
    assert cardigan["sleeve"].knitted
    assert not bomber["jacket"].knitted


@pytest.mark.parametrize("kind", ["tee", "tank", "sweater", "hoodie", "shirt", "polo"])
def test_a_cropped_top_bares_the_midriff_over_the_waistband(kind: str) -> None:
    def bare(crop: float) -> np.ndarray:
        points, names, body = seen(top={"kind": kind, "crop": crop, "sleeve": "short"})
        return (points[names == "midriff"][:, 1] - body.crotch) / body.trunk + 1.12

    belly = bare(1.0)
    assert belly.min() < 1.60 < 1.80 < belly.max()
    assert len(belly) > len(bare(0.6)) > len(bare(0.0)) == 0


@pytest.mark.parametrize(
    ("kind", "sleeve"), [("tank", "none"), ("sweater", "long"), ("tee", "short"), ("dress", "none")]
)
def test_bare_shoulders_are_skin_from_the_straight_edge_up(kind: str, sleeve: str) -> None:
    points, names, body = seen(top={"kind": kind, "sleeve": sleeve, "neck": "bare"})
    middle = (np.abs(points[:, 0]) < 0.8 * body.form.shoulder) & (points[:, 1] < body.chin - 0.1)
    over = middle & (points[:, 1] > body.level(BARE + 0.06))
    assert over.sum() > 50
    assert set(names[over]) <= {"chest", "neck", "arm"}
    under = middle & (points[:, 1] < body.level(BARE - 0.1)) & (points[:, 1] > body.level(1.8))
    assert not np.isin(names[under], ["chest", "neck"]).any()


def test_round_collars_end_round_and_pointed_ones_in_points() -> None:
    def low(collar: str) -> float:
        points, names, _ = seen(160, top={"kind": "shirt", "collar": collar, "accent": "#d83a80"})
        edge = points[(names == "collar") & (points[:, 2] > 0.2)]
        outer = edge[np.abs(np.abs(edge[:, 0]) - 0.36) < 0.03]
        return float(outer[:, 1].min())

    assert low("round") < low("pointed") - 0.08


@pytest.mark.parametrize("kind", ["shirt", "suit"])
def test_ties_are_woven_in_their_own_second_colour(kind: str) -> None:
    def silk(**fields: Any) -> Any:
        materials = sculpt(figure(top={"kind": kind, "tie": "#20306c", **fields})).materials
        return next(m for m in materials if m.name == "tie")

    assert silk().pattern is None
    dotted = silk(tie_pattern="dots", tie_accent="#f0e0a0").pattern
    assert (dotted.kind, dotted.color) == ("dots", "#f0e0a0")
    shade = from_hex(silk(tie_pattern="stripes").pattern.color)
    assert (shade > from_hex("#20306c") + 0.1).all(), "a lighter shade of a dark tie"


def test_a_suit_has_its_pin_and_a_square_of_its_own_colour_or_none() -> None:
    def names(**fields: Any) -> dict[str, str]:
        return {m.name: m.color for m in sculpt(figure(top={"kind": "suit", "accent": "#112233", **fields})).materials}

    assert names()["square"] == "#f6f4ef"
    assert "square" not in names(square=None)
    assert "pin" not in names()
    assert names(pin="#c03030")["pin"] == "#c03030"


@pytest.mark.parametrize("kind", ["jumpsuit", "suit", "tee"])
@pytest.mark.parametrize("shape", ["round", "square", "tag", "bar"])
def test_a_patch_is_seen_where_it_is_sewn(kind: str, shape: str) -> None:
    patch = {"shape": shape, "x": -0.8, "y": 0.2, "size": 0.5}
    points, names, body = seen(144, top={"kind": kind, "sleeve": "long", "patches": [patch]})
    sewn = points[names == "patch"]
    assert len(sewn) > 15
    assert (sewn[:, 0] < 0).all()
    assert (sewn[:, 2] > 0).all()
    assert (sewn[:, 1] > body.level(1.9)).all()


def test_a_uniform_keeps_the_pockets_on_the_side_without_a_patch() -> None:
    def pockets(*places: float) -> set[bool]:
        sewn = [{"x": x} for x in places]
        points, names, _ = seen(top={"kind": "jumpsuit", "sleeve": "long", "patches": sewn})
        return set(points[names == "pocket"][:, 0] > 0)

    assert pockets() == {True, False}
    assert pockets(0.7) == {False}
    assert pockets(0.7, -0.7) == set()


def test_trousers_are_as_wide_as_they_fit() -> None:
    def width(kind: str, fit: float) -> float:
        points, names, _ = seen(bottom={"kind": kind, "fit": fit}, body={"sway": 0.0})
        shin = points[(names == "pants") & (np.abs(points[:, 1] - 0.62) < 0.05) & (points[:, 0] > 0)]
        return float(np.ptp(shin[:, 2]))

    for kind in ("trousers", "jeans"):
        assert width(kind, -1.0) + 0.03 < width(kind, 0.0) < width(kind, 1.0) - 0.03


def test_a_stripe_runs_down_the_outside_of_both_legs() -> None:
    points, names, body = seen(144, bottom={"stripe": "#ffffff"})
    stripe = points[names == "stripe"]
    assert np.ptp(stripe[:, 1]) > 0.45 * body.crotch
    assert (np.abs(stripe[:, 0]) > body.form.stance).all()
    assert set(np.sign(stripe[:, 0])) == {-1.0, 1.0}


def test_long_skirts_reach_the_ankles() -> None:
    points, names, _ = seen(bottom={"kind": "skirt", "length": 1.5})
    assert 0.15 < points[names == "skirt"][:, 1].min() < 0.45


def _pressed(**changes: Any) -> float:
    """How far the front of the left leg, half-way down, stands out over what is beside it, HR."""
    spec = figure(**changes)
    axis = legs(spec, anatomy(spec))[1].along(0.5)
    points = np.array([axis + 0.22 * np.array([np.sin(a), 0, np.cos(a)]) for a in (-0.4, 0.0, 0.4)], np.float32)
    for _ in range(4):
        points, _ = sculpt(spec).project(points)
    inner, middle, outer = np.hypot(points[:, 0] - axis[0], points[:, 2] - axis[2])
    return float(middle - 0.5 * (inner + outer))


def test_trousers_are_plain_and_those_of_a_suit_or_over_leather_shoes_have_a_pressed_edge() -> None:
    plain = _pressed()
    assert _pressed(top={"kind": "suit"}) > plain + 0.010
    assert _pressed(shoes={"kind": "dress"}) > plain + 0.010
    assert _pressed(shoes={"kind": "dress"}, bottom={"kind": "jeans"}) == pytest.approx(plain, abs=0.004)
    pants = [m for m in sculpt(figure(shoes={"kind": "dress"})).materials if m.name == "pants"]
    assert all(seam.kind != "fold" for m in pants for seam in m.seams), "no painted band down the leg"


@pytest.mark.parametrize("bottom", ["trousers", "jeans", "shorts"])
@pytest.mark.parametrize("build", ["slim", "waisted", "broad", "child"])
def test_legs_leave_the_seat_without_a_bulge(bottom: str, build: str) -> None:
    """Where they run into the seat they are as wide as below it."""
    spec = figure(bottom={"kind": bottom}, body={"build": build}, top={"kind": "tank", "crop": 1.0})
    body = anatomy(spec)
    points, names = visible(sculpt(spec), 128)
    pants = points[names == "pants"]

    def width(y: float) -> float:
        return float(np.abs(pants[(pants[:, 1] > body.level(y)) & (pants[:, 1] < body.level(y + 0.05)), 0]).max())

    flare = 0.024 if bottom == "shorts" else 0.015
    assert width(1.20) > width(1.08) - flare
