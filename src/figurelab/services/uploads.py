"""Room for photos in memory: a node holds so many bytes of them at once, whoever sends them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from figurelab.domain.errors import Overloaded
from figurelab.domain.tasks import AccountId

_PATIENCE = 10.0
_RETRY_AFTER = 5.0


@dataclass(eq=False)
class _Waiter:
    account_id: AccountId
    size: int
    admitted: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Uploads:
    """Lets requests in, first come first served, while what they hold together fits into room bytes.

    One account takes half of the room at most, so that the rest is left for others; whoever holds nothing gets in with
    a photo of any size once there is room. patience: seconds that a request waits. For one event loop.
    """

    def __init__(self, room: int, *, patience: float = _PATIENCE) -> None:
        self._room = room
        self._share = room // 2
        self._patience = patience
        self._held: Counter[AccountId] = Counter()
        self._waiting: list[_Waiter] = []

    @property
    def held(self) -> int:
        """Bytes taken now."""
        return self._held.total()

    @asynccontextmanager
    async def hold(self, account_id: AccountId, size: int) -> AsyncGenerator[None]:
        """Inside, size bytes are the account's. Raises Overloaded where they did not become free in time."""
        if not size:
            yield
            return
        size = min(size, self._room)
        await self._enter(_Waiter(account_id, size))
        try:
            yield
        finally:
            self._leave(account_id, size)

    async def _enter(self, waiter: _Waiter) -> None:
        self._waiting.append(waiter)
        self._admit()
        try:
            async with asyncio.timeout(self._patience):
                await waiter.admitted
        except TimeoutError as error:
            self._give_up(waiter)
            raise Overloaded(
                "too many large requests at once: nothing was created or charged,"
                f" try again in {_RETRY_AFTER:g} seconds",
                _RETRY_AFTER,
            ) from error
        except BaseException:
            self._give_up(waiter)
            raise

    def _give_up(self, waiter: _Waiter) -> None:
        if waiter in self._waiting:
            self._waiting.remove(waiter)
            self._admit()  # those behind it may be small enough
        else:
            self._leave(waiter.account_id, waiter.size)

    def _leave(self, account_id: AccountId, size: int) -> None:
        self._held[account_id] -= size
        if not self._held[account_id]:
            del self._held[account_id]
        self._admit()

    def _admit(self) -> None:
        """Passes over those whose own account is at its share, and stops at the first other one that does not fit, or
        small requests would keep a large one out for good."""
        for waiter in list(self._waiting):
            mine = self._held[waiter.account_id]
            if mine and mine + waiter.size > self._share:
                continue
            if self.held + waiter.size > self._room:
                return
            self._waiting.remove(waiter)
            self._held[waiter.account_id] += waiter.size
            if not waiter.admitted.done():
                waiter.admitted.set_result(None)
