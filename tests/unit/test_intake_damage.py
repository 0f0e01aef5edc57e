"""Good pictures with flipped bytes and cut ends: a typed refusal or a right picture, never a hang or a dead service.

``FIGURELAB_CHAOS_MUTATIONS`` sets how many; a full run is ``make chaos`` with 5000.
"""

from __future__ import annotations

import io
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from figurelab.domain.errors import InvalidImage
from figurelab.intake.decoder import PhotoDecoder
from figurelab.ports import Photo

MUTATIONS = int(os.environ.get("FIGURELAB_CHAOS_MUTATIONS", "300"))
SEED = int(os.environ.get("FIGURELAB_CHAOS_SEED", "1"))
SECONDS = 5.0
RESIDENT = 500 * 2**20
"""Bytes of memory that the decoding child may ever have held."""
DATA = Path(__file__).parents[1] / "data"


def originals() -> list[bytes]:
    """Each format in the ways cameras and editors write it."""
    photo = Image.open(DATA / "cat.jpg").convert("RGB").resize((240, 160))
    ways: list[tuple[Image.Image, str, dict[str, object]]] = [
        (photo, "JPEG", {"quality": 80}),
        (photo, "JPEG", {"quality": 80, "progressive": True}),
        (photo.convert("CMYK"), "JPEG", {}),
        (photo, "PNG", {}),
        (photo.convert("RGBA"), "PNG", {"compress_level": 1}),
        (photo.quantize(64), "PNG", {}),
        (photo.convert("I;16"), "PNG", {}),
        (photo, "WEBP", {"quality": 70}),
        (photo, "WEBP", {"lossless": True}),
        (photo, "WEBP", {"save_all": True, "append_images": [photo.rotate(90)]}),
    ]
    exif = Image.Exif()
    exif[0x0112] = 6
    files: list[bytes] = []
    for image, kind, options in ways:
        out = io.BytesIO()
        image.save(out, kind, exif=exif.tobytes(), **options)
        files.append(out.getvalue())
    return files


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One of: bits flipped, bytes replaced near the header, a cut, a piece doubled, a length made huge."""
    broken = bytearray(data)
    way = chance.randrange(5)
    if way == 0:
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    elif way == 1:
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(min(256, len(broken)))] = chance.randrange(256)
    elif way == 2:
        del broken[chance.randrange(1, len(broken)) :]
    elif way == 3:
        start = chance.randrange(len(broken))
        piece = broken[start : start + chance.randint(1, 2000)]
        broken[start:start] = piece
    else:
        at = chance.randrange(min(2000, len(broken) - 4))
        broken[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\x80\0\0\0"))
    return bytes(broken)


@pytest.fixture(scope="module")
def decoder() -> Iterator[PhotoDecoder]:
    decoder = PhotoDecoder(children=1, cpu_seconds=SECONDS)
    yield decoder
    decoder.close()


def peak(decoder: PhotoDecoder) -> int:
    """The most memory the living child has held, in bytes."""
    pid = decoder._children[0].start().pid
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def outcome(decoder: PhotoDecoder, data: bytes) -> Photo | InvalidImage:
    """What comes of a file, within SECONDS and a little for starting another child."""
    began = time.monotonic()
    try:
        return decoder.decode(data)
    except InvalidImage as error:
        return error
    finally:
        assert time.monotonic() - began < SECONDS + 1


def check(result: Photo | InvalidImage, name: object) -> None:
    if isinstance(result, InvalidImage):
        assert result.status == 400, name
        assert result.message.startswith("image_url: "), name
        return
    image = Image.open(io.BytesIO(result.png))
    image.load()
    assert image.size == (result.width, result.height), name
    assert image.mode in ("RGB", "RGBA"), name


@pytest.mark.timeout(1200)
def test_every_mutation_is_refused_or_decoded(decoder: PhotoDecoder) -> None:
    chance = random.Random(SEED)
    files = originals()
    refused = 0
    for number in range(MUTATIONS):
        result = outcome(decoder, mutated(files[number % len(files)], chance))
        check(result, number)
        refused += isinstance(result, InvalidImage)
    assert 0.1 * MUTATIONS < refused < 0.9 * MUTATIONS, "the mutations are all harmless, or all deadly"
    if Path("/proc/self/status").exists():
        assert peak(decoder) < RESIDENT


def test_the_hostile_files_of_the_operator(decoder: PhotoDecoder) -> None:
    """``FIGURELAB_CHAOS_PHOTOS``: a folder of files that are known to hurt decoders."""
    folder = os.environ.get("FIGURELAB_CHAOS_PHOTOS", "")
    if not folder:
        pytest.skip("FIGURELAB_CHAOS_PHOTOS is not set")
    for path in sorted(Path(folder).iterdir()):
        if path.is_file():
            check(outcome(decoder, path.read_bytes()), path.name)
