"""A developer's table of readings over a folder of photos, and a sheet of photos beside the colours that were read.

python scripts/read_report.py FOLDER [--sheet sheet.png] [--only NAME]
"""

from __future__ import annotations

import argparse
import time
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from figurelab.engines.base import NoSubject
from figurelab.engines.procedural import perceive, read
from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.perceive import Observation

_CELL = 220


def load(path: Path) -> np.ndarray | None:
    """A photo as intake would hand it on; None for a file that is no picture."""
    try:
        picture = ImageOps.exif_transpose(Image.open(path))
        picture.thumbnail((2000, 2000))
        if picture.mode.startswith("I"):
            picture = Image.fromarray((np.asarray(picture) / 257).astype(np.uint8))
        clear = picture.mode in ("P", "LA", "RGBA")
        return np.asarray(picture.convert("RGBA" if clear else "RGB"))
    except (OSError, Image.DecompressionBombError):
        return None


def describe(seen: Observation, spec: FigureSpec | None) -> str:
    """One line: what was measured and what became of it."""
    if spec is None:
        return f"{seen.kind}: to be lifted"
    if spec.pet is not None:
        return f"{seen.kind} {spec.pet}"
    measured = read.measure(seen)
    parts = [f"{seen.kind} faces={seen.faces} margin={seen.face_margin:.2f}"]
    if (head := measured.head) is not None:
        hair, chin = head.hair, head.beard.value
        parts.append(
            f"yaw={head.yaw:+.2f} | hair {spec.hair.style} t={hair.length:+.2f} area={hair.area:.2f} "
            f"top={hair.top:.2f} gap={hair.fringe_gap:.2f} ({hair.gap_left:.2f} {hair.gap_right:.2f}) "
            f"coherence={hair.coherence:.2f} {hair.tied} fringe={spec.hair.fringe} parting={spec.hair.parting} "
            f"| hat {spec.hat.kind} {head.hat.value.share:.2f} | glasses {spec.glasses.kind} "
            f"| beard {spec.facial_hair.kind} length={chin.length:.2f} "
            f"| mouth {spec.face.mouth} | face {spec.face.shape} {head.shape.value.width:.2f} "
            f"{head.shape.value.jaw:.2f} | brows {head.brows.value.darkness:.0f} w={spec.face.brows.weight} "
            f"| lips {head.lips.value:.2f} | age {spec.face.age}"
        )
    if (body := measured.body) is not None:
        seen_top = body.top.value
        shares = [round(c.share, 2) for c in seen_top.colors[:3]]
        parts.append(
            f"top {spec.top.kind} {spec.top.sleeve} ({body.sleeve.confidence}) shares={shares} "
            f"open={seen_top.opening:.0f} rough={seen_top.roughness:.1f} {spec.top.pattern.kind} tie={spec.top.tie} "
            f"| bottom {spec.bottom.kind} ({body.bottom.confidence}) bare={body.bottom.value.bare:.2f} "
            f"web={body.bottom.value.web:.2f} | {spec.body.pose} {spec.body.build}"
        )
    return "\n    ".join(parts)


def card(name: str, seen: Observation, spec: FigureSpec) -> Image.Image:
    """The head or the whole subject, and the colours: skin, hair, top, accent or inner, bottom."""
    cell = Image.new("RGB", (_CELL * 2, _CELL), "white")
    photo = Image.fromarray(seen.photo)
    photo.thumbnail((_CELL, _CELL))
    cell.paste(photo, (0, 0))
    draw = ImageDraw.Draw(cell)
    if spec.pet is not None:
        colors = [spec.pet.coat, spec.pet.second, spec.pet.light, spec.pet.eyes]
    else:
        second = spec.top.tie or (spec.top.pattern.color if spec.top.pattern.kind != "plain" else spec.top.color)
        colors = [spec.face.skin, spec.hair.color, spec.hair.streak or spec.hair.color, spec.face.brows.color]
        colors += [spec.top.color, spec.top.inner if spec.top.kind in ("suit", "jacket") else spec.top.color]
        colors += [second, spec.bottom.color]
        if spec.hat.kind != "none":
            colors += [spec.hat.color, spec.hat.accent]
    step = _CELL // ((len(colors) + 1) // 2)
    for i, color in enumerate(colors):
        x, y = _CELL + (i % 2) * (_CELL // 2), (i // 2) * step
        draw.rectangle([x, y, x + _CELL // 2, y + step], fill=color)
    draw.text((2, 2), name[:28], fill="#ffff00", stroke_width=1, stroke_fill="#000000")
    return cell


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    cards: list[Image.Image] = []
    for path in sorted(options.folder.iterdir()):
        if options.only and not any(part in path.name for part in options.only):
            continue
        photo = load(path)
        if photo is None:
            continue
        start = time.perf_counter()
        try:
            seen = perceive.observe(photo)
        except NoSubject as error:
            print(f"{path.name}: nothing: {error.message}")
            continue
        spec = read.read(seen, 0)
        seconds = time.perf_counter() - start
        print(f"{path.name} ({seconds:.2f} s): {describe(seen, spec)}", flush=True)
        if spec is not None:
            cards.append(card(path.name, seen, spec))
    if options.sheet and cards:
        columns = 4
        rows = -(-len(cards) // columns)
        sheet = Image.new("RGB", (columns * cards[0].width, rows * _CELL))
        for i, picture in enumerate(cards):
            sheet.paste(picture, ((i % columns) * picture.width, (i // columns) * _CELL))
        sheet.save(options.sheet)


if __name__ == "__main__":
    main()
