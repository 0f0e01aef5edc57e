"""Beard and moustache: their kind, by what grows on the zones of the lower face, and their colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .color import F32, band, chroma, hue, median, shade
from .greybeard import BLUER, DENSE_WHITE, blueness, is_colorless, white_color, white_kind
from .growth import LIP, Growth, growth
from .head import LEFT_CHEEK, LEFT_CHIN, LIPS, RIGHT_CHEEK, RIGHT_CHIN, Head, Mask, grow
from .reading import Reading, ramp
from .whisker_weights import HAIRS, HairKind, Whiskers
from .whiskers import signs, told

BeardKind = Literal["none", "stubble", "moustache", "goatee", "boxed", "full"]

# Weights of Growth.features, of hair of the head that hangs beside the jaw and shades it, and constant of the logistic
# for any hair at all, stubble too, and of that for a beard: scripts/beards.py fits them to 187 portraits;
# cross-validated, 92 and 89 of 100 of these are told rightly. Shaven faces count again, a tenth as much, with a shade
# thrown on their lower half.
# fmt: off
_ANY = np.array([4.252, 5.701, 0.133, 0.059, 0.306, 0.896, -0.094, 4.000, -2.482, -9.106, -2.616, -3.106])
_BEARD = np.array([4.478, 7.293, 0.183, 0.047, 0.158, -0.076, -0.056, -2.331, 2.595, -6.928, -1.780, -3.362])
# fmt: on
# From where to where below the chin hair of the head comes to hang beside the jaw, in face heights.
_BESIDE = (-0.3, 0.3)
# Evidence from which a turned face is not shaven, whose jaw lies in a shade of its own, and the yaws over which that
# comes on: a shade is no beard, and hurts more than a stubble that is missed.
_SURE, _SHADED = 0.55, (0.3, 0.5)
# Relief beyond the cheeks', percent of the skin's L, below which a darker lower face is shade: hair is never so smooth.
_SMOOTH = 2.2
# From which to which relief in every zone around the mouth adds to the evidence, of any hair and of a beard: a shaven
# face is never rough everywhere.
_ROUGH_ALL_OVER, _ROUGHER = (3.0, 4.5), (1.0, 0.8)
# A moustache alone: darkening over the lip at least, of a face that else shows stubble and of one that shows none;
# below the mouth and along the jaw at most, and of the lip's that beside the mouth, where the folds of a laugh lie in
# the shadow that it throws over the lip.
_OVER_STUBBLE, _MOUSTACHE, _SHAVEN, _LAUGH = 0.36, 0.32, 0.20, 0.75
# One that droops: darkening over the lip at least, below the mouth and along the jaw at most, relief over the lip.
_DROOPS, _BARE, _BRUSH = 0.45, 0.10, 10.0
# One as thick over a jaw in the shade: darkening over the lip, relief there, and of the lip's below the mouth at most;
# of the jaw beyond the cheek's over it at most; evidence of any hair from which a beard goes with it. Of 60 people
# with a dark lip the next has 0.30 with such relief.
_THICK, _THICK_BRUSH, _CLEAR_CHIN, _JAW_SHADE, _WITH_BEARD = 0.36, 9.0, 0.6, 0.12, 1.0
# How much redder (CIE a) than the cheeks hair never is, unless it is yellower still, as ginger hair is.
_REDDER = 4.0
# A goatee: darkening over and below the mouth, share of it on the side of the jaw at most, relief below the mouth. Of a
# face turned further the jaw that is seen lies in its own light.
_GOATEE, _BARE_JAW, _HAIRS, _TURNED = 0.25, 0.55, 4.0, 0.48
# Relief in every zone around the mouth, the jaw's too, from which what has a beard's evidence is a whole beard, however
# light its sides are: true goatees have up to 0.2, and a jaw lit from aside hides a short beard.
_WHOLE = 1.5
# Fair and ginger beards are more colourful than the skin: chroma gained on the chin, and darkening over the lip, beside
# the mouth and below it.
_RUST, _RUSTY = 8.0, (0.12, 0.15, 0.30)
# Chroma gained from which to which its colour is its own, and how much of it then is.
_RUSTING, _OWN_RUST = (6.0, 12.0), 0.9
# On a head turned further the jaw lies in its own, redder shade.
_TURNED_FAR = 0.4
# How much darker a moustache alone must be there: the upper lip lies in the nose's shadow.
_NOSE_SHADE = 0.12
# Relief over the lip and share of it on the side of the jaw from which a goatee is told in a blurred photo, where its
# chin is smooth.
_BARE_SIDE, _ROUND_MOUTH = 0.3, 0.30
# Yaws over which the hair that is seen beside the jaw comes to hang at the nape.
_NAPE = (0.6, 0.9)
# Evidence from which hair is long enough to be more than stubble, for in doubt less is drawn; how far below the chin a
# full beard reaches in face heights, where stubble never does, and its evidence at least, for a throat lies in shade
# too; evidence of any hair from which one that hangs is no stubble.
_GROWN, _HANGS, _DENSE, _HAIRY = 0.4, 0.085, 1.5, 1.0
# Yaw from which it is the throat's outline that lies below the chin.
_SIDEWAYS = 0.8
# How far full beards reach below the chin, in face heights, and the length that is drawn.
_REACH, _LENGTH = (0.06, 0.15, 0.36), (0.15, 0.5, 1.0)
# L or chroma from which to which hair is ever fairer, how sure it must be; skin's L under which and chroma over which
# it is dyed. What that adds to the evidence of any hair and of a beard: fair hairs hardly darken a jaw, and fair
# stubble is not seen at all.
_LIGHT_HAIR, _VIVID_HAIR, _PLENTY, _FAIR_SKIN, _DYED = (32.0, 48.0), (22.0, 32.0), 0.7, (50.0, 62.0), (62.0, 55.0)
_FAIRER = (0.4, 1.5)
# Chroma from which hair has a hue, and the hues, degrees, from auburn to flaxen: others are dyes over any hair.
_HUED, _GROWN_HUES = 14.0, (15.0, 110.0)
# Chroma from which to which light hair is fair and not grey.
_COLORED = (3.0, 9.0)
# Chroma of hair that no white beard grows beside: of 300 people the two with one have up to 12, and the third whose jaw
# lost its colour in the sun has 49.
_VIVID = 30.0
# Median grey of a face at least; yaw beyond which nothing is told.
_DARKEST, _PROFILE = 32.0, 0.97
_DEEPEST = 1.8
# Share of the way from skin to hair that a lower face is darkened by, from the sparsest of a kind to its densest; the
# least contrast of hair and skin that is counted with, of the skin's L; and evidence from which to which what is seen
# is hair and no shade.
_COVERS = {"stubble": (0.10, 0.75), "moustache": (0.25, 0.95), "goatee": (0.15, 0.80), "boxed": (0.15, 1.05)}
_LEAST_CONTRAST, _NO_SHADE = 0.25, (0.0, 1.6)
# Relief in every zone around the mouth from which to which stubble is sure by less evidence, and how much less; not by
# relief alone, which a worn photo's blocks make too.
_BRISTLY, _SURER = (1.5, 3.5), 0.8
# How far below the chin, in face heights, a short beard reaches that is trimmed close, and one that is as thick as they
# come; the weight of the first at most. Mean relief from which to which hair that shines still covers the skin. How
# much of a shade on the cheek lies on stubble too.
_TRIMMED, _TRIM, _SHAGGY, _SHADE_BELOW = (0.02, 0.06), 0.70, (3.0, 11.0), 0.12
# Relief over the lip from which to which a moustache is a thick one, however light its hairs are.
_BUSHY = 4.0, 16.0
# Least relief in every zone of a beard that a hand holds, and hides, from which it is a full one; its length.
_HELD, _HELD_LENGTH = 4.0, 0.3
# Darkening from which to which a beard hides the skin.
_OPAQUE = (0.45, 0.65)
# Share of the lower face that is dark and colourless (see Growth.mass) from which to which it is a beard however
# smooth a small photo makes it, and is more than stubble: of 200 people the shaven have up to 0.18, stubble 0.28, and
# beards of black hair 0.34 and more. What that adds to the evidence of any hair and of a beard. How far below the chin
# one hangs that is full by that alone, in face heights.
_MASS, _MASSIVE, _HANGING_MASS = ((0.18, 0.36), (0.30, 0.40)), 3.0, 0.115
# Evidence where nothing is seen; percentiles of L that are a beard's own colour, and those of a fair one, whose darkest
# are the shadows in it, and of one without colour, whose darkest are a photo's noise.
_UNTOLD, _DARK, _FAIR, _MIDDLING = -3.0, (3, 33), (25, 65), (15, 55)
# By the looks of the lower face (see .whiskers): share of any hair from which there is some where the zones tell none,
# of one kind from which it is told, else it is stubble, and of a shaven face from which it is stubble at most.
_SEEN, _PLAIN, _MAYBE_SHAVEN = 0.55, 0.5, 0.25
# Share of a beard and a goatee together from which it is one of the two, though neither is told from the other.
_EITHER = 0.8
# Share of a shaven face from which what the zones tell is shade; of a beard from which stubble is one, and of stubble
# from which no more is left of it; of a moustache up to which none stands alone; of a shaven face at least, and of the
# kind told at most, where only stubble is left of it.
_SHADE_ONLY, _THICKER, _LIGHTER, _NO_MORE, _DOUBTED = 0.7, 0.6, 0.57, 0.1, 0.3
# Share of one kind that is told under a white head, and L of that; the least weight of stubble there, which is as light
# as the skin.
_LIKELIEST, _WHITE_HEAD, _FROSTED = 0.33, 62.0, 0.5
# Round a mouth alone: chroma lost on all of the chin, share of it on the side of the jaw at most, and darkening there
# beyond the cheek's.
_PALE_CHIN, _PALE_SIDE, _DARK_SIDE = 5.0, 0.35, 0.10
# What looks tell covers the skin at least so far, however little it darkens it: grey hair hardly does.
_LEAST = {"stubble": 0.35, "moustache": 0.5, "goatee": 0.3, "boxed": 0.3}
# Chroma lost around the mouth, in most zones, from which to which grey hair hides ever more of the skin; how much.
_DISCOLORED, _HIDDEN = (12.0, 18.0), 0.85
# L from which and chroma up to which hair of the head is grey; chroma lost on the chin from which the beard is too;
# what is left of the chroma that skin between its hairs gives it.
_GREY, _FADED, _SKIN_BETWEEN = (42.0, 9.0), 2.0, 0.5
# Percentiles of L that are the colour of hair round the mouth alone, between which there is bare skin, and of a grey
# beard, whose light hairs are what is seen.
_DARKER, _SILVER = (3, 20), (40, 85)
# Of the skin's L stubble has at most so much, or it would not show.
_STUBBLE_SHOWS = 0.7
# A share so small is none.
_NEVER = 1e-3
# Lips are redder than any skin: their rim is left out, in face heights.
_RIM = 0.025


@dataclass(frozen=True)
class BeardSeen:
    """length: of a full beard, 0 close .. 1 down to the chest. color: (3,) Lab. shade: evidence for any hair at all,
    about -8 .. 10, 0 even odds; a shaven jaw has more than a smooth one. weight: how much of the skin it covers, 0
    sparse .. 1 dense, for its kind. white: whether it has gone white."""

    kind: BeardKind
    length: float
    color: F32
    shade: float
    weight: float = 0.5
    white: bool = False


def beard(
    head: Head, hair: Reading[F32], skin: Reading[F32], *, lowest: float = -1.0, looks: F32 | None = None
) -> Reading[BeardSeen]:
    """The kind of facial hair. hair, skin: (3,) Lab as read; skin read lighter than the face lies in shade, and so does
    the beard. lowest: hair of the head below the chin, in face heights. looks: (1000,) what the lower face looks like
    to the ImageNet net (``perceive.lowerface``); without it the zones alone tell."""
    grown = growth(head)
    if grown is None:
        return Reading(BeardSeen("none", 0.0, hair.value, _UNTOLD), 0.0)
    measures = evidence(grown, lowest, head.yaw)
    shares = None
    if looks is not None:
        shares = told(signs(grown, float(_ANY @ measures), float(_BEARD @ measures), head.yaw), looks)
    massive = [ramp(grown.mass, *ends) for ends in _MASS]
    # What has no colour is no fair hair, whatever grows on the head.
    fair = _fairness(hair, skin, grown.colored) * (1.0 - massive[0])
    white = None if _is_vivid(hair) else white_kind(grown)
    if shares is not None and shares["none"] > _SHADE_ONLY:
        white = None  # a glare takes the colour of a shaven chin as white hair does
    rough = ramp(min(zone.rough for zone in grown.around), *_ROUGH_ALL_OVER)
    hairy, bearded = (
        float(w @ measures) + fair * fairer + rough * rougher
        for w, fairer, rougher in zip((_ANY, _BEARD), _FAIRER, _ROUGHER, strict=True)
    )
    blue = blueness(grown)
    visible = hairy + BLUER * blue
    hairy = visible + _MASSIVE * massive[0]
    # It is a beard, but a full one only where it hangs.
    bearded = max(bearded, min(bearded + _MASSIVE * massive[1], np.inf if grown.hang > _HANGING_MASS else _DENSE))
    least = _SURE * ramp(abs(head.yaw), *_SHADED)
    kind = white or _kind(grown, head.yaw, hairy - least, bearded, smooth=blue < 0.5)
    if shares is not None and white is None:
        white = _whitened(shares, kind, hair)
        kind = white or _agreed(shares, kind, grown)
        visible = float(np.log((1.0 - shares["none"] + _NEVER) / (shares["none"] + _NEVER)))
    mask = _over_the_lip(head)
    if kind == "moustache" and _red(head):
        kind = "none"
    elif kind != "moustache":
        mask |= head.area(RIGHT_CHIN, LEFT_CHIN) & ~grow(head.area(LIPS), _RIM * head.height)
    if white is not None:
        color = white_color(head, mask, _shade(grown.light, skin))
    else:
        greying = _is_grey(hair)
        grizzled = (is_colorless(grown) or (greying and grown.chin.pale > _FADED)) and massive[0] < 0.5
        own = _FAIR if grown.chin.pale < -_RUST or fair > 0.5 or grizzled else _DARK
        own = _SILVER if greying and grizzled and kind != "stubble" else own
        if own is _DARK and kind in ("moustache", "goatee"):
            own = _DARKER
        opaque = 1.0 if grizzled else max(ramp(grown.darkened, *_OPAQUE), massive[0])
        if massive[0] > 0.5 and mask.any():
            # Between hairs without colour what has some is skin, or lips.
            strength = np.hypot(head.lab[..., 1], head.lab[..., 2])
            mask, own = mask & (strength <= np.median(strength[mask])), _MIDDLING
        color = _color(head, mask, hair, _shade(grown.light, skin), own, opaque, ramp(-grown.chin.pale, *_RUSTING))
        if greying:
            color = shade(color, colorfulness=_SKIN_BETWEEN)
        if kind == "stubble" and skin.trusted:
            shown = min(float(color[0]), _STUBBLE_SHOWS * float(skin.value[0]))
            color = shade(color, lightness=shown - float(color[0]))
    length = _HELD_LENGTH if grown.held else round(float(np.interp(grown.hang, _REACH, _LENGTH)), 2)
    usable = head.face_share >= 0.5 and head.brightness >= _DARKEST and abs(head.yaw) < _PROFILE
    sure = 0.9 if kind == "none" else 0.7 if white else 0.55 + 0.4 * ramp(visible if shares else hairy, 0.0, 3.0)
    weight = DENSE_WHITE if white else _weight(kind, grown, color, skin, visible)
    if shares is not None and kind in _LEAST and white is None:
        weight = round(max(weight, _LEAST[kind] * (ramp(visible, *_NO_SHADE) if kind == "stubble" else 1.0)), 2)
        if kind != "stubble" and _is_silver(color):
            # Grey hair hides the skin and hardly darkens it.
            lost = float(np.median([zone.pale for zone in grown.around]))
            weight = round(max(weight, _HIDDEN * ramp(lost, *_DISCOLORED)), 2)
        if kind == "stubble" and _is_grey(hair) and hair.value[0] > _WHITE_HEAD:
            weight = max(weight, _FROSTED)
    return Reading(BeardSeen(kind, length, color, hairy, weight, white is not None), sure if usable else 0.0)


def evidence(grown: Growth, lowest: float, yaw: float = 0.0) -> F32:
    """(12,) what the weights are for. lowest: see :func:`beard`; of a profile it is the nape's."""
    beside = ramp(lowest, *_BESIDE) * (1.0 - ramp(abs(yaw), *_NAPE))
    return np.concatenate([grown.features, [beside, 1.0]]).astype(np.float32)


def _fairness(hair: Reading[F32], skin: Reading[F32], colored: bool) -> float:
    """How surely the beard is fairer than dark hair, 0..1, by the hair of the head. colored: see Growth."""
    if hair.confidence < _PLENTY or not skin.trusted:
        return 0.0
    colorful = chroma(hair.value)
    if colorful > _HUED and not _GROWN_HUES[0] < hue(hair.value) < _GROWN_HUES[1]:
        return 0.0
    light = max(ramp(float(hair.value[0]), *_LIGHT_HAIR), ramp(colorful, *_VIVID_HAIR))
    # Grey hair grows with a grey beard, which is told by its want of colour, not by what little it darkens.
    light *= ramp(colorful, *_COLORED) if colored else 1.0
    return light * ramp(float(skin.value[0]), *_FAIR_SKIN) * ramp(colorful, *_DYED)


def _kind(grown: Growth, yaw: float, hairy: float, bearded: float, *, smooth: bool = True) -> BeardKind:
    """hairy, bearded: evidence for any hair, beyond what is asked for, and for a beard, 0 even odds. smooth: whether
    what is smooth is a shade."""
    lip, below = grown.lip.darker, grown.below
    shadow = _NOSE_SHADE * ramp(abs(yaw), *_SHADED)
    alone = max(below, grown.along) < _SHAVEN and grown.corner.darker < _LAUGH * lip
    # One that droops darkens the corners too: on a plainly shaven jaw thick bristles tell it from a laugh's shadow.
    alone |= lip > _DROOPS and max(below, grown.along) < _BARE and grown.lip.rough > _BRUSH
    thick = lip - shadow > _THICK and grown.lip.rough > _THICK_BRUSH and grown.corner.darker < lip
    shaded = grown.along - max(grown.low.darker, 0.0) < _JAW_SHADE and below < _CLEAR_CHIN * lip
    if thick and shaded and hairy < _WITH_BEARD and abs(yaw) < _TURNED_FAR:
        return "moustache"
    if lip - shadow > (_OVER_STUBBLE if hairy > 0.0 else _MOUSTACHE) and alone and grown.lip.rough > _HAIRS:
        return "moustache"
    round_mouth = min(lip, below)
    whole = hairy > 0.0 and bearded > _GROWN and min(zone.rough for zone in grown.around) > _WHOLE
    bare = abs(yaw) < _TURNED and grown.side.darker < _BARE_JAW * round_mouth and not whole
    if bare and round_mouth > _GOATEE and max(grown.chin.rough, grown.front.rough) > _HAIRS:
        return "goatee"
    if (
        bare
        and grown.side.darker < _BARE_SIDE * round_mouth
        and round_mouth > _ROUND_MOUTH
        and grown.lip.rough > _HAIRS
    ):
        return "goatee"
    fair = (
        abs(yaw) < _TURNED_FAR
        and grown.chin.pale < -_RUST
        and all(seen > least for seen, least in zip((lip, grown.corner.darker, below), _RUSTY, strict=True))
    )
    if (hairy <= 0.0 and not fair) or (bearded <= 0.0 and smooth and grown.rough < _SMOOTH):
        return "none"
    hangs = grown.hang >= _HANGS and abs(yaw) < _SIDEWAYS
    if bearded <= _GROWN and not fair and not (hangs and hairy > _HAIRY):
        return "stubble"
    held = grown.held and min(zone.rough for zone in grown.around) > _HELD
    return "full" if (hangs or held) and bearded > _DENSE else "boxed"


def _agreed(shares: dict[Whiskers, float], kind: BeardKind, grown: Growth) -> BeardKind:
    """What the looks of the lower face leave of the kind that its zones tell, or make of none."""
    shaven = shares["none"]
    if kind == "none":
        seen: HairKind = max(HAIRS, key=lambda hair: shares[hair])
        if 1.0 - shaven < _SEEN:
            return "none"
        either = shares["beard"] + shares["goatee"] > _EITHER
        if (shares[seen] < _PLAIN and not either) or shaven > _MAYBE_SHAVEN:
            return "stubble"
        round_mouth = seen in ("beard", "stubble") and _bare_sides(grown)
        return "goatee" if round_mouth else "boxed" if seen == "beard" else seen
    if shaven > _SHADE_ONLY:
        return "none"
    if kind == "stubble":
        return "boxed" if shares["beard"] > _THICKER else kind
    if shares["stubble"] > _LIGHTER and kind != "full":
        return "stubble"
    more = max(("goatee", "beard"), key=lambda hair: shares[hair])
    if kind == "moustache" and shares["moustache"] < _NO_MORE and shares[more] > _LIGHTER:
        return "boxed" if more == "beard" else "goatee"
    family: Whiskers = "beard" if kind in ("boxed", "full") else kind
    doubtful = shaven > _DOUBTED and shares[family] < _DOUBTED
    return "stubble" if doubtful else kind


def _whitened(shares: dict[Whiskers, float], kind: BeardKind, hair: Reading[F32]) -> BeardKind | None:
    """The likeliest kind of hair that the looks tell under a white head where the zones tell none: white hair hardly
    changes them, and what would be stubble in doubt is not seen on a figure."""
    seen: HairKind = max(HAIRS, key=lambda each: shares[each])
    if kind != "none" or seen == "stubble" or not _is_grey(hair) or float(hair.value[0]) < _WHITE_HEAD:
        return None
    if 1.0 - shares["none"] < _SEEN or shares[seen] < _LIKELIEST:
        return None
    return "boxed" if seen == "beard" else seen


def _is_vivid(hair: Reading[F32]) -> bool:
    """Whether the hair of the head is plainly ginger or golden: under it a jaw that has lost its colour is burnt out by
    a hard light."""
    return hair.trusted and chroma(hair.value) > _VIVID


def _is_grey(hair: Reading[F32]) -> bool:
    """Whether the hair of the head has no colour of its own and is light: the beard under it has none either."""
    return hair.confidence >= 0.5 and _is_silver(hair.value)


def _is_silver(color: F32) -> bool:
    return float(color[0]) > _GREY[0] and chroma(color) < _GREY[1]


def _bare_sides(grown: Growth) -> bool:
    """Whether the chin has lost its colour and the side of the jaw has not, nor is darker than the cheek over it."""
    lost = max(grown.chin.pale, grown.front.pale)
    bare = grown.side.pale < _PALE_SIDE * lost and grown.side.darker - grown.low.darker < _DARK_SIDE
    return bare and min(grown.chin.pale, grown.front.pale) > _PALE_CHIN


def _weight(kind: BeardKind, grown: Growth, color: F32, skin: Reading[F32], hairy: float) -> float:
    """How dense hair is, by how far the skin is darkened towards the hair's own colour: what shines through is skin.
    Of stubble less is drawn the less sure it is."""
    if kind not in _COVERS:
        return 0.5
    over, below = grown.lip.darker, grown.below
    darkened = grown.darkened - (_SHADE_BELOW * max(grown.low.darker, 0.0) if kind == "stubble" else 0.0)
    seen = {"moustache": over, "goatee": (over + below) / 2}.get(kind, darkened)
    contrast = max(1 - float(color[0]) / max(float(skin.value[0]), 1.0), _LEAST_CONTRAST)
    enough = _NO_SHADE[1] - _SURER * ramp(min(zone.rough for zone in grown.around), *_BRISTLY)
    sure = 0.25 + 0.75 * ramp(hairy, _NO_SHADE[0], enough) if kind == "stubble" else 1.0
    weight = sure * ramp(seen / contrast, *_COVERS[kind])
    if kind == "moustache":
        weight = max(weight, ramp(grown.lip.rough, *_BUSHY))
    if kind == "boxed":
        shaggy = ramp(sum(zone.rough for zone in grown.around) / len(grown.around), *_SHAGGY)
        weight = min(max(weight, shaggy), _TRIM + (1.0 - _TRIM) * ramp(grown.hang, *_TRIMMED))
    return round(weight, 2)


def _red(head: Head) -> bool:
    """Whether it is skin in the shadow of the nose that is dark over the lip: light through it is red."""
    cheek = median(head.lab[head.area(RIGHT_CHEEK, LEFT_CHEEK)])
    _, red, yellow = median(head.lab[_over_the_lip(head)]).tolist()
    return red - float(cheek[1]) > _REDDER and yellow < red


def _over_the_lip(head: Head) -> Mask:
    return head.area(*LIP) & ~grow(head.area(LIPS), _RIM * head.height)


def _shade(cheeks: tuple[float, float], skin: Reading[F32]) -> float:
    """How many times lighter the skin is than the lit cheek."""
    return float(np.clip(skin.value[0] / max(*cheeks, 1.0), 1.0, _DEEPEST)) if skin.trusted else 1.0


def _color(
    head: Head, mask: Mask, hair: Reading[F32], lift: float, own: tuple[int, int], opaque: float, rusty: float
) -> F32:
    """The beard's own out of the shade, between two percentiles of L, nearer to the hair's where the hair was read.
    opaque: 0 .. 1 how far it hides the skin, whose colour else shines through: many beards are redder than the hair.
    rusty: 0 .. 1 how plainly it is more colourful than the skin, and tells its own colour."""
    if not mask.any():
        return hair.value
    dark = shade(median(band(head.lab[mask], *own)), lightness=-4)
    dark[0] *= lift
    if hair.confidence < 0.5:
        return shade(dark, colorfulness=0.8)
    share = 0.35 + 0.40 * opaque
    share += rusty * (_OWN_RUST - share)
    mixed = share * dark + (1.0 - share) * hair.value
    mixed[0] = min(float(dark[0]), float(hair.value[0]) + 8 + 6 * opaque)
    return mixed.astype(np.float32)
