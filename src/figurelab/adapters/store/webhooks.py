"""The webhooks' SQL. A delivery is made in the transaction that ends its task, so none is lost or invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, select, text, update

from figurelab.adapters.schema import accounts, deliveries, webhooks
from figurelab.domain.ids import uuid7
from figurelab.domain.tasks import AccountId, Task, TaskId
from figurelab.domain.webhooks import Delivery, DeliveryState, Webhook
from figurelab.ports import Transaction

Announce = Callable[[Transaction, Delivery, float], None]
"""Enqueues a delivery's next attempt, after so many seconds, in the open transaction."""

_PENDING = text("deliveries.state = 'pending'")


class WebhookTables:
    """Implements :class:`figurelab.ports.WebhookStore`."""

    _writer: Engine
    _reader: Engine
    _announce: Announce

    def add_webhook(self, webhook: Webhook) -> None:
        with self._writer.begin() as connection:
            connection.execute(insert(webhooks).values(asdict(webhook)))

    def webhooks(self, account_id: AccountId | None = None) -> Sequence[Webhook]:
        query = select(webhooks).order_by(webhooks.c.created_at, webhooks.c.id)
        if account_id is not None:
            query = query.where(webhooks.c.account_id == account_id)
        with self._reader.connect() as connection:
            return [Webhook(**row) for row in connection.execute(query).mappings()]

    def remove_webhook(self, webhook_id: str) -> bool:
        with self._writer.begin() as connection:
            return connection.execute(delete(webhooks).where(webhooks.c.id == webhook_id)).rowcount == 1

    def webhook_secret(self, account_id: AccountId, fresh: str, *, replace: bool) -> str:
        mine = accounts.c.id == account_id
        missing = mine if replace else mine & (accounts.c.webhook_secret == "")
        query = select(accounts.c.webhook_secret).where(mine)
        with self._writer.begin() as connection:
            connection.execute(update(accounts).where(missing).values(webhook_secret=fresh))
            return connection.execute(query).scalar_one()

    def delivery(self, delivery_id: str) -> Delivery | None:
        found = self._deliveries(select(deliveries).where(deliveries.c.id == delivery_id))
        return found[0] if found else None

    def deliveries(self, account_id: AccountId, *, limit: int) -> Sequence[Delivery]:
        """Index on the deliveries' account."""
        mine = select(deliveries).where(deliveries.c.account_id == account_id)
        return self._deliveries(mine.order_by(deliveries.c.created_at.desc(), deliveries.c.id.desc()).limit(limit))

    def deliveries_of(self, task_id: TaskId) -> Sequence[Delivery]:
        """Index on the deliveries' task."""
        return self._deliveries(select(deliveries).where(deliveries.c.task_id == task_id))

    def overdue_deliveries(self, *, before: int, limit: int) -> Sequence[Delivery]:
        """Index deliveries_pending."""
        return self._deliveries(select(deliveries).where(_PENDING, deliveries.c.due_at < before).limit(limit))

    def end_delivery(self, delivery_id: str, state: DeliveryState, answer: str, *, now: int) -> None:
        ended = update(deliveries).where(deliveries.c.id == delivery_id, _PENDING)
        with self._writer.begin() as connection:
            row = connection.execute(
                ended.values(
                    state=state.value, answer=answer, ended_at=now, attempts=deliveries.c.attempts + 1
                ).returning(deliveries.c.webhook_id)
            ).one_or_none()
            if row is not None and state is DeliveryState.DELIVERED:
                connection.execute(update(webhooks).where(webhooks.c.id == row.webhook_id).values(failures=0))

    def fail_delivery(
        self, delivery_id: str, answer: str, *, delay: float | None, now: int, disable_after: int
    ) -> bool:
        final = {"state": DeliveryState.FAILED.value, "ended_at": now} if delay is None else {}
        failed = update(deliveries).where(deliveries.c.id == delivery_id, _PENDING)
        with self._writer.begin() as connection:
            row = connection.execute(
                failed.values(
                    attempts=deliveries.c.attempts + 1, answer=answer, due_at=now + round((delay or 0) * 1000), **final
                ).returning(*deliveries.c)
            ).mappings().one_or_none()  # fmt: skip
            if row is None:
                return False
            if delay is not None:
                self._announce(connection, _delivery(row), delay)
            return _count_failure(connection, row["webhook_id"], now, disable_after)

    def _announce_end(self, connection: Connection, task: Task, now: int) -> None:
        """Deliveries of a task that has just ended: to the account's webhooks, and to its own address."""
        query = select(webhooks.c.id, webhooks.c.url).where(
            webhooks.c.account_id == task.account_id, webhooks.c.disabled_at == 0
        )
        addresses = [(row.id, row.url) for row in connection.execute(query)]
        if task.webhook_url:
            addresses.append(("", task.webhook_url))
        for webhook_id, url in addresses:
            made = Delivery(uuid7(), task.account_id, task.id, webhook_id, url, created_at=now, due_at=now)
            connection.execute(insert(deliveries).values(asdict(made)))
            self._announce(connection, made, 0.0)

    def _deliveries(self, query: Select[Any]) -> Sequence[Delivery]:
        with self._reader.connect() as connection:
            return [_delivery(row) for row in connection.execute(query).mappings()]


def _delivery(row: Any) -> Delivery:
    return replace(Delivery(**row), state=DeliveryState(row["state"]))


def _count_failure(connection: Connection, webhook_id: str, now: int, disable_after: int) -> bool:
    """Whether the webhook was switched off by this one."""
    one = webhooks.c.id == webhook_id
    connection.execute(update(webhooks).where(one).values(failures=webhooks.c.failures + 1))
    worn_out = one & (webhooks.c.failures >= disable_after) & (webhooks.c.disabled_at == 0)
    return connection.execute(update(webhooks).where(worn_out).values(disabled_at=now)).rowcount == 1
