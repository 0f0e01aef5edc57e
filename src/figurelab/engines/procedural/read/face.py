"""From readings of the face to the printed one."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import Brows, Eyes, Face

from .color import F32, chroma, from_hex, shade, to_hex
from .readings import HeadReadings

DEFAULT_SKIN = from_hex("#e8bd9c")


def face(head: HeadReadings, hair_color: F32) -> Face:
    skin = head.skin.value if head.skin.trusted else DEFAULT_SKIN
    brows = head.brows.value
    read_brows = head.brows.trusted and head.detailed
    darkened = shade(hair_color, lightness=-0.1 * float(hair_color[0]))
    brow_color = 0.5 * brows.color + 0.5 * darkened if read_brows else darkened
    light = float(skin[0])
    # A brow nearly as light as its skin would vanish on the printed face.
    brow_color = shade(brow_color.astype(np.float32), lightness=min(0.0, light - 18 - float(brow_color[0])))
    lip = head.lips.value if head.detailed and head.lips.trusted and head.lips.value > 0.3 else 0.0
    features = head.features.value if head.detailed and head.features.trusted else None
    return Face(
        shape=head.shape.value.kind if head.shape.trusted else "oval",
        skin=to_hex(skin),
        eyes=Eyes(
            color=_eye_color(head, hair_color),
            openness=head.eyes.value if head.detailed and head.eyes.trusted else 0.93,
            lashes=2 if lip > 0.5 else 1,
            scale=_span(features.eye, (0.186, 0.200, 0.216), (0.9, 1.0, 1.08)) if features else 1.0,
        ),
        brows=Brows(color=to_hex(brow_color), weight=brows.weight if read_brows else 1),
        mouth=head.mouth.value if head.mouth.trusted else "smile",
        lip=round(float(lip), 2),
        blush=_span(light, (40.0, 60.0, 82.0), (0.25, 0.35, 0.6)),
        age=age(head),
        nose=_span(features.nose, (0.23, 0.265, 0.32), (0.82, 1.0, 1.25)) if features else 1.0,
    )


def _span(value: float, seen: tuple[float, ...], drawn: tuple[float, ...]) -> float:
    """A proportion of the face as the figure draws it, small differences kept."""
    return round(float(np.interp(value, seen, drawn)), 2)


_IRISES = {
    "dark": "#40281a",
    "brown": "#5a3a22",
    "hazel": "#7d5a2e",
    "green": "#5f8358",
    "blue": "#4a7fa8",
    "grey": "#74838f",
}


def _eye_color(head: HeadReadings, hair_color: F32) -> str:
    """As read; else brown, warmer and lighter under light hair."""
    if head.detailed and head.iris.trusted and head.glasses.value.kind != "sun":
        return _IRISES[head.iris.value]
    return _IRISES["brown"] if hair_color[0] < 45 or chroma(hair_color) < 13 else "#6b4a2a"


def age(head: HeadReadings) -> float:
    """Painted lines only with hair that has gone light and neutral, and plenty of it to read."""
    color = head.hair_color.value
    grey = head.hair_color.confidence >= 0.6 and color[0] > 50 and chroma(color) < 13
    return 0.55 if grey and head.hair.area > 0.2 else 0.0
