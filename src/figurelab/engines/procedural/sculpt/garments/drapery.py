"""How a top's cloth falls: folds that its kind, the build, the pose and the seed ask for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...figure import FigureSpec
from ..anatomy import Anatomy
from ..program import Program, Row
from ..torso import torso_rows

Fold = tuple[float, float, float, float, float, float, float]
"""From (a, y), where it is deep, to (a, y), where it runs out; half width, height, bow. a: arc from the middle of the
chest towards the figure's left, 0.94 at the flank and 1.88 at the spine; y: an adult's height."""
_LOOSE = {"tee": 0.024, "shirt": 0.026, "polo": 0.022, "suit": 0.030, "jacket": 0.02}
"""How far a top stands off at its hem, HR."""
_EASE = {
    "tank": 0.10, "dress": 0.0, "suit": 0.30, "coat": 0.30, "tee": 0.55, "polo": 0.55, "shirt": 0.55, "jumpsuit": 0.5,
    "vest": 0.7, "jacket": 0.7, "sweater": 0.8, "hoodie": 0.9,
}  # fmt: skip
"""How straight a top hangs over the hollows of the body: 0 cut to it, 1 loose."""
_FITTED = 0.55
"""Height of the folds of a top that is cut to the body, against a loose one's."""


def draped(spec: FigureSpec, body: Anatomy) -> list[Row]:
    """The trunk's rows with the folds of its top on them: every layer and patch that is cut from them follows."""
    kind, level = spec.top.kind, body.level
    rng = np.random.default_rng([spec.seed, 0xC107])
    ease = _EASE[kind]
    full = (1 - 0.4 * min(body.form.belly, 1.0)) * (_FITTED + (1 - _FITTED) * min(2 * ease, 1.0))
    folds = [
        (side * a, level(y), side * b, level(v), w, height * full, side * bow)
        for side in (-1, 1)
        for a, y, b, v, w, height, bow in _KINDS.get(kind, _light)(spec, _raised(spec, side), rng)
    ]
    program = Program().copy(torso_rows(body, ease))
    flare = 0.0 if spec.bottom.kind == "skirt" or (kind == "shirt" and spec.top.tie) else _LOOSE.get(kind, 0.0)
    return program.folds(folds, flare=flare, low=level(1.12), high=level(1.80)).open_rows()


def _raised(spec: FigureSpec, side: int) -> bool:
    """Whether the arm at that side, 1 for the figure's left, is up."""
    acting = 1 if spec.body.side == "left" else -1
    return spec.body.pose == "cheer" or (spec.body.pose == "wave" and side == acting)


def _light(spec: FigureSpec, raised: bool, rng: np.random.Generator) -> list[Fold]:
    """Light cloth: pulled from the arm, sagging once over the waist, hardly rippled at a loose hem."""
    j = rng.uniform(-1, 1, 10)
    hem = 1.26 if spec.bottom.kind != "skirt" else 1.44
    folds: list[Fold] = [
        (0.78, 2.32, 0.34 + 0.06 * j[0], 2.02 + 0.10 * j[1], 0.085, 0.019, 0.05),
        (0.96, 1.62 + 0.05 * j[2], 0.42 + 0.10 * j[3], 1.48 + 0.05 * j[2], 0.085, 0.021, -0.05),
        (1.12, 2.32, 1.58, 1.90 + 0.10 * j[4], 0.085, 0.018, -0.04),
        (1.00, 1.66 + 0.05 * j[5], 1.66, 1.52, 0.085, 0.018, 0.04),
    ]
    if raised:
        folds.append((0.84, 2.36, 0.62, 1.52, 0.080, 0.024, -0.06))
    for a in (0.40 + 0.14 * j[8], 1.30 + 0.14 * j[9]):
        folds.append((a, hem - 0.16, a + 0.05 * j[0], hem + 0.36, 0.110, 0.012, 0.0))
    return folds


def _thick(spec: FigureSpec, raised: bool, rng: np.random.Generator) -> list[Fold]:
    """Thick knit: it rests in one roll on its band, and is pulled from the arm."""
    j = rng.uniform(-1, 1, 8)
    hem = 1.24 if spec.bottom.kind != "skirt" else 1.38
    front = 0.52 if spec.top.kind == "jacket" else 0.16  # Where it is open, its edges hang straight.
    folds: list[Fold] = [
        (0.95, hem + 0.36 + 0.04 * j[0], max(front + 0.06, 0.30) + 0.10 * j[1], hem + 0.24, 0.095, 0.030, -0.06),
        (0.90, hem + 0.38, 1.66, hem + 0.27 + 0.04 * j[4], 0.095, 0.028, 0.06),
        (0.72, 2.34, max(front - 0.06, 0.30), 2.02 + 0.08 * j[5], 0.085, 0.023, 0.05),
        (1.14, 2.32, 1.54, 1.96 + 0.08 * j[6], 0.085, 0.021, -0.05),
    ]
    if raised:
        folds.append((0.84, 2.36, 0.64, 1.62, 0.080, 0.030, -0.06))
    return folds


def _stiff(spec: FigureSpec, raised: bool, rng: np.random.Generator) -> list[Fold]:
    """Stiff cloth: drawn to its button, soft under the arm."""
    j = rng.uniform(-1, 1, 4)
    folds: list[Fold] = [
        (0.10, 1.77, 0.66, 1.60 + 0.04 * j[0], 0.050, 0.016, 0.03),
        (0.12, 1.80, 0.62, 1.98 + 0.04 * j[1], 0.050, 0.014, -0.03),
        (0.72, 2.32, 0.56 + 0.04 * j[2], 1.90, 0.060, 0.020, 0.03),
        (1.00, 1.66, 1.62, 1.72 + 0.04 * j[3], 0.060, 0.016, 0.03),
        (1.14, 2.30, 1.42, 1.96, 0.060, 0.018, -0.03),
    ]
    if raised:
        folds.append((0.86, 2.36, 0.70, 1.60, 0.065, 0.024, -0.05))
    return folds


def _none(spec: FigureSpec, raised: bool, rng: np.random.Generator) -> list[Fold]:
    return []


_KINDS: dict[str, Callable[[FigureSpec, bool, np.random.Generator], list[Fold]]] = {
    "hoodie": _thick,
    "sweater": _thick,
    "jacket": _thick,
    "jumpsuit": _thick,
    "suit": _stiff,
    "coat": _stiff,
    "vest": _none,
}
