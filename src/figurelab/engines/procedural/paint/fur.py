"""Coats: where a pet's light and second colours lie, as functions of the place on its body."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from figurelab.engines.procedural.animal import maned, stance, tail
from figurelab.engines.procedural.figure import Pet
from figurelab.engines.procedural.paint.oklab import from_hex, lightness
from figurelab.engines.procedural.paint.patches import brindle, calico, capped, hound, tortoiseshell, tricolor
from figurelab.engines.procedural.paint.place import Fur, Masks, all_of, bands, bib, blaze, brows, chops, none_of
from figurelab.engines.procedural.paint.scene import F32
from figurelab.engines.procedural.paint.stroke import smoothstep

_PALE = 0.78
"""OKLab lightness above which a coat has patches instead of a blaze."""


def coat_colors(pet: Pet, name: str, positions: F32, head: F32, normals: F32) -> F32:
    """(n, 3) sRGB of the fur of one part. name: the material's. positions (n, 3) and head (3,): HR, floor 0.
    Each point's colour depends on that point alone, so any subset paints the same."""
    offsets = positions - head
    tip = (tail(pet)[0][-1] - stance(pet).head).astype(np.float32)
    along = np.linalg.norm(offsets - tip, axis=1).astype(np.float32)
    coat, other = lightness(from_hex(pet.coat)), lightness(from_hex(pet.second))
    patched = coat > max(_PALE, other)
    light, second = _PATTERNS[pet.pattern](
        Fur(name, offsets, normals, positions[:, 1], along, _back(pet, offsets, positions[:, 1], normals), patched)
    )
    if pet.pattern == "bicolor" and other > coat:
        # Black and white: the white lies below, never on ears and back.
        second = np.zeros_like(second)
    if maned(pet):
        light, second = _maned(name, offsets, light, second)
    color = np.broadcast_to(from_hex(pet.coat), offsets.shape).copy()
    color += second[:, None] * (from_hex(pet.second) - color)
    color += light[:, None] * (from_hex(pet.light) - color)
    return color


def _maned(name: str, offsets: F32, light: F32, second: F32) -> Masks:
    """A lion's mane and what lies under it, in the second colour, lighter round the face."""
    if name not in ("mane", "head"):
        return light, second
    behind = smoothstep(0.42, -0.05, offsets[:, 2]) if name == "mane" else smoothstep(0.20, 0.0, offsets[:, 2])
    return light * (1 - behind), np.maximum(behind, 0.45 if name == "mane" else 0.0).astype(np.float32)


def _plain(fur: Fur) -> Masks:
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    none = none_of(offsets)
    if name == "muzzle":
        return all_of(offsets), none
    if name == "head":
        return chops(offsets), none
    return (bib(offsets, normals, 0.28, 1.0) if name == "body" else none), none


def _back(pet: Pet, offsets: F32, height: F32, normals: F32) -> F32:
    """(n,) how far a point lies on the upper back, with a wavy soft edge."""
    waves = np.float32(0.06) * np.sin(np.float32(6.0) * offsets[:, 0])
    if pet.pose == "stand":
        waves = np.float32(0.05) * np.sin(np.float32(6.0) * offsets[:, 2])
        above = height - np.float32(stance(pet).chest[1]) - waves
        return smoothstep(-0.08, 0.08, above) * smoothstep(0.55, 0.25, normals[:, 2])
    return smoothstep(-0.06, 0.06, height - np.float32(0.62) - waves) * smoothstep(0.10, -0.12, normals[:, 2])


def _shaded(fur: Fur) -> Masks:
    """A plain coat whose back, ears and crown are airbrushed with the second colour, its own shade."""
    light, second = _plain(fur)
    crown = smoothstep(0.35, 0.95, fur.offsets[:, 1]) * smoothstep(0.75, 0.3, fur.offsets[:, 2])
    share = {"ear": all_of(fur.offsets) * 0.45, "head": 0.35 * crown, "body": 0.40 * fur.back, "tail": 0.25}
    return light, (second + share.get(fur.name, 0.0)).astype(np.float32)


def _eye_patch(offsets: F32) -> F32:
    """One patch, round the left eye and up to that side's ear."""
    x, y, z = offsets.T
    edge = 1.0 + 0.06 * np.sin(7.0 * y + 2.0) + 0.05 * np.sin(9.0 * x)
    eye = np.hypot((x - 0.50) / 0.36, (y - 0.10) / 0.46)
    return smoothstep(0.03, -0.03, eye - edge) * smoothstep(-0.25, -0.15, z)


def _bicolor(fur: Fur) -> Masks:
    """White blaze, muzzle, bib, paws and tail tip with a crisp edge; dark ears and saddle."""
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    none = none_of(offsets)
    if name in ("muzzle", "paw"):
        return all_of(offsets), none
    if name == "head":
        patch = _eye_patch(offsets) if fur.patched else none
        return blaze(offsets) * (1 - patch), patch
    if name == "body":
        wavy = 0.34 + 0.04 * np.sin(7.0 * offsets[:, 1])
        chest = smoothstep(0.02, -0.02, np.abs(offsets[:, 0]) - wavy) * smoothstep(0.0, 0.05, normals[:, 2])
        return chest, smoothstep(0.35, 0.65, fur.back)
    if name == "tail":
        return smoothstep(0.03, -0.03, fur.along - 0.28), none
    return none, (all_of(offsets) if name == "ear" else none)


def _tabby(fur: Fur) -> Masks:
    """An M on the forehead, lines on the cheeks, bands on back, legs and tail; the plain coat's light parts."""
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    light, none = _plain(fur)
    x, y, z = offsets.T
    if name == "head":
        return light, _tabby_head(np.abs(x), y, z)
    if name in ("body", "leg"):
        stripes = bands(y + 0.10 * np.cos(5.0 * x) + (0.25 * z if name == "body" else 0.0), 0.30)
        keep = smoothstep(0.55, 0.15, normals[:, 2]) if name == "body" else all_of(offsets)
        return light, stripes * keep * np.float32(0.9)
    if name == "tail":
        return none, bands(fur.along, 0.26)
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
    back = bands((v + 0.30 * u * u).astype(np.float32), 0.40) * smoothstep(-0.1, -0.3, z) * smoothstep(0.62, 0.45, v)
    return np.maximum(np.maximum(forehead * smoothstep(-0.45, -0.2, z), cheek), back).astype(np.float32)


def _points(fur: Fur) -> Masks:
    """Dark mask, ears, paws and tail, shading into a pale coat."""
    name, offsets, normals = fur.name, fur.offsets, fur.normals
    none = none_of(offsets)
    if name in ("ear", "paw", "tail", "muzzle"):
        return none, all_of(offsets)
    if name == "head":
        u, v = offsets[:, 0], offsets[:, 1]
        mask = smoothstep(1.0, 0.35, np.hypot(u / 0.66, (v + 0.26) / 0.52))
        return none, mask * smoothstep(0.0, 0.35, offsets[:, 2])
    if name == "leg":
        return none, np.float32(0.7) * smoothstep(0.7, 0.1, fur.height)
    return (bib(offsets, normals, 0.28, 1.0) if name == "body" else none), none


def _spots(fur: Fur) -> Masks:
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


def _mask(fur: Fur) -> Masks:
    """Dark muzzle and ears on a plain coat."""
    none = none_of(fur.offsets)
    if fur.name in ("muzzle", "ear"):
        return none, all_of(fur.offsets)
    if fur.name == "head":
        return none, chops(fur.offsets)
    return (bib(fur.offsets, fur.normals, 0.24, 1.0) * np.float32(0.5) if fur.name == "body" else none), none


def _saddle(fur: Fur) -> Masks:
    """A dark back, ears and tail, and a dark muzzle, each with a soft edge."""
    none = none_of(fur.offsets)
    if fur.name == "body":
        return none, fur.back
    if fur.name == "head":
        return none, chops(fur.offsets) * np.float32(0.8)
    if fur.name in ("muzzle", "ear"):
        return none, all_of(fur.offsets)
    return none, (smoothstep(0.05, -0.05, 0.5 - fur.along) if fur.name == "tail" else none)


def _tan(fur: Fur) -> Masks:
    """Two brow spots, cheeks, muzzle, two patches on the chest, and feet, in the light colour."""
    none = none_of(fur.offsets)
    u, z = np.abs(fur.offsets[:, 0]), fur.offsets[:, 2]
    if fur.name in ("muzzle", "paw"):
        return all_of(fur.offsets), none
    if fur.name == "head":
        return np.maximum(brows(fur.offsets), chops(fur.offsets)), none
    if fur.name == "body":
        patch = smoothstep(1.15, 0.80, np.hypot((u - 0.17) / 0.13, (fur.height - 0.98) / 0.10))
        return patch * smoothstep(0.2, 0.45, fur.normals[:, 2]), none
    edge = 0.44 + 0.07 * np.sin(9.0 * u + 5.0 * z)
    return (smoothstep(0.07, -0.07, fur.height - edge) if fur.name == "leg" else none), none


_PATTERNS: dict[str, Callable[[Fur], Masks]] = {
    "plain": _shaded,
    "bicolor": _bicolor,
    "tabby": _tabby,
    "points": _points,
    "spots": _spots,
    "mask": _mask,
    "saddle": _saddle,
    "tan": _tan,
    "capped": capped,
    "tricolor": tricolor,
    "hound": hound,
    "calico": calico,
    "tortoiseshell": tortoiseshell,
    "brindle": brindle,
}
