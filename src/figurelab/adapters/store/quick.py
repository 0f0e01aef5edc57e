"""The single rows that every request reads. SQLAlchemy's part of such a read costs ten times SQLite's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sqlite3 import Connection
from threading import Lock
from typing import Any, cast

from sqlalchemy import Engine, Select
from sqlalchemy.dialects import sqlite

_NAMED = sqlite.dialect(paramstyle="named")


class Quick:
    """A query of at most one row; values come as the database has them, so a Boolean may be 0 or 1."""

    def __init__(self, query: Select[*tuple[Any, ...]]) -> None:
        self.query = query
        compiled = query.compile(dialect=_NAMED)
        self.sqlite = str(compiled)
        self.constants = compiled.params


class QuickReader:
    """On SQLite a connection of its own, shared by all threads; elsewhere the engine's pool."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._sqlite = _own_connection(engine) if engine.dialect.name == "sqlite" else None

    def row(self, quick: Quick, values: Mapping[str, object]) -> Sequence[Any] | None:
        """The row in the order of the query's columns."""
        if self._sqlite is None:
            with self._engine.connect() as connection:
                return connection.execute(quick.query, values).one_or_none()
        with self._lock:
            # All of them: a statement with rows to come would hold on to the state of the database it began with.
            rows = self._sqlite.execute(quick.sqlite, {**quick.constants, **values}).fetchall()
        return rows[0] if rows else None

    def close(self) -> None:
        if self._sqlite is not None:
            self._sqlite.close()


def _own_connection(engine: Engine) -> Connection:
    """Opened as the engine opens its own, which any thread may use, and taken out of its pool."""
    pooled = engine.raw_connection()
    connection = cast(Connection, pooled.driver_connection)
    pooled.detach()
    return connection
