"""What is printed on the skin itself: blush, nose shade, freckles, age lines, stubble. Lengths in HR."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.ndimage import gaussian_filter

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Canvas, Patch
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.layout import Layout, fold_end, smile_of
from figurelab.engines.procedural.paint.oklab import from_hex, mix
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, ellipse, smoothstep, stroke, taper


def draw_blush(canvas: Canvas, strength: float, skin: Complexion) -> None:
    """Cheeks and the tip of the nose. Deep skin takes less red: more of it looks sunburnt."""
    fair = float(smoothstep(0.50, 0.86, np.array(skin.L)))
    red = skin.shade(0.025 - 0.040 * fair, 0.034 + 0.052 * fair, 0.010)
    for side in (-1, 1):
        patch = canvas.around((side * 0.60, -0.40), 0.50, 0.34)
        patch.over(red, bell(patch.u, patch.v, (side * 0.60, -0.40), (0.22, 0.145), 1.6), min(1.0, 1.2 * strength))
    patch = canvas.around((0.0, -0.30), 0.30, 0.24)
    patch.over(red, bell(patch.u, patch.v, (0.0, -0.30), (0.13, 0.10), 1.8), strength * 0.45)


def draw_nose(canvas: Canvas, skin: Complexion, size: float, tip: float) -> None:
    """A dab of shade under the nose, its wings, and a breath of light on its tip, whose height is ``tip``."""
    patch = canvas.around((0.0, tip - 0.03), 0.26, 0.18)
    under = bell(patch.u, patch.v, (0.0, tip - 0.060 * size), (0.090 * size, 0.026))
    patch.over(skin.shade(-0.09, 0.036, 0.01), under, 0.65)
    for side in (-1, 1):
        wing = bell(patch.u, patch.v, (side * 0.088 * size, tip - 0.025), (0.030, 0.036))
        patch.over(skin.shade(-0.07, 0.032, 0.008), wing, 0.45)
    patch.over(
        skin.shade(0.055, -0.004, 0.0), bell(patch.u, patch.v, (-0.014, tip + 0.018), (0.045 * size, 0.034)), 0.55
    )


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


def draw_stubble(canvas: Canvas, color: str, skin: Complexion, strength: float) -> None:
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
    patch.over(shadow, (np.maximum(jaw, lip) * (0.72 + 0.28 * grain)).astype(np.float32), strength)


def draw_age(canvas: Canvas, face: Face, skin: Complexion, layout: Layout) -> None:
    """Folds from nose to mouth, bags and crow's feet; past 0.65 the forehead's lines. Each is a soft shade with a
    fine line in it, so that it belongs to the form."""
    age = face.age
    strength = float(np.clip((age - 0.12) / 0.75, 0.0, 1.0))
    eye, t = layout.eye, np.linspace(0.0, 1.0, 9)
    fold = np.column_stack(
        [0.150 + (fold_end(smile_of(face)[0]) - 0.145) * t + 0.03 * np.sin(np.pi * t), layout.nose - 0.015 - (t * 0.19)]
    )
    low = eye[1] - 0.215
    bag = np.column_stack([eye[0] - 0.14 + 0.28 * t, low - 0.05 * np.sin(np.pi * t)])
    lines = [(fold, taper(9, 0.0075, 0.5, 0.6), 0.55), (bag, taper(9, 0.006, 0.5, 0.5), 0.40)]
    for k in (-1, 0, 1):
        foot = [(eye[0] + 0.25, eye[1] - 0.03 + 0.045 * k), (eye[0] + 0.33, eye[1] - 0.040 + 0.085 * k)]
        lines.append((np.array(foot), np.array([0.006, 0.003], np.float32), 0.40 * strength))
    for side in (-1, 1):
        patch = canvas.patch(min(0.0, side * 0.9), -0.64, max(0.0, side * 0.9), 0.02)
        for points, half, share in lines:
            _crease(patch, patch.u * np.float32(side), points, half, skin, strength * share)
    if age > 0.65:
        patch = canvas.patch(-0.40, 0.34, 0.40, 0.64)
        t = np.linspace(-1.0, 1.0, 13)
        for k in (0, 1):
            line = np.column_stack([0.30 * t * (1 - 0.2 * k), 0.43 + 0.085 * k + 0.018 * np.cos(3 * t)])
            _crease(patch, patch.u, line, taper(13, 0.007, 0.4, 0.4), skin, strength * 0.4)


def _crease(patch: Patch, u: F32, points: ArrayLike, half: F32, skin: Complexion, strength: float) -> None:
    d = stroke(u, patch.v, points, half)
    patch.over(skin.shade(-0.05, 0.026, 0.008), smoothstep(0.046, 0.0, d), 0.5 * strength)
    patch.over(skin.shade(-0.11, 0.034, 0.010), coverage(d, 0.008), 0.8 * strength)
