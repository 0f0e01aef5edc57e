"""Warm stages of the procedural engine on the bundled photo, in an engine process as a worker has it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from importlib.resources import files

from bench.table import Figure
from figurelab.cli.common import read_settings
from figurelab.engines.base import CONCEPT, BuildOptions, Output, PrototypeOptions
from figurelab.engines.host import EngineHost
from figurelab.intake.decoder import PhotoDecoder

RUNS = 5
BUDGETS = {"prototype": "<= 5 s", "build": "<= 8 s"}


def stages() -> list[Figure]:
    """Medians of RUNS runs after one that is not counted, each with the medians of its parts."""
    settings = read_settings()
    host = EngineHost(settings.engine, deadline=settings.engine_deadline, start_timeout=settings.engine_start_timeout)
    try:
        concept = _run(host, "prototype", _photo(), PrototypeOptions(seed=1))[1].files[CONCEPT]
        _run(host, "build", concept, BuildOptions())
        prototypes = [_run(host, "prototype", _photo(), PrototypeOptions(seed=1)) for _ in range(RUNS)]
        builds = [_run(host, "build", concept, BuildOptions()) for _ in range(RUNS)]
    finally:
        host.close()
    return [_figure("prototype", prototypes), _figure("build", builds)]


def _photo() -> bytes:
    decoder = PhotoDecoder(children=1)
    try:
        return decoder.decode(files("figurelab.data").joinpath("demo.png").read_bytes()).png
    finally:
        decoder.close()


def _run(host: EngineHost, stage: str, image: bytes, options: PrototypeOptions | BuildOptions) -> tuple[float, Output]:
    began = time.perf_counter()
    output = host.run(stage, image, options, lambda percent, step: None, lambda: False)
    return time.perf_counter() - began, output


def _figure(stage: str, runs: Sequence[tuple[float, Output]]) -> Figure:
    seconds = [wall for wall, _ in runs]
    names = runs[0][1].seconds
    parts = {name: statistics.median(output.seconds[name] for _, output in runs) for name in names}
    shown = ", ".join(f"{name} {value:.2f}" for name, value in parts.items())
    spread = f"fastest {min(seconds):.2f}, slowest {max(seconds):.2f}"
    return Figure(f"{stage}, warm", f"{statistics.median(seconds):.2f} s", BUDGETS[stage], f"{shown}; {spread}")
