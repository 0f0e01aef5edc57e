"""How much of a photo its figure keeps: choices against written expectations, colours, and small changes of the photo.

python scripts/likeness.py                                       the portraits that ride in the repository
python scripts/likeness.py ~/photos ~/expectations.json          a folder and expectations of your own
python scripts/likeness.py --only NAME --no-changes              one photo, without the changed copies

Expectations: {"file.jpg": {"choices": {"hair.style": ["bob", "side_part"], "hair.length": [-0.8, -0.4]},
"colors": {"skin": [L, a, b], "hair": [L, a, b], "top": [L, a, b]}}}. A choice names a field of the figure and what it
may be: words, or the ends of a range. Colours are CIE Lab (D65) as seen by eye in the photo. Ends with an error when
fewer choices are kept than --least.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageOps
from skimage.color import deltaE_ciede2000

from figurelab.engines.base import NoSubject
from figurelab.engines.procedural import perceive, read
from figurelab.engines.procedural.engine import figure_solid
from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.read.color import from_hex, to_lab
from figurelab.render.picture import picture
from figurelab.render.raster import Fragments
from figurelab.render.solid import Surface

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]

DATA = Path(__file__).parent.parent / "tests" / "data"
PARTS = ("skin", "hair", "top")
MARKS = {"skin": "#ff00ff", "hair": "#00ff00", "top": "#0000ff"}
CELLS, SIDE = 112, 256
CLASSES = (
    "hair.style", "hair.fringe", "face.mouth", "facial_hair.kind", "glasses.kind", "hat.kind", "top.kind", "top.sleeve",
    "top.pattern.kind", "bottom.kind", "body.build", "body.pose",
)  # fmt: skip
CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "crop": lambda photo: ImageOps.crop(photo, round(0.04 * min(photo.size))),
    "80 %": lambda photo: photo.resize((round(photo.width * 0.8), round(photo.height * 0.8)), Image.Resampling.LANCZOS),
    "jpeg 60": lambda photo: _jpeg(photo, 60),
    "-15 %": lambda photo: ImageEnhance.Brightness(photo).enhance(0.85),
    "+15 %": lambda photo: ImageEnhance.Brightness(photo).enhance(1.15),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA)
    parser.add_argument("expectations", type=Path, nargs="?", default=DATA / "likeness.json")
    parser.add_argument("--only", action="append", default=None, metavar="NAME")
    parser.add_argument("--no-changes", action="store_true", help="do not read changed copies of each photo")
    parser.add_argument("--no-pictures", action="store_true", help="do not sculpt; measure the readings only")
    parser.add_argument("--least", type=float, default=0.92, help="smallest share of choices kept")
    options = parser.parse_args()
    expectations: dict[str, Any] = json.loads(options.expectations.read_text())
    tally = Tally()
    print(f"{'photo':24} {'kept':>7}  " + "  ".join(f"{part} eye/paint/picture" for part in PARTS) + "  changed")
    for name, expected in expectations.items():
        if options.only and not any(part in name for part in options.only):
            continue
        photo = _opened(options.folder / name)
        spec = figure_of(photo)
        if spec is None:
            sys.exit(f"{name}: no person to read")
        tally.add(name, spec, expected, pictured=not options.no_pictures)
        if not options.no_changes:
            tally.change(spec, photo)
        print(tally.rows[-1], flush=True)
    if not tally.rows:
        sys.exit("no photo was asked for")
    print("\n".join(tally.summary()))
    if tally.kept_share < options.least:
        sys.exit(f"{tally.kept_share:.0%} of the choices are kept; at least {options.least:.0%} are wanted")


def figure_of(photo: Image.Image) -> FigureSpec | None:
    """None when nobody can be made out."""
    try:
        return read.read(perceive.observe(np.asarray(photo)))
    except NoSubject:
        return None


def missed(spec: FigureSpec, choices: dict[str, list[Any]]) -> Iterator[str]:
    """The expected choices that the figure did not take, with what it took."""
    for path, allowed in choices.items():
        value = field_of(spec, path)
        kept = allowed[0] <= value <= allowed[1] if isinstance(value, float) else value in allowed
        if not kept:
            yield f"{path}={value if isinstance(value, str) else round(float(value), 2)}"


def field_of(spec: FigureSpec, path: str) -> Any:
    """A field of the figure by its dotted name."""
    return attrgetter(path)(spec)


def colors_of(spec: FigureSpec) -> dict[str, F32]:
    """(3,) Lab of skin, hair and top."""
    return {
        "skin": from_hex(spec.face.skin),
        "hair": from_hex(spec.hair.color),
        "top": from_hex(spec.top.color),
    }


def difference(a: F32, b: F32) -> float:
    """CIEDE2000."""
    return float(deltaE_ciede2000(np.asarray(a, np.float64), np.asarray(b, np.float64)))


def drawn_colors(spec: FigureSpec) -> dict[str, tuple[F32, F32]]:
    """(3,) Lab of each part as painted (what the texture is baked from) and as pictured: medians over the front.

    The same figure in three signal colours tells which part each vertex and pixel shows.
    """
    solid = figure_solid(spec, cells=CELLS)
    signals = replace(
        spec,
        face=replace(spec.face, skin=MARKS["skin"]),
        hair=replace(spec.hair, color=MARKS["hair"], streak=None),
        top=replace(spec.top, color=MARKS["top"], pattern=type(spec.top.pattern)()),
    )
    marked = figure_solid(signals, cells=CELLS)
    front = solid.normals[:, 2] > 0.5
    at, facing = solid.vertices[front], solid.normals[front]
    open_air = np.ones(len(at), np.float32)
    painted = _lab(solid.paint(at, facing, open_air).albedo)
    vertex_parts = _parts(marked.paint(at, facing, open_air).albedo)

    def in_signals(fragments: Fragments) -> Surface:
        return marked.paint(fragments.positions, fragments.normals, fragments.occlusion)

    pictured = to_lab(picture(solid, size=SIDE)).reshape(-1, 3)
    signalled = picture(solid, size=SIDE, finish=in_signals).reshape(-1, 3)
    pixel_parts = _parts((signalled / 255).astype(np.float32))
    found: dict[str, tuple[F32, F32]] = {}
    for number, part in enumerate(PARTS):
        vertices, pixels = painted[vertex_parts == number], pictured[pixel_parts == number]
        if len(vertices) > 20 and len(pixels) > 20:
            found[part] = np.median(vertices, axis=0), np.median(_lit(pixels), axis=0)
    return found


def _lit(lab: F32) -> F32:
    """The lighter half without the highlights."""
    low, high = np.percentile(lab[:, 0], [50, 95])
    return lab[(lab[:, 0] >= low) & (lab[:, 0] <= high)]


def _parts(rgb: F32) -> NDArray[np.int64]:
    """Index into PARTS of each colour (n, 3) by its signal hue, -1 for anything else."""
    r, g, b = rgb.T
    margin = 0.35 * np.maximum(rgb.max(axis=1), 0.15)
    skin = (np.minimum(r, b) - g > margin) & (np.abs(r - b) < 0.4)
    hair = g - np.maximum(r, b) > margin
    top = b - np.maximum(r, g) > margin
    return np.select([skin, hair, top], [0, 1, 2], -1)


def _lab(srgb: F32) -> F32:
    return to_lab(np.round(np.clip(srgb, 0, 1) * 255).astype(np.uint8))


@dataclass(frozen=True)
class Change:
    """What a changed copy of a photo did: classes that stayed, and the largest move of a colour."""

    same: int
    moved: float


class Tally:
    """Everything measured so far, and the table's rows."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._kept = self._expected = 0
        self._errors: dict[tuple[str, str], list[float]] = {}
        self._bias: dict[str, list[float]] = {"dark": [], "light": []}
        self._changes: dict[str, list[Change]] = {}

    @property
    def kept_share(self) -> float:
        return self._kept / max(self._expected, 1)

    def add(self, name: str, spec: FigureSpec, expected: dict[str, Any], *, pictured: bool) -> None:
        choices, colors = expected.get("choices", {}), expected.get("colors", {})
        wrong = list(missed(spec, choices))
        self._kept += len(choices) - len(wrong)
        self._expected += len(choices)
        drawn = drawn_colors(spec) if pictured else {}
        cells: list[str] = []
        for part, read_color in colors_of(spec).items():
            by_eye = np.array(colors[part], np.float32) if part in colors else None
            errors = [None if by_eye is None else difference(by_eye, read_color)]
            errors += [difference(read_color, d) for d in drawn[part]] if part in drawn else [None, None]
            cells.append("/".join("   -" if e is None else f"{e:4.1f}" for e in errors))
            for kind, error in zip(("eye", "paint", "picture"), errors, strict=True):
                if error is not None:
                    self._errors.setdefault((part, kind), []).append(error)
            if part == "skin" and by_eye is not None:
                shade = "dark" if by_eye[0] < 62 else "light"
                self._bias[shade].append(float(read_color[0] - by_eye[0]))
        kept = f"{len(choices) - len(wrong)}/{len(choices)}"
        self.rows.append(f"{name[:24]:24} {kept:>7}  {'  '.join(f'{c:>20}' for c in cells)}  {' '.join(wrong)}")

    def change(self, spec: FigureSpec, photo: Image.Image) -> None:
        """Read changed copies of the photo and compare."""
        before = colors_of(spec)
        notes: list[str] = []
        for kind, changed in CHANGES.items():
            again = figure_of(changed(photo))
            if again is None:
                self._changes.setdefault(kind, []).append(Change(0, 100.0))
                notes.append(f"{kind}: nobody")
                continue
            flipped = [path for path in CLASSES if field_of(spec, path) != field_of(again, path)]
            moves = {part: difference(before[part], color) for part, color in colors_of(again).items()}
            self._changes.setdefault(kind, []).append(Change(len(CLASSES) - len(flipped), max(moves.values())))
            notes += [f"{kind}: {path}={field_of(again, path)}" for path in flipped]
            notes += [f"{kind}: {part} moved {move:.0f}" for part, move in moves.items() if move > 6]
        if notes:
            self.rows[-1] += "\n" + "\n".join(f"{'':34}{note}" for note in notes)

    def summary(self) -> list[str]:
        lines = ["", f"choices kept: {self._kept} of {self._expected}, {self.kept_share:.1%}"]
        for (part, kind), errors in sorted(self._errors.items()):
            against = {"eye": "photo by eye to figure", "paint": "figure to paint", "picture": "figure to picture"}[
                kind
            ]
            worst = float(np.percentile(errors, 90))
            lines.append(f"{part:5} {against:24} dE median {np.median(errors):4.1f}  p90 {worst:4.1f}  n {len(errors)}")
        for shade, moves in self._bias.items():
            if moves:
                lines.append(f"{shade} skin reads {np.mean(moves):+.1f} L, n {len(moves)}")
        for kind, made in self._changes.items():
            share = sum(c.same for c in made) / (len(CLASSES) * len(made))
            moved = float(np.median([c.moved for c in made]))
            lines.append(
                f"{kind:8} keeps {share:.1%} of the classes, moves colours by {moved:.1f} (median of the largest)"
            )
        return lines


def _opened(path: Path) -> Image.Image:
    """A photo as intake hands it on: upright, at most 2000 pixels a side, opaque or with its alpha."""
    opened = ImageOps.exif_transpose(Image.open(path))
    opened.thumbnail((2000, 2000))
    return opened.convert("RGBA" if opened.mode in ("P", "LA", "RGBA") else "RGB")


def _jpeg(photo: Image.Image, quality: int) -> Image.Image:
    held = io.BytesIO()
    photo.convert("RGB").save(held, "JPEG", quality=quality)
    return Image.open(held)


if __name__ == "__main__":
    main()
