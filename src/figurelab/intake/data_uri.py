"""Data URIs (RFC 2397) of base64 images, read strictly: nothing is repaired."""

from __future__ import annotations

import binascii
import re

from figurelab.domain.errors import BadDataUri, ImageTooLarge, UnsupportedFormat

_HEAD = re.compile(r"data:([a-z0-9.+/-]*);base64,", re.IGNORECASE)
_LONGEST_HEAD = 64
_MEDIA_TYPES = frozenset({"image/png", "image/jpeg", "image/jpg", "image/webp"})


def is_data_uri(image_url: str) -> bool:
    return image_url[:5].lower() == "data:"


def read_data_uri(uri: str, max_bytes: int) -> bytes:
    """The bytes of ``data:image/(png|jpeg|jpg|webp);base64,...``; the size is checked before decoding.

    Raises BadDataUri, UnsupportedFormat, or ImageTooLarge over max_bytes.
    """
    head = _HEAD.match(uri[:_LONGEST_HEAD])
    if head is None:
        raise BadDataUri("image_url: malformed data URI, expected data:image/jpeg;base64,<data>")
    if head[1].lower() not in _MEDIA_TYPES:
        raise UnsupportedFormat(
            f"image_url: unsupported media type {head[1]!r} in the data URI;"
            " supported are image/jpeg, image/png and image/webp"
        )
    size = (len(uri) - head.end()) * 3 // 4 - uri[-2:].count("=")
    if size > max_bytes:
        raise ImageTooLarge(
            f"image_url: the image file is too large: {size} bytes, at most {max_bytes} bytes are accepted"
        )
    if (len(uri) - head.end()) % 4 or uri.endswith("==="):  # Python 3.11 lets superfluous padding pass
        raise BadDataUri("image_url: the data URI is not valid base64: incorrect padding")
    try:
        data = binascii.a2b_base64(uri[head.end() :], strict_mode=True)
    except ValueError as error:  # also what text outside ASCII raises
        raise BadDataUri(f"image_url: the data URI is not valid base64: {error}") from error
    if not data:
        raise BadDataUri("image_url: the data URI holds no image")
    return data
