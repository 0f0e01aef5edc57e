"""Forty invented people for the lookbook, one line of dress each; together they show every choice for a person."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import (
    DECAL_SIDE,
    Base,
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
    Ink,
    Patch,
    Pattern,
    Shoes,
    Top,
    Wear,
)
from figurelab.engines.procedural.paint.decal import encode

PORCELAIN, IVORY, FAIR, SAND, HONEY, TAN = "#f8e0d0", "#f4d2b6", "#f0c6a4", "#e6b48c", "#d79f70", "#c08a5c"
CARAMEL, BROWN, DEEP, DARK, EBONY = "#a56b45", "#8a5636", "#6c4027", "#4f2f20", "#3f261c"
"""Complexions, light to dark."""
INK, ESPRESSO, CHESTNUT, COPPER, HONEYED = "#1d1815", "#33211a", "#5f3c22", "#b4592a", "#b98a4e"
FLAX, SILVER, SNOW = "#e0c48c", "#a5a29f", "#e2dfd9"
"""Hair."""
CREAM, WHITE, STONE, CHARCOAL, BLACK = "#efe6d4", "#f6f4ef", "#a49a8c", "#41444c", "#26272d"
NAVY, DENIM, SKY, TEAL, MINT, SAGE = "#2b365a", "#46648f", "#9dbcd8", "#2f7a7d", "#8ec3ab", "#8d9f7a"
OLIVE, MUSTARD, ORANGE, CORAL, RED, WINE = "#6b6a43", "#dfa83c", "#d87a35", "#e2745f", "#b83a3c", "#7c2f3e"
ROSE, BLUSH, LILAC, PLUM, COCOA, CAMEL = "#c96f86", "#e9c2c0", "#a893c6", "#6c4a74", "#5d4433", "#b98f62"
GOLD, STRAW, SLATE = "#d4a640", "#dcc28a", "#66748a"
"""Cloth, leather and metal."""


def _sunrise() -> tuple[Ink, ...]:
    """Half a sun over two waves."""
    side = 4 * DECAL_SIDE
    v, u = (np.mgrid[0:side, 0:side] + 0.5) / side * 2 - 1
    r, turn = np.hypot(u, v - 0.2), np.arctan2(v - 0.2, u)
    rays = (r < 0.92) & (np.cos(turn * 12) > 0.2)
    sun = ((r < 0.45) | ((r > 0.58) & rays)) & (v < 0.2)
    waves = (np.abs(v - 0.5 - 0.06 * np.cos(9 * u)) < 0.09) | (np.abs(v - 0.78 + 0.06 * np.cos(9 * u)) < 0.07)
    return encode(MUSTARD, sun), encode(CORAL, waves & (np.abs(u) < 0.92))


def people() -> list[FigureSpec]:
    """The forty, always the same."""
    return [*_elders(), *_children(), *_town(), *_outdoors(), *_stage()]


# fmt: off
def _elders() -> list[FigureSpec]:
    return [
        FigureSpec(  # a grandfather in his good suit
            hair=Hair(style="receding", color=SNOW), facial_hair=FacialHair("full", SNOW, shape="pointed", length=1.0),
            face=Face(shape="oval", skin=IVORY, age=1.0, nose=1.2,
                      eyes=Eyes("vinyl", "#5b7c99", 0.84, tilt=-1.0, hooded=1.0), brows=Brows(SNOW, 3, slope=-1.0)),
            glasses=Glasses("round", "#8a6d3b", 0.0, rim="none"),
            top=Top("suit", NAVY, inner=WHITE, tie=WINE, sleeve="long",
            tie_pattern="stripes", tie_accent=GOLD, pin=GOLD),
            bottom=Bottom("trousers", NAVY), shoes=Shoes("dress", COCOA, cut="laced"),
            body=Body("average", "folded"), base=Base(CREAM, "stepped", "Opa Jan")),
        FigureSpec(  # a grandmother on her way to the theatre
            hair=Hair(style="bun", color=SILVER, length=-0.2, fringe="swept", fringe_drop=0.3),
            face=Face(shape="round", skin=CARAMEL, age=0.9, lip=0.6, eyes=Eyes("soft", "#4a2f20", lashes=1),
                      brows=Brows(SILVER, 0)),
            glasses=Glasses("cat", WINE, 0.6), top=Top("coat", PLUM, inner=CREAM, sleeve="long"),
            bottom=Bottom("trousers", CHARCOAL), wear=Wear(scarf="#d9b25f", earrings=GOLD),
            shoes=Shoes("boot", COCOA), base=Base("#d9cfe0", "plain", "Nana Ruth")),
        FigureSpec(  # a retired teacher: knitted vest over a checked shirt
            hair=Hair(style="wild", color=SNOW, length=-0.2, recede=0.5), facial_hair=FacialHair("moustache", SNOW),
            face=Face(shape="long", skin=FAIR, age=0.85, mouth="neutral", nose=1.4, nose_length=1.4, width=0.8,
                      nose_tip=-1.0, nose_turn=-1.0, nose_bridge=1.0,
                      chin=1.0, cheeks=-1.0, lips=-1.0, mouth_width=0.75, corners=-1.0,
                      eyes=Eyes("soft", "#6b7a88", 0.8), brows=Brows(SNOW, 2)),
            glasses=Glasses("square", "#3a2a22", 1.0, 1.25, 1.25, 1.0),
            top=Top("vest", SAGE, inner="#e9dcc4", sleeve="long", neck="v"),
            bottom=Bottom("trousers", COCOA), shoes=Shoes("dress", "#4a3326"),
            body=Body("slim", "hips", stout=-1.0, stature=0.6),
            base=Base(CREAM, "ring")),
        FigureSpec(  # a jazz uncle
            hair=Hair(style="side_part", color=SILVER, length=-0.7, parting="none", top="flat"),
            facial_hair=FacialHair("boxed", SILVER),
            face=Face(shape="square", skin=DARK, age=0.7, mouth="smile", jaw=0.8, width=1.06, lips=1.0,
                      eyes=Eyes("vinyl", "#3a2418"), brows=Brows("#77726d", 2)),
            hat=Hat("brim", CHARCOAL, WINE, brim=-1.0, droop=-1.0, crown="flat", tall=-1.0),
            top=Top("sweater", MUSTARD, inner=WHITE, sleeve="long", neck="collar"), bottom=Bottom("trousers", BLACK),
            shoes=Shoes("dress", BLACK, cut="loafer"), wear=Wear(watch=GOLD), body=Body("broad", "ponder", stout=0.5),
            base=Base("#3b3a40", "plain", "Jazz")),
    ]


def _children() -> list[FigureSpec]:
    return [
        FigureSpec(  # a boy who waves
            hair=Hair(style="side_part", color="#8a5a2e", fringe="swept", fringe_drop=0.5, volume=1.2),
            face=Face(shape="round", skin=PORCELAIN, mouth="open", freckles=True, nose=0.85, blush=0.8,
                      eyes=Eyes("vinyl", "#4f7a3a", 1.0, 0, 1.1), brows=Brows("#8a5a2e", 1)),
            top=Top("hoodie", MUSTARD, accent=WHITE, sleeve="long"), bottom=Bottom("shorts", DENIM, 0.5),
            shoes=Shoes("sneaker", RED, WHITE, cut="low"),
            body=Body("child", "wave", stout=0.6), base=Base(CREAM, "stepped", "TOM")),
        FigureSpec(  # a girl with twin tails, laughing
            hair=Hair(style="twin_tails", color=COPPER, length=0.8, parting="center", fringe="straight",
                      fringe_drop=0.6),
            face=Face(shape="round", skin=IVORY, mouth="open", parted=1.0, freckles=True, blush=0.9, lip=0.1,
                      eyes=Eyes("anime", "#3f7a5a", 1.0, 1, 1.1), brows=Brows(COPPER, 1)),
            top=Top("polo", MINT, accent=WHITE, collar="round"), bottom=Bottom("skirt", NAVY, 0.3, cut="pleated"),
            shoes=Shoes("sneaker", WHITE, MINT), body=Body("child", "wave", "left", 6.0),
            base=Base(BLUSH, "ring", "Zoë")),
        FigureSpec(  # a toddler with almost no hair
            hair=Hair(style="spiky", color=HONEYED, length=-0.8, volume=0.4, parting="none"),
            face=Face(shape="round", skin=FAIR, mouth="grin", blush=1.0, nose=0.7, nose_length=0.7, width=1.16,
                      chin=-1.0, cheeks=1.0, eyes=Eyes("dot", "#3a2a20", 1.0, hooded=-1.0), brows=Brows(HONEYED, 0)),
            top=Top("tee", SKY, pattern=Pattern("floral", WHITE, MUSTARD, pitch=0.3)),
            bottom=Bottom("shorts", CREAM, 0.0),
            shoes=Shoes("sneaker", CORAL, cut="high"), body=Body("child", "cheer"), base=Base(SKY, "plain", "1")),
        FigureSpec(  # rain today
            hair=Hair(style="bob", color=INK, length=0.1, fringe="straight", fringe_drop=0.8),
            face=Face(shape="round", skin=SAND, mouth="gape", blush=0.7, eyes=Eyes("dot", "#2a1d16"),
                      brows=Brows(INK, 1, lift=0.6)),
            hat=Hat("hood", "#e8bf3e", "#f6e6ae"), top=Top("coat", "#e8bf3e", accent="#f6e6ae", sleeve="long"),
            bottom=Bottom("trousers", DENIM), shoes=Shoes("boot", "#c8452f", "#8e2f22"), body=Body("child"),
            base=Base("#b8cdd8", "ring", "小雨")),
        FigureSpec(  # off to the beach
            hair=Hair(style="curly", color=ESPRESSO, length=-0.3, volume=0.9),
            face=Face(shape="oval", skin=HONEY, mouth="grin", freckles=True, eyes=Eyes("vinyl", "#5a3a22", 1.0),
                      brows=Brows(ESPRESSO, 2)),
            hat=Hat("bucket", TEAL, WHITE, weave="dots", second=WHITE),
            top=Top("tee", WHITE, pattern=Pattern("print", CORAL, motif="star", size=0.8)),
            bottom=Bottom("shorts", TEAL, 0.6), wear=Wear(bag=CORAL), shoes=Shoes("sandal", CAMEL),
            body=Body("child", "hips"), base=Base("#efdcb4", "stepped", "Nico")),
        FigureSpec(  # winter's first snow
            hair=Hair(style="braids", color=FLAX, length=0.7, parting="center", fringe="swept"),
            face=Face(shape="round", skin=PORCELAIN, mouth="smile", blush=1.0, lip=0.2,
                      eyes=Eyes("soft", "#5d86b8", 1.0, 1), brows=Brows(HONEYED, 0)),
            hat=Hat("beanie", RED, WHITE, pompon=True, weave="stripes", second=WHITE, third=NAVY),
            top=Top("sweater", WHITE, accent=RED, sleeve="long",
            pattern=Pattern("stripes", RED, pitch=0.5)),
            bottom=Bottom("trousers", NAVY, stripe=WHITE), wear=Wear(scarf=RED),
            shoes=Shoes("boot", CAMEL), body=Body("child", "down"), base=Base(WHITE, "stepped", "Elsa")),
        FigureSpec(  # the first day at school
            hair=Hair(style="coily", color=INK, length=-0.4, volume=0.8),
            face=Face(shape="round", skin=BROWN, mouth="grin", blush=0.4,
                      eyes=Eyes("anime", "#4a2f20", 1.0, apart=1.0, round=1.0),
                      brows=Brows(INK, 1)),
            glasses=Glasses("round", RED, 0.7), top=Top("shirt", WHITE, accent=WHITE, tie=NAVY, knot="bow",
            sleeve="short"),
            bottom=Bottom("shorts", SLATE, 1.0), wear=Wear(bag=ORANGE), shoes=Shoes("dress", COCOA),
            body=Body("child", "wave", hand="thumb"), base=Base(CREAM, "ring", "Kofi")),
    ]


def _town() -> list[FigureSpec]:
    return [
        FigureSpec(  # dots and round glasses
            hair=Hair(style="bob", color=ESPRESSO, length=0.15, parting="right", fringe="straight", fringe_drop=0.9),
            face=Face(shape="oval", skin=HONEY, lip=0.7, lip_color="#8f3450",
                      eyes=Eyes("vinyl", "#4a2f20", lashes=2), brows=Brows(ESPRESSO, 1)),
            glasses=Glasses("panto", ESPRESSO, 0.8), wear=Wear(necklace=WHITE, beads=True),
            top=Top("dress", ROSE, accent=WHITE, pattern=Pattern("dots", WHITE, pitch=0.22)),
            bottom=Bottom("skirt", ROSE, 0.5, cut="flared"), shoes=Shoes("boot", COCOA), body=Body("waisted"),
            base=Base(BLUSH, "stepped", "Lucía")),
        FigureSpec(  # an orange jacket
            hair=Hair(style="buzz", color=INK, length=-0.85, line="sharp", sides="faded"),
            facial_hair=FacialHair("boxed", INK, weight=0.35),
            face=Face(shape="square", skin=DEEP, mouth="smirk", jaw=1.0, eyes=Eyes("vinyl", "#3a2418"),
                      brows=Brows(INK, 2)),
            top=Top("jacket", OLIVE, accent=COCOA, inner=WHITE, sleeve="long",
            pattern=Pattern("camouflage", "#4a4a30", CAMEL, pitch=0.3)), bottom=Bottom("jeans", NAVY),
            shoes=Shoes("sneaker", WHITE),
            body=Body("broad", "hips", shoulders=1.0, waist=-1.0, stature=1.0), base=Base(STONE, "plain", "Marcus")),
        FigureSpec(  # the office
            hair=Hair(style="side_part", color=INK, parting="right", recede=1.0),
            facial_hair=FacialHair("moustache", INK),
            face=Face(shape="square", skin=CARAMEL, mouth="neutral", width=1.04, eyes=Eyes("vinyl", "#3a2418", 0.9),
                      brows=Brows(INK, 3, lift=-1.0)),
            glasses=Glasses("square", BLACK, 0.6, half=True), hat=Hat("turban", WINE, WHITE),
            top=Top("shirt", "#d6e2ec", tie=NAVY, sleeve="long",
            tie_pattern="checks"),
            bottom=Bottom("trousers", CHARCOAL), wear=Wear(watch=BLACK, suspenders=COCOA),
            shoes=Shoes("dress", COCOA),
            body=Body("broad", "crossed", stout=0.7, stature=-1.0), base=Base("#c9cfd6", "stepped", "Mr. Rao")),
        FigureSpec(  # a sailor's jersey
            hair=Hair(style="side_part", color=CHESTNUT, volume=1.1, fringe="swept", fringe_drop=0.3),
            facial_hair=FacialHair("stubble", CHESTNUT, weight=0.0),
            face=Face(shape="oval", skin=SAND, mouth="smile", eyes=Eyes("vinyl", "#2f5b7c"), brows=Brows(CHESTNUT, 2)),
            top=Top("jacket", "#9c3d34", accent=NAVY, inner=WHITE, sleeve="long", cut="shirt",
                    pattern=Pattern("checks", NAVY, pitch=0.3)),
            bottom=Bottom("jeans", DENIM), shoes=Shoes("sneaker", RED, WHITE),
            body=Body("average", tilt=-6.0, sway=0.7),
            base=Base("#c4d3df", "ring", "Yann")),
        FigureSpec(  # a lawyer
            hair=Hair(style="shoulder", wave=1.0, color=INK, length=0.5, parting="left", tucked="left"),
            face=Face(shape="oval", skin=IVORY, lip=0.8, jaw=0.2, eyes=Eyes("soft", "#3a2a20", lashes=2),
                      brows=Brows(INK, 1)),
            glasses=Glasses("cat", BLACK, 0.2), top=Top("suit", WINE, inner=CREAM, sleeve="long"),
            bottom=Bottom("skirt", WINE, 0.6, cut="straight"), wear=Wear(earrings=WHITE, earring="stud"),
            shoes=Shoes("dress", BLACK, cut="pump"), body=Body("waisted", "crossed", stout=-0.4, waist=1.0),
            base=Base(CREAM, "plain", "Attorney Kim")),
        FigureSpec(  # pinstripes
            hair=Hair(style="quiff", color=INK, sides="faded"), facial_hair=FacialHair("stubble", INK),
            face=Face(shape="long", skin=TAN, mouth="smirk", jaw=0.9, skew=1.0,
                      eyes=Eyes("soft", "#3a2a20", 0.85, apart=-1.0, round=-1.0), brows=Brows(INK, 2, cocked=1.0)),
            hat=Hat("keffiyeh", WHITE, BLACK, weave="checks", second="#b8403f"),
            top=Top("suit", CHARCOAL, inner=WHITE, tie="#8c95a5", sleeve="long",
                    pattern=Pattern("pinstripes", "#7c828e", pitch=0.1), tie_pattern="dots", square=None,
                    breast="double"),
            bottom=Bottom("trousers", CHARCOAL), shoes=Shoes("dress", BLACK, "#5a4632"), body=Body("slim", "chin"),
            base=Base("#4a4b52", "ring", "Vito")),
        FigureSpec(  # a modest rose
            hair=Hair(style="long", color=ESPRESSO, length=0.6, behind="right"),
            face=Face(shape="oval", skin=SAND, lip=0.5, jaw=0.3, eyes=Eyes("soft", "#5a3a22", lashes=2),
                      brows=Brows(ESPRESSO, 1)),
            hat=Hat("headscarf", "#5f8f90", "#d9e7e4"),
            top=Top("dress", ROSE, accent=BLUSH, sleeve="long", neck="high"),
            bottom=Bottom("skirt", ROSE, 1.0, cut="a_line"), wear=Wear(bag=CAMEL), shoes=Shoes("sneaker", WHITE),
            body=Body("waisted"), base=Base(CREAM, "stepped", "ليلى")),
        FigureSpec(  # the night shift
            hair=Hair(style="half_up", color=INK, length=0.6, fringe="none"),
            face=Face(shape="oval", skin=DEEP, eyes=Eyes("vinyl", "#3a2418", lashes=2), brows=Brows(INK, 1)),
            top=Top("coat", WHITE, inner="#5aa0a4", sleeve="long", neck="v"), bottom=Bottom("trousers", "#5aa0a4"),
            wear=Wear(mask="#a9d2dd", watch=WHITE), shoes=Shoes("sneaker", WHITE, "#5aa0a4"), body=Body("waisted"),
            base=Base("#cfe3e2", "plain", "Dr. Amara")),
        FigureSpec(  # a painter in black
            hair=Hair(style="bob", color=WINE, length=0.0, parting="left", fringe="swept", fringe_drop=1.0),
            face=Face(shape="oval", skin=PORCELAIN, mouth="neutral", corners=1.0, lip=1.0, blush=0.3, jaw=0.0,
                      width=0.88, eyes=Eyes("anime", "#6b7a88", 0.85, 2, tilt=1.0, shadow="#5a4a72"),
                      brows=Brows("#4a1f28", 0, slope=1.0)),
            hat=Hat("beret", RED, RED),
            top=Top("sweater", BLACK, sleeve="long", neck="high"), bottom=Bottom("skirt", RED, 0.4),
            wear=Wear(earrings=GOLD, earring="dangle"), shoes=Shoes("boot", BLACK),
            body=Body("slim", "cheek", "left", -8.0, hand="call"),
            base=Base(WHITE, "ring", "Rouge")),
        FigureSpec(  # a student
            hair=Hair(style="wavy", color="#7a4325", length=1.0, volume=1.2, curl=0.4, parting="center",
                      fringe="curtain"),
            face=Face(shape="oval", skin=FAIR, freckles=True, lip=0.3, eyes=Eyes("anime", "#4f7a4a", lashes=1),
                      brows=Brows("#7a4325", 1)),
            hat=Hat("mortarboard", NAVY, GOLD),
            top=Top("vest", NAVY, accent=CREAM, inner=WHITE, sleeve="long", neck="v"),
            bottom=Bottom("skirt", "#7a3a3f", 0.4), wear=Wear(bag=CAMEL),
            shoes=Shoes("dress", COCOA, cut="bar"),
            body=Body("average", "wave", tilt=5.0, sway=-0.6), base=Base(CREAM, "plain", "Class of '26")),
        FigureSpec(  # weekend
            hair=Hair(style="coily", color=INK, length=0.2, volume=1.8),
            face=Face(shape="round", skin=EBONY, mouth="grin", lip=0.5, eyes=Eyes("vinyl", "#3a2418", lashes=2),
                      brows=Brows(INK, 1)),
            top=Top("tee", CORAL, pattern=Pattern("print", CREAM, motif="heart", y=0.1, size=1.0)),
            bottom=Bottom("jeans", DENIM), wear=Wear(earrings=GOLD, earring="hoop"),
            shoes=Shoes("sneaker", CREAM, CORAL, cut="slip"),
            body=Body("waisted", "hip", stout=0.5, sway=-0.8), base=Base("#f0d2b8", "ring", "Imani")),
    ]


def _outdoors() -> list[FigureSpec]:
    return [
        FigureSpec(  # a hiker
            hair=Hair(style="side_part", color=COPPER, parting="none", top="cropped", wave=0.3),
            facial_hair=FacialHair("full", COPPER, length=0.0),
            face=Face(shape="square", skin=FAIR, mouth="smile", age=0.3, eyes=Eyes("vinyl", "#4f6f7c"),
                      brows=Brows(COPPER, 3)),
            hat=Hat("beanie", OLIVE, CREAM),
            top=Top("vest", ORANGE, accent=COCOA, inner=OLIVE, sleeve="long", neck="high"),
            bottom=Bottom("trousers", COCOA), wear=Wear(backpack=TEAL), shoes=Shoes("boot", CAMEL, BLACK),
            body=Body("broad", "behind", stout=0.4, shoulders=0.8),
            base=Base("#9aa58a", "plain", "Björn")),
        FigureSpec(  # the garden
            hair=Hair(style="braids", color=CHESTNUT, length=0.9, parting="center"),
            face=Face(shape="round", skin=SAND, freckles=True, lip=0.2, eyes=Eyes("soft", "#4a6a3a", lashes=1),
                      brows=Brows(CHESTNUT, 1)),
            hat=Hat("brim", STRAW, RED, brim=2.0, droop=1.0, crown="round", back=1.0),
            top=Top("shirt", WHITE, accent=WHITE, sleeve="long",
            pattern=Pattern("checks", RED, pitch=0.22)), bottom=Bottom("jeans", DENIM), shoes=Shoes("boot", OLIVE),
            body=Body("average", "together", stout=0.3), base=Base(SAGE, "stepped", "Greta")),
        FigureSpec(  # a cowboy
            hair=Hair(style="side_part", color=HONEYED, mess=1.0), facial_hair=FacialHair("moustache", HONEYED),
            face=Face(shape="long", skin=TAN, mouth="smirk", age=0.5, jaw=0.7, eyes=Eyes("vinyl", "#5b7c99", 0.8),
                      brows=Brows(HONEYED, 2, arch=0.0)),
            hat=Hat("brim", COCOA, CAMEL, brim=0.4, tall=1.0), top=Top("jacket", "#5f7fa3", inner=CREAM, sleeve="long",
            cut="denim"),
            bottom=Bottom("jeans", NAVY), wear=Wear(scarf=RED, drape="hanging", weft=CREAM),
            shoes=Shoes("boot", CAMEL, COCOA),
            body=Body("slim", "hip", stature=1.0, sway=1.0), base=Base("#d6b98c", "plain", "Tex")),
        FigureSpec(  # the waves
            hair=Hair(style="wavy", color=FLAX, length=0.3, parting="right", curl=1.0),
            facial_hair=FacialHair("goatee", HONEYED),
            face=Face(shape="oval", skin=TAN, mouth="grin", parted=0.0, eyes=Eyes("vinyl", "#3f7f9a"),
                      brows=Brows(HONEYED, 2)),
            top=Top("tank", "#f0ede4", sleeve="none", pattern=Pattern("print", TEAL, motif="disc", y=-0.5, size=0.6)),
            bottom=Bottom("shorts", CORAL, 0.7), wear=Wear(necklace=COCOA, shades=BLACK),
            shoes=Shoes("sandal", COCOA, CAMEL),
            body=Body("average", "cheer", stout=0.5, hand="two"), base=Base("#a9cfd4", "ring", "Aloha")),
        FigureSpec(  # a pilot
            hair=Hair(style="slick", color=CHESTNUT, volume=1.1, temples=SILVER),
            glasses=Glasses("aviator", GOLD, 0.2, lens="#5a4630"),
            face=Face(shape="square", skin=FAIR, mouth="grin", jaw=0.8, eyes=Eyes("vinyl", "#4a6a3a"),
                      brows=Brows(CHESTNUT, 2)),
            top=Top("jacket", "#6e4a30", accent=CAMEL, inner=CREAM, sleeve="long", cut="bomber"),
            bottom=Bottom("trousers", OLIVE),
            wear=Wear(scarf=CREAM), shoes=Shoes("boot", COCOA), body=Body("broad", "wave", "left", hand="fist"),
            base=Base("#b9c2c9", "stepped", "Maverick Jr.")),
        FigureSpec(  # a runner
            hair=Hair(style="ponytail", color=ESPRESSO, length=0.9, fringe="none"),
            face=Face(shape="oval", skin=CARAMEL, mouth="grin", eyes=Eyes("anime", "#5a3a22", lashes=1),
                      brows=Brows(ESPRESSO, 1)),
            hat=Hat("cap", WHITE, CORAL), top=Top("tank", CORAL, accent=WHITE, sleeve="none",
            pattern=Pattern("print", WHITE, motif="bar", size=0.9), crop=1.0, neck="straps"),
            bottom=Bottom("shorts", BLACK, 0.1),
            wear=Wear(watch=CORAL), shoes=Shoes("sneaker", CORAL, WHITE), body=Body("slim", "cheer"),
            base=Base(CREAM, "plain", "42.2 km")),
        FigureSpec(  # the number nine
            hair=Hair(style="coily", color=INK, length=-0.6, volume=0.6),
            face=Face(shape="oval", skin=DARK, mouth="open", eyes=Eyes("vinyl", "#3a2418", 1.0),
                      brows=Brows(INK, 2, arch=1.0, lift=1.0)),
            top=Top("tee", RED, accent=WHITE, neck="v", pattern=Pattern("print", WHITE, motif="badge", x=1.0, y=1.0,
            size=0.0)), bottom=Bottom("shorts", WHITE, 0.9), shoes=Shoes("sneaker", BLACK, WHITE, cut="high"),
            body=Body("average", "cheer", shoulders=0.6, hand="point"), base=Base(SAGE, "stepped", "9")),
        FigureSpec(  # a market day
            hair=Hair(style="box_braids", color=ESPRESSO, length=1.1, gathered=True),
            face=Face(shape="oval", skin=BROWN, lip=0.4, eyes=Eyes("soft", "#3a2418", lashes=2), brows=Brows(INK, 1)),
            hat=Hat("brim", STRAW, STRAW, brim=0.6, crown="cone"),
            top=Top("dress", "#3f8f6a", accent=MUSTARD, sleeve="none", neck="v",
            pattern=Pattern("stripes", MUSTARD, pitch=0.8, upright=True)),
            bottom=Bottom("skirt", "#3f8f6a", 0.8, cut="tiered"), wear=Wear(necklace=WHITE, beads=True, earrings=WHITE),
            shoes=Shoes("sandal", CAMEL), body=Body("waisted", stout=0.9), base=Base("#ead9b0", "ring", "Adaeze")),
        FigureSpec(  # a fisherman
            hair=Hair(style="receding", color=SILVER, length=-0.6),
            facial_hair=FacialHair("boxed", SILVER, weight=1.0),
            face=Face(shape="square", skin=SAND, age=0.6, mouth="smile", blush=0.0, nose=1.2, width=1.08,
                      eyes=Eyes("dot", "#2a2a30", 0.8), brows=Brows(SILVER, 3)),
            hat=Hat("captain", WHITE, NAVY, badge=GOLD), top=Top("sweater", CREAM, sleeve="long", neck="high"),
            bottom=Bottom("trousers", NAVY), shoes=Shoes("boot", MUSTARD, COCOA),
            body=Body("broad", "crossed", shoulders=0.7),
            base=Base("#8fa9b8", "ring", "Kapitän")),
    ]


def _stage() -> list[FigureSpec]:
    return [
        FigureSpec(  # ready for lift-off
            hair=Hair(style="bald", length=-1.5), facial_hair=FacialHair("goatee", INK),
            face=Face(shape="round", skin=SAND, mouth="ajar", eyes=Eyes("vinyl", "#3a2418"), brows=Brows(INK, 2)),
            glasses=Glasses("sun", BLACK, 0.9), top=Top("jumpsuit", ORANGE, accent=CHARCOAL, sleeve="long",
            patches=(Patch("round", NAVY, GOLD, -0.75, 0.1, 0.5), Patch("tag", NAVY, WHITE, 0.75, 0.5))),
            bottom=Bottom("trousers", ORANGE),
            shoes=Shoes("boot", CAMEL), body=Body("broad", stout=1.0), base=Base(STONE, "stepped", "Big Lou")),
        FigureSpec(  # summer
            hair=Hair(style="long", color=INK, length=1.4, fringe="straight", fringe_drop=0.7, volume=0.9,
                      behind="both"),
            face=Face(shape="oval", skin=EBONY, lip=0.3, eyes=Eyes("anime", "#7a4a22", lashes=2), brows=Brows(INK, 1)),
            hat=Hat("headwrap", CORAL, weave="floral", second=CREAM),
            top=Top("tank", "#e8c23c", sleeve="none", neck="bare"), bottom=Bottom("shorts", WHITE, 0.3),
            shoes=Shoes("sneaker", "#7ba3d4", WHITE),
            body=Body("waisted", "hips"), base=Base(CREAM, "ring", "Nia")),
        FigureSpec(  # a singer with locs
            hair=Hair(style="locs", color=INK, length=0.4, streak="#c98a3a"), facial_hair=FacialHair("goatee", INK),
            face=Face(shape="oval", skin=DEEP, mouth="open", mouth_width=1.3, eyes=Eyes("vinyl", "#3a2418"),
                      brows=Brows(INK, 2)),
            top=Top("hoodie", TEAL, accent=MUSTARD, sleeve="long",
            pattern=Pattern("print", MUSTARD, motif="traced", y=-0.1, size=0.7, inks=_sunrise())),
            bottom=Bottom("jeans", BLACK), wear=Wear(headphones=MUSTARD),
            shoes=Shoes("sneaker", WHITE, MUSTARD),
            body=Body("average", "cheer", stout=-0.6, hand="horns"), base=Base("#35424a", "plain", "ONE LOVE")),
        FigureSpec(  # a guitarist
            hair=Hair(style="side_part", color=INK, volume=1.2, streak=RED, parting="none", top="spikes"),
            face=Face(shape="long", skin=IVORY, mouth="smirk", jaw=0.4, eyes=Eyes("anime", "#4a4a58", 0.4),
                      brows=Brows(INK, 2), mouth_width=0.8),
            top=Top("jacket", BLACK, accent=STONE, inner=RED, sleeve="long", cut="biker"),
            bottom=Bottom("jeans", CHARCOAL, fit=-1.0),
            wear=Wear(earrings="#b9bec6"), shoes=Shoes("boot", BLACK, RED), body=Body("slim", tilt=12.0),
            base=Base("#2f2f35", "ring", "RIOT")),
        FigureSpec(  # an idol
            hair=Hair(style="side_part", color="#cfc9c4", parting="center", fringe="curtain", fringe_drop=0.8,
            volume=1.2),
            face=Face(shape="oval", skin=PORCELAIN, lip=0.3, jaw=0.2, eyes=Eyes("anime", "#5d6f8e", 0.9, 1, 1.2),
                      brows=Brows("#8e8a86", 1)),
            top=Top("jacket", LILAC, accent=WHITE, inner=BLACK, sleeve="long", cut="cardigan"),
            bottom=Bottom("trousers", WHITE),
            wear=Wear(earrings="#c9ccd4", necklace="#c9ccd4", hang=1.0), shoes=Shoes("sneaker", WHITE, LILAC),
            body=Body("slim", "chin", "left", shoulders=-1.0), base=Base("#dcd3ea", "stepped", "민준")),
        FigureSpec(  # a dancer
            hair=Hair(style="bun", color=INK, length=-0.2, fringe="none", fringe_drop=0.0, tie="low"),
            face=Face(shape="oval", skin=CARAMEL, lip=0.5, blush=0.8,
            eyes=Eyes("vinyl", "#4a2f20", lashes=2, scale=1.3),
                      brows=Brows(INK, 0)),
            top=Top("dress", BLUSH, accent=ROSE, sleeve="none", neck="v"), bottom=Bottom("skirt", BLUSH, 0.0),
            wear=Wear(necklace="#dfe3e8", headband=ROSE), shoes=Shoes("dress", ROSE, cut="ballet"),
            body=Body("slim", "cheer", tilt=-4.0), base=Base(WHITE, "ring", "Odette")),
        FigureSpec(  # hair to the waist
            hair=Hair(style="long", color=FLAX, length=2.5, parting="center", fringe="curtain", fringe_drop=0.4,
                      tucked="both", behind="left"),
            face=Face(shape="long", skin=FAIR, lip=0.3, freckles=True, eyes=Eyes("soft", "#4f7a6a", 0.95, 1),
                      brows=Brows(HONEYED, 1)),
            top=Top("dress", WHITE, accent=SAGE, sleeve="long"), bottom=Bottom("skirt", WHITE, 1.5),
            wear=Wear(necklace=SAGE, pendant=GOLD), shoes=Shoes("sandal", CAMEL),
            body=Body("waisted", tilt=-12.0, stout=-0.5, sway=-1.0),
            base=Base("#cfd8c4", "stepped", "Willow")),
        FigureSpec(  # a skater
            hair=Hair(style="shoulder", color=ESPRESSO, length=0.4, tucked="right", streak="#d98aa8", fringe="straight",
                      fringe_drop=0.7, behind="none"),
            face=Face(shape="round", skin=FAIR, mouth="tongue", skew=-1.0, nose_tip=1.0, nose_turn=1.0,
                      nose_bridge=-1.0, eyes=Eyes("anime", "#6b5a8a", 0.85, 1),
                      brows=Brows(ESPRESSO, 1, cocked=-1.0)),
            hat=Hat("cap", PLUM, LILAC, backward=True), top=Top("hoodie", LILAC, accent=WHITE, sleeve="long",
            pattern=Pattern("print", WHITE, motif="badge", x=-1.0, y=0.6, size=0.3)),
            bottom=Bottom("jeans", BLACK, fit=1.0),
            shoes=Shoes("sneaker", PLUM, WHITE), body=Body("average", "crossed"),
            base=Base("#bdb3cc", "plain", "kickflip")),
        FigureSpec(  # a coder, hood up
            hair=Hair(style="side_part", color=ESPRESSO, fringe="straight", fringe_drop=0.5),
            face=Face(shape="long", skin=SAND, mouth="neutral", eyes=Eyes("dot", "#2a1d16", 0.9, 0, 0.7),
                      brows=Brows(ESPRESSO, 1)),
            glasses=Glasses("square", CHARCOAL, 0.1, 0.75, 0.75, 0.0, rim="upper"), hat=Hat("hood", CHARCOAL, MINT),
            top=Top("hoodie", CHARCOAL, accent=MINT, sleeve="long", pattern=Pattern("print", MINT, motif="bar", y=-1.0,
            size=0.4)), bottom=Bottom("jeans", NAVY), shoes=Shoes("sneaker", CHARCOAL, MINT),
            body=Body("slim", "pocket", sway=0.8),
            base=Base("#9fb5ad", "stepped", "root")),
    ]
# fmt: on
