"""Weights of the signs by which facial hair is told; those of the lower face's looks are in data/beard.npy.

Multinomial logistic regression with a ridge (scripts/fit_beard.py) on 395 people and drawn faces that were labelled by
eye: 105 have facial hair, 72 are shaven with a shadow on the jaw; where two kinds would do, the likelier counts three
times. Of those with a face of hair or a shadow, and half of the others, a smaller, lighter or darker copy counts too, a
third. In cross-validation, agreed with what the zones tell (see .beard), 82 of the 105 get a right kind and 16 none; by
the zones alone 71 and 28, with the wider square around the mouth that the net was shown before 75 and 18.
"""

from __future__ import annotations

from typing import Literal

HairKind = Literal["stubble", "moustache", "goatee", "beard"]
Whiskers = Literal["none"] | HairKind

HAIRS: tuple[HairKind, ...] = ("stubble", "moustache", "goatee", "beard")
KINDS: tuple[Whiskers, ...] = ("none", *HAIRS)

# Mean and deviation of each sign, and its weight for each kind.
SIGNS: dict[str, tuple[float, float, tuple[float, ...]]] = {
    "lip darker": (0.1846, 0.1787, (-0.596, -0.150, 0.173, 0.369, 0.205)),
    "jaw over cheek": (0.04655, 0.1162, (-0.123, -0.163, -0.133, -0.235, 0.654)),
    "relief below": (1.904, 2.936, (0.154, -0.269, 0.018, -0.190, 0.287)),
    "jaw paler": (0.3648, 6.317, (0.148, 0.502, -0.061, -0.309, -0.279)),
    "least relief": (1.075, 2.325, (-0.086, -0.071, 0.014, -0.050, 0.192)),
    "dark below": (0.355, 0.3379, (-0.012, 0.034, -0.326, 0.296, 0.009)),
    "lip paler": (1.121, 5.832, (-0.162, -0.171, 0.209, 0.444, -0.319)),
    "lip redder": (0.03982, 0.08436, (0.052, 0.195, 0.070, -0.364, 0.047)),
    "chin redder": (0.009133, 0.07457, (0.239, -0.118, 0.041, -0.058, -0.104)),
    "jaw redder": (0.02601, 0.08216, (-0.033, -0.219, 0.115, 0.126, 0.010)),
    "mass": (0.04229, 0.1209, (-0.673, -0.113, 0.034, 0.184, 0.568)),
    "hang": (0.02388, 0.05352, (-0.014, -0.079, -0.074, -0.186, 0.353)),
    "corner darker": (0.1957, 0.1828, (-0.009, 0.091, 0.169, -0.028, -0.223)),
    "chin paler": (0.8047, 5.476, (-0.407, -0.040, -0.095, 0.146, 0.396)),
    "below darker": (0.1667, 0.1655, (-0.276, 0.351, -0.213, -0.016, 0.154)),
    "side darker": (0.2367, 0.1955, (0.008, -0.094, -0.074, -0.264, 0.423)),
    "cheek darker": (0.152, 0.1562, (0.540, -0.228, 0.031, -0.062, -0.281)),
    "relief all round": (0.3453, 2.116, (-0.073, 0.224, 0.019, -0.069, -0.101)),
    "yaw": (0.2333, 0.205, (0.032, 0.002, -0.090, 0.194, -0.138)),
    "hairy": (-1.938, 2.824, (-0.632, 0.285, -0.084, -0.017, 0.448)),
    "bearded": (-2.431, 2.307, (-0.533, 0.119, -0.042, -0.001, 0.456)),
    "bias": (0, 1, (3.239, 0.190, -1.787, -0.942, -0.700)),
}
