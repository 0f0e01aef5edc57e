"""The subject of a picture, cut from its ground: real alpha as it is, else a net's mask refined by colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.color import rgb2lab
from skimage.measure import perimeter

from figurelab.engines.base import NoSubject
from figurelab.engines.procedural.lift.edges import fill_pinholes, guided, largest, peel
from figurelab.engines.procedural.lift.fringe import settled
from figurelab.engines.procedural.lift.images import components, f32, filled, grown, opened, shrunk
from figurelab.engines.procedural.lift.lettering import is_text
from figurelab.engines.procedural.lift.palette import likelihood_ratio

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
SubjectNet = Callable[[NDArray[np.uint8]], F32]

LONGEST = 1024
"""Larger pictures are reduced to this side: 3.5 times the working grid, as fine as a 2048 texture can show."""
_REFINE = 480
_LEAST, _MOST = 0.03, 0.90
_FLAT = 2.0
_SOFT = 0.9
_TORN, _PIECE, _FAINT = 1.15, 0.01, 0.25


@dataclass(frozen=True)
class Matte:
    """rgb: (h, w, 3) f32 sRGB 0..1, straight. alpha: (h, w) f32 0..1. real: the alpha came with the picture."""

    rgb: F32
    alpha: F32
    real: bool


def cut(image: NDArray[np.uint8], net: SubjectNet) -> Matte:
    """Cut the subject out of an (h, w, 3 or 4) u8 sRGB picture.

    Alpha is real when more than 3 % of the pixels are less than half opaque. Raises NoSubject when the subject
    covers less than 3 % or more than 90 % of the picture, or when there is nothing that stands out.
    """
    image = _reduce(image, LONGEST)
    rgb = f32(image[..., :3] / np.float32(255))
    if image.shape[2] == 4 and float((image[..., 3] < 128).mean()) > 0.03:
        matte = Matte(rgb, f32(image[..., 3] / np.float32(255)), real=True)
    else:
        matte = Matte(rgb, settled(rgb, _refined(np.ascontiguousarray(image[..., :3]), net)), real=False)
    share = float((matte.alpha > 0.5).mean())
    if share < _LEAST:
        raise NoSubject(f"no subject found: it covers {share:.1%} of the picture, at least 3% is needed")
    if share > _MOST:
        raise NoSubject(f"no subject found: it covers {share:.0%} of the picture, leave some ground around it")
    return matte


def cut_out(photo: NDArray[np.uint8], mask: F32) -> NDArray[np.uint8]:
    """(h, w, 4) u8: a photo (h, w, 3), at most 1024 a side, and its subject's mask (h, w) f32 refined by its colours.

    Raises NoSubject as :func:`cut` does."""

    def net(small: NDArray[np.uint8]) -> F32:
        size = (small.shape[1], small.shape[0])
        return np.asarray(Image.fromarray(mask).resize(size, Image.Resampling.BOX), np.float32)

    matte = cut(photo, net)
    return np.round(np.dstack([matte.rgb, matte.alpha]) * 255).astype(np.uint8)


def trimmed(photo: NDArray[np.uint8], mask: F32) -> NDArray[np.uint8]:
    """(h, w, 4) u8: a photo (h, w, 3) and its subject's mask (h, w) f32 as a net gave it, only its edge set by the
    colours: for pictures of drawn and modelled characters, in which nets see the whole subject."""
    return np.dstack([photo, np.round(settled(f32(photo / np.float32(255)), mask) * 255).astype(np.uint8)])


def _reduce(image: NDArray[np.uint8], longest: int) -> NDArray[np.uint8]:
    h, w = image.shape[:2]
    scale = longest / max(h, w)
    if scale >= 1:
        return image
    size = (max(1, round(w * scale)), max(1, round(h * scale)))
    # Pillow premultiplies RGBA while it resizes, so colours hidden under clear pixels do not bleed in.
    return np.asarray(Image.fromarray(image).resize(size, Image.Resampling.BOX))


def _refined(rgb: NDArray[np.uint8], net: SubjectNet) -> F32:
    small = _reduce(rgb, _REFINE)
    lab = rgb2lab(small).astype(np.float32)
    if float(lab.std(axis=(0, 1)).max()) < _FLAT:
        raise NoSubject("no subject found: the picture is one flat colour")
    if is_text(lab):
        raise NoSubject("no subject found: the picture is a page of text")
    prior = np.clip(net(small), 0, 1).astype(np.float32)
    _check_confident(prior)
    mask = _by_colour(lab, prior)
    mask &= ~_cast_shadow(lab, mask, prior)
    seen = prior > 0.5
    torn = _torn(mask, seen)
    if mask.sum() < 0.5 * seen.sum() or torn:
        mask = seen
    mask = largest(_bridged(mask, prior > _FAINT))
    mask = largest(opened(mask, square=True))
    if not mask.any():
        raise NoSubject("no subject found: nothing stands out from the ground")
    mask = fill_pinholes(mask, 0.004)
    mask = mask if torn else peel(mask, lab)
    mask = largest(opened(mask, square=True))
    alpha = np.clip((guided(f32(lab[..., 0] / 100), mask.astype(np.float32), 4, 1e-4) - 0.1) / 0.8, 0, 1)
    size = (rgb.shape[1], rgb.shape[0])
    return np.asarray(Image.fromarray(alpha).resize(size, Image.Resampling.BILINEAR), np.float32)


def _check_confident(prior: F32) -> None:
    """A net that sees no subject answers with a broad grey cloud instead of a shape."""
    inside = prior > 0.5
    if not inside.any():
        raise NoSubject("no subject found: nothing stands out from the ground")
    unsure = float(((prior > 0.15) & (prior < 0.85)).sum()) / float(inside.sum())
    if unsure > _SOFT:
        raise NoSubject("no subject found: nothing in the picture has a clear outline")


def _by_colour(lab: F32, prior: F32) -> Mask:
    """Mean-field labelling in the manner of GrabCut: colour mixtures of the sure regions, the net as prior, and
    a guided filter in place of the pairwise term (Kraehenbuehl and Koltun 2011; He, Sun and Tang 2010)."""
    sure = shrunk(prior > 0.85, 4)
    ground = ~grown(prior > 0.12, 10)
    if sure.sum() < 60 or ground.sum() < 60:
        return prior > 0.5
    p = np.clip(prior, 0.03, 0.97)
    unary = np.clip(likelihood_ratio(lab, sure, ground), -4, 4) * 0.6 + np.log(p / (1 - p))
    unary = np.where(sure, 6.0, np.where(ground, -6.0, unary)).astype(np.float32)
    guide = f32(lab[..., 0] / 100)
    q = 1 / (1 + np.exp(-unary))
    for _ in range(3):
        q = 1 / (1 + np.exp(-(unary + 5 * (guided(guide, q.astype(np.float32), 5, 1e-3) - 0.5))))
    return np.asarray(q > 0.5)


def _torn(mask: Mask, seen: Mask) -> bool:
    """Whether the colours cut into a shape that the net saw whole: glass before a ground of two colours has both."""

    def length(part: Mask) -> float:
        return float(perimeter(filled(largest(opened(part, square=True)))))

    return length(mask) > _TORN * length(seen)


def _bridged(mask: Mask, seen: Mask) -> Mask:
    """The mask and what the net saw, if faintly, between two pieces of it: the thin arm of a handle has hardly a colour
    of its own."""
    pieces, count = components(opened(mask, square=True))
    if count < 2:
        return mask
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)
    pieces *= (sizes > _PIECE * mask.sum())[pieces]
    between, gaps = components(grown(seen & (pieces == 0)))
    near = pieces > 0
    touched = np.unique(np.stack([between[near], pieces[near]], axis=1), axis=0)
    links = np.bincount(touched[touched[:, 0] > 0, 0], minlength=gaps + 1) > 1
    return mask | (links[between] & seen)


def _cast_shadow(lab: F32, mask: Mask, prior: F32) -> Mask:
    """Darker ground of the ground's own hue in the lowest third, where the net is not certain either."""
    rim = np.concatenate([lab[:8].reshape(-1, 3), lab[:, :8].reshape(-1, 3), lab[:, -8:].reshape(-1, 3)])
    ground = np.median(rim, axis=0)
    rows = np.flatnonzero(mask.any(axis=1))
    if len(rows) == 0:
        return mask
    low = np.arange(len(mask))[:, None] > rows[0] + 0.66 * (rows[-1] - rows[0])
    same_hue = np.hypot(lab[..., 1] - ground[1], lab[..., 2] - ground[2]) < 7
    return mask & low & same_hue & (lab[..., 0] < ground[0] + 2) & (prior < 0.9)
