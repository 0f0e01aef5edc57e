"""Long fur, in tapered locks: cheeks, a mane on chest and neck, thighs, the tail, and a beard with brows."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..animal import Stance, maned, tail
from ..figure import Pet
from ..paint.material import Material
from .pet_body import fur, trunk
from .pet_head import reach
from .probe import fronts
from .program import Program
from .tufts import mirrored, tuft

V = NDArray[np.float64]
SHORT = 0.12
"""Fluff below this stays smooth."""
_TUFTED = 0.35
"""Fluff from which chest and tail have tufts as well as the cheeks."""
_MANED = 0.55
"""Fluff from which the neck has a mane all round."""
_PLUME = ((0.06, 0.62), (0.30, 0.88), (0.54, 1.16))
"""Where the rings of a tail's locks begin and end, 0 the tail's root .. 1 its end."""
_PLUME_LOCKS = 6
_PLUME_TWIST = 0.7
"""Radians that a lock winds about the tail."""
_LOW = 0.06
"""A lock that would come nearer to the ground than this is left out."""
_UP, _FORWARD = np.array((0.0, 1.0, 0.0)), np.array((0.0, 0.2, 1.0))


def ruff(program: Program, pet: Pet, at: Stance) -> None:
    """All tufts that the pet's fur and fluff ask for."""
    if pet.fur == "wire":
        _beard(program, pet, at.head)
    if pet.fluff < SHORT or pet.fur == "curly":
        return
    if maned(pet):
        _lion(program, pet, at.head)
    else:
        _cheeks(program, pet, at.head)
    if pet.fluff > _TUFTED:
        _chest(program, pet, at)
        _tail(program, pet)
    if pet.fluff > _MANED:
        _mane(program, pet, at)
        if not maned(pet):
            _crown(program, pet, at.head)


def _cheeks(program: Program, pet: Pet, head: V) -> None:
    """Overlapping locks that stand out from each cheek, the middle one the longest."""
    size = 0.45 + 0.55 * pet.fluff
    head_fur = fur("head", pet)
    for side in (-1, 1):
        rows = ((-0.62, 0.26), (-0.46, 0.42), (-0.28, 0.46), (-0.10, 0.34))
        for i, (y, long) in enumerate(rows if pet.fluff > _TUFTED else rows[:3]):
            x = 0.90 * math.sqrt(1 - (y / 0.86) ** 2) + 0.04
            root = (x - 0.24, y + 0.10, 0.20)
            bend = (x + 0.05, y - 0.01, 0.14)
            tip = (x + (0.10 + 0.62 * long) * size, y - (0.06 + 0.30 * long) * size, -0.06)
            points = [head + mirrored(p, side) for p in (root, bend, tip)]
            tuft(program, head_fur, points, mirrored((0.5, 0.15, 1), side), 0.20 * (0.4 + 0.6 * size), turn=i)


def _chest(program: Program, pet: Pet, at: Stance) -> None:
    """A shield of locks below the collar, in rows that lie over each other, the lowest first."""
    size = 0.6 + 0.4 * pet.fluff
    rows = trunk(pet, at)
    y0 = float(at.chest[1])
    spots = [(-0.26, 0.06), (0.26, 0.06), (-0.12, -0.02), (0.12, -0.02), (0.0, 0.10)]
    if pet.fluff > 0.4:
        spots = [(0.0, -0.20), *spots]
    places: list[tuple[float, float]] = []
    for x, y in spots:
        x *= size * at.wide
        places += [(x, y0 + y + 0.16), (x * 1.15, y0 + y - 0.04), (x * 0.9, y0 + y - 0.24 * size)]
    z = fronts(rows, np.array(places))
    for i in range(len(spots)):
        lifts = (-0.06, 0.02, 0.02 + 0.05 * size)
        points = [(*places[3 * i + j], float(z[3 * i + j]) + lifts[j]) for j in range(3)]
        outward = np.array((1.6 * spots[i][0], 0.25, 1.0))
        tuft(program, _coat(pet), points, outward, 0.21 * size * at.wide, turn=i)


def _mane(program: Program, pet: Pet, at: Stance) -> None:
    """Two rows of locks round the sides and the back of the neck, from under the head, the lower first."""
    size = pet.fluff
    x, y, z = at.chest
    for layer, (drop, count) in enumerate(((0.24, 7), (0.0, 8))):
        for i in range(count):
            turn = math.radians(52 + 256 * (i + 0.5 * layer) / (count - 1 + layer))
            out = np.array((math.sin(turn), 0.0, math.cos(turn)))
            inner, outer = 0.30 * at.wide, (0.50 - 0.06 * layer) * at.wide + 0.04 * size
            top = np.array((x, y + 0.62 - drop, z - 0.08))
            points = [top + out * inner, top + out * outer - _UP * 0.18]
            points.append(top + out * (outer + 0.09 * size) - _UP * (0.34 + 0.20 * size + 0.05 * (i % 2)))
            tuft(program, _coat(pet), points, out + 0.3 * _UP, 0.25 * (0.7 + 0.3 * size), turn=i + 9 * layer)


def _coat(pet: Pet) -> Material:
    """Of the locks on chest and neck."""
    return fur("mane" if maned(pet) else "body", pet)


def _lion(program: Program, pet: Pet, head: V) -> None:
    """Rings of locks round the face and down the back of the head, each from under the one before it."""
    rings = (
        # count, depth, radius, length; how far the tips stand out, hang and lie back, as shares of the length
        (15, 0.14, 0.93, 0.44, 0.95, 0.12, 0.30),
        (12, -0.16, 0.93, 0.55, 0.52, 0.40, 0.45),
        (11, -0.50, 0.78, 0.58, 0.18, 0.72, 0.25),
        (8, -0.76, 0.44, 0.66, 0.06, 0.95, 0.08),
    )
    for ring, (count, depth, radius, long, stand, hang, back) in enumerate(rings):
        flat = np.array((0.0, 0.2, 0.9 - 0.6 * ring))
        for i in range(count):
            turn = 2 * math.pi * (i + 0.5 * (ring % 2)) / count
            out = np.array((math.sin(turn), 0.90 * math.cos(turn) - 0.06, 0.0))
            bend = out * (radius + 0.07) + (0.0, -0.10 * hang, depth - 0.06)
            tip = out * (radius + stand * long) + (0.0, -hang * long, depth - back * long)
            points = [head + p for p in (out * (radius - 0.20) + (0.0, 0.0, depth + 0.10), bend, tip)]
            tuft(program, fur("mane", pet), points, out + flat, 0.28, turn=i + 16 * ring)


def _crown(program: Program, pet: Pet, head: V) -> None:
    """Three locks between the ears that fall forward."""
    for i, (x, long) in enumerate(((-0.14, 0.16), (0.13, 0.18), (0.0, 0.26))):
        points = [(x, 0.76, -0.06), (1.1 * x, 0.86, 0.14), (1.4 * x + 0.02, 0.78 - 0.2 * long, 0.24 + long)]
        tuft(program, fur("head", pet), [head + np.array(p) for p in points], _UP + 0.4 * _FORWARD, 0.12, turn=i)


def _tail(program: Program, pet: Pet) -> None:
    """A plume: long locks in three rings that wind along the tail, each ring from under the one before it, the last
    past the tail's end."""
    if pet.tail in ("docked", "whip") or pet.species in ("rabbit", "bear"):
        return
    points, radii = tail(pet)
    size = 0.5 + 0.5 * pet.fluff
    for ring, (start, end) in enumerate(_PLUME):
        places = np.linspace(start, end, 4)
        for j in range(_PLUME_LOCKS):
            around = 2 * math.pi * (j + 0.5 * (ring % 2)) / _PLUME_LOCKS
            uneven = 0.06 * math.sin(5.1 * j + 2.3 * ring)
            centers, along, girth = _along(points, radii, places + np.linspace(0, uneven, 4))
            across = np.cross(along, (0.0, 0.3, 1.0))
            across /= np.linalg.norm(across, axis=1)[:, None]
            turn = (around + _PLUME_TWIST * np.linspace(0, 1, 4))[:, None]
            out = np.cos(turn) * across + np.sin(turn) * np.cross(across, along)
            stands = girth * np.array((0.45, 0.98, 1.10, 0.62 if end > 1 else 1.24)) + (0.0, 0.01, 0.02, 0.02)
            lock = centers + stands[:, None] * out
            if lock[1:, 1].min() > _LOW:
                width = (0.66 * float(girth[1]) + 0.02) * size
                tuft(program, fur("tail", pet), lock, out[1], width, turn=3 * ring + j)


def _along(points: V, radii: V, places: V) -> tuple[V, V, V]:
    """Centers (n, 3), unit tangents (n, 3) and girths (n,) at ``places`` (n,), 0 the tail's root .. 1 its end; past
    the end straight on, as far again as the places say, with the girth running out."""
    last = len(points) - 1
    steps = np.linspace(0, 1, last + 1)
    tangents = np.gradient(points, axis=0)
    inside = np.clip(places, 0, 1)

    def sample(values: V) -> V:
        return np.stack([np.interp(inside, steps, values[:, k]) for k in range(3)], 1)

    along = sample(tangents)
    beyond = (places - inside)[:, None] * last
    centers = sample(points) + beyond * along
    girth = np.interp(inside, steps, radii) * np.clip(1 - 2.2 * (places - inside), 0.0, 1.0)
    return centers, along / np.linalg.norm(along, axis=1)[:, None], girth


def _beard(program: Program, pet: Pet, head: V) -> None:
    """Whiskers down both sides of the muzzle and from the chin, and a brow over each eye."""
    z, size = reach(pet), 0.7 + 0.5 * pet.fluff
    face = fur("muzzle", pet)
    for side in (-1, 1):
        for i, (x, y, long) in enumerate(((0.34, -0.36, 0.34), (0.27, -0.44, 0.36), (0.14, -0.50, 0.34))):
            root, bend = (0.7 * x, y + 0.04, z - 0.04), (1.15 * x, y - 0.12, z + 0.06)
            tip = (1.25 * x, y - 0.12 - long * size * 0.7, z + 0.02)
            points = [head + mirrored(p, side) for p in (root, bend, tip)]
            tuft(program, face, points, mirrored((0.5, 0.1, 1), side), 0.12, turn=i)
        for i, (x, y) in enumerate(((0.20, 0.27), (0.32, 0.31))):
            root, bend, tip = (x, y, 0.74), (x + 0.10, y + 0.05, 0.84), (x + 0.32, y - 0.06, 0.76)
            points = [head + mirrored(p, side) for p in (root, bend, tip)]
            tuft(program, face, points, mirrored((0.2, 0.5, 1), side), 0.085 * size, turn=i)
    points = [(0, -0.50, z + 0.02), (0, -0.62, z + 0.10), (0, -0.62 - 0.30 * size, z + 0.08)]
    tuft(program, face, [head + np.array(p) for p in points], _FORWARD, 0.13, turn=4)
