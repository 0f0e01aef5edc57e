"""The colour of hair, as a figure needs it, and a second one in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, band, chroma, hue, light_of, lightness_of, median, shade
from .hair import NONE, RECEDING, HairMeasures
from .head import Head, Mask, grow, shrink
from .light import Light
from .pigment import pigment, unburnt
from .reading import Reading, ramp
from .rim import out_of_shade, rim
from .shading import lit_half
from .skin import usual

# Hair this near to the face, in its heights, tells the colour.
_OWN = 0.45
# Percentiles of L that tell the colour: of plenty of hair, of a shaved head, and of the little that a hat leaves,
# where the hat's edge and shadow are darker than hair.
_ALL, _SHAVED, _SCANT_LIT = (15, 95), (5, 45), (60, 95)
_SCANT = 0.1
# Hair's areas from which to which it is ever more surely shaved: short hair is lit like any other.
_CROPPED = (0.31, 0.28)
# Hair's areas from which to which skin shows through it ever more.
_SHINES_THROUGH = (0.30, 0.22)
# Percentiles of L of the hair under a flare and in it, the chroma of black hair and the hue of the light on it.
_UNFLARED, _FLARED, _NO_COLOR, _PINK = (20, 40), (60, 80), (12.0, 8.0), (34.0, 26.0)
# L under which a second colour is a shadow's.
_SHOWS = 14.0
# Chroma and L of the middling parts of fair hair, either of which tells it from brown hair with a sheen.
_FAIR_MIDDLE, _FAIR_LIGHT = (12.0, 20.0), (46.0, 56.0)
# Hair's areas from which to which there is ever less of it for a sheen to lie on.
_NO_MASS = (0.4, 0.15)
# L and chroma of platinum hair in the photo.
_PALE, _PLAIN = 58.0, 6.0
# L of white hair, and L by which it is lighter than the lit skin beside it, in whatever light: what is no lighter is
# light grey or platinum, which has the other.
_WHITE, _WHITER_THAN_SKIN, _PLATINUM = 79.0, (-3.0, 6.0), 76.0
# L that the darkest hundredth of a clear photo has at most, what share of more light is a veil, and L of black hair.
_CLEAR, _VEILED, _BLACKEST = 14.0, 0.6, 10.0
# The middle of cold hues and how far from it they end; L of black hair, and the chroma that is a mirrored light's.
_COLD, _NEAR_COLD, _BLACK, _DULL = 280.0, (65.0, 50.0), (26.0, 20.0), (16.0, 12.0)
# The same of hair before a blue sky; that sky's L and chroma at least, and the share of the ground that it is.
_UNDER_SKY, _SKY, _SKY_SEEN = ((36.0, 30.0), (30.0, 24.0)), (50.0, 12.0), (0.15, 0.35)
# Percentiles of L of cold hair's dark and light parts, and the chroma that these have more of from which on it is its
# own: of two people with such hair the dyed one has 5 more, the one in a film with purple shadows 4 less.
_DARKEST, _LIGHTEST, _GROWS = (5, 30), (75, 95), (3.0, -1.0)
# Share of cold hair's colour that is taken for the light's.
_REFLECTED = 0.85
# Hair of this area and more, of the face's oval, can show a second colour; between which gains of chroma it does.
_FULL, _STREAKED = 0.9, (14.0, 24.0)
# Percentiles by which curls raise the lower bound, and the coherence of tangled hair.
_SHADED, _TANGLED = 30, (0.50, 0.40)
# L from which on to which dyed shadows tint hair ever less.
_SHADOW = (60.0, 20.0)
# Highlights: how much lighter and how much more colourful the lightest strands are than the darkest (a gleam is less),
# how much lighter the lit ends are than the lit crown (the sun falls on the crown), and how low the hair hangs.
_LIGHTER, _WARMER, _GROWN, _LONG = (24.0, 34.0), (-7.0, -3.0), (-12.0, -4.0), 0.1
# Chroma gained from which to which it is a light's from behind: of 14 with light strands nobody lay between 18 and 26.
_SPILT, _SEEN, _FEWEST = (24.0, 17.5), 0.3, 200
# How surely they are seen, from which to which they are drawn ever more plainly.
_SHOWN = (_SEEN, 0.7)
# Chroma that a photo's grading takes from light strands, and how much they have at most again.
_STRAND_CHROMA, _MOST_STRAND = 1.5, 15.0

# Share of what the skin lacks of its usual colour that hair as light has lost too; what it lacks of yellow from which
# to which that is no skin of its own, the most, and the chroma of skin in a photo with colours.
_FADED, _YELLOW_LOST, _MOST_LOST, _COLORED, _FEWEST_SKIN = 0.35, (2.0, 6.0), 20.0, 4.0, 30

WHITE = Light()


def as_shown(head: Head) -> Head:
    """The head in the light that its hair is read in: pale hair without a colour of its own in the photo, which no
    blond hair is, is platinum, grey or white, whatever light the face seems to lie in."""
    pixels = _strands(head)
    if head.cast is None or len(pixels) < 20:
        return head
    middle = median(band(pixels, 40, 80))
    plain = middle[0] > _PALE and chroma(head.cast.restore(middle)) < _PLAIN
    return replace(head, cast=None) if plain else head


def hair_color(head: Head, measured: HairMeasures, seen: Light = WHITE) -> Reading[F32]:
    """(3,) Lab: half the median, half the median of the most chromatic part, lifted as a figure needs it.

    Haze and stray light lift dark hair most; curls shade each other, so of tangled hair the darker part counts less.
    """
    hairy, area = strands(head), measured.area
    if hairy.sum() < 20:
        return Reading(np.zeros(3, np.float32), 0.0)
    color, white = _told(head, head.lab[hairy], measured, seen)
    if white:
        return Reading(color, 0.7)
    glow = rim(head, hairy)
    if glow.strength > 0:
        shaded = out_of_shade(_told(head, head.lab[glow.rest], measured, seen)[0], glow, head)
        color = (color + glow.strength * (shaded - color)).astype(np.float32)
    trusted = head.face_share >= 0.5 and head.brightness >= 45 and (area <= NONE or not measured.doubtful)
    # A rim that is lighter than the face is the ground seen over a bare scalp.
    trusted &= area > NONE or measured.contrast > 0
    return Reading(color, (0.55 + 0.4 * ramp(area, 0.1, 0.4)) if trusted else 0.2)


def _told(head: Head, pixels: F32, measured: HairMeasures, seen: Light) -> tuple[F32, bool]:
    """(3,) Lab of the hair that those (n, 3) Lab are of, and whether it is thin white hair."""
    area = measured.area
    whitened = _white(pixels) if area < 0.45 and measured.fringe_gap > RECEDING else None
    if whitened is not None:
        return whitened, True
    own = (_ALL[0] + _SHADED * ramp(measured.coherence, *_TANGLED), _ALL[1])
    kept = band(pixels, *(_between(own, _SHAVED, ramp(area, *_CROPPED)) if area > _SCANT else _SCANT_LIT))
    saturation = np.hypot(kept[:, 1], kept[:, 2])
    color: F32 = (median(kept) + median(kept[saturation >= np.percentile(saturation, 60)])) / np.float32(2)
    color = _ungraded(_ungrade(color, seen), median(band(pixels, 75, 95)))
    # Skin shines through a shaved head, and it is redder and lighter than the hair.
    shaved = ramp(area, *_SHINES_THROUGH)
    color = shade(color, lightness=-3 * shaved, colorfulness=1 - 0.6 * shaved)
    flare = _flare(pixels)
    color = ((1 - flare) * color + flare * median(band(pixels, *_UNFLARED))).astype(np.float32)
    w = float(np.clip((chroma(color) - 8) / 12, 0, 1))
    middle = median(band(pixels, 40, 80))
    color = _fair(shade(color, lightness=4 * w, colorfulness=1 + 0.3 * w), median(band(pixels, 75, 95)), middle, area)
    color = _without_spill(pigment(color, middle), head)
    color = _unveiled(color, seen.veil)
    color = _untoned(unmirrored(color, sky(head) if _coldness(color) > 0 else 0.0), pixels)
    color = unburnt(_unfaded(color, head))
    # Streaks in dark hair, and sun on it, are as light and as plain as white hair: its shadows tell.
    shadows = float(median(band(pixels, 20, 40))[0])
    white = ramp(float(color[0]), 50, 58) * ramp(chroma(color), 15, 11) * ramp(shadows, 34, 44)
    lighter = float(middle[0] - lit_half(head.lab[head.skin])[0]) if head.skin.sum() >= _FEWEST_SKIN else 0.0
    whitest = _PLATINUM + (_WHITE - _PLATINUM) * ramp(lighter, *_WHITER_THAN_SKIN)
    color[0] += white * max(whitest - float(color[0]), 0.0)
    color[1:] *= 1 - 0.3 * white
    return color, False


def _between(one: tuple[float, float], other: tuple[float, float], share: float) -> tuple[float, float]:
    low, high = ((1 - share) * a + share * b for a, b in zip(one, other, strict=True))
    return low, high


def _unveiled(color: F32, veil: float) -> F32:
    """Without most of the light that haze adds to the whole photo, which its darkest part shows."""
    added = _VEILED * max(light_of(veil) - light_of(_CLEAR), 0.0)
    left = max(light_of(float(color[0])) - added, light_of(_BLACKEST))
    return shade(color, lightness=min(lightness_of(left) - float(color[0]), 0.0))


def unmirrored(color: F32, under: float = 0.0) -> F32:
    """Black hair without the blue of the sky or the studio that it mirrors: dyed hair is lighter or has more of it.
    under: 0..1, how surely a blue sky is seen beside it."""
    black, dull = (_between(*pair, under) for pair in zip((_BLACK, _DULL), _UNDER_SKY, strict=True))
    mirrored = _coldness(color) * ramp(float(color[0]), *black) * ramp(chroma(color), *dull)
    return shade(color, colorfulness=1 - _REFLECTED * mirrored)


def _untoned(color: F32, pixels: F32) -> F32:
    """Hair without the blue of a film whose shadows alone are: dyed hair has the more of its colour, the more light is
    on it. pixels: (n, 3) Lab of it."""
    cold = _coldness(color)
    if cold == 0:
        return color
    dark, lit = (chroma(median(band(pixels, *part))) for part in (_DARKEST, _LIGHTEST))
    return shade(color, colorfulness=1 - _REFLECTED * cold * ramp(lit - dark, *_GROWS))


def _coldness(color: F32) -> float:
    return ramp(abs((hue(color) - _COLD + 180) % 360 - 180), *_NEAR_COLD)


def sky(head: Head) -> float:
    """0..1, how surely what is behind the head is a blue sky."""
    ground = head.lab[head.regions.inside & (head.regions.labels == Region.BACKGROUND)]
    if len(ground) < _FEWEST_SKIN:
        return 0.0
    turned = np.abs((np.degrees(np.arctan2(ground[:, 2], ground[:, 1])) - _COLD + 180) % 360 - 180)
    light, colorful = _SKY
    blue = (turned < _NEAR_COLD[0]) & (ground[:, 0] > light) & (np.hypot(ground[:, 1], ground[:, 2]) > colorful)
    return ramp(float(blue.mean()), *_SKY_SEEN)


def _unfaded(color: F32, head: Head) -> F32:
    """With what a cold light or a film takes from every colour, which the skin tells: nobody's has so little yellow.
    Hair is tinted the less the darker it is."""
    pixels = head.lab[head.skin]
    if len(pixels) < _FEWEST_SKIN or chroma(skin := lit_half(pixels)) <= _COLORED:
        return color
    lost = usual(float(skin[0])) - skin[1:]
    share = _FADED * float(color[0]) / max(float(skin[0]), 20.0) * ramp(float(lost[1]), *_YELLOW_LOST)
    red, yellow = (share * min(max(float(v), 0.0), _MOST_LOST) for v in lost)
    return (color + np.array((0.0, red / 3, yellow), np.float32)).astype(np.float32)


def _flare(pixels: F32) -> float:
    """How surely light from behind, which turns black hair pink, lies on hair whose shadows have no trace of it."""
    dark, lit = median(band(pixels, *_UNFLARED)), median(band(pixels, *_FLARED))
    if _is_natural(dark) or not -_PINK[0] < (hue(lit) + 180) % 360 - 180 < _PINK[0]:
        return 0.0
    stronger = ramp(chroma(lit), chroma(dark) + 4, chroma(dark) + 10)
    return ramp(chroma(dark), *_NO_COLOR) * ramp((hue(lit) + 180) % 360 - 180, *_PINK) * stronger


def _fair(color: F32, lit: F32, middle: F32, area: float) -> F32:
    """Fair hair is named by its lit part: its shadows are as saturated as brown hair. A gleam has no chroma, and
    in a coloured light another hue; a broad sheen on brown hair has some, but what lies under it has little."""
    share = 0.4 * ramp(float(lit[0]), 44, 54) * ramp(chroma(lit), 9, 15) * ramp(hue(lit), 98, 90)
    share *= max(ramp(chroma(middle), *_FAIR_MIDDLE), ramp(float(middle[0]), *_FAIR_LIGHT), ramp(area, *_NO_MASS))
    return ((1 - share) * color + share * shade(lit, lightness=2, colorfulness=1.15)).astype(np.float32)


def _ungraded(color: F32, lit: F32) -> F32:
    """Photos are graded in their shadows, and dark hair is all shadow: where only its darker parts are purple or blue,
    the lit part's hue counts. Dyed hair is so in the light as well."""
    if chroma(color) < 8 or chroma(lit) < 8 or not _is_natural(lit) or _is_natural(color):
        return color
    strength = min(chroma(color), chroma(lit)) / chroma(lit)
    return np.array([color[0], lit[1] * strength, lit[2] * strength], np.float32)


def _is_natural(lab: F32) -> bool:
    return 10 <= hue(lab) <= 100


def _white(pixels: F32) -> F32 | None:
    """Thin white or grey hair, skin shining through: its least chromatic light part is neutral, unlike blond."""
    if float(np.median(pixels[:, 0])) < 45:
        return None
    light = band(pixels, 45, 98)
    saturation = np.hypot(light[:, 1], light[:, 2])
    plain = median(light[saturation <= np.percentile(saturation, 30)])
    if chroma(plain) > 13:
        return None
    return np.array([max(float(plain[0]), _WHITE), plain[1] * 0.5, plain[2] * 0.5], np.float32)


def strands(head: Head) -> Mask:
    """The hair that tells the colour: farther out hangs the neighbours'."""
    core = _core(head)
    own = core & grow(head.oval, _OWN * head.height)
    return own if own.sum() >= 200 else core if core.sum() >= 60 else head.hair


def _strands(head: Head) -> F32:
    return head.lab[strands(head)]


def _without_spill(color: F32, head: Head) -> F32:
    if chroma(color) < 15 or not 95 <= hue(color) <= 300:
        return color
    outside = grow(head.hair, 6) & ~head.hair & (head.regions.labels == 0)
    near = bool(outside.any()) and float(np.linalg.norm(median(head.lab[outside]) - color)) < 15
    return shade(color, colorfulness=0.3) if near else color


def second_tone(head: Head, main: F32, area: float) -> F32 | None:
    """Another colour in the same hair, dyed or bleached: a fifth of it, far more chromatic than the dullest part. The
    nearer to that bound, the nearer to the main colour. In sparse hair it is the skin under it."""
    pixels: F32 = _strands(head)
    if len(pixels) < 400 or area < _FULL:
        return None
    pixels = band(pixels, 5, 97)
    saturation = np.hypot(pixels[:, 1], pixels[:, 2])
    dull, vivid = (
        median(pixels[rows])
        for rows in (saturation <= np.percentile(saturation, 40), saturation >= np.percentile(saturation, 80))
    )
    share = ramp(chroma(vivid) - chroma(dull), *_STREAKED)
    if share < 0.25 or chroma(vivid) < chroma(main) + 4 or vivid[0] < _SHOWS or _flare(pixels) > 0.5:
        return None
    return (main + share * (vivid - main)).astype(np.float32)


def highlights(
    head: Head, measured: HairMeasures, seen: Light, color: F32, second: F32 | None
) -> tuple[F32, F32] | None:
    """(3,) Lab of long hair with its lighter strands, half as read (color) and half as it is under them, and of those;
    None without any. second: of a second tone that it has else.

    A gleam has less colour than the hair, and sun lies on the crown: strands that were lightened have as much, and are
    as light where they hang.
    """
    pixels = _strands(head)
    if len(pixels) < 400 or measured.area < _FULL or measured.length < _LONG:
        return None
    rows = np.arange(head.regions.window.size)[:, None]
    core = _core(head)
    crown, ends = core & (rows < head.top + 0.1 * head.height), core & (rows > head.chin - 0.1 * head.height)
    if min(int(crown.sum()), int(ends.sum())) < _FEWEST:
        return None
    dark, under, light = (_ungrade(median(band(pixels, *part)), seen) for part in ((8, 30), (15, 60), (80, 95)))
    grown = float(median(band(head.lab[ends], 60, 90))[0] - median(band(head.lab[crown], 60, 90))[0])
    warmer = chroma(light) - chroma(dark)
    share = ramp(float(light[0] - dark[0]), *_LIGHTER) * ramp(warmer, *_WARMER) * ramp(grown, *_GROWN)
    share *= ramp(warmer, *_SPILT)
    if share < _SEEN or not _is_natural(light):
        return None
    base: F32 = ((1 - 0.5 * share) * color + 0.5 * share * under).astype(np.float32)
    # Lightened hair is its own colour at the roots.
    roots = float(median(band(head.lab[crown], 30, 70))[0])
    base[0] = min(float(base[0]), (float(base[0]) + roots) / 2)
    colorfulness = max(min(_STRAND_CHROMA, _MOST_STRAND / max(chroma(light), 1.0)), 1.0)
    # What is hardly seen hardly shows, or a copy of the photo a little lighter would have other hair.
    shown = np.float32(ramp(share, *_SHOWN))
    base = (color + shown * (base - color)).astype(np.float32)
    rest = base if second is None else second
    return base, (rest + shown * (shade(light, colorfulness=colorfulness) - rest)).astype(np.float32)


def _ungrade(color: F32, seen: Light) -> F32:
    """Without the dye of the photo's shadows, which is the stronger the darker the hair."""
    tint = np.array((0.0, *seen.graded), np.float32)
    return (color - tint * ramp(float(color[0]), *_SHADOW)).astype(np.float32)


def _core(head: Head) -> Mask:
    return shrink(head.hair & (head.regions.shares[:, :, Region.HAIR] > 0.8), head.regions.window.size * 5 / 512)
