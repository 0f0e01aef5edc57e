"""How bright a photo is: set right before anything else is told from it, as nets and readings waver with the light."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from .faces import OVAL, Box, Face
from .nets import F32
from .window import U8

# ln of how many times too bright (in sRGB values) a photo is: least squares over 65 portraits, each darkened and
# brightened to 0.7 .. 1.3 of its values. Of a change, 0.67 is recognised downwards and 0.96 upwards.
_BIAS, _BRIGHTEST, _PERSON, _CLIPPED, _BURNT = -0.206, 0.457, 0.265, 0.156, 0.244
_USUAL, _BLACK = 70.0, 4.0
_LEAST, _MOST = -0.3, 0.3
# The share of it that is taken off: a photo may be high or low in key, and all of it would cost absolute colours.
_TAKEN = 0.85
# L of what is white and of burnt skin, and the most that the white counts.
_WHITE, _BRIGHT, _MUCH = 98.0, 97.0, 0.7
# L from which to which a face needs ever less brightening: it is among the lightest of the photo. The whole oval is a
# little darker than its clear skin.
_LIT_FACE = (63.0, 77.0)
# Every so many pixels are looked at each way: of the photo, and so many on a face box's side.
_THIN, _FINE = 8, 48
# Head and chest, in sides of the face box: half their width, and their upper and lower ends below its middle.
_HEAD, _CHEST = (0.62, -0.95, 0.6), (1.1, 0.8, 2.4)
# Weights of luminance (IEC 61966-2-1), and light of each sRGB value.
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
_VALUES = np.arange(256, dtype=np.float32) / 255
_LIGHT = np.where(_VALUES <= 0.04045, _VALUES / 12.92, ((_VALUES + 0.055) / 1.055) ** 2.4).astype(np.float32)


def gain(photo: U8, alpha: F32 | None, face: Face | None) -> float:
    """What a photo's sRGB values are multiplied by to be a well exposed one's, 0.77 .. 1.3.

    By the lightest hundredth of the photo and of the person, and by how much of the photo and face is burnt out. The
    face's own lightness is left out: dark skin is no lack of light. Only a light face is no further brightened.
    """
    whole = _lightness(_thin(photo, alpha))
    brightest = person = float(np.percentile(whole, 99))
    burnt = lit = 0.0
    if face is not None:
        step = max(1, round(face.box.side / _FINE))
        fine = _lightness(photo[::step, ::step])
        about = fine[_of_person(face.box, step, fine.shape)]
        person = float(np.percentile(about, 99)) if len(about) else brightest
        oval = Image.new("1", (fine.shape[1], fine.shape[0]))
        ImageDraw.Draw(oval).polygon([(float(x), float(y)) for x, y in face.landmarks[OVAL, :2] / step], fill=1)
        skin = fine[np.asarray(oval)]
        if len(skin):
            burnt, lit = float(np.mean(skin > _BRIGHT)), float(np.median(skin))
    excess = (
        _BIAS
        + _BRIGHTEST * float(np.log(max(brightest, _BLACK) / _USUAL))
        + _PERSON * float(np.log(max(person, _BLACK) / _USUAL))
        + _CLIPPED * min(float(np.mean(whole > _WHITE)) ** 0.25, _MUCH)
        + _BURNT * burnt**0.5
    )
    found = float(np.exp(-_TAKEN * np.clip(excess, _LEAST, _MOST)))
    least, most = _LIT_FACE
    return found if found <= 1 else 1 + (found - 1) * float(np.clip((most - lit) / (most - least), 0, 1))


def exposed(photo: U8, times: float) -> U8:
    """The photo (h, w, 3) with its values multiplied."""
    if times == 1.0:
        return photo
    values = np.clip(np.round(np.arange(256) * times), 0, 255).astype(np.uint8)
    return values[photo]


def _of_person(box: Box, step: int, shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where head and chest are, of every step-th pixel."""
    y, x = np.ogrid[: shape[0], : shape[1]]
    aside, down = np.abs(x * step - box.x) / box.side, (y * step - box.y) / box.side
    parts = ((aside < half) & (down > top) & (down < end) for half, top, end in (_HEAD, _CHEST))
    return np.logical_or.reduce(list(parts))


def _lightness(photo: U8) -> F32:
    """L (CIE 1976) of (..., 3) sRGB."""
    light = _LIGHT[photo] @ _LUMINANCE
    return np.asarray(np.where(light > 216 / 24389, 116 * np.cbrt(light) - 16, 24389 / 27 * light), np.float32)


def _thin(photo: U8, alpha: F32 | None) -> U8:
    """(n, 3) of a cut-out only what is inside."""
    sparse = photo[::_THIN, ::_THIN].reshape(-1, 3)
    if alpha is None:
        return sparse
    inside = alpha[::_THIN, ::_THIN].ravel() > 0.5
    return sparse[inside] if inside.any() else sparse
