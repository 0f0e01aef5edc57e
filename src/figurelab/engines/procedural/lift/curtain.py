"""Long hair behind the back: what hangs beside the neck in front hangs down behind it as well."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.crown import hidden_from_crown
from figurelab.engines.procedural.lift.images import components, opened
from figurelab.engines.procedural.lift.nape import nape_of
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Depth, Part
from figurelab.engines.procedural.lift.person import head_rows
from figurelab.engines.procedural.lift.rows import measure, smooth
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.strands import combed

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_ALIKE = 13.0
_BOTH, _BREAST = 0.06, 0.12
_THICK, _TIPS, _UNDER, _INNER, _EVEN = 0.10, 0.25, 0.03, 0.35, 3.0


def let_down(sheet: Sheet, head: Part, paints: Paints, skull: Depth, chest: Depth) -> None:
    """Let the head's solid, in place, hang down behind the chest as far as its hair does on both sides in front."""
    crown = hidden_from_crown(sheet, head, paints)
    if crown.skin is None or crown.cover is None:
        return
    nape = nape_of(sheet, head, paints, skin=crown.skin, cover=crown.cover)
    if nape.ear is not None or combed(sheet, head, paints, crown.cover, nape.hair) is None:
        return  # Short hair, or a hood.
    hair = _hanging(sheet, head, paints.lab[crown.cover])
    if hair is None:
        return
    top, chin = head_rows(sheet, head)
    rows = measure(hair)
    row = np.arange(len(sheet.mask))
    half, centre = (np.interp(row, rows.index, smooth(v, 4)) for v in (rows.half, rows.centre))
    root = np.sqrt(np.maximum(skull.square, 0))
    behind, ahead = skull.middle - root, skull.middle + root
    bend = int(top + 0.6 * (chin - top))
    start = float(behind[bend : bend + 3].min())
    low = float((chest.middle - np.sqrt(np.maximum(chest.square, 0))).min())
    end = int(rows.index[-1])
    tips = np.clip((end - row) / max(_TIPS * (end - chin), 1), 0, 1)
    line = start + np.clip((row - bend) / max(end - bend, 1), 0, 1) * (low - _THICK * head.radius - start)
    u = np.abs(np.arange(sheet.mask.shape[1])[None] - centre[:, None]) / np.maximum(half[:, None], 1)
    far = line[:, None] * np.sqrt(np.maximum(1 - np.minimum(u, 1) ** 2.4, 0))
    hangs = (row >= bend)[:, None] & (row <= end)[:, None] & (u < 1) & sheet.mask
    # Slowly from the head's own form into the hanging one, and from before the neck to behind it.
    far = behind + _ramp(row, bend, 0.6 * (chin - bend)) * (np.minimum(far, behind) - behind)
    near = ahead + _ramp(row, chin - 1, _UNDER * sheet.height) * (_INNER * far - ahead)
    weight = np.maximum(nd.gaussian_filter1d(hangs.astype(np.float64), _EVEN, axis=0), 1e-3)
    near, far = (nd.gaussian_filter1d(side * hangs, _EVEN, axis=0) / weight for side in (near, far))
    far = near + np.minimum(far - near, -1) * np.sqrt(1 - (1 - tips[:, None]) ** 2)
    hangs &= (row > bend + 2 * _EVEN)[:, None]
    skull.middle[:] = np.where(hangs, 0.5 * (near + far), skull.middle)
    skull.square[:] = np.where(hangs, (0.5 * (near - far)) ** 2, skull.square)
    head.reach = head.reach | hangs


def _ramp(row: NDArray[np.int64], start: float, over: float) -> F64:
    """(h, 1) from 0 to 1, smooth."""
    t = np.clip((row - start) / max(over, 1.0), 0, 1)[:, None]
    return np.asarray(t * t * (3 - 2 * t), np.float64)


def _hanging(sheet: Sheet, head: Part, hair: F32) -> Mask | None:
    """(h, w) hair of the head and what hangs together with it below, when it does so on both sides."""
    assert sheet.face is not None
    _, chin = head_rows(sheet, head)
    row = np.arange(len(sheet.mask))[:, None]
    far = np.linalg.norm((sheet.lab - hair) * np.array([0.4, 1, 1], np.float32), axis=2)
    low = opened(sheet.mask & (far < _ALIKE) & (row > chin - 2) & (sheet.depth > 1))
    labels, _ = components(low)
    seam = np.unique(labels[round(chin) - 1 : round(chin) + 3])
    low = np.isin(labels, seam[seam > 0])
    columns = np.arange(low.shape[1])[None, :]
    middle = (np.abs(columns - sheet.face[0]) < _BREAST * sheet.face[2]) & sheet.mask & low.any(axis=1, keepdims=True)
    if (low & middle).sum() > 0.5 * middle.sum():
        return None  # Clothes of the hair's colour.
    side = columns < sheet.face[0]
    ends = [np.flatnonzero((low & s).any(axis=1)) for s in (side, ~side)]
    if any(len(rows) < _BOTH * sheet.height for rows in ends):
        return None
    end = min(int(rows[-1]) for rows in ends)
    return np.asarray((low & (row <= end)) | (head.region & (row > chin - 0.5 * head.radius) & (row <= chin + 1)))
