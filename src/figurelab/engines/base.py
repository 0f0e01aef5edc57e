"""What an engine is: a thing that turns an image into files.

A stage is a function from an image to files, and only an image crosses from one stage to the next. Any engine's
concept can therefore go to any engine's build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

ErrorType = Literal["invalid_input", "timeout", "service_unavailable", "server_error"]

CONCEPT = "concept.png"
MODEL_GLB = "model.glb"
MODEL_OBJ = "model.obj"
MODEL_MTL = "model.mtl"
TEXTURE = "texture_0.png"
PREVIEW = "preview.png"


class Progress(Protocol):
    """Receives how far a stage is.

    percent: 0 to 99, never falling; 100 is the service's own word for success. step: a short noun such as
    ``"perceive"`` or ``"bake"``.
    """

    def __call__(self, percent: int, step: str) -> None: ...


class EngineError(Exception):
    """A stage that ended without files, in the words of the API's ``task_error``.

    message is for the caller of the API: it names what was wrong with the picture and holds no internals.
    """

    def __init__(self, message: str, *, type: ErrorType = "server_error", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.type: ErrorType = type
        self.code = code


class NoSubject(EngineError):
    """Nothing in the picture can become a figure."""

    def __init__(self, message: str) -> None:
        super().__init__(message, type="invalid_input", code="no_subject")


@dataclass(frozen=True)
class PrototypeOptions:
    """remove_background: the concept is RGBA, straight alpha. seed: every random choice follows from it."""

    name: str = ""
    remove_background: bool = False
    seed: int | None = None


@dataclass(frozen=True)
class BuildOptions:
    """triangles: target count of the model. texture_size: side of the base-colour texture in texels."""

    name: str = ""
    triangles: int = 40_000
    texture_size: int = 2048


@dataclass(frozen=True)
class Output:
    """What a stage made. files: name -> bytes. seconds: step -> wall time, for the log and the bench. notes: what was
    decided and why, for the log: no picture, nothing that tells who it shows."""

    files: Mapping[str, bytes]
    seconds: Mapping[str, float] = field(default_factory=dict[str, float])
    notes: Mapping[str, str | float] = field(default_factory=dict[str, str | float])


class Engine(Protocol):
    """Both stages. photo: an upright, decoded, re-encoded PNG (8-bit RGB or RGBA, sRGB) from intake, never the
    caller's own bytes. concept: a PNG that some engine's prototype made. Raises EngineError."""

    @property
    def name(self) -> str: ...

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output: ...

    def build(self, concept: bytes, options: BuildOptions, progress: Progress) -> Output: ...
