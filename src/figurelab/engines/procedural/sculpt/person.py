"""A person: every room's parts, from the base up."""

from __future__ import annotations

import math

import numpy as np

from ..figure import FigureSpec
from .accessories import on_body, on_head
from .anatomy import anatomy
from .arms import add_arms, arms
from .base import base
from .facial_hair import facial_hair
from .garments import Tailor, dress_up
from .glasses import glasses
from .hair import hair
from .hats import hat
from .head import head
from .legs import bare_legs, legs
from .program import Program
from .sculpture import Sculpture
from .shoes import shoes
from .tilt import Tilt
from .torso import neck, torso_rows


def person(spec: FigureSpec) -> Sculpture:
    """Sculpt a person. The same spec always gives the same sculpture."""
    body = anatomy(spec)
    program = Program()
    base(program, spec.base)
    arm_pair, leg_pair = arms(spec, body), legs(spec, body)
    shoes(program, spec, leg_pair)
    if spec.top.kind == "dress" or spec.bottom.kind in ("shorts", "skirt"):
        bare_legs(program, spec, leg_pair)
    neck(program, spec, body)
    add_arms(program, spec, arm_pair)
    tailor = Tailor(program, spec, body, torso_rows(body), arm_pair, leg_pair)
    dress_up(tailor)
    on_body(tailor)
    program.tilt(Tilt(math.radians(spec.body.tilt), body.chin + 0.10, body.chin - 0.60))
    rows = head(program, spec, body)
    facial_hair(program, spec, body, rows)
    hair(program, spec, body, np.random.default_rng(spec.seed))
    hat(program, spec, body)
    on_head(tailor, rows)
    glasses(program, spec, body)
    return Sculpture(spec, program, body.head.tolist())
