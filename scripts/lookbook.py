"""Contact sheets to look at: photos and their figures, every hair style from four sides, and 48 invented figures.

python scripts/lookbook.py --out out/lookbook                       the photos that ride in the repository
python scripts/lookbook.py ~/photos --out out/lookbook              a folder of your own
python scripts/lookbook.py --only hair --only figures --out sheets  some pages only
python scripts/lookbook.py --only breeds                            thirty pets from three sides
python scripts/lookbook.py --only figures --pick 0 --pick 12        some figures, hair styles or studies only
python scripts/lookbook.py --only hair --only figures --cell 200 --rows 0 --out docs/pictures
                                                                    the pictures of the documentation
python scripts/lookbook.py --only characters --only heads --studies ~/studies
                        beside body/characters.jpg and hair/contact.jpg of that folder, whose people and styles they are
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import lookbook_specs as specs
import lookbook_studies as studies
from lookbook_sheet import in_rows, row, save_pages, stack, study_strips
from PIL import Image

from figurelab.domain.errors import FigureError
from figurelab.engines.base import CONCEPT, PREVIEW, BuildOptions, EngineError, PrototypeOptions
from figurelab.engines.procedural.concept import unpack
from figurelab.engines.procedural.engine import ProceduralEngine, concept_solid, figure_solid
from figurelab.engines.procedural.figure import FigureSpec
from figurelab.intake.decoder import PhotoDecoder
from figurelab.render.picture import picture

ROOT = Path(__file__).parent.parent
SAMPLES = (ROOT / "tests" / "data", ROOT / "src" / "figurelab" / "data")
SUFFIXES = {".png", ".jpg", ".jpeg", ".webp"}
USUAL = ("photos", "hair", "figures")
STUDIES = ("characters", "heads")
BREEDS = "breeds"
FIGURES_A_ROW = 8
TURN = 22.0
HEAD, FIGURE = (0.19, 0.02, 0.81, 0.64), (0.18, 0.04, 0.82, 0.93)
"""The parts of a picture that hold the head, and the whole figure: left, top, right, bottom."""


@dataclass(frozen=True)
class Wanted:
    """What to draw: the folder of photos, the studies' folder, the size of a cell in pixels, the numbers picked."""

    folder: Path | None
    studies: Path | None
    cell: int
    picked: frozenset[int]

    def numbered(self, figures: Sequence[FigureSpec]) -> Iterator[tuple[int, FigureSpec]]:
        """The figures that are picked, or all, with their numbers."""
        for number, spec in enumerate(figures):
            if not self.picked or number in self.picked:
                yield number, spec


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="photos; the bundled samples if left out")
    parser.add_argument("--out", type=Path, default=Path("out/lookbook"))
    parser.add_argument("--only", action="append", choices=(*USUAL, BREEDS, *STUDIES), help="one page; may be repeated")
    parser.add_argument("--studies", type=Path, help="a folder whose sheets the pages characters and heads lie beside")
    parser.add_argument("--pick", type=int, action="append", default=[], help="one number; may be repeated")
    parser.add_argument("--cell", type=int, default=320, help="pixels of a picture's side")
    parser.add_argument("--rows", type=int, default=6, help="rows on a page; 0 puts all on one, hair.jpg and so on")
    parser.add_argument("--png", action="store_true", help="PNG instead of JPEG")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    wanted = Wanted(options.folder, options.studies, options.cell, frozenset(options.pick))
    pages = {
        "photos": photo_rows, "hair": hair_rows, "figures": figure_rows, "characters": character_rows,
        "heads": head_rows, BREEDS: breed_rows,
    }  # fmt: skip
    suffix = ".png" if options.png else ".jpg"
    for page in options.only or USUAL:
        save_pages(pages[page](wanted), options.out, page, rows_a_page=options.rows, suffix=suffix)


def photo_rows(wanted: Wanted) -> Iterator[Image.Image]:
    """photo | concept | preview | left | back, as the two stages make them."""
    engine, decoder = ProceduralEngine(), PhotoDecoder(children=1)
    for path in photos(wanted.folder):
        began = time.perf_counter()
        try:
            photo = decoder.decode(path.read_bytes()).png
            concept = engine.prototype(photo, PrototypeOptions(name=path.name), _quiet).files[CONCEPT]
            preview = engine.build(concept, BuildOptions(name=path.name), _quiet).files[PREVIEW]
        except (EngineError, FigureError) as error:
            print(f"{path.name}: {error}", flush=True)
            continue
        solid = concept_solid(unpack(concept))
        views = [Image.fromarray(picture(solid, size=wanted.cell, yaw=yaw)) for yaw in (90.0, 180.0)]
        print(f"{path.name}: {time.perf_counter() - began:.1f} s", flush=True)
        yield row([_opened(photo), _opened(concept), _opened(preview), *views], path.stem, wanted.cell)
    decoder.close()


def photos(folder: Path | None) -> list[Path]:
    """The pictures of a folder, or of the bundled samples, by name."""
    folders = SAMPLES if folder is None else (folder,)
    found = sorted(path for each in folders for path in each.iterdir() if path.suffix.lower() in SUFFIXES)
    if not found:
        sys.exit(f"{folder} holds no {', '.join(sorted(SUFFIXES))}")
    return found


def hair_rows(wanted: Wanted) -> Iterator[Image.Image]:
    """Every style from the front, the figure's left, the back and its right: two styles a row."""

    def taken() -> Iterator[Image.Image]:
        for number, spec in wanted.numbered(specs.hair_styles()):
            yield row(views(spec, (0, 90, 180, -90), wanted.cell, HEAD), f"{number} {spec.hair.style}")
            print(f"hair: {spec.hair.style}", flush=True)

    yield from in_rows(taken(), 2)


def figure_rows(wanted: Wanted) -> Iterator[Image.Image]:
    """The 48 invented figures, turned a little."""

    def taken() -> Iterator[Image.Image]:
        for number, spec in wanted.numbered(specs.figures()):
            yield row(
                views(spec, (TURN,), wanted.cell), f"{number} {spec.base.name if spec.base.name.isascii() else ''}"
            )
            print(f"figure {number}", flush=True)

    yield from in_rows(taken(), FIGURES_A_ROW)


def breed_rows(wanted: Wanted) -> Iterator[Image.Image]:
    """Every breed from the front, the side and the back: two breeds a row."""

    def taken() -> Iterator[Image.Image]:
        for number, spec in wanted.numbered(specs.breeds()):
            yield row(views(spec, (TURN, 90, 180), wanted.cell), f"{number} {spec.base.name}")
            print(f"breed: {spec.base.name}", flush=True)

    yield from in_rows(taken(), 2)


def character_rows(wanted: Wanted) -> Iterator[Image.Image]:
    """Ten people of a study, front and three quarters, under the study's own pictures: two a row."""
    beside = _study(wanted, "body/characters.jpg", len(studies.CHARACTERS))
    yield from in_rows(_compared(wanted, studies.CHARACTERS, beside, (0, 35), FIGURE), 2)


def head_rows(wanted: Wanted) -> Iterator[Image.Image]:
    """Fourteen hair styles of a study from four sides, under the study's own pictures: two a row."""
    beside = _study(wanted, "hair/contact.jpg", len(studies.HEADS))
    yield from in_rows(_compared(wanted, studies.HEADS, beside, (0, 35, 90, 180), HEAD), 2)


def _compared(
    wanted: Wanted,
    figures: Sequence[FigureSpec],
    beside: list[Image.Image],
    yaws: Sequence[float],
    part: tuple[float, float, float, float],
) -> Iterator[Image.Image]:
    for number, spec in wanted.numbered(figures):
        own = row(views(spec, yaws, wanted.cell, part), f"{number}")
        print(f"study {number}", flush=True)
        if not beside:
            yield own
            continue
        study = beside[number]
        yield stack([study.resize((own.width, round(study.height * own.width / study.width))), own])


def _study(wanted: Wanted, name: str, subjects: int) -> list[Image.Image]:
    return study_strips(wanted.studies / name, subjects=subjects) if wanted.studies else []


def views(
    spec: FigureSpec,
    yaws: Iterable[float],
    across: int,
    part: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
) -> list[Image.Image]:
    """A part of the figure's picture from each of the directions (degrees), ``across`` pixels wide."""
    left, top, right, bottom = part
    side = round(across / (right - left))
    box = round(left * side), round(top * side), round(left * side) + across, round(bottom * side)
    solid = figure_solid(spec)
    return [Image.fromarray(picture(solid, size=side, yaw=yaw)).crop(box) for yaw in yaws]


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def _quiet(percent: int, step: str) -> None:
    """Progress nobody watches."""


if __name__ == "__main__":
    main()
