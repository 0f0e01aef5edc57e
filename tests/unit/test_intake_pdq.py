"""PDQ against the reference implementation, and what it is for."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from figurelab.intake.pdq import distance, pdq

DATA = Path(__file__).parents[1] / "data"
# Made by the reference implementation (pdqhash 0.2.8, compiled from facebook/ThreatExchange) from the same pixels.
WAVES = 0xB6C0FFD2FFC09200FFC03212FFC00012FFC0B292FFC0F692FFC0556A0037AAED
CAT = 0x5FAB5321F01DA156898E2BF629A5D34B8412CDBD23F48942464522317DB33FFD


def waves() -> NDArray[np.uint8]:
    y, x = np.mgrid[0:300, 0:400]
    planes = (128 + 100 * np.sin(x / 37 + y / 50), 128 + 90 * np.cos(x / 19 - y / 31), (x * y) % 256)
    return np.stack(planes, -1).clip(0, 255).astype(np.uint8)


def photo(name: str) -> Image.Image:
    return Image.open(DATA / name).convert("RGB")


def hash_of(image: Image.Image) -> int:
    return pdq(np.asarray(image))[0]


def test_it_is_the_reference_s_hash() -> None:
    assert pdq(waves()) == (WAVES, 100)
    # JPEG decoders differ by a grey level here and there.
    assert distance(hash_of(photo("cat.jpg")), CAT) <= 4


def test_half_of_the_bits_are_set_and_a_flat_picture_has_no_quality() -> None:
    assert hash_of(photo("cup.jpg")).bit_count() == 128
    assert pdq(np.full((80, 80, 3), 200, np.uint8))[1] == 0


@pytest.mark.parametrize("change", ["smaller", "jpeg", "darker", "gray"])
def test_a_copy_is_near_and_another_picture_far(change: str) -> None:
    original = photo("astronaut.jpg")
    out = io.BytesIO()
    if change == "jpeg":
        original.save(out, "JPEG", quality=20)
    copy = {
        "smaller": lambda: original.resize((150, 170)),
        "jpeg": lambda: Image.open(out),
        "darker": lambda: original.point(lambda value: value * 0.6),
        "gray": lambda: original.convert("L").convert("RGB"),
    }[change]()
    assert distance(hash_of(copy), hash_of(original)) <= 31
    for other in ("cat.jpg", "cup.jpg", "portrait_dark_suit.jpg"):
        assert distance(hash_of(copy), hash_of(photo(other))) > 60
