"""Printed mouths: lips, a drawn line or an open smile. Every length is in HR; v is measured from the head's centre."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Canvas, Patch
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.layout import OPENED, SKEWED, smile_of
from figurelab.engines.procedural.paint.oklab import from_hex, mix, shift
from figurelab.engines.procedural.paint.smile import CHILD_LIPS, draw_smile
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, polygon, smoothstep, stroke, taper

_NATURAL, _FIRMER = 0.52, 0.16
"""Opacity of lips that wear no colour, and how much more those of a grown face have."""
_BARE, _TINTED = 0.68, 0.15
"""Share of that red which quite bare lips have, and the tint from which they have all of it."""
_FULLER, _THINNER = (1.15, 0.42), (0.7, 0.35)
"""Shares by which the fullest lips are thicker and firmer than usual ones, and by which the thinnest are less so."""
_DEEP_LIPS, _DEEP_RED = 0.095, 0.6
"""OKLab L by which bare lips are darker than deep skin, on which red is hardly seen, and the share of it that they have
there."""
_ROSE, _PLUM = "#c4575a", "#8a3338"
"""The usual tint, on light skin and on deep."""
_REACH, _MADE_UP = 0.84, 0.10
"""Share of a mouth's line that has lips, and how much more of it has painted ones."""
_PAINTED = 1.0
"""How thick the most painted lips are at least, beside usual ones."""
_SMIRK = 0.055
"""How much further than the other the higher corner of the most skewed mouth rises, HR."""
_TURN = 0.038
"""How much further the corners of the merriest mouth at rest rise than a usual one's, HR."""
_FULLEST = 6.0
"""How full lips are at most, over their width: fuller ones would be a heart."""
_DIMPLE = 0.22
"""Strength of a young smile's dimples beside an old one's."""


def draw_mouth(
    canvas: Canvas, face: Face, skin: Complexion, height: float, grown: float = 0.0, *, child: bool = False
) -> None:
    """height: v of the mouth's middle. grown: see :class:`.years.Years`; it draws resting lips straighter. child: see
    :func:`.layout.smile_of`."""
    patch = canvas.around((0.0, height - 0.10), 0.47, 0.33)
    if skin.deep:
        ground = bell(patch.u, patch.v, (0.0, height), (0.20, 0.065))
        patch.over(skin.shade(0.05, 0.045), ground, 0.6)
    half, rise, depth = smile_of(face, child=child)
    if face.mouth in OPENED:
        draw_smile(patch, skin, face, height, lip_color(skin, face), child=child)
        depth += 0.02
    else:
        _closed(patch, skin, height, face, grown, child)
        depth = 0.080 + 0.015 * face.lip
    _chin_shade(patch, skin, height - depth)
    if rise > 0.04:
        _corners(patch, skin, half, (height + 0.6 * rise, SKEWED * face.skew), _DIMPLE + (1 - _DIMPLE) * face.age)


def lip_color(skin: Complexion, face: Face) -> F32:
    """Rose on pale skin, plum on deep; a little faded with age unless the lips are made up, in their own colour where
    it is known."""
    tinted = float(smoothstep(0.0, _TINTED, np.array(face.lip)))
    red = (0.060 - 0.015 * face.age) * (_BARE + (1 - _BARE) * tinted) * (_DEEP_RED if skin.deep else 1.0)
    natural = skin.shade(-_DEEP_LIPS if skin.deep else -0.055 - 0.03 * (skin.L > 0.6), red, 0.004)
    rose = mix(natural, from_hex(_PLUM if skin.deep else _ROSE), 0.25 * (1 - 0.4 * face.age) * tinted)
    worn = from_hex(face.lip_color or (_PLUM if skin.deep else _ROSE))
    return mix(rose, worn, face.lip**0.7)


def _closed(patch: Patch, skin: Complexion, height: float, face: Face, grown: float, child: bool) -> None:
    half, curve, tilt = smile_of(face, child=child)
    t = np.linspace(-1.0, 1.0, 29)
    tilt += _SMIRK * abs(face.skew)
    raised = t * (1.0 if face.skew >= 0.0 else -1.0)
    askew = tilt * np.where(raised > 0, t * t, 0.0) + 0.5 * tilt * raised
    rise = curve * (t * t - 0.45) + askew
    if face.mouth == "neutral":
        # The bow of lips at rest: a grown face's are level, a child's and an old one's up by a hair, and none is sad.
        kind = (0.036 if child else 0.030) - 0.020 * grown + 0.012 * face.age
        rise = (kind + _TURN * face.corners) * (np.abs(t) ** 2.4 - 0.36) - 0.004 * np.exp(-((t / 0.24) ** 2)) + askew
    line = np.column_stack([t * half, height + rise])
    _lips(patch, line, skin, face, grown, child)
    # The line is the lips' own, deeper: between made-up lips a dark one would be a gash, on bare skin a slit.
    own = skin.shade(-0.25 * min(1.0, skin.L / 0.6), 0.040 if face.eyes.lashes == 2 else 0.032, 0.016)
    ink = mix(own, shift(lip_color(skin, face), -0.15), 0.25 + 0.5 * face.lip)
    widths = taper(29, 0.0110 - 0.0010 * grown, 0.45, 0.45, 0.55)
    shape = stroke(patch.u, patch.v, line, widths)
    # Its edge melts into the lips, and its ends into a dimple each.
    patch.over(ink, smoothstep(0.024, -0.006, shape), 0.30)
    patch.over(ink, coverage(shape, 0.006))
    for x, y in (line[0], line[-1]):
        patch.over(skin.shade(-0.10, 0.034, 0.010), bell(patch.u, patch.v, (x, y), (0.028, 0.027)), 0.50)


def _lips(patch: Patch, line: NDArray[np.float64], skin: Complexion, face: Face, grown: float, child: bool) -> None:
    """A bowed upper and a fuller lower lip on the middle of the mouth's line; clear on a grown face, thin with age."""
    t = np.linspace(-1.0, 1.0, 25)
    reach = _REACH + _MADE_UP * face.lip
    middle = np.column_stack([np.interp(t * reach, np.linspace(-1.0, 1.0, len(line)), side) for side in line.T])
    fuller, firmer = _FULLER if face.lips > 0.0 else _THINNER
    thick = (0.86 + 0.42 * face.lip) * (1.0 - 0.42 * face.age) * (1.0 + fuller * face.lips)
    # Painted lips are seen, however thin they are.
    thick = max(thick, _PAINTED * face.lip)
    full = (1.0 - np.abs(t) ** 2.3) ** 0.62 * min(thick, _FULLEST * float(middle[-1, 0] - middle[0, 0]))
    bow = full * (0.042 - 0.016 * np.exp(-((t / 0.22) ** 2)))
    upper = np.vstack([middle, np.column_stack([middle[:, 0], middle[:, 1] + bow])[::-1]])
    lower = np.vstack([middle, np.column_stack([middle[:, 0] * 0.92, middle[:, 1] - 0.062 * full])[::-1]])
    tint, natural = lip_color(skin, face), (_NATURAL + _FIRMER * grown) * (1.0 + firmer * face.lips)
    natural *= CHILD_LIPS if child else 1.0
    strength = natural + (0.86 - natural) * face.lip
    soft = 0.014 - 0.006 * face.lip
    patch.over(shift(tint, -0.03), coverage(polygon(patch.u, patch.v, upper), soft), strength)
    patch.over(tint, coverage(polygon(patch.u, patch.v, lower), soft), strength)
    shine = bell(patch.u, patch.v, (-0.015, float(middle[:, 1].mean()) - 0.026), (0.050, 0.012))
    patch.over(shift(tint, 0.18), shine, 0.25 + 0.35 * face.lip)


def _corners(patch: Patch, skin: Complexion, half: float, height: tuple[float, float], strength: float) -> None:
    """The dimple's crease beside a smile: on young faces a hint of one, or they look pinched. height: of both, and how
    much higher the one at the viewer's right is."""
    t = np.linspace(-1.0, 1.0, 7)
    for side in (-1, 1):
        v = height[0] + side * height[1] + 0.030 * t
        crease = np.column_stack([half + 0.022 + 0.010 * (1 - t * t), v])
        d = stroke(patch.u * np.float32(side), patch.v, crease, taper(7, 0.0065, 0.45, 0.45))
        patch.over(skin.shade(-0.07, 0.030, 0.008), smoothstep(0.040, 0.0, d), 0.5 * strength)
        patch.over(skin.shade(-0.13, 0.033, 0.010), coverage(d, 0.010), 0.7 * strength)


def _chin_shade(patch: Patch, skin: Complexion, height: float) -> None:
    """The dent under the lower lip."""
    patch.over(skin.shade(-0.06, 0.02), bell(patch.u, patch.v, (0.0, height - 0.01), (0.10, 0.024)), 0.45)
