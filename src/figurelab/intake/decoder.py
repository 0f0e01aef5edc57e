"""The parent's side of decoding: warm children, replaced when they die."""

from __future__ import annotations

import queue
import signal
from dataclasses import asdict

from figurelab.domain import errors
from figurelab.domain.errors import InvalidImage, Unavailable, UnsupportedFormat
from figurelab.intake.child import Child, ChildAbsent, ChildGone, ChildLate
from figurelab.intake.limits import Limits
from figurelab.ports import Photo

MEMORY = 500 * 1024 * 1024
"""Bytes that one child may map over what it starts with."""
CPU_SECONDS = 5.0
"""That one picture may use: a limit of the picture alone, however busy the machine is."""
SECONDS = 20.0
"""That one picture may take. One that is late without having used up its CPU seconds waits for the machine."""


class PhotoDecoder:
    """Decodes untrusted pictures in at most ``children`` processes; a call waits for a free one.

    cpu_seconds, seconds: of computing and of wall time for one picture, after which its child is killed. Safe to call
    from any thread.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        children: int = 2,
        cpu_seconds: float = CPU_SECONDS,
        seconds: float = SECONDS,
    ) -> None:
        self._limits = limits or Limits()
        self._cpu_seconds = cpu_seconds
        self._seconds = seconds
        self._free: queue.LifoQueue[Child] = queue.LifoQueue()
        arguments = (str(MEMORY), str(cpu_seconds))
        self._children = [Child("figurelab.intake.decode_child", *arguments) for _ in range(children)]
        for child in self._children:
            self._free.put(child)

    def warm(self) -> None:
        """Start one child ahead of the first picture."""
        child = self._free.get()
        child.start()
        self._free.put(child)

    def decode(self, data: bytes) -> Photo:
        """Raises InvalidImage or one of its kinds, which names what was wrong; Unavailable where the machine is."""
        self._limits.check_bytes(len(data))
        child = self._free.get()
        try:
            header, body = child.ask(asdict(self._limits), data, self._seconds)
        except (ChildAbsent, ChildLate) as error:
            raise Unavailable("the service is too busy to decode the image, try again later") from error
        except ChildGone as gone:
            if gone.signal == signal.SIGPROF:
                message = f"image_url: the image takes longer than {self._cpu_seconds:g} seconds to decode"
                raise InvalidImage(message) from gone
            raise UnsupportedFormat("image_url: the image cannot be decoded") from gone
        finally:
            self._free.put(child)
        if "error" in header:
            raise getattr(errors, str(header["error"]))(header["message"])
        end: int = header["thumbnail_bytes"]
        return Photo(body[end:], header["width"], header["height"], tuple(header["warnings"]), body[:end])

    def close(self) -> None:
        """End the children."""
        for child in self._children:
            child.stop()
