"""Weights of the signs by which a portrait's top is told; those of the cut-outs are in data/attire.npy.

Multinomial logistic regression with a ridge (scripts/fit_attire.py) on 334 portraits that were labelled by eye, and on
41 cropped, shrunk, brightened, darkened or compressed copies of some. In ten-fold cross-validation 76 % get a right
kind; by the same signs without the cut-outs 71 %. Then the weights were moved as far as 177 more people asked for, 106
of them portraits, by a ridge about the former ones (option --about). Of 48 whom the former weights had not seen they
tell 32 rightly in eight-fold cross-validation, the former ones 30 (mean log likelihood -0.86 and -0.95). Of 264 whose
pattern is known 54 have one: in eight-fold cross-validation 28 of them are told rightly and 5 plain ones wrongly,
where the edges alone told 19 and 6.
"""

from __future__ import annotations

from typing import Literal

Attire = Literal["tee", "sweater", "shirt", "tank", "suit", "jacket"]

KINDS: tuple[Attire, ...] = ("tee", "sweater", "shirt", "tank", "suit", "jacket")

# Mean and deviation of each sign, and its weight for each kind.
SIGNS: dict[str, tuple[float, float, tuple[float, ...]]] = {
    "opening": (0.453, 1.01, (-0.052, 0.029, -0.012, -0.003, 0.049, -0.011)),
    "collar": (0.577, 1.01, (-0.060, 0.011, -0.088, -0.008, 0.122, 0.023)),
    "depth": (0.377, 0.28, (-0.063, -0.039, -0.029, 0.093, 0.022, 0.016)),
    "taper": (0.772, 0.278, (-0.038, -0.037, -0.073, 0.082, -0.031, 0.096)),
    "collar edges": (0.484, 0.995, (-0.089, 0.072, -0.030, 0.012, 0.031, 0.005)),
    "edge": (1.02, 1.98, (-0.099, 0.051, -0.022, 0.010, 0.048, 0.013)),
    "roughness": (1.03, 0.951, (-0.175, -0.025, 0.077, -0.038, 0.109, 0.052)),
    "lightness": (1.77, 1.23, (-0.036, -0.032, 0.135, 0.036, -0.062, -0.042)),
    "chroma": (0.873, 1.04, (0.028, 0.078, 0.067, -0.050, -0.085, -0.037)),
    "share": (0.778, 0.218, (0.036, 0.040, -0.007, 0.063, 0.024, -0.156)),
    "bare": (0.133, 0.235, (-0.151, -0.034, -0.046, 0.302, -0.014, -0.057)),
    "beside the neck": (0.346, 0.267, (-0.169, -0.071, 0.089, -0.071, 0.091, 0.131)),
    "shown": (0.854, 0.614, (-0.027, 0.019, -0.023, 0.027, 0.008, -0.002)),
    "middle's hue": (0.398, 0.732, (0.083, -0.053, -0.126, 0.028, -0.024, 0.091)),
    "middle's lightness": (-0.00499, 0.913, (-0.030, -0.003, -0.025, 0.009, 0.045, 0.003)),
    "cropped": (0.147, 0.354, (0.005, -0.049, 0.041, -0.029, 0.045, -0.014)),
    "sleeveless": (0.021, 0.143, (0.042, -0.042, -0.030, -0.037, -0.023, 0.091)),
    "short": (0.0479, 0.214, (0.274, -0.146, 0.010, -0.036, -0.023, -0.079)),
    "long": (0.114, 0.318, (0.005, 0.047, -0.106, -0.002, -0.000, 0.057)),
    "rise": (0.0504, 0.28, (-0.023, -0.005, 0.066, -0.091, 0.014, 0.038)),
    "shoulders clad": (0.823, 0.245, (0.056, 0.047, 0.036, -0.252, 0.044, 0.068)),
    "trim": (0.0629, 0.243, (-0.075, -0.032, -0.096, -0.024, 0.051, 0.176)),
    "layered": (0.117, 0.321, (-0.040, -0.009, -0.079, -0.021, 0.021, 0.130)),
    "collared": (0.0449, 0.207, (-0.044, 0.060, -0.068, -0.015, 0.073, -0.005)),
    "suit": (4.31, 2.22, (-0.148, -0.044, 0.000, -0.059, 0.293, -0.043)),
    "windsor tie": (3.64, 2.35, (-0.122, -0.091, 0.107, -0.066, 0.213, -0.042)),
    "bow tie": (4.41, 2.09, (-0.075, 0.006, 0.066, -0.051, 0.160, -0.107)),
    "bolo tie": (2.53, 1.6, (-0.037, -0.040, 0.103, -0.073, 0.095, -0.048)),
    "trench coat": (2.03, 1.48, (-0.172, -0.039, 0.011, -0.076, 0.094, 0.183)),
    "lab coat": (2.27, 1.7, (-0.095, -0.066, 0.079, -0.084, 0.137, 0.029)),
    "military uniform": (1.96, 1.85, (-0.070, -0.104, 0.079, -0.068, 0.086, 0.077)),
    "cardigan": (2.36, 1.46, (-0.091, 0.143, -0.045, -0.010, -0.030, 0.035)),
    "sweatshirt": (2.88, 1.38, (0.011, 0.224, -0.082, -0.085, -0.082, 0.015)),
    "jersey": (3.73, 1.65, (0.116, 0.042, 0.019, -0.065, -0.067, -0.045)),
    "wool": (1.68, 1.41, (-0.031, 0.143, -0.064, -0.025, -0.039, 0.016)),
    "stole": (2.2, 1.54, (-0.088, 0.079, -0.012, -0.018, -0.026, 0.064)),
    "fur coat": (1.38, 1.64, (-0.005, 0.113, -0.177, 0.011, -0.006, 0.065)),
    "pajama": (1.07, 1.7, (-0.085, 0.011, 0.136, 0.026, -0.070, -0.017)),
    "gown": (0.947, 1.66, (-0.047, -0.081, -0.088, 0.138, 0.101, -0.024)),
    "academic gown": (3.48, 1.73, (-0.088, -0.036, 0.002, -0.041, 0.153, 0.011)),
    "vestment": (0.637, 1.49, (-0.007, -0.018, 0.070, -0.081, 0.087, -0.051)),
    "abaya": (1.51, 1.55, (0.011, 0.060, -0.099, -0.054, 0.062, 0.022)),
    "kimono": (2.17, 1.55, (0.005, -0.051, 0.041, -0.046, 0.025, 0.025)),
    "brassiere": (1.86, 2.04, (0.025, -0.022, -0.111, 0.138, 0.010, -0.039)),
    "maillot": (1.78, 1.95, (0.047, -0.049, -0.080, 0.138, -0.025, -0.032)),
    "tank suit": (1, 2.02, (0.065, -0.081, -0.084, 0.143, 0.014, -0.057)),
    "neck brace": (2.61, 1.21, (0.014, 0.093, -0.026, -0.043, -0.014, -0.024)),
    "bulletproof vest": (2.02, 2.02, (0.002, -0.072, 0.028, -0.052, 0.061, 0.033)),
    "bias": (0, 1, (0.600, 0.479, 0.738, -1.588, -0.580, 0.351)),
}

# Of the pattern that edges told: what it adds to each pattern, in this order.
PATTERNS: dict[str, tuple[float, float, float, float]] = {
    "plain": (3.217, -1.066, -1.404, -0.748),
    "stripes": (2.774, 2.744, -4.089, -1.428),
    "checks": (1.926, -3.319, 1.851, -0.458),
    "floral": (-0.553, -0.781, -0.258, 1.592),
}
