"""How light skin is, in whatever light it is seen: by what is seen with it.

A face's own L says little: a pale one in shade and a brown one in the sun read alike. Teeth, the whites of the eyes,
brows and hair are seen in the same light, so the ratios of light between them and the skin stay as they are in any
exposure; a sheen, which is the lamp's own light in small spots, stands out the more the less light the skin under it
gives back; and melanin hides the red of the lips, and is yellower than the whites of the eyes, which any lamp dyes as
well. Fair hair, limbs lighter than the face, a lit side of the skin's own colour and a face far lighter than the rest
of the photo tell that a dark face lies in shade.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, lightness_of, luminance, to_lab, to_light
from .complexion_weights import BIAS, PAIRS, SCALE, SIGNS
from .head import (
    INNER_LIPS,
    LEFT_BROW,
    LIPS,
    RIGHT_BROW,
    Head,
    Mask,
    bounds,
    grow,
)
from .reading import Reading, ramp
from .sclera import White, whites
from .surroundings import USUAL, Surroundings

UNSEEN = float("nan")
FURTHEST = 3.0
"""Deviations beyond which a sign tells no more."""
# Share of the light that bared teeth give back: by that, skin is only so dark. How far it is believed, and ln by which
# teeth are lighter than the skin from which to which they are in no shade of their own. Four of 382 people, all brown,
# come 4 to 9 L nearer to what is seen, and two dark ones get 3 and 4 L further away.
_TOOTH, _BELIEVED, _UNSHADED = 0.5, 0.8, (0.5, 0.9)
# Neutral hair is so much bluer (ln of blue over green) than the yellowest skin: what is bluer hangs under the sky or in
# a film's blue shadows, and there neither hair nor the whites of the eyes tell anything.
_BLUED, _BY_BLUE = (1.0, 1.5), ("hair", "whites")
# In little light (ln, of the skin) lips that are not redder than the skin tell more than they do in any other: pale
# skin's are redder in the dark as well. By how many deviations they are less red than usual, and what each counts.
# Over 231 people whose skin was judged by eye, all of them in view when these were chosen, readings of the twelve dark
# ones are with this and the bounds in :mod:`.skin` and :mod:`.in_shade` 8.2 -> 4.7 L apart from it, on average +5.7 ->
# +0.2; of brown skin 4.8 -> 5.3 (+1.7, as before), of tan 3.7 -> 4.0 (-0.1 -> -0.2), of light 3.2 (0.0 -> +0.2).
_LITTLE_LIGHT, _HARDLY_RED, _BLOODLESS = (-1.4, -2.4), 0.5, 0.4
# ln of light from the darkest to the lightest of a face that is painted flat, and of every photo's.
_FLAT = (0.2, 0.38)
# Fewest pixels of lips, brows and hair.
_LIPS, _BROWS, _HAIR = 40, 40, 300
# What between lips is a tooth: chroma up to which, L from which. Share of that, and of the skin, that is teeth bared.
_PLAIN, _LIGHT, _BARED, _LARGE = 24.0, 35.0, 0.3, 0.02
# Fair hair: ln of light over the skin's from which on to which it is ever fairer; ln of light that is not just as dark
# as dark skin is; and its areas, of the face's oval, below which skin shows through.
_FAIR, _NO_SHADE, _DENSE = (-2.0, 0.5), (-2.8, -2.0), (0.25, 0.45)
# ln by which limbs are lighter than the face that they are told of at most.
_LIGHTER_LIMBS = 0.8
# A gleam's size, in face heights, and the percentile of the face that it is.
_SPOT, _SPOTS = 0.06, 99.3
# ln of a form's light that is told of at least and at most; ln by which a face is lighter than the middle of the photo
# from which on to which the room is a dark one.
_FORM, _DARK_ROOM, _DARKER_ROOM = (-0.5, 1.0), 2.25, 1.5


def lightness(head: Head, hue: float, around: Surroundings = USUAL) -> Reading[float]:
    """L of the skin; not trusted on a face painted flat, which shows neither sheen nor shadow whatever its colour is.
    hue: degrees, as it is seen in the light that is believed; nan of a grey photo."""
    values = signs(head, hue, around)
    named = dict(zip(SIGNS, values, strict=True))
    return Reading(likeliest(values), ramp(named["highlights"] + named["shadows"], *_FLAT))


def likeliest(values: list[float]) -> float:
    """values: of the signs, in the order of the weights' table. What is not seen tells nothing."""
    named = dict(zip(SIGNS, values, strict=True))
    off: dict[str, float] = {}
    for name, (mean, spread, _) in SIGNS.items():
        told = np.clip((named[name] - mean) / spread, -FURTHEST, FURTHEST)
        off[name] = 0.0 if np.isnan(told) else float(told)
    if not np.isnan(named["hair"]):
        for name in _BY_BLUE:
            off[name] *= 1 - ramp(named["hair"], *_BLUED)
    score = BIAS + sum(weight * off[name] for name, (_, _, weight) in SIGNS.items())
    score += sum(weight * off[one] * off[other] for (one, other), weight in PAIRS.items())
    score += _BLOODLESS * ramp(named["skin"], *_LITTLE_LIGHT) * min(off["lips"] + _HARDLY_RED, 0.0)
    light = float(np.interp(score, *SCALE))
    return light + _beside_teeth(named["teeth"], light)


def _beside_teeth(teeth: float, light: float) -> float:
    """How much lighter skin is than the signs together tell: they add up to what no skin beside such teeth is."""
    if np.isnan(teeth):
        return 0.0
    least = lightness_of(_TOOTH * float(np.exp(-teeth)))
    return _BELIEVED * ramp(teeth, *_UNSHADED) * max(least - light, 0.0)


def signs(head: Head, hue: float, around: Surroundings = USUAL) -> list[float]:
    """In the order of the weights' table: ln of ratios of light, the skin's hue in degrees; nan where not seen."""
    face = _light(head, head.skin)
    amounts = luminance(face)
    tenth, middle, upper, most, nearly, top = np.percentile(amounts, (10, 50, 75, 90, 97, 99)).tolist()
    lit = np.median(face[(amounts >= middle) & (amounts <= most)], axis=0)
    skin = _stops(lit)
    seen = whites(head)
    grey = np.isnan(hue)
    return [
        skin,
        min(float(np.log(top / upper)), _gleam(head)),
        float(np.log(nearly / middle)),
        float(np.log(middle / tenth)),
        _teeth(head, skin),
        *_whites(seen, skin),
        UNSEEN if grey else _redder(head, lit),
        _brows(head, skin),
        UNSEEN if grey else _yellower(head, lit),
        float(np.clip(np.log(np.percentile(luminance(_light(head, head.oval)), 1)) - skin, -5, 0)),
        hue,
        UNSEEN if grey else _bluer_whites(seen, lit),
        _fair(head, skin),
        float(np.clip(around.limbs - skin, 0, _LIGHTER_LIMBS)),
        UNSEEN if grey else around.redness,
        float(np.clip(skin - around.middle - _DARK_ROOM, 0, _DARKER_ROOM)),
        _form(head, face, lit),
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


def _whites(seen: list[White], skin: float) -> tuple[float, float]:
    """How much lighter the eyes' whites are than the skin: the better lit one than its own cheek, and both than the
    face."""
    lights = [_stops(white.light) for white in seen]
    beside = [light - float(np.log(white.cheek)) for light, white in zip(lights, seen, strict=True) if white.cheek > 0]
    best = float(np.clip(max(beside), -1.2, 1.2)) if beside else UNSEEN
    return best, float(np.clip(np.mean(lights) - skin, -1.2, 1.2)) if seen else UNSEEN


def _bluer_whites(seen: list[White], lit: F32) -> float:
    """How much bluer the whites of the eyes are than the skin: any lamp dyes both, and melanin only one."""
    if not seen:
        return UNSEEN
    return float(np.mean([_ratio(white.light, 2) for white in seen])) - _ratio(lit, 2)


def _form(head: Head, face: F32, lit: F32) -> float:
    """How much of what is lighter than the lit half is its form's light and no sheen: a sheen adds the lamp's own
    colour, and a side that is turned to the lamp only more of the skin's."""
    amounts = luminance(face)
    top = np.median(face[amounts >= np.percentile(amounts, 97)], axis=0)
    lamp = np.float32(1) / np.broadcast_to(np.asarray(head.exposure, np.float32), 3)
    lamp = lamp / luminance(lamp)
    added = float(np.linalg.lstsq(np.stack([lit, lamp], axis=1), top, rcond=None)[0][1])
    gloss = max(added, 0.0) / float(luminance(lit))
    return float(np.clip(_stops(top) - _stops(lit) - np.log1p(gloss), *_FORM))


def _gleam(head: Head) -> float:
    """ln by which the lightest spots are lighter than the skin around them: half a face in the sun is no sheen."""
    rows, columns = bounds(head.skin)
    skin = head.skin[rows, columns]
    weight, reach = skin.astype(np.float32), _SPOT * head.height
    light = np.log(luminance(to_light(head.regions.picture[rows, columns])))
    around = gaussian_filter(light * weight, reach) / np.maximum(gaussian_filter(weight, reach), 1e-3)
    return float(np.percentile((light - around)[skin], _SPOTS))


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
