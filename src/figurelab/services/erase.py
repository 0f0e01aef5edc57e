"""Erase an account's data on demand. The ledger stays, without a name, so that its audit stays true."""

from __future__ import annotations

from contextlib import suppress

import structlog

from figurelab.domain.layout import task_prefix
from figurelab.domain.tasks import AccountId, Cancel, IllegalTransition, Status, Task
from figurelab.ports import Blobs, Clock, Queue, Store

_BATCH = 100

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class EraseService:
    """Every step may run any number of times and be killed half-way; the sweep goes on where a crash stopped it."""

    def __init__(self, store: Store, queue: Queue, blobs: Blobs, clock: Clock) -> None:
        self._store = store
        self._queue = queue
        self._blobs = blobs
        self._clock = clock

    def erase(self, account_id: AccountId) -> int:
        """Close the account (its keys stop working, nothing can be charged), then delete its tasks with all their
        files; unfinished ones are canceled first. Returns how many tasks were deleted."""
        self._store.close_account(account_id, now=self._clock())
        erased = 0
        while tasks := self._store.tasks_of(account_id, limit=_BATCH):
            for task in tasks:
                self._erase_task(task)
            erased += len(tasks)
        self._store.purge()
        return erased

    def resume(self) -> int:
        """Finish every erasure that was begun; returns how many tasks were deleted."""
        erased = sum(self.erase(account_id) for account_id in self._store.erasing())
        if erased:
            _log.warning("finished an erasure that was cut short", tasks=erased)
        return erased

    def _erase_task(self, task: Task) -> None:
        if not task.status.terminal:
            with suppress(IllegalTransition):  # where it ended by itself a moment ago
                self._store.apply(task.id, Cancel(), now=self._clock())
        self._blobs.delete([blob.key for blob in self._blobs.list(task_prefix(task.id))])
        if task.status is not Status.IN_PROGRESS:
            # A running job notices that its task is gone; the queue must not lose the row under it.
            self._queue.forget([task.id])
        self._store.remove_task(task.id)
