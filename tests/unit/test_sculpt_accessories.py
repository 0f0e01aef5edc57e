"""Accessories: each is seen where it is worn, thick enough to print, and grown onto the figure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sculpt_figures import drawn, figure, largest_share, smooth, visible

from figurelab.engines.procedural.figure import FigureSpec, Hair, Wear, from_json, to_json
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.arms import arms
from figurelab.engines.procedural.sculpt.ear import bared
from figurelab.mesh.shells import open_edges

NAMES = {
    "scarf": "scarf", "necklace": "necklace", "bag": "bag", "mask": "mask", "watch": "watch", "earrings": "earring",
    "headphones": "headphones", "headband": "headband", "shades": "shades", "suspenders": "suspenders",
    "backpack": "backpack",
}  # fmt: skip
TINT = "#c2402f"


def worn(thing: str, color: str = TINT, **changes: Any) -> tuple[np.ndarray, FigureSpec]:
    """Points of the thing, and the spec."""
    spec = figure(wear={thing: color}, **changes)
    points, names = visible(sculpt(spec), 88)
    return points[names == NAMES[thing]], spec


@pytest.mark.parametrize("thing", NAMES)
def test_a_thing_is_worn_only_when_the_spec_has_it(thing: str) -> None:
    there = [m for m in sculpt(figure(wear={thing: TINT})).materials if m.name == NAMES[thing]]
    assert TINT in {m.color for m in there}
    assert not [m for m in sculpt(figure()).materials if m.name == NAMES[thing]]


@pytest.mark.parametrize("thing", NAMES)
def test_a_thing_adds_volume_and_leaves_one_closed_shell(thing: str) -> None:
    bare, dressed = sculpt(figure()), sculpt(figure(wear={thing: TINT}))
    vertices, _, faces = dressed.surface(72)
    assert open_edges(faces) == 0
    assert largest_share(dressed) > 0.97
    points, spec = worn(thing)
    assert len(points) > 4
    # What is worn stands out from the figure without it, by half a print's thinnest wall or more.
    home = bare.project(points.astype(np.float32))[0]
    assert np.quantile(np.linalg.norm(points - home, axis=1), 0.9) > 0.02
    assert spec == from_json(to_json(spec))
    assert len(vertices) > 0


@pytest.mark.parametrize("kind", ["coat", "hoodie", "jacket", "tank", "vest"])
def test_everything_at_once_is_seen_over_every_top(kind: str) -> None:
    spec = figure(top={"kind": kind, "sleeve": "long"}, wear=dict.fromkeys(NAMES, TINT))
    _, names = visible(sculpt(spec), 88)
    # Headphones cross over a headband, a bag and a pack over suspenders.
    assert set(NAMES.values()) - {"necklace", "suspenders"} <= set(names)


@pytest.mark.parametrize("style", ["bald", "side_part", "coily", "long"])
def test_what_is_on_the_hair_lies_on_it_whatever_it_is(style: str) -> None:
    """As high over the head as the hair is, on both sides alike, and never in front of the eyes."""
    spec = figure(hair={"style": style, "length": 0.5, "volume": 1.3}, wear={"headphones": TINT, "shades": "#202020"})
    plain = sculpt(figure(hair={"style": style, "length": 0.5, "volume": 1.3}))
    points, names = visible(sculpt(spec), 112)
    y = float(anatomy(spec).head[1])
    for name in ("headphones", "shades"):
        own = points[names == name]
        home = plain.project(own.astype(np.float32))[0]
        assert np.quantile(np.linalg.norm(own - home, axis=1), 0.5) < 0.35
        assert abs(float(own[:, 0].min() + own[:, 0].max())) < 0.12
    phones = points[names == "headphones"]
    assert np.abs(phones[:, 0]).max() > 1.0
    assert (phones[:, 2]).max() < 0.7
    assert (points[names == "shades"][:, 1] - y).max() > 0.6
    front = points[(names == "shades") & (points[:, 2] > 0.5)]
    assert (front[:, 1] - y).min() > 0.30


def test_a_tilted_head_takes_what_is_on_it_along() -> None:
    wear = {"headband": TINT}
    upright, tilted = (visible(sculpt(figure(wear=wear, body={"tilt": t})), 96) for t in (0.0, 12.0))
    middles = [float(points[names == "headband"][:, 0].mean()) for points, names in (upright, tilted)]
    assert abs(middles[0]) < 0.05
    assert middles[1] > 0.15


@pytest.mark.parametrize("beads", [True, False])
def test_a_pendant_hangs_from_the_lowest_point_of_a_necklace(beads: bool) -> None:
    wear = {"necklace": TINT, "beads": beads, "hang": 0.6, "pendant": "#d2ad62"}
    points, names = visible(sculpt(figure(wear=wear)), 160)
    drop, line = points[names == "pendant"], points[names == "necklace"]
    assert len(drop) > 8
    assert abs(float(drop[:, 0].mean())) < 0.03
    assert float(drop[:, 1].min()) < float(line[:, 1].min())
    assert not [m for m in sculpt(figure(wear={"pendant": TINT})).materials if m.name == "pendant"]


def test_suspenders_run_over_both_shoulders_to_the_waist() -> None:
    spec = figure(wear={"suspenders": TINT}, top={"kind": "shirt", "sleeve": "long"})
    points, names = visible(sculpt(spec), 128)
    own, body = points[names == "suspenders"], anatomy(spec)
    for side in (-1, 1):
        for ahead in (-1, 1):
            strap = own[(side * own[:, 0] > 0) & (ahead * own[:, 2] > 0)]
            assert strap[:, 1].max() > body.level(2.55)
            assert strap[:, 1].min() < body.level(1.6)


@pytest.mark.parametrize(("kind", "color"), [("tee", "#d2ad62"), ("dress", "#f6f1ea"), ("suit", "#d2ad62")])
def test_necklaces_lie_on_the_chest(kind: str, color: str) -> None:
    spec = figure(wear={"necklace": color}, top={"kind": kind})
    points, names = visible(sculpt(spec), 144)
    points = points[names == "necklace"]
    assert len(points) > 8
    assert points[:, 2].min() > 0.0
    assert points[:, 1].min() > anatomy(spec).level(2.1)


@pytest.mark.parametrize("neck", ["round", "v", "bare"])
def test_inside_a_neckline_a_cord_lies_on_the_skin(neck: str) -> None:
    top = {"kind": "tee", "neck": neck}
    points, names = visible(sculpt(figure(wear={"necklace": TINT}, top=top)), 144)
    points = points[names == "necklace"]
    plain = sculpt(figure(top=top))
    home, _ = plain.project(points.astype(np.float32))
    under = np.array([plain.materials[i].name for i in plain.lookup(home).part])
    assert np.isin(under, ["neck", "chest"]).mean() > 0.8, "the rest is beside the edge"


def test_masks_cover_nose_and_mouth_and_reach_the_ears() -> None:
    spec = figure(wear={"mask": TINT}, face={"nose": 1.4, "nose_length": 1.4, "nose_tip": 1.0, "age": 0.8})
    points, names = visible(sculpt(spec), 96)
    x, v, z = points[:, 0], points[:, 1] - float(anatomy(spec).head[1]), points[:, 2]
    covered = (np.abs(x) < 0.3) & (v < -0.32) & (v > -0.62) & (z > 0.4)
    assert covered.sum() > 50
    assert set(names[covered]) == {"mask"}
    points = points[names == "mask"]
    assert np.abs(points[:, 0]).max() > 0.85
    assert (points[:, 1] - float(anatomy(spec).head[1])).max() < -0.08


@pytest.mark.parametrize("top", [{"kind": "tee"}, {"kind": "sweater", "neck": "high", "sleeve": "long"}])
def test_a_necklace_hangs_as_low_as_it_is_long(top: dict[str, str]) -> None:
    lows: list[float] = []
    for hang in (0.0, 0.5, 1.0):
        points, names = visible(sculpt(figure(wear={"necklace": TINT, "hang": hang}, top=top)), 144)
        own = points[names == "necklace"]
        assert len(own) > 40
        assert abs(float(own[:, 0].mean())) < 0.05
        lows.append(float(own[:, 1].min()))
    assert lows[0] > lows[1] + 0.1 > lows[2] + 0.2


@pytest.mark.parametrize(
    "top",
    [
        {"kind": "suit"},
        {"kind": "suit", "breast": "double"},
        {"kind": "coat"},
        {"kind": "jacket", "cut": "biker"},
        {"kind": "jacket", "cut": "bomber"},
        {"kind": "jacket", "cut": "cardigan"},
    ],
)
def test_a_long_necklace_ends_within_what_a_closed_front_leaves_free(top: dict[str, str]) -> None:
    """Lower it would be hidden by the front, or come out of it in pieces."""
    spec = figure(wear={"necklace": TINT, "hang": 1.0}, top={**top, "sleeve": "long"})
    points, names = visible(sculpt(spec), 144)
    own = points[names == "necklace"]
    assert len(own) > 5
    low = own[own[:, 1] < own[:, 1].min() + 0.03]
    assert np.abs(low[:, 0]).min() < 0.05
    assert drawn(anatomy(spec), own[:, 1]).min() > 2.08


def test_a_necklace_lies_below_the_collar_in_a_vests_neck() -> None:
    spec = figure(wear={"necklace": TINT}, top={"kind": "vest", "neck": "v", "sleeve": "long"})
    points, names = visible(sculpt(spec), 144)
    assert drawn(anatomy(spec), points[names == "necklace"][:, 1]).max() < 2.55


def test_masks_and_earrings_are_symmetrical(monkeypatch: pytest.MonkeyPatch) -> None:
    smooth(monkeypatch)
    sculpture = sculpt(figure(wear={"mask": TINT, "earrings": TINT}))
    vertices, _, _ = sculpture.surface(72)
    mirrored = vertices * np.array([-1, 1, 1], np.float32)
    moved = np.linalg.norm(sculpture.project(mirrored)[0] - mirrored, axis=1)
    assert np.quantile(moved, 0.995) < 0.01


def test_a_hoop_is_open_and_hangs_lower_than_a_stud() -> None:
    lows = {}
    for kind in ("stud", "drop", "dangle", "hoop"):
        spec = figure(hair={"style": "bun"}, wear={"earrings": TINT, "earring": kind})
        points, names = visible(sculpt(spec), 120)
        own = points[(names == "earring") & (points[:, 0] > 0)]
        lows[kind] = float(own[:, 1].min())
        if kind == "hoop":
            middle = np.array([own[:, 0].mean(), 0.5 * (own[:, 1].min() + own[:, 1].max()), own[:, 2].mean()])
            assert np.linalg.norm(own - middle, axis=1).min() > 0.05
    assert lows["stud"] > lows["drop"] + 0.05 > lows["hoop"] + 0.10
    assert lows["drop"] > lows["dangle"] + 0.10, "what dangles hangs lower than a drop"


def test_earrings_hang_before_loose_hair() -> None:
    for style in ("long", "bob"):
        spec = figure(hair={"style": style, "length": 0.8}, wear={"earrings": TINT, "earring": "hoop"})
        points, names = visible(sculpt(spec), 88)
        assert (names == "earring").sum() > 10
        assert points[names == "earring"][:, 2].max() > 0.4


def test_an_earring_hangs_at_the_ear_that_hair_is_tucked_behind() -> None:
    hair = {"style": "long", "length": 0.8, "tucked": "left"}
    points, names = visible(sculpt(figure(hair=hair, wear={"earrings": TINT, "earring": "drop"})), 88)
    own = points[names == "earring"]
    left, right = own[own[:, 0] > 0], own[own[:, 0] < 0]
    assert left[:, 2].max() < 0.2 < 0.3 < right[:, 2].min()
    assert not bared(Hair("long", tucked="left"), 1, hat=True)
    assert not bared(Hair("bun", tucked="left"), 1, hat=False)
    assert not bared(Hair("long", tucked="both", fringe="swept", parting="left"), -1, hat=False)


@pytest.mark.parametrize(("pose", "sleeve"), [("down", "short"), ("wave", "long"), ("hips", "long")])
def test_the_watch_is_on_the_left_wrist(pose: str, sleeve: str) -> None:
    points, _ = worn("watch", body={"pose": pose}, top={"kind": "sweater", "sleeve": sleeve})
    assert len(points) > 5
    assert points[:, 0].min() > 0.3


@pytest.mark.parametrize(("side", "wrist"), [("right", 0), ("left", 1)])
def test_of_folded_arms_the_front_one_wears_the_watch(side: str, wrist: int) -> None:
    points, spec = worn("watch", body={"pose": "crossed", "side": side})
    near = [float(np.linalg.norm(points - arm.wrist, axis=1).min()) for arm in arms(spec, anatomy(spec))]
    assert near[wrist] < 0.2
    assert len(points) > 5


def test_the_bag_hangs_from_the_right_shoulder_to_the_left_hip_all_round() -> None:
    points, spec = worn("bag")
    level = anatomy(spec).level
    high, low = points[points[:, 1] > level(2.4)], points[points[:, 1] < level(1.6)]
    assert high[:, 0].max() < 0.1
    assert low[:, 0].min() > 0.1
    for side in (1, -1):
        assert (points[:, 2] * side > 0.3).sum() > 20


def test_the_scarf_winds_round_the_neck_with_both_ends_in_front() -> None:
    points, spec = worn("scarf")
    level = anatomy(spec).level
    turns = points[points[:, 1] > level(2.72)]
    angles = np.histogram(np.arctan2(turns[:, 0], turns[:, 2]), bins=8, range=(-np.pi, np.pi))[0]
    assert (angles > 0).all()
    end = points[points[:, 1] < level(2.2)]
    assert len(end) > 20
    assert end[:, 2].min() > 0
    left, right = end[end[:, 0] > 0.1], end[end[:, 0] < -0.1]
    assert left[:, 1].min() < right[:, 1].min() - 0.1, "one end hangs lower"


def test_old_figures_wear_nothing() -> None:
    assert from_json("{}").wear == Wear()
    with pytest.raises(ValueError, match="not a figure"):
        from_json('{"wear": {"scarf": "red"}}')


@pytest.mark.parametrize("kind", ["tee", "suit", "coat", "vest"])
def test_a_hanging_scarf_shows_the_chest_between_its_ends(kind: str) -> None:
    wear = {"scarf": TINT, "drape": "hanging", "weft": "#e0c060"}
    spec = figure(top={"kind": kind, "sleeve": "long"}, wear=wear)
    sculpture = sculpt(spec)
    assert open_edges(sculpture.surface(72)[2]) == 0
    points, names = visible(sculpture, 96)
    x, _, z = points.T
    y = drawn(anatomy(spec), points[:, 1])
    chest = (z > 0.2) & (y > 1.75) & (y < 2.4)
    ends, middle = (np.abs(x) > 0.24) & (np.abs(x) < 0.33), np.abs(x) < 0.1
    assert (names[chest & ends] == "scarf").mean() > 0.8
    assert "scarf" not in names[chest & middle]
    behind = (z < -0.2) & (y > 2.6) & (y < 2.95) & (np.abs(x) < 0.2)
    assert (names[behind] == "scarf").mean() > 0.6


def test_the_ends_of_a_wound_scarf_start_under_its_turns() -> None:
    points, names = visible(sculpt(figure(top={"kind": "coat"}, wear={"scarf": TINT})), 96)
    # Its turns go on behind the chin: only what lies before the neck counts.
    y = points[(names == "scarf") & (points[:, 2] > 0.35) & (np.abs(points[:, 0]) < 0.06), 1]
    assert np.diff(np.sort(y)).max() < 0.1, "no gap between neck and ends"
    assert np.ptp(y) > 0.7


@pytest.mark.parametrize(("color", "finish"), [("#3a2a20", "leather"), ("#f6f1ea", "metal")])
def test_a_necklace_is_a_thin_cord_or_chain_unless_it_has_beads(color: str, finish: str) -> None:
    top = {"kind": "tee"}
    made = [m for m in sculpt(figure(wear={"necklace": color}, top=top)).materials if m.name == "necklace"]
    assert [m.finish for m in made] == [finish]
    strung = sculpt(figure(wear={"necklace": color, "beads": True}, top=top))
    assert [m.name for m in strung.materials].count("necklace") > 10
    points, _ = worn("necklace", color, top=top)
    home = sculpt(figure(top=top)).project(points.astype(np.float32))[0]
    assert np.linalg.norm(points - home, axis=1).max() < 0.1, "close to the chest"
    low = points[np.abs(points[:, 0]) < 0.04]
    assert np.ptp(low[:, 1]) < 0.15, "no pendant"


@pytest.mark.parametrize("pose", ["down", "wave", "hips", "cheer", "crossed", "chin"])
def test_the_dial_is_flush_and_smaller_than_the_wrist(pose: str) -> None:
    spec = figure(
        body={"pose": pose, "side": "left"}, top={"kind": "tee", "sleeve": "short"}, wear={"watch": "#3a3838"}
    )
    points, names = visible(sculpt(spec), 150)
    dial = points[names == "dial"]
    bare = sculpt(figure(body={"pose": pose, "side": "left"}, top={"kind": "tee", "sleeve": "short"}))
    rise = np.linalg.norm(dial - bare.project(dial.astype(np.float32))[0], axis=1)
    assert len(dial) > 0
    assert rise.max() < 0.1
    assert np.ptp(dial, axis=0).max() < 2 * anatomy(spec).form.arm


def test_a_pack_lies_on_the_back_and_its_straps_come_over_both_shoulders() -> None:
    spec = figure(wear={"backpack": TINT}, top={"kind": "sweater", "sleeve": "long"})
    points, names = visible(sculpt(spec), 112)
    own, body = points[names == "backpack"], anatomy(spec)
    behind = own[own[:, 2] < -0.75]
    assert len(behind) > 40
    assert abs(float(behind[:, 0].min() + behind[:, 0].max())) < 0.08
    assert np.ptp(behind[:, 1]) > 0.6
    for side in (-1, 1):
        strap = own[(side * own[:, 0] > 0.1) & (own[:, 2] > 0.1)]
        assert strap[:, 1].max() > body.level(2.55)
        assert strap[:, 1].min() < body.level(2.05)
