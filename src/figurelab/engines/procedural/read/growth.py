"""Growth: what hair does to the skin of the lower face, zone by zone, against the cheeks above it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32
from .head import LIPS, OVAL, Head, Mask, grow

# Zones of mesh vertices, the person's right side and left.
# fmt: off
_CHEEK = ([117, 118, 119, 101, 36, 50, 123], [346, 347, 348, 330, 266, 280, 352])
LIP = ([2, 97, 98, 165, 92, 40, 39, 37, 0], [2, 326, 327, 391, 322, 270, 269, 267, 0])
_ZONES = {
    "lip": LIP,
    "corner": ([92, 186, 57, 43, 202, 212, 216], [322, 410, 287, 273, 422, 432, 436]),
    "chin": ([83, 182, 194, 32, 140, 171, 175, 199, 200], [313, 406, 418, 262, 369, 396, 175, 199, 200]),
    "front": ([194, 204, 211, 170, 140, 32], [418, 424, 431, 395, 369, 262]),
    "jaw": ([202, 212, 214, 210, 169, 170, 211, 204], [422, 432, 434, 430, 394, 395, 431, 424]),
    "side": ([214, 192, 213, 58, 172, 136, 135], [434, 416, 433, 288, 397, 365, 364]),
    "low": ([205, 187, 147, 213, 192, 207], [425, 411, 376, 433, 416, 427]),
}
# fmt: on
_MIDDLE = ("lip", "chin", "front")
"""Where hair of the head does not hang: what the region net calls hair there is a beard."""
# Lips are redder than any skin: their rim is left out, in face heights.
_RIM = 0.02
# Of the face's height: finer than hairs' bundles, coarser. Relief above the square root of the last is an edge.
_FINE, _COARSE, _LOUDEST = 0.004, 0.02, 60.0
_FEWEST, _LEAST_SHARE = 20, 0.25
# Yaw from which only the nearer side is looked at, and difference of the cheeks' L from which only the lit one.
_TURNED, _SIDE_LIGHT = 0.45, 25.0
# Share of the chin that a hand covers at least: of 60 bearded people three have 0.17 and more, all others below 0.05.
_HAND, _LOWER_LIP = 0.11, 17
# Of the L of the skin above the nose's tip the lighter cheek has at least so much, unless it is no bare skin: of 200
# people those that wear dark glasses over a beard have up to 0.72, all others 0.85 and more.
_LIT, _NOSE_TIP = 0.78, 2
# A pixel this dark beside the cheek is a hair's or in a deep shadow.
_DARK = 0.8
# Redness that a grey photo never has.
_TRACE = 0.004
# L below which a pixel has no redness of its own.
_BLACK = 5.0
# Ends of what each measure says: darkness, chroma lost, relief, dark pixels, redness.
_ENDS = np.array([[-0.2, -15.0, -3.0, 0.0, -0.2], [0.8, 20.0, 15.0, 1.0, 0.2]])
# Where a beard hangs: half width below the chin, in face widths; steps and the lowest, in face heights; L beside the
# cheek's.
_BIB, _STEP, _LOWEST, _SHADE = 0.15, 0.05, 0.5, 0.72


# What is as dark as this beside the cheek, and has no more than this of its chroma, is hair; least chroma of skin with
# which that can be told; share of the lower face from which a beard has no colour at all; the mouth's corners.
_MASS_DARK, _MASS_PALE, _COLORED, _MASSIVE, _CORNERS = 0.75, 0.45, 8.0, 0.3, [61, 291]


@dataclass(frozen=True)
class Zone:
    """Of one zone against the cheek: darker (share of the cheek's L), pale (chroma lost), rough (relief beyond the
    cheek's, percent of L), dark (share of dark pixels), red (CIE a over L, beyond the cheek's: a shade of skin is the
    redder, hair is not)."""

    darker: float = 0.0
    pale: float = 0.0
    rough: float = 0.0
    dark: float = 0.0
    red: float = 0.0


@dataclass(frozen=True)
class Growth:
    """lip: over the mouth; corner: beside it; chin, front: below it, to the sides; jaw, side: along the jaw to below
    the ear; low: the cheek above, which a trimmed beard leaves bare. hang: how far dark hair reaches below the chin, in
    face heights. light: L of the cheeks, right and left. mass: share of the face below the mouth that is dark and has
    lost the skin's colour, which no shade takes from it; 0 in a grey photo. held: whether a hand lies on the chin, and
    hides what hangs below it."""

    lip: Zone
    corner: Zone
    chin: Zone
    front: Zone
    jaw: Zone
    side: Zone
    low: Zone
    hang: float
    light: tuple[float, float]
    mass: float = 0.0
    held: bool = False

    @property
    def below(self) -> float:
        """Darkening below the mouth."""
        return max(self.chin.darker, self.front.darker)

    @property
    def along(self) -> float:
        """Darkening along the jaw."""
        return (self.jaw.darker + self.side.darker) / 2

    @property
    def rough(self) -> float:
        """Relief of the roughest zone below the mouth: over the lip the nostrils make some, at the side the outline."""
        return max(self.chin.rough, self.front.rough, self.jaw.rough)

    @property
    def around(self) -> tuple[Zone, ...]:
        """The zones that a whole beard covers, all but the side."""
        return (self.lip, self.corner, self.chin, self.front, self.jaw)

    @property
    def darkened(self) -> float:
        """Darkening all round the mouth."""
        return (self.lip.darker + self.corner.darker + self.below + self.along) / 4

    @property
    def colored(self) -> bool:
        """Whether the face has colours: those of a grey photo tell nothing."""
        return any(abs(zone.red) > _TRACE for zone in self.around)

    @property
    def features(self) -> F32:
        """(10,) what the weights of :mod:`.beard` are for: the lip's darkening, that of the jaw beyond the cheek's over
        it, relief below the mouth, chroma lost on the jaw, least relief of lip, chin and jaw, share of dark pixels
        below the mouth, chroma lost over the lip, redness over the lip, below the mouth and along the jaw."""
        rough = (max(self.chin.rough, self.front.rough), (self.jaw.rough + self.side.rough) / 2)
        return np.array(
            [
                self.lip.darker,
                self.along - max(self.low.darker, 0.0),
                rough[0],
                (self.jaw.pale + self.side.pale) / 2,
                min(self.lip.rough, *rough),
                max(self.chin.dark, self.front.dark),
                self.lip.pale,
                self.lip.red,
                (self.chin.red + self.front.red) / 2,
                (self.jaw.red + self.side.red) / 2,
            ],
            np.float32,
        )


def growth(head: Head) -> Growth | None:
    """None where it is covered, or no skin is seen beside it."""
    cheeks = _cheeks(head)
    if cheeks is None or _covered(head):
        return None
    relief, lips = _relief(head), grow(head.area(LIPS), _RIM * head.height)
    skin = [np.median(head.lab[c], axis=0) for c in cheeks]
    smooth = [_rough(relief, c, float(s[0])) for c, s in zip(cheeks, skin, strict=True)]
    light = float(skin[0][0]), float(skin[1][0])
    zones: dict[str, Zone] = {}
    for name, sides in _ZONES.items():
        seen: list[tuple[F32, int] | None] = []
        for side, color, plain in zip(sides, skin, smooth, strict=True):
            whole = head.area(side) & ~lips
            mask = whole & _hairy(head, name)
            enough = mask.sum() >= max(_FEWEST, _LEAST_SHARE * whole.sum())
            seen.append((_measure(head, mask, color, relief, plain), int(whole.sum())) if enough else None)
        zones[name] = _both(seen, light, head.yaw)
    if zones["chin"] == Zone():
        # A hand lies on it.
        zones["chin"] = zones["front"]
    mass = _mass(head, skin[0], skin[1], lips)
    lit = max(skin, key=lambda color: float(color[0]))
    return Growth(**zones, hang=_hang(head, lit, massive=mass > _MASSIVE), light=light, mass=mass, held=_held(head))


def _cheeks(head: Head) -> list[Mask] | None:
    """The bare skin of either side. Where dark glasses, hair or the turn of the head hide one cheek the other tells for
    both; where only the hem of a beard or the shade of a rim is left of them, all skin above the nose's tip does."""
    bare = head.regions.labels == Region.FACE_SKIN
    cheeks = [head.area(side) & bare for side in _CHEEK]
    seen = [cheek for cheek in cheeks if cheek.sum() > _FEWEST]
    light = head.lab[..., 0]
    above = head.skin & (np.arange(len(bare))[:, None] < head.points[_NOSE_TIP, 1])
    if above.sum() > _FEWEST:
        least = _LIT * float(np.median(light[above]))
        if max((float(np.median(light[cheek])) for cheek in seen), default=0.0) < least:
            return [above, above]
    return [cheek if cheek.sum() > _FEWEST else seen[0] for cheek in cheeks] if seen else None


def _covered(head: Head) -> bool:
    """Whether a mask, a cup or a scarf hides most of the face below the mouth's corners."""
    below = head.oval & (np.arange(len(head.oval))[:, None] > head.points[_CORNERS, 1].mean())
    return bool(below.any()) and float(head.uncovered(OVAL)[below].mean()) < 0.5


def _hairy(head: Head, zone: str) -> Mask:
    labels = head.regions.labels
    # Other skin than the face's is a hand's that lies on the beard.
    mask = (labels != Region.BACKGROUND) & (labels != Region.CLOTHES) & (labels != Region.BODY_SKIN)
    return mask if zone in _MIDDLE else mask & (labels != Region.HAIR)


def _relief(head: Head) -> F32:
    light = head.lab[..., 0]
    fine, coarse = (ndimage.gaussian_filter(light, share * head.height) for share in (_FINE, _COARSE))
    return np.minimum((fine - coarse) ** 2, _LOUDEST).astype(np.float32)


def _rough(relief: F32, mask: Mask, lightness: float) -> float:
    return 100 * float(np.sqrt(relief[mask].mean())) / max(lightness, 15.0)


def _measure(head: Head, mask: Mask, cheek: F32, relief: F32, plain: float) -> F32:
    """(5,) a zone's measures on one side."""
    pixels = head.lab[mask]
    middle = np.median(pixels, axis=0)
    lost = float(np.hypot(cheek[1], cheek[2]) - np.hypot(middle[1], middle[2]))
    lit = max(float(cheek[0]), 1.0)
    return np.array(
        [
            (lit - float(middle[0])) / lit,
            lost,
            _rough(relief, mask, float(middle[0])) - plain,
            float((pixels[:, 0] < _DARK * lit).mean()),
            float(middle[1]) / max(float(middle[0]), _BLACK) - float(cheek[1]) / lit,
        ],
        np.float32,
    )


def _both(sides: list[tuple[F32, int] | None], light: tuple[float, float], yaw: float) -> Zone:
    """The sides as one: between their mean, by what is seen of each, and the less darkened one, for shadows lie on one
    side and beards grow on both."""
    near = sides[int(yaw < 0)]
    if abs(yaw) > _TURNED and near is not None:
        sides = [near]
    found = [side for side in sides if side is not None]
    if not found:
        return Zone()
    values, seen = np.array([v for v, _ in found]), np.array([n for _, n in found], np.float64)
    if len(found) == 2 and abs(light[0] - light[1]) > _SIDE_LIGHT:
        mixed = values[int(np.argmax(light))]
    else:
        mixed = 0.5 * values[int(np.argmin(values[:, 0]))] + 0.5 * (seen / seen.sum()) @ values
    return Zone(*np.clip(mixed, *_ENDS).tolist())


def _mass(head: Head, right: F32, left: F32, lips: Mask) -> float:
    """right, left: (3,) Lab of the cheeks. Under side light only the lit half tells."""
    labels = head.regions.labels
    rows, columns = (np.arange(len(labels)), np.arange(len(labels)))
    lower = head.oval & ~lips & ((labels == Region.FACE_SKIN) | (labels == Region.HAIR))
    lower &= rows[:, None] > head.points[_CORNERS, 1].mean()
    cheek = ((right + left) / 2).astype(np.float32)
    if abs(float(right[0] - left[0])) > _SIDE_LIGHT:
        cheek = max(right, left, key=lambda color: float(color[0]))
        lower &= (columns < head.middle) == (cheek is right)
    if lower.sum() < _FEWEST or np.hypot(cheek[1], cheek[2]) < _COLORED:
        return 0.0
    pixels = head.lab[lower]
    return float(((pixels[:, 0] < _MASS_DARK * cheek[0]) & _colorless(pixels, cheek)).mean())


def _colorless(pixels: F32, skin: F32) -> Mask:
    """Of (..., 3) Lab: what has lost most of the skin's colour."""
    return np.hypot(pixels[..., 1], pixels[..., 2]) < _MASS_PALE * float(np.hypot(skin[1], skin[2]))


def _held(head: Head) -> bool:
    below = head.oval & (np.arange(len(head.oval))[:, None] > head.points[_LOWER_LIP, 1])
    return bool(below.any()) and float((head.regions.labels[below] == Region.BODY_SKIN).mean()) > _HAND


def _hang(head: Head, lit: F32, *, massive: bool) -> float:
    """How far what is dark and no bare throat reaches below the chin, in face heights. lit: (3,) Lab of the lighter
    cheek. massive: the beard is colourless, and may shine there."""
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    middle = (np.abs(x - float(head.points[152, 0])) < _BIB * head.width) & head.regions.inside
    hair = np.isin(head.regions.labels, (Region.FACE_SKIN, Region.HAIR, Region.OTHER))
    dark = head.lab[..., 0] < _SHADE * lit[0]
    hair &= dark | ((head.lab[..., 0] < lit[0]) & _colorless(head.lab, lit)) if massive else dark
    reach = 0.0
    for low in np.arange(0.0, _LOWEST, _STEP):
        row = middle & (y >= head.chin + low * head.height) & (y < head.chin + (low + _STEP) * head.height)
        share = float(hair[row].mean()) if row.any() else 0.0
        reach += _STEP * share
        if share < 0.5:
            break
    return reach
