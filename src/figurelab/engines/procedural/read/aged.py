"""How old somebody looks: what an ImageNet net makes of a face and of its eyes and forehead, weighted together with its
proportions, its lines, and hair that has lost its colour. No rule of a few of these tells forty from twenty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .aged_weights import SIGNS
from .beard import BeardSeen
from .color import F32, chroma
from .cover import GlassesSeen
from .expression import MouthKind
from .head import Head
from .proportions import Features, apart
from .reading import Reading, ramp
from .regression import F64, fitted, scores

NOUGHT = 10.0
"""Years are told as the ln of so many more: a child's count the most."""
CHILD, YOUNG = 0.51, 19.0
"""Score from which, and years up to which somebody is a child."""
# Years of which the most are, and how far older ones are drawn away from them.
_USUAL, _DRAWN_OUT = 28.0, 1.15
# Photo pixels of face height from which on to which years are told, and which of the signs that is.
_SEEN, _HEIGHT = (20.0, 48.0), 1
# Scores for a child down to which somebody is surely none, and up to which one may nearly be; and the youngest then.
_NO_CHILD, _YOUNGEST = (0.20, CHILD), (20.0, 14.0)
# How grown a face is that does not tell.
_UNTOLD = 0.35
# L and chroma of hair from which to which it is grey, and white.
_GREYING, _COLORLESS = (34.0, 50.0), (13.0, 8.0)
_WHITE, _PALE = (56.0, 72.0), (16.0, 9.0)


@dataclass(frozen=True)
class Aged:
    """years: as old as somebody looks. child: whether younger than about thirteen."""

    years: float = _USUAL
    child: bool = False


UNSEEN = Aged()


def weights() -> F32:
    """(2000, 3): of each score of the net its mean, and its weights for years and for a child."""
    return fitted("aged")


def signs(
    head: Head,
    height: float,
    mouth: MouthKind,
    glasses: GlassesSeen,
    beard: Reading[BeardSeen],
    hair: Reading[F32],
    features: Reading[Features],
    lined: Reading[float],
) -> list[float]:
    """Numbers of SIGNS, but for the bias. height: of the face, photo pixels."""
    light, colorful = float(hair.value[0]), chroma(hair.value)
    tall, wide = max(head.height, 1e-6), max(head.width, 1e-6)
    eyes = (head.points[33] + head.points[263]) / 2
    grown = beard.value.kind if beard.trusted else "none"
    return [
        abs(head.yaw),
        float(np.log(max(height, 1.0))),
        float(glasses.kind != "none"),
        float(mouth in ("grin", "open", "tongue")),
        lined.value if lined.trusted else -0.1,
        features.value.grown if features.trusted else _UNTOLD,
        float(features.trusted and features.value.childlike),
        float(grown not in ("none", "stubble")),
        float(beard.trusted and beard.value.white),
        ramp(light, *_GREYING) * ramp(colorful, *_COLORLESS),
        ramp(light, *_WHITE) * ramp(colorful, *_PALE),
        float(np.linalg.norm(eyes - head.points[152])) / tall,
        apart(head, 172, 397) / wide,
        apart(head, 168, 2) / tall,
        (apart(head, 33, 133) + apart(head, 263, 362)) / 2 / wide,
        wide / tall,
    ]


def told(values: list[float], looks: F32) -> Aged:
    """values: :func:`signs`; looks: (2000,) of ``perceive.wholeface``."""
    late, young = (float(score) for score in scores(looks, weights(), SIGNS, values))
    seen = ramp(float(np.exp(values[_HEIGHT])), *_SEEN)
    years = float(drawn_out(float(np.exp(min(late, 5.0))) - NOUGHT))
    years = _USUAL + seen * (float(np.clip(years, 1.0, 95.0)) - _USUAL)
    if young <= CHILD:
        # A smooth made-up face may look fifteen; a child it is not, nor is it drawn as one.
        years = max(years, float(np.interp(young, _NO_CHILD, _YOUNGEST)))
    return Aged(round(years, 1), seen == 1.0 and young > CHILD and years < YOUNG)


def drawn_out(years: F64 | float) -> F64:
    """What is told of the old by many doubtful signs lies too near to the usual."""
    return np.asarray(years + (_DRAWN_OUT - 1.0) * np.maximum(np.asarray(years) - _USUAL, 0.0), np.float64)
