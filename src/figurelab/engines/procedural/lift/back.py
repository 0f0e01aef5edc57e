"""What a part looks like from behind: the colours of its rim carried round as labels. No face can get there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.bands import bands
from figurelab.engines.procedural.lift.carrying import carried
from figurelab.engines.procedural.lift.crown import Crown, crown_apart, hidden_from_crown
from figurelab.engines.procedural.lift.edges import spread
from figurelab.engines.procedural.lift.front import front_of, plain_of
from figurelab.engines.procedural.lift.images import blurred, components, f32, shrunk
from figurelab.engines.procedural.lift.nape import Nape, bare_back, nape_of, sides
from figurelab.engines.procedural.lift.paints import Paints, paints_of
from figurelab.engines.procedural.lift.pairs import fur_of, pair, paired
from figurelab.engines.procedural.lift.part import Form, Kind, Part
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.pattern import continued
from figurelab.engines.procedural.lift.rim import (
    contact_shade,
    hands,
    kept,
    one_sided,
    right_across,
    rim_of,
    shown_of,
    upper,
)
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.strands import Strands, combed
from figurelab.engines.procedural.lift.tidy import far_side

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_BAND = 0.008
_CLOTH = 0.05
_TURNED = 0.72
_SMALL_MARK = 0.02
# How much the front of a row says about its back: clothes go round, a belly's fur does not.
_WORN, _GROWN = 1.5, 0.3
_BROAD: tuple[Form, ...] = ("broadside", "corner", "box", "coin")


@dataclass(frozen=True)
class Layers:
    """back, front: (n, h, w, 3) f32 sRGB, a layer per part, defined everywhere. strands: of a person's hair. nape:
    where it ends."""

    back: F32
    front: F32
    strands: Strands | None = None
    nape: Nape | None = None


def paints_in(sheet: Sheet, anatomy: Anatomy) -> list[Paints]:
    """The paints of every part, in the anatomy's order."""
    found = [paints_of(sheet.lab, part.region, shown_of(sheet, part)) for part in anatomy.parts]
    return [
        crown_apart(sheet, part, paints) if part.kind == "head" else paints
        for part, paints in zip(anatomy.parts, found, strict=True)
    ]


def layers(sheet: Sheet, anatomy: Anatomy, paints_by_part: list[Paints], form: Form, *, calm: bool) -> Layers:
    """The layer behind and the layer in front of every part, in the anatomy's order.

    calm: the subject is a photographed thing: every back fades soon to its main paint, not only the head's; an open
    frame seen from its side, a cycle or a chair, looks the same from the other side.
    """
    back: list[F32] = []
    front: list[F32] = []
    skin: F32 | None = None
    crown: Crown | None = None
    strands: Strands | None = None
    nape: Nape | None = None
    pairs: dict[Kind, tuple[F32, F32]] = {}
    if form in ("chibi", "figure"):
        fur = fur_of(sheet, anatomy, paints_by_part)
        pairs = {kind: pair(sheet, cut, fur) for kind, cut in paired(sheet, anatomy).items()}
    for part, paints in zip(anatomy.parts, paints_by_part, strict=True):
        if part.kind in pairs:
            behind, ahead = pairs[part.kind]
            back.append(behind)
            front.append(ahead)
            continue
        shown = shown_of(sheet, part)
        if form == "block":
            back.append(_walls(sheet, part, paints, shown))
            front.append(front_of(sheet, back[-1], shown))
            continue
        if part.kind == "hat" or (form == "turned" and part.kind == "torso"):
            back.append(_banded(sheet, part, paints, shown))
            front.append(front_of(sheet, back[-1], shown))
            continue
        rim = rim_of(sheet, part, shown)
        if form in _BROAD or (form == "thing" and not calm):
            plain, banded = form in ("box", "coin"), form != "thing"
            back.append(far_side(sheet, paints, rim, shown, plain=plain, banded=banded))
            front.append(front_of(sheet, back[-1], shown))
            continue
        front.append(front_of(sheet, plain_of(sheet, paints, shown), shown))
        if form == "thing" and calm and anatomy.symmetry < _TURNED:
            back.append(front[-1])
            continue
        refused = np.zeros_like(rim)
        if part.kind == "head":
            crown = hidden_from_crown(sheet, part, paints, hatted=anatomy.the("hat") is not None)
            refused, skin = crown.refused, None if crown.skin is None else paints.lab[crown.skin]
        elif skin is not None and part.kind == "torso":
            refused = hands(sheet, rim, skin)
        across = np.zeros_like(rim)
        if part.kind != "head":
            across = right_across(sheet, paints, shown)
            refused = (refused | contact_shade(sheet, part, paints, shown)) & ~across
        least = 0.3 if calm else 0.08 if part.kind == "torso" else 0.03
        if part.kind in ("head", "torso"):
            refused = refused | one_sided(sheet, paints, rim & ~refused, shown)
        known = kept(paints, rim, shown, refused, least)
        if part.kind == "torso" and not calm:
            known = known | (rim & across)
            row = bands(paints, known, shown, sheet.height, front=_WORN if sheet.face is not None else _GROWN)
            back.append(carried(sheet, part, paints, known, _CLOTH, row))
            back[-1] = continued(sheet, part, back[-1], _of_rows(paints, row, shown), row, furry=sheet.face is None)
            continue
        fade = 0.06 if calm else 0.11 if part.kind == "head" else None
        # The head's shown side is mostly face: only the rim of its crown can tell what covers it.
        main = int(paints.shares(upper(known) if part.kind == "head" else shown).argmax())
        back.append(carried(sheet, part, paints, known, fade, np.full(len(shown), main)))
        if part.kind == "head" and sheet.face is None and not calm:
            row = np.full(len(shown), main)
            back[-1] = continued(sheet, part, back[-1], _of_rows(paints, row, shown), row, furry=True)
        if part.kind == "head" and sheet.face and crown and crown.skin is not None and crown.cover is not None:
            nape = nape_of(sheet, part, paints, skin=crown.skin, cover=crown.cover)
            plain = sides(plain_of(sheet, paints, shown), back[-1], nape, paints.label == crown.cover)
            front[-1] = front_of(sheet, plain, shown)
            back[-1] = bare_back(back[-1], nape.hair, f32(lab2rgb(paints.lab[None])[0])[crown.skin])
            strands = combed(sheet, part, paints, crown.cover, nape.hair)
    return Layers(np.stack(back), np.stack(front), strands, nape)


def _of_rows(paints: Paints, row: NDArray[np.int64], shown: Mask) -> Mask:
    """(h, w) pixels of the paint of their row, with what lies on it in small marks. row: (h,) index of a paint."""
    own = shown & (paints.label == row[:, None])
    labels, count = components(shown & ~own)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    small = sizes < _SMALL_MARK * shown.sum()
    small[0] = False
    return own | small[labels]


def _banded(sheet: Sheet, part: Part, paints: Paints, shown: Mask) -> F32:
    """(h, w, 3): all round, every row is of the paint that most of it shows in front."""
    rows = (paints.label[..., None] == np.arange(len(paints.lab))) & shown[..., None]
    weight = blurred(rows.sum(axis=1), (_BAND * sheet.height, 0))
    weight = (weight / np.maximum(weight.max(axis=1, keepdims=True), 1e-6)) ** 8
    colour = (weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-6)) @ lab2rgb(paints.lab[None])[0]
    domain = part.reach | part.region
    back = np.broadcast_to(f32(colour)[:, None], sheet.clean.shape)
    return spread(back, shrunk(domain) & shown if (shrunk(domain) & shown).any() else domain)


def _walls(sheet: Sheet, part: Part, paints: Paints, shown: Mask) -> F32:
    """(h, w, 3): behind and beside, every row of the paint at its ends: roof and wall, without doors and windows."""
    main = bands(paints, rim_of(sheet, part, shown), shown, sheet.height)
    colour = f32(lab2rgb(paints.lab[None])[0])[main]
    return np.ascontiguousarray(np.broadcast_to(colour[:, None], sheet.clean.shape))
