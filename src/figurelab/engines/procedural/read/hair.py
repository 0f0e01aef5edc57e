"""Hair, measured: how much, how long, how it falls, how curly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from . import hanging
from .color import F32
from .forelock import edge
from .head import Head
from .knot import knot
from .reading import ramp
from .strands import flow, ragged

Tied = Literal["no", "tail", "tails", "bun"]

# Bare forehead, of brow to chin, from which on a short-haired person's hairline has gone back.
RECEDING = 0.5
_LIKELY = 0.1
# The most hair that is none, and the most that the net is hardly sure of, of the face's oval: a scalp shines.
NONE, _DOUBTFUL, _UNSURE = 0.05, 0.2, 0.66
# Of a head turned further one cannot tell which side hair hangs on.
_PROFILE = 0.4
# Of the face's height: how near the photo's edge the net still sees hair.
_MARGIN = 0.02
# How much of the head over the forehead a photo that ends in the hairline shows at most, in face heights; and how much
# hair, of the face's oval, at least and at most: a bare head has none at its temples either.
_FOREHEAD, _SOME = 0.30, (0.02, 0.3)
# How far from the face's middle, in its widths, a crown is seen to end below the ground.
_CROWN = 0.2
# Lengths between which the bust's window, which is coarser and goes farther down, is trusted to find a lower end.
_HANGS = (-0.15, 0.1)


@dataclass(frozen=True)
class HairMeasures:
    """area: of the face's oval. top: height above the forehead's top (10), in face heights. length: lowest hair below
    the chin in face heights. fringe_gap: from the brows up to the hair, of brow to chin; gap_left and gap_right in
    the picture's left and right third of the forehead. coherence: of the strands' direction, low for curls.
    width: in face widths. cut: whether the photo ends below the crown, so that missing hair means nothing.
    crown: height of the hair over the middle of the forehead, in face heights; 0 on a bare crown. gap_middle: like
    gap_left. tied: see :func:`hanging.tied`; a bun stands on the crown. tail: on which side, -1 left, 1 right, more
    hair hangs below the eyes, 0 where one cannot tell. upright: share of the strands above the forehead that run up and
    back rather than to a side: 0.5 and more is combed back. leaves: the hair goes on beyond the photo's upper edge.
    sides: hair beside the brows, in face widths. sweep, wave: see :class:`strands.Flow`.
    resting, leaving: see :class:`hanging.Ends`. covered: the larger :attr:`hanging.Side.curtain`: how much of an ear is
    under hair. lobe: the larger :attr:`hanging.Side.lobe`. fine, order, relief: see :class:`strands.Flow`. scalp: share
    of skin right over the forehead. sure: the net's mean probability of hair where it is. contrast: how much darker
    than the face it is, of the face's L. ragged: see :func:`strands.ragged`. knot: see
    :attr:`knot.Knot.tells`. agape: from lip to lip of an open mouth, of brow to chin, which it lengthens. parted: see
    :func:`parting.parted`. teeth, thins: see :class:`forelock.Edge`. ears: :attr:`hanging.Side.ear` on the picture's
    left and right. before: :func:`hanging.before` on the picture's left and right.
    """

    area: float
    top: float
    length: float
    fringe_gap: float
    gap_left: float
    gap_right: float
    coherence: float
    tied: Tied
    width: float
    cut: bool = False
    crown: float = 0.3
    gap_middle: float = 1.0
    tail: int = 0
    upright: float = 0.0
    leaves: bool = False
    sides: float = 0.25
    sweep: float = 0.0
    wave: float = 0.0
    resting: float = 0.0
    leaving: float = 0.0
    covered: float = 0.0
    lobe: float = 0.5
    fine: float = 1.0
    order: float = 1.0
    relief: float = 10.0
    scalp: float = 1.0
    sure: float = 1.0
    contrast: float = 0.7
    ragged: float = 0.0
    knot: bool = False
    agape: float = 0.0
    parted: float = 0.0
    teeth: float = 0.0
    thins: float = 0.0
    ears: tuple[float, float] = (0.0, 0.0)
    before: tuple[float | None, float | None] = (None, None)

    @property
    def doubtful(self) -> bool:
        """Hardly any hair, or little that may as well be skin."""
        return self.area <= NONE or (self.area < _DOUBTFUL and self.sure < _UNSURE)


def measure(head: Head, bust: Head) -> HairMeasures:
    """Measure the hair in the head's window; its length also in the bust's, where long hair ends."""
    ys, xs = np.nonzero(head.hair)
    if len(ys) < 20:
        return HairMeasures(0.0, 0.0, -1.0, 1.0, 1.0, 1.0, 1.0, "no", 0.0, _is_cut(head), 0.0, scalp=_scalp(head))
    gaps = _gaps(head)
    third = len(gaps) // 3
    left, middle, right = (float(np.median(g)) for g in (gaps[:third], gaps, gaps[-third:]))
    run, ends, rim = flow(head), hanging.ends(head), edge(head)
    sides = hanging.side(head, -1), hanging.side(head, 1)
    return HairMeasures(
        area=len(ys) / head.oval_area,
        top=(head.top - float(np.percentile(ys, 1))) / head.height,
        length=_length(head, bust),
        resting=ends.resting,
        leaving=max(ends.leaving, hanging.ends(bust).leaving),
        covered=max(side.curtain for side in sides),
        lobe=max(side.lobe for side in sides),
        fine=run.fine,
        order=run.order,
        relief=run.relief,
        scalp=_scalp(head),
        sure=float(head.regions.shares[ys, xs, Region.HAIR].mean()),
        contrast=_contrast(head),
        fringe_gap=middle,
        gap_left=left,
        gap_right=right,
        coherence=run.coherence,
        tied=_tied(head, *sides, length=hanging.length(head)),
        width=float(np.percentile(xs, 98) - np.percentile(xs, 2)) / head.width,
        cut=_is_cut(head),
        crown=_crown(head),
        gap_middle=float(np.median(gaps[third : len(gaps) - third])),
        tail=_heavier(head),
        upright=run.upright,
        leaves=_leaves(head),
        sides=_sides(head),
        sweep=run.sweep,
        wave=run.wave,
        ragged=ragged(head),
        knot=knot(head).tells,
        agape=_agape(head),
        parted=run.parted,
        teeth=rim.teeth,
        thins=rim.thins,
        ears=(sides[0].ear, sides[1].ear),
        before=(hanging.before(bust, -1), hanging.before(bust, 1)),
    )


def _agape(head: Head) -> float:
    return float(np.linalg.norm(head.points[13] - head.points[14])) / max(head.chin - head.brow_line, 1.0)


def _length(head: Head, bust: Head) -> float:
    near = hanging.length(head)
    return near + ramp(near, *_HANGS) * max(hanging.length(bust) - near, 0.0)


def _is_cut(head: Head) -> bool:
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    crown = (y > head.top - 0.2 * head.height) & (y < head.top) & (np.abs(x - head.middle) < 0.4 * head.width)
    if not crown.any() or float(head.regions.inside[crown].mean()) < 0.5:
        return True
    # Right over the forehead the photo ends in a hairline, of which little is seen.
    little = _SOME[0] < float(head.hair.sum()) / head.oval_area < _SOME[1]
    return little and _edge(head) > head.top - _FOREHEAD * head.height and not _ends_below_ground(head)


def _ends_below_ground(head: Head) -> bool:
    """Whether the ground is seen over all of the crown, however near to it the photo ends."""
    size = head.regions.window.size
    columns = np.flatnonzero(np.abs(np.arange(size) - head.middle) < _CROWN * head.width)
    inside = head.regions.inside[:, columns]
    first = head.regions.labels[inside.argmax(axis=0), columns]
    return bool(inside.any()) and bool((first == Region.BACKGROUND).all())


def _edge(head: Head) -> float:
    """The photo's upper edge over the face's middle, in the window's rows; 0 beyond the window."""
    return float(head.regions.inside[:, int(np.clip(head.middle, 0, head.regions.window.size - 1))].argmax())


def _leaves(head: Head) -> bool:
    edge, highest = _edge(head), float(np.percentile(np.nonzero(head.hair)[0], 1))
    return edge > 0 and highest - edge < _MARGIN * head.height


def _sides(head: Head) -> float:
    """Hair beside the brows and eyes on its thicker side, in face widths: a faded cut leaves a tenth."""
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    eyes = head.eye_line
    rows = (y > head.brow_line - 0.1 * head.height) & (y < eyes + 0.05 * head.height)
    area = max(float(rows[:, 0].sum()), 1.0) * head.width
    off = x - head.middle
    return max(float((head.hair & rows & (side * off > 0.25 * head.width)).sum()) / area for side in (-1, 1))


def _gaps(head: Head) -> F32:
    """Bare forehead above the brow line, column by column of the middle 0.54 face widths, of brow to chin."""
    reach = 0.27 * head.width
    size = head.regions.window.size
    first, last = max(0, int(head.middle - reach)), min(size, int(head.middle + reach) + 1)
    brow = int(np.clip(head.brow_line, 1, size))
    above = head.hair[:brow, first:last][::-1]
    rows = np.where(above.any(axis=0), above.argmax(axis=0), brow)
    return (rows / max(head.chin - head.brow_line, 1.0)).astype(np.float32)


def _scalp(head: Head) -> float:
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    above = head.top - y
    over = (np.abs(x - head.middle) < 0.3 * head.width) & (above > 0.05 * head.height) & (above < 0.22 * head.height)
    labels = head.regions.labels[over & head.regions.inside]
    return float(np.isin(labels, [Region.FACE_SKIN, Region.BODY_SKIN]).mean()) if len(labels) else 0.0


def _contrast(head: Head) -> float:
    face = head.lab[head.skin, 0]
    return 1 - float(np.median(head.lab[head.hair, 0])) / max(float(np.median(face)), 1.0) if len(face) else 1.0


def _crown(head: Head) -> float:
    reach = 0.25 * head.width
    first, last = max(0, int(head.middle - reach)), max(1, int(head.middle + reach) + 1)
    # Thin white hair over skin splits the net's vote, but a bare crown gets none of it.
    likely = head.regions.shares[: max(1, int(head.brow_line)), first:last, Region.HAIR] > _LIKELY
    above = likely & head.regions.inside[: likely.shape[0], first:last]
    return float(np.median(above.sum(axis=0))) / head.height if above.size else 0.0


def _heavier(head: Head) -> int:
    below = head.hair[int(np.clip(head.eye_line, 0, head.hair.shape[0])) :].sum(axis=0)
    middle = int(np.clip(head.middle, 0, len(below)))
    left, right = int(below[:middle].sum()), int(below[middle:].sum())
    return 0 if abs(head.yaw) > _PROFILE else -1 if left > right else 1


def _tied(head: Head, left: hanging.Side, right: hanging.Side, *, length: float) -> Tied:
    ys, xs = np.nonzero(head.hair)

    def width(above: float) -> float:
        high = ys < head.top - above * head.height
        return float(np.ptp(xs[high])) / head.width if high.any() else 0.0

    hangs = hanging.tied(head.yaw, left, right, length)
    if hangs != "no":
        return hangs
    top = (head.top - float(np.percentile(ys, 1))) / head.height
    return "bun" if top > 0.72 and width(0.3) < 1.6 and width(0.45) < 0.9 else "no"
