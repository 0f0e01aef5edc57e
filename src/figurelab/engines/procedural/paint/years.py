"""How far a figure has grown up, in the two steps in which faces change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.figure import FigureSpec

_YOUTH, _ADULT, _OLD, _OLDEST = 0.08, 0.36, 0.42, 0.85
"""Ages from which to which a face grows up (about twenty to forty), and grows old (about fifty to eighty)."""


@dataclass(frozen=True)
class Years:
    """grown: 0 a youth .. 1 somebody of forty: proportions change, the skin stays smooth. old: 0 .. 1 very old:
    the skin is lined and hangs. Both are 0 for a child."""

    child: bool
    grown: float
    old: float

    @classmethod
    def of(cls, spec: FigureSpec) -> Years:
        age = spec.face.age
        if spec.body.build == "child":
            return cls(True, 0.0, 0.0)
        grown = float(np.clip((age - _YOUTH) / (_ADULT - _YOUTH), 0.0, 1.0))
        return cls(False, grown, float(np.clip((age - _OLD) / (_OLDEST - _OLD), 0.0, 1.0)))
