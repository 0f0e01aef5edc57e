"""From readings to a figure: trusted readings are taken, everything else gets a tasteful default."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

import numpy as np

from figurelab.engines.procedural.figure import (
    Body,
    Bottom,
    FacialHair,
    FigureSpec,
    Glasses,
    Hair,
    Hat,
    Shoes,
    Top,
    Wear,
)

from . import closet, face, iris, style
from .below import bottoms, shoes
from .build import BuildSeen
from .clothing import shows_top, tops
from .color import F32, chroma, cloth, from_hex, hue, shade, to_hex
from .cover import GlassesSeen
from .gathered import is_gathered
from .greying import greyed, unyellowed
from .headwear import HatSeen
from .reading import Reading, ramp
from .readings import BodyReadings, HeadReadings, Readings
from .stance import Stance, leaning, stance
from .straps import StrapsSeen
from .temples import with_temples
from .wearer import Wearer, wearer
from .whisker_color import beside_hair
from .worn import Worn

DEFAULT_HAIR = from_hex("#4a3020")
# Hair of the old of which a hat leaves so little, of the face's oval, that it lies all in the hat's shadow.
GREY_HAIR, _SCANT, _OLD = from_hex("#938b85"), 0.1, 0.55
_PADDING = {"vest": 0.3, "jacket": 0.3, "coat": 0.3, "hoodie": 0.3, "sweater": 0.2, "suit": 0.3, "jumpsuit": 0.5}
# Length that hair has at least which is combed back to a knot, let down: a chin's.
_LET_DOWN = 0.0
# Length from which hair lies where hands behind the back are.
_DOWN_BACK = 0.6
# Of a build: less is as usual.
_BARELY = 0.15
# Jaws, of the face's width, from which a full beard falls to a point.
_NARROW_JAW = 0.785
# Hair that is seen below a hat, of the face's oval, that is cropped; and below wound cloth, that is none.
_CROPPED, _WRAPPED = 0.02, 0.25
# Hats whose weave is read: elsewhere it is a badge, a band or a shadow.
_WOVEN = ("beanie", "headwrap", "headscarf", "keffiyeh")
# Ages up to which, chroma from which on to which and L up to which hair is under a veil of light; what lies under it
# has about that L, and how much of the difference is the veil's.
_YOUNG, _COLORLESS, _BLEACHED, _UNDER_VEIL, _VEIL = (0.40, 0.30), (13.0, 8.0), (70.0, 60.0), 28.0, 0.6
# Weight up to which a frame is wire; how far its L is from the skin's at least, and up to which L skin is dark.
_METAL, _APART, _DARK_SKIN = 0.3, 24.0, 52.0
# Weight up to which a short beard is drawn as dense stubble, and what that has over it.
_SPARSE, _CLOSE = 0.48, 0.5
_SEEDS = 2**32
# L from which hair of a grey photo is light, and from which it is white in any photo; what is added to dark and to
# light hair of a grey one, Lab.
_TINTED, _WHITENED = 55.0, 75.0
_TINTED_HAIR, _FAIR_HAIR = np.array([0.0, 4.0, 7.0], np.float32), np.array([0.0, 4.0, 20.0], np.float32)


# Fronts without lapels, cords and zips, on which a line of another lightness is a necklace; and how far below the chin,
# face heights, one hangs that lies at the throat and one that reaches down to the chest's end.
_PLAIN_FRONTS, _HANGS = ("tee", "sweater", "tank", "dress", "vest"), (0.55, 1.50)


# L up to which a line is a cord; hues and chroma of gold; and both metals.
_DARK_CORD, _GOLDEN_HUES, _GOLDEN = 38.0, (45.0, 105.0), 22.0
_GOLD, _SILVER = from_hex("#c9a24b"), from_hex("#c6c8cc")
# Years up to which a child is small (of 290 people two had up to 2.3, the next 5.5), and its stature.
_SMALL, _SMALLEST = 4.0, -1.0


class Garments(TypedDict):
    top: Top
    bottom: Bottom
    shoes: Shoes
    body: Body
    wear: Wear


def compose(readings: Readings, seed: int, own: int = 0, taste: int | None = None) -> FigureSpec:
    """The figure of a person. Pure: the same readings and seeds give the same figure. own: what else chooses the
    clothes that nobody saw of somebody without a face; under one seed all people would wear the same. taste: the seed
    of what somebody with a face likes, None for the figure's."""
    head = readings.head
    chosen = (seed + own) % _SEEDS
    if head is None:
        return _faceless(replace(FigureSpec(seed=seed), **_clothed(readings.body, None, chosen)), readings)
    seen = head
    hat = head.hat.value if head.hat.trusted and head.hat.value.kind != "none" else None
    read = head.hair_color.value if head.hair_color.trusted else DEFAULT_HAIR
    if head.brows.trusted and not head.hair_color.trusted:
        read = head.brows.value.color
    if hat is not None and head.hair.area < _SCANT and face.age(head) > _OLD:
        read = GREY_HAIR
    if readings.monochrome and head.hair_color.value[0] < _WHITENED:
        # Fair hair is grey in a grey photo: how old somebody is, it does not tell there.
        head = replace(head, hair_color=Reading(DEFAULT_HAIR, 0.0))
    years = face.age(head)
    if readings.monochrome and years > _OLD:
        # White hair says nothing of the eyes, and a grey photo has no colour of theirs.
        head = replace(head, iris=iris.UNSEEN)
    if head.hair_color.trusted and not readings.monochrome and head.hair.area >= _SCANT:
        read = greyed(unyellowed(read, head.yellow, years), head.grey_strands, years)
    fair = readings.monochrome and read[0] >= _TINTED
    color = _hair_color(read if fair else _unveiled(read, years), monochrome=readings.monochrome, years=years)
    hatted, detailed = hat is not None, head.detailed
    hair = style.hair(head.hair, color, head.hair_tone, head.yaw, hat=hatted, detailed=detailed, years=years)
    gathered = detailed and not hatted and _is_gathered(head)
    if gathered:
        hair = style.gathered(hair, head.hair)
    if _is_small(head):
        hair = style.fine(hair)
    if hat is None and not readings.monochrome:
        hair = with_temples(hair, head.temples, years)
    liking = wearer(seen, color, seed if taste is None else taste)
    figure = replace(FigureSpec(seed=seed), **_clothed(readings.body, seen, chosen, liking))
    return replace(
        figure,
        hair=hair if hat is None else _below(hair, hat, head.hair.area),
        face=face.face(_let_down(head) if gathered else head, color),
        facial_hair=_facial_hair(head, color, monochrome=readings.monochrome),
        glasses=_glasses(head),
        hat=_hat(hat, uniform=figure.top.kind == "suit" and not _is_casual(readings.body)),
        wear=replace(
            figure.wear,
            mask=to_hex(cloth(head.mask)) if head.mask is not None else None,
            earrings=to_hex(cloth(head.earrings.color)) if head.earrings is not None and head.detailed else None,
            earring=head.earrings.kind if head.earrings is not None else "drop",
            headphones=_of(head.atop.headphones),
            headband=_of(head.atop.headband) if hat is None else None,
            shades=_of(head.atop.shades) if hat is None else None,
        ),
    )


def _let_down(head: HeadReadings) -> HeadReadings:
    """As if hair that is put up hung: what lashes and lips are told by beside short hair does not hold here."""
    return replace(head, hair=replace(head.hair, length=max(head.hair.length, _LET_DOWN)))


def _is_gathered(head: HeadReadings) -> bool:
    worn, seen = head.earrings is not None, head.beard
    smooth = seen.trusted and seen.value.kind == "none"
    return smooth and is_gathered(head.hair, head.yaw, jewelled=worn, lashes=head.lashes, whiskers=seen.value.shade)


def _of(color: F32 | None) -> str | None:
    return None if color is None else to_hex(_fabric(color))


def _clothed(
    body: BodyReadings | None, head: HeadReadings | None, chosen: int, liking: Wearer | None = None
) -> Garments:
    """chosen: the seed of what is not seen; liking: who chooses it instead."""
    top = tops(body, head.eye_white if head is not None else None, chosen, liking)
    if head is not None and _is_child(head) and top.kind == "suit" and top.tie is None:
        # Something dark without a collar that a tight photo shows a strip of: children in suits wear ties.
        top = closet.finished(Top(color=top.color))
    if head is not None and head.hat.trusted and head.hat.value.kind == "mortarboard":
        top = closet.gowned(top, head.hat.value.color, shown=shows_top(body))
    bottom = bottoms(body, top, chosen, liking)
    shape = Body()
    if body is not None:
        shape = replace(
            _posed(body, stance(top.kind, chosen, liking, laden=_laden(body, head))), **_built(body.build, top, head)
        )
    if head is not None and _is_child(head):
        # A child's shoulders and trunk are narrow against the head: no adult's measure tells them.
        tall = _SMALLEST if _is_small(head) else 0.0
        shape = replace(shape, build="child", stout=max(shape.stout, 0.0), shoulders=0.0, waist=0.0, stature=tall)
    elif head is not None and face.age(head) > 0.5:
        shape = replace(shape, stature=max(round(shape.stature - 0.3, 1), -1.0))
    wear = Wear() if body is None else _worn(body.worn, top)
    return {
        "top": top,
        "bottom": bottom,
        "shoes": shoes(body, top, bottom, chosen, liking),
        "body": shape,
        "wear": wear,
    }


def _worn(seen: Worn, top: Top) -> Wear:
    fine = seen.chain
    if fine is not None and not fine.bare and (top.kind not in _PLAIN_FRONTS or top.tie is not None):
        fine = None
    string = _metal(fine.color) if seen.necklace is None and fine is not None else seen.necklace
    scarf, weft, necklace, watch, bag = (
        None if color is None else to_hex(cloth(color))
        for color in (seen.scarf, seen.weft, string, seen.watch, seen.bag)
    )
    return Wear(
        scarf=scarf,
        drape="hanging" if seen.hanging else "wound",
        weft=weft,
        necklace=necklace,
        beads=seen.beads,
        hang=round(ramp(fine.low, *_HANGS), 2) if fine is not None else 0.0,
        watch=watch,
        bag=bag if seen.straps is None else None,
        backpack=_strapped(seen.straps, "backpack"),
        suspenders=_strapped(seen.straps, "suspenders"),
    )


def _strapped(seen: StrapsSeen | None, kind: str) -> str | None:
    return to_hex(cloth(seen.color)) if seen is not None and seen.kind == kind else None


def _metal(seen: F32) -> F32:
    """A fine chain shows more of its ground than of itself: gold, silver, or a dark cord as it is."""
    if float(seen[0]) < _DARK_CORD:
        return seen
    golden = _GOLDEN_HUES[0] < hue(seen) < _GOLDEN_HUES[1] and chroma(seen) > _GOLDEN
    return _GOLD if golden else _SILVER


def _posed(body: BodyReadings, own: Stance) -> Body:
    """As the photo shows, or where it shows no arms as somebody stands of their own."""
    seen = body.gesture.value
    if body.gesture.trusted and seen.kind != "down":
        return Body(pose=seen.kind, side=seen.side, hand=seen.hand, tilt=body.tilt, sway=own.sway)
    if body.armless:
        return Body(pose=own.pose, side=own.side, tilt=leaning(body.tilt, own.lean), sway=own.sway)
    return Body(side=seen.side, tilt=body.tilt, sway=own.sway)


def _laden(body: BodyReadings, head: HeadReadings | None) -> bool:
    """Whether hands behind the back would be in hair or under a backpack."""
    return _strapped(body.worn.straps, "backpack") is not None or (head is not None and head.hair.length > _DOWN_BACK)


class Built(TypedDict, total=False):
    stout: float
    shoulders: float
    waist: float
    stature: float


def _built(seen: Reading[BuildSeen], top: Top, head: HeadReadings | None) -> Built:
    """Thick tops widen whoever wears them; the figure wears one of its own. Of a body that says nothing, the face's
    width says a little."""
    value = seen.value if seen.trusted else BuildSeen()
    padding = _PADDING.get(top.kind, 0.0)
    stout = value.stout if value.stout <= 0 else max(value.stout - padding, 0.0)
    if value.stout == 0 and head is not None and head.shape.trusted:
        stout = 0.25 * face.straight_on(head) * float(np.clip((head.shape.value.width - 0.833) / 0.05, -1, 1))
    stout = 0.0 if abs(stout) < _BARELY else round(stout, 1)
    return {"stout": stout, "shoulders": value.shoulders, "waist": value.waist, "stature": value.stature}


def _is_small(head: HeadReadings) -> bool:
    """A baby, or a child that has just begun to walk."""
    return _is_child(head) and head.aged.years < _SMALL


def _is_child(head: HeadReadings) -> bool:
    """By the looks of the face, unless a beard or white hair speaks against it."""
    return head.detailed and head.aged.child and head.beard.value.kind == "none" and face.age(head) < 0.3


def _faceless(figure: FigureSpec, readings: Readings) -> FigureSpec:
    crown = readings.crown.value if readings.crown and readings.crown.trusted else DEFAULT_HAIR
    if readings.covering is not None:
        crown = readings.covering[1]
    shown = _hair_color(crown, monochrome=readings.monochrome)
    color = to_hex(shown)
    hair = Hair(color=color)
    if readings.covering is not None:
        hair = style.hair(readings.covering[0], shown, None, 0.0, hat=False, detailed=True)
    elif readings.hangs is not None:
        hair = replace(hair, style=style.loose(readings.hangs), length=round(min(readings.hangs, 2.0), 2))
    return replace(figure, hair=hair, face=face.unread(color, readings.mouth))


def _is_casual(body: BodyReadings | None) -> bool:
    """Whether all signs together take what is worn for something else than a suit, whatever its opening shows."""
    return body is not None and body.attire.trusted and body.attire.value != "suit"


def _hat(seen: HatSeen | None, *, uniform: bool) -> Hat:
    """A cap over a suit is a uniform's, and so is a close hat of two colours: its white top and its crest."""
    if seen is None:
        return Hat()
    topped = seen.kind == "beanie" and seen.weave.second is not None
    kind = "captain" if uniform and (topped or (seen.kind == "cap" and not seen.backward)) else seen.kind
    crest = seen.weave.second if kind == "captain" and seen.badge is None else seen.badge
    badge = None if crest is None else to_hex(_fabric(crest))
    color, accent = to_hex(_fabric(seen.color)), to_hex(_fabric(seen.accent))
    brim = seen.brim
    hat = Hat(
        kind=kind, color=color, accent=accent, badge=badge, backward=seen.backward,
        brim=brim.reach, droop=brim.droop, crown=brim.crown, tall=brim.tall, back=brim.back,
    )  # fmt: skip
    woven = seen.weave
    if woven.second is None or kind not in _WOVEN:
        return hat
    third = None if woven.third is None else to_hex(_fabric(woven.third))
    return replace(
        hat, weave="checks" if kind == "keffiyeh" else woven.kind, second=to_hex(_fabric(woven.second)), third=third
    )


def _below(hair: Hair, hat: HatSeen, area: float) -> Hair:
    """Hair below a hat that leaves little or none. area: of the hair that is seen, of the face's oval."""
    wound = hat.kind in ("turban", "headwrap")
    if area > (_WRAPPED if wound else _CROPPED):
        return hair
    return replace(hair, style="bald" if wound else "buzz", length=Hair().length)


def _unveiled(color: F32, years: float) -> F32:
    """Hair of a middling grey over a young face is dark hair with light on it; bleached hair is lighter than that."""
    veiled = ramp(years, *_YOUNG) * ramp(chroma(color), *_COLORLESS) * ramp(float(color[0]), *_BLEACHED)
    return shade(color, lightness=-_VEIL * veiled * max(float(color[0]) - _UNDER_VEIL, 0.0))


def _hair_color(color: F32, *, monochrome: bool, years: float = 1.0) -> F32:
    """Dark hair keeps enough light to show its locks; hair of a grey photo gets a little brown unless it is white, and
    light hair over a young face is fair. years: how old the face is, 0..1."""
    if monochrome and color[0] < _TINTED:
        color = color + _TINTED_HAIR
    elif monochrome:
        fair = ramp(years, *_YOUNG) * ramp(float(color[0]), 90.0, _WHITENED)
        color = (color + fair * _FAIR_HAIR).astype(np.float32)
    return shade(color, lightness=max(0.0, 13 - float(color[0])))


def _fabric(color: F32) -> F32:
    return shade(color, lightness=max(0.0, 12 - float(color[0])), colorfulness=1.1)


def _facial_hair(head: HeadReadings, hair_color: F32, *, monochrome: bool) -> FacialHair:
    seen = head.beard.value
    if seen.kind == "none" or head.mask is not None or not head.beard.trusted or not head.detailed:
        return FacialHair(color=to_hex(hair_color))
    narrow = head.shape.trusted and (head.shape.value.kind == "long" or head.shape.value.jaw < _NARROW_JAW)
    grown = seen.color
    if head.hair_color.trusted and head.hair.area >= _SCANT and not monochrome:
        grown = beside_hair(grown, seen.kind, hair_color)
    color = to_hex(_hair_color(grown, monochrome=monochrome))
    length = seen.length if seen.kind == "full" else FacialHair().length
    shape = "pointed" if narrow else "round"
    kind, weight = seen.kind, seen.weight
    if kind == "boxed" and weight < _SPARSE and not seen.white:
        # Volume would hide the skin that shows between its hairs.
        kind, weight = "stubble", round(min(_CLOSE + weight, 1.0), 2)
    return FacialHair(kind=kind, color=color, length=length, shape=shape, weight=weight)


def _glasses(head: HeadReadings) -> Glasses:
    """A mask's upper edge crosses the nose as glasses do: under one only sunglasses are told."""
    seen = head.glasses.value
    if head.mask is not None and seen.lens is None:
        return Glasses()
    if seen.kind == "none" or not head.glasses.trusted or not (head.detailed or seen.lens is not None):
        return Glasses()
    return Glasses(
        kind=seen.kind,
        color=to_hex(_shown_on(seen.color, head.skin.value) if seen.weight < _METAL else seen.color),
        weight=seen.weight,
        width=seen.width,
        height=seen.height,
        corner=seen.corner,
        half=seen.half,
        rim=seen.rim,
        lens=_lens(seen),
    )


def _shown_on(frame: F32, skin: F32) -> F32:
    """A wire as light as the skin that it lies on would not show: on light skin it is darker, on dark skin lighter."""
    apart = float(frame[0] - skin[0])
    if abs(apart) >= _APART:
        return frame
    goal = float(skin[0]) + (_APART if skin[0] < _DARK_SKIN else -_APART)
    return shade(frame, lightness=goal - float(frame[0]))


def _lens(seen: GlassesSeen) -> str | None:
    """Its own colour for dark glass, white for the clear glass of a frame that is usually dark."""
    if seen.lens is not None:
        return to_hex(seen.lens)
    return "#ffffff" if seen.kind == "aviator" else None
