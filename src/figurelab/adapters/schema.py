"""Our tables, one text for SQLite and PostgreSQL. Times are ms since the epoch, 0 for never."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData()

_ROW_ID = BigInteger().with_variant(Integer, "sqlite")

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("balance", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("requests_per_second", Float, nullable=True),
    Column("concurrent_tasks", Integer, nullable=True),
    Column("erased_at", BigInteger, nullable=False, server_default="0"),
    Column("webhook_secret", Text, nullable=False, server_default=""),
    CheckConstraint("balance >= 0", name="balance_not_negative"),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account_id", String(36), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("name", String(100), nullable=False),
    Column("hint", String(16), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger, nullable=False),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account_id", String(36), ForeignKey("accounts.id"), nullable=False),
    Column("key_id", String(36), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("retention_ms", BigInteger, nullable=False),
    Column("consumed", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("progress", Integer, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("executor_id", String(64), nullable=False),
    Column("input_task_id", String(36), nullable=True),
    Column("remove_background", Boolean, nullable=False),
    Column("files", Text, nullable=False),
    Column("error", Text, nullable=True),
    Column("erased", Boolean, nullable=False),
    Column("photo", Boolean, nullable=False, server_default=false()),
    Column("webhook_url", Text, nullable=False, server_default=""),
    CheckConstraint("progress BETWEEN 0 AND 100", name="progress_range"),
    CheckConstraint("consumed >= 0", name="consumed_not_negative"),
    Index("tasks_of_account", "account_id", "stage", "created_at", "id"),
    # The few unfinished rows among many finished ones: the concurrency limit, the queue's length, the sweep.
    Index(
        "tasks_unfinished_of_account",
        "account_id",
        sqlite_where=text("status IN ('PENDING', 'IN_PROGRESS')"),
        postgresql_where=text("status IN ('PENDING', 'IN_PROGRESS')"),
    ),
    Index(
        "tasks_unfinished",
        "status",
        "created_at",
        "id",
        sqlite_where=text("status IN ('PENDING', 'IN_PROGRESS')"),
        postgresql_where=text("status IN ('PENDING', 'IN_PROGRESS')"),
    ),
    Index(
        "tasks_to_erase",
        "expires_at",
        sqlite_where=text("NOT erased"),
        postgresql_where=text("NOT erased"),
    ),
    Index("tasks_with_photo", "finished_at", sqlite_where=text("photo"), postgresql_where=text("photo")),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", _ROW_ID, primary_key=True, autoincrement=True),
    Column("account_id", String(36), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("task_id", String(36), nullable=True),
    Column("kind", String(16), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
    # At most one charge and one refund for a task, whatever the code above does.
    UniqueConstraint("task_id", "kind", name="ledger_once"),
    CheckConstraint("(kind = 'charge') = (amount <= 0)", name="ledger_sign"),
)

# Double entry: the account's side and the house's side of each ledger entry, which cancel out.
postings = Table(
    "postings",
    metadata,
    Column("entry_id", _ROW_ID, ForeignKey("ledger.id"), primary_key=True),
    Column("book", String(36), primary_key=True, index=True),
    Column("amount", BigInteger, nullable=False),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("account_id", String(36), ForeignKey("accounts.id"), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("task_id", String(36), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

blocked_pictures = Table(
    "blocked_pictures",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("pdq", String(64), nullable=False, unique=True),
    Column("label", String(200), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account_id", String(36), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("disabled_at", BigInteger, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account_id", String(36), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("task_id", String(36), nullable=False, index=True),
    Column("webhook_id", String(36), nullable=False),
    Column("url", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("ended_at", BigInteger, nullable=False),
    Column("answer", Text, nullable=False),
    Index(
        "deliveries_pending",
        "due_at",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
)

executors = Table(
    "executors",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("host", String(255), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("beat_at", BigInteger, nullable=False),
)

# When each account's bucket of requests is full again, in seconds since the epoch; on PostgreSQL, for all nodes.
request_rates = Table(
    "request_rates",
    metadata,
    Column("account_id", String(36), primary_key=True),
    Column("full_at", Float(53), nullable=False),
)
