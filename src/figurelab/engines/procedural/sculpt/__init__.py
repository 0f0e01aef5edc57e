"""FigureSpec -> one solid, each point knowing its part."""

from __future__ import annotations

from ..figure import FigureSpec
from .anatomy import anatomy
from .sculpture import Sculpture


def sculpt(spec: FigureSpec) -> Sculpture:
    """The sculpture of a person or a pet."""
    if spec.pet is None:
        from .person import person

        return person(spec)
    from .pet import pet

    return pet(spec)


__all__ = ["Sculpture", "anatomy", "sculpt"]
