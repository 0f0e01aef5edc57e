"""Creating a prototype from a data URI over HTTP, one after another: fetching, decoding, moderation, charge, queue."""

from __future__ import annotations

import base64
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path

from PIL import Image

from bench.memory import tree
from bench.processes import environment
from bench.table import Figure

PHOTO = Path(__file__).parents[1] / "tests" / "data" / "astronaut.jpg"
SIDE, QUALITY = 1024, 93
"""Of the JPEG that is sent: about 195 kB."""
REQUESTS = 60


def creates() -> list[Figure]:
    """The service and its children without a worker, so that nothing else wants the cores."""
    data = _jpeg()
    body = json.dumps({"image_url": f"data:image/jpeg;base64,{base64.b64encode(data).decode()}"})
    with tempfile.TemporaryDirectory(prefix="figurelab-bench-") as folder:
        env = environment(folder, requests_per_second=1e9, concurrent_tasks=10_000)
        command = [sys.executable, "-m", "bench.serve_task"]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                target = json.loads(server.stdout.readline())
                _posts(target, body, 5)  # the first waits for the net to load
                before = _cpu(server.pid)
                waits = _posts(target, body, REQUESTS)
                cpu = (_cpu(server.pid) - before) / REQUESTS
            finally:
                server.terminate()
    return [
        Figure(
            f"POST a prototype, data URI of {len(data) / 1000:.0f} kB, p50",
            f"{statistics.median(waits) * 1000:.0f} ms",
            "<= 150 ms",
            f"p90 {statistics.quantiles(waits, n=10)[-1] * 1000:.0f} ms; {cpu * 1000:.0f} ms of CPU each",
        )
    ]


def _posts(target: Mapping[str, str], body: str, count: int) -> list[float]:
    """Seconds of each. Raises RuntimeError for anything but 202."""
    connection = HTTPConnection("127.0.0.1", int(target["port"]))
    headers = {"Authorization": f"Bearer {target['key']}", "Content-Type": "application/json"}
    waits: list[float] = []
    for _ in range(count):
        began = time.perf_counter()
        connection.request("POST", target["path"].rpartition("/")[0], body, headers)
        response = connection.getresponse()
        answer = response.read()
        waits.append(time.perf_counter() - began)
        if response.status != 202:
            raise RuntimeError(answer.decode())
    connection.close()
    return waits


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.open(PHOTO).resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _cpu(pid: int) -> float:
    """Seconds that a process and its living descendants have computed so far (Linux)."""
    lines = [Path(f"/proc/{process}/stat").read_text() for process in tree(pid)]
    fields = [line.rpartition(") ")[2].split() for line in lines]
    return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")
