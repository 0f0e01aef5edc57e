"""What is printed on the skin itself: blush, nose shade, freckles, age lines, stubble. Lengths in HR."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from figurelab.engines.procedural.paint.canvas import Canvas
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.eyeshape import EYE
from figurelab.engines.procedural.paint.oklab import from_hex, mix
from figurelab.engines.procedural.paint.stroke import bell, coverage, ellipse, smoothstep, stroke, taper


def draw_blush(canvas: Canvas, strength: float, skin: Complexion) -> None:
    """Cheeks and the tip of the nose. Deep skin takes less red: more of it looks sunburnt."""
    red = skin.shade(0.025, 0.036, 0.010) if skin.L <= 0.6 else skin.shade(-0.015, 0.090, 0.012)
    for side in (-1, 1):
        patch = canvas.around((side * 0.60, -0.40), 0.50, 0.34)
        patch.over(red, bell(patch.u, patch.v, (side * 0.60, -0.40), (0.22, 0.145), 1.6), min(1.0, 1.2 * strength))
    patch = canvas.around((0.0, -0.30), 0.30, 0.24)
    patch.over(red, bell(patch.u, patch.v, (0.0, -0.30), (0.13, 0.10), 1.8), strength * 0.45)


def draw_nose(canvas: Canvas, skin: Complexion, size: float) -> None:
    """A dab of shade under the nose and a breath of light on it."""
    patch = canvas.around((0.0, -0.32), 0.24, 0.16)
    patch.over(skin.shade(-0.08, 0.034, 0.01), bell(patch.u, patch.v, (0.0, -0.350), (0.085 * size, 0.028)), 0.65)
    patch.over(skin.shade(0.06, -0.004, 0.0), bell(patch.u, patch.v, (-0.012, -0.275), (0.05 * size, 0.034)), 0.5)


def draw_freckles(canvas: Canvas, skin: Complexion, seed: int) -> None:
    """Eight a side under the eyes, below v -0.41, and three on the nose."""
    chance = np.random.default_rng(seed)
    color = skin.shade(-0.12, 0.02, 0.03)
    spots = [(0.07 * k - 0.035 + chance.uniform(-0.02, 0.02), -0.285) for k in (-1, 0.5, 2)]
    for side in (-1, 1):
        angle = chance.uniform(0.0, 2 * np.pi, 8)
        radius = np.sqrt(chance.uniform(0.1, 1.0, 8))
        spots += zip(
            side * (0.47 + 0.19 * radius * np.cos(angle)),
            -0.465 + 0.055 * radius * np.sin(angle),
            strict=True,
        )
    for x, y in spots:
        patch = canvas.around((x, y), 0.03)
        size = (chance.uniform(0.011, 0.018), chance.uniform(0.010, 0.015))
        patch.over(color, coverage(ellipse(patch.u, patch.v, (x, y), size), 0.006), 0.72)


def draw_stubble(canvas: Canvas, color: str, skin: Complexion) -> None:
    """A shadow on jaw and upper lip, broken into fine grain so that it is not a mask."""
    patch = canvas.patch(-1.0, -1.3, 1.0, -0.18)
    u, v = patch.u[None, :], patch.v[:, None]
    width = np.abs(u)
    hollow = 0.25 * np.clip(1.0 - width / 0.55, 0.0, 1.0) ** 1.2
    jaw = smoothstep(0.0, 0.14, -v - 0.30 - hollow + 0.16 * np.clip(width - 0.45, 0.0, 1.0) / 0.4)
    lip = np.exp(-((u / 0.30) ** 4 + ((v + 0.435) / 0.05) ** 4))
    noise = np.random.default_rng(0).standard_normal((v.size, u.size), np.float32)
    grain = np.clip(gaussian_filter(noise, 1.6) * 5.0, -1.0, 1.0)
    shadow = mix(skin.shade(-0.24, -0.025, -0.035), from_hex(color), 0.25)
    patch.over(shadow, (np.maximum(jaw, lip) * (0.72 + 0.28 * grain)).astype(np.float32), 0.48)


def draw_age(canvas: Canvas, age: float, skin: Complexion) -> None:
    """Lines from nose to mouth, under the eyes and at their corners; past 0.7 on the forehead too."""
    color, strength = skin.shade(-0.11, 0.02, 0.01), min(1.0, age) * 0.8
    t = np.linspace(0.0, 1.0, 9)
    fold = np.column_stack([0.17 + 0.115 * t + 0.03 * np.sin(np.pi * t), -0.31 - 0.17 * t])
    bag = np.column_stack([EYE[0] - 0.13 + 0.28 * t, EYE[1] - 0.285 - 0.05 * np.sin(np.pi * t)])
    lines = [(fold, taper(9, 0.011, 0.4, 0.5), 1.0), (bag, taper(9, 0.009, 0.4, 0.4), 0.8)]
    for k in (-1, 0, 1):
        foot = [(EYE[0] + 0.27, EYE[1] - 0.03 + 0.045 * k), (EYE[0] + 0.35, EYE[1] - 0.035 + 0.085 * k)]
        lines.append((np.array(foot), np.array([0.008, 0.003], np.float32), 0.7))
    for side in (-1, 1):
        patch = canvas.patch(min(0.0, side * 0.9), -0.56, max(0.0, side * 0.9), 0.02)
        for points, half, share in lines:
            d = stroke(patch.u * np.float32(side), patch.v, points, half)
            patch.over(color, coverage(d, 0.008), strength * share)
    if age > 0.7:
        patch = canvas.patch(-0.36, 0.40, 0.36, 0.64)
        t = np.linspace(-1.0, 1.0, 13)
        for k in (0, 1):
            line = np.column_stack([0.30 * t * (1 - 0.2 * k), 0.47 + 0.085 * k + 0.018 * np.cos(3 * t)])
            d = stroke(patch.u, patch.v, line, taper(13, 0.009, 0.3, 0.3))
            patch.over(color, coverage(d, 0.008), strength * 0.6)
