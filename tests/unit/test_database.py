"""The database on the SQLite that is here."""

from __future__ import annotations

import sqlite3
import time

from figurelab.adapters.database import teach_clock


def test_an_old_sqlite_learns_the_millisecond_clock():
    connection = sqlite3.connect(":memory:")
    try:
        teach_clock(connection, None)
        connection.execute("CREATE TABLE t (a, at INTEGER NOT NULL DEFAULT (unixepoch('subsec') * 1000))")
        connection.execute("INSERT INTO t (a) VALUES (1)")
        [(at,)] = connection.execute("SELECT at FROM t").fetchall()
    finally:
        connection.close()
    assert abs(at / 1000 - time.time()) < 5
