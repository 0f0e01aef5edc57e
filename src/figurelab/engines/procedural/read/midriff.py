"""Bare skin where a top usually is: a belly under a raised hem, shoulders over a straight neckline."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.regions import Region

from .head import Mask
from .outfit import Outfit

_BOTH = (joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER)
_HIPS = (joints.LEFT_HIP, joints.RIGHT_HIP)
_ARMS = (
    (joints.LEFT_ELBOW, joints.LEFT_WRIST, joints.LEFT_INDEX),
    (joints.RIGHT_ELBOW, joints.RIGHT_WRIST, joints.RIGHT_INDEX),
)
# Half of a forearm's width, face heights.
_ARM = 0.22
# Down the trunk from the shoulders (0) to the hips (1): where a belly is looked for, and its least height.
_STEPS = np.arange(0.3, 1.2, 0.03)
_CHEST, _LEAST, _USUAL, _HIGHEST = 0.35, 0.12, 0.95, 0.5
# Half the width that is looked at, of the shoulders'; share of it that is cloth, and skin.
_WIDE, _CLAD, _BARE = 0.2, 0.6, 0.75
# Of the way from the neck to a shoulder, where straps run; how far below the shoulders, face heights; the most of that
# which is cloth and the least that is skin.
_STRAP, _BELOW, _CLOTH, _SHOWN = (0.45, 0.85), 0.3, 0.03, 0.25

# Of a line so far below the shoulders, face heights, the most that is cloth under thin straps, which had up to 0.03 of
# it, where others had 0.16; and the least that is skin, as hair covers much of it.
_ACROSS, _THIN, _UNHIDDEN = 0.25, 0.08, 0.15
# A chest without any cloth: face widths from the middle, face heights below the chin; the least skin, squared face
# heights, which bare shoulders had 0.27 and more of and necks up to 0.16; the most cloth of it.
_CHEST_WIDE, _CHEST_ROWS, _MUCH, _HARDLY = 1.3, (0.2, 1.3), 0.21, 0.05


def raised_hem(outfit: Outfit) -> float:
    """How far a top's hem is raised, 0 as usual .. 1 to below the chest, told by a bare belly between cloth and cloth;
    0 where nothing of the kind is plainly seen."""
    if not outfit.visible(*_BOTH, *_HIPS):
        return 0.0
    neck, hips = outfit.points[list(_BOTH)].mean(axis=0), outfit.points[list(_HIPS)].mean(axis=0)
    half = _WIDE * float(np.linalg.norm(outfit.points[_BOTH[0]] - outfit.points[_BOTH[1]]))
    if float(np.linalg.norm(hips - neck)) < 1.2 * outfit.H or half < 0.15 * outfit.H:
        return 0.0
    own = outfit.skin & ~_forearms(outfit)
    rows = [_row(outfit, own, neck + (hips - neck) * t, half) for t in _STEPS]
    bare = np.array([skin > _BARE for _, skin in rows])
    clad = np.array([cloth > _CLAD for cloth, _ in rows])
    if not clad.any() or not bare.any():
        return 0.0
    first = int(bare.argmax())
    run = int((~bare[first:]).argmax()) if (~bare[first:]).any() else len(bare) - first
    above, below = clad[:first], clad[first + run :]
    plain = first > 0 and above[-2:].any() and below[:3].any() and _STEPS[first] > _CHEST
    if not plain or run * 0.03 < _LEAST:
        return 0.0
    return float(np.clip((_USUAL - _STEPS[first]) / (_USUAL - _HIGHEST), 0.0, 1.0))


def thin_straps(outfit: Outfit) -> bool:
    """Whether a bare chest and shoulders show hardly any cloth on either side, though a top without sleeves is worn."""
    if not outfit.visible(*_BOTH):
        return False
    left, right = outfit.points[list(_BOTH)]
    neck = (left + right) / 2
    if neck[1] < outfit.chin:
        return False
    down = np.array([0.0, _ACROSS * outfit.H], np.float32)
    zone = outfit.stroke(left + (left - neck) * 0.1 + down, right + (right - neck) * 0.1 + down, 0.05 * outfit.H)
    whole = max(int(zone.sum()), 1)
    bare, clad = int((zone & outfit.skin).sum()), int((zone & outfit.clothes).sum())
    return clad < _THIN * whole and bare > _UNHIDDEN * whole


def _forearms(outfit: Outfit) -> Mask:
    """What a bare forearm or its hand may cover of the belly before which it lies."""
    found = np.zeros_like(outfit.person)
    for elbow, wrist, tips in _ARMS:
        if outfit.visible(elbow, wrist):
            e, w, t = outfit.points[[elbow, wrist, tips]]
            found |= outfit.stroke(e, w, _ARM * outfit.H) | outfit.stroke(w, t + (t - w), _ARM * outfit.H)
    return found


def _row(outfit: Outfit, bare: Mask, middle: np.ndarray, half: float) -> tuple[float, float]:
    """Shares of cloth and of bare skin about the middle line at a height."""
    y = round(float(middle[1]))
    if not 0 <= y < len(outfit.labels):
        return 0.0, 0.0
    x = slice(max(round(float(middle[0]) - half), 0), max(round(float(middle[0]) + half), 0))
    return float(outfit.clothes[y, x].mean() or 0.0), float(bare[y, x].mean() or 0.0)


def bare_shoulders(outfit: Outfit) -> bool:
    """Whether no strap crosses either shoulder, which hair may cover in part: skin and hardly any cloth is there."""
    if not outfit.visible(*_BOTH):
        return False
    left, right = outfit.points[list(_BOTH)]
    neck = (left + right) / 2
    if neck[1] < outfit.chin:
        return False  # behind a face that leans ahead
    down = np.array([0.0, _BELOW * outfit.H], np.float32)
    bare = whole = 0
    for shoulder in (left, right):
        start, end = (neck + (shoulder - neck) * share for share in _STRAP)
        zone = outfit.stroke(start, end, 0.08 * outfit.H) | outfit.stroke(start + down, end + down, 0.08 * outfit.H)
        if (zone & outfit.clothes).sum() > _CLOTH * zone.sum():
            return False
        bare, whole = bare + int((zone & outfit.skin).sum()), whole + int(zone.sum())
    return bare > _SHOWN * whole


def bare_chest(outfit: Outfit) -> bool:
    """Whether below the neck skin is seen and hardly any cloth, whatever hides the rest."""
    y, x = np.ogrid[0 : outfit.labels.shape[0], 0 : outfit.labels.shape[1]]
    off, down = np.abs(x - outfit.axis) / outfit.W, (y - outfit.chin) / outfit.H
    zone = outfit.inside & (off < _CHEST_WIDE) & (down > _CHEST_ROWS[0]) & (down < _CHEST_ROWS[1])
    skin = int((zone & (outfit.labels == Region.BODY_SKIN)).sum())
    return skin > _MUCH * outfit.H**2 and int((zone & outfit.clothes).sum()) < _HARDLY * skin
