"""Hats with a brim all round: felt and straw hats of every crown, and the bucket hat."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..hair.frame import F64, vec
from ..hair.rim import Rim, rim
from ..program import INTERSECT, SUBTRACT, UNION
from .milliner import WORN, Milliner

_AROUND = 24
_LAP, _TUCKED, _FINER = 2, 0.985, 0.7
"""Samples by which the ends of a brim lie over each other, how much further in the last of each are, and how much
thinner: else a notch would show behind."""
_HALF = 0.062
"""Half the thickness of a brim: 1.6 mm in all on a figure of 80 mm."""
_WIDER, _NARROWER = 0.13, 0.06
"""Half of what a wide brim reaches further than a usual one, and a narrow one less, HR a unit of ``Hat.brim``."""
_BRIM = 0.245
"""Half the reach of a usual brim from its root in the crown."""
_CROWN = 1.20
"""Half width of a crown at its foot, of the hair's ellipsoid."""
_HELD = 0.82
"""How high over a crown's foot the hair in it reaches."""
_OUT_OF_CONE = 0.10
"""What a cone reaches further on each side: it is all brim."""
_BAND = 0.235
_ROOT = WORN - 0.065
"""Where a brim begins, inside the crown."""


@dataclass(frozen=True)
class _Block:
    """What a crown is shaped on. bottom: height of its foot on the head's axis. z: of that. wide: its half width.
    tall: its height. lean: how far behind its foot a point of its axis is, per unit of height."""

    bottom: float
    z: float
    wide: float
    tall: float
    lean: float

    def over(self, up: float, ahead: float) -> tuple[float, float, float]:
        """A point of the middle plane: up along the axis, ahead square to it."""
        return 0.0, self.bottom + up + ahead * self.lean, self.z - up * self.lean + ahead


_TALL = {"creased": (1.04, 0.12), "round": (0.98, 0.14), "flat": (0.95, 0.12), "cone": (1.18, 0.10)}
"""Usual height of each crown, HR, and what ``Hat.tall`` adds. None is lower than the head in it."""


def _angles() -> F64:
    step = 2 * math.pi / (_AROUND - 1 - _LAP)
    a: F64 = -math.pi + step * (np.arange(_AROUND, dtype=np.float64) - _LAP / 2)
    return a


def _ring(
    do: Milliner, edge: Rim, height: F64, radius: F64, slant: F64, half_width: F64, *, stitches: int = 0,
    wrap: float = 0.0,
) -> None:  # fmt: skip
    """A closed brim. height over the rim, radius: (24,) of its middle line by azimuth; slant: radians its outer edge
    hangs; wrap: how far it curves down on its way out."""
    a = _angles()
    out = np.stack([np.sin(a), np.zeros_like(a), 0.97 * np.cos(a)], 1)
    up = vec(0, 1, -edge.slope) / math.hypot(1, edge.slope)
    centers = out * radius[:, None]
    centers[:, 1] += edge.height + edge.slope * centers[:, 2] + height
    centers[[0, -1]] *= [_TUCKED, 1, _TUCKED]
    way = out + vec(0, edge.slope, 0) * out[:, 2:]
    normals = way * np.sin(slant)[:, None] + up * np.cos(slant)[:, None]
    fine = np.ones(_AROUND)
    fine[[0, -1]] = _FINER
    do.plate(centers, normals, half_width, _HALF * fine, do.cloth, stitches=stitches, wrap=wrap, k=0.03)


def brimmed(do: Milliner) -> None:
    """A crown of its form, a ribbon, and a brim."""
    edge = rim(do.hat)
    assert edge is not None
    usual, more = _TALL[do.hat.crown]
    scale = do.frame.scale
    slope = edge.slope * float(scale[1] / scale[2])
    block = _Block(
        float(do.frame.world(vec(0.0, edge.height - 0.03, 0.0))[1]), float(do.frame.center[2]),
        float(do.frame.radii[0]) * _CROWN, usual + more * do.hat.tall, slope,
    )  # fmt: skip
    if do.hat.crown == "cone":
        _cone(do, block)
        return
    {"creased": _creased, "round": _round, "flat": _flat}[do.hat.crown](do, block)
    _above(do, block, -0.02)
    do.program.part(do.cloth, k=0.03)
    _ribbon(do, block)
    _brim(do, edge)


def _above(do: Milliner, block: _Block, up: float, *, k: float = 0.02) -> None:
    do.program.plane((0, -1, block.lean), block.over(up, 0.0), k=k)


def _below(do: Milliner, block: _Block, up: float, *, k: float) -> None:
    do.program.plane((0, 1, -block.lean), block.over(up, 0.0), k=k)


def _walls(do: Milliner, block: _Block, high: float, radii: tuple[float, float, float, float], *, end: float) -> None:
    """The sides of a crown, which reach down past a rim that is low behind. radii: of ``block.wide``."""
    deep = 0.08 + 1.2 * block.lean * block.wide
    y0, y1 = block.bottom - deep, block.bottom + high
    at = np.clip(np.linspace(y0, y1, 4) - block.bottom, 0, None) / high * 3
    widths = np.interp(at, np.arange(4), radii) * block.wide
    z = block.z + deep * block.lean
    do.program.loft(0, z, y0, y1, widths, (1.0, 0.99), end=end, lean=-(y1 - y0) * block.lean)


def _creased(do: Milliner, block: _Block) -> None:
    """A crease along the top, and the two hollows in front by which it is taken off."""
    program, tall, wide = do.program, block.tall, block.wide
    _walls(do, block, tall + 0.22 * block.lean, (1.0, 0.985, 0.915, 0.80), end=0.20)
    turn, deep = -math.atan(block.lean), min(0.27, tall + 0.03 - _HELD)
    program.ellipsoid(block.over(tall + 0.03, 0.06), (0.20, deep, 0.74), (turn - 0.08, 0, 0), k=0.26, op=SUBTRACT)
    for side in (-1, 1):
        _, y, z = block.over(tall - 0.16, 0.62 * wide)
        hollow = (side * 0.62 * wide, y, z)
        program.ellipsoid(hollow, (0.26, 0.34, 0.34), (turn, side * 0.7, side * 0.2), k=0.26, op=SUBTRACT)


def _round(do: Milliner, block: _Block) -> None:
    """A dome on sides that hardly narrow, as of a bowler or a cloche."""
    side = 0.42 * block.tall
    _walls(do, block, 0.75 * side, (1.0, 0.99, 0.96, 0.88), end=0.05)
    turn = -math.atan(block.lean)
    do.program.ellipsoid(
        block.over(side - 0.10, 0.0), (0.985 * block.wide, block.tall - side + 0.10, 0.98 * block.wide), (turn, 0, 0),
        k=0.03,
    )  # fmt: skip


def _flat(do: Milliner, block: _Block) -> None:
    """Upright sides and a level top, as of a boater."""
    _walls(do, block, block.tall + 0.5, (1.0, 0.995, 0.99, 0.985), end=0.10)
    _below(do, block, block.tall, k=0.12)


def _ribbon(do: Milliner, block: _Block) -> None:
    """Round the foot of the crown, with its bow on the wearer's right."""
    _walls(do, block, 0.8, (1.022, 1.02, 1.012, 0.99), end=0.03)
    _above(do, block, 0.02)
    _below(do, block, _BAND, k=0.03)
    do.program.part(do.accent, k=0.006)
    _, y, z = block.over(0.13, -0.05)
    bow = [block.wide * 1.03, y, z]
    turn = (-math.atan(block.lean), 0, 0)
    do.program.ellipsoid(bow, (0.05, 0.12, 0.17), turn).ellipsoid(bow, (0.07, 0.10, 0.05), turn, k=0.02)
    do.program.part(do.accent, k=0.006)


def _brim(do: Milliner, edge: Rim) -> None:
    """A usual brim dips before the face and behind and turns up at the sides. The wider, the softer: its sides do not
    turn up, and it swings a little. One that hangs spares the face."""
    hat, a = do.hat, _angles()
    soft, far = float(np.clip(hat.brim, 0, 1)), max(hat.brim - 1, 0.0)
    side, front, behind = np.sin(a) ** 2, np.clip(np.cos(a), 0, 1) ** 2, np.clip(-np.cos(a), 0, 1) ** 2
    firm = 1 - abs(hat.droop)
    height = 0.02 + firm * (1 - soft) * (0.065 * side - 0.055 * front + 0.02 * np.sin(3 * a)) + 0.02 * soft * side
    slant = firm * (0.30 * (1.3 * front + 0.7 * behind) - (0.44 - 0.50 * soft) * side)
    slant += 0.09 * soft * np.cos(3 * a + 0.8) * (1 + 0.5 * far)
    hang, turned = max(hat.droop, 0.0), max(-hat.droop, 0.0)
    slant += hang * (0.62 * side + 0.50 * behind + 0.16 * front) - turned * (0.75 + 0.1 * np.cos(2 * a))
    more = _WIDER * max(hat.brim, 0.0) - _NARROWER * max(-hat.brim, 0.0)
    half = np.full(_AROUND, _BRIM + more) - 0.02 * np.cos(2 * a) * (1 - soft)
    radius = _ROOT + half * np.cos(np.clip(slant, -0.8, 1.2))
    # It turns about where it comes out of the crown, and so does what curves down on its way out.
    turn = min(abs(hat.droop) + 0.3 * soft, 1.0)
    wrap = 0.5 * hang + 0.15 * soft
    height += turn * ((_CROWN - _ROOT) * np.tan(slant) - half * np.sin(slant)) + 0.5 * wrap * half**2
    _ring(do, edge, height, radius, slant, half, wrap=wrap)


def _cone(do: Milliner, block: _Block) -> None:
    """One slope from the point to the brim's edge, hollow below outside of the head."""
    reach = block.wide + 2 * (_BRIM + _OUT_OF_CONE + _WIDER * do.hat.brim)
    _slope(do, block, reach, 0.0)
    _slope(do, block, reach - 0.06, 0.17, op=SUBTRACT)
    do.program.part(do.cloth, k=0.03)
    _slope(do, block, reach, 0.05)
    tube = (block.wide,) * 4
    do.program.loft(0, block.z, block.bottom - 1.0, block.bottom + 1.6, tube, (1.0, 1.0), k=0.03, op=INTERSECT)
    _above(do, block, -0.02)
    do.program.part(do.shade(-0.05), k=0.03)


def _slope(do: Milliner, block: _Block, reach: float, lower: float, *, op: int = UNION) -> None:
    """A solid cone, this much lower than the hat's outside. reach: radius of its foot."""
    low = -0.03 - lower
    y0, y1 = block.bottom + low, block.bottom + block.tall - lower
    radii = np.array([1.0, 0.70, 0.385, 0.07]) * reach
    lean = -(y1 - y0) * block.lean
    do.program.loft(0, block.z - low * block.lean, y0, y1, radii, (1.0, 1.0), end=0.06, lean=lean, k=0.03, op=op)


def bucket(do: Milliner) -> None:
    """A soft crown with a rounded top edge, and a short stitched brim that hangs."""
    edge = rim(do.hat)
    assert edge is not None
    program, frame = do.program, do.frame
    bottom = float(frame.world(vec(0.0, edge.height - 0.04, 0.0))[1])
    z, wide = float(frame.center[2]), float(frame.radii[0]) * 1.20
    top = float(frame.world(vec(0.0, 0.94 * 1.14, 0.0))[1])
    program.loft(0, z, bottom, top, (wide * 1.0, wide * 0.975, wide * 0.92, wide * 0.83), (1.0, 0.99), end=0.17)
    program.part(do.cloth, k=0.03)
    # The seam of the top's round piece stands out as a welt.
    program.loft(0, z, top - 0.155, top - 0.10, (wide * 0.885,) * 4, (0.99, 0.99), end=0.027)
    program.part(do.shade(-0.03), k=0.02)
    program.loft(0, z, bottom + 0.04, bottom + 0.17, (wide * 1.018,) * 4, (1.0, 1.0), end=0.03)
    program.part(do.accent, k=0.012)
    a = _angles()
    slant = 0.90 + 0.07 * np.sin(3 * a + 0.6) + 0.05 * np.cos(2 * a)
    height = -0.145 + 0.02 * np.cos(2 * a + 0.5)
    _ring(do, edge, height, np.full(_AROUND, WORN + 0.165), slant, np.full(_AROUND, 0.235), stitches=5)
