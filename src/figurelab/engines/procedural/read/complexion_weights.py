"""Weights of the signs by which it is told how light skin is.

Least squares through a logistic curve with a ridge (scripts/fit_complexion.py) on 162 portraits whose skin was judged
by eye before it was read, and on ten darker, brighter, warmer, colder, faded, harder and grey copies of each. In
twelve-fold cross-validation readings of dark, brown, middling and light skin are by 3.2, 7.5, 4.7 and 2.9 L apart from
it, and on average by -0.2, +2.6, +1.2 and -1.2.
"""

from __future__ import annotations

# Mean and deviation of each sign, and its weight.
SIGNS: dict[str, tuple[float, float, float]] = {
    "skin": (-0.884, 0.437, 0.017),
    "sheen": (0.344, 0.254, -0.318),
    "highlights": (0.625, 0.431, -0.180),
    "shadows": (1.057, 0.618, -0.307),
    "teeth": (0.488, 0.335, -0.658),
    "eye": (-0.585, 0.551, -0.205),
    "eyes": (-0.817, 0.457, 0.264),
    "lips": (0.442, 0.200, 0.115),
    "brows": (-1.390, 0.659, -0.300),
    "hair": (0.083, 0.433, -0.299),
    "darkest": (-3.523, 0.856, -0.141),
    "hue": (51.310, 9.833, -0.114),
}

# Weights of two signs' deviations multiplied.
PAIRS: dict[tuple[str, str], float] = {
    ("sheen", "lips"): 0.043,
    ("teeth", "skin"): -0.079,
    ("sheen", "skin"): -0.070,
    ("highlights", "lips"): 0.117,
}

BIAS = 0.961

# Scores, and the L that they stand for.
SCALE = (
    (-3.91, -1.54, -0.32, 0.25, 0.61, 0.91, 1.29, 1.77, 2.27, 4.17),
    (32.28, 36.28, 51.96, 60.92, 68.76, 72.12, 75.03, 76.60, 79.90, 81.90),
)
