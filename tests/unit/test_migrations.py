"""The migrations and the schema say the same."""

from __future__ import annotations

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text

from figurelab.adapters.database import open_engines
from figurelab.adapters.schema import metadata
from figurelab.adapters.store import SqlStore
from figurelab.domain.credits import audit
from figurelab.domain.tasks import AccountId


def test_migrations_lead_to_the_schema(database_url: str) -> None:
    store = SqlStore(database_url)
    store.migrate()
    store.migrate()
    writer, reader = open_engines(database_url)
    with reader.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables},
        )
        assert compare_metadata(context, metadata) == []
    writer.dispose()
    reader.dispose()
    store.close()


def test_a_ledger_from_before_double_entry_balances_after_it(database_url: str) -> None:
    writer, reader = open_engines(database_url)
    config = Config()
    config.set_main_option("script_location", "figurelab.adapters:migrations")
    with writer.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO accounts VALUES ('a', 'me', 44, 1)"))
        for kind, amount, task in (("grant", 50, None), ("charge", -6, "t"), ("refund", 6, "t"), ("charge", -6, "u")):
            columns = "account_id, task_id, kind, amount, at, note"
            row = {"task": task, "kind": kind, "n": amount}
            connection.execute(text(f"INSERT INTO ledger ({columns}) VALUES ('a', :task, :kind, :n, 1, '')"), row)
    store = SqlStore(database_url)
    store.migrate()
    entries = store.entries(AccountId("a"))
    problems = audit(AccountId("a"), 44, entries, []).problems
    assert len(entries) == 4
    assert [problem for problem in problems if "row" not in problem] == []
    assert store.books() == {"a": 44, "grants": -50, "revenue": 6}
    for engine in (writer, reader):
        engine.dispose()
    store.close()
