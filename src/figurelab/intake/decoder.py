"""The parent's side of decoding: warm children, replaced when they die."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import Any

from figurelab.domain import errors
from figurelab.domain.errors import InvalidImage, UnsupportedFormat
from figurelab.intake.frames import FRAME
from figurelab.intake.limits import Limits
from figurelab.ports import Photo

MEMORY = 500 * 1024 * 1024
"""Bytes that one child may map over what it starts with."""
SECONDS = 5.0
_KEPT_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "SYSTEMROOT")


class PhotoDecoder:
    """Decodes untrusted pictures in at most ``children`` processes; a call waits for a free one.

    seconds: wall time for one picture, after which its child is killed. Safe to call from any thread.
    """

    def __init__(self, limits: Limits | None = None, *, children: int = 2, seconds: float = SECONDS) -> None:
        self._limits = limits or Limits()
        self._seconds = seconds
        self._free: queue.LifoQueue[_Child] = queue.LifoQueue()
        self._children = [_Child() for _ in range(children)]
        for child in self._children:
            self._free.put(child)

    def warm(self) -> None:
        """Start one child ahead of the first picture."""
        child = self._free.get()
        child.start()
        self._free.put(child)

    def decode(self, data: bytes) -> Photo:
        """Raises InvalidImage or one of its kinds, which names what was wrong."""
        self._limits.check_bytes(len(data))
        child = self._free.get()
        try:
            return child.decode(data, self._limits, self._seconds)
        finally:
            self._free.put(child)

    def close(self) -> None:
        """End the children."""
        for child in self._children:
            child.stop()


class _Child:
    """One child process, started when first needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """The running child. It sees none of our environment, which may hold secrets."""
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", "figurelab.intake.decode_child", str(MEMORY)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
            )
        return self._process

    def decode(self, data: bytes, limits: Limits, seconds: float) -> Photo:
        process = self.start()
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            process.kill()

        timer = threading.Timer(seconds, expire)
        timer.start()
        try:
            header, png = _ask(process, data, limits)
        except (OSError, EOFError) as error:
            self.stop()
            self.start()
            if expired.is_set():
                raise InvalidImage(f"image_url: the image takes longer than {seconds:g} seconds to decode") from error
            raise UnsupportedFormat("image_url: the image cannot be decoded") from error
        finally:
            timer.cancel()
        if "error" in header:
            raise getattr(errors, str(header["error"]))(header["message"])
        return Photo(png, header["width"], header["height"], tuple(header["warnings"]))

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _ask(process: subprocess.Popen[bytes], data: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    """One request and its answer. Raises OSError or EOFError when the child dies."""
    assert process.stdin is not None
    assert process.stdout is not None
    text = json.dumps(asdict(limits)).encode()
    process.stdin.write(FRAME.pack(len(text), len(data)) + text)
    process.stdin.write(data)
    process.stdin.flush()
    frame = process.stdout.read(FRAME.size)
    if len(frame) < FRAME.size:
        raise EOFError("the decoding child is gone")
    header_size, body_size = FRAME.unpack(frame)
    header = process.stdout.read(header_size)
    body = process.stdout.read(body_size)
    if len(header) + len(body) < header_size + body_size:
        raise EOFError("the decoding child is gone")
    return json.loads(header), body
