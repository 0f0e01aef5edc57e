"""The ledger's SQL: an entry and its two postings, written together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine, func, insert, select

from figurelab.adapters.schema import ledger, postings
from figurelab.domain.credits import Entry, EntryKind, Posting, postings_of
from figurelab.domain.tasks import AccountId, TaskId


class LedgerTables:
    """The reading half of the ledger in :class:`figurelab.ports.AccountStore`."""

    _reader: Engine

    def entries(self, account_id: AccountId) -> Sequence[Entry]:
        """Index on the ledger's account; primary key of the postings."""
        mine = ledger.c.account_id == account_id
        of_mine = select(postings).join(ledger, ledger.c.id == postings.c.entry_id).where(mine)
        with self._reader.connect() as connection:
            sides: dict[int, list[Posting]] = {}
            for row in connection.execute(of_mine):
                sides.setdefault(row.entry_id, []).append(Posting(row.book, row.amount))
            rows = connection.execute(select(ledger).where(mine).order_by(ledger.c.id)).mappings().all()
        return [
            replace(Entry(**row), kind=EntryKind(row["kind"]), postings=tuple(sides.get(row["id"], ()))) for row in rows
        ]

    def books(self) -> dict[str, int]:
        """Index on the book."""
        query = select(postings.c.book, func.sum(postings.c.amount).label("total")).group_by(postings.c.book)
        with self._reader.connect() as connection:
            return {row.book: int(row.total) for row in connection.execute(query)}


def enter(
    connection: Connection,
    account_id: AccountId,
    kind: EntryKind,
    amount: int,
    *,
    at: int,
    task_id: TaskId | None = None,
    note: str = "",
) -> None:
    """One movement, inside the caller's transaction."""
    values = {"account_id": account_id, "task_id": task_id, "kind": kind.value, "amount": amount, "at": at}
    entry_id = connection.execute(insert(ledger).values(note=note, **values).returning(ledger.c.id)).scalar_one()
    sides = [
        {"entry_id": entry_id, "book": posting.book, "amount": posting.amount}
        for posting in postings_of(account_id, kind, amount)
    ]
    connection.execute(insert(postings), sides)
