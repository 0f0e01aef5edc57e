"""The rim of a part, which tells what is behind it, and what on it tells nothing."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.bands import by_row
from figurelab.engines.procedural.lift.images import away_from
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
MARGIN = 2.0
"""Pixels along the outline that hold some of the ground."""
_RIM = 4.5
_OPPOSITE = 0.03
_WHOLE, _RUN = 0.7, 0.03
_BOUNCED, _STRONG = 14.0, 24.0


def shown_of(sheet: Sheet, part: Part) -> Mask:
    """(h, w) a part's pixels without those at the outline that hold some of the ground; all, where few are left."""
    shown = part.region & (sheet.depth > MARGIN)
    return shown if shown.sum() > 30 else part.region


def rim_of(sheet: Sheet, part: Part, shown: Mask) -> Mask:
    """(h, w) pixels along the outline, above the ground and away from other parts, whose contact shadow would be read
    as a colour."""
    rim = shown & (sheet.depth <= MARGIN + _RIM)
    above = rim & (np.arange(len(rim))[:, None] < sheet.bottom - 0.035 * sheet.height)
    rim = above if above.sum() > 0.3 * rim.sum() else rim
    others = sheet.mask & ~part.region
    if others.any():
        apart = rim & (away_from(others) > min(0.045 * sheet.height, 0.6 * part.radius))
        if apart.sum() > 0.3 * rim.sum():
            rim = apart
    return rim if rim.sum() >= 12 else shown


def upper(mask: Mask) -> Mask:
    """The upper half of a mask, by its rows."""
    rows = np.flatnonzero(mask.any(axis=1))
    upper = mask.copy()
    upper[(rows[0] + rows[-1] + 1) // 2 :] = False
    return upper if upper.any() else mask


def hands(sheet: Sheet, rim: Mask, skin: F32) -> Mask:
    """Skin at the torso's rim is a hand on it, not the back of the shirt."""
    near = np.linalg.norm((sheet.lab - skin) * np.array([0.25, 1, 1], np.float32), axis=2) < 17
    return near if (rim & ~near).sum() > 0.35 * rim.sum() else np.zeros_like(near)


def one_sided(sheet: Sheet, paints: Paints, rim: Mask, shown: Mask) -> Mask:
    """A paint on one side only, with no match at the same height on the other, is a patch and does not go round."""
    columns = np.arange(rim.shape[1])
    middle = np.where(shown.any(axis=1), (shown * columns).sum(axis=1) / np.maximum(shown.sum(axis=1), 1), 0)
    left = columns[None, :] < middle[:, None]
    reach = 2 * round(_OPPOSITE * sheet.height) + 1
    alone = np.zeros_like(rim)
    main = int(paints.shares(rim if rim.any() else shown).argmax())
    for index in range(len(paints.lab)):
        if index == main:
            continue
        own = rim & (paints.label == index)
        for side in (left, ~left):
            matched = nd.maximum_filter1d((own & ~side).any(axis=1).astype(np.uint8), reach) > 0
            alone |= own & side & ~matched[:, None]
    return alone


def contact_shade(sheet: Sheet, part: Part, paints: Paints, shown: Mask) -> Mask:
    """A darker paint that lies almost only along the neighbours is their shadow, no paint at all."""
    others = sheet.mask & ~part.region
    if not others.any():
        return np.zeros_like(shown)
    close = shown & (away_from(others) < 0.11 * sheet.height)
    overall, along = paints.shares(shown), paints.shares(close)
    hugging = along * close.sum() / np.maximum(overall * shown.sum(), 1)
    main = paints.lab[int(overall.argmax())]
    # Shade of white shoes is no skin: light that is lost makes no colour stronger.
    weaker = np.hypot(paints.lab[:, 1], paints.lab[:, 2]) < float(np.hypot(main[1], main[2])) + _BOUNCED
    shade = (hugging > 0.75) & (paints.lab[:, 0] < main[0] - 8) & (_turn(paints.lab, main) < 45) & weaker
    for index in np.flatnonzero(overall > 0.15):
        # In warm light a strong colour turns warmer in the corners, and no duller.
        lit = paints.lab[index]
        darker = (paints.lab[:, 0] < lit[0] - 8) & (paints.lab[:, 0] > lit[0] - 35)
        shade |= darker & (hugging > hugging[index]) & (_turn(paints.lab, lit) < 50) & _as_strong(paints.lab, lit)
    return shade[paints.label]


def right_across(sheet: Sheet, paints: Paints, shown: Mask) -> Mask:
    """A paint that fills whole rows, many of them, is neither a hand nor a shadow: trousers below a shirt."""
    share = by_row(paints, shown)
    across = nd.binary_opening(share > _WHOLE, np.ones((max(round(_RUN * sheet.height), 2), 1), bool))
    return np.asarray(np.take_along_axis(across, paints.label, axis=1), np.bool_)


def _turn(lab: F32, other: F32) -> F32:
    return np.hypot(*(lab - other)[:, 1:].T)


def _as_strong(lab: F32, other: F32) -> Mask:
    """Chroma at least 0.8 of the other's, which must be a strong one."""
    strength = float(np.hypot(other[1], other[2]))
    return (np.hypot(lab[:, 1], lab[:, 2]) > max(0.8 * strength, 30)) & (strength > _STRONG)


def kept(paints: Paints, rim: Mask, shown: Mask, refused: Mask, least: float) -> Mask:
    """The rim without refused pixels, without rare paints (below the least share), and without rim light."""
    known = rim & ~refused
    on_rim = paints.shares(known)
    overall = paints.shares(shown)
    rare = (on_rim < least) | ((on_rim > 2.5 * overall) & (overall < 0.08))
    common = known & ~rare[paints.label]
    if common.sum() > 20:
        return common
    return known if known.sum() >= 20 else rim
