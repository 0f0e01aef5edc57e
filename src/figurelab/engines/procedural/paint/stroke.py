"""Two-dimensional signed distances, in HR on the plane of the face, and the coverage they print with.

Axes: u (w,) to the viewer's right, v (h,) up, both f32; distances are (h, w) f32, negative inside.
"""

from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import ArrayLike, NDArray

from figurelab.kernels import EXACT

F32 = NDArray[np.float32]

SOFT = 0.003
"""Half width of the printed edge: the whole ramp is 1.6 texels of a 2048 atlas (260 texels per HR)."""
FAR = 0.06
"""Distance beyond which strokes and polygons are not measured, HR: no printed edge is that soft."""


def coverage(distance: F32, soft: float = SOFT) -> F32:
    """1 inside, 0 outside, linear over 2 * soft."""
    return np.clip(0.5 - distance / np.float32(2.0 * soft), 0.0, 1.0).astype(np.float32, copy=False)


def smoothstep(low: float, high: float, x: NDArray[np.floating]) -> F32:
    """Hermite step from 0 at low to 1 at high; falls when low > high."""
    t = np.clip((x - np.float32(low)) / np.float32(high - low), 0.0, 1.0)
    return (t * t * (np.float32(3.0) - np.float32(2.0) * t)).astype(np.float32, copy=False)


def bell(u: F32, v: F32, center: tuple[float, float], size: tuple[float, float], sharp: float = 2.0) -> F32:
    """exp(-sharp * r^2) with r the elliptical radius: soft shade."""
    x = (u[None, :] - np.float32(center[0])) / np.float32(size[0])
    y = (v[:, None] - np.float32(center[1])) / np.float32(size[1])
    return np.exp(np.float32(-sharp) * (x * x + y * y))


@nb.njit(cache=True, fastmath=EXACT, nogil=True)
def _superellipse(u: F32, v: F32, cx: float, cy: float, a: float, b: float, n: float) -> F32:
    out = np.empty((v.size, u.size), np.float32)
    for j in range(v.size):
        y = abs(v[j] - cy) / b
        for i in range(u.size):
            x = abs(u[i] - cx) / a
            if max(x, y) > 1.6:
                # Far outside only the sign matters: the nearer side of the bounding box will do.
                out[j, i] = max((x - 1.0) * a, (y - 1.0) * b)
                continue
            if n == 2.0:
                r = np.sqrt(x * x + y * y)
                out[j, i] = (r - 1.0) * (r + 1e-7) / (np.sqrt((x / a) ** 2 + (y / b) ** 2) + 1e-6)
                continue
            total = x**n + y**n + 1e-12
            r = total ** (1.0 / n)
            xn = x ** (n - 1.0) / a
            yn = y ** (n - 1.0) / b
            slope = np.sqrt(xn * xn + yn * yn) * r / total + 1e-6
            out[j, i] = (r - 1.0) / slope
    return out


def ellipse(u: F32, v: F32, center: tuple[float, float], size: tuple[float, float], exponent: float = 2.0) -> F32:
    """First-order distance (f / |grad f|) to the super-ellipse |x/a|^n + |y/b|^n = 1; rough far outside."""
    return _superellipse(u, v, float(center[0]), float(center[1]), float(size[0]), float(size[1]), exponent)


@nb.njit(cache=True, fastmath=EXACT, nogil=True)
def _stroke(u: F32, v: F32, points: F32, widths: F32, far: float) -> F32:
    out = np.full((v.size, u.size), np.float32(far), np.float32)
    for k in range(points.shape[0] - 1):
        px, py = points[k, 0], points[k, 1]
        ex, ey = points[k + 1, 0] - px, points[k + 1, 1] - py
        inverse = 1.0 / (ex * ex + ey * ey + 1e-12)
        reach = max(widths[k], widths[k + 1]) + far
        left, right = min(px, px + ex) - reach, max(px, px + ex) + reach
        for j in range(v.size):
            y = v[j] - py
            if y < min(ey, 0.0) - reach or y > max(ey, 0.0) + reach:
                continue
            for i in range(u.size):
                if u[i] < left or u[i] > right:
                    continue
                x = u[i] - px
                h = min(max((x * ex + y * ey) * inverse, 0.0), 1.0)
                dx, dy = x - ex * h, y - ey * h
                d = np.sqrt(dx * dx + dy * dy) - (widths[k] + (widths[k + 1] - widths[k]) * h)
                out[j, i] = min(out[j, i], d)
    return out


def stroke(u: F32, v: F32, points: ArrayLike, widths: ArrayLike) -> F32:
    """Distance to a tapered polyline, FAR where it is more. points: (n, 2). widths: (n,) half widths at the points."""
    line = np.ascontiguousarray(points, np.float32)
    return _stroke(u, v, line, np.ascontiguousarray(widths, np.float32), FAR)


@nb.njit(cache=True, fastmath=EXACT, nogil=True)
def _polygon(u: F32, v: F32, points: F32, far: float) -> F32:
    out = np.full((v.size, u.size), np.float32(far), np.float32)
    count = points.shape[0]
    left, right = points[:, 0].min() - far, points[:, 0].max() + far
    low, high = points[:, 1].min() - far, points[:, 1].max() + far
    # Of one row: the edges near it, and where edges cross it.
    near, crossed = np.empty(count, np.int64), np.empty(count, np.float64)
    for j in range(v.size):
        if v[j] < low or v[j] > high:
            continue
        close, crossings = 0, 0
        for k in range(count):
            py, qy = points[k, 1], points[(k + 1) % count, 1]
            if min(py, qy) - far <= v[j] <= max(py, qy) + far:
                near[close] = k
                close += 1
            if (py > v[j]) != (qy > v[j]):
                px, qx = points[k, 0], points[(k + 1) % count, 0]
                crossed[crossings] = (qx - px) * (v[j] - py) / (qy - py) + px
                crossings += 1
        for i in range(u.size):
            if u[i] < left or u[i] > right:
                continue
            nearest, inside = far * far, False
            for n in range(close):
                k = near[n]
                px, py = points[k, 0], points[k, 1]
                ex, ey = points[(k + 1) % count, 0] - px, points[(k + 1) % count, 1] - py
                x, y = u[i] - px, v[j] - py
                h = min(max((x * ex + y * ey) / (ex * ex + ey * ey + 1e-12), 0.0), 1.0)
                nearest = min(nearest, (x - ex * h) ** 2 + (y - ey * h) ** 2)
            for n in range(crossings):
                if u[i] < crossed[n]:
                    inside = not inside
            out[j, i] = -np.sqrt(nearest) if inside else np.sqrt(nearest)
    return out


def polygon(u: F32, v: F32, points: ArrayLike) -> F32:
    """Exact distance to a simple closed polygon, (n, 2) points in order; FAR where it is more, inside as well."""
    return _polygon(u, v, np.ascontiguousarray(points, np.float32), FAR)


def taper(count: int, width: float, start: float = 0.25, end: float = 0.25, tip: float = 0.15) -> F32:
    """Half widths of a pen stroke: tip * width at both ends, full after the first `start` of its length."""
    t = np.linspace(0.0, 1.0, count)
    rise = tip + (1.0 - tip) * np.minimum(t / start, (1.0 - t) / end)
    return (width * np.minimum(1.0, rise)).astype(np.float32)
