"""The form of a bare face in numbers, by its shape, its own traits and its age."""

from __future__ import annotations

from dataclasses import dataclass

from ..figure import FigureSpec
from ..paint.years import Years


@dataclass(frozen=True)
class Form:
    """Offsets from the head's centre and radii, HR. lower: y, rx, ry, rz. cheek: x, y, z, r. jaw: the corner a side,
    x, y, z, r. chin: y, z, rx, ry. temple: depth of the hollow beside the brow; hollow: of that under the cheekbone.
    sag: how far old cheeks hang over the jaw, 0..1."""

    lower: tuple[float, float, float, float]
    cheek: tuple[float, float, float, float]
    jaw: tuple[float, float, float, float]
    chin: tuple[float, float, float, float]
    temple: float
    hollow: float = 0.0
    sag: float = 0.0

    @property
    def drop(self) -> float:
        """How much lower the chin is than a young oval face's, HR."""
        return USUAL_CHIN - self.chin[0]


_FORMS = {
    "round": Form(
        (-0.22, 0.92, 0.60, 0.80), (0.52, -0.36, 0.34, 0.39), (0.36, -0.49, 0.24, 0.20),
        (-0.70, 0.45, 0.23, 0.17), 0.0,
    ),
    "oval": Form(
        (-0.24, 0.82, 0.64, 0.79), (0.44, -0.36, 0.38, 0.35), (0.31, -0.53, 0.24, 0.20),
        (-0.77, 0.47, 0.23, 0.18), 0.03,
    ),
    "square": Form(
        (-0.25, 0.855, 0.62, 0.80), (0.45, -0.36, 0.37, 0.33), (0.46, -0.56, 0.22, 0.22),
        (-0.81, 0.46, 0.30, 0.17), 0.02,
    ),
    "long": Form(
        (-0.34, 0.74, 0.73, 0.79), (0.38, -0.37, 0.39, 0.30), (0.31, -0.64, 0.22, 0.21),
        (-0.94, 0.47, 0.25, 0.19), 0.05,
    ),
}  # fmt: skip


_NARROWEST = 0.205
USUAL_CHIN = -0.77
"""Least half width of a chin, HR, and the height of a young oval face's from the head's centre."""


def form_of(spec: FigureSpec) -> Form:
    """The form of a person's face. A child's is shorter below the eyes, with fuller cheeks; growing up lengthens it,
    firms the jaw and slims the cheeks, and in old age they hang."""
    face, years = spec.face, Years.of(spec)
    base, jaw, grown, old = _FORMS[face.shape], face.jaw - 0.5, years.grown, years.old
    low, young = (0.90, 0.02) if years.child else (1.0, 0.0)
    longer = 0.075 * grown + 0.10 * face.chin
    y, rx, ry, rz = base.lower
    lower = (
        y * low - 0.35 * longer,
        (rx + 0.17 * jaw - 0.02 * grown + 0.035 * face.cheeks) * face.width,
        ry * low + 0.5 * longer,
        rz,
    )
    x, y, z, r = base.cheek
    full = (0.085 if face.cheeks > 0.0 else 0.045) * face.cheeks + young - 0.035 * grown
    cheek = ((x + 0.5 * full) * face.width, y - 0.05 * old + young, z, r + full)
    x, y, z, r = base.jaw
    firm = 0.02 * grown - young
    corner = ((x + 0.36 * jaw + 0.4 * firm) * face.width, y * low - 0.6 * longer, z, r + 0.04 * jaw + 0.3 * firm)
    y, z, rx, ry = base.chin
    chin = (
        y * low - longer + 0.05 * jaw,
        z - young + 0.02 * grown,
        max((rx + 0.15 * jaw + firm) * face.width, _NARROWEST),
        ry,
    )
    lean = max(0.0, -face.cheeks) * (0.3 + 0.7 * grown)
    return Form(lower, cheek, corner, chin, 0.0 if years.child else base.temple + 0.02 * grown, 0.030 * lean, old)
