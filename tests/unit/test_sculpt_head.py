"""Heads: every field of the face that has a form shows in it, and what is worn on the face fits it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from sculpt_figures import figure

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.paint.beard import beard_color
from figurelab.engines.procedural.paint.eyewear import Lens
from figurelab.engines.procedural.paint.layout import Layout, smile_of
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.ear import ears
from figurelab.engines.procedural.sculpt.facial_hair import facial_hair
from figurelab.engines.procedural.sculpt.features import cheeks
from figurelab.engines.procedural.sculpt.field import sample_grid
from figurelab.engines.procedural.sculpt.glasses import browed, glasses
from figurelab.engines.procedural.sculpt.head import head
from figurelab.engines.procedural.sculpt.headform import plain_rows
from figurelab.engines.procedural.sculpt.points import distances
from figurelab.engines.procedural.sculpt.probe import beside, front, fronts
from figurelab.engines.procedural.sculpt.program import Program, Row
from figurelab.engines.procedural.sculpt.seat import Seat, seat
from figurelab.engines.procedural.sculpt.whiskers import Jaw


def jaw(**face: object) -> Jaw:
    spec = figure(face=face)
    body = anatomy(spec)
    return Jaw(plain_rows(spec, body), float(body.head[1]))


def half_width(head_form: Jaw, v: float) -> float:
    return float(head_form.at(90.0, v)[0])


def chin(head_form: Jaw) -> float:
    """Height of the lowest skin in the middle of the jaw, from the head's centre."""
    v = np.linspace(-1.3, -0.6, 71)
    inside = head_form.distance(np.column_stack([0 * v, head_form.y + v, 0 * v + 0.45])) < 0
    return float(v[inside][0])


def volume_of(**changes: object) -> int:
    spec = figure(**changes)
    program = Program()
    glasses(program, spec, anatomy(spec))
    f = program.compile()
    lo, hi = program.bounds()
    nx, ny, nz = (int(n) for n in np.ceil((hi - lo) / 0.03))
    arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
    return int((sample_grid(*arrays, lo.astype(np.float32), np.float32(0.03), nx, ny, nz) < 0).sum())


def test_a_wide_face_is_wider_from_brow_to_jaw() -> None:
    narrow, wide = jaw(width=0.88), jaw(width=1.12)
    for v in (0.1, -0.3, -0.5):
        assert half_width(wide, v) > half_width(narrow, v) + 0.08


def test_the_jaw_changes_the_lower_face_only() -> None:
    pointed, square = jaw(jaw=0.0), jaw(jaw=1.0)
    assert half_width(square, -0.6) > half_width(pointed, -0.6) + 0.08
    assert half_width(square, 0.25) == pytest.approx(half_width(pointed, 0.25), abs=0.02)


@pytest.mark.parametrize("shape", ["round", "oval", "square", "long"])
def test_faces_taper_from_the_eyes_to_the_chin(shape: str) -> None:
    """Even the squarest jaw, grown old, is narrower than the cheekbones."""
    form = jaw(shape=shape, jaw=1.0, age=1.0, width=1.12)
    z = np.linspace(-0.2, 0.8, 21)

    def widest(v: float) -> float:
        x, depth = (grid.ravel() for grid in np.meshgrid(np.linspace(0.0, 1.4, 141), z))
        inside = form.distance(np.column_stack([x, np.full(x.size, form.y + v), depth])) < 0
        return float(x[inside].max())

    widths = [widest(v) for v in (-0.15, -0.35, -0.52, -0.68, -0.80)]
    assert (np.diff(widths) < -0.02).all()


def outline(form: Jaw, heights: np.ndarray) -> np.ndarray:
    """Half widths of the front half of the head."""
    x, depth = (grid.ravel() for grid in np.meshgrid(np.linspace(0.0, 1.3, 261), np.linspace(0.05, 0.8, 16)))
    reaches = (form.distance(np.column_stack([x, np.full(x.size, form.y + v), depth])) < 0 for v in heights)
    return np.array([float(x[inside].max()) for inside in reaches])


@pytest.mark.parametrize("shape", ["round", "oval", "square", "long"])
@pytest.mark.parametrize(
    "own",
    [
        {},
        {"jaw": 0.14, "chin": -0.5},
        {"jaw": 0.8, "age": 0.35},
        {"cheeks": -0.7},
        {"jaw": 0.9, "chin": 1.0, "cheeks": -1.0, "age": 0.3},
        {"cheeks": 1.0},
    ],
)
def test_the_outline_bends_evenly_from_the_cheeks_round_the_chin(shape: str, own: dict[str, float]) -> None:
    """No straight flank that ends in a point, and no ball of a chin: it narrows ever faster, and is broad below. Nor
    is the widest jaw under lean cheeks a box, nor are full cheeks a drum."""
    form = jaw(shape=shape, **own)
    low = chin(form)
    widths = outline(form, np.linspace(-0.20, low + 0.08, 9))
    steps = np.diff(widths)
    assert (np.diff(steps) < 0.012).all()
    assert outline(form, np.array([low + 0.15]))[0] > 0.56 * widths[0]
    assert widths[4] < 0.96 * widths[0]


@pytest.mark.parametrize("shape", ["round", "oval", "square", "long"])
@pytest.mark.parametrize("own", [{}, {"jaw": 0.9, "chin": 1.0, "age": 0.35}])
def test_chins_end_round(shape: str, own: dict[str, float]) -> None:
    """Just over its end a chin is clearly narrower than a little higher: else it is cut flat."""
    form = jaw(shape=shape, **own)
    low = chin(form)
    end, higher = outline(form, np.array([low + 0.02, low + 0.16]))
    assert 0.2 < end / higher < 0.62


def test_a_childs_head_is_less_broad_and_no_bun() -> None:
    def share(build: str) -> tuple[float, float]:
        spec = figure(face={"shape": "round"}, body={"build": build})
        body = anatomy(spec)
        form = Jaw(plain_rows(spec, body), float(body.head[1]))
        broad = float(outline(form, np.array([-0.35]))[0])
        return broad, broad / (0.4 - chin(form))

    (child, squat), (adult, _) = share("child"), share("average")
    assert child < 0.97 * adult
    assert squat < 0.76


@pytest.mark.parametrize("width", [0.85, 1.0, 1.1])
def test_cushions_of_an_old_face_lie_on_it_from_end_to_end(width: float) -> None:
    """A slender ellipsoid's distance is too short beyond its ends: blended, each was a spike under the eye."""
    spec = figure(face={"age": 0.7, "width": width})
    body, layout = anatomy(spec), Layout.of(spec)
    bare, program = plain_rows(spec, body), Program()
    cheeks(program.copy(bare), spec, body, layout, bare)
    rows, y = program.open_rows(), float(body.head[1]) + layout.eye[1] - 0.215
    x = np.linspace(layout.eye[0] - 0.20, layout.eye[0] + 0.24, 12)
    at = np.column_stack([x, np.full(12, y)])
    stands = fronts(rows, at) - fronts(bare, at)
    assert stands.max() > 0.008
    assert np.abs(np.diff(stands)).max() < 0.029
    assert stands[7:].max() < 1.3 * np.median(stands[3:8])


@pytest.mark.parametrize("face", [{}, {"age": 0.35}, {"age": 0.35, "nose_length": 1.4, "jaw": 0.2}])
def test_the_nose_runs_out_between_the_eyes(face: dict[str, float]) -> None:
    """A knob or a shelf there would catch the light as a blotch."""
    spec = figure(face=face)
    body, program = anatomy(spec), Program()
    plain, rows = head(program, spec, body), program.compile()
    y, eye = float(body.head[1]), Layout.of(spec).eye[1]
    arrays = (rows.parts, rows.rows, rows.samples, rows.locks, rows.maps, rows.caps)
    stands = []
    for v in np.arange(eye - 0.05, eye + 0.30, 0.05):
        line = sample_grid(*arrays, np.array([0.0, y + v, 0.6], np.float32), np.float32(0.005), 1, 1, 120).ravel()
        stands.append(0.6 + 0.005 * float(np.flatnonzero(line < 0)[-1]) - front(plain, 0.0, y + v)[2])
    assert max(stands) < 0.04
    assert (np.diff(stands) < 0.008).all(), "it sinks all the way up"


@pytest.mark.parametrize("shape", ["round", "oval"])
def test_faces_are_full_between_cheek_and_chin_at_three_quarters(shape: str) -> None:
    """There the far outline is the jaw's front: a hollow would set the chin off like a ball."""
    form, turn = jaw(shape=shape), np.radians(40.0)
    a, depth = (grid.ravel() for grid in np.meshgrid(np.linspace(0.3, 1.2, 226), np.linspace(-0.4, 0.8, 61)))
    x, z = a * np.cos(turn) - depth * np.sin(turn), a * np.sin(turn) + depth * np.cos(turn)

    def reach(v: float) -> float:
        inside = form.distance(np.column_stack([x, np.full(x.size, form.y + v), z])) < 0
        return float(a[inside].max())

    assert reach(-0.68) > 0.80 * reach(-0.40)


def test_the_jaw_has_an_edge_under_which_the_neck_begins() -> None:
    spec = figure()
    body, program = anatomy(spec), Program()
    rows = head(program, spec, body)
    f = program.compile()
    y = float(body.head[1])
    arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
    origin = np.array([0.0, y - 0.80, -0.30], np.float32)
    depths = sample_grid(*arrays, origin, np.float32(0.05), 1, 1, 20).ravel()
    assert (depths[:9] > 0).all()
    assert (depths[16:18] < 0).all()
    assert front(rows, 0.0, y - 0.80)[2] > 0.45


def test_every_shape_has_its_own_outline() -> None:
    forms = [jaw(shape=shape) for shape in ("round", "oval", "square", "long")]
    outlines = np.array([[half_width(form, v) for v in (0.1, -0.3, -0.55, -0.7)] + [chin(form)] for form in forms])
    gaps = np.abs(outlines[:, None] - outlines[None]).max(axis=2)
    assert gaps[~np.eye(4, dtype=bool)].min() > 0.06


def test_old_ears_are_larger() -> None:
    def tall(age: float) -> int:
        spec = figure(face={"age": age})
        body, program = anatomy(spec), Program()
        ears(program, spec, body)
        f = program.compile()
        arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
        origin = np.array([float(body.skull_radii[0]), float(body.head[1]) - 0.5, -0.3], np.float32)
        return int((sample_grid(*arrays, origin, np.float32(0.01), 12, 80, 60) < 0).any(axis=(0, 2)).sum())

    assert tall(0.9) > 1.08 * tall(0.0)


def test_age_lengthens_a_face_and_leaves_a_childs_alone() -> None:
    assert chin(jaw(age=1.0)) < chin(jaw(age=0.0)) - 0.02
    young, old = (
        plain_rows(spec, anatomy(spec))
        for spec in (figure(face={"age": age}, body={"build": "child"}) for age in (0.0, 1.0))
    )
    assert young == old


def test_growing_up_lengthens_the_face_and_slims_its_cheeks() -> None:
    spec = figure(body={"build": "child"})
    body = anatomy(spec)
    child = Jaw(plain_rows(spec, body), float(body.head[1]))
    youth, adult = jaw(age=0.0), jaw(age=0.35)
    assert chin(child) > chin(youth) + 0.03 > chin(adult) + 0.06
    assert adult.at(50.0, -0.36)[2] < youth.at(50.0, -0.36)[2] - 0.01


def test_chin_and_cheeks_of_their_own() -> None:
    assert chin(jaw(chin=1.0)) < chin(jaw(chin=-1.0)) - 0.14
    full, lean = (np.linalg.norm(jaw(cheeks=c, age=0.35).at(45.0, -0.40)[[0, 2]]) for c in (1.0, -1.0))
    assert full > lean + 0.05


def test_a_long_lean_head_is_another_outline_than_a_broad_one() -> None:
    """Width at the cheeks over the height from chin to crown."""

    def share(shape: str, width: float) -> float:
        spec = figure(face={"shape": shape, "width": width})
        form = jaw(shape=shape, width=width)
        return 2 * half_width(form, -0.1) / (float(anatomy(spec).skull_radii[1]) + 0.10 - chin(form))

    assert share("round", 1.13) > 1.4 * share("long", 0.87)


def whiskers_at(kind: str, v: float) -> np.ndarray:
    """(n, 2) z and distance from the skin of the facial hair beside the face, at v over the head's centre."""
    spec = figure(facial_hair={"kind": kind})
    body, program = anatomy(spec), Program()
    rows = plain_rows(spec, body)
    facial_hair(program, spec, body, rows)
    f = program.compile()
    arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
    origin = np.array([0.55, float(body.head[1]) + v, -0.2], np.float32)
    found = np.argwhere(sample_grid(*arrays, origin, np.float32(0.02), 25, 1, 50) < 0) * 0.02 + origin
    out = Jaw(rows, float(body.head[1])).distance(found)
    return np.column_stack([found[:, 2], out])[out > 0.0]


@pytest.mark.parametrize("kind", ["boxed", "full"])
def test_a_beard_lies_close_along_the_jaw_up_to_the_ear(kind: str) -> None:
    jaw, cheek = whiskers_at(kind, -0.75), whiskers_at(kind, -0.30)
    assert len(jaw) > len(cheek) > 3
    assert cheek[:, 1].max() < 0.09
    assert cheek[:, 0].max() < 0.55, "the cheek stays free"


@pytest.mark.parametrize("weight", [0.8, 1.0])
def test_locks_of_a_beard_are_hair_however_sparse_it_is_in_the_colour_that_is_painted(weight: float) -> None:
    spec = figure(facial_hair={"kind": "boxed", "weight": weight, "color": "#3a2618"})
    body, program = anatomy(spec), Program()
    facial_hair(program, spec, body, plain_rows(spec, body))
    grown = [part for part in program.materials if part.name == "beard"]
    assert {part.color for part in grown} == {beard_color(spec)}
    assert (beard_color(spec) == "#3a2618") == (weight == 1.0)


def test_a_full_beard_ends_round_or_in_a_point() -> None:
    def width(shape: str, below: float) -> int:
        spec = figure(facial_hair={"kind": "full", "shape": shape})
        body, program = anatomy(spec), Program()
        facial_hair(program, spec, body, plain_rows(spec, body))
        f = program.compile()
        arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
        origin = np.array([-0.7, float(body.head[1]) - below, 0.0], np.float32)
        return int((sample_grid(*arrays, origin, np.float32(0.02), 70, 1, 50)[:, 0] < 0).any(axis=1).sum())

    assert width("pointed", 1.34) > 3
    assert width("round", 1.34) == 0
    assert width("round", 1.1) > 1.15 * width("pointed", 1.1)


def test_noses_stand_out_in_profile_and_grow_with_the_spec() -> None:
    def reach(nose: float, age: float = 0.0) -> float:
        spec = figure(face={"nose": nose, "age": age})
        body, program = anatomy(spec), Program()
        rows = head(program, spec, body)
        f = program.compile()
        y = float(body.head[1])
        origin = np.array([0.0, y - 0.36, 0.6], np.float32)
        arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
        inside = sample_grid(*arrays, origin, np.float32(0.01), 1, 14, 80)[0] < 0
        return 0.6 + 0.01 * float(np.flatnonzero(inside.any(axis=0))[-1]) - front(rows, 0.0, y - 0.29)[2]

    small, large = reach(0.7), reach(1.4)
    assert small > 0.05
    assert large > small + 0.03
    for age, most in ((0.0, 0.15), (0.3, 0.19), (0.7, 0.25)):
        assert reach(1.0, age) < most, "a button, no peg"


def test_noses_are_slim_or_broad_turned_up_or_long() -> None:
    def stands(up: float, aside: float = 0.0, **face: float) -> float:
        """How far the nose stands out of the bare face at a place from its usual tip."""
        spec = figure(face={"age": 0.35, **face})
        body, program = anatomy(spec), Program()
        rows, f = head(program, spec, body), program.compile()
        v = float(body.head[1]) + Layout.of(figure(face={"age": 0.35})).nose + up
        arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
        line = sample_grid(*arrays, np.array([aside, v, 0.6], np.float32), np.float32(0.005), 1, 1, 120).ravel()
        return 0.6 + 0.005 * float(np.flatnonzero(line < 0)[-1]) - front(rows, aside, v)[2]

    slim, usual, broad = (stands(-0.01, 0.12, nose=nose) for nose in (0.75, 1.0, 1.35))
    assert slim + 0.005 < usual < broad - 0.01
    assert stands(-0.09, nose_length=1.35) > stands(-0.09, nose_length=0.75) + 0.02
    assert stands(-0.06, nose_turn=-1.0) > stands(-0.06) + 0.01 > stands(-0.06, nose_turn=1.0) + 0.02
    assert stands(0.15, nose_bridge=1.0) > stands(0.15) + 0.01 > stands(0.15, nose_bridge=-1.0) + 0.02
    fine, bulb = (stands(-0.01, 0.08, nose_tip=tip) for tip in (-1.0, 1.0))
    assert bulb > fine + 0.01


@pytest.mark.parametrize("kind", ["goatee", "boxed", "full"])
@pytest.mark.parametrize("mouth", ["smile", "open"])
def test_a_beard_leaves_the_mouth_free(kind: str, mouth: str) -> None:
    spec = figure(facial_hair={"kind": kind}, face={"mouth": mouth, "shape": "long"})
    body, program = anatomy(spec), Program()
    facial_hair(program, spec, body, plain_rows(spec, body))
    f = program.compile()
    y = float(body.head[1]) + Layout.of(spec).mouth
    depth = 0.85 * smile_of(spec.face)[2] if mouth == "open" else 0.02
    origin = np.array([-0.08, y - depth, 0.6], np.float32)
    shape = (9, max(2, int(depth / 0.02)), 30)
    assert (
        sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, origin, np.float32(0.02), *shape) > 0
    ).all()


def test_heavy_frames_hold_more_than_thin_ones() -> None:
    thin, heavy = (volume_of(glasses={"kind": "square", "weight": weight}) for weight in (0.0, 1.0))
    assert heavy > 1.15 * thin


@pytest.mark.parametrize(
    ("worn", "dark"),
    [
        ({"kind": "round"}, False),
        ({"kind": "round", "lens": "#3a2a24"}, True),
        ({"kind": "aviator"}, True),
        ({"kind": "aviator", "lens": "#ffffff"}, False),
    ],
)
def test_only_tinted_glass_hides_the_eyes(worn: dict[str, object], dark: bool) -> None:
    spec = figure(glasses=worn)
    program = Program()
    glasses(program, spec, anatomy(spec))
    assert any(material.name == "lens" for material in program.materials) == dark


def test_temples_lie_along_the_head() -> None:
    """Beside the face, where they stood free, they would be antennae."""
    spec = figure(glasses={"kind": "round", "weight": 0.1})
    body, program = anatomy(spec), Program()
    rows = plain_rows(spec, body)
    glasses(program, spec, body)
    f = program.compile()
    arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
    y, x = float(body.head[1]), float(body.skull_radii[0])
    for z in (0.15, 0.30, 0.45):
        origin = np.array([0.5, y - 0.2, z], np.float32)
        wire = np.argwhere(sample_grid(*arrays, origin, np.float32(0.01), 80, 50, 1)[..., 0] < 0)
        assert len(wire)
        outer = 0.5 + 0.01 * float(wire[:, 0].max())
        row = float(wire[wire[:, 0].argmax(), 1]) * 0.01 + y - 0.2
        assert outer - beside(rows, row, z) < 0.05
        assert outer < x + 0.05


def test_temples_bend_over_the_ear_and_down_behind_it() -> None:
    spec = figure(glasses={"kind": "square", "weight": 0.4})
    body, program = anatomy(spec), Program()
    glasses(program, spec, body)
    y, x = float(body.head[1]), float(body.skull_radii[0])
    heights, depths, across = np.linspace(-0.1, 0.2, 31), np.linspace(-0.4, 0.2, 61), np.linspace(x - 0.2, x + 0.1, 16)
    at = np.stack(np.meshgrid(across, y + heights, depths, indexing="ij"), axis=-1).reshape(-1, 3).astype(np.float32)
    seen = _colored(program, at).reshape(len(across), len(heights), len(depths)).any(axis=0)
    behind = np.flatnonzero(seen.any(axis=0))
    assert depths[behind[0]] < -0.2, "behind the ear's root"
    over, end = (float(heights[seen[:, column]].max()) for column in (30, int(behind[0])))
    assert over > 0.06 > end, "over it, and then down"


def test_glass_under_a_brow_line_stands_on_no_wall() -> None:
    """The ridge that carried its pale edge was a thick milky rim."""

    def lower(rim: str) -> float:
        spec, worn, _ = _worn({}, {"kind": "square", "weight": 0.2, "rim": rim})
        program = Program()
        glasses(program, spec, anatomy(spec))
        f = program.compile()
        arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
        x, y, z = worn.point(0.0, -1.0)
        return float(sample_grid(*arrays, np.array([x, y, z - 0.02], np.float32), np.float32(0.01), 1, 1, 1)[0, 0, 0])

    assert lower("full") < 0.0 < lower("upper")


def _colored(program: Program, points: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which of (n, 3) points have the frame's colour."""
    frame = [material.name for material in program.materials].index("glasses")
    part, all_of = np.zeros(len(points), np.int32), np.ones(1, np.bool_)
    found = np.zeros(len(points), np.bool_)
    for stencil in program.stencils:
        found |= (stencil.depth(points, part, all_of) > 0) & (stencil.part == frame)
    return found


def test_half_frames_are_heavy_above_and_thin_below() -> None:
    def share_below(half: bool) -> float:
        """Width of the lower rim's colour in that of the upper's, at their front."""
        spec, worn, _ = _worn({}, {"kind": "square", "weight": 0.7, "half": half})
        program = Program()
        glasses(program, spec, anatomy(spec))
        widths: list[int] = []
        for end in (-1.0, 1.0):
            x, y, z = worn.point(0.0, end)
            line = np.array([(x, y + up, z - 0.018) for up in np.linspace(-0.1, 0.1, 101)], np.float32)
            widths.append(int(_colored(program, line).sum()))
        return widths[0] / widths[1]

    assert share_below(True) < 0.65 * share_below(False)


@pytest.mark.parametrize(
    ("rim", "framed"), [("full", (True, True)), ("upper", (True, False)), ("none", (False, False))]
)
def test_a_frame_goes_round_as_much_of_a_lens_as_it_should_and_bare_glass_has_an_edge(
    rim: str, framed: tuple[bool, bool]
) -> None:
    spec, worn, _ = _worn({}, {"kind": "square", "weight": 0.2, "rim": rim})
    program = Program()
    glasses(program, spec, anatomy(spec))
    ends = np.array([worn.point(0.0, up) for up in (1.0, -1.0)], np.float32)
    assert tuple(_colored(program, ends).tolist()) == framed
    edged = np.zeros(2, np.bool_)
    for stencil in program.stencils:
        if program.materials[stencil.part].name == "edge":
            edged |= stencil.depth(ends, np.zeros(2, np.int32), np.ones(1, np.bool_)) > 0
    assert edged.all() == (rim != "full")


def test_the_bridge_of_a_wire_is_drawn_no_broader_than_its_rim() -> None:
    spec, worn, _ = _worn({}, {"kind": "square", "weight": 0.0})
    program = Program()
    glasses(program, spec, anatomy(spec))
    y, z = np.arange(-0.3, 0.3, 0.004) + worn.middle[1], np.arange(0.8, 1.4, 0.004)
    plane = np.stack([np.zeros((len(y), len(z))), *np.meshgrid(y, z, indexing="ij")], axis=-1)
    seen = _colored(program, plane.reshape(-1, 3).astype(np.float32)).reshape(len(y), len(z)).any(axis=1)
    assert 0.02 < seen.sum() * 0.004 < 0.045, "what carries it is 0.048"


@pytest.mark.parametrize("kind", ["round", "panto", "square", "cat", "sun", "aviator"])
@pytest.mark.parametrize(("shape", "width"), [("round", 1.12), ("long", 0.88)])
def test_rims_stand_on_the_face_and_the_eyes_look_out_of_them(kind: str, shape: str, width: float) -> None:
    spec = figure(face={"shape": shape, "width": width}, glasses={"kind": kind, "weight": 0.0, "lens": "#ffffff"})
    body, program = anatomy(spec), Program()
    rows = plain_rows(spec, body)
    glasses(program, spec, body)
    f = program.compile()
    arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
    lens = Lens.of(spec)
    assert lens is not None
    x, v = lens.center[0], float(body.head[1]) + lens.center[1]
    for up in (-lens.half_y, 0.0, lens.half_y):
        skin = front(rows, x, v + up)[2]
        line = sample_grid(*arrays, np.array([x, v + up, skin - 0.1], np.float32), np.float32(0.01), 1, 1, 30)
        depth = np.flatnonzero(line.ravel() < 0)
        if up == 0.0:
            assert len(depth) == 0, "nothing before the eye"
        else:
            assert depth[0] <= 11, "no gap between the skin and the rim"
            assert depth[-1] >= 11, "not sunk in the skin"


def test_many_places_are_probed_as_one_by_one() -> None:
    spec = figure()
    body = anatomy(spec)
    rows, y = plain_rows(spec, body), float(body.head[1])
    places = np.array([(0.0, y), (0.4, y - 0.13), (0.7, y + 0.2), (1.5, y)])
    each = [front(rows, *place)[2] for place in places.tolist()]
    assert fronts(rows, places) == pytest.approx(each, abs=1e-4)
    assert each[-1] == 0.0


def _worn(face: dict[str, object], glasses: dict[str, object]) -> tuple[FigureSpec, Seat, list[Row]]:
    spec = figure(face=face, glasses=glasses)
    body, lens = anatomy(spec), Lens.of(spec)
    assert lens is not None
    rows = browed(spec, body)
    return spec, seat(rows, lens, float(body.head[1])), rows


_OVALS = [("oval", "round"), ("oval", "panto"), ("oval", "square"), ("round", "round"), ("square", "square")]


@pytest.mark.parametrize(("shape", "kind"), _OVALS)
def test_wire_lies_close_to_the_face_and_nowhere_in_it(shape: str, kind: str) -> None:
    """It follows the face from side to side and up and down: what stands out further than it is wide is a wall."""
    _, worn, rows = _worn({"shape": shape}, {"kind": kind, "weight": 0.0})
    around = np.linspace(0, 2 * np.pi, 41)
    rim = np.array([worn.point(float(np.cos(a)), float(np.sin(a))) for a in around])
    gaps = rim[:, 2] - fronts(rows, rim[:, :2])
    assert gaps.max() < 0.11
    assert gaps.min() > 0.016


@pytest.mark.parametrize("face", [{"shape": "oval"}, {"shape": "square", "width": 1.16, "jaw": 1.0, "cheeks": -1.0}])
def test_a_rim_that_stands_free_is_thick_enough_to_print_and_rooted_at_its_corners(face: dict[str, object]) -> None:
    spec, worn, rows = _worn(face, {"kind": "square", "weight": 0.1, "width": 1.15, "height": 1.15})
    corner = 1 - 0.29 * worn.lens.corner / np.array([worn.lens.half_x, worn.lens.half_y])
    for a in (-1, 1):
        for b in (-1, 1):
            x, y, z = worn.point(a * float(corner[0]), b * float(corner[1]))
            assert z - 2 * worn.depth < front(rows, x, y)[2] + 0.005, "it reaches the face"
    program = Program()
    glasses(program, spec, anatomy(spec))
    x, y, z = worn.point(0.0, -1.0)
    step = 0.002
    high = np.arange(-0.10, 0.10, step)
    f = program.compile()
    for behind, least in ((0.022, 0.078), (0.075, 0.09)):
        line = np.column_stack([np.full_like(high, x), y + high, np.full_like(high, z - behind)]).astype(np.float32)
        inside = distances((f.parts, f.rows, f.samples, f.locks, f.maps, f.caps), line, True) < 0
        assert inside.sum() * step > least, "1.2 mm on a figure of 80 mm"
    line[:, 2] = z
    assert 0.02 < _colored(program, line).sum() * step < 0.045, "it looks a third as broad as it is"


def test_lenses_are_as_low_as_read_on_a_narrow_face_too_and_their_corners_as_round() -> None:
    def lens(width: float, **worn: float) -> Lens:
        made = Lens.of(figure(face={"width": width}, glasses={"kind": "square", "weight": 0.1, **worn}))
        assert made is not None
        return made

    for low in (0.85, 1.0, 1.2):
        broad, narrow = lens(1.0, height=low), lens(0.88, height=low)
        assert narrow.half_x < broad.half_x
        assert narrow.half_y / narrow.half_x == pytest.approx(broad.half_y / broad.half_x, abs=0.02)
    assert lens(1.0, height=0.85).half_y < 0.8 * lens(1.0, height=1.2).half_y
    heavy = lens(0.8, height=0.75, weight=1.0)
    assert heavy.half_y - heavy.rim > 0.15, "eyes look out of it"
    sharp, soft = lens(1.0, corner=0.0), lens(1.0, corner=1.0)
    assert sharp.corner < 0.4 * sharp.half_y
    assert soft.corner > 0.8 * soft.half_y


def test_eyes_look_out_of_the_lenses_of_the_narrowest_face() -> None:
    spec = figure(face={"shape": "long", "width": 0.8}, glasses={"kind": "square", "width": 1.2})
    lens = Lens.of(spec)
    assert lens is not None
    assert lens.half_x > 0.28
    assert abs(lens.center[0] - Layout.of(spec).eye[0]) < 0.03


@pytest.mark.parametrize(
    ("face", "worn_as", "place"),
    [
        (
            {"shape": "square", "width": 1.06, "jaw": 0.8, "age": 0.3, "eyes": {"apart": 0.8}},
            {"kind": "square", "weight": 0.5, "width": 0.95, "height": 1.05},
            [(1.0, up) for up in (-0.3, 0.0, 0.3, 0.45)],
        ),
        (
            {
                "shape": "long",
                "width": 0.85,
                "mouth": "open",
                "mouth_width": 1.15,
                "jaw": 0.6,
                "chin": -1.0,
                "age": 0.3,
            },
            {"kind": "round", "weight": 0.0},
            [(0.0, -1.0), (0.6, -0.8), (0.8, -0.6)],
        ),
    ],
)
def test_neither_brow_nor_smile_swallows_the_rims(
    face: dict[str, object], worn_as: dict[str, object], place: list[tuple[float, float]]
) -> None:
    spec, worn, _ = _worn(face, worn_as)
    body, program, skull = anatomy(spec), Program(), Program()
    head(skull, spec, body)
    glasses(program, spec, body)
    f, bare = program.compile(), skull.compile()
    for across, up in place:
        x, y, z = worn.point(across, up)
        line = np.column_stack([np.full(60, x), np.full(60, y), z + np.linspace(-0.2, 0.2, 60)]).astype(np.float32)
        front_of = [
            line[np.flatnonzero(distances((d.parts, d.rows, d.samples, d.locks, d.maps, d.caps), line, True) < 0), 2]
            for d in (f, bare)
        ]
        assert front_of[0].max() > front_of[1].max() + 0.005
