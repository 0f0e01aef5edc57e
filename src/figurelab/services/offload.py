"""Where a synchronous call runs: a quick read on the event loop itself, a long one on threads of its own, anything else
on a thread of the process."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Offload:
    """inline_reads: a read by primary key costs less than the hop to a thread (SQLite, not Postgres)."""

    def __init__(self, inline_reads: bool) -> None:
        self._inline_reads = inline_reads

    async def read(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """A short read of the store."""
        if self._inline_reads:
            return function(*args, **kwargs)
        return await asyncio.to_thread(function, *args, **kwargs)

    async def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """A write, or anything that may wait."""
        return await asyncio.to_thread(function, *args, **kwargs)


class Crew:
    """A few threads for one kind of call that takes seconds: however many wait for them, all other calls go on."""

    def __init__(self, name: str, *, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """In the caller's context, so that log lines keep its request id."""
        context = contextvars.copy_context()
        return await asyncio.wrap_future(self._threads.submit(context.run, function, *args, **kwargs))
