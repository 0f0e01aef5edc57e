"""Sneakers in bold, simple forms: a thick sole, a toe cap, a tongue, three chunky laces, a heel tab."""

from __future__ import annotations

from ..paint.material import Material
from .last import RUBBER, Last

LACE = "#fbfaf5"
_UPPER = (0.262, 0.225, 0.405)


def sneaker(last: Last) -> None:
    """Every trim stands out by 0.03 HR or more: finer ones would melt when the model is reduced."""
    last.sole(0.265, 0.155, 0.292, 0.165, RUBBER)
    _upper(last)
    _toe_cap(last)
    _heel_tab(last)
    _tongue(last)
    _laces(last)


def _upper(last: Last) -> None:
    last.form(0.12, 0.20, _UPPER)
    last.program.cone(last.at(-0.03, 0.25), last.at(-0.02, 0.42), 0.215, 0.195, k=0.10)
    last.above(0.10).plane((0, 1, 0), (0, 0.47, 0), k=0.05)
    last.program.part(Material("shoe", last.shoes.color, "cloth", roughness=0.5), k=0.008)


def _toe_cap(last: Last) -> None:
    last.form(0.12, 0.20, _UPPER)
    last.program.offset(0.032).plane(last.facing(-1, -0.45), last.at(0.435, 0.24), k=0.03)
    last.above(0.10)
    sole = last.shoes.sole or RUBBER
    last.program.part(last.rubber("toe", RUBBER, last.apart(sole, -0.055)), k=0.006)


def _heel_tab(last: Last) -> None:
    tint = last.apart(last.shoes.sole or RUBBER, -0.30)
    last.program.ellipsoid(last.at(-0.228, 0.245), (0.105, 0.115, 0.060), (-0.06, last.leg.yaw, 0))
    last.program.part(last.rubber("heel", RUBBER, tint), k=0.006)


def _tongue(last: Last) -> None:
    """It rises out of the collar; long trousers hide all but its foot."""
    cloth = Material("tongue", last.shoes.color, "cloth", roughness=0.5, tint=-0.06)
    last.program.ellipsoid(last.at(0.185, 0.415), (0.125, 0.155, 0.055), (-0.75, last.leg.yaw, 0))
    last.program.part(cloth, k=0.008)


def _laces(last: Last) -> None:
    cloth = Material("lace", LACE, "cloth", tint=last.apart(LACE, -0.13))
    for i, (forward, up) in enumerate(((0.205, 0.425), (0.292, 0.398), (0.375, 0.356))):
        half = 0.120 - 0.012 * i
        last.program.cone(last.at(forward, up - 0.012, -half), last.at(forward, up + 0.012, 0), 0.037, 0.043)
        last.program.cone(last.at(forward, up + 0.012, 0), last.at(forward, up - 0.012, half), 0.043, 0.037, k=0.02)
        last.program.part(cloth, k=0.005)
