"""Paler skin in shade is told from brown skin in as little light."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import complexion, in_shade, sclera
from figurelab.engines.procedural.read.complexion_weights import SIGNS
from figurelab.engines.procedural.read.head import LEFT_EYE, RIGHT_EYE, Head

DIM, NOT_DARK, READ = 50.0, 62.0, 55.0


def _head(name: str, gain: float = 1.0) -> Head:
    seen = observed(name)
    assert seen.head is not None
    assert seen.face is not None
    picture = np.clip(seen.head.picture * np.float32(gain), 0, 255).round().astype(np.uint8)
    return Head(replace(seen.head, picture=picture), seen.head.window.from_photo(seen.face.landmarks[:, :2]))


def _lifted(
    patch: pytest.MonkeyPatch, *, hair: float, whites: float, told: float = NOT_DARK, lit: float = DIM
) -> float:
    """L that is given back to skin beside hair of that L and whites that stand out so."""

    def seen_hair(_: Head) -> float:
        return hair

    def seen_whites(_: Head) -> float:
        return whites

    patch.setattr(in_shade, "_hair", seen_hair)
    patch.setattr(in_shade, "standing_out", seen_whites)
    return in_shade.out_of_shade(_head("astronaut.jpg"), READ, told, lit) - READ


def test_brown_hair_and_whites_that_hardly_stand_out_tell_a_pale_face_in_shade(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _lifted(monkeypatch, hair=40, whites=0.2) > 10
    assert _lifted(monkeypatch, hair=40, whites=0.9) == 0, "whites stand out from brown skin"
    assert 1 < _lifted(monkeypatch, hair=12, whites=0.0) < 6, "black hair: the whites alone tell less"
    assert 3 < _lifted(monkeypatch, hair=40, whites=float("nan")) < 10, "the hair alone"
    assert _lifted(monkeypatch, hair=12, whites=-2.0) == 0, "lashes are no whites"


def test_dark_skin_and_skin_in_a_fair_light_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _lifted(monkeypatch, hair=40, whites=0.2, told=45) == 0
    assert _lifted(monkeypatch, hair=40, whites=0.2, lit=68) == 0
    assert in_shade.out_of_shade(_head("astronaut.jpg"), 74.0, NOT_DARK, DIM) == 74.0, "nothing is lacking"


def test_whites_stand_out_the_more_the_darker_the_skin_in_any_exposure() -> None:
    pale = sclera.standing_out(_head("astronaut.jpg"))
    assert sclera.standing_out(_head("astronaut.jpg", 0.8)) == pytest.approx(pale, abs=0.06)
    base = _head("astronaut.jpg")
    picture = base.regions.picture.copy()
    skin = (base.regions.labels == Region.FACE_SKIN) & ~base.area(LEFT_EYE, RIGHT_EYE)
    picture[skin] = (picture[skin] * 0.6).astype(np.uint8)
    darker = replace(base, regions=replace(base.regions, picture=picture))
    assert sclera.standing_out(darker) > pale + 0.7


def test_skin_is_no_darker_than_the_teeth_beside_it_tell() -> None:
    usual = [mean for mean, _, _ in SIGNS.values()]

    def told(teeth: float, **changed: float) -> float:
        changed |= {"teeth": teeth, "sheen": 1.0, "whites": 0.6}
        return complexion.likeliest([changed.get(name, mean) for name, mean in zip(SIGNS, usual, strict=True)])

    assert told(0.9) > 46, "teeth give back 2.5 times the light of skin of an L of 52"
    assert told(1.4) < 44, "and four times that of dark skin"
    assert told(1.4) < told(1.1) < told(0.9)
