"""A seed of the subject's own: another photo, crop or copy of the same person asks the same random choices."""

from __future__ import annotations

import hashlib

from figurelab.engines.procedural.figure import FigureSpec


def signature(figure: FigureSpec) -> int:
    """0 .. 2**32 - 1, of the choices that stay when a photo is cropped, scaled, compressed or lit a little otherwise.

    Colours and measures are left out: they waver with every copy, and a digest of them would with it.
    """
    if figure.pet is not None:
        pet = figure.pet
        words = [pet.species, pet.pattern, pet.ears, pet.fur]
    else:
        top = figure.top
        words = [figure.hair.style, figure.facial_hair.kind, figure.glasses.kind, figure.hat.kind, top.kind, top.sleeve]
    return int(hashlib.sha256(" ".join(words).encode()).hexdigest()[:8], 16)
