"""From what is seen of the irises to the colour of the printed ones: muted, and brown unless light eyes are plain."""

from __future__ import annotations

import numpy as np

from .color import F32, chroma, from_hex, shade, to_hex
from .iris import IrisSeen
from .reading import ramp
from .readings import HeadReadings

# Browns by how light the iris is against skin of that L: the same iris is lighter beside darker skin.
_USUAL_SKIN = 68.0
_BROWNS = ((0.10, "#33211a"), (0.20, "#452d1f"), (0.30, "#563927"), (0.40, "#664733"), (0.52, "#76563c"))
# Yellow over the skin's from which to which an iris that light is amber.
_AMBER, _YELLOW, _LIT = "#805f33", (9.0, 15.0), (0.36, 0.42)

# Light irises by how cool they are: olive, green, grey, grey-blue and blue. CIE a from which to which one that is not
# blue is green whatever its light, and that green; and how cool an iris is from which to which it is not green but blue
# or grey: of 68 light ones judged by eye the coolest such green has 0.1, and the next that little red, a grey one, 2.7.
_COOLNESS = (-12.0, -5.0, -1.0, 1.5, 5.0, 9.0)
_PALE = ("#6f6845", "#6a7658", "#757f79", "#73828b", "#647e92", "#5a7995")
_GREEN, _GREENISH, _BLUE = "#5f7a5f", (0.0, -3.0), (0.5, 2.5)
# How light the iris is against the skin, and by how much (L) it is printed lighter or darker for it.
_DEPTHS = (0.22, 0.38, 0.55), (-6.0, 0.0, 5.0)

# Evidence for light eyes from which they are printed so, in a gap of 320 labelled people; behind clear glass, which
# mirrors the room, it takes more: of 34 people with glasses four whose eyes are dark have 1.1 to 2.0, and three whose
# eyes are light 2.2 to 3.9.
_SURELY_PALE, _THROUGH_GLASS = 0.4, 2.1
# How much more it takes of a face that is turned, and the yaw from which to which: the slit of its eye is no wider
# than a lid's gleam. And the L over the skin's from which on it is the white or the lid that was seen: of 58 light
# irises the lightest has 0.66, and what was taken for one of eyes that look aside 0.79 and more.
_TURNED, _YAW, _NO_IRIS = 2.5, (0.55, 0.75), 0.74
# Evidence by L of hair and skin and by how much darker than the skin the brows are, which dyed hair leaves dark.
_BY_HAIR, _BY_SKIN, _BY_BROWS, _BIAS = 0.0301, 0.1324, -0.0726, -11.45
_HAIR_L, _SKIN_L, _BROWS = (13.0, 60.0), (55.0, 80.0), (0.0, 40.0)
# How dark brows that are not seen are taken for.
_USUAL_BROWS = 18.0
# L of hair that lost its colour as far as this evidence goes, and the chroma under which it has.
_FADED, _COLORLESS = 35.0, 10.0
# L and chroma of natural fair hair over pale skin, whose eyes are blue unless seen otherwise.
_FAIR_HAIR, _PALE_SKIN = (64.0, 16.0), 73.0


def color(head: HeadReadings, hair: F32, skin: F32) -> str:
    """As read, not through dark lenses; else a brown that goes with the hair, and blue under fair hair."""
    seen, bare = head.iris.value, head.glasses.value.kind == "none"
    clear = head.detailed and head.glasses.value.lens is None
    brows = head.brows.value.darkness if head.brows.trusted else _USUAL_BROWS
    needed = (_SURELY_PALE if bare else _THROUGH_GLASS) + _TURNED * ramp(abs(head.yaw), *_YAW)
    shown = seen.light < _NO_IRIS
    if clear and shown and pale(seen, hair, skin, brows) > needed:
        return _light(seen)
    light = float(hair[0])
    if bare and shown and head.detailed and head.iris.trusted:
        return _brown(seen.light * min(float(skin[0]) / _USUAL_SKIN, 1.0), seen.yellow)
    least_light, least_chroma = _FAIR_HAIR
    told = clear and head.iris.trusted
    if not told and light > least_light and chroma(hair) > least_chroma and skin[0] > _PALE_SKIN:
        return _PALE[-2]
    light = light if chroma(hair) >= 13 else 26.0
    return _brown(float(np.interp(light, [14, 26, 60], [0.20, 0.27, 0.36])), 0.0)


def pale(seen: IrisSeen, hair: F32, skin: F32, brows: float) -> float:
    """Evidence for light eyes: of the eyes (:mod:`.iris`), of hair and skin, and of brows so much darker than skin.
    Hair that has gone grey tells none."""
    light = float(hair[0]) if chroma(hair) >= _COLORLESS else min(float(hair[0]), _FADED)
    told = _BY_HAIR * float(np.clip(light, *_HAIR_L)) + _BY_SKIN * float(np.clip(skin[0], *_SKIN_L))
    return seen.pale + told + _BY_BROWS * float(np.clip(brows, *_BROWS)) + _BIAS


def _light(seen: IrisSeen) -> str:
    stops = np.array([from_hex(code) for code in _PALE])
    found = np.array([np.interp(seen.cool, _COOLNESS, stops[:, i]) for i in range(3)], np.float32)
    green = ramp(seen.red, *_GREENISH) * (1.0 - ramp(seen.cool, *_BLUE))
    found = found + np.float32(green) * (from_hex(_GREEN) - found)
    return to_hex(shade(found.astype(np.float32), lightness=float(np.interp(seen.light, *_DEPTHS))))


def _brown(light: float, yellow: float) -> str:
    stops = np.array([from_hex(code) for _, code in _BROWNS])
    at = [place for place, _ in _BROWNS]
    found = np.array([np.interp(light, at, stops[:, i]) for i in range(3)], np.float32)
    amber = np.float32(ramp(yellow, *_YELLOW) * ramp(light, *_LIT))
    return to_hex((found + amber * (from_hex(_AMBER) - found)).astype(np.float32))
