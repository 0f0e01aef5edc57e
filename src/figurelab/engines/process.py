"""One engine process as its worker sees it: start, run a job under a deadline, kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, cast

from figurelab.engines.base import (
    BuildOptions,
    EngineError,
    Output,
    Progress,
    PrototypeOptions,
)
from figurelab.engines.wire import Frame, receive, send

Options = PrototypeOptions | BuildOptions

_TICK = 0.1
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


class Stopped(Exception):
    """The job was told to stop, and its process is dead."""


class EngineProcess:
    """engine: import path. threads: how many each numeric library may start.

    On Linux the process dies with the *thread* that makes this object; make it on one that lives long.
    """

    def __init__(self, engine: str, threads: int) -> None:
        environment = os.environ | dict.fromkeys(_THREAD_VARIABLES, str(threads))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "figurelab.engines.child", engine, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            # Its own group, so that a kill reaches whatever it started and Ctrl-C does not reach it.
            start_new_session=True,
        )
        self._answers: SimpleQueue[Frame | None] = SimpleQueue()
        self._ready = False
        Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def wait_ready(self, timeout: float, should_stop: Callable[[], bool]) -> None:
        """Raises EngineError where the engine does not get warm in time, Stopped."""
        if self._ready:
            return
        try:
            self._next(time.monotonic() + timeout, should_stop)
        except _Late as late:
            raise _unavailable("The engine took too long to start.") from late
        except _Gone as gone:
            raise _unavailable("The engine could not start.") from gone
        self._ready = True

    def run(
        self,
        stage: str,
        image: bytes,
        options: Options,
        progress: Progress,
        *,
        deadline: float,
        should_stop: Callable[[], bool],
    ) -> Output:
        """deadline: seconds. should_stop is asked about ten times a second.

        Raises EngineError (also for a timeout or a crash) or Stopped. The process is dead after a timeout, a crash
        of the process or Stopped, and as good as new otherwise.
        """
        end = time.monotonic() + deadline
        try:
            send(self._pipe, {"stage": stage, "options": asdict(options)}, [image])
            while True:
                header, parts = self._next(end, should_stop)
                if header["kind"] != "progress":
                    return _outcome(header, parts)
                progress(header["percent"], header["step"])
        except _Late as late:
            message = f"The task took longer than {deadline:g} seconds."
            raise EngineError(message, type="timeout", code="timeout") from late
        except (_Gone, BrokenPipeError) as gone:
            self.kill()
            raise _crashed() from gone

    def kill(self) -> None:
        """Kill the whole process group and reap it; also what a process that ended by itself left behind."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        with suppress(BrokenPipeError):
            self._pipe.close()

    @property
    def _pipe(self) -> IO[bytes]:
        return cast(IO[bytes], self._process.stdin)

    def _next(self, end: float, should_stop: Callable[[], bool]) -> Frame:
        """The next frame. Raises _Late, _Gone or Stopped, with the process dead."""
        while True:
            if should_stop():
                self.kill()
                raise Stopped
            left = end - time.monotonic()
            if left <= 0:
                self.kill()
                raise _Late
            with suppress(Empty):
                frame = self._answers.get(timeout=min(_TICK, left))
                if frame is None:
                    self.kill()
                    raise Stopped if should_stop() else _Gone
                return frame

    def _read(self) -> None:
        pipe = cast(IO[bytes], self._process.stdout)
        with pipe, suppress(ValueError, OSError):
            while (frame := receive(pipe)) is not None:
                self._answers.put(frame)
        self._answers.put(None)


class _Late(Exception):
    """The deadline passed."""


class _Gone(Exception):
    """The process ended by itself."""


def _outcome(header: dict[str, Any], parts: list[bytes]) -> Output:
    if header["kind"] == "done":
        return Output(dict(zip(header["names"], parts, strict=True)), header["seconds"], header["notes"])
    if header["kind"] == "error":
        raise EngineError(header["message"], type=header["type"], code=header["code"])
    raise _crashed()


def _crashed() -> EngineError:
    return EngineError("The engine failed on this picture.", type="server_error")


def _unavailable(message: str) -> EngineError:
    return EngineError(message, type="service_unavailable")
