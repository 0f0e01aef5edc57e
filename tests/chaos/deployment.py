"""The service as users run it, ``figurelab serve --no-work`` and ``figurelab worker`` beside it, with its parts killed.

Processes that outlive their parent become children of this one, so none escapes notice.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from servers import free_ports

PARTS = ("api", "worker")
_PR_SET_CHILD_SUBREAPER = 36
_FIGURELAB = Path(sys.executable).with_name("figurelab")


def until(condition: Callable[[], object], seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.05)


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    state: str
    command: str


def processes() -> Iterator[Process]:
    """Every process of the machine that has not vanished meanwhile."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue
            yield Process(int(entry.name), int(parent), state, command)


@contextmanager
def adopting_orphans() -> Iterator[None]:
    """While this lasts, descendants whose parents die become our children."""
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 0)


class Deployment:
    """One API node and one worker on a database and a storage. environment: settings, by variable."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        [self.port] = free_ports(1)
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = {**os.environ, "FIGURELAB_DATA_DIR": str(folder), **environment}
        self._folder = folder
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._before = {one.pid for one in processes() if one.parent == os.getpid()}

    def start(self, part: str, **changes: str) -> None:
        arguments = {"api": ["serve", "--no-work", "--port", str(self.port)], "worker": ["worker"]}[part]
        with (self._folder / f"{part}.log").open("ab") as log:
            self._running[part] = subprocess.Popen(
                [str(_FIGURELAB), *arguments],
                env=self.environment | changes,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        until(self._ready, 60, "the API did not start: " + self.log("api"))
        until(self.engines, 60, "the worker did not start: " + self.log("worker"))

    def kill(self, victim: str) -> list[str]:
        """kill -9 of api, worker, engine or all. Returns the parts to be started again."""
        if victim == "engine":
            for pid in self.engines():
                os.kill(pid, signal.SIGKILL)
            return []
        parts = list(PARTS) if victim == "all" else [victim]
        for part in parts:
            self._running[part].kill()
        for part in parts:
            self._running.pop(part).wait()
        return parts

    def engines(self) -> list[int]:
        """The worker's engine processes."""
        worker = self._running["worker"].pid
        return [one.pid for one in processes() if one.parent == worker and "figurelab.engines.child" in one.command]

    def orphans(self) -> list[Process]:
        """Living processes whose parents died. Dead ones are buried."""
        known = self._before | {process.pid for process in self._running.values()}
        found: list[Process] = []
        for one in processes():
            if one.parent == os.getpid() and one.pid not in known:
                if one.state == "Z":
                    os.waitpid(one.pid, os.WNOHANG)
                else:
                    found.append(one)
        return found

    def check_living(self) -> None:
        for part, process in self._running.items():
            assert process.poll() is None, f"{part} ended by itself: {self.log(part)}"

    def run(self, *arguments: str) -> str:
        """What a command of the command line prints."""
        done = subprocess.run([str(_FIGURELAB), *arguments], env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def log(self, part: str) -> str:
        return (self._folder / f"{part}.log").read_text(errors="replace")[-4000:]

    def close(self) -> None:
        for part in list(self._running):
            self.kill(part)
        until(lambda: not self.orphans(), 10, "processes outlive the service")

    def _ready(self) -> bool:
        self.check_living()
        try:
            return httpx2.get(f"{self.base}/readyz", trust_env=False).status_code == 200
        except httpx2.TransportError:
            return False
