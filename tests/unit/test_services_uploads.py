"""Room for uploads: never more bytes at once, in turn, and not all of it for one account."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Coroutine
from typing import Any

import pytest

from figurelab.domain.errors import Overloaded
from figurelab.domain.tasks import AccountId
from figurelab.services.uploads import Uploads

A, B, C = (AccountId(name) for name in "ABC")


class Holder:
    """A request that holds its bytes until it is told to end."""

    def __init__(self, uploads: Uploads, account: AccountId, size: int) -> None:
        self.inside = False
        self._end = asyncio.Event()
        self._task = asyncio.create_task(self._run(uploads, account, size))

    async def _run(self, uploads: Uploads, account: AccountId, size: int) -> None:
        async with uploads.hold(account, size):
            self.inside = True
            await self._end.wait()

    async def end(self) -> None:
        self._end.set()
        await self._task
        await settle()

    async def cancel(self) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def holders(uploads: Uploads, *wanted: tuple[AccountId, int]) -> list[Holder]:
    made = [Holder(uploads, account, size) for account, size in wanted]
    await settle()
    return made


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(coroutine)


def test_who_does_not_fit_waits_for_room_and_then_is_refused() -> None:
    async def scenario() -> None:
        uploads = Uploads(100, patience=0.05)
        first, second, third = await holders(uploads, (A, 50), (B, 40), (C, 20))
        assert (first.inside, second.inside, third.inside) == (True, True, False)
        with pytest.raises(Overloaded, match="nothing was created or charged") as refused:
            await third.end()
        assert refused.value.retry_after == 5
        assert uploads.held == 90
        (fourth,) = await holders(uploads, (C, 20))
        await second.end()
        assert fourth.inside
        await first.end()
        await fourth.end()
        assert uploads.held == 0

    run(scenario())


def test_an_account_leaves_half_of_the_room_to_others() -> None:
    async def scenario() -> None:
        uploads = Uploads(100)
        mine = await holders(uploads, *[(A, 20)] * 5)
        assert [one.inside for one in mine] == [True, True, False, False, False]
        (other,) = await holders(uploads, (B, 20))
        assert other.inside
        await mine[0].end()
        assert [one.inside for one in mine] == [True, True, True, False, False]
        # What would not fit for either reason holds up nobody else.
        (full, third) = await holders(uploads, (A, 45), (C, 35))
        assert (full.inside, third.inside) == (False, True)

    run(scenario())


def test_small_requests_do_not_keep_a_large_one_out() -> None:
    async def scenario() -> None:
        uploads = Uploads(100)
        first, large, small = await holders(uploads, (A, 50), (B, 70), (C, 10))
        assert (large.inside, small.inside) == (False, False)
        await first.end()
        assert (large.inside, small.inside) == (True, True)

    run(scenario())


def test_one_larger_than_the_whole_room_gets_in_alone_and_nothing_waits_for_nothing() -> None:
    async def scenario() -> None:
        uploads = Uploads(100)
        huge, later, tiny = await holders(uploads, (A, 1000), (B, 1), (B, 0))
        assert (huge.inside, later.inside, tiny.inside) == (True, False, True)
        await huge.end()
        assert later.inside

    run(scenario())


def test_a_request_that_breaks_off_gives_its_room_or_its_place_back() -> None:
    async def scenario() -> None:
        uploads = Uploads(100)
        inside, waiting, behind = await holders(uploads, (A, 90), (B, 90), (C, 10))
        assert (inside.inside, waiting.inside, behind.inside) == (True, False, False)
        await waiting.cancel()
        assert behind.inside
        await inside.cancel()
        await behind.cancel()
        assert uploads.held == 0

    run(scenario())


def test_never_more_than_the_room_whatever_comes_and_goes() -> None:
    async def scenario() -> None:
        uploads, chance, most = Uploads(100, patience=0.02), random.Random(1), 0

        async def request() -> None:
            nonlocal most
            with contextlib.suppress(Overloaded, TimeoutError):
                async with asyncio.timeout(chance.uniform(0.001, 0.05)):
                    async with uploads.hold(chance.choice((A, B, C)), chance.randint(1, 80)):
                        most = max(most, uploads.held)
                        await asyncio.sleep(chance.uniform(0, 0.004))

        await asyncio.gather(*(request() for _ in range(300)))
        assert 60 < most <= 100
        assert uploads.held == 0

    run(scenario())
