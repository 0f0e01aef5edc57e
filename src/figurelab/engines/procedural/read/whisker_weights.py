"""Weights of the signs by which facial hair is told; those of the lower face's looks are in data/beard.npy.

Multinomial logistic regression with a ridge (scripts/fit_beard.py) on 317 people and drawn faces that were labelled by
eye: 90 have facial hair, 50 are shaven with a shadow on the jaw. In cross-validation, agreed with what the zones tell
(see .beard), 70 of the 90 get a right kind and 15 none; by the zones alone 62 and 25. Of 22 whose photos no rule of
the zones had been chosen on 15 get a right kind, by the zones alone 9; the few thresholds of the agreement were chosen
with all of them in sight.
"""

from __future__ import annotations

from typing import Literal

HairKind = Literal["stubble", "moustache", "goatee", "beard"]
Whiskers = Literal["none"] | HairKind

HAIRS: tuple[HairKind, ...] = ("stubble", "moustache", "goatee", "beard")
KINDS: tuple[Whiskers, ...] = ("none", *HAIRS)

# Mean and deviation of each sign, and its weight for each kind.
SIGNS: dict[str, tuple[float, float, tuple[float, ...]]] = {
    "lip darker": (0.1692, 0.1821, (-0.578, -0.107, 0.156, 0.420, 0.110)),
    "jaw over cheek": (0.04148, 0.1164, (-0.106, -0.047, -0.148, -0.206, 0.506)),
    "relief below": (1.886, 2.941, (0.129, -0.324, 0.002, -0.174, 0.367)),
    "jaw paler": (-0.08104, 6.191, (0.096, 0.397, -0.047, -0.277, -0.170)),
    "least relief": (0.9792, 2.3, (-0.054, 0.064, 0.001, -0.220, 0.208)),
    "dark below": (0.3401, 0.3378, (-0.053, 0.147, -0.357, 0.308, -0.045)),
    "lip paler": (0.7731, 5.709, (-0.223, -0.243, 0.301, 0.450, -0.285)),
    "lip redder": (0.03813, 0.08522, (0.161, 0.099, -0.000, -0.165, -0.094)),
    "chin redder": (0.009955, 0.07519, (0.142, -0.217, 0.061, 0.096, -0.082)),
    "jaw redder": (0.0314, 0.08124, (0.102, -0.144, 0.159, -0.019, -0.099)),
    "mass": (0.04062, 0.122, (-0.489, -0.016, 0.055, 0.158, 0.292)),
    "hang": (0.02711, 0.06418, (0.013, -0.106, -0.030, -0.155, 0.277)),
    "corner darker": (0.1829, 0.1841, (-0.064, 0.151, 0.201, -0.172, -0.116)),
    "chin paler": (0.6771, 5.329, (-0.275, -0.016, -0.116, 0.174, 0.233)),
    "below darker": (0.1616, 0.1659, (-0.210, 0.178, -0.225, 0.129, 0.128)),
    "side darker": (0.2366, 0.1968, (0.056, -0.053, -0.051, -0.246, 0.294)),
    "cheek darker": (0.1535, 0.1618, (0.483, -0.032, 0.057, -0.226, -0.282)),
    "relief all round": (0.2283, 2.08, (0.100, -0.001, 0.050, -0.211, 0.062)),
    "yaw": (0.2394, 0.2137, (0.092, -0.078, -0.105, 0.230, -0.140)),
    "hairy": (-2.244, 2.875, (-0.583, 0.251, -0.102, 0.017, 0.417)),
    "bearded": (-2.675, 2.347, (-0.539, 0.092, -0.044, 0.042, 0.450)),
    "bias": (0, 1, (3.461, -0.492, -1.500, -0.861, -0.607)),
}
