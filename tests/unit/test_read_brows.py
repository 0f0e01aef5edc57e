"""How dark and how bare brows are, on a real face whose light and hair are changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import measure
from figurelab.engines.procedural.read.expression import PLAIN_BROW, brows
from figurelab.engines.procedural.read.face import face
from figurelab.engines.procedural.read.head import LEFT_BROW, RIGHT_BROW, Head, grow
from figurelab.engines.procedural.read.reading import Reading


@pytest.fixture(scope="module")
def bare() -> Head:
    seen = observed("astronaut.jpg")
    assert seen.head is not None
    assert seen.face is not None
    return Head(seen.head, seen.head.window.from_photo(seen.face.landmarks[:, :2]))


def _under_hair(head: Head, *brow: list[int]) -> Head:
    labels = head.regions.labels.copy()
    labels[grow(head.area(*brow), 4)] = Region.HAIR
    shares = np.eye(head.regions.shares.shape[-1], dtype=np.float32)[labels]
    return Head(replace(head.regions, labels=labels, shares=shares), head.points)


def test_hair_over_one_brow_leaves_the_other(bare: Head) -> None:
    seen = brows(_under_hair(bare, RIGHT_BROW))
    assert seen.trusted
    assert seen.value.bare
    both = brows(_under_hair(bare, RIGHT_BROW, LEFT_BROW))
    assert not both.trusted
    assert not both.value.bare


def test_a_forehead_in_the_light_does_not_hide_its_brows(bare: Head) -> None:
    """Cheeks in the shade are as dark as the brows are."""
    picture = bare.regions.picture.copy()
    down = int(bare.eye_line)
    picture[down:] = (picture[down:] * 0.45).astype(np.uint8)
    brow = bare.area(RIGHT_BROW, LEFT_BROW)
    picture[brow] = (picture[brow] * 0.55).astype(np.uint8)
    seen = brows(Head(replace(bare.regions, picture=picture), bare.points))
    assert seen.value.darkness < PLAIN_BROW < seen.value.depth
    assert seen.trusted


def test_the_line_of_brows_is_kept_behind_clear_glass_and_not_behind_dark() -> None:
    head = measure(observed("astronaut.jpg")).head
    assert head is not None
    own = replace(head.traits, value=replace(head.traits.value, slope=0.7, lift=-0.6))
    worn = replace(head.glasses, value=replace(head.glasses.value, kind="round"))

    def slope(**change: object) -> tuple[float, float]:
        drawn = face(replace(head, traits=own, **change), head.hair_color.value).brows  # pyright: ignore[reportArgumentType]
        return drawn.slope, drawn.lift

    assert slope() == (0.7, -0.6)
    assert slope(glasses=worn) == (0.7, 0.0)
    dark = replace(worn, value=replace(worn.value, lens=np.array([30, 0, 0], np.float32)))
    assert slope(glasses=dark) == (0.0, 0.0)
    faint = Reading(replace(head.brows.value, darkness=2.0, depth=3.0), 0.2)
    assert slope(brows=faint) == (0.7, -0.6)
    assert face(replace(head, brows=faint), head.hair_color.value).brows.weight >= 1.0


def test_brows_are_as_heavy_on_deep_skin() -> None:
    """The same brow takes less of its lightness away."""
    head = measure(observed("astronaut.jpg")).head
    assert head is not None

    def weight(darkness: float, skin: float) -> float:
        seen = replace(head.brows.value, darkness=darkness, depth=0.0)
        tone = replace(head.skin, value=np.array([skin, 14.0, 18.0], np.float32))
        return face(replace(head, brows=Reading(seen, 0.7), skin=tone), head.hair_color.value).brows.weight

    assert weight(14.0, 40.0) == weight(24.0, 70.0) > weight(14.0, 70.0)
    assert weight(14.0, 85.0) == weight(14.0, 70.0)
