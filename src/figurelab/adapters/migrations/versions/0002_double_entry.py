"""Double entry: every ledger entry gets two postings that cancel out; an entry's note may be blanked, nothing else."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MONEY = ("id", "account_id", "task_id", "kind", "amount", "at")
_GUARDS = {
    "sqlite": [
        "DROP TRIGGER ledger_no_update",
        "CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger WHEN NEW.note <> '' OR "
        + " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in _MONEY)
        + " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
        *(
            f"CREATE TRIGGER postings_no_{verb} BEFORE {verb} ON postings "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            for verb in ("update", "delete")
        ),
    ],
    "postgresql": [
        "DROP TRIGGER ledger_append_only ON ledger",
        "CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
        "CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger FOR EACH ROW WHEN (NEW.note <> '' OR "
        + " OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in _MONEY)
        + ") EXECUTE FUNCTION ledger_refuse()",
        "CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON postings "
        "FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    ],
}


def upgrade() -> None:
    op.create_table(
        "postings",
        sa.Column(
            "entry_id",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            sa.ForeignKey("ledger.id"),
            primary_key=True,
        ),
        sa.Column("book", sa.String(36), primary_key=True),
        sa.Column("amount", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_postings_book", "postings", ["book"])
    op.execute("INSERT INTO postings (entry_id, book, amount) SELECT id, account_id, amount FROM ledger")
    op.execute(
        "INSERT INTO postings (entry_id, book, amount) "
        "SELECT id, CASE kind WHEN 'grant' THEN 'grants' ELSE 'revenue' END, -amount FROM ledger"
    )
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
