"""Skirts: a flared shell in soft pleats, and its waistband."""

from __future__ import annotations

import math

from ...paint.material import Material, Seam, SkirtFrame
from .tailor import SMALL, Tailor

PLEATS = 12
_BELLY = 0.3
"""How far one stands out from which on a skirt has its form in front."""


def skirt(tailor: Tailor) -> None:
    """A skirt in the bottom's colour; under a coat it hangs straight."""
    color = tailor.spec.bottom.color
    fullness = 0.25 if tailor.spec.top.kind == "coat" else 1.0
    cloth = Material("skirt", color, "cloth", roughness=0.72, seams=pleats(tailor, 1.48) if fullness == 1.0 else ())
    band = Material("belt", color, "cloth", roughness=0.6, tint=-0.06)
    flared(tailor, 1.48, cloth, band, fullness=fullness)


def hem(tailor: Tailor) -> float:
    """Height of the hem, times the body's scale: from high on the thigh to below the knee."""
    return 0.90 - 0.40 * tailor.spec.bottom.length


def flared(tailor: Tailor, waist: float, cloth: Material, band: Material, *, fullness: float = 1.0) -> None:
    """From the waist's height down to the hem, with a belt at the waist."""
    level, low = tailor.level, hem(tailor)
    radii = _radii(tailor, fullness)
    program = tailor.program
    wave = 0.060 * fullness
    if tailor.body.form.belly > _BELLY:
        # It would overhang the cloth like a shelf.
        program.copy(tailor.trunk).offset(0.065).plane((0, 1, 0), (0, level(waist), 0), k=0.05)
        program.plane((0, -1, 0), (0, level(waist - 0.50), 0), k=0.50)
    program.loft(
        0, 0, level(low), level(waist), radii, (0.90, 0.82), exponent=2.1, wave=wave, waves=PLEATS, end=0.05, k=0.16
    )
    program.part(cloth, k=0.03)
    tailor.band(0.080, waist - 0.07, waist + 0.07, band, edge=SMALL)


def frame(tailor: Tailor, waist: float) -> SkirtFrame:
    """Where a pattern lies on :func:`flared`."""
    hem_radius, _, _, waist_radius = _radii(tailor, 1.0)
    return SkirtFrame(tailor.level(hem(tailor)), tailor.level(waist), hem_radius, waist_radius)


def pleats(tailor: Tailor, waist: float) -> tuple[Seam, ...]:
    """Painted shade in the valleys of the waves, fanning out from the waist."""
    level, low = tailor.level, hem(tailor)
    wide, _, _, narrow = _radii(tailor, 1.0)
    return tuple(
        Seam(((narrow * math.sin(a), level(waist - 0.12)), (wide * math.sin(a), level(low))), view, "fold")
        for view in ("front", "back")
        for a in (math.pi / PLEATS * (2 * i + 1) for i in range(PLEATS // 4))
    )


def _radii(tailor: Tailor, fullness: float) -> tuple[float, float, float, float]:
    hip, waist = tailor.body.form.hip, tailor.body.form.waist
    flare = 0.30 - 0.06 * (0.4 - tailor.spec.bottom.length)
    return (hip + 0.10 + flare * fullness, hip + 0.09 + 0.6 * flare * fullness, waist + 0.13, waist + 0.03)
