"""What the camera sees of a lit surface: key, fill, sky and bounce, rim, and soft boxes mirrored in the finish."""

from __future__ import annotations

import numpy as np
from numba import njit, prange

from figurelab.kernels import EXACT
from figurelab.render.camera import Camera
from figurelab.render.field import Number
from figurelab.render.lamps import BEHIND, FILL, FRONT_BOX, LEFT_BOX, MIDDLE, RIGHT_BOX, TOP_BOX, Lamps
from figurelab.render.raster import Fragments
from figurelab.render.solid import F32, Surface
from figurelab.render.tone import develop, linear

_KEY = np.float32(1.07)
_AMBIENT = np.float32(0.345)
_FILL = np.float32(0.215)
_RIM = np.float32(0.52)
_GLOSS = np.float32(0.80)
_GLOW = np.float32(0.075)
_ROOT, _ROOT_OWN, _TIP_OWN = np.float32(0.115), np.float32(1.0), np.float32(0.40)
"""Light of the crisp band on hair, what is white in it and what takes the hair's own colour, and of the broad one: more
would make dark hair grey."""
_SATIN = np.float32(0.75)
"""Share of both bands that white hair does without: it scatters light among its strands, and as crisp as on black hair
they would be chrome."""
_SLEEK = np.float32(4.6)
"""Light of both bands by the square of how sleek a strand is: strands that stand out glint, and those between are
quiet, so that a band is many fine lines."""
_WITHIN = np.float32(0.30)
"""Share of the light that strands catch from each other: without it a crown under the key is twice its paint."""
_SOFT = np.float32(0.45)
"""How much further light goes round an edge of skin, and of hair the paler it is (multiple scattering, after Zinke et
al., "Dual Scattering Approximation for Fast Multiple Scattering in Hair", SIGGRAPH 2008)."""
_INTO = np.float32(0.16)
"""Share of the key that such an edge takes from the rest: the glow on top would make skin too pale."""
_FACING = np.float32(0.04)
"""What plastic mirrors of what stands straight before it: Schlick's F0 at a refractive index of 1.5."""
_PAINTED = np.float32(0.45)
"""Share of the occlusion that the paint has darkened already: counted whole here, creases would go black twice."""
_NAP = np.float32(0.15)
"""Light that the fibres of rough cloth scatter toward an edge: what black and navy show their form by (after the
asperity of Koenderink and Pont, "The secret of velvety skin", 2003)."""
_DUSTY = np.float32(0.55)
"""Share of the tent's sides that the roughest finish does without: on cloth their mirror is a grey scratch along every
fold and collar."""
_KEY_COLOR = (np.float32(1.02), np.float32(1.0), np.float32(0.97))
_FILL_COLOR = (np.float32(0.98), np.float32(1.0), np.float32(1.03))
_SKY = (np.float32(0.985), np.float32(0.985), np.float32(1.0))
_BOUNCE = (np.float32(1.06), np.float32(0.985), np.float32(0.90))
_TERMINATOR = (np.float32(0.15), np.float32(0.0), np.float32(-0.06))
"""What light that has crossed skin adds where day turns to night, as a share: red goes furthest."""
_CAST = np.float32(0.8)
"""How much of that a shadow has that is cast on skin: light comes into it from beside it."""
_THROUGH = (np.float32(0.12), np.float32(-0.01), np.float32(-0.09))
"""The same towards an edge of skin, where it is thin: grey edges are clay's."""
_BLUSHED = np.float32(0.6)
"""Share of what skin mirrors that takes its own hue: white on it is ash on brown skin and wax on pale."""
_ZERO = np.float32(0.0)
_HALF = np.float32(0.5)
_ONE = np.float32(1.0)


def shade(fragments: Fragments, smooth: F32, surface: Surface, key: F32, lamps: Lamps, camera: Camera) -> F32:
    """The developed colour of each of n fragments: (n, 3) f32, sRGB 0..1.

    smooth: (n, 3) f32, the mesh's own normals. key: (n, 2) f32 from :func:`figurelab.render.shadow.key_light`.
    """
    return _shade(
        fragments.positions,
        fragments.normals,
        smooth,
        fragments.occlusion,
        key,
        np.ascontiguousarray(surface.albedo, dtype=np.float32),
        surface.finish,
        lamps.lamps,
        camera.eye,
    )


@njit(fastmath=EXACT)
def _ramp(x: Number, low: Number, high: Number) -> Number:
    t = min(max((x - low) / (high - low), _ZERO), _ONE)
    return t * t * (np.float32(3.0) - np.float32(2.0) * t)


@njit(fastmath=EXACT)
def _dot(lamps: F32, which: int, x: Number, y: Number, z: Number) -> Number:
    return lamps[which, 0] * x + lamps[which, 1] * y + lamps[which, 2] * z


@njit(fastmath=EXACT)
def _wrapped(cosine: Number, wrap: Number) -> Number:
    """Wrapped cosine with a soft toe: light that goes round the edge, as through vinyl."""
    w = max(_ZERO, (cosine + wrap) / (_ONE + wrap))
    return w * w * np.float32(0.6) + w * np.float32(0.4)


@njit(fastmath=EXACT)
def _mirrored(lamps: F32, roughness: Number, x: Number, y: Number, z: Number) -> Number:
    """Light of the soft boxes along a mirrored ray: wider and weaker the rougher the finish."""
    blur = np.float32(0.04) + np.float32(0.30) * roughness * roughness
    low = blur * np.float32(1.2)
    box = _ramp(_dot(lamps, FRONT_BOX, x, y, z), np.float32(0.90) - low, np.float32(0.90) + blur)
    seen = np.float32(5.5) * box * np.float32(0.05) / (np.float32(0.05) + blur * np.float32(0.25))
    box = _ramp(_dot(lamps, RIGHT_BOX, x, y, z), np.float32(0.84) - low, np.float32(0.84) + blur)
    seen += np.float32(2.5) * box
    box = _ramp(_dot(lamps, LEFT_BOX, x, y, z), np.float32(0.86) - low, np.float32(0.86) + blur)
    return seen + np.float32(1.9) * box


@njit(fastmath=EXACT)
def _vinyl(lamps: F32, nx: Number, ny: Number, nz: Number, dx: Number, dy: Number, dz: Number) -> Number:
    """The key's broad glow on soft vinyl, as Blinn and Phong have it: on foreheads, noses and cheeks."""
    hx, hy, hz = lamps[MIDDLE, 0] - dx, lamps[MIDDLE, 1] - dy, lamps[MIDDLE, 2] - dz
    cosine = max(_ZERO, (hx * nx + hy * ny + hz * nz) / np.sqrt(hx * hx + hy * hy + hz * hz))
    return _GLOW * cosine ** np.float32(36.0)


@njit(fastmath=EXACT)
def _banded(
    lamps: F32, nx: Number, ny: Number, nz: Number, dx: Number, dy: Number, dz: Number
) -> tuple[Number, Number]:
    """The two bands of light across strands that fall over a form: a crisp one, and a broad one nearer to the tips.

    After Kajiya and Kay, SIGGRAPH 1989, with the shifted tangents of Scheuermann, "Practical Real-Time Hair
    Rendering and Shading", SIGGRAPH 2004. dx, dy, dz: from the eye.
    """
    hx, hy, hz = lamps[TOP_BOX, 0] - dx, lamps[TOP_BOX, 1] - dy, lamps[TOP_BOX, 2] - dz
    inverse = _ONE / np.sqrt(hx * hx + hy * hy + hz * hz)
    hx, hy, hz = hx * inverse, hy * inverse, hz * inverse
    # Downwards in the surface; on top of the head strands go every way, and the bands fade.
    length = np.sqrt(max(_ONE - ny * ny, np.float32(1e-6)))
    across = hx * nx + hy * ny + hz * nz
    along = (ny * across - hy) / length
    facing = max(across, _ZERO) * min(_ONE, np.float32(2.0) * length)
    root = (along + np.float32(0.04) * across) * np.float32(8.0)
    tip = (along - np.float32(0.24) * across) * np.float32(3.4)
    return np.exp(-root * root) * facing * facing, np.exp(-tip * tip) * facing


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _shade(
    positions: F32,
    normals: F32,
    smooth: F32,
    occlusion: F32,
    key: F32,
    albedo: F32,
    finish: F32,
    lamps: F32,
    eye: F32,
) -> F32:
    count = positions.shape[0]
    result = np.empty((count, 3), np.float32)
    for i in prange(count):
        dx = positions[i, 0] - eye[0]
        dy = positions[i, 1] - eye[1]
        dz = positions[i, 2] - eye[2]
        inverse = _ONE / np.sqrt(dx * dx + dy * dy + dz * dz)
        dx, dy, dz = dx * inverse, dy * inverse, dz * inverse
        nx, ny, nz = normals[i, 0], normals[i, 1], normals[i, 2]
        rough, soft, strands, metal = finish[i, 0], finish[i, 1], finish[i, 2], finish[i, 3]
        opened = occlusion[i] + (_ONE - occlusion[i]) * _PAINTED

        paint = linear(albedo[i, 0]), linear(albedo[i, 1]), linear(albedo[i, 2])
        pale = strands * paint[1]
        cosine = _dot(lamps, MIDDLE, nx, ny, nz)
        lowest = np.float32(0.12) + np.float32(0.34) * (soft + pale)
        lit = _wrapped(cosine, np.float32(0.30) + _SOFT * (soft + pale))
        lit *= (lowest + (_ONE - lowest) * key[i, 0]) * (_ONE - _INTO * soft)
        fill = max(_ZERO, (_dot(lamps, FILL, nx, ny, nz) + np.float32(0.3)) / np.float32(1.3))
        warm = max(_ZERO, _ONE - abs(cosine + np.float32(0.02)) / np.float32(0.45))
        warm = max(warm, _CAST * (_ONE - key[i, 0])) * soft

        # Nearer to edge-on the Fresnel term would turn every crease into white sparkles, on rough finishes first.
        facing = max(-(nx * dx + ny * dy + nz * dz), np.float32(0.10) + np.float32(0.25) * rough)
        edge = _ONE - facing
        fresnel = (_ONE - _FACING) * edge**5 * (_ONE - np.float32(0.6) * rough)
        twice = facing + facing
        mirrored = _mirrored(lamps, rough, dx + twice * nx, dy + twice * ny, dz + twice * nz)
        dry = rough * rough * (_ONE - strands) * (_ONE - soft) * (_ONE - metal)
        tent = np.float32(0.55) + np.float32(0.35) * (dy + twice * ny)
        # The tent's even sheen counts only where it grows toward the edge: paint read from photos has the rest in it,
        # and once more would veil deep skin and black hair by several L*.
        gloss = mirrored * (_FACING + fresnel * (_ONE - _DUSTY * dry)) + tent * fresnel
        shown = (np.float32(0.15) + np.float32(0.85) * opened) * (np.float32(0.4) + np.float32(0.6) * key[i, 1])
        shown *= _GLOSS * (_ONE - rough * rough)
        # Strands scatter what a smooth form would mirror: on locks the boxes would draw grey lines.
        gloss *= shown * (_ONE - np.float32(0.88) * strands)
        glow = _ZERO
        if soft > _ZERO:
            glow = _vinyl(lamps, nx, ny, nz, dx, dy, dz) * soft * opened * key[i, 1]
        root, tip = _ZERO, _ZERO
        if strands > _ZERO:
            # Where exact normals take turns with the mesh's own, a band as narrow would break into dashes.
            root, tip = _banded(lamps, smooth[i, 0], smooth[i, 1], smooth[i, 2], dx, dy, dz)
            sleek = _ONE - rough
            lit_strands = strands * opened * _SLEEK * sleek * sleek * (_HALF + _HALF * key[i, 1])
            root *= lit_strands
            tip *= lit_strands
        behind = np.float32(0.55) + np.float32(0.45) * ny - np.float32(0.35) * _dot(lamps, BEHIND, nx, ny, nz)
        rim = edge**3 * max(_ZERO, behind) * _RIM * opened

        up = _HALF + _HALF * ny
        nap = _NAP * dry * edge**3 * (_HALF + _HALF * lit) * opened
        peak = max(paint[0], paint[1], paint[2]) + np.float32(1e-4)
        for q in range(3):
            a = paint[q]
            own = a / peak
            # Light that bounces in a crease takes the surface's own colour: dark creases on dark paint only.
            crease = opened / (opened + (_ONE - opened) * (_ONE - np.float32(0.6) * a))
            sky = (np.float32(0.45) + np.float32(0.55) * up) * up * _SKY[q]
            ambient = _AMBIENT * (sky + (_ONE - up) * (np.float32(0.62) + np.float32(0.5) * soft) * _BOUNCE[q])
            light = ambient * crease + _FILL * fill * crease * _FILL_COLOR[q]
            light += _KEY * _KEY_COLOR[q] * lit * (np.float32(0.55) + np.float32(0.45) * crease)
            light *= _ONE + warm * _TERMINATOR[q] + soft * edge * edge * _THROUGH[q]
            # Metal has no colour below its mirror, and gives the mirror its own.
            light *= _ONE - np.float32(0.55) * metal
            light *= _ONE - _WITHIN * strands * (_ONE - a)
            # Rough cloth gives what it scatters at an edge its own hue: red with white edges would look dusty.
            shine = (
                gloss * (_ONE - (dry + _BLUSHED * soft) * (_ONE - own)) + metal * a * (_HALF * mirrored + tent) * shown
            )
            shine += nap * own * (_ONE - a)
            # Dark print on skin must stay dark.
            shine += glow * (np.float32(0.1) + np.float32(0.9) * min(_ONE, np.float32(3.0) * a))
            shine += (root * (_ROOT + _ROOT_OWN * a) + tip * _TIP_OWN * a) * (_ONE - _SATIN * a)
            # Little white in the rim: on dark hair it would draw a silver line along every ridge.
            result[i, q] = a * light + shine + rim * (np.float32(0.06) + np.float32(0.94) * a)
        result[i, 0], result[i, 1], result[i, 2] = develop(result[i, 0], result[i, 1], result[i, 2])
    return result
