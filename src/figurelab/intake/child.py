"""A warm child process that answers framed requests; it sees none of our environment and can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from figurelab.intake.frames import FRAME

_KEPT_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "SYSTEMROOT")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""The threads of a matrix product would spin between requests, on the cores that the engine wants."""


class ChildAbsent(Exception):
    """No child could be started: the machine is out of memory or processes."""


class ChildLate(Exception):
    """The answer took too long, and the child was killed."""


class ChildGone(Exception):
    """The child died over the request. signal: the number of the one that ended it, 0 for none."""

    def __init__(self, signal: int) -> None:
        super().__init__(f"ended by signal {signal}")
        self.signal = signal


class Child:
    """``python -I -m module arguments``, started when first needed, and again after it died. One thread at a time."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._command = [sys.executable, "-I", "-m", module, *arguments]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """The running child. Raises ChildAbsent."""
        if self._process is None or self._process.poll() is not None:
            self.stop()
            try:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ} | _ONE_THREAD,
                )
            except OSError as error:
                raise ChildAbsent from error
        return self._process

    def ask(self, header: Mapping[str, object], body: bytes, seconds: float) -> tuple[dict[str, Any], bytes]:
        """One request and its answer. Raises ChildAbsent; ChildLate or ChildGone, with a new child already starting."""
        process = self.start()
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            process.kill()

        timer = threading.Timer(seconds, expire)
        timer.start()
        try:
            return _exchange(process, header, body)
        except (OSError, EOFError) as error:
            self.stop()
            with suppress(ChildAbsent):  # the next request says so
                self.start()
            raise (ChildLate() if expired.is_set() else ChildGone(max(0, -process.returncode))) from error
        finally:
            timer.cancel()

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _exchange(
    process: subprocess.Popen[bytes], header: Mapping[str, object], body: bytes
) -> tuple[dict[str, Any], bytes]:
    """Raises OSError or EOFError when the child dies."""
    assert process.stdin is not None
    assert process.stdout is not None
    text = json.dumps(header).encode()
    process.stdin.write(FRAME.pack(len(text), len(body)) + text)
    process.stdin.write(body)
    process.stdin.flush()
    frame = process.stdout.read(FRAME.size)
    if len(frame) < FRAME.size:
        raise EOFError("the child is gone")
    header_size, body_size = FRAME.unpack(frame)
    answer = process.stdout.read(header_size)
    data = process.stdout.read(body_size)
    if len(answer) + len(data) < header_size + body_size:
        raise EOFError("the child is gone")
    return json.loads(answer), data
