"""What the ImageNet net makes of the top of a head: hats that the region net takes for hair or for ground."""

from __future__ import annotations

from dataclasses import dataclass

from .faces import Box
from .nets import CLASS_SIDE, class_logits
from .window import U8, Window

# Indices of ImageNet-1k: cowboy hat, sombrero; bathing cap, shower cap, ski mask; mortarboard.
_BRIMS, _CAPS, _BOARDS = (515, 808), (433, 793, 796), (667,)


@dataclass(frozen=True)
class Headgear:
    """Mean logits over the mean of all. brim: of hats with one all round. close: of what lies close to the skull. Of
    260 portraits without either none had more than 4.6 and 4.5. board: of a graduate's cap; three had 4.1 and more, and
    so have bare heads over dark jackets, for the net sees a gown in these."""

    brim: float = 0.0
    close: float = 0.0
    board: float = 0.0


def headgear(photo: U8, box: Box, roll: float) -> Headgear:
    """Of a face's box and the crown over it."""
    window = Window(box.x, box.y - 0.45 * box.side, 2.4 * box.side, roll, CLASS_SIDE)
    scores = class_logits(window.sample(photo))
    kinds = (_BRIMS, _CAPS, _BOARDS)
    brim, close, board = (float(scores[list(some)].mean() - scores.mean()) for some in kinds)
    return Headgear(brim, close, board)
