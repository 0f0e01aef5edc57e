"""What makes a face somebody's own: how the eyes tilt and stand, how the brows run, how wide the mouth is.

Measured on a mesh turned to the front (:mod:`.level`), against the usual of some 140 portraits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .expression import MouthKind, rise, smile
from .head import F32, Head
from .proportions import apart, off
from .reading import Reading, ramp

# Brows from the outer end to the inner: upper edge and lower.
_BROWS = (
    ([70, 63, 105, 66, 107], [46, 53, 52, 65, 55]),
    ([300, 293, 334, 296, 336], [276, 283, 282, 295, 285]),
)
_EYES = ((33, 133, 159, 145), (263, 362, 386, 374))
# Usual value, and the deviation that is drawn in full.
_TILT = (2.4, 2.6)
_SLOPE = (-0.19, 0.11)
_ARCH = (0.234, 0.055)
_LIFT = (0.757, 0.19)
_APART = (0.253, 0.020)
_HOOD = (-0.140, 0.080)
# Evidence for a smile of mouths at rest, and how far their corners are drawn up: what lies low on a mesh is rest, and
# drawn it would be grief.
_SMILING, _CORNERS = (-6.0, -4.0, -2.0, 0.0), (-0.40, -0.15, 0.30, 1.0)
# How much higher one corner of the mouth lies, over the mouth's width, and one brow, over an eye's, where drawn in
# full; below the share of it a mesh's own noise. Yaw from which to which neither says anything.
_SKEW, _COCKED, _NOISE, _ASKEW = (0.0, 0.050), (0.0, 0.060), 0.45, (0.20, 0.10)
# Height of the eyes' opening over their width, at rest, in a smile and in a laugh, which narrows them.
_ROUND: dict[MouthKind, tuple[float, float]] = {"smile": (0.318, 0.072), "grin": (0.305, 0.072), "open": (0.305, 0.072)}
_ROUND_AT_REST = (0.329, 0.076)
# How far the corners of such mouths lie over the upper lip's inner edge, in mouth widths.
_BOWED: dict[MouthKind, tuple[float, float]] = {
    "smile": (0.000, 0.032), "grin": (-0.026, 0.026), "open": (-0.085, 0.050),
}  # fmt: skip
_TURNED = 0.25


@dataclass(frozen=True)
class Traits:
    """Each -1..1, 0 usual. tilt: of the eyes, outer corners high. apart: of the eyes, far. arch, slope, lift: of the
    brows: round, outer ends raised, high over the eyes. mouth: its width over the face's. hooded: of the upper lids.
    corners: of the mouth, up, as it is about to smile. parted: how far apart the lips are, over the mouth's width.
    round: of the eyes, tall, for what the mouth does. skew, cocked: how much higher the corner of the mouth and the
    brow on the person's left are than on the right. bowed: of a smile, its corners high over the upper lip's edge."""

    tilt: float
    apart: float
    arch: float
    slope: float
    lift: float
    mouth: float
    hooded: float
    corners: float
    parted: float
    round: float = 0.0
    skew: float = 0.0
    cocked: float = 0.0
    bowed: float = 0.0


def traits(head: Head, mouth: MouthKind = "neutral", turned: float = 0.0) -> Reading[Traits]:
    """From the mesh of a head that looks to the front; a turned one says nothing. turned: its yaw in the photo."""
    across = head.points[263] - head.points[33]
    across = across / max(float(np.linalg.norm(across)), 1e-6)
    up = np.array([across[1], -across[0]], np.float32)
    width = max(head.width, 1e-6)
    eye = max((apart(head, 33, 133) + apart(head, 263, 362)) / 2, 1e-6)
    right, left = _brow(head, 0, across, up) / eye, _brow(head, 1, across, up) / eye
    arch, slope, lift = ((right + left) / 2).tolist()
    cocked, level = float(left[2] - right[2]), ramp(abs(turned), *_ASKEW)
    skew = float((head.points[291] - head.points[61]) @ up) / max(apart(head, 61, 291), 1e-6)
    found = Traits(
        tilt=off(_lids(head, across, up), _TILT),
        apart=off(apart(head, 133, 362) / width, _APART),
        arch=off(arch, _ARCH),
        slope=off(slope, _SLOPE),
        lift=off(lift, _LIFT),
        mouth=apart(head, 61, 291) / width,
        hooded=off(-(apart(head, 27, 159) + apart(head, 257, 386)) / (2 * eye), _HOOD),
        corners=round(float(np.interp(smile(head), _SMILING, _CORNERS)), 2),
        parted=apart(head, 13, 14) / max(apart(head, 61, 291), 1e-6),
        round=off(_opening(head), _ROUND.get(mouth, _ROUND_AT_REST)),
        skew=round(level * off(skew, _SKEW, _NOISE), 2) + 0.0,
        cocked=round(level * off(cocked, _COCKED, _NOISE), 2) + 0.0,
        bowed=off(rise(head, (13,)), _BOWED[mouth]) if mouth in _BOWED else 0.0,
    )
    return Reading(found, 0.6 if abs(head.yaw) < _TURNED else 0.2)


def _lids(head: Head, across: F32, up: F32) -> float:
    """Degrees by which the outer corners of the eyes lie higher than the inner."""
    angles: list[float] = []
    for outer, inner, _, _ in _EYES:
        run = head.points[outer] - head.points[inner]
        angles.append(float(np.degrees(np.arctan2(run @ up, abs(run @ across)))))
    return float(np.mean(angles))


def _opening(head: Head) -> float:
    """Height of the eyes over their width."""
    return float(np.mean([apart(head, up, low) / max(apart(head, out, mid), 1e-6) for out, mid, up, low in _EYES]))


def _brow(head: Head, which: int, across: F32, up: F32) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """(3,) pixels: height of the arch over its chord, rise of the outer end, and height over the eye's middle."""
    upper, lower = _BROWS[which]
    line = (head.points[upper] + head.points[lower]) / 2
    rise, run = line @ up, np.abs((line - head.points[168]) @ across)
    chord = np.interp(run, [run[-1], run[0]], [rise[-1], rise[0]])
    eye = float((head.points[list(_EYES[which][2:])].mean(axis=0)) @ up)
    return np.array([float((rise - chord).max()), float(rise[0] - rise[-1]), float(rise[2]) - eye])
