"""Signed distances of hair, compiled: the lock (a swept, wrapped, flattened ellipse) and the cap (a height map
round the skull). A lock has up to 24 samples of 16 float32: centre, outward normal N, binormal B, half width w, half
thickness h, t, tangent, inverse square of the way to the next; and 16 parameters: k, exponent p, grooves, groove depth,
phase, wrap, sample count, tint, twist of the grooves.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from .kernel import forced, inlined, inner

f32 = np.float32

SAMPLES: Final = 24
SAMPLE: Final = 16
LOCK: Final = 16
CAP_AZIMUTHS: Final = 384
CAP_ELEVATIONS: Final = 193
_FINEST: Final = np.float32(0.080)
_WHOLE: Final = np.float32(0.140)
"""HR from groove to groove at which they begin to show and are whole: five and eight cells of the grid."""
_STEEPEST: Final = np.float32(0.17)
"""Deepest groove as a share of that."""


@inner
def nearest_segment(S, n, i0, i1, x, y, z):  # pyright: ignore
    """Index, parameter 0..1 and squared distance of the nearest segment among i0..i1."""
    best = f32(1e9)
    at = i0
    along = f32(0)
    for i in range(i0, min(i1, n - 1)):
        ax, ay, az = S[i, 0], S[i, 1], S[i, 2]
        ex, ey, ez = S[i + 1, 0] - ax, S[i + 1, 1] - ay, S[i + 1, 2] - az
        px, py, pz = x - ax, y - ay, z - az
        s = (px * ex + py * ey + pz * ez) * S[i, 15]
        s = min(max(s, f32(0)), f32(1))
        qx, qy, qz = px - s * ex, py - s * ey, pz - s * ez
        d2 = qx * qx + qy * qy + qz * qz
        if d2 < best:
            best = d2
            at = i
            along = s
    return at, along, best


@forced
def cross_section(S, L, i0, i1, x, y, z):  # pyright: ignore
    """Where a point lies in a lock's own frame: u (across), v (out), past the end squared, w, h, t.

    The parameter comes from the two planes normal to the samples' tangents and the centre from a cubic Hermite: with
    linear centres every joint shows as a facet.
    """
    n = int(L[6])
    i, s, _ = nearest_segment(S, n, i0, i1, x, y, z)
    A = S[i]
    B = S[i + 1]
    da = (x - A[0]) * A[12] + (y - A[1]) * A[13] + (z - A[2]) * A[14]
    db = (x - B[0]) * B[12] + (y - B[1]) * B[13] + (z - B[2]) * B[14]
    if da - db > f32(1e-9):
        s = min(max(da / (da - db), f32(0)), f32(1))
    o = f32(1) - s
    s2 = s * s
    s3 = s2 * s
    h2 = f32(3) * s2 - f32(2) * s3
    h0, h1, h3 = f32(1) - h2, s3 - f32(2) * s2 + s, s3 - s2
    px = x - (A[0] * h0 + A[12] * h1 + B[0] * h2 + B[12] * h3)
    py = y - (A[1] * h0 + A[13] * h1 + B[1] * h2 + B[13] * h3)
    pz = z - (A[2] * h0 + A[14] * h1 + B[2] * h2 + B[14] * h3)
    v = px * (A[3] * o + B[3] * s) + py * (A[4] * o + B[4] * s) + pz * (A[5] * o + B[5] * s)
    u = px * (A[6] * o + B[6] * s) + py * (A[7] * o + B[7] * s) + pz * (A[8] * o + B[8] * s)
    r2 = px * px + py * py + pz * pz
    past = f32(0)
    if (i == 0 and s <= 0) or (i == n - 2 and s >= 1):
        past = max(r2 - u * u - v * v, f32(0))
    w = A[9] * o + B[9] * s
    h = A[10] * o + B[10] * s
    return u, v, past, r2, w, h, A[11] * o + B[11] * s


@inner
def groove(L, u, w, t):  # pyright: ignore
    """Depth carved at u by the lock's grooves; they converge at root and tip because they are constant in u/w. Waves,
    not cuts: what is finer than four cells of the grid or steeper than its normals can follow shows as dashes."""
    if L[2] <= 0:
        return f32(0)
    pitch = f32(2) * w / L[2]
    wide = min(f32(1), (pitch - _FINEST) / (_WHOLE - _FINEST))
    if wide <= 0:
        return f32(0)
    q = u / w
    q = q + f32(0.12) * math.sin(f32(2.9) * q + L[4] * f32(5) + f32(1.2) * t) + L[8] * t
    ends = min(f32(1), f32(6) * t + f32(0.3)) * min(f32(1), f32(6) * (f32(1) - t))
    return (
        min(L[3], _STEEPEST * pitch) * wide * ends * f32(0.5) * (f32(1) + math.cos(f32(3.1415927) * L[2] * (q + L[4])))
    )


@inner
def lock_distance(S, L, i0, i1, x, y, z, carved):  # pyright: ignore
    """Distance to a lock; ``carved`` adds its grooves."""
    u, v, past, r2, w, h, t = cross_section(S, L, i0, i1, x, y, z)
    uu = min(abs(u), w)
    v += L[5] * f32(0.5) * uu * uu
    if r2 > (w + h + f32(0.3)) ** 2:
        return math.sqrt(r2) - w
    iw, ih = f32(1) / w, f32(1) / h
    X = abs(u) * iw
    V = v * ih
    p = L[1]
    if p == f32(2):
        xp = X * X
        dxp = f32(2) * X * iw
    else:
        xp = X**p
        dxp = p * X ** (p - f32(1)) * iw
    far = past * ih * ih
    G = math.sqrt(xp + V * V + far) + f32(1e-6)
    gx, gv = f32(0.5) * dxp, V * ih
    slope = math.sqrt(gx * gx + gv * gv + far * ih * ih + f32(1e-6) * G * G)
    d = max((G - f32(1)) * G / slope, -h)
    if carved:
        d += groove(L, u, w, t)
    return d


@inner
def near_run(S, i0, i1, x, y, z, reach):  # pyright: ignore
    """First and one-past-last of the segments i0 to i1 that can be nearest to any point within reach/2 of
    (x, y, z)."""
    _, _, d2 = nearest_segment(S, i1 + 1, i0, i1, x, y, z)
    limit = (math.sqrt(d2) + reach) ** 2
    while nearest_segment(S, i0 + 2, i0, i0 + 1, x, y, z)[2] > limit:
        i0 += 1
    while nearest_segment(S, i1 + 1, i1 - 1, i1, x, y, z)[2] > limit:
        i1 -= 1
    return i0, i1


@inlined
def _bilinear(M, fa, fe):  # pyright: ignore
    na, ne = M.shape
    i = int(fa)
    j = min(int(fe), ne - 2)
    a, b = fa - f32(i), fe - f32(j)
    c, d = f32(1) - a, f32(1) - b
    i = i % na
    i2 = (i + 1) % na
    return (M[i, j] * c + M[i2, j] * a) * d + (M[i, j + 1] * c + M[i2, j + 1] * a) * b


@inner
def cap_place(M, P, x, y, z):  # pyright: ignore
    """Value of a cap map in the direction of a point. P: centre (3), radii (3), edge blend."""
    qx, qy, qz = (x - P[0]) / P[3], (y - P[1]) / P[4], (z - P[2]) / P[5]
    n = math.sqrt(qx * qx + qy * qy + qz * qz) + f32(1e-6)
    az = math.atan2(qx, qz)
    el = math.asin(min(f32(1), max(f32(-1), qy / n)))
    pi = f32(math.pi)
    return _bilinear(M, (az + pi) / (f32(2) * pi) * f32(M.shape[0]), (el + pi * f32(0.5)) / pi * f32(M.shape[1] - 1))


@inner
def cap_distance(thickness, edge, P, x, y, z):  # pyright: ignore
    """Distance to the cap: skull plus thickness, cut by the signed angle to the hairline (inside negative)."""
    qx, qy, qz = (x - P[0]) / P[3], (y - P[1]) / P[4], (z - P[2]) / P[5]
    n = math.sqrt(qx * qx + qy * qy + qz * qz) + f32(1e-6)
    shell = (n - f32(1)) * f32(0.95)
    if shell > P[7] + f32(0.2):
        return shell - P[7]
    d = shell - cap_place(thickness, P, x, y, z)
    cut = cap_place(edge, P, x, y, z) * min(n, f32(1.2))
    k = P[6]
    h = max(k - abs(d - cut), f32(0)) / k
    return max(d, cut) + h * h * k * f32(0.25)
