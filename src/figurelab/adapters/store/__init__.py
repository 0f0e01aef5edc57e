"""The Store port over SQLAlchemy Core: one text for SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import text

from figurelab.adapters.database import migrate, open_engines
from figurelab.adapters.store.accounts import AccountTables
from figurelab.adapters.store.erasure import ErasureTables
from figurelab.adapters.store.executors import ExecutorTable
from figurelab.adapters.store.moderation import BlockListTable
from figurelab.adapters.store.quick import QuickReader
from figurelab.adapters.store.rates import RateTable
from figurelab.adapters.store.tasks import TaskTables
from figurelab.adapters.store.webhooks import Announce
from figurelab.domain.webhooks import Delivery
from figurelab.ports import Transaction

__all__ = ["SqlStore"]


class SqlStore(TaskTables, AccountTables, BlockListTable, ErasureTables, ExecutorTable, RateTable):
    """Implements :class:`figurelab.ports.Store`. url: sqlite:///path or postgresql://...

    announce: enqueues a webhook's delivery; without it the sweep finds them, a minute later.
    """

    def __init__(self, url: str, announce: Announce | None = None) -> None:
        self._announce = announce or _nobody
        self._writer, self._reader = open_engines(url)
        self._quick = QuickReader(self._reader)

    @property
    def inline_reads(self) -> bool:
        return self._writer.dialect.name == "sqlite"

    def migrate(self) -> None:
        """Create or update the tables."""
        migrate(self._writer)

    def ping(self) -> None:
        """Raises the driver's error where the database does not answer."""
        with self._reader.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        self._quick.close()
        self._writer.dispose()
        self._reader.dispose()


def _nobody(_transaction: Transaction, _delivery: Delivery, _delay: float) -> None:
    return None
