"""The colour of facial hair beside that of the head: both grow from one skin, and the jaw lies in the chin's shade."""

from __future__ import annotations

import numpy as np

from .color import F32, chroma, shade
from .reading import ramp

# Chroma up to which, and L from where to where on, hair of the head is surely grey; how far a beard under it is drawn
# to it, and from where to where its own L is light enough for that: under grey hair some beards are still dark.
_COLORLESS, _GREY, _DRAWN, _LIGHT = (8.0, 12.0), (48.0, 58.0), 0.5, (36.0, 46.0)
# What a beard under grey hair has more of chroma than that at most: between its hairs the skin gives it the rest.
_SKIN_GIVES = 1.0
# How much darker than the hair, in L, stubble and a beard are at most: what is darker is shade.
_DARKER = {"stubble": 8.0}
_DARKEST = 14.0


def beside_hair(color: F32, kind: str, hair: F32) -> F32:
    """(3,) Lab of facial hair of a kind that was read as ``color`` under hair that is read surely."""
    own_light, light = float(color[0]), float(hair[0])
    grey = ramp(-chroma(hair), -_COLORLESS[1], -_COLORLESS[0]) * ramp(light, *_GREY)
    # A dark beard under grey hair was not read in the shade: it is dark.
    silver = own_light + _DRAWN * ramp(own_light, *_LIGHT) * (light - own_light)
    lit = max(own_light, light - _DARKER.get(kind, _DARKEST))
    lit += grey * (silver - lit)
    most = chroma(hair) + _SKIN_GIVES
    own = max(chroma(color), 1e-3)
    kept = 1.0 - grey + grey * min(1.0, most / own)
    return shade(color, lightness=lit - own_light, colorfulness=float(np.clip(kept, 0.0, 1.0)))
