"""The Events port by polling: one query for all the streams of a process, whoever made the change.

A missed poll makes a stream late, never wrong: streams read the task itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from figurelab.domain.tasks import TaskId
from figurelab.ports import TaskStore
from figurelab.services.offload import Offload

_POLL_SECONDS = 0.1
_BATCH = 500


class PollingEvents:
    """Implements :class:`figurelab.ports.Events`. Polls only while somebody watches."""

    def __init__(self, store: TaskStore, offload: Offload) -> None:
        self._store = store
        self._offload = offload
        self._watchers: dict[TaskId, set[asyncio.Event]] = {}
        self._versions: dict[TaskId, int | None] = {}
        self._poller: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def watch(self, task_id: TaskId) -> AsyncGenerator[Callable[[float], AsyncIterator[None]]]:
        changed = asyncio.Event()
        if task_id not in self._watchers:
            # Known before the caller reads, so that a change right after that read is seen as one.
            self._versions.update(await self._offload.read(self._store.versions, [task_id]))
        self._watchers.setdefault(task_id, set()).add(changed)
        if self._poller is None or self._poller.done():
            self._poller = asyncio.create_task(self._poll())

        async def changes(timeout: float) -> AsyncIterator[None]:
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), timeout)
                changed.clear()
                yield

        try:
            yield changes
        finally:
            self._leave(task_id, changed)

    def _leave(self, task_id: TaskId, changed: asyncio.Event) -> None:
        watchers = self._watchers[task_id]
        watchers.discard(changed)
        if not watchers:
            del self._watchers[task_id]
            self._versions.pop(task_id, None)

    async def _poll(self) -> None:
        while self._watchers:
            await asyncio.sleep(_POLL_SECONDS)
            watched = list(self._watchers)
            for start in range(0, len(watched), _BATCH):
                batch = watched[start : start + _BATCH]
                self._notify(batch, await self._offload.read(self._store.versions, batch))

    def _notify(self, watched: Sequence[TaskId], versions: dict[TaskId, int]) -> None:
        for task_id in watched:
            version = versions.get(task_id)  # None: the task was erased
            if task_id in self._watchers and self._versions.get(task_id) != version:
                self._versions[task_id] = version
                for changed in self._watchers[task_id]:
                    changed.set()
