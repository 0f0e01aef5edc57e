"""The sample of test mode: made once by the real engine from the bundled photo, then copied to every test task."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files

from figurelab.domain.tasks import Stage
from figurelab.ports import Blobs


class Samples:
    """maker: whatever the files depend on, such as the engine and its options; another maker makes other samples."""

    def __init__(self, blobs: Blobs, maker: str) -> None:
        self._blobs = blobs
        self._photo = files("figurelab.data").joinpath("demo.png").read_bytes()
        self._prefix = f"samples/{hashlib.sha256(maker.encode() + self._photo).hexdigest()[:32]}"

    @property
    def photo(self) -> bytes:
        """The bundled public-domain photo, a PNG."""
        return self._photo

    def get(self, stage: Stage) -> Mapping[str, bytes] | None:
        """The files of a stage, None until they were kept."""
        try:
            names: list[str] = json.loads(self._blobs.get(self._index(stage)))
            return {name: self._blobs.get(self._key(stage, name)) for name in names}
        except FileNotFoundError:
            return None

    def keep(self, stage: Stage, made: Mapping[str, bytes]) -> None:
        """Keep the files of a stage. The index comes last, so a sample is whole or not there."""
        for name, data in made.items():
            self._blobs.put(self._key(stage, name), data)
        self._blobs.put(self._index(stage), json.dumps(list(made)).encode())

    def _index(self, stage: Stage) -> str:
        return f"{self._prefix}/{stage.value}.json"

    def _key(self, stage: Stage, name: str) -> str:
        return f"{self._prefix}/{stage.value}/{name}"
