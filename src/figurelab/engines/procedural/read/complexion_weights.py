"""Weights of the signs by which it is told how light skin is.

Least squares through a logistic curve with a ridge (scripts/fit_complexion.py) on 272 portraits and on ten darker,
brighter, warmer, colder, faded, harder and grey copies of 162 of them. The skin of those 162 was judged by eye before
it was read; that of the others in six classes, each of which stands for the mean L of its judged skins. In twelve-fold
cross-validation readings of dark, brown, tan, middling, light and pale skin are by 5.1, 10.2, 6.4, 4.4, 3.2 and 3.7 L
apart from it, and on average by +3.0, +3.6, +3.1, +1.0, -1.6 and -3.1.

Six more signs were added to these weights by their errors alone; the others stayed as they are (fitted anew to so few
people they tell less). "fair", "limbs", "whites" and "redness" by 105 portraits; "room" and "form", and the bound of a
sheen by how small its spots are, by 122 portraits that were judged by eye before they were read. The bounds of
``SCALE`` were then spread by a fifth, which gives back what the readings are pulled to the middle. In eight-fold
cross-validation over these portraits, with the face's own L, readings are 4.7 -> 4.5 L apart from what was seen, their
root mean square 7.2 -> 6.4; on average +3.4 -> +2.2 of dark, +8.0 -> +8.4 of brown, +1.7 -> -0.3 of tan, -4.2 -> -2.5
of middling, -2.6 -> -1.0 of light and -2.9 -> -1.6 of pale skin. Afterwards the bias was put back to what it was and
the bound of a dark room raised by a quarter, which made brown skin darker: over the same portraits, not held out, 4.3 L
apart, on average +1.7, +7.3, -0.7, -2.6, -1.1 and -1.8. (scripts/fit_complexion.py TABLE.json room form)
"""

from __future__ import annotations

# Mean and deviation of each sign, and its weight.
SIGNS: dict[str, tuple[float, float, float]] = {
    "skin": (-0.918, 0.486, 0.050),
    "sheen": (0.362, 0.251, -0.291),
    "highlights": (0.649, 0.421, -0.118),
    "shadows": (1.084, 0.635, -0.228),
    "teeth": (0.459, 0.348, -0.582),
    "eye": (-0.617, 0.547, -0.110),
    "eyes": (-0.846, 0.440, 0.154),
    "lips": (0.441, 0.194, 0.121),
    "brows": (-1.283, 0.664, -0.219),
    "hair": (0.077, 0.443, -0.322),
    "darkest": (-3.568, 0.815, -0.125),
    "hue": (50.748, 10.265, -0.135),
    "whites": (0.212, 0.207, -0.283),
    "fair": (0.0, 1.0, 0.317),
    "limbs": (0.0, 1.0, 1.2),
    "redness": (0.143, 0.182, 0.160),
    "room": (0.0, 1.0, 1.09),
    "form": (0.0, 1.0, 0.91),
}

# Weights of two signs' deviations multiplied.
PAIRS: dict[tuple[str, str], float] = {
    ("sheen", "lips"): 0.124,
    ("teeth", "skin"): -0.121,
    ("sheen", "skin"): -0.037,
    ("highlights", "lips"): -0.027,
}

BIAS = 0.921

# Scores, and the L that they stand for.
SCALE = (
    (-4.39, -1.59, -0.44, 0.21, 0.56, 0.88, 1.26, 1.64, 2.18, 3.76),
    (29.81, 33.81, 50.19, 61.72, 66.22, 74.29, 76.08, 76.98, 81.06, 83.06),
)
