"""How light skin is, in whatever light it is seen: by what is seen with it.

A face's own L says little: a pale one in shade and a brown one in the sun read alike. Teeth, the whites of the eyes,
brows and hair are seen in the same light, so the ratios of light between them and the skin stay as they are in any
exposure; a sheen, which is the lamp's own light, stands out the more the less light the skin under it gives back; and
melanin hides the red of the lips, and is yellower than the whites of the eyes, which any lamp dyes as well. Fair hair,
and limbs lighter than the face, tell that a dark face lies in shade.
"""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, luminance, to_lab, to_light
from .complexion_weights import BIAS, PAIRS, SCALE, SIGNS
from .head import (
    INNER_LIPS,
    LEFT_BROW,
    LEFT_CHEEK,
    LEFT_EYE,
    LIPS,
    RIGHT_BROW,
    RIGHT_CHEEK,
    RIGHT_EYE,
    Head,
    Mask,
    grow,
)
from .reading import Reading, ramp
from .surroundings import USUAL, Surroundings

UNSEEN = float("nan")
FURTHEST = 3.0
"""Deviations beyond which a sign tells no more."""
# ln of light from the darkest to the lightest of a face that is painted flat, and of every photo's.
_FLAT = (0.2, 0.38)
# Fewest pixels of an eye, a cheek, lips, brows and hair.
_EYE, _CHEEK, _LIPS, _BROWS, _HAIR = 30, 60, 40, 40, 300
# What between lips is a tooth: chroma up to which, L from which. Share of that, and of the skin, that is teeth bared.
_PLAIN, _LIGHT, _BARED, _LARGE = 24.0, 35.0, 0.3, 0.02
# Fair hair: ln of light over the skin's from which on to which it is ever fairer; ln of light that is not just as dark
# as dark skin is; and its areas, of the face's oval, below which skin shows through.
_FAIR, _NO_SHADE, _DENSE = (-2.0, 0.5), (-2.8, -2.0), (0.25, 0.45)
# ln by which limbs are lighter than the face that they are told of at most.
_LIGHTER_LIMBS = 0.8


def lightness(head: Head, hue: float, around: Surroundings = USUAL) -> Reading[float]:
    """L of the skin; not trusted on a face painted flat, which shows neither sheen nor shadow whatever its colour is.
    hue: degrees, as it is seen in the light that is believed; nan of a grey photo."""
    values = signs(head, hue, around)
    named = dict(zip(SIGNS, values, strict=True))
    return Reading(likeliest(values), ramp(named["highlights"] + named["shadows"], *_FLAT))


def likeliest(values: list[float]) -> float:
    """values: of the signs, in the order of the weights' table. What is not seen tells nothing."""
    off: dict[str, float] = {}
    for (name, (mean, spread, _)), value in zip(SIGNS.items(), values, strict=True):
        told = np.clip((value - mean) / spread, -FURTHEST, FURTHEST)
        off[name] = 0.0 if np.isnan(told) else float(told)
    score = BIAS + sum(weight * off[name] for name, (_, _, weight) in SIGNS.items())
    score += sum(weight * off[one] * off[other] for (one, other), weight in PAIRS.items())
    return float(np.interp(score, *SCALE))


def signs(head: Head, hue: float, around: Surroundings = USUAL) -> list[float]:
    """In the order of the weights' table: ln of ratios of light, the skin's hue in degrees; nan where not seen."""
    face = _light(head, head.skin)
    amounts = luminance(face)
    tenth, middle, upper, most, nearly, top = np.percentile(amounts, (10, 50, 75, 90, 97, 99)).tolist()
    lit = np.median(face[(amounts >= middle) & (amounts <= most)], axis=0)
    skin = _stops(lit)
    eyes = _whites(head, skin)
    grey = np.isnan(hue)
    return [
        skin,
        float(np.log(top / upper)),
        float(np.log(nearly / middle)),
        float(np.log(middle / tenth)),
        _teeth(head, skin),
        *eyes,
        UNSEEN if grey else _redder(head, lit),
        _brows(head, skin),
        UNSEEN if grey else _yellower(head, lit),
        float(np.clip(np.log(np.percentile(luminance(_light(head, head.oval)), 1)) - skin, -5, 0)),
        hue,
        UNSEEN if grey else _bluer_whites(head, lit),
        _fair(head, skin),
        float(np.clip(around.limbs - skin, 0, _LIGHTER_LIMBS)),
        UNSEEN if grey else around.redness,
    ]


def _light(head: Head, where: Mask) -> F32:
    """(n, 3) amounts of red, green and blue light."""
    return to_light(head.regions.picture[where])


def _stops(color: F32) -> float:
    """(3,) -> ln of its luminance."""
    return float(np.log(luminance(color)))


def _ratio(color: F32, number: int) -> float:
    """ln of its red (0) or blue (2) over green."""
    return float(np.log(max(float(color[number]), 1e-3) / max(float(color[1]), 1e-3)))


def _teeth(head: Head, skin: float) -> float:
    """How much lighter bared teeth are than the skin, half of it that beside the mouth."""
    mouth, lips = head.uncovered(INNER_LIPS), head.area(LIPS)
    beside = grow(lips, 0.1 * head.height) & head.skin
    if mouth.sum() < _LIPS or mouth.sum() < _LARGE * head.skin.sum() or beside.sum() < _LIPS:
        return UNSEEN
    lab, light = to_lab(head.regions.picture[mouth]), _light(head, mouth)
    plain = light[(np.hypot(lab[:, 1], lab[:, 2]) < _PLAIN) & (lab[:, 0] > _LIGHT)]
    if len(plain) <= _BARED * len(light):
        return UNSEEN
    low, high = np.percentile(luminance(plain), (60, 95))
    white = np.median(plain[(luminance(plain) >= low) & (luminance(plain) <= high)], axis=0)
    near = float(np.log(np.percentile(luminance(_light(head, beside)), 65)))
    return float(np.clip(_stops(white) - (near + skin) / 2, -0.6, 1.5))


def _whites(head: Head, skin: float) -> tuple[float, float]:
    """How much lighter the eyes' whites are than the skin: the better lit one than its own cheek, and both than the
    face."""
    seen: list[tuple[float, float]] = []
    for eye, below in ((RIGHT_EYE, RIGHT_CHEEK), (LEFT_EYE, LEFT_CHEEK)):
        inside, cheek = head.area(eye) & ~head.other, head.area(below) & head.skin
        if inside.sum() < _EYE or cheek.sum() < _CHEEK:
            continue
        lab, light = to_lab(head.regions.picture[inside]), _light(head, inside)
        colorfulness = np.hypot(lab[:, 1], lab[:, 2])
        low, high = np.percentile(lab[:, 0], (70, 97))
        bright = (lab[:, 0] >= low) & (lab[:, 0] <= high)
        white = _stops(np.median(light[bright & (colorfulness <= np.median(colorfulness[bright]))], axis=0))
        seen.append((white - _stops(np.median(_light(head, cheek), axis=0)), white - skin))
    if not seen:
        return UNSEEN, UNSEEN
    best = float(np.clip(max(seen)[0], -1.2, 1.2))
    return best, float(np.clip(np.mean([white for _, white in seen]), -1.2, 1.2))


def _bluer_whites(head: Head, lit: F32) -> float:
    """How much bluer the whites of the eyes are than the skin: any lamp dyes both, and melanin only one."""
    eyes = head.area(RIGHT_EYE, LEFT_EYE) & ~head.other
    if eyes.sum() <= 2 * _EYE:
        return UNSEEN
    light = _light(head, eyes)
    amounts = luminance(light)
    low, high = np.percentile(amounts, (75, 97))
    bright = light[(amounts >= low) & (amounts <= high)]
    colorfulness = bright.max(axis=1) / np.maximum(bright.min(axis=1), 1e-3)
    white = np.median(bright[colorfulness <= np.median(colorfulness)], axis=0)
    return _ratio(white, 2) - _ratio(lit, 2)


def _fair(head: Head, skin: float) -> float:
    """0, or how fair hair is that is hardly darker than the skin in the same light: nearly nobody brown has such hair,
    and pale faces in shade do. Hair that is as dark as dark skin, and a shaved head's, tells nothing."""
    hair = head.hair & (head.regions.labels == Region.HAIR)
    if hair.sum() <= _HAIR:
        return 0.0
    light = float(np.log(np.median(luminance(_light(head, hair)))))
    dense = ramp(float(hair.sum()) / head.oval_area, *_DENSE)
    shown = light + float(np.log(np.mean(head.exposure)))
    return float(np.clip(light - skin, *_FAIR) - _FAIR[0]) * ramp(shown, *_NO_SHADE) * dense


def _redder(head: Head, lit: F32) -> float:
    """How much redder the lips are than the skin."""
    lips = head.uncovered(LIPS) & ~head.area(INNER_LIPS)
    if lips.sum() < _LIPS:
        return UNSEEN
    return float(np.clip(_ratio(np.median(_light(head, lips), axis=0), 0) - _ratio(lit, 0), -0.3, 0.6))


def _brows(head: Head, skin: float) -> float:
    brows = head.area(RIGHT_BROW, LEFT_BROW)
    if brows.sum() <= _BROWS:
        return UNSEEN
    return float(np.clip(np.log(np.median(luminance(_light(head, brows)))) - skin, -3, 0.5))


def _yellower(head: Head, lit: F32) -> float:
    """How much bluer (or, below 0, yellower) the hair is than the skin."""
    hair = head.regions.labels == Region.HAIR
    if hair.sum() <= _HAIR:
        return UNSEEN
    return float(np.clip(_ratio(np.percentile(_light(head, hair), 60, axis=0), 2) - _ratio(lit, 2), -1, 1.5))
