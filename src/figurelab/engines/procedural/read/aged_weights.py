"""Weights of the signs by which somebody's age is told; those of the face's looks are in data/aged.npy.

Two linear regressions with a ridge (scripts/fit_years.py): the ln of years, and whether somebody is a child, on 397
photos whose people were given an age by eye, and on two changed copies of each (smaller, lossier, brighter or darker,
the squares moved). In cross-validation people who were not fitted on are 6.4 years off, by rules of lines and
proportions 8.4, and those of 45 to 60 are taken for 4 years younger than they look, by the rules for 12. Of 19 children
12 are told and of 373 grown people 2 are told children; by the rules 5 and 6.
"""

from __future__ import annotations

# Mean and deviation of each sign, and its weights for years and for a child.
SIGNS: dict[str, tuple[float, float, tuple[float, ...]]] = {
    "yaw": (0.2353, 0.2061, (0.0049, 0.0127)),
    "height": (4.682, 0.5525, (0.0179, -0.0229)),
    "glasses": (0.2418, 0.4282, (0.0272, 0.0194)),
    "laughs": (0.3929, 0.4884, (-0.0058, 0.0084)),
    "lined": (0.155, 0.2832, (0.0309, 0.0002)),
    "grown": (0.4438, 0.2871, (0.0399, -0.0076)),
    "childlike": (0.03023, 0.1712, (0.0051, 0.0556)),
    "beard": (0.2191, 0.4137, (-0.0057, -0.0057)),
    "white beard": (0.007557, 0.0866, (0.0065, 0.0089)),
    "grey hair": (0.07438, 0.2418, (0.0139, 0.0209)),
    "white hair": (0.05056, 0.2149, (0.0140, -0.0086)),
    "eyes' height": (0.6803, 0.01538, (-0.0013, 0.0044)),
    "jaw": (0.8022, 0.02205, (0.0418, -0.0202)),
    "nose": (0.3032, 0.01734, (0.0234, -0.0121)),
    "eye": (0.2029, 0.008288, (0.0022, -0.0078)),
    "width": (0.8169, 0.05357, (-0.0263, 0.0526)),
    "bias": (0, 1, (3.6597, 0.0850)),
}
