"""What is worn on the head: a hat's kind and colours, a hood or a headscarf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, band, clusters, median
from .cover import eye_boxes
from .head import Head, Mask
from .reading import Reading, ramp

HatKind = Literal["none", "cap", "beanie", "brim", "hood", "headscarf"]

_NONE = np.zeros(3, np.float32)
_WHITE = np.array([95.0, 0.5, 3.0], np.float32)
# Folds change a cloth's lightness more than its hue.
_FOLDS = np.array([0.5, 1.0, 1.0], np.float32)
# Of a cap's height and the face's width: where a badge is. How far its colour is from the cap's, and its share there.
_FRONT, _FRONT_WIDTH = (0.12, 0.72), 0.24
_BADGE_APART, _BADGE_SHARE = 40.0, (0.12, 0.6)


@dataclass(frozen=True)
class HatSeen:
    """share: hat pixels of the face's oval. color, accent: (3,) Lab. badge: (3,) Lab of what is on a cap's front, None
    where nothing is."""

    kind: HatKind
    share: float
    color: F32
    accent: F32
    badge: F32 | None = None


def hat(head: Head) -> Reading[HatSeen]:
    """A hat is "other" that ends near the brows; a hood or a headscarf is cloth that frames the head."""
    above = _above(head)
    near: Mask = above & (np.abs(_x(head) - head.middle) < 0.75 * head.width)
    share = float((head.other & near).sum()) / head.oval_area
    framed = _framed(head) and _edges(head, head.clothes & near)
    mask: Mask = (head.other | head.clothes if framed else head.other) & near
    found = clusters(head.lab[mask])
    worn = framed or (share > 0.125 and _sits(head, head.other & above))
    if not worn or not found:
        return Reading(HatSeen("none", share, _NONE, _NONE), 1 - ramp(share, 0.08, 0.125) * 0.5)
    # Cloth over the head lies in full light: its middle tone is its colour, not its lit half.
    cloth = head.lab[mask]
    own = cloth[np.linalg.norm((cloth - found[0].lit) * _FOLDS, axis=1) < 20]
    main = median(band(own, 20, 80)) if len(own) > 30 else found[0].lit
    kind = ("headscarf" if _wraps(head) else "hood") if framed else _kind(head, head.other & above)
    second = _peak(head, mask) if kind == "cap" else next((c.lit for c in found[1:] if c.share > 0.12), _WHITE)
    badge = _badge(head, mask, main) if kind == "cap" else None
    return Reading(HatSeen(kind, share, main, second, badge), 0.8 if framed else 0.55 + 0.4 * ramp(share, 0.125, 0.3))


def _peak(head: Head, cap: Mask) -> F32:
    """The colour of a cap's lowest quarter: labels and badges sit above its peak."""
    rows = np.flatnonzero(cap.any(axis=1))
    low = cap & (_y(head) > rows[0] + 0.75 * (rows[-1] - rows[0]))
    return clusters(head.lab[low])[0].lit


def _badge(head: Head, cap: Mask, main: F32) -> F32 | None:
    """What stands out from a cap on the middle of its front, over the peak. Folds in shade are darker, badges on dark
    cloth light."""
    rows = np.flatnonzero(cap.any(axis=1))
    low, high = (rows[0] + share * (rows[-1] - rows[0]) for share in _FRONT)
    front = cap & (_y(head) > low) & (_y(head) < high) & (np.abs(_x(head) - head.middle) < _FRONT_WIDTH * head.width)
    for found in clusters(head.lab[front]):
        apart = float(np.linalg.norm(found.lit - main))
        if apart > _BADGE_APART and found.lit[0] > main[0] and _BADGE_SHARE[0] < found.share < _BADGE_SHARE[1]:
            return found.lit
    return None


def _x(head: Head) -> F32:
    return np.arange(head.regions.window.size, dtype=np.float32)[None, :]


def _y(head: Head) -> F32:
    return np.arange(head.regions.window.size, dtype=np.float32)[:, None]


def _above(head: Head) -> Mask:
    y = _y(head)
    return (y < head.brow_line) & (y > head.top - 0.9 * head.height) & head.regions.inside


def _sits(head: Head, worn: Mask) -> bool:
    """Whether it spans the forehead and comes down on it: not a thing behind the head, nor one held above it."""
    end = _lower_end(head, worn, half=0.35, least=0.45)
    return end is not None and float(head.brow_line - end) < 0.5 * head.height


def _kind(head: Head, worn: Mask) -> HatKind:
    """A brim stands out on both sides; a beanie comes down over both ears; what remains is a cap."""
    offset = (_x(head) - head.middle) / head.width
    rows = np.flatnonzero(worn.any(axis=1))
    reach = [np.where(worn[rows], side * offset, 0.0).max(axis=1) for side in (-1, 1)]
    if float(np.percentile(np.minimum(*reach), 95)) > 0.74:
        return "brim"
    y, height = _y(head), 0.25 * head.height
    if float(head.other[eye_boxes(head)].mean()) > 0.4:  # the temples of sunglasses are beside the ears as well
        return "cap"
    beside = (y > head.brow_line) & (y < head.brow_line + height) & head.other
    over_ears = [
        float((beside & (side * offset > 0.42) & (side * offset < 0.7)).sum()) > 0.35 * 0.28 * head.width * height
        for side in (-1, 1)
    ]
    return "beanie" if all(over_ears) else "cap"


def _framed(head: Head) -> bool:
    """Cloth over the forehead and beside the cheeks."""
    y, x = _y(head), _x(head)
    above = head.clothes & (y < head.top) & (np.abs(x - head.middle) < head.width)
    mouth = float(head.points[[61, 291], 1].mean())
    beside = head.clothes & (y < mouth) & (y > head.top)
    return bool(above.sum() / head.oval_area > 0.1 and beside.sum() / head.oval_area > 0.2)


def _edges(head: Head, cloth: Mask) -> bool:
    """Whether cloth ends close over the forehead: a neighbour's behind the head shows above the hair."""
    end = _lower_end(head, cloth, half=0.3, least=0.3)
    return end is not None and float(head.top - end) < 0.3 * head.height


def _lower_end(head: Head, worn: Mask, *, half: float, least: float) -> float | None:
    """The row where cloth usually ends over the face; None where it spans too little of it. half: how far to each side
    of the middle is looked, least: how much must be spanned, both in face widths."""
    columns = worn & (np.abs(_x(head) - head.middle) < half * head.width)
    spanned = columns.any(axis=0)
    if spanned.sum() < least * head.width:
        return None
    return float(np.median(worn.shape[0] - 1 - columns[::-1, spanned].argmax(axis=0)))


def _wraps(head: Head) -> bool:
    """A headscarf hides the hair and closes under the chin, where a hood shows the neck."""
    chin = float(head.points[152, 1])
    y, x = _y(head), _x(head)
    under = (
        (y > chin + 0.04 * head.height) & (y < chin + 0.25 * head.height) & (np.abs(x - head.middle) < 0.2 * head.width)
    )
    under &= head.regions.inside
    if not under.any():
        return False
    hair = float((head.regions.labels == Region.HAIR).sum()) / head.oval_area
    bare = float((head.regions.labels[under] == Region.BODY_SKIN).mean())
    return hair < 0.04 and bare < 0.15 and float(head.clothes[under].mean()) > 0.6
