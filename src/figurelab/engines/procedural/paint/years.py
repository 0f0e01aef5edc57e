"""How far a figure has grown up, in the two steps in which faces change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.figure import FigureSpec

_ADULT, _OLD, _OLDEST = 0.35, 0.40, 0.85
"""Age at which a face has grown up (about forty), and from which to which it grows old (about fifty to eighty)."""


@dataclass(frozen=True)
class Years:
    """grown: 0 a youth .. 1 a man or woman of forty: proportions change, the skin stays smooth. old: 0 .. 1 very old:
    the skin is lined and hangs. Both are 0 for a child."""

    child: bool
    grown: float
    old: float

    @classmethod
    def of(cls, spec: FigureSpec) -> Years:
        age = spec.face.age
        if spec.body.build == "child":
            return cls(True, 0.0, 0.0)
        return cls(False, min(1.0, age / _ADULT), float(np.clip((age - _OLD) / (_OLDEST - _OLD), 0.0, 1.0)))
