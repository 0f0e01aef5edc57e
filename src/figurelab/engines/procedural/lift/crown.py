"""Which colours of a head may cover its back: those of the crown, never those of the face."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import blurred
from figurelab.engines.procedural.lift.paints import Paints, features
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_TOP, _APART = 0.22, 8.0
_RIM = 9.0
_OUTSIDE, _ALL, _LEAST_HAIR, _NEARLY, _SOFT = 0.68, 0.9, 200, 4.0, 0.012
_FINE, _COMBED, _COARSER = 0.012, 1.2, 1.3
_PALER, _DULL, _MINOR = 25.0, 12.0, 0.5
_WHOLE, _COVERED, _BELOW_BRIM, _MIXED = 0.6, 0.22, 0.08, 8.0


@dataclass(frozen=True)
class Crown:
    """refused: (h, w) pixels that must not be carried round. skin, cover: indices of the paints of the face, when it
    looks like skin, and of what covers the crown, when that is another."""

    refused: Mask
    skin: int | None
    cover: int | None = None


def hidden_from_crown(sheet: Sheet, head: Part, paints: Paints, *, hatted: bool = False) -> Crown:
    """Refuse the face's paints below the crown; with a skin-coloured face, keep only hair, hood or helmet.

    hatted: a hat that is a part of its own covers the crown; the rim stands for it."""
    rows = np.flatnonzero(head.region.any(axis=1))
    tall = len(rows)
    down = (np.arange(len(head.region)) - rows[0])[:, None] / tall
    crown = paints.shares(head.region & ((sheet.depth < _RIM) if hatted else (down < 0.30)))
    face_box = _face_box(sheet, head, down)
    face = paints.shares(face_box)
    count = len(paints.lab)
    bad = (face > 0.12) & (crown <= 0.10)
    if sheet.face is not None:
        bad |= (face > 0.25) & (np.arange(count) != crown.argmax())
    covered = hatted or (crown.max() > 0.5 and sheet.face is not None)
    below = down > (-1.0 if covered else 0.2)
    refused = bad[paints.label] & below
    if bad.any() and (face_box & bad[paints.label]).any():
        feature = features(sheet.lab)
        centre = np.median(feature[face_box & bad[paints.label]], axis=0)
        alike = np.linalg.norm(feature - centre, axis=2) < 22
        refused |= ((crown <= 0.10) | bad)[paints.label] & below & alike
    if sheet.face is not None:
        refused |= _shine(paints, crown)[paints.label]
    # Half of a bearded face is beard.
    fleshy = np.array([_like_skin(lab) for lab in paints.lab]) if sheet.face is not None else np.ones(count, bool)
    skin = int((face * fleshy).argmax())
    if face[skin] <= 0.2 or not _like_skin(paints.lab[skin]):
        return Crown(refused, None)
    cover = _cover(paints, crown, skin, _BELOW_BRIM if hatted else _COVERED)
    if not cover.any():
        return Crown(refused, skin)
    return Crown(refused | _uncovered(paints, cover, crown, skin, down), skin, int(cover.argmax()))


def crown_apart(sheet: Sheet, head: Part, paints: Paints) -> Paints:
    """The paints with one more, when the crown and the face below it were taken for one: straw, tan leather or fair
    hair is close to skin."""
    if sheet.face is None:
        return paints
    rows = np.flatnonzero(head.region.any(axis=1))
    down = (np.arange(len(head.region)) - rows[0])[:, None] / len(rows)
    top, face = head.region & (down < _TOP) & (sheet.depth > 2), _face_box(sheet, head, down)
    if not top.any() or not face.any():
        return paints
    shared = int(paints.shares(face).argmax())
    if int(paints.shares(top).argmax()) != shared:
        return paints
    hair = _combed_apart(sheet, head, paints, face & (paints.label == shared), shared, down)
    if hair is not None:
        return hair
    colours = [np.median(sheet.lab[where & (paints.label == shared)], axis=0) for where in (top, face)]
    if not float(np.linalg.norm((colours[0] - colours[1]) * np.array([0.5, 1, 1]))) > _APART:
        return paints
    far = [np.linalg.norm((sheet.lab - colour) * np.array([0.5, 1, 1], np.float32), axis=2) for colour in colours]
    label = np.where((paints.label == shared) & (far[0] < far[1]) & (down < 0.5), len(paints.lab), paints.label)
    lab = np.concatenate([paints.lab, colours[0][None]]).astype(np.float32)
    lab[shared] = colours[1]
    return Paints(lab, label)


def _combed_apart(sheet: Sheet, head: Part, paints: Paints, face: Mask, shared: int, down: F64) -> Paints | None:
    """The paints with hair as one more, when what surrounds the face is darker than the skin or redder, nearly all of
    the face's paint, and combed as no skin is: tan hair beside a tan face."""
    assert sheet.face is not None
    x, y, width, height = sheet.face
    row, column = np.arange(len(head.region))[:, None], np.arange(head.region.shape[1])[None]
    about = head.region & (sheet.depth > 3) & (np.hypot((column - x) / width, (row - y) / height) > _OUTSIDE)
    own = about & (paints.label == shared)
    if own.sum() < _ALL * about.sum() or own.sum() < _LEAST_HAIR or not face.any():
        return None
    light = sheet.lab[..., 0]
    fine = np.abs(light - blurred(light, _FINE * sheet.height))
    combed = float(np.median(fine[own])) > max(_COMBED, _COARSER * float(np.median(fine[face])))
    tones = [np.median(sheet.lab[where], axis=0) for where in (own, face)]
    apart = float(np.linalg.norm((tones[0] - tones[1]) * np.array([0.5, 1, 1])))
    if not combed or apart < _NEARLY or tones[0][0] > tones[1][0]:
        return None
    soft = blurred(sheet.lab, (_SOFT * sheet.height, _SOFT * sheet.height, 0)) * np.array([0.5, 1, 1], np.float32)
    far = [np.linalg.norm(soft - tone * np.array([0.5, 1, 1]), axis=2) for tone in tones]
    hair = (paints.label == shared) & ((far[0] < far[1]) | about) & (about | (down < 0.5))
    lab = np.concatenate([paints.lab, tones[0][None]]).astype(np.float32)
    lab[shared] = tones[1]
    return Paints(lab, np.where(hair, len(paints.lab), paints.label))


def _face_box(sheet: Sheet, head: Part, down: F64) -> Mask:
    columns = np.arange(head.region.shape[1])[None, :]
    if sheet.face is not None:
        x, y, width, height = sheet.face
        row = np.arange(head.region.shape[0])[:, None]
        across = np.abs(columns - x) < 0.35 * width
        return head.region & across & (row > y - 0.1 * height) & (row < y + 0.4 * height)
    across = np.abs(columns - head.centre[1]) < 0.35 * head.radius
    return head.region & across & (down > 0.5) & (down < 0.85)


def _shine(paints: Paints, crown: F64) -> Mask:
    """(k,) paints that are the light on the hair: paler than the crown's main paint, and much less of it."""
    main = int(crown.argmax())
    chroma = np.hypot(paints.lab[:, 1], paints.lab[:, 2])
    paler = (paints.lab[:, 0] > paints.lab[main, 0] + _PALER) & (chroma < chroma[main] + _DULL)
    return paler & (crown < _MINOR * crown[main])


def _like_skin(lab: F32) -> bool:
    chroma = float(np.hypot(lab[1], lab[2]))
    hue = float(np.degrees(np.arctan2(lab[2], lab[1])))
    return 35 < lab[0] < 94 and 7 < chroma < 46 and 15 < hue < 82


def _cover(paints: Paints, crown: F64, skin: int, least: float) -> F64:
    """(k,) shares of the crown that are clearly not the skin, or all 0 when they are less than the least."""
    lab = paints.lab
    far = np.linalg.norm((lab - lab[skin]) * np.array([0.25, 1, 1]), axis=1) > 16
    dark = lab[:, 0] < lab[skin, 0] - 32
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    shine = (lab[:, 0] > lab[skin, 0] + 6) & (chroma < chroma[skin] + 3)
    cover = crown * ((far | dark) & ~shine)
    if cover.sum() > least * crown.sum():
        return cover
    # Fair hair is close to skin, but it is all of the crown.
    main = int(crown.argmax())
    whole = main != skin and not shine[main] and crown[main] > _WHOLE
    return crown * (np.arange(len(lab)) == main) * whole


def _between(lab: F32, skin: int, main: int) -> Mask:
    """(k,) paints on the way from the skin to the hair: hair cropped so short that skin shows through."""
    weighted = lab * np.array([0.5, 1, 1], np.float32)
    way = weighted[main] - weighted[skin]
    t = (weighted - weighted[skin]) @ way / max(float(way @ way), 1e-6)
    off = np.linalg.norm(weighted - weighted[skin] - t[:, None] * way, axis=1)
    between = (t < 0.85) & (off < _MIXED)
    between[main] = False
    return np.asarray(between)


def _uncovered(paints: Paints, cover: F64, crown: F64, skin: int, down: F64) -> Mask:
    """Keep what covers the crown; toward the nape only its main paint."""
    main = int(cover.argmax())
    chroma = np.hypot(paints.lab[:, 1], paints.lab[:, 2])
    shadow = (paints.lab[:, 0] < paints.lab[main, 0] - 10) & (chroma < chroma[main] + 4)
    keep = (cover > np.where(shadow, 0.2, 0.12) * crown.sum()) & ~_between(paints.lab, skin, main)
    other = paints.label != main
    return ~keep[paints.label] | (other & (down > 0.45))
