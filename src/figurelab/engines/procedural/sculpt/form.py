"""The form of a bare face in numbers, by its shape, its own traits and its age."""

from __future__ import annotations

from dataclasses import dataclass

from ..figure import FigureSpec
from ..paint.years import Years


@dataclass(frozen=True)
class Form:
    """Offsets from the head's centre and radii, HR. lower: y, half width, ry, rz, and how far its two halves lie
    apart, which is how broad the face is below. cheek: x, y, z, r. jaw: the corner a side,
    x, y, z, r. chin: y, z, rx, ry. temple: depth of the hollow beside the brow; hollow: of that under the cheekbone.
    sag: how far old cheeks hang over the jaw, 0..1."""

    lower: tuple[float, float, float, float, float]
    cheek: tuple[float, float, float, float]
    jaw: tuple[float, float, float, float]
    chin: tuple[float, float, float, float]
    temple: float
    hollow: float = 0.0
    sag: float = 0.0

    @property
    def drop(self) -> float:
        """How much lower the chin's end is than a young oval face's, HR."""
        return USUAL_CHIN - (self.chin[0] - self.chin[3])


_FORMS = {
    "round": Form(
        (-0.29, 0.905, 0.570, 0.80, 0.16), (0.47, -0.38, 0.34, 0.36), (0.36, -0.52, 0.24, 0.21),
        (-0.67, 0.47, 0.27, 0.205), 0.0,
    ),
    "oval": Form(
        (-0.28, 0.805, 0.58, 0.79, 0.19), (0.43, -0.36, 0.38, 0.33), (0.345, -0.55, 0.24, 0.18),
        (-0.680, 0.49, 0.275, 0.205), 0.02,
    ),
    "square": Form(
        (-0.285, 0.856, 0.59, 0.80, 0.26), (0.44, -0.35, 0.37, 0.32), (0.43, -0.61, 0.24, 0.217),
        (-0.785, 0.50, 0.365, 0.215), 0.02,
    ),
    "long": Form(
        (-0.33, 0.785, 0.64, 0.79, 0.20), (0.37, -0.41, 0.39, 0.31), (0.34, -0.65, 0.22, 0.19),
        (-0.770, 0.51, 0.255, 0.215), 0.02,
    ),
}  # fmt: skip


_FIRM = 1.4
"""How much of lean cheeks the broadest jaw takes back, twice as much as its width tells."""
_SLENDER = 1.10
"""How much more than it is that a narrow face is narrower than the usual: the head of a figure is broad in itself."""
_BLUNT = 0.4
"""Share of a narrow face's lack of width that its chin has: a pointed one is a turnip."""
_SLIM = 0.03
"""How much nearer a grown face's cheeks lie, HR."""
_NARROWEST = 0.25
USUAL_CHIN = -0.885
"""Least half width of a chin, HR, and the height of the end of a young oval face's from the head's centre."""
_CHILD_LOW = 0.93
"""How far below the eyes a child's face reaches, beside a youth's."""
CHILD_NARROW = 0.95
"""How broad a child's head is, beside a grown one of the same width: broader and as short it would be a bun."""
BROADENED = 0.55
"""Share of a broad face's width that skull and face have: more would be a loaf on a thin neck."""


def form_of(spec: FigureSpec) -> Form:
    """The form of a person's face. A child's is shorter below the eyes, with fuller cheeks; growing up lengthens it,
    firms the jaw and slims the cheeks, and in old age they hang."""
    face, years = spec.face, Years.of(spec)
    wide = 1.0 + (_SLENDER if face.width < 1.0 else BROADENED) * (face.width - 1.0)
    wide *= CHILD_NARROW if years.child else 1.0
    base, jaw, grown, ripe, old = _FORMS[face.shape], face.jaw - 0.5, years.grown, years.ripe, years.old
    low, young = (_CHILD_LOW, 0.02) if years.child else (1.0, 0.0)
    # Over a broad jaw cheeks count for less: full ones would be jowls, lean ones leave the jaw a box under them.
    cheeks = face.cheeks * (1.0 - (1.0 if face.cheeks > 0.0 else _FIRM) * max(jaw, 0.0))
    # A child's chin is short in itself, a square face's long.
    least = years.child if face.chin < 0.0 else face.shape == "square"
    longer = 0.080 * grown + 0.060 * ripe + (0.05 if least else 0.135) * face.chin
    y, rx, ry, rz, apart = base.lower
    lower = (
        y * low - 0.35 * longer,
        (rx + 0.150 * jaw - 0.04 * grown + 0.015 * ripe + (0.045 if cheeks > 0.0 else 0.09) * cheeks) * wide,
        ry * low + 0.5 * longer,
        rz,
        (apart + 0.12 * jaw + 0.03 * cheeks) * wide,
    )
    x, y, z, r = base.cheek
    full = (0.085 if cheeks > 0.0 else 0.060) * cheeks + young - 0.035 * grown
    cheek = (
        (x - _SLIM * grown + 0.5 * full + 0.12 * min(jaw, 0.0)) * wide,
        y - 0.05 * ripe - 0.03 * old + young,
        z,
        r + full,
    )
    x, y, z, r = base.jaw
    firm = 0.03 * grown + 0.035 * ripe - young
    corner = (
        (x + (0.12 if jaw > 0.0 else 0.24) * jaw + 0.4 * firm) * wide,
        y * low - 0.42 * longer,
        z,
        r + 0.04 * jaw + 0.3 * firm,
    )
    y, z, rx, ry = base.chin
    chin = (
        y * low - longer + 0.05 * max(jaw, 0.0) - 0.04 * min(jaw, 0.0),
        z - young + 0.03 * grown,
        max((rx + (0.09 if jaw > 0.0 else 0.14) * jaw + firm) * max(wide, 1.0 - _BLUNT * (1.0 - wide)), _NARROWEST),
        ry,
    )
    lean = max(0.0, -face.cheeks) * (0.3 + 0.7 * grown)
    return Form(lower, cheek, corner, chin, 0.0 if years.child else base.temple + 0.01 * grown, 0.024 * lean, old)
