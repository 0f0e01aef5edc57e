"""What kind of top a portrait shows, by many small signs at once: of a strip of cloth below the chin no single one
tells it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive.regions import Region

from . import regression
from .attire_weights import KINDS, SIGNS, Attire
from .color import F32, chroma, median
from .head import Mask, shrink
from .outfit import Outfit
from .reading import Reading
from .sleeve import SleeveKind
from .top import TopSeen

F64 = NDArray[np.float64]

UNTOLD = Reading[Attire]("tee", 0.0)
_LAYERS: tuple[Attire, ...] = ("suit", "jacket")
_LEAST, _UNKNOWN = 0.02, 0.3
"""Cloth and skin on the shoulders, squared face heights, that tell how bare they are; and what is taken of less."""
KNIT_OVER_TEE = 1.8
"""How many times a tee's share that of a sweater is, where it is one. Without sleeves the two are told by little, and
as many portraits lie about even odds as anywhere; about these half as many do, and a crop or a darker copy seldom makes
the other of one."""


@dataclass(frozen=True)
class Looks:
    """Shares of the kinds, in sum 1; all 0 where nothing was looked at."""

    tee: float = 0.0
    sweater: float = 0.0
    shirt: float = 0.0
    tank: float = 0.0
    suit: float = 0.0
    jacket: float = 0.0

    @property
    def layered(self) -> float:
        return self.suit + self.jacket

    @property
    def knitted(self) -> bool:
        """Whether it is a sweater rather than a tee."""
        return self.sweater > KNIT_OVER_TEE * self.tee


UNSEEN = Looks()


@dataclass(frozen=True)
class _Places:
    """A part of the frame. off: face widths from the trunk's middle; down: face heights below the chin."""

    clothes: Mask
    skin: Mask
    inside: Mask
    lab: F32
    off: F32
    down: F32
    H: float
    W: float

    def zone(self, near: float, far: float, high: float, low: float) -> Mask:
        return (self.off > near) & (self.off < far) & (self.down > high) & (self.down < low)

    def clad(self, zone: Mask, least: float = 0.0) -> float | None:
        """Share of cloth in what is cloth or skin; None where there is less."""
        whole = int((zone & (self.clothes | self.skin)).sum())
        return float((zone & self.clothes).sum()) / whole if whole > least * self.H**2 else None


def looks() -> F32:
    """(2000, 1 + kinds + patterns): of each class of the cut-outs its mean, and its weight for each of those."""
    return regression.fitted("attire")


def attire(outfit: Outfit, looks: Looks) -> Reading[Attire]:
    """The likeliest kind; not told of what is no portrait. looks: what :func:`glance` made of it."""
    if looks == UNSEEN or not outfit.portrait:
        return UNTOLD
    return chosen(np.array([getattr(looks, kind) for kind in KINDS], np.float64))


def glance(outfit: Outfit, garments: F32 | None, cut: F32, top: Reading[TopSeen], sleeve: Reading[SleeveKind]) -> Looks:
    """Shares of the kinds by a softmax of weighted signs; of what is no portrait other rules have the first word.
    garments: logits of their classes; cut: (2000,) those of the cut-outs (see :mod:`..perceive.garments`)."""
    if garments is None or not top.value.colors or not outfit.readable:
        return UNSEEN
    values = signs(outfit, garments, top.value, sleeve)
    shares = regression.shares(cut, looks()[:, : 1 + len(KINDS)], SIGNS, values)
    return Looks(**dict(zip(KINDS, (float(share) for share in shares), strict=True)))


def chosen(shares: F64) -> Reading[Attire]:
    """shares: of the kinds, in sum 1. What lies open is one thing first, and then a suit or a jacket: each alone would
    seldom outweigh what is worn daily."""
    layers = [KINDS.index(kind) for kind in _LAYERS]
    others = [index for index in range(len(KINDS)) if index not in layers]
    together = float(shares[layers].sum())
    among = layers if together > float(shares[others].max()) else others
    weighed = shares.copy()
    weighed[KINDS.index("sweater")] /= KNIT_OVER_TEE
    best = max(among, key=lambda index: float(weighed[index]))
    return Reading(KINDS[best], 0.5 + 0.5 * (together if best in layers else float(shares[best])))


def signs(outfit: Outfit, garments: F32, seen: TopSeen, sleeve: Reading[SleeveKind]) -> list[float]:
    """In the order of the weights' table."""
    places = _places(outfit)
    main = seen.colors[0]
    bare = places.clad(places.zone(0.6, 1.4, 0.25, 0.9), _LEAST)
    strap = places.clad(places.zone(0.3, 1.3, 0.1, 0.8))
    beside = places.zone(0.25, 0.6, -0.1, 0.3)
    apart = _middle(places)
    return [
        seen.opening / 20,
        seen.collar / 20,
        seen.neck.depth,
        seen.neck.taper,
        min(seen.neck.collar, 5.0),
        seen.neck.edge / 10,
        seen.roughness / 5,
        float(main.lit[0]) / 25,
        chroma(main.lit) / 15,
        main.share,
        _UNKNOWN if bare is None else 1 - bare,
        float((beside & places.clothes).sum()) / max(int((beside & places.inside).sum()), 1),
        min(outfit.shown, 3.0),
        min(float(np.hypot(apart[1], apart[2])), 40.0) / 10,
        float(apart[0]) / 20,
        float(seen.cropped),
        *(float(sleeve.trusted and sleeve.value == kind) for kind in ("none", "short", "long")),
        _rise(places),
        strap or 0.0,
        float(seen.neck.trim is not None),
        float((seen.opening > 25 or (seen.collar > 60 and seen.neck.depth < 0.3)) and main.lit[0] < 55),
        float(seen.neck.collar > 2.2 and seen.neck.edge > 15),
        *(float(g) for g in garments),
    ]


def _places(outfit: Outfit) -> _Places:
    size = len(outfit.labels)
    first, last = (round(outfit.chin + d * outfit.H) for d in (-0.7, 1.3))
    left, right = (round(outfit.axis + d * outfit.W) for d in (-1.5, 1.5))
    part = slice(max(first, 0), min(max(last, 1), size)), slice(max(left, 0), min(max(right, 1), size))
    y, x = np.mgrid[part].astype(np.float32)
    labels = outfit.labels[part]
    return _Places(
        clothes=labels == Region.CLOTHES,
        skin=labels == Region.BODY_SKIN,
        inside=outfit.inside[part],
        lab=outfit.lab[part],
        off=np.abs(x - outfit.axis) / outfit.W,
        down=(y - outfit.chin) / outfit.H,
        H=outfit.H,
        W=outfit.W,
    )


def _middle(places: _Places) -> F32:
    """(3,) Lab by which the cloth down the middle differs from that on both sides."""
    core = shrink(places.clothes, max(0.03 * places.H, 1.0))
    strip, sides = core & places.zone(-1.0, 0.25, 0.2, 1.1), core & places.zone(0.5, 1.1, 0.2, 1.1)
    if min(int(strip.sum()), int(sides.sum())) <= 60:
        return np.zeros(3, np.float32)
    return median(places.lab[strip]) - median(places.lab[sides])


def _rise(places: _Places) -> float:
    """How far above the chin the cloth about the neck starts, face heights."""
    rows = np.flatnonzero((places.clothes & (places.off < 0.75)).sum(axis=1) > 0.06 * places.W)
    return float(np.clip(-places.down[rows[0], 0], -1.0, 0.5)) if len(rows) else -1.0
