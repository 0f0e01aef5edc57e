"""Outfit: one label map of the whole person, in a frame scaled by the face, with the joints in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PIL import Image, ImageDraw

from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.faces import Box
from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region, Regions, wide_window
from figurelab.engines.procedural.perceive.window import U8, Window

from .color import Cast, Cluster, Exposure, band, chroma, clusters, hue, median, to_lab
from .head import F32, Mask, bounds, grow

_SIZE = 680
# Of the pose's mask: what is plainly of the person, what may be, and how far that is off, of the frame.
_LIKELY, _POSSIBLE, _MARGIN = 0.6, 0.3, 0.007
_FACE = 0.15
"""Of a squared face height: smaller patches of face skin are hands and ears."""
# Of the trunk's middle beside the chin, face widths; shoulders apart of one that faces the camera, face heights.
_ASIDE, _FRONTAL = 0.4, 1.0
# A photo that shows less below the chin, face heights, is a portrait.
_PORTRAIT = 2.0
# What the pose's mask adds above the chin, of what it adds below: less is hair and hands.
_LEAK = 0.28
# Of a top's edge, face heights, that is mixed with skin and hair; the share that must be left without it.
_MIXED, _CORE = 0.05, 0.3
# A photo that ends so few face heights below the chin shows a sliver of cloth, of which much is the neck's skin and
# hair that hangs before it: its area and what is left of it without these, squared face heights; hair beside the chin
# that may hang there; how far a shade of it is from its hue, degrees, and from its chroma, and the L of what has none.
_TIGHT, _SLIVER, _REST, _HANGS = 0.45, 0.09, 0.012, 0.05
_TURN, _TINT, _RICHER, _LIGHTER = 25.0, 4.0, (1.8, 6.0), 6.0
# Of a top's first colour that may be skin: its share, the least of another's, the skin that tells it, what is like it.
_MOSTLY, _PART, _FEWEST, _FLESH = 0.75, 0.12, 100, 12.0
_JAW = 0.4
_SHADED = np.array([0.35, 1.0, 1.0], np.float32)
_OTHERS = (Region.CLOTHES, Region.BODY_SKIN, Region.OTHER)


@dataclass(frozen=True)
class Outfit:
    """picture: (s, s, 3) u8 of the wide window. labels: (s, s) Region. person: (s, s) the pose's own mask.
    points: (33, 2) joints in the frame; seen: (33,) visibility 0..1. middle, chin: of the face, in the frame.
    H, W: face height and width in the frame's pixels. readable: False where the region net took the very face for
    cloth, as it does against the light. turn: of the trunk away from the camera, radians. company: whether others are
    in the photo."""

    picture: U8
    labels: U8
    person: Mask
    inside: Mask
    points: F32
    seen: F32
    middle: float
    chin: float
    H: float
    W: float
    cast: Cast | None = None
    exposure: Exposure = 1.0
    readable: bool = True
    turn: float = 0.0
    company: bool = False

    @cached_property
    def lab(self) -> F32:
        lab = to_lab(self.picture, self.exposure)
        return lab if self.cast is None else self.cast.remove(lab)

    @property
    def clothes(self) -> Mask:
        return self.labels == Region.CLOTHES

    @property
    def skin(self) -> Mask:
        return (self.labels == Region.BODY_SKIN) | (self.labels == Region.FACE_SKIN)

    @cached_property
    def axis(self) -> float:
        """x of the trunk's middle: the chin's, unless a face looks over a shoulder of a trunk that faces the camera."""
        left, right = self.points[[joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER], 0]
        between = float(left + right) / 2
        if not self.visible(joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER) or float(left - right) < _FRONTAL * self.H:
            return self.middle
        return between if abs(between - self.middle) > _ASIDE * self.W else self.middle

    @property
    def shown(self) -> float:
        """How much of the photo is below the chin, face heights."""
        return (float(np.flatnonzero(self.inside.any(axis=1))[-1]) - self.chin) / self.H

    @property
    def portrait(self) -> bool:
        """Whether the photo shows head and shoulders and little more."""
        return self.shown < _PORTRAIT

    @property
    def tight(self) -> bool:
        """Whether it shows a sliver below the chin."""
        return self.shown < _TIGHT

    def visible(self, *which: int) -> bool:
        return bool((self.seen[list(which)] > 0.5).all())

    @property
    def _chest(self) -> tuple[slice, slice]:
        rows = slice(max(0, round(self.chin)), min(_SIZE, round(self.chin + 2.3 * self.H)))
        return rows, slice(max(0, round(self.middle - 2.3 * self.W)), min(_SIZE, round(self.middle + 2.3 * self.W)))

    def chest(self) -> Outfit:
        """The part of the frame below the chin that a chest and both arms can fill; only for what uses no strokes."""
        part = self._chest
        origin = np.array([part[1].start, part[0].start], np.float32)
        return replace(
            self,
            picture=self.picture[part],
            labels=self.labels[part],
            person=self.person[part],
            inside=self.inside[part],
            points=self.points - origin,
            middle=self.middle - float(origin[0]),
            chin=self.chin - float(origin[1]),
        )

    def without(self, area: Mask) -> Outfit:
        """The frame with a thing that was found in its chest told from the clothes."""
        labels = self.labels.copy()
        labels[self._chest][area] = Region.OTHER
        return replace(self, labels=labels)

    def stroke(self, a: F32, b: F32, radius: float) -> Mask:
        """Pixels within a radius of the line from a to b."""
        canvas = Image.new("L", (_SIZE, _SIZE))
        pen = ImageDraw.Draw(canvas)
        line = [(float(a[0]), float(a[1])), (float(b[0]), float(b[1]))]
        pen.line(line, fill=1, width=max(2, round(2 * radius)))
        return np.asarray(canvas, np.bool_) & self.inside

    @cached_property
    def top_mask(self) -> Mask:
        """Clothes between shoulders and hips; without a pose, clothes below the chin."""
        y, x = np.mgrid[0:_SIZE, 0:_SIZE]
        bib = (y > self.chin) & (y < self.chin + 2.2 * self.H) & (np.abs(x - self.middle) < 1.4 * self.H)
        if self.visible(joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER):
            order = [joints.RIGHT_SHOULDER, joints.LEFT_SHOULDER, joints.LEFT_HIP, joints.RIGHT_HIP]
            quad = self.points[order]
            stretched = quad.mean(axis=0) + (quad - quad.mean(axis=0)) * np.array([1.16, 1.0], np.float32)
            canvas = Image.new("L", (_SIZE, _SIZE))
            ImageDraw.Draw(canvas).polygon([(float(a), float(b)) for a, b in stretched], fill=1)
            mask = np.asarray(canvas, np.bool_) & self.clothes
            if mask.sum() >= 0.15 * self.H**2:
                return mask
        return self.clothes & bib

    @cached_property
    def top_colors(self) -> list[Cluster]:
        """Dominant colours of the upper garment, largest first. In a portrait away from skin and hair, whose edges are
        seen mixed with it, where enough of it is; and skin that was taken for cloth comes after cloth."""
        mask = self.top_mask
        if not self.portrait or not mask.any():
            return clusters(self.lab[mask])
        part = bounds(mask)
        bare = np.isin(self.labels, (Region.BODY_SKIN, Region.FACE_SKIN, Region.HAIR))[part]
        core = mask[part] & ~grow(bare, _MIXED * self.H)
        kept = core if core.sum() > _CORE * mask.sum() else mask[part]
        found = self._clothes_first(clusters(self.lab[part][kept]))
        return found if not self.tight else self._without_own(found, float(mask.sum()) / self.H**2)

    @property
    def beside_chin(self) -> Mask:
        """Clothes from the mouth down, beside the jaw and below it."""
        return self.beside(Region.CLOTHES)

    def beside(self, region: Region) -> Mask:
        """What is labelled so in the photo, from the mouth down, beside the jaw and below it."""
        y, x = np.ogrid[0:_SIZE, 0:_SIZE]
        near = (y > self.chin - _JAW * self.H) & (np.abs(x - self.middle) < 1.4 * self.H)
        return (self.labels == region) & near & self.inside

    @cached_property
    def tone(self) -> F32 | None:
        """(3,) Lab of the skin; None where hardly any is seen."""
        skin = self.lab[self.skin]
        return median(band(skin, 25, 95)) if len(skin) >= _FEWEST else None

    def is_flesh(self, color: F32) -> bool:
        """Whether a colour may be the skin's, in any shade."""
        return self.tone is not None and float(np.linalg.norm((color - self.tone) * _SHADED)) < _FLESH

    @cached_property
    def hair_beside(self) -> F32 | None:
        """(3,) Lab of hair that hangs beside the chin; None where hardly any does."""
        hair = self.lab[self.beside(Region.HAIR)]
        return median(band(hair, 25, 95)) if len(hair) > _HANGS * self.H**2 else None

    def is_lock(self, color: F32) -> bool:
        """Whether a colour may be that of hair that hangs there, in the shade."""
        hair = self.hair_beside
        if hair is None or color[0] > hair[0] + _LIGHTER:
            return False
        tint, own = chroma(color), chroma(hair)
        turn = abs((hue(color) - hue(hair) + 180) % 360 - 180)
        return turn < _TURN and _TINT < tint < _RICHER[0] * own + _RICHER[1]

    def _without_own(self, found: list[Cluster], area: float) -> list[Cluster]:
        """The colours without those of skin and hair; none where these are most of a sliver."""
        worn = [c for c in found if not self.is_flesh(c.lit) and not self.is_lock(c.lit)]
        left = sum(c.share for c in worn)
        if area > _SLIVER:
            return worn if left > _PART else found
        return worn if left * area > _REST else []

    def _clothes_first(self, found: list[Cluster]) -> list[Cluster]:
        if len(found) < 2 or found[0].share > _MOSTLY or self.tone is None:
            return found
        flesh = [self.is_flesh(c.lit) for c in found]
        if not flesh[0] or not any(not bare and c.share > _PART for bare, c in zip(flesh, found, strict=True)):
            return found
        return [c for bare, c in zip(flesh, found, strict=True) if not bare] + [
            c for bare, c in zip(flesh, found, strict=True) if bare
        ]


def frame_of(box: Box) -> Window:
    """The frame of the outfit below a face's box."""
    return replace(wide_window(box), size=_SIZE)


def outfit(seen: Observation) -> Outfit | None:
    """None when no head was found to scale the frame by."""
    box = seen.face.box if seen.face else seen.head_box or _head_of_pose(seen)
    if box is None:
        return None
    frame = frame_of(box)
    picture = np.clip(frame.sample(seen.photo), 0, 255).astype(np.uint8)
    inside = frame.inside(seen.photo)
    person = _person(frame, seen, _LIKELY)
    labels = np.zeros((_SIZE, _SIZE), np.uint8)
    for regions in (seen.wide, seen.bust, seen.head):
        if regions is not None:
            _paint(labels, frame, regions)
    if seen.wide is None:
        labels[person] = Region.CLOTHES
    points, visibility = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    if seen.pose is not None:
        points = frame.from_photo(seen.pose.joints[:, :2])
        in_photo = np.array([_within(seen.photo, p) for p in seen.pose.joints[:, :2]])
        visibility = np.where(in_photo, seen.pose.joints[:, 2], 0).astype(np.float32)
    unit = _SIZE / 8.5
    middle, chin, height, width = _SIZE / 2, _SIZE / 2 - 2.1 * unit, 1.0 * unit, 0.8 * unit
    if seen.face is not None:
        mesh = frame.from_photo(seen.face.landmarks[:, :2])
        middle, chin = float(mesh[152, 0]), float(mesh[152, 1])
        height, width = seen.face.height / frame.scale, seen.face.width / frame.scale
    added = (labels == Region.BACKGROUND) & person & inside
    if seen.wide is None or not _leaks(added, chin):
        # The region net loses black cloth on a black ground; the pose's mask has it.
        labels[added] = Region.CLOTHES
    labels[~inside] = Region.BACKGROUND
    if seen.pose is not None:
        # The region net has everybody's clothes and arms.
        reach = grow(_person(frame, seen, _POSSIBLE), _MARGIN * _SIZE)
        labels[np.isin(labels, _OTHERS) & ~reach] = Region.BACKGROUND
    labels[_strangers(labels, middle, chin, height, width)] = Region.BACKGROUND
    readable = seen.face is None or not _hidden(labels, middle, chin, height, width)
    turn = 0.0 if seen.pose is None else seen.pose.turn
    return Outfit(
        picture,
        labels,
        person,
        inside,
        points,
        visibility,
        middle,
        chin,
        height,
        width,
        readable=readable,
        turn=turn,
        company=seen.faces > 1,
    )


def _strangers(labels: U8, middle: float, chin: float, height: float, width: float) -> Mask:
    """The skin of faces that are not the person's own: as bare arms it would tell short sleeves."""
    numbers = parts(labels == Region.FACE_SKIN)
    y, x = np.mgrid[0:_SIZE, 0:_SIZE]
    own = (np.abs(x - middle) < 0.75 * width) & (y > chin - 1.5 * height) & (y < chin + 0.2 * height)
    sizes = np.bincount(numbers.ravel())
    other = sizes > _FACE * height**2
    other[0] = False
    other[np.unique(numbers[own])] = False
    return np.asarray(other[numbers])


def _leaks(added: Mask, chin: float) -> bool:
    """Whether the pose's mask takes ground about the head for the person, as it does of a head that fills the photo:
    then it errs beside the trunk as well. added: what it has and the region net has not."""
    above = int(added[: max(round(chin), 0)].sum())
    return above > _LEAK * (int(added.sum()) - above)


def _hidden(labels: U8, middle: float, chin: float, height: float, width: float) -> bool:
    y, x = np.mgrid[0:_SIZE, 0:_SIZE]
    face = np.hypot((x - middle) / (0.35 * width), (y - chin + 0.5 * height) / (0.4 * height)) < 1
    return float((labels[face] == Region.CLOTHES).mean()) > 0.5


def _within(photo: U8, point: F32) -> bool:
    return bool(0 <= point[0] < photo.shape[1] and 0 <= point[1] < photo.shape[0])


def _head_of_pose(seen: Observation) -> Box | None:
    """A face box guessed from the shoulders, only to scale the frame."""
    if seen.pose is None:
        return None
    at = seen.pose.joints
    shoulders = at[[joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER], :2]
    hips = at[[joints.LEFT_HIP, joints.RIGHT_HIP], :2]
    torso = float(np.linalg.norm(shoulders.mean(axis=0) - hips.mean(axis=0)))
    side = max(0.42 * torso, 8.0)
    x, y = (float(v) for v in at[:11, :2].mean(axis=0))
    return Box(x, y, side, 0.0, 0.0)


def _paint(labels: U8, frame: Window, regions: Regions) -> None:
    """Write a window's labels onto the frame, where that window looks."""
    y, x, ok = frame.lookup(regions.window)
    ok &= regions.inside[y, x]
    labels[ok] = regions.labels[y, x][ok]


def _person(frame: Window, seen: Observation, least: float) -> Mask:
    if seen.pose is None:
        return np.zeros((_SIZE, _SIZE), np.bool_)
    y, x, ok = frame.lookup(seen.pose.window)
    return ok & (seen.pose.mask[y, x] > least)
