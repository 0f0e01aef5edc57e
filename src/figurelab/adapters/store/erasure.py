"""The SQL of forgetting an account: what is personal goes, what the audit needs stays."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, delete, exists, select, update

from figurelab.adapters.schema import accounts, api_keys, deliveries, idempotency, ledger, tasks, webhooks
from figurelab.adapters.store.rows import TASK, task_of
from figurelab.domain.tasks import AccountId, Task, TaskId


class ErasureTables:
    """Implements :class:`figurelab.ports.ErasureStore`."""

    _writer: Engine
    _reader: Engine

    def close_account(self, account_id: AccountId, *, now: int) -> bool:
        mine = accounts.c.id == account_id
        with self._writer.begin() as connection:
            closed = connection.execute(
                update(accounts)
                .where(mine, accounts.c.erased_at == 0)
                .values(erased_at=now, name=f"erased {account_id}", webhook_secret="")
            )
            if closed.rowcount == 0:
                return False
            for table in (api_keys, idempotency, webhooks, deliveries):
                connection.execute(delete(table).where(table.c.account_id == account_id))
            noted = (ledger.c.account_id == account_id) & (ledger.c.note != "")
            connection.execute(update(ledger).where(noted).values(note=""))
        return True

    def purge(self) -> None:
        """SQLite keeps overwritten pages in its write-ahead log until that is emptied; PostgreSQL sees to it itself."""
        if self._reader.dialect.name == "sqlite":
            with self._reader.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def erasing(self) -> Sequence[AccountId]:
        """A row of tasks for each account: index tasks_of_account."""
        left = exists().where(tasks.c.account_id == accounts.c.id)
        query = select(accounts.c.id).where(accounts.c.erased_at > 0, left)
        with self._reader.connect() as connection:
            return [AccountId(row.id) for row in connection.execute(query)]

    def tasks_of(self, account_id: AccountId, *, limit: int) -> Sequence[Task]:
        """Index tasks_of_account."""
        query = select(*TASK).where(tasks.c.account_id == account_id).limit(limit)
        with self._reader.connect() as connection:
            return [task_of(row) for row in connection.execute(query)]

    def remove_task(self, task_id: TaskId) -> None:
        with self._writer.begin() as connection:
            connection.execute(delete(tasks).where(tasks.c.id == task_id))
            connection.execute(delete(deliveries).where(deliveries.c.task_id == task_id))
