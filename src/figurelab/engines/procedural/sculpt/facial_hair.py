"""Beards and moustaches: short ones are a swell of the skin under paint and close locks, a full one is a mass that
follows the jaw with carved locks on it. Stubble is only painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..figure import FigureSpec
from ..paint.beard import beard_color, border, is_trimmed
from ..paint.layout import OPENED, Layout, smile_of
from ..paint.material import Material
from .anatomy import Anatomy
from .beard import cheeks, chin, lip_hair, tint
from .form import form_of
from .lock import Section
from .moustache import WHISKER, Bearded, moustache, philtrum
from .primitives import SUBTRACT
from .program import INTERSECT, Program, Row
from .torso import skin
from .whiskers import Jaw

Outline = Sequence[tuple[float, float]]
"""(x, y) from the head's centre on the side x >= 0; it ends at x = -0.6, never on the middle, or it would crease."""


_UPPER = ((-0.6, -0.650), (0.10, -0.645), (0.18, -0.600))
"""Below the lower lip: more points than a straight cut, which would look chiselled."""

_BOXED: Outline = (
    *_UPPER, (0.270, -0.520), (0.47, -0.570), (0.60, -0.530), (0.70, -0.460), (0.80, -0.26),
    (0.87, -0.12), (0.925, 0.14), (1.30, 0.18), (1.30, -1.4), (-0.6, -1.4),
)  # fmt: skip
_FULL: Outline = (
    *_UPPER, (0.255, -0.600), (0.47, -0.690), (0.60, -0.690), (0.72, -0.650), (0.82, -0.60),
    (0.92, -0.56), (1.30, -0.54), (1.30, -1.8), (-0.6, -1.8),
)  # fmt: skip
_GOATEE: Outline = (
    *_UPPER, (0.250, -0.590), (0.270, -0.680), (0.265, -0.790), (0.225, -0.890),
    (0.13, -0.960), (0.0, -0.985), (-0.6, -0.985),
)  # fmt: skip


_SWELL = (0.006, 0.020)
"""HR by which the skin stands out under the locks of the thinnest short beard and of the thickest."""
_TRIMMED, _LOWER = 0.026, 0.055
"""The same of one that is trimmed so close that it has no locks: its own thickness; and how much lower it begins on the
cheek than what carries locks, for its edge is the painted one."""


def facial_hair(program: Program, spec: FigureSpec, body: Anatomy, head_rows: list[Row]) -> None:
    """Add the spec's facial hair. head_rows: the bare form of the head, without nose, ears and sockets."""
    build = _KINDS.get(spec.facial_hair.kind)
    if build is None:
        return
    material = Material("beard", beard_color(spec), "hair", roughness=0.55)
    layout = Layout.of(spec)
    smile, _, deep = smile_of(spec.face)
    depth = deep if spec.face.mouth in OPENED else 0.0
    lip = layout.mouth + 0.545 - max(depth - 0.080, 0.0)
    jaw = Jaw(head_rows, float(body.head[1]))
    half, beard = float(body.skull_radii[0]), spec.facial_hair
    bare = replace(skin("head", spec), face=True)
    build(
        Bearded(
            program,
            head_rows,
            material,
            skin=bare,
            jaw=jaw,
            chin=-form_of(spec).drop,
            lip=lip,
            mouth=layout.mouth,
            smile=smile,
            border=border(layout, smile, beard.kind),
            half=half,
            shape=beard.shape,
            length=beard.length,
            weight=beard.weight,
            trimmed=is_trimmed(beard),
        )
    )


def _mask(
    face: Bearded, outline: Outline, thickness: float, k: float, z_min: float = -0.14, slope: float = 0.42
) -> None:
    """The head's rows grown by ``thickness`` and cut to the outline, to the front of the jaw and of ``z_min``. Before
    the ear it narrows and thins to a sideburn that ends in the skin or under the hair. slope: by which the underside
    rises to the ear."""
    y, wide = face.jaw.y, face.half / 0.96
    moved = [(x * (wide if x > 0.4 else 1.0), y + v + _lowered(face, x, v)) for x, v in outline]
    face.program.copy(face.rows).offset(thickness)
    face.program.prism(moved, k=k, z_min=z_min)
    face.program.plane((0, -slope, -1), (0, y - 0.36 + face.chin, -0.08), k=0.10)
    for side in (-1, 1):
        face.program.ellipsoid(
            (side * (face.half - 0.02), y + 0.13, 0.66), (0.40, 0.50, 0.47), (0.25, 0, 0), k=0.05, op=SUBTRACT
        )
    face.program.ellipsoid(
        (0, y - 0.34, 0.25), (face.half + 0.045 + 0.3 * (thickness - 0.06), 1.25, 1.10), op=INTERSECT, k=0.06
    )


def _lowered(face: Bearded, x: float, v: float) -> float:
    """The edge under the lip goes with the mouth, the lower end with the chin."""
    if v < -0.66:
        return face.chin
    return face.lip if x < 0.2 else 0.4 * face.chin


_LONGER, _SHORTER = 0.32, 0.11
"""How much lower the longest full beard hangs than the usual one, and how much higher the shortest."""
_HANGING = {"round": (-1.10, -1.04, -0.82, -0.60), "pointed": (-1.30, -1.06, -0.80, -0.60)}
"""How low a beard's locks reach at 0, 30, 60 and 80 degrees from its middle, HR from the head's centre."""


def _locks(face: Bearded, azimuths: Sequence[float], lows: Sequence[float], section: Section) -> None:
    """Locks side by side round the jaw, rooted in its upper edge or under the lip, down to its lower one."""
    # Thin at the sides: there the jaw turns under, and thick locks would stand off it like mutton chops.
    for i, azimuth in enumerate(azimuths):
        front = float(np.cos(np.radians(azimuth))) ** 2
        top = np.interp(abs(azimuth), [0, 16, 30, 55, 80], [-0.72 + face.lip, -0.70 + face.lip, -0.72, -0.70, -0.62])
        low = np.interp(abs(azimuth), [0, 30, 60, 80], lows) + face.chin
        inward = azimuth * 0.90
        path = [
            face.jaw.at(azimuth, float(top), -0.020 - 0.06 * (1.0 - front)),
            face.jaw.at(0.5 * (azimuth + inward), float(0.5 * (top + low)), 0.026 + 0.020 * front),
            face.jaw.at(inward, float(low), 0.030 * front),
        ]
        own = replace(section, thickness=section.thickness * (0.65 + 0.35 * front))
        face.program.lock(face.material, face.jaw.whisker(path, own, tint(i), (0.37 * i) % 1.0))


def _boxed(face: Bearded) -> None:
    """A swell of the skin itself, on which the beard is painted and its locks lie: a shell of its own would have a
    chiselled edge."""
    swell = _swell(face)
    lower = _LOWER if face.trimmed else 0.0
    outline = [(x, v - lower if 0.2 < x < 0.9 and v < 0.0 else v) for x, v in _BOXED]
    _mask(face, outline, swell, 0.12)
    face.program.part(face.skin, k=0.06)
    if face.trimmed:
        return
    own = face.on_swell(swell)
    cheeks(own)
    chin(own, 0.16)
    lip_hair(own)


def _swell(face: Bearded) -> float:
    return _TRIMMED if face.trimmed else float(np.interp(face.weight, [0.0, 1.0], _SWELL))


def _full(face: Bearded) -> None:
    """A mass of its own hangs from the jaw, round as a bib or drawn out to a point, and carries the locks. What grows
    on the cheeks over it is painted."""
    longer = (_LONGER if face.length > 0.5 else _SHORTER) * 2.0 * (face.length - 0.5)
    face = replace(face, weight=1.0)
    # In the middle it begins below the lips even of a laugh.
    low, mass = min(-0.80 + face.chin, -0.86 + face.lip), Program()
    if face.shape == "round":
        mass.ellipsoid((0, face.jaw.y + low - 0.06 - 0.5 * longer, 0.33), (0.47, 0.28 + 0.5 * longer, 0.40), k=0.25)
    else:
        mass.ellipsoid((0, face.jaw.y + low - 0.3 * longer, 0.34), (0.40, 0.28 + 0.3 * longer, 0.40), k=0.25)
        mass.ellipsoid((0, face.jaw.y + low - 0.27 - longer, 0.44), (0.19, 0.27, 0.19), k=0.25)
    rows = [*face.rows, *mass.open_rows()]
    own = replace(face, rows=rows, jaw=Jaw(rows, face.jaw.y))
    # Short and round, its underside rises to the ear; what hangs lower would be cut off.
    steep = 0.14 * (1.0 - min(max(longer / _LONGER, 0.0), 1.0)) if face.shape == "round" else 0.0
    _mask(own, _FULL, 0.035, 0.12, slope=0.42 + steep)
    face.program.part(face.material, k=0.02)
    azimuths = (-38, -28, -18.5, -9, 0.5, 10, 19.5, 29, 38.5)
    lows = [v - longer * share for v, share in zip(_HANGING[face.shape], (1.0, 0.8, 0.2, 0.0), strict=True)]
    _locks(own, azimuths, lows, replace(WHISKER, width=0.135, thickness=0.055))
    cheeks(face.on_swell(_SWELL[1]))
    philtrum(face)
    moustache(face)


def _goatee(face: Bearded) -> None:
    """A swell under the paint, as of a boxed beard, round the mouth and on the chin."""
    swell = _swell(face)
    _mask(face, _GOATEE, swell, 0.10, z_min=0.47)
    face.program.part(face.skin, k=0.06)
    if face.trimmed:
        return
    own = face.on_swell(swell)
    chin(own, 0.42, alone=True)
    lip_hair(own)


_KINDS: dict[str, Callable[[Bearded], None]] = {
    "moustache": moustache,
    "goatee": _goatee,
    "boxed": _boxed,
    "full": _full,
}
