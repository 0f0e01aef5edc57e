"""Jackets over a T-shirt: zipped, or cut as a bomber, of denim, for bikers, knitted, or an open shirt."""

from __future__ import annotations

from collections.abc import Callable

from .biker import biker
from .bomber import bomber
from .cardigan import cardigan
from .denim import denim
from .outer import OPEN, T, inside, own_pattern, turned_collar
from .overshirt import overshirt
from .sewing import METAL, armhole, flanks, line, yoke
from .sleeves import LONG, sleeves
from .tailor import SMALL, Polygon, Tailor

_EDGE = -0.05
"""OKLab L of the tape along the zip against the cloth, where it has no colour of its own."""
_LEAF: Polygon = [(0.225, 2.58), (0.31, 2.30), (0.36, 2.32), (0.53, 2.60), (0.52, 2.95), (0.27, 2.95)]
_POCKET: Polygon = [(0.34, 1.42), (0.455, 1.40), (0.535, 1.70), (0.42, 1.73)]


def jacket(tailor: Tailor) -> None:
    """Of the spec's cut."""
    inside(tailor)
    _CUTS[tailor.spec.top.cut](tailor)


def _zipped(tailor: Tailor) -> None:
    """Open, with ribs at hem and cuffs, yokes, slanting pockets and a collar that is turned down."""
    own = own_pattern(tailor)
    hem = tailor.hem(1.24, thick=True)
    panel = [(0.34, hem), (0.24, 2.40)]
    seams = (
        armhole(tailor),
        flanks(tailor, hem),
        yoke(tailor, 2.42),
        yoke(tailor, 2.39, kind="stitch"),
        line(tailor, panel, "back"),
        line(tailor, [(x - 0.03, y) for x, y in panel], "back", "stitch"),
        yoke(tailor, 2.20, "front", "seam"),
        yoke(tailor, 2.17, "front", "stitch"),
    )
    tailor.layer(T, hem, tailor.cloth("jacket", pattern=own, seams=seams), k=0.02, cuts=[OPEN])
    rib = tailor.rib()
    tailor.band(T + 0.018, hem - 0.05, hem + 0.13, rib, cuts=[OPEN])
    tint = _EDGE if tailor.contrast is None else 0.0
    teeth = line(tailor, [(0.222, hem), (0.240, 2.35), (0.305, 2.80)], kind="stitch", thread=METAL)
    tape = tailor.cloth("zip", tailor.contrast, tint=tint, pattern=False, seams=(teeth,))
    tailor.relief(T + 0.036, _zip(hem), tape)
    turned_collar(tailor, _LEAF, tailor.cloth("lapel", tint=0.03, pattern=False))
    tailor.relief(T + 0.048, _POCKET, tailor.cloth("pocket", tint=-0.05, pattern=False), edge=SMALL)
    sleeves(tailor, 0.085, LONG + 0.02, cuff=0.15, cuff_material=rib, pattern=own, puff=0.03)


def _zip(hem: float) -> Polygon:
    """A strip along the opening, from the hem to the collar."""
    return [(0.185, hem), (0.265, hem), (0.285, 2.35), (0.35, 2.8), (0.26, 2.8), (0.20, 2.35)]


_CUTS: dict[str, Callable[[Tailor], None]] = {
    "plain": _zipped,
    "bomber": bomber,
    "denim": denim,
    "biker": biker,
    "cardigan": cardigan,
    "shirt": overshirt,
}
