"""The outline of a lens: what is sculpted as a rim and what is printed behind clear glass share it. HR."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from figurelab.engines.procedural.figure import FigureSpec, Glasses
from figurelab.engines.procedural.paint.canvas import Canvas
from figurelab.engines.procedural.paint.layout import Layout
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, mix, shift, to_hex
from figurelab.engines.procedural.paint.stroke import F32, coverage, smoothstep

CLEAR = "#ffffff"
GLOSS = 0.42
"""Roughness of glass: any smoother, it would mirror the studio in every unevenness of a mesh."""
_DARK = "#1b1a1d"
_SKY = from_hex("#f4f8fb")
_SEEN_THROUGH = 0.46
"""Lightness (OKLab L) of glass from which the eyes show through it."""
_PALER_BELOW, _SHEEN = 0.13, 0.34
"""How much lighter (OKLab L) the lower end of dark glass is, and how strong the light on it."""
_LIGHT = -0.95, -0.45
"""Where that light lies across a lens, in its half widths."""
_PALED = 0.42
"""How far the edge of bare glass is from the skin's colour to the sky's."""
_INWARD = 0.012
"""How much nearer to the nose a lens is centred than its eye."""
_LOWEST = 0.178
_NARROWEST = 0.285
"""Half height within its rim and half width of a lens that an eye looks out of whole, however low the lens and narrow
the face."""
_UPRIGHT = 1.05
"""Height over width of a round lens at most: on a narrow face it would be an egg."""
_SLANTED = 0.86
"""Width of a lens that follows the face round, as the plane of the face sees it."""
_FACE = 0.90
"""Where lenses end at the latest on a face of usual width."""
_NOSE = 0.055
"""Half of what the rims leave free between them."""
_THIN, _THICK = 0.0125, 0.039
"""Half widths of rims as they are seen: of metal wire a third of a millimetre on 80 mm, of a heavy frame 1.1 mm. What
carries them is never narrower than a print needs."""
_FINER = 1.35
"""Power by which frames of middling weight are drawn finer than they are: on a large head they look heavier."""
_CORNERS = 0.55
"""How much of its half height the corner of the softest lens is rounder than that of the sharpest."""


@dataclass(frozen=True)
class Lens:
    """Half sizes and corner radius. slant: how far it falls outwards (per unit of width); shear: how far its lower
    end leans outwards (per unit of height). taper: how much wider than its middle the top is, as a share, and the
    bottom narrower. rim: half the rim's width. center: of the lens at the viewer's right."""

    half_x: float
    half_y: float
    corner: float
    slant: float = 0.0
    taper: float = 0.0
    shear: float = 0.0
    rim: float = 0.036
    center: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(cls, spec: FigureSpec) -> Lens | None:
        """None without glasses. Lower than the eye's own opening no lens gets: eyes look out of it."""
        worn = spec.glasses
        if worn.kind == "none":
            return None
        form, eye = _LENSES[worn.kind], Layout.of(spec).eye
        rim = _THIN if worn.half or worn.rim != "full" else _rim(worn)
        # No wider than the face where that spares the eyes, and the inner ends stay apart for the bridge.
        face = _FACE * spec.face.width * (0.95 if spec.face.shape == "long" else 1.0)
        most = min(face - eye[0] + _INWARD - rim, (face - _NOSE - 2 * rim) / 2) / (1 + abs(form.taper))
        half_x = min(form.half_x * worn.width, max(most, _NARROWEST))
        # Height over width is what tells one pair from another: a narrow face has smaller lenses, not squarer ones.
        half_y = max(half_x * form.half_y * worn.height / (form.half_x * worn.width), _LOWEST + rim)
        corner = form.corner / form.half_y
        if worn.kind == "round":
            half_y, corner = min(half_y, _UPRIGHT * half_x), 1.0
        elif worn.kind != "aviator":
            corner += _CORNERS * (worn.corner - 0.5)
        corner = min(corner, 0.99) * min(half_x, half_y)
        x = max(eye[0] - _INWARD, half_x * (1 + abs(form.taper)) + rim + _NOSE)
        return replace(form, half_x=half_x, half_y=half_y, corner=corner, rim=rim, center=(x, eye[1] + form.center[1]))

    def distance(self, u: F32, v: F32, side: int) -> F32:
        """(h, w): from the outline, first order, negative inside. u (w,), v (h,): the plane of the face."""
        x = (u[None, :] * np.float32(side) - np.float32(self.center[0])).astype(np.float32)
        y = (v[:, None] - np.float32(self.center[1])).astype(np.float32)
        x, y = x + np.float32(self.shear) * y, y + np.float32(self.slant) * x
        narrowed = np.float32(self.half_x) * (1 + np.float32(self.taper / self.half_y) * y)
        qx, qy = np.abs(x) - narrowed + np.float32(self.corner), np.abs(y) - np.float32(self.half_y - self.corner)
        outside = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0))
        return (outside + np.minimum(np.maximum(qx, qy), 0) - np.float32(self.corner)).astype(np.float32)


def _rim(worn: Glasses) -> float:
    """Half width."""
    return _THIN + (_THICK - _THIN) * worn.weight**_FINER


def brow_line(worn: Glasses) -> float:
    """How much wider than its lower half the upper half of a rim is on each side, HR."""
    if worn.half or worn.rim == "upper":
        return _rim(worn) - _THIN + (0.012 if worn.half else 0.0)
    return 0.010 if worn.kind == "cat" else 0.0


_LENSES = {
    "round": Lens(0.300, 0.294, 0.294),
    "panto": Lens(0.324, 0.276, 0.230, taper=0.10),
    "square": Lens(0.360, 0.232, 0.132, taper=0.05),
    "cat": Lens(0.334, 0.248, 0.184, -0.16, 0.12, center=(0.0, 0.004)),
    "sun": Lens(0.346, 0.260, 0.172, -0.05, 0.13),
    "aviator": Lens(0.326, 0.290, 0.228, 0.04, 0.14, 0.20, center=(0.0, -0.012)),
}


def tint(worn: Glasses) -> str | None:
    """Colour of dark glass, or None where the eyes are seen through it."""
    if worn.kind == "none" or pale_tint(worn) is not None or worn.lens == CLEAR:
        return None
    return worn.lens or (_DARK if worn.kind in ("sun", "aviator") else None)


def edge(spec: FigureSpec) -> str:
    """Colour of the cut edge of clear glass without a frame: the skin's, paled."""
    return to_hex(mix(from_hex(spec.face.skin), _SKY, _PALED))


def pale_tint(worn: Glasses) -> str | None:
    """Colour of glass that is tinted, but light enough to see the eyes."""
    tinted = worn.lens is not None and worn.lens != CLEAR
    return worn.lens if tinted and lightness(from_hex(worn.lens or CLEAR)) > _SEEN_THROUGH else None


def draw_clear_lens(canvas: Canvas, lens: Lens, color: str | None = None) -> None:
    """Clear glass over the printed eyes: a breath of sky towards its top, and one slanting gleam off the pupil. color:
    of a pale tint, stronger towards its top."""
    seen = replace(lens, half_x=_SLANTED * lens.half_x)
    for side in (-1, 1):
        patch = canvas.around((side * lens.center[0], lens.center[1]), 1.5 * lens.half_x, 1.4 * lens.half_y)
        inside = coverage(seen.distance(patch.u, patch.v, side))
        high = smoothstep(-0.3 * lens.half_y, lens.half_y, patch.v - np.float32(lens.center[1]))[:, None]
        if color is not None:
            patch.over(from_hex(color), inside * (0.38 + 0.34 * high).astype(np.float32))
        patch.over(_SKY, (inside * high).astype(np.float32), 0.16)
        across = (patch.u - np.float32(side * lens.center[0]))[None, :] / np.float32(lens.half_x)
        up = (patch.v - np.float32(lens.center[1]))[:, None] / np.float32(lens.half_y)
        slant = across - np.float32(0.55) * up
        broad = smoothstep(0.15, 0.05, np.abs(slant + np.float32(0.78)))
        thin = smoothstep(0.06, 0.02, np.abs(slant + np.float32(0.52)))
        patch.over(_SKY, inside * np.maximum(broad, thin).astype(np.float32), 0.34)


def glass_colors(color: F32, lens: Lens, places: F32) -> F32:
    """(n, 3) sRGB of dark glass of a colour (3,) at (n, 2) places on the plane of the face: lighter downwards as
    gradient lenses are, with one soft light on its upper part, as wide as a hand's breadth from its edge."""
    side = np.sign(places[:, 0])
    across = (places[:, 0] - side * np.float32(lens.center[0])) / np.float32(lens.half_x)
    up = (places[:, 1] - np.float32(lens.center[1])) / np.float32(lens.half_y)
    deep, pale = shift(color, -0.03), shift(color, _PALER_BELOW)
    out = deep + smoothstep(0.75, -1.0, up)[:, None] * (pale - deep)
    slant = across - np.float32(0.45) * up
    band = smoothstep(_LIGHT[0], _LIGHT[0] + 0.16, slant) * smoothstep(_LIGHT[1], _LIGHT[1] - 0.16, slant)
    light = band * smoothstep(-0.5, 0.62, up) * smoothstep(0.92, 0.70, up)
    return (out + np.float32(_SHEEN) * light[:, None] * (_SKY - out)).astype(np.float32)
