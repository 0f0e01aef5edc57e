"""The concept picture and what rides in it: the FigureSpec, or the cut-out that was lifted, and a digest of the pixels.

A concept whose pixels were edited no longer matches its digest and is treated as a picture made elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from ..base import NoSubject
from .figure import FigureSpec, from_json, to_json

SPEC, CUTOUT, CHARACTER, DIGEST = "figurelab.spec", "figurelab.cutout", "figurelab.character", "figurelab.digest"
NAME = "figurelab.name"
_LARGEST_SIDE = 4096
_CUTOUT_SIDE = 768
MOST_NAME = 100
"""Characters of a name that ride in the concept."""


@dataclass(frozen=True)
class Character:
    """The cut-out is of a drawn or modelled character. face: (left, top, right, bottom) as shares of the cut-out's
    width and height, or None."""

    face: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Concept:
    """image: (h, w, 3 or 4) u8. At most one of spec and cutout ((h, w, 4) u8) is set; neither in a picture made
    elsewhere or edited. character: None for the cut-out of a photographed thing. name: on the base
    of a cut-out's figure; a spec has its own."""

    image: NDArray[np.uint8]
    spec: FigureSpec | None = None
    cutout: NDArray[np.uint8] | None = None
    character: Character | None = None
    name: str = ""


def digest(image: NDArray[np.uint8]) -> str:
    """SHA-256 of the pixels and their shape, hex."""
    return hashlib.sha256(repr(image.shape).encode() + np.ascontiguousarray(image).tobytes()).hexdigest()


def pack(concept: Concept) -> bytes:
    """PNG bytes."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt(DIGEST, digest(concept.image))
    if concept.spec is not None:
        info.add_itxt(SPEC, to_json(concept.spec))
    if concept.cutout is not None:
        small = Image.fromarray(concept.cutout)
        small.thumbnail((_CUTOUT_SIDE, _CUTOUT_SIDE), Image.Resampling.LANCZOS)
        webp = io.BytesIO()
        small.save(webp, "WEBP", quality=92, method=4)
        info.add_itxt(CUTOUT, base64.b64encode(webp.getvalue()).decode())
        if concept.character is not None:
            info.add_itxt(CHARACTER, json.dumps(concept.character.face))
        info.add_itxt(NAME, concept.name)
    out = io.BytesIO()
    Image.fromarray(concept.image).save(out, "PNG", pnginfo=info, compress_level=2)
    return out.getvalue()


def unpack(png: bytes) -> Concept:
    """Read any PNG. What rides in it is trusted only if the digest fits and the spec is valid. Raises NoSubject."""
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
            if max(opened.size) > _LARGEST_SIDE:
                raise NoSubject(f"a concept picture has at most {_LARGEST_SIDE} pixels a side, not {max(opened.size)}")
            opened.load()
            text: dict[str, str] = dict(getattr(opened, "text", {}))
            image = np.asarray(opened if opened.mode in ("RGB", "RGBA") else opened.convert("RGBA"))
    except (OSError, SyntaxError, ValueError) as error:
        raise NoSubject("the concept is not a readable PNG picture") from error
    if text.get(DIGEST) != digest(image):
        return Concept(image)
    try:
        if SPEC in text:
            return Concept(image, spec=from_json(text[SPEC]))
        if CUTOUT in text:
            character, name = _character(text.get(CHARACTER)), text.get(NAME, "")[:MOST_NAME]
            return Concept(image, cutout=_cutout(text[CUTOUT]), character=character, name=name)
    except (TypeError, ValueError, OSError):
        return Concept(image)
    return Concept(image)


def _character(text: str | None) -> Character | None:
    if text is None:
        return None
    face: list[float] | None = json.loads(text)
    if face is None:
        return Character()
    left, top, right, bottom = (float(v) for v in face)
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise ValueError("a face lies within its picture")
    return Character((left, top, right, bottom))


def _cutout(text: str) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(base64.b64decode(text, validate=True)), formats=("WEBP",)) as opened:
        if max(opened.size) > _CUTOUT_SIDE:
            raise ValueError("a cut-out rides in small")
        return np.asarray(opened.convert("RGBA"))
