"""Where the arms are held: one gesture an arm, in the body's own measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..figure import FigureSpec
from .anatomy import Anatomy
from .probe import front
from .torso import torso_rows

Vec3 = tuple[float, float, float]
Grip = Literal["relaxed", "open", "rest", "fist"]

_COVER = {"suit": 0.115, "hoodie": 0.10, "sweater": 0.10, "jacket": 0.13, "coat": 0.115, "vest": 0.11}
_THIN = 0.06


@dataclass(frozen=True)
class Gesture:
    """One arm. elbow, wrist: HR, with x outwards from the body's middle. hand: where the fingers point. across: from
    the little finger to the thumb; both need no unit length and have x outwards too."""

    elbow: Vec3
    wrist: Vec3
    hand: Vec3
    across: Vec3
    grip: Grip


@dataclass(frozen=True)
class Stage:
    """What a gesture has to clear. x: of the shoulder. s: scale of body heights. cover: how thick the top is.
    sleeve: what it adds to the forearm. chest: z of the clothed chest in the middle. hip: clothed half width.
    mane: how much farther out full, long hair keeps a raised hand."""

    x: float
    s: float
    cover: float
    sleeve: float
    chest: float
    hip: float
    mane: float


def gestures(spec: FigureSpec, body: Anatomy) -> tuple[Gesture, Gesture]:
    """The acting arm's gesture and the other arm's."""
    acting, other = _POSES[spec.body.pose]
    stage = _stage(spec, body)
    return acting(stage), other(stage)


def _stage(spec: FigureSpec, body: Anatomy) -> Stage:
    cover = _COVER.get(spec.top.kind, _THIN)
    thick = cover > _THIN
    sleeve = cover if thick or spec.top.sleeve == "long" else 0.0
    chest = front(torso_rows(body), 0.12, 2.02 * body.scale, cover)[2]
    hip = 0.5 * (body.form.hip + body.form.waist) + cover
    mane = min(max(0.5 * (spec.hair.volume - 0.9), 0.0), 0.22) if spec.hair.length > -0.4 else 0.0
    return Stage(body.form.shoulder + 0.02, body.scale, cover, sleeve, chest, hip, mane)


def _down(on: Stage) -> Gesture:
    x = max(on.x, on.hip - 0.10)
    return Gesture(
        (on.x + 0.25, 2.02 * on.s, -0.05), (x + 0.36, 1.58 * on.s, 0.10), (0.10, -1.0, 0.22), (0, 0, 1), "relaxed"
    )


def _wave(on: Stage) -> Gesture:
    """The open hand beside the cheek, ahead of any hair."""
    return Gesture(
        (on.x + 0.50, 2.32 * on.s, 0.16),
        (on.x + 0.79 + 0.7 * on.mane, 2.32 * on.s + 0.52, 0.48),
        (0.30, 1.0, 0.06),
        (-1, 0.2, 0),
        "open",
    )


def _cheer(on: Stage) -> Gesture:
    """Up and out, wide of the head."""
    return Gesture(
        (on.x + 0.48 + 0.4 * on.mane, 2.74 * on.s, 0.10),
        (on.x + 0.90 + on.mane, 2.74 * on.s + 0.46, 0.24 + 0.8 * on.mane),
        (0.42, 1.0, 0.06),
        (-1, 0.4, 0),
        "open",
    )


def _hips(on: Stage) -> Gesture:
    """The palm on the waist, fingers forward, elbow well out."""
    x = on.hip + 0.085
    return Gesture(
        (x + 0.42, 2.02 * on.s, -0.14), (x + 0.13, 1.64 * on.s, 0.02), (-0.50, -0.22, 0.85), (0, 1, 0.3), "rest"
    )


def _over(on: Stage) -> Gesture:
    """The upper forearm of crossed arms; its hand lies on the other upper arm."""
    z, up = on.chest + 0.185 + 0.95 * on.sleeve, 0.5 * on.sleeve
    return Gesture(
        (on.x + 0.13, 2.01 * on.s + up, 0.26),
        (-0.20, 2.14 * on.s + up, z),
        (-1.0, 0.14, -0.28),
        (0, 1, 0.3),
        "rest",
    )


def _under(on: Stage) -> Gesture:
    """The lower forearm of crossed arms; its hand is tucked under the other, below thick sleeves."""
    z, down = on.chest + 0.06 + 0.70 * on.sleeve, 0.7 * on.sleeve
    return Gesture(
        (on.x + 0.13, 1.94 * on.s - 0.5 * down, 0.24),
        (-0.13, 1.96 * on.s - down, z),
        (-1.0, 0.04 - down, -0.34),
        (0, 1, 0.3),
        "rest",
    )


def _prop(on: Stage) -> Gesture:
    """The forearm across the belly that the thinking arm's elbow rests on."""
    z = on.chest + 0.10 + 0.85 * on.sleeve
    return Gesture((on.x + 0.13, 1.97 * on.s, 0.24), (0.02, 1.96 * on.s, z), (-1.0, 0.06, -0.20), (0, 1, 0.3), "rest")


def _chin(on: Stage) -> Gesture:
    """A loose fist under the chin."""
    z = max(on.chest + 0.24 + 0.5 * on.sleeve, 0.74)
    return Gesture(
        (on.x - 0.02, 2.20 * on.s, z - 0.20),
        (0.21, 2.71 * on.s, z + 0.03),
        (-0.30, 1.0, -0.05),
        (-0.6, 0, -0.8),
        "fist",
    )


Pose = Callable[[Stage], Gesture]
_POSES: dict[str, tuple[Pose, Pose]] = {
    "down": (_down, _down),
    "wave": (_wave, _down),
    "cheer": (_cheer, _cheer),
    "hips": (_hips, _hips),
    "crossed": (_over, _under),
    "chin": (_chin, _prop),
}
