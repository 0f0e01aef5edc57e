"""Parts that are a pair, legs and ears, painted as one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.bands import bands
from figurelab.engines.procedural.lift.carrying import carried
from figurelab.engines.procedural.lift.front import front_of, plain_of
from figurelab.engines.procedural.lift.paints import Paints, paints_of
from figurelab.engines.procedural.lift.part import Kind, Part, centre_of
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.rim import kept, rim_of, shown_of, upper
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
_CLOTH = 0.05
_ALIKE, _SOME = 14.0, 0.08
_GREY, _PINKER = 10.0, 12.0


def paired(sheet: Sheet, anatomy: Anatomy) -> dict[Kind, list[Part]]:
    """A person's legs, and two ears on the two sides of a head."""
    legs, ears = ([part for part in anatomy.parts if part.kind == kind] for kind in ("leg", "ear"))
    head = anatomy.the("head")
    pairs: dict[Kind, list[Part]] = {}
    if sheet.face is not None and legs:
        pairs["leg"] = legs
    if head is not None:
        ears = [ear for ear in ears if ear.centre[0] < head.centre[0]]
        if len(ears) == 2 and len({ear.centre[1] > head.centre[1] for ear in ears}) == 2:
            pairs["ear"] = ears
    return pairs


def fur_of(sheet: Sheet, anatomy: Anatomy, paints_by_part: list[Paints]) -> F32:
    """(3,) Lab of what most of the crown's rim shows."""
    head, paints = anatomy.parts[0], paints_by_part[0]
    return paints.lab[int(paints.shares(upper(rim_of(sheet, head, shown_of(sheet, head)))).argmax())]


def pair(sheet: Sheet, cut: list[Part], fur: F32) -> tuple[F32, F32]:
    """(h, w, 3) behind and in front of parts that are a pair, all in one: both shoes and both ears are alike, and a
    trouser leg ends in a row, wherever the outline was cut."""
    region, reach = (np.logical_or.reduce(masks) for masks in ([p.region for p in cut], [p.reach for p in cut]))
    both = Part(cut[0].kind, region, reach, max(part.radius for part in cut), centre_of(region))
    shown = shown_of(sheet, both)
    paints = paints_of(sheet.lab, region, shown)
    rim = rim_of(sheet, both, shown)
    known = kept(paints, rim, shown, np.zeros_like(shown), 0.03)
    row = bands(paints, known, shown, sheet.height)
    if both.kind == "ear":
        # Its inner side is in front alone: behind it is as the fur about it, if any of its rim is, or of one colour.
        shares = paints.shares(rim)
        like = np.linalg.norm((paints.lab - fur) * np.array([0.5, 1, 1], np.float32), axis=1) < _ALIKE
        bare = np.array([sheet.face is None and _bare(lab, fur) for lab in paints.lab])
        like &= ~bare
        main = int((shares * like if (shares * like).max() > _SOME else shares).argmax())
        if bare[main]:
            # No more of the fur than a line is seen from the front.
            main = len(paints.lab)
            paints = Paints(
                np.concatenate([paints.lab, fur[None]]).astype(np.float32), np.full_like(paints.label, main)
            )
        row[:] = main
        known = rim & (paints.label == main)
    layer = carried(sheet, both, paints, known, _CLOTH, row)
    return layer, front_of(sheet, plain_of(sheet, paints, shown), shown)


def _bare(lab: F32, fur: F32) -> bool:
    """Whether a paint may be the inner side of an ear: pink, and pinker than the fur."""
    hue, other = (float(np.degrees(np.arctan2(c[2], c[1]))) for c in (lab, fur))
    grey = float(np.hypot(fur[1], fur[2])) < _GREY
    pink = lab[0] > 40 and float(np.hypot(lab[1], lab[2])) > 10 and -20 < hue < 58
    return pink and (grey or hue < other - _PINKER)
