"""Hair that flies: wild hair of jaw length, which stands off the sides, and long locs."""

from __future__ import annotations

from .hair import HairMeasures

# Wild: from which yaw on a flank is seen instead; between which lengths it ends; how broad it stands beside the lobe
# and beside the brows at least, in face widths. How parallel its strands run at most; tight curls are less ordered
# than the least. And how sure the net is of it at most: one sees through flying strands.
_SIDEWAYS, _ENDS, _BESIDE, _STANDS = 0.45, (-0.55, 0.04), 0.29, 0.39
_TANGLED, _UNWOUND, _THIN = 0.555, 0.37, 0.805
# Long locs: how low they hang; how much more ordered they are than their strands, which are twisted, and the share that
# ends in strands by themselves, together; between which orders; relief and contrast against the face at least.
_LONG, _TWISTED, _ROPES, _RELIEF, _DARK = 0.2, 0.112, (0.5, 0.70), 2.8, 0.7
_ACROSS = 0.6


def is_wild(m: HairMeasures, yaw: float) -> bool:
    """A cloud beside the ears whose strands go every way, of a face seen from the front."""
    cloud = m.lobe > _BESIDE and m.sides > _STANDS and _ENDS[0] < m.length < _ENDS[1] and m.tied == "no"
    tangled = m.coherence < _TANGLED and m.order > _UNWOUND and m.sure < _THIN
    return abs(yaw) < _SIDEWAYS and cloud and tangled


def is_long_locs(m: HairMeasures) -> bool:
    """Dark ropes below the jaw: each is in order, the strands that it is twisted of are not."""
    ropes = m.ragged + 0.5 * (m.order - m.fine) > _TWISTED and _ROPES[0] < m.order < _ROPES[1]
    return ropes and m.length > _LONG and m.coherence < _ACROSS and m.relief > _RELIEF and m.contrast > _DARK
