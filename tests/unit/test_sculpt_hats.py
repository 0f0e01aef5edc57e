"""Hats cover the hair: nothing pokes through, no fringe is left, eyes stay free."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from figurelab.engines.procedural.figure import FacialHair, FigureSpec, Hair, HairStyle, Hat
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.facial_hair import facial_hair
from figurelab.engines.procedural.sculpt.field import sample_grid
from figurelab.engines.procedural.sculpt.hair import hair
from figurelab.engines.procedural.sculpt.hair.frame import HeadFrame, on_skull
from figurelab.engines.procedural.sculpt.hair.rim import rim
from figurelab.engines.procedural.sculpt.hats import hat
from figurelab.engines.procedural.sculpt.head import plain_rows
from figurelab.engines.procedural.sculpt.program import Program

KINDS = ("cap", "beanie", "brim", "bucket", "captain", "headwrap", "beret", "mortarboard")


def sampled(program: Program, lo: np.ndarray, hi: np.ndarray, cell: float) -> tuple[np.ndarray, np.ndarray]:
    """Distances over a box, (n,), and where they were taken, (n, 3)."""
    d = program.compile()
    shape = [int(n) for n in np.ceil((hi - lo) / cell) + 1]
    arrays = (d.parts, d.rows, d.samples, d.locks, d.maps, d.caps)
    values = sample_grid(*arrays, lo.astype(np.float32), np.float32(cell), *shape)
    return values.ravel(), np.indices(shape).reshape(3, -1).T * cell + lo


def test_no_hat_adds_nothing() -> None:
    program, spec = Program(), FigureSpec()
    hat(program, spec, anatomy(spec))
    assert program.materials == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("style", sorted(set(get_args(HairStyle)) - {"bald", "bob"}))
def test_no_hair_pokes_through_a_hat(style: str, kind: str) -> None:
    """Where hair is outside the hat, it is below the rim."""
    spec = FigureSpec(seed=3, hair=Hair(style=style, volume=1.8, fringe="straight"), hat=Hat(kind=kind))  # type: ignore[arg-type]
    body = anatomy(spec)
    grown, worn = Program(), Program()
    hair(grown, spec, body, np.random.default_rng(3))
    hat(worn, spec, body)
    frame = HeadFrame.of(body)
    lo, hi = frame.world(np.array([[-1.7, -0.4, -1.7], [1.7, 1.7, 1.7]]))
    ours, points = sampled(grown, lo, hi, 0.08)
    theirs, _ = sampled(worn, lo, hi, 0.08)
    edge = rim(spec.hat)
    assert edge is not None
    local = (points - frame.center) / frame.scale
    above = edge.above(local) > 0.10
    if kind == "cap":  # The half-moon over the strap shows hair.
        above &= (local / np.linalg.norm(local, axis=1)[:, None]) @ on_skull(180, -8) < 0.95 * np.cos(0.34)
    assert style == "receding" or (ours[above] < 0).any()
    assert not ((ours < 0) & (theirs > 0.02) & above).any()


@pytest.mark.parametrize("kind", [*KINDS, "turban"])
def test_a_hat_encloses_the_crown_and_leaves_the_face(kind: str) -> None:
    spec = FigureSpec(hat=Hat(kind=kind))  # type: ignore[arg-type]
    body, program = anatomy(spec), Program()
    hat(program, spec, body)
    top = np.asarray(body.skull_center, float)
    top[1] += float(body.skull_radii[1]) - 0.02
    assert (sampled(program, top - 0.03, top + 0.03, 0.03)[0] < -0.05).all()
    eyes = np.array([[-0.6, float(body.head[1]) - 0.4, 0.6], [0.6, float(body.head[1]) + 0.10, 1.8]])
    assert (sampled(program, *eyes, 0.04)[0] > 0.02).all()


@pytest.mark.parametrize("kind", ["hood", "headscarf", "keffiyeh"])
def test_cloth_covers_crown_and_ears_and_reaches_the_shoulders_but_not_the_face(kind: str) -> None:
    spec = FigureSpec(hat=Hat(kind=kind))  # type: ignore[arg-type]
    body, program = anatomy(spec), Program()
    hat(program, spec, body)
    frame = HeadFrame.of(body)
    x, y = float(body.skull_radii[0]), float(body.head[1])
    covered = [frame.world(np.array([0, 0.94, 0])), frame.world(np.array([0, 0, -0.95]))]
    covered += [np.array([side * (x + 0.09), y - 0.14, -0.06]) for side in (-1, 1)]
    for point in covered:
        assert (sampled(program, point - 0.02, point + 0.02, 0.02)[0] < 0).all(), point
    face = np.array([[-0.5, y - 0.62, 0.70], [0.5, y + 0.30, 1.6]])
    assert (sampled(program, *face, 0.05)[0] > 0).all()
    assert program.bounds()[0][1] < float(frame.world(np.array([0, frame.shoulder, 0]))[1])


def test_under_a_headscarf_or_a_turban_no_hair_is_left_and_under_a_hood_the_fringe_shows() -> None:
    def grown(kind: str, fringe: str) -> int:
        spec = FigureSpec(hair=Hair(style="long", length=1.5, fringe=fringe), hat=Hat(kind=kind))  # type: ignore[arg-type]
        program = Program()
        hair(program, spec, anatomy(spec), np.random.default_rng(1))
        return len(program.materials)

    assert grown("headscarf", "straight") == grown("turban", "straight") == grown("keffiyeh", "straight") == 0
    assert 1 < grown("hood", "none") < grown("hood", "straight")


def test_only_a_spec_that_asks_gets_a_pompon() -> None:
    def top(pompon: bool) -> float:
        spec = FigureSpec(hat=Hat(kind="beanie", pompon=pompon))
        program = Program()
        hat(program, spec, anatomy(spec))
        lo, hi = program.bounds()
        return float(lo[1] + 0.05 * np.nonzero(_solid(program, lo, hi))[1].max())

    assert top(True) > top(False) + 0.2


def _solid(program: Program, lo: np.ndarray, hi: np.ndarray) -> np.ndarray:
    values, _ = sampled(program, lo, hi, 0.05)
    return values.reshape([int(n) for n in np.ceil((hi - lo) / 0.05) + 1]) < 0


def bearded(kind: str, weight: float = 1.0) -> tuple[Program, float]:
    spec = FigureSpec(facial_hair=FacialHair(kind=kind, weight=weight))  # type: ignore[arg-type]
    body, program = anatomy(spec), Program()
    facial_hair(program, spec, body, plain_rows(spec, body))
    return program, float(body.head[1])


@pytest.mark.parametrize("kind", ["none", "stubble"])
def test_stubble_is_paint_only(kind: str) -> None:
    assert bearded(kind)[0].materials == []


def test_beards_grow_in_order_and_spare_mouth_and_cheeks() -> None:
    sizes = []
    short = {"hair", "skin"}
    for kind, finishes in (("moustache", {"hair"}), ("goatee", short), ("boxed", short), ("full", {"hair"})):
        program, y = bearded(kind, 1.0 if finishes == short else 0.6)
        mouth = np.array([[-0.1, y - 0.55, 0.75], [0.1, y - 0.531, 1.2]])
        assert (sampled(program, *mouth, 0.02)[0] > 0).all(), kind
        for side in (-1, 1):
            cheek = np.array([[side * 0.5 - 0.05, y - 0.35, 0.6], [side * 0.5 + 0.05, y - 0.1, 1.1]])
            assert (sampled(program, *cheek, 0.04)[0] > 0).all(), kind
        assert {m.finish for m in program.materials} == finishes
        assert all(m.face == (m.finish == "skin") for m in program.materials), "a swell bears the paint of the face"
        lo, hi = program.bounds()
        sizes.append(int((sampled(program, lo, hi, 0.06)[0] < 0).sum()))
    assert sizes[1] < sizes[2], "a goatee is a part of a boxed beard"
    assert 20 < sizes[0] < sizes[3]


@pytest.mark.parametrize(("kind", "weight", "locks"), [("boxed", 0.75, 0), ("boxed", 0.8, 20), ("goatee", 0.85, 0)])
def test_what_is_trimmed_close_is_an_even_swell_of_the_skin_without_locks(kind: str, weight: float, locks: int) -> None:
    program, y = bearded(kind, weight)
    bare = plain_rows(spec := FigureSpec(), anatomy(spec))
    assert len(program.compile().locks) >= locks
    assert ({m.finish for m in program.materials} == {"skin"}) == (locks == 0)
    if locks == 0:
        plain = Program().copy(bare)
        plain.part(program.materials[0])
        box = np.array([-0.05, y - 0.90, 0.5]), np.array([0.05, y - 0.80, 1.2])
        reach = [
            float(at[values < 0][:, 2].max()) for values, at in (sampled(one, *box, 0.01) for one in (program, plain))
        ]
        assert 0.0 < reach[0] - reach[1] < 0.06


def test_a_beard_is_a_relief_of_locks_and_a_thick_one_stands_out() -> None:
    reach = []
    for weight in (0.80, 1.0):
        program, y = bearded("boxed", weight)
        assert {m.finish for m in program.materials} == {"hair", "skin"}
        values, at = sampled(program, np.array([-0.1, y - 0.95, 0.5]), np.array([0.1, y - 0.75, 1.2]), 0.01)
        reach.append(float(at[values < 0][:, 2].max()))
    assert reach[0] + 0.008 < reach[1]
    thin, thick = (bearded("moustache", weight)[0].bounds() for weight in (0.2, 1.0))
    assert np.ptp(thin, axis=0)[1] < 0.9 * np.ptp(thick, axis=0)[1]


def test_a_full_beard_is_as_long_as_it_says() -> None:
    lows = []
    for length in (0.0, 0.5, 1.0):
        spec = FigureSpec(facial_hair=FacialHair(kind="full", length=length))
        body, program = anatomy(spec), Program()
        facial_hair(program, spec, body, plain_rows(spec, body))
        lows.append(float(program.bounds()[0][1]))
    assert lows[0] > lows[1] + 0.05 > lows[2] + 0.20


def test_a_caps_peak_is_long_and_wide_and_its_upper_side_faces_the_front() -> None:
    spec = FigureSpec(hat=Hat(kind="cap"))
    body, program = anatomy(spec), Program()
    hat(program, spec, body)
    frame = HeadFrame.of(body)
    lo, hi = program.bounds()
    values, points = sampled(program, lo, hi, 0.03)
    local = (points[values < 0] - frame.center) / frame.scale
    crown = np.abs(local[local[:, 1] > 0.7][:, 2]).max()
    peak = local[local[:, 2] > crown + 0.25]
    assert peak[:, 2].max() > crown + 0.65
    assert np.ptp(peak[:, 0]) > 1.3
    middle = peak[np.abs(peak[:, 0]) < 0.1]
    near, far = (middle[np.abs(middle[:, 2] - z) < 0.05][:, 1].max() for z in (crown + 0.3, middle[:, 2].max() - 0.1))
    assert near - far > 0.10


def test_a_peak_in_the_crowns_colour_is_a_shade_of_its_own_and_its_underside_is_darker() -> None:
    def peaks(crown: str, accent: str) -> list[float]:
        program, spec = Program(), FigureSpec(hat=Hat(kind="cap", color=crown, accent=accent))
        hat(program, spec, anatomy(spec))
        return [m.tint for m in program.materials if m.name == "hat accent"][1:]

    assert peaks("#77776a", "#8a3020") == pytest.approx([-0.13, 0.0])
    assert peaks("#77776a", "#77776a") == pytest.approx([-0.22, -0.09])
    assert peaks("#77776a", "#85857a")[1] < -0.09, "one that is lighter by shade alone is not told apart by it"
    assert peaks("#101010", "#101010")[1] > 0.05


def test_a_peak_is_bent_from_side_to_side_so_that_its_edge_is_an_arch_from_the_front() -> None:
    local = _inside(Hat(kind="cap"))
    edge = [local[np.abs(local[:, 0] - x) < 0.06] for x in (0.0, 0.65)]
    tip = [one[one[:, 2] > one[:, 2].max() - 0.12][:, 1].mean() for one in edge]
    assert tip[1] < tip[0] - 0.03


def test_a_mortarboard_is_wider_than_the_head_and_its_tassel_hangs_beside_the_face() -> None:
    points = _inside(Hat(kind="mortarboard"))
    board = points[points[:, 1] > 1.02]
    assert board[:, 0].max() > 1.5
    assert board[:, 0].min() < -1.5, "a corner on each side"
    assert board[:, 2].max() > 1.4, "and one in front"
    assert np.ptp(points[np.hypot(points[:, 0] + 1.2, points[:, 2]) < 0.1][:, 1]) > 0.09, "no thinner than a wall"
    beside = points[points[:, 1] < 0.6][:, 0]
    assert (beside > 1.25).sum() > 5
    assert not (beside < -1.25).any(), "on one side alone"
    assert points[points[:, 0] > 1.25][:, 1].min() < 0.35


def test_a_captains_top_is_hardly_wider_than_the_head_with_its_hair() -> None:
    points = _inside(Hat(kind="captain"))
    assert points[:, 0].max() < 1.36
    assert points[:, 1].max() < 1.24


@pytest.mark.parametrize("kind", ["goatee", "boxed"])
def test_locks_of_a_short_beard_fall_from_lip_to_chin(kind: str) -> None:
    program, y = bearded(kind, 1.0)
    data = program.compile()
    runs = [samples[: int(lock[6]), :3] for lock, samples in zip(data.locks, data.samples, strict=True)]
    chin = [run for run in runs if abs(run[0, 0]) < 0.5 and run[0, 1] - y > -0.75 and run[-1, 1] - y < -0.88]
    assert len(chin) >= 5
    assert {np.sign(run[0, 0]) for run in chin} >= {-1, 1}


BRIMMED = [
    Hat("brim", brim=2.0, back=1.0),
    Hat("brim", brim=-1.0, tall=-1.0),
    Hat("brim", crown="round", droop=1.0, tall=-1.0, back=0.5),
    Hat("brim", crown="flat", tall=-1.0, droop=-1.0),
    Hat("brim", crown="cone", tall=-1.0, brim=1.0, back=1.0),
]


@pytest.mark.parametrize("worn", BRIMMED, ids=lambda worn: f"{worn.crown} {worn.brim:.0f}")
def test_crowns_of_every_form_hold_the_head_and_leave_the_eyes_free(worn: Hat) -> None:
    spec = FigureSpec(seed=3, hair=Hair(style="curly", volume=1.8), hat=worn)
    body = anatomy(spec)
    grown, program = Program(), Program()
    hair(grown, spec, body, np.random.default_rng(3))
    hat(program, spec, body)
    frame, edge = HeadFrame.of(body), rim(worn)
    assert edge is not None
    lo, hi = frame.world(np.array([[-1.7, -0.4, -1.7], [1.7, 1.7, 1.7]]))
    ours, points = sampled(grown, lo, hi, 0.08)
    theirs, _ = sampled(program, lo, hi, 0.08)
    above = edge.above((points - frame.center) / frame.scale) > 0.10
    assert not ((ours < 0) & (theirs > 0.02) & above).any()
    eyes = np.array([[-0.6, float(body.head[1]) - 0.4, 0.6], [0.6, float(body.head[1]) + 0.10, 1.5]])
    assert (sampled(program, *eyes, 0.04)[0] > 0.02).all()


def test_a_hat_that_is_pushed_back_shows_more_forehead_and_hangs_behind() -> None:
    def ends(back: float) -> tuple[float, float]:
        points = _inside(Hat("brim", back=back))
        out = points[np.hypot(points[:, 0], points[:, 2]) > 1.3]
        return tuple(float(out[side * out[:, 2] > 1.2][:, 1].mean()) for side in (1, -1))  # type: ignore[return-value]

    (ahead, behind), (ahead_pushed, behind_pushed) = ends(0.0), ends(1.0)
    assert ahead_pushed > ahead + 0.2
    assert behind_pushed < behind - 0.15


def test_a_brim_that_hangs_is_lower_at_its_sides_than_one_that_is_turned_up() -> None:
    sides = []
    for droop in (-1.0, 0.0, 1.0):
        points = _inside(Hat("brim", brim=1.0, droop=droop))
        sides.append(float(points[np.abs(points[:, 0]) > 1.45][:, 1].mean()))
    assert sides[0] > sides[1] + 0.1 > sides[2] + 0.2


def test_a_brim_is_closed_behind() -> None:
    """Where its ends meet it is as whole as in front."""
    spec = FigureSpec(hat=Hat("brim", brim=2.0))
    program, frame = Program(), HeadFrame.of(anatomy(spec))
    hat(program, spec, anatomy(spec))
    lo, hi = frame.world(np.array([[-0.5, -0.6, -2.2], [0.5, 0.9, -1.4]]))
    values, points = sampled(program, lo, hi, 0.02)
    inside = points[values < 0]
    columns = np.round(inside[:, 0] / 0.02)
    edge = [float(inside[columns == c][:, 2].min()) for c in np.unique(columns)]
    assert np.abs(np.diff(edge)).max() < 0.03


def test_a_wide_brim_reaches_further_all_round_and_its_crown_is_the_same() -> None:
    reach: list[np.ndarray] = []
    for brim in (0.0, 1.0):
        spec = FigureSpec(hat=Hat(kind="brim", brim=brim))
        program = Program()
        hat(program, spec, anatomy(spec))
        frame = HeadFrame.of(anatomy(spec))
        lo, hi = frame.world(np.array([[-2.2, -0.2, -2.2], [2.2, 1.9, 2.2]]))
        inside, points = sampled(program, lo, hi, 0.08)
        own = points[inside < 0]
        reach.append(np.array([*np.ptp(own, axis=0)[[0, 2]], own[:, 1].max()]))
    assert (reach[1] - reach[0])[:2] == pytest.approx(0.45, abs=0.15)
    assert reach[1][2] == pytest.approx(reach[0][2], abs=0.01)


def _inside(hat_of: Hat) -> np.ndarray:
    """(n, 3) local points in a hat."""
    spec = FigureSpec(hat=hat_of)
    body, program = anatomy(spec), Program()
    hat(program, spec, body)
    frame = HeadFrame.of(body)
    lo, hi = program.bounds()
    values, points = sampled(program, lo, hi, 0.05)
    return (points[values < 0] - frame.center) / frame.scale


def test_a_cap_worn_backward_has_its_peak_behind_and_its_half_moon_in_front() -> None:
    usual, backward = _inside(Hat(kind="cap")), _inside(Hat(kind="cap", backward=True))
    assert usual[:, 2].max() > 1.6 > 1.4 > -usual[:, 2].min()
    assert -backward[:, 2].min() > 1.6 > 1.4 > backward[:, 2].max()

    def at(points: np.ndarray, way: np.ndarray) -> bool:
        out = np.linalg.norm(points, axis=1)
        return bool(((points / out[:, None]) @ (way / np.linalg.norm(way)) > 0.995)[out > 1.0].any())

    front, behind = on_skull(0, 38), on_skull(180, 4)
    assert (at(usual, front), at(usual, behind)) == (True, False)
    assert (at(backward, front), at(backward, behind)) == (False, True)


def test_a_turbans_edge_rises_to_a_point_over_the_forehead_above_the_under_cap() -> None:
    spec = FigureSpec(hat=Hat(kind="turban", color="#203050", accent="#f0f0f0"))
    program, body = Program(), anatomy(spec)
    hat(program, spec, body)
    assert {m.color for m in program.materials} == {"#203050", "#f0f0f0"}
    cloth = _inside(Hat(kind="turban"))
    ahead = cloth[(cloth[:, 2] > 0.2) & (np.linalg.norm(cloth, axis=1) > 1.14)]
    low = [float(ahead[np.abs(np.abs(ahead[:, 0]) - x) < 0.06][:, 1].min()) for x in (0.0, 0.45, 0.9)]
    assert low[0] > low[1] + 0.08
    assert low[1] > low[2] + 0.08


def test_a_headwrap_is_knotted_in_front() -> None:
    points = _inside(Hat(kind="headwrap"))
    out = points[np.linalg.norm(points, axis=1) > 1.5]
    assert len(out) > 10
    assert (out[:, 2] > 0.3).all()
    assert (out[:, 0] > 0.15).any()
    assert (out[:, 0] < -0.15).any()


def test_a_weave_is_on_the_hats_cloth_alone() -> None:
    spec = FigureSpec(hat=Hat(kind="beanie", weave="stripes", second="#d8a23a", third="#b8402f"))
    program = Program()
    hat(program, spec, anatomy(spec))
    patterns = {m.name: m.pattern for m in program.materials}
    woven = patterns["hat"]
    assert woven is not None
    assert (woven.kind, woven.color, woven.third) == ("stripes", "#d8a23a", "#b8402f")
    assert patterns["hat accent"] is None
    plain = Program()
    hat(plain, FigureSpec(hat=Hat(kind="beanie")), anatomy(spec))
    assert all(m.pattern is None for m in plain.materials)
