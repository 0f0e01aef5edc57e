"""Observation -> FigureSpec."""

from __future__ import annotations

from dataclasses import replace

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.perceive import Observation

from .compose import compose
from .pet import pet
from .readings import Readings, measure
from .stand import on_stand

__all__ = ["Readings", "compose", "measure", "read"]


def read(observation: Observation, seed: int) -> FigureSpec | None:
    """The figure of a person, or of a cat, a dog or an animal made like one; None for another animal, a character
    or a thing, which are lifted from the photo.

    seed: 0 .. 2**32 - 1, handed on to the sculptor. The same observation and seed give the same figure.
    """
    if observation.kind in ("person", "person_no_face"):
        return on_stand(compose(measure(observation), seed))
    animal = pet(observation)
    return None if animal is None else on_stand(replace(FigureSpec(seed=seed), pet=animal))
