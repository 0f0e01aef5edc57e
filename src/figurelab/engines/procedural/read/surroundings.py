"""What a person stands before, and how that and the rest of the person are lit: a face before a bright ground, and
darker than its own arms, lies in shade."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive.regions import Region

from .color import Exposure, luminance, to_lab, to_light
from .head import Head

_FEWEST = 100
# Body skin, of the face's, that is more than palms, which are pale; and that is something; percentile that is lit.
_ARMS, _LIMBS, _LIT = 1.2, 0.4, 60


@dataclass(frozen=True)
class Surroundings:
    """ground: L of the photo or of what is behind the person, the lighter of the two. brightest: L of the person's
    lightest hundredth. arms: how much lighter the skin of the body is than the face's, in L; 0 where little of it is
    seen or it may be somebody else's. limbs: ln of the light that the body's skin gives back, as photographed. redness:
    ln of red over green of the brightest of the photo, which is the lamp's colour or a white thing's. middle: ln of the
    middling light of the whole photo. These three are nan where not seen."""

    ground: float = 50.0
    brightest: float = 100.0
    arms: float = 0.0
    limbs: float = float("nan")
    redness: float = float("nan")
    middle: float = float("nan")


USUAL = Surroundings()


def surroundings(
    bust: Head, photo: NDArray[np.uint8], exposure: Exposure, *, alone: bool, redness: float
) -> Surroundings:
    """photo: (n, 3) of its pixels. alone: nobody else is in it."""
    labels, inside = bust.regions.labels, bust.regions.inside
    lightness = to_lab(bust.regions.picture, exposure)[..., 0]
    behind, person = inside & (labels == Region.BACKGROUND), inside & (labels != Region.BACKGROUND)
    ground = float(np.median(to_lab(photo, exposure)[:, 0]))
    if behind.sum() > _FEWEST:
        ground = max(ground, float(np.median(lightness[behind])))
    body, face = (inside & (labels == kind) for kind in (Region.BODY_SKIN, Region.FACE_SKIN))
    arms = 0.0
    if alone and face.any() and body.sum() > _ARMS * face.sum():
        arms = float(np.median(lightness[body]) - np.median(lightness[face]))
    brightest = float(np.percentile(lightness[person], 99)) if person.any() else 100.0
    limbs = float("nan")
    if body.sum() > max(_LIMBS * face.sum(), _FEWEST):
        limbs = float(np.log(np.percentile(luminance(to_light(bust.regions.picture[body])), _LIT)))
    middle = float(np.log(np.median(luminance(to_light(photo)))))
    return Surroundings(ground, brightest, arms, limbs, redness, middle)
