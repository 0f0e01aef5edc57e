"""Short hair combed from a parting: over the top to the far side in one sweep, down on the near one."""

from __future__ import annotations

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .flow import Flow, Lay, Mass, comb, read, spread
from .frame import F64, unit
from .layered import swept_front
from .shortmass import build, down_beside, height_of, outline, own_way, sides, top_front
from .strand_map import DIRECTION, EL

_FALLS = -0.64
"""Length from which hair combed to a side falls over the forehead in a wave."""
_NEAR = unit(np.array([0.75, -0.35, -0.60]))
_LINE = 0.045
"""Depth of the parting, HR."""
_ENDS = (-0.06, 0.004, -0.048)
"""Radii of strands over the mass: their tips sink into it, or it would be covered with leaves."""
_CROWN = 112.0
"""Angle at which a parting ends (see :func:`.frame.parting`)."""


def parted(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands up."""
    tall = height_of(do, height)
    wave, curl = own_way(do)
    swept = do.hair.fringe == "swept" and do.rim is None
    falls = 1.0 if swept else float(smoothstep(_FALLS - 0.03, _FALLS + 0.03, do.hair.length))
    middle = do.hair.parting == "center" or (do.hair.fringe == "curtain" and do.rim is None)
    x = 0.05 if middle else do.part_x
    lower = 0.15 * falls * top_front(-0.35, 1.15)
    edge = outline(do, lower)
    inside = np.clip(-edge, 0, 2)
    line = _aside(DIRECTION, x)
    along = _along(DIRECTION)
    far = smoothstep(0.12, -0.22, line) if not middle else np.ones(line.shape)
    rise = (0.050 + 0.035 * far) * smoothstep(0.25, 0.85, EL) * smoothstep(0, 0.5, inside)
    crest = top_front(-0.12 - 0.25 * falls + 0.15 * wave, 1.30) * smoothstep(0, 0.42 - 0.08 * falls, inside)
    rise = rise + (0.088 + 0.03 * curl) * crest * (far if not middle else 0.5)
    rise = tall * rise - _LINE * np.exp(-((line / 0.05) ** 2)) * along * smoothstep(0.08, 0.30, inside)
    mass = build(do, edge, rise, [(176, -30), (-100, 20), (100, 20)])
    up = 0.55 * (1 - falls) + 0.15 * wave - 0.45 * swept

    def flow(p: F64) -> F64:
        """Away from the parting on both sides, on the far one up first where it is combed away; back behind."""
        beyond = smoothstep(0.03, -0.03, _aside(p, x))[:, None]
        back = smoothstep(0.25, -0.55, p[:, 2])[:, None]
        front = smoothstep(0.1, 0.7, p[:, 2])[:, None]
        over = np.array([-0.95, -0.05, -0.50]) + front * [0.0, up, 0.1 * falls]
        way_of = beyond * over + (1 - beyond) * _NEAR
        return way_of * (1 - 0.7 * back) + back * [0.0, -0.35, -0.35] + down_beside(p)

    sides(do, mass, flow)
    _top(do, mass, flow, x)
    if swept:
        swept_front(do, 0.07 * (tall - 1) - 0.03)


def _aside(p: F64, x: float) -> F64:
    """(...) signed distance of unit directions (..., 3) from the parting's plane, + on its near side."""
    height = np.hypot(p[..., 1], p[..., 2])
    return p[..., 0] - x * height


def _along(p: F64) -> F64:
    """(...) 1 on the parting's length from the forehead to the crown."""
    angle = np.degrees(np.arctan2(p[..., 1], p[..., 2]))
    return smoothstep(25, 45, angle) * smoothstep(_CROWN, _CROWN - 22, angle)


def _top(do: Hairdo, mass: Mass, flow: Flow, x: float) -> None:
    """Strands on both sides of the parting; none crosses it, and those along it begin in its groove."""
    line = _aside(DIRECTION, x)
    beyond = 3.0 * (1 - _along(DIRECTION))
    far = Mass(mass.height, np.maximum(mass.edge, line - beyond))
    near = Mass(mass.height, np.maximum(mass.edge, -line - beyond))
    at = spread(100, float(do.rng.uniform(0, 6)))
    at = at[at[:, 1] >= 0.56]
    aside = _aside(at, x)
    within = read(mass.edge, at) < -0.08
    comb(do, far, flow, at[(aside < -0.10) & within], Lay(_ENDS, 0.21, 36, 46, sway=3))
    comb(do, near, flow, at[(aside > 0.08) & within], Lay(_ENDS, 0.20, 28, 40, sway=3))
    _along_parting(do, far, flow, x, -1)
    _along_parting(do, near, flow, x, 1)


def _along_parting(do: Hairdo, mass: Mass, flow: Flow, x: float, side: int) -> None:
    angle = np.radians(np.arange(44, 110, 20.0))
    p = np.stack([np.full(angle.shape, x + side * 0.05), np.sin(angle), np.cos(angle)], -1)
    p /= np.linalg.norm(p, axis=1, keepdims=True)
    p = p[read(mass.edge, p) < -0.03]
    ends = (-0.055, 0.016, -0.03)
    comb(do, mass, flow, p, Lay(ends, width=0.20, before=3, behind=54 if side < 0 else 40, sway=3, inside=0.01))
