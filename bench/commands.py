"""What the command line takes to answer, and the compiler to fill an empty cache."""

from __future__ import annotations

import resource
import statistics
import subprocess
import tempfile
import time

from bench.processes import environment, figurelab
from bench.table import Figure

RUNS = 7


def cli() -> list[Figure]:
    """``figurelab --help``."""
    with tempfile.TemporaryDirectory(prefix="figurelab-bench-") as folder:
        seconds = [_seconds("--help", env=environment(folder)) for _ in range(RUNS + 1)][1:]
    return [Figure("figurelab --help", f"{statistics.median(seconds):.2f} s", "<= 0.5 s", f"median of {RUNS}")]


def compile_kernels() -> list[Figure]:
    """``figurelab doctor --warm`` with no kernel cached, and again with all of them."""
    with tempfile.TemporaryDirectory(prefix="figurelab-bench-") as folder:
        env = environment(folder) | {"NUMBA_CACHE_DIR": f"{folder}/kernels"}
        before = _processor_seconds()
        first = _seconds("doctor", "--warm", env=env)
        spent = _processor_seconds() - before
        second = _seconds("doctor", "--warm", env=env)
    note = f"{spent:.0f} s of processor time; again, from the cache: {second:.1f} s"
    return [Figure("compile every kernel, at set-up", f"{first:.0f} s", "", note)]


def _processor_seconds() -> float:
    """Of all processes that were started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _seconds(*arguments: str, env: dict[str, str]) -> float:
    """Wall time of a command. Raises RuntimeError with what it printed where it fails."""
    began = time.perf_counter()
    done = subprocess.run(
        [figurelab(), *arguments], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        raise RuntimeError(f"figurelab {' '.join(arguments)} ended with status {done.returncode}:\n{done.stdout}")
    return time.perf_counter() - began
