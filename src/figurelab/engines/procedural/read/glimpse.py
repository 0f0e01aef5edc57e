"""The colour of a sliver of cloth at the edge of a photo, too little to tell a garment: it is worn in that colour."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, chroma, clusters, hue, shade
from .outfit import Outfit
from .reading import ramp

_LEAST, _PLAINLY = 0.003, 0.0015
"""Squared face heights of one colour that tell it, a patch of 4 by 4 photo pixels under a face of 70; and of one that
nothing of a person has, which is white, or has as much chroma."""
_VIVID, _PALE, _COLORLESS = 38.0, 80.0, 7.0
# A colour that may be the neck's skin in the chin's shade, or hair in its own: degrees from its hue, and how much of
# its chroma it has. L up to which anything is the shade behind hair that hangs.
_TURN, _SHADED, _RICHER, _PITCH = 20.0, (0.5, 1.35), 4.0, 9.0
# Of hair that hangs: its lights, degrees from its hue and L over it; and what beside dark hair may be more of it, L and
# Lab without L from it.
_LIGHTS, _OVER, _DARK_HAIR, _NEAR = 10.0, 28.0, 22.0, (12.0, 14.0)
# How near the ground's colour is to it, Lab, the share of the ground beside the chin from which on it is the ground's
# own, and of how much, squared face heights, the region net is sure all the same.
_ALIKE, _GROUND, _SURELY = 11.0, 0.2, 0.008
# Cloth that is hardly darker than the skin and has no colour is white: it lies in the chin's shade.
_NEARLY, _UNDYED, _WHITE = (-14.0, -2.0), (14.0, 8.0), 93.0


def glimpse(outfit: Outfit) -> F32 | None:
    """(3,) Lab of cloth beside the chin that is neither skin nor hair nor the ground; None where there is none."""
    cloth = outfit.beside_chin
    area = float(cloth.sum()) / outfit.H**2
    if area < _PLAINLY:
        return None
    for found in clusters(outfit.lab[cloth]):
        shown = found.share * area
        if shown < (_PLAINLY if _stands_out(found.lit) else _LEAST) or _own(outfit, found.lit):
            continue
        if shown > _SURELY or not _of_ground(outfit, found.lit):
            return _lit(outfit, found.lit)
    return None


def _stands_out(color: F32) -> bool:
    return chroma(color) > _VIVID or (color[0] > _PALE and chroma(color) < _COLORLESS)


def _own(outfit: Outfit, color: F32) -> bool:
    """Whether a colour may be the person's own, in any shade."""
    if outfit.is_flesh(color) or outfit.is_lock(color):
        return True
    hair = outfit.hair_beside
    if hair is not None and (color[0] < _PITCH or _of_hair(color, hair)):
        return True
    return any(_in_shade(color, own) for own in (outfit.tone, outfit.hair_beside) if own is not None)


def _of_hair(color: F32, hair: F32) -> bool:
    """Whether it may be a light on hair, or dark hair that the net takes for cloth."""
    over, apart = float(color[0] - hair[0]), float(np.hypot(*(color - hair)[1:]))
    lit = abs((hue(color) - hue(hair) + 180) % 360 - 180) < _LIGHTS and over < _OVER and chroma(color) > chroma(hair)
    return lit or bool(hair[0] < _DARK_HAIR and abs(over) < _NEAR[0] and apart < _NEAR[1])


def _in_shade(color: F32, own: F32) -> bool:
    turn = abs((hue(color) - hue(own) + 180) % 360 - 180)
    full = chroma(own)
    least, most = (share * full for share in _SHADED)
    return bool(turn < _TURN and least < chroma(color) < most + _RICHER and color[0] < own[0] + _RICHER)


def _of_ground(outfit: Outfit, color: F32) -> bool:
    ground = outfit.lab[outfit.beside(Region.BACKGROUND)]
    if not len(ground):
        return False
    return float((np.linalg.norm(ground - color, axis=1) < _ALIKE).mean()) > _GROUND


def _lit(outfit: Outfit, color: F32) -> F32:
    """(3,) Lab out of the chin's shade."""
    if outfit.tone is None:
        return color
    white = ramp(float(color[0] - outfit.tone[0]), *_NEARLY) * ramp(chroma(color), *_UNDYED)
    return shade(color, lightness=white * max(_WHITE - float(color[0]), 0.0), colorfulness=1 - 0.7 * white)
