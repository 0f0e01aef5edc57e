"""Whether hair hangs over the forehead: a fringe ends in teeth, a hairline runs smoothly."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .color import F32
from .head import Head, Mask

# Over the middle of the forehead, in face widths to each side; every so many columns of a 512-pixel window.
_REACH, _EVERY = 0.27, 2
# Of the face's height: the picture's grain, how far below and above the net's edge of the hair its own is looked for,
# and how far up the hair may begin at all.
_GRAIN, _BELOW, _ABOVE, _HIGH = 0.006, 0.14, 0.16, 0.35
# Least difference in L between skin and hair, beside the edge and of the whole; fewest columns that tell.
_STEP, _APART, _FEWEST = 6.0, 12.0, 8
# Share of the columns over which the edge's own run is taken: what is narrower is a tooth.
_RUN = 0.3


def teeth(head: Head) -> float:
    """How far the lower edge of the hair over the forehead runs to and fro, as a standard deviation in face heights:
    0.003 to 0.009 of hairlines, 0.018 to 0.05 of fringes. 0 where hair is as light as the skin."""
    light = np.asarray(ndimage.gaussian_filter(head.lab[..., 0], _GRAIN * head.height), np.float32)
    if not head.skin.any() or not head.hair.any():
        return 0.0
    if float(np.median(light[head.skin]) - np.median(light[head.hair])) < _APART:
        return 0.0
    top, brow = (int(max(v, 0)) for v in (head.top - _HIGH * head.height, head.brow_line - 0.03 * head.height))
    reach = _REACH * head.width
    columns = range(max(int(head.middle - reach), 0), min(int(head.middle + reach), len(light)), _EVERY)
    found = [_edge(light[top:brow, x][::-1], head.hair[top:brow, x][::-1], head.height) for x in columns]
    edges = np.array([edge for edge in found if edge is not None], np.float32)
    if len(edges) < _FEWEST:
        return 0.0
    run = ndimage.median_filter(edges, size=max(3, int(_RUN * len(edges))))
    return float(np.std(edges - run)) / head.height


def _edge(light: F32, hair: Mask, height: float) -> float | None:
    """Of one column, upward from the brow: where it is halfway from the skin's L to the hair's. light: (n,). hair:
    (n,) what the net says, whose edge is too smooth for teeth."""
    if not hair.any():
        return None
    seen = int(hair.argmax())
    first, end = max(0, seen - int(_BELOW * height)), min(len(light), seen + int(_ABOVE * height))
    if end - first < _FEWEST or end - seen < 2:
        return None
    skin, dark = float(np.percentile(light[first : seen + 1], 70)), float(np.percentile(light[seen:end], 25))
    if skin - dark < _STEP:
        return None
    return first + float((light[first:end] < (skin + dark) / 2).argmax())
