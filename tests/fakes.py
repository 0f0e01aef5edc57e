"""An engine for tests: does what the photo's bytes tell it to.

The photo is ``b"<verb> <argument>"``: ``ok``, ``sleep <seconds>``, ``refuse``, ``crash``, ``die``, ``spawn <path>``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from figurelab.engines.base import (
    CONCEPT,
    MODEL_GLB,
    MODEL_MTL,
    MODEL_OBJ,
    PREVIEW,
    TEXTURE,
    BuildOptions,
    EngineError,
    Output,
    Progress,
    PrototypeOptions,
)
from figurelab.ports import Photo


class FakeEngine:
    name = "fake"

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output:
        _obey(photo, progress)
        # The command goes on to the build, after the comma.
        return Output({CONCEPT: photo.partition(b",")[2] or b"ok"}, {"obey": 0.0}, {"subject": "noise"})

    def build(self, concept: bytes, options: BuildOptions, progress: Progress) -> Output:
        _obey(concept, progress)
        names = (MODEL_GLB, MODEL_OBJ, MODEL_MTL, TEXTURE, PREVIEW)
        return Output({name: f"{name} {options.triangles}".encode() for name in names})


def _obey(command: bytes, progress: Progress) -> None:
    verb, _, argument = command.partition(b",")[0].decode().partition(" ")
    progress(10, verb)
    print("noise on stdout must not break the protocol")
    if verb == "sleep":
        steps = max(1, round(float(argument) / 0.05))
        for step in range(steps):
            time.sleep(0.05)
            progress(10 + 80 * step // steps, "sleep")
    elif verb == "refuse":
        raise EngineError("There is nothing to see.", type="invalid_input", code="no_subject")
    elif verb == "crash":
        raise RuntimeError("secret internals")
    elif verb == "die":
        os._exit(3)
    elif verb == "spawn":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        Path(argument).write_text(f"{os.getpid()} {child.pid}")
        time.sleep(600)
    progress(95, "done")


class BrokenEngine:
    def __init__(self) -> None:
        raise RuntimeError("cannot start")


class CountingEngine(FakeEngine):
    """Takes any photo, and numbers its concepts."""

    def __init__(self) -> None:
        self._made = 0

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output:
        self._made += 1
        return Output({CONCEPT: f"ok {self._made}".encode()})


class RawFetcher:
    """The image_url is the command itself."""

    async def fetch(self, image_url: str) -> bytes:
        return image_url.encode()


class RawDecoder:
    def decode(self, data: bytes) -> Photo:
        return Photo(data, 64, 64)
