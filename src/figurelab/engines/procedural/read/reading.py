"""A reading: a value and how much it may be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

TRUSTED = 0.5


@dataclass(frozen=True)
class Reading(Generic[T]):
    """confidence: 0..1; below 0.5 the figure takes a default instead."""

    value: T
    confidence: float

    @property
    def trusted(self) -> bool:
        return self.confidence >= TRUSTED


def ramp(x: float, low: float, high: float) -> float:
    """0 at low, 1 at high, linear between (low may be above high)."""
    return min(1.0, max(0.0, (x - low) / (high - low)))
