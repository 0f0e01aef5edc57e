"""Where the features of a face lie: what is printed and what is sculpted there share it. HR from the head's centre."""

from __future__ import annotations

from dataclasses import dataclass

from figurelab.engines.procedural.figure import Face, FigureSpec
from figurelab.engines.procedural.paint.eyeshape import EYE
from figurelab.engines.procedural.paint.years import Years, ripeness

_MOUTHS = {"round": -0.525, "oval": -0.535, "square": -0.545, "long": -0.56}
_UNDER_MOUSTACHE = -0.03
_APART = 0.070
_CHILD_NEARER = 0.97
"""How far apart a child's eyes are, beside a grown face's: its head is less broad."""
_NARROWED, _WIDENED = 0.74, 0.45
"""Share of a narrow face's width, and of a wide one's, that its eyes follow."""
_HIGHER, _LOWER, _LONGER = (0.014, 0.046), (0.045, 0.035), (0.030, 0.030)
"""How far the eyes of a grown face lie above a youth's, its mouth and its nose's tip below; and those of a ripe one
above and below that."""
_SMILES: dict[str, tuple[float, float, float]] = {
    "neutral": (0.180, 0.018, 0.0),
    "smile": (0.218, 0.082, 0.0),
    "smirk": (0.178, 0.028, 0.052),
    "open": (0.275, 0.058, 0.215),
    "grin": (0.296, 0.066, 0.140),
    "gape": (0.115, -0.040, 0.165),
    "ajar": (0.155, 0.018, 0.052),
    "tongue": (0.205, 0.054, 0.100),
}
"""Of each mouth: half width, how far the corners rise, and depth of its opening (of a smirk, one corner's extra). Small
ones are tender: one as broad as in life would be a mask's on a face whose eyes are three times life's."""
_CHILD_MOUTH = 0.84, 0.86
"""Width and depth of a child's mouth beside a grown one's."""
OPENED = ("open", "grin", "gape", "ajar", "tongue")
"""Mouths with an opening between the lips."""
SKEWED = 0.050
"""How much higher one corner of the most skewed mouth lies than its middle, and the other lower, HR."""
_OPENS = {"open": 0.042, "grin": 0.044, "gape": 0.045, "ajar": 0.018}
"""How much deeper, or shallower, the widest and the least of such mouths open."""
_BOWED = {"smile": 0.60, "grin": 0.50, "open": 0.50, "ajar": 1.0}
"""How much further, or less, the corners of the most bowed and the most level of such mouths rise."""
_LIFTED = {"open": 0.034, "grin": 0.010, "gape": 0.020}
"""How much higher the upper lip of a mouth lies that opens far: else it would open over the chin."""
_BROADER = 0.13
"""How much broader the mouth of a ripe face is."""
_BOWS = {"round": (0.96, 1.15), "oval": (1.0, 1.0), "square": (1.05, 0.88), "long": (0.95, 1.05)}
"""Width and rise of a smile in a face of that shape, over the usual."""


def smile_of(face: Face, *, child: bool = False) -> tuple[float, float, float]:
    """Of the face's mouth: half width, how far the corners rise, and depth of the opening (of a smirk, one corner's
    extra). child: whether it is a child's, which is smaller."""
    half, rise, depth = _SMILES[face.mouth]
    if face.mouth in _OPENS:
        depth += _OPENS[face.mouth] * (2.0 * face.parted - 1.0)
    rise *= 1.0 + _BOWED.get(face.mouth, 0.0) * face.corners
    wide, up = _BOWS[face.shape] if face.mouth not in ("neutral", "gape", "ajar") else (1.0, 1.0)
    wide *= face.mouth_width * (1.0 + _BROADER * ripeness(face.age))
    small, shallow = _CHILD_MOUTH if child else (1.0, 1.0)
    return half * wide * small, rise * up * small * min(1.0, face.mouth_width) ** 2, depth * shallow


def fold_end(half: float) -> float:
    """x at which the fold from the nose passes a mouth of this half width: beside its corner, never through it."""
    return max(0.300, half + 0.065)


@dataclass(frozen=True)
class Layout:
    """eye: (x, y) of the eye at the viewer's right. mouth: height of its middle. nose: height of the tip."""

    eye: tuple[float, float]
    mouth: float
    nose: float

    @classmethod
    def of(cls, spec: FigureSpec) -> Layout:
        """Children's eyes lie lower, grown faces are longer below the eyes; a wide face sets them further apart, as far
        as its own eyes say."""
        face, years = spec.face, Years.of(spec)
        follows = _NARROWED if face.width < 1.0 else _WIDENED
        apart = EYE[0] * (1.0 + follows * (face.width - 1.0)) - (0.012 if face.shape == "long" else 0.0)
        apart = (apart + _APART * face.eyes.apart) * (_CHILD_NEARER if years.child else 1.0)
        length = face.nose_length - 1.0
        bearded = spec.facial_hair.kind in ("moustache", "full")
        mouth = _MOUTHS[face.shape] - _since(years, _LOWER) - 0.05 * face.chin - 0.07 * length
        mouth += (_UNDER_MOUSTACHE if bearded else 0.0) + _LIFTED.get(face.mouth, 0.0)
        tip = (-0.32 if years.child else -0.305) - _since(years, _LONGER) - 0.015 * years.old - 0.21 * length
        height = -0.145 if years.child else EYE[1] + _since(years, _HIGHER)
        return cls((apart, height), mouth, max(tip, mouth + 0.155))


def _since(years: Years, step: tuple[float, float]) -> float:
    return step[0] * years.grown + step[1] * years.ripe
