"""The printed face of a person: decals in the order a printer would lay them, skin first, brows last."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.figure import Eyes, Face, FigureSpec
from figurelab.engines.procedural.paint.brows import draw_brow
from figurelab.engines.procedural.paint.canvas import Canvas, Decals
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.eyes import draw_eye
from figurelab.engines.procedural.paint.eyeshape import CLOSED, EyeShape
from figurelab.engines.procedural.paint.eyewear import Lens, draw_clear_lens, pale_tint, tint
from figurelab.engines.procedural.paint.layout import Layout
from figurelab.engines.procedural.paint.lids import draw_lids
from figurelab.engines.procedural.paint.lined import AGED_FROM, draw_lines
from figurelab.engines.procedural.paint.mouth import draw_mouth
from figurelab.engines.procedural.paint.skin import draw_blush, draw_freckles, draw_light, draw_nose
from figurelab.engines.procedural.paint.stroke import smoothstep
from figurelab.engines.procedural.paint.years import Years

_HIDES_CHIN = ("goatee", "boxed", "full")
"""Beards on which a glow of the chin's skin would be a smudge: the face is printed over what is painted of them."""

_BEHIND_GLASSES, _IN_LENS = 0.97, 0.92
"""Eyes behind glasses are smaller, never higher than their lens times the second, and out of a broad rim's way."""
_TALLEST, _TALLEST_CHILD = 0.262, 0.272
"""Half height of the tallest eyes, HR: taller ones would stand on the mouth."""
_UPRIGHT = 1.07
"""Half height of an eye over its half width at most: in a higher one the iris hides the white, a black disc."""
_EARLY = 0.6
"""Power by which eyes and lips grow up sooner than the rest: a face of thirty is no child's."""
_TOLD = 0.60
"""How much more than it is that the size of somebody's eyes differs from the usual as printed: all eyes of figures are
large, and only what is overdrawn tells one from another."""
_SIDE, _FOLLOWS, _ROOM = {"round": 0.98, "oval": 0.94, "square": 0.96, "long": 0.91}, 0.95, 0.755
"""Half width of a bare face of that shape at the eyes, HR, the share of the face's own width that it follows, and the
share of it that eyes reach at most: at the very edge they would look aside."""
_SMALLER = 0.05, 0.03
"""Shares of its size that the eye of a ripe face lacks, and that of a very old one again: nothing else tells a boy of
forty from a man as much."""
_SUNKEN, _HANGING, _LOWERED = (0.03, 0.04), (0.25, 0.45), 0.05
"""Shares of their width and height that the eyes of a very old face lack; how much more hooded the lids of a ripe one
are, and of a very old one again; and by how much those of a ripe one are lowered."""
_CHILDLIKE = 0.35
"""How much of what a child's eyes are narrowed is given back."""
_WIDE = 0.72, 0.93
"""Openness from which to which eyes have that to give."""
_BY_YEARS, _BY_AGE, _BY_JAW, _BY_BROWS, _BY_BEARD, _BY_PLAIN, _BY_LASHES = 0.40, 0.45, 0.42, 0.30, 0.20, 0.30, 0.25
"""What each sign counts for how calm the eyes are, 0..1."""
_PALER = 0.4
"""How much fainter the blush of a grown face is."""
_FADED = 0.45
"""How much fainter again that of a very old one is: on its lines it would be a flush."""
_PLAIN = 0.45
"""How much fainter the calmest faces' is: on a firm jaw, under heavy brows it would be rouge."""
_UNPAINTED = 0.30
"""How much fainter that of a child is whose lips wear no tint: rouge on a boy."""
_CHEEK = {"smile": 0.030, "open": 0.10, "grin": 0.10, "tongue": 0.04}
"""How far a laugh pushes the lower lids up, as a share of the eye's height."""
_MADE_UP = (0.20, 0.45)
"""Lip tint from which to which the lashes that go with it are winged: less of it is often the light's."""
_EARRINGS = 0.7
"""How winged the lashes over earrings are."""
_OVER_RIM = 1.1
"""How far over a lens the inner end of a brow lies at least, times the rim's half width."""
_UNDER_HAIR = 0.76
"""Width of a mouth under a beard or moustache, beside the usual: its corners never show through above them."""
_EYES = {"round": (1.03, 1.04), "oval": (1.0, 1.0), "square": (1.03, 0.96), "long": (0.94, 0.98)}
"""Width and height of the eyes in a face of that shape, over the design's own."""


def _stretch(spec: FigureSpec, years: Years) -> tuple[float, float]:
    """Eyes follow the face; a child's are larger, calm ones smaller, and they narrow with age."""
    wide, tall = _EYES[spec.face.shape]
    tall *= 1.0 + 0.02 * (spec.face.eyes.lashes - 1)
    if years.child:
        return wide * 1.07, tall * 1.06
    calm, mature = _calm(spec, years), years.grown**_EARLY
    smaller = (1.0 - 0.010 * calm + 0.015 * mature, 1.0 - 0.020 * calm + 0.005 * mature)
    told = spec.face.eyes.scale**_TOLD
    narrower = 1.0 - _SUNKEN[0] * years.old, 1.0 - _SUNKEN[1] * years.old
    return wide * told * smaller[0] * narrower[0], tall * told * smaller[1] * narrower[1]


def _depth(face: Face, years: Years) -> float:
    """How far a grown face's eyes lie under its brows: as near as these are."""
    return years.grown * max(-face.brows.lift, 0.0)


def _room(face: Face) -> float:
    """How far from the middle of the face eyes reach at most, HR."""
    return _ROOM * _SIDE[face.shape] * (1.0 + _FOLLOWS * (face.width - 1.0))


def _heavy(eyes: Eyes, years: Years) -> Eyes:
    """Their lids as the years have left them: a child's eyes stay large when it laughs, and narrow ones have nothing to
    give, or they would be beads."""
    if years.child:
        if eyes.openness < CLOSED:
            return eyes
        given = _CHILDLIKE * max(0.0, _WIDE[1] - eyes.openness)
        return replace(eyes, openness=eyes.openness + given, round=max(eyes.round, (1.0 - _CHILDLIKE) * eyes.round))
    wide = float(smoothstep(*_WIDE, np.array(eyes.openness))) * (1.0 - max(-eyes.round, 0.0))
    hooded = eyes.hooded + (_HANGING[0] * years.ripe + _HANGING[1] * years.old) * (0.4 + 0.6 * wide)
    return replace(eyes, openness=eyes.openness - _LOWERED * years.ripe * wide, hooded=min(hooded, 1.0))


def _calm(spec: FigureSpec, years: Years) -> float:
    """0 a doll's eyes .. 1 small calm ones: the years, a firm jaw, a beard, plain lashes and heavy brows near the eyes
    tell it, made-up lashes speak against it. Never a child's."""
    if years.child:
        return 0.0
    face = spec.face
    firm = float(np.clip((face.jaw - 0.5) / 0.35, -0.5, 1.0))
    near = float(np.clip(0.5 * (face.brows.weight - 1.0) - 0.5 * face.brows.lift, 0.0, 1.0))
    told = _BY_YEARS * years.grown + _BY_AGE * years.old + _BY_JAW * firm + _BY_BROWS * near
    told += 0.0 if spec.facial_hair.kind == "none" else _BY_BEARD
    told += 0.0 if face.eyes.lashes else _BY_PLAIN
    return float(np.clip(told - _BY_LASHES * min(_wing(spec), 1.0), 0.0, 1.0))


def _wing(spec: FigureSpec) -> float:
    """0 plain lashes .. 1 winged ones: as the eyes say, and as made-up lips and earrings go with."""
    face, eyes = spec.face, spec.face.eyes
    if eyes.lashes == 0:
        return 0.0
    made_up = float(smoothstep(*_MADE_UP, np.array(face.lip)))
    worn = 0.0 if spec.wear.earrings is None else _EARRINGS
    return max(eyes.lashes - 1.0, made_up, worn, 0.0 if eyes.shadow is None else 1.0)


def draw_face(spec: FigureSpec) -> Decals:
    """The face of a person's spec, on the plane of the face. Pure: the same spec gives the same pixels."""
    canvas, face, layout, years = Canvas(), spec.face, Layout.of(spec), Years.of(spec)
    skin = Complexion.of(face.skin)
    draw_light(canvas, skin, None if spec.facial_hair.kind in _HIDES_CHIN else layout.mouth)
    calm = _calm(spec, years)
    rosy = face.blush * (1.0 - _PALER * years.grown) * (1.0 - _FADED * years.old) * (1.0 - _PLAIN * calm)
    if years.child and face.lip < _MADE_UP[0]:
        rosy *= 1.0 - _UNPAINTED
    draw_blush(canvas, rosy, skin)
    broad = face.nose**1.3 * (0.86 + 0.10 * years.grown + 0.10 * years.ripe)
    draw_nose(canvas, skin, broad, layout.nose, face, years.grown)
    lens = Lens.of(spec)
    tallest = _TALLEST_CHILD if years.child else _TALLEST
    smaller = 1.0 - _SMALLER[0] * years.ripe - _SMALLER[1] * years.old
    size, tallest = (
        (smaller, tallest)
        if lens is None
        else (_BEHIND_GLASSES * smaller, lens.half_y - max((1 - _IN_LENS) * lens.half_y, 0.7 * lens.rim))
    )
    cheek = _CHEEK.get(face.mouth, 0.0) * (0.6 + 0.6 * calm)
    eyes = _heavy(face.eyes, years)
    shape = EyeShape.of(eyes, size, _stretch(spec, years), layout.eye, calm, cheek)
    # What lids hide of an eye takes no room in a lens.
    shape = shape.within(tallest if lens is None or shape.closed else tallest / (shape.openness - shape.raised))
    shape = shape.narrowed(_room(face) - layout.eye[0])
    shape = shape.lowered(_UPRIGHT * shape.width)
    if face.age > AGED_FROM and not years.child:
        draw_lines(canvas, face, skin, layout, shape)
    mouth = face
    if spec.facial_hair.kind in ("moustache", "full"):
        mouth = replace(face, mouth_width=max(0.8, _UNDER_HAIR * face.mouth_width))
    draw_mouth(canvas, mouth, skin, layout.mouth, years.grown**_EARLY, child=years.child)
    # Brows show over the frame: behind it a face has no look.
    over = -1.0 if lens is None else lens.center[1] + lens.half_y + _OVER_RIM * lens.rim
    happy = face.mouth not in ("neutral", "smirk", "gape", "ajar")
    for side in (-1, 1):
        if not shape.closed:
            draw_eye(canvas, side, shape, face.eyes.color, skin, deep=_depth(face, years))
        draw_lids(canvas, side, shape, min(face.eyes.lashes, 1) + _wing(spec), skin, face.eyes.shadow, happy=happy)
    if face.freckles:
        draw_freckles(canvas, skin, layout.eye, layout.nose, spec.seed)
    for side in (-1, 1):
        draw_brow(canvas, side, face, shape, skin, years, over=over)
    if lens is not None and tint(spec.glasses) is None:
        draw_clear_lens(canvas, lens, pale_tint(spec.glasses))
    return canvas.decals()
