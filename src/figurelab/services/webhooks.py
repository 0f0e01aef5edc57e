"""Webhooks: administration for the command line, delivery for the workers."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import partial

import structlog
from standardwebhooks import Webhook as Signer

from figurelab import __version__
from figurelab.domain.errors import InvalidParameter
from figurelab.domain.ids import uuid7
from figurelab.domain.tasks import AccountId, TaskId
from figurelab.domain.webhooks import (
    DELAYS,
    MOST_WEBHOOKS,
    Delivery,
    DeliveryState,
    Webhook,
    check_url,
    new_webhook_secret,
)
from figurelab.ports import Clock, Metrics, Queue, Sender, Store
from figurelab.services.links import Links
from figurelab.services.views import task_view

_GONE = 410
_OVERDUE_MS = 60_000
_BATCH = 100

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class WebhookService:
    """http_hosts: hosts that may be called without TLS. base_url: of the file links. disable_after: attempts that
    fail in a row before a webhook is switched off."""

    def __init__(
        self,
        store: Store,
        queue: Queue,
        sender: Sender,
        links: Links,
        metrics: Metrics,
        clock: Clock,
        *,
        http_hosts: Collection[str],
        base_url: str,
        disable_after: int,
    ) -> None:
        self._store = store
        self._queue = queue
        self._sender = sender
        self._links = links
        self._metrics = metrics
        self._clock = clock
        self._http_hosts = frozenset(http_hosts)
        self._base_url = base_url
        self._disable_after = disable_after

    def check_url(self, url: str) -> None:
        """Raises InvalidParameter."""
        check_url(url, self._http_hosts)

    def add(self, account_id: AccountId, url: str) -> Webhook:
        """Raises InvalidParameter: the address, or five there already."""
        self.check_url(url)
        if len(self._store.webhooks(account_id)) >= MOST_WEBHOOKS:
            raise InvalidParameter(f"an account may have at most {MOST_WEBHOOKS} webhooks")
        webhook = Webhook(uuid7(), account_id, url, self._clock())
        self._store.add_webhook(webhook)
        return webhook

    def secret(self, account_id: AccountId, *, rotate: bool = False) -> str:
        """What the account's messages are signed with; made when first asked for."""
        return self._store.webhook_secret(account_id, new_webhook_secret(), replace=rotate)

    def deliver(self, delivery_id: str) -> None:
        """One attempt; run by the queue. A message may arrive twice, with the same webhook-id."""
        delivery = self._store.delivery(delivery_id)
        if delivery is None or delivery.state is not DeliveryState.PENDING:
            return
        task = self._store.get(delivery.task_id)
        if task is None:
            self._store.end_delivery(delivery_id, DeliveryState.FAILED, "the task is erased", now=self._clock())
            return
        link = partial(self._links.result, task, base_url=self._base_url)
        body = json.dumps(task_view(task, 0, link), separators=(",", ":"))
        status, answer = self._sender.post(delivery.url, body.encode(), self._headers(delivery, body))
        self._settle(delivery, status, answer)

    def requeue_lost(self) -> int:
        """Try again what a crash kept from being tried; returns how many."""
        overdue = self._store.overdue_deliveries(before=self._clock() - _OVERDUE_MS, limit=_BATCH)
        lost = set(self._queue.lost([TaskId(delivery.job) for delivery in overdue]))
        found = [delivery for delivery in overdue if delivery.job in lost]
        for delivery in found:
            self._settle(delivery, 0, "the attempt was interrupted")
        return len(found)

    def deliveries(self, account_id: AccountId, *, limit: int) -> Sequence[Delivery]:
        """The log, newest first."""
        return self._store.deliveries(account_id, limit=limit)

    def _settle(self, delivery: Delivery, status: int, answer: str) -> None:
        now = self._clock()
        self._metrics.webhook("delivered" if 200 <= status < 300 else "failed")
        if 200 <= status < 300:
            self._store.end_delivery(delivery.id, DeliveryState.DELIVERED, answer, now=now)
            return
        final = status == _GONE or delivery.attempts >= len(DELAYS)
        delay = None if final else DELAYS[delivery.attempts]
        disable_after = 1 if status == _GONE else self._disable_after
        disabled = self._store.fail_delivery(delivery.id, answer, delay=delay, now=now, disable_after=disable_after)
        log = _log.bind(task_id=delivery.task_id, delivery=delivery.id, answer=answer)
        log.info("webhook failed", attempt=delivery.attempts + 1, again_in=delay)
        if disabled:
            log.warning("webhook disabled", webhook=delivery.webhook_id)

    def _headers(self, delivery: Delivery, body: str) -> dict[str, str]:
        sent_at = datetime.fromtimestamp(self._clock() // 1000, UTC)
        return {
            "content-type": "application/json",
            "user-agent": f"figurelab/{__version__}",
            "webhook-id": delivery.id,
            "webhook-timestamp": str(int(sent_at.timestamp())),
            "webhook-signature": Signer(self.secret(delivery.account_id)).sign(delivery.id, sent_at, body),
        }
