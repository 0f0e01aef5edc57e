"""Coats: where a pet's light and second colours lie, as functions of the place on its body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.figure import Pet
from figurelab.engines.procedural.paint.oklab import from_hex, lightness
from figurelab.engines.procedural.paint.scene import F32
from figurelab.engines.procedural.paint.stroke import smoothstep

Masks = tuple[F32, F32]
"""Shares of the light and of the second colour, each (n,)."""


_PALE = 0.78
"""OKLab lightness above which a coat has patches instead of a blaze."""
TAIL_TIP = {"cat": (0.94, -1.26, -0.22), "dog": (0.56, -0.92, -0.80)}
"""Where the sculpted tail ends, from the head's centre: rings and tips are measured from here."""


@dataclass(frozen=True)
class _Fur:
    """offsets, normals (n, 3): of points of the part called name, offsets from the head's centre. height (n,):
    over the floor. along (n,): distance from the tail's tip. patched: a pale coat with patches of a darker colour."""

    name: str
    offsets: F32
    normals: F32
    height: F32
    along: F32
    patched: bool


def coat_colors(pet: Pet, name: str, positions: F32, head: F32, normals: F32) -> F32:
    """(n, 3) sRGB of the fur of one part. name: the material's. positions (n, 3) and head (3,): HR, floor 0.
    Each point's colour depends on that point alone, so any subset paints the same."""
    offsets = positions - head
    along = np.linalg.norm(offsets - np.array(TAIL_TIP[pet.species], np.float32), axis=1).astype(np.float32)
    coat, other = lightness(from_hex(pet.coat)), lightness(from_hex(pet.second))
    patched = coat > max(_PALE, other)
    light, second = _PATTERNS[pet.pattern](_Fur(name, offsets, normals, positions[:, 1], along, patched))
    if pet.pattern == "bicolor" and other > coat:
        # Black and white: the white lies below, never on ears and back.
        second = np.zeros_like(second)
    color = np.broadcast_to(from_hex(pet.coat), offsets.shape).copy()
    color += second[:, None] * (from_hex(pet.second) - color)
    color += light[:, None] * (from_hex(pet.light) - color)
    return color


def _none(offsets: F32) -> F32:
    return np.zeros(len(offsets), np.float32)


def _all(offsets: F32) -> F32:
    return np.ones(len(offsets), np.float32)


def _bib(offsets: F32, normals: F32, half: float, soft: float) -> F32:
    """Chest and belly: the front of the body, within half a width of the middle."""
    return smoothstep(0.05, 0.05 + 0.3 * soft + 0.05, normals[:, 2]) * smoothstep(
        half + 0.10 * soft, half - 0.10 * soft, np.abs(offsets[:, 0])
    )


def _chops(offsets: F32) -> F32:
    """The cheeks and chin around the muzzle, soft."""
    u, v, front = np.abs(offsets[:, 0]), offsets[:, 1], offsets[:, 2]
    round_muzzle = smoothstep(1.0, 0.55, np.hypot(u / 0.62, (v + 0.52) / 0.36))
    return round_muzzle * smoothstep(0.1, 0.4, front)


def _plain(fur: _Fur) -> Masks:
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    none = _none(offsets)
    if name == "muzzle":
        return _all(offsets), none
    if name == "head":
        return _chops(offsets), none
    return (_bib(offsets, normals, 0.28, 1.0) if name == "body" else none), none


def _eye_patch(offsets: F32) -> F32:
    """One patch, round the left eye and up to that side's ear."""
    x, y, z = offsets.T
    edge = 1.0 + 0.06 * np.sin(7.0 * y + 2.0) + 0.05 * np.sin(9.0 * x)
    eye = np.hypot((x - 0.50) / 0.36, (y - 0.10) / 0.46)
    return smoothstep(0.03, -0.03, eye - edge) * smoothstep(-0.25, -0.15, z)


def _bicolor(fur: _Fur) -> Masks:
    """White blaze, muzzle, bib, paws and tail tip with a crisp edge; dark ears and saddle."""
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    none = _none(offsets)
    if name in ("muzzle", "paw"):
        return _all(offsets), none
    if name == "head":
        u, v, front = np.abs(offsets[:, 0]), offsets[:, 1], offsets[:, 2]
        half = 0.05 + 0.50 * smoothstep(0.05, -0.50, v) + 0.03 * np.sin(9.0 * v)
        blaze = smoothstep(0.012, -0.012, u - half) * smoothstep(0.62, 0.56, v)
        patch = _eye_patch(offsets) if fur.patched else none
        return blaze * smoothstep(0.1, 0.2, front) * (1 - patch), patch
    if name == "body":
        wavy = 0.34 + 0.04 * np.sin(7.0 * offsets[:, 1])
        bib = smoothstep(0.02, -0.02, np.abs(offsets[:, 0]) - wavy) * smoothstep(0.0, 0.05, normals[:, 2])
        lower = 0.72 + 0.07 * np.sin(6.0 * offsets[:, 0])
        saddle = smoothstep(-0.02, 0.02, fur.height - lower) * smoothstep(0.02, -0.04, normals[:, 2])
        return bib, saddle
    if name == "tail":
        return smoothstep(0.03, -0.03, fur.along - 0.28), none
    return none, (_all(offsets) if name == "ear" else none)


def _tabby(fur: _Fur) -> Masks:
    """An M on the forehead, lines on the cheeks, bands on back, legs and tail; the plain coat's light parts."""
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    light, none = _plain(fur)
    x, y, z = offsets.T
    if name == "head":
        return light, _tabby_head(np.abs(x), y, z)
    if name in ("body", "leg"):
        bands = _bands(y + 0.10 * np.cos(5.0 * x) + (0.25 * z if name == "body" else 0.0), 0.30)
        keep = smoothstep(0.55, 0.15, normals[:, 2]) if name == "body" else _all(offsets)
        return light, bands * keep * np.float32(0.9)
    if name == "tail":
        return none, _bands(fur.along, 0.26)
    return light, none


def _tabby_head(u: F32, v: F32, z: F32) -> F32:
    spread = u / (0.75 + 0.55 * np.clip(v, 0.0, 1.0))
    forehead = np.zeros_like(u)
    for place, half, foot in ((0.0, 0.034, 0.24), (0.17, 0.036, 0.30), (0.34, 0.034, 0.36)):
        grow = np.clip((v - foot) / 0.10, 0.0, 1.0)
        line = smoothstep(0.010, -0.010, np.abs(spread - place) - half * grow)
        forehead = np.maximum(forehead, line * (v > foot))
    cheek = np.zeros_like(u)
    for height in (-0.12, -0.32):
        bend = height + 0.22 * (u - 0.62)
        half = 0.036 * np.clip((u - 0.62) / 0.15, 0.0, 1.0)
        cheek = np.maximum(cheek, smoothstep(0.010, -0.010, np.abs(v - bend) - half) * (u > 0.62))
    back = _bands((v + 0.30 * u * u).astype(np.float32), 0.40) * smoothstep(-0.1, -0.3, z) * smoothstep(0.62, 0.45, v)
    return np.maximum(np.maximum(forehead * smoothstep(-0.45, -0.2, z), cheek), back).astype(np.float32)


def _points(fur: _Fur) -> Masks:
    """Dark mask, ears, paws and tail, shading into a pale coat."""
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    none = _none(offsets)
    if name in ("ear", "paw", "tail", "muzzle"):
        return none, _all(offsets)
    if name == "head":
        u, v = offsets[:, 0], offsets[:, 1]
        mask = smoothstep(1.0, 0.35, np.hypot(u / 0.66, (v + 0.26) / 0.52))
        return none, mask * smoothstep(0.0, 0.35, offsets[:, 2])
    if name == "leg":
        return none, np.float32(0.7) * smoothstep(0.7, 0.1, fur.height)
    return (_bib(offsets, normals, 0.28, 1.0) if name == "body" else none), none


def _spots(fur: _Fur) -> Masks:
    """Round blots all over, smaller on the head; light where the plain coat is."""
    light, none = _plain(fur)
    if fur.name == "muzzle":
        return light, none
    x, y, z = fur.offsets.T * np.float32(1.25 if fur.name in ("head", "ear") else 1.0)
    waves = (
        np.sin(6.1 * x + 1.3 * np.sin(2.3 * y + 1.0) + 0.5)
        * np.sin(5.7 * y + 1.1 * np.sin(2.1 * z) + 0.9)
        * np.sin(6.4 * z + 1.2 * np.sin(2.7 * x + 2.0) + 0.8)
    )
    return light, smoothstep(0.42, 0.47, np.abs(waves).astype(np.float32))


def _mask(fur: _Fur) -> Masks:
    """Dark muzzle and ears on a plain coat."""
    none = _none(fur.offsets)
    if fur.name in ("muzzle", "ear"):
        return none, _all(fur.offsets)
    if fur.name == "head":
        return none, _chops(fur.offsets)
    return (_bib(fur.offsets, fur.normals, 0.24, 1.0) * np.float32(0.5) if fur.name == "body" else none), none


def _saddle(fur: _Fur) -> Masks:
    """A dark back, ears and tail, and a dark muzzle, each with a soft edge."""
    none = _none(fur.offsets)
    x = fur.offsets[:, 0]
    if fur.name == "body":
        edge = 0.60 + 0.06 * np.sin(6.0 * x)
        return none, smoothstep(-0.06, 0.06, fur.height - edge) * smoothstep(0.10, -0.12, fur.normals[:, 2])
    if fur.name == "head":
        return none, _chops(fur.offsets) * np.float32(0.8)
    if fur.name in ("muzzle", "ear"):
        return none, _all(fur.offsets)
    return none, (smoothstep(0.05, -0.05, 0.5 - fur.along) if fur.name == "tail" else none)


def _tan(fur: _Fur) -> Masks:
    """Two brow spots, cheeks, muzzle, two patches on the chest, and feet, in the light colour."""
    none = _none(fur.offsets)
    u, v, z = np.abs(fur.offsets[:, 0]), fur.offsets[:, 1], fur.offsets[:, 2]
    if fur.name in ("muzzle", "paw"):
        return _all(fur.offsets), none
    if fur.name == "head":
        brow = smoothstep(1.15, 0.9, np.hypot((u - 0.29) / 0.13, (v - 0.34) / 0.09)) * smoothstep(0.1, 0.3, z)
        return np.maximum(brow, _chops(fur.offsets)), none
    if fur.name == "body":
        patch = smoothstep(1.15, 0.80, np.hypot((u - 0.17) / 0.13, (fur.height - 0.98) / 0.10))
        return patch * smoothstep(0.2, 0.45, fur.normals[:, 2]), none
    edge = 0.44 + 0.07 * np.sin(9.0 * u + 5.0 * z)
    return (smoothstep(0.07, -0.07, fur.height - edge) if fur.name == "leg" else none), none


def _bands(along: F32, pitch: float) -> F32:
    """Stripes 0.35 of the pitch wide."""
    t = along / np.float32(pitch)
    return smoothstep(0.20, 0.15, np.abs(t - np.floor(t) - np.float32(0.5)))


_PATTERNS: dict[str, Callable[[_Fur], Masks]] = {
    "plain": _plain,
    "bicolor": _bicolor,
    "tabby": _tabby,
    "points": _points,
    "spots": _spots,
    "mask": _mask,
    "saddle": _saddle,
    "tan": _tan,
}
