"""What a part looks like from behind: the colours of its rim carried round as labels. No face can get there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.bands import bands, by_row
from figurelab.engines.procedural.lift.crown import Crown, crown_apart, hidden_from_crown
from figurelab.engines.procedural.lift.edges import spread
from figurelab.engines.procedural.lift.images import away_from, blurred, components, distance, f32, shrunk
from figurelab.engines.procedural.lift.laplace import carry
from figurelab.engines.procedural.lift.nape import Nape, bare_back, nape_of, sides
from figurelab.engines.procedural.lift.paints import Paints, paints_of
from figurelab.engines.procedural.lift.part import Form, Kind, Part, centre_of
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.pattern import continued
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.strands import Strands, combed
from figurelab.engines.procedural.lift.tidy import far_side

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_MARGIN = 2.0
_RIM = 4.5
_OPPOSITE = 0.03
_SEAM, _MOST_SEAM, _FADE = 0.06, 0.2, 0.05
_PLAIN, _BAND = 0.06, 0.008
_EVEN = 0.014
_CLOTH = 0.05
_ABOUT = 0.05
_WHOLE, _RUN = 0.7, 0.03
_ALIKE, _SOME = 14.0, 0.08
_BOUNCED, _STRONG = 14.0, 24.0
_TURNED = 0.72
_GREY, _PINKER = 10.0, 12.0
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
    found = [paints_of(sheet.lab, part.region, _shown(sheet, part)) for part in anatomy.parts]
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
        fur = _fur(sheet, anatomy, paints_by_part)
        pairs = {kind: _pair(sheet, cut, fur) for kind, cut in _paired(sheet, anatomy).items()}
    for part, paints in zip(anatomy.parts, paints_by_part, strict=True):
        if part.kind in pairs:
            behind, ahead = pairs[part.kind]
            back.append(behind)
            front.append(ahead)
            continue
        shown = _shown(sheet, part)
        if form == "block":
            back.append(_walls(sheet, part, paints, shown))
            front.append(_front(sheet, back[-1], shown))
            continue
        if part.kind == "hat" or (form == "turned" and part.kind == "torso"):
            back.append(_banded(sheet, part, paints, shown))
            front.append(_front(sheet, back[-1], shown))
            continue
        rim = _rim(sheet, part, shown)
        if form in _BROAD or (form == "thing" and not calm):
            plain, banded = form in ("box", "coin"), form != "thing"
            back.append(far_side(sheet, paints, rim, shown, plain=plain, banded=banded))
            front.append(_front(sheet, back[-1], shown))
            continue
        front.append(_front(sheet, _plain(sheet, paints, shown), shown))
        if form == "thing" and calm and anatomy.symmetry < _TURNED:
            back.append(front[-1])
            continue
        refused = np.zeros_like(rim)
        if part.kind == "head":
            crown = hidden_from_crown(sheet, part, paints, hatted=anatomy.the("hat") is not None)
            refused, skin = crown.refused, None if crown.skin is None else paints.lab[crown.skin]
        elif skin is not None and part.kind == "torso":
            refused = _hands(sheet, rim, skin)
        across = np.zeros_like(rim)
        if part.kind != "head":
            across = _right_across(sheet, paints, shown)
            refused = (refused | _contact_shade(sheet, part, paints, shown)) & ~across
        least = 0.3 if calm else 0.08 if part.kind == "torso" else 0.03
        if part.kind in ("head", "torso"):
            refused = refused | _one_sided(sheet, paints, rim & ~refused, shown)
        known = _kept(paints, rim, shown, refused, least)
        if part.kind == "torso" and not calm:
            known = known | (rim & across)
            row = bands(paints, known, shown, sheet.height, front=_WORN if sheet.face is not None else _GROWN)
            back.append(_carried(sheet, part, paints, known, _CLOTH, row))
            back[-1] = continued(sheet, part, back[-1], _of_rows(paints, row, shown), row, furry=sheet.face is None)
            continue
        fade = 0.06 if calm else 0.11 if part.kind == "head" else None
        # The head's shown side is mostly face: only the rim of its crown can tell what covers it.
        main = int(paints.shares(_upper(known) if part.kind == "head" else shown).argmax())
        back.append(_carried(sheet, part, paints, known, fade, np.full(len(shown), main)))
        if part.kind == "head" and sheet.face is None and not calm:
            row = np.full(len(shown), main)
            back[-1] = continued(sheet, part, back[-1], _of_rows(paints, row, shown), row, furry=True)
        if part.kind == "head" and sheet.face and crown and crown.skin is not None and crown.cover is not None:
            nape = nape_of(sheet, part, paints, skin=crown.skin, cover=crown.cover)
            plain = sides(_plain(sheet, paints, shown), back[-1], nape, paints.label == crown.cover)
            front[-1] = _front(sheet, plain, shown)
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


def _paired(sheet: Sheet, anatomy: Anatomy) -> dict[Kind, list[Part]]:
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


def _fur(sheet: Sheet, anatomy: Anatomy, paints_by_part: list[Paints]) -> F32:
    """(3,) Lab of what most of the crown's rim shows."""
    head, paints = anatomy.parts[0], paints_by_part[0]
    return paints.lab[int(paints.shares(_upper(_rim(sheet, head, _shown(sheet, head)))).argmax())]


def _pair(sheet: Sheet, cut: list[Part], fur: F32) -> tuple[F32, F32]:
    """(h, w, 3) behind and in front of parts that are a pair, all in one: both shoes and both ears are alike, and a
    trouser leg ends in a row, wherever the outline was cut."""
    region, reach = (np.logical_or.reduce(masks) for masks in ([p.region for p in cut], [p.reach for p in cut]))
    both = Part(cut[0].kind, region, reach, max(part.radius for part in cut), centre_of(region))
    shown = _shown(sheet, both)
    paints = paints_of(sheet.lab, region, shown)
    rim = _rim(sheet, both, shown)
    known = _kept(paints, rim, shown, np.zeros_like(shown), 0.03)
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
    layer = _carried(sheet, both, paints, known, _CLOTH, row)
    return layer, _front(sheet, _plain(sheet, paints, shown), shown)


def _bare(lab: F32, fur: F32) -> bool:
    """Whether a paint may be the inner side of an ear: pink, and pinker than the fur."""
    hue, other = (float(np.degrees(np.arctan2(c[2], c[1]))) for c in (lab, fur))
    grey = float(np.hypot(fur[1], fur[2])) < _GREY
    pink = lab[0] > 40 and float(np.hypot(lab[1], lab[2])) > 10 and -20 < hue < 58
    return pink and (grey or hue < other - _PINKER)


def _upper(mask: Mask) -> Mask:
    """The upper half of a mask, by its rows."""
    rows = np.flatnonzero(mask.any(axis=1))
    upper = mask.copy()
    upper[(rows[0] + rows[-1] + 1) // 2 :] = False
    return upper if upper.any() else mask


def _front(sheet: Sheet, plain: F32, shown: Mask) -> F32:
    """(h, w, 3): the picture, giving way to plain paints toward the outline: there it would be drawn out into
    streaks on the side."""
    inward = np.clip((sheet.depth - _MARGIN) / (_PLAIN * sheet.height), 0, 1)[..., None]
    return spread(f32(plain + inward * (sheet.clean - plain)), shown)


def _plain(sheet: Sheet, paints: Paints, shown: Mask) -> F32:
    """(h, w, 3): every pixel in the paint that most of its neighbours have."""
    even = _EVEN * sheet.height
    weight = blurred((paints.label[..., None] == np.arange(len(paints.lab))) & shown[..., None], (even, even, 0))
    weight = np.maximum(weight, 1e-4) ** 4
    return f32((weight / weight.sum(axis=2, keepdims=True)) @ lab2rgb(paints.lab[None])[0].astype(np.float32))


def _shown(sheet: Sheet, part: Part) -> Mask:
    shown = part.region & (sheet.depth > _MARGIN)
    return shown if shown.sum() > 30 else part.region


def _rim(sheet: Sheet, part: Part, shown: Mask) -> Mask:
    """Pixels along the outline, above the ground and away from other parts, whose contact shadow would be read as a
    colour."""
    rim = shown & (sheet.depth <= _MARGIN + _RIM)
    above = rim & (np.arange(len(rim))[:, None] < sheet.bottom - 0.035 * sheet.height)
    rim = above if above.sum() > 0.3 * rim.sum() else rim
    others = sheet.mask & ~part.region
    if others.any():
        apart = rim & (away_from(others) > min(0.045 * sheet.height, 0.6 * part.radius))
        if apart.sum() > 0.3 * rim.sum():
            rim = apart
    return rim if rim.sum() >= 12 else shown


def _hands(sheet: Sheet, rim: Mask, skin: F32) -> Mask:
    """Skin at the torso's rim is a hand on it, not the back of the shirt."""
    near = np.linalg.norm((sheet.lab - skin) * np.array([0.25, 1, 1], np.float32), axis=2) < 17
    return near if (rim & ~near).sum() > 0.35 * rim.sum() else np.zeros_like(near)


def _one_sided(sheet: Sheet, paints: Paints, rim: Mask, shown: Mask) -> Mask:
    """A paint on one side only, with no match at the same height on the other, is a patch and does not go round."""
    columns = np.arange(rim.shape[1])
    middle = np.where(shown.any(axis=1), (shown * columns).sum(axis=1) / np.maximum(shown.sum(axis=1), 1), 0)
    left = columns[None, :] < middle[:, None]
    reach = 2 * round(_OPPOSITE * sheet.height) + 1
    alone = np.zeros_like(rim)
    main = int(paints.shares(rim if rim.any() else shown).argmax())
    for index in range(len(paints.lab)):
        if index == main:
            continue
        own = rim & (paints.label == index)
        for side in (left, ~left):
            matched = nd.maximum_filter1d((own & ~side).any(axis=1).astype(np.uint8), reach) > 0
            alone |= own & side & ~matched[:, None]
    return alone


def _contact_shade(sheet: Sheet, part: Part, paints: Paints, shown: Mask) -> Mask:
    """A darker paint that lies almost only along the neighbours is their shadow, no paint at all."""
    others = sheet.mask & ~part.region
    if not others.any():
        return np.zeros_like(shown)
    close = shown & (away_from(others) < 0.11 * sheet.height)
    overall, along = paints.shares(shown), paints.shares(close)
    hugging = along * close.sum() / np.maximum(overall * shown.sum(), 1)
    main = paints.lab[int(overall.argmax())]
    # Shade of white shoes is no skin: light that is lost makes no colour stronger.
    weaker = np.hypot(paints.lab[:, 1], paints.lab[:, 2]) < float(np.hypot(main[1], main[2])) + _BOUNCED
    shade = (hugging > 0.75) & (paints.lab[:, 0] < main[0] - 8) & (_turn(paints.lab, main) < 45) & weaker
    for index in np.flatnonzero(overall > 0.15):
        # In warm light a strong colour turns warmer in the corners, and no duller.
        lit = paints.lab[index]
        darker = (paints.lab[:, 0] < lit[0] - 8) & (paints.lab[:, 0] > lit[0] - 35)
        shade |= darker & (hugging > hugging[index]) & (_turn(paints.lab, lit) < 50) & _as_strong(paints.lab, lit)
    return shade[paints.label]


def _right_across(sheet: Sheet, paints: Paints, shown: Mask) -> Mask:
    """A paint that fills whole rows, many of them, is neither a hand nor a shadow: trousers below a shirt."""
    share = by_row(paints, shown)
    across = nd.binary_opening(share > _WHOLE, np.ones((max(round(_RUN * sheet.height), 2), 1), bool))
    return np.asarray(np.take_along_axis(across, paints.label, axis=1), np.bool_)


def _turn(lab: F32, other: F32) -> F32:
    return np.hypot(*(lab - other)[:, 1:].T)


def _as_strong(lab: F32, other: F32) -> Mask:
    """Chroma at least 0.8 of the other's, which must be a strong one."""
    strength = float(np.hypot(other[1], other[2]))
    return (np.hypot(lab[:, 1], lab[:, 2]) > max(0.8 * strength, 30)) & (strength > _STRONG)


def _kept(paints: Paints, rim: Mask, shown: Mask, refused: Mask, least: float) -> Mask:
    """The rim without refused pixels, without rare paints (below the least share), and without rim light."""
    known = rim & ~refused
    on_rim = paints.shares(known)
    overall = paints.shares(shown)
    rare = (on_rim < least) | ((on_rim > 2.5 * overall) & (overall < 0.08))
    common = known & ~rare[paints.label]
    if common.sum() > 20:
        return common
    return known if known.sum() >= 20 else rim


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
    main = bands(paints, _rim(sheet, part, shown), shown, sheet.height)
    colour = f32(lab2rgb(paints.lab[None])[0])[main]
    return np.ascontiguousarray(np.broadcast_to(colour[:, None], sheet.clean.shape))


def _carried(sheet: Sheet, part: Part, paints: Paints, known: Mask, fade: float | None, main: NDArray[np.int64]) -> F32:
    """fade: the length over which the rim's paints give way to the main one of their row, a share of the height.
    main: (h,) its index."""
    domain = part.reach | part.region
    box = _window(domain, round(_ABOUT * sheet.height))
    clean, label, known, inside = sheet.clean[box], paints.label[box], known[box], domain[box]
    indicator = (label[..., None] == np.arange(len(paints.lab))).astype(np.float32)
    if fade is not None:
        across, down = _inward(inside, sheet.height)
        weight = carry(indicator, known, inside, across=across, down=down, screening=1 / (fade * sheet.height) ** 2)
        rest = np.clip(1 - weight.sum(axis=2), 0, 1)
        weight += rest[..., None] * (main[box[0], None] == np.arange(len(paints.lab)))[:, None]
    else:
        # Belts, hems and sleeves run round the back by rows.
        weight = carry(indicator, known, inside, across=1.0, down=0.12)
    weight = blurred(np.clip(weight, 0, 1), (1, 1, 0))
    weight = np.maximum(weight, 1e-4) ** 6
    weight /= weight.sum(axis=2, keepdims=True)
    rgb = lab2rgb(paints.lab[None])[0].astype(np.float32)
    back = _seamed(clean, weight @ rgb, known, sheet.height)
    valid = shrunk(inside) | (part.region & (sheet.depth > _MARGIN))[box]
    return _unwindowed(spread(back, valid), box, domain.shape)


def _window(mask: Mask, margin: int) -> tuple[slice, slice]:
    """Rows and columns of a mask and a margin about it."""
    spans = [np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))]
    rows, columns = (slice(max(int(span[0]) - margin, 0), int(span[-1]) + 1 + margin) for span in spans)
    return rows, columns


def _unwindowed(values: F32, box: tuple[slice, slice], shape: tuple[int, ...]) -> F32:
    """(h, w, c): a window's values in place, its border carried on outward."""
    before = [cut.start for cut in box]
    after = [n - start - size for n, start, size in zip(shape, before, values.shape, strict=False)]
    return np.pad(values, (*zip(before, after, strict=True), (0, 0)), mode="edge")


def _inward(domain: Mask, height: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Conductance that lets stripes run over the crown and along nothing else."""
    slope_y, slope_x = np.gradient(blurred(distance(domain), 0.02 * height))
    norm = np.hypot(slope_x, slope_y) + 1e-3
    upright = np.clip((slope_y / norm) ** 2, 0, 1) * np.clip(norm / 0.5, 0, 1)
    return 0.12 + 0.88 * (1 - upright), 0.12 + 0.88 * upright


def _seamed(clean: F32, back: F32, known: Mask, height: int) -> F32:
    """Add the rim's own difference, fading inward over a twentieth of the height, so that no seam shows."""
    reach = _FADE * height
    rest = np.clip(np.where(known[..., None], clean - back, 0), -_MOST_SEAM, _MOST_SEAM)
    share = np.maximum(blurred(known.astype(np.float32), reach, truncate=2.5), 1e-3)[..., None]
    rest = np.clip(blurred(rest, (reach, reach, 0), truncate=2.5) / share, -_SEAM, _SEAM)
    fade = rest * np.exp(-away_from(known) / reach)[..., None]
    return np.clip(back + f32(fade), 0, 1)
