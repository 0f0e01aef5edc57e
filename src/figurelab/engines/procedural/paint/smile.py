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

_CAVITY, _THROAT = from_hex("#96484a"), from_hex("#6c2e31")
_TONGUE = from_hex("#db7f84")
_TEETH, _TEETH_SHADE = from_hex("#faf4ea"), from_hex("#c8a69c")
_GUARD = 0.6
_ROUND = 0.011
"""Radius of the opening's ends: sharper ones would be fangs, blunter ones a slot's."""
_LEVEL = 1.9
"""Power of the rise of the upper lip towards the corners: how level it runs between them."""
_SHOWN = {"gape": 0.20, "tongue": 0.42, "ajar": 0.48}
"""Share of such an opening that the teeth fill in its middle."""
_BAND = 0.60, 0.78
"""That share of a laugh and of a narrow grin: under the teeth a breath of the mouth's inside is seen, or they are a
blank slab."""
_TONGUE_FROM = 0.140
"""Depth from which on a tongue is seen under the teeth: in a narrower opening it would be a stripe."""
_ROW = 0.93
"""Share of the opening's width that the row of teeth has: beside it the cheeks are dark."""
_PUT_OUT, _BROAD = 0.095, 0.54
"""How far below the lips a tongue hangs that is put out, HR, and its half width, of the mouth's."""
_FULLER, _FIRMER, _FAINTER = 1.40, 0.16, 0.70
"""How much thicker and firmer lips are that are only a little apart, and what is left of the line round them."""
_SHADED = 0.40, 0.030
"""Share of the teeth's height that the upper lip's shade reaches down, and how far it does at most, HR: across short
teeth a fixed one would be all that is seen of them."""
_CORNER, _PAST = 0.45, 0.014
"""Share of the way out from which the upper line is darker, and how far past the opening it runs out, HR: a mouth is
deepest in its corners, and one that is drawn all round is a sticker."""
_FULL, _THIN = (1.35, 0.30), (0.65, 0.0)
"""How much thicker the fullest lips are round a smile than usual ones, and how much firmer; and how much thinner the
thinnest."""
CHILD_LIPS = 0.55
"""How plain the bare lips of a child are beside a grown face's."""


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


def draw_smile(patch: Patch, skin: Complexion, face: Face, height: float, lip: F32, *, child: bool = False) -> None:
    """height: v of the upper lip's edge in the middle. lip: (3,) colour of the lips round it. child: see
    :func:`.layout.smile_of`."""
    form = _form(patch, face, height, child)
    _lips(patch, form, lip, face, child)
    inside = form.inside
    dark = smoothstep(0.02, 0.15, form.below)[..., None]
    patch.over(_THROAT + (_CAVITY - _THROAT) * dark, inside)
    # Its corners are the lips' shade: dark ones would be holes.
    aside = smoothstep(0.66, 1.0, np.abs(patch.u) / np.float32(form.half))[None, :] * inside
    patch.over(mix(_CAVITY, lip, 0.40), aside.astype(np.float32), 0.8)
    if face.mouth != "ajar" and (form.deep > _TONGUE_FROM or face.mouth == "tongue"):
        _tongue(patch, form, inside)
    _teeth(patch, form)
    _rim(patch, form, skin, lip, face)
    if face.mouth == "tongue":
        _put_out(patch, form)


def _form(patch: Patch, face: Face, height: float, child: bool) -> _Form:
    """A shallow bowl with its corners up: its lower edge is the rounder, the further it opens."""
    half, rise, depth = smile_of(face, child=child)
    wide, deep = half - _ROUND, depth - 2 * _ROUND
    t = np.linspace(-1.0, 1.0, 29)
    top = height - _ROUND + SKEWED * face.skew * t + rise * np.abs(t) ** _LEVEL - 0.003 * np.exp(-((t / 0.30) ** 2))
    hang = 0.82 - 0.28 * min(1.0, depth / 0.20)
    bottom = top - deep * (1.0 - np.abs(t) ** 2.2) ** hang
    upper, lower = np.column_stack([t * wide, top]), np.column_stack([t * wide, bottom])
    outline = np.vstack([upper, lower[::-1][1:-1]])
    distance = polygon(patch.u, patch.v, outline) - np.float32(_ROUND)
    edge = np.interp(patch.u, upper[:, 0], upper[:, 1]).astype(np.float32)[None, :] + np.float32(_ROUND)
    narrow = float(smoothstep(0.16, 0.09, np.array(depth)))
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


def _lips(patch: Patch, form: _Form, lip: F32, face: Face, child: bool) -> None:
    """The lips as soft shapes round the opening: a bow above, a fuller crescent below. Bare ones are a breath of their
    colour that runs out into the skin; painted ones have an edge."""
    thick, seen = _FULL if face.lips > 0.0 else _THIN
    full = (1.0 + thick * face.lips) * (1.0 - 0.25 * face.age) * (0.85 + 0.20 * face.lip)
    strength = 0.38 + seen * face.lips + (0.34 - 0.10 * max(face.lips, 0.0)) * face.lip**0.7
    if face.mouth == "ajar":
        full, strength = _FULLER * full, strength + _FIRMER * (1.0 - face.lip)
    if child:
        strength *= CHILD_LIPS + (1.0 - CHILD_LIPS) * face.lip
    soft = 0.016 - 0.008 * face.lip
    t = np.linspace(-1.0, 1.0, len(form.upper))
    # The upper lip is drawn thin by a smile, and runs out before the corners; the lower one is fuller.
    bow, swell = 0.022 * (1.0 - 0.40 * t * t) - 0.007 * np.exp(-((t / 0.16) ** 2)), -0.036 * (1.0 - 0.5 * t * t)
    for edge, thick in ((form.upper, bow), (form.lower, swell)):
        # They run out before the corners: as thick there, they would be an outline.
        far = edge[:, 1] + full * thick * (1.0 - np.abs(t) ** 2.4) ** 0.75
        ring = np.vstack([edge, np.column_stack([edge[:, 0], far])[::-1]])
        patch.over(lip, coverage(polygon(patch.u, patch.v, ring), soft), strength)
    middle = float(form.lower[len(t) // 2, 1]) - 0.019 * full
    patch.over(shift(lip, 0.15), bell(patch.u, patch.v, (-0.02, middle), (0.06, 0.009)), 0.22 + 0.35 * face.lip)


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


def _teeth(patch: Patch, form: _Form) -> None:
    """The upper row, one soft warm band that is rounded at both ends: in the lip's shade above, dimmer where it turns
    away. Single teeth would be a comb's at a figure's size."""
    x = np.abs(patch.u) / np.float32(_ROW * form.half)
    row = form.reach * np.sqrt(np.maximum(1.0 - (0.92 * x) ** 2, 0.0))
    bite = form.below - row.astype(np.float32)[None, :]
    ends = np.broadcast_to(((x - 1.0) * (_ROW * form.half)).astype(np.float32)[None, :], bite.shape)
    teeth = coverage(_rounded_and(form.distance + np.float32(0.005), np.maximum(bite, ends), 0.014), 0.005)
    patch.over(_TEETH, teeth)
    shade = min(_SHADED[0] * form.reach, _SHADED[1])
    patch.over(_TEETH_SHADE, teeth * smoothstep(shade, 0.0, form.below), 0.60)
    patch.over(_TEETH_SHADE, teeth * smoothstep(0.45, 1.05, x)[None, :], 0.62)
    patch.over(_TEETH_SHADE, teeth * smoothstep(-0.020, 0.004, np.maximum(bite, form.distance)), 0.22)
    patch.guard(teeth, _GUARD)


def _rim(patch: Patch, form: _Form, skin: Complexion, lip: F32, face: Face) -> None:
    """The shade between the lips: hardly a line in the middle of the upper edge, deeper towards its corners, past
    which it runs out; below, a breath of shade where the lip turns in."""
    ink = mix(skin.shade(-0.22 * min(1.0, skin.L / 0.6), 0.038, 0.014), shift(lip, -0.13), 0.30 + 0.55 * face.lip)
    fine = _FAINTER if face.mouth == "ajar" else 1.0
    left, right = _tail(form.upper[3], form.upper[0]), _tail(form.upper[-4], form.upper[-1])
    line = np.vstack([left[::-1], form.upper, right])
    t = np.abs(line[:, 0]) / form.half
    width = 0.0035 + 0.0045 * smoothstep(_CORNER, 0.95, t) * smoothstep(1.0 + 1.1 * _PAST / form.half, 0.97, t)
    drawn = coverage(stroke(patch.u, patch.v, line, fine * width), 0.007)
    deeper = smoothstep(_CORNER, 1.0, np.abs(patch.u) / np.float32(form.half))[None, :]
    patch.over(ink, (drawn * (np.float32(0.45) + np.float32(0.47) * deeper)).astype(np.float32))
    below = stroke(patch.u, patch.v, form.lower, np.full(len(form.lower), 0.0020))
    patch.over(ink, smoothstep(0.014, 0.0, below), 0.30 * fine)


def _tail(before: F32, end: F32) -> F32:
    """(2, 2) points past the end of a line, on and on as it ran from a point before, but flatter."""
    (x0, y0), (x1, y1) = before, end
    slope = float(y1 - y0) / max(abs(float(x1 - x0)), 1e-6)
    outwards = np.sign(x1 - x0)
    past = _PAST * np.array([0.5, 1.0])
    return np.column_stack([x1 + outwards * past, y1 + 0.35 * slope * past]).astype(np.float32)


def _rounded_and(first: F32, second: F32, radius: float) -> F32:
    """Intersection of two distances with its corners rounded."""
    a, b = np.maximum(first + np.float32(radius), 0.0), np.maximum(second + np.float32(radius), 0.0)
    return np.minimum(np.maximum(first, second), -np.float32(radius)) + np.hypot(a, b)
