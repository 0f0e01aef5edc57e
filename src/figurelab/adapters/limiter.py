"""The Limiter port: a token bucket for each account, in this process."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from figurelab.domain.errors import RateLimitExceeded
from figurelab.domain.tasks import AccountId

_FORGET_ABOVE = 10_000


class TokenBuckets:
    """Each account may save up one second's worth. rate: requests per second.

    With several API nodes each counts what it sees, so the account's true limit is rate times the nodes.
    """

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
