"""Regions of a drawn portrait by its flat colours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from photos import observed
from PIL import Image, ImageDraw

from figurelab.engines.procedural.perceive import drawn
from figurelab.engines.procedural.perceive.faces import Face
from figurelab.engines.procedural.perceive.flat import flat_labels, flat_regions
from figurelab.engines.procedural.perceive.observation import Observation
from figurelab.engines.procedural.perceive.regions import Region, head_window
from figurelab.engines.procedural.perceive.subject import Subject

_SIDE = 420
_SKIN, _HAIR, _SHIRT, _PAPER = (236, 188, 150), (60, 40, 30), (40, 90, 170), (255, 255, 255)


@pytest.fixture
def face() -> Face:
    """The mesh of a real face, moved to the middle of the drawing."""
    seen = observed("astronaut.jpg").face
    assert seen is not None
    points = seen.landmarks[:, :2]
    scale = 110 / float(np.ptp(points[:, 1]))
    moved = (points - points.mean(axis=0)) * scale + _SIDE / 2
    landmarks = np.hstack([moved, seen.landmarks[:, 2:] * scale]).astype(np.float32)
    box = replace(seen.box, x=_SIDE / 2, y=_SIDE / 2, side=seen.box.side * scale, angle=0.0)
    return Face(box, landmarks, presence=0.99)


def _drawing(face: Face, *, hair: bool = True, glasses: bool = False) -> NDArray[np.uint8]:
    picture = Image.new("RGB", (_SIDE, _SIDE), _PAPER)
    pen = ImageDraw.Draw(picture)
    left, right = sorted(float(face.landmarks[i, 0]) for i in (234, 454))
    top, chin, brow = (float(face.landmarks[i, 1]) for i in (10, 152, 105))
    if hair:
        pen.ellipse((left - 14, top - 40, right + 14, chin - 10), fill=_HAIR)
    pen.rectangle((left + 25, chin - 10, right - 25, _SIDE), fill=_SKIN)
    pen.rounded_rectangle((left - 50, chin + 20, right + 50, _SIDE + 40), 30, fill=_SHIRT)
    pen.ellipse((left - 2, top, right + 2, chin), fill=_SKIN)
    if glasses:
        for x in (left + 6, (left + right) / 2 + 3):
            pen.rectangle((x, brow + 6, x + (right - left) / 2 - 9, brow + 26), outline=(10, 10, 10), width=4)
        pen.line((left + 20, brow + 10, right - 20, brow + 10), fill=(10, 10, 10), width=4)
    return np.asarray(picture)


def _labels(picture: NDArray[np.uint8], face: Face, alpha: NDArray[np.float32] | None = None) -> NDArray[np.uint8]:
    return flat_regions(picture, flat_labels(picture, alpha, face), head_window(face.box, 0.0)).labels


def _at(labels: NDArray[np.uint8], face: Face, x: float, y: float) -> int:
    column, row = head_window(face.box, 0.0).from_photo(np.array([[x, y]], np.float32))[0].astype(int)
    return int(labels[row, column])


def test_hair_skin_cloth_and_paper_are_told_by_their_colours(face: Face) -> None:
    picture = _drawing(face)
    labels = _labels(picture, face)
    top, chin = (float(face.landmarks[i, 1]) for i in (10, 152))
    middle = _SIDE / 2
    assert _at(labels, face, middle, top - 20) == Region.HAIR
    assert _at(labels, face, middle, (top + chin) / 2) == Region.FACE_SKIN
    assert _at(labels, face, middle, chin + 8) == Region.BODY_SKIN
    assert _at(labels, face, middle, chin + 35) == Region.CLOTHES
    assert _at(labels, face, 30, 40) == Region.BACKGROUND


def test_a_bald_drawing_has_no_hair_and_a_frame_is_a_thing_on_the_face(face: Face) -> None:
    bald = _labels(_drawing(face, hair=False), face)
    assert not np.any(bald == Region.HAIR)
    assert not np.any(bald == Region.OTHER)
    framed = _labels(_drawing(face, glasses=True), face)
    assert np.any(framed == Region.OTHER)


def test_what_is_cut_out_of_a_drawing_is_no_ground_of_its_own(face: Face) -> None:
    picture = _drawing(face)
    alpha = np.any(picture != 255, axis=2).astype(np.float32)
    # Under clear pixels the file may hold any colour, that of the shirt for one.
    hidden = np.where(alpha[..., None] > 0, picture, np.array(_SHIRT, np.uint8))
    labels = _labels(hidden, face, alpha)
    assert _at(labels, face, _SIDE / 2, float(face.landmarks[152, 1]) + 35) == Region.CLOTHES
    assert _at(labels, face, 30, 40) == Region.BACKGROUND


def test_a_drawn_portrait_is_a_bust_and_a_whole_figure_is_not(face: Face) -> None:
    picture = _drawing(face)
    rows = np.arange(_SIDE)[:, None]
    chin = float(face.landmarks[152, 1])

    def seen(last: float, found: Face = face) -> Observation:
        mask = np.broadcast_to(rows < last, (_SIDE, _SIDE)).astype(np.float32)
        observation = Observation("person", picture, face=found, faces=1)
        vars(observation)["subject"] = Subject(mask, peak=1.0)
        return observation

    assert drawn.is_bust(seen(chin + 0.5 * face.height))
    assert not drawn.is_bust(seen(chin + 1.2 * face.height))
    assert not drawn.is_bust(seen(chin + 0.5 * face.height, replace(face, presence=0.85)))
