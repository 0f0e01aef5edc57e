"""An account's own limits over the service's."""

from __future__ import annotations

import asyncio

import pytest

from figurelab.adapters.limiter import TokenBuckets
from figurelab.app import App
from figurelab.domain.errors import NoMoreConcurrentTasks, RateLimitExceeded
from figurelab.domain.tasks import AccountId

ME, OTHER = AccountId("me"), AccountId("other")


def test_a_rate_of_its_own_counts_for_that_account_alone() -> None:
    now = [0.0]
    buckets = TokenBuckets(20, lambda: now[0])
    for _ in range(2):
        buckets.take(ME, 2)
    with pytest.raises(RateLimitExceeded, match="at most 2 requests") as refused:
        buckets.take(ME, 2)
    assert refused.value.retry_after == pytest.approx(0.5)
    for _ in range(20):
        buckets.take(OTHER)
    now[0] += 0.5
    buckets.take(ME, 2)
    with pytest.raises(RateLimitExceeded):
        buckets.take(ME, 2)


def test_limits_hold_for_every_key_and_are_taken_back(app: App) -> None:
    accounts = app.services.accounts
    account = accounts.create_account("me", credits=100)
    secrets = [accounts.create_key(account.id)[1] for _ in range(2)]

    def limits() -> list[tuple[float | None, int | None]]:
        principals = [accounts.authenticate(f"Bearer {secret}") for secret in secrets]
        return [(who.requests_per_second, who.concurrent_tasks) for who in principals]

    assert limits() == [(None, None)] * 2
    account = accounts.set_limits(account, 0.5, 1)
    assert limits() == [(0.5, 1)] * 2
    me = accounts.authenticate(f"Bearer {secrets[0]}")
    asyncio.run(app.services.create.prototype(me, "ok"))
    with pytest.raises(NoMoreConcurrentTasks, match="at most 1 task"):
        asyncio.run(app.services.create.prototype(me, "ok"))
    account = accounts.set_limits(account, None, 0)
    assert limits() == [(0.5, None)] * 2
    with pytest.raises(ValueError, match="negative"):
        accounts.set_limits(account, -1, None)
