"""An engine for the command line's tests: any picture becomes files at once."""

from __future__ import annotations

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

PNG = b"\x89PNG\r\n\x1a\n"


class QuickEngine:
    name = "quick"

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output:
        if not photo.startswith(PNG):
            raise EngineError("the photo did not go through intake")
        progress(50, "look")
        return Output({CONCEPT: photo})

    def build(self, concept: bytes, options: BuildOptions, progress: Progress) -> Output:
        if not concept.startswith(PNG):
            raise EngineError("the concept is not the prototype's")
        names = (MODEL_GLB, MODEL_OBJ, MODEL_MTL, TEXTURE, PREVIEW)
        return Output({name: name.encode() for name in names})


class ToldEngine(QuickEngine):
    """Its concept says what it was asked for."""

    name = "told"

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output:
        return Output({CONCEPT: PNG + f"{options.name} {options.remove_background}".encode()})


class BlindEngine(QuickEngine):
    name = "blind"

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output:
        raise EngineError("Nobody is in this picture.", type="invalid_input", code="no_subject")
