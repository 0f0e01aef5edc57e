"""From readings to a figure: trusted readings are taken, everything else gets a tasteful default."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

import numpy as np

from figurelab.engines.procedural.figure import (
    Body,
    Bottom,
    Brows,
    Eyes,
    Face,
    FacialHair,
    FigureSpec,
    Glasses,
    Hair,
    Hat,
    Shoes,
    Top,
)

from . import style
from .clothing import bottoms, shoes, tops
from .color import F32, chroma, from_hex, shade, to_hex
from .cover import HatSeen
from .readings import BodyReadings, HeadReadings, Readings

DEFAULT_SKIN = from_hex("#e8bd9c")
DEFAULT_HAIR = from_hex("#4a3020")
_TINTED_HAIR = np.array([0.0, 4.0, 7.0], np.float32)


class Garments(TypedDict):
    top: Top
    bottom: Bottom
    shoes: Shoes
    body: Body


def compose(readings: Readings, seed: int) -> FigureSpec:
    """The figure of a person. Pure: the same readings and seed give the same figure."""
    figure = replace(FigureSpec(seed=seed), **_clothed(readings.body))
    head = readings.head
    if head is None:
        return _faceless(figure, readings)
    hat = head.hat.value if head.hat.trusted and head.hat.value.kind != "none" else None
    read = head.hair_color.value if head.hair_color.trusted else DEFAULT_HAIR
    if head.brows.trusted and not head.hair_color.trusted:
        read = head.brows.value.color
    color = _hair_color(read, monochrome=readings.monochrome)
    return replace(
        figure,
        hair=style.hair(head.hair, color, head.hair_tone, head.yaw, hat=hat is not None, detailed=head.detailed),
        face=_face(head, color),
        facial_hair=_facial_hair(head, color, monochrome=readings.monochrome),
        glasses=_glasses(head),
        hat=_hat(hat),
    )


def _clothed(body: BodyReadings | None) -> Garments:
    top = tops(body)
    bottom = bottoms(body, top)
    shape = Body()
    if body is not None:
        shape = Body(
            build=body.build.value if body.build.trusted else "average",
            pose=body.stance.value if body.stance.trusted else "down",
        )
    return {"top": top, "bottom": bottom, "shoes": shoes(top, bottom), "body": shape}


def _faceless(figure: FigureSpec, readings: Readings) -> FigureSpec:
    crown = readings.crown.value if readings.crown and readings.crown.trusted else DEFAULT_HAIR
    color = to_hex(_hair_color(crown, monochrome=readings.monochrome))
    mouth = readings.mouth.value if readings.mouth and readings.mouth.trusted else "smile"
    face = Face(skin=to_hex(DEFAULT_SKIN), brows=Brows(color=color), mouth=mouth)
    return replace(figure, hair=Hair(color=color), face=face)


def _hat(seen: HatSeen | None) -> Hat:
    if seen is None:
        return Hat()
    return Hat(kind=seen.kind, color=to_hex(_fabric(seen.color)), accent=to_hex(_fabric(seen.accent)))


def _hair_color(color: F32, *, monochrome: bool) -> F32:
    """Dark hair keeps enough light to show its locks; hair of a grey photo gets a little brown unless it is white."""
    if monochrome and color[0] < 55:
        color = color + _TINTED_HAIR
    return shade(color, lightness=max(0.0, 13 - float(color[0])))


def _fabric(color: F32) -> F32:
    return shade(color, lightness=max(0.0, 12 - float(color[0])), colorfulness=1.1)


def _face(head: HeadReadings, hair_color: F32) -> Face:
    skin = head.skin.value if head.skin.trusted else DEFAULT_SKIN
    brows = head.brows.value
    read_brows = head.brows.trusted and head.detailed
    darkened = shade(hair_color, lightness=-0.1 * float(hair_color[0]))
    brow_color = 0.5 * brows.color + 0.5 * darkened if read_brows else darkened
    light = float(skin[0])
    # A brow nearly as light as its skin would vanish on the printed face.
    brow_color = shade(brow_color.astype(np.float32), lightness=min(0.0, light - 18 - float(brow_color[0])))
    lip = head.lips.value if head.detailed and head.lips.trusted and head.lips.value > 0.3 else 0.0
    return Face(
        shape=head.shape.value.kind if head.shape.trusted else "oval",
        skin=to_hex(skin),
        eyes=Eyes(
            color=_eye_color(hair_color),
            openness=head.eyes.value if head.detailed and head.eyes.trusted else 0.93,
            lashes=2 if lip > 0.5 else 1,
        ),
        brows=Brows(color=to_hex(brow_color), weight=brows.weight if read_brows else 1),
        mouth=head.mouth.value if head.mouth.trusted else "smile",
        lip=round(float(lip), 2),
        blush=0.6 if light > 55 else 0.4,
        age=_age(head),
    )


def _eye_color(hair_color: F32) -> str:
    """A default, not a reading: brown, warmer and lighter under light hair."""
    return "#5a3a22" if hair_color[0] < 45 or chroma(hair_color) < 13 else "#6b4a2a"


def _age(head: HeadReadings) -> float:
    """Painted lines only with hair that has gone light and neutral, and plenty of it to read."""
    color = head.hair_color.value
    grey = head.hair_color.confidence >= 0.6 and color[0] > 50 and chroma(color) < 13
    return 0.55 if grey and head.hair.area > 0.2 else 0.0


def _facial_hair(head: HeadReadings, hair_color: F32, *, monochrome: bool) -> FacialHair:
    seen = head.beard.value
    if seen.kind == "none" or not head.beard.trusted or not head.detailed:
        return FacialHair(color=to_hex(hair_color))
    return FacialHair(kind=seen.kind, color=to_hex(_hair_color(seen.color, monochrome=monochrome)))


def _glasses(head: HeadReadings) -> Glasses:
    seen = head.glasses.value
    if seen.kind == "none" or not head.glasses.trusted or not (head.detailed or seen.kind == "sun"):
        return Glasses()
    return Glasses(kind=seen.kind, color=to_hex(seen.color))
