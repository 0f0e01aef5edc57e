"""How light skin is, by the L of the lit half of the face, and by what tells that it lies in shade or shines."""

from __future__ import annotations

import numpy as np

from .color import F32, band, chroma, median
from .head import INNER_LIPS, LIPS, Head
from .reading import Reading, ramp
from .sclera import eye_white
from .surroundings import USUAL, Surroundings

# Middle of the skin colours of 60 people by eye, and how far a lighter reading moves to it: moving darker ones makes
# dark skin light.
LOCUS = np.array([68.7, 17.3, 20.0], np.float32)
_PULL = 0.15
# Where a face in shade is moved towards: a pale face in full light.
_SUNLIT = 73.0
_DARKER = 66.0
MONOCHROME = 4.0
# L by which a ground is brighter than a face before it, and how much redder than the face the lips are, when pale skin
# there lies in shade, of whatever hue the light is.
_BEFORE_BRIGHT, _PALE_LIPS = (8.0, 22.0), (0.12, 0.24)
# L by which arms may be lighter than the face that is theirs, what share of more is shade, and the most that is.
_ARMS, _ARMS_SHARE, _ARMS_MOST = 4.0, 0.6, 8.0
# L from the middle to the lightest of a face from which on to which a hard light leaves most of it in the dark; the
# chroma of what is lit skin and no glare; how much darker than that skin is, and how far it is believed.
_HARD, _LIT_CHROMA, _HIGHLIGHT, _BELIEVED = (28.0, 38.0), (13.0, 17.0), 8.0, 0.85
# L below the lightest of a face that is as good as that, the share of the face that is no sheen, and L of burnt skin.
_BURNT, _BROAD, _WHITE = 5.0, (0.12, 0.2), (78.0, 84.0)
# From here on a lighter face is more light rather than a lighter face.
_PALEST = 80.0
# L of teeth in a light in which skin shows its own, and the chroma below which something between lips is a tooth.
_TEETH, _PLAIN_TEETH = 86.0, 20.0
# L of teeth from which on to which they hang in shade, how far skin lies behind them that is surely pale, and the
# chroma of pale and of brown skin.
_DARK_TEETH, _NEAR_TEETH, _BROWN_CHROMA = (78.0, 70.0), (8.0, 3.0), (21.0, 26.0)
# How much redder painted lips are than the face: they tell no more than usual ones. And what unseen lips tell.
_PAINTED, _NEUTRAL, _UNTOLD = (0.26, 0.36), 0.10, 0.06
# How much redder lips are from which to which pale skin may lie in a hard light's shade: the highlights of brown skin
# are as hard, and of those this much is believed.
_BLOODLESS, _SHEEN = (0.03, 0.09), 0.55
# L by which skin is at most darker than its lit half, whatever tells a sheen.
_MOST_SHEEN = 14.0
# L of pale skin, and the share of what a reading lacks of it that is given back where the lips are this much redder
# than the face; L of readings that are not dark skin's, and chroma over L that is brown.
_PALE_SKIN, _GIVEN_BACK, _REDDER, _NOT_DARK, _SATURATED = 74.0, 0.5, (0.08, 0.18), (50.0, 56.0), (0.62, 0.52)


def shown(head: Head, around: Surroundings = USUAL) -> float:
    """L of the skin by the face's own, which is lifted where it lies in shade and lowered where it shines."""
    pixels = head.lab[head.skin]
    raw, white, blood = lit_half(pixels), eye_white(head), _blood(head, pixels)
    light = float(raw[0]) - _PULL * max(float(raw[0] - LOCUS[0]), 0.0)
    bright = ramp(around.ground - float(raw[0]), *_BEFORE_BRIGHT) * ramp(blood, *_PALE_LIPS)
    arms = min(_ARMS_SHARE * max(around.arms - _ARMS, 0.0), _ARMS_MOST)
    light += max(_shade(raw, white, bright) * ramp(blood, -0.06, 0.03), arms) + _pallor(raw)
    light -= _gloss(raw, white) * ramp(blood, 0.16, 0.08)
    light -= 0.5 * max(light - _PALEST, 0.0)
    light += _beside_teeth(head, pixels, light)
    light = max(light, float(raw[0]) - _MOST_SHEEN)
    light += _in_the_dark(pixels, light) * (_SHEEN + (1 - _SHEEN) * ramp(blood, *_BLOODLESS))
    return light + _paler(raw, blood, light)


def _blood(head: Head, skin: F32) -> float:
    """How much redder the lips are than the face, of its lightness: melanin hides the blood in brown skin, so this
    tells brown skin under a bright light (below 0.1) from pale skin that is tanned or in shade."""
    lips = head.uncovered(LIPS) & ~head.area(INNER_LIPS)
    if lips.sum() < 40:
        return _UNTOLD
    face = median(band(skin, 40, 80))
    redder = float(np.median(head.lab[lips][:, 1]) - face[1]) / max(float(face[0]), 12.0)
    return redder - ramp(redder, *_PAINTED) * max(redder - _NEUTRAL, 0.0)


def _shade(raw: F32, white: F32 | None, bright: float) -> float:
    """How much darker the face reads than it is because it lies in shade.

    Brown skin is yellower than pale skin in shade, and the whites of its eyes stand out from it. bright: 0..1, how sure
    it is by the ground behind that pale skin lies in shade.
    """
    if chroma(raw) < MONOCHROME:
        return 0.0
    outshone = ramp(float(white[0] - raw[0]), 15, 0) if white is not None else 0.5
    # Skin this saturated is brown in any light, and under a bluish one the hue says nothing.
    plain = ramp(chroma(raw) / float(raw[0]), 0.85, 0.65) * (0.4 + 0.6 * ramp(hue_of(raw), 5, 25))
    # A warm light, seen in the eyes' whites, makes pink skin yellower.
    warmth = 8 * ramp(chroma(white), 15, 28) if white is not None else 0.0
    return 0.85 * max(_SUNLIT - float(raw[0]), 0.0) * max(ramp(hue_of(raw) - warmth, 53, 43), bright) * outshone * plain


def _pallor(raw: F32) -> float:
    """Pale skin has little chroma: a middling lightness with less than a tan's is half shade."""
    usual_light = ramp(hue_of(raw), 20, 40)
    return 5.0 * ramp(chroma(raw), 25, 18) * ramp(float(raw[0]), 80, 70) * ramp(float(raw[0]), 50, 62) * usual_light


def _gloss(raw: F32, white: F32 | None) -> float:
    """How much lighter the lit half reads than the skin is. Pale skin loses chroma as it gets lighter, so a light
    reading with the chroma and hue of brown skin is brown skin under a bright light; unless the eyes' whites have
    that hue too, or it is more chroma than skin has: then the light is coloured."""
    if not 48 <= hue_of(raw) <= 65:
        return 0.0
    plain_light = 0.5
    if white is not None:
        # What is darker than the skin and as colourful is a lid seen through a lens: it tells no more than nothing.
        plain_light = max(ramp(chroma(white), 20, 12), 0.5 * ramp(float(raw[0] - white[0]), 5, 12))
    excess = min(max(3.0 * (chroma(raw) - 23), 0.0), 18.0) * (0.3 + 0.7 * ramp(float(raw[0]), 55, 80))
    return excess * ramp(chroma(raw), 37, 33) * plain_light


def _in_the_dark(pixels: F32, lightness: float) -> float:
    """How much lighter the skin is than it reads where a hard light reaches little of the face: what is lit tells."""
    lit = median(band(pixels, 85, 97))
    most = float(np.percentile(pixels[:, 0], 95))
    hard = ramp(most - float(np.median(pixels[:, 0])), *_HARD)
    # A sheen has little colour and is small: a large part of the face that is burnt out is skin all the same.
    burnt = ramp(float((pixels[:, 0] > most - _BURNT).mean()), *_BROAD) * ramp(float(lit[0]), *_WHITE)
    skin = max(ramp(chroma(lit), *_LIT_CHROMA), burnt)
    return _BELIEVED * hard * skin * max(float(lit[0]) - _HIGHLIGHT - lightness, 0.0)


def _teeth(head: Head) -> Reading[F32]:
    """(3,) Lab of bared teeth: the middle of what is plain and light between the lips."""
    mouth = head.lab[head.uncovered(INNER_LIPS)]
    if len(mouth) < 60:
        return Reading(LOCUS, 0.0)
    plain = mouth[(np.hypot(mouth[:, 1], mouth[:, 2]) < _PLAIN_TEETH) & (mouth[:, 0] > 40)]
    if len(plain) < 0.3 * len(mouth):
        return Reading(LOCUS, 0.0)
    return Reading(median(band(plain, 60, 95)), ramp(len(mouth) / max(int(head.skin.sum()), 1), 0.03, 0.05))


def _beside_teeth(head: Head, pixels: F32, lightness: float) -> float:
    """How much lighter or darker the skin is than it reads, beside the teeth, which hang in the same light: a sheen on
    dark skin is as light and as plain as pale skin, but teeth stay far lighter still; and where teeth are dark and no
    lighter than the skin, both hang in shade.

    Fitted to the eleven of 57 people who bare theirs: pale skin is 0 to 14 L darker than teeth, brown skin 15 to 26.
    """
    white = _teeth(head)
    if not white.confidence:
        return 0.0
    behind = float(white.value[0] - median(band(pixels, 65, 80))[0])
    lit = lit_half(pixels)
    # Pale skin so far behind its teeth lies in a shade of its own, which is pinker and plainer than brown skin.
    tone = hue_of(lit)
    likely = _TEETH - (1.4 + 0.4 * ramp(tone, 48, 54)) * max(behind, 0.0)
    if likely > lightness:
        shaded = ramp(float(white.value[0]), *_DARK_TEETH) * ramp(behind, *_NEAR_TEETH)
        return 0.6 * (likely - lightness) * shaded * white.confidence
    brown = (0.2 + 0.7 * ramp(tone, 45, 52)) * (0.55 + 0.45 * ramp(chroma(lit), *_BROWN_CHROMA))
    return brown * (likely - lightness) * ramp(behind, 12, 17) * white.confidence


def _paler(raw: F32, blood: float, lightness: float) -> float:
    """How much lighter a face that reads brown is because its lips are redder than a brown one's: a warm or dim light
    darkens and yellows both alike. Of 171 people it brings five more into the range of their skin, and none out."""
    plain = ramp(chroma(raw) / max(float(raw[0]), 1.0), *_SATURATED)
    return _GIVEN_BACK * max(_PALE_SKIN - lightness, 0.0) * ramp(blood, *_REDDER) * ramp(lightness, *_NOT_DARK) * plain


def hue_of(lab: F32) -> float:
    return float(np.degrees(np.arctan2(lab[2], lab[1])))


def lit_half(pixels: F32) -> F32:
    bright, even = median(band(pixels, 50, 90)), median(band(pixels, 40, 80))
    share = np.float32(ramp(float(bright[0]), _DARKER - 3, _DARKER + 3))
    return (even + (bright - even) * share).astype(np.float32)
