"""The people and the hair of earlier design studies as FigureSpecs, in the order of the studies' contact sheets."""

from __future__ import annotations

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
    Pattern,
    Shoes,
    Top,
)

BLACK, BROWN, WHITE = "#1d1a1a", "#4a2f22", "#f6f4ef"
SHIRT = Top("sweater", "#5a9bc8", sleeve="long")
CALM = Face(shape="round", skin="#f4d0b4", mouth="neutral", eyes=Eyes("vinyl", "#3a2418"), brows=Brows(BLACK, 1))

# fmt: off
CHARACTERS = (
    FigureSpec(hair=Hair(style="side_part", color="#c9c7c3"), facial_hair=FacialHair("full", "#a9a7a3"),
               face=Face(shape="oval", skin="#ecc09a", age=0.8, eyes=Eyes("vinyl", "#6b86a0"),
               brows=Brows("#b5b3b0", 3)),
               top=Top("suit", "#39435a", inner=WHITE, tie="#8a2530", sleeve="long"),
               bottom=Bottom("trousers", "#39435a"), shoes=Shoes("dress", "#4a2f26")),
    FigureSpec(hair=Hair(style="side_part", color="#8a5a3a", fringe="swept"),
               face=Face(shape="round", skin="#f6dac6", mouth="open", freckles=True,
               eyes=Eyes("vinyl", "#4a7a3a", 1.0),
                         brows=Brows("#7a4f33", 0)),
               top=Top("hoodie", "#eab52a", accent=WHITE, sleeve="long"), bottom=Bottom("shorts", "#2f5596", 0.5),
               shoes=Shoes("sneaker", "#c8302f", WHITE), body=Body("child", "wave")),
    FigureSpec(hair=Hair(style="bob", color="#2a1f1c", length=0.1, fringe="straight", fringe_drop=0.8),
               face=Face(shape="oval", skin="#b97f4c", lip=0.6, eyes=Eyes("vinyl", "#4a2a18", lashes=1),
                         brows=Brows(BLACK, 1)), glasses=Glasses("round", BLACK, 0.8),
               top=Top("dress", "#d63358", accent=WHITE, pattern=Pattern("dots", WHITE, pitch=0.2)),
               bottom=Bottom("skirt", "#d63358", 0.5), shoes=Shoes("dress", "#4a2f26"), body=Body("waisted")),
    FigureSpec(hair=Hair(style="buzz", color=BLACK, length=-0.9), facial_hair=FacialHair("boxed", BLACK),
               face=Face(shape="square", skin="#5f3826", eyes=Eyes("vinyl", "#3a2018"), brows=Brows(BLACK, 1)),
               top=Top("jacket", "#e27a28", accent="#e27a28", inner=WHITE, sleeve="long"),
               bottom=Bottom("jeans", "#2a3a63"), shoes=Shoes("sneaker", WHITE), body=Body("broad", "hips")),
    FigureSpec(hair=Hair(style="side_part", color=BLACK, fringe="straight", fringe_drop=0.2),
               facial_hair=FacialHair("moustache", BLACK),
               face=Face(shape="oval", skin="#86502f", mouth="neutral", eyes=Eyes("vinyl", "#3a2018"),
                         brows=Brows(BLACK, 2)), glasses=Glasses("square", BLACK, 0.7),
               top=Top("shirt", "#eceef2", accent="#eceef2", tie="#24407a", sleeve="long"),
               bottom=Bottom("trousers", "#55565c"), shoes=Shoes("dress", "#4a2f26")),
    FigureSpec(hair=Hair(style="side_part", color="#3f2a20", fringe="straight", fringe_drop=0.3),
               facial_hair=FacialHair("stubble", "#3f2a20"),
               face=Face(shape="square", skin="#e8b58e", mouth="grin", eyes=Eyes("vinyl", "#4a2a18"),
                         brows=Brows("#3f2a20", 2)),
               top=Top("tee", WHITE, pattern=Pattern("stripes", "#2f4a80", pitch=0.2)),
               bottom=Bottom("jeans", "#33548c"),
               shoes=Shoes("sneaker", "#c8302f", WHITE)),
    FigureSpec(hair=Hair(style="ponytail", color="#c8592a", length=0.4, fringe="straight", fringe_drop=0.7),
               face=Face(shape="oval", skin="#f6dcc8", mouth="open", freckles=True, blush=0.8,
                         eyes=Eyes("vinyl", "#4a7a5a", 0.4, 1), brows=Brows("#a8481f", 0)),
               top=Top("polo", "#6fbf9f", accent=WHITE), bottom=Bottom("skirt", "#333d66", 0.4),
               shoes=Shoes("sneaker", WHITE), body=Body("slim", "wave")),
    FigureSpec(hair=Hair(style="bun", color="#cfcdc9", length=-0.2, fringe="straight", fringe_drop=0.3),
               face=Face(shape="oval", skin="#a06238", age=0.6, lip=0.3, eyes=Eyes("vinyl", "#3a2018", lashes=1),
                         brows=Brows("#b5b3b0", 1)), glasses=Glasses("cat", "#8a2a48", 0.8),
               top=Top("coat", "#8a4f80", accent="#8a4f80", inner="#f0e6d0", sleeve="long"),
               bottom=Bottom("trousers", "#33282a"), shoes=Shoes("dress", "#33221e")),
    FigureSpec(hair=Hair(style="bald", length=-1.0), facial_hair=FacialHair("goatee", BLACK),
               face=Face(shape="oval", skin="#e0a876", mouth="neutral", brows=Brows(BLACK, 1)),
               glasses=Glasses("sun", BLACK, 0.8),
               top=Top("sweater", "#ece6c8", sleeve="long", pattern=Pattern("stripes", "#2f7a4f", pitch=0.4)),
               bottom=Bottom("jeans", "#3a3d4a"), shoes=Shoes("boot", "#a06a3a"), body=Body("broad")),
    FigureSpec(hair=Hair(style="long", color="#171415", length=1.2, fringe="straight", fringe_drop=0.7),
               face=Face(shape="oval", skin="#5a3424", lip=0.3, eyes=Eyes("anime", "#7a4a28", lashes=1),
                         brows=Brows(BLACK, 1)),
               top=Top("tank", "#efc52a", sleeve="none"), bottom=Bottom("shorts", WHITE, 0.3),
               shoes=Shoes("sneaker", "#5f86c8", WHITE), body=Body("slim", "hips")),
)
"""Ten people, row by row."""

HEADS = tuple(
    FigureSpec(hair=hair, face=CALM, top=SHIRT)
    for hair in (
        Hair("buzz", "#43302a", length=-0.9),
        Hair("wavy", "#8a4a22", length=0.6, parting="center", volume=1.2),
        Hair("side_part", "#37251f"),
        Hair("coily", "#2a1f1d", length=-0.2),
        Hair("spiky", "#29242a", fringe="straight", parting="none"),
        Hair("ponytail", "#6a3f26", length=0.7, fringe="curtain"),
        Hair("curly", "#4a2a1c", length=-0.2, volume=1.2),
        Hair("bun", "#221e20", length=-0.2, fringe="straight"),
        Hair("bob", "#4a2c20", length=0.1, fringe="straight", fringe_drop=0.8),
        Hair("twin_tails", "#c8702a", length=0.7, fringe="straight", fringe_drop=0.8),
        Hair("shoulder", "#6a3c20", length=0.4, parting="center"),
        Hair("receding", "#6a5a50"),
        Hair("long", "#2e2022", length=0.7, parting="left", fringe="swept"),
        Hair("braids", "#8a4a26", length=0.6, parting="center"),
    )
)
"""Fourteen styles, row by row."""
# fmt: on
