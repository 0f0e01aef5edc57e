"""What the painter needs to know of a sculpture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.paint.material import Material

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@dataclass(frozen=True)
class Laid:
    """A part's material laid over others. part: whose. here: (m,) i32, which of the points. share: (m,) f32, 0..1.
    edge: (m,) f32, 1 at its edge .. 0 within."""

    part: int
    here: I32
    share: F32
    edge: F32


@dataclass(frozen=True)
class Lookup:
    """What n points of a sculpture belong to; every array is (n,).

    part: i32, index into the scene's materials. The rest is f32 and 0 off the locks of hair. across: q = u / w over
    the winning lock, -1..1. along: t, 0 root .. 1 tip; on a part with ink its share, 0..1. tint: the lock's own shade,
    about -0.25..0.1. phase: the lock's random phase. grooves: how many grooves run along it. width: half width of the
    lock (HR). strand: which strand of the lock, as q where it is not twisted. breadth: half width at the lock's fullest
    (HR). On a cap both are what :meth:`..sculpt.cap.Cap.strands` gives. carve: depth of the carved groove at the point
    (HR).

    upright: (n, 3) f32, the points before their part was tilted; None stands for the points themselves. laid: what is
    laid over their parts' own colours, in that order.
    """

    part: I32
    across: F32
    along: F32
    tint: F32
    phase: F32
    grooves: F32
    width: F32
    strand: F32
    breadth: F32
    carve: F32
    upright: F32 | None = None
    laid: tuple[Laid, ...] = ()


class Scene(Protocol):
    """A sculpture: its spec, one material a part, and the centre of its head (3,) f32, HR."""

    @property
    def spec(self) -> FigureSpec: ...

    @property
    def materials(self) -> Sequence[Material]: ...

    @property
    def head(self) -> F32: ...

    def lookup(self, positions: F32) -> Lookup: ...
