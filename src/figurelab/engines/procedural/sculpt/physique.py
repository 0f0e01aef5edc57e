"""The physique: widths of a body by its build, then fuller or leaner, broader or narrower, drawn in at the waist."""

from __future__ import annotations

from dataclasses import dataclass

from ..figure import Body


@dataclass(frozen=True)
class Physique:
    """HR. hip, waist, chest, shoulder: half widths of the trunk. arm: radius at the shoulder. leg: girth, 1 is usual.
    stance: x of the hip joints. neck: radius. belly: how far it stands out, 0 flat. child: with a child's belly."""

    hip: float
    waist: float
    chest: float
    shoulder: float
    arm: float
    leg: float
    stance: float
    neck: float
    belly: float
    child: bool = False

    @property
    def trunk(self) -> tuple[float, float, float, float]:
        """Half widths from hip to shoulder."""
        return self.hip, self.waist, self.chest, self.shoulder


_BUILDS = {
    "slim": Physique(0.50, 0.47, 0.53, 0.50, 0.150, 0.93, 0.300, 0.256, 0.0),
    "average": Physique(0.55, 0.53, 0.60, 0.56, 0.165, 1.00, 0.300, 0.275, 0.0),
    "broad": Physique(0.58, 0.62, 0.68, 0.62, 0.190, 1.10, 0.325, 0.318, 0.35),
    "waisted": Physique(0.54, 0.45, 0.50, 0.47, 0.150, 0.95, 0.285, 0.242, 0.0),
    "child": Physique(0.52, 0.54, 0.52, 0.44, 0.155, 1.00, 0.285, 0.237, 0.25, child=True),
}


def physique(body: Body) -> Physique:
    """The widths of a body. Limbs and neck follow the trunk, so that nobody is stout in one place only."""
    p = _BUILDS[body.build]
    full, lean = max(body.stout, 0.0), max(-body.stout, 0.0)
    wide, waist = body.shoulders, body.waist
    return Physique(
        hip=p.hip + 0.15 * full - 0.075 * lean + 0.045 * waist,
        waist=p.waist + 0.25 * full - 0.095 * lean - 0.085 * waist,
        chest=p.chest + 0.15 * full - 0.085 * lean + 0.065 * wide - 0.03 * waist,
        shoulder=p.shoulder + 0.055 * full - 0.045 * lean + 0.095 * wide - 0.015 * waist,
        arm=p.arm * (1 + 0.42 * full - 0.15 * lean + 0.10 * wide),
        leg=p.leg * (1 + 0.28 * full - 0.13 * lean + 0.04 * wide),
        stance=p.stance + 0.075 * full - 0.020 * lean + 0.012 * wide,
        neck=p.neck * (1 + 0.24 * full - 0.13 * lean + 0.08 * wide),
        belly=p.belly + full * (1 - 0.5 * p.belly),
        child=p.child,
    )
