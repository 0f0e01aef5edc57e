"""Accounts and their keys. A key is shown once and kept only as its SHA-256."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from figurelab.domain.tasks import AccountId

KEY_PREFIX = "flk_"
TEST_KEY = "msy_dummy_api_key_for_test_mode_12345678"
"""Known to everybody: spends nothing and gets the sample, where the operator allows it."""
TEST_ACCOUNT = AccountId("00000000-0000-7000-8000-000000000000")


@dataclass(frozen=True, slots=True)
class Principal:
    """Who a request is from. requests_per_second, concurrent_tasks: its account's own limits, else None."""

    account_id: AccountId
    key_id: str
    requests_per_second: float | None = None
    concurrent_tasks: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """created_at: ms since the epoch. erased_at: ms, 0 while it is in use. The limits: None for the service's."""

    id: AccountId
    name: str
    balance: int
    created_at: int
    requests_per_second: float | None = None
    concurrent_tasks: int | None = None
    erased_at: int = 0


@dataclass(frozen=True, slots=True)
class ApiKey:
    """hint: the first characters, enough to recognise a key by. revoked_at: ms, 0 while it works."""

    id: str
    account_id: AccountId
    name: str
    hint: str
    created_at: int
    revoked_at: int = 0


def new_secret() -> str:
    """A fresh API key with 256 random bits."""
    return KEY_PREFIX + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """SHA-256 in hex. Keys are random, so a slow hash would only slow the requests down."""
    return hashlib.sha256(secret.encode()).hexdigest()
