"""A knitted sweater."""

from __future__ import annotations

from .collars import crew
from .sleeves import LONG, SHORT, sleeves
from .tailor import Tailor
from .tank import sleeveless

T = 0.10


def sweater(tailor: Tailor) -> None:
    """Thick knit with ribbed hem, cuffs and neck."""
    rib = tailor.cloth("rib", tint=-0.045, pattern=False)
    hem = tailor.hem(1.16, thick=True)
    kind = tailor.spec.top.sleeve
    if kind == "none":
        sleeveless(tailor, T, hem)
    else:
        soft_layer(tailor, T, hem)
        sleeves(tailor, 0.085, LONG if kind == "long" else SHORT, cuff=0.14, cuff_material=rib)
    tailor.band(T + 0.018, hem - 0.05, hem + 0.10, rib)
    crew(tailor, rib, height=2.80, tube=0.065, depth=0.085)


def soft_layer(tailor: Tailor, t: float, hem: float) -> None:
    """The trunk grown by t with soft folds at the waist."""
    s = tailor.scale
    tailor.program.copy(tailor.torso).offset(t).plane((0, -1, 0), (0, hem * s, 0), k=0.06)
    tailor.creases(t)
    tailor.program.part(tailor.cloth("top"), k=0.03)
