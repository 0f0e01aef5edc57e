"""Sneakers in bold, simple forms: a thick sole, a toe cap, a tongue, three chunky laces, a heel tab."""

from __future__ import annotations

from ..paint.material import Material
from .last import RUBBER, Last

LACE = "#fbfaf5"
_OUTSOLE = -0.24
"""OKLab L of the tread against the midsole."""


def sneaker(last: Last) -> None:
    """Every trim stands out by 0.03 HR or more: finer ones would melt when the model is reduced."""
    last.sole(0.265, 0.155, 0.286, 0.165, RUBBER)
    _tread(last)
    _upper(last)
    _toe_cap(last)
    _heel_counter(last)
    _tongue(last)
    _laces(last)


def _tread(last: Last) -> None:
    """A darker edge under the midsole."""
    last.slab(0.268, 0.158, 0.304, 0.070)
    last.program.part(last.rubber("sole", RUBBER, _OUTSOLE), k=0.006)


def _form(last: Last) -> None:
    """Open rows: a heel that rises to the ankle and a broad, low toe box."""
    last.form(0.02, 0.20, (0.245, 0.215, 0.315))
    last.program.cone(last.at(-0.04, 0.24), last.at(-0.03, 0.40), 0.215, 0.190, k=0.10)
    toe = last.at(0.265, 0.155)
    last.program.ellipsoid(toe, (0.252, 0.185, 0.262), (0.10, last.leg.yaw, 0), k=0.16)


def _upper(last: Last) -> None:
    _form(last)
    last.above(0.10).plane(last.facing(-0.35, 1), last.at(-0.02, 0.475), k=0.05)
    last.below_the_hem()
    last.program.part(Material("shoe", last.shoes.color, "cloth", roughness=0.5), k=0.008)


def _toe_cap(last: Last) -> None:
    """A bumper that sweeps back as it comes down to the sole."""
    _form(last)
    last.program.offset(0.030).plane(last.facing(-0.88, 0.48), last.at(0.465, 0.20), k=0.05)
    last.above(0.10)
    sole = last.shoes.sole or RUBBER
    last.program.part(last.rubber("toe", RUBBER, last.apart(sole, -0.045)), k=0.008)


def _heel_counter(last: Last) -> None:
    _form(last)
    last.program.offset(0.026).plane(last.facing(0.92, 0.40), last.at(-0.165, 0.24), k=0.04)
    last.above(0.10)
    last.program.plane((0, 1, 0), (0, 0.26 if last.low else 0.31, 0), k=0.06)
    tint = last.apart(last.shoes.sole or RUBBER, -0.12)
    last.program.part(last.rubber("heel", RUBBER, tint), k=0.008)


def _tongue(last: Last) -> None:
    """It rises out of the collar, where no trousers cover it."""
    if last.covered:
        return
    cloth = Material("tongue", last.shoes.color, "cloth", roughness=0.5, tint=-0.05)
    last.program.ellipsoid(last.at(0.165, 0.405), (0.125, 0.165, 0.055), (-0.80, last.leg.yaw, 0))
    last.program.part(cloth, k=0.008)


def _laces(last: Last) -> None:
    """Bars over the tongue, each bent round the instep: three, or the two that trousers leave to be seen."""
    cloth = Material("lace", LACE, "cloth", tint=last.apart(LACE, -0.12))
    places = ((0.300, 0.385), (0.370, 0.342)) if last.covered else ((0.195, 0.432), (0.275, 0.398), (0.350, 0.356))
    for i, (forward, up) in enumerate(places):
        last.bar(forward, up, 0.125 - 0.010 * i, 0.033).part(cloth, k=0.012)
