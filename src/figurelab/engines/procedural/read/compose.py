"""From readings to a figure: trusted readings are taken, everything else gets a tasteful default."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural import figure
from figurelab.engines.procedural.figure import FigureSpec

from . import style
from .clothing import bottoms, shoes, tops
from .color import F32, chroma, from_hex, shade, to_hex
from .readings import HeadReadings, Readings

DEFAULT_SKIN = from_hex("#e8bd9c")
DEFAULT_HAIR = from_hex("#4a3020")
_TINTED_HAIR = np.array([0.0, 4.0, 7.0], np.float32)


def compose(readings: Readings, seed: int) -> FigureSpec:
    """The figure of a person. Pure: the same readings and seed give the same figure."""
    top = tops(readings.body)
    bottom = bottoms(readings.body, top)
    pose = readings.body.stance.or_default("down") if readings.body else "down"
    build = readings.body.build.or_default("average") if readings.body else "average"
    common = {
        "seed": seed,
        "top": top,
        "bottom": bottom,
        "shoes": shoes(top, bottom),
        "body": figure.Body(build=build, pose=pose),
    }
    if readings.head is None:
        return FigureSpec(**common, **_faceless(readings))
    return FigureSpec(**common, **_headed(readings.head, monochrome=readings.monochrome))


def _faceless(readings: Readings) -> dict[str, object]:
    crown = readings.crown.or_default(DEFAULT_HAIR) if readings.crown else DEFAULT_HAIR
    color = to_hex(_hair_color(crown, monochrome=readings.monochrome))
    return {
        "hair": figure.Hair(color=color),
        "face": figure.Face(skin=to_hex(DEFAULT_SKIN), mouth="smile", brows=figure.Brows(color=color)),
    }


def _headed(head: HeadReadings, *, monochrome: bool) -> dict[str, object]:
    hat = head.hat.value if head.hat.confidence >= 0.5 and head.hat.value.kind != "none" else None
    brow_color = head.brows.value.color if head.brows.confidence >= 0.5 else None
    read = head.hair_color.or_default(brow_color if brow_color is not None else DEFAULT_HAIR)
    hair_color = _hair_color(read, monochrome=monochrome)
    hair = style.hair(head.hair, hair_color, head.hair_tone, head.yaw, hat=hat is not None, detailed=head.detailed)
    return {
        "hair": hair,
        "face": _face(head, hair_color),
        "facial_hair": _facial_hair(head, hair_color, monochrome=monochrome),
        "glasses": _glasses(head),
        "hat": figure.Hat()
        if hat is None
        else figure.Hat(kind=hat.kind, color=to_hex(_fabric(hat.color)), accent=to_hex(_fabric(hat.accent))),
    }


def _hair_color(color: F32, *, monochrome: bool) -> F32:
    """Dark hair keeps enough light to show its locks; hair of a grey photo gets a little brown unless it is white."""
    if monochrome and color[0] < 55:
        color = color + _TINTED_HAIR
    return shade(color, lightness=max(0.0, 13 - float(color[0])))


def _fabric(color: F32) -> F32:
    return shade(color, lightness=max(0.0, 12 - float(color[0])), colorfulness=1.1)


def _face(head: HeadReadings, hair_color: F32) -> figure.Face:
    skin = head.skin.or_default(DEFAULT_SKIN)
    brows = head.brows.value
    read_brows = head.brows.confidence >= 0.5 and head.detailed
    darkened = shade(hair_color, lightness=-0.1 * float(hair_color[0]))
    brow_color = 0.5 * brows.color + 0.5 * darkened if read_brows else darkened
    light = float(skin[0])
    # A brow nearly as light as its skin would vanish on the printed face.
    brow_color = shade(brow_color.astype(np.float32), lightness=min(0.0, light - 18 - float(brow_color[0])))
    lip = head.lips.or_default(0.0) if head.detailed and head.lips.value > 0.3 else 0.0
    return figure.Face(
        shape=head.shape.or_default(None).kind if head.shape.confidence >= 0.5 else "oval",
        skin=to_hex(skin),
        eyes=figure.Eyes(
            color=_eye_color(hair_color),
            openness=head.eyes.or_default(0.93) if head.detailed else 0.93,
            lashes=2 if lip > 0.5 else 1,
        ),
        brows=figure.Brows(color=to_hex(brow_color), weight=brows.weight if read_brows else 1),
        mouth=head.mouth.or_default("smile"),
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


def _facial_hair(head: HeadReadings, hair_color: F32, *, monochrome: bool) -> figure.FacialHair:
    seen = head.beard.value
    if seen.kind == "none" or head.beard.confidence < 0.5 or not head.detailed:
        return figure.FacialHair(color=to_hex(hair_color))
    return figure.FacialHair(kind=seen.kind, color=to_hex(_hair_color(seen.color, monochrome=monochrome)))


def _glasses(head: HeadReadings) -> figure.Glasses:
    seen = head.glasses.value
    if seen.kind == "none" or head.glasses.confidence < 0.5 or not (head.detailed or seen.kind == "sun"):
        return figure.Glasses()
    return figure.Glasses(kind=seen.kind, color=to_hex(seen.color))
