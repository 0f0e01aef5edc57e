"""Follow a task: its state at once, then every change, until it is terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

from figurelab.domain.accounts import Principal
from figurelab.domain.errors import TaskNotFound
from figurelab.domain.tasks import Stage, Task
from figurelab.ports import Events, Metrics, TaskStore
from figurelab.services.links import Links
from figurelab.services.offload import Offload
from figurelab.services.query import owned
from figurelab.services.views import View, stream_view

KEEP_ALIVE = 10.0
"""Seconds of silence after which the last message is repeated."""


class StreamService:
    def __init__(self, store: TaskStore, events: Events, links: Links, offload: Offload, metrics: Metrics) -> None:
        self._store = store
        self._events = events
        self._links = links
        self._offload = offload
        self._metrics = metrics

    async def events(
        self, principal: Principal, stage: Stage, task_id: str, base_url: str
    ) -> AsyncIterator[tuple[str, View]]:
        """Yields (event, data): "message" with the task, or one "error" with status_code and message."""
        self._metrics.stream(1)
        try:
            async for task in self._states(principal, stage, task_id):
                yield "message", self._view(task, base_url)
        except TaskNotFound as error:
            yield "error", {"status_code": error.status, "message": error.message}
        finally:
            self._metrics.stream(-1)

    async def _states(self, principal: Principal, stage: Stage, task_id: str) -> AsyncIterator[Task]:
        """Raises TaskNotFound, also where the task is erased while it is followed."""
        task = await self._read(principal, stage, task_id)
        async with self._events.watch(task.id) as changes:
            # Read again under the watch, so that no change between the two can be missed.
            task = await self._read(principal, stage, task_id)
            yield task
            if task.status.terminal:
                return
            async for _ in changes(KEEP_ALIVE):
                task = await self._read(principal, stage, task_id)
                yield task
                if task.status.terminal:
                    return

    async def _read(self, principal: Principal, stage: Stage, task_id: str) -> Task:
        return await self._offload.read(owned, self._store, principal, stage, task_id)

    def _view(self, task: Task, base_url: str) -> View:
        return stream_view(task, partial(self._links.result, task, base_url=base_url))
