"""The stand's colour: what stands on it must stand out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import ImageColor

from figurelab.engines.procedural.figure import FigureSpec

from .color import F32, chroma, to_hex, to_lab

_PALE = 56.0
"""Lightness of shoes or paws from which a dark stand sets them off better than the usual pale one."""
_DARK = 26.0
_HINT = 4.5
"""The most colour of a dark stand, of trousers' or coat's own hue: charcoal that goes with them."""


def on_stand(spec: FigureSpec) -> FigureSpec:
    """The figure on a stand that sets off its feet: charcoal under pale ones, the usual one under dark ones."""
    feet, cloth = _feet(spec)
    if feet[0] < _PALE:
        return spec
    share = min(1.0, _HINT / max(chroma(cloth), 1e-3))
    color = np.array([_DARK, share * cloth[1], share * cloth[2]], np.float32)
    return replace(spec, base=replace(spec.base, color=to_hex(color)))


def _feet(spec: FigureSpec) -> tuple[F32, F32]:
    """Lab of what touches the stand, and of what it hints at."""
    if spec.pet is not None:
        coat = _lab(spec.pet.coat)
        return coat, coat
    return _lab(spec.shoes.color), _lab(spec.bottom.color)


def _lab(color: str) -> F32:
    rgb: NDArray[np.uint8] = np.array(ImageColor.getrgb(color)[:3], np.uint8)
    return to_lab(rgb)
