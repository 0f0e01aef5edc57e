"""Requests per second, counted for all nodes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What a crash of the database forgets of the last second is no loss, and each request writes here.
    unlogged = ["UNLOGGED"] if op.get_bind().dialect.name == "postgresql" else []
    op.create_table(
        "request_rates",
        sa.Column("account_id", sa.String(36), primary_key=True),
        sa.Column("full_at", sa.Float(53), nullable=False),
        prefixes=unlogged,
    )
