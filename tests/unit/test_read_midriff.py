"""Raised hems and bare shoulders, on drawn bodies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import midriff, outfit

H, MIDDLE, CHIN = 80.0, 340.0, 170.0
_AT = {
    pose.LEFT_SHOULDER: (0.9, 0.5),
    pose.RIGHT_SHOULDER: (-0.9, 0.5),
    pose.LEFT_HIP: (0.55, 3.3),
    pose.RIGHT_HIP: (-0.55, 3.3),
}
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)
DOWN, ACROSS = (Y - CHIN) / H, (X - MIDDLE) / H


def _body(*bare: np.ndarray) -> outfit.Outfit:
    """Clothes from the neck down, with bare parts."""
    points, seen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    for joint, (x, y) in _AT.items():
        points[joint], seen[joint] = (MIDDLE + x * H, CHIN + y * H), 1.0
    labels = np.where((DOWN > 0.1) & (np.abs(ACROSS) < 1.3), Region.CLOTHES, Region.BACKGROUND).astype(np.uint8)
    for part in bare:
        labels[part & (labels == Region.CLOTHES)] = Region.BODY_SKIN
    whole = np.ones((680, 680), np.bool_)
    picture = np.zeros((680, 680, 3), np.uint8)
    return outfit.Outfit(picture, labels, whole, whole, points, seen, MIDDLE, CHIN, H, 0.8 * H)


def _belly(first: float, last: float) -> np.ndarray:
    return np.abs(DOWN - (first + last) / 2) < (last - first) / 2


def test_a_hem_is_raised_over_a_bare_belly_and_the_more_the_higher_it_ends() -> None:
    low, high = (midriff.raised_hem(_body(_belly(first, 3.0))) for first in (2.6, 2.0))
    assert 0.1 < low < high <= 1.0
    assert midriff.raised_hem(_body()) == 0.0
    assert midriff.raised_hem(_body(_belly(2.0, 9.0))) == 0.0, "no cloth below: bathers are not read"
    assert midriff.raised_hem(_body(_belly(2.6, 2.75))) == 0.0, "a gap is no belly"
    hand = _belly(2.0, 2.8) & (ACROSS > 0.1)
    assert midriff.raised_hem(_body(hand)) == 0.0, "a hand before the belly"


def test_a_bare_forearm_across_the_belly_is_no_belly() -> None:
    across = _body(_belly(2.05, 2.45))
    assert midriff.raised_hem(across) > 0.2
    points, seen = across.points.copy(), across.seen.copy()
    for joint, x in ((pose.LEFT_ELBOW, 1.2), (pose.LEFT_WRIST, 0.1), (pose.LEFT_INDEX, -0.2)):
        points[joint], seen[joint] = (MIDDLE + x * H, CHIN + 2.25 * H), 1.0
    assert midriff.raised_hem(replace(across, points=points, seen=seen)) == 0.0
    seen[pose.LEFT_WRIST] = 0.2
    assert midriff.raised_hem(replace(across, points=points, seen=seen)) > 0.2, "the arm is not seen there"


def test_shoulders_are_bare_without_a_strap_on_either() -> None:
    open_neck = DOWN < 1.2
    assert midriff.bare_shoulders(_body(open_neck))
    assert not midriff.bare_shoulders(_body())
    straps = np.abs(np.abs(ACROSS) - 0.6) < 0.08
    assert not midriff.bare_shoulders(_body(open_neck & ~straps))
    assert not midriff.bare_shoulders(_body(open_neck & ~(straps & (ACROSS > 0)))), "one strap is a strap"
    unseen = _body(open_neck)
    assert not midriff.bare_shoulders(replace(unseen, seen=np.zeros(33, np.float32)))
    leaning = replace(unseen, seen=_body().seen, chin=CHIN + 0.9 * H)
    assert not midriff.bare_shoulders(leaning), "its own face is before them"


def test_thin_straps_leave_hardly_any_cloth_below_the_shoulders() -> None:
    open_neck = DOWN < 1.2
    off = np.abs(np.abs(ACROSS) - 0.6)
    assert midriff.thin_straps(_body(open_neck & (off > 0.02)))
    assert not midriff.thin_straps(_body(open_neck & (off > 0.15))), "a tank top's are wide"
    assert not midriff.thin_straps(_body())
    assert not midriff.thin_straps(replace(_body(open_neck), seen=np.zeros(33, np.float32)))
