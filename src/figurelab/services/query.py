"""Read tasks: one, or a page of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from figurelab.domain.accounts import Principal
from figurelab.domain.errors import InvalidParameter, TaskNotFound
from figurelab.domain.ids import is_uuid
from figurelab.domain.layout import key_of_path
from figurelab.domain.tasks import Stage, Status, Task, TaskId
from figurelab.ports import TaskStore
from figurelab.services.links import Links
from figurelab.services.views import View, task_view

_LARGEST_PAGE = 50
_LAST_OFFSET = 2**31
_ASCENDING = {"-created_at": False, "+created_at": True, " created_at": True, "created_at": True}


class QueryService:
    """Synchronous: one read by primary key. Call through ``Services.read``."""

    def __init__(self, store: TaskStore, links: Links) -> None:
        self._store = store
        self._links = links

    def get(self, principal: Principal, stage: Stage, task_id: str, base_url: str) -> View:
        """Raises TaskNotFound for an unknown id, another account's task or another stage's."""
        return self._view(owned(self._store, principal, stage, task_id), base_url)

    def list(
        self,
        principal: Principal,
        stage: Stage,
        base_url: str,
        *,
        page_num: int = 1,
        page_size: int = 10,
        sort_by: str = "-created_at",
    ) -> Sequence[View]:
        """A page of the account's tasks of the stage. Raises InvalidParameter out of range."""
        if not 1 <= page_size <= _LARGEST_PAGE:
            raise InvalidParameter(f"page_size must be between 1 and {_LARGEST_PAGE}")
        last = _LAST_OFFSET // page_size
        if not 1 <= page_num <= last:
            raise InvalidParameter(f"page_num must be between 1 and {last}")
        ascending = _ASCENDING.get(sort_by)
        if ascending is None:
            raise InvalidParameter("sort_by must be +created_at or -created_at")
        tasks = self._store.list(
            principal.account_id,
            stage,
            offset=(page_num - 1) * page_size,
            limit=page_size,
            ascending=ascending,
        )
        return [self._view(task, base_url) for task in tasks]

    def file_key(self, path: str, expires: str, signature: str, key_id: str) -> str | None:
        """The storage key behind a signed link, expired or not; None where the link is not genuine."""
        return key_of_path(path) if self._links.genuine(path, expires, signature, key_id) else None

    def file_expired(self, expires: str) -> bool:
        """Whether a genuine link works no longer."""
        return self._links.expired(expires)

    def _view(self, task: Task, base_url: str) -> View:
        preceding = self._store.preceding(task) if task.status is Status.PENDING else 0
        return task_view(task, preceding, partial(self._links.result, task, base_url=base_url))


def owned(store: TaskStore, principal: Principal, stage: Stage, task_id: str) -> Task:
    """The account's own task of this stage. Raises TaskNotFound."""
    # Only what may be an id reaches the database: PostgreSQL refuses a NUL in its text.
    task = store.get(TaskId(task_id.lower())) if is_uuid(task_id) else None
    if task is None or task.account_id != principal.account_id or task.stage is not stage:
        raise TaskNotFound
    return task
