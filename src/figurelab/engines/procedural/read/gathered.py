"""Hair that is combed back to a knot, of which a photo from the front shows no more than of a short cut. The hair
alone does not tell them apart (a fit to 181 people has an AUC of 0.50; with jaw, lashes and jewellery in one fit to 114
it is 0.77, and men come first). An earring over a smooth jaw and beside drawn-out lashes does."""

from __future__ import annotations

from .cuts import EAR, TURNED
from .hair import HairMeasures
from .reading import Reading

# How far the forehead is bare at least, how high the hair stands at most, how parallel it is at least, and how much of
# it there is, of the face's oval: what is put up is combed, lies, and is more than a crop.
_OPEN, _LIES, _COMBED, _AREA = 0.285, 0.45, 0.57, (0.33, 0.80)
# Lashes at least: of some 330 people two with short hair and something at the ear have up to 0.18, three whose hair is
# put up have 0.34 and more. Evidence for facial hair at most: what the razor leaves is no smooth jaw.
_LASHES, _SMOOTH = 0.26, -0.5


def is_gathered(m: HairMeasures, yaw: float, *, jewelled: bool, lashes: Reading[float], whiskers: float) -> bool:
    """jewelled: whether an earring is seen. whiskers: :attr:`beard.BeardSeen.shade`."""
    if not jewelled or whiskers > _SMOOTH or not lashes.trusted or lashes.value < _LASHES:
        return False
    short = m.length < EAR and abs(yaw) < TURNED and not m.cut and _AREA[0] < m.area < _AREA[1]
    return short and min(m.gap_middle, m.fringe_gap) > _OPEN and m.top < _LIES and m.coherence > _COMBED
