"""The engine process: ``python -m figurelab.engines.child package.module:Engine``. Jobs on stdin, answers on stdout.

It is warm before it says ready, serves one job at a time, and dies with its parent.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import traceback
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from figurelab.engines.base import BuildOptions, Engine, EngineError, Output, PrototypeOptions
from figurelab.engines.wire import Frame, receive, send

_PR_SET_PDEATHSIG = 1


def load(path: str) -> Engine:
    """Import and make the engine named ``package.module:Class``; call its ``warm()`` where it has one."""
    module, _, name = path.partition(":")
    engine: Engine = getattr(import_module(module), name)()
    warm: Any = getattr(engine, "warm", None)
    if warm is not None:
        warm()
    return engine


def main(path: str, parent: int) -> None:
    """Serve until stdin ends."""
    _die_with_parent(parent)
    jobs, answers = _take_over_pipes()
    inbox: SimpleQueue[Frame] = SimpleQueue()
    Thread(target=_read_jobs, args=(jobs, inbox), daemon=True).start()
    engine = load(path)
    send(answers, {"kind": "ready"})
    while True:
        header, parts = inbox.get()
        try:
            _serve(engine, header, parts[0], answers)
        except EngineError as error:
            send(
                answers,
                {"kind": "error", "type": error.type, "code": error.code, "message": error.message},
            )
        except Exception:
            traceback.print_exc()
            send(answers, {"kind": "crash"})


def _serve(engine: Engine, header: dict[str, Any], image: bytes, answers: IO[bytes]) -> None:
    def progress(percent: int, step: str) -> None:
        send(answers, {"kind": "progress", "percent": int(percent), "step": step})

    output = _compute(engine, header, image, progress)
    send(
        answers,
        {"kind": "done", "names": list(output.files), "seconds": dict(output.seconds), "notes": dict(output.notes)},
        list(output.files.values()),
    )


def _compute(engine: Engine, header: dict[str, Any], image: bytes, progress: Any) -> Output:
    if header["stage"] == "prototype":
        return engine.prototype(image, PrototypeOptions(**header["options"]), progress)
    return engine.build(image, BuildOptions(**header["options"]), progress)


def _read_jobs(jobs: IO[bytes], inbox: SimpleQueue[Frame]) -> None:
    while (frame := receive(jobs)) is not None:
        inbox.put(frame)
    # The parent is gone or wants us gone; the main thread may be deep inside a kernel.
    os._exit(0)


def _take_over_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the two pipes to ourselves, so that a library that prints cannot break the protocol."""
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    return jobs, answers


def _die_with_parent(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
