"""Alembic's entry: runs on the connection that :func:`figurelab.adapters.database.migrate` hands over."""

from __future__ import annotations

from alembic import context

from figurelab.adapters.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="figurelab_revision",
)
context.run_migrations()
