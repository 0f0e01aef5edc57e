"""Contact sheets: pictures side by side in rows, rows on pages, and a sheet cut into its cells again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw


def row(pictures: list[Image.Image], caption: str = "", cell: int = 0) -> Image.Image:
    """Pictures side by side, each whole in a square of ``cell`` pixels, or as it is where that is 0."""
    if cell:
        pictures = [_fitted(each, cell) for each in pictures]
    strip = Image.new("RGB", (sum(each.width for each in pictures), max(each.height for each in pictures)), "white")
    left = 0
    for each in pictures:
        strip.paste(each, (left, 0))
        left += each.width
    if caption:
        ImageDraw.Draw(strip).text((6, 5), caption, fill="#333333", stroke_width=2, stroke_fill="white")
    return strip


def stack(strips: list[Image.Image]) -> Image.Image:
    """Rows under each other."""
    page = Image.new("RGB", (max(strip.width for strip in strips), sum(strip.height for strip in strips)), "white")
    top = 0
    for strip in strips:
        page.paste(strip, (0, top))
        top += strip.height
    return page


def in_rows(cells: Iterable[Image.Image], columns: int) -> Iterator[Image.Image]:
    """Cells side by side, so many a row; the last row may be shorter."""
    for held in _groups(cells, columns):
        yield row(held)


def save_pages(rows: Iterable[Image.Image], out: Path, name: str, *, rows_a_page: int, suffix: str) -> None:
    """Stack rows into numbered pages, each written as soon as it is full; 0 rows_a_page: all on one page."""
    for number, held in enumerate(_groups(rows, rows_a_page), 1):
        path = out / (f"{name}-{number}{suffix}" if rows_a_page else f"{name}{suffix}")
        stack(held).save(path, quality=88)
        print(path, flush=True)


def study_strips(sheet: Path, *, subjects: int) -> list[Image.Image]:
    """The rows of each subject of a contact sheet that shows two subjects a row."""
    whole = Image.open(sheet).convert("RGB")
    rows = -(-subjects // 2)
    width, height = whole.width / 2, whole.height / rows
    return [
        whole.crop(
            (round(column * width), round(line * height), round((column + 1) * width), round((line + 1) * height))
        )
        for line in range(rows)
        for column in range(2)
    ][:subjects]


def _groups(images: Iterable[Image.Image], size: int) -> Iterator[list[Image.Image]]:
    """So many at a time; all at once where ``size`` is 0."""
    held: list[Image.Image] = []
    for image in images:
        held.append(image)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held


def _fitted(image: Image.Image, cell: int) -> Image.Image:
    """The image whole in a white square."""
    small = image.convert("RGB")
    small.thumbnail((cell, cell), Image.Resampling.LANCZOS)
    square = Image.new("RGB", (cell, cell), "white")
    square.paste(small, ((cell - small.width) // 2, (cell - small.height) // 2))
    return square
