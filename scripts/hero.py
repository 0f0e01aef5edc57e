"""The picture at the top of the README: figures with the photos they were made from.

    python scripts/hero.py docs/pictures/hero.jpg

Only photos that may be shown are used: those of ``tests/data``, in the public domain or CC0.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from figurelab.engines.base import CONCEPT, PrototypeOptions
from figurelab.engines.procedural.concept import unpack
from figurelab.engines.procedural.engine import ProceduralEngine, concept_solid
from figurelab.intake.decoder import PhotoDecoder
from figurelab.render.picture import picture

PHOTOS = Path(__file__).parent.parent / "tests" / "data"
CAST = (("astronaut", (0.20, 0.0, 0.48)), ("portrait_dark_suit", (0.28, 0.0, 0.62)), ("cat", (0.19, 0.0, 0.98)))
"""A photo and the square of it that is shown: left and top as shares of it, side as a share of its shorter side."""
SIDE, YAW = 900, (-20.0, 0.0, 22.0)
CROP = (0.0, 0.03, 0.83, 0.97)
"""The part of a picture that is kept: more on the left, where the photo is."""
PORTRAIT, EDGE, GAP = 136, 5, 8


def main(out: Path) -> None:
    cells = [_cell(name, square, yaw) for (name, square), yaw in zip(CAST, YAW, strict=True)]
    step = cells[0].width + GAP
    strip = Image.new("RGB", (step * len(cells) - GAP, cells[0].height), "white")
    for i, cell in enumerate(cells):
        strip.paste(cell, (i * step, 0))
    strip.save(out, quality=88, optimize=True, progressive=True)
    print(f"{out}: {strip.width} x {strip.height}, {out.stat().st_size / 1000:.0f} kB")


def _cell(name: str, square: tuple[float, float, float], yaw: float) -> Image.Image:
    """One figure on paper, its photo in a round frame at the upper left."""
    decoder = PhotoDecoder(children=1)
    photo = decoder.decode((PHOTOS / f"{name}.jpg").read_bytes()).png
    decoder.close()
    concept = ProceduralEngine().prototype(photo, PrototypeOptions(seed=1), _quiet).files[CONCEPT]
    figure = Image.fromarray(picture(concept_solid(unpack(concept)), size=SIDE, yaw=yaw, supersample=3))
    left, top, right, bottom = (round(share * SIDE) for share in CROP)
    figure = figure.crop((left, top, right, bottom))
    figure = figure.resize((figure.width * 2 // 3, figure.height * 2 // 3), Image.Resampling.LANCZOS)
    _frame(figure, _square(Image.open(io.BytesIO(photo)).convert("RGB"), square))
    return figure


def _square(photo: Image.Image, square: tuple[float, float, float]) -> Image.Image:
    left, top, side = square[0] * photo.width, square[1] * photo.height, square[2] * min(photo.size)
    return photo.crop((left, top, left + side, top + side)).resize((PORTRAIT, PORTRAIT), Image.Resampling.LANCZOS)


def _frame(figure: Image.Image, portrait: Image.Image) -> None:
    ring = PORTRAIT + 2 * EDGE
    figure.paste("white", (14, 14), _disc(ring))
    figure.paste(portrait, (14 + EDGE, 14 + EDGE), _disc(PORTRAIT))


def _disc(side: int) -> Image.Image:
    """A round mask with a soft edge."""
    mask = Image.new("L", (side * 4, side * 4))
    ImageDraw.Draw(mask).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
    return mask.resize((side, side), Image.Resampling.LANCZOS)


def _quiet(percent: int, step: str) -> None:
    """Progress nobody watches."""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
