"""Garments: what tells each kind is in the solid, in front and behind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sculpt_figures import BOTTOMS, TOPS, drawn, figure, visible

from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import Anatomy, anatomy


def seen(cells: int = 96, **changes: Any) -> tuple[np.ndarray, np.ndarray, Anatomy]:
    """Surface points, the name of the material of each, and the body's measures."""
    spec = figure(**changes)
    points, names = visible(sculpt(spec), cells)
    return points, names, anatomy(spec)


@pytest.mark.parametrize("kind", TOPS)
def test_folds_never_lay_bare_what_is_under_them(kind: str) -> None:
    top = {"kind": kind, "sleeve": "none" if kind == "tank" else "long"}
    points, names, body = seen(96, top=top, body={"build": "slim"})
    x, y = np.abs(points[:, 0]), points[:, 1]
    trunk = (y > body.level(1.46)) & (y < body.level(2.30)) & (x < body.shoulder - body.form.arm)
    assert not np.isin(names[trunk], ["pants", "chest", "arm", "neck"]).any()


@pytest.mark.parametrize("neck", ["padded", "knitted"])
def test_a_vest_shows_the_sleeves_of_what_is_under_it(neck: str) -> None:
    def materials(sleeve: str) -> dict[str, str]:
        top = {"kind": "vest", "color": "#112233", "inner": "#aabbcc", "sleeve": sleeve}
        top["neck"] = "v" if neck == "knitted" else "round"
        return {m.name: m.color for m in sculpt(figure(top=top)).materials}

    assert materials("long")["inner"] == "#aabbcc"
    assert materials("long")["top"] == "#112233"
    top = {"kind": "vest", "inner": "#aabbcc", "neck": "v" if neck == "knitted" else "round"}
    arms = [int((seen(72, top={**top, "sleeve": sleeve})[1] == "arm").sum()) for sleeve in ("long", "short", "none")]
    assert 2 * arms[0] < arms[1] < arms[2]


def test_a_padded_vest_is_quilted() -> None:
    """Down the side of the back its surface swells and sinks."""
    sculpture = sculpt(figure(top={"kind": "vest"}))
    line = np.array([(0.25, y, -0.58) for y in np.linspace(1.3, 2.2, 120)], np.float32)
    for _ in range(4):
        line, _ = sculpture.project(line)
    depth = -line[:, 2]
    bend = np.sign(np.diff(depth - np.convolve(np.pad(depth, 20, "edge"), np.full(41, 1 / 41), "valid")))
    assert (np.diff(bend[bend != 0]) != 0).sum() >= 4


@pytest.mark.parametrize("kind", ["tee", "sweater", "dress"])
def test_necks_are_round_pointed_or_high(kind: str) -> None:
    def throat(neck: str) -> tuple[int, float]:
        points, names, body = seen(104, top={"kind": kind, "neck": neck, "sleeve": "short"})
        chest = int(((names == "chest") & (points[:, 2] > 0.2)).sum())
        bare = points[np.isin(names, ["chest", "neck"]) & (points[:, 2] > 0)]
        return chest, float(drawn(body, bare[:, 1].min())) if len(bare) else 9.0

    assert throat("v")[0] > 5 > throat("round")[0]
    assert throat("v")[1] < throat("round")[1] - 0.1
    assert throat("high")[1] >= throat("round")[1] + 0.05


@pytest.mark.parametrize(("kind", "name"), [("shorts", "cuff"), ("skirt", "skirt")])
def test_shorts_and_skirts_end_where_their_length_says(kind: str, name: str) -> None:
    def hem(length: float) -> float:
        points, names, body = seen(72, bottom={"kind": kind, "length": length})
        return float(drawn(body, points[names == name][:, 1].min()))

    assert hem(0.0) > 0.80
    assert hem(0.0) > hem(0.5) + 0.12 > hem(1.0) + 0.24


@pytest.mark.parametrize("kind", ["suit", "coat"])
def test_tailored_backs_have_a_vent(kind: str) -> None:
    points, _, body = seen(160, top={"kind": kind, "sleeve": "long"})
    back = points[(points[:, 2] < 0) & (points[:, 1] > body.level(1.08)) & (points[:, 1] < body.level(1.16))]
    depth = [-back[np.abs(back[:, 0] - x) < 0.03][:, 2].min() for x in (-0.15, 0.02, 0.15)]
    inner = -back[np.abs(back[:, 0] - 0.02) < 0.03][:, 2].max()
    assert inner < min(depth[0], depth[2]) - 0.04


def test_the_hood_lies_on_the_back_and_strings_hang_in_front() -> None:
    points, names, body = seen(top={"kind": "hoodie"})
    hood, strings = points[names == "hood"], points[names == "string"]
    assert hood[:, 2].min() < -0.6
    assert hood[hood[:, 2] < -0.4][:, 1].min() < body.level(2.4)
    assert strings[:, 2].min() > 0.2


@pytest.mark.parametrize("kind", ["sweater", "hoodie"])
def test_knit_is_full_over_its_ribs(kind: str) -> None:
    spec = figure(top={"kind": kind, "sleeve": "long"})
    sculpture = sculpt(spec)
    points, names = visible(sculpture, 112)
    back = (np.abs(points[:, 0]) < 0.15) & (points[:, 2] < 0) & (points[:, 1] < anatomy(spec).level(1.5))
    depth = {name: float(-points[back & (names == name)][:, 2].min()) for name in ("rib", "top")}
    assert depth["top"] > depth["rib"] + 0.03
    assert {m.name for m in sculpture.materials if m.ribbed} == {"rib"}


@pytest.mark.parametrize("kind", TOPS)
def test_every_top_is_sewn_behind_too(kind: str) -> None:
    views = {seam.view for m in sculpt(figure(top={"kind": kind})).materials for seam in m.seams if m.name != "pants"}
    assert views & {"back", "through"} or kind == "vest"


@pytest.mark.parametrize("kind", BOTTOMS)
def test_bottoms_keep_their_color(kind: str) -> None:
    materials = sculpt(figure(bottom={"kind": kind, "color": "#336699"})).materials
    own = [m for m in materials if m.name in ("pants", "skirt")]
    assert own
    assert all(m.color == "#336699" and m.tint == 0 for m in own)


@pytest.mark.parametrize("build", ["slim", "broad", "child"])
def test_a_loose_shirt_has_a_tail_and_a_tucked_one_a_level_edge(build: str) -> None:
    def edges(tie: str | None) -> tuple[float, float]:
        """Lowest cloth of the shirt before and behind, and at the flanks."""
        points, names, body = seen(128, top={"kind": "shirt", "tie": tie}, body={"build": build})
        shirt = points[names == "top"]
        flank = np.abs(shirt[:, 0]) > body.form.hip - 0.02
        trunk = shirt[:, 1] < body.level(1.9)
        return tuple(float(drawn(body, shirt[trunk & side][:, 1].min())) for side in (~flank, flank))  # type: ignore[return-value]

    middle, flank = edges(None)
    assert flank > middle + 0.08
    middle, flank = edges("#7d2630")
    assert abs(flank - middle) < 0.06


def test_a_placket_ends_over_what_a_shirt_is_tucked_into() -> None:
    points, names, _ = seen(160, top={"kind": "shirt"}, bottom={"kind": "skirt"})
    middle = (np.abs(points[:, 0]) < 0.05) & (points[:, 2] > 0)
    assert points[middle & (names == "top")][:, 1].min() > points[middle & (names == "belt")][:, 1].max() - 0.05


@pytest.mark.parametrize(("kind", "sewn"), [("trousers", {"#123456"}), ("shorts", set[str]()), ("skirt", set[str]())])
def test_a_jumpsuits_thighs_have_pockets_of_their_own_cloth(kind: str, sewn: set[str]) -> None:
    """On bare thighs, or over the edge of shorts, they would be patches."""
    materials = sculpt(figure(top={"kind": "jumpsuit"}, bottom={"kind": kind, "color": "#123456"})).materials
    assert {m.color for m in materials if m.name == "cargo"} == sewn


SKIRTS = ("flared", "a_line", "pleated", "tiered", "straight")


@pytest.mark.parametrize("top", ["tee", "dress", "suit"])
@pytest.mark.parametrize("cut", SKIRTS)
def test_no_leg_comes_out_of_a_skirt(cut: str, top: str) -> None:
    body = {"build": "waisted", "waist": 1.0, "sway": 1.0}
    points, names, _ = seen(112, top={"kind": top}, bottom={"kind": "skirt", "cut": cut, "length": 0.6}, body=body)
    low = points[names == "skirt"][:, 1].min()
    assert points[names == "leg"][:, 1].max() < low + 0.12


def test_skirts_hang_by_their_cut() -> None:
    def hem(cut: str) -> float:
        points, names, _ = seen(bottom={"kind": "skirt", "cut": cut, "length": 0.5})
        skirt = points[names == "skirt"]
        return float(np.abs(skirt[skirt[:, 1] < skirt[:, 1].min() + 0.1][:, 0]).max())

    assert hem("straight") + 0.08 < hem("a_line") < hem("flared") - 0.03


def test_tiers_step_out_over_each_other() -> None:
    def steps(cut: str) -> int:
        """How often the skirt gets narrower on the way down its front."""
        points, names, _ = seen(144, bottom={"kind": "skirt", "cut": cut, "length": 0.8})
        front = points[(names == "skirt") & (np.abs(points[:, 0]) < 0.3) & (points[:, 2] > 0)]
        heights = np.arange(front[:, 1].min() + 0.10, front[:, 1].max() - 0.1, 0.03)
        ahead = [front[np.abs(front[:, 1] - y) < 0.02][:, 2].max() for y in heights]
        return int((np.diff(ahead) > 0.012).sum())

    assert steps("tiered") >= 1 > steps("a_line")


@pytest.mark.parametrize("cut", SKIRTS)
def test_no_skirt_comes_out_of_a_coat(cut: str) -> None:
    points, names, _ = seen(112, top={"kind": "coat"}, bottom={"kind": "skirt", "cut": cut, "length": 0.4})
    coat, skirt = (points[names == name][:, 1] for name in ("jacket", "skirt"))
    assert (skirt > np.quantile(coat, 0.02) + 0.08).sum() < 60


def test_bodices_are_plain_buttoned_or_wrapped_by_neck_and_seed() -> None:
    def parts(seed: int, neck: str) -> set[str]:
        spec = figure(seed=seed, top={"kind": "dress", "neck": neck})
        return {m.name for m in sculpt(spec).materials} & {"button", "sash"}

    assert [parts(seed, "round") for seed in range(3)] == [set(), {"button"}, set()]
    assert [parts(seed, "v") for seed in range(2)] == [set(), {"sash"}]


def test_denim_alone_is_rubbed_pale_on_thighs_and_seat() -> None:
    def worn(kind: str) -> set[str]:
        spec = figure(bottom={"kind": kind})
        return {s.view for m in sculpt(spec).materials if m.name == "pants" for s in m.seams if s.kind == "worn"}

    assert worn("jeans") == {"front", "back"}
    assert worn("trousers") == set()


def test_a_one_piece_suit_has_no_shelf_over_its_legs() -> None:
    points, names, body = seen(144, top={"kind": "jumpsuit", "sleeve": "long"}, body={"stout": 1.0, "sway": 0.0})
    cloth = points[np.isin(names, ["top", "pants"])]
    y = drawn(body, cloth[:, 1])
    wide = [np.abs(cloth[np.abs(y - at) < 0.03][:, 0]).max() for at in np.arange(0.95, 1.40, 0.05)]
    assert np.abs(np.diff(wide)).max() < 0.09
