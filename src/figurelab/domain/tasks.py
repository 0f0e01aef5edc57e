"""A task and the one function that moves it.

PENDING -> IN_PROGRESS -> SUCCEEDED or FAILED; CANCELED from the first two.

Times are milliseconds since the epoch; 0 means not yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, NewType

TaskId = NewType("TaskId", str)
AccountId = NewType("AccountId", str)

ErrorType = Literal["invalid_input", "timeout", "service_unavailable", "server_error"]


class Stage(StrEnum):
    PROTOTYPE = "prototype"
    BUILD = "build"

    @property
    def type(self) -> str:
        """The ``type`` field of the API."""
        return f"creative-lab-figure-{self.value}"


class Status(StrEnum):
    PENDING = "PENDING"
    IN_PROGRESS = "IN_PROGRESS"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    CANCELED = "CANCELED"

    @property
    def terminal(self) -> bool:
        return self in (Status.SUCCEEDED, Status.FAILED, Status.CANCELED)


@dataclass(frozen=True, slots=True)
class TaskError:
    """The API's ``task_error``. doc_url appears only beside code."""

    type: ErrorType
    message: str
    code: str | None = None
    doc_url: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One row. attempt: how often work was begun; it fences every write of a worker. version: counts changes.

    consumed: credits kept, 0 once refunded. files: names of the results, stored under the attempt.
    retention_ms: how long results live after the finish. webhook_url: told of the end, empty for none.
    """

    id: TaskId
    account_id: AccountId
    key_id: str
    stage: Stage
    created_at: int
    expires_at: int
    retention_ms: int
    consumed: int
    name: str = ""
    status: Status = Status.PENDING
    progress: int = 0
    started_at: int = 0
    finished_at: int = 0
    attempt: int = 0
    version: int = 0
    executor_id: str = ""
    input_task_id: TaskId | None = None
    remove_background: bool = False
    files: tuple[str, ...] = ()
    error: TaskError | None = None
    webhook_url: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """A worker takes the task up, for the first time or again after another worker died."""

    executor_id: str


@dataclass(frozen=True, slots=True)
class Advance:
    attempt: int
    percent: int


@dataclass(frozen=True, slots=True)
class Succeed:
    attempt: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fail:
    """attempt: None when the sweep fails a task that nobody works on any more."""

    attempt: int | None
    error: TaskError


@dataclass(frozen=True, slots=True)
class Cancel:
    """The caller's DELETE."""


Event = Begin | Advance | Succeed | Fail | Cancel


class IllegalTransition(Exception):
    """The task's status does not allow the event: terminal states are frozen."""


class StaleAttempt(IllegalTransition):
    """A worker that was replaced tried to write."""


def new_task(
    id: TaskId,
    account_id: AccountId,
    key_id: str,
    stage: Stage,
    *,
    now: int,
    price: int,
    retention_ms: int,
    name: str = "",
    input_task_id: TaskId | None = None,
    remove_background: bool = False,
    webhook_url: str = "",
) -> Task:
    """A PENDING task. expires_at counts from the creation until the task is finished."""
    return Task(
        id=id,
        account_id=account_id,
        key_id=key_id,
        stage=stage,
        created_at=now,
        expires_at=now + retention_ms,
        retention_ms=retention_ms,
        consumed=price,
        name=name,
        input_task_id=input_task_id,
        remove_background=remove_background,
        webhook_url=webhook_url,
    )


def transition(task: Task, event: Event, now: int) -> tuple[Task, int]:
    """Apply one event: the task afterwards and the credits to give back.

    FAILED refunds all; CANCELED refunds only from PENDING. Progress never falls, and 100 is success.
    Raises IllegalTransition, or StaleAttempt where the event carries another attempt than the task.
    """
    if task.status.terminal:
        raise IllegalTransition(f"a {task.status} task cannot take {type(event).__name__}")
    if isinstance(event, Begin):
        return _begin(task, event, now), 0
    if isinstance(event, Cancel):
        refund = task.consumed if task.status is Status.PENDING else 0
        return _finish(task, Status.CANCELED, now, consumed=task.consumed - refund), refund
    if isinstance(event, Fail) and event.attempt is None:
        failed = _finish(task, Status.FAILED, now, consumed=0)
        return replace(failed, error=event.error), task.consumed
    if task.status is not Status.IN_PROGRESS:
        raise IllegalTransition(f"a {task.status} task cannot take {type(event).__name__}")
    if event.attempt != task.attempt:
        raise StaleAttempt(f"attempt {event.attempt} was replaced by attempt {task.attempt}")
    if isinstance(event, Advance):
        progress = max(task.progress, min(event.percent, 99))
        return replace(task, progress=progress, version=task.version + 1), 0
    if isinstance(event, Succeed):
        done = _finish(task, Status.SUCCEEDED, now, consumed=task.consumed)
        return replace(done, progress=100, files=event.files), 0
    failed = _finish(task, Status.FAILED, now, consumed=0)
    return replace(failed, error=event.error), task.consumed


def _begin(task: Task, event: Begin, now: int) -> Task:
    return replace(
        task,
        status=Status.IN_PROGRESS,
        started_at=task.started_at or max(now, task.created_at),
        attempt=task.attempt + 1,
        executor_id=event.executor_id,
        version=task.version + 1,
    )


def _finish(task: Task, status: Status, now: int, *, consumed: int) -> Task:
    finished = max(now, task.started_at, task.created_at)
    return replace(
        task,
        status=status,
        finished_at=finished,
        expires_at=finished + task.retention_ms,
        consumed=consumed,
        version=task.version + 1,
    )
