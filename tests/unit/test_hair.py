"""Hair: every style grows, repeats, hangs together and keeps to the head it was made for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Literal, get_args

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.figure import Body, Face, FacialHair, FigureSpec, Hair, HairStyle, Hat, HatKind
from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.sculpt.anatomy import Anatomy, anatomy
from figurelab.engines.procedural.sculpt.cap import AZIMUTH, ELEVATION, Cap
from figurelab.engines.procedural.sculpt.field import sample_grid
from figurelab.engines.procedural.sculpt.hair import STYLES, flow, hair
from figurelab.engines.procedural.sculpt.hair.cut import cut_of
from figurelab.engines.procedural.sculpt.hair.frame import ELLIPSOID, HeadFrame, carried, drawn_back
from figurelab.engines.procedural.sculpt.hair.hairline import value_at
from figurelab.engines.procedural.sculpt.hair.waves import wave_of, waved
from figurelab.engines.procedural.sculpt.hats import hat
from figurelab.engines.procedural.sculpt.head import head
from figurelab.engines.procedural.sculpt.headform import plain_rows
from figurelab.engines.procedural.sculpt.program import FieldData, Program
from figurelab.engines.procedural.sculpt.whiskers import Jaw


def combed(spec: FigureSpec, *, skull: bool = False) -> tuple[Program, Anatomy]:
    """The hair of a spec, alone or on its head."""
    body, program = anatomy(spec), Program()
    if skull:
        head(program, spec, body)
    hair(program, spec, body, np.random.default_rng(spec.seed))
    if skull:
        hat(program, spec, body)
    return program, body


def styled(**fields: object) -> FigureSpec:
    return FigureSpec(seed=5, hair=Hair(**fields))  # type: ignore[arg-type]


def inside(data: FieldData, lo: np.ndarray, hi: np.ndarray, cell: float) -> np.ndarray:
    """Voxels inside the field over a box."""
    shape = np.ceil((hi - lo) / cell).astype(int) + 1
    arrays = (data.parts, data.rows, data.samples, data.locks, data.maps, data.caps)
    grid = sample_grid(*arrays, lo.astype(np.float32), np.float32(cell), *(int(n) for n in shape))
    return grid < 0


def test_every_style_of_the_spec_is_built() -> None:
    assert set(STYLES) == set(get_args(HairStyle)) - {"bald"}


def test_bald_adds_nothing() -> None:
    assert combed(styled(style="bald"))[0].materials == []


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_style_repeats_from_its_seed_and_stays_small(style: str) -> None:
    spec = styled(style=style, fringe="swept", length=0.5)
    once, again = combed(spec)[0], combed(spec)[0]
    a, b = once.compile(), again.compile()
    assert np.array_equal(a.samples, b.samples)
    assert np.array_equal(a.rows, b.rows)
    assert np.array_equal(a.maps, b.maps)
    assert 1 <= len(once.materials) <= 160
    assert {m.color for m in once.materials} <= {spec.hair.color, spec.top.color}
    assert {m.streak for m in once.materials} <= {None, spec.face.skin}


@pytest.mark.parametrize("style", ["side_part", "curly", "coily", "shoulder"])
def test_another_seed_gives_other_locks(style: str) -> None:
    spec = styled(style=style)
    a, b = combed(spec)[0].compile(), combed(replace(spec, seed=6))[0].compile()
    same = (np.array_equal(a.locks, b.locks), np.array_equal(a.rows, b.rows), np.array_equal(a.maps, b.maps))
    assert not all(same)


@pytest.mark.parametrize("kind", ["none", "cap"])
@pytest.mark.parametrize("style", sorted(STYLES))
def test_hair_and_head_are_one_piece(style: str, kind: str) -> None:
    """A tail or braid that only nearly touches would be thrown away when the surface is made."""
    spec = replace(styled(style=style, length=0.8, fringe="straight"), hat=Hat(kind=kind))  # type: ignore[arg-type]
    program, _ = combed(spec, skull=True)
    lo, hi = program.bounds()
    _, pieces = ndimage.label(inside(program.compile(), lo, hi, 0.06), np.ones((3, 3, 3)))
    assert pieces == 1


@pytest.mark.parametrize("length", [-0.6, 1.2])
@pytest.mark.parametrize("style", ["ponytail", "bun"])
def test_hair_with_a_low_tie_and_the_head_are_one_piece(style: str, length: float) -> None:
    program, _ = combed(styled(style=style, length=length, tie="low"), skull=True)
    lo, hi = program.bounds()
    _, pieces = ndimage.label(inside(program.compile(), lo, hi, 0.06), np.ones((3, 3, 3)))
    assert pieces == 1


def test_parting_mirrors_the_hair() -> None:
    left = combed(styled(style="side_part", parting="left"))[0].compile()
    right = combed(styled(style="side_part", parting="right"))[0].compile()
    mirrored = left.samples[:, :, 0:3] * np.array([-1, 1, 1], np.float32)
    assert np.allclose(mirrored, right.samples[:, :, 0:3], atol=1e-5)
    assert np.allclose(left.maps[0, 1:], right.maps[0, :0:-1])
    assert np.median(left.samples[:, 0, 0]) > 0.0 > np.median(right.samples[:, 0, 0])


def volume_of(spec: FigureSpec) -> float:
    """Hair that shows, in voxels of 0.05 HR."""
    program, _ = combed(spec)
    lo, hi = program.bounds()
    return float(inside(program.compile(), lo, hi, 0.05).sum())


@pytest.mark.parametrize(
    "style", ["side_part", "slick", "spiky", "curly", "coily", "locs", "ponytail", "braids", "box_braids"]
)
def test_length_reaches_further_down(style: str) -> None:
    def end(length: float) -> float:
        program, _ = combed(styled(style=style, length=length))
        lo, hi = program.bounds()
        lo -= (0.1, 0.1, 0.1)
        return float(lo[1] + 0.04 * np.nonzero(inside(program.compile(), lo, hi, 0.04))[1].min())

    ends = [end(length) for length in (-0.9, 0.0, 0.9)]
    assert ends == sorted(ends, reverse=True)
    assert ends[0] > ends[2] + 0.03


@pytest.mark.parametrize("style", ["buzz", "receding", "ponytail", "bun", "twin_tails", "braids"])
def test_volume_adds_hair(style: str) -> None:
    assert volume_of(styled(style=style, volume=1.6)) > 1.02 * volume_of(styled(style=style, volume=0.7))


@pytest.mark.parametrize("style", ["bob", "shoulder", "long", "half_up", "wavy", "locs", "box_braids"])
def test_hanging_hair_leaves_the_eye_free_in_profile(style: str) -> None:
    for seed in (5, 0, 13) if style == "long" else (5,):
        program, body = combed(replace(styled(style=style, length=0.8, parting="center"), seed=seed))
        y = float(body.head[1])
        for side in (-1, 1):
            lo, hi = sorted((side * 0.3, side * 1.6))
            box = np.array([[lo, y - 0.40, 0.72], [hi, y + 0.02, 1.3]])
            assert not inside(program.compile(), *box, 0.05).any(), seed


def test_short_locs_end_over_the_jaw_and_leave_the_face_free() -> None:
    for length in (-0.7, -0.3):
        program, body = combed(styled(style="locs", length=length, parting="none"), skull=False)
        data, y = program.compile(), float(body.head[1])
        tips = np.array([s[int(q[6]) - 1, :3] for q, s in zip(data.locks, data.samples, strict=True)])
        assert len(tips) > 40
        assert tips[:, 1].min() > y - 0.75, "none hangs to the shoulder"
        box = np.array([[-0.55, y - 0.45, 0.6], [0.55, y + 0.10, 1.4]])
        assert not inside(data, *box, 0.04).any()
    assert np.ptp(tips[:, 1]) > 0.8, "in layers"


@pytest.mark.parametrize("style", ["bob", "shoulder", "long", "half_up"])
@pytest.mark.parametrize("length", [-0.5, -0.3, 0.2, 1.0])
def test_no_lock_turns_back_on_itself(style: str, length: float) -> None:
    data = combed(styled(style=style, length=length, parting="center", fringe="curtain", volume=0.7))[0].compile()
    for lock, samples in zip(data.locks, data.samples, strict=True):
        steps = np.diff(samples[: int(lock[6]), :3], axis=0)
        steps /= np.linalg.norm(steps, axis=1)[:, None] + 1e-9
        assert (steps[1:] * steps[:-1]).sum(axis=1).min() > 0


def lowest(spec: FigureSpec) -> float:
    return float(combed(spec)[0].bounds()[0][1])


def test_length_drives_the_end_and_stops_at_the_hips() -> None:
    ends = [lowest(styled(style="long", length=t)) for t in (0.5, 0.8, 1.2, 2.0)]
    assert all(a > b + 0.05 for a, b in pairwise(ends))
    longest = styled(style="long", length=2.5)
    assert lowest(longest) > 0.75 * anatomy(longest).crotch
    assert lowest(styled(style="bob", length=-0.2)) > lowest(styled(style="shoulder", length=0.3)) + 0.1


@pytest.mark.parametrize(
    "style", ["side_part", "slick", "spiky", "curly", "coily", "bob", "shoulder", "long", "locs", "wavy", "wild"]
)
def test_volume_makes_the_hair_wider(style: str) -> None:
    def width(volume: float) -> float:
        lo, hi = combed(styled(style=style, volume=volume))[0].bounds()
        return float((hi - lo)[0])

    assert width(1.6) > width(0.7) + 0.08


@pytest.mark.parametrize("style", ["bob", "shoulder", "ponytail", "twin_tails", "braids"])
def test_a_fringe_covers_the_forehead_and_falls_with_its_drop(style: str) -> None:
    def covered(fringe: str, drop: float) -> int:
        program, body = combed(styled(style=style, fringe=fringe, fringe_drop=drop, length=0.2), skull=False)
        x, y, z = (float(v) for v in body.skull_center)
        box = np.array([[x - 0.4, y + 0.10, z + 0.85], [x + 0.4, y + 0.62, z + 1.4]])
        return int(inside(program.compile(), box[0], box[1], 0.04).any(axis=2).sum())

    bare, high, low = covered("none", 0.6), covered("straight", 0.0), covered("straight", 1.0)
    assert bare < high < low


@pytest.mark.parametrize("seed", [0, 5])
def test_a_straight_fringe_ends_in_one_soft_edge(seed: int) -> None:
    """Locks that end each by itself are a row of drips."""
    fields = styled(style="bob", fringe="straight", fringe_drop=0.9, length=0.2)
    program, body = combed(replace(fields, seed=seed))
    x, y, z = (float(v) for v in body.skull_center)
    lo, hi = np.array([x - 0.34, y - 0.05, z + 0.80]), np.array([x + 0.34, y + 0.45, z + 1.35])
    ends = inside(program.compile(), lo, hi, 0.02).any(axis=2).argmax(axis=1) * 0.02
    assert np.ptp(ends) < 0.13
    assert ends.std() < 0.035


@pytest.mark.parametrize("style", ["shoulder", "long", "wavy"])
def test_slim_hair_hides_what_lies_under_it(style: str) -> None:
    program, body = combed(styled(style=style, volume=0.6, parting="center", length=0.4))
    data, frame = program.compile(), HeadFrame.of(body)
    reach: dict[bool, list[float]] = {True: [], False: []}
    for lock, samples in zip(data.locks, data.samples, strict=True):
        at = samples[: int(lock[6])]
        local = (at[:, :3] - frame.center) / frame.scale
        back = (np.abs(local[:, 1]) < 0.2) & (local[:, 2] < -0.3)
        outside = np.hypot(local[:, 0], local[:, 2] / 0.95) + at[:, 10] / frame.scale[0]
        if back.any():
            reach[bool(lock[7] < -0.15)].append(float(outside[back].max()))
    assert max(reach[True]) < min(reach[False])


@pytest.mark.parametrize(("style", "wave"), [("shoulder", 0.0), ("long", 0.0), ("long", 0.4), ("wavy", 1.0)])
def test_hair_lines_the_sides_beside_the_face(style: str, wave: float) -> None:
    """Seen from the front no gap beside temple and cheek leads back along the head to the ears."""
    for seed in (5, 0, 13):
        spec = replace(styled(style=style, length=0.9, wave=wave, parting="center"), seed=seed)
        program, body = combed(spec)
        data, frame = program.compile(), HeadFrame.of(body)
        for side in (-1, 1):
            ends = frame.world(np.array([[side * 0.98, -0.50, 0.20], [side * 1.10, 0.10, 1.0]]))
            assert inside(data, ends.min(0), ends.max(0), 0.04).any(axis=2).all(), (seed, side)


def test_eyes_stay_free_under_the_lowest_fringe() -> None:
    for style in ("side_part", "spiky", "bob", "long", "bun"):
        for fringe in ("straight", "swept", "curtain"):
            spec = styled(style=style, fringe=fringe, fringe_drop=1.0, length=0.3)
            program, body = combed(spec)
            y = float(body.head[1])
            lo, hi = np.array([-0.5, y - 0.5, 0.6]), np.array([0.5, y - 0.03, 1.4])
            assert not inside(program.compile(), lo, hi, 0.04).any(), (style, fringe)


@pytest.mark.parametrize("fringe", ["straight", "swept", "curtain"])
def test_a_usual_fringe_ends_above_the_brows(fringe: str) -> None:
    """Nothing of it is before the face below the brows' middle, 0.30 HR over the head's centre."""
    for style in ("side_part", "bob", "shoulder"):
        program, body = combed(styled(style=style, fringe=fringe, fringe_drop=0.6, length=0.2))
        y = float(body.head[1])
        lo, hi = np.array([-0.62, y - 0.2, 0.6]), np.array([0.62, y + 0.22, 1.4])
        assert not inside(program.compile(), lo, hi, 0.03).any(), style


def test_normals_are_carried_round_an_end_that_flicks_out() -> None:
    """A curve that hangs before +x and turns up outward: its outside turns on with it, square to the curve, and never
    jumps to the other side."""
    angle = np.linspace(0.0, 2.2, 12)
    ends = np.stack([1.0 + 0.4 * (1 - np.cos(angle)), -0.4 * np.sin(angle), np.zeros(12)], 1)
    centers = np.vstack([np.stack([np.ones(6), np.linspace(1.2, 0.2, 6), np.zeros(6)], 1), ends])
    normals = carried(np.tile([1.0, 0.0, 0.0], (18, 1)), centers)
    tangents = np.gradient(centers, axis=0)
    tangents /= np.linalg.norm(tangents, axis=1)[:, None]
    assert np.abs((normals * tangents).sum(1)).max() < 1e-6
    assert (normals[1:] * normals[:-1]).sum(1).min() > 0.7


def _local(program: Program, body: Anatomy) -> list[np.ndarray]:
    """Centres of every lock in the head's frame."""
    frame, data = HeadFrame.of(body), program.compile()
    return [(data.samples[i, : int(data.locks[i, 6]), :3] - frame.center) / frame.scale for i in range(len(data.locks))]


@pytest.mark.parametrize("style", ["shoulder", "long", "side_part", "wavy"])
def test_locks_come_out_of_the_parting_from_inside_the_cap(style: str) -> None:
    """Above its surface their ends would stand there as tabs."""
    program, body = combed(styled(style=style, length=0.3 if style != "side_part" else -0.4, fringe="none"))
    thickness = program.compile().maps[0]
    roots = np.array([lock[0] for lock in _local(program, body)])
    top = roots[roots[:, 1] > 0.8 * np.linalg.norm(roots, axis=1)] / ELLIPSOID
    rho = np.linalg.norm(top, axis=1)
    az, el = np.degrees(np.arctan2(top[:, 0], top[:, 2])), np.degrees(np.arcsin(top[:, 1] / rho))
    surface = [1 + value_at(thickness, *place) for place in zip(az, el, strict=True)]
    assert len(top) > 8
    assert (rho < np.array(surface)).all()


def test_no_lock_beside_the_face_crosses_the_parting_on_its_way_down() -> None:
    locks = _local(*combed(styled(style="shoulder", length=0.3, fringe="none", parting="left")))
    short = [lock for lock in locks if lock[0, 1] > 0.6 and lock[-1, 0] > 0.2 and lock[0, 2] > 0.3]
    assert len(short) >= 3
    assert min(float((lock[:6, 0] - lock[0, 0]).min()) for lock in short) > -0.03


def test_waves_of_neighbours_never_swing_through_each_other() -> None:
    """Two locks at one azimuth, one over the other, keep their distance whatever the lag between them."""
    wave = wave_of(1.0, 0.3)
    assert wave is not None
    heights = np.linspace(0.5, -1.8, 30)
    inner = np.stack([0.2 * np.ones(30), heights, -1.10 * np.ones(30)], 1)
    outer = inner * [1.04, 1, 1.04]
    near, over = waved(inner, wave), waved(outer, wave, 0.3)
    gap = np.hypot(over[:, 0], over[:, 2]) - np.hypot(near[:, 0], near[:, 2])
    assert gap.min() > 0.01
    assert np.ptp(near[:, 2]) > 0.05


def test_waves_show_in_the_outline_from_the_front() -> None:
    """A lock beside the face swings out and in by more than a tenth of the head's half width, slight waves too."""
    for share in (0.2, 0.5, 1.0):
        wave = wave_of(share, 0.5)
        assert wave is not None
        heights = np.linspace(0.5, -1.8, 30)
        lock = waved(np.stack([1.2 * np.ones(30), heights, np.zeros(30)], 1), wave)
        assert 0.11 < np.ptp(lock[lock[:, 1] < -0.4, 0]) < 0.24


def test_slight_waves_are_straight() -> None:
    assert wave_of(0.1, 0.5) is None


@pytest.mark.parametrize(("style", "length"), [("bob", -0.05), ("shoulder", 0.4), ("long", 1.0)])
def test_soft_waves_swing_on_their_way_and_end_at_many_heights(style: str, length: float) -> None:
    """A lock of straight hair that hangs turns by far less."""
    spec = styled(style=style, length=length, wave=1.0, fringe="none")
    locks = [lock for lock in _local(*combed(spec)) if lock[-1, 1] < -0.5 and len(lock) > 12]
    assert len(locks) >= 20
    assert np.median([turns(lock[len(lock) // 2 :]) for lock in locks]) > 0.4
    ends = np.array([lock[-1, 1] for lock in locks])
    assert len(np.unique(np.round(ends / 0.04))) > 5


def test_a_bob_is_no_mushroom() -> None:
    """It hides the jaw's corner, and is no broader beside the mouth than beside the eyes."""
    at = _over_the_skull(styled(style="bob", length=-0.5, volume=1.2, fringe="straight"))
    beside = at[np.abs(at[:, 2]) < 0.35]
    eyes, mouth = (np.abs(beside[np.abs(beside[:, 1] - y) < 0.05, 0]).max() for y in (-0.05, -0.60))
    assert at[np.abs(at[:, 0]) > 0.6, 1].min() < -0.66
    assert mouth < eyes - 0.02
    assert eyes < 1.40


@pytest.mark.parametrize(("style", "length", "wave"), [("long", 1.0, 0.0), ("shoulder", 0.4, 0.0), ("long", 1.0, 0.4)])
def test_hair_that_hangs_is_a_mass_clearly_wider_than_the_head_down_to_the_jaw(
    style: str, length: float, wave: float
) -> None:
    """Beside eyes and jaw, where a curtain would be as slim as the head; before the face it comes out no farther."""
    for seed in (1, 2, 5):
        spec = replace(styled(style=style, length=length, parting="center", wave=wave), seed=seed)
        locks = np.concatenate(_local(*combed(spec)))
        eyes, jaw = (np.abs(locks[np.abs(locks[:, 1] - y) < 0.08, 0]).max() for y in (-0.05, -0.80))
        assert eyes > 1.25
        assert jaw > 1.165
        assert locks[np.abs(locks[:, 1]) < 0.2, 2].max() < 0.70


@pytest.mark.parametrize("style", ["long", "shoulder"])
@pytest.mark.parametrize("wave", [0.0, 0.8])
def test_tucked_hair_bares_the_ear_on_its_own_side(style: str, wave: float) -> None:
    """None hangs beside the ear or the cheek before it; on the other side it does, and behind it goes on."""

    def beside(parting: str, tucked: str) -> dict[str, int]:
        at = _over_the_skull(styled(style=style, length=0.6, parting=parting, tucked=tucked, wave=wave))
        ear = at[(np.abs(at[:, 1] + 0.25) < 0.12) & (at[:, 2] > -0.12)]
        behind = at[(np.abs(at[:, 1] + 0.25) < 0.12) & (at[:, 2] < -0.5)]
        assert (behind[:, 0] > 0.5).any()
        assert (behind[:, 0] < -0.5).any()
        return {"left": int((ear[:, 0] > 0.5).sum()), "right": int((ear[:, 0] < -0.5).sum())}

    for parting in ("left", "right"):
        one = beside(parting, "left")
        assert one["left"] < 0.1 * one["right"]
    assert max(beside("center", "both").values()) < 0.1 * min(beside("center", "none").values())


def test_curls_crimp_over_the_head_and_frame_the_face() -> None:
    locks = _local(*combed(styled(style="wavy", length=0.7)))
    above = [lock[lock[:, 1] > 0.35] for lock in locks]
    assert sum(turns(lock) > 0.35 for lock in above if len(lock) > 6) >= 8
    # Beside the chin some hang at the face, not only farther out, as tails would.
    at = np.concatenate([lock for lock in locks if turns(lock) > 1])
    front = at[(at[:, 2] > 0.1) & (np.abs(at[:, 1] + 0.55) < 0.2)]
    assert np.abs(front[:, 0]).min() < 1.12


def test_nobody_looks_through_full_curls_from_the_side() -> None:
    """Volume lifts the locks that cross the forehead off it."""
    program, body = combed(styled(style="wavy", volume=1.3, length=0.9, parting="center"), skull=True)
    x, y, z = (float(v) for v in body.skull_center)
    lo, hi = np.array([x - 1.4, y + 0.15, z + 0.1]), np.array([x + 1.4, y + 1.4, z + 1.7])
    outline = inside(program.compile(), lo, hi, 0.035).any(axis=0)
    assert not (ndimage.binary_fill_holes(outline) & ~outline).any()


def test_a_bob_to_the_jaw_covers_it_and_a_shorter_one_does_not() -> None:
    def low(length: float) -> float:
        tips = np.concatenate(_local(*combed(styled(style="bob", length=length, fringe="straight"))))
        return float(tips[np.abs(tips[:, 0]) > 0.6, 1].min())

    assert low(-0.18) < -0.92
    assert low(-0.55) > -0.80


def test_curls_lie_on_a_mass_and_nothing_is_seen_through_them() -> None:
    """Beside the jaw and the neck one sees hair between the curls, from the side and from the front."""
    program, body = combed(styled(style="wavy", length=0.9, parting="center"))
    x, y, z = (float(v) for v in body.skull_center)
    at = program.compile()
    beside = inside(at, np.array([x, y - 1.2, z - 0.9]), np.array([x + 1.7, y - 0.1, z + 0.15]), 0.035).any(axis=0)
    # The box from the side reaches from well behind the neck to before the ear.
    assert beside[: int(0.8 * beside.shape[0]), 5:-5].mean() > 0.97


def test_full_hair_does_not_press_its_waves_flat() -> None:
    """Behind, at the height of the cheeks, a ringlet still goes in and out."""
    at = _over_the_skull(styled(style="wavy", length=0.9, volume=1.5))
    one = at[np.abs(at[:, 0] - 0.3) < 0.05]
    back = [-one[np.abs(one[:, 1] - y) < 0.03, 2].min() for y in np.arange(0.2, -0.9, -0.06)]
    assert np.abs(np.diff(back, 2)).max() > 0.03


def test_full_short_curls_are_a_cloud() -> None:
    def width(volume: float) -> float:
        at = _over_the_skull(styled(style="curly", length=-0.6, volume=volume))
        return float(np.ptp(at[np.abs(at[:, 1] - 0.45) < 0.1, 0]))

    assert width(1.4) > width(1.0) + 0.15


def test_soft_waves_before_the_shoulders_leave_the_chest_free_and_lie_on_it() -> None:
    spec = styled(style="long", length=1.0, wave=1.0, parting="center")
    at = _over_the_skull(spec)
    chest = at[(at[:, 1] < -1.3) & (at[:, 2] > 0.3)]
    assert len(chest) > 200
    assert np.abs(chest[:, 0]).min() > 0.25


def test_seeds_cut_straight_hair_in_every_way() -> None:
    cuts = [cut_of(np.random.default_rng(seed)) for seed in range(200)]
    assert {np.sign(cut.layers) for cut in cuts} == {-1.0, 0.0, 1.0}
    assert 50 < sum(cut.flipped for cut in cuts) < 100, "ends that turn out are common, and no fashion"
    assert max(cut.loose for cut in cuts) < 0.5, "ends side by side that each run to a point are rags"
    brief = [cut_of(np.random.default_rng(seed), short=True) for seed in range(200)]
    assert not any(cut.flipped for cut in brief), "it would stand off the cheeks"
    assert all(a == b for a, b in zip(cuts, brief, strict=True) if not a.flipped)


@pytest.mark.parametrize("length", [-0.3, 0.2])
def test_the_ends_of_a_bob_never_turn_out(length: float) -> None:
    for seed in range(0, 40, 3):
        spec = replace(styled(style="bob", length=length), seed=seed)
        tips = np.array([lock[-1] for lock in _local(*combed(spec))])
        assert np.hypot(tips[:, 0], tips[:, 2]).max() < 1.35, seed


def test_wild_hair_stands_off_the_ears_in_tapered_locks_over_a_free_face() -> None:
    """Broader beside the ears than a bob, its tips off the head, nothing of it before the face."""
    wild, bob = (_local(*combed(styled(style=style, length=-0.3, volume=1.1))) for style in ("wild", "bob"))
    widest = [max(float(np.abs(lock[:, 0]).max()) for lock in locks) for locks in (wild, bob)]
    assert widest[0] > widest[1] + 0.12
    off = [float(np.linalg.norm(lock[-1] / ELLIPSOID)) for lock in wild]
    assert sum(rho > 1.4 for rho in off) >= 12
    program, body = combed(styled(style="wild", length=-0.3, volume=1.1))
    x, y, z = (float(v) for v in body.skull_center)
    box = np.array([[x - 0.5, y - 0.8, z + 0.6], [x + 0.5, y + 0.30, z + 1.4]])
    assert not inside(program.compile(), box[0], box[1], 0.04).any()
    higher = [hair_edge(recede) for recede in (0.0, 1.0)]
    assert higher[1] > higher[0] + 0.02


def hair_edge(recede: float) -> float:
    """Height of the lowest hair over the middle of the forehead, HR above the skull's centre."""
    program, body = combed(styled(style="wild", length=-0.3, recede=recede))
    x, y, z = (float(v) for v in body.skull_center)
    box = np.array([[x + 0.15, y, z + 0.3], [x + 0.45, y + 0.9, z + 1.3]])
    return 0.03 * float(np.nonzero(inside(program.compile(), box[0], box[1], 0.03).any(axis=(0, 2)))[0].min())


def turns(path: np.ndarray) -> float:
    """Whole turns by which the direction of a path of (n, 3) points changes on its way."""
    steps = np.diff(path, axis=0)
    steps /= np.linalg.norm(steps, axis=1)[:, None] + 1e-9
    bends = np.arccos(np.clip((steps[1:] * steps[:-1]).sum(axis=1), -1, 1))
    return float(bends.sum() / (2 * np.pi))


def test_curls_that_hang_are_wound_and_short_ones_are_not() -> None:
    def wound(length: float) -> int:
        return sum(turns(lock) > 1.0 for lock in _local(*combed(styled(style="curly", length=length))))

    assert wound(-0.1) >= 12
    assert wound(-0.7) == 0


def test_long_hair_lies_before_the_shoulders_or_behind_or_sweeps_out_above_them() -> None:
    """Beside a lock that hangs to the waist behind, each figure has one of the three; ends that curl out are many's."""
    seen: list[str] = []
    for seed in range(30):
        spec = replace(styled(style="long", length=1.3, parting="center"), seed=seed)
        program, body = combed(spec)
        ends = np.array([lock[-1] for lock in _local(program, body)])
        assert ends[:, 1].min() < -2.0
        on_chest = (ends[:, 2] > 0.3) & (ends[:, 1] < HeadFrame.of(body).shoulder - 0.2)
        swept = (np.abs(ends[:, 0]) > 1.4) & (ends[:, 1] > -1.4)
        assert not (on_chest.any() and swept.any())
        seen.append("before" if on_chest.any() else "out" if swept.any() else "behind")
    assert 10 <= seen.count("out") <= 20, "a flip on everybody would be a fashion"
    assert min(seen.count("before"), 4 * seen.count("behind")) >= 4


def test_long_hair_clears_the_shoulders() -> None:
    spec = styled(style="long", length=1.2, parting="center")
    for build in ("slim", "broad"):
        body = anatomy(replace(spec, body=replace(spec.body, build=build)))
        frame = HeadFrame.of(body)
        ring = np.array([[0.5 * np.sin(a), frame.shoulder - 0.3, 0.5 * np.cos(a)] for a in np.linspace(0, 6.2, 40)])
        moved = frame.clear_of_body(ring, 0.1)
        assert np.all((moved[:, 0] / (frame.girth + 0.17)) ** 2 + (moved[:, 2] / (frame.depth + 0.17)) ** 2 > 0.99)
        assert np.array_equal(moved[:, 1], ring[:, 1])


def _over_the_skull(spec: FigureSpec) -> np.ndarray:
    """(n, 3) points of the hair that stand out of the skull, 0.03 HR apart, in its frame."""
    program, body = combed(spec)
    lo, hi = program.bounds()
    frame = HeadFrame.of(body)
    local = (np.argwhere(inside(program.compile(), lo, hi, 0.03)) * 0.03 + lo - frame.center) / frame.scale
    return local[np.linalg.norm(local / [1.0, 0.94, 0.95], axis=1) > 1.01]


@pytest.mark.parametrize(
    ("style", "length", "fringe"), [("bob", -0.5, "none"), ("bob", -0.1, "straight"), ("shoulder", 0.4, "none")]
)
def test_the_back_is_drawn_in_to_the_nape(style: str, length: float, fringe: str) -> None:
    """In profile the outline of the back slopes in to its end: straight down it would be a box."""
    at = _over_the_skull(styled(style=style, length=length, fringe=fringe))
    back = at[(np.abs(at[:, 0]) < 0.3) & (at[:, 2] < 0)]
    low = back[:, 1].min()
    depth = [-back[np.abs(back[:, 1] - y) < 0.05, 2].min() for y in (0.1, low + 0.08)]
    assert depth[1] < 0.80 * depth[0]


@pytest.mark.parametrize(("style", "length"), [("shoulder", 0.4), ("long", 0.9), ("half_up", 0.9)])
def test_the_hem_of_hair_on_the_back_is_points_and_no_line(style: str, length: float) -> None:
    """From behind, tips stand out of the inner layer's edge within the middle half."""
    at = _over_the_skull(styled(style=style, length=length, parting="center"))
    at = at[at[:, 2] < 0]
    edge = np.array([at[np.abs(at[:, 0] - x) < 0.02, 1].min() for x in np.arange(-0.6, 0.61, 0.04)])
    assert np.abs(np.diff(edge)).max() > 0.02
    assert np.ptp(edge) > 0.05
    assert ((np.diff(edge)[1:] > 0.015) != (np.diff(edge)[:-1] > 0.015)).sum() >= 4


@pytest.mark.parametrize("style", ["bob", "shoulder", "long"])
def test_a_swept_fringe_runs_on_beside_the_face(style: str) -> None:
    """What starts at the parting ends behind the cheek: ends on the temple were stubs."""
    locks = _local(*combed(styled(style=style, length=-0.3 if style == "bob" else 0.6, fringe="swept")))
    front = [lock for lock in locks if lock[0, 1] > 0.6 and lock[0, 2] > 0.45]
    assert len(front) >= 5
    assert max(lock[-1, 1] for lock in front) < -0.3


@pytest.mark.parametrize("style", ["shoulder", "long"])
def test_nothing_crosses_the_forehead_over_a_straight_fringe(style: str) -> None:
    """Beside it a lock from the parting would leave a patch of it."""
    locks = _local(*combed(styled(style=style, length=0.6, fringe="straight", parting="center")))
    long = [lock for lock in locks if lock[-1, 1] < -0.5]
    assert len(long) > 10
    for lock in long:
        way = lock[2:]  # From the root, which is there.
        over = (np.abs(way[:, 0]) < 0.45) & (way[:, 1] < 0.85) & (way[:, 2] > 0.3)
        assert not over.any()


@pytest.mark.parametrize("style", ["long", "shoulder", "wavy"])
def test_the_parting_is_a_line_and_no_cleft(style: str) -> None:
    """Over the crown the outline dips at the parting by less than a lock's thickness."""
    at = _over_the_skull(styled(style=style, length=0.8, parting="center"))
    top = at[np.abs(at[:, 2]) < 0.12]
    assert top[:, 1].max() - top[np.abs(top[:, 0]) < 0.03, 1].max() < 0.08


def test_short_waves_lie_on_cheek_and_ear() -> None:
    """Their lower ends are drawn in: farther out than the temples they would be wings."""
    at = _over_the_skull(styled(style="bob", length=-0.56, wave=1.0, volume=1.15, fringe="swept"))
    side = at[np.abs(at[:, 2]) < 0.3]
    temple, end = (np.abs(side[np.abs(side[:, 1] - y) < 0.05, 0]).max() for y in (0.15, -0.50))
    assert end < temple - 0.10
    # The ear's middle is covered.
    assert (np.abs(side[np.abs(side[:, 1] + 0.15) < 0.05, 0]) > 1.1).any()


def test_box_braids_hang_or_are_gathered_behind() -> None:
    loose, gathered = (
        _local(*combed(styled(style="box_braids", length=0.9, gathered=tied, parting="center")))
        for tied in (False, True)
    )
    assert sum(lock[-1, 2] > 0 for lock in loose) >= 6
    assert len(loose) > 40
    assert len(gathered) >= 12
    assert max(lock[:, 2].max() for lock in gathered) < -0.5
    assert max(np.abs(lock[:, 0]).max() for lock in gathered) < 0.5


def test_under_a_hat_no_box_braids_are_gathered() -> None:
    spec = styled(style="box_braids", length=0.9)
    worn, tied = (
        combed(replace(spec, hair=replace(spec.hair, gathered=gathered), hat=Hat(kind="cap")))[0].compile()
        for gathered in (False, True)
    )
    assert np.array_equal(worn.samples, tied.samples)
    assert np.array_equal(worn.maps, tied.maps)


def test_strands_beside_the_face_are_drawn_back_on_both_sides_alike() -> None:
    assert [drawn_back(az, 7) for az in (70, 290, -70, 109, 251, 111, 249, 180)] == [7, -7, -7, 7, -7, 0, 0, 0]


def test_box_braids_beside_the_face_hang_alike_on_both_sides() -> None:
    """As far forward on the right as on the left, beyond what chance moves them by."""
    spec = replace(styled(style="box_braids", length=0.9, parting="center"), hat=Hat(kind="brim"))
    right, left = (
        max(
            lock[-1, 2]
            for seed in range(6)
            for lock in _local(*combed(replace(spec, seed=seed)))
            if side * lock[-1, 0] > 0.3
        )
        for side in (-1, 1)
    )
    assert abs(right - left) < 0.06


@pytest.mark.parametrize("gathered", [False, True])
def test_the_outside_of_a_plait_never_turns_over(gathered: bool) -> None:
    """Between two samples that look opposite ways its section would be a sheet."""
    data = combed(styled(style="box_braids", length=1.0, gathered=gathered))[0].compile()
    for lock, samples in zip(data.locks, data.samples, strict=True):
        normals = samples[: int(lock[6]), 3:6]
        assert (normals[1:] * normals[:-1]).sum(axis=1).min() > 0.3


def test_a_low_tie_sits_in_the_nape_and_the_hair_runs_over_the_ears_to_it() -> None:
    for style in ("ponytail", "bun"):
        low, high = (_local(*combed(styled(style=style, length=-0.2, tie=tie))) for tie in ("low", "high"))
        drawn = [lock for lock in low if lock[0, 2] > 0.2 and lock[-1, 2] < -0.7]
        assert len(drawn) >= 8
        assert max(lock[-1, 1] for lock in drawn) < 0.0 < min(lock[-1, 1] for lock in high if lock[-1, 2] < -0.5) + 0.6
        # Nothing stands up off the parting.
        assert max(lock[:, 1].max() for lock in drawn) < 1.12


@pytest.mark.parametrize("kind", ["none", "cap"])
@pytest.mark.parametrize("length", [-0.4, 0.0, 0.35, 1.4])
def test_no_lock_of_a_low_tail_turns_back(length: float, kind: HatKind) -> None:
    spec = styled(style="ponytail", length=length, tie="low", parting="center")
    for lock in _local(*combed(replace(spec, hat=Hat(kind=kind)))):
        steps = np.diff(lock, axis=0)
        steps /= np.linalg.norm(steps, axis=1)[:, None] + 1e-9
        assert (steps[1:] * steps[:-1]).sum(axis=1).min() > 0


def test_a_long_low_tail_lies_over_the_shoulder_of_its_side() -> None:
    for parting, side in (("left", 1), ("right", -1)):
        tail = _local(*combed(styled(style="ponytail", length=0.8, tie="low", parting=parting)))
        tips = [lock[-1] for lock in tail if lock[0, 2] < -0.8]
        assert len(tips) >= 8
        assert min(tip[0] * side for tip in tips) > 0.3
        assert max(tip[2] for tip in tips) > 0.2


_OTHER: dict[str, Literal["left", "right"]] = {"left": "right", "right": "left"}


@pytest.mark.parametrize(
    ("pose", "arm", "over"),
    [("wave", "left", -1), ("cheek", "left", -1), ("wave", "right", 1), ("chin", "left", 1), ("cheer", "left", 0)],
)
def test_a_low_tail_lies_over_the_shoulder_whose_arm_is_not_raised(
    pose: Literal["wave", "cheek", "chin", "cheer"], arm: Literal["left", "right"], over: int
) -> None:
    """It would go through the arm."""
    for parting, mirror in (("left", 1), ("right", -1)):
        away = arm if mirror > 0 else _OTHER[arm]
        spec = replace(
            styled(style="ponytail", length=0.8, tie="low", parting=parting), body=Body(pose=pose, side=away)
        )
        tips = np.array([lock[-1] for lock in _local(*combed(spec)) if lock[0, 2] < -0.8])
        if over:
            assert (tips[:, 0] * mirror * over).min() > 0.3
        else:
            assert tips[:, 2].max() < -0.5


def test_a_bun_leaves_out_locks_as_long_as_what_hangs() -> None:
    for tie in ("low", "high"):
        short, long = (
            min(lock[:, 1].min() for lock in _local(*combed(styled(style="bun", length=t, tie=tie))) if lock[-1, 2] > 0)
            for t in (-0.2, 0.4)
        )
        assert long < short - 0.25


def test_hair_combed_down_over_bare_cheeks_lies_flat_and_leaves_out_no_strands() -> None:
    """Strands before the ears would be sideburns, and tresses a scalloped outline of the crown."""
    program, body = combed(styled(style="bun", tie="low", length=-0.6, parting="center"))
    assert not [lock for lock in _local(program, body) if lock[-1, 2] > 0]
    cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
    over = [value_at(cap.thickness, az, 60) for az in range(-80, 81, 2)]
    assert np.abs(np.diff(over, 2)).max() < 0.02


def test_a_short_tail_ends_above_the_jaw() -> None:
    """Lower, its tip would be a wedge beside the neck."""
    ends = [min(lock[-1, 1] for lock in _local(*combed(styled(style="ponytail", length=t)))) for t in (-0.4, 0.6)]
    assert ends[0] > -0.45
    assert ends[1] < ends[0] - 0.4


@pytest.mark.parametrize(
    ("fields", "most"),
    [
        ({"style": "side_part"}, 0.070),
        ({"style": "side_part", "fringe": "straight"}, 0.070),
        ({"style": "quiff"}, 0.140),
        ({"style": "slick"}, 0.070),
    ],
)
def test_a_long_top_runs_out_into_cropped_sides(fields: dict[str, object], most: float) -> None:
    """Over the ear its outline falls by little from each five degrees to the next: a shelf would fall at once."""
    at = _over_the_skull(styled(sides="faded", length=-0.7, **fields))
    beside = at[np.abs(at[:, 2]) < 0.25 * np.abs(at[:, 0])]
    rho = np.linalg.norm(beside / ELLIPSOID, axis=1)
    up = np.degrees(np.arcsin(beside[:, 1] / np.linalg.norm(beside, axis=1)))
    for side in (-1, 1):
        own = beside[:, 0] * side > 0
        outline = [rho[own & (np.abs(up - el) < 2.5)].max(initial=1.01) for el in range(5, 61, 5)]
        assert np.diff(outline).max() < most


def test_hanging_coils_are_one_cloud() -> None:
    """Down to the jaw its outline draws in nowhere beside the ears, and it stays behind the cheeks."""
    at = _over_the_skull(styled(style="coily", length=-0.1, volume=1.2))
    wide = [np.abs(at[np.abs(at[:, 1] - y) < 0.06, 0]).max() for y in np.arange(-0.4, 0.5, 0.1)]
    assert min(wide) > 1.22
    assert at[at[:, 1] < -0.2, 2].max() < 0.55


@pytest.mark.parametrize("thick", [0.2, 0.6, 1.1])
def test_a_cap_is_as_thick_as_its_map_however_thick_that_is(thick: float) -> None:
    """Cut off at one height a full cloud of coils was balls on stalks over a bald crown."""
    full = np.ones((len(AZIMUTH), len(ELEVATION)), np.float32)
    edge, none = -2 * full, 0 * full
    cap = Cap(thick * full, edge, none, none, np.zeros(3), np.ones(3), 0.05)
    program = Program()
    program.cap(Material("hair", "#201814", "hair"), cap)
    lo, hi = program.bounds()
    at = np.argwhere(inside(program.compile(), lo, hi, 0.05)) * 0.05 + lo
    # The kernel counts in 0.95 of the radius.
    reach = 1.0 + thick / 0.95
    rho = np.linalg.norm(at, axis=1)
    assert reach - 0.1 < rho.max() < reach + 0.1
    assert len(at) == pytest.approx(4 / 3 * np.pi * reach**3 / 0.05**3, rel=0.05), "round all over"


@pytest.mark.parametrize("length", [-0.3, -0.2, -0.1])
def test_coils_that_hang_little_are_no_shelf_behind_the_head(length: float) -> None:
    """The outline of the back bulges nowhere below the crown."""
    at = _over_the_skull(styled(style="coily", length=length))
    back = [-at[(np.abs(at[:, 1] - y) < 0.05) & (np.abs(at[:, 0]) < 0.3), 2].min() for y in np.arange(0.8, 0.05, -0.1)]
    assert np.diff(back).max() < 0.08


def test_short_curls_are_tapered_locks_of_two_sizes_that_bend_half_round() -> None:
    program, body = combed(styled(style="curly", length=-0.65, fringe="straight"))
    bends = [turns(lock) for lock in _local(program, body)]
    assert len(bends) > 70
    assert max(bends) < 1.0, "what is wound whole is a snail"
    assert np.median(bends) > 0.3, "and what is not bent is no curl"
    data = program.compile()
    widths = data.samples[:, :, 9].max(axis=1)
    assert np.percentile(widths, 90) > 1.4 * np.percentile(widths, 10)
    tips = data.samples[np.arange(len(widths)), data.locks[:, 6].astype(int) - 1, 9]
    assert np.all(tips < 0.5 * widths)


def test_short_curls_hang_over_the_brow_and_leave_the_eyes_free() -> None:
    at = np.concatenate(_local(*combed(styled(style="curly", length=-0.65, fringe="straight", fringe_drop=0.5))))
    low = at[(at[:, 2] > 0.6) & (np.abs(at[:, 0]) < 0.6), 1].min()
    assert 0.05 < low < 0.40


def test_half_up_is_tied_over_loose_hair_and_loose_under_a_hat() -> None:
    spec = styled(style="half_up", length=0.9)
    program, body = combed(spec)
    locks = _local(program, body)
    tail = [k for k in locks if k[0, 1] > 0.5 and k[0, 2] < -0.7 and k[-1, 1] < -0.5]
    loose = [k for k in locks if k[-1, 1] < -1.0]
    assert len(tail) >= 8
    assert len(loose) >= 10
    assert "hair tie" in {m.name for m in program.materials}
    hatted = combed(replace(spec, hat=Hat(kind="cap")))[0]
    assert "hair tie" not in {m.name for m in hatted.materials}


@pytest.mark.parametrize("style", ["ponytail", "bun", "half_up", "twin_tails", "braids"])
def test_hair_combed_back_rises_from_the_forehead_without_an_edge_and_in_broad_tresses(style: str) -> None:
    program, body = combed(styled(style=style))
    roots = [k[0] for k in _local(program, body)]
    assert not [p for p in roots if p[2] > 0.55 and p[1] > 0.30], "locks that begin along the forehead are a comb"
    cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
    line = [el for el in range(20, 60) if value_at(cap.edge, 0, el) < 0]
    rises = [value_at(cap.thickness, 0, line[0] + up) for up in (0, 3, 20)]
    assert rises[0] < 0
    assert rises[1] < 0.035
    assert rises[2] > 0.06
    over = [value_at(cap.thickness, az, 66) for az in range(-50, 51, 2)]
    assert np.ptp(np.diff(over)) > 0.01


def test_low_twin_tails_start_behind_the_ears_and_high_ones_over_them() -> None:
    def highest(tie: str) -> float:
        locks = _local(*combed(styled(style="twin_tails", length=0.8, tie=tie)))
        return max(float(lock[:, 1].max()) for lock in locks if np.abs(lock[:, 0]).max() > 1.3)

    assert highest("low") < 0.0
    assert highest("high") > 0.4


def test_thin_hair_leaves_the_temples_and_lies_flat() -> None:
    full, thin = (_over_the_skull(styled(style="side_part", recede=share, volume=0.9)) for share in (0.0, 1.0))

    def lowest_at(at: np.ndarray, az: float) -> float:
        """Degrees over the horizon."""
        there = (np.abs(np.degrees(np.arctan2(at[:, 0], at[:, 2])) - az) < 3) & (at[:, 1] > 0)
        return float(np.degrees(np.arcsin(at[there, 1] / np.linalg.norm(at[there], axis=1))).min())

    for az in (-34, 34):
        assert lowest_at(thin, az) > lowest_at(full, az) + 6
    assert thin[:, 1].max() < full[:, 1].max() - 0.04


def _outline(spec: FigureSpec) -> np.ndarray:
    """(31,) degrees over the horizon at which hair that stands off the skin ends, at azimuths from -45 to 45."""
    program, body = combed(spec)
    data, frame = program.compile(), HeadFrame.of(body)
    lo, hi = program.bounds()
    lo[1], lo[2] = frame.center[1], frame.center[2] + 0.4
    local = (np.argwhere(inside(data, lo, hi, 0.02)) * 0.02 + lo - frame.center) / frame.scale / ELLIPSOID
    az, rho = np.degrees(np.arctan2(local[:, 0], local[:, 2])), np.linalg.norm(local, axis=1)
    el = np.degrees(np.arcsin(local[:, 1] / rho))
    return np.array([el[(rho > 1.025) & (np.abs(az - a) < 1.5)].min() for a in range(-45, 46, 3)])


@pytest.mark.parametrize("fields", [{"parting": "none"}, {"parting": "left"}, {"style": "slick"}, {"style": "quiff"}])
def test_the_hairline_of_a_short_cut_is_a_line_and_no_row_of_teeth(fields: dict[str, object]) -> None:
    """Round the forehead it bends by a few degrees from place to place, but for where a parting ends on it."""
    line = _outline(styled(**{"style": "side_part", "length": -0.7, **fields}))
    bends, az = np.abs(np.diff(line, 2)), np.arange(-42, 43, 3)
    assert bends[(np.abs(az) < 36) & (np.abs(az - 27) > 6)].max() < 4.2


def test_heads_that_share_a_seed_are_not_combed_alike() -> None:
    """What tells them apart is small in a photo, and a little more of it turns the hair a little."""

    def lean(length: float, volume: float) -> float:
        """How far strands of the front go to a side, local units."""
        locks = _local(*combed(styled(style="side_part", parting="none", length=length, volume=volume)))
        return float(np.mean([k[-1, 0] - k[0, 0] for k in locks if k[0, 2] > 0.5 and k[0, 1] > 0.4]))

    heads = [lean(length, volume) for length, volume in ((-0.66, 0.88), (-0.74, 0.90), (-0.69, 0.84), (-0.80, 0.95))]
    assert np.ptp(heads) > 0.12
    assert abs(lean(-0.66, 0.88) - lean(-0.665, 0.885)) < 0.1


@pytest.mark.parametrize(("parting", "side"), [("left", 1), ("right", -1)])
def test_a_short_side_parting_leaves_the_forehead_open(parting: str, side: int) -> None:
    """Combed up and over, it hangs no lower on the forehead than the hairline; the longer falls over it in a wave."""

    def lowest(length: float) -> float:
        at = _over_the_skull(styled(style="side_part", length=length, parting=parting))
        front = (at[:, 2] > 0.7) & (np.abs(at[:, 0] + 0.3 * side) < 0.15)
        return float(at[front, 1].min())

    assert lowest(-0.72) > lowest(-0.50) + 0.04


def test_cropped_hair_beside_a_bare_crown_lies_close_and_longer_hair_in_locks() -> None:
    cropped, longer = (combed(styled(style="receding", length=t))[0].compile() for t in (-0.7, -0.3))
    assert len(cropped.locks) == 0
    assert len(longer.locks) > 6
    beside = _over_the_skull(styled(style="receding", length=-0.7))
    beside = beside[beside[:, 1] > 0.1]
    assert np.linalg.norm(beside / ELLIPSOID, axis=1).max() < 1.09
    assert len(beside) > 100


@pytest.mark.parametrize("length", [-0.5, -0.3])
def test_locks_beside_a_bare_crown_are_no_knobs(length: float) -> None:
    """None is a stub, and all begin in the mass, thinner than they are."""
    program, body = combed(styled(style="receding", length=length))
    cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
    locks, data = _local(program, body), program.compile()
    assert min(float(np.linalg.norm(np.diff(lock, axis=0), axis=1).sum()) for lock in locks) > 0.45
    roots = np.array([rho - 1.0 - value_at(cap.thickness, az, el) for az, el, rho in (_turned(p[0]) for p in locks)])
    assert roots.max() < -0.05
    assert np.all(data.samples[:, 0, 9] < 0.5 * data.samples[:, :, 9].max(axis=1))
    assert cap.ties.size, "locks on bristles would be a wig's"


def test_full_hair_beside_a_bare_crown_is_seen_from_the_front_and_lies_close_on_the_neck() -> None:
    def widest(volume: float) -> float:
        at = _over_the_skull(styled(style="receding", length=-0.65, volume=volume))
        return float(np.abs(at[(at[:, 1] > 0.1) & (np.abs(at[:, 2]) < 0.3), 0]).max())

    assert widest(1.15) > widest(0.8) + 0.05


def test_the_tips_of_combed_strands_sink_into_their_mass() -> None:
    """Ends that stood on it would cover the head with leaves."""
    for parting in ("left", "none"):
        program, body = combed(styled(style="side_part", parting=parting, length=-0.6))
        cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
        tips = [_turned(lock[-1]) for lock in _local(program, body)]
        over = np.array([rho - 1.0 - value_at(cap.thickness, az, el) for az, el, rho in tips])
        assert np.median(over) < -0.036


def test_a_swept_fringe_of_a_short_cut_is_a_few_broad_locks() -> None:
    def ends(fringe: str) -> np.ndarray:
        locks = _local(*combed(styled(style="side_part", fringe=fringe, length=-0.7, parting="left")))
        tips = np.array([_turned(lock[-1]) for lock in locks])
        return tips[(np.abs(tips[:, 0]) < 60) & (tips[:, 1] < 32)]

    assert len(ends("none")) == 0
    assert 5 <= len(ends("swept")) <= 12


def _turned(at: np.ndarray) -> tuple[float, float, float]:
    """Azimuth and elevation in degrees and radius of a local point (3,)."""
    x, y, z = at / ELLIPSOID
    rho = float(np.linalg.norm([x, y, z]))
    return float(np.degrees(np.arctan2(x, z))), float(np.degrees(np.arcsin(y / rho))), rho


def test_the_ends_of_tousled_hair_stand_free_and_turn_every_way() -> None:
    def free_ends(mess: float) -> np.ndarray:
        """(n,) sideways turn of each lock that ends well over the mass."""
        program, body = combed(styled(style="side_part", mess=mess))
        cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
        tips = [(lock, *_turned(lock[-1])) for lock in _local(program, body)]
        free = [lock for lock, az, el, rho in tips if rho > 1.05 + value_at(cap.thickness, az, el)]
        return np.array([lock[-1, 0] - lock[-4, 0] for lock in free])

    assert len(free_ends(0.0)) == 0
    turns = free_ends(0.8)
    assert len(turns) > 10
    assert min((turns > 0.02).sum(), (turns < -0.02).sum()) > 2


def test_long_coils_hang_to_the_shoulders_and_leave_the_face_free() -> None:
    short, long = (_over_the_skull(styled(style="coily", length=t)) for t in (-0.6, 1.4))
    assert long[:, 1].min() < short[:, 1].min() - 0.5
    face = (np.abs(long[:, 0]) < 0.6) & (long[:, 1] < 0.0) & (long[:, 2] > 0.5)
    assert not face.any()


def test_a_receding_head_is_bare_on_top() -> None:
    program, body = combed(styled(style="receding"))
    top = np.array([[-0.5, 0.75, -0.5], [0.5, 1.3, 0.9]]) + body.skull_center
    nape = np.array([[-0.5, -0.4, -1.2], [0.5, 0.2, -0.8]]) + body.skull_center
    assert not inside(program.compile(), *top, 0.05).any()
    assert inside(program.compile(), *nape, 0.05).any()
    # Its upper edge is an arch behind, and comes down to the temple without a corner.
    cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
    upper = [max(el for el in range(-60, 80) if value_at(cap.edge, az, el) < 0) for az in (76, 110, 140, 178)]
    assert upper[0] < upper[1] - 8
    assert upper[3] < upper[2] - 2


@pytest.mark.parametrize("sides", ["usual", "faded"])
@pytest.mark.parametrize("style", ["buzz", "receding", "side_part", "slick", "quiff", "spiky"])
def test_a_short_cut_tapers_into_the_neck(style: str, sides: str) -> None:
    """Under the back of the head short hair lies within a fourteenth of a radius of the skin; teeth hung free there
    before."""
    for fringe in ("none", "straight"):
        spec = styled(style=style, sides=sides, fringe=fringe)
        program, body = combed(spec)
        frame = HeadFrame.of(body)
        lo, hi = program.bounds()
        found = np.argwhere(inside(program.compile(), lo, hi, 0.025)) * 0.025 + lo
        local = (found - frame.center) / frame.scale / [1.0, 0.94, 0.95]
        rho = np.linalg.norm(local, axis=1)
        skin = Jaw(plain_rows(spec, body), float(body.head[1])).distance(found)
        rise = np.degrees(np.arcsin(local[:, 1] / rho))
        behind = np.abs(np.degrees(np.arctan2(local[:, 0], -local[:, 2]))) < 60
        assert skin[behind & (rise < -38)].max(initial=0.0) < 0.07
        assert rise[behind & (skin > 0.0)].min() > -57


@pytest.mark.parametrize("shape", ["round", "oval", "square", "long"])
def test_the_cap_follows_the_skull_of_every_face(shape: str) -> None:
    spec = replace(styled(style="buzz"), face=Face(shape=shape))  # type: ignore[arg-type]
    program, body = combed(spec)
    lo, hi = program.bounds()
    assert np.allclose((hi - lo)[0] / 2, body.skull_radii[0] + 0.06, atol=0.06)
    assert np.allclose((lo + hi) / 2, body.skull_center, atol=0.03)


@pytest.mark.parametrize("style", ["side_part", "slick", "quiff", "spiky", "curly", "coily"])
def test_faded_sides_lie_close_and_the_top_stays(style: str) -> None:
    """Beside the ears a faded cut is within a tenth of a head's radius; over the crown it is as high as before, but for
    a cloud of coils, which is a low dome there."""
    tops, sides = [], []
    for kind in ("usual", "faded"):
        program, body = combed(styled(style=style, sides=kind, parting="center"))
        data, frame = program.compile(), HeadFrame.of(body)
        lo, hi = program.bounds()
        lo = np.floor(lo / 0.04) * 0.04  # One grid for both: else a cell's edge decides.
        found = np.argwhere(inside(data, lo, hi, 0.04)) * 0.04 + lo
        local = (found - frame.center) / frame.scale
        beside = (np.abs(local[:, 1]) < 0.25) & (np.abs(local[:, 2]) < 0.35)
        tops.append(local[:, 1].max())
        sides.append(np.abs(local[beside, 0]).max(initial=0.0))
    assert sides[1] < 1.10
    assert sides[1] <= sides[0] + 1e-6
    assert tops[1] > tops[0] - (0.27 if style == "coily" else 0.12)


@pytest.mark.parametrize(("style", "highest"), [("side_part", 1.28), ("quiff", 1.32)])
def test_the_top_over_faded_sides_is_as_wide_as_the_head(style: str, highest: float) -> None:
    """From the front it reaches both temples nearly alike and is no ridge. highest: over the middle of the skull."""
    program, body = combed(styled(style=style, sides="faded", parting="left"))
    data, frame = program.compile(), HeadFrame.of(body)
    lo, hi = program.bounds()
    local = (np.argwhere(inside(data, lo, hi, 0.03)) * 0.03 + lo - frame.center) / frame.scale
    top = local[(local[:, 1] > 0.45) & (local[:, 2] > -0.3)]
    left, right = top[:, 0].max(), -top[:, 0].min()
    assert min(left, right) > 0.86
    assert abs(left - right) < 0.13
    assert local[:, 1].max() < highest


@pytest.mark.parametrize("style", ["wavy", "curly"])
def test_long_curls_are_wound_and_stand_off_as_a_cloud(style: str) -> None:
    """Waves turn to and fro; ringlets turn on: broad locks, on most of which more than one and a half whole
    turns have room."""
    locks = _local(*combed(styled(style=style, length=0.7, wave=1.0)))
    assert sum(turns(lock) > 1.5 for lock in locks) >= 11
    curled = np.concatenate([lock for lock in locks if turns(lock) > 1.5])
    beside = curled[np.abs(curled[:, 1] + 0.4) < 0.25]
    assert np.abs(beside[:, 0]).max() > 1.25


@pytest.mark.parametrize("parting", ["left", "right", "center"])
def test_long_hair_lies_behind_the_figures_own_shoulder_as_told(parting: str) -> None:
    def before(behind: str, side: int) -> float:
        """How much of the place before a shoulder is hair; side: 1 the figure's own left."""
        program, body = combed(styled(style="long", length=0.9, parting=parting, behind=behind))
        x, y, z = (float(v) for v in body.skull_center)
        box = np.array([[x + 0.45 * side, y - 1.7, z + 0.1], [x + 0.95 * side, y - 1.1, z + 0.8]])
        return float(inside(program.compile(), box.min(axis=0), box.max(axis=0), 0.05).mean())

    for behind, left, right in (("left", False, True), ("right", True, False), ("both", False, False)):
        seen = {side: before(behind, side) for side in (1, -1)}
        assert (seen[1] > 0.04, seen[-1] > 0.04) == (left, right), (behind, seen)


def test_tight_curls_are_more_and_turn_sooner_than_large_ringlets() -> None:
    def wound(curl: float) -> tuple[int, float]:
        found = [lock for lock in _local(*combed(styled(style="wavy", length=0.9, curl=curl))) if turns(lock) > 1.5]
        # Length that a lock comes down while it turns once.
        return len(found), float(np.median([np.ptp(lock[:, 1]) / turns(lock) for lock in found]))

    (few, long), (some, shorter), (many, shortest) = wound(0.0), wound(0.5), wound(1.0)
    assert few < some < many
    assert shortest < 0.85 * shorter < 0.85 * 0.85 * long


@pytest.mark.parametrize("style", ["bob", "shoulder", "long"])
def test_a_deep_swept_fringe_covers_the_forehead_of_hanging_hair(style: str) -> None:
    def covered(drop: float) -> float:
        spec = styled(style=style, fringe="swept", fringe_drop=drop, length=0.4, parting="left")
        program, body = combed(spec)
        x, y, z = (float(v) for v in body.skull_center)
        box = np.array([[x - 0.45, y + 0.26, z + 0.80], [x + 0.35, y + 0.50, z + 1.4]])
        return float(inside(program.compile(), box[0], box[1], 0.04).any(axis=2).mean())

    assert covered(1.0) > 0.8
    assert covered(0.6) < 0.7


def test_a_fade_thins_out_to_the_skin_over_ear_and_nape() -> None:
    def bare(style: str, **fields: object) -> list[float]:
        program, _ = combed(styled(style=style, length=-0.8, **fields))
        cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
        places = [(80, 33), (80, 14), (80, 0), (180, 8), (180, -16), (180, -36), (0, 60)]
        return [value_at(cap.bare, az, el) for az, el in places]

    for style in ("buzz", "side_part", "quiff"):
        hem, middle, ear, back, lower, nape, top = bare(style, sides="faded")
        assert max(hem, back, top) < 0.1
        assert 0.2 < middle < 0.75
        assert 0.2 < lower < 0.75
        assert min(ear, nape) > 0.85
    assert max(bare("buzz")[:5]) < 0.35, "without a fade the skin shows at the edges alone"


def test_what_a_fade_leaves_is_the_heads_own_skin_and_a_beard_keeps_its_sideburns() -> None:
    def over_ear(beard: str, az: float, el: float) -> tuple[float, float]:
        spec = replace(styled(style="buzz", sides="faded", length=-0.8), facial_hair=FacialHair(kind=beard))  # type: ignore[arg-type]
        program, _ = combed(spec)
        cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
        return value_at(cap.thickness, az, el), value_at(cap.bare, az, el)

    assert over_ear("none", 90, 2)[0] < 0 < over_ear("none", 90, 34)[0]
    assert over_ear("none", 74, -4)[1] > 0.9
    assert over_ear("full", 74, -4)[1] < 0.75


def test_a_sharp_line_is_dense_to_its_edge_and_level_to_a_corner_at_each_temple() -> None:
    def cap_of(line: str) -> Cap:
        program, _ = combed(styled(style="buzz", length=-0.85, line=line))
        return next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)

    def edge(cap: Cap, az: float) -> float:
        return min(el for el in range(0, 60) if value_at(cap.edge, az, el) < 0)

    soft, sharp = cap_of("soft"), cap_of("sharp")
    for cap, hidden in ((sharp, True), (soft, False)):
        at = edge(cap, 0) + 4
        assert (value_at(cap.bare, 0, at) < 0.1) == hidden
        assert (value_at(cap.thickness, 0, at) > 0.005) == hidden
    level, bent = ([edge(cap, az) for az in range(0, 45, 4)] for cap in (sharp, soft))
    assert np.ptp(level) <= 1 < np.ptp(bent)
    assert edge(sharp, 44) - edge(sharp, 56) > 16


@pytest.mark.parametrize("length", [-0.75, -0.6])
def test_a_crops_fringe_is_choppy_and_shorter_at_the_temples(length: float) -> None:
    """No ruler's edge, which varied by less than a degree, nor a row of teeth, which would turn at every lock."""
    program, body = combed(styled(style="side_part", fringe="straight", length=length, fringe_drop=0.5))
    data, frame = program.compile(), HeadFrame.of(body)
    lo, hi = program.bounds()
    local = (np.argwhere(inside(data, lo, hi, 0.02)) * 0.02 + lo - frame.center) / frame.scale / ELLIPSOID
    az = np.degrees(np.arctan2(local[:, 0], local[:, 2]))
    el = np.degrees(np.arcsin(local[:, 1] / np.linalg.norm(local, axis=1)))
    front = np.linalg.norm(local, axis=1) > 1.02
    at = np.arange(-48, 49, 2)
    ends = np.array([el[front & (np.abs(az - a) < 1.0)].min() for a in at])
    middle = ends[np.abs(at) < 20]
    assert np.std(ends - np.polyval(np.polyfit(at, ends, 2), at)) > 1.0
    assert np.ptp(middle) < 10.0
    assert ends[(np.abs(at) > 36)].mean() > middle.mean() + 1.0


def test_tousled_hair_that_has_grown_falls_back_on_the_forehead() -> None:
    def on_forehead(length: float) -> int:
        locks = _local(*combed(styled(style="side_part", mess=1.0, length=length)))
        ends = np.array([lock[-1] for lock in locks])
        az = np.degrees(np.arctan2(ends[:, 0], ends[:, 2]))
        el = np.degrees(np.arcsin(ends[:, 1] / np.linalg.norm(ends, axis=1)))
        return int(((np.abs(az) < 54) & (el < 24)).sum())

    assert on_forehead(-0.38) >= on_forehead(-0.6) + 2


def test_a_strand_that_is_followed_back_to_the_whorl_ends_there() -> None:
    source = np.array([0.0, 1.0, 0.0])

    def away(p: NDArray[np.float64]) -> NDArray[np.float64]:
        return p - source

    start = flow.directions(np.array([30.0, 150.0]), np.array([80.0, 60.0]))
    edge = np.full((384, 193), -1.0)
    back = flow.followed(away, start, np.array([-25.0, -25.0]))
    near, far = (flow.kept(back[:, i], flow.Mass(edge, edge), 0.02) for i in (0, 1))
    assert len(far) == len(back), "it does not come so far"
    assert 3 <= len(near) < len(back), "it came to the whorl, and ran to and fro about it"
    steps = np.diff(near, axis=0)
    assert (steps[1:] * steps[:-1]).sum(axis=1).min() > 0


def test_a_fringe_covers_skin_past_its_own_outline() -> None:
    """Where the skin began with the outline, it would begin cell by cell: a row of stitches on the forehead."""
    program, _ = combed(styled(style="side_part", length=-0.7, parting="none", fringe="straight", fringe_drop=0.2))
    cap = next(c for part in range(len(program.materials)) if (c := program.cap_of(part)) is not None)
    over_temples = np.abs(AZIMUTH) < 1.2
    high = (ELEVATION > 0) & (ELEVATION < 0.9)
    bare = cap.bare[np.ix_(over_temples, high)]
    assert max(np.abs(np.diff(bare, axis=k)).max() for k in (0, 1)) < 0.25
    assert cap.bare[np.abs(AZIMUTH) < 0.8][:, high].max() < 0.05
