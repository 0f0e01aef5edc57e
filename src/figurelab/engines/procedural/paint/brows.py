"""Printed brows. Every length is in HR."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Canvas
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.eyeshape import EyeShape
from figurelab.engines.procedural.paint.oklab import from_hex, shift, to_oklab
from figurelab.engines.procedural.paint.stroke import F32, coverage, smoothstep, stroke
from figurelab.engines.procedural.paint.years import Years

CONTRAST = 0.16
"""Least difference of OKLab L to the skin: else white brows vanish on pale skin, brown ones on deep."""
_DARK = 0.42
"""OKLab L up to which a brow is dark, not grey: it never goes up."""
_LEAST_LIFT = 0.125
"""How high over an eye's middle its brow is at least, less the gap, HR: it goes down with lids that are lowered."""
_OFF_LID = 0.050
"""How far over the lid the lower edge of a brow lies at least, HR."""
_LIFT, _SLOPE, _EASED, _SUNK = (0.090, 0.066), 0.120, 0.70, 0.50
"""How much lower the lowest brows lie and how much higher the highest, which would float, and how much the outer ends
of the steepest rise over the inner, HR; and how much of that is drawn where the inner ends are the lower, which scowls,
and where the outer are, which grieves."""
_ARCHES = 2.6
"""How much higher than a usual brow's the arch of the roundest is, twice as much as its share."""
_COCKED = 0.070, 0.022
"""How much higher a raised brow lies, and how much lower the other."""
_WEIGHTS = (0.0, 1.0, 2.0, 3.0)
_HALF_WIDTH = (0.0155, 0.0245, 0.0345, 0.0460)
_LENGTH = (0.34, 0.37, 0.40, 0.43)
"""Half width and length of brows of these weights."""
_STRAIGHT, _HEAVY_FROM = 0.35, (1.0, 2.2)
"""How much less the heaviest brows of a grown face arch, and the weights over which that comes on."""
_BUSHY = 2.5
"""Weight from which a brow has tufts."""
_CLEAR, _TAIL = 0.014, 0.8
"""How far over a frame all of a brow's line lies but for its tail, HR, and where along it that begins."""
_GAP = 0.110
_BEGIN, _THIN = 0.10, 0.62
"""How far from its inner end a brow is full, HR, and its opacity there."""
_MATT = 0.4
"""Guard of a brow: with the gloss of skin the one that faces the lamp would be grey."""
_SMALL, _HEAVY, _SUNKEN = 0.82, 0.24, 0.030
"""Size of a child's brows beside an adult's; how much heavier a grown face's are, and a ripe one's again; and how much
lower these lie, HR."""


def brow_color(color: str, skin: Complexion) -> F32:
    """The brow's colour, pushed off the skin's lightness until it reads: grey upward, as age does, else down. Only
    where there is no room below does it go up: grey brows on deep skin would make anybody old."""
    srgb = from_hex(color)
    brow = to_oklab(srgb)
    gap = float(brow[0]) - skin.L
    if abs(gap) >= CONTRAST:
        return srgb
    grey = float(np.hypot(brow[1], brow[2])) < 0.03
    room = 0.45 if gap > 0.0 and brow[0] > _DARK else CONTRAST + 0.10
    lighter = room > skin.L or (grey and brow[0] > _DARK and gap > -0.05 and skin.L + CONTRAST < 0.97)
    return shift(srgb, CONTRAST - gap if lighter else -CONTRAST - gap)


def draw_brow(
    canvas: Canvas, side: int, face: Face, shape: EyeShape, skin: Complexion, years: Years, *, over: float = -1.0
) -> None:
    """side: -1 viewer's left, +1 right. Over the eye: its half height, as far as it is open, and a gap that closes as
    the face grows up. A smirk lifts the brow above its raised corner; age lets the tails sink. over: the least height
    of its line, or -1."""
    brows = face.brows
    lift = 0.8 * shape.height if shape.closed else 0.5 * (shape.height * shape.openness + shape.lid)
    height = shape.center[1] + max(lift, _LEAST_LIFT) + _GAP + _LIFT[brows.lift > 0.0] * brows.lift
    height -= 0.025 * years.grown + _SUNKEN * years.ripe
    raised = 0.025 if face.mouth == "smirk" and side > 0 else 0.0
    cocked = brows.cocked * side
    raised += _COCKED[0] * max(cocked, 0.0) - _COCKED[1] * max(-cocked, 0.0)
    t = np.linspace(0.0, 1.0, 17)
    heavy = float(np.interp(brows.weight, _HEAVY_FROM, [0.0, 1.0]))
    arch = (1.0 + _ARCHES * (brows.arch - 0.5)) * (1.0 - _STRAIGHT * heavy * years.grown) + 0.7 * max(cocked, 0.0)
    size = _SMALL if years.child else 1.0
    rise = 0.055 * arch * np.sin(np.pi * (t * 0.95) ** 0.85) + 0.014 * (1.0 - t) - (0.018 + 0.035 * face.age) * t
    rise += _SLOPE * brows.slope * (_EASED if brows.slope > 0.0 else _SUNK) * (t - 0.4)
    long, half = (np.interp(brows.weight, _WEIGHTS, by) for by in (_LENGTH, _HALF_WIDTH))
    half = half * np.interp(t, [0.0, 0.10, 0.26, 0.55, 1.0], [0.34, 0.72, 1.0, 0.88, 0.16])
    half = half * size * (1.0 + _HEAVY * (years.grown + years.ripe))
    # Heavy low ones stay clear of the lid.
    height = max(height, shape.center[1] + shape.lid + _OFF_LID + float((half - rise)[t < _TAIL].max()))
    # Tails that sink with age go behind the frame where the rest is over it.
    height = max(height, over + _CLEAR - float(rise[t < _TAIL].min())) + raised
    patch = canvas.around((side * shape.center[0], height), 0.36, 0.22)
    x = patch.u * np.float32(side)
    line = np.column_stack([shape.center[0] - 0.20 * size + long * size * t, height + rise])
    d = stroke(x, patch.v, line, half)
    if brows.weight >= _BUSHY:
        # Tufts that lean outwards: fewer and softer than hairs, which would be a ragged edge in a picture.
        slant = x[None, :] * np.float32(46.0) - patch.v[:, None] * np.float32(36.0)
        d += np.float32(0.0012) * np.sin(slant)
    # The inner end thins out, as brows begin: a blunt one is a bar stuck on.
    begun = smoothstep(-0.015, _BEGIN, x - np.float32(line[0, 0]))
    covered = (coverage(d, 0.007) * (_THIN + (1.0 - _THIN) * begun)).astype(np.float32)
    patch.over(brow_color(brows.color, skin), covered, 0.94)
    patch.guard(covered, _MATT)
