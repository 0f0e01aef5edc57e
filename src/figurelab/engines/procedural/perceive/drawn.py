"""Telling drawn, modelled and stuffed characters from people: they are lifted as they are, not read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .faces import CHIN
from .observation import Observation
from .window import U8

_FLAT, _GRAINY = 0.6, 0.4
_BIG_HEAD = 0.22
_CRISP = 0.1
"""Softness of a cut-out up to which its outline is believed beside a face: toys and drawings have at most 0.05, a man
in a white suit before a white wall, of whom only head and hands are cut out, has 0.2."""
SURE = 0.6
"""Score of the detector of people above which it is believed without a face."""
_PLAIN = 3.0
_PLAINLY, _SHOULDERS = 0.95, 0.9
"""The mesh's presence from which a face is plain; and how far a portrait reaches below the chin,
face heights: five had 0.3 to 0.5, the chibi figures of concepts have 1.4 and more."""
_BLUER, _DYED = 20, 0.08


def is_character(seen: Observation) -> bool:
    """Whether what looks like a person is a drawing, a toy or a picture made by a computer.

    It is, when most of it is perfectly flat colour, as in no photo; when it stands whole in the picture with a face as
    large as on no grown or growing body, and the detector of people doubts it; and, when no face was found, if it
    stands whole and the detector doubts it or the ground is without any grain: the photo's edge often takes a
    person's head. Over 52 photos of people the detector's score is above 0.6 wherever the face is large, and at most
    0.26 of a person is flat.
    """
    if seen.pose is None or _is_a_photo(seen):
        return False
    mask = seen.subject.largest()
    if not mask.any():
        return False
    if is_drawn(seen):
        return True
    top, bottom = (int(row) for row in np.flatnonzero(mask.any(axis=1))[[0, -1]])
    whole = not (mask[-1].any() or mask[0].any() or mask[:, 0].any() or mask[:, -1].any())
    doubted = seen.pose.seed.score < SURE
    if seen.face is not None:
        box = seen.face.box
        has_body = bottom > box.y + box.side
        crisp = seen.subject.softness < _CRISP
        return whole and crisp and has_body and doubted and box.side > _BIG_HEAD * (bottom - top + 1)
    return whole and (doubted or _plain_ground(seen))


def is_bust(seen: Observation) -> bool:
    """Whether a character is a drawn portrait: a plain face over little more than shoulders. Lifted it would be a head
    that is cut off; a person is made of it as of a photo."""
    face = seen.face
    if face is None or face.presence < _PLAINLY or not is_drawn(seen):
        return False
    rows = np.flatnonzero(seen.subject.largest().any(axis=1))
    below = float(rows[-1]) - float(face.landmarks[CHIN, 1])
    return below < _SHOULDERS * face.height


def _is_a_photo(seen: Observation) -> bool:
    """Sure without cutting the subject out, which takes longer than all else: a face with grain on a person that the
    detector is sure of."""
    if seen.face is None or seen.pose is None or seen.pose.seed.score < SURE:
        return False
    height, width = seen.photo.shape[:2]
    return float(_flat(seen.photo[seen.face.box.within(height, width)]).mean()) < _GRAINY


def is_drawn(seen: Observation) -> bool:
    """Whether most of the subject is flat."""
    mask = seen.subject.largest()
    if not mask.any():
        return False
    return float(_flat(seen.photo)[mask].mean()) > _FLAT


def is_unnatural(seen: Observation) -> bool:
    """Whether a cut-out animal has as much blue or violet about it as no coat has: it is a character, or dressed."""
    if seen.alpha is None:
        return False
    red, green, blue = np.moveaxis(seen.photo[seen.subject.largest()].astype(np.int16), -1, 0)
    return len(red) > 0 and float(((blue > red + _BLUER) & (blue > green + _BLUER)).mean()) > _DYED


def _flat(photo: U8) -> NDArray[np.bool_]:
    """(h, w): the neighbours to the right and below are the same."""
    tone = photo.astype(np.int16).sum(axis=2)
    flat = np.zeros(tone.shape, np.bool_)
    flat[:-1, :-1] = (np.diff(tone, axis=1)[:-1] == 0) & (np.diff(tone, axis=0)[:, :-1] == 0)
    return flat


def _plain_ground(seen: Observation) -> bool:
    """A cut-out, or a border all round that is one colour."""
    if seen.alpha is not None:
        return True
    photo = seen.photo.astype(np.float32)
    border = np.concatenate([photo[:4].reshape(-1, 3), photo[-4:].reshape(-1, 3), photo[:, :4].reshape(-1, 3)])
    return float(border.std(axis=0).max()) < _PLAIN
