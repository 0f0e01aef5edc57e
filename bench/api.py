"""Reading a task over HTTP: the service with key and limiter, and beside it a bare FastAPI with one SQLite read."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from bench.processes import environment
from bench.table import Figure

CONNECTIONS = 16
SECONDS = 5.0


@dataclass(frozen=True)
class Load:
    """What the generator saw: answers, answers a second, and the median wait in ms."""

    answers: int
    per_second: float
    p50: float


def api() -> list[Figure]:
    """Each server and the load generator run in processes of their own."""
    with tempfile.TemporaryDirectory(prefix="figurelab-bench-") as folder:
        many, one = _measure("bench.serve_task", folder)
        bare_many, bare_one = _measure("bench.serve_bare", folder)
    share = many.per_second / bare_many.per_second
    ratio = f"bare FastAPI with one SQLite read: {bare_many.per_second:.0f}/s, so {share:.0%} of it"
    return [
        Figure(f"GET a task, {CONNECTIONS} connections", f"{many.per_second:.0f}/s", ">= 2500/s", ratio),
        Figure("GET a task, 1 connection, p50", f"{one.p50:.2f} ms", "<= 1.5 ms", f"bare: {bare_one.p50:.2f} ms"),
    ]


def _measure(module: str, folder: str) -> tuple[Load, Load]:
    """The server under CONNECTIONS connections, and under one."""
    env = environment(folder, requests_per_second=1e9)
    with subprocess.Popen([sys.executable, "-m", module], env=env, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            target = server.stdout.readline().strip()
            if not target:
                raise RuntimeError(f"{module} ended with status {server.wait()}")
            _load(target, CONNECTIONS, 1.0)
            return _load(target, CONNECTIONS, SECONDS), _load(target, 1, SECONDS)
        finally:
            server.terminate()


def _load(target: str, connections: int, seconds: float) -> Load:
    command = [sys.executable, "-m", "bench.load", target, str(connections), str(seconds)]
    return Load(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
