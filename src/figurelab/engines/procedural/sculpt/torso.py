"""The trunk: rows that skin, shirts and jackets share, each with its own offset, and the neck."""

from __future__ import annotations

from ..figure import FigureSpec
from ..paint.material import Material
from ..paint.oklab import from_hex, lightness
from .anatomy import Anatomy
from .program import Program, Row

CROTCH = 1.12
"""Height of the crotch, times the body's scale."""
WAIST_DENT = 0.035


def torso_rows(body: Anatomy) -> list[Row]:
    """Rows of the trunk with the hips running on below the crotch: a hem hangs straight, and whoever needs the
    crotch cuts it."""
    form, s = body.form, body.scale
    p = Program()
    p.loft(
        0,
        0,
        0.80 * s,
        2.80 * s,
        (form.hip, form.waist - WAIST_DENT * (1 - form.belly), form.chest, form.shoulder * 0.80),
        (0.82, 0.74),
        exponent=2.25,
        end=0.26,
        k=0.02,
    )
    if form.belly > 0:
        b = form.belly
        low, z = (1.52, 0.10) if form.child else (1.56, 0.11 + 0.05 * b)
        p.ellipsoid((0, low * s, z), (0.90 * form.waist, (0.38 + 0.06 * b) * s, 0.36 + 0.26 * b), k=0.25)
    return p.open_rows()


def neck(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add the neck, from inside the trunk into the head."""
    thick, s = body.form.neck, body.scale
    # Up to the collar it is upright, above it leans back under the skull and widens: no pole.
    program.cone((0, 2.45 * s, -0.01), (0, 2.88 * s, -0.01), thick, thick)
    program.cone((0, 2.88 * s, -0.01), (0, float(body.head[1]) - 0.66, -0.15), thick, thick * 1.15, k=0.10)
    program.ellipsoid((0, 2.54 * s, -0.02), (thick * 1.7, 0.24 * s, 0.50 * body.form.shoulder), k=0.12)
    program.part(skin("neck", spec), k=0.03)


def skin(name: str, spec: FigureSpec) -> Material:
    """Bare skin of this figure. The same gloss stands out far more on deep skin, so that takes a softer one."""
    deep = min(max((0.62 - lightness(from_hex(spec.face.skin))) / 0.22, 0.0), 1.0)
    return Material(name, spec.face.skin, "skin", roughness=0.5 + 0.22 * deep)
