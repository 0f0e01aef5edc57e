"""Every kind of picture comes out upright, 8-bit and sRGB; every broken one is refused with a reason."""

import contextlib
import errno
import io
import os
import struct
import time
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from figurelab.domain.errors import ImageTooLarge, ImageTooSmall, InvalidImage, Unavailable, UnsupportedFormat
from figurelab.intake import child as child_module
from figurelab.intake.decoder import PhotoDecoder
from figurelab.intake.limits import Limits
from figurelab.ports import Photo

QUADRANTS = ((220, 30, 30), (30, 200, 30), (30, 30, 220), (230, 220, 40))


@pytest.fixture(scope="module")
def decoder() -> Iterator[PhotoDecoder]:
    decoder = PhotoDecoder(children=1)
    yield decoder
    decoder.close()


def quadrants(width: int = 160, height: int = 120) -> Image.Image:
    """Red and green above blue and yellow: no two orientations look alike."""
    pixels = np.zeros((height, width, 3), np.uint8)
    for index, color in enumerate(QUADRANTS):
        y, x = divmod(index, 2)
        pixels[y * height // 2 : (y + 1) * height // 2, x * width // 2 : (x + 1) * width // 2] = color
    return Image.fromarray(pixels)


def file_of(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pixels(photo: Photo) -> NDArray[np.uint8]:
    image = Image.open(io.BytesIO(photo.png))
    assert image.format == "PNG"
    assert image.mode in ("RGB", "RGBA")
    assert image.size == (photo.width, photo.height)
    return np.asarray(image)


def corners(photo: Photo) -> list[tuple[int, ...]]:
    grid = pixels(photo)[..., :3].astype(int)
    h, w = grid.shape[:2]
    return [tuple(grid[y, x]) for y in (h // 4, 3 * h // 4) for x in (w // 4, 3 * w // 4)]


def assert_close(got: list[tuple[int, ...]], wanted: tuple[tuple[int, ...], ...], tolerance: int = 12) -> None:
    assert np.abs(np.array(got) - np.array(wanted)).max() <= tolerance, got


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"quality": 95}),
        ("JPEG", {"quality": 95, "progressive": True}),
        ("PNG", {}),
        ("WEBP", {"lossless": True}),
        ("MPO", {"quality": 95, "save_all": True, "append_images": [Image.new("RGB", (160, 120))]}),
    ],
)
def test_supported_formats(decoder: PhotoDecoder, kind: str, options: dict[str, Any]) -> None:
    assert_close(corners(decoder.decode(file_of(quadrants(), kind, **options))), QUADRANTS)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_exif_orientation(decoder: PhotoDecoder, kind: str, orientation: int) -> None:
    stored = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = quadrants()
    if orientation in stored:
        image = image.transpose(stored[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = decoder.decode(file_of(image, kind, exif=exif.tobytes()))
    assert (photo.width, photo.height) == (160, 120)
    assert_close(corners(photo), QUADRANTS, 40)


def test_cmyk_palette_and_grey(decoder: PhotoDecoder) -> None:
    cmyk = decoder.decode(file_of(quadrants().convert("CMYK"), "JPEG", quality=95))
    assert_close(corners(cmyk), QUADRANTS, 20)
    palette = decoder.decode(file_of(quadrants().quantize(8), "PNG"))
    assert_close(corners(palette), QUADRANTS)
    grey = quadrants().convert("L")
    assert_close(corners(decoder.decode(file_of(grey, "PNG"))), tuple((v, v, v) for v in (87, 130, 52, 202)), 3)


def test_sixteen_bits_keep_their_high_byte(decoder: PhotoDecoder) -> None:
    values = np.linspace(0, 65535, 160 * 120).astype(np.uint16).reshape(120, 160)
    got = pixels(decoder.decode(file_of(Image.fromarray(values), "PNG")))
    assert np.array_equal(got[..., 0], (values >> 8).astype(np.uint8))


def test_sixteen_bit_colour(decoder: PhotoDecoder) -> None:
    rows = b"".join(b"\0" + struct.pack(">HHH", 0xC000, 0x8000, 0x1000) * 70 for _ in range(66))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 70, 66, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    png = b"\x89PNG\r\n\x1a\n"
    for name, body in chunks:
        png += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    assert_close(corners(decoder.decode(png)), ((192, 128, 16),) * 4, 1)


def test_alpha_is_kept_only_where_something_is_transparent(decoder: PhotoDecoder) -> None:
    image = quadrants().convert("RGBA")
    assert pixels(decoder.decode(file_of(image, "PNG"))).shape[2] == 3
    image.putpixel((3, 3), (255, 0, 0, 0))
    for kind, options in (("PNG", {}), ("WEBP", {"lossless": True})):
        got = pixels(decoder.decode(file_of(image, kind, **options)))
        assert got.shape[2] == 4
        assert got[3, 3, 3] == 0
        assert (got[..., 3] == 255).sum() == 160 * 120 - 1
    keyed = pixels(decoder.decode(file_of(quadrants().quantize(8), "PNG", transparency=0)))
    assert keyed.shape[2] == 4
    assert (keyed[..., 3] == 0).mean() == pytest.approx(0.25)


def test_the_first_frame_of_an_animation(decoder: PhotoDecoder) -> None:
    frames = [Image.new("RGB", (160, 120), "black")] * 2
    for kind in ("WEBP", "PNG"):
        animated = file_of(
            quadrants(), kind, save_all=True, append_images=frames, **({"lossless": True} if kind == "WEBP" else {})
        )
        assert_close(corners(decoder.decode(animated)), QUADRANTS)


def test_a_profile_is_applied_and_a_broken_one_ignored(decoder: PhotoDecoder) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tmp.").replace(b"gXYZ", b"rXYZ").replace(b"tmp.", b"gXYZ")
    photo = decoder.decode(file_of(quadrants(), "PNG", icc_profile=swapped))
    assert_close(corners(photo), tuple((g, r, b) for r, g, b in QUADRANTS))
    assert b"iCCP" not in photo.png
    broken = decoder.decode(file_of(quadrants(), "PNG", icc_profile=b"nonsense" * 20))
    assert_close(corners(broken), QUADRANTS)


def test_large_pictures_are_shrunk_with_their_shape(decoder: PhotoDecoder) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        photo = decoder.decode(file_of(quadrants(3000, 1500), kind))
        assert (photo.width, photo.height) == (1536, 768)
        assert_close(corners(photo), QUADRANTS)
    sixteen = Image.fromarray(np.full((1500, 3000), 0x8123, np.uint16))
    assert corners(decoder.decode(file_of(sixteen, "PNG"))) == [(0x81,) * 3] * 4


def test_the_thumbnail_shows_the_same_picture(decoder: PhotoDecoder) -> None:
    for size, shrunk in (((1600, 800), (512, 512)), ((300, 200), (300, 200))):
        transparent = quadrants(*size).convert("RGBA")
        transparent.putpixel((0, 0), (0, 0, 0, 0))
        for image in (quadrants(*size), transparent):
            photo = decoder.decode(file_of(image, "PNG"))
            thumbnail = Image.open(io.BytesIO(photo.thumbnail), formats=["PPM"])
            assert (thumbnail.mode, thumbnail.size) == ("RGB", shrunk)
            whole = Image.open(io.BytesIO(photo.png)).convert("RGB").resize(shrunk, Image.Resampling.BOX)
            assert np.array_equal(np.asarray(thumbnail), np.asarray(whole))


def test_metadata_does_not_leave_intake(decoder: PhotoDecoder) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    photo = decoder.decode(file_of(quadrants(), "JPEG", exif=exif.tobytes(), comment=b"SecretComment"))
    assert b"Secret" not in photo.png


def test_small_photos_carry_a_warning(decoder: PhotoDecoder) -> None:
    assert "160 x 120" in decoder.decode(file_of(quadrants(), "PNG")).warnings[0]
    assert decoder.decode(file_of(quadrants(400, 300), "PNG")).warnings == ()


def test_limits_name_what_was_got() -> None:
    decoder = PhotoDecoder(Limits(max_bytes=50_000, min_side=64, max_pixels=100_000), children=1)
    try:
        with pytest.raises(ImageTooSmall, match=r"63 x 80 pixels.* 64 pixels"):
            decoder.decode(file_of(quadrants(63, 80), "PNG"))
        with pytest.raises(ImageTooLarge, match=r"400 x 300 pixels = 120000, at most 100000"):
            decoder.decode(file_of(quadrants(400, 300), "PNG"))
        with pytest.raises(ImageTooLarge, match=r"50001 bytes, at most 50000"):
            decoder.decode(bytes(50_001))
        with pytest.raises(ImageTooSmall, match="16 times"):
            decoder.decode(file_of(quadrants(1100, 66), "PNG"))
        with pytest.raises(UnsupportedFormat, match="0 bytes"):
            decoder.decode(b"")
    finally:
        decoder.close()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (file_of(quadrants(), "GIF"), "GIF"),
        (file_of(quadrants(), "BMP"), "BMP"),
        (file_of(quadrants(), "TIFF"), "TIFF"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "HTML or XML"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
        (b"\0\0\0\x18ftypavif" + bytes(40), "AVIF"),
        (b"hello", "supported formats"),
    ],
)
def test_other_formats_are_named(decoder: PhotoDecoder, data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedFormat, match=kind):
        decoder.decode(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_damage_is_a_typed_refusal_or_a_picture(decoder: PhotoDecoder, kind: str) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (80, 80, 3), np.uint8))
    data = file_of(noise, kind)
    for size in (1, 10, 30, len(data) // 2, len(data) - 30):
        with pytest.raises(UnsupportedFormat, match="image_url"):
            decoder.decode(data[:size])
    random = np.random.default_rng(7)
    for _ in range(120):
        broken = bytearray(data)
        for at in random.integers(0, len(data), 3):
            broken[at] = random.integers(0, 256)
        with contextlib.suppress(InvalidImage):
            assert decoder.decode(bytes(broken)).width > 0


def test_a_header_that_lies_costs_nothing(decoder: PhotoDecoder) -> None:
    """A few bytes that claim 49 megapixels are refused for what is missing, quickly and within the memory."""
    ihdr = struct.pack(">IIBBBBB", 7000, 7000, 8, 6, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + ihdr + struct.pack(">I", zlib.crc32(b"IHDR" + ihdr))
    with pytest.raises(UnsupportedFormat):
        decoder.decode(png + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT")))


def test_a_dead_child_is_replaced(decoder: PhotoDecoder) -> None:
    good = file_of(quadrants(), "PNG")
    decoder.decode(good)
    child = decoder._children[0]
    process = child.start()
    os.kill(process.pid, 9)
    process.wait()
    assert decoder.decode(good).width == 160
    assert child.start().pid != process.pid


def test_a_picture_that_computes_too_long_is_to_blame() -> None:
    slow = PhotoDecoder(children=1, cpu_seconds=0.2)
    with pytest.raises(InvalidImage, match=r"image_url: .* longer than 0\.2 seconds"):
        slow.decode(file_of(Image.linear_gradient("L").resize((6000, 6000)).convert("RGB"), "PNG"))
    assert slow.decode(file_of(quadrants(), "PNG")).width == 160
    slow.close()


def test_a_machine_that_gives_no_answer_is_to_blame_and_not_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    good = file_of(quadrants(), "PNG")

    def ask(process: Any, header: object, body: bytes) -> Any:
        process.wait()  # a child that gets no time: only the timer's kill ends it
        raise EOFError

    def start(*args: object, **options: object) -> Any:
        raise OSError(errno.ENOMEM, "no memory for a child")

    slow = PhotoDecoder(children=1, seconds=0.3)
    with monkeypatch.context() as patch:
        patch.setattr(child_module, "_exchange", ask)
        began = time.monotonic()
        with pytest.raises(Unavailable, match="try again later"):
            slow.decode(good)
        assert time.monotonic() - began < 2
    slow.close()
    with monkeypatch.context() as patch:
        patch.setattr(child_module.subprocess, "Popen", start)
        with pytest.raises(Unavailable, match="try again later"):
            slow.decode(good)
    patient = PhotoDecoder(children=1)
    assert patient.decode(good).width == 160
    patient.close()


@pytest.mark.parametrize("channels", [3, 4])
def test_the_picture_leaves_intake_without_loss(decoder: PhotoDecoder, channels: int) -> None:
    """Our own PNG writer, read by Pillow: noise of an odd size comes back value by value."""
    noise = np.random.default_rng(channels).integers(0, 256, (67, 131, channels), np.uint8)
    assert np.array_equal(pixels(decoder.decode(file_of(Image.fromarray(noise), "PNG"))), noise)
