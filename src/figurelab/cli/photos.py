"""The photo argument of make and demo: a file, an http(s) URL or a data URI."""

from __future__ import annotations

import base64
from importlib.resources import files
from pathlib import Path

from figurelab.cli.common import die

_LARGEST = 64 * 1024 * 1024


def is_address(photo: str) -> bool:
    """Whether it goes to the fetcher rather than to the disk."""
    return photo.lower().startswith(("http://", "https://", "data:"))


def file_bytes(photo: str | None) -> bytes:
    """The bytes of a file; of the bundled photo for None. Ends with a message where it cannot be read."""
    if photo is None:
        return files("figurelab.data").joinpath("demo.png").read_bytes()
    try:
        with Path(photo).open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        die(f"cannot read {photo}: {error.strerror}")


def as_image_url(photo: str | None) -> str:
    """What to send as ``image_url``. The service looks at the content, so any supported type may be named."""
    if photo is not None and is_address(photo):
        return photo
    return f"data:image/jpeg;base64,{base64.b64encode(file_bytes(photo)).decode()}"
