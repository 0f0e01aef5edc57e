"""Warm engine processes, one for each stage a worker computes at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import LifoQueue
from threading import Event

from figurelab.engines.base import EngineError, Output, Progress
from figurelab.engines.process import EngineProcess, Options, Stopped

__all__ = ["EngineHost", "Stopped"]


class EngineHost:
    """engine: import path ``package.module:Class``. slots: jobs at once. threads: for each process, 0: cores / slots.

    deadline, start_timeout: seconds. A process that was killed or died is replaced at once, warm before its next job.
    """

    def __init__(self, engine: str, *, slots: int = 1, threads: int = 0, deadline: float, start_timeout: float) -> None:
        self._engine = engine
        self._threads = threads or max(1, (os.cpu_count() or 1) // slots)
        self._deadline = deadline
        self._start_timeout = start_timeout
        self._closing = Event()
        # Processes die with the thread that started them, so one thread that never ends starts them all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="engine-starter")
        self._free: LifoQueue[Future[EngineProcess]] = LifoQueue()
        self._slots = slots
        self._started = 0
        for _ in range(slots):
            self._free.put(self._start())

    def run(
        self,
        stage: str,
        image: bytes,
        options: Options,
        progress: Progress,
        should_stop: Callable[[], bool],
    ) -> Output:
        """Compute a stage, waiting for a free process. Raises EngineError, or Stopped after should_stop was true or
        the host was closed; the computation is over in every case."""

        def stop() -> bool:
            return self._closing.is_set() or should_stop()

        slot = self._free.get()
        try:
            process = _started(slot)
            if not process.alive and not self._closing.is_set():
                process.kill()
                slot = self._start()
                process = _started(slot)
            process.wait_ready(self._start_timeout, stop)
            return process.run(stage, image, options, progress, deadline=self._deadline, should_stop=stop)
        finally:
            self._free.put(self._renewed(slot))

    @property
    def restarts(self) -> int:
        """Processes that took the place of one that was killed or died."""
        return max(0, self._started - self._slots)

    @property
    def closing(self) -> bool:
        return self._closing.is_set()

    def close(self) -> None:
        """Stop every job and kill every process."""
        self._closing.set()
        # A running job gives its slot back within a moment; the starter's end would kill its process unexplained.
        slots = [self._free.get() for _ in range(self._slots)]
        for slot in slots:
            if slot.exception() is None:
                slot.result().kill()
        self._starter.shutdown()
        for slot in slots:
            # Whoever waits for a process finds a dead one, and the host closing.
            self._free.put(slot)

    def _start(self) -> Future[EngineProcess]:
        self._started += 1
        return self._starter.submit(EngineProcess, self._engine, self._threads)

    def _renewed(self, slot: Future[EngineProcess]) -> Future[EngineProcess]:
        good = slot.exception() is None and slot.result().alive
        return slot if good or self._closing.is_set() else self._start()


def _started(slot: Future[EngineProcess]) -> EngineProcess:
    try:
        return slot.result()
    except OSError as error:
        raise EngineError("The engine could not start.", type="service_unavailable") from error
