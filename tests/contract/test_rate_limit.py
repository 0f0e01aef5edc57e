"""Eight clients at once against the rate limit, over HTTP."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from wire_service import Caller, Service, serve

RATE = 10
CLIENTS = 8
SECONDS = 4.0


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[Service]:
    yield from serve(tmp_path, work=False, requests_per_second=RATE)


def hammer(caller: Caller) -> list[float]:
    """When each request that was let in was answered."""
    answered: list[float] = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        answer = caller.get("/openapi/v1/balance")
        if answer.status_code == 200:
            answered.append(time.monotonic())
        else:
            assert answer.status_code == 429
            assert int(answer.headers["retry-after"]) >= 1
            time.sleep(0.02)
    return answered


@pytest.mark.parametrize("accounts", [1, CLIENTS])
def test_eight_clients_get_the_rate_of_their_accounts(limited: Service, accounts: int) -> None:
    mine = [limited.caller() for _ in range(accounts)]
    callers = [
        Caller(limited.base, mine[i % accounts].key, mine[i % accounts].account_id, limited.app) for i in range(8)
    ]
    with ThreadPoolExecutor(CLIENTS) as threads:
        answered = list(threads.map(hammer, callers))
    for account in range(accounts):
        times = [moment for client in answered[account::accounts] for moment in client]
        # One second's worth at once, then the rate, from the first that was let in to the last.
        assert len(times) == pytest.approx(RATE + RATE * (max(times) - min(times)), rel=0.05)
    for caller in callers:
        caller.http.close()
