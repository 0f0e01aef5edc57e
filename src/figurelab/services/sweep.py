"""Put right what crashes leave behind: dead workers' tasks, lost jobs, expired and orphaned files."""

from __future__ import annotations

import os
import socket
from dataclasses import replace

import structlog

from figurelab.domain.layout import photo_key, result_key, task_id_of_key, task_prefix
from figurelab.domain.tasks import Fail, IllegalTransition, Task, TaskError, TaskId
from figurelab.ports import Blobs, Clock, Executor, Queue, Store

_FORGET_MS = 3_600_000
_LOST_AFTER_MS = 60_000
_ORPHAN_AFTER_MS = 3_600_000
_BATCH = 100

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class SweepService:
    """Every step may run anywhere, any number of times, and be killed half-way. executor_id: this worker."""

    def __init__(
        self, store: Store, queue: Queue, blobs: Blobs, clock: Clock, *, executor_id: str, dead_after: float
    ) -> None:
        self._store = store
        self._queue = queue
        self._blobs = blobs
        self._clock = clock
        self._executor_id = executor_id
        self._dead_ms = dead_after * 1000

    def recover(self) -> int:
        """Give dead workers' jobs back to the queue; returns how many."""
        now = self._clock()
        alive = {self._executor_id}
        for executor in self._store.executors():
            if executor.id != self._executor_id and self._lives(executor, now):
                alive.add(executor.id)
            elif executor.beat_at < now - _FORGET_MS:
                self._store.forget_executor(executor.id)
        recovered = self._queue.recover(alive)
        if recovered:
            _log.warning("took up the tasks of a dead worker", tasks=recovered)
        return recovered

    def fail_lost(self) -> int:
        """FAIL tasks that no job will ever run, with their refund; returns how many."""
        waiting = self._store.unfinished(before=self._clock() - _LOST_AFTER_MS)
        lost = self._queue.lost([task.id for task in waiting])
        error = TaskError("server_error", "The task was interrupted and could not be taken up again.")
        failed = 0
        for task_id in lost:
            try:
                self._store.apply(task_id, Fail(None, error), now=self._clock())
            except IllegalTransition:
                continue
            _log.error("failed a lost task", task_id=task_id)
            failed += 1
        return failed

    def erase_expired(self) -> int:
        """Delete photos, results and finished jobs of tasks past expires_at; returns how many tasks."""
        erased = 0
        while due := self._store.expired(now=self._clock(), limit=_BATCH):
            for task in due:
                self._blobs.delete([blob.key for blob in self._blobs.list(task_prefix(task.id))])
                sent = self._store.deliveries_of(task.id)
                jobs = [replace(delivery, attempts=n).job for delivery in sent for n in range(delivery.attempts + 1)]
                self._queue.forget([task.id, *map(TaskId, jobs)])
                self._store.erased(task.id)
            erased += len(due)
        return erased

    def erase_photos(self) -> int:
        """Delete the source photos of tasks that are over; returns how many."""
        erased = 0
        while over := self._store.with_photo(limit=_BATCH):
            for task_id in over:
                self._blobs.delete([photo_key(task_id)])
                self._store.photo_erased(task_id)
            erased += len(over)
        return erased

    def erase_orphans(self) -> int:
        """Delete old files that no task's row names, left by a crash between a file and its row."""
        before = self._clock() - _ORPHAN_AFTER_MS
        old = [blob.key for blob in self._blobs.list("tasks/") if blob.modified < before]
        erased = 0
        for start in range(0, len(old), _BATCH):
            keys = old[start : start + _BATCH]
            owners = sorted({task_id_of_key(key) for key in keys})
            tasks = {task_id: self._store.get(task_id) for task_id in self._store.known(owners)}
            orphans = [key for key in keys if not _belongs(key, tasks.get(task_id_of_key(key)))]
            self._blobs.delete(orphans)
            erased += len(orphans)
        return erased

    def _lives(self, executor: Executor, now: int) -> bool:
        if executor.host == socket.gethostname() and not _process_lives(executor.pid):
            return False
        return executor.beat_at >= now - self._dead_ms


def _belongs(key: str, task: Task | None) -> bool:
    """Whether the task's row names the file, or may do so yet. What an attempt stored that then died is nobody's."""
    if task is None or not task.status.terminal:
        return task is not None
    return key == photo_key(task.id) or key in {result_key(task.id, task.attempt, name) for name in task.files}


def _process_lives(pid: int) -> bool:
    # This very process has another executor id: whoever had its number before is dead.
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
