"""Coats of two colours beside the main one: capped, tricolour, hound, calico, tortoiseshell and brindle."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.paint.place import (
    Fur,
    Masks,
    all_of,
    bib,
    blaze,
    blots,
    brows,
    chops,
    none_of,
)
from figurelab.engines.procedural.paint.scene import F32
from figurelab.engines.procedural.paint.stroke import smoothstep


def capped(fur: Fur) -> Masks:
    """A cap of the coat that ends in a peak between the eyes; cheeks, brow spots, chest, belly and legs light."""
    none = none_of(fur.offsets)
    if fur.name in ("muzzle", "paw"):
        return all_of(fur.offsets), none
    u, v, z = np.abs(fur.offsets[:, 0]), fur.offsets[:, 1], fur.offsets[:, 2]
    if fur.name == "head":
        edge = -0.02 - 0.55 * np.clip(u - 0.62, 0.0, 1.0) + 0.10 * smoothstep(0.08, 0.30, u)
        cheek = smoothstep(0.05, -0.05, v - edge) * smoothstep(0.045, 0.075, u + 0.20 * smoothstep(-0.22, -0.42, v))
        return np.maximum(cheek * smoothstep(-0.1, 0.15, z), brows(fur.offsets)), none
    if fur.name == "body":
        belly = smoothstep(-0.35, -0.6, fur.normals[:, 1])
        return np.maximum(bib(fur.offsets, fur.normals, 0.36, 0.5), belly), none
    if fur.name == "leg":
        inner = smoothstep(0.60, 0.40, fur.height + 0.04 * np.sin(9.0 * u + 5.0 * z))
        return inner, none
    tip = smoothstep(0.32, 0.22, fur.along) if fur.name == "tail" else none
    return tip, none


def tricolor(fur: Fur) -> Masks:
    """White blaze, muzzle, chest, feet and tail tip; brow spots, cheeks and legs in the second colour."""
    none = none_of(fur.offsets)
    if fur.name in ("muzzle", "paw"):
        return all_of(fur.offsets), none
    if fur.name == "head":
        white = blaze(fur.offsets, 0.06)
        return white, np.maximum(brows(fur.offsets), _cheeks(fur.offsets)) * (1 - white)
    if fur.name == "body":
        x = np.abs(fur.offsets[:, 0])
        wide = 0.27 + 0.05 * np.sin(7.0 * fur.offsets[:, 1])
        chest = smoothstep(0.05, -0.03, x - wide) * smoothstep(0.05, 0.15, fur.normals[:, 2])
        return chest, none
    if fur.name == "leg":
        waves = 0.04 * np.sin(9.0 * fur.offsets[:, 0] + 6.0 * fur.offsets[:, 2])
        sock = smoothstep(0.03, -0.03, fur.height - 0.27 - waves)
        return sock, smoothstep(0.06, -0.06, fur.height - 0.56 - waves) * (1 - sock)
    return (smoothstep(0.30, 0.20, fur.along) if fur.name == "tail" else none), none


def hound(fur: Fur) -> Masks:
    """Head and ears of the coat, a white muzzle and blaze, the second colour as a saddle, white legs and tail tip."""
    none = none_of(fur.offsets)
    if fur.name in ("muzzle", "paw"):
        return all_of(fur.offsets), none
    if fur.name == "head":
        return blaze(fur.offsets, 0.035), none
    if fur.name == "body":
        chest = bib(fur.offsets, fur.normals, 0.36, 0.3)
        return chest, fur.back
    if fur.name == "leg":
        waves = 0.05 * np.sin(9.0 * fur.offsets[:, 0] + 6.0 * fur.offsets[:, 2])
        return smoothstep(0.04, -0.04, fur.height - 0.52 - waves), none
    tip = smoothstep(0.30, 0.22, fur.along)
    return (tip, 1 - tip) if fur.name == "tail" else (none, none)


def calico(fur: Fur) -> Masks:
    """White below; patches of the coat and of the second colour on head, ears, back and tail."""
    offsets = fur.offsets
    x, y, z = offsets.T
    if fur.name in ("muzzle", "paw"):
        return all_of(offsets), none_of(offsets)
    if fur.name == "ear":
        return none_of(offsets), smoothstep(0.1, -0.1, x)
    if fur.name == "head":
        wavy = 0.04 * np.sin(8.0 * y) + 0.03 * np.sin(11.0 * x)
        low = smoothstep(0.03, -0.03, y + 0.20 - 0.45 * np.clip(np.abs(x) - 0.3, 0.0, 1.0) + wavy)
        white = np.maximum(low * smoothstep(-0.2, 0.0, z), blaze(offsets, 0.07))
        black = smoothstep(
            0.02, -0.02, x + 0.10 + 3.0 * wavy + 0.25 * blots(offsets, 3.0, 0.7) * (z < 0.3)
        ) * smoothstep(-0.95, -0.80, z)
        return white.astype(np.float32), black.astype(np.float32) * (1 - white)
    if fur.name == "tail":
        return none_of(offsets), smoothstep(-0.03, 0.03, blots(offsets, 6.0, 0.4))
    white = smoothstep(0.06, -0.06, blots(offsets, 3.6, 1.3) + 0.8 * fur.height - 0.55 - 0.9 * _rear(fur))
    white = np.maximum(white, bib(offsets, fur.normals, 0.34, 0.2))
    return white, smoothstep(-0.04, 0.04, blots(offsets, 3.2, 2.2)) * (1 - white)


def tortoiseshell(fur: Fur) -> Masks:
    """The second colour in small ragged blots all over, and on one half of the face."""
    ragged = smoothstep(0.05, 0.30, blots(fur.offsets, 7.0, 0.9) + 0.5 * blots(fur.offsets, 15.0, 2.0))
    if fur.name in ("head", "muzzle"):
        x, y, z = fur.offsets.T
        half = smoothstep(-0.03, 0.03, x + 0.03 * np.sin(12.0 * y)) * smoothstep(0.45, 0.2, y) * smoothstep(0.1, 0.3, z)
        ragged = np.maximum(0.8 * ragged * smoothstep(-0.6, 0.2, y * (fur.name == "head") + 0.2), half)
    return none_of(fur.offsets), ragged.astype(np.float32)


def brindle(fur: Fur) -> Masks:
    """Thin broken stripes across body, legs and head; a dark muzzle and a light chest."""
    none = none_of(fur.offsets)
    if fur.name in ("muzzle", "ear"):
        return none, all_of(fur.offsets)
    x, y, z = fur.offsets.T
    waves = y + 0.10 * np.cos(5.0 * x) + 0.25 * z + 0.05 * np.sin(9.0 * x + 4.0 * z)
    broken = smoothstep(-0.25, 0.15, blots(fur.offsets, 8.0, 0.6))
    stripes = smoothstep(0.55, 0.85, np.sin(waves * np.float32(34.0))) * broken * np.float32(0.8)
    if fur.name == "head":
        return none, np.maximum(chops(fur.offsets), stripes * smoothstep(0.5, 0.2, z))
    return (bib(fur.offsets, fur.normals, 0.22, 1.0) if fur.name == "body" else none), stripes


def _cheeks(offsets: F32) -> F32:
    """A patch on each cheek, beside a blaze."""
    u, v, front = np.abs(offsets[:, 0]), offsets[:, 1], offsets[:, 2]
    return smoothstep(1.0, 0.85, np.hypot((u - 0.50) / 0.34, (v + 0.46) / 0.26)) * smoothstep(0.1, 0.4, front)


def _rear(fur: Fur) -> F32:
    """(n,) 1 behind, 0 in front."""
    return smoothstep(0.3, -0.3, fur.normals[:, 2])
