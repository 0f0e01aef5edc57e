"""An engine for the chaos tests: takes its time in steps, and makes files large enough that storing them takes some."""

from __future__ import annotations

import os
import time

from figurelab.engines.base import (
    CONCEPT,
    MODEL_GLB,
    MODEL_MTL,
    MODEL_OBJ,
    PREVIEW,
    TEXTURE,
    BuildOptions,
    Output,
    Progress,
    PrototypeOptions,
)

_FILE_BYTES = 1_000_000


class SteppingEngine:
    name = "stepping"

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output:
        _take(8, progress)
        return Output({CONCEPT: photo})

    def build(self, concept: bytes, options: BuildOptions, progress: Progress) -> Output:
        _take(12, progress)
        return Output({name: os.urandom(_FILE_BYTES) for name in (MODEL_GLB, MODEL_OBJ, MODEL_MTL, TEXTURE, PREVIEW)})


def _take(steps: int, progress: Progress) -> None:
    for step in range(steps):
        time.sleep(0.03)
        progress(5 + 90 * step // steps, "step")
