"""The physique: widths of a body by its build, then fuller or leaner, broader or narrower, drawn in at the waist."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    "slim": Physique(0.415, 0.348, 0.408, 0.396, 0.120, 0.95, 0.232, 0.200, 0.0),
    "average": Physique(0.452, 0.398, 0.460, 0.438, 0.133, 1.03, 0.248, 0.220, 0.0),
    "broad": Physique(0.490, 0.490, 0.548, 0.512, 0.154, 1.12, 0.270, 0.260, 0.25),
    "waisted": Physique(0.442, 0.322, 0.392, 0.372, 0.117, 0.98, 0.240, 0.192, 0.0),
    "child": Physique(0.425, 0.412, 0.405, 0.355, 0.119, 0.98, 0.238, 0.194, 0.20, child=True),
}


def physique(body: Body) -> Physique:
    """The widths of a body. Limbs and neck follow the trunk, so that nobody is stout in one place only."""
    p = _BUILDS[body.build]
    full, lean = max(body.stout, 0.0), max(-body.stout, 0.0)
    wide, waist = body.shoulders, body.waist
    return Physique(
        hip=p.hip + 0.20 * full - 0.085 * lean + 0.050 * waist,
        waist=p.waist + 0.34 * full - 0.115 * lean - 0.090 * waist,
        chest=p.chest + 0.21 * full - 0.100 * lean + 0.080 * wide - 0.02 * waist,
        shoulder=p.shoulder + 0.100 * full - 0.070 * lean + 0.115 * wide - 0.010 * waist,
        arm=p.arm * (1 + 0.52 * full - 0.23 * lean + 0.16 * wide),
        leg=p.leg * (1 + 0.38 * full - 0.23 * lean + 0.06 * wide),
        stance=p.stance + 0.085 * full - 0.026 * lean + 0.014 * wide,
        neck=p.neck * (1 + 0.36 * full - 0.10 * lean + 0.08 * wide),
        belly=p.belly + full * (1 - 0.5 * p.belly),
        child=p.child,
    )


def settled(p: Physique, ripe: float) -> Physique:
    """The body of somebody who has settled: thicker at neck and waist, with the hint of a belly. ripe: see
    :class:`..paint.years.Years`."""
    return replace(
        p,
        hip=p.hip + 0.012 * ripe,
        waist=p.waist + 0.045 * ripe,
        chest=p.chest + 0.015 * ripe,
        neck=p.neck * (1.0 + 0.09 * ripe),
        belly=p.belly + 0.20 * ripe * (1.0 - min(p.belly, 1.0)),
    )
