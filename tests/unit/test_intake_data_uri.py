"""Data URIs are read strictly, and their size is known before they are decoded."""

import base64

import pytest

from figurelab.domain.errors import BadDataUri, ImageTooLarge, UnsupportedFormat
from figurelab.intake.data_uri import read_data_uri

DATA = bytes(range(256)) * 3 + b"x"
B64 = base64.b64encode(DATA).decode()


@pytest.mark.parametrize("kind", ["png", "jpeg", "jpg", "webp", "PNG", "Jpeg"])
def test_supported_media_types(kind: str) -> None:
    assert read_data_uri(f"data:image/{kind};base64,{B64}", 10_000) == DATA
    assert read_data_uri(f"DATA:image/{kind};BASE64,{B64}", 10_000) == DATA


@pytest.mark.parametrize("kind", ["image/gif", "image/svg+xml", "text/html", "application/octet-stream", ""])
def test_other_media_types_are_named(kind: str) -> None:
    with pytest.raises(UnsupportedFormat, match="image/jpeg, image/png and image/webp"):
        read_data_uri(f"data:{kind};base64,{B64}", 10_000)


@pytest.mark.parametrize(
    "uri",
    [
        "data:",
        "data:image/png",
        "data:image/png,abc",
        f"data:image/png;charset=utf-8;base64,{B64}",
        f"data:image/png;base64 ,{B64}",
        "data:image/png;base64,",
        "data:image/png;base64,A",
        "data:image/png;base64,AB",
        "data:image/png;base64,AAA=A",
        "data:image/png;base64,AAAA====",
        "data:image/png;base64,AA-_",
        "data:image/png;base64,AA AA",
        "data:image/png;base64,AAAA\n",
        "data:image/png;base64,图片",
        "data:image/png;base64,=AAA",
    ],
)
def test_malformed_uris(uri: str) -> None:
    with pytest.raises(BadDataUri, match="image_url"):
        read_data_uri(uri, 10_000)


def test_the_limit_is_exact_and_in_the_message() -> None:
    uri = f"data:image/png;base64,{B64}"
    assert read_data_uri(uri, len(DATA)) == DATA
    with pytest.raises(ImageTooLarge, match=f"{len(DATA)} bytes, at most {len(DATA) - 1} bytes"):
        read_data_uri(uri, len(DATA) - 1)
