"""A child's face from an adult's, by a mesh whose points lie where they are put."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from figurelab.engines.procedural.read.expression import MouthKind
from figurelab.engines.procedural.read.head import Head
from figurelab.engines.procedural.read.proportions import features, off, shape


def _head(*, eyes: float, jaw: float, nose: float, opened: float = 0.0, yaw: float = 0.0) -> Head:
    """A face 100 wide and, its mouth closed, 115 high. eyes: their height over the chin, nose: its length, opened: how
    far the mouth is, all of the closed height; jaw: its width, of the face's."""
    width, closed = 100.0, 115.0
    chin = closed * (1 + 0.8 * opened)
    points = np.zeros((468, 2))
    points[152] = (50, chin)
    points[10] = (50, 0)
    points[33], points[263] = (10, closed * (1 - eyes)), (90, closed * (1 - eyes))
    points[172], points[397] = (50 - jaw * 50, 90), (50 + jaw * 50, 90)
    points[168], points[2] = (50, 40), (50, 40 + nose * chin)
    points[13], points[14] = (50, 80), (50, 80 + opened * closed)
    return cast(Head, SimpleNamespace(points=points, width=width, height=chin, yaw=yaw))


@pytest.mark.parametrize("opened", [0.0, 0.2])
def test_low_eyes_a_narrow_jaw_and_a_short_nose_are_a_childs(opened: float) -> None:
    assert features(_head(eyes=0.62, jaw=0.74, nose=0.29, opened=opened)).value.childlike
    assert not features(_head(eyes=0.67, jaw=0.80, nose=0.31, opened=opened)).value.childlike


@pytest.mark.parametrize(
    "adult",
    [
        {"eyes": 0.64, "jaw": 0.80, "nose": 0.28},
        {"eyes": 0.66, "jaw": 0.76, "nose": 0.29},
        {"eyes": 0.62, "jaw": 0.74, "nose": 0.34},
    ],
    ids=["low eyes alone", "a narrow jaw alone", "a long nose"],
)
def test_one_trait_alone_is_no_childs(adult: dict[str, float]) -> None:
    assert not features(_head(**adult)).value.childlike


def test_a_turned_face_says_nothing() -> None:
    assert not features(_head(eyes=0.62, jaw=0.74, nose=0.29, yaw=0.4)).trusted


@pytest.mark.parametrize(("kind", "share"), [("open", 0.5), ("grin", 0.1)])
def test_a_laugh_neither_lengthens_nor_shortens_a_face(kind: MouthKind, share: float) -> None:
    """A laugh shortens the lips by nearly as much as it parts them: its chin is hardly lower."""
    shut, laughing = _head(eyes=0.67, jaw=0.80, nose=0.31), _head(eyes=0.67, jaw=0.80, nose=0.31, opened=0.1)
    laughing.points[152, 1] += (share - 0.8) * 0.1 * 115
    laughing = cast(Head, SimpleNamespace(**{**vars(laughing), "height": float(laughing.points[152, 1])}))
    assert shape(laughing, kind).value.width == pytest.approx(shape(shut).value.width, abs=0.005)
    assert shape(laughing).value.width > shape(shut).value.width + 0.02


def test_small_deviations_are_noise_and_large_ones_bounded() -> None:
    usual = (0.3, 0.02)
    assert off(0.3005, usual) == 0.0
    assert 0.3 < off(0.31, usual) < 0.7
    assert (off(0.5, usual), off(0.1, usual)) == (1.0, -1.0)
