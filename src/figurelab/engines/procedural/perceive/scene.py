"""Looking at a photo: who or what is in it, and where."""

from __future__ import annotations

from dataclasses import replace
from math import hypot, pi
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from figurelab.engines.base import NoSubject

from . import faces, kind, pose, subject
from .chosen import Choice, choose
from .drawn import SURE, is_bust, is_character, is_drawn, is_unnatural
from .faces import Face
from .nets import F32
from .observation import Observation
from .regions import Region, segment
from .window import U8, whole

LONGEST_SIDE = 1280
SHORTEST_SIDE = 64
_BACKDROP = 235.0
_PERSON = 0.4
_CHANCE, _SPECK = 0.5, 0.2
_DIM, _VAGUE = 0.65, 0.95
"""Of a face that may be none: the detector's score, and its side as a share of the photo's shorter one; and the score
and the mesh's presence where both doubt it."""
_HEAD_BOX = 0.6
_DOUBTED, _WANDERS, _HAIR = 0.65, 0.45, 0.05
_BELIEVED, _ASTRAY = 0.8, 1.2
"""Where joints lie more than the width of the shoulders apart in the mirror, even a surer detector is wrong: of
glasses raised in a toast 1.3, of a page of text 2.7, of a man far away 0.8."""
# About half a head, of the pose window's side.
_HEAD_RADIUS = 0.052

_MESSAGES: dict[kind.Nothing, str] = {
    "blank": "nothing can be made out in the photo; a photo of one clear person, animal or object is needed",
    "texture": "the photo has no clear subject, only a texture or a scene; "
    "a photo of one person, animal or object that stands out from its background is needed",
    "text": "the photo shows printed text; a photo of one person, animal or object is needed",
}


def observe(photo: NDArray[np.uint8]) -> Observation:
    """Look at a photo (h, w, 3) or (h, w, 4), 8-bit sRGB, upright, straight alpha.

    A photo whose main face lies on its side or on its head is turned upright; what is observed is the turned photo.
    Raises NoSubject for a photo with a side below 64 pixels or with nothing in it to make a figure of.
    """
    height, width = photo.shape[:2]
    if min(height, width) < SHORTEST_SIDE:
        raise NoSubject(f"the photo is {width} x {height} pixels; each side must have at least {SHORTEST_SIDE}")
    flat, alpha = _flatten(_shrink(photo))
    person = _person(flat, alpha)
    if person is None:
        return _other(flat, alpha)
    if not is_character(person):
        return person
    if is_bust(person):
        return _seen_as(person, drawn=True)
    if person.photo is not flat:
        # Only faces of people are found at their own angle: an upright toy's was taken for one on its head.
        person = _other(flat, alpha)
    return person if person.kind in ("cat", "dog") else _character(person)


def subject_mask(photo: NDArray[np.uint8]) -> F32:
    """(h, w) f32 0..1: how much each pixel of a photo (h, w, 3 or 4) belongs to its subject."""
    flat, alpha = _flatten(photo)
    return subject.find(flat, alpha).mask


def _shrink(photo: U8) -> U8:
    height, width = photo.shape[:2]
    longest = max(height, width)
    if longest <= LONGEST_SIDE:
        return photo
    size = max(1, round(width * LONGEST_SIDE / longest)), max(1, round(height * LONGEST_SIDE / longest))
    return np.asarray(Image.fromarray(photo).resize(size, Image.Resampling.BOX, reducing_gap=2.0))


def _flatten(photo: U8) -> tuple[U8, F32 | None]:
    """Colours over a light grey, and the alpha channel if it cuts something out."""
    if photo.shape[2] == 3:
        return photo, None
    alpha: F32 = (photo[:, :, 3] / 255).astype(np.float32)
    if float(alpha.max()) < 0.5:
        raise NoSubject("the photo is fully transparent; a photo with one clear person, animal or object is needed")
    flat = photo[:, :, :3] * alpha[:, :, None] + _BACKDROP * (1 - alpha[:, :, None])
    cut_out = float(np.mean(alpha < 0.5)) > 0.005
    return np.round(flat).astype(np.uint8), alpha if cut_out else None


def _person(photo: U8, alpha: F32 | None) -> Observation | None:
    found = _people(photo)
    for quarters in (0,) if found else (2, 1, 3):
        turned, turned_alpha = _turn(photo, alpha, quarters)
        found = found if quarters == 0 else _people(turned, look_closer=False)
        if not found:
            continue
        if quarters and (quarters + _quarters(found[0])) % 4 == 0:
            # It stood upright, and was only seen at another angle: behind a cup, say.
            person = _with_face(photo, alpha, [face.turned(-quarters, turned.shape) for face in found])
        else:
            person = _with_face(turned, turned_alpha, found)
        if not _is_chance(person):
            return person
    return _without_face(photo, alpha)


def _is_chance(seen: Observation) -> bool:
    """Whether the face seen is an accident of letters, strokes or windows: small, doubted, and nobody's. Of 395 faces
    of people and drawings those below the score have a body or fill a fifth of the photo; two false ones had not. In a
    skyline and a page of text the detector was surer, but then the mesh was not."""
    face = seen.face
    if face is None or seen.pose is not None:
        return False
    if face.box.score >= (_DIM if face.presence < _VAGUE else _CHANCE):
        return False
    return face.box.side < _SPECK * min(seen.photo.shape[:2])


def _people(photo: U8, *, look_closer: bool = True) -> list[Face]:
    """The faces found, without those of pets."""
    return [face for face in faces.find(photo, look_closer=look_closer) if not kind.is_muzzle(photo, face.box)]


def _quarters(face: Face) -> int:
    """How many quarters of a turn to the left set a face upright."""
    return round(face.roll / (pi / 2)) % 4


def _turn(photo: U8, alpha: F32 | None, quarters: int) -> tuple[U8, F32 | None]:
    """The very same photo for no quarters: that tells a turned one apart."""
    if quarters == 0:
        return photo, alpha
    turned = None if alpha is None else np.rot90(alpha, quarters).astype(np.float32)
    return np.ascontiguousarray(np.rot90(photo, quarters)), turned


def _with_face(photo: U8, alpha: F32 | None, found: list[Face]) -> Observation:
    quarters = _quarters(found[0])
    if quarters:
        turned, turned_alpha = _turn(photo, alpha, quarters)
        again = _people(turned)
        if again and _quarters(again[0]) == 0:
            photo, alpha, found = turned, turned_alpha, again
    seen = Observation("person", photo, alpha, faces=len(found))
    choice = choose(photo, seen.subject.mask, found) if len(found) > 1 else Choice(found[0])
    main = choice.face
    x, y = main.landmarks[:, :2].mean(axis=0)
    skeleton = pose.of_face(photo, float(x), float(y), main.height)
    return _seen_as(seen, face=main, face_margin=choice.margin, why=choice.why, pose=skeleton)


def _seen_as(seen: Observation, **changes: Any) -> Observation:
    """The same photo taken for something else: the slowest net of all has looked at it, and does not look twice."""
    changed = replace(seen, **changes)
    if "subject" in vars(seen):
        vars(changed)["subject"] = seen.subject
    return changed


def _without_face(photo: U8, alpha: F32 | None) -> Observation | None:
    seed = pose.anyone(photo, _PERSON)
    if seed is None:
        return None
    skeleton = pose.follow(photo, seed)
    x, y = (float(v) for v in skeleton.joints[:11, :2].mean(axis=0))
    margin = _HEAD_RADIUS * skeleton.window.side
    if not (0 <= x < photo.shape[1] and margin <= y < photo.shape[0]):
        if seed.score < SURE:
            return None
        raise NoSubject("the photo shows a person without the head; a photo with the head in it is needed")
    boxes = faces.detect(photo, whole(photo, 192))
    if not boxes and _only_alike(photo, skeleton):
        return None
    near = [b for b in boxes if b.score >= _HEAD_BOX and hypot(b.x - x, b.y - y) < b.side]
    if near and abs(near[0].angle) < pi / 4 and (profile := faces.confirm(photo, near[0])).presence > faces.PROFILE:
        return _with_face(photo, alpha, [profile])
    seen = Observation("person_no_face", photo, alpha, pose=skeleton, head_box=near[0] if near else None)
    if not near and kind.is_no_person(classes := kind.classify(photo, seen.subject)):
        return _judged(_seen_as(seen, pose=None), classes)
    return seen


def _only_alike(photo: U8, skeleton: pose.Pose) -> bool:
    """Whether a body that shows nothing of a face is no body: the detector doubts it, its joints wander where a mirror
    is held to them, and hardly any hair or skin of a face is there. Armchairs, boots and clocks pass for people."""
    least = _BELIEVED if skeleton.wander > _ASTRAY else _DOUBTED
    if skeleton.seed.score >= least or skeleton.wander < _WANDERS:
        return False
    labels = segment(photo, whole(photo, 256)).labels
    return float(np.isin(labels, (Region.HAIR, Region.FACE_SKIN)).mean()) < _HAIR


def _character(seen: Observation) -> Observation:
    """A cat or a dog after all, or a character of its own."""
    classes = kind.classify(seen.photo, seen.subject)
    return _bred(_seen_as(seen, kind=kind.pet_of(classes) or "character", classes=classes))


def _other(photo: U8, alpha: F32 | None) -> Observation:
    seen = Observation("thing", photo, alpha)
    return _judged(seen, kind.classify(photo, seen.subject))


def _judged(seen: Observation, classes: F32) -> Observation:
    """What is no person. Raises NoSubject where there is nothing to make a figure of."""
    uncut = seen.alpha is None
    softness, coverage = (seen.subject.softness, seen.subject.coverage) if uncut else (0.0, 0.0)
    verdict = kind.judge(seen.subject.peak, softness, coverage, classes)
    if verdict.kind is None:
        raise NoSubject(_MESSAGES[verdict.why or "blank"])
    drawn = is_drawn(seen) if verdict.kind in ("animal", "thing") else is_unnatural(seen)
    return _bred(_seen_as(seen, kind="character" if drawn else verdict.kind, classes=classes))


def _bred(seen: Observation) -> Observation:
    """A cat or a dog looked at again for its breed; anything else as it is."""
    family = {"cat": kind.CATS, "dog": kind.DOGS}.get(seen.kind)
    if family is None or seen.classes is None:
        return seen
    return _seen_as(seen, classes=kind.closer(seen.photo, seen.subject, seen.classes, family))
