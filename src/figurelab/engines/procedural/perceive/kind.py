"""What kind of subject a photo shows when it shows no person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .faces import Box
from .nets import CLASS_SIDE, F32, class_logits, softmax
from .subject import SOFT, Subject
from .window import U8, Window

Kind = Literal["person", "person_no_face", "cat", "dog", "animal", "thing", "character"]
Nothing = Literal["blank", "texture", "text"]

# Indices of ImageNet-1k.
CATS = slice(281, 294)  # with the big ones
DOGS = slice(151, 281)  # with wolves and foxes
ANIMALS = slice(0, 398)
_SCENES = [970, *range(972, 981)]  # mountains, cliffs and shores
_PRINTED = [916, 917, 921, 922]  # web site, comic book, book jacket, menu

_DOUBTED, _ROUND, _MUZZLE = 0.65, 2.0, 0.6
"""A face's score that the detector is not sure at; the window about it, of its side; and the share of cats and dogs
there: of two puppies that passed for a face 0.87, of 45 doubted faces of people up to 0.08."""

_HEAD = 0.6
_HEADS = ((0.25, 0.30), (0.50, 0.30), (0.75, 0.30), (0.25, 0.55), (0.75, 0.55))
"""Where a head may be, as shares of the subject's width and height, and how much of its longer side it fills."""


def classify(photo: U8, subject: Subject) -> F32:
    """(1000,) ImageNet probabilities: the mean of looks at the middle square and at the subject's box."""
    height, width = photo.shape[:2]
    x, y, side = subject.box(1.15)
    views = [
        Window(width / 2, height / 2, float(min(height, width)), 0.0, CLASS_SIDE),
        Window(x, y, max(side, 16.0), 0.0, CLASS_SIDE),
    ]
    return np.mean([_look(photo, view) for view in views], axis=0).astype(np.float32)


def closer(photo: U8, subject: Subject, classes: F32, family: slice) -> F32:
    """(1000,) ``classes`` with the family's share dealt out anew among its breeds, after looks at where a head may be.

    A breed is told by its head, and a head is what is most surely of the family: the looks count by the third power of
    the family's share in them.
    """
    columns, rows = (np.flatnonzero(subject.largest().any(axis=axis)) for axis in (0, 1))
    if len(rows) == 0:
        return classes
    wide, tall = float(np.ptp(columns)), float(np.ptp(rows))
    side = max(_HEAD * max(wide, tall), 16.0)
    views = [Window(columns[0] + u * wide, rows[0] + v * tall, side, 0.0, CLASS_SIDE) for u, v in _HEADS]
    looks = np.stack([classes, *(_look(photo, view) for view in views)])[:, family]
    shares = np.maximum(looks.sum(axis=1, keepdims=True), 1e-9)
    breeds = (looks / shares * shares**3).sum(axis=0) / (shares**3).sum()
    found = classes.copy()
    found[family] = breeds * classes[family].sum()
    return found


def is_muzzle(photo: U8, box: Box) -> bool:
    """Whether a doubted face is the head of a cat or a dog: two-coloured ones pass the face's own test."""
    if box.score >= _DOUBTED:
        return False
    seen = _look(photo, Window(box.x, box.y, max(_ROUND * box.side, 16.0), 0.0, CLASS_SIDE))
    return float(seen[CATS].sum() + seen[DOGS].sum()) > _MUZZLE


def _look(photo: U8, view: Window) -> F32:
    """(1000,) probabilities of what a window shows."""
    return softmax(class_logits(view.sample(photo)))


@dataclass(frozen=True)
class Verdict:
    """kind is None when there is nothing to make a figure of; why then says what was seen instead."""

    kind: Kind | None
    why: Nothing | None = None


def pet_of(scores: NDArray[np.float32]) -> Literal["cat", "dog"] | None:
    """Cat or dog, when the ImageNet probabilities are clear about it."""
    if float(scores[CATS].sum()) > 0.4:
        return "cat"
    return "dog" if float(scores[DOGS].sum()) > 0.4 else None


def is_no_person(scores: NDArray[np.float32]) -> bool:
    """Whether an animal or a landscape is plain enough to outweigh a body without a face: cats that run and rocks on a
    shore pass for people lying down."""
    animal = float(scores[ANIMALS].sum()) > 0.8 and float(scores[CATS].sum() + scores[DOGS].sum()) > 0.6
    return animal or _is_scene(scores)


def _is_scene(scores: NDArray[np.float32]) -> bool:
    return float(scores[_SCENES].sum()) > 0.5


def judge(subject_peak: float, softness: float, coverage: float, scores: NDArray[np.float32]) -> Verdict:
    """Cat, dog, another animal, a thing or nothing, from the subject's mask and the ImageNet probabilities.

    coverage: share of the photo inside the mask. A mask of the whole photo is a subject only if its class is known.
    """
    animal = float(scores[ANIMALS].sum())
    if subject_peak < 0.5:
        return Verdict(None, "blank")
    if (found := pet_of(scores)) is not None:
        return Verdict(found)
    unknown = coverage > 0.9 and float(scores.max()) < 0.3
    if ((softness > SOFT or unknown) and animal < 0.6) or _is_scene(scores):
        return Verdict(None, "texture")
    if float(scores[_PRINTED].sum()) > 0.4:
        return Verdict(None, "text")
    return Verdict("animal" if animal > 0.6 else "thing")
