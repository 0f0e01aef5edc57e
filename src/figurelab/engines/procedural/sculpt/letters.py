"""Which letters of a name can be set, and in which font: untrusted text in, clean clusters out."""

from __future__ import annotations

import io
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from figurelab.fonts import NAMES, font

MOST_MARKS = 3
"""Most marks on one letter: Thai and Devanagari need that many, nobody needs a hundred."""
_JOINERS = "\u200c\u200d"
_JOINING = ("arabic", "devanagari")
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True)
class Run:
    """Neighbouring clusters of one font, in reading order."""

    font: str
    clusters: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.clusters)

    @property
    def leftward(self) -> bool:
        """Whether it reads from right to left."""
        return any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in self.text)


@cache
def covered(name: str) -> frozenset[int]:
    """Code points below U+10000 that a font has a glyph for: its ``cmap`` table's format 4 (OpenType 1.9, cmap)."""
    data = font(name)
    tables = {data[12 + 16 * i : 16 + 16 * i]: 12 + 16 * i for i in range(struct.unpack_from(">H", data, 4)[0])}
    at: int = struct.unpack_from(">I", data, tables[b"cmap"] + 8)[0]
    for i in range(struct.unpack_from(">H", data, at + 2)[0]):
        offset: int = at + struct.unpack_from(">I", data, at + 8 + 8 * i)[0]
        if struct.unpack_from(">H", data, offset)[0] == 4:
            return frozenset(_format4(data, offset))
    raise ValueError(f"the font {name} has no table of its letters")


def _format4(data: bytes, at: int) -> set[int]:
    n: int = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{n}H", data, at + 14)
    starts = struct.unpack_from(f">{n}H", data, at + 16 + 2 * n)
    # A segment's codes all have glyphs in these subsets, except the closing 0xFFFF.
    return {code for a, b in zip(starts, ends, strict=True) for code in range(a, b + 1) if code != 0xFFFF}


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A font at so many pixels an em."""
    return ImageFont.truetype(io.BytesIO(font(name)), size)


def runs(name: str) -> list[Run]:
    """What of a name can be set, in reading order: no controls, emoji or unknown letters, few marks, single spaces."""
    out: list[Run] = []
    for cluster, known in _clusters(unicodedata.normalize("NFC", " ".join(name.split()))):
        if out and out[-1].font == known:
            out[-1] = Run(known, (*out[-1].clusters, cluster))
        else:
            out.append(Run(known, (cluster,)))
    return _trimmed(out)


def _clusters(text: str) -> list[tuple[str, str]]:
    """(cluster, font): a letter with what hangs on it. What no font knows is dropped with its marks."""
    out: list[tuple[str, str]] = []
    marks, lost = 0, True
    for c in text:
        mark = unicodedata.category(c).startswith("M")
        if mark or c in _JOINERS or (out and not lost and _binds(out[-1][0])):
            marks = marks + 1 if mark or c in _JOINERS else 0
            last = out[-1][1] if out else ""
            if not lost and marks <= MOST_MARKS and ord(c) in covered(last) and (mark or last in _JOINING):
                out[-1] = (out[-1][0] + c, last)
                continue
            if mark or c in _JOINERS:
                continue
        previous = out[-1][1] if out else NAMES[0]
        known = next((f for f in (previous, *NAMES) if ord(c) in covered(f)), None)
        lost, marks = known is None or not c.isprintable(), 0
        if known is not None and not lost and not (c == " " and (not out or out[-1][0] == " ")):
            out.append((c, known))
    return out


def _binds(cluster: str) -> bool:
    """Whether the next letter joins this one: after a virama or a zero-width joiner."""
    return unicodedata.combining(cluster[-1]) == 9 or cluster[-1] == _JOINERS[1]


def _trimmed(out: list[Run]) -> list[Run]:
    """Without spaces at the end."""
    while out and out[-1].clusters[-1] == " ":
        rest = out[-1].clusters[:-1]
        out = out[:-1] + ([Run(out[-1].font, rest)] if rest else [])
    return out


def shortened(whole: list[Run]) -> list[Run]:
    """Without the last letter, an ellipsis in its place."""
    bare = list(whole)
    if bare and bare[-1].clusters == ("\u2026",):
        bare.pop()
    if bare:
        rest = bare[-1].clusters[:-1]
        bare = bare[:-1] + ([Run(bare[-1].font, rest)] if rest else [])
    return [*_trimmed(bare), Run("latin", ("\u2026",))]
