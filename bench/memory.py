"""The most memory that the whole tree of processes takes while the service makes figures, and what a caller waits."""

from __future__ import annotations

import base64
import subprocess
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import httpx2

from bench.processes import environment, figurelab
from bench.table import Figure
from figurelab.http.tasks import PREFIX

ROUNDS = 2
_EVERY = 0.05


def memory() -> list[Figure]:
    """Both stages, ROUNDS times, through ``figurelab serve``."""
    with tempfile.TemporaryDirectory(prefix="figurelab-bench-") as folder, _serving(folder) as (process, base, key):
        headers = {"Authorization": f"Bearer {key}"}
        with httpx2.Client(base_url=base, headers=headers, timeout=60, trust_env=False) as client:
            watch = Watch(process.pid)
            waited = [_both_stages(client) for _ in range(ROUNDS)]
            watch.stop()
    return [
        Figure("peak memory of the tree", f"{watch.pss / 2**30:.2f} GiB", "<= 1.5 GiB", watch.note),
        Figure("photo posted to model ready, second time", f"{waited[-1]:.2f} s", "", "through the API, both stages"),
    ]


class Watch:
    """Samples a process and all below it until stopped. pss: bytes, pages that processes share counted once."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._stopped = threading.Event()
        self.pss = 0
        self.rss = 0
        self.processes = 0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @property
    def note(self) -> str:
        return f"PSS, {self.processes} processes, sampled every {_EVERY * 1000:.0f} ms; RSS {self.rss / 2**30:.2f} GiB"

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(_EVERY):
            found = [sizes for pid in tree(self._pid) if (sizes := _sizes(pid))]
            if (pss := sum(sizes["Pss"] for sizes in found)) > self.pss:
                self.pss, self.processes = pss, len(found)
            self.rss = max(self.rss, sum(sizes["Rss"] for sizes in found))


def tree(pid: int) -> list[int]:
    """A process and everything it started, started by any of its threads."""
    found = [pid]
    for each in found:
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:  # The thread ended meanwhile.
                continue
    return found


def _sizes(pid: int) -> dict[str, int]:
    """Bytes by kind; empty for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    return {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines}


@contextmanager
def _serving(folder: str) -> Generator[tuple[subprocess.Popen[str], str, str]]:
    command = [figurelab(), "serve", "--port", "0"]
    process = subprocess.Popen(command, env=environment(folder), stdout=subprocess.PIPE, text=True)
    try:
        yield process, *_greeting(process)
    finally:
        process.terminate()
        process.wait(30)


def _greeting(process: subprocess.Popen[str]) -> tuple[str, str]:
    """The address and the key that serve prints. Raises RuntimeError where it ends before."""
    assert process.stdout is not None
    base = ""
    for line in process.stdout:
        if "listening on" in line:
            base = line.split()[-1]
        if "API key" in line:
            return base, line.split()[-1]
    raise RuntimeError(f"figurelab serve ended with status {process.wait()}")


def _both_stages(client: httpx2.Client) -> float:
    """Seconds from the first POST to the finished build."""
    photo = base64.b64encode(files("figurelab.data").joinpath("demo.png").read_bytes()).decode()
    began = time.perf_counter()
    prototype = _finish(client, "prototype", {"image_url": f"data:image/png;base64,{photo}"})
    _finish(client, "build", {"input_task_id": prototype})
    return time.perf_counter() - began


def _finish(client: httpx2.Client, stage: str, body: dict[str, str]) -> str:
    task_id = client.post(f"{PREFIX}/{stage}", json=body).raise_for_status().json()["result"]
    while (task := client.get(f"{PREFIX}/{stage}/{task_id}").raise_for_status().json())["status"] != "SUCCEEDED":
        if task["status"] not in ("PENDING", "IN_PROGRESS"):
            raise RuntimeError(f"{stage}: {task['status']} {task['task_error']}")
        time.sleep(0.1)
    return str(task_id)
