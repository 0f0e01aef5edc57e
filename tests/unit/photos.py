"""Photos for the tests of perception and reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from figurelab.engines.procedural import perceive
from figurelab.engines.procedural.read.head import Head

DATA = Path(__file__).parents[1] / "data"


@cache
def photo(name: str) -> NDArray[np.uint8]:
    """(h, w, 3) of a file in tests/data."""
    return np.asarray(Image.open(DATA / name).convert("RGB"))


@cache
def observed(name: str) -> perceive.Observation:
    return perceive.observe(photo(name))


def head_of(seen: perceive.Observation) -> Head:
    """Of a photo in which one is seen."""
    assert seen.head is not None
    assert seen.face is not None
    return Head(seen.head, seen.head.window.from_photo(seen.face.landmarks[:, :2]))


@cache
def bare_eyed() -> Head:
    """The head of a portrait without glasses, at most 640 pixels wide or high, to paint some on."""
    with Image.open(DATA / "portrait_white_hair.jpg") as opened:
        small = opened.convert("RGB")
    small.thumbnail((640, 640))
    return head_of(perceive.observe(np.asarray(small)))


def sketched_on() -> tuple[Head, NDArray[np.float32], NDArray[np.float32]]:
    """A real head to draw labels about, x of its window's pixels in face widths from the middle, and their rows."""
    base = head_of(observed("astronaut.jpg"))
    size = base.regions.window.size
    rows, columns = np.mgrid[0:size, 0:size].astype(np.float32)
    return base, (columns - base.middle) / base.width, rows
