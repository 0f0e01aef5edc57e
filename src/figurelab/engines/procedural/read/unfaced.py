"""The hair of somebody whose face was not read: bowed, turned away too far for the mesh, or hidden by that hair."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.observation import Observation
from figurelab.engines.procedural.perceive.parts import largest
from figurelab.engines.procedural.perceive.regions import Region, Regions

from . import hair
from .color import F32, clusters
from .head import Head

# The bust's window is so many faces wide; how much face and hair must be seen, of a face's square; and how far from the
# face's middle hair is its own, in face widths.
_FACES, _FACE, _HAIR, _OWN = 5.0, 0.1, 0.1, 1.3
# Length from which hair hangs: shorter hair ends where the face does.
_HANGS = 0.08
# How much hair hides a face, of its oval.
_HIDES = 1.0


def covering(seen: Observation) -> tuple[hair.HairMeasures, F32] | None:
    """Measures and (3,) Lab of hair that falls all over a face of which the mesh is sure; None where that is not why
    the face was not read."""
    if seen.face is None or seen.head is None or seen.bust is None:
        return None
    mesh = seen.face.landmarks[:, :2]
    head, bust = (Head(regions, regions.window.from_photo(mesh)) for regions in (seen.head, seen.bust))
    found = hair.measure(head, bust)
    if found.area < _HIDES:
        return None
    return found, clusters(head.lab[head.hair])[0].lit


def hanging(bust: Regions | None) -> float | None:
    """The lowest hair below the lowest of the face, in face heights, as :attr:`hair.HairMeasures.length` counts; None
    where none hangs."""
    if bust is None:
        return None
    side = bust.window.size / _FACES
    face, hair = bust.labels == Region.FACE_SKIN, bust.labels == Region.HAIR
    if face.sum() < _FACE * side**2 or hair.sum() < _HAIR * side**2:
        return None
    rows, columns = np.nonzero(largest(face))
    own = np.abs(np.arange(bust.window.size) - float(np.median(columns))) < _OWN * side
    low = np.nonzero(hair & own)[0]
    if len(low) == 0:
        return None
    found = (float(np.percentile(low, 98)) - float(np.percentile(rows, 98))) / side
    return found if found > _HANGS else None
