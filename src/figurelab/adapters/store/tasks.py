"""The tasks' SQL: what changes credits and status does so in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Select, and_, bindparam, delete, func, insert, select, text, tuple_, update

from figurelab.adapters.schema import accounts, deliveries, idempotency, tasks
from figurelab.adapters.store.ledger import enter
from figurelab.adapters.store.quick import Quick, QuickReader
from figurelab.adapters.store.rows import TASK, row_of, task_of
from figurelab.adapters.store.webhooks import WebhookTables
from figurelab.domain.credits import EntryKind
from figurelab.domain.errors import (
    IdempotencyConflict,
    InsufficientCredits,
    NoMoreConcurrentTasks,
    TaskNotFound,
)
from figurelab.domain.tasks import AccountId, Event, Stage, Status, Task, TaskId, transition
from figurelab.ports import Idempotency, Transaction

_BY_ID = Quick(select(*TASK).where(tasks.c.id == bindparam("task_id")))
# Spelled as in the indexes: SQLite proves that a partial index applies by comparing the text of the conditions.
_UNFINISHED = text("tasks.status IN ('PENDING', 'IN_PROGRESS')")
_NOT_ERASED = text("NOT tasks.erased")
PRECEDING = (
    select(func.count())
    .select_from(tasks)
    .where(
        _UNFINISHED,
        text("tasks.status = 'PENDING'"),
        tuple_(tasks.c.created_at, tasks.c.id) < tuple_(bindparam("created_at"), bindparam("task_id")),
    )
)
RUNNING = select(func.count()).where(_UNFINISHED, tasks.c.account_id == bindparam("account_id"))
UNFINISHED = select(*TASK).where(_UNFINISHED, tasks.c.created_at < bindparam("before"))
WITH_PHOTO = select(tasks.c.id).where(text("tasks.photo"), tasks.c.finished_at > 0).limit(bindparam("most"))
EXPIRED = (
    select(*TASK)
    .where(
        _NOT_ERASED,
        tasks.c.expires_at <= bindparam("now"),
        tasks.c.finished_at > 0,
    )
    .limit(bindparam("most"))
)


class TaskTables(WebhookTables):
    """Implements :class:`figurelab.ports.TaskStore`."""

    _writer: Engine
    _reader: Engine
    _quick: QuickReader

    def create(
        self,
        task: Task,
        *,
        concurrent_limit: int,
        enqueue: Callable[[Transaction, TaskId], None],
        idempotency: Idempotency | None = None,
    ) -> TaskId:
        with self._writer.begin() as connection:
            # The charge locks the account's row, so everything below sees this account alone.
            charged = _charge(connection, task)
            if idempotency is not None:
                earlier = _replay(connection, task.account_id, idempotency)
                if earlier is not None:
                    connection.rollback()
                    return earlier
                _remember(connection, task, idempotency)
            if not charged:
                raise InsufficientCredits(f"Insufficient credits: this task costs {task.consumed}")
            if _running(connection, task.account_id) >= concurrent_limit:
                raise NoMoreConcurrentTasks(concurrent_limit)
            connection.execute(insert(tasks).values(erased=False, photo=task.stage is Stage.PROTOTYPE, **row_of(task)))
            enter(connection, task.account_id, EntryKind.CHARGE, -task.consumed, at=task.created_at, task_id=task.id)
            enqueue(connection, task.id)
        return task.id

    def apply(self, task_id: TaskId, event: Event, *, now: int) -> Task:
        with self._writer.begin() as connection:
            query = select(*TASK).where(tasks.c.id == task_id).with_for_update()
            row = connection.execute(query).one_or_none()
            if row is None:
                raise TaskNotFound
            before = task_of(row)
            after, refund = transition(before, event, now)
            connection.execute(update(tasks).where(tasks.c.id == task_id).values(row_of(after)))
            if refund:
                enter(connection, after.account_id, EntryKind.REFUND, refund, at=now, task_id=after.id)
                give = accounts.c.balance + refund
                connection.execute(update(accounts).where(accounts.c.id == after.account_id).values(balance=give))
            if after.status.terminal:
                self._announce_end(connection, after, now)
        return after

    def replay(self, account_id: AccountId, idempotency: Idempotency) -> TaskId | None:
        with self._reader.connect() as connection:
            return _replay(connection, account_id, idempotency)

    def get(self, task_id: TaskId) -> Task | None:
        """Primary key."""
        row = self._quick.row(_BY_ID, {"task_id": task_id})
        return None if row is None else task_of(row)

    def list(self, account_id: AccountId, stage: Stage, *, offset: int, limit: int, ascending: bool) -> Sequence[Task]:
        """Index tasks_of_account."""
        order = [tasks.c.created_at, tasks.c.id]
        query = (
            select(*TASK)
            .where(tasks.c.account_id == account_id, tasks.c.stage == stage.value)
            .order_by(*(order if ascending else [column.desc() for column in order]))
            .offset(offset)
            .limit(limit)
        )
        return self._tasks(query)

    def preceding(self, task: Task) -> int:
        """Index tasks_unfinished."""
        values = {"created_at": task.created_at, "task_id": task.id}
        with self._reader.connect() as connection:
            return connection.execute(PRECEDING, values).scalar_one()

    def versions(self, task_ids: Sequence[TaskId]) -> dict[TaskId, int]:
        """Primary key, one for each."""
        query = select(tasks.c.id, tasks.c.version).where(tasks.c.id.in_(task_ids))
        with self._reader.connect() as connection:
            return {TaskId(row.id): row.version for row in connection.execute(query)}

    def unfinished(self, *, before: int) -> Sequence[Task]:
        """Index tasks_unfinished."""
        return self._tasks(UNFINISHED, before=before)

    def expired(self, *, now: int, limit: int) -> Sequence[Task]:
        """Index tasks_to_erase."""
        return self._tasks(EXPIRED, now=now, most=limit)

    def erased(self, task_id: TaskId) -> None:
        with self._writer.begin() as connection:
            connection.execute(update(tasks).where(tasks.c.id == task_id).values(erased=True, photo=False))
            connection.execute(delete(deliveries).where(deliveries.c.task_id == task_id))

    def with_photo(self, *, limit: int) -> Sequence[TaskId]:
        """Index tasks_with_photo."""
        with self._reader.connect() as connection:
            return [TaskId(row.id) for row in connection.execute(WITH_PHOTO, {"most": limit})]

    def photo_erased(self, task_id: TaskId) -> None:
        with self._writer.begin() as connection:
            connection.execute(update(tasks).where(tasks.c.id == task_id).values(photo=False))

    def count_tasks(self) -> dict[tuple[Stage, Status], int]:
        """All rows: for a scrape now and then, on a thread."""
        query = select(tasks.c.stage, tasks.c.status, func.count().label("n")).group_by(tasks.c.stage, tasks.c.status)
        with self._reader.connect() as connection:
            return {(Stage(row.stage), Status(row.status)): row.n for row in connection.execute(query)}

    def known(self, task_ids: Sequence[TaskId]) -> set[TaskId]:
        with self._reader.connect() as connection:
            rows = connection.execute(select(tasks.c.id).where(tasks.c.id.in_(task_ids), _NOT_ERASED))
            return {TaskId(row.id) for row in rows}

    def _tasks(self, query: Select[Any], **values: object) -> Sequence[Task]:
        with self._reader.connect() as connection:
            return [task_of(row) for row in connection.execute(query, values)]


def _charge(connection: Connection, task: Task) -> bool:
    """The guard that keeps a balance from falling under zero is the statement itself."""
    statement = (
        update(accounts)
        .where(accounts.c.id == task.account_id, accounts.c.balance >= task.consumed, accounts.c.erased_at == 0)
        .values(balance=accounts.c.balance - task.consumed)
    )
    return connection.execute(statement).rowcount == 1


def _running(connection: Connection, account_id: AccountId) -> int:
    return connection.execute(RUNNING, {"account_id": account_id}).scalar_one()


def _replay(connection: Connection, account_id: AccountId, asked: Idempotency) -> TaskId | None:
    query = select(idempotency).where(
        idempotency.c.account_id == account_id,
        idempotency.c.key == asked.key,
        idempotency.c.created_at > asked.since,
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    if row.digest != asked.digest:
        raise IdempotencyConflict("Idempotency-Key was used before with a different request")
    return TaskId(row.task_id)


def _remember(connection: Connection, task: Task, asked: Idempotency) -> None:
    forgotten = and_(idempotency.c.account_id == task.account_id, idempotency.c.created_at <= asked.since)
    connection.execute(delete(idempotency).where(forgotten))
    connection.execute(
        insert(idempotency).values(
            account_id=task.account_id,
            key=asked.key,
            digest=asked.digest,
            task_id=task.id,
            created_at=task.created_at,
        )
    )
