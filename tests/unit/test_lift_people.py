"""A lifted person from the side and from behind: hair, nape, ears, curtain of hair, skull, shoes, trousers."""

from dataclasses import replace

import numpy as np
import pytest
from skimage.color import rgb2lab

from figurelab.engines.procedural.lift import person
from figurelab.engines.procedural.lift.back import layers, paints_in
from figurelab.engines.procedural.lift.crown import crown_apart, hidden_from_crown
from figurelab.engines.procedural.lift.curtain import let_down
from figurelab.engines.procedural.lift.images import distance
from figurelab.engines.procedural.lift.nape import Nape, nape_of, pinned, sides
from figurelab.engines.procedural.lift.paints import Paints, paints_of
from figurelab.engines.procedural.lift.part import Depth, Kind, Part, centre_of
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.strands import Strands, combed

SKIN, HAIR, SHIRT, TROUSERS = (0.92, 0.72, 0.60), (0.26, 0.18, 0.12), (0.93, 0.93, 0.92), (0.12, 0.12, 0.14)
ROWS, COLUMNS = np.indices((320, 240))
CHIN = 140


def sheet_of(rgb: np.ndarray, mask: np.ndarray) -> Sheet:
    rgb = rgb.astype(np.float32)
    lab = rgb2lab(rgb).astype(np.float32)
    depth = distance(mask)
    return Sheet(mask, mask.astype(np.float32), rgb, lab, depth, rgb, 1.0, (0, 0), (120.0, 95.0, 72.0, 72.0))


def part(kind: Kind, region: np.ndarray) -> Part:
    radius = float(distance(region).max())
    return Part(kind, region, region.copy(), radius, centre_of(region))


def person_of(
    hair: str, shirt: tuple[float, float, float] = SHIRT, *, strands: bool = True
) -> tuple[Sheet, Part, Part]:
    """A head of 55 pixels' radius on a column of shirt and trousers. hair: short, ending beside the eyes; long, with
    locks beside the neck down to row 200."""
    head = np.hypot(ROWS - 85, COLUMNS - 120) < 55
    body = (ROWS >= CHIN - 2) & (ROWS < 300) & (abs(COLUMNS - 120) < 40)
    rgb = np.zeros((*ROWS.shape, 3)) + shirt
    rgb[ROWS >= 220] = TROUSERS
    streaks = 1 + 0.5 * np.sin(COLUMNS * 0.9)[..., None] * strands
    hairy = head & (ROWS < 82) if hair == "short" else head
    locks = (abs(abs(COLUMNS - 120) - 32) < 9) & (ROWS >= CHIN - 40) & (ROWS < 200) & (hair == "long")
    rgb[head] = SKIN
    rgb[hairy | locks] = (HAIR * streaks)[hairy | locks]
    rgb[(np.hypot((ROWS - 105) / 1.1, COLUMNS - 120) < 32) & head] = SKIN
    head = head & (ROWS < CHIN)
    return sheet_of(rgb, head | body), part("head", head), part("torso", body & ~head)


def crown_of(sheet: Sheet, head: Part) -> tuple[Paints, Nape]:
    paints = paints_of(sheet.lab, head.region, head.region)
    crown = hidden_from_crown(sheet, head, paints)
    assert crown.skin is not None
    assert crown.cover is not None
    return paints, nape_of(sheet, head, paints, skin=crown.skin, cover=crown.cover)


def test_short_hair_ends_at_the_nape_and_behind_the_ears() -> None:
    sheet, head, _ = person_of("short")
    nape = crown_of(sheet, head)[1]
    assert nape.ear is not None
    assert nape.ear == pytest.approx(82, abs=6)
    assert nape.hair[60:100, 110:130].min() > 0.95
    assert nape.hair[CHIN - 8 : CHIN, 80:160].max() < 0.05
    assert nape.hair[int(nape.ear) + 12, 120 - 53] < 0.2


def test_hair_cropped_so_short_that_skin_shows_through_is_not_carried_round() -> None:
    sheet, head, _ = person_of("short", strands=False)
    skin, hair = (rgb2lab(np.array(colour, np.float32)[None, None])[0, 0] for colour in (SKIN, HAIR))
    sides = head.region & (ROWS < 82) & (abs(COLUMNS - 120) > 30)
    label = np.where(ROWS < 82, 1, 0)
    label[sides] = 2

    def refused(third: np.ndarray) -> float:
        paints = Paints(np.stack([skin, hair, third]).astype(np.float32), label)
        return float(hidden_from_crown(sheet, head, paints).refused[sides].mean())

    assert refused(0.4 * skin + 0.6 * hair) == 1
    assert refused(np.array([45.0, 0.0, -20.0])) < 0.05, "another colour of the hair's is"


def test_long_hair_covers_all_that_is_behind() -> None:
    sheet, head, _ = person_of("long")
    nape = crown_of(sheet, head)[1]
    assert nape.ear is None
    assert (nape.hair == 1).all()


def test_sides_of_short_hair_are_skin_below_and_the_back_of_the_hair_above() -> None:
    sheet, head, _ = person_of("short")
    paints, nape = crown_of(sheet, head)
    front, back = np.zeros((*head.region.shape, 3), np.float32), np.ones((*head.region.shape, 3), np.float32)
    plain = sides(front, back, nape, np.zeros_like(head.region))
    assert plain[50, 120, 0] == 1
    assert plain[110, 120, 0] == 0
    assert len(paints.lab) >= 2


def test_an_ear_stands_out_of_both_bare_sides_and_of_no_others() -> None:
    sheet, head, _ = person_of("short")
    nape = crown_of(sheet, head)[1]
    down, deep = (a.ravel() for a in np.meshgrid(np.arange(40.0, 140.0), np.arange(-50.0, 50.0), indexing="ij"))
    for side in (-1.0, 1.0):
        vertices = np.stack([down, 120 + side * 50 + 0 * down, 60 + deep], 1).astype(np.float32)
        normals = np.tile(np.array([side, 0, 0], np.float32), (len(vertices), 1))
        moved = pinned(nape, vertices, normals, 60)
        out = side * (moved - vertices)[:, 1]
        assert 1.5 < out.max() < 6
        assert out.min() > -0.01
        assert np.ptp(down[out > 0.5]) < 40
        forward = np.tile(np.array([0, 0, 1], np.float32), (len(vertices), 1))
        np.testing.assert_array_equal(pinned(nape, vertices, forward, 60), vertices)


def test_strands_are_as_strong_as_in_front_and_none_on_a_smooth_hood() -> None:
    found: list[Strands | None] = []
    for strands in (True, False):
        sheet, head, _ = person_of("long", strands=strands)
        paints, nape = crown_of(sheet, head)
        cover = hidden_from_crown(sheet, head, paints).cover
        assert cover is not None
        found.append(combed(sheet, head, paints, cover, nape.hair))
    assert found[0] is not None
    assert found[0].contrast > 0.4
    assert found[1] is None


def test_strands_run_down_from_the_crown_and_only_on_what_is_painted_as_hair() -> None:
    strands = Strands(np.ones((320, 240), np.float32), 120.0, 3.0, 20.0, np.array(HAIR, np.float32))
    turn = np.linspace(-np.pi, np.pi, 400)
    round_it = np.stack([0 * turn + 60, 120 + 50 * np.sin(turn), 50 * np.cos(turn)], 1).astype(np.float32)
    colours = [np.tile(np.array(c, np.float32), (400, 1)) for c in (HAIR, SHIRT, HAIR)]
    for colour, unseen in zip(colours, (1, 1, 0), strict=True):
        strands.comb(colour, round_it, np.full(400, unseen, np.float32))
    assert colours[0].std(axis=0).min() > 0.01
    assert (colours[1] == np.array(SHIRT, np.float32)).all()
    assert (colours[2] == np.array(HAIR, np.float32)).all()
    below = round_it + np.array([4, 0, 0], np.float32)
    lower = np.tile(np.array(HAIR, np.float32), (400, 1))
    strands.comb(lower, below, np.ones(400, np.float32))
    assert np.corrcoef(lower[:, 0], colours[0][:, 0])[0, 1] > 0.6


def let_down_by(hair: str, shirt: tuple[float, float, float] = SHIRT) -> tuple[float, Part]:
    """How far behind the chest's own back the head's solid reaches at rows 150 to 180, and the head."""
    sheet, head, torso = person_of(hair, shirt)
    skull = Depth((distance(head.region) * 60).astype(np.float32), np.zeros(ROWS.shape, np.float32))
    chest = Depth((distance(torso.region) * 10).astype(np.float32), np.zeros(ROWS.shape, np.float32))
    let_down(sheet, head, paints_of(sheet.lab, head.region, head.region), skull, chest)
    far = (skull.middle - np.sqrt(np.maximum(skull.square, 0)))[150:180]
    return float(-far.min() - np.sqrt(chest.square[150:180].max())), head


def test_hair_that_hangs_beside_the_neck_hangs_behind_it() -> None:
    behind, head = let_down_by("long")
    assert behind > 2
    assert head.reach[190, 120]
    assert not head.reach[215].any()


@pytest.mark.parametrize(("hair", "shirt"), [("short", SHIRT), ("long", HAIR)])
def test_short_hair_and_clothes_of_its_colour_hang_nowhere(hair: str, shirt: tuple[float, float, float]) -> None:
    _, head = let_down_by(hair, shirt)
    np.testing.assert_array_equal(head.reach, head.region)


def test_skull_goes_back_at_the_crown_and_in_at_the_nape_unless_wrapped_in_hair() -> None:
    sheet, head, _ = person_of("short")
    solid = Depth((head.region * 40.0**2).astype(np.float32), np.zeros(ROWS.shape, np.float32))
    person.skull(sheet, head, solid)
    root = np.sqrt(solid.square)
    front, back = (solid.middle + root)[:, 120], (root - solid.middle)[:, 120]
    assert back[60] > front[60] + 4
    assert front[CHIN - 6] > back[CHIN - 6] + 8
    wrapped = part("head", (abs(COLUMNS - 120) < 55) & (ROWS >= 30) & (ROWS < CHIN))
    solid = Depth((wrapped.region * 40.0**2).astype(np.float32), np.zeros(ROWS.shape, np.float32))
    person.skull(sheet, wrapped, solid)
    assert (np.sqrt(solid.square) - solid.middle)[CHIN - 6, 120] > 40


def test_narrow_rows_below_the_seat_are_legs_and_less_deep() -> None:
    u, deep = np.linspace(-1, 1, 101), np.full(101, 30.0)
    trousers = person.seat(deep, np.where(u < 0.3, 40.0, 20.0), u)
    assert (trousers[u < 0.1] == 30).all()
    assert trousers[u > 0.5].max() < 24
    np.testing.assert_array_equal(person.seat(deep, np.full(101, 40.0), u), deep)
    np.testing.assert_array_equal(person.seat(deep, np.where(u < -0.3, 20.0, 40.0), u), deep)


def test_shoe_is_longer_than_wide_and_lies_before_the_ankle() -> None:
    mask = (ROWS >= 150) & (ROWS < 300) & (abs(COLUMNS - 120) < np.where(ROWS < 280, 10, 16))
    sheet, leg = sheet_of(np.zeros((*ROWS.shape, 3)), mask), part("leg", mask)
    solid = Depth((mask * 10.0**2).astype(np.float32), np.zeros(ROWS.shape, np.float32))
    person.shoe(sheet, leg, solid)
    root = np.sqrt(solid.square)[:, 120]
    assert 2 * root[298] > 1.2 * 32
    assert root[200] == 10
    assert solid.middle[298, 120] > 1


def test_dark_trousers_that_fill_their_rows_are_no_shadow_of_a_white_shirt() -> None:
    sheet, head, torso = person_of("short")
    hands = [part("arm", (np.hypot(ROWS - 235, COLUMNS - 120 - 50 * side) < 12)) for side in (-1, 1)]
    mask = sheet.mask | hands[0].region | hands[1].region
    rgb = np.where((hands[0].region | hands[1].region)[..., None], SKIN, sheet.clean)
    sheet = sheet_of(rgb, mask)
    torso.region &= ~(hands[0].region | hands[1].region)
    anatomy = Anatomy([head, torso, *hands], 1.0)
    back = layers(sheet, anatomy, paints_in(sheet, anatomy), "chibi", calm=False).back[1]
    np.testing.assert_allclose(back[180, 120], SHIRT, atol=0.12)
    np.testing.assert_allclose(back[270, 90:150].mean(axis=0), TROUSERS, atol=0.12)


def test_two_ears_are_alike_behind_and_show_no_inner_side() -> None:
    fur, inner, glint = (0.2, 0.2, 0.22), (0.95, 0.6, 0.3), (0.6, 0.58, 0.66)
    head = np.hypot(ROWS - 160, COLUMNS - 120) < 80
    ears = [np.hypot(ROWS - 80, COLUMNS - 120 - 60 * side) < 28 for side in (-1, 1)]
    rgb = np.zeros((*ROWS.shape, 3)) + fur
    for side, ear in zip((-1, 1), ears, strict=True):
        rgb[ear & (np.hypot(ROWS - 80, COLUMNS - 120 - 60 * side) < 16)] = inner
    rgb[ears[0] & (COLUMNS < 52)] = glint
    sheet = sheet_of(rgb, head | ears[0] | ears[1])
    sheet = replace(sheet, face=None)
    torso = part("torso", (ROWS > 238) & (abs(COLUMNS - 120) < 30) & (ROWS < 300))
    sheet.mask[torso.region] = True
    anatomy = Anatomy([part("head", head), torso, *(part("ear", ear & ~head) for ear in ears)], 1.0)
    back = layers(sheet, anatomy, paints_in(sheet, anatomy), "chibi", calm=False).back
    for layer, side in zip(back[2:], (-1, 1), strict=True):
        np.testing.assert_allclose(layer[78, 120 + 60 * side], fur, atol=0.1)
    np.testing.assert_allclose(back[2][78, 45], back[3][78, 195], atol=0.1)


@pytest.mark.parametrize("combed_hair", [True, False])
def test_tan_hair_about_a_tan_face_is_told_by_its_strands(combed_hair: bool) -> None:
    # A bald head that is darker in the shade has none.
    head = np.hypot(ROWS - 85, COLUMNS - 120) < 55
    face = (np.hypot((ROWS - 95) / 1.1, COLUMNS - 120) < 36) & head
    tan = np.array([0.60, 0.44, 0.33]) * (1 + 0.2 * np.sin(COLUMNS * 1.3)[..., None] * combed_hair)
    rgb = np.zeros((*ROWS.shape, 3)) + np.array([0.72, 0.54, 0.43])
    rgb[head & ~face] = tan[head & ~face]
    sheet = sheet_of(rgb, head)
    one = Paints(np.median(sheet.lab[head], axis=0)[None].astype(np.float32), np.zeros(ROWS.shape, np.int64))
    found = crown_apart(sheet, part("head", head), one)
    assert len(found.lab) == 1 + combed_hair
    if combed_hair:
        assert found.lab[1, 0] < found.lab[0, 0] - 5
        assert (found.label[(np.hypot(ROWS - 85, COLUMNS - 120) > 48) & head & (ROWS < 100)] == 1).mean() > 0.85
        assert (found.label[np.hypot(ROWS - 100, COLUMNS - 120) < 24] == 0).all()
