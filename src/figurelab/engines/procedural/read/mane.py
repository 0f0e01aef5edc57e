"""The colour of hair, corrected by many small signs at once: how dark its shadows and how light its gleams are, the
skin beside it, haze, how much of it there is and how it is tangled. No rule of one sign tells brown hair in the sun
from fair hair in shade; together they tell more than each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .color import F32, band, chroma, hue, median
from .hair import HairMeasures
from .head import Head
from .light import Light
from .mane_weights import SIGNS
from .reading import Reading, ramp
from .shading import MONOCHROME, lit_half
from .tint import strands

# Percentiles of L that are the hair's shadows, middle and light.
_BANDS = ((5, 20), (40, 60), (80, 95))
# Fewest pixels of hair and of skin.
_FEWEST, _FEWEST_SKIN = 100, 30
# Deviations beyond which a sign tells no more; L, a and b by which a reading is moved at most.
FURTHEST, MOST = 2.5, np.array([16.0, 7.0, 9.0], np.float32)
# Few people have white hair, and it is found by rules of its own: L from which to which a reading stays as it is. So
# does hair of a hue that does not grow, as far from the middle of those that do, where it has so much chroma; and what
# is more vivid than any ginger.
_WHITE, _GROWN_HUE, _UNGROWN, _DYED = (70.0, 62.0), 47.5, (82.5, 67.5), (16.0, 10.0)
_MOST_VIVID = 66.0, 54.0
# L from which on hair is light, up to which it is black, and up to which its tint grows with it.
_LIGHT, _BLACK, _TINTED, _VIVID = 45.0, 20.0, 30.0, 20.0
_MOST_AREA = 1.2


def told(read: Reading[F32], head: Head, skin: F32 | None, measured: HairMeasures, seen: Light) -> Reading[F32]:
    """read: the colour by rules, (3,) Lab. head: as it is shown; skin: (3,) Lab of its lit half, in the light that is
    believed, None where hardly any is seen."""
    pixels = head.lab[strands(head)]
    grey = skin is not None and chroma(skin) < MONOCHROME
    if len(pixels) <= _FEWEST or not read.confidence or grey:
        return read
    parts = np.stack([median(band(pixels, *part)) for part in _BANDS])
    told_by = signs(read.value, parts, skin, measured, seen.veil)
    return replace(read, value=read.value + kept(read.value) * MOST * np.tanh(moved(told_by) / MOST))


def skin_beside(head: Head) -> F32 | None:
    """(3,) Lab of the lit half of the face."""
    pixels = head.lab[head.skin]
    return lit_half(pixels) if len(pixels) >= _FEWEST_SKIN else None


def kept(color: F32) -> np.float32:
    """0..1: how far a reading of that colour is corrected."""
    away = abs((hue(color) - _GROWN_HUE + 180) % 360 - 180)
    grown = max(ramp(away, *_UNGROWN), ramp(chroma(color), *_DYED))
    return np.float32(ramp(float(color[0]), *_WHITE) * grown * ramp(chroma(color), *_MOST_VIVID))


def moved(values: list[float]) -> F32:
    """(3,) what is added to the reading's L, a and b. values: of the signs, nan where not seen."""
    total = np.array(SIGNS["bias"][2], np.float32)
    for (mean, spread, weights), value in zip(SIGNS.values(), values, strict=False):
        off = 0.0 if np.isnan(value) else float(np.clip((value - mean) / spread, -FURTHEST, FURTHEST))
        total += np.float32(off) * np.array(weights, np.float32)
    return total


def signs(color: F32, parts: F32, skin: F32 | None, measured: HairMeasures, veil: float) -> list[float]:
    """In the order of the weights' table, but for the bias. parts: (3, 3) Lab of the hair's shadows, middle, light."""
    light, red, yellow = (float(v) for v in color)
    colorful = chroma(color)
    return [
        light,
        red,
        yellow,
        colorful,
        *parts.ravel().tolist(),
        *([float("nan")] * 3 if skin is None else skin.tolist()),
        veil,
        min(measured.area, _MOST_AREA),
        measured.coherence,
        max(light - _LIGHT, 0.0),
        max(_BLACK - light, 0.0),
        min(light, _TINTED) * red / 10,
        light * yellow / 30,
        light * red / 30,
        light * colorful / 30,
        max(colorful - _VIVID, 0.0),
        red - yellow / 2,
    ]
