"""Short cuts, told apart: bald, shaved, combed back, brushed up, faded."""

from __future__ import annotations

from .hair import NONE, HairMeasures

# Length up to which hair is short: lowest hair below the chin, in face heights.
EAR = -0.5
# Above this yaw the temple's bare skin is in the middle of the picture.
TURNED = 0.3
# Cropped: the most area and height of the hair over the forehead together, and the most height; and the most contrast
# of hair that goes on beyond the photo: skin shows through.
_CROPPED, _LOW, _SHOWS_THROUGH = 0.61, 0.365, 0.6
# Share of skin over the forehead of a bald head.
_SCALP = 0.5
# Brushed up: usual uprightness, height and bare forehead of short hair, and by how much they are exceeded together.
_BRUSHED_UP, _STANDS = (0.50, 0.44, 0.33), 0.035
# How high the top stands over cropped sides, and the hair left beside the brows when they are cropped.
_TALL, _FADED = 0.40, 0.125
# Combed back: how far the forehead is bare, how even and how upright the strands run.
_OPEN, _SLEEK, _UPRIGHT = 0.32, 0.46, 0.54


def is_bald(m: HairMeasures, *, hat: bool) -> bool:
    """A bare scalp is seen, and hardly any hair."""
    return m.doubtful and m.scalp > _SCALP and not hat


def is_cropped(m: HairMeasures) -> bool:
    """Shaved short: little hair, and low."""
    little = NONE < m.area < _CROPPED - m.top and m.top < _LOW
    return m.length < EAR and little and (not m.leaves or m.contrast < _SHOWS_THROUGH)


def is_combed_back(measured: HairMeasures, yaw: float) -> bool:
    """Short straight hair that leaves the forehead open and runs up from it."""
    short = measured.length < EAR and measured.area > 0.25 and measured.coherence > _SLEEK
    return short and measured.fringe_gap > _OPEN and measured.upright > _UPRIGHT and abs(yaw) < 0.65


def is_brushed_up(m: HairMeasures, yaw: float) -> bool:
    """Short hair that stands up over an open forehead: more of one makes up for a little less of another."""
    upright, top, gap = _BRUSHED_UP
    evidence = (m.upright - upright) + (m.top - top) + (m.fringe_gap - gap)
    tall = m.length < EAR and m.area > 0.25 and m.top > _TALL
    return tall and evidence > _STANDS and abs(yaw) < 0.65


def is_faded(measured: HairMeasures, yaw: float) -> bool:
    """Cropped sides under a longer top, seen from the front."""
    tall = measured.top > _TALL or (measured.leaves and not is_cropped(measured))
    return measured.length < EAR and tall and 0 <= measured.sides < _FADED and abs(yaw) < TURNED
