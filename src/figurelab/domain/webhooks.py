"""Callbacks when a task has ended, after the Standard Webhooks specification (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from figurelab.domain.errors import InvalidParameter
from figurelab.domain.tasks import AccountId, TaskId

MOST_WEBHOOKS = 5
"""Per account."""
DELAYS = (5.0, 60.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0)
"""Seconds until each further attempt; after the last one the delivery has failed."""
LONGEST_URL = 2048


class DeliveryState(StrEnum):
    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Webhook:
    """failures: attempts failed in a row. disabled_at: ms, 0 while it is in use."""

    id: str
    account_id: AccountId
    url: str
    created_at: int
    failures: int = 0
    disabled_at: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One task's message to one address. webhook_id: empty for the request's own webhook_url. answer: of the last
    attempt, for the log. Times in ms."""

    id: str
    account_id: AccountId
    task_id: TaskId
    webhook_id: str
    url: str
    created_at: int
    due_at: int
    state: DeliveryState = DeliveryState.PENDING
    attempts: int = 0
    ended_at: int = 0
    answer: str = ""

    @property
    def job(self) -> str:
        """What the queue knows the next attempt by."""
        return f"{self.id}:{self.attempts}"

    @property
    def receiver(self) -> str:
        """Who is called: all addresses of a host wait for each other, and for nobody else."""
        return urlsplit(self.url).netloc.lower()


def new_webhook_secret() -> str:
    """256 random bits in the specification's spelling."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def check_url(url: str, http_hosts: Collection[str]) -> None:
    """https to any host, http only to http_hosts. Where the name leads is checked at each delivery.

    Raises InvalidParameter.
    """
    if len(url) > LONGEST_URL:
        raise InvalidParameter(f"webhook_url must have at most {LONGEST_URL} characters, it has {len(url)}")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InvalidParameter("webhook_url is not a valid URL") from error
    if not host or port == 0 or not url.isascii() or any(character <= " " for character in url):
        raise InvalidParameter("webhook_url is not a valid URL")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in http_hosts):
        raise InvalidParameter("webhook_url must be an https URL")
    if parts.username is not None or parts.password is not None:
        raise InvalidParameter("webhook_url must not hold a user name or password")
