"""A smile that shows teeth, from a hint of them to a laugh. Every length is in HR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Patch
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.layout import SKEWED, smile_of
from figurelab.engines.procedural.paint.oklab import from_hex, mix, shift
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, ellipse, polygon, smoothstep, stroke

_CAVITY, _THROAT = from_hex("#8a3f41"), from_hex("#5e2527")
_TONGUE = from_hex("#d9707a")
_TEETH, _TEETH_SHADE = from_hex("#f7eee1"), from_hex("#b68f86")
_GUARD = 0.6
_ROUND = 0.018
"""Radius of the opening's ends: sharper ones would be fangs."""
_LEVEL = 2.1
"""Power of the rise of the upper lip towards the corners: how level it runs between them."""
_GAPS = np.array([0.0, 0.25, 0.47, 0.66, 0.82, 0.95], np.float32)
"""Where one tooth ends and the next begins, as shares of the mouth's half width: they turn away towards its corners."""
_SHOWN = {"gape": 0.20, "tongue": 0.42, "ajar": 0.50}
"""Share of such an opening that the teeth fill in its middle."""
_BAND = 0.58, 0.80
"""That share of a laugh and of a narrow grin: under the teeth a breath of the mouth's inside is seen, or they are a
blank slab."""
_TONGUE_FROM = 0.150
"""Depth from which on a tongue is seen under the teeth: in a narrower opening it would be a stripe."""
_ROW = 0.94
"""Share of the opening's width that the row of teeth has: beside it the cheeks are dark."""
_PUT_OUT, _BROAD = 0.105, 0.54
"""How far below the lips a tongue hangs that is put out, HR, and its half width, of the mouth's."""
_FULLER, _FIRMER, _FAINTER = 1.55, 0.24, 0.70
"""How much thicker and firmer lips are that are only a little apart, and what is left of the line round them."""
_NOTCH = 0.008
"""How much shorter a tooth is at its corners."""


@dataclass(frozen=True)
class _Form:
    """upper, lower: (n, 2) edges of the opening from left to right. distance: (h, w) from its outline. below: (h, w)
    depth under the upper edge. reach: how far the teeth come down in the middle. half: of the opening's width. deep:
    how far it opens."""

    upper: F32
    lower: F32
    distance: F32
    below: F32
    reach: float
    half: float
    deep: float

    @property
    def inside(self) -> F32:
        return coverage(self.distance)


def draw_smile(patch: Patch, skin: Complexion, face: Face, height: float, lip: F32, grown: float) -> None:
    """height: v of the upper lip's edge in the middle. lip: (3,) colour of the lips round it. grown: see
    :class:`.years.Years`; the teeth of a child are one white band."""
    form = _form(patch, face, height)
    _lips(patch, form, lip, face)
    inside = form.inside
    dark = smoothstep(0.02, 0.15, form.below)[..., None]
    patch.over(_THROAT + (_CAVITY - _THROAT) * dark, inside)
    # Its corners are the lips' shade: dark ones would be holes.
    aside = smoothstep(0.72, 1.0, np.abs(patch.u) / np.float32(form.half))[None, :] * inside
    patch.over(mix(_CAVITY, lip, 0.45), aside.astype(np.float32), 0.8)
    if face.mouth != "ajar" and (form.deep > _TONGUE_FROM or face.mouth == "tongue"):
        _tongue(patch, form, inside)
    _teeth(patch, form, grown)
    _rim(patch, form, skin, lip, face)
    if face.mouth == "tongue":
        _put_out(patch, form)


def _form(patch: Patch, face: Face, height: float) -> _Form:
    """A shallow bowl with its corners up: its lower edge is the rounder, the further it opens."""
    half, rise, depth = smile_of(face)
    wide, deep = half - _ROUND, depth - 2 * _ROUND
    t = np.linspace(-1.0, 1.0, 29)
    top = height - _ROUND + SKEWED * face.skew * t + rise * np.abs(t) ** _LEVEL - 0.003 * np.exp(-((t / 0.30) ** 2))
    hang = 0.92 - 0.42 * min(1.0, depth / 0.25)
    bottom = top - deep * (1.0 - np.abs(t) ** 2.3) ** hang
    upper, lower = np.column_stack([t * wide, top]), np.column_stack([t * wide, bottom])
    outline = np.vstack([upper, lower[::-1][1:-1]])
    distance = polygon(patch.u, patch.v, outline) - np.float32(_ROUND)
    edge = np.interp(patch.u, upper[:, 0], upper[:, 1]).astype(np.float32)[None, :] + np.float32(_ROUND)
    narrow = float(smoothstep(0.19, 0.12, np.array(depth)))
    share = _SHOWN.get(face.mouth, _BAND[0] + (_BAND[1] - _BAND[0]) * narrow)
    upper[:, 1] += _ROUND
    lower[:, 1] -= _ROUND
    return _Form(
        upper.astype(np.float32),
        lower.astype(np.float32),
        distance,
        edge - patch.v[:, None],
        depth * share,
        half,
        depth,
    )


def _lips(patch: Patch, form: _Form, lip: F32, face: Face) -> None:
    """The lips as soft shapes round the opening: a bow above, a fuller crescent below. Thin ones are a breath."""
    full = (1.0 + 0.55 * face.lips) * (1.0 - 0.25 * face.age) * (0.85 + 0.20 * face.lip)
    strength = 0.42 + 0.14 * max(face.lips, 0.0) + 0.38 * face.lip**0.7
    if face.mouth == "ajar":
        full, strength = _FULLER * full, strength + _FIRMER * (1.0 - face.lip)
    soft = 0.014 - 0.006 * face.lip
    t = np.linspace(-1.0, 1.0, len(form.upper))
    # The upper lip is drawn thin by a smile, and runs out before the corners; the lower one is fuller.
    bow, swell = 0.026 * (1.0 - 0.35 * t * t) - 0.008 * np.exp(-((t / 0.16) ** 2)), -0.042 * (1.0 - 0.5 * t * t)
    for edge, thick in ((form.upper, bow), (form.lower, swell)):
        far = edge[:, 1] + full * thick * np.sqrt(1.0 - t**4)
        ring = np.vstack([edge, np.column_stack([edge[:, 0], far])[::-1]])
        patch.over(lip, coverage(polygon(patch.u, patch.v, ring), soft), strength)
    middle = float(form.lower[len(t) // 2, 1]) - 0.022 * full
    patch.over(shift(lip, 0.15), bell(patch.u, patch.v, (-0.02, middle), (0.07, 0.010)), 0.25 + 0.35 * face.lip)


def _tongue(patch: Patch, form: _Form, inside: F32) -> None:
    low = float(form.lower[len(form.lower) // 2, 1])
    tongue = ellipse(patch.u, patch.v, (0.0, low + 0.005), (0.52 * form.half, 0.062))
    patch.over(_TONGUE, coverage(tongue, 0.012) * inside, 0.85)


def _put_out(patch: Patch, form: _Form) -> None:
    """The tongue over the lower lip, round at its end, with its groove and a wet light."""
    low = float(form.lower[len(form.lower) // 2, 1])
    high, half = low + 0.50 * (float(form.upper[len(form.upper) // 2, 1]) - low), _BROAD * form.half
    y0, y1 = low - _PUT_OUT, high
    middle, size = (0.0, 0.5 * (y0 + y1)), (half, 0.5 * (y1 - y0))
    shape = ellipse(patch.u, patch.v, middle, size, 2.35)
    tongue = (coverage(shape, 0.004) * coverage(patch.v[:, None] - form.upper[len(form.upper) // 2, 1])).astype(
        np.float32
    )
    patch.over(shift(_TONGUE, -0.14), coverage(shape - np.float32(0.008), 0.005), 0.75)
    patch.over(_TONGUE, tongue)
    patch.over(_THROAT, tongue * smoothstep(low - 0.01, y1, patch.v)[:, None], 0.55)
    patch.over(shift(_TONGUE, -0.10), tongue * smoothstep(-0.045, 0.0, shape), 0.6)
    t = np.linspace(0.0, 1.0, 9)
    groove = np.column_stack([np.zeros(9), low + 0.02 - t * (0.72 * _PUT_OUT)])
    patch.over(shift(_TONGUE, -0.14), smoothstep(0.020, 0.0, stroke(patch.u, patch.v, groove, np.full(9, 0.002))), 0.7)
    patch.over(shift(_TONGUE, 0.18), bell(patch.u, patch.v, (-0.45 * half, low - 0.6 * _PUT_OUT), (0.020, 0.035)), 0.6)


def _teeth(patch: Patch, form: _Form, grown: float) -> None:
    """The upper row, a warm band that is rounded at both ends: in the lip's shade above, dimmer where it turns away,
    and parted near the middle alone, hardly to be seen."""
    x = np.abs(patch.u) / np.float32(_ROW * form.half)
    tooth = np.clip(np.searchsorted(_GAPS, x, side="right") - 1, 0, len(_GAPS) - 2)
    across = (x - _GAPS[tooth]) / (_GAPS[tooth + 1] - _GAPS[tooth])
    corner = np.abs(2.0 * across - 1.0) ** 5
    row = form.reach * np.sqrt(np.maximum(1.0 - (0.92 * x) ** 2, 0.0)) - _NOTCH * corner * (0.2 + 0.5 * grown)
    bite = form.below - row.astype(np.float32)[None, :]
    ends = np.broadcast_to(((x - 1.0) * (_ROW * form.half)).astype(np.float32)[None, :], bite.shape)
    teeth = coverage(_rounded_and(form.distance + np.float32(0.007), np.maximum(bite, ends), 0.020), 0.005)
    patch.over(_TEETH, teeth)
    lines = np.exp(-((np.minimum(across, 1.0 - across) / 0.060) ** 2)) * np.exp(-((x / 0.50) ** 2))
    patch.over(_TEETH_SHADE, teeth * lines.astype(np.float32)[None, :], 0.10 + 0.11 * grown)
    patch.over(_TEETH_SHADE, teeth * smoothstep(0.040, 0.0, form.below), 0.55)
    patch.over(_TEETH_SHADE, teeth * smoothstep(0.45, 1.05, x)[None, :], 0.70)
    patch.over(_TEETH_SHADE, teeth * smoothstep(-0.026, 0.004, np.maximum(bite, form.distance)), 0.30)
    patch.guard(teeth, _GUARD)


def _rim(patch: Patch, form: _Form, skin: Complexion, lip: F32, face: Face) -> None:
    """A soft line on the upper edge, which thins towards its ends, and hardly one below: a dark one all round would be
    a sticker's."""
    ink = mix(skin.shade(-0.24 * min(1.0, skin.L / 0.6), 0.035, 0.014), shift(lip, -0.14), 0.30 + 0.55 * face.lip)
    count = len(form.upper)
    swell = np.sqrt(np.sin(np.linspace(0.0, np.pi, count)))
    fine = _FAINTER if face.mouth == "ajar" else 1.0
    patch.over(ink, coverage(stroke(patch.u, patch.v, form.upper, fine * (0.0055 + 0.0045 * swell)), 0.006), 0.85)
    patch.over(ink, coverage(stroke(patch.u, patch.v, form.lower, np.full(count, 0.0050)), 0.008), 0.45 * fine)


def _rounded_and(first: F32, second: F32, radius: float) -> F32:
    """Intersection of two distances with its corners rounded."""
    a, b = np.maximum(first + np.float32(radius), 0.0), np.maximum(second + np.float32(radius), 0.0)
    return np.minimum(np.maximum(first, second), -np.float32(radius)) + np.hypot(a, b)
