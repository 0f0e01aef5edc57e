"""The edge of a cut-out follows the colours, whatever a net's blurred mask says."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter
from scipy.ndimage import binary_dilation, gaussian_filter

from figurelab.engines.procedural.lift import trimmed
from figurelab.engines.procedural.lift.fringe import settled

SIDE = 480


def disc(ground: tuple[int, int, int], *, line: tuple[int, int, int] | None = None) -> tuple[np.ndarray, np.ndarray]:
    """A red disc with a softened edge, perhaps in a line of another colour, on a ground, and its true mask."""
    image = Image.new("RGB", (SIDE, SIDE), ground)
    ImageDraw.Draw(image).ellipse((120, 120, 360, 360), fill=(190, 50, 45), outline=line, width=5)
    rgb = np.asarray(image.filter(ImageFilter.GaussianBlur(0.8)))
    rows, columns = np.indices((SIDE, SIDE))
    return rgb, np.hypot(rows - 240, columns - 240) <= 120


def overlap(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / (a | b).sum())


@pytest.mark.parametrize("line", [None, (20, 20, 22), (250, 250, 250)])
def test_wide_mask_shrinks_to_the_disc_and_its_outline(
    line: tuple[int, int, int] | None,
) -> None:
    rgb, true = disc((150, 160, 170), line=line)
    wide = gaussian_filter(binary_dilation(true, iterations=4).astype(np.float32), 2)
    assert overlap(wide > 0.5, true) < 0.95
    alpha = settled((rgb / 255).astype(np.float32), wide)
    assert overlap(alpha > 0.5, true) > 0.985
    assert alpha[240, 240] == 1
    assert alpha[10, 10] == 0


def test_mask_stays_where_subject_and_ground_are_of_one_colour() -> None:
    rgb, true = disc((186, 52, 48))
    wide = gaussian_filter(binary_dilation(true, iterations=4).astype(np.float32), 2)
    np.testing.assert_array_equal(settled((rgb / 255).astype(np.float32), wide) > 0.5, wide > 0.5)


def test_no_ground_of_its_colour_is_left_at_the_rim_of_a_trimmed_picture() -> None:
    rgb, true = disc((150, 160, 170))
    wide = gaussian_filter(binary_dilation(true, iterations=5).astype(np.float32), 2)
    cut = trimmed(rgb, wide)
    kept = cut[..., 3] > 200
    bluish = rgb[..., 2].astype(int) > rgb[..., 0]
    assert ((wide > 0.8) & bluish).sum() > 300
    assert (kept & bluish).sum() < 20
    assert kept.sum() > 0.95 * true.sum()
