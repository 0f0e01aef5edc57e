"""A wardrobe: what goes with a top where the photo does not show it, by its kind, its colour and the wearer's taste."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from zlib import crc32

import numpy as np

from figurelab.engines.procedural.figure import Bottom, Shoes, Top

from .color import F32, chroma, from_hex, hue
from .fabric import accent_of
from .wearer import Wearer


@dataclass(frozen=True)
class Piece:
    """kind: of a Bottom or of Shoes. weight: how often it is worn, against the others. sole: of shoes. fit, stripe: of
    a Bottom."""

    kind: str
    color: str
    weight: float = 1.0
    sole: str | None = None
    fit: float = 0.0
    stripe: str | None = None


_JEANS, _INDIGO = Piece("jeans", "#44628c", 1.1), Piece("jeans", "#2c4163", 1.2)
_FADED, _SLIM = Piece("jeans", "#6385b2", 0.8, fit=0.3), Piece("jeans", "#36537f", 0.8, fit=-0.4)
_BLACK_DENIM, _GREY_DENIM = Piece("jeans", "#2d2e33", 1.5, fit=-0.3), Piece("jeans", "#585c64")
_PALE_DENIM = Piece("jeans", "#a4a9b0", 1.2)
# Quiet ones alone: what nobody sees must not be louder than what is seen.
_KHAKI, _STONE = Piece("trousers", "#a8977a", 1.1), Piece("trousers", "#c9bda6", 1.0)
_OLIVE, _ECRU = Piece("trousers", "#62644a", 0.9), Piece("trousers", "#e6dfcf", 0.6)
_NAVY, _CHARCOAL = Piece("trousers", "#2d3550", 1.5), Piece("trousers", "#35363c", 1.5)
_GREY, _BROWN = Piece("trousers", "#6b6a6c"), Piece("trousers", "#5b4636", 0.6)
_SLATE, _DOVE = Piece("trousers", "#536a86"), Piece("trousers", "#a5a4a6", 0.8)
_JOGGERS = (
    Piece("trousers", "#9d9ea3", 0.8, fit=0.3),
    Piece("trousers", "#33353d", 1.4, fit=0.3, stripe="#e9e6df"),
    Piece("trousers", "#2f3c58", 1.2, fit=0.3, stripe="#e9e6df"),
)
_SHORTS = (Piece("shorts", "#5a7799", 0.15), Piece("shorts", "#b8a27d", 0.15), Piece("shorts", "#333b55", 0.15))
_DENIM = (_JEANS, _INDIGO, _FADED, _SLIM, _BLACK_DENIM, _GREY_DENIM, _PALE_DENIM)
_CHINOS = (_KHAKI, _STONE, _OLIVE, _NAVY, _CHARCOAL)
# What goes with everything: tees, sweaters, shirts and jackets are read for each other most easily, and what is worn
# below must hardly hang on that.
_USUAL = (*_DENIM, *_CHINOS)
_DRESSED = (_GREY, _BROWN, _SLATE, _DOVE, _ECRU)
_BOTTOMS: dict[str, tuple[Piece, ...]] = {
    "tee": (*_USUAL, *_SHORTS, _JOGGERS[0]),
    "tank": (*_USUAL, _ECRU, *_SHORTS),
    "polo": (*_USUAL, _ECRU, _SLATE, *_SHORTS[1:]),
    "hoodie": (*_USUAL, *_JOGGERS),
    "jacket": _USUAL,
    "vest": (*_USUAL, _BROWN),
    "sweater": (*_USUAL, *_DRESSED),
    "shirt": (*_USUAL, *_DRESSED),
    "coat": (*_USUAL, *_DRESSED),
}
_SPARE = (_INDIGO, _STONE)

_WHITE, _SUEDE = Piece("sneaker", "#f2efe8", 1.2), Piece("sneaker", "#8d7a66", 0.9)
_BLACK, _MONO = Piece("sneaker", "#26262b", 1.2), Piece("sneaker", "#2a2a2e", 0.6, sole="#2a2a2e")
_PALE, _MARINE = Piece("sneaker", "#8f9aa8", 1.2), Piece("sneaker", "#31405f", 1.2)
_RED, _STEEL = Piece("sneaker", "#a8433c", 0.3), Piece("sneaker", "#4d5056", 0.9)
_GUM = Piece("sneaker", "#efe9dc", 0.8, sole="#b98d5f")
_BOOTS = (Piece("boot", "#5b4030", 0.8), Piece("boot", "#7d614a", 0.8), Piece("boot", "#2a201c", 0.8))
_LEATHER = (Piece("dress", "#2a201c", 2.0), Piece("dress", "#5b4030"), Piece("dress", "#4a2728", 0.6))
_LOAFERS = (Piece("dress", "#7a5233"), Piece("dress", "#2f2b2b", 0.7))
_SPORT = (_WHITE, _GUM, _SUEDE, _BLACK, _MONO, _PALE, _MARINE, _RED, _STEEL)
# As of bottoms: what is read for each other most easily has nearly the same shoes.
_SHOES: dict[str, tuple[Piece, ...]] = {
    "tee": (*_SPORT, *_BOOTS, *_LOAFERS),
    "tank": _SPORT,
    "hoodie": (*_SPORT, *_BOOTS),
    "polo": (_WHITE, _GUM, _SUEDE, _MARINE, _PALE, *_LOAFERS),
    "jacket": (*_SPORT, *_BOOTS),
    "vest": (*_BOOTS, _BLACK, _PALE, _MARINE),
    "sweater": (*_SPORT, *_BOOTS, *_LOAFERS),
    "shirt": (*_SPORT, *_BOOTS, *_LOAFERS),
    "coat": (*_BOOTS, _LEATHER[0]),
    "suit": _LEATHER,
    "dress": (_WHITE, *_LOAFERS, _BOOTS[1]),
}
_TOPS = (
    Top(), Top(color="#c0795a"), Top(color="#e9e2d4"), Top(color="#8c9f86"), Top(kind="polo", color="#3f5b4a"),
    Top(kind="sweater", color="#d0a850", sleeve="long"), Top(kind="sweater", color="#7a3a44", sleeve="long"),
    Top(kind="sweater", color="#e6dccb", sleeve="long"), Top(kind="hoodie", color="#8e9aa8", sleeve="long"),
    Top(kind="hoodie", color="#34425f", sleeve="long"), Top(kind="shirt", color="#c9d6e6", sleeve="long"),
    Top(kind="jacket", color="#3d4a5c", inner="#f0ece2", sleeve="long"),
)  # fmt: skip
# No skin's colours: what begins below bare shoulders would else be taken for more of it.
_OFF_SHOULDERS = ("#34425f", "#7a3a44", "#3f5b4a", "#8e9aa8")
_PALE_CLOTH, _DARK, _DEEP = 80.0, 35.0, 25.0
# L of grey trousers under a grey top: at least so pale under one that is at most so dark, and the other way.
_UNDER_DARK, _UNDER_PALE = (62.0, 33.0), (30.0, 45.0)
# Chroma: of greys; of greys that are nearly black; of those that lean to a hue; from which greys go with it, tans and
# olives do not, shoes are loud.
_GREY_CLOTH, _GREY_DEEP, _TINGED, _TINTED, _VIVID, _LOUD = 13.0, 18.5, 6.0, 18.0, 40.0, 25.0
# What the draws for legs and feet are told apart by: the seed's and the wearer's, by the latter of which 205 people of
# photos, in five tops, wear among the most different ones: one pair of trousers in nine is the commonest, of shoes one
# in six.
_ON_LEGS, _ON_FEET = (3, 26), (5, 31)
_LIKING = 1.3
"""Of a wearer's taste, about as far as ln of random numbers strays: a piece is worn as often as its weight says."""
_NEAR = 18.0
"""Lab distance within which shoes melt into trousers of another family: tan boots into olive."""

Family = Literal["white", "grey", "warm", "green", "blue", "pink"]


def top(seed: int) -> Top:
    """An upper garment of no photo's: plain, in a quiet colour, its collar and cuffs a shade of it."""
    pick = _TOPS[int(np.random.default_rng([seed, 2]).integers(len(_TOPS)))]
    main = from_hex(pick.color)
    return replace(pick, accent=accent_of(main))


def strapless(seed: int, wearer: Wearer | None = None) -> Top:
    """What is worn below bare shoulders where a photo ends above it."""
    if wearer is not None:
        color = max(_OFF_SHOULDERS, key=lambda code: wearer.taste(2, code))
    else:
        color = _OFF_SHOULDERS[int(np.random.default_rng([seed, 2]).integers(len(_OFF_SHOULDERS)))]
    main = from_hex(color)
    accent = accent_of(main)
    return Top(kind="tank", color=color, accent=accent, sleeve="none", neck="bare")


def bottom(top: Top, seed: int, wearer: Wearer | None = None) -> Bottom:
    """A lower garment that stands off the top by its family of colours. wearer: likes one best, else the seed does."""
    main = from_hex(top.color)
    wanted = _ranked(_BOTTOMS.get(top.kind, _BOTTOMS["tee"]), seed, _ON_LEGS, main, wearer)
    pick = next(piece for piece in (*wanted, *_SPARE) if _suits(from_hex(piece.color), main))
    return Bottom(
        kind="jeans" if pick.kind == "jeans" else "shorts" if pick.kind == "shorts" else "trousers",
        color=pick.color,
        fit=pick.fit,
        stripe=pick.stripe,
    )


def shoes(top: Top, bottom: Bottom, seed: int, wearer: Wearer | None = None) -> Shoes:
    """Shoes that neither melt into the trousers nor outshout the top; only sneakers are worn with shorts. wearer: as of
    :func:`bottom`."""
    wanted = _SPORT if bottom.kind == "shorts" else _SHOES.get(top.kind, _SPORT)
    legs, main = from_hex(bottom.color), from_hex(top.color)
    order = _ranked(wanted, seed, _ON_FEET, main, wearer)
    spare = Piece(
        "boot" if top.kind == "coat" else "sneaker", _BLACK.color if _family(legs) == "white" else _WHITE.color
    )
    if top.kind == "shirt" and bottom.kind == "trousers":
        # Boots are too rough for them.
        order = [piece for piece in order if piece.kind != "boot"]
    pick = next((piece for piece in order if _match(from_hex(piece.color), legs, main)), spare)
    if top.kind == "suit":
        pick = next(piece for piece in order if main[0] > 25 or piece is _LEATHER[0])
    kind = pick.kind
    return Shoes(
        kind="boot" if kind == "boot" else "dress" if kind == "dress" else "sneaker", color=pick.color, sole=pick.sole
    )


def _ranked(
    pieces: tuple[Piece, ...], seed: int, salts: tuple[int, int], main: F32, wearer: Wearer | None
) -> list[Piece]:
    """As the wearer likes them, who likes the same in every copy of a photo, each about as often as it is worn."""
    own, liked = salts
    if wearer is None:
        return _shuffled(pieces, seed, own, main)
    return sorted(pieces, key=lambda p: -(_LIKING * wearer.taste(liked, p.kind, p.color) + float(np.log(p.weight))))


def _shuffled(pieces: tuple[Piece, ...], seed: int, salt: int, main: F32) -> list[Piece]:
    """In an order of the seed's own and of the top's family of colours, the usual ones more often in front: under one
    seed a row of people would else all wear the same. A top's kind only chooses between lists in which each piece has
    one rank, so that another reading of the top changes little else."""
    worn = crc32(_family(main).encode())

    def rank(piece: Piece) -> float:
        key = np.random.default_rng([seed, salt, worn, crc32(f"{piece.kind}{piece.color}".encode())]).random()
        return float(-(key ** (1 / piece.weight)))

    return sorted(pieces, key=rank)


def _family(lab: F32) -> Family:
    """Colours that melt into each other. Hardly any lightness is in it, which wavers with a photo's exposure: a piece
    of another family stands off whatever the light was."""
    tint = chroma(lab)
    if tint < _GREY_CLOTH + 1 and lab[0] > _PALE_CLOTH:
        return "white"
    if tint < _GREY_CLOTH or (tint < _GREY_DEEP and lab[0] < _DEEP):
        return "grey"
    return _hued(lab)


def _hued(lab: F32) -> Family:
    turn = hue(lab)
    if turn < 200:
        return "pink" if turn < 20 else "warm" if turn < 100 else "green"
    return "blue" if turn < 305 else "pink"


def _melts(piece: F32, other: F32) -> bool:
    """Of one family, or a grey that leans to the other's."""
    own, beside = _family(piece), _family(other)
    return own == beside or (own == "grey" and chroma(piece) > _TINGED and _hued(piece) == beside)


def _suits(color: F32, main: F32) -> bool:
    """Of another family than the top; grey under what has a colour or is far lighter or darker, tan and olive
    under blue or what is quiet."""
    piece, worn = _family(color), _family(main)
    if piece == "grey" and worn != "white" and chroma(main) < _TINTED:
        pale = color[0] > _UNDER_DARK[0] and main[0] < _UNDER_DARK[1]
        return bool(pale or (color[0] < _UNDER_PALE[0] and main[0] > _UNDER_PALE[1]))
    if _melts(color, main):
        return False
    return piece not in ("warm", "green", "pink") or worn == "blue" or chroma(main) < _VIVID


def _match(color: F32, legs: F32, main: F32) -> bool:
    """Of another family than the trousers and not near them, not dark under nearly black ones; loud ones only with a
    quiet top, and tan ones under grey only with warm trousers: else nothing goes with them."""
    if float(np.linalg.norm(color - legs)) < _NEAR:
        return False
    if _melts(color, legs) or (_family(legs) == "grey" and max(float(color[0]), float(legs[0])) < _DARK):
        return False
    if chroma(color) >= _LOUD and _family(main) == "grey" and _family(color) == "warm" != _family(legs):
        return False
    return chroma(color) < _LOUD or chroma(main) < _LOUD
