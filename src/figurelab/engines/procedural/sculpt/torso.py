"""The trunk: rows that skin, shirts and jackets share, each with its own offset, and the neck."""

from __future__ import annotations

from ..figure import FigureSpec
from ..paint.material import Material
from ..paint.oklab import from_hex, lightness
from .anatomy import Anatomy
from .program import Program, Row

_HIGH, _APART = 2.72, 0.384
"""Height of the trunk's upper end in the pattern, and how far apart its sections lie."""


def torso_rows(body: Anatomy, ease: float = 0.0) -> list[Row]:
    """Rows of the trunk with the hips running on below the crotch: a hem hangs straight, and whoever needs the
    crotch cuts it. ease: how far cloth spans the hollows of waist and back, 0 not at all, 1 straight down."""
    form, level = body.form, body.level
    # Over the hollow of the waist, cloth hangs from the chest to the hips.
    waist = form.waist + ease * max(0.5 * (form.chest + form.hip) - form.waist, 0.0)
    ribs = max(form.chest, waist + 0.4 * (form.chest - waist))
    half = (0.98 * form.hip, form.hip, waist, ribs, form.shoulder, 1.25 * form.neck)
    flat = 0.70 - 0.06 * min(form.belly, 1.0)
    front = (
        0.66 * form.hip,
        0.66 * form.hip,
        0.70 * waist,
        (flat + 0.09) * form.chest,
        flat * form.chest,
        (0.80 + 0.25 * min(form.belly, 1.0)) * form.neck,
    )
    hollow = 0.62 + 0.16 * ease
    back = (
        0.76 * form.hip,
        0.84 * form.hip,
        hollow * waist,
        0.70 * form.chest,
        0.70 * form.chest,
        0.95 * form.neck,
    )
    p = Program()
    y1 = level(_HIGH)
    y0 = y1 - 5 * _APART * body.trunk
    p.trunk(y0, y1, half, front, back, end=0.10)
    if form.belly > 0:
        b = form.belly
        low, z = (1.52, 0.08) if form.child else (1.56, 0.10 + 0.05 * b)
        radii = (0.90 * form.waist, (0.36 + 0.06 * b) * body.trunk, 0.66 * form.waist + 0.20 * b)
        p.ellipsoid((0, level(low), z), radii, k=0.25)
    return p.open_rows()


def neck(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add the neck, from inside the trunk into the head."""
    program.copy(neck_rows(body)).part(skin("neck", spec), k=0.03)


def neck_rows(body: Anatomy) -> list[Row]:
    """Rows of the neck, from inside the trunk into the head."""
    thick, level = body.form.neck, body.level
    program = Program()
    # Up to the collar it is upright, above it leans back under the skull and widens: no pole.
    program.cone((0, level(2.45), -0.01), (0, level(2.92), -0.01), thick * 1.04, thick)
    program.cone((0, level(2.92), -0.01), (0, float(body.head[1]) - 0.66, -0.10), thick, thick * 1.12, k=0.08)
    program.ellipsoid((0, level(2.56), -0.02), (thick * 1.7, 0.22 * body.trunk, 0.42 * body.form.shoulder), k=0.12)
    return program.open_rows()


def skin(name: str, spec: FigureSpec) -> Material:
    """Bare skin of this figure. The same gloss stands out far more on deep skin, so that takes a softer one."""
    deep = min(max((0.62 - lightness(from_hex(spec.face.skin))) / 0.22, 0.0), 1.0)
    return Material(name, spec.face.skin, "skin", roughness=0.5 + 0.22 * deep)
