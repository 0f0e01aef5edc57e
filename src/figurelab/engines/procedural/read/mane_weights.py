"""Weights of the signs by which the colour of hair is corrected.

Least squares with a ridge (scripts/fit_hair.py) on the hair of 247 people whose colour was judged by eye. In ten-fold
cross-validation readings are in the median 5.97 -> 4.48 from what is seen (CIEDE2000), and in the mean, from black to
white hair in six steps of L, 6.3, 6.8, 6.9, 9.4, 7.3, 8.1 -> 4.7, 5.1, 5.3, 7.8, 6.8, 8.3. Weights fitted to one half
of the photos, which are all from one source, tell the other half, from others, 6.92 -> 5.25, and the other way round
5.48 -> 4.95.
"""

from __future__ import annotations

# Mean and deviation of each sign, and its weights for L, a and b.
SIGNS: dict[str, tuple[float, float, tuple[float, float, float]]] = {
    "read L": (35.5, 20.81, (-1.943, -0.211, 0.003)),
    "read a": (7.211, 8.811, (-0.154, -0.929, -0.614)),
    "read b": (13.13, 11.3, (0.766, 0.065, -1.226)),
    "read chroma": (15.86, 13.35, (1.592, -0.739, -0.944)),
    "shadow L": (16.34, 13.69, (0.317, 0.143, -0.159)),
    "shadow a": (5.093, 5.883, (2.570, 0.502, 0.984)),
    "shadow b": (6.221, 8.634, (1.335, 0.243, 0.168)),
    "middle L": (28.26, 17.48, (-0.962, -0.220, 0.335)),
    "middle a": (6.455, 7.137, (-1.148, -0.411, -0.225)),
    "middle b": (9.401, 10.37, (0.442, 0.270, 0.435)),
    "light L": (43.22, 20.31, (0.444, -0.054, 0.679)),
    "light a": (6.506, 7.664, (-0.853, -0.475, -0.087)),
    "light b": (10.76, 10.51, (-0.031, 0.847, -0.333)),
    "skin L": (69.66, 11.93, (-1.520, -0.057, -0.331)),
    "skin a": (15.05, 5.139, (0.571, -0.120, -0.313)),
    "skin b": (17.54, 6.294, (-0.493, -0.255, -0.035)),
    "veil": (6.703, 6.518, (-0.629, -0.174, 0.187)),
    "area": (0.772, 0.3736, (-0.155, 0.397, 0.527)),
    "coherence": (0.5633, 0.1414, (0.282, -0.061, -0.022)),
    "lighter": (5.132, 9.596, (-0.634, -0.414, 0.158)),
    "blacker": (2.258, 4.645, (2.376, -0.163, 0.446)),
    "dark red": (20.01, 26.65, (-0.912, -0.754, -0.697)),
    "light yellow": (19.92, 22.15, (-1.396, 0.045, 0.139)),
    "light red": (9.734, 13.08, (-1.552, -0.542, 0.229)),
    "light chroma": (23.42, 24.59, (0.116, -0.449, -0.098)),
    "vivid": (3.807, 7.982, (0.549, 0.068, -0.631)),
    "redder": (0.6436, 6.103, (-0.928, -1.064, 0.019)),
    "bias": (0, 1, (-1.078, -0.911, -0.613)),
}
