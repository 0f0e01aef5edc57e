"""What is printed on the skin itself: blush, nose shade, freckles. Lengths in HR."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Canvas
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.stroke import bell, coverage, ellipse, smoothstep

_OLIVE, _PINK = (50.0, 66.0), (48.0, 38.0)
"""OKLab hues in degrees from which to which skin is olive or golden, and pink."""
_DEEP = (0.66, 0.48)
"""OKLab L from which to which skin is deep."""
_BULB, _SHOWN = 0.24, 0.50
"""How much wider the shade and the light of the roundest tip are, and how plain the nostrils of the most turned up."""
_TRIES = 26
"""Freckles tried on each cheek; those too near another are left out."""


def draw_blush(canvas: Canvas, strength: float, skin: Complexion) -> None:
    """Cheeks and the tip of the nose. Deep skin takes less red, and so does pink skin: more of it looks sunburnt.
    Olive skin takes a warmer one: rose on it looks like paint."""
    fair = float(smoothstep(0.56, 0.90, np.array(skin.L)))
    olive, pink = (float(smoothstep(*ends, np.array(skin.hue))) for ends in (_OLIVE, _PINK))
    # As light as the skin: what is darker than it is sunburn.
    red = skin.shade(
        0.025 - 0.030 * fair, (0.028 + 0.034 * fair) * (1.0 - 0.30 * olive - 0.25 * pink), 0.010 + 0.010 * olive
    )
    for side in (-1, 1):
        patch = canvas.around((side * 0.58, -0.40), 0.56, 0.40)
        patch.over(red, bell(patch.u, patch.v, (side * 0.57, -0.43), (0.27, 0.20), 1.6), min(1.0, strength))
    patch = canvas.around((0.0, -0.30), 0.30, 0.24)
    patch.over(red, bell(patch.u, patch.v, (0.0, -0.30), (0.13, 0.10), 1.8), strength * 0.30)


def draw_light(canvas: Canvas, skin: Complexion, mouth: float | None) -> None:
    """What smooth vinyl shows in soft light: a glow on forehead and chin. mouth: height of its middle,
    None where hair hides the chin. On deep skin the glow is warm, as the lamps' own gleam there is as plain as ash."""
    deep = float(smoothstep(*_DEEP, np.array(skin.L)))
    glow = skin.shade(0.035 - 0.012 * deep, -0.004 + 0.011 * deep, 0.004 + 0.012 * deep)
    places = [((0.0, 0.36), (0.46, 0.26), 0.45)]
    if mouth is not None:
        places.append(((0.0, mouth - 0.22), (0.17, 0.09), 0.55))
    for center, size, strength in places:
        patch = canvas.around(center, 2.0 * size[0], 2.0 * size[1])
        patch.over(glow, bell(patch.u, patch.v, center, size, 1.8), strength)


def draw_nose(canvas: Canvas, skin: Complexion, size: float, tip: float, face: Face, grown: float = 0.0) -> None:
    """A dab of shade under the nose, its wings, and a breath of light on its tip, whose height is ``tip``. A grown
    nose has a hint of nostrils, and shade beside its bridge; one that is turned up shows them, one that hangs hides
    them."""
    patch = canvas.around((0.0, tip + 0.04), 0.30, 0.26)
    bulb, turn, bridge = face.nose_tip, face.nose_turn, face.nose_bridge
    round_ = 1.0 + _BULB * bulb
    under = bell(patch.u, patch.v, (0.0, tip - (0.060 - 0.012 * turn) * size), (0.090 * size * round_, 0.026))
    patch.over(skin.shade(-0.105, 0.032, 0.012), under, 0.66 + 0.06 * grown - 0.10 * turn)
    for side in (-1, 1):
        wing = bell(patch.u, patch.v, (side * 0.094 * size, tip - 0.022), (0.026 * size, 0.038))
        patch.over(skin.shade(-0.07, 0.028, 0.008), wing, min(0.34 + 0.04 * grown + 0.60 * max(size - 1.0, 0.0), 0.85))
        nostril = bell(patch.u, patch.v, (side * 0.046 * size, tip - 0.062 * size), (0.026 * size, 0.013))
        shown = max(0.24 * grown * (1.0 + 0.5 * min(turn, 0.0)), _SHOWN * turn)
        patch.over(skin.shade(-0.20, 0.045, 0.012), nostril, shown)
        strong = 0.08 + (0.04 + 0.18 * bridge) * grown + 0.15 * max(bridge, 0.0)
        shaded = bell(patch.u, patch.v, (side * 0.070, tip + 0.125), (0.030, 0.085))
        patch.over(skin.shade(-0.05, 0.018, 0.005), shaded, max(strong, 0.0))
    light = bell(
        patch.u,
        patch.v,
        (-0.014, tip + 0.018 + 0.010 * turn),
        (0.058 * size * round_, 0.044 * (1.0 + 0.5 * _BULB * bulb)),
    )
    # The lamp adds its own gleam: on deep skin a painted one as plain would be grease.
    lit = min(1.0, skin.L / 0.75)
    patch.over(skin.shade(0.048 * lit, -0.004, 0.002), light, 0.50)
    if bridge > 0.0:
        ridge = bell(patch.u, patch.v, (-0.008, tip + 0.125), (0.016, 0.080))
        patch.over(skin.shade(0.036 * lit, -0.004, 0.0), ridge, 0.35 * bridge)


def draw_freckles(canvas: Canvas, skin: Complexion, eye: tuple[float, float], nose: float, seed: int) -> None:
    """Over the cheeks' bones below the eyes, densest there, and a few across the nose's bridge: specks of many sizes,
    the small ones fainter, none on another. eye: (x, y) of the eye; nose: height of its tip."""
    chance = np.random.default_rng(seed)
    spots: list[tuple[float, float, float]] = []
    top = min(-0.375, eye[1] - 0.245)
    for side in (-1, 1):
        for _ in range(_TRIES):
            x = side * (eye[0] + 0.045 + 0.115 * float(chance.normal()))
            y = top - 0.030 - 0.055 * abs(float(chance.normal()))
            spots.append((x, y, float(chance.uniform(0.4, 1.0) ** 1.5)))
    spots += [(0.06 * k + float(chance.uniform(-0.02, 0.02)), nose + 0.085, 0.6) for k in (-1.4, 0.1, 1.5)]
    kept: list[tuple[float, float, float]] = []
    for x, y, size in spots:
        clear = all(np.hypot(x - a, y - b) > 0.030 + 0.012 * size for a, b, _ in kept)
        if clear and (y > top or (abs(x) > 0.17 and y > -0.53)):
            kept.append((x, y, size))
    tone = skin.shade(-0.135 * min(1.0, skin.L / 0.75), 0.022, 0.034)
    for x, y, size in kept:
        patch = canvas.around((x, y), 0.035)
        half = 0.0065 + 0.0105 * size
        patch.over(tone, coverage(ellipse(patch.u, patch.v, (x, y), (1.12 * half, half)), 0.007), 0.45 + 0.40 * size)
