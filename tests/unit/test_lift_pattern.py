"""Marks on the far side of a lifted figure, stands under sitting animals, heads that run into their bodies."""

import numpy as np
import pytest
from skimage.color import rgb2lab

from figurelab.engines.procedural.lift.back import layers, paints_in
from figurelab.engines.procedural.lift.images import distance
from figurelab.engines.procedural.lift.part import Kind, Part, centre_of
from figurelab.engines.procedural.lift.parts import Anatomy, dissect
from figurelab.engines.procedural.lift.pattern import continued
from figurelab.engines.procedural.lift.plinth import take_off
from figurelab.engines.procedural.lift.sheet import Sheet

FUR, STRIPE, PINK, STAND = (0.78, 0.55, 0.35), (0.45, 0.26, 0.14), (0.86, 0.55, 0.50), (0.30, 0.30, 0.33)
ROWS, COLUMNS = np.indices((320, 240))


def sheet_of(rgb: np.ndarray, mask: np.ndarray, *, person: bool = False) -> Sheet:
    rgb = rgb.astype(np.float32)
    face = (120.0, 60.0, 60.0, 60.0) if person else None
    lab = rgb2lab(rgb).astype(np.float32)
    return Sheet(mask, mask.astype(np.float32), rgb, lab, distance(mask), rgb, 1.0, (0, 0), face)


def part(kind: Kind, region: np.ndarray) -> Part:
    return Part(kind, region, region.copy(), float(distance(region).max()), centre_of(region))


def body() -> np.ndarray:
    return (ROWS > 40) & (ROWS < 280) & (abs(COLUMNS - 120) < 70)


def back_of(marks: np.ndarray, *, furry: bool) -> np.ndarray:
    """(h, w) how dark the marks make the back of a body of one paint."""
    rgb = np.zeros((*ROWS.shape, 3)) + FUR
    rgb[marks] = STRIPE
    sheet = sheet_of(rgb, body(), person=not furry)
    plain = np.zeros((*ROWS.shape, 3), np.float32) + np.array(FUR, np.float32)
    shown = body() & (sheet.depth > 2)
    row = np.zeros(len(rgb), np.int64)
    return (plain - continued(sheet, part("torso", body()), plain, shown, row, furry=furry)).mean(axis=2)


@pytest.mark.parametrize("furry", [True, False])
def test_stripes_go_on_behind_in_the_same_rows(furry: bool) -> None:
    back = back_of((ROWS % 30 < 8) & body(), furry=furry)
    ends = back[:, 60:75].mean(axis=1)
    assert ends[ROWS[60:240, 0][ROWS[60:240, 0] % 30 == 4]].min() > 0.12
    assert ends[ROWS[60:240, 0][ROWS[60:240, 0] % 30 == 20]].max() < 0.05


def test_buttons_a_belt_bag_and_plain_fur_leave_the_back_as_it_is() -> None:
    buttons = (np.hypot(ROWS % 30 - 15, COLUMNS - 120) < 4) & body()
    bag = (abs(ROWS - 200) < 25) & (abs(COLUMNS - 150) < 30)
    for marks in (buttons, bag, np.zeros_like(buttons)):
        assert abs(back_of(marks, furry=False)).max() < 0.02
    assert abs(back_of(buttons, furry=True)).max() < 0.02


def test_an_animal_striped_on_the_side_that_we_see_is_so_on_both() -> None:
    stripes = (ROWS % 30 < 8) & body() & (COLUMNS < 110)
    assert abs(back_of(stripes, furry=False)).max() < 0.02
    back = back_of(stripes, furry=True)
    rows = np.arange(64, 240, 30)
    assert back[rows, 62].min() > 0.12
    np.testing.assert_allclose(back[rows, 62], back[rows, 178], atol=0.05)


def test_stripes_on_a_head_run_in_from_its_outline_and_eyes_do_not_get_behind() -> None:
    head = np.hypot(ROWS - 120, COLUMNS - 120) < 90
    around = np.arctan2(ROWS - 120, COLUMNS - 120) / (2 * np.pi) * 24
    stripes = head & (around % 1 < 0.3) & (np.hypot(ROWS - 120, COLUMNS - 120) > 55)
    eyes = (np.hypot(ROWS - 130, abs(COLUMNS - 120) - 50) < 9) & head
    rgb = np.zeros((*ROWS.shape, 3)) + FUR
    rgb[stripes] = STRIPE
    rgb[eyes] = (0.02, 0.02, 0.05)
    torso = part("torso", (ROWS > 215) & (ROWS < 300) & (abs(COLUMNS - 120) < 40))
    rgb[torso.region] = FUR
    sheet = sheet_of(rgb, head | torso.region)
    anatomy = Anatomy([part("head", head), torso], 1.0)
    back = layers(sheet, anatomy, paints_in(sheet, anatomy), "chibi", calm=False).back[0].mean(axis=2)
    ring = head & (np.hypot(ROWS - 120, COLUMNS - 120) > 72) & (np.hypot(ROWS - 120, COLUMNS - 120) < 84)
    assert back[ring & (around % 1 > 0.6) & (around % 1 < 0.8)].mean() - back[ring & stripes].mean() > 0.15
    assert back[eyes & ~stripes].min() > 0.35


def test_behind_an_ear_is_fur_though_only_its_pink_is_seen() -> None:
    head = np.hypot(ROWS - 140, COLUMNS - 120) < 70
    ears = [np.hypot(ROWS - 75, COLUMNS - 120 - 50 * side) < 26 for side in (-1, 1)]
    torso = part("torso", (ROWS > 205) & (ROWS < 300) & (abs(COLUMNS - 120) < 40))
    rgb = np.zeros((*ROWS.shape, 3)) + FUR
    for ear in ears:
        rgb[ear & ~head] = PINK
    sheet = sheet_of(rgb, head | ears[0] | ears[1] | torso.region)
    anatomy = Anatomy([part("head", head), torso, *(part("ear", ear & ~head) for ear in ears)], 1.0)
    back = layers(sheet, anatomy, paints_in(sheet, anatomy), "chibi", calm=False).back
    for layer, side in zip(back[2:], (-1, 1), strict=True):
        np.testing.assert_allclose(layer[66, 120 + 50 * side], FUR, atol=0.08)


def sitting(*, neck: int = 46) -> tuple[np.ndarray, np.ndarray]:
    """A round head on a neck (its half width) on haunches as wide as the oval stand below: colours and mask."""
    head = np.hypot(ROWS - 90, COLUMNS - 120) < 75
    haunches = np.hypot((ROWS - 220) / 0.75, COLUMNS - 120) < 80
    trunk = (ROWS > 90) & (ROWS < 230) & (abs(COLUMNS - 120) < neck)
    stand = (np.hypot((ROWS - 270) / 0.28, COLUMNS - 120) < 84) | (
        (ROWS >= 270) & (np.hypot((ROWS - 282) / 0.28, COLUMNS - 120) < 84)
    )
    paws = (np.hypot(ROWS - 270, abs(COLUMNS - 120) - 30) < 16) & (ROWS < 284)
    rgb = np.zeros((*ROWS.shape, 3)) + FUR
    creature = head | haunches | trunk | paws
    rgb[stand & ~creature] = STAND
    return rgb, creature | stand


def test_a_stand_no_wider_than_who_sits_on_it_is_made_anew_in_its_colour() -> None:
    rgb, mask = sitting()
    sheet, stand = take_off(sheet_of(rgb, mask))
    assert stand is not None
    np.testing.assert_allclose(stand.colour, STAND, atol=0.05)
    assert stand.radius == pytest.approx(84, abs=3)
    assert np.linalg.norm(sheet.clean[sheet.mask] - np.array(FUR), axis=1).mean() < 0.02
    whole, none = take_off(sheet_of(np.zeros_like(rgb) + FUR, mask))
    assert none is None
    assert (whole.mask == mask).all()


def test_a_wide_neck_still_parts_head_and_body_of_a_character() -> None:
    rgb, mask = sitting(neck=58)
    sheet, _ = take_off(sheet_of(rgb, mask))
    head, torso = (dissect(sheet).the(kind) for kind in ("head", "torso"))
    assert head is not None
    assert torso is not None
    assert float(np.flatnonzero(torso.region.any(axis=1))[0]) == pytest.approx(152, abs=14)
    column = sheet_of(rgb, (ROWS > 40) & (ROWS < 280) & (abs(COLUMNS - 120) < 60))
    assert dissect(column).the("head") is None
