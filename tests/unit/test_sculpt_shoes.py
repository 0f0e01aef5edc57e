"""Shoes: each kind has its own parts, stands on the base, and its trims are bold enough to survive."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sculpt_figures import SHOES, figure, visible

from figurelab.engines.procedural.figure import Shoes
from figurelab.engines.procedural.paint.oklab import from_hex, lightness
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.field import sample_grid
from figurelab.engines.procedural.sculpt.lacing import cross_laces
from figurelab.engines.procedural.sculpt.last import RUBBER, Last
from figurelab.engines.procedural.sculpt.legs import Leg
from figurelab.engines.procedural.sculpt.program import Program
from figurelab.engines.procedural.sculpt.shoes import dress_cut, sneaker_cut

PARTS = {
    "sneaker": {"sole", "shoe", "toe", "heel", "tongue", "lace"},
    "dress": {"sole", "welt", "shoe", "lace"},
    "boot": {"sole", "welt", "shoe", "tongue", "lace"},
    "sandal": {"sole", "shoe", "foot"},
}


@pytest.mark.parametrize("kind", SHOES)
def test_each_kind_shows_its_parts_on_both_feet_apart_and_on_the_base(kind: str) -> None:
    bottom = {"kind": "trousers" if kind == "dress" else "shorts"}
    spec = figure(shoes={"kind": kind, "sole": "#123456"}, bottom=bottom)
    sculpture = sculpt(spec)
    points, names = visible(sculpture, 144)
    for part in PARTS[kind]:
        x = points[names == part][:, 0]
        assert min((x < 0).sum(), (x > 0).sum()) > 8, part
    shod = points[np.isin(names, list(PARTS[kind]))]
    assert np.abs(shod[:, 0]).min() > 0.03, "a gap between the feet"
    assert np.hypot(shod[:, 0], shod[:, 2] - 0.05).max() < 1.0, "nothing hangs over the base"
    assert {m.color for m in sculpture.materials if m.name == "sole"} == {"#123456"}


@pytest.mark.parametrize(
    ("color", "sole", "cap"),
    [("#efe9dc", "#b98d5f", "#efe9dc"), ("#2b3550", None, RUBBER), ("#2b3550", "#fbe9d0", "#fbe9d0")],
)
def test_a_sneakers_cap_is_of_a_pale_soles_rubber_but_never_of_raw_rubber(
    color: str, sole: str | None, cap: str
) -> None:
    sculpture = sculpt(figure(shoes={"kind": "sneaker", "color": color, "sole": sole}, bottom={"kind": "shorts"}))
    assert {m.color for m in sculpture.materials if m.name in ("toe", "heel")} == {cap}


def test_leather_shoes_on_bare_legs_are_cut_low_and_slipped_on() -> None:
    for clothes in ({"top": {"kind": "dress"}}, {"bottom": {"kind": "skirt"}}, {"bottom": {"kind": "shorts"}}):
        points, names = visible(sculpt(figure(shoes={"kind": "dress"}, **clothes)), 144)
        assert "lace" not in names
        instep = points[(names == "foot") & (points[:, 2] > 0.10)]
        upper = points[names == "shoe"]
        assert min((instep[:, 0] < 0).sum(), (instep[:, 0] > 0).sum()) > 8
        assert upper[:, 2].max() > instep[:, 2].max() + 0.15, "its toe is covered"


def test_laces_cross_between_pairs_of_eyelets_over_one_that_is_straight() -> None:
    program, half = Program(), 0.10
    leg = Leg(1, np.array([0.0, 1.2, 0.0]), np.array([0.0, 0.26, 0.0]), (0.0, 0.0), 0.0, 1.0)
    upper = program.box((0, 0.4, 0), (0.3, 0.4, 0.3)).open_rows()
    program.discard()
    cross_laces(Last(program, Shoes(), leg), upper, (0.3, 0.6), (0.3, 0.3), half, 3, "#fbfaf5", bow=False)
    f, cell = program.compile(), np.float32(0.01)
    lo = np.array([-0.15, 0.25, 0.315], np.float32)
    lace = sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, lo, cell, 31, 41, 1)[:, :, 0] < 0

    def at(x: float, y: float) -> bool:
        return bool(lace[round((x + 0.15) / 0.01), round((y - 0.25) / 0.01)])

    for y in (0.6, 0.45):
        assert at(half, y), y
        assert at(-half, y), y
        assert not at(0.0, y), y
    for y in (0.525, 0.375, 0.3):
        assert at(0.0, y), y
    assert not at(half, 0.525)
    assert at(half, 0.3)


def test_sneakers_are_low_high_or_slipped_on_and_differ_by_the_seed() -> None:
    def cuts(kind: str) -> set[str]:
        return {sneaker_cut(figure(seed=seed, bottom={"kind": kind})) for seed in range(12)}

    assert cuts("shorts") == {"low", "high", "slip"}
    assert cuts("jeans") == {"low", "slip"}, "under trousers a shaft would not show"
    asked = {cut: sculpt(figure(shoes={"cut": cut}, bottom={"kind": "shorts"})) for cut in ("low", "high", "slip")}
    tops = {cut: top(sculpture) for cut, sculpture in asked.items()}
    assert tops["high"] > tops["low"] + 0.08
    assert "lace" not in {m.name for m in asked["slip"].materials}


def top(sculpture: Any) -> float:
    """Height of the upper behind the ankle."""
    points, names = visible(sculpture, 96)
    return float(points[(names == "shoe") & (points[:, 2] < -0.05)][:, 1].max())


def test_laces_and_trims_stand_off_dark_leather_and_off_pale() -> None:
    for color in ("#1e1e20", "#d9b48a"):
        materials = sculpt(figure(shoes={"kind": "boot", "color": color})).materials
        upper = lightness(from_hex(color))
        lace = next(m for m in materials if m.name == "lace")
        assert abs(lightness(from_hex(lace.color)) + lace.tint - upper) > 0.25
        assert (next(m for m in materials if m.name == "tongue").tint > 0) == (upper < 0.5)


def test_toes_turn_out() -> None:
    points, names = visible(sculpt(figure(shoes={"kind": "dress"})), 128)
    sole = points[(names == "sole") & (points[:, 0] > 0)]
    front, back = (sole[sole[:, 2] > 0.30], sole[sole[:, 2] < -0.15])
    assert front[:, 0].mean() > back[:, 0].mean() + 0.06


def test_trims_are_told_from_an_upper_of_their_own_colour() -> None:
    def tints(color: str) -> dict[str, float]:
        materials = sculpt(figure(shoes={"kind": "sneaker", "color": color})).materials
        return {m.name: m.tint for m in materials if m.name in ("lace", "heel")}

    assert all(t < -0.1 for t in tints("#f6f3ec").values())
    assert all(t == 0.0 for t in tints("#20242c").values())


@pytest.mark.parametrize("kind", ["sneaker", "dress"])
def test_trousers_fall_over_the_heel_and_turn_ups_end_over_the_shoe(kind: str) -> None:
    def heel(**bottom: Any) -> tuple[float, float]:
        """Highest point of the shoes behind, lowest of what hangs over them there."""
        spec = figure(shoes={"kind": kind}, bottom=bottom)
        points, names = visible(sculpt(spec), 144)
        behind = points[:, 2] < -0.12
        shoe = points[behind & np.isin(names, ["shoe", "heel", "sole"])][:, 1].max()
        return float(shoe), float(points[behind & np.isin(names, ["pants", "cuff"])][:, 1].min())

    over, hem = heel(kind="trousers")
    tight, _ = heel(kind="trousers", fit=-1.0)
    turned, cuff = heel(kind="jeans")
    assert over < min(tight, turned) - 0.04
    assert hem < over + 0.05, "no gap between them"
    assert cuff < turned + 0.05


def _slipped(cut: str, seed: int = 0, **changes: Any) -> tuple[np.ndarray, np.ndarray]:
    spec = figure(shoes={"kind": "dress", "cut": cut}, seed=seed, body={"sway": 0.0}, **changes)
    return visible(sculpt(spec), 144)


@pytest.mark.parametrize("cut", ["ballet", "bar", "pump", "loafer"])
def test_shoes_on_bare_feet_have_short_toes_and_show_the_instep(cut: str) -> None:
    points, names = _slipped(cut, bottom={"kind": "skirt", "length": 0.0})
    shoe, foot = (points[names == name] for name in ("shoe", "foot"))
    assert np.ptp(shoe[:, 2]) < 0.86, "no planks"
    assert ((foot[:, 2] > 0.10) & (foot[:, 1] < 0.45)).sum() > 12
    assert ("buckle" in names) == (cut == "bar")


def test_a_pump_stands_on_its_heel_over_an_arch() -> None:
    def under(cut: str) -> float:
        """Lowest of shoe and sole half-way between heel and ball."""
        points, names = _slipped(cut, bottom={"kind": "skirt", "length": 0.0})
        middle = np.isin(names, ["shoe", "sole", "foot"]) & (np.abs(points[:, 2] + 0.05) < 0.03)
        return float(points[middle][:, 1].min())

    assert under("pump") > 0.06 > under("ballet")


def test_usual_leather_shoes_suit_the_clothes_and_differ_by_the_seed() -> None:
    def cuts(**changes: Any) -> set[str]:
        return {dress_cut(figure(shoes={"kind": "dress"}, seed=seed, **changes)) for seed in range(6)}

    assert cuts(bottom={"kind": "trousers"}) == {"laced", "loafer"}
    assert cuts(bottom={"kind": "shorts"}) == {"loafer"}
    assert cuts(bottom={"kind": "skirt"}) == {"ballet", "bar", "pump"}
    for cut in ("laced", "loafer"):
        assert {
            dress_cut(figure(shoes={"kind": "dress", "cut": cut}, seed=seed, bottom={"kind": "jeans"}))
            for seed in range(3)
        } == {cut}
    asked = figure(shoes={"kind": "dress", "cut": "pump"}, bottom={"kind": "trousers"})
    assert dress_cut(asked) in ("laced", "loafer"), "a pump needs a bare instep"


@pytest.mark.parametrize("body", [{}, {"build": "child"}, {"build": "slim"}, {"build": "broad"}, {"stout": 1.0}])
def test_no_trousers_come_out_of_a_boot_s_shaft(body: dict[str, Any]) -> None:
    spec = figure(shoes={"kind": "boot"}, bottom={"kind": "trousers"}, body=body)
    points, names = visible(sculpt(spec), 160)
    low, high = points[names == "pants"][:, 1].min(), points[names == "shoe"][:, 1].max()
    assert high > 0.6
    assert low > high - 0.11, "they end inside the collar, which is lower ahead"
