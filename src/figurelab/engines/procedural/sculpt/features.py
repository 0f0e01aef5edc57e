"""Nose, lips and cheeks in relief. They lie where the face is printed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..figure import FigureSpec
from ..paint.layout import OPENED, Layout, fold_end, smile_of
from ..paint.years import Years
from .anatomy import Anatomy
from .form import form_of
from .primitives import SUBTRACT
from .probe import front, fronts
from .program import Program, Row

_FOLDS_FROM, _FOLDED = 0.34, 0.70
"""Ages from which folds are sculpted, shallow at first, and from which they are deep."""
_TURNED_UP = 0.06
"""How much higher the tip of a short nose lies, HR for a length less by one."""
_BULB = 0.26, 0.20, 0.012
"""How much wider and higher the roundest tip is, and how much less it stands out, HR."""
_TURNS, _HANGS, _HANGS_OUT = 0.030, 0.034, 0.014
"""How much higher the tip of the most turned up nose lies, how much lower that of one that hangs, and how much
further the latter stands out, HR."""
_RAISED, _HOLLOW, _ARCHED = 0.027, 0.030, 0.52
"""How much higher the strongest bridge lies, how much lower the most hollow one, HR, and where an arch is highest."""
_LOW = 0.14
"""How much less a nose with the lowest bridge stands out."""
_OVERDRAWN, _SLIM = 1.9, 1.35
"""Powers by which broad noses are drawn broader than they are, and slim ones slimmer."""
_STANDS = 0.040
"""How far before the face the middle of a usual tip lies, HR: half its depth is seen in profile, a button; one that
stood off the face were a peg."""
_PROUD = 0.10
"""How much further a grown nose stands out."""
_BROADER = 0.08
"""How much of what the nose of a ripe face is larger is breadth alone: in profile it would be a beak."""
_SLOPE, _STEEPEST = 0.04, 1.6
"""How far to each side the face's slope is measured, HR, and the steepest that is believed."""
_YOUNG_DIMPLE = 0.016
"""How much shallower the dimples of a young smile are than those of an old one."""


def nose(program: Program, spec: FigureSpec, body: Anatomy, layout: Layout, rows: Sequence[Row]) -> None:
    """A button, a bead, a ridge or a broad one, by its width and its length; its bridge, which runs out between the
    eyes, comes with age. It stands out in profile."""
    years, face = Years.of(spec), spec.face
    size = _nose_size(years)
    bulb, turn, bridge = face.nose_tip, face.nose_turn, face.nose_bridge
    wide, out = size * _broad(face.nose), nose_reach(spec)
    long = face.nose_length - 1.0
    y = float(body.head[1])
    tip, root = y + layout.nose, y + layout.eye[1] - 0.03
    z, z_root = front(rows, 0.0, tip)[2], front(rows, 0.0, root)[2]
    # A short one turns up, a long one leans over its tip.
    end = tip + _TURNED_UP * max(-long, 0.0) + size * (_TURNS if turn > 0.0 else _HANGS) * turn
    high = size * (0.072 + 0.042 * max(long, 0.0)) * (1.0 + _BULB[1] * bulb)
    ball = nose_breadth(spec)
    reach = (0.092 - _BULB[2] * bulb + _HANGS_OUT * max(-turn, 0.0)) * out
    # A bulb stands off the bridge, a fine tip runs into it.
    program.ellipsoid((0, end, z + _STANDS * out), (ball, high, reach), k=0.095 - 0.025 * max(bulb, 0.0))
    if not years.child or bridge > 0.0:
        # Its end is sunk in the face: one that stood out would be a knob between the eyes.
        raised = _RAISED * bridge if bridge > 0.0 else _HOLLOW * bridge
        sunk = 0.094 - 0.016 * years.grown - 0.03 * max(long, 0.0) - raised
        ridge = 0.050 * out * (1.0 + 0.5 * min(long, 0.0)) * (1.0 + 0.25 * bridge - 0.15 * min(bulb, 0.0))
        program.cone(
            (0, tip + 0.02, z + 0.5 * _STANDS * out), (0, root, z_root - 0.030 - sunk), ridge, 0.030 * face.nose, k=0.13
        )
    if bridge > 0.0 and not years.child:
        # The arch of an aquiline one, between its root and its tip.
        v = tip + _ARCHED * (root - tip)
        thick = 0.040 * (0.6 + 0.4 * face.nose)
        program.ellipsoid((0, v, front(rows, 0.0, v)[2] - 0.030 + 0.042 * bridge * out), (thick, 0.085, 0.045), k=0.10)
    flare = size * min(max(0.55 + 1.3 * (face.nose - 0.75), 0.5), 1.35)
    for side in (-1, 1):
        wing = (side * (0.034 * size + 0.038 * wide), tip - 0.022 * size, z + 0.008)
        program.ellipsoid(wing, (0.046 * flare, 0.038 * flare, 0.046 * flare), k=0.07 - 0.015 * years.grown)


def nose_reach(spec: FigureSpec) -> float:
    """How far the nose stands out, 1 is usual."""
    years, face = Years.of(spec), spec.face
    broad = 0.5 * face.nose + 0.5 * face.nose_length + _LOW * min(face.nose_bridge, 0.0)
    return (_nose_size(years) - _BROADER * years.ripe) * broad * (1.0 + _PROUD * years.grown)


def nose_breadth(spec: FigureSpec) -> float:
    """Half width of its tip, HR."""
    face = spec.face
    return 0.080 * _nose_size(Years.of(spec)) * _broad(face.nose) * (1.0 + _BULB[0] * face.nose_tip)


def _broad(nose: float) -> float:
    """Breadth of a nose as it is drawn: broad ones are overdrawn, slim ones less, or they would be blades."""
    return nose ** (_OVERDRAWN if nose > 1.0 else _SLIM)


def _nose_size(years: Years) -> float:
    return 0.78 if years.child else 0.84 + 0.09 * years.grown + 0.10 * years.ripe + 0.06 * years.old


def brow_ridge(program: Program, spec: FigureSpec, body: Anatomy, layout: Layout, rows: Sequence[Row]) -> None:
    """A soft bar over the eyes of a grown face with a strong jaw; others are smooth there."""
    strength = max(0.0, Years.of(spec).grown - 0.3) / 0.7 * max(0.0, spec.face.jaw - 0.4) / 0.6
    if strength <= 0.0:
        return
    y, r = float(body.head[1]) + layout.eye[1] + 0.24, 0.07
    inner, outer = 0.40 * layout.eye[0], 1.25 * layout.eye[0]
    z_inner, z_outer = front(rows, inner, y)[2], front(rows, outer, y - 0.03)[2]
    sunk = r + 0.115 - 0.055 * strength
    for side in (-1, 1):
        program.cone((side * inner, y, z_inner - sunk), (side * outer, y - 0.03, z_outer - sunk), r, r, k=0.24)


def lips(program: Program, spec: FigureSpec, body: Anatomy, layout: Layout, rows: Sequence[Row]) -> None:
    """An upper and a lower lip round the printed mouth, a dent under them, and dimples where a smile is closed."""
    half, rise, depth = smile_of(spec.face, child=spec.body.build == "child")
    opened = spec.face.mouth in OPENED
    full = 0.75 + 0.4 * spec.face.lip + 0.25 * spec.face.lips - 0.15 * spec.face.age
    y = float(body.head[1]) + layout.mouth
    top, bottom = y + (0.052 if opened else 0.040), y - (depth + 0.022 if opened else 0.050)
    z_top, z_bottom, z_dent = (front(rows, 0.0, v)[2] for v in (top, bottom, bottom - 0.085))
    # Lips follow the curve of the face: straight ones would stand off it at both ends.
    end, up = half * 0.42, 0.45 * rise
    z_end, z_high = front(rows, end, bottom + up)[2], front(rows, end, top + up)[2]
    for side in (-1, 1):
        thick, thin = 0.034 * full, 0.024 * full
        program.cone(
            (0, bottom, z_bottom + 0.020 - thick), (side * end, bottom + up, z_end - thick), thick, 0.8 * thick, k=0.10
        )
        program.cone(
            (0, top, z_top + 0.014 - thin),
            (side * end, top + 0.6 * up, z_high - 0.012 - thin),
            thin,
            0.7 * thin,
            k=0.08,
        )
    program.ellipsoid((0, bottom - 0.085, z_dent + 0.082), (0.12, 0.045, 0.070), k=0.13, op=SUBTRACT)
    if rise > 0.04 and not opened and spec.body.build != "child":
        for side in (-1, 1):
            x, v = side * (half + 0.028), y + 0.5 * rise
            z = front(rows, x, v)[2] + _YOUNG_DIMPLE * (1.0 - spec.face.age)
            program.ellipsoid((x, v, z + 0.044), (0.026, 0.040, 0.040), k=0.08, op=SUBTRACT)


def _swell(
    program: Program, rows: Sequence[Row], at: tuple[float, float], size: tuple[float, float], low: float, k: float
) -> None:
    """A cushion on the face at (x, y), laid along it at both ends, or one would stick out. size: how far its ends lie
    from its middle, and its radius. low: how far its axis lies within the skin. No ellipsoid: a slender one's distance
    is too short beyond its ends, and blended they are spikes."""
    (x, y), (reach, radius) = at, size
    aside = np.array([x - reach, x + reach])
    places = np.concatenate([aside, aside - _SLOPE, aside + _SLOPE])
    skin, left, right = fronts(rows, np.column_stack([places, np.full(6, y)])).reshape(3, 2)
    deep = low * np.hypot(1.0, np.clip((right - left) / (2 * _SLOPE), -_STEEPEST, _STEEPEST))
    one, other = ((float(at), y, float(z)) for at, z in zip(aside, skin - deep, strict=True))
    program.cone(one, other, radius, radius, k=k)


def cheeks(program: Program, spec: FigureSpec, body: Anatomy, layout: Layout, rows: Sequence[Row]) -> None:
    """A smile lifts the cheeks; age draws a fold beside the nose and a soft bag under the eye; lean cheeks are hollow
    under the bone."""
    half, rise, _ = smile_of(spec.face, child=spec.body.build == "child")
    years = Years.of(spec)
    grown = 0.0 if years.child else min(max(spec.face.age - _FOLDS_FROM, 0.0) / (_FOLDED - _FOLDS_FROM), 1.0) ** 0.75
    y, eye, hollow = float(body.head[1]), layout.eye, form_of(spec).hollow
    for side in (-1, 1):
        if rise > 0.04 or grown > 0.0:
            x, v = side * (eye[0] + 0.015), y - 0.42
            # A low broad swell on a young face; on an old one it stands out and casts the fold.
            low = 0.112 + (0.014 + (0.030 if rise <= 0.04 else 0.0)) * (1.0 - grown)
            _swell(program, rows, (x, v), (0.065, 0.112), low, 0.20 - 0.04 * grown)
        if grown > 0.0:
            a, b = (side * 0.165, y + layout.nose - 0.01), (side * fold_end(half), y + layout.mouth + 0.04)
            za, zb = front(rows, *a)[2], front(rows, *b)[2]
            up = 0.018 + 0.034 * (1.0 - grown)
            # It rises out of the face towards the mouth, where it would else end in a pit.
            program.cone((*a, za + up), (*b, zb + up + 0.050), 0.024, 0.016, k=0.12, op=SUBTRACT)
        if years.old > 0.0:
            # Broad and shallow, it runs out into the cheek.
            _swell(
                program,
                rows,
                (side * (eye[0] - 0.01), y + eye[1] - 0.215),
                (0.085, 0.052),
                0.060 - 0.010 * years.old,
                0.14,
            )
        if hollow > 0.0:
            x, v = side * 0.60 * spec.face.width, y - 0.50
            z = front(rows, x, v)[2]
            program.ellipsoid(
                (x + side * 0.06, v, z + 0.24 - hollow), (0.20, 0.26, 0.24), (0, side * 0.6, 0), k=0.34, op=SUBTRACT
            )
