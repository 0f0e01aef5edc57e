"""The light of a photo: how much it was given, and of which colour. Prints of one photo, brighter and darker, warmer
and colder, show the same colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, Exposure, band, hue, median, to_lab, to_light
from .head import Head
from .reading import ramp
from .surroundings import USUAL, Surroundings, surroundings

U8 = NDArray[np.uint8]

# ln of how many times too bright (in sRGB values) a photo is: least squares over 65 portraits, each darkened and
# brightened to 0.7 .. 1.3 of its values. Of a change, 0.84 is recognised downwards and 0.74 upwards.
_BIAS, _BRIGHTEST, _PERSON, _CLIPPED, _BURNT = -0.206, 0.457, 0.265, 0.156, 0.244
_USUAL = 70.0
_LEAST, _MOST = -0.3, 0.3
# The share of it that is taken off: a photo may be high or low in key, and all of it would cost absolute colours.
_TAKEN = 0.85
# sRGB values are about this root of light.
_GAMMA = 2.2
_WHITE, _BRIGHT = 98.0, 97.0
# Hues of dyed shadows, and what is still a shadow.
_COLD, _BLACK = (140.0, 320.0), 16.0
_THIN = 8
_PERSON_OWN = (Region.FACE_SKIN, Region.BODY_SKIN, Region.HAIR)
# ln of red and of blue over green: of the lit half of a face and of the brightest of a photo, as the usual is.
_FACE, _SCENE = np.array([0.598, -0.294]), np.array([0.091, 0.007])
# The way of warmer light in the same two, from daylight to a filament; how far along it each is taken into account.
_WARMER = np.array([0.53, -0.85])
_FURTHEST_FACE, _FURTHEST_SCENE = 0.6, 0.4
# Share of the light's warmth that each shows (fitted to 48 portraits, as they are and under a warm and a cold light),
# what of the sum is chance, and how far both must lean the same way: skin is dark brown or pale, rooms are painted.
_BY_FACE, _BY_SCENE, _CHANCE, _SURE = 0.45, 0.65, 0.08, (0.03, 0.12)
# Power of the mean that finds the brightest (shades of grey: Finlayson and Trezzi 2004).
_POWER, _BURNING, _FEWEST = 6, 252, 100
# A face with less colour, ln of red over green, is in a grey photo.
_GREY = 0.06
# L from which to which a face needs ever less brightening: it is among the lightest of the photo.
_LIT_FACE = (66.0, 80.0)


@dataclass(frozen=True)
class Light:
    """exposure: what the photo's light is multiplied by to be a well exposed white one's. veil: L of the photo's
    darkest hundredth. graded: (a, b) of its shadows where they are dyed green or blue, as no shadow is. around: the
    person, in that exposure."""

    exposure: Exposure = 1.0
    veil: float = 0.0
    graded: tuple[float, float] = (0.0, 0.0)
    around: Surroundings = USUAL


def light(seen: Observation, head: Head | None, bust: Head | None) -> Light:
    """By the lightest hundredth of the photo and of the person, and by how much of the photo and face is burnt out.

    The face's own lightness is left out: dark skin is no lack of light. Only a light face is no further brightened.
    """
    sparse = _thin(seen)
    colors = to_lab(sparse)
    whole = colors[:, 0]
    brightest = float(np.percentile(whole, 99))
    person = brightest
    if bust is not None and (shown := bust.regions.labels > 0).any():
        person = float(np.percentile(to_lab(bust.regions.picture[shown])[:, 0], 99))
    burnt = 0.0
    if head is not None and head.skin.any():
        burnt = float(np.mean(to_lab(head.regions.picture[head.skin])[:, 0] > _BRIGHT))
    excess = (
        _BIAS
        + _BRIGHTEST * float(np.log(max(brightest, 4.0) / _USUAL))
        + _PERSON * float(np.log(max(person, 4.0) / _USUAL))
        + _CLIPPED * min(float(np.mean(whole > _WHITE)) ** 0.25, 0.7)
        + _BURNT * burnt**0.5
    )
    amount = float(np.exp(-_GAMMA * _TAKEN * np.clip(excess, _LEAST, _MOST)))
    if amount > 1 and head is not None and head.skin.any():
        face = float(np.median(to_lab(head.regions.picture[head.skin])[:, 0]))
        amount = 1 + (amount - 1) * ramp(face, _LIT_FACE[1], _LIT_FACE[0])
    brightest_ratios = _brightest(sparse)
    scenes = [brightest_ratios]
    own = np.logical_or.reduce([persons_own(seen, part) for part in (head, bust) if part is not None] or [False])
    if own.any() and len(rest := sparse[~own]) > _FEWEST:
        scenes.append(_brightest(rest))
    red, green, blue = (amount * gain for gain in _white(scenes, head))
    exposure = red, green, blue
    around = USUAL
    if bust is not None:
        redness = float(brightest_ratios[0])
        around = surroundings(bust, sparse, exposure, alone=seen.faces == 1, redness=redness)
    return Light(exposure, float(np.percentile(whole, 1)), _graded(colors), around)


def _graded(lab: F32) -> tuple[float, float]:
    black = median(band(lab, 0, 5))
    dyed = _COLD[0] < hue(black) < _COLD[1] and black[0] < _BLACK
    return (float(black[1]), float(black[2])) if dyed else (0.0, 0.0)


def white(photo: U8, head: Head | None) -> tuple[float, float, float]:
    """What red, green and blue light is multiplied by to be white light as bright. photo: (n, 3).

    Only where the face and the brightest of the photo lean the same way, and further than chance: a brown face in a
    white room, and a pale one before a red wall, stay as they are.
    """
    return _white([_brightest(photo)], head)


def _white(scenes: list[F32], head: Head | None) -> tuple[float, float, float]:
    """scenes: each (2,) ln of red and of blue over green, all of which must lean as the face does: in a tight portrait
    the face itself is the brightest, and a ruddy one is no witness of a warm light on it."""
    if head is None or head.skin.sum() < _FEWEST:
        return (1.0, 1.0, 1.0)
    pixels = head.regions.picture[head.skin]
    low, high = np.percentile(pixels.sum(axis=1), [50, 90])
    lit = pixels[(pixels.sum(axis=1) >= low) & (pixels.sum(axis=1) <= high)]
    skin = _ratios(np.median(to_light(lit), axis=0))
    if abs(skin[0]) < _GREY:
        return (1.0, 1.0, 1.0)
    face = float((skin - _FACE) @ _WARMER)
    warmth = min((_warmth(face, float((scene - _SCENE) @ _WARMER)) for scene in scenes), key=abs)
    red, blue = np.exp(-warmth * _WARMER).tolist()
    # Weights of luminance (IEC 61966-2-1).
    whole = 0.2126 * red + 0.7152 + 0.0722 * blue
    return red / whole, 1 / whole, blue / whole


def _brightest(photo: U8) -> F32:
    """(2,) ln of red and of blue over green of the brightest that is not burnt out. photo: (n, 3)."""
    unburnt = photo[photo.max(axis=1) < _BURNING]
    bright = (to_light(unburnt if len(unburnt) > _FEWEST else photo).astype(np.float64) ** _POWER).mean(axis=0)
    return _ratios(bright ** (1 / _POWER))


def _ratios(rgb: NDArray[np.floating]) -> F32:
    """(2,) ln of red and of blue over green."""
    r, g, b = (max(float(v), 1e-3) for v in rgb)
    return np.log(np.array([r / g, b / g], np.float32))


def _warmth(face: float, scene: float) -> float:
    """How far the light is along the way of warmer light, by how far face and scene are from usual."""
    if face * scene <= 0:
        return 0.0
    sure = ramp(min(abs(face), abs(scene)), *_SURE)
    amount = _BY_FACE * min(abs(face), _FURTHEST_FACE) + _BY_SCENE * min(abs(scene), _FURTHEST_SCENE)
    return float(np.sign(face)) * max(sure * amount - _CHANCE, 0.0)


def _thin(seen: Observation) -> U8:
    """(n, 3) every eighth pixel each way, of a cut-out only those inside."""
    sparse = np.ascontiguousarray(seen.photo[::_THIN, ::_THIN]).reshape(-1, 3)
    if seen.alpha is None:
        return sparse
    inside = seen.alpha[::_THIN, ::_THIN].ravel() > 0.5
    return sparse[inside] if inside.any() else sparse


def persons_own(seen: Observation, part: Head) -> NDArray[np.bool_]:
    """(n,) which of the same pixels are skin or hair."""
    height, width = seen.photo.shape[:2]
    y, x = np.mgrid[0:height:_THIN, 0:width:_THIN]
    at = part.regions.window.from_photo(np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)).astype(np.int32)
    inside = ((at >= 0) & (at < part.regions.window.size)).all(axis=1)
    own = np.zeros(len(at), np.bool_)
    own[inside] = np.isin(part.regions.labels[at[inside, 1], at[inside, 0]], _PERSON_OWN)
    if seen.alpha is None:
        return own
    kept = seen.alpha[::_THIN, ::_THIN].ravel() > 0.5
    return own[kept] if kept.any() else own
