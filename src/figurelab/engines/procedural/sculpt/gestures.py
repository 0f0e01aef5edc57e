"""Where the arms are held: one gesture an arm, in the body's own measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ..figure import FigureSpec, HandSign
from .anatomy import Anatomy
from .headform import plain_rows
from .probe import back, front
from .torso import torso_rows

Vec3 = tuple[float, float, float]
Grip = Literal["relaxed", "rest", "laid", "tucked", "open", "fist", "point", "two", "horns", "thumb", "call"]

_COVER = {"suit": 0.115, "hoodie": 0.10, "sweater": 0.10, "jacket": 0.13, "coat": 0.115, "vest": 0.11}
_THIN = 0.06
_HANGS, _BESIDE = 0.25, 0.170
"""How far outside the shoulder's end a hanging wrist is, and at least outside the hem, which its hand hangs clear of,
HR."""
_FULL, _SKIRTED = {"sweater": 0.06, "hoodie": 0.06, "coat": 0.08}, 0.05
"""How much farther out soft tops are that rest on their ribs, and coats that flare; and skirts, HR."""
_SUNK = 0.05
"""How deep below the cloth a wrist lies whose hand is in a pocket, HR."""
_MANES = {"long": 0.04, "shoulder": 0.04, "coily": 0.09, "wavy": 0.07}
"""How much farther out hair of a style stands off the head, HR."""


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
    """What a gesture has to clear. x: of the shoulder. level: a height of the pattern, HR. cover: how thick the top is.
    sleeve: what it adds to the forearm. chest: z of the clothed chest in the middle. hip: clothed half width. hem: half
    width of the top where a hanging hand is.
    mane: how much farther out full, long hair keeps a raised hand. chin: its height. jaw: z of the chin's front. hand:
    what a raised one shows. ahead, behind: z of the clothed trunk's front and back at x, HR, and a height of the
    pattern. pouch: whether the top has one pocket for both hands, across the belly. sway: of this arm, 1 where its leg
    bears the weight, -1 where the other does."""

    x: float
    level: Callable[[float], float]
    cover: float
    sleeve: float
    chest: float
    hip: float
    hem: float
    mane: float
    chin: float
    jaw: float
    hand: HandSign
    ahead: Callable[[float, float], float]
    behind: Callable[[float, float], float]
    pouch: bool
    sway: float = 0.0


def gestures(spec: FigureSpec, body: Anatomy) -> tuple[Gesture, Gesture]:
    """The acting arm's gesture and the other arm's."""
    acting, other = _POSES[spec.body.pose]
    stage = _stage(spec, body)
    sway = spec.body.sway if spec.body.side == "left" else -spec.body.sway
    return acting(replace(stage, sway=sway)), other(replace(stage, sway=-sway))


def _stage(spec: FigureSpec, body: Anatomy) -> Stage:
    cover = _COVER.get(spec.top.kind, _THIN)
    thick = cover > _THIN
    sleeve = cover if thick or spec.top.sleeve == "long" else 0.0
    trunk = torso_rows(body)
    chest = front(trunk, 0.12, body.level(2.02), cover)[2]
    hip = 0.5 * (body.form.hip + body.form.waist) + cover
    hem = max(body.form.hip, body.form.waist) + cover + _FULL.get(spec.top.kind, 0.0)
    if spec.top.kind == "dress" or spec.bottom.kind == "skirt":
        hem += _SKIRTED
    mane = min(max(0.6 * (spec.hair.volume - 0.9), 0.0), 0.26) if spec.hair.length > -0.4 else 0.0
    mane += _MANES.get(spec.hair.style, 0.0) if mane else 0.0
    jaw = front(plain_rows(spec, body), 0.10, body.chin + 0.10)[2]
    hand = spec.body.hand
    return Stage(
        body.form.shoulder + 0.02, body.level, cover, sleeve, chest, hip, hem, mane, body.chin, jaw, hand,
        lambda x, y: front(trunk, x, body.level(y), cover)[2],
        lambda x, y: back(trunk, x, body.level(y), cover)[2],
        spec.top.kind == "hoodie",
    )  # fmt: skip


def _down(on: Stage) -> Gesture:
    """Hanging, a little away from the hip, the palm to the thigh; the one over the resting leg is bent a little and
    swings ahead, the other hangs straight, back and closer."""
    swing, bent = -0.10 * on.sway, max(-on.sway, 0.0)
    wrist = max(on.x + _HANGS, on.hem + _BESIDE) - 0.02 * on.sway
    elbow = max(on.x + 0.105 + 0.7 * on.sleeve, 0.5 * (on.x + wrist) + 0.02) + 0.02 * on.sway + 0.06 * bent
    return Gesture(
        (elbow, on.level(2.02), -0.05 + 0.4 * swing - 0.08 * bent),
        (wrist, on.level(1.58) - 0.03 * on.sway + 0.06 * bent, 0.08 + swing + 0.09 * bent),
        (-0.10 - 0.10 * bent, -1.0, 0.14 + swing + 0.14 * bent),
        (-0.42, 0, 0.90),
        "relaxed",
    )


def _wave(on: Stage) -> Gesture:
    """The hand beside the cheek, ahead of any hair; a thumb up is held lower and farther forward."""
    if on.hand == "thumb":
        return Gesture(
            (on.x + 0.34, on.level(2.00), 0.20),
            (on.x + 0.36, on.level(2.28), 0.66),
            (-0.35, 0.30, 1.0),
            (0.1, 1.0, 0),
            "thumb",
        )
    return Gesture(
        (on.x + 0.50, on.level(2.32), 0.16),
        (on.x + 0.88 + on.mane, on.level(2.32) + 0.52, 0.48),
        (0.30, 1.0, 0.06),
        (-1, 0.2, 0),
        on.hand,
    )


def _cheer(on: Stage) -> Gesture:
    """Up, as straight as the wide head lets them."""
    return Gesture(
        (on.x + 0.46 + 0.4 * on.mane, on.level(2.82), 0.10),
        (on.x + 0.92 + 1.4 * on.mane, on.level(2.82) + 0.58, 0.20 + 0.8 * on.mane),
        (0.32, 1.0, 0.06),
        (-1, 0.32, 0),
        on.hand,
    )


def _hips(on: Stage) -> Gesture:
    """The palm on the waist, fingers forward, elbow well out."""
    x = on.hip + 0.085
    return Gesture(
        (x + 0.42, on.level(2.02), -0.14), (x + 0.13, on.level(1.64), 0.02), (-0.50, -0.22, 0.85), (0, 1, 0.3), "rest"
    )


def _over(on: Stage) -> Gesture:
    """The front forearm of folded arms, rising across the chest; its fingers lie on the other upper arm."""
    return Gesture(
        (on.x + 0.17, on.level(1.84), on.chest - 0.11),
        (-0.50 * on.x, on.level(2.13), on.chest + 0.10 + 0.80 * on.sleeve),
        (-1.0, 0.34, -0.34),
        (0.30, 1, 0.0),
        "laid",
    )


def _under(on: Stage) -> Gesture:
    """The forearm behind the other, which crosses it; its hand is tucked in under the other upper arm."""
    return Gesture(
        (on.x + 0.17, on.level(1.84), on.chest - 0.09),
        (-0.20 * on.x, on.level(2.12), on.chest + 0.75 * on.sleeve),
        (-1.0, 0.36, -0.72),
        (0.36, 1, 0.0),
        "tucked",
    )


def _prop(on: Stage) -> Gesture:
    """The forearm across the belly that the thinking arm's elbow rests on."""
    z = on.chest + 0.10 + 0.85 * on.sleeve
    return Gesture(
        (on.x + 0.13, on.level(1.97), 0.24), (0.02, on.level(1.96), z), (-1.0, 0.06, -0.20), (0, 1, 0.3), "rest"
    )


def _chin(on: Stage) -> Gesture:
    """A loose fist under the chin, its knuckles at the bone."""
    z = max(on.chest + 0.20 + 0.5 * on.sleeve, on.jaw - 0.06)
    return Gesture(
        (on.x + 0.06, on.level(2.12), z - 0.16),
        (0.16, on.chin - 0.29, z),
        (-0.30, 1.0, -0.02),
        (-0.6, 0, -0.8),
        "fist",
    )


def _cheek(on: Stage) -> Gesture:
    """The hand beside the jaw, elbow out; one that calls has its thumb at the ear, its little finger at the mouth."""
    grip: Grip = "fist" if on.hand == "open" else on.hand
    if grip == "call":
        return Gesture(
            (on.x + 0.46, on.level(2.16), 0.12),
            (0.92 + 0.5 * on.mane, on.chin + 0.16, 0.34),
            (-0.62, 0.14, 0.62),
            (0.12, 1.0, -0.22),
            "call",
        )
    return Gesture(
        (on.x + 0.40, on.level(2.14), 0.24),
        (0.80 + 0.5 * on.mane, on.chin - 0.12, 0.50),
        (-0.26, 1.0, 0.0),
        (-0.35, 0, -1.0) if grip == "fist" else (-0.9, 0.1, -0.5),
        grip,
    )


def _together(on: Stage) -> Gesture:
    """Before the chest, one hand round the other."""
    return _clasped(on, 0.0, "laid")


def _inside(on: Stage) -> Gesture:
    """The hand that the other holds."""
    return _clasped(on, 0.09, "fist")


def _clasped(on: Stage, behind: float, grip: Grip) -> Gesture:
    z = on.chest + 0.20 + 0.8 * on.sleeve - behind
    return Gesture(
        (on.x + 0.17, on.level(1.94), 0.20), (0.24, on.level(1.98), z), (-1.0, 0.34, 0.0), (0.3, 1.0, -0.2), grip
    )


def _folded(on: Stage) -> Gesture:
    """The hand that lies over the other, low before the belly, the arms hanging almost straight."""
    return _low(on, 0.0, "laid")


def _held(on: Stage) -> Gesture:
    """The hand under it."""
    return _low(on, 0.085, "tucked")


def _low(on: Stage, behind: float, grip: Grip) -> Gesture:
    z = on.ahead(0.15, 1.60) + 0.155 + 0.4 * on.sleeve - behind
    elbow = on.x + 0.12 + 0.5 * on.sleeve
    return Gesture(
        (elbow, on.level(2.00), 0.06), (0.185, on.level(1.66), z), (-1.0, -0.34, 0.0), (-0.34, 1.0, 0.1), grip
    )


def _back(on: Stage) -> Gesture:
    """The hand that holds the other behind the back."""
    return _behind(on, 0.0, "laid")


def _inner(on: Stage) -> Gesture:
    """The hand that is held there."""
    return _behind(on, 0.085, "tucked")


def _behind(on: Stage, inside: float, grip: Grip) -> Gesture:
    z = on.behind(0.15, 1.66) - 0.155 - 0.4 * on.sleeve + inside
    elbow = on.x + 0.115 + 0.6 * on.sleeve
    return Gesture(
        (elbow, on.level(1.99), -0.16), (0.185, on.level(1.68), z), (-1.0, -0.26, 0.0), (-0.26, 1.0, -0.1), grip
    )


def _pocketed(on: Stage) -> Gesture:
    """The hand in a pocket at the top's front, sunk in to the wrist; in a pouch it lies across the belly."""
    x, y, along = (0.66, 1.70, (-1.0, -0.30, -0.34)) if on.pouch else (0.90, 1.54, (-0.42, -1.0, -0.30))
    x *= on.hem - on.cover
    return Gesture(
        (on.x + 0.15 + 0.6 * on.sleeve, on.level(1.98), -0.08),
        (x, on.level(y), on.ahead(x, y) - _SUNK),
        along,
        (along[1], -along[0], 0.4),
        "tucked",
    )


def _beside_pocket(on: Stage) -> Gesture:
    """What the other arm does: both hands go into a pouch, and one into a side pocket."""
    return _pocketed(on) if on.pouch else _down(on)


Pose = Callable[[Stage], Gesture]
_POSES: dict[str, tuple[Pose, Pose]] = {
    "down": (_down, _down),
    "wave": (_wave, _down),
    "cheer": (_cheer, _cheer),
    "hips": (_hips, _hips),
    "crossed": (_over, _under),
    "hip": (_hips, _down),
    "chin": (_chin, _down),
    "ponder": (_chin, _prop),
    "cheek": (_cheek, _down),
    "together": (_together, _inside),
    "folded": (_folded, _held),
    "behind": (_back, _inner),
    "pocket": (_pocketed, _beside_pocket),
}
