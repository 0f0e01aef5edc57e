"""Years by the looks of a face and by signs of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.perceive import nets, wholeface
from figurelab.engines.procedural.read import Readings, aged, compose, measure, style
from figurelab.engines.procedural.read.aged import Aged
from figurelab.engines.procedural.read.aged_weights import SIGNS
from figurelab.engines.procedural.read.color import chroma
from figurelab.engines.procedural.read.greying import grey_strands, greyed, unyellowed, yellowness
from figurelab.engines.procedural.read.head import Head
from figurelab.engines.procedural.read.reading import Reading


def _usual(**changes: float) -> list[float]:
    """Signs of the mean of all that the weights were fitted on."""
    named = {name: mean for name, (mean, _, _) in SIGNS.items() if name != "bias"}
    assert not changes.keys() - named.keys()
    return [changes.get(name, value) for name, value in named.items()]


def test_signs_add_years_to_the_usual_look() -> None:
    table = aged.weights()
    assert table.shape == (2000, 3)
    assert np.isfinite(table).all()
    look = table[:, 0]
    plain = aged.told(_usual(), look)
    assert 25 < plain.years < 35
    assert not plain.child
    lined, grey = aged.told(_usual(lined=0.9), look), aged.told(_usual(**{"grey hair": 1.0, "white hair": 1.0}), look)
    assert lined.years > plain.years + 2
    assert grey.years > plain.years + 4
    slim = aged.told(_usual(jaw=0.76, nose=0.27, grown=0.0), look)
    assert slim.years < plain.years - 5


def test_looks_make_a_child_or_an_old_face_but_not_of_a_blur() -> None:
    table = aged.weights()
    spread = 0.9
    old, young = (table[:, 0] + spread * np.sign(way * table[:, k]) for k, way in ((1, 1.0), (2, 1.0)))
    child = aged.told(_usual(), young.astype(np.float32))
    senior = aged.told(_usual(), old.astype(np.float32))
    assert senior.years > 60
    assert not senior.child
    assert child.years < senior.years - 30
    for look in (old, young):
        blurred = aged.told(_usual(height=float(np.log(20.0))), look.astype(np.float32))
        assert blurred == aged.Aged(28.0), "a face of twenty pixels"


def test_who_is_surely_no_child_looks_twenty_at_least() -> None:
    """A smooth made-up face may look fifteen, and was drawn as a girl."""
    table = aged.weights()
    # As young as it can look, but for a child's signs.
    look = table[:, 0] - 1.5 * np.sign(table[:, 1]) * (np.abs(table[:, 1]) > 2.0 * np.abs(table[:, 2]))
    look -= 0.6 * np.sign(table[:, 2]) * (np.abs(table[:, 2]) > np.abs(table[:, 1]))
    told = aged.told(_usual(), look.astype(np.float32))
    assert not told.child
    assert told.years == pytest.approx(20.0, abs=0.5)


def test_the_whole_face_and_the_eyes_are_looked_at_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[np.ndarray] = []

    def logits(picture: np.ndarray) -> np.ndarray:
        seen.append(picture)
        return np.full(1000, float(len(seen)), np.float32) + np.arange(1000, dtype=np.float32)

    monkeypatch.setattr(nets, "class_logits", logits)
    points = np.full((468, 2), (128.0, 120.0), np.float32)
    points[[10, 152]] = (128, 20), (128, 220)
    picture = np.zeros((256, 256, 3), np.uint8)
    picture[70:80] = 255
    found = wholeface.whole_face(picture, points)
    assert found.shape == (2000,)
    assert found[:1000] == pytest.approx(found[1000:], abs=1e-3), "over their mean"
    assert len(seen) == 4, "both ways round"
    face, _, eyes, _ = (np.flatnonzero(look[:, 112, 0] > 128).mean() for look in seen)
    assert face == pytest.approx(112 - 224 * 41 / 230, abs=4)
    assert eyes == pytest.approx(112, abs=4)


def test_a_white_haired_man_is_told_older_than_an_astronaut_and_neither_is_a_child() -> None:
    told = {name: measure(observed(name)).head for name in ("astronaut.jpg", "portrait_white_hair.jpg")}
    years = [head.aged.years for head in told.values() if head is not None]
    assert 24 < years[0] < 45
    assert years[1] > 55
    assert not any(head.aged.child for head in told.values() if head is not None)


def test_light_strands_without_colour_are_grey_hair_on_the_old_and_a_gleam_on_the_young() -> None:
    brown = np.array([44.0, 5.0, 8.0], np.float32)
    strands = np.array([64.0, 1.0, 4.0], np.float32)
    grey = greyed(brown, Reading(strands, 0.5), 0.5)
    assert grey[0] == pytest.approx(50.0, abs=1)
    assert greyed(brown, Reading(strands, 0.7), 0.5)[0] > grey[0] + 3
    assert chroma(grey) < 0.85 * chroma(brown)
    assert np.array_equal(greyed(brown, Reading(strands, 0.5), 0.3), brown)
    assert np.array_equal(greyed(brown, Reading(strands, 0.2), 0.5), brown), "few of them"
    white = np.array([79.0, 0.0, 4.0], np.float32)
    assert np.array_equal(greyed(white, Reading(strands, 0.9), 0.8), white)
    dark = np.array([30.0, 2.0, 4.0], np.float32)
    assert 0 < greyed(dark, Reading(strands, 0.5), 0.5)[0] - dark[0] < 2, "dark hair with grey in it is seen dark"


def test_light_hair_of_the_grown_that_is_less_yellow_than_the_skin_is_grey_in_a_warm_light() -> None:
    beige = np.array([58.0, 4.0, 14.0], np.float32)
    grey = unyellowed(beige, 0.45, 0.5)
    assert grey[0] == beige[0]
    assert np.hypot(*grey[1:]) < 0.5 * np.hypot(*beige[1:])
    assert np.array_equal(unyellowed(beige, 0.9, 0.5), beige), "blond hair is yellower than the skin"
    assert np.array_equal(unyellowed(beige, 0.45, 0.2), beige), "nobody young is grey"


def test_grey_strands_are_counted_in_the_hair_near_the_face() -> None:
    seen = observed("astronaut.jpg")
    assert seen.head is not None
    assert seen.face is not None
    points = seen.head.window.from_photo(seen.face.landmarks[:, :2])
    head = Head(seen.head, points)
    assert grey_strands(head).confidence < 0.2
    picture = seen.head.picture.copy()
    picture[::2][head.hair[::2]] = 150
    found = grey_strands(Head(replace(seen.head, picture=picture), points))
    assert found.confidence == pytest.approx(0.5, abs=0.08)
    assert found.value[0] == pytest.approx(62, abs=3)
    picture[head.hair] = 150
    assert yellowness(Head(replace(seen.head, picture=picture), points)) < 0.1
    picture[head.hair] = (190, 150, 90)
    assert yellowness(Head(replace(seen.head, picture=picture), points)) == 1.0


def test_a_baby_is_smaller_than_a_schoolchild_and_its_hair_is_fine() -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    tousled = replace(seen.hair, length=-0.7, fringe_gap=0.5, gap_left=0.5, gap_middle=0.5, gap_right=0.5)
    tousled = replace(tousled, width=1.5, coherence=0.55, order=0.6, fine=0.6, wave=15.0)

    def shown(years: float) -> FigureSpec:
        head = replace(seen, hair=tousled, aged=Aged(years, child=years < 13))
        return compose(Readings(head=head, body=None, monochrome=False), 3)

    baby, pupil = shown(2.0), shown(8.0)
    assert (baby.body.build, pupil.body.build) == ("child", "child")
    assert baby.body.stature < pupil.body.stature == 0.0
    assert baby.hair.mess == 0.0 < pupil.hair.mess
    assert baby.hair.volume < 0.9 < pupil.hair.volume
    assert style.fine(replace(pupil.hair, style="long")) == replace(pupil.hair, style="long")
