"""Frames between a worker and its engine process: a JSON header, then raw bytes.

Not pickle: the engine process reads untrusted pictures, and what it sends back must not be able to run code.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import IO, Any

_LENGTH = struct.Struct(">I")
_LARGEST_HEADER = 1 << 20
_LARGEST_PART = 1 << 30

Frame = tuple[dict[str, Any], list[bytes]]


def send(pipe: IO[bytes], header: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Write one frame. header: JSON values; ``parts`` is added to it."""
    text = json.dumps({**header, "parts": [len(part) for part in parts]}).encode()
    pipe.write(_LENGTH.pack(len(text)) + text)
    for part in parts:
        pipe.write(part)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Frame | None:
    """The next frame; None at the end of the pipe, also in the middle of a frame."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST_HEADER:
        raise ValueError("frame header too long")
    text = pipe.read(length)
    if len(text) < length:
        return None
    header: dict[str, Any] = json.loads(text)
    parts: list[bytes] = []
    for size in header.pop("parts"):
        if not 0 <= size <= _LARGEST_PART:
            raise ValueError("frame part too long")
        part = pipe.read(size)
        if len(part) < size:
            return None
        parts.append(part)
    return header, parts
