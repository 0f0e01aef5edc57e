"""How the strands of hair run: how parallel, how upright, how wavy, and whether a fringe is swept to a side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .color import F32
from .head import Head, Mask, grow, shrink
from .parting import parted

_STEP = 4
# Smallest number of hair pixels in a 512-pixel window that tell a direction.
_FEWEST = 150
# Of the face's height: a picture's grain, sharpened edges and blocks of compression, which are no strands; and half of
# it.
_GRAIN, _FINEST = 0.01, 0.005
# Of the face's height: how finely a strand's direction is taken, and the run of the hair it is compared with.
_STRAND, _RUN = 0.04, 0.22
# Of the face's height: over which a curl is told from a lock, and that for what is not cut off at the hair's edge.
_CURL, _LOCK = 0.06, 0.08
# Mean coherence of a side's fringe below which it has no direction.
_CLEAR = 0.35
# Degrees from upright above which it is a gleam across the hair, not strands.
_FLAT = 80.0
# Half width of what is a strand of its own at the hair's edge, of the face's height.
_SEPARATE = 0.03


@dataclass(frozen=True)
class Flow:
    """coherence: mean of the structure tensor's (Bigun and Granlund 1987), 1 parallel, 0 tangled. fine: the same of
    the strands alone: the edges between hair and face or ground run one way however tangled the hair is. order: as
    fine, but without the picture's finest grain, which is tangled in any hair. relief: contrast of the strands, grey
    levels: 1 in smooth black hair, where little more than grain is seen, 10 in sunlit curls. upright: share of the
    strands above the forehead that run up and down. sweep: degrees by which all of a fringe leans, positive when it
    falls to the picture's right, 0 for one without a common side. wave: degrees by which hanging strands turn to and
    fro about the run of the hair: 8 straight, 16 wavy; 0 without any. parted: see :func:`parting.parted`."""

    coherence: float = 1.0
    fine: float = 1.0
    order: float = 1.0
    relief: float = 10.0
    upright: float = 0.0
    sweep: float = 0.0
    wave: float = 0.0
    parted: float = 0.0


def flow(head: Head) -> Flow:
    """The run of the hair of a head in its own window."""
    grey = head.regions.picture.mean(axis=2).astype(np.float32)
    gx, gy = _gradients(grey)
    core = shrink(head.hair, head.regions.window.size * 5 / 512)
    soft, sharp = (
        np.asarray(ndimage.gaussian_filter(grey, share * head.height), np.float32) for share in (_GRAIN, _FINEST)
    )
    clean = _gradients(soft)
    return Flow(
        coherence=_coherence(core if core.sum() > 60 else head.hair, gx, gy, _LOCK * head.height),
        fine=_own(head, core, gx, gy),
        order=_own(head, core, *clean),
        relief=float(np.sqrt(((sharp - soft)[core] ** 2).mean())) if core.any() else 0.0,
        upright=_upright(head, core, gx, gy),
        sweep=_sweep(head, gx, gy),
        wave=_wave(head, gx, gy),
        parted=parted(head, shrink(head.hair, head.regions.window.size * 3 / 512), *clean),
    )


def ragged(head: Head) -> float:
    """Share of the hair that is thin strands at its edge, each by itself: of locs and loose curls 0.08, of other hair
    0.02 to 0.06."""
    radius = _SEPARATE * head.height
    whole = grow(shrink(head.hair, radius), radius)
    return float((head.hair & ~whole).sum()) / max(float(head.hair.sum()), 1.0)


def _gradients(grey: F32) -> tuple[F32, F32]:
    gx, gy = (np.asarray(ndimage.sobel(grey, axis=axis), np.float32) for axis in (1, 0))
    return gx, gy


def _upright(head: Head, core: Mask, gx: F32, gy: F32) -> float:
    """Share of the edges over the forehead that run up and down, by energy."""
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    strands = core & (np.abs(x - head.middle) < 0.3 * head.width) & (y < head.top + 0.15 * head.height)
    if strands.sum() < 200:
        return 0.0
    across, along = float((gx[strands] ** 2).sum()), float((gy[strands] ** 2).sum())
    return across / max(across + along, 1.0)


def _own(head: Head, core: Mask, gx: F32, gy: F32) -> float:
    """The coherence of the strands alone."""
    if core.sum() < _FEWEST:
        return 1.0
    return _coherence(core, gx * core, gy * core, _CURL * head.height)


def _coherence(here: Mask, gx: F32, gy: F32, reach: float) -> float:
    """The mean over some hair; each point's is taken over so many pixels."""
    sigma = reach / _STEP
    xx, yy, xy = (ndimage.gaussian_filter(_blocks(g), sigma) for g in (gx * gx, gy * gy, gx * gy))
    coherence = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (xx + yy + 1e-3)
    inner = _blocks(here.astype(np.float32))
    return float((coherence * inner).sum() / inner.sum())


def _sweep(head: Head, gx: F32, gy: F32) -> float:
    """The smaller lean of a fringe's two halves where both lean to one side."""
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    core = shrink(head.hair, size * 3 / 512)
    rows = (y > head.top - 0.2 * head.height) & (y < head.brow_line)
    leans = [
        _lean(core & rows & (off > 0) & (off < 0.32 * head.width), gx, gy) for off in (head.middle - x, x - head.middle)
    ]
    if 0.0 in leans or (leans[0] > 0) != (leans[1] > 0):
        return 0.0
    return min(leans, key=abs)


def _lean(here: Mask, gx: F32, gy: F32) -> float:
    """Degrees from upright, positive to the picture's right going down; 0 where nothing clear is seen."""
    if here.sum() < _FEWEST:
        return 0.0
    x, y = gx[here], gy[here]
    xx, yy, xy = float((x * x).sum()), float((y * y).sum()), float((x * y).sum())
    if np.hypot(xx - yy, 2 * xy) < _CLEAR * (xx + yy):
        return 0.0
    lean = -float(np.degrees(0.5 * np.arctan2(2 * xy, xx - yy)))
    return lean if abs(lean) < _FLAT else 0.0


def _wave(head: Head, gx: F32, gy: F32) -> float:
    """Root mean square of the angle between the strands and the run of the hair, weighted by their contrast."""
    size = head.regions.window.size
    eyes = head.eye_line
    core = _blocks(shrink(head.hair, size * 5 / 512).astype(np.float32))
    rows = np.arange(core.shape[0], dtype=np.float32)[:, None] * _STEP
    doubled = _blocks(gx * gx - gy * gy) * core + 1j * (_blocks(2 * gx * gy) * core)
    near, far = (_smoothed(doubled, share * head.height / _STEP) for share in (_STRAND, _RUN))
    weight = np.abs(near) * core * (rows > eyes - 0.2 * head.height)
    if float((core * (rows > eyes)).sum()) < _FEWEST / _STEP:
        return 0.0
    turned = np.angle(near * np.conj(far)) / 2
    return float(np.degrees(np.sqrt((weight * turned**2).sum() / max(float(weight.sum()), 1e-6))))


def _smoothed(field: NDArray[np.complexfloating], sigma: float) -> NDArray[np.complexfloating]:
    return ndimage.gaussian_filter(field.real, sigma) + 1j * ndimage.gaussian_filter(field.imag, sigma)


def _blocks(picture: NDArray[np.floating]) -> F32:
    """Means of 4 x 4 blocks: the tensor is smoothed over far more than that."""
    n = picture.shape[0] // _STEP
    return picture.reshape(n, _STEP, n, _STEP).mean(axis=(1, 3)).astype(np.float32)
