"""An animal's make, by its ImageNet class. Shares are summed over all classes: a mongrel is their mean."""

from __future__ import annotations

from dataclasses import dataclass

from .color import F32

# Indices of ImageNet-1k; 269 to 280 are wolves, wild dogs and foxes, 286 to 293 big cats.
_ERECT = frozenset(
    {151, 157, 158, 173, 186, 187, 192, 193, 195, 199, 203, 223, 224, 225, 227, 230, 231, 235, 236, 245}
    | {248, 249, 250, 253, 258, 259, 260, 261, 263, 264, 268, *range(269, 281)}
)
_FLAT = frozenset({152, 154, 155, 195, 242, 243, 245, 254, 262, 283})
_LONG = frozenset({160, 169, 170, 171, 172, 176, 177, 178, 230, 231, 235, 236, 237, 224, 225, *range(269, 281)})
_FLUFFY = frozenset(
    {152, 153, 154, 155, 157, 160, 175, 187, 192, 193, 200, 201, 202, 203, 204, 207, 212, 213, 214, 216, 217, 218}
    | {219, 220, 222, 224, 226, 228, 229, 230, 231, 232, 233, 235, 239, 244, 247, 248, 249, 250, 252, 255, 256, 257}
    | {258, 259, 260, 261, 269, 270, 277, 278, 279, 280, 283, 291}
)
_SPOTS = frozenset({210, 251, 288, 289, 290, 293, 275, 276})
_MASK = frozenset({225, 242, 243, 254})
_SADDLE = frozenset({161, 162, 166, 167, 191, 235})
_TAN = frozenset({158, 165, 187, 214, 234, 236, 237, 238, 239, 240, 241})
_TABBY = frozenset({281, 282, 285, 292})
_POINTS = frozenset({284})
_LEAST = 0.45
"""A marking is taken from the class only when that much of the animal's share has it."""


@dataclass(frozen=True)
class Make:
    """marking: a pattern of the coat that the class is known for. muzzle, fluff: as in Pet."""

    erect: bool
    muzzle: float
    fluff: float
    marking: str | None


def make(shares: F32, first: int) -> Make:
    """shares: (n,) ImageNet probabilities of the family whose first class is ``first``."""
    whole = max(float(shares.sum()), 1e-6)

    def share(members: frozenset[int]) -> float:
        return sum(float(shares[i - first]) for i in members if 0 <= i - first < len(shares)) / whole

    cat = first > 280
    flat, long = share(_FLAT), share(_LONG)
    usual = 0.2 if cat else 0.5
    fluff = share(_FLUFFY)
    markings = {
        "spots": _SPOTS,
        "mask": _MASK,
        "saddle": _SADDLE,
        "tan": _TAN,
        "tabby": _TABBY,
        "points": _POINTS,
    }
    known = {name: share(members) for name, members in markings.items()}
    best = max(known, key=lambda name: known[name])
    return Make(
        erect=cat or share(_ERECT) > 0.5,
        muzzle=round(usual * (1 - flat - long) + (0.05 if cat else 0.12) * flat + 0.85 * long, 2),
        fluff=round(0.8 * fluff, 2) if fluff > 0.35 else 0.0,
        marking=best if known[best] > _LEAST else None,
    )
