"""The hairdresser's hand: puts caps, locks, ties and balls on a head, with the figure's own hair in mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ...figure import FigureSpec, Hair
from ...paint.material import Material
from ..anatomy import Anatomy
from ..arms import arms
from ..cap import Cap
from ..lock import Section, smoothstep, spline, sweep, taper
from ..program import Program
from .frame import ELLIPSOID, F64, HeadFrame, carried, on_skull, outward, unit
from .hairline import skin_at_edge
from .rim import Rim, rim
from .scalp import rise

_LOCKS, _CURLS, _COILS = 0.48, 0.68, 0.85
"""Roughness of combed hair, which is glossy, and of curls and tight coils, which scatter light."""
_SLIMMEST, _FULLEST = 1.12, 1.40
_FLARED = (0.10, -1.10)
"""Local heights between which hair that hangs comes to stand out by its flare."""
_BEFORE_FACE = (0.55, 0.05)
"""z between which it comes to stand out to the back and up as well as sideways."""
_UP = 0.5
"""Share of it by which it stands up: more would make a cleft of the parting."""
_THIN_EDGE = 0.022
_GONE = 0.09
"""HR by which cropped hair sinks into the head where it is shaved off."""
_SUNK = 0.16
"""Radians from the hairline over which a sunk edge comes out of the skin."""


def hair_material(spec: FigureSpec) -> Material:
    """What every part of the hair is made of."""
    rough = {"coily": _COILS, "curly": _CURLS, "wild": _CURLS}.get(spec.hair.style, _LOCKS)
    name = "coils" if spec.hair.style == "coily" else "hair"
    return Material(name, spec.hair.color, "hair", roughness=rough, streak=spec.hair.streak)


class Hairdo:
    """One head of hair being built. All points are local (see frame); ``side`` mirrors every one of them."""

    def __init__(self, program: Program, spec: FigureSpec, body: Anatomy, rng: np.random.Generator) -> None:
        self.program = program
        self.hair: Hair = spec.hair
        self.hatted = spec.hat.kind != "none"
        self.glasses = spec.glasses.kind != "none"
        self.bearded = spec.facial_hair.kind in ("boxed", "full")
        self.rng = rng
        self.frame = HeadFrame.of(body)
        self._head = (spec, body)
        self.material = hair_material(spec)
        self.cropped = replace(
            self.material, name=f"cropped {self.material.name}", roughness=1.0, streak=spec.face.skin
        )
        self.band = Material("hair tie", spec.top.color, "cloth", roughness=0.6)
        self.rim: Rim | None = rim(spec.hat)
        self.side = -1.0 if spec.hair.parting == "right" else 1.0
        self.lift = min(0.0, _lift(spec.hair.volume)) if self.rim else _lift(spec.hair.volume)
        self.low_lift = 1.0
        """Share of the lift that hair gets below the temples; short hair stands up, not out."""
        self.body, self.flare = 0.0, 0.0
        """Local units by which hair that hangs stands out to the sides and behind, and by which more from the ears down
        to the shoulders; before the face it stays where it is, for a profile must show the eye."""

    def fuller(self, by: float, flare: float) -> None:
        """Give the hair ``body`` and ``flare``; a hat takes both."""
        if self.rim is None:
            self.body, self.flare = by, flare

    @cached_property
    def scalp(self) -> NDArray[np.float64]:
        """(384, 193) HR by which the head's skin stands over the ellipsoid that caps are measured from."""
        return rise(*self._head, self.frame)

    @cached_property
    def raised_arms(self) -> set[int]:
        """Sides, -1 or 1, on which a hand is raised beside the head."""
        beside = self._head[1].shoulder
        return {a.side for a in arms(*self._head) if a.wrist[1] > a.shoulder[1] and a.side * a.wrist[0] > beside}

    @property
    def part_x(self) -> float:
        """x of the parting's plane before mirroring."""
        return 0.0 if self.hair.parting == "center" else 0.35

    def drop(self, highest: float, lowest: float) -> float:
        """Local height of the hair's end for the spec's length, kept between two heights that suit the style."""
        return float(np.clip(self.frame.drop(self.hair.length), lowest, highest))

    def cap(
        self,
        thickness: NDArray[np.floating],
        edge: NDArray[np.floating],
        *,
        tone: NDArray[np.floating] | None = None,
        fade: tuple[float, float] | tuple[float, float, float] | None = (0.05, 0.06),
        skin: NDArray[np.floating] | None = None,
        bristles: bool = False,
        glossy: bool = False,
        sunk: float | NDArray[np.floating] = 0.045,
        ramp: float | None = 0.24,
        blend: float = 0.04,
        ties: Sequence[tuple[float, float]] = (),
    ) -> None:
        """Add the cap. thickness, edge, tone: (384, 193) over the unmirrored head. ramp: radians over which the
        thickness rises from the hairline (None: it comes ready); a thick edge would be a shelf on the forehead.
        fade: radians over which skin shines through at the forehead, the sides and the nape (None: nowhere).
        skin: (384, 193) share of it that shines through besides. bristles: painted as cropped hair, glossy: as what
        shows, not as what lies under locks. sunk: HR by which the edge dives into the skin, so that no wall stands
        round the forehead. ties: azimuth and elevation, degrees, of what strands run to."""
        if ramp is not None:
            thickness = _THIN_EDGE + (thickness - _THIN_EDGE) * smoothstep(0, ramp, -edge)
        thickness = thickness - sunk * smoothstep(_SUNK, 0, -edge)
        bare = np.zeros(edge.shape) if fade is None else skin_at_edge(edge, *fade)
        bare = bare if skin is None else np.maximum(bare, skin)
        if bristles:
            # Where nothing but skin is left the head's own shows: a film over it would end in a line.
            thickness = thickness - _GONE * smoothstep(0.88, 1.0, bare)
        if self.rim is not None:
            thickness = np.minimum(thickness, self.rim.room())
        tone = np.zeros_like(thickness) if tone is None else tone
        off, cut, shade, skin = (
            np.ascontiguousarray(self._mirrored(m), np.float32) for m in (thickness, edge, tone, bare)
        )
        material = replace(self.cropped, name="bristles") if bristles else self.cropped
        if glossy:
            material = replace(material, roughness=self.material.roughness)
        flip = np.array([self.side, 1.0, 1.0])
        run = np.array([unit(on_skull(*tie) / ELLIPSOID) * flip for tie in ties], np.float32).reshape(-1, 3)
        self.program.cap(material, Cap(off, cut, shade, skin, self.frame.center, self.frame.radii, blend, run))

    def _mirrored(self, values: NDArray[np.floating]) -> NDArray[np.floating]:
        return values if self.side > 0 else np.roll(values[::-1], 1, axis=0)

    def lock(
        self,
        points: Sequence[F64],
        section: Section,
        *,
        samples: int = 13,
        tint: float | None = None,
        phase: float | None = None,
        axis: F64 | None = None,
        toward: F64 | None = None,
        fixed: bool = False,
    ) -> None:
        """Add a lock through local points. axis: the point it turns its back to (default: the skull). toward: (3,)
        where its broad side turns to on its lower half. fixed: keep its points whatever the volume."""
        tint = float(self.rng.uniform(-0.06, 0.06)) if tint is None else tint
        phase = float(self.rng.uniform(0, 1)) if phase is None else phase
        p = np.array(points, float)
        p = self._tucked(p, section.thickness) if fixed else self.fitted(p, section.thickness)
        centers = spline(p, samples)
        t = np.linspace(0, 1, samples)
        w, h = taper(section, t)
        out = outward(centers, axis)
        if toward is not None:
            out = out + (toward - out) * smoothstep(0.40, 0.75, t)[:, None]
        self.place(centers, carried(out, centers), w, h, section, tint=tint, phase=phase)

    def place(
        self,
        centers: F64,
        normals: F64,
        half_width: F64,
        half_thickness: F64,
        section: Section,
        *,
        tint: float = 0.0,
        phase: float = 0.0,
        along: tuple[float, float] = (0.0, 1.0),
    ) -> None:
        """Add a lock from ready local samples, (n <= 24, 3). along: see :func:`..lock.sweep`."""
        flip = np.array([self.side, 1.0, 1.0])
        self.program.lock(
            self.material,
            sweep(
                self.frame.world(centers * flip),
                self.frame.direction(normals * flip),
                half_width,
                half_thickness,
                section,
                tint=tint,
                phase=phase,
                along=along,
            ),
        )

    def _tucked(self, p: F64, thickness: float) -> F64:
        """Points held down under the hat."""
        if self.rim is None:
            return p
        rho = np.linalg.norm(p / ELLIPSOID, axis=1)
        return p * np.where(p[:, 1] > -0.3, self.rim.tucked(p, rho, thickness) / np.maximum(rho, 1e-6), 1.0)[:, None]

    def fitted(self, p: F64, thickness: float) -> F64:
        """Points moved for the volume, under the hat and off the shoulders."""
        rho = np.where(p[:, 1] > 0, np.linalg.norm(p / ELLIPSOID, axis=1), np.hypot(p[:, 0], p[:, 2] / 0.95))
        lift = self.lift * (self.low_lift + (1 - self.low_lift) * smoothstep(0.0, 0.75, p[:, 1]))
        goal = np.clip(rho + lift, _SLIMMEST, np.maximum(_FULLEST, rho))
        goal = rho + (goal - rho) * smoothstep(1.04, 1.20, rho)
        if self.rim is not None:
            goal = self.rim.tucked(p, goal, thickness)
        grow = goal / np.maximum(rho, 1e-6)
        more = (self.body + self.flare * smoothstep(*_FLARED, p[:, 1])) * smoothstep(0.90, 1.18, rho)
        more = more / np.maximum(rho, 1e-6)
        behind = more * smoothstep(*_BEFORE_FACE, p[:, 2])
        back, upright = grow + behind, np.where(p[:, 1] > 0, grow + _UP * behind, 1.0)
        return self.frame.clear_of_body(p * np.stack([grow + more, upright, back], 1), thickness)

    def ball(self, center: F64, radius: float) -> None:
        """A ball of coils in the open part."""
        c = self.frame.world(center * [self.side, 1.0, 1.0])
        self.program.ellipsoid(c, (radius,) * 3, k=0.075)

    def ellipsoid(
        self, center: F64, radii: Sequence[float], turn: float, *, grooves: float, depth: float, k: float
    ) -> None:
        """A grooved ellipsoid rolled by ``turn`` about z, as a part of its own."""
        c = self.frame.world(center * [self.side, 1.0, 1.0])
        self.program.ellipsoid(c, radii, (0, 0, turn * self.side), grooves=grooves, depth=depth)
        self.program.part(self.material, k=k)

    def tie(self, center: F64, axis: F64, radius: float, half: float) -> None:
        """A band round a tail: a flat ellipsoid with its short axis along ``axis``."""
        flip = np.array([self.side, 1.0, 1.0])
        d = unit(axis * flip)
        x = unit(np.cross([0.0, 1.0, 0.001], d))
        axes = np.stack([x, np.cross(d, x), d])
        self.program.oriented(self.frame.world(center * flip), (radius, radius, half), axes)
        self.program.part(self.band, k=0.01)


def _lift(volume: float) -> float:
    """Radius added to the middle of every lock."""
    return float(np.clip((volume - 1) * 0.6, -0.2, 0.3))
