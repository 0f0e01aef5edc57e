"""Untrusted image bytes to an upright 8-bit sRGB PNG. The only place outside the engines that uses Pillow.

Runs inside the decoding child (:mod:`figurelab.intake.decode_child`): a decoder that eats memory or time, or
crashes, takes the child down and nothing else.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageCms, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError, WebPImagePlugin

from figurelab.domain.errors import UnsupportedFormat
from figurelab.intake.limits import Limits
from figurelab.intake.png import png

# Importing the plugins registers them, so that opening never loads the forty others. JPEG opens MPO too.
_PLUGINS = (JpegImagePlugin.JpegImageFile, PngImagePlugin.PngImageFile, WebPImagePlugin.WebPImageFile)
_FORMATS = [str(plugin.format) for plugin in _PLUGINS]
Image.MAX_IMAGE_PIXELS = None  # our own limits are stricter, and each has its own message

LONGEST_SIDE = 1536
"""Pixels of the longer side that leave intake; the engines work at 1280."""
THUMBNAIL_SIDE = 512
"""Of the square that a larger picture is shrunk to for moderation: what PDQ asks for, and twice what the net sees."""
SMALL_SIDE = 256
"""Below this many pixels on the shorter side a face is too coarse to be read well."""

_EXIF_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIGNATURES = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"8BPS", "PSD"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
)
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error)
"""What Pillow's decoders raise for broken files."""


@dataclass(frozen=True)
class Decoded:
    """png: upright 8-bit RGB or RGBA (straight alpha), sRGB, longer side at most :data:`LONGEST_SIDE`.

    thumbnail: the same without alpha as PPM (P6), a square of :data:`THUMBNAIL_SIDE` if a side is longer than that.
    width, height: of that PNG in pixels. warnings: what the caller should know, in plain words.
    """

    png: bytes
    thumbnail: bytes
    width: int
    height: int
    warnings: tuple[str, ...] = ()


def decode(data: bytes, limits: Limits) -> Decoded:
    """Read a JPEG, PNG or WEBP by its content. Raises InvalidImage's kinds; the limits are
    checked before any pixel."""
    limits.check_bytes(len(data))
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise UnsupportedFormat(_unsupported(data)) from error
    except _DAMAGE as error:
        raise UnsupportedFormat("image_url: the image is damaged: its header cannot be read") from error
    limits.check_size(image.width, image.height)
    warnings = _warnings(image.width, image.height)
    try:
        upright = _upright_srgb(image)
    except _DAMAGE as error:
        raise UnsupportedFormat("image_url: the image is damaged or cut short: its pixels cannot be decoded") from error
    return Decoded(_png(upright), _thumbnail(upright), upright.width, upright.height, warnings)


def _png(image: Image.Image) -> bytes:
    width, height = image.size
    top = image.crop((0, 0, width, 1)).tobytes()
    differences = ImageChops.subtract_modulo(image.crop((0, 1, width, height)), image.crop((0, 0, width, height - 1)))
    return png(width, height, len(image.getbands()), top, differences.tobytes())


def _thumbnail(image: Image.Image) -> bytes:
    image = image.convert("RGB")  # first, so that what alpha hides is looked at too
    if max(image.size) > THUMBNAIL_SIDE:
        image = image.resize((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.BOX)
    return b"P6 %d %d 255\n" % image.size + image.tobytes()


def _warnings(width: int, height: int) -> tuple[str, ...]:
    if min(width, height) >= SMALL_SIDE:
        return ()
    return (f"the photo is small ({width} x {height}); from {SMALL_SIDE} pixels a side the likeness is better",)


def _unsupported(data: bytes) -> str:
    kind = next((name for magic, name in _SIGNATURES if data.startswith(magic)), None)
    if data[4:8] == b"ftyp":
        kind = "AVIF" if data[8:11] == b"avi" else "HEIC" if data[8:10] in (b"he", b"mi") else "MP4"
    elif data[:256].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        kind = "HTML or XML text"
    got = f" (this looks like {kind})" if kind else ""
    return f"image_url: unsupported image format{got}; supported formats are .jpg, .jpeg, .png and .webp"


def _upright_srgb(image: Image.Image) -> Image.Image:
    """First frame -> 8 bits, shrunk, upright, sRGB; alpha kept only where something is transparent."""
    profile: bytes | None = image.info.get("icc_profile")
    size = _shrunk(image.size)
    if image.format in ("JPEG", "MPO"):
        image.draft(image.mode, size)  # decodes at a fraction of the size, so large photos cost little
    image.load()
    orientation = _orientation(image)  # after the pixels: in a PNG it may follow them
    image = _eight_bits(image, size)
    if image.size != size:
        image = image.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)
    image = _srgb(image, profile)
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    return image.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else image


def _orientation(image: Image.Image) -> int:
    try:
        value: object = image.getexif().get(_EXIF_ORIENTATION, 1)
    except _DAMAGE:  # a broken EXIF block says nothing about the pixels
        return 1
    return value if isinstance(value, int) else 1


def _shrunk(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, LONGEST_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _eight_bits(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """One of L, RGB, RGBA, CMYK: the modes Pillow resamples well. 16 bits are shrunk to ``size`` first."""
    if image.mode.startswith("I;16"):
        if image.size != size:
            image = image.resize(size, Image.Resampling.BICUBIC)
        image = Image.frombytes("L", size, image.tobytes("raw", "I;16")[1::2])
    if "transparency" in image.info or image.mode in ("LA", "PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert("RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB or RGBA in sRGB. A broken or unfitting profile is ignored, as browsers do."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    opaque = image.convert("RGB") if alpha else image
    converted = _managed(opaque, profile) if profile else None
    result = converted or opaque.convert("RGB")
    if alpha:
        result.putalpha(alpha)
    result.info.clear()
    return result


def _managed(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_DAMAGE):
        return None
