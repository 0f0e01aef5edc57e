"""The painter on made-up scenes: patterns, hair, coats, shade."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from figurelab.engines.procedural.figure import FigureSpec, Hair, Pattern, Pet
from figurelab.engines.procedural.paint.material import LimbFrame, Material, SkirtFrame
from figurelab.engines.procedural.paint.oklab import from_hex, to_oklab
from figurelab.engines.procedural.paint.painter import Painter
from figurelab.engines.procedural.paint.scene import F32, Lookup

UP = np.array([0.0, 1.0, 0.0], np.float32)
HEAD = np.array([0.0, 4.0, 0.0], np.float32)


def found(part: np.ndarray, **locks: F32) -> Lookup:
    none = np.zeros(len(part), np.float32)
    arrays = dict.fromkeys(("along", "tint", "phase", "grooves", "width", "carve"), none)
    straight = {"across": none, "strand": locks.get("across", none), "breadth": locks.get("width", none)}
    return Lookup(part.astype(np.int32), **{**arrays, **straight, **locks})


class Stage:
    """A scene whose points belong where the test says."""

    def __init__(
        self,
        materials: Sequence[Material],
        spec: FigureSpec | None = None,
        lookup: Callable[[F32], Lookup] | None = None,
    ) -> None:
        self.spec = spec or FigureSpec()
        self.materials = materials
        self.head = HEAD
        self._lookup = lookup or (lambda p: found(np.zeros(len(p))))

    def lookup(self, positions: F32) -> Lookup:
        return self._lookup(positions)


def paint(stage: Stage, positions: F32, normal: F32 = UP, occlusion: float = 1.0) -> F32:
    n = len(positions)
    normals = np.broadcast_to(normal, (n, 3)).astype(np.float32)
    return Painter(stage)(positions.astype(np.float32), normals, np.full(n, occlusion, np.float32)).albedo


def period(values: F32, step: float) -> float:
    """Mean distance between rising edges through the middle."""
    high = values > (values.min() + values.max()) / 2
    edges = np.flatnonzero(~high[:-1] & high[1:])
    assert len(edges) >= 3
    return float(np.diff(edges).mean() * step)


def line(axis: int, start: float, end: float, count: int, base: tuple[float, float, float]) -> F32:
    points = np.tile(np.array(base, np.float32), (count, 1))
    points[:, axis] = np.linspace(start, end, count)
    return points


def test_stripes_repeat_at_their_pitch_along_the_torso() -> None:
    cloth = Material("torso", "#203080", "cloth", pattern=Pattern(kind="stripes", pitch=0.25))
    shade = paint(Stage([cloth]), line(1, 1.0, 3.0, 2001, (0.0, 0.0, 0.6)))[:, 0]
    assert period(shade, 0.001) == pytest.approx(0.25, abs=0.002)
    assert (shade > shade.mean()).mean() == pytest.approx(0.5, abs=0.05)


def test_stripes_follow_the_bone_of_a_limb() -> None:
    frame = LimbFrame((0.6, 2.5, 0.0), (1.2, 1.7, 0.0))
    cloth = Material("sleeve", "#203080", "cloth", pattern=Pattern(kind="stripes", pitch=0.2), frame=frame)
    t = np.linspace(0.0, 1.0, 1001)[:, None]
    bone = np.array(frame.start) + t * (np.array(frame.end) - np.array(frame.start)) + [0.0, 0.0, 0.17]
    shade = paint(Stage([cloth]), bone)[:, 0]
    assert period(shade, 0.001) == pytest.approx(0.2, abs=0.003)


def test_dots_on_a_skirt_close_round_the_body_without_a_seam() -> None:
    frame = SkirtFrame(0.6, 1.7, 0.95, 0.55)
    cloth = Material("skirt", "#b02040", "cloth", pattern=Pattern(kind="dots", pitch=0.2), frame=frame)
    stage = Stage([cloth])
    angle = np.linspace(-np.pi + 1e-4, np.pi - 1e-4, 4001)
    for height in (0.7, 1.1, 1.5):
        ring = np.column_stack([0.7 * np.sin(angle), np.full(4001, height), 0.7 * np.cos(angle)])
        shade = paint(stage, ring)[:, 1]
        assert shade[0] == pytest.approx(shade[-1], abs=0.05)
        spacing = period(shade, 2 * np.pi / 4000)
        repeats = 2 * np.pi / spacing
        assert repeats == pytest.approx(round(repeats), abs=0.1)


def test_a_print_is_on_the_chest_only() -> None:
    cloth = Material("torso", "#ffffff", "cloth", pattern=Pattern(kind="print", color="#203080", pitch=0.2))
    grid = np.stack(np.meshgrid(np.linspace(-0.5, 0.5, 60), np.linspace(1.0, 3.0, 90)), -1).reshape(-1, 2)
    front, back = (np.column_stack([grid, np.full(len(grid), z)]) for z in (0.6, -0.6))
    assert np.ptp(paint(Stage([cloth]), front)[:, 0]) > 0.5
    assert np.ptp(paint(Stage([cloth]), back)[:, 0]) < 0.01


@pytest.mark.parametrize("kind", ["stripes", "pinstripes", "checks", "dots", "print"])
def test_every_pattern_shows_its_second_color(kind: str) -> None:
    cloth = Material("torso", "#203080", "cloth", pattern=Pattern(kind=kind, color="#ffd040"))  # type: ignore[arg-type]
    points = np.random.default_rng(2).uniform([-0.4, 1.2, 0.4], [0.4, 2.6, 0.6], (4000, 3))
    red = paint(Stage([cloth]), points)[:, 0]
    assert (red > 0.45).mean() > 0.03
    assert (red < 0.25).mean() > 0.05


def test_shade_is_warm_on_skin_and_never_grey_on_cloth() -> None:
    point = np.zeros((1, 3), np.float32)
    for finish, color in (("skin", "#f0c6a4"), ("cloth", "#3060a0")):
        stage = Stage([Material("part", color, finish)])  # type: ignore[arg-type]
        lit, dark = (to_oklab(paint(stage, point, occlusion=o))[0] for o in (1.0, 0.2))
        assert dark[0] < lit[0] - 0.05
        if finish == "skin":
            assert dark[1] > lit[1]
            assert dark[2] > lit[2]
        else:
            assert np.hypot(*dark[1:]) > np.hypot(*lit[1:])


def test_undersides_are_darker_and_count_the_floor_half() -> None:
    stage = Stage([Material("sole", "#f0f0f0", "plastic")])
    point = np.zeros((1, 3), np.float32)
    down = np.array([0.0, -1.0, 0.0], np.float32)
    top, under = paint(stage, point)[0, 0], paint(stage, point, down)[0, 0]
    assert under < top
    side = np.array([0.0, 0.0, 1.0], np.float32)
    closed = [paint(stage, point, n, 0.0)[0, 0] - paint(stage, point, n)[0, 0] for n in (side, down)]
    assert closed[0] == pytest.approx(2 * closed[1], rel=0.25)


def test_eyes_keep_out_of_the_shade_and_are_matt() -> None:
    stage = Stage([Material("head", "#a66d47", "skin", 0.5, face=True)])
    painter = Painter(stage)
    eye = np.array([[0.42 - 0.045, 4.0 - 0.13 + 0.105, 0.8]], np.float32)
    cheek = np.array([[0.0, 4.5, 0.8]], np.float32)
    normal, dark = np.array([[0.0, 0.0, 1.0]], np.float32), np.array([0.3], np.float32)
    highlight, skin = painter(eye, normal, dark), painter(cheek, normal, dark)
    assert highlight.albedo.min() > 0.98
    assert highlight.roughness[0] == pytest.approx(1.0)
    assert skin.roughness[0] == pytest.approx(0.5)
    assert highlight.skin[0] < 0.1
    assert skin.skin[0] == pytest.approx(1.0)


def test_the_face_is_on_the_front_only() -> None:
    painter = Painter(Stage([Material("head", "#f0c6a4", "skin", face=True)]))
    points = np.array([[0.42, 3.87, 0.8], [0.42, 3.87, -0.8]], np.float32)
    normals, occlusion = np.tile(UP, (2, 1)), np.ones(2, np.float32)
    front, back = painter(points, normals, occlusion).albedo
    assert np.abs(front - back).max() > 0.4
    assert back == pytest.approx(from_hex("#f0c6a4"), abs=0.03)


def strand(count: int, **changes: float) -> Callable[[F32], Lookup]:
    values = {"along": 0.6, "grooves": 3.0, "width": 0.2, "phase": 0.4} | changes
    q = np.linspace(-1.0, 1.0, count).astype(np.float32)
    rest = {name: np.full(count, value, np.float32) for name, value in values.items()}
    return lambda p: found(np.zeros(count), across=q, **rest)


def test_locks_are_lined_ringed_and_dark_at_the_root() -> None:
    hair = [Material("hair", "#8a5a30", "hair")]
    points = np.zeros((201, 3), np.float32)

    def lightness(**changes: float) -> F32:
        """Of many locks: a single one's strands are too uneven."""
        locks = [Stage(hair, lookup=strand(201, phase=phase, **changes)) for phase in np.linspace(0.0, 0.96, 25)]
        return np.mean([to_oklab(paint(lock, points))[:, 0] for lock in locks], axis=0)

    body, root, carved = lightness(), lightness(along=0.0), lightness(carve=0.02)
    assert body[:3].mean() < body[80:121].mean() - 0.04
    assert body[-3:].mean() < body[80:121].mean() - 0.04
    assert root.mean() < body.mean() - 0.03
    assert carved.mean() < body.mean() - 0.03


def test_one_ring_of_light_runs_round_the_head_over_locks_of_any_length() -> None:
    """At one height, wherever along the lock that is; pale hair, which has no room above it, is not burnt out, and
    black hair stays black."""

    def at(height: float, along: float, color: str = "#8a5a30") -> F32:
        points = np.tile(np.array([0.0, 4.0 + height, 0.9], np.float32), (201, 1))
        return paint(Stage([Material("hair", color, "hair")], lookup=strand(201, along=along)), points)[60:140]

    for along in (0.3, 0.5, 0.9):
        lit, plain = (to_oklab(at(height, along))[:, 0].mean() for height in (0.70, 0.0))
        assert lit > plain + 0.06
    assert at(0.70, 0.4, "#e8d8a8")[:, 2].max() < 0.88
    black, plain = (to_oklab(at(height, 0.5, "#262322"))[:, 0].mean() for height in (0.70, 0.0))
    assert plain + 0.03 < black < plain + 0.12, "a ring on black hair that is as light as it can be is grey hair"


@pytest.mark.parametrize(
    ("color", "lowest", "highest"), [("#d0c690", 70, 91), ("#26211b", 40, 68), ("#3f8a3a", 130, 150)]
)
def test_hair_does_not_turn_olive_unless_it_is_dyed(color: str, lowest: float, highest: float) -> None:
    """OKLab hue in degrees; red is at 29, yellow at 110, green at 142."""
    painted = to_oklab(
        paint(Stage([Material("hair", color, "hair")], lookup=strand(201)), np.zeros((201, 3), np.float32))
    )
    hue = np.degrees(np.arctan2(painted[:, 2].mean(), painted[:, 1].mean()))
    assert lowest < hue < highest


def test_highlights_grow_toward_the_tips() -> None:
    points = np.zeros((201, 3), np.float32)

    def dyed(along: float) -> float:
        lock = strand(201, along=along, phase=0.14)
        plain, streaked = (
            paint(Stage([Material("hair", "#302018", "hair", streak=streak)], lookup=lock), points)
            for streak in (None, "#e0b060")
        )
        return float(np.abs(streaked - plain).mean())

    assert dyed(0.05) < 0.02 < dyed(0.5) < dyed(0.95)


def test_highlights_frame_the_face() -> None:
    """At one share of its length a lock beside the cheek is more dyed than one behind."""

    def dyed(z: float) -> float:
        points = np.tile(np.array([0.9, 3.9, z], np.float32), (201, 1))
        lock = strand(201, along=0.3, phase=0.14)
        plain, streaked = (
            paint(Stage([Material("hair", "#302018", "hair", streak=streak)], lookup=lock), points)
            for streak in (None, "#e0b060")
        )
        return float(np.abs(streaked - plain).mean())

    assert dyed(0.5) > dyed(-0.5) + 0.02


def test_temples_have_their_own_colour_and_the_crown_keeps_its_own() -> None:
    points = np.array([[0.95, 4.1, 0.1], [-0.95, 4.1, 0.1], [0.0, 5.1, 0.0], [0.0, 4.6, 0.9]], np.float32)
    hair = [Material("hair", "#302018", "hair")]
    plain, grey = (
        paint(Stage(hair, FigureSpec(hair=Hair(temples=color)), lookup=lambda p: found(np.zeros(len(p)))), points)
        for color in (None, "#b0b0b0")
    )
    assert (grey - plain)[:2].min() > 0.2
    assert np.abs(grey - plain)[2:].max() < 0.02


def test_black_hair_has_a_floor_and_streaks_show() -> None:
    points = np.zeros((201, 3), np.float32)
    black = Stage([Material("hair", "#000000", "hair")], lookup=strand(201))
    assert paint(black, points)[80:120].max(axis=1).min() > 0.10
    plain, dyed = (
        paint(Stage([Material("hair", "#302018", "hair", streak=streak)], lookup=strand(201, along=0.95)), points)
        for streak in (None, "#e040a0")
    )
    assert (dyed - plain)[:, 0].max() > 0.15


def test_a_cap_takes_its_own_tint_and_a_beard_its_strands() -> None:
    points = np.random.default_rng(4).uniform([-0.9, 4.1, 0.2], [0.9, 4.2, 0.9], (4000, 3)).astype(np.float32)
    tint = np.where(np.arange(4000) % 2 == 0, -0.15, 0.0).astype(np.float32)
    hair = Material("hair", "#8a5a30", "hair")
    cap = to_oklab(paint(Stage([hair], lookup=lambda p: found(np.zeros(len(p)), tint=tint)), points))[:, 0]
    assert cap[1::2].mean() - cap[::2].mean() > 0.05
    beard = to_oklab(paint(Stage([Material("beard", "#8a5a30", "hair")]), points))[:, 0]
    assert beard.std() > 2 * to_oklab(paint(Stage([hair]), points))[:, 0].std()


@pytest.mark.parametrize("pattern", ["bicolor", "tabby", "points", "spots", "mask", "saddle", "tan"])
def test_coats_put_their_second_and_light_colors_on_the_head(pattern: str) -> None:
    rng = np.random.default_rng(5)
    normals = rng.standard_normal((6000, 3))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    points = (normals + HEAD).astype(np.float32)

    def coat(kind: str) -> F32:
        pet = Pet(pattern=kind, coat="#b08050", second="#201008", light="#ffffff")  # type: ignore[arg-type]
        stage = Stage([Material("head", pet.coat, "fur")], FigureSpec(pet=pet))
        return Painter(stage)(points, normals.astype(np.float32), np.ones(6000, np.float32)).albedo

    changed = np.abs(coat(pattern) - coat("plain")).max(axis=1) > 0.1
    assert 0.01 < changed.mean() < 0.8


@pytest.mark.parametrize("pattern", ["plain", "bicolor", "tabby", "points", "spots", "mask", "saddle", "tan"])
def test_a_coat_does_not_depend_on_which_points_are_asked_for(pattern: str) -> None:
    names = ("head", "ear", "muzzle", "body", "leg", "paw", "tail")
    pet = Pet(pattern=pattern)  # type: ignore[arg-type]
    rng = np.random.default_rng(7)
    points = rng.uniform([-1, 0, -1], [1, 5, 1], (700, 3)).astype(np.float32)
    normals = rng.standard_normal((700, 3)).astype(np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)

    def coat(chosen: slice) -> F32:
        part = np.arange(700)[chosen] % 7
        stage = Stage([Material(n, pet.coat, "fur") for n in names], FigureSpec(pet=pet), lambda p: found(part))
        return Painter(stage)(points[chosen], normals[chosen], np.ones(len(part), np.float32)).albedo

    assert np.array_equal(coat(slice(None))[350:], coat(slice(350, None)))


def test_paint_is_finite_in_gamut_and_repeatable() -> None:
    materials = [
        Material("head", "#f0c6a4", "skin", face=True),
        Material("torso", "#203080", "cloth", pattern=Pattern(kind="checks")),
        Material("lens", "#101010", "glass", 0.05),
    ]
    rng = np.random.default_rng(6)
    points = rng.uniform([-1, 0, -1], [1, 5, 1], (5000, 3)).astype(np.float32)
    normals = rng.standard_normal((5000, 3)).astype(np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    occlusion = rng.random(5000).astype(np.float32)
    part = rng.integers(0, 3, 5000)
    painter = Painter(Stage(materials, lookup=lambda p: found(part)))
    first, second = painter(points, normals, occlusion), painter(points, normals, occlusion)
    for array in (first.albedo, first.roughness, first.skin):
        assert array.dtype == np.float32
        assert np.isfinite(array).all()
        assert array.min() >= 0.0
        assert array.max() <= 1.0
    assert np.array_equal(first.albedo, second.albedo)


def test_an_empty_scene_and_a_limb_of_no_length_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one material"):
        Painter(Stage([]))
    with pytest.raises(ValueError, match="two different ends"):
        LimbFrame((0, 0, 0), (0, 0, 0))
    with pytest.raises(ValueError, match="above its hem"):
        SkirtFrame(1.0, 0.5, 0.9, 0.5)
