"""Sunglasses painted before the eyes of a portrait, with what the region net would find of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import bare_eyed
from PIL import Image, ImageDraw

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import cover
from figurelab.engines.procedural.read.head import LEFT_EYE, RIGHT_EYE, Head
from figurelab.engines.procedural.read.shades import shades

Ink = tuple[int, int, int]
DARK: Ink = (34, 28, 30)


@pytest.fixture(scope="module")
def bare() -> Head:
    return bare_eyed()


def worn(bare: Head, corner: float, half: tuple[float, float], frame: Ink, glass: Ink = DARK) -> Head:
    """corner: radius over the smaller half size. half: sizes of a lens with its rim, in eye widths."""
    picture = Image.fromarray(bare.regions.picture)
    covered = Image.new("L", picture.size)
    for outer, inner, ring in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE)):
        eye = float(np.linalg.norm(bare.points[outer] - bare.points[inner]))
        x, y = bare.points[ring].mean(axis=0)
        for into, ink, less in ((picture, frame, 0.0), (picture, glass, 0.2), (covered, 255, 0.0)):
            wide, tall = (half[0] - less) * eye, (half[1] - less) * eye
            box = (x - wide, y - tall, x + wide, y + tall)
            ImageDraw.Draw(into).rounded_rectangle(box, corner * min(wide, tall), fill=ink)
    on = np.asarray(covered) > 0
    labels = np.where(on, Region.OTHER, bare.regions.labels).astype(bare.regions.labels.dtype)
    shares = np.where(on[..., None], np.eye(6, dtype=np.float32)[Region.OTHER], bare.regions.shares)
    regions = replace(bare.regions, picture=np.asarray(picture), labels=labels, shares=shares)
    return Head(regions, bare.points)


def test_only_lenses_that_are_round_below_and_as_tall_as_wide_are_rounded(bare: Head) -> None:
    assert shades(worn(bare, 1.0, (0.95, 0.92), DARK)).rounded
    assert not shades(worn(bare, 0.3, (0.95, 0.92), DARK)).rounded
    assert not shades(worn(bare, 1.0, (0.95, 0.55), DARK)).rounded
    assert not shades(bare).rounded


def test_round_dark_glass_is_read_as_round_whether_its_line_is_found_or_not(bare: Head) -> None:
    assert cover.glasses(worn(bare, 1.0, (0.95, 0.92), DARK)).value.kind in ("round", "panto")
    assert cover.glasses(worn(bare, 0.3, (0.95, 0.75), DARK)).value.kind == "sun"


@pytest.mark.parametrize("frame", [(240, 238, 235), (40, 90, 190)])
def test_a_frame_of_another_colour_than_its_glass_keeps_it(bare: Head, frame: Ink) -> None:
    found = shades(worn(bare, 0.5, (0.95, 0.8), frame)).frame
    seen = cover.glasses(worn(bare, 0.5, (0.95, 0.8), frame)).value
    assert found is not None
    assert seen.lens is not None
    assert np.linalg.norm(seen.color - seen.lens) > 20
    assert shades(worn(bare, 0.5, (0.95, 0.8), DARK)).frame is None


def test_the_skin_that_blur_mixes_into_dark_glass_is_no_frame(bare: Head) -> None:
    skin = bare.regions.picture[bare.skin].mean(axis=0)
    mixed = tuple(int(v) for v in 0.5 * skin + 0.5 * np.array(DARK))
    assert shades(worn(bare, 0.5, (0.95, 0.8), (mixed[0], mixed[1], mixed[2]))).frame is None
