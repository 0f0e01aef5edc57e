"""The printed face of a cat or a dog: big glossy eyes, muzzle line, whisker dots. Lengths in HR."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import Pet
from figurelab.engines.procedural.paint.canvas import Canvas, Decals
from figurelab.engines.procedural.paint.complexion import INK
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, ellipse, smoothstep, stroke, taper

PET_EYE = (0.40, -0.02)
DOG_EYE = (0.172, 0.192)
"""Half sizes of the ball."""
_EVEN_BROWED = ("plain", "mask", "saddle", "brindle", "points")
"""Patterns whose brows are the coat's colour: on a patch its lighter spots would be stains."""
PET_NOSE = (0.0, -0.26)
"""Where the print expects the sculpted nose."""


def draw_pet_face(pet: Pet) -> Decals:
    """Pure: the same pet gives the same pixels."""
    canvas = Canvas()
    for side in (-1, 1):
        _socket(canvas, pet, side)
        if pet.species == "cat":
            _cat_eye(canvas, pet, side)
        else:
            _dog_eye(canvas, pet, side)
            _lid(canvas, side, DOG_EYE)
        _lights(canvas, side)
    if pet.species == "cat":
        _whiskers(canvas, pet)
    _muzzle(canvas, pet)
    return canvas.decals()


def _ground(pet: Pet) -> F32:
    """The colour the muzzle is painted with."""
    return from_hex(pet.second if pet.pattern in ("points", "mask", "saddle", "brindle") else pet.light)


def _line(ground: F32) -> F32:
    """The colour of drawn lines: far below the ground's own lightness, down to ink."""
    return shift(ground, max(-0.42, 0.20 - lightness(ground)), 0.025, 0.012)


def _socket(canvas: Canvas, pet: Pet, side: int) -> None:
    """Fur is darker right round the eye, or lighter where the coat is too dark for the eye's rim to show."""
    coat = from_hex(pet.coat)
    ring = -0.09 if lightness(coat) > 0.42 else 0.11
    center = (side * PET_EYE[0], PET_EYE[1] + 0.03)
    patch = canvas.around(center, 0.46, 0.46)
    patch.over(shift(coat, ring, 0.012, 0.012), bell(patch.u, patch.v, center, (0.29, 0.30), 2.6), 0.8)
    if pet.species == "cat" or pet.pattern not in _EVEN_BROWED:
        return
    spot = (side * 0.27, 0.34)
    patch = canvas.around(spot, 0.2)
    patch.over(shift(coat, 0.07), bell(patch.u, patch.v, spot, (0.10, 0.065)), 0.6)


def _ball(canvas: Canvas, side: int, iris: F32, size: tuple[float, float], pupil: tuple[float, float]) -> None:
    """A glass ball: dark rim, spoked iris, large pupil, and below a crescent of light that has crossed the ball."""
    center = (side * PET_EYE[0], PET_EYE[1])
    patch = canvas.around(center, size[0] + 0.06, size[1] + 0.06)
    u, v = patch.u, patch.v
    whole = coverage(ellipse(u, v, center, (size[0] + 0.024, size[1] + 0.024)))
    patch.over(INK, whole)
    t = smoothstep(-0.8, 0.95, -(v - np.float32(center[1])) / size[1])[:, None, None]
    dark, lit = shift(iris, -0.12), shift(iris, 0.15, 0.0, 0.025)
    inside = coverage(ellipse(u, v, center, size), 0.006)
    patch.over(dark + (lit - dark) * t, inside)
    across, up = (u - np.float32(center[0])) / size[0], (v - np.float32(center[1])) / size[1]
    away = np.hypot(across[None, :], up[:, None])
    turn = np.arctan2(up[:, None], across[None, :])
    spokes = np.abs(np.sin(17 * turn) * np.sin(11 * turn + 1.3)) * smoothstep(0.97, 0.70, away)
    patch.over(shift(iris, 0.20, 0.0, 0.03), (spokes * smoothstep(0.55, 0.75, away)).astype(np.float32) * inside, 0.45)
    patch.over(shift(iris, -0.22), smoothstep(0.80, 1.0, away) * inside, 0.75)
    crescent = bell(u, v, (center[0], center[1] - 0.66 * size[1]), (0.66 * size[0], 0.20 * size[1]), 1.8)
    patch.over(shift(iris, 0.30, 0.0, 0.03), crescent * inside, 0.75)
    patch.over(INK, coverage(ellipse(u, v, (center[0], center[1] + 0.012), pupil), 0.010))
    patch.over(INK, smoothstep(0.10, 0.95, up)[:, None] * inside, 0.72)
    patch.guard(whole, 0.6)


def _cat_eye(canvas: Canvas, pet: Pet, side: int) -> None:
    """Slanted corners in ink, then the ball with a tall pupil."""
    x, y = PET_EYE
    patch = canvas.around((side * x, y), 0.36, 0.30)
    along = patch.u * np.float32(side)
    inner = stroke(along, patch.v, [(x - 0.14, y - 0.11), (x - 0.200, y - 0.145)], [0.046, 0.012])
    outer = stroke(along, patch.v, [(x + 0.13, y + 0.11), (x + 0.232, y + 0.175)], [0.052, 0.008])
    patch.over(INK, coverage(np.minimum(inner, outer)))
    _ball(canvas, side, from_hex(pet.eyes), (0.185, 0.205), (0.098, 0.150))


def _dog_eye(canvas: Canvas, pet: Pet, side: int) -> None:
    _ball(canvas, side, from_hex(pet.eyes), DOG_EYE, (0.118, 0.134))


def _lid(canvas: Canvas, side: int, size: tuple[float, float]) -> None:
    """The upper lid's edge: a line that thickens to the outer corner and ends a little beyond it."""
    x, y = PET_EYE
    turn = np.linspace(-1.15, 1.62, 17)
    line = np.column_stack([x + (size[0] + 0.022) * np.sin(turn), y + (size[1] + 0.020) * np.cos(turn)])
    line[-1] += (0.030, 0.0)
    patch = canvas.around((side * x, y), size[0] + 0.14, size[1] + 0.12)
    widths = np.interp(np.linspace(0, 1, 17), [0, 0.3, 0.75, 1], [0.006, 0.026, 0.034, 0.008])
    patch.over(INK, coverage(stroke(patch.u * np.float32(side), patch.v, line, widths)))


def _lights(canvas: Canvas, side: int) -> None:
    x, y = side * PET_EYE[0], PET_EYE[1]
    patch = canvas.around((x, y), 0.2)
    for dx, dy, a, b, share in (
        (-0.056, 0.072, 0.058, 0.066, 1.0),
        (0.062, -0.078, 0.026, 0.029, 0.9),
        (0.020, 0.104, 0.015, 0.016, 0.85),
    ):
        mask = coverage(ellipse(patch.u, patch.v, (x + dx, y + dy), (a, b)))
        patch.over(np.ones(3, np.float32), mask, share)
        patch.guard(mask, 1.0)


def _whiskers(canvas: Canvas, pet: Pet) -> None:
    """Three fine hairs a side, from the pads out over the cheeks: white, on white fur grey."""
    coat = from_hex(pet.coat)
    hair = shift(coat, -0.22) if lightness(coat) > 0.86 else np.array((0.97, 0.96, 0.95), np.float32)
    for side in (-1, 1):
        patch = canvas.around((side * 0.55, -0.34), 0.36, 0.24)
        along = patch.u * np.float32(side)
        for low, end, rise in ((-0.295, 0.80, 0.075), (-0.340, 0.84, 0.005), (-0.385, 0.77, -0.075)):
            t = np.linspace(0.0, 1.0, 11)
            line = np.column_stack([0.25 + (end - 0.25) * t, low + rise * t + 0.045 * np.sin(np.pi * t)])
            patch.over(hair, coverage(stroke(along, patch.v, line, taper(11, 0.0085, 0.1, 0.8, 0.3))), 0.9)


def _muzzle(canvas: Canvas, pet: Pet) -> None:
    """From the nose down and out in two arcs, shade under each, and three whisker dots a side."""
    ground = _ground(pet)
    color = _line(ground)
    patch = canvas.around((0.0, -0.44), 0.42, 0.24)
    x, y = PET_NOSE
    fork = y - 0.155
    patch.over(color, coverage(stroke(patch.u, patch.v, [(x, y - 0.05), (x, fork)], [0.011, 0.013])))
    t = np.linspace(0.0, 1.0, 13)
    broad = 1.0 if pet.species in ("cat", "rabbit") else (0.98 + 0.55 * pet.jowls) / 1.17
    wide = 0.165 if pet.species in ("cat", "rabbit") else 0.20 * broad
    arc = np.column_stack([wide * t, fork - 0.058 * np.sin(np.pi * t**0.85) + 0.022 * t])
    for side in (-1, 1):
        along = patch.u * np.float32(side)
        patch.over(color, coverage(stroke(along, patch.v, arc, taper(13, 0.0135, 0.15, 0.35, 0.5))))
        for dx, dy in ((0.165, -0.02), (0.225, -0.075), (0.255, 0.005)):
            dot = ellipse(along, patch.v, (broad * dx, y - 0.075 + dy), (0.0125, 0.0115))
            patch.over(color, coverage(dot, 0.005), 0.75)
    patch.over(shift(ground, -0.07, 0.015), bell(patch.u, patch.v, (0.0, fork - 0.10), (0.11, 0.028)), 0.6)
