"""Opening the database: SQLite in WAL mode with immediate writes, or PostgreSQL; and its migrations."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

_BUSY_MS = 30_000


class DatabaseAway(Exception):
    """It cannot be opened; the message is the driver's reason."""


def open_engines(url: str) -> tuple[Engine, Engine]:
    """(writer, reader). On SQLite the writer begins IMMEDIATE, so that a transaction that reads first can never lose
    its lock half-way, and the reader never takes a lock; on PostgreSQL both are one engine."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        writer, reader = create_engine(parsed), create_engine(parsed, isolation_level="AUTOCOMMIT")
        for engine in (writer, reader):
            event.listen(engine, "connect", _set_pragmas)
        event.listen(writer, "begin", _begin_immediate)
        return writer, reader
    engine = create_engine(parsed.set(drivername="postgresql+psycopg"), pool_size=10, pool_pre_ping=True)
    return engine, engine


def migrate(writer: Engine) -> None:
    """Bring our tables to the newest revision; safe to run from several processes at once. Raises DatabaseAway."""
    config = Config()
    config.set_main_option("script_location", "figurelab.adapters:migrations")
    try:
        writer.connect().close()
    except DBAPIError as error:
        raise DatabaseAway(str(error.orig).strip()) from error
    with writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7264001)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def teach_clock(connection: Any, _record: Any) -> None:
    """Give SQLite before 3.42 the millisecond clock that DBOS's tables take their defaults from on Python 3.12 and
    later: there ``unixepoch('subsec')`` is NULL and every insert fails."""
    if isinstance(connection, sqlite3.Connection) and sqlite3.sqlite_version_info < (3, 42):
        connection.create_function("unixepoch", -1, lambda *_: round(time.time(), 3))


# On the class: DBOS opens engines of its own on the same file.
event.listen(Engine, "connect", teach_clock)


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    # What is deleted is overwritten, so that an erased account's data cannot be read from the file.
    connection.execute("PRAGMA secure_delete=ON")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
