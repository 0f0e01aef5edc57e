"""Fit the weights that tell beards (figurelab/engines/procedural/read/beard.py) to photos with labels, cross-validated.

python scripts/beards.py FOLDER LABELS.json

Labels: {"file.jpg": "none" | "stubble" | "moustache" | "goatee" | "short" | "full" | "long"}. Prints the share told
right of faces left out of the fit, and the tables. Logistic regression with a quadratic penalty, by Newton's steps.
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
from figurelab.engines.procedural.read import hair, light
from figurelab.engines.procedural.read.beard import evidence
from figurelab.engines.procedural.read.growth import growth
from figurelab.engines.procedural.read.head import Head

F64 = NDArray[np.float64]
PENALTY, FOLDS, STEPS = 3.0, 12, 30


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("labels", type=Path)
    options = parser.parse_args()
    rows: list[F64] = []
    kinds: list[str] = []
    for name, kind in json.loads(options.labels.read_text()).items():
        found = features_of(Image.open(options.folder / name))
        if found is not None:
            rows.append(found)
            kinds.append(kind)
    measures = np.array(rows)
    for what, shaven in (("_ANY", ("none",)), ("_BEARD", ("none", "stubble"))):
        grown = np.array([kind not in shaven for kind in kinds], np.float64)
        right = (left_out(measures, grown) > 0) == (grown > 0)
        weights = ", ".join(f"{w:.3f}" for w in fitted(measures, grown))
        print(f"{what} = np.array([{weights}])  # {right.mean():.3f} of {len(right)} left out are right")


def features_of(photo: Image.Image) -> F64 | None:
    """(11,) what the weights are for, in the light that the readings are taken in; None without a face."""
    seen = perceive.observe(np.asarray(ImageOps.exif_transpose(photo).convert("RGB")))
    if seen.face is None or seen.head is None or seen.bust is None:
        return None
    mesh = seen.face.landmarks[:, :2]
    head, bust = (Head(regions, regions.window.from_photo(mesh)) for regions in (seen.head, seen.bust))
    grown = growth(replace(head, exposure=light.light(seen, head, bust).exposure))
    return None if grown is None else evidence(grown, hair.measure(head, bust).length)[:-1].astype(np.float64)


def fitted(measures: F64, grown: F64) -> F64:
    """(n + 1,) weights of the measures (m, n) and the constant."""
    middle, spread = measures.mean(axis=0), measures.std(axis=0)
    a = np.column_stack([(measures - middle) / spread, np.ones(len(measures))])
    penalty = PENALTY * np.diag([1.0] * measures.shape[1] + [0.0])
    w = np.zeros(a.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-a @ w))
        w -= np.linalg.solve((a * (p * (1 - p))[:, None]).T @ a + penalty, a.T @ (p - grown) + penalty @ w)
    own = w[:-1] / spread
    return np.append(own, w[-1] - own @ middle)


def left_out(measures: F64, grown: F64) -> F64:
    """(m,) evidence for each face by the fit to the others."""
    evidence = np.zeros(len(measures))
    for fold in np.array_split(np.random.default_rng(0).permutation(len(measures)), FOLDS):
        kept = np.setdiff1d(np.arange(len(measures)), fold)
        evidence[fold] = np.column_stack([measures[fold], np.ones(len(fold))]) @ fitted(measures[kept], grown[kept])
    return evidence


if __name__ == "__main__":
    main()
