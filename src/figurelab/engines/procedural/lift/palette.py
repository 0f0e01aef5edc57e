"""Colours as clusters: mixtures that tell subject from ground, and the few paints of a part."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_SAMPLES = 4000


def likelihood_ratio(lab: F32, inside: Mask, outside: Mask) -> F32:
    """Log-likelihood ratio, subject over ground, of every (h, w, 3) Lab pixel under two Gaussian mixtures whose
    components are the k-means clusters (k = 5) of the sure pixels."""
    flat = lab.reshape(-1, 3)
    ratio = _log_mixture(flat, lab[inside]) - _log_mixture(flat, lab[outside])
    return ratio.reshape(lab.shape[:2])


def _log_mixture(points: F32, samples: F32) -> F32:
    step = max(1, len(samples) // _SAMPLES)
    samples = samples[::step]
    centres, labels = cluster(samples, 5)
    total = np.zeros(len(points), np.float32)
    for i in range(len(centres)):
        own = samples[labels == i]
        if len(own) < 4:
            continue
        covariance = np.cov(own.T) + 9.0 * np.eye(3)
        inverse = np.linalg.inv(covariance).astype(np.float32)
        offset = points - own.mean(axis=0).astype(np.float32)
        power = np.einsum("ni,ij,nj->n", offset, inverse, offset)
        total += len(own) / len(samples) / np.sqrt(np.linalg.det(covariance)) * np.exp(-0.5 * power)
    return np.log(total + 1e-9).astype(np.float32)


def cluster(points: F32, k: int) -> tuple[F32, NDArray[np.int64]]:
    """k-means with a fixed seed: (k, d) centres without empty clusters, and the (n,) index of each point's."""
    # k-means++ divides by zero once every colour has its own centre.
    k = min(k, len(np.unique(points.round(1), axis=0)))
    with warnings.catch_warnings():
        # An empty cluster only means that fewer colours than k are there.
        warnings.simplefilter("ignore", UserWarning)
        centres, labels = kmeans2(points.astype(np.float64), k, minit="++", iter=12, rng=1)
    used, labels = np.unique(labels, return_inverse=True)
    return centres[used].astype(np.float32), labels.astype(np.int64)
