"""Skin colour, as a figure needs it: as light as the skin is (:mod:`.complexion`, :mod:`.shading`, :mod:`.in_shade`),
and of the hue and chroma that skin so light has, with a share of the photo's own."""

from __future__ import annotations

import numpy as np

from .color import F32, Cast, chroma, luminance, median, to_lab
from .complexion import UNSEEN, lightness
from .head import Head
from .in_shade import out_of_shade
from .reading import Reading, ramp
from .shading import LOCUS, MONOCHROME, hue_of, lit_half, shown
from .surroundings import USUAL, Surroundings

# How much the face's own L counts beside the signs: where little light lies on the face, in which both err; and in
# a fair light, in which people see what is photographed: of the L in the light that is believed and of the photo's.
# L of the lit half of a face from which to which the light is fair, and the L by which each moves the reading at most:
# a face that is further off lies in a light of its own. Over 145 portraits of strangers that were judged by eye before
# they were read, readings are 3.8 -> 2.6 L apart from what is seen and on average +1.9 -> +1.1; over 122 harder photos,
# in every kind of light, 4.4 -> 4.7 and -0.6 -> -1.5.
_OWN, _OWN_FAIR, _SEEN, _FAIR = 0.2, 0.6, 0.2, (40.0, 55.0)
_OWN_MOST, _SEEN_MOST = 9.0, 10.0
# L by the signs from which down to which skin is dark in any light: its own L lifts it no more, for what looks like
# shade on it before a white wall is the skin.
_LIFTED = (50.0, 64.0)
# A white ground makes a photo overexposed and the face before it no lighter than it is: the light that is believed,
# in which a photo was given too much; L by which a face reads darker than the photo shows it, the most of that, and the
# share of more that is given back; L by the signs of skin that is surely not dark; and L of a lit half that is glare.
# Of 284 portraits judged by eye 11 come nearer to what is seen and 3 get further away (3.51 -> 3.44 L).
_OVEREXPOSED, _DARKENED, _DARKENED_MOST, _RETURNED = (0.97, 0.92), 2.0, 12.0, 0.7
_NOT_DARK, _GLARE = (54.0, 60.0), (80.0, 74.0)
# Tan and brown skin gives the signs of pale skin in shade: where most of the face is darker than it reads, by more L
# than the first, so is the skin, at most by the second and ever less beyond the third: little where it has the chroma
# over L of pale skin, much where it has that of brown skin. What is that dark is so half in the photo and half in the
# light that is believed; and L of a lit half in so little light that it tells nothing. Of 108 portraits of every
# complexion whose skin was matched by eye to its evenly lit cheeks before it was read, readings are 3.9 -> 2.6 L apart
# from what was seen: on average +2.0 -> +0.5 of dark, +5.2 -> +1.9 of brown, +3.9 -> +0.7 of tan, +3.2 -> +1.4 of
# middling and +0.4 -> -0.2 of light skin; with bounds fitted to one half as far apart in the other. In fourteen other
# photos, most of them of people in rooms, they are 2.1 -> 2.4 L apart.
_TOLD_SO, _DEEPER, _FARTHEST = 2.0, (2.0, 7.0), (6.0, 14.0)
_SATURATED, _TOLD_NOTHING = (0.30, 0.46), (30.0, 45.0)
# White cloth on the same person bounds the skin in a fair and even light as teeth do: L of the person's lightest from
# which to which it is that, L by which the lit half is lighter than most of the face in an even light, and L by the
# signs of what is no pale face in shade; the most by which skin is darkened to what most of the face is. Of 231 people
# it moves one by more than 1 L, of dark skin in a hazy photo, whose reading comes 8 L nearer to what is seen.
_WHITE_CLOTH, _EVEN, _MAY_BE_DARK, _BESIDE_WHITE = (76.0, 86.0), (9.0, 4.0), (64.0, 56.0), 14.0
# Chroma that skin of such an L has: brown skin is the most saturated, very dark and pale skin have less.
_LIGHTNESS, _CHROMA = (33.0, 44.0, 53.0, 60.0, 66.0, 72.0, 76.0, 82.0), (22.0, 28.5, 30.5, 29.5, 27.5, 25.0, 23.0, 20.0)
# What a reading keeps of having more or less chroma than that, and how much more or less is the skin's at most: a lamp
# or a film adds as much as blood.
_KEPT_CHROMA, _MOST_CHROMA = 0.5, 12.0
# Hue, degrees, of the usual skin; what a reading keeps of another; and the pinkest and the most golden.
_USUAL_HUE, _KEPT_HUE, _HUES = 52.0, 0.6, (42.0, 62.0)
# Median grey of a face below which its colour says nothing; up to the second, ever less of a middling skin is mixed
# in. Very dark skin that is well lit lies above: then something of the person is light. Where nothing is, its own L
# tells as much as the share, between the later two.
_BLACK, _DIM = 26.0, 43.0
_NOTHING_LIGHT, _UNLIT, _UNLIT_SHARE = (72.0, 56.0), (40.0, 100.0), 0.5
# In less light than skin needs to show its colour, something may be a little lighter: the face's chroma, and that.
_COLORLESS, _LITTLE_LIGHT = (10.0, 5.0), (80.0, 66.0)
# L of a face from which to which its hue tells a light that is only somewhat off.
_TELLING = (20.0, 40.0)


def skin_color(head: Head, around: Surroundings = USUAL) -> Reading[F32]:
    """(3,) Lab. Not trusted on a face that is nearly black or that the region net failed on."""
    pixels = head.lab[head.skin]
    if len(pixels) < 30:
        return Reading(LOCUS, 0.0)
    raw = lit_half(pixels)
    hue = hue_of(raw) if chroma(raw) >= MONOCHROME else UNSEEN
    told, own = lightness(head, hue, around), float(LOCUS[0])
    own += _lit(head, raw, around) * (shown(head, around) - own)
    light = own + told.confidence * (_weighed(head, told.value, own) - own)
    light = _as_deep_as_seen(head, out_of_shade(head, light, told.value, float(raw[0])), raw)
    light -= _beside_white(head, told.value, light, around)
    color = _colored(light, raw, hue)
    mixed = LOCUS + (color - LOCUS) * ramp(head.brightness, _BLACK, _DIM)
    return Reading(mixed.astype(np.float32), 0.9 if head.face_share >= 0.5 else 0.2)


def as_drawn(head: Head) -> Reading[F32]:
    """(3,) Lab of most of a drawn face: no light falls on it."""
    pixels = to_lab(head.regions.picture[head.skin])
    return Reading(median(pixels), 0.9) if len(pixels) >= 30 else Reading(LOCUS, 0.0)


def _weighed(head: Head, told: float, own: float) -> float:
    """L by the signs, moved towards the face's own."""
    photo = to_lab(head.regions.picture[head.skin])
    lit = float(lit_half(photo)[0])
    fair = ramp(lit, *_FAIR)
    seen, away = float(np.median(photo[:, 0])) - told, own - told
    away *= ramp(told, *_LIFTED) if away > 0 else 1.0
    moved = _OWN_FAIR * _bounded(away, _OWN_MOST) + _SEEN * _bounded(seen, _SEEN_MOST)
    light = told + (1 - fair) * _OWN * away + fair * moved
    given = float(luminance(np.broadcast_to(np.asarray(head.exposure, np.float32), 3)))
    before_white = ramp(given, *_OVEREXPOSED) * ramp(told, *_NOT_DARK) * ramp(lit, *_GLARE)
    return light + _RETURNED * before_white * min(max(lit - light - _DARKENED, 0.0), _DARKENED_MOST)


def _as_deep_as_seen(head: Head, light: float, raw: F32) -> float:
    """L of skin that read as ``light``, no lighter than most of the face allows: gleams on it are few. raw: (3,) Lab of
    its lit half."""
    photo = to_lab(head.regions.picture[head.skin])
    most = _most(head, photo)
    brown = ramp(chroma(raw) / max(float(raw[0]), 1.0), *_SATURATED)
    deeper, farthest = (low + (high - low) * brown for low, high in (_DEEPER, _FARTHEST))
    told = ramp(float(lit_half(photo)[0]), *_TOLD_NOTHING)
    return light - told * deeper * float(np.tanh(max(light - most - _TOLD_SO, 0.0) / farthest))


def _beside_white(head: Head, told: float, light: float, around: Surroundings) -> float:
    """How much lighter the skin reads than it is beside white cloth that hangs in the same light."""
    photo = to_lab(head.regions.picture[head.skin])
    lit = float(lit_half(photo)[0])
    sure = ramp(told, *_MAY_BE_DARK) * ramp(around.brightest, *_WHITE_CLOTH)
    sure *= ramp(lit, *_FAIR) * ramp(lit - float(np.median(photo[:, 0])), *_EVEN)
    return sure * float(np.clip(light - _most(head, photo) - _TOLD_SO, 0.0, _BESIDE_WHITE))


def _most(head: Head, photo: F32) -> float:
    """L of most of the face, half in the light that is believed. photo: (n, 3) Lab of its skin as photographed."""
    return (float(np.median(photo[:, 0])) + float(np.median(head.lab[head.skin][:, 0]))) / 2


def _bounded(amount: float, most: float) -> float:
    """The amount where it is small; without a corner, never more than the most."""
    return most * float(np.tanh(amount / most))


def usual(light: float) -> F32:
    """(2,) a and b of the usual skin of that L."""
    strength, angle = float(np.interp(light, _LIGHTNESS, _CHROMA)), np.radians(_USUAL_HUE)
    return np.array([strength * np.cos(angle), strength * np.sin(angle)], np.float32)


def _colored(light: float, raw: F32, hue: float) -> F32:
    """(3,) Lab of skin of that L. hue: of the lit half, degrees; nan of a grey photo, which has the usual colour."""
    strength = float(np.interp(light, _LIGHTNESS, _CHROMA))
    angle = np.radians(_USUAL_HUE)
    if not np.isnan(hue):
        excess = chroma(raw) - float(np.interp(raw[0], _LIGHTNESS, _CHROMA))
        strength += _KEPT_CHROMA * float(np.clip(excess, -_MOST_CHROMA, _MOST_CHROMA))
        angle = np.radians(np.clip(_USUAL_HUE + _KEPT_HUE * (hue - _USUAL_HUE), *_HUES))
    return np.array([light, strength * np.cos(angle), strength * np.sin(angle)], np.float32)


def _lit(head: Head, raw: F32, around: Surroundings) -> float:
    """How much a face's own L tells: 1 in any fair light, 0 in the dark. The signs are seen in the same light."""
    colorless = ramp(chroma(raw), *_COLORLESS) * ramp(around.brightest, *_LITTLE_LIGHT)
    unlit = max(ramp(around.brightest, *_NOTHING_LIGHT), colorless)
    seen = ramp(head.brightness, *_UNLIT)
    return 1 - unlit + unlit * _UNLIT_SHARE * seen


def light(head: Head) -> Cast | None:
    """The light's colour, judged by the skin: only where the skin reads as no skin does.

    The further the hue is from any skin's, the more of the difference is the light's.
    """
    pixels = head.lab[head.skin]
    if len(pixels) < 30:
        return None
    raw = lit_half(pixels)
    hue, colorfulness = hue_of(raw), chroma(raw)
    if colorfulness < MONOCHROME or (30 <= hue <= 80 and 8 <= colorfulness <= 40):
        return None
    off = max(30 - hue, hue - 80, 0.0)
    strength = 0.4 * ramp(float(raw[0]), *_TELLING) + 0.5 * ramp(off, 15, 60)
    # Dark skin has less colour than light skin, which is no green light on it.
    common = LOCUS * min(float(np.interp(raw[0], _LIGHTNESS, _CHROMA)) / chroma(LOCUS), 1.0)
    a, b = ((raw - common) * strength)[1:]
    return Cast(float(a), float(b), float(raw[0]))
