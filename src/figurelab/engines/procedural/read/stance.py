"""How somebody stands of whom no photo shows it: a gentle stance of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from figurelab.engines.procedural.figure import PoseKind

from .gesture import Side
from .wearer import Wearer

_USUAL: PoseKind = "down"
_WORTH: Mapping[PoseKind, float] = {_USUAL: 0.5, "behind": -0.9, "folded": -0.1, "pocket": 0.7, "hip": -0.2}
"""How much better a stance is than another, as far as people's taste goes: arms that hang are never wrong, and those
behind the back are stumps from the front."""
_POCKETS = ("hoodie", "jacket", "coat")
"""Tops with pockets where hands go."""
_LEAN, _UPRIGHT = 4.0, 5.0
"""Degrees that a head leans at most of itself, and by how much it is seen to lean from which on it does not."""
_SHORTER = 0.8
"""Hair's sign of length is 0 over those whose clothes a photo hides; over all whose arms it hides hair is so much
shorter."""


@dataclass(frozen=True)
class Stance:
    """pose, side, sway: as of a figure's body. lean: of the head, degrees."""

    pose: PoseKind
    side: Side
    sway: float
    lean: float


def stance(top: str, seed: int, liking: Wearer | None = None, *, laden: bool = False) -> Stance:
    """What somebody in such a top likes best, or the seed of somebody of whom nothing is known. laden: whether the back
    is full or long hair hangs over it. Which leg bears the weight, and how much of it, is the seed's: nobody stands to
    attention, nor all alike. A hand acts on that side."""
    rng = np.random.default_rng([seed, 7])
    sway = float(rng.choice([-1, 1])) * (0.4 + 0.6 * (seed % 5) / 4)
    chance = rng.normal(size=len(_WORTH))
    if liking is not None:
        liking = replace(liking, signs=(liking.signs[0] + _SHORTER, *liking.signs[1:]))
    # A suit is worn for the portrait: a hand on the hip is not.
    barred = {"pocket": top not in _POCKETS, "behind": laden, "hip": top == "suit"}
    best, pose = -np.inf, _USUAL
    for (each, worth), drawn in zip(_WORTH.items(), chance, strict=True):
        liked = worth + (float(drawn) if liking is None else liking.taste("stance", each))
        if liked > best and not barred.get(each, False):
            best, pose = liked, each
    lean = float(rng.normal()) if liking is None else liking.taste("lean")
    side: Side = "left" if sway > 0 else "right"
    return Stance(pose, side, round(sway, 1), _LEAN * min(max(1.5 * lean, -1.0), 1.0))


def leaning(seen: float, lean: float) -> float:
    """Degrees of the head that is seen to lean so far: the less, the more it leans as it likes to."""
    return round(seen + lean * max(1.0 - abs(seen) / _UPRIGHT, 0.0))
