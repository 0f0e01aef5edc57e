"""The Limiter port: a token bucket for each account, in this process or in the database that nodes share."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from figurelab.domain.errors import RateLimitExceeded
from figurelab.domain.tasks import AccountId

_FORGET_ABOVE = 10_000


class TokenBuckets:
    """Each account may save up one second's worth. rate: requests per second."""

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: dict[AccountId, tuple[float, float]] = {}
        self._lock = Lock()

    def take(self, account_id: AccountId, rate: float | None = None) -> None:
        """Raises RateLimitExceeded with the seconds until the next token."""
        now = self._clock()
        rate = rate or self._rate
        size = max(rate, 1.0)
        with self._lock:
            tokens, then = self._buckets.get(account_id, (size, now))
            tokens = min(size, tokens + (now - then) * rate)
            if tokens < 1.0:
                self._buckets[account_id] = (tokens, now)
                raise RateLimitExceeded(rate, (1.0 - tokens) / rate)
            self._buckets[account_id] = (tokens - 1.0, now)
            if len(self._buckets) > _FORGET_ABOVE:
                self._forget_full(now)

    def _forget_full(self, now: float) -> None:
        # Forgotten early, a bucket with a slower rate of its own is full again: only ever in the caller's favour.
        refill = max(1.0, 1.0 / self._rate)
        self._buckets = {key: value for key, value in self._buckets.items() if now - value[1] < refill}


class SharedBuckets:
    """The same for all nodes together. take_request: counts in the database, and returns 0 or the seconds to wait.

    What one node alone refuses never gets there, so a flood costs the database no more than the rate of each node.
    """

    def __init__(self, rate: float, take_request: Callable[[AccountId, float], float]) -> None:
        self._rate = rate
        self._take_request = take_request
        self._mine = TokenBuckets(rate)

    def take(self, account_id: AccountId, rate: float | None = None) -> None:
        """Raises RateLimitExceeded with the seconds until the next token."""
        self._mine.take(account_id, rate)
        rate = rate or self._rate
        if wait := self._take_request(account_id, rate):
            raise RateLimitExceeded(rate, wait)
