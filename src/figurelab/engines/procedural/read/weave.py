"""What a patterned cloth shows: stripes and checks only where they repeat, a print only where one thing is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.figure import Ink
from figurelab.engines.procedural.perceive.parts import largest

from .color import F32, clusters
from .head import Mask, bounds, grow, shrink
from .outfit import Outfit
from .trace import trace

WeaveKind = Literal["plain", "stripes", "checks", "dots", "print", "floral"]
MotifKind = Literal["disc", "bar", "badge"]

PATTERNED, _MARKED = 9.0, 6.5
_CONTRAST, _TRIM = 26.0, 0.04


@dataclass(frozen=True)
class Place:
    """Where one thing is printed. x, y: -1..1, the viewer's left and the lower end .. the right and the upper end of
    the cloth that is seen; size: 0..1 of its width."""

    motif: MotifKind
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Weave:
    """pitch: repeat in face heights. color: (3,) Lab of what is printed; None where the second colour serves. third:
    a floral cloth's. place, inks: of a print. upright: of stripes that run up the cloth."""

    kind: WeaveKind
    pitch: float = 0.0
    color: F32 | None = None
    place: Place | None = None
    third: F32 | None = None
    inks: tuple[Ink, ...] = ()
    upright: bool = False


PLAIN = Weave("plain")


def roughness(outfit: Outfit, mask: Mask) -> float:
    """Deviation of L at the scale of patterns: plain cloth is 2 to 6, patterned 9 to 20."""
    core = shrink(mask, 0.08 * outfit.H)
    if core.sum() < 50:
        return 0.0
    part = bounds(core)
    light, core = outfit.lab[..., 0][part], core[part]
    fine = ndimage.gaussian_filter(light, 0.02 * outfit.H)
    coarse = ndimage.gaussian_filter(light, 0.15 * outfit.H)
    return float(np.std((fine - coarse)[core]))


def weave(outfit: Outfit, mask: Mask, main: F32, rough: float) -> Weave:
    """The pattern of a cloth of some roughness; plain when nothing repeats and nothing stands alone."""
    core = shrink(mask, 0.08 * outfit.H)
    if core.sum() < 50 or rough < _MARKED:
        return PLAIN
    part = bounds(core)
    edge = _edge_above(outfit, part)
    lab, core = outfit.lab[part], core[part]
    if rough < PATTERNED:
        return _print(lab, core, edge, main, outfit.H)
    across, down = (_repeat(lab[..., 0], core, axis, outfit.H) for axis in (1, 0))
    if across is not None and across.explained > 0.45:
        return Weave("stripes", across.pitch)
    if down is not None and down.explained > 0.45:
        return Weave("stripes", down.pitch, upright=True)
    if across is not None and down is not None and 0.6 < across.pitch / down.pitch < 1.67:
        return Weave("checks", (across.pitch + down.pitch) / 2)
    return _print(lab, core, edge, main, outfit.H)


def _edge_above(outfit: Outfit, part: tuple[slice, slice]) -> Mask:
    """(_TRIM face heights more rows above the part, w): what is at the edge of all cloth, not only of the chest's."""
    rows = slice(part[0].start - round(_TRIM * outfit.H), part[0].stop)
    inner = shrink(outfit.clothes, 0.08 * outfit.H)
    return ~inner[max(rows.start, 0) : rows.stop, part[1]]


@dataclass(frozen=True)
class _Repeat:
    """explained: share of the detail's variance that rows (or columns) share."""

    pitch: float
    explained: float


def _repeat(light: F32, core: Mask, axis: int, H: float) -> _Repeat | None:
    """Whether means along an axis rise and fall regularly. axis 1: level stripes."""
    lines = np.flatnonzero(core.sum(axis=axis) > 0.5 * H)
    if len(lines) < 0.6 * H:
        return None
    detail = light - ndimage.gaussian_filter(light, 0.25 * H)
    inside = np.where(core, detail, 0.0).sum(axis=axis)[lines[0] : lines[-1] + 1]
    profile = inside / np.maximum(core.sum(axis=axis)[lines[0] : lines[-1] + 1], 1)
    explained = float(np.var(profile) / max(float(np.var(detail[core])), 1e-6))
    power = np.abs(np.fft.rfft(profile - profile.mean())) ** 2
    if len(power) < 4:
        return None
    peak = int(power[2:].argmax()) + 2
    periodic = float(power[max(peak - 1, 1) : peak + 2].sum() / max(float(power[1:].sum()), 1e-6))
    pitch = len(profile) / peak / H
    return _Repeat(pitch, explained) if explained > 0.2 and periodic > 0.5 and 0.08 < pitch < 0.6 else None


def _print(lab: F32, core: Mask, edge: Mask, main: F32, H: float) -> Weave:
    """One compact thing of another colour in the middle of the chest that holds most of what stands out. edge: of the
    cloth, with some rows above the core's."""
    marked = core & (np.linalg.norm(lab - main, axis=2) > _CONTRAST)
    rows, columns = np.nonzero(core)
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    one = largest(grow(marked, 0.06 * H)) & marked
    if one.sum() < 0.03 * core.sum() or one.sum() < 0.55 * marked.sum() or one.sum() > 0.4 * core.sum():
        return PLAIN
    ys, xs = np.nonzero(one)
    off = abs(float(xs.mean() - columns.mean())) / width
    drop = float(ys.mean() - rows.min()) / height
    compact = np.ptp(ys) < 0.8 * height and np.ptp(xs) < 0.9 * width
    # A trim hangs from the neckline; a print starts below it.
    more = edge.shape[0] - one.shape[0]
    around = grow(np.pad(one, ((more, 0), (0, 0))), _TRIM * H)[: more + int(ys.min())]
    hangs = ys.min() == rows.min() or bool((around & edge[: len(around)]).any())
    if off > 0.16 or not 0.12 < drop < 0.7 or not compact or hangs:
        return PLAIN
    return Weave("print", 0.2, clusters(lab[one])[0].lit, _place(one, core), inks=trace(lab, one, main, H))


_BAR = 1.9


def _place(one: Mask, core: Mask) -> Place:
    """A wide thing is a bar, a full round one a disc; anything else an emblem."""
    ys, xs = np.nonzero(one)
    rows, columns = np.flatnonzero(core.any(axis=1)), np.flatnonzero(core.any(axis=0))
    height, width = float(np.ptp(ys) + 1), float(np.ptp(xs) + 1)
    whole = float(np.ptp(columns) + 1)
    x = 2 * (float(xs.min() + xs.max()) / 2 - float(columns.mean())) / whole
    y = 1 - 2 * (float(ys.min() + ys.max()) / 2 - float(rows[0])) / float(np.ptp(rows) + 1)
    filled = float(np.asarray(ndimage.binary_fill_holes(one)).sum()) / (width * height)
    size = max(width, height) / whole
    motif: MotifKind = "badge"
    if width > _BAR * height:
        motif = "bar"
    elif 0.66 < filled < 0.88 and 0.75 < width / height < 1.33:
        motif = "disc"
    return Place(motif, float(np.clip(x, -1, 1)), float(np.clip(y, -1, 1)), min(size, 1.0))
