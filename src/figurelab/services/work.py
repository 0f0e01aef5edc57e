"""A worker's life: say that it lives, take up what is left, run stages, sweep, drain."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from threading import Event, Thread

import structlog

from figurelab.engines.host import EngineHost
from figurelab.ports import Clock, Executor, Queue, Store
from figurelab.services.erase import EraseService
from figurelab.services.run import RunService
from figurelab.services.sweep import SweepService
from figurelab.services.webhooks import WebhookService

_RECOVER_EVERY = 5.0
_LOST_EVERY = 30.0
_ERASE_EVERY = 60.0
_PHOTOS_EVERY = 2.0
_ORPHANS_EVERY = 3600.0

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class WorkService:
    """heartbeat: seconds between signs of life. concurrency: stages at once. grace: seconds of draining.

    keep_photos: until the results expire, rather than while the task runs.
    """

    def __init__(
        self,
        store: Store,
        queue: Queue,
        host: EngineHost,
        run: RunService,
        sweep: SweepService,
        erase: EraseService,
        webhooks: WebhookService,
        clock: Clock,
        *,
        executor_id: str,
        concurrency: int,
        heartbeat: float,
        grace: float,
        keep_photos: bool,
    ) -> None:
        self._store = store
        self._queue = queue
        self._host = host
        self._run = run
        self._sweep = sweep
        self._erase = erase
        self._webhooks = webhooks
        self._clock = clock
        self._executor_id = executor_id
        self._concurrency = concurrency
        self._heartbeat = heartbeat
        self._grace = grace
        self._keep_photos = keep_photos
        self._stopping = Event()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Returns as soon as stages can be taken; the engine warms up meanwhile. Not to be called on an event loop."""
        # The first beat comes before the first job, or another worker would take it for a dead one's.
        self._beat()
        self._queue.start(self._executor_id, self._run.run, self._webhooks.deliver, concurrency=self._concurrency)
        self._repeat("heartbeat", self._heartbeat, self._beat, at_once=False)
        self._repeat("recover", _RECOVER_EVERY, self._sweep.recover)
        self._repeat("lost", _LOST_EVERY, self._sweep.fail_lost)
        self._repeat("erase", _ERASE_EVERY, self._sweep.erase_expired)
        if not self._keep_photos:
            self._repeat("photos", _PHOTOS_EVERY, self._sweep.erase_photos)
        self._repeat("webhooks", _LOST_EVERY, self._webhooks.requeue_lost)
        self._repeat("accounts", _ERASE_EVERY, self._erase.resume)
        self._repeat("orphans", _ORPHANS_EVERY, self._sweep.erase_orphans)

    def stop(self) -> None:
        """Take nothing new, let running stages finish for the grace, leave the rest to other workers."""
        self._queue.stop(grace=self._grace)
        self._host.close()
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=10)
        self._store.forget_executor(self._executor_id)

    def _beat(self) -> None:
        self._store.beat(Executor(self._executor_id, socket.gethostname(), os.getpid(), self._clock()))

    def _repeat(self, name: str, every: float, action: Callable[[], object], *, at_once: bool = True) -> None:
        def loop() -> None:
            wait = 0.0 if at_once else every
            while not self._stopping.wait(wait):
                began = time.monotonic()
                try:
                    action()
                except Exception:
                    # One bad round (a busy database, an absent bucket) must not end the sweeps for good.
                    _log.exception("sweep failed", sweep=name)
                wait = max(0.0, every - (time.monotonic() - began))

        thread = Thread(target=loop, name=f"figurelab-{name}", daemon=True)
        thread.start()
        self._threads.append(thread)
