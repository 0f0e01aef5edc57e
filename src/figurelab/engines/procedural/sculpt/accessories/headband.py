"""A band in the hair, from behind one ear over the head to the other."""

from __future__ import annotations

import numpy as np

from ...paint.material import Material
from ..garments.tailor import Tailor
from .arch import arch

_HALF, _END = 0.115, 0.055
"""Half width over the head and at the ends."""


def headband(tailor: Tailor, color: str) -> None:
    """Cloth over a stiff core, a little ahead of the crown."""
    band = arch(tailor, reach=96, lean=19)
    away = np.abs(np.linspace(-1.0, 1.0, len(band.points)))
    half = _END + (_HALF - _END) * np.clip(1.0 - away**3, 0.0, 1.0)
    band.lay(tailor, Material("headband", color, "cloth", roughness=0.7), half, 0.055, out=0.010, k=0.010)
