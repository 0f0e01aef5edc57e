"""How far a figure has grown up, in the three steps in which faces change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.figure import FigureSpec

_GROWING, _RIPENING, _AGEING = (0.08, 0.36), (0.25, 0.62), (0.42, 0.85)
"""Ages from which to which a face grows up (about ten to forty), ripens (thirty to sixty) and grows old (fifty to
eighty)."""


@dataclass(frozen=True)
class Years:
    """grown: 0 a youth .. 1 somebody of forty: proportions change, the skin stays smooth. ripe: 0 somebody of thirty ..
    1 of sixty: eyes are smaller under heavier lids, nose and jaw larger, folds form. old: 0 .. 1 very old: the skin is
    lined and hangs. All are 0 for a child."""

    child: bool
    grown: float
    ripe: float
    old: float

    @classmethod
    def of(cls, spec: FigureSpec) -> Years:
        age = spec.face.age
        if spec.body.build == "child":
            return cls(True, 0.0, 0.0, 0.0)
        return cls(False, _share(age, _GROWING), ripeness(age), _share(age, _AGEING))


def ripeness(age: float) -> float:
    """See :class:`Years`, of a face that is no child's."""
    return _share(age, _RIPENING)


def _share(age: float, ages: tuple[float, float]) -> float:
    return float(np.clip((age - ages[0]) / (ages[1] - ages[0]), 0.0, 1.0))
