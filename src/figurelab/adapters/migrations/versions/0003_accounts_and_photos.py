"""Limits and erasure of accounts; which tasks still have their source photo."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PHOTOS = sa.text("photo")


def upgrade() -> None:
    op.add_column("accounts", sa.Column("requests_per_second", sa.Float, nullable=True))
    op.add_column("accounts", sa.Column("concurrent_tasks", sa.Integer, nullable=True))
    op.add_column("accounts", sa.Column("erased_at", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("tasks", sa.Column("photo", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE tasks SET photo = (stage = 'prototype' AND NOT erased)")
    op.create_index("tasks_with_photo", "tasks", ["finished_at"], sqlite_where=_PHOTOS, postgresql_where=_PHOTOS)
