"""The migrations and the schema say the same."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from figurelab.adapters.database import open_engines
from figurelab.adapters.schema import metadata
from figurelab.adapters.store import SqlStore


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
