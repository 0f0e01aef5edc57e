"""From readings of the face to the printed one."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from figurelab.engines.procedural.figure import Brows, Eyes, Face

from . import irises, lids, painted
from .color import F32, chroma, from_hex, shade, to_hex
from .expression import PLAIN_BROW, BrowsSeen, MouthKind
from .nose import UNSEEN
from .proportions import ShapeSeen
from .reading import Reading, ramp
from .readings import HeadReadings
from .traits import Traits

DEFAULT_SKIN = from_hex("#dcae92")
# L of hair from which, without chroma, it is white: light streaks in dark hair stay below.
_GREY = 56.0
# Yaw from which to which the smaller measures of a face fade out: the mesh guesses its far half.
_TURNED = 0.65, 0.25
_DOUBTFUL = 0.65
# Age of a face of which nothing is seen.
_GROWN_UP = 0.28
# Years, and the ages that they are drawn as; and the youngest that somebody is drawn who is no child.
_DRAWN_AGES = (2.0, 13.0, 20.0, 28.0, 35.0, 45.0, 55.0, 65.0, 75.0, 85.0), (
    0.0, 0.08, 0.20, 0.28, 0.35, 0.45, 0.56, 0.68, 0.80, 0.90,
)  # fmt: skip
_LEAST = 0.16
# The youngest under a white beard; and share of the face's oval that grey hair has at least, as much as a photo
# that ends at the forehead leaves of it.
_WHITE_BEARDED, _GREY_SEEN = 0.55, 0.04
# Furrows of the forehead from which to which light hair without colour is white with age, and the youngest then.
_FURROWED, _WHITE_HAIRED = (0.20, 0.40), 0.66
# By how much grown faces are drawn narrower than a child's, the share of it that the youngest of them have, up to which
# age it grows, the narrowest, and a child's broadest.
_SLIMMED, _SLIMMED_YOUNG, _GROWN_FACED, _NARROWEST, _BROADEST_CHILD = 0.05, 0.5, 0.35, 0.82, 1.06
# Tint of lips that tells made-up eyes, and of an old face's; what else tells them, and the tint then.
_TINTED_LIPS, _RED_LIPS, _OLD, _DRAWN_OUT, _LEAST_LIP = 0.3, 0.58, 0.55, 0.5, 0.18
# Tint of lips in a beard, which is never paint, and of others that wear none.
_BEARDED_LIP, _BARE_LIP = 0.04, 0.12
# Under short hair bushy brows and the shade of a shaven jaw go with plain lashes, unless paint is past doubt. The
# tint of lips that tells it of a face from the side.
_BUSHY, _SHAVEN, _PAINTED_LIPS = 3, -1.6, 0.5
# Share of hooded lids that is believed behind a frame.
_BEHIND_FRAMES = 0.5
# How much narrower eyes under the broadest lids are than the mesh has them, and the mean of that.
_SMOOTH_LIDS, _LIDS_USUAL = 0.5, 0.08
# Evidence for drawn-out lashes under short hair, beside tinted lips: one of both alone is mostly as it grows.
_PLUCKED = 0.85
# Yaw from which on a face is seen from the side, and its brows and its hair's length are a guess.
_SIDEWAYS = 0.72
# Height of brows over an eye's width up to which they are plucked, under short hair; tint of lips that nothing but
# paint has; and length of hair, in face heights below the chin, up to which it hides no jaw.
_THIN_BROW, _PAINTED, _HANGS = 0.22, 0.85, -0.30


def unread(color: str, mouth: Reading[MouthKind] | None) -> Face:
    """Of somebody whose face is not seen: a grown person of no particular age, whom a stranger's childhood would not
    become. Of a face too dark to read only a laugh is believed. color: of the hair, and so of the brows."""
    seen: MouthKind = "smile"
    if mouth is not None:
        seen = mouth.value if mouth.trusted and mouth.value in ("grin", "open", "tongue") else "neutral"
    return Face(
        skin=to_hex(DEFAULT_SKIN),
        eyes=Eyes(family="soft"),
        brows=Brows(color=color),
        mouth=seen,
        blush=0.4,
        age=_GROWN_UP,
    )


def face(head: HeadReadings, hair_color: F32) -> Face:
    skin = head.skin.value if head.skin.trusted else DEFAULT_SKIN
    brows = head.brows.value
    read_brows = head.brows.trusted and head.detailed
    darkened = shade(hair_color, lightness=-0.1 * float(hair_color[0]))
    brow_color = 0.5 * brows.color + 0.5 * darkened if read_brows else darkened
    light = float(skin[0])
    # A brow nearly as light as its skin would vanish on the printed face.
    brow_color = shade(brow_color.astype(np.float32), lightness=min(0.0, light - 18 - float(brow_color[0])))
    lip = head.lips.value if head.detailed and head.lips.trusted and head.lips.value > 0.1 else 0.0
    features = head.features.value if head.detailed and head.features.trusted else None
    shape = head.shape.value if head.detailed and head.shape.trusted else None
    if shape is not None and shape.kind != "long" and straight_on(head) < _DOUBTFUL:
        shape = replace(shape, kind="oval")
    years, sure = age(head), straight_on(head)
    form = head.nose.value if head.detailed and head.nose.trusted else UNSEEN.value
    drawn_out = _drawn_out(head, lip, years)
    if drawn_out and head.lips.trusted:
        lip = max(painted.lip_strength(head.makeup.value) if head.makeup.trusted else lip, _LEAST_LIP)
    elif _bearded(head):
        lip = min(lip, _BEARDED_LIP)
    elif head.aged.child:
        lip = min(lip, _BARE_LIP)
    elif (_short(head) or abs(head.yaw) > _SIDEWAYS) and (not _covered(head) or lip <= _PAINTED):
        # Without the lashes that go with it, the red is the lips' own; behind dark glass nothing but paint tells.
        lip = min(lip, _BARE_LIP)
    own = head.traits.value if head.detailed and head.traits.trusted else None
    mouth, bare = head.mouth.value if head.mouth.trusted else "smile", head.glasses.value.kind == "none"
    lidded = _lidded(head, own)
    return Face(
        shape=shape.kind if shape else "oval",
        width=_width(shape, sure, years, child=head.aged.child) if shape else 1.0,
        jaw=_span(shape.jaw, (0.765, 0.803, 0.840), (0.02, 0.5, 0.98)) if shape else 0.5,
        chin=round(sure * shape.chin, 2) if shape else 0.0,
        cheeks=round(sure * shape.cheeks, 2) if shape else 0.0,
        skin=to_hex(skin),
        eyes=Eyes(
            family=_eye_family(head),
            color=irises.color(head, hair_color, skin),
            openness=lidded.openness,
            lashes=_lashes(head, drawn_out=drawn_out),
            scale=_span(features.eye, (0.189, 0.203, 0.217), (0.82, 0.99, 1.17)) if features else 1.0,
            tilt=own.tilt if own else 0.0,
            apart=own.apart if own else 0.0,
            hooded=lidded.hooded,
            round=lidded.round,
            shadow=_shadow(head, skin) if drawn_out and bare else None,
        ),
        brows=_brows(head, own if brows.bare else None, to_hex(brow_color), light),
        mouth=mouth,
        mouth_width=_span(own.mouth, *_MOUTHS[mouth]) if own else 1.0,
        corners=_corners(own, mouth) if own else 0.0,
        skew=own.skew if own else 0.0,
        lip=round(float(lip), 2),
        lip_color=_lip_color(head, lip, skin),
        blush=_span(light, (40.0, 60.0, 82.0), (0.25, 0.35, 0.6)),
        age=years,
        nose=_span(features.nose, (0.236, 0.268, 0.305), (0.72, 1.0, 1.38)) if features else 1.0,
        nose_length=_span(sure * features.length, (-1.0, 0.0, 1.0), (0.74, 1.0, 1.34)) if features else 1.0,
        lips=round(sure * features.lips, 2) if features else 0.0,
        nose_tip=round(sure * form.tip, 2),
        nose_turn=round(sure * form.turn, 2),
        nose_bridge=round(sure * form.bridge, 2),
        parted=_span(own.parted, *_PARTED[mouth]) if own and mouth in _PARTED else 0.5,
    )


def _lidded(head: HeadReadings, own: Traits | None) -> lids.Drawn:
    """As the look of the eyes tells; where it does not, as the mesh does. Frames before the eyes make folds."""
    bare, rounded = head.glasses.value.kind == "none", _roundness(own) if own else 0.0
    if head.detailed and head.lids.trusted and head.glasses.value.lens is None:
        found = lids.drawn(head.lids.value, rounded)
        return found if bare else replace(found, hooded=_BEHIND_FRAMES * found.hooded)
    openness = head.eyes.value if head.detailed and head.eyes.trusted else 0.93
    return lids.Drawn(openness, rounded, own.hooded if own and bare else 0.0)


def _roundness(own: Traits) -> float:
    """The mesh takes narrow eyes under smooth broad lids for wider than they are."""
    return round(float(np.clip(own.round + _SMOOTH_LIDS * min(own.hooded, 0.0) + _LIDS_USUAL, -1.0, 1.0)), 2)


def _corners(own: Traits, mouth: MouthKind) -> float:
    """Of a mouth at rest or ajar how near it is to a smile, of a smile how bowed it is."""
    return own.corners if mouth in ("neutral", "ajar") else own.bowed


def _drawn_out(head: HeadReadings, lip: float, years: float) -> bool:
    """Whether the lashes are. A child's lips are red of themselves; of an old face's only a strong tint tells."""
    if head.aged.child or not head.detailed or _covered(head) or head.beard.value.kind != "none":
        return False
    sure = painted.surely(head.makeup)
    if sure > 1 or (sure and not _plain(head)):
        return True
    if head.glasses.value.kind == "none" and painted.colored_lids(head.makeup):
        return True
    if _short(head) and _plain(head):
        # Of 545 people the three of these whose lips and lashes alone told it wore no paint: photos are ruddy.
        return False
    if years > _OLD:
        return lip > _RED_LIPS
    if abs(head.yaw) > _SIDEWAYS:
        return lip > _PAINTED_LIPS
    if _short(head):
        height = head.brows.value.height
        if lip > _PAINTED or height is None or height > _THIN_BROW:
            return lip > _PAINTED
        return lip > _TINTED_LIPS and head.lashes.trusted and head.lashes.value > _PLUCKED
    return lip > _TINTED_LIPS or (head.lashes.trusted and head.lashes.value > _DRAWN_OUT)


def _lip_color(head: HeadReadings, lip: float, skin: F32) -> str | None:
    """Lips have their own colour, but for those that hair shades or a mask hides."""
    if lip <= 0.0 or not head.makeup.trusted or not head.detailed or _bearded(head) or head.mask is not None:
        return None
    return painted.lip_color(head.makeup.value, skin)


def _shadow(head: HeadReadings, skin: F32) -> str | None:
    return painted.shadow(head.makeup.value, skin) if head.makeup.trusted else None


def _lashes(head: HeadReadings, *, drawn_out: bool) -> int:
    """0 none, 1 short, 2 winged. Earrings wing short ones on the figure: under short hair, which says no, none are."""
    if drawn_out:
        return 2
    return 0 if _plain(head) or (_short(head) and head.earrings is not None) else 1


def _covered(head: HeadReadings) -> bool:
    return head.mask is not None or head.glasses.value.lens is not None


def _bearded(head: HeadReadings) -> bool:
    return head.beard.trusted and head.beard.value.kind != "none"


def _plain(head: HeadReadings) -> bool:
    """Whether a beard, the shade of a shaven jaw or bushy brows say that the lashes are as they grow. Hair that hangs
    shades the jaw and darkens the brows itself."""
    seen = head.beard.value
    unmade = seen.shade > _SHAVEN or head.brows.value.weight == _BUSHY
    return seen.kind != "none" or (unmade and _short(head))


def _short(head: HeadReadings) -> bool:
    return head.hat.value.kind == "none" and head.hair.length <= _HANGS


# Width of a mouth over the face's, and as it is drawn.
_RESTING = (0.33, 0.364, 0.42), (0.78, 1.0, 1.28)
_MOUTHS = {
    "neutral": _RESTING,
    "smirk": _RESTING,
    "smile": ((0.35, 0.405, 0.46), (0.78, 1.0, 1.28)),
    "open": ((0.39, 0.45, 0.53), (0.82, 1.0, 1.25)),
    "grin": ((0.40, 0.470, 0.53), (0.76, 1.0, 1.28)),
    "ajar": ((0.33, 0.38, 0.46), (0.80, 1.0, 1.28)),
    "gape": ((0.28, 0.35, 0.42), (0.80, 1.0, 1.25)),
    "tongue": ((0.38, 0.46, 0.54), (0.84, 1.0, 1.20)),
}
# How far apart the lips are, over the mouth's width, and how far it is drawn open.
_PARTED = {
    "open": ((0.265, 0.34, 0.48), (0.0, 0.5, 1.0)),
    "grin": ((0.10, 0.180, 0.26), (0.0, 0.5, 1.0)),
    "ajar": ((0.06, 0.11, 0.17), (0.0, 0.5, 1.0)),
    "gape": ((0.30, 0.40, 0.60), (0.0, 0.5, 1.0)),
}


def _brows(head: HeadReadings, own: Traits | None, color: str, skin: float) -> Brows:
    """Dark glass hides the brows' line, not how dark they are; over a clear one they lie no lower than usual, or its
    rim would cover them. Ones that the light makes faint are no thinner than usual."""
    usual = _BEARDED_BROWS if _bearded(head) else 1.0
    weight = _weight(head.brows.value, skin) if head.detailed and head.brows.trusted else usual
    if head.brows.value.darkness < PLAIN_BROW:
        weight = max(weight, usual)
    glasses = head.glasses.value
    if own is None or glasses.lens is not None:
        return Brows(color=color, weight=weight)
    lift = own.lift if glasses.kind == "none" else max(own.lift, 0.0)
    return Brows(color=color, weight=weight, arch=0.5 + own.arch / 2, slope=own.slope, lift=lift, cocked=own.cocked)


# How dark brows are and how high, and the weight that either alone would give them.
_BY_DARKNESS = (5.0, 14.0, 27.0, 42.0, 55.0), (0.2, 1.0, 1.9, 2.7, 3.0)
_BY_HEIGHT = (0.13, 0.20, 0.26, 0.32, 0.40), (0.2, 0.9, 1.6, 2.4, 3.0)
# Brows of a bearded face that dark glasses, a hat or a hard light hide: those of fifty that are seen have this weight.
_BEARDED_BROWS = 1.8
# L of skin from which down brows are told by their share of its light, and by how much more at most.
_PALE_SKIN, _MOST_DEEPER = 70.0, 1.7
# Means of both, and the weight drawn: what differs is drawn larger than it is.
_DRAWN = (0.5, 1.6, 2.5), (0.0, 1.6, 3.0)


def _weight(seen: BrowsSeen, skin: float = _PALE_SKIN) -> float:
    """0 thin .. 3 bushy: fair brows are drawn lighter than dark ones as high. skin: its L, beside which the same brow
    is less dark on a deep complexion."""
    deeper = float(np.clip(_PALE_SKIN / max(skin, 1.0), 1.0, _MOST_DEEPER))
    dark = float(np.interp(deeper * max(seen.darkness, seen.depth), *_BY_DARKNESS))
    high = dark if seen.height is None else float(np.interp(seen.height, *_BY_HEIGHT))
    return round(float(np.interp((dark + high) / 2, *_DRAWN)), 1)


def _width(shape: ShapeSeen, sure: float, years: float, *, child: bool) -> float:
    """A turned face comes out broader than it is, never narrower. On a figure's large head a grown face of usual width
    is a broad one, and so is a child's, whose head is broad of itself."""
    width = _span(shape.width, (0.740, 0.800, 0.833, 0.895), (0.83, 0.91, 0.965, 1.14))
    width = 1.0 + sure**2 * (width - 1.0) if width > 1.0 else width
    slimmed = max(_SLIMMED_YOUNG, ramp(years, _LEAST, _GROWN_FACED))
    width = min(width, _BROADEST_CHILD) if child else width - _SLIMMED * slimmed
    return round(max(width, _NARROWEST), 2)


def _span(value: float, seen: tuple[float, ...], drawn: tuple[float, ...]) -> float:
    """A proportion of the face as the figure draws it, small differences kept."""
    return round(float(np.interp(value, seen, drawn)), 2)


def _eye_family(head: HeadReadings) -> Literal["vinyl", "soft"]:
    """A child's large eyes, and the calmer design for everybody who is none and for a child at rest whose lids hang
    low: a young grown face with a child's eyes would be a doll."""
    calm = head.detailed and head.eyes.trusted and head.eyes.value < 0.875 and head.mouth.value == "neutral"
    return "vinyl" if head.aged.child and not calm else "soft"


def straight_on(head: HeadReadings) -> float:
    """0 for a face so turned that its smaller measures are guessed .. 1."""
    return ramp(abs(head.yaw), *_TURNED)


def age(head: HeadReadings) -> float:
    """0 young .. 1 old: as old as somebody looks, and no younger than a white beard tells, or white hair that is read
    surely over a furrowed forehead."""
    years = float(np.interp(head.aged.years, *_DRAWN_AGES))
    if not head.aged.child:
        years = max(years, _LEAST)
    color = head.hair_color.value
    if head.hair_color.confidence >= 0.6 and color[0] > _GREY and chroma(color) < 13 and head.hair.area > _GREY_SEEN:
        years = max(years, _WHITE_HAIRED * ramp(head.furrows, *_FURROWED))
    if _white_bearded(head):
        years = max(years, _WHITE_BEARDED)
    return round(years, 2)


def _white_bearded(head: HeadReadings) -> bool:
    return head.beard.trusted and head.beard.value.white
