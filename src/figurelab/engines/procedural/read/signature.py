"""A seed of the subject's own: another photo, crop or copy of the same person asks the same random choices."""

from __future__ import annotations

import hashlib

from figurelab.engines.procedural.figure import FigureSpec

from .color import chroma, from_hex

# Where long hair starts, face heights below the chin; dark cloth ends, L; cloth has a colour, chroma. Few people lie
# near any of them.
_LONG, _DARK, _COLORED = -0.1, 30.0, 12.0


def signature(figure: FigureSpec, *, clad: bool = True) -> int:
    """0 .. 2**32 - 1, of what stays when a photo is cropped, scaled, compressed or lit a little otherwise.

    Every answer that wavers turns the whole digest: of a person only plain ones with two sides are asked. Which style,
    which beard or which kind of top it is would tell more people apart, and flips ten times as often. clad: whether
    the photo shows a top; one that was chosen tells nothing.
    """
    if figure.pet is not None:
        pet = figure.pet
        words = [pet.species, pet.pattern, pet.ears, pet.fur]
    else:
        cloth = from_hex(figure.top.color)
        answers = (
            figure.hair.style != "bald" and figure.hair.length > _LONG,
            figure.facial_hair.kind != "none",
            figure.glasses.kind != "none",
            figure.hat.kind != "none",
            clad and float(cloth[0]) > _DARK,
            clad and chroma(cloth) > _COLORED,
        )
        words = ["yes" if answer else "no" for answer in answers]
    return int(hashlib.sha256(" ".join(words).encode()).hexdigest()[:8], 16)
