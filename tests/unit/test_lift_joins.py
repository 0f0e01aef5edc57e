"""How parts meet, what is shine and what paint, and what hangs below a chin."""

import numpy as np
import pytest
from scipy.ndimage import distance_transform_edt
from skimage.color import rgb2lab

from figurelab.engines.procedural.lift.crown import hidden_from_crown
from figurelab.engines.procedural.lift.lathe import lathe_of
from figurelab.engines.procedural.lift.paints import paints_of
from figurelab.engines.procedural.lift.part import Depth, Kind, Part, centre_of
from figurelab.engines.procedural.lift.profile import under_chin
from figurelab.engines.procedural.lift.seams import CREASE, blends
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.volume import field, half_depth, stack

SKIN, SHIRT, HAIR = (0.92, 0.72, 0.60), (0.15, 0.35, 0.75), (0.20, 0.13, 0.10)


def sheet_of(rgb: np.ndarray, mask: np.ndarray, face: tuple[float, float, float, float] | None = None) -> Sheet:
    rgb = rgb.astype(np.float32)
    lab = rgb2lab(rgb).astype(np.float32)
    depth = distance_transform_edt(mask)
    return Sheet(mask, mask.astype(np.float32), rgb, lab, depth, rgb, 1.0, (0, 0), face)


def part(kind: Kind, region: np.ndarray) -> Part:
    return Part(kind, region, region.copy(), 30.0, centre_of(region))


def two_parts(lower: tuple[float, float, float]) -> tuple[Sheet, list[Part]]:
    """A column, cut in two across its middle, of one colour above and another below."""
    mask = np.zeros((240, 200), bool)
    mask[20:220, 60:140] = True
    rgb = np.full((240, 200, 3), SKIN)
    rgb[120:] = lower
    upper = mask & (np.arange(240)[:, None] < 120)
    return sheet_of(rgb, mask), [part("torso", upper), part("limb", mask & ~upper)]


def test_parts_of_one_colour_run_into_each_other_and_others_meet_in_a_crease() -> None:
    assert (blends(*two_parts(SKIN)) > 2 * CREASE).all()
    np.testing.assert_allclose(blends(*two_parts(SHIRT)), CREASE)


def test_outline_lies_between_the_pixels_that_it_covers() -> None:
    """A slope of 1 in 10 has steps of a pixel in the mask and none in the field."""
    rows, columns = np.indices((120, 160)).astype(np.float64)
    line = 90 - 0.1 * columns
    coverage = np.clip(line - rows + 0.5, 0, 1)
    coverage *= (rows > 20) & (columns > 10) & (columns < 150)
    mask = coverage > 0.5
    sheet = sheet_of(np.zeros((120, 160, 3)), mask)
    sheet = Sheet(**{**vars(sheet), "coverage": coverage.astype(np.float32)})
    whole = part("torso", mask)
    depth = Depth((distance_transform_edt(mask) * 20 * mask).astype(np.float32), np.zeros((120, 160), np.float32))
    solids = stack(sheet, [whole], [depth], np.array([CREASE], np.float32))
    half = half_depth([depth], 0)
    middle = field(solids, half)[:, :, half]
    crossing = []
    for column in range(40, 120):
        row = int(np.flatnonzero(middle[60:, column] <= 0)[0]) + 60
        above, below = middle[row - 1, column], middle[row, column]
        crossing.append(row - 1 + above / (above - below) - line[0, column])
    assert np.ptp(crossing) < 0.45


def shiny(rim: tuple[float, float, float]) -> tuple[Sheet, Part]:
    """A dark-haired head, lit from above: a pale streak on its crown, and shine on the brow."""
    rows, columns = np.indices((200, 200))
    mask = np.hypot(rows - 100, columns - 100) < 75
    rgb = np.zeros((200, 200, 3)) + HAIR
    rgb[np.hypot(rows - 120, columns - 100) < 42] = SKIN
    streak = (np.hypot(rows - 100, columns - 100) > 62) & (columns > 120) & (rows < 90)
    rgb[streak] = rim
    return sheet_of(rgb, mask, (100.0, 120.0, 70.0, 70.0)), part("head", mask)


def test_light_on_dark_hair_is_not_carried_round_but_a_coloured_streak_is() -> None:
    sheet, head = shiny((0.88, 0.86, 0.84))
    streak = (sheet.clean.sum(axis=2) > 2.5) & head.region
    assert hidden_from_crown(sheet, head, paints_of(sheet.lab, head.region, head.region)).refused[streak].all()
    sheet, head = shiny((0.20, 0.75, 0.35))
    streak = (sheet.clean[..., 1] > 0.7) & (sheet.clean[..., 0] < 0.5) & head.region & (np.arange(200)[:, None] < 60)
    assert not hidden_from_crown(sheet, head, paints_of(sheet.lab, head.region, head.region)).refused[streak].any()


def test_soft_shine_joins_the_skin_it_is_on_though_the_same_white_is_elsewhere() -> None:
    rows, columns = np.indices((160, 240))
    glow = np.exp(-(((rows - 80) / 28) ** 2 + ((columns - 60) / 28) ** 2))[..., None]
    rgb = np.array(SKIN) + glow * (np.array([0.98, 0.95, 0.93]) - SKIN)
    rgb[:, 120:] = SHIRT
    rgb[50:110, 160:220] = (0.98, 0.95, 0.93)
    lab = rgb2lab(rgb).astype(np.float32)
    shown = np.ones((160, 240), bool)
    label = paints_of(lab, shown, shown).label
    assert label[80, 60] == label[10, 10], "the shine"
    assert len({int(label[10, 10]), int(label[10, 140]), int(label[80, 190])}) == 3, "skin, shirt and its white patch"


def test_hair_below_the_chin_comes_no_farther_forward_than_the_chest() -> None:
    mask = np.zeros((300, 200), bool)
    mask[20:280, 40:160] = True
    rows = np.arange(300)[:, None]
    head, torso = part("head", mask & (rows < 180)), part("torso", mask & (rows >= 180))
    sheet = sheet_of(np.zeros((300, 200, 3)), mask, (100.0, 90.0, 80.0, 70.0))
    flat = np.zeros((300, 200), np.float32)
    skull = Depth((60.0**2 * head.reach).astype(np.float32), flat.copy())
    chest = Depth((30.0**2 * torso.reach).astype(np.float32), flat.copy())
    under_chin(sheet, head, skull, chest)
    front, back = skull.middle + np.sqrt(skull.square), skull.middle - np.sqrt(skull.square)
    assert front[100, 100] == pytest.approx(60), "the face"
    assert front[175, 100] == pytest.approx(30, abs=1), "a collar cut off with the hair"
    assert back[175, 100] == pytest.approx(-60), "the hair behind it"


@pytest.mark.parametrize(("ears", "closes"), [(True, True), (False, False)])
def test_turned_head_closes_in_a_dome_between_its_ears_and_a_pot_is_open(ears: bool, closes: bool) -> None:
    mask = np.zeros((260, 200), bool)
    mask[60:240, 50:150] = True
    if ears:
        mask[20:60, 50:80] = True
        mask[20:60, 120:150] = True
    half = lathe_of(mask).half
    top = int(np.flatnonzero(half > 0)[0])
    assert (half[top] < 0.5 * half.max()) == closes
    assert half[top + 60] == pytest.approx(half.max(), abs=1)
