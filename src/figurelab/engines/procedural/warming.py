"""Paying the compiler before the first customer: kernels are compiled once and cached on disk."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from ..base import BuildOptions, PrototypeOptions
from .concept import Concept, pack
from .engine import ProceduralEngine, figure_solid
from .figure import FigureSpec, Glasses, Hair, Pattern, Top
from .perceive import observe

_SPEC = FigureSpec(
    hair=Hair(style="bob", fringe="straight", length=0.2),
    glasses=Glasses(kind="round"),
    top=Top(kind="tee", pattern=Pattern(kind="stripes")),
)


def warm() -> dict[str, float]:
    """Run both stages once on an invented figure and once on a drawn thing. Returns seconds per step, summed."""
    from figurelab.render.picture import picture

    engine = ProceduralEngine()
    concept = picture(figure_solid(_SPEC), size=1024)
    seconds = dict(engine.build(pack(Concept(concept, _SPEC)), BuildOptions(), _quiet).seconds)
    thing = np.full((160, 160, 4), 255, np.uint8)
    y, x = np.mgrid[:160, :160]
    inside = (x - 80) ** 2 / 1600 + (y - 80) ** 2 / 3600 < 1
    thing[inside, :3] = 60, 120, 200
    thing[..., 3] = np.where(inside, 255, 0)
    out = io.BytesIO()
    Image.fromarray(thing).save(out, "PNG")
    engine.build(out.getvalue(), BuildOptions(triangles=4000, texture_size=512), _quiet)
    observe(np.ascontiguousarray(concept))
    engine.prototype(_png(concept), PrototypeOptions(seed=0), _quiet)
    return seconds


def _png(image: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(image).save(out, "PNG")
    return out.getvalue()


def _quiet(percent: int, step: str) -> None:
    """Progress nobody watches."""
