"""Beards that lie on the jaw: layers of tapered locks that fall from the painted border to the edge of the jaw."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..paint.beard import moustache_end
from .lock import Section
from .moustache import WHISKER, Bearded
from .whiskers import F64

_EDGE = ((0, -0.965), (14, -0.955), (28, -0.925), (42, -0.890), (56, -0.840), (70, -0.760), (84, -0.620))
"""Lower edge of the jaw, HR under the head's centre, by degrees from its middle."""
_CLOSE = Section(
    0.098, 0.030, tip=0.018, fall=2.2, bluntness=0.85, root_width=0.55, root_thickness=0.30, full=0.42, grooves=3,
    depth=0.016, wrap=0.6, exponent=1.8, k=0.030,
)  # fmt: skip
_LANES = (
    (0.74, 0.76, (70, 61, 52, 40), 0.105), (0.60, 0.68, (78, 70, 61, 48), 0.115), (0.40, 0.48, (85, 77, 68, 55), 0.110),
    (0.18, 0.24, (90, 82, 74, 62), 0.090), (0.76, 0.78, (54, 43, 32, 16), 0.105), (0.64, 0.62, (61, 50, 38, 21), 0.105),
    (0.40, 0.36, (69, 58, 45, 27), 0.100),
)  # fmt: skip
"""Locks of a cheek, lower and hinder ones first: share of the way from border to edge at which each begins and ends,
azimuths on its way from the sideburn along the jaw, half width."""
_CHIN = ((-25.5, 0.10), (25.5, 0.10), (-16.5, 0.03), (16.5, 0.03), (-8, 0.0), (8.5, 0.0), (0.3, 0.03))
"""Azimuth of each lock of the chin, and how much higher its end is than the edge; outer ones first."""
_UNDER = 0.010
"""How far the ends of the chin's locks reach under it."""
_SPARSE, _THICK = 0.60, 1.0
"""Weight up to which the locks of a short beard lie deepest, and from which they stand out as they are meant to."""
_BESIDE = 20.0
"""Azimuth from which a chin's locks grow on the cheeks' side of it, where a goatee has none."""
_SUNK = 0.014
"""HR by which the locks of the thinnest lie deeper than those of the thickest."""


def _deeper(face: Bearded) -> float:
    """HR by which locks lie deeper than a thick beard's: what is trimmed short hardly stands out."""
    return _SUNK * float(np.interp(face.weight, [_SPARSE, _THICK], [1.0, 0.0]))


def _close(face: Bearded, section: Section) -> Section:
    """A lock's section, finer on a thin beard."""
    fine = 1.0 - 0.30 * _deeper(face) / _SUNK
    return replace(section, thickness=section.thickness * fine, depth=section.depth * fine)


def _edge(face: Bearded, azimuth: float) -> float:
    """Height of the jaw's lower edge over the head's centre at an azimuth in degrees."""
    around, low = zip(*_EDGE, strict=True)
    return float(np.interp(abs(azimuth), around, low)) + face.chin


def _border(face: Bearded, azimuth: float) -> float:
    """Height of the painted border over the head's centre at an azimuth in degrees."""
    return float(np.interp(abs(azimuth), np.arange(len(face.border)), face.border))


def cheeks(face: Bearded) -> None:
    """Along the jaw from the sideburn to beside the mouth, like shingles: those in front lie over the ends behind."""
    deeper = _deeper(face)
    for i, (begins, ends, around, width) in enumerate(_LANES):
        for side in (-1, 1):
            path: list[F64] = []
            for azimuth, t, out in zip(around, (0.0, 0.35, 0.72, 1.0), (-0.022, 0.010, 0.014, 0.004), strict=True):
                high, low = _border(face, azimuth) - 0.02, _edge(face, azimuth) + 0.02
                path.append(
                    face.jaw.at(side * azimuth, high + (low - high) * (begins + (ends - begins) * t), out - deeper)
                )
            # Thick along the edge they would be a roll under the jaw.
            thick = _CLOSE.thickness * (0.66 if begins > 0.82 else 1.0)
            own = _close(face, replace(_CLOSE, width=width, root_width=0.75, thickness=thick))
            face.program.lock(face.material, face.jaw.whisker(path, own, tint(i + side), (0.37 * i) % 1.0))


def chin(face: Bearded, closing: float, *, alone: bool = False) -> None:
    """From under the lip over the chin. closing: share of their azimuth by which the ends close in on the middle.
    alone: nothing grows beside it."""
    deeper, own = _deeper(face), _close(face, _CLOSE)
    for i, (azimuth, up) in enumerate(_CHIN):
        if alone and abs(azimuth) > _BESIDE:
            continue
        top = face.mouth - (0.060 if abs(azimuth) > 20 else 0.105) + min(face.lip - face.mouth - 0.545, 0.0)
        low = _edge(face, azimuth) + up - _UNDER
        path = [
            face.jaw.at(azimuth, top, -0.018 - deeper),
            face.jaw.at((1 - 0.2 * closing) * azimuth, top + 0.45 * (low - top), 0.018 - deeper),
            face.jaw.at((1 - 0.6 * closing) * azimuth, top + 0.80 * (low - top), 0.020 - deeper),
            face.jaw.at((1 - closing) * azimuth, low, 0.004 - deeper),
        ]
        face.program.lock(face.material, face.jaw.whisker(path, own, tint(i), (0.43 * i) % 1.0))


def lip_hair(face: Bearded) -> None:
    """A close moustache: a lock each way from under the nose, past the corner of the mouth into the beard."""
    deeper = _deeper(face)
    corner = float(np.degrees(moustache_end(face.smile)))
    under = _border(face, 3.0) - 0.045
    wide, thick = 0.042 + 1.1 * (_SUNK - deeper), 0.025 + 0.8 * (_SUNK - deeper)
    beside = replace(WHISKER, width=wide, thickness=thick, tip=0.020, root_width=0.7, root_thickness=0.8, full=0.3)
    for side in (-1, 1):
        path = [
            face.jaw.at(side * 0.6, under, 0.012 - 0.7 * deeper),
            face.jaw.at(side * 0.55 * corner, under - 0.020, 0.024 - 0.7 * deeper),
            face.jaw.at(side * corner, 0.5 * (under + face.mouth), 0.024 - 0.7 * deeper),
            face.jaw.at(side * (corner + 4.0), face.mouth - 0.06, 0.018 - 0.7 * deeper),
            face.jaw.at(side * (corner + 2.0), face.mouth - 0.20, 0.004 - 0.7 * deeper),
        ]
        face.program.lock(face.material, face.jaw.whisker(path, beside, 0.0, 0.3))


def tint(i: int) -> float:
    """How much lighter (or, below 0, darker) the beard's i-th lock is than its colour."""
    return (-0.04, 0.03, -0.01, 0.04)[i % 4]
