"""Fit the weights that tell beards (figurelab/engines/procedural/read/beard.py) to photos with labels, cross-validated.

python scripts/beards.py FOLDER LABELS.json

Labels: {"file.jpg": "none" | "stubble" | "moustache" | "goatee" | "short" | "full" | "long"}. Prints the share told
right of faces left out of the fit, and the tables. Logistic regression with a quadratic penalty, by Newton's steps;
shaven faces count once more, lightly, with a shade thrown on their lower half.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from figurelab.engines.procedural import perceive
from figurelab.engines.procedural.read import hair, light, skin
from figurelab.engines.procedural.read.beard import evidence
from figurelab.engines.procedural.read.growth import growth
from figurelab.engines.procedural.read.head import Head

F64 = NDArray[np.float64]
PENALTY, FOLDS, STEPS = 2.5, 12, 30
# Weight of a shaded face; what its lower half is multiplied by, and over how much of the face's height that comes on.
SHADED, SHADE, EDGE = 0.1, 0.72, 0.1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("labels", type=Path)
    options = parser.parse_args()
    rows: list[tuple[F64, F64]] = []
    kinds: list[str] = []
    for name, kind in json.loads(options.labels.read_text()).items():
        found = features_of(Image.open(options.folder / name))
        if found is not None:
            rows.append(found)
            kinds.append(kind)
    report(np.array(rows), kinds)


def report(measures: F64, kinds: list[str]) -> None:
    """measures: (m, 2, 11), each face as it is and shaded."""
    for what, shaven in (("_ANY", ("none",)), ("_BEARD", ("none", "stubble"))):
        grown = np.array([kind not in shaven for kind in kinds], np.float64)
        bare = np.array([kind == "none" for kind in kinds])
        right = (left_out(measures, grown, bare) > 0) == (grown > 0)
        weights = ", ".join(f"{w:.3f}" for w in fitted(measures, grown, bare))
        print(f"{what} = np.array([{weights}])  # {right.mean():.3f} of {len(right)} left out are right")


def features_of(photo: Image.Image) -> tuple[F64, F64] | None:
    """(11,) what the weights are for, in the light that the readings are taken in, and the same of the face with a
    shade on its lower half; None without a face."""
    seen = perceive.observe(np.asarray(ImageOps.exif_transpose(photo).convert("RGB")))
    if seen.face is None or seen.head is None or seen.bust is None:
        return None
    mesh = seen.face.landmarks[:, :2]
    head, bust = (Head(regions, regions.window.from_photo(mesh)) for regions in (seen.head, seen.bust))
    head = replace(head, exposure=light.light(seen, head, bust).exposure)
    return both(replace(head, cast=skin.light(head)), hair.measure(head, bust).length)


def both(head: Head, lowest: float) -> tuple[F64, F64] | None:
    grown, dark = growth(head), growth(shaded(head))
    if grown is None or dark is None:
        return None
    return evidence(grown, lowest)[:-1].astype(np.float64), evidence(dark, lowest)[:-1].astype(np.float64)


def shaded(head: Head) -> Head:
    """From under the nose on darker."""
    picture = head.regions.picture
    below = (np.arange(len(picture))[:, None, None] - head.points[2, 1]) / (EDGE * head.height)
    dark = (picture * (1 - (1 - SHADE) * np.clip(below, 0, 1))).astype(np.uint8)
    return replace(head, regions=replace(head.regions, picture=dark))


def fitted(measures: F64, grown: F64, bare: NDArray[np.bool_]) -> F64:
    """(n + 1,) weights of the measures (m, 2, n) and the constant. bare: (m,) shaven faces."""
    rows = np.concatenate([measures[:, 0], measures[bare, 1]])
    truth = np.concatenate([grown, np.zeros(bare.sum())])
    counts = np.concatenate([np.ones(len(grown)), np.full(bare.sum(), SHADED)])
    middle, spread = measures[:, 0].mean(axis=0), measures[:, 0].std(axis=0)
    a = np.column_stack([(rows - middle) / spread, np.ones(len(rows))])
    penalty = PENALTY * np.diag([1.0] * rows.shape[1] + [0.0])
    w = np.zeros(a.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-a @ w))
        w -= np.linalg.solve(
            (a * (counts * p * (1 - p))[:, None]).T @ a + penalty, a.T @ (counts * (p - truth)) + penalty @ w
        )
    own = w[:-1] / spread
    return np.append(own, w[-1] - own @ middle)


def left_out(measures: F64, grown: F64, bare: NDArray[np.bool_]) -> F64:
    """(m,) evidence for each face by the fit to the others."""
    told = np.zeros(len(measures))
    for fold in np.array_split(np.random.default_rng(0).permutation(len(measures)), FOLDS):
        kept = np.setdiff1d(np.arange(len(measures)), fold)
        weights = fitted(measures[kept], grown[kept], bare[kept])
        told[fold] = np.column_stack([measures[fold, 0], np.ones(len(fold))]) @ weights
    return told


if __name__ == "__main__":
    main()
