"""Skirts, flared, in an A, pleated, in tiers or straight, and their waistband."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ...paint.material import Material, Seam, SkirtFrame
from .tailor import SMALL, Tailor

_BELLY = 0.3
"""How far one stands out from which on a skirt has its form in front."""
_HEMMED, _THICK = 0.075, 0.014
"""Breadth of a turned hem, and how far it stands out, HR."""
_LONG = 1.1
"""Length from which a skirt is too long to be straight or pleated unless it is asked for."""


@dataclass(frozen=True)
class _Cut:
    """hem, knee: how far a skirt stands off there, of the widest. wave, waves: depth of its folds, HR, and their
    number. shade: whether their valleys are painted."""

    hem: float
    knee: float
    wave: float
    waves: int
    shade: bool = False


_CUTS = {
    "flared": _Cut(1.0, 0.60, 0.060, 12, shade=True),
    "a_line": _Cut(0.70, 0.34, 0.022, 7),
    "pleated": _Cut(0.80, 0.50, 0.046, 22, shade=True),
    "straight": _Cut(0.04, 0.18, 0.0, 0),
    "tiered": _Cut(0.78, 0.56, 0.038, 16),
}
_TIER, _STEP = 0.30, 0.050
"""How tall a tier is at least, and how far each stands out over the next, HR."""
_FLAT = (0.90, 0.82)
"""Depth of a skirt's sections at the hem and at the waist, of their width."""


def skirt(tailor: Tailor) -> None:
    """A skirt in the bottom's colour; under a coat it hangs straight."""
    color = tailor.spec.bottom.color
    fullness = 0.25 if tailor.spec.top.kind == "coat" else 1.0
    cloth = Material("skirt", color, "cloth", roughness=0.72, seams=pleats(tailor, 1.48) if fullness == 1.0 else ())
    band = Material("belt", color, "cloth", roughness=0.6, tint=-0.06)
    hanging(tailor, 1.48, cloth, band, fullness=fullness)


def cut_of(tailor: Tailor) -> str:
    """The cut of the spec's skirt or dress, or one that the seed picks from what suits the top, age and length."""
    spec = tailor.spec
    if spec.bottom.cut != "usual":
        return spec.bottom.cut
    if spec.top.kind in ("suit", "coat"):
        return "straight" if spec.bottom.length < _LONG else "a_line"
    if spec.bottom.length >= _LONG:
        some = ("flared", "tiered", "a_line")
    elif spec.top.kind == "dress" or spec.body.build == "child":
        some = ("flared", "a_line", "tiered", "pleated")
    else:
        some = ("flared", "pleated", "a_line", "straight")
    return some[spec.seed % len(some)]


def hem(tailor: Tailor) -> float:
    """Height of the hem, times the body's scale: from high on the thigh to below the knee."""
    return 0.90 - 0.40 * tailor.spec.bottom.length


def hanging(tailor: Tailor, waist: float, cloth: Material, band: Material, *, fullness: float = 1.0) -> None:
    """From the waist's height down to the hem, with a belt at the waist."""
    level, low = tailor.level, hem(tailor)
    cut = cut_of(tailor)
    program = tailor.program
    if tailor.body.form.belly > _BELLY:
        # It would overhang the cloth like a shelf.
        program.copy(tailor.trunk).offset(0.065).plane((0, 1, 0), (0, level(waist), 0), k=0.05)
        program.plane((0, -1, 0), (0, level(waist - 0.50), 0), k=0.50)
    if cut == "tiered":
        if tailor.body.form.belly > _BELLY:
            program.part(cloth, k=0.03)
        _tiers(tailor, level(low), level(waist), cloth, fullness)
    else:
        made, radii = _CUTS[cut], _radii(tailor, cut, fullness)
        wave, waves = made.wave * fullness, made.waves
        program.loft(
            0, 0, level(low), level(waist), radii, _FLAT, exponent=2.1, wave=wave, waves=waves, end=0.05, k=0.16
        )
        if cut == "straight":
            tailor.slit(low, low + 0.24)
        program.part(cloth, k=0.03)
        out = tuple(r + _THICK for r in radii)
        program.loft(
            0, 0, level(low) - 0.012, level(waist), out, _FLAT, exponent=2.1, wave=wave, waves=waves, end=0.045
        )
        program.plane((0, 1, 0), (0, level(low) + _HEMMED, 0), k=0.03)
        if cut == "straight":
            tailor.slit(low, low + 0.24)
        program.part(cloth, k=0.008)
    tailor.band(0.080, waist - 0.07, waist + 0.07, band, edge=SMALL)


def _tiers(tailor: Tailor, low: float, high: float, cloth: Material, fullness: float) -> None:
    """Gathered bands between two heights, HR, each over the next."""
    made, radii = _CUTS["tiered"], _radii(tailor, "tiered", fullness)
    count = max(min(int((high - low) / _TIER), 4), 2)
    heights = np.linspace(low, high, count + 1)
    wide = np.interp(heights, np.linspace(low, high, 4), radii)
    for i in reversed(range(count)):
        waves = made.waves + 4 * (count - 1 - i)
        top, bottom = float(wide[i + 1]), float(wide[i]) + _STEP * fullness
        flat = tuple(float(v) for v in np.interp(heights[[i, i + 1]], [low, high], _FLAT))
        form = (bottom, bottom - 0.3 * (bottom - top), top + 0.035, top - 0.02)
        tailor.program.loft(
            0, 0, float(heights[i]) - 0.02, float(heights[i + 1]) + 0.05, form, (flat[0], flat[1]), exponent=2.1,
            wave=made.wave * fullness, waves=waves, end=0.045,
        )  # fmt: skip
        tailor.program.part(cloth, k=0.010)


def frame(tailor: Tailor, waist: float) -> SkirtFrame:
    """Where a pattern lies on :func:`hanging`."""
    hem_radius, _, _, waist_radius = _radii(tailor, cut_of(tailor), 1.0)
    return SkirtFrame(tailor.level(hem(tailor)), tailor.level(waist), hem_radius, waist_radius)


def pleats(tailor: Tailor, waist: float) -> tuple[Seam, ...]:
    """Painted shade in the valleys of the waves, fanning out from the waist."""
    cut = cut_of(tailor)
    made = _CUTS[cut]
    if not made.shade:
        return ()
    level, low = tailor.level, hem(tailor)
    wide, _, _, narrow = _radii(tailor, cut, 1.0)
    return tuple(
        Seam(((narrow * math.sin(a), level(waist - 0.12)), (wide * math.sin(a), level(low))), view, "fold")
        for view in ("front", "back")
        for a in (math.pi / made.waves * (2 * i + 1) for i in range(made.waves // 4))
    )


def _radii(tailor: Tailor, cut: str, fullness: float) -> tuple[float, float, float, float]:
    hip, waist = tailor.body.form.hip, tailor.body.form.waist
    made = _CUTS[cut]
    flare = (0.30 - 0.06 * (0.4 - tailor.spec.bottom.length)) * fullness
    # A dress runs up past the seat, a skirt and what is straight have to clear it and the legs.
    clear = cut == "straight" or tailor.spec.top.kind != "dress"
    seat = max(waist + 0.13, hip + 0.05) if clear else waist + 0.13
    return (hip + 0.10 + made.hem * flare, hip + 0.09 + made.knee * flare, seat, waist + 0.03)
