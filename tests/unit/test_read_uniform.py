"""One-piece uniforms, busy cloth and knitted vests, from readings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from test_read_rules import NAVY, RED, WHITE, _body

from figurelab.engines.procedural.read import color
from figurelab.engines.procedural.read.below import bottoms, shoes
from figurelab.engines.procedural.read.clothing import tops
from figurelab.engines.procedural.read.neck import Neck
from figurelab.engines.procedural.read.weave import Weave

ORANGE, BLACK = np.array([58.0, 50.0, 55.0], np.float32), np.array([10.0, 0.0, 0.0], np.float32)


def test_a_loud_suit_with_patches_and_a_collar_ring_is_in_one_piece() -> None:
    orange = [color.Cluster(ORANGE, 0.6)]
    ringed = _body(("long", 0.8), colors=orange, roughness=11.0, ring=BLACK)
    suit = tops(ringed)
    assert suit.kind == "jumpsuit"
    assert color.from_hex(suit.accent)[0] < 25
    assert bottoms(ringed, suit).color == suit.color
    assert shoes(ringed, suit, bottoms(ringed, suit)).kind == "boot"
    assert tops(_body(("long", 0.8), colors=orange, roughness=11.0)).kind != "jumpsuit", "no ring"
    plain = _body(("long", 0.8), colors=orange, ring=BLACK)
    assert tops(plain).kind != "jumpsuit", "a plain sweater under a dark scarf"
    quiet = _body(("long", 0.8), colors=[color.Cluster(NAVY, 0.6)], roughness=11.0, ring=BLACK)
    assert tops(quiet).kind != "jumpsuit"


def test_flowers_have_three_colours_and_hide_no_layers() -> None:
    weave = Weave("floral", 0.3, RED, third=WHITE)
    blouse = tops(_body(colors=[color.Cluster(BLACK, 0.4)], weave=weave, under=RED, opening=40.0, roughness=12.0))
    assert (blouse.kind, blouse.pattern.kind) == ("tee", "floral")
    assert blouse.pattern.third is not None
    assert np.linalg.norm(color.from_hex(blouse.pattern.color) - RED) < 12


def test_a_deep_trimmed_neck_without_sleeves_is_a_knitted_vest() -> None:
    trimmed = Neck(depth=0.6, collar=1.0, edge=20.0, trim=NAVY)
    knitted = tops(_body(("none", 0.8), colors=[color.Cluster(WHITE, 0.8)], neck=trimmed))
    assert (knitted.kind, knitted.neck, knitted.sleeve) == ("sweater", "v", "none")
    assert color.from_hex(knitted.accent)[2] < 0
    assert tops(_body(("none", 0.8), neck=replace(trimmed, trim=None))).kind == "tank"


def test_plaid_is_a_shirt_with_long_sleeves_where_none_is_seen() -> None:
    plaid = tops(_body(("short", 0.0), weave=Weave("checks", 0.3, BLACK)))
    assert (plaid.kind, plaid.sleeve, plaid.pattern.kind) == ("shirt", "long", "checks")
    assert tops(_body(("short", 0.8), weave=Weave("checks", 0.3, BLACK))).sleeve == "short"
    assert tops(_body(("short", 0.0))).kind == "tee"
