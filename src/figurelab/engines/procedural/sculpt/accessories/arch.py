"""A stiff band over the hair from ear to ear: the hoop of headphones, a headband."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...paint.material import Material
from ..garments.tailor import Tailor
from ..lock import Section, sweep
from ..outside import outside

F64 = NDArray[np.float64]

EARS = (-0.06, 0.02)
"""Height and z of the ears' middle, from the head's centre, HR."""
_JOINTS = 24
_LEAST, _MOST = 0.80, 1.75
_STIFF = 5
"""Joints over which a band bridges a dent of the hair."""


@dataclass(frozen=True)
class Arch:
    """points: (24, 3) of the hair's surface from ear to ear, as a stiff band lies on it. outward: (24, 3) unit."""

    points: F64
    outward: F64

    def lay(
        self, tailor: Tailor, material: Material, half_width: F64 | float, half_thick: float, *, out: float, k: float
    ) -> None:
        """A flat band with rounded edges, its middle so far out of the hair."""
        section = Section(1, 1, exponent=4.0, wrap=0.0, k=k, grooves=0, depth=0.0)
        wide, thick = (np.broadcast_to(v, _JOINTS).astype(float) for v in (half_width, half_thick))
        tailor.program.lock(material, sweep(self.points + out * self.outward, self.outward, wide, thick, section))


def ears(tailor: Tailor) -> F64:
    """(3,) the point between both ears."""
    return tailor.body.head + np.array([0.0, *EARS])


def arch(tailor: Tailor, *, reach: float, lean: float, low: float = 0.0) -> Arch:
    """Over the head, in a plane through both ears. reach: degrees to each side of the top. lean: degrees that the
    plane leans to the face. low: how much lower than the ears its plane turns, HR."""
    a, tip = np.radians(np.linspace(-reach, reach, _JOINTS)), math.radians(lean)
    ways = np.column_stack([np.sin(a), np.cos(a) * math.cos(tip), np.cos(a) * math.sin(tip)])
    middle = ears(tailor) - np.array([0.0, low, 0.0])
    far = _stiff(outside(tailor.program, middle, ways, least=_LEAST, most=_MOST))
    return Arch(middle + ways * far[:, None], ways)


def _stiff(far: F64) -> F64:
    """Over dents and between locks, alike on both sides: the most of some joints, drawn smooth."""
    pad = _STIFF // 2
    far = np.maximum(far, far[::-1])
    wide = np.pad(far, pad, mode="edge")
    most = np.max([wide[i : i + len(far)] for i in range(_STIFF)], axis=0)
    kernel = np.hanning(_STIFF + 4)[1:-1]
    half = len(kernel) // 2
    return np.convolve(np.pad(most, half, mode="edge"), kernel / kernel.sum(), "valid")
