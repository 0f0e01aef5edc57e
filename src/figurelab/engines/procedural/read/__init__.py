"""Observation -> FigureSpec."""

from __future__ import annotations

from dataclasses import replace

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.perceive import Observation

from .clothing import shows_top
from .compose import compose
from .pet import pet
from .readings import Readings, measure
from .signature import signature
from .stand import on_stand

__all__ = ["Readings", "compose", "measure", "read"]


def read(observation: Observation, seed: int | None = None) -> FigureSpec | None:
    """The figure of a person, or of a cat, a dog or an animal made like one; None for another animal, a character
    or a thing, which are lifted from the photo.

    seed: 0 .. 2**32 - 1, handed on to the sculptor; None for one of the subject's own, which its other photos share as
    long as the same is read from them. The same observation and seed give the same figure.
    """
    if observation.kind in ("person", "person_no_face"):
        readings = measure(observation)
        own = signature(compose(readings, 0), clad=shows_top(readings.body))
        return on_stand(compose(readings, own, taste=0) if seed is None else compose(readings, seed, own))
    animal = pet(observation)
    if animal is None:
        return None
    figure = FigureSpec(pet=animal)
    return on_stand(replace(figure, seed=signature(figure) if seed is None else seed))
