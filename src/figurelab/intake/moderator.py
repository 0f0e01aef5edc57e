"""The Moderator port: nudity by a net, and the operator's block list of pictures, in a process of its own."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from figurelab.domain.errors import Moderated, Unavailable
from figurelab.intake.child import Child, ChildAbsent, ChildGone, ChildLate
from figurelab.intake.pdq import distance
from figurelab.ports import BlockedPicture, Photo

SECONDS = 10.0
"""For one photo; the first one waits for the net to load."""
_LIST_SECONDS = 5.0
LEAST_QUALITY = 50
"""PDQ's own advice: below it, pictures with nothing in common are alike."""

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sight:
    """nsfw: 0 to 1. pdq: the perceptual hash. quality: 0 to 100, how far the hash can be trusted."""

    nsfw: float
    pdq: int
    quality: int


class PhotoModerator:
    """Refuses a photo whose nsfw score reaches the threshold, or whose PDQ hash is within block_distance bits of a
    blocked picture's. blocked: reads the block list, which is asked for again after five seconds.

    Safe to call from any thread. Fails closed: without an answer of the child, Unavailable.
    """

    def __init__(
        self, blocked: Callable[[], Sequence[BlockedPicture]], *, nsfw_threshold: float, block_distance: int
    ) -> None:
        self._blocked = blocked
        self._nsfw_threshold = nsfw_threshold
        self._block_distance = block_distance
        self._child = Child("figurelab.intake.moderate_child")
        self._free: queue.SimpleQueue[Child] = queue.SimpleQueue()
        self._free.put(self._child)
        self._list: tuple[float, Sequence[BlockedPicture]] = (0.0, ())

    def warm(self) -> None:
        """Start the child ahead of the first photo."""
        child = self._free.get()
        child.start()
        self._free.put(child)

    def check(self, photo: Photo) -> None:
        """Raises Moderated, which does not say why; the log does."""
        sight = self.look(photo)
        if sight.nsfw >= self._nsfw_threshold:
            _log.info("photo refused", reason="nsfw", score=round(sight.nsfw, 3))
            raise _refused()
        match = self.match(sight)
        if match is not None:
            _log.info("photo refused", reason="block list", picture=match.id)
            raise _refused()

    def look(self, photo: Photo) -> Sight:
        """What the child sees. A child that dies gets a second chance."""
        child = self._free.get()
        try:
            for last in (False, True):
                try:
                    header, _ = child.ask({}, photo.thumbnail, SECONDS)
                except (ChildAbsent, ChildGone, ChildLate) as error:
                    if last:
                        raise Unavailable("content moderation does not answer, try again later") from error
                else:
                    return Sight(header["nsfw"], int(header["pdq"], 16), header["quality"])
            raise AssertionError("unreachable")
        finally:
            self._free.put(child)

    def match(self, sight: Sight) -> BlockedPicture | None:
        """The nearest blocked picture within the distance."""
        if sight.quality < LEAST_QUALITY:
            return None
        near = [(distance(sight.pdq, picture.pdq), picture.id, picture) for picture in self._current()]
        close = [entry for entry in near if entry[0] <= self._block_distance]
        return min(close)[2] if close else None

    def close(self) -> None:
        """End the child."""
        self._child.stop()

    def _current(self) -> Sequence[BlockedPicture]:
        read_at, pictures = self._list
        if not read_at or time.monotonic() - read_at > _LIST_SECONDS:
            pictures = self._blocked()
            self._list = (time.monotonic(), pictures)
        return pictures


def _refused() -> Moderated:
    return Moderated("image_url: the image was refused by content moderation")
