"""Taking the picture's light out of its paint, so that the figure is lit once and not twice."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.images import blurred, f32
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_STRENGTH, _STRENGTH_PHOTO = 0.7, 0.9
_WIDE, _EVEN = 0.05, 0.012
_DARKEST = 0.03
_MOST_CHANGE = np.array([22, 14, 14], np.float32)
_LEAST_GAIN, _MOST_GAIN = 0.45, 2.4


def delit(sheet: Sheet, anatomy: Anatomy, paints: list[Paints], *, photo: bool) -> tuple[Sheet, list[Paints]]:
    """The sheet, and its paints, with broad light and shade, and the tint of coloured lights, taken out of each paint.

    Per part and paint, what a blur of 0.05 of the height within the paint finds is moved most of the way to the paint's
    own colour; finer detail stays. paints: one per part, in the anatomy's order. photo: nearly all the way.
    """
    strength = _STRENGTH_PHOTO if photo else _STRENGTH
    change = np.zeros_like(sheet.lab)
    paints = [_relit(sheet, part, paint) for part, paint in zip(anatomy.parts, paints, strict=True)]
    for part, paint in zip(anatomy.parts, paints, strict=True):
        for index in range(len(paint.lab)):
            own = part.region & (paint.label == index)
            if own.sum() > 12:
                light = paint.lab[index] - _broad(sheet.lab, own, _WIDE * sheet.height)[own]
                change[own] = strength * _bounded(light, paint.lab[index])
    # Smooth, or the edge between a lit and a shaded paint would show as a step.
    even = _EVEN * sheet.height
    weight = np.maximum(blurred(sheet.mask.astype(np.float32), even), 1e-3)
    lab = sheet.lab + blurred(change, (even, even, 0)) / weight[..., None]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # Colours out of gamut are clipped on purpose.
        clean = f32(np.clip(lab2rgb(lab), 0, 1))
    gain = np.clip((clean + _DARKEST) / (sheet.clean + _DARKEST), _LEAST_GAIN, _MOST_GAIN)
    gain = blurred(np.where(sheet.mask[..., None], gain, 1), (0.7, 0.7, 0))
    picture = np.clip(sheet.picture * _fine(gain, sheet), 0, 1)
    return replace(sheet, clean=clean, lab=f32(lab), picture=picture), paints


def _relit(sheet: Sheet, part: Part, paints: Paints) -> Paints:
    """A paint seen only in the shade is brightened as the part's main paint is there."""
    lab = paints.lab.copy()
    main = int(paints.shares(part.region).argmax())
    ground = part.region & (paints.label == main)
    if ground.sum() < 100:
        return paints
    sigma = 2 * _WIDE * sheet.height
    weight = blurred(ground[::4, ::4].astype(np.float32), sigma / 4, truncate=2)
    light = blurred(sheet.lab[::4, ::4, 0] * ground[::4, ::4], sigma / 4, truncate=2) / np.maximum(weight, 1e-3)
    shade = (light + 5) / (lab[main, 0] + 5)
    for index in range(len(lab)):
        own = (part.region & (paints.label == index))[::4, ::4] & (weight > 0.05)
        if index != main and own.any():
            lab[index, 0] = min(lab[index, 0] / float(np.clip(shade[own].mean(), 0.6, 1.0)), 99.0)
    return Paints(lab, paints.label)


def _bounded(light: F32, paint: F32) -> F32:
    """A large change of a strong colour may be another paint taken for a shade of it: (n, 3) Lab, held back."""
    if float(np.hypot(paint[1], paint[2])) < 12:
        return light
    return f32(_MOST_CHANGE * np.tanh(light / _MOST_CHANGE))


def _broad(lab: F32, own: Mask, sigma: float) -> F32:
    """Blur of (h, w, c) values within a mask, every second pixel: broad light needs no more. Zero far from the mask."""
    rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
    box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    inside = own[box][::2, ::2].astype(np.float32)
    weight = np.maximum(blurred(inside, sigma / 2, truncate=2), 1e-3)[..., None]
    soft = blurred(lab[box][::2, ::2] * inside[..., None], (sigma / 2, sigma / 2, 0), truncate=2) / weight
    out = np.zeros_like(lab)
    tall, wide = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    out[box] = soft.repeat(2, axis=0).repeat(2, axis=1)[:tall, :wide]
    return out


def _fine(gain: F32, sheet: Sheet) -> F32:
    """A field of the working grid at the picture's own pixels."""
    rows = (np.arange(sheet.picture.shape[0]) + 0.5) / sheet.zoom - 0.5 + sheet.pad[0]
    columns = (np.arange(sheet.picture.shape[1]) + 0.5) / sheet.zoom - 0.5 + sheet.pad[1]
    grid = np.meshgrid(rows, columns, indexing="ij")
    layers = [nd.map_coordinates(gain[..., c], grid, order=1, mode="nearest") for c in range(3)]
    return f32(np.stack(layers, axis=2))
