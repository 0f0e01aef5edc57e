"""What a cropped top lays bare: the belly with its navel, and the waistband below it."""

from __future__ import annotations

from dataclasses import replace

from ...paint.material import Material
from ..torso import skin
from .sewing import around, line
from .tailor import SMALL, Tailor

_CROPPED = ("tee", "tank", "sweater", "hoodie", "polo", "shirt")
"""Tops with nothing under them."""
_NAVEL = 1.655


def midriff(tailor: Tailor) -> None:
    """Skin between the hem and the waistband, under the tops that can bare it."""
    top, bottom, level = tailor.spec.top, tailor.spec.bottom, tailor.level
    if top.crop == 0.0 or top.kind not in _CROPPED:
        return
    bare = skin("midriff", tailor.spec)
    navel = line(tailor, [(0.0, _NAVEL - 0.018), (0.0, _NAVEL + 0.018)])
    program = tailor.program
    program.copy(tailor.trunk)
    program.plane((0, -1, 0), (0, level(1.30), 0), k=0.05).plane((0, 1, 0), (0, level(2.10), 0), k=0.05)
    program.part(replace(bare, seams=(navel,)), k=0.012)
    if bottom.kind != "skirt":
        sewn = (around(tailor, 1.405), around(tailor, 1.485))
        waist = Material("pants", bottom.color, "cloth", roughness=0.75, seams=sewn)
        tailor.band(0.050, 1.38, 1.51, waist, bare=True, edge=SMALL)
