"""Skirts: a flared, softly pleated shell and its waistband."""

from __future__ import annotations

from ...paint.material import Material, SkirtFrame
from .tailor import Tailor

HEM = 0.74


def skirt(tailor: Tailor) -> None:
    """A skirt in the bottom's colour; under a coat it hangs straight."""
    color = tailor.spec.bottom.color
    cloth = Material("skirt", color, "cloth", roughness=0.72)
    band = Material("belt", color, "cloth", roughness=0.6, tint=-0.06)
    flared(tailor, 1.48, cloth, band, fullness=0.25 if tailor.spec.top.kind == "coat" else 1.0)


def flared(tailor: Tailor, waist: float, cloth: Material, band: Material, *, fullness: float = 1.0) -> None:
    """From the waist's height down to the knee, with a belt at the waist."""
    s = tailor.scale
    radii = _radii(tailor, fullness)
    program = tailor.program
    program.loft(0, 0, HEM * s, waist * s, radii, (0.90, 0.82), exponent=2.1, wave=0.045 * fullness, waves=12, end=0.05)
    program.part(cloth, k=0.03)
    tailor.band(0.085, waist - 0.07, waist + 0.06, band)


def frame(tailor: Tailor, waist: float) -> SkirtFrame:
    """Where a pattern lies on :func:`flared`."""
    hem_radius, _, _, waist_radius = _radii(tailor, 1.0)
    return SkirtFrame(HEM * tailor.scale, waist * tailor.scale, hem_radius, waist_radius)


def _radii(tailor: Tailor, fullness: float) -> tuple[float, float, float, float]:
    hip, waist, _, _ = tailor.body.torso
    return (hip + 0.10 + 0.30 * fullness, hip + 0.09 + 0.18 * fullness, waist + 0.13, waist + 0.03)
