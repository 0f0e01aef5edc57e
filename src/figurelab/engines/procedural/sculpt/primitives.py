"""Signed distances of the row primitives, compiled.

A row is 32 float32: operator, blend radius k, primitive type, then the primitive's parameters. All lengths are in
head radii (HR). Ellipsoid: Quilez, "ellipsoid - SDF" (first-order bound). Round cone: Quilez, "round cone - exact".
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from .kernel import inlined, inner
from .wrinkles import wrinkles

f32 = np.float32

ROW: Final = 32
SPHERE: Final = 5
"""Numbers behind those of a row in a compiled program: the sphere around its primitive, see ``reach``."""
UNION, SUBTRACT, INTERSECT, OFFSET, WRINKLE = 0, 1, 2, 3, 4
ELLIPSOID, CONE, BOX, RING, PLANE, LOFT, PRISM, TRUNK = 0, 1, 2, 3, 4, 5, 6, 7
CORNERS: Final = 13
"""Most corners a prism's polygon may have."""
STATIONS: Final = 6
"""Sections of a trunk, evenly spaced in height."""


@inlined
def smin(a, b, k):  # pyright: ignore
    """Polynomial smooth minimum; k is the width of the blend."""
    h = max(k - abs(a - b), f32(0)) / k
    return min(a, b) - h * h * k * f32(0.25)


@inlined
def _turn(p, o, x, y, z):  # pyright: ignore
    return (
        p[o] * x + p[o + 1] * y + p[o + 2] * z,
        p[o + 3] * x + p[o + 4] * y + p[o + 5] * z,
        p[o + 6] * x + p[o + 7] * y + p[o + 8] * z,
    )


@inner
def _ellipsoid(p, x, y, z):  # pyright: ignore
    lx, ly, lz = _turn(p, 9, x - p[3], y - p[4], z - p[5])
    ax, ay, az = lx / p[6], ly / p[7], lz / p[8]
    bx, by, bz = ax / p[6], ay / p[7], az / p[8]
    k0 = math.sqrt(ax * ax + ay * ay + az * az)
    if k0 < f32(1e-4):
        return -min(p[6], min(p[7], p[8]))
    k1 = math.sqrt(bx * bx + by * by + bz * bz) + f32(1e-9)
    d = k0 * (k0 - f32(1)) / k1
    if p[18] > 0 and abs(d) < f32(0.15):
        # Rounded valleys: a pure |sin| cusp aliases into dotted lines on the grid.
        s = math.sin(p[18] * f32(0.5) * (math.atan2(ax, az) + p[20] * ay))
        s = (math.sqrt(s * s + f32(0.08)) - f32(0.283)) / f32(0.756)
        d += p[19] * (f32(1) - s) * min(f32(1), f32(2.5) * math.sqrt(ax * ax + az * az))
    return d


@inner
def _cone(p, x, y, z):  # pyright: ignore
    bx, by, bz = p[6] - p[3], p[7] - p[4], p[8] - p[5]
    l2 = bx * bx + by * by + bz * bz
    rr = p[9] - p[10]
    a2 = l2 - rr * rr
    il2 = f32(1) / l2
    px, py, pz = x - p[3], y - p[4], z - p[5]
    yy = px * bx + py * by + pz * bz
    zz = yy - l2
    qx, qy, qz = px * l2 - bx * yy, py * l2 - by * yy, pz * l2 - bz * yy
    x2 = qx * qx + qy * qy + qz * qz
    y2 = yy * yy * l2
    z2 = zz * zz * l2
    sign = f32(1) if rr > 0 else (f32(-1) if rr < 0 else f32(0))
    k = sign * rr * rr * x2
    sz = f32(1) if zz > 0 else f32(-1)
    sy = f32(1) if yy > 0 else f32(-1)
    if sz * a2 * z2 > k:
        return math.sqrt(x2 + z2) * il2 - p[10]
    if sy * a2 * y2 < k:
        return math.sqrt(x2 + y2) * il2 - p[9]
    return (math.sqrt(max(x2 * a2 * il2, f32(0))) + yy * rr) * il2 - p[9]


@inner
def _box(p, x, y, z):  # pyright: ignore
    lx, ly, lz = _turn(p, 9, x - p[3], y - p[4], z - p[5])
    r = p[18]
    qx, qy, qz = abs(lx) - p[6] + r, abs(ly) - p[7] + r, abs(lz) - p[8] + r
    a, b, c = max(qx, f32(0)), max(qy, f32(0)), max(qz, f32(0))
    return math.sqrt(a * a + b * b + c * c) + min(max(qx, max(qy, qz)), f32(0)) - r


@inner
def _ring(p, x, y, z):  # pyright: ignore
    lx, ly, lz = _turn(p, 9, x - p[3], y - p[4], z - p[5])
    lz += p[20] * lx * lx + (p[25] * ly + p[26] * lx) * ly
    yy = ly + p[22] * lx
    xx = lx + p[24] * ly
    rc = p[8]
    half = p[6] * (f32(1) + p[23] * min(max(yy / p[7], f32(-1.2)), f32(1.2)))
    qx, qy = abs(xx) - half + rc, abs(yy) - p[7] + rc
    a, b = max(qx, f32(0)), max(qy, f32(0))
    s = math.sqrt(a * a + b * b) + min(max(qx, qy), f32(0)) - rc
    w, h = p[18], p[19]
    r = min(w, h) * f32(0.7)
    u = (s - w + r) if p[21] > 0 else (abs(s) - w + r)
    v = abs(lz) - h + r
    a, b = max(u, f32(0)), max(v, f32(0))
    return math.sqrt(a * a + b * b) + min(max(u, v), f32(0)) - r


@inner
def _loft(p, x, y, z):  # pyright: ignore
    y0, y1 = p[5], p[6]
    t = min(max((y - y0) / (y1 - y0), f32(0)), f32(1))
    q = t * f32(3)
    i = min(int(q), 2)
    f = q - f32(i)
    ra, rb, rc, rd = p[7 + max(i - 1, 0)], p[7 + i], p[8 + i], p[7 + min(i + 2, 3)]
    u, v = f32(2) * ra - f32(5) * rb + f32(4) * rc - rd, f32(3) * (rb - rc) + rd - ra
    r = rb + f32(0.5) * f * (rc - ra + f * (u + f * v))
    zr = p[11] + (p[12] - p[11]) * t
    lx = x - p[3]
    lz = (z - p[4] - p[17] * t) / zr
    e = p[13]
    rho = math.sqrt(lx * lx + lz * lz) if e == 2 else (abs(lx) ** e + abs(lz) ** e + f32(1e-9)) ** (f32(1) / e)
    if p[14] != 0:
        r += p[14] * (f32(1) - t) ** f32(1.3) * math.cos(p[15] * math.atan2(lx, lz))
    er = p[16]
    u = (rho - r) * min(f32(1), zr * f32(1.08)) * f32(0.93)
    v = max(y0 - y, y - y1)
    if u > -er and v > -er:
        return math.sqrt((u + er) ** 2 + (v + er) ** 2) - er
    return max(u, v)


@inner
def _prism(p, x, y, z):  # pyright: ignore
    n = int(p[3])
    px = abs(x) if p[4] > 0 else x
    d = f32(1e6)
    s = f32(1)
    j = n - 1
    for i in range(n):
        ix, iy, jx, jy = p[6 + 2 * i], p[7 + 2 * i], p[6 + 2 * j], p[7 + 2 * j]
        ex, ey, wx, wy = jx - ix, jy - iy, px - ix, y - iy
        h = min(max((wx * ex + wy * ey) / (ex * ex + ey * ey + f32(1e-12)), f32(0)), f32(1))
        bx, by = wx - ex * h, wy - ey * h
        d = min(d, bx * bx + by * by)
        above, below, left = y >= iy, y < jy, ex * wy > ey * wx
        if (above and below and left) or ((not above) and (not below) and (not left)):
            s = -s
        j = i
    return max(s * math.sqrt(d), p[5] - z)


@inner
def _station(p, o, i, f):  # pyright: ignore
    """A trunk's measure and its slope a station, f of the way from station i to the next (Catmull-Rom)."""
    a, b, c, d = p[o + max(i - 1, 0)], p[o + i], p[o + i + 1], p[o + min(i + 2, STATIONS - 1)]
    u, v = f32(2) * a - f32(5) * b + f32(4) * c - d, f32(3) * (b - c) + d - a
    return (
        b + f32(0.5) * f * (c - a + f * (u + f * v)),
        f32(0.5) * (c - a + f * (f32(2) * u + f32(3) * f * v)),
    )


@inner
def _trunk(p, x, y, z):  # pyright: ignore
    # Elliptic sections whose front and back have depths of their own; distance to first order.
    y0, y1, end = p[3], p[4], p[5]
    step = (y1 - y0) / f32(STATIONS - 1)
    q = min(max((y - y0) / step, f32(0)), f32(STATIONS - 1))
    i = min(int(q), STATIONS - 2)
    f = q - f32(i)
    w, dw = _station(p, 6, i, f)
    d, dd = _station(p, 6 + STATIONS if z >= 0 else 6 + 2 * STATIONS, i, f)
    ax, az = x / w, z / d
    bx, bz = ax / w, az / d
    by = (ax * bx * dw + az * bz * dd) / step
    rho = math.sqrt(ax * ax + az * az) + f32(1e-6)
    u = (rho - f32(1)) * rho / math.sqrt(bx * bx + by * by + bz * bz + f32(1e-9))
    v = max(y0 - y, y - y1)
    if u > -end and v > -end:
        return math.sqrt((u + end) ** 2 + (v + end) ** 2) - end
    return max(u, v)


@inner
def primitive(p, x, y, z):  # pyright: ignore
    """Distance of one row's primitive at a point."""
    t = int(p[2])
    if t == 0:
        return _ellipsoid(p, x, y, z)
    if t == 1:
        return _cone(p, x, y, z)
    if t == 2:
        return _box(p, x, y, z)
    if t == 3:
        return _ring(p, x, y, z)
    if t == 4:
        return p[3] * x + p[4] * y + p[5] * z - p[6]
    if t == 5:
        return _loft(p, x, y, z)
    if t == 7:
        return _trunk(p, x, y, z)
    return _prism(p, x, y, z)


@inlined
def _beyond(p, away, x, y, z):  # pyright: ignore
    """Whether the sphere around a row says that its primitive is more than ``away`` from a point."""
    ux, uy, uz = x - p[ROW], y - p[ROW + 1], z - p[ROW + 2]
    r = p[ROW + 3] + away * p[ROW + 4]
    return r < 0 or ux * ux + uy * uy + uz * uz > r * r


@inner
def fold_rows(rows, start, end, x, y, z):  # pyright: ignore
    """Run the rows of one part on one accumulator."""
    c = f32(1e3)
    for i in range(start, end):
        p = rows[i]
        op = int(p[0])
        k = p[1]
        if op == 3:
            c -= k
        elif op == 4:
            c -= wrinkles(p, c, x, y, z)
        elif op == 0:
            if not _beyond(p, c + k, x, y, z):
                c = smin(c, primitive(p, x, y, z), k)
        elif op == 1:
            if not _beyond(p, k - c, x, y, z):
                c = -smin(-c, primitive(p, x, y, z), k)
        else:
            c = -smin(-c, -primitive(p, x, y, z), k)
    return c
