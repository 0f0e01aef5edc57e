"""Where a synchronous call runs: a quick read on the event loop itself, anything else on a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
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
