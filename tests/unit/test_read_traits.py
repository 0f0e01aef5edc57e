"""Traits of a face, on a real mesh whose features are moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from itertools import pairwise

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.read import measure
from figurelab.engines.procedural.read.aged import Aged
from figurelab.engines.procedural.read.expression import mouth
from figurelab.engines.procedural.read.face import age, face
from figurelab.engines.procedural.read.head import F32, INNER_LIPS, LEFT_BROW, RIGHT_BROW, Head
from figurelab.engines.procedural.read.level import level
from figurelab.engines.procedural.read.lines import lines
from figurelab.engines.procedural.read.proportions import features, shape
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.traits import Traits, traits


@pytest.fixture(scope="module")
def bare() -> Head:
    seen = observed("astronaut.jpg")
    assert seen.head is not None
    assert seen.face is not None
    return level(Head(seen.head, seen.head.window.from_photo(seen.face.landmarks[:, :2])), seen.face.landmarks[:, 2])


def mouth_of(bare: Head, moves: Mapping[int, float], inside: tuple[int, int, int] | None = None) -> str:
    """The mouth of vertices moved down by shares of the face's width; inside: sRGB of what is between the lips."""
    points = bare.points.copy()
    for vertex, y in moves.items():
        points[vertex, 1] += y * bare.width
    head = Head(bare.regions, points)
    if inside is not None:
        picture = head.regions.picture.copy()
        picture[head.area(INNER_LIPS)] = inside
        head = Head(replace(head.regions, picture=picture), points)
    return mouth(head, head).value


_LOWER_LIP: list[int] = [14, 87, 317, 178, 402, 17, 84, 314]
OPENED = dict.fromkeys(_LOWER_LIP, 0.24)


def test_an_open_mouth_laughs_gapes_or_puts_its_tongue_out(bare: Head) -> None:
    corners: list[int] = [61, 291, 78, 308]
    low = dict.fromkeys(corners, 0.16)
    assert mouth_of(bare, OPENED, (40, 10, 12)) in ("open", "grin")
    assert mouth_of(bare, OPENED | low, (40, 10, 12)) == "gape"
    skin = np.median(bare.regions.picture[bare.skin], axis=0)
    tongue = (int(skin[0] * 0.92), int(skin[1] * 0.70), int(skin[2] * 0.72))
    assert mouth_of(bare, OPENED, tongue) == "tongue"
    assert mouth_of(bare, OPENED, (250, 248, 240)) in ("open", "grin"), "teeth are lighter than skin"
    points = bare.points.copy()
    points[list(OPENED), 1] += 0.24 * bare.width
    head = Head(bare.regions, points)
    between, picture = head.area(INNER_LIPS), head.regions.picture.copy()
    picture[between] = tongue
    rows = np.flatnonzero(between.any(axis=1))
    between[: int(rows[0] + 0.75 * np.ptp(rows))] = False
    picture[between] = (250, 248, 240)
    head = Head(replace(head.regions, picture=picture), points)
    assert mouth(head, head).value != "tongue", "the lower row lies over a tongue that is not put out"
    assert mouth_of(bare, {}, tongue) != "tongue", "nor is the red between lips that are hardly open"


def test_lips_that_are_a_little_open_speak_unless_they_smile_or_nothing_shows_between(bare: Head) -> None:
    low: dict[int, float] = dict.fromkeys([61, 291, 78, 308], 0.10)
    apart = low | dict.fromkeys(_LOWER_LIP, -0.03)
    dark, lip = (25, 12, 12), (170, 95, 90)
    assert mouth_of(bare, apart, dark) == "ajar"
    assert mouth_of(bare, apart, lip) == "neutral", "full lips have a gap on the mesh"
    hardly: dict[int, float] = dict.fromkeys([61, 291, 78, 308], 0.04) | dict.fromkeys(_LOWER_LIP, -0.03)
    assert mouth_of(bare, hardly, dark) == "ajar"
    assert mouth_of(bare, hardly, (250, 248, 240)) == "grin", "who smiles a little and shows teeth smiles"
    assert mouth_of(bare, {}, dark) == "grin"


def test_a_smile_is_bowed_or_level_as_its_corners_lie(bare: Head) -> None:
    high, flat = ({61: (0.0, y), 291: (0.0, y)} for y in (-0.012, 0.012))
    bowed, usual, level_ = (
        traits(Head(bare.regions, bare.points + _offsets(bare, move)), "grin").value.bowed for move in (high, {}, flat)
    )
    assert bowed > usual > level_
    assert traits(bare, "neutral").value.bowed == 0.0


def _offsets(bare: Head, moves: Mapping[int, tuple[float, float]]) -> F32:
    """(468, 2) pixels by which vertices move, given in shares of the face's width."""
    found = np.zeros_like(bare.points)
    for vertex, move in moves.items():
        found[vertex] = np.array(move) * bare.width
    return found


def moved(bare: Head, moves: dict[int, tuple[float, float]]) -> Traits:
    """Vertices moved by shares of the face's width; y down."""
    points = bare.points.copy()
    for vertex, (x, y) in moves.items():
        points[vertex] += np.array([x, y], np.float32) * bare.width
    return traits(Head(bare.regions, points)).value


def test_outer_corners_up_or_down_tilt_the_eyes(bare: Head) -> None:
    up, down = (moved(bare, {33: (0, y), 263: (0, y)}).tilt for y in (-0.012, 0.012))
    assert up > traits(bare).value.tilt > down
    assert up > 0 > down


def test_eyes_that_open_wide_are_round_and_a_laugh_may_narrow_them(bare: Head) -> None:
    wide, narrow = (moved(bare, {159: (0, -y), 386: (0, -y), 145: (0, y), 374: (0, y)}).round for y in (0.010, -0.018))
    assert wide > traits(bare).value.round > narrow
    assert narrow < 0.0
    assert traits(bare, "grin").value.round > traits(bare, "neutral").value.round


def test_eyes_apart_and_a_wide_mouth(bare: Head) -> None:
    usual = traits(bare).value
    wide = moved(bare, {133: (-0.01, 0), 362: (0.01, 0), 61: (-0.03, 0), 291: (0.03, 0)})
    assert wide.apart > usual.apart + 0.5
    assert wide.mouth == pytest.approx(usual.mouth + 0.06, abs=0.005)


def test_lips_apart_over_the_mouths_width(bare: Head) -> None:
    usual = traits(bare).value
    width = usual.mouth * bare.width
    lower = moved(bare, {14: (0, 0.05)})
    assert lower.parted == pytest.approx(usual.parted + 0.05 * bare.width / width, abs=0.01)


def test_corners_of_the_mouth_up_or_down(bare: Head) -> None:
    up, down = (moved(bare, {61: (0, y), 291: (0, y)}).corners for y in (-0.02, 0.14))
    assert up >= traits(bare).value.corners > down
    assert -0.5 < down < -0.2, "low corners are earnest rest: drawn in full they would be grief"


def test_one_corner_or_one_brow_is_the_higher_beyond_the_noise_of_a_mesh(bare: Head) -> None:
    usual = traits(bare).value
    assert abs(usual.skew) < 0.1
    left, right = (moved(bare, {corner: (0, -0.03)}).skew for corner in (291, 61))
    assert left > 0.5 > -0.5 > right
    assert moved(bare, {291: (0, -0.004)}).skew == usual.skew == 0.0
    raised, sunk = (moved(bare, dict.fromkeys(LEFT_BROW, (0.0, y))).cocked for y in (-0.02, 0.02))
    assert raised > 0.5 > -0.5 > sunk
    points = bare.points.copy()
    points[291, 1] -= 0.03 * bare.width
    assert traits(Head(bare.regions, points), turned=0.3).value.skew == 0.0, "the mesh guesses a turned face's far half"


def test_lids_that_leave_little_skin_are_hooded(bare: Head) -> None:
    low, high = (moved(bare, {27: (0, y), 257: (0, y)}).hooded for y in (0.012, -0.012))
    assert low > traits(bare).value.hooded > high


def test_brows_lift_slope_and_arch(bare: Head) -> None:
    usual, every = traits(bare).value, {*RIGHT_BROW, *LEFT_BROW}
    high = moved(bare, dict.fromkeys(every, (0.0, -0.03)))
    assert high.lift > usual.lift + 0.4
    assert (high.slope, high.arch) == pytest.approx((usual.slope, usual.arch), abs=0.02)
    sunk = moved(bare, dict.fromkeys((70, 46, 300, 276), (0.0, 0.03)))
    assert sunk.slope < usual.slope - 0.5
    bent = moved(bare, dict.fromkeys((105, 52, 334, 282), (0.0, -0.02)))
    assert bent.arch > usual.arch + 0.5


@pytest.mark.parametrize("turn", [(0.45, 0.0), (-0.45, 0.0), (0.0, 0.30), (0.35, -0.25)])
def test_a_turned_or_nodding_face_is_measured_as_from_the_front(turn: tuple[float, float]) -> None:
    seen = observed("astronaut.jpg")
    assert seen.head is not None
    assert seen.face is not None
    scale = seen.head.window.scale
    flat = seen.head.window.from_photo(seen.face.landmarks[:, :2])
    mesh = np.column_stack([flat, seen.face.landmarks[:, 2] / scale]).astype(np.float64)
    (cy, sy), (cx, sx) = ((np.cos(a), np.sin(a)) for a in turn)
    about = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]]) @ np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    turned = (mesh @ about.T).astype(np.float32)
    front, back = (
        level(Head(seen.head, points), depth * scale)
        for points, depth in ((flat, mesh[:, 2].astype(np.float32)), (turned[:, :2], turned[:, 2]))
    )
    assert shape(back).value.width == pytest.approx(shape(front).value.width, abs=0.005)
    for name, value in asdict(traits(front).value).items():
        assert getattr(traits(back).value, name) == pytest.approx(value, abs=0.05), name
    if turn[0]:
        raw = shape(Head(seen.head, turned[:, :2])).value.width
        assert abs(raw - shape(front).value.width) > 0.03, "without turning it back it is narrow"


def test_a_turned_face_says_nothing_and_stays_usual(bare: Head) -> None:
    nose = bare.points.copy()
    nose[1, 0] += 0.2 * bare.width
    assert not traits(Head(bare.regions, nose)).trusted


def test_the_printed_face_follows() -> None:
    head = measure(observed("astronaut.jpg")).head
    assert head is not None

    def drawn(**own: float) -> Face:
        seen = replace(head.traits, value=replace(head.traits.value, **own))
        return face(replace(head, traits=seen), head.hair_color.value)

    assert drawn(mouth=0.60).mouth_width > drawn(mouth=0.38).mouth_width + 0.2
    assert (drawn(tilt=-0.7).eyes.tilt, drawn(apart=0.6).eyes.apart) == (-0.7, 0.6)
    assert drawn(corners=-0.7, bowed=0.3).corners == 0.3, "the mouth laughs"
    assert drawn(parted=0.13).parted < drawn(parted=0.20).parted < drawn(parted=0.29).parted
    rest = replace(head, mouth=Reading("neutral", 0.9))
    assert face(rest, head.hair_color.value).parted == 0.5, "no teeth are seen"
    assert (
        face(
            replace(rest, traits=replace(head.traits, value=replace(head.traits.value, corners=-0.7))),
            head.hair_color.value,
        ).corners
        == -0.7
    )
    unsure = replace(head, traits=replace(head.traits, confidence=0.2))
    plain = face(unsure, head.hair_color.value)
    assert (plain.mouth_width, plain.eyes.tilt, plain.brows.slope, plain.parted) == (1.0, 0.0, 0.0, 0.5)


def test_a_white_beard_is_no_young_mans() -> None:
    head = measure(observed("astronaut.jpg")).head
    assert head is not None
    white = replace(head.beard.value, kind="goatee", white=True)
    seen = [
        age(replace(head, aged=Aged(years), beard=Reading(white, confidence)))
        for years, confidence in ((30.0, 0.7), (70.0, 0.7), (30.0, 0.0))
    ]
    assert seen[0] >= 0.55
    assert seen[1] > seen[0]
    assert seen[2] < 0.4, "untrusted"


def test_pale_hair_makes_nobody_old_and_furrows_under_it_do() -> None:
    head = measure(observed("astronaut.jpg")).head
    assert head is not None
    pale = replace(head, aged=Aged(24.0), furrows=0.0, hair_color=Reading(np.array((79, 0, 5), np.float32), 0.8))
    assert age(pale) < 0.3
    assert age(replace(pale, furrows=0.5)) > 0.6


def test_an_age_rises_with_the_years_and_is_never_a_childs_but_of_one() -> None:
    head = measure(observed("astronaut.jpg")).head
    assert head is not None
    drawn = [age(replace(head, aged=Aged(years))) for years in (20.0, 30.0, 45.0, 60.0, 80.0)]
    assert all(later - sooner > 0.08 for sooner, later in pairwise(drawn))
    assert drawn[0] == pytest.approx(0.2, abs=0.02)
    assert drawn[-1] > 0.8
    assert age(replace(head, aged=Aged(5.0, child=True))) < 0.06
    assert age(replace(head, aged=Aged(5.0))) > 0.12, "whom no sign calls a child is a youth at least"


def test_haze_leaves_a_lined_face_lined_and_a_smooth_one_smooth() -> None:
    for name, low, high in (("portrait_white_hair.jpg", 0.45, 1.0), ("astronaut.jpg", 0.0, 0.2)):
        seen = observed(name)
        read = measure(seen).head
        assert seen.head is not None
        assert seen.face is not None
        assert read is not None
        hazy = np.round(0.5 * seen.head.picture.astype(np.float32) + 0.5 * 225).astype(np.uint8)
        head = Head(replace(seen.head, picture=hazy), seen.head.window.from_photo(seen.face.landmarks[:, :2]))
        found = lines(head, seen.face.height, read.mouth.value, read.beard.value, read.glasses.value)
        assert found.trusted
        assert low <= found.value <= high, name


def test_a_laughs_folds_alone_do_not_make_a_face_old() -> None:
    seen = observed("portrait_white_hair.jpg")
    read = measure(seen).head
    assert seen.head is not None
    assert seen.face is not None
    assert read is not None
    head = Head(seen.head, seen.head.window.from_photo(seen.face.landmarks[:, :2]))
    rimmed = replace(read.glasses.value, kind="square")
    laughing = lines(head, seen.face.height, "grin", read.beard.value, rimmed).value
    assert 0.1 < laughing <= 0.5
    assert lines(head, seen.face.height, "neutral", read.beard.value, rimmed).value > 0.9, "folds at rest are years"


def test_thin_lips_are_grown_and_hidden_eyes_say_nothing(bare: Head) -> None:
    usual = features(bare).value.grown
    points = bare.points.copy()
    for vertex, share in ((0, 0.02), (17, -0.02)):
        points[vertex] += np.array([0, share], np.float32) * bare.width
    assert features(Head(bare.regions, points)).value.grown > usual + 0.15
    small = bare.points.copy()
    for vertex, share in ((33, 0.02), (263, -0.02)):
        small[vertex] += np.array([share, 0], np.float32) * bare.width
    narrowed = Head(bare.regions, small)
    assert features(narrowed).value.grown > usual + 0.15
    assert features(narrowed, shaded=True).value.grown == features(bare, shaded=True).value.grown
