"""Shade baked into the base colour, in OKLab, so that a viewer with no lighting skill still shows form.

Skin darkens toward red and yellow, cloth toward more of its own colour: grey shade is what makes a figure dirty.
"""

from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.figure import Finish
from figurelab.engines.procedural.paint.noise import smooth
from figurelab.engines.procedural.paint.oklab import from_linear, to_linear
from figurelab.engines.procedural.paint.scene import F32, I32
from figurelab.kernels import EXACT

SKIN, HAIR, FUR, OTHER = 0, 1, 2, 3

_PALE = 0.87
"""OKLab L from which on paint keeps a little below what it is."""
_LEAST = 0.85
"""What a channel of shaded cloth keeps, as a share of the same paint that is merely darker (linear)."""

_DECODE: F32 = to_linear(np.linspace(0.0, 1.0, 4097))
_ENCODE: F32 = from_linear(np.linspace(0.0, 1.0, 4097) ** 2)
"""sRGB over the square root of linear light, where the curve is nearly straight."""


def shade_class(finish: Finish) -> int:
    """Which shade a finish takes."""
    return {"skin": SKIN, "hair": HAIR, "fur": FUR}.get(finish, OTHER)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _read(table: F32, x: float) -> float:
    return table[int(min(max(x, 0.0), 1.0) * (table.size - 1) + 0.5)]


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _encode(table: F32, linear: float) -> float:
    return _read(table, np.sqrt(max(linear, 0.0)))


@nb.njit(cache=True, fastmath=EXACT, parallel=True)
def _shade(
    albedo: F32, tone: F32, guard: F32, kind: I32, facing: F32, occlusion: F32, decode: F32, encode: F32
) -> None:
    third = np.float32(1.0 / 3.0)
    for i in nb.prange(albedo.shape[0]):
        r, g, b = _read(decode, albedo[i, 0]), _read(decode, albedo[i, 1]), _read(decode, albedo[i, 2])
        l = np.float32(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** third
        m = np.float32(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** third
        s = np.float32(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** third
        light = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
        green_red = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        blue_yellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s

        open_ = 1.0 - guard[i]
        up = smooth(-0.75, 0.55, facing[i])
        under = 1.0 - up
        # The floor shuts off soles and hems from below in the occlusion: count that half.
        o = min(max(1.0 - occlusion[i], 0.0), 1.0) * (1.0 - 0.5 * smooth(-0.3, -0.8, facing[i]))
        # Dark hair needs more than its share of a tone, or its strands drown; colour goes with the light.
        toned = light + tone[i] * (0.30 * light + 0.28)
        toned = max(toned, 0.0)
        pale = 0.0
        if kind[i] == HAIR:
            # White hair has no colour to shade with: it keeps its depth.
            colored = smooth(0.03, 0.07, np.sqrt(green_red**2 + blue_yellow**2))
            pale = smooth(0.55, 0.80, float(light)) * colored
            if toned > light:
                # Blond has less room above it: its ring of light would be a white stain. Grey ends in white the sooner,
                # as the lamps' gleam has its colour, and would be white hair.
                room = min(1.0, max(0.0, (0.98 - light) / 0.27))
                room *= 1.0 - 0.55 * (1.0 - colored) * smooth(0.42, 0.60, float(light))
                toned = light + (toned - light) * room
            else:
                toned += 0.30 * pale * (light - toned)
        richer = toned / (light + 1e-4)
        if kind[i] == HAIR:
            # Lit strands stay pale; the dark ones of blond turn to gold, where with less colour they would be mud.
            richer = min(richer, 0.6 + 0.4 * richer)
            richer += pale * max(1.0 - richer, 0.0)
            green_red += (1.1 + 1.1 * pale) * max(light - toned, 0.0) * max(blue_yellow - green_red, 0.0)
        green_red *= richer
        blue_yellow *= richer
        light = toned
        fall, cavity, lift, dark = 0.10, 0.30, 0.012, 0.0
        if kind[i] == SKIN:
            # Light scatters under skin: a fringe's shadow must not end in a brown line, nor a cheek in clay. What the
            # lamps add to it is taken off, so that a picture has the skin's own colour.
            fall, cavity, lift = 0.045, 0.10, -0.006
            o *= 1.0 - 0.45 * o
            up = smooth(-0.95, 0.15, facing[i])
            under = 1.0 - up
        elif kind[i] == HAIR:
            # What is light scatters light into its own hollows: shaded as deep as dark hair is, grey would be steel.
            satin = smooth(0.30, 0.72, float(light))
            # Under-hair is a quieter tone of the same hair, never a black hole beside the face.
            o *= 1.0 - 0.45 * o
            fall, cavity = 0.12 - 0.06 * satin, 0.30 - 0.17 * satin
        elif kind[i] == FUR:
            cavity = 0.22
        else:
            # What stands upright keeps its colour, as most of a garment does.
            dark = min(max((0.45 - float(light)) / 0.20, 0.0), 1.0)
            # White cloth throws light into its own hollows: a shirt's collar in a jacket stays white.
            white = smooth(0.68, 0.93, float(light))
            fall, cavity = 0.09 - 0.025 * white, 0.23 - 0.14 * white
            up = smooth(-0.75, 0.35 + 0.25 * dark, facing[i])
            under = 1.0 - up
        if kind[i] != SKIN and light > _PALE:
            # Room above: white that begins at paper's own has none for its form under a lamp.
            light = _PALE + (light - _PALE) * (1.0 - 0.30 * open_)
        start = light
        light -= open_ * (fall * under * min(max(start / 0.6, 0.35), 1.0) - lift * up)
        light -= open_ * cavity * o * min(max(start / 0.7, 0.3 + 0.15 * dark), 1.0)
        # Dark cloth shows its folds by what catches the light from above.
        light += open_ * dark * 0.065 * smooth(0.05, 0.80, facing[i])
        if kind[i] == SKIN:
            # The same warmth on deep skin would glow orange.
            fade = 0.5 + 0.5 * max(light, 0.0) / (start + 1e-4)
            warmth = open_ * min(1.0, (start / 0.8) ** 2)
            green_red = green_red * fade + warmth * (0.012 * o + 0.007 * under)
            blue_yellow = blue_yellow * fade + warmth * (0.011 * o + 0.009 * under)
        else:
            richer = 1.0 + open_ * (0.18 * o + 0.08 * under)
            if kind[i] == HAIR or kind[i] == FUR:
                # Blond shades toward red, not grey or olive; ginger is red already.
                chroma = np.sqrt(green_red * green_red + blue_yellow * blue_yellow)
                yellow = max(blue_yellow - green_red, 0.0)
                green_red += (start - light) * (0.35 * chroma + 1.25 * yellow if kind[i] == HAIR else 0.7 * chroma)
            green_red *= richer
            blue_yellow = blue_yellow * richer + open_ * (0.006 * o + 0.004 * under)

        l = light + 0.3963377774 * green_red + 0.2158037573 * blue_yellow
        m = light - 0.1055613458 * green_red - 0.0638541728 * blue_yellow
        s = light - 0.0894841775 * green_red - 1.2914855480 * blue_yellow
        l, m, s = l * l * l, m * m * m, s * s * s
        red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
        green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
        blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        if kind[i] == OTHER:
            # Red that is shaded in full chroma leaves what a screen has, and ends as a raw stain.
            plain = _LEAST * (max(light, 0.0) / (start + 1e-4)) ** 3
            red, green, blue = max(red, plain * r), max(green, plain * g), max(blue, plain * b)
        albedo[i, 0] = _encode(encode, red)
        albedo[i, 1] = _encode(encode, green)
        albedo[i, 2] = _encode(encode, blue)


def bake_shade(albedo: F32, tone: F32, guard: F32, kind: NDArray[np.int32], facing: F32, occlusion: F32) -> None:
    """Shade albedo (n, 3) in place. tone (n,): relative change of OKLab L before shading. guard (n,): share of
    the shade to refuse. kind (n,): :func:`shade_class`. facing (n,): y of the normal. occlusion (n,): 1 open."""
    _shade(albedo, tone, guard, kind, facing, occlusion, _DECODE, _ENCODE)
