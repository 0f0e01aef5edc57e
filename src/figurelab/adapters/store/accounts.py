"""The accounts' SQL: keys, balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Engine, Select, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from figurelab.adapters.schema import accounts, api_keys, tasks
from figurelab.adapters.store.ledger import LedgerTables, enter
from figurelab.adapters.store.quick import Quick, QuickReader
from figurelab.domain.accounts import Account, ApiKey, Principal
from figurelab.domain.credits import EntryKind
from figurelab.domain.errors import NotFound
from figurelab.domain.tasks import AccountId, Status, TaskId

_BY_DIGEST = Quick(
    select(api_keys.c.account_id, api_keys.c.id, accounts.c.requests_per_second, accounts.c.concurrent_tasks)
    .join(accounts, accounts.c.id == api_keys.c.account_id)
    .where(api_keys.c.digest == bindparam("digest"), api_keys.c.revoked_at == 0)
)
_ACCOUNT = [column for column in accounts.c if column.name != "webhook_secret"]
_KEY = [column for column in api_keys.c if column.name != "digest"]


class AccountTables(LedgerTables):
    """Implements :class:`figurelab.ports.AccountStore`."""

    _writer: Engine
    _reader: Engine
    _quick: QuickReader

    def create_account(self, account: Account) -> None:
        try:
            with self._writer.begin() as connection:
                connection.execute(insert(accounts).values(asdict(account)))
        except IntegrityError as error:
            raise ValueError(f"there is an account named {account.name} already") from error

    def accounts(self) -> Sequence[Account]:
        return self._accounts(select(*_ACCOUNT).order_by(accounts.c.created_at, accounts.c.id))

    def account(self, account_id: AccountId) -> Account | None:
        found = self._accounts(select(*_ACCOUNT).where(accounts.c.id == account_id))
        return found[0] if found else None

    def account_named(self, name: str) -> Account | None:
        found = self._accounts(select(*_ACCOUNT).where(accounts.c.name == name))
        return found[0] if found else None

    def set_limits(
        self, account_id: AccountId, requests_per_second: float | None, concurrent_tasks: int | None
    ) -> None:
        limits = {"requests_per_second": requests_per_second, "concurrent_tasks": concurrent_tasks}
        with self._writer.begin() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(limits))

    def add_key(self, key: ApiKey, digest: str) -> None:
        values = {column.name: getattr(key, column.name) for column in _KEY}
        with self._writer.begin() as connection:
            connection.execute(insert(api_keys).values(digest=digest, **values))

    def keys(self, account_id: AccountId | None = None) -> Sequence[ApiKey]:
        query = select(*_KEY).order_by(api_keys.c.created_at, api_keys.c.id)
        if account_id is not None:
            query = query.where(api_keys.c.account_id == account_id)
        with self._reader.connect() as connection:
            return [ApiKey(**row) for row in connection.execute(query).mappings()]

    def revoke_key(self, key_id: str, now: int) -> bool:
        working = (api_keys.c.id == key_id) & (api_keys.c.revoked_at == 0)
        with self._writer.begin() as connection:
            return connection.execute(update(api_keys).where(working).values(revoked_at=now)).rowcount == 1

    def principal(self, digest: str) -> Principal | None:
        """Unique index on digest; primary key of the account."""
        row = self._quick.row(_BY_DIGEST, {"digest": digest})
        return None if row is None else Principal(*row)

    def grant(self, account_id: AccountId, amount: int, *, now: int, note: str) -> int:
        with self._writer.begin() as connection:
            statement = (
                update(accounts)
                .where(accounts.c.id == account_id)
                .values(balance=accounts.c.balance + amount)
                .returning(accounts.c.balance)
            )
            balance = connection.execute(statement).scalar_one_or_none()
            if balance is None:
                raise NotFound(f"no account {account_id}")
            enter(connection, account_id, EntryKind.GRANT, amount, at=now, note=note)
        return balance

    def settled(self, account_id: AccountId) -> Sequence[tuple[TaskId, Status, int]]:
        query = select(tasks.c.id, tasks.c.status, tasks.c.consumed).where(tasks.c.account_id == account_id)
        with self._reader.connect() as connection:
            return [(TaskId(row.id), Status(row.status), row.consumed) for row in connection.execute(query)]

    def _accounts(self, query: Select[Any]) -> Sequence[Account]:
        with self._reader.connect() as connection:
            return [Account(**row) for row in connection.execute(query).mappings()]
