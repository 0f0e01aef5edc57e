"""Whether hair hangs over the forehead: a fringe ends in teeth and thins out, a hairline runs smoothly."""

from __future__ import annotations

from typing import NamedTuple

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
# Of the way from skin to hair.
_QUARTERS = (0.25, 0.5, 0.75)
# Share of the columns over which the edge's own run is taken: what is narrower is a tooth.
_RUN = 0.3


class Edge(NamedTuple):
    """The lower edge of the hair over the forehead. teeth: how far it runs to and fro, as a standard deviation in face
    heights: 0.003 to 0.009 of hairlines, 0.01 to 0.05 of fringes. thins: over how many face heights half of its
    contrast lies: 0.015 to 0.05 of hairlines, up to 0.09 of fringes, between whose tips skin is seen. 0 and 0 where
    hair is as light as the skin."""

    teeth: float = 0.0
    thins: float = 0.0


def edge(head: Head) -> Edge:
    """The lower edge of the hair over the forehead."""
    light = np.asarray(ndimage.gaussian_filter(head.lab[..., 0], _GRAIN * head.height), np.float32)
    if not head.skin.any() or not head.hair.any():
        return Edge()
    if float(np.median(light[head.skin]) - np.median(light[head.hair])) < _APART:
        return Edge()
    top, brow = (int(max(v, 0)) for v in (head.top - _HIGH * head.height, head.brow_line - 0.03 * head.height))
    reach = _REACH * head.width
    columns = range(max(int(head.middle - reach), 0), min(int(head.middle + reach), len(light)), _EVERY)
    found = [_edge(light[top:brow, x][::-1], head.hair[top:brow, x][::-1], head.height) for x in columns]
    edges = np.array([at for at in found if at is not None], np.float32)
    if len(edges) < _FEWEST:
        return Edge()
    run = ndimage.median_filter(edges[:, 1], size=max(3, int(_RUN * len(edges))))
    thins = float(np.median(edges[:, 2] - edges[:, 0])) / head.height
    return Edge(float(np.std(edges[:, 1] - run)) / head.height, thins)


def _edge(light: F32, hair: Mask, height: float) -> list[float] | None:
    """Of one column, upward from the brow: where it is a quarter, half and three quarters of the way from the skin's L
    to the hair's. light: (n,). hair: (n,) what the net says, whose edge is too smooth for teeth."""
    if not hair.any():
        return None
    seen = int(hair.argmax())
    first, end = max(0, seen - int(_BELOW * height)), min(len(light), seen + int(_ABOVE * height))
    if end - first < _FEWEST or end - seen < 2:
        return None
    skin, dark = float(np.percentile(light[first : seen + 1], 70)), float(np.percentile(light[seen:end], 25))
    if skin - dark < _STEP:
        return None
    return [first + float((light[first:end] < skin - share * (skin - dark)).argmax()) for share in _QUARTERS]
