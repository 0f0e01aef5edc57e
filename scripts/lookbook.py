"""Contact sheets to look at: photos and their figures, every hair style from four sides, and 48 invented figures.

python scripts/lookbook.py --out out/lookbook                      the photos that ride in the repository
python scripts/lookbook.py ~/photos --out out/lookbook             a folder of your own
python scripts/lookbook.py --only hair --only figures --out sheets  some pages only
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import lookbook_specs as specs
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from figurelab.domain.errors import FigureError
from figurelab.engines.base import CONCEPT, PREVIEW, BuildOptions, EngineError, PrototypeOptions
from figurelab.engines.procedural.concept import unpack
from figurelab.engines.procedural.engine import ProceduralEngine, concept_solid, figure_solid
from figurelab.intake.decoder import PhotoDecoder
from figurelab.render.picture import picture

ROOT = Path(__file__).parent.parent
SAMPLES = (ROOT / "tests" / "data", ROOT / "src" / "figurelab" / "data")
SUFFIXES = {".png", ".jpg", ".jpeg", ".webp"}
PAGES = ("photos", "hair", "figures")
CELL = 320
ROWS_A_PAGE = 6
FIGURES_A_ROW = 8
TURN = 22.0
HEAD = (0.17, 0.02, 0.83, 0.68)
"""The part of a picture that holds the head: left, top, right, bottom."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="photos; the bundled samples if left out")
    parser.add_argument("--out", type=Path, default=Path("out/lookbook"))
    parser.add_argument("--only", action="append", choices=PAGES, default=None)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for page in options.only or PAGES:
        rows = {"photos": lambda: photo_rows(options.folder), "hair": hair_rows, "figures": figure_rows}[page]()
        save_pages(rows, options.out, page)


def photo_rows(folder: Path | None) -> Iterator[Image.Image]:
    """photo | concept | preview | left | back, as the two stages make them."""
    engine, decoder = ProceduralEngine(), PhotoDecoder(children=1)
    for path in photos(folder):
        began = time.perf_counter()
        try:
            photo = decoder.decode(path.read_bytes()).png
            concept = engine.prototype(photo, PrototypeOptions(name=path.name), _quiet).files[CONCEPT]
            preview = engine.build(concept, BuildOptions(name=path.name), _quiet).files[PREVIEW]
        except (EngineError, FigureError) as error:
            print(f"{path.name}: {error}", flush=True)
            continue
        solid = concept_solid(unpack(concept))
        views = [Image.fromarray(picture(solid, size=CELL, yaw=yaw)) for yaw in (90.0, 180.0)]
        print(f"{path.name}: {time.perf_counter() - began:.1f} s", flush=True)
        yield row([_opened(photo), _opened(concept), _opened(preview), *views], path.stem)
    decoder.close()


def photos(folder: Path | None) -> list[Path]:
    """The pictures of a folder, or of the bundled samples, by name."""
    folders = SAMPLES if folder is None else (folder,)
    found = sorted(path for each in folders for path in each.iterdir() if path.suffix.lower() in SUFFIXES)
    if not found:
        sys.exit(f"{folder} holds no {', '.join(sorted(SUFFIXES))}")
    return found


def hair_rows() -> Iterator[Image.Image]:
    """Every style from the front, the figure's left, the back and its right: two styles a row."""
    strips: list[Image.Image] = []
    for spec in specs.hair_styles():
        solid = figure_solid(spec)
        heads = [_head(picture(solid, size=round(CELL / (HEAD[2] - HEAD[0])), yaw=yaw)) for yaw in (0, 90, 180, -90)]
        strips.append(row(heads, spec.hair.style))
        print(f"hair: {spec.hair.style}", flush=True)
    yield from in_rows(strips, 2)


def figure_rows() -> Iterator[Image.Image]:
    """The 48 invented figures, turned a little."""

    def taken() -> Iterator[Image.Image]:
        for number, spec in enumerate(specs.figures()):
            kind = spec.pet.species if spec.pet else f"{spec.hair.style}, {spec.top.kind}"
            yield row([Image.fromarray(picture(figure_solid(spec), size=CELL, yaw=TURN))], f"{number} {kind}")
            print(f"figure {number}", flush=True)

    yield from in_rows(taken(), FIGURES_A_ROW)


def in_rows(cells: Iterable[Image.Image], columns: int) -> Iterator[Image.Image]:
    held: list[Image.Image] = []
    for cell in cells:
        held.append(cell)
        if len(held) == columns:
            yield row(held)
            held = []
    if held:
        yield row(held)


def row(pictures: list[Image.Image], caption: str = "") -> Image.Image:
    """Pictures side by side; those of one caption are brought to the cell's height."""
    if caption:
        pictures = [_fitted(each) for each in pictures]
    strip = Image.new("RGB", (sum(each.width for each in pictures), max(each.height for each in pictures)), "white")
    left = 0
    for each in pictures:
        strip.paste(each, (left, 0))
        left += each.width
    if caption:
        ImageDraw.Draw(strip).text((6, 5), caption, fill="#333333", stroke_width=2, stroke_fill="white")
    return strip


def save_pages(rows: Iterator[Image.Image], out: Path, name: str) -> None:
    """Stack rows into numbered JPEG pages; each is written as soon as it is full."""
    for number, page in enumerate(_stacked(rows), 1):
        path = out / f"{name}-{number}.jpg"
        page.save(path, quality=88)
        print(path, flush=True)


def _stacked(rows: Iterator[Image.Image]) -> Iterator[Image.Image]:
    held: list[Image.Image] = []
    for strip in rows:
        held.append(strip)
        if len(held) == ROWS_A_PAGE:
            yield _stack(held)
            held = []
    if held:
        yield _stack(held)


def _stack(strips: list[Image.Image]) -> Image.Image:
    page = Image.new("RGB", (max(strip.width for strip in strips), sum(strip.height for strip in strips)), "white")
    top = 0
    for strip in strips:
        page.paste(strip, (0, top))
        top += strip.height
    return page


def _fitted(image: Image.Image) -> Image.Image:
    """The image whole in a cell."""
    small = image.convert("RGB")
    small.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
    cell = Image.new("RGB", (CELL, CELL), "white")
    cell.paste(small, ((CELL - small.width) // 2, (CELL - small.height) // 2))
    return cell


def _head(pixels: NDArray[np.uint8]) -> Image.Image:
    side = pixels.shape[0]
    left, top, right, bottom = (round(share * side) for share in HEAD)
    return Image.fromarray(pixels[top:bottom, left:right])


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def _quiet(percent: int, step: str) -> None:
    """Progress nobody watches."""


if __name__ == "__main__":
    main()
