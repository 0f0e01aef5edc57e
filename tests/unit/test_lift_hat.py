"""A brimmed hat leaves the head, and a head without one stays whole."""

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.lift.hat import take_off, turned_hat
from figurelab.engines.procedural.lift.images import distance
from figurelab.engines.procedural.lift.part import Part, centre_of
from figurelab.engines.procedural.lift.sheet import Sheet


def head(brim: int) -> tuple[list[Part], Sheet]:
    """A 60 pixel wide head with a brim that is `brim` pixels wider on each side, and its face."""
    mask = np.zeros((160, 200), bool)
    mask[20:120, 70:130] = True
    mask[50:56, 70 - brim : 130 + brim] = True
    picture = np.zeros((160, 200, 3), np.float32)
    sheet = Sheet(
        mask, mask.astype(np.float32), picture, picture, distance(mask), picture, 1.0, (0, 0), (100.0, 85.0, 40.0, 40.0)
    )
    return [Part("head", mask, mask.copy(), 30.0, centre_of(mask))], sheet


def test_brim_takes_the_hat_off_and_is_as_deep_as_wide() -> None:
    bare, hat = take_off(*head(25))
    assert (bare.kind, hat.kind) == ("head", "hat")
    assert not hat.region[57:].any()
    assert not bare.region[:56].any()
    depth = 2 * np.sqrt(turned_hat(hat).square.max())
    assert depth == pytest.approx(0.95 * 110, rel=0.12)


def test_head_without_a_brim_stays_whole() -> None:
    assert [part.kind for part in take_off(*head(0))] == ["head"]


def test_hat_aslant_comes_off_along_its_brim_and_is_as_deep_as_its_brim_is_wide() -> None:
    [whole], sheet = head(25)
    rows, columns = np.indices(whole.region.shape)
    slope = 0.15
    mask = whole.region[np.clip(np.round(rows + slope * (columns - 100)).astype(int), 0, 159), columns]
    tilted = Part("head", mask, mask.copy(), 30.0, centre_of(mask))
    bare, hat = take_off([tilted], replace(sheet, mask=mask, depth=distance(mask)))
    assert (bare.kind, hat.kind) == ("head", "hat")
    along = rows + slope * (columns - 100)
    assert not hat.region[along > 58].any()
    assert not (bare.region & (along < 53)).any()
    depth = np.sqrt(turned_hat(hat).square)
    assert 2 * depth.max() == pytest.approx(0.95 * 110, rel=0.15)
    assert depth[:, 53:58].max() == pytest.approx(depth[:, 143:148].max(), rel=0.25)


def test_head_below_its_own_face_wears_no_hat() -> None:
    """A face that is found far below leaves nothing over it to look at."""
    parts, sheet = head(0)
    assert take_off(parts, replace(sheet, face=(100.0, 10.0, 40.0, 20.0))) == parts
