"""DELETE: cancel a task that is not terminal yet."""

from __future__ import annotations

from figurelab.domain.accounts import Principal
from figurelab.domain.errors import NotCancelable
from figurelab.domain.tasks import Cancel, IllegalTransition, Stage
from figurelab.ports import Clock, TaskStore
from figurelab.services.query import owned


class CancelService:
    """The worker sees the row change and kills the computation."""

    def __init__(self, store: TaskStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def cancel(self, principal: Principal, stage: Stage, task_id: str) -> None:
        """Refunds a PENDING task, keeps the credits when IN_PROGRESS. Raises TaskNotFound, NotCancelable."""
        task = owned(self._store, principal, stage, task_id)
        try:
            self._store.apply(task.id, Cancel(), now=self._clock())
        except IllegalTransition as error:
            raise NotCancelable("The task is already finished and cannot be canceled") from error
