"""An open zipped jacket over a T-shirt."""

from __future__ import annotations

from ...paint.material import Seam
from ..primitives import SUBTRACT
from .necklines import under
from .sewing import armhole, flanks, line, yoke
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor

T = 0.13
_EDGE = -0.05
"""OKLab L of the tape along the zip against the cloth, where it has no colour of its own."""
_OWN = ("checks", "floral", "camouflage")
_OPEN: Polygon = [(OFF_AXIS, 0.6), (0.19, 0.6), (0.21, 2.35), (0.30, 2.95), (OFF_AXIS, 2.95)]
_LEAF: Polygon = [(0.225, 2.58), (0.31, 2.30), (0.36, 2.32), (0.53, 2.60), (0.52, 2.95), (0.27, 2.95)]
_POCKET: Polygon = [(0.34, 1.42), (0.455, 1.40), (0.535, 1.70), (0.42, 1.73)]


def jacket(tailor: Tailor) -> None:
    """Woven checks, flowers and camouflage are the jacket's own; any other pattern goes on the T-shirt underneath."""
    top = tailor.spec.top
    own = top.pattern.kind in _OWN
    under(tailor, tailor.cloth("inner", top.inner, pattern=not own), tailor.rib(top.inner))
    hem = tailor.hem(1.24, thick=True)
    shell = tailor.cloth("jacket", pattern=own, seams=_seams(tailor, hem))
    tailor.layer(T, hem, shell, k=0.02, cuts=[_OPEN])
    rib = tailor.rib()
    tailor.band(T + 0.018, hem - 0.05, hem + 0.13, rib, cuts=[_OPEN])
    tint = _EDGE if tailor.contrast is None else 0.0
    tailor.relief(T + 0.036, _zip(hem), tailor.cloth("zip", tailor.contrast, tint=tint, pattern=False))
    tailor.relief(T + 0.050, _LEAF, tailor.cloth("lapel", tint=0.03, pattern=False), edge=0.07)
    _collar(tailor)
    tailor.relief(T + 0.048, _POCKET, tailor.cloth("pocket", tint=-0.05, pattern=False), edge=SMALL)
    sleeves(tailor, 0.085, LONG + 0.02, cuff=0.15, cuff_material=rib, pattern=own, puff=0.03)


def _seams(tailor: Tailor, hem: float) -> tuple[Seam, ...]:
    """Yokes before and behind, two long panels on the back, each seam with its row of stitches."""
    panel = [(0.34, hem), (0.24, 2.40)]
    return (
        armhole(tailor),
        flanks(tailor, hem),
        yoke(tailor, 2.42),
        yoke(tailor, 2.39, kind="stitch"),
        line(tailor, panel, "back"),
        line(tailor, [(x - 0.03, y) for x, y in panel], "back", "stitch"),
        yoke(tailor, 2.20, "front", "seam"),
        yoke(tailor, 2.17, "front", "stitch"),
    )


def _zip(hem: float) -> Polygon:
    """A strip along the opening, from the hem to the collar."""
    return [(0.185, hem), (0.265, hem), (0.285, 2.35), (0.35, 2.8), (0.26, 2.8), (0.20, 2.35)]


def _collar(tailor: Tailor) -> None:
    level = tailor.level
    program = tailor.program
    radii = tuple(r * tailor.neck for r in (0.50, 0.46, 0.42, 0.40))
    program.loft(0, -0.02, level(2.62), level(2.94), radii, (0.92, 0.92), end=0.05)
    front = [(OFF_AXIS, level(2.2)), (0.26, level(2.2)), (0.30, level(3.1)), (OFF_AXIS, level(3.1))]
    program.prism(front, z_min=0, k=0.03, op=SUBTRACT)
    program.part(tailor.cloth("collar", tint=0.03, pattern=False), k=0.02)
