"""The far side of a thing that shows its broad side: its large patches, plain, and plain bands between both sides."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.bands import bands
from figurelab.engines.procedural.lift.edges import spread
from figurelab.engines.procedural.lift.images import blurred, components, f32, nearest
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_LARGE, _ALONG = 0.02, 0.05
_PANE, _FRAME = 0.05, 0.06
_SOFT, _SHARP = 0.014, 6
_MARGIN, _ROUND = 2.0, 0.05
_SHADE, _TINT = 38.0, 16.0


def far_side(sheet: Sheet, paints: Paints, rim: Mask, shown: Mask, *, plain: bool, banded: bool = True) -> F32:
    """(h, w, 3) f32 sRGB: how a part that shows its broad side looks from behind and, along its outline, from beside.

    Large patches of paint that run to the outline, soles, wheels and windscreens, are there on the far side as well,
    unless it is plain, as that of a camera, a book or a clock. What the outline encloses is on the near side alone:
    letters, dials, lenses and eyes. Between both sides every row is of the paint that its rim and its front agree on:
    a sole runs all round, a wheel does not. banded: a creature's fur is in no such rows.
    """
    paints = _broadly(paints, shown)
    kinds = np.arange(len(paints.lab))
    row = bands(paints, rim, shown, sheet.height)
    weight = np.broadcast_to(row[:, None, None] == kinds, (*shown.shape, len(kinds))).astype(np.float32)
    if not plain:
        patch = _patches(sheet, paints, rim, shown)
        far = ((patch[..., None] == kinds) & shown[..., None]).astype(np.float32)
        t = np.clip((sheet.depth - _MARGIN) / (_ROUND * sheet.height), 0, 1)[..., None] if banded else 1.0
        weight += f32(t) * (far - weight)
    weight = np.maximum(blurred(weight, (_SOFT * sheet.height, _SOFT * sheet.height, 0)), 1e-4) ** _SHARP
    colours = f32(lab2rgb(paints.lab[None])[0])
    return spread(f32((weight / weight.sum(axis=2, keepdims=True)) @ colours), shown)


def _broadly(paints: Paints, shown: Mask) -> Paints:
    """Paints that may be light and shade of one, even much of it, as one: far from the light there is but one."""
    order = np.argsort(-paints.shares(shown), kind="stable")
    owner = np.arange(len(paints.lab))
    for i, small in enumerate(order):
        for large in order[:i]:
            off = np.abs(paints.lab[small] - paints.lab[large])
            if owner[large] == large and off[0] < _SHADE and float(np.hypot(off[1], off[2])) < _TINT:
                owner[small] = large
                break
    used, index = np.unique(owner, return_inverse=True)
    return Paints(paints.lab[used], index[paints.label].astype(np.int64))


def _patches(sheet: Sheet, paints: Paints, rim: Mask, shown: Mask) -> NDArray[np.int64]:
    """(h, w) index of the paint on the far side: of the nearest patch that is large and runs along the outline, or
    that only a narrow frame keeps from it, as a roof does a window."""
    kept = np.zeros_like(shown)
    near = shown & (sheet.depth < _FRAME * sheet.height)
    for index in range(len(paints.lab)):
        labels, count = components(shown & (paints.label == index))
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        along = np.bincount(labels[rim], minlength=count + 1) > _ALONG * rim.sum()
        framed = np.bincount(labels[near], minlength=count + 1) > _ALONG * near.sum()
        stays = ((sizes > _LARGE * shown.sum()) & along) | ((sizes > _PANE * shown.sum()) & framed)
        stays[0] = False
        kept |= stays[labels]
    if not kept.any():
        return np.full(shown.shape, int(paints.shares(shown).argmax()), np.int64)
    return paints.label[nearest(kept)]
