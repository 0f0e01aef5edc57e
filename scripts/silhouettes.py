"""How well a lifted toy's side and back fit its true views: intersection over union of the silhouettes.

python scripts/silhouettes.py front.png side.png back.png      three cut-out pictures (RGBA) of one toy

The solid is lifted from the front alone, without a base. A silhouette is scaled to the true view's height and moved
sideways to where it fits best; the side may look either way. Ends with an error below --least-side or --least-back.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from figurelab.engines.procedural.lift import lift
from figurelab.engines.procedural.perceive import subject_mask
from figurelab.render.solid import Solid

Mask = NDArray[np.bool_]
TALL, ROOM = 400, 40
X, Z = 0, 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("views", type=Path, nargs=3, metavar="VIEW", help="front, side and back")
    parser.add_argument("--least-side", type=float, default=0.85)
    parser.add_argument("--least-back", type=float, default=0.88)
    options = parser.parse_args()
    front, side, back = (np.asarray(Image.open(path).convert("RGBA")) for path in options.views)
    solid = lift(front, subject_mask, base=False).solid
    shares = {
        "front": fit(outline(solid, X), true(front)),
        "side": max(fit(outline(solid, Z, way), true(side)) for way in (1, -1)),
        "back": fit(outline(solid, X, -1), true(back)),
    }
    print("  ".join(f"{view} {share:.3f}" for view, share in shares.items()))
    if shares["side"] < options.least_side or shares["back"] < options.least_back:
        sys.exit(f"at least {options.least_side} at the side and {options.least_back} at the back are wanted")


def true(picture: NDArray[np.uint8]) -> Mask:
    """(TALL, w) the opaque part of a picture."""
    opaque = picture[..., 3] > 127
    rows, columns = np.flatnonzero(opaque.any(axis=1)), np.flatnonzero(opaque.any(axis=0))
    cut = Image.fromarray(opaque[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
    return np.asarray(cut.resize((round(cut.width * TALL / cut.height), TALL)))


def outline(solid: Solid, axis: int, way: int = 1) -> Mask:
    """(TALL, w) what the solid covers seen along the other level axis; way -1 is the view from behind it."""
    flat = np.stack([way * solid.vertices[:, axis], solid.vertices[:, 1].max() - solid.vertices[:, 1]], axis=1)
    flat = (flat - flat.min(axis=0)) * (TALL / np.ptp(flat[:, 1]))
    image = Image.new("1", (int(flat[:, 0].max()) + 1, TALL))
    draw = ImageDraw.Draw(image)
    for triangle in flat[solid.faces]:
        draw.polygon([tuple(point) for point in triangle.tolist()], fill=1)
    return np.asarray(image)


def fit(ours: Mask, theirs: Mask) -> float:
    """Largest intersection over union of two masks of one height, over shifts of up to ROOM pixels."""
    wide = max(ours.shape[1], theirs.shape[1]) + 2 * ROOM
    fixed = _placed(theirs, wide, 0)
    shares: list[float] = []
    for shift in range(-ROOM, ROOM + 1):
        moved = _placed(ours, wide, shift)
        shares.append(float((moved & fixed).sum() / (moved | fixed).sum()))
    return max(shares)


def _placed(mask: Mask, wide: int, shift: int) -> Mask:
    start = (wide - mask.shape[1]) // 2 + shift
    out = np.zeros((TALL, wide), np.bool_)
    out[:, start : start + mask.shape[1]] = mask
    return out


if __name__ == "__main__":
    main()
