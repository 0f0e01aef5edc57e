"""Hair that is combed back to a knot: told by jewellery at a bare lobe, never by the hair or the paint alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from figurelab.engines.procedural.figure import Hair
from figurelab.engines.procedural.read import style
from figurelab.engines.procedural.read.gathered import is_gathered
from figurelab.engines.procedural.read.hair import HairMeasures
from figurelab.engines.procedural.read.reading import Reading

COMBED = HairMeasures(
    area=0.5, top=0.36, length=-0.63, fringe_gap=0.38, gap_left=0.38, gap_right=0.38, coherence=0.67, tied="no",
    width=1.2, gap_middle=0.38,
)  # fmt: skip
DRAWN_OUT = Reading(0.6, 0.7)


def told(hair: HairMeasures = COMBED, yaw: float = 0.1, **signs: object) -> bool:
    given: dict[str, object] = {"jewelled": True, "lashes": DRAWN_OUT, "whiskers": -2.0, **signs}
    return is_gathered(hair, yaw, **given)  # type: ignore[arg-type]


def test_an_earring_beside_smooth_hair_that_lies_back_tells_of_a_knot() -> None:
    assert told()
    assert not told(jewelled=False)
    assert not told(lashes=Reading(0.15, 0.7))
    assert not told(whiskers=0.5)


@pytest.mark.parametrize(
    "other",
    [{"coherence": 0.4}, {"top": 0.55}, {"gap_middle": 0.1}, {"area": 0.2}, {"length": -0.2}, {"cut": True}],
)
def test_curls_quiffs_fringes_crops_and_longer_hair_are_as_they_look(other: dict[str, float]) -> None:
    assert not told(replace(COMBED, **other))


def test_of_a_turned_head_the_knot_would_be_seen() -> None:
    assert not told(yaw=0.5)


def test_gathered_hair_is_a_low_bun_combed_from_its_parting() -> None:
    short = Hair(style="slick", parting="none", top="flat", sides="faded", mess=0.4, recede=0.3)
    bun = style.gathered(short, COMBED)
    assert (bun.style, bun.tie, bun.parting, bun.top, bun.sides) == ("bun", "low", "center", "combed", "usual")
    assert (bun.mess, bun.recede) == (0.0, 0.0)
    aside = style.gathered(replace(short, style="side_part", parting="left"), replace(COMBED, parted=-0.36))
    assert aside.parting == "right", "as the strands fall, not as short cuts are combed"
    assert style.gathered(short, replace(COMBED, gap_left=0.25, gap_right=0.42)).parting == "left"
    assert style.gathered(Hair(style="buzz"), COMBED).style == "buzz"
