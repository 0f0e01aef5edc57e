"""The limiter under eight clients at once, on a clock of the test's own."""

from __future__ import annotations

import heapq
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from figurelab.adapters.limiter import SharedBuckets, TokenBuckets
from figurelab.adapters.store import SqlStore
from figurelab.domain.errors import RateLimitExceeded
from figurelab.domain.tasks import AccountId

RATE = 20.0
CLIENTS = 8


def let_in(accounts: Sequence[AccountId], asked: Sequence[float], seconds: float) -> Counter[int]:
    """Requests granted to each client. asked: how many a second each makes, at random moments."""
    now = 0.0
    buckets = TokenBuckets(RATE, lambda: now)
    chance = random.Random(1)
    due = [(chance.expovariate(rate), client) for client, rate in enumerate(asked)]
    heapq.heapify(due)
    granted: Counter[int] = Counter()
    while due[0][0] < seconds:
        now, client = due[0]
        heapq.heapreplace(due, (now + chance.expovariate(asked[client]), client))
        try:
            buckets.take(accounts[client])
        except RateLimitExceeded:
            continue
        granted[client] += 1
    return granted


def test_each_account_gets_its_rate_whatever_the_others_ask_for() -> None:
    accounts = [AccountId(str(client)) for client in range(CLIENTS)]
    granted = let_in(accounts, [40.0 * (client + 1) for client in range(CLIENTS)], 60.0)
    assert [granted[client] for client in range(CLIENTS)] == pytest.approx([RATE + RATE * 60.0] * CLIENTS, rel=0.05)


def test_clients_of_one_account_share_its_rate_evenly() -> None:
    seconds = 1200.0
    granted = let_in([AccountId("me")] * CLIENTS, [10.0] * CLIENTS, seconds)
    assert granted.total() == pytest.approx(RATE + RATE * seconds, rel=0.05)
    assert [granted[client] for client in range(CLIENTS)] == pytest.approx(
        [granted.total() / CLIENTS] * CLIENTS, rel=0.05
    )


def test_who_asks_for_less_than_the_rate_is_never_refused() -> None:
    accounts = [AccountId("quiet"), *[AccountId("greedy")] * (CLIENTS - 1)]
    now = 0.0
    buckets = TokenBuckets(RATE, lambda: now)
    for step in range(12_000):
        now = step / 200
        for account in accounts[1:]:
            try:
                buckets.take(account)
            except RateLimitExceeded:
                continue
        if step % 10 == 0:
            buckets.take(accounts[0])


def test_threads_do_not_share_a_token() -> None:
    buckets = TokenBuckets(RATE, lambda: 0.0)

    def grants(_: int) -> int:
        granted = 0
        for _ in range(2000):
            try:
                buckets.take(AccountId("me"))
            except RateLimitExceeded:
                continue
            granted += 1
        return granted

    with ThreadPoolExecutor(CLIENTS) as threads:
        assert sum(threads.map(grants, range(CLIENTS))) == RATE


def test_what_an_idle_account_saves_up_is_one_second_s_worth() -> None:
    now = [0.0]
    buckets = TokenBuckets(RATE, lambda: now[0])
    buckets.take(AccountId("me"))
    now[0] += 3600
    for _ in range(int(RATE)):
        buckets.take(AccountId("me"))
    with pytest.raises(RateLimitExceeded):
        buckets.take(AccountId("me"))


@pytest.fixture
def nodes(postgres_database: str) -> Iterator[list[SqlStore]]:
    stores = [SqlStore(postgres_database) for _ in range(2)]
    stores[0].migrate()
    yield stores
    for store in stores:
        store.close()


def test_nodes_on_one_database_share_the_rate(nodes: list[SqlStore]) -> None:
    shared = [SharedBuckets(RATE, node.take_request) for node in nodes]
    me, other, seconds = AccountId("me"), AccountId("other"), 2.0
    began, waits = time.monotonic(), list[float]()

    def hammer(client: int) -> int:
        granted = 0
        while time.monotonic() < began + seconds:
            try:
                shared[client % 2].take(me)
            except RateLimitExceeded as error:
                waits.append(error.retry_after or 0.0)
                time.sleep(0.005)
                continue
            granted += 1
        return granted

    with ThreadPoolExecutor(CLIENTS) as threads:
        granted = sum(threads.map(hammer, range(CLIENTS)))
    # Never more than the rate allows; a busy machine may ask for less.
    most = RATE * (1 + time.monotonic() - began)
    assert 0.6 * RATE * (1 + seconds) < granted <= 1.02 * most
    assert 0 < min(waits) <= max(waits) <= 1 / RATE + 0.02
    for _ in range(int(RATE)):
        shared[0].take(other)


def test_an_account_s_own_rate_holds_on_every_node(nodes: list[SqlStore]) -> None:
    one, two = (SharedBuckets(RATE, node.take_request) for node in nodes)
    one.take(AccountId("slow"), 0.5)
    with pytest.raises(RateLimitExceeded, match=r"0\.5 requests") as refused:
        two.take(AccountId("slow"), 0.5)
    assert refused.value.retry_after == pytest.approx(2.0, abs=0.3)


def test_a_flood_that_one_node_refuses_does_not_reach_the_database() -> None:
    asked: list[float] = []

    def take_request(_: AccountId, rate: float) -> float:
        asked.append(rate)
        return 0.0

    shared = SharedBuckets(RATE, take_request)
    for _ in range(500):
        try:
            shared.take(AccountId("me"))
        except RateLimitExceeded:
            continue
    assert RATE <= len(asked) <= RATE + 5
