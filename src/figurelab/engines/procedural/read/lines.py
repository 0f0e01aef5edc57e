"""Lines of the face: how deep its folds are, as far as the photo is sharp enough to show them."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .beard import BeardSeen
from .color import F32
from .cover import GlassesSeen
from .expression import MouthKind
from .head import Head, bounds, shrink
from .reading import Reading, ramp

# Photo pixels of face height below which a smooth face may be smooth for want of them, and below which lines are grain;
# and how deep lines are that still show between the two.
_FEWEST_PIXELS, _FEWEST_OF_ALL, _DEEP = 60.0, 40.0, 0.3
# Darkest percentile of the window, how light (L) it is in a clear photo at most, and how far haze is seen through.
_DARKEST, _CLEAR, _THICKEST = 0.5, 8.0, 0.4
# Folds from nose to mouth, and the ground under each eye; right and left.
_FOLDS = ([203, 206, 216, 212, 214, 207, 205, 36], [423, 426, 436, 432, 434, 427, 425, 266])
_UNDER_EYES = (
    [111, 117, 118, 119, 120, 121, 128, 232, 231, 230, 229, 228],
    [340, 346, 347, 348, 349, 350, 357, 452, 451, 450, 449, 448],
)
# Between the brows, where frowns leave their mark, on both sides of the middle.
_GLABELLA = ([9, 107, 55, 193, 168, 8], [9, 336, 285, 417, 168, 8])
# Relief, percent of the skin's L, of a smooth face and of a deeply lined one: at rest, and pushed up by a laugh.
_AT_REST, _LAUGHING = (2.2, 5.2), (4.8, 10.5)
_BAGS, _FROWN = (2.8, 5.2), (2.2, 6.5)
# The forehead, without the brows; how far off its hair one looks, and how much is smoothed along and across its
# furrows, in face heights; its fewest pixels.
_FOREHEAD = [103, 67, 109, 10, 338, 297, 332, 333, 299, 337, 151, 108, 69, 104]
_OFF_HAIR, _ALONG, _ACROSS, _FEWEST_SEEN = 0.03, 0.025, (0.006, 0.022), 200
# In photo pixels per 170 pixels of face height: finer is grain, coarser is light.
_FINE, _COARSE = 1.2, 4.0
_LOUDEST = 60.0
# What the deepest kind of line counts beside the mean of all: years show in one place first, and not in the same one.
# What lies under the eyes is no sign on its own: a short night or a lamp overhead makes it.
_DEEPEST = 0.25
# What a laugh's folds count where rims hide all else: they come with any laugh.
_ALONE = 0.5


def lines(head: Head, face_height: float, mouth: MouthKind, beard: BeardSeen, glasses: GlassesSeen) -> Reading[float]:
    """0 smooth .. 1 deeply lined, by the smoother side of the face, which shadows spare.

    face_height: in photo pixels; a small face is smooth for want of pixels, which tells nothing, but lines that show
    all the same are there. Beards hide the folds, rims the ground under the eyes and between the brows.
    """
    if face_height < _FEWEST_OF_ALL or abs(head.yaw) > 0.4 or head.face_share < 0.5:
        return Reading(0.0, 0.0)
    relief = _relief(head)
    bearded = beard.kind not in ("none", "stubble")
    seen: list[tuple[float, float]] = []
    deepest = 0.0
    if not bearded:
        low, high = _LAUGHING if mouth in ("grin", "open", "tongue") else _AT_REST
        seen.append((0.6, ramp(_energy(head, relief, _FOLDS), low, high)))
        deepest = seen[-1][1]
    if glasses.kind == "none":
        seen.append((0.4, ramp(_energy(head, relief, _UNDER_EYES), *_BAGS)))
        seen.append((0.5, ramp(_energy(head, relief, _GLABELLA), *_FROWN)))
        deepest = max(deepest, seen[-1][1])
    if not seen:
        return Reading(0.0, 0.0)
    mean = sum(w * v for w, v in seen) / sum(w for w, _ in seen)
    lined = mean + _DEEPEST * max(deepest - mean, 0.0)
    if len(seen) == 1 and mouth in ("grin", "open", "tongue"):
        lined *= _ALONE
    return Reading(lined, 0.6 if face_height >= _FEWEST_PIXELS or lined > _DEEP else 0.0)


def furrows(head: Head) -> float:
    """How deep the forehead is furrowed from side to side, percent of its L; 0 where none of it is seen. Over white or
    bleached hair the young of 200 people have up to 0.08, the old mostly 0.6 and more; under dark hair raised brows
    and light make as much."""
    bare = head.regions.labels == Region.FACE_SKIN
    seen = head.area(_FOREHEAD) & shrink(bare, _OFF_HAIR * head.height)
    if seen.sum() < _FEWEST_SEEN:
        return 0.0
    rows, columns = bounds(seen)
    light, inside = head.lab[rows, columns, 0], seen[rows, columns]

    def relief(axis: int) -> float:
        along = ndimage.gaussian_filter1d(light, _ALONG * head.height, axis=1 - axis)
        fine, coarse = (ndimage.gaussian_filter1d(along, share * head.height, axis=axis) for share in _ACROSS)
        return float(np.median(np.abs(fine - coarse)[inside]))

    # Grain is as strong up and down as from side to side.
    depth = max(relief(0) - relief(1), 0.0)
    return 100 * depth / max(float(np.median(light[inside])) - _veil(head), 10.0)


def _relief(head: Head) -> F32:
    scale = head.height / 170
    light = head.lab[..., 0]
    fine, coarse = (ndimage.gaussian_filter(light, sigma * scale) for sigma in (_FINE, _COARSE))
    return np.minimum((fine - coarse) ** 2, _LOUDEST).astype(np.float32)


def _energy(head: Head, relief: F32, sides: tuple[list[int], ...]) -> float:
    found: list[float] = []
    veil = _veil(head)
    for side in sides:
        bare = head.area(side) & (head.regions.labels == Region.FACE_SKIN)
        if bare.sum() > 50:
            lit = max(float(np.median(head.lab[bare][:, 0])), 20.0)
            found.append(100 * float(np.sqrt(relief[bare].mean())) / max(lit - veil, _THICKEST * lit))
    return min(found, default=0.0)


def _veil(head: Head) -> float:
    """L that haze or glare adds to everything, and so takes from relief: in clear air hair, pupils or nostrils are
    dark."""
    darkest = float(np.percentile(head.lab[..., 0][head.regions.inside], _DARKEST))
    return max(0.0, darkest - _CLEAR)
