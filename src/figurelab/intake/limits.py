"""How large a photo may be."""

from __future__ import annotations

from dataclasses import dataclass

from figurelab.domain.errors import ImageTooLarge, ImageTooSmall, UnsupportedFormat

MAX_ASPECT = 16


@dataclass(frozen=True)
class Limits:
    """max_bytes of the file; min_side and max_pixels of the picture as stored, read from its header."""

    max_bytes: int = 20 * 1024 * 1024
    min_side: int = 64
    max_pixels: int = 50_000_000

    def check_bytes(self, size: int) -> None:
        """Raises UnsupportedFormat for an empty file, ImageTooLarge for one over the limit."""
        if size == 0:
            raise UnsupportedFormat("image_url: the image is empty (0 bytes)")
        if size > self.max_bytes:
            raise ImageTooLarge(
                f"image_url: the image file is too large: {size} bytes, at most {self.max_bytes} bytes are accepted"
            )

    def check_size(self, width: int, height: int) -> None:
        """Raises ImageTooSmall or ImageTooLarge."""
        got = f"{width} x {height} pixels"
        if min(width, height) < self.min_side:
            raise ImageTooSmall(
                f"image_url: the image is too small: {got}, each side must be at least {self.min_side} pixels"
            )
        if width * height > self.max_pixels:
            raise ImageTooLarge(
                f"image_url: the image has too many pixels: {got} = {width * height},"
                f" at most {self.max_pixels} are accepted"
            )
        if max(width, height) > MAX_ASPECT * min(width, height):
            raise ImageTooSmall(
                f"image_url: the image is too narrow: {got},"
                f" the longer side may be at most {MAX_ASPECT} times the shorter"
            )
