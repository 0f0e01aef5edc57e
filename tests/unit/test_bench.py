"""The bench measures what it says: nothing here is timed."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.load import Connection, load
from bench.memory import Watch, tree
from bench.table import Figure, markdown

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc\r\n\r"


async def under_load(pieces: list[bytes], seconds: float = 0.2) -> tuple[dict[str, float], int]:
    """Two connections against a server that answers each request in pieces; and how many requests it read."""
    requests = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal requests
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                assert b"GET /task HTTP/1.1" in head
                assert b"Bearer secret" in head
                requests += 1
                for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(0)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        try:
            seen = await load(server.sockets[0].getsockname()[1], "/task", "secret", 2, seconds)
        finally:
            await asyncio.sleep(0.05)
    return seen, requests


@pytest.mark.parametrize("pieces", [[ANSWER], [ANSWER[:20], ANSWER[20:40], ANSWER[40:]]], ids=["whole", "in pieces"])
def test_every_answer_is_counted_once(pieces: list[bytes]) -> None:
    seen, requests = asyncio.run(under_load(pieces))
    assert requests - 2 <= seen["answers"] <= requests
    assert requests > 4
    assert 0 < seen["p50"] < 300


def test_a_refusal_ends_the_load() -> None:
    refused = b"HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n"
    with pytest.raises(RuntimeError, match="429"):
        asyncio.run(under_load([refused], seconds=5))


def test_an_answer_is_not_whole_before_its_length() -> None:
    waits: list[float] = []
    connection = Connection(b"", waits)
    connection.data_received(ANSWER[:-1])
    assert waits == []


def test_the_tree_holds_the_children_and_their_memory() -> None:
    code = "import time; held = bytearray(b'x' * 60_000_000); print(flush=True); time.sleep(30)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        try:
            assert tree(child.pid) == [child.pid]
            watch = Watch(child.pid)
            for _ in range(100):
                if watch.pss:
                    break
                watch._stopped.wait(0.02)
            watch.stop()
        finally:
            child.kill()
    assert watch.processes == 1
    assert 60_000_000 < watch.pss <= watch.rss < 200_000_000


def test_the_table_names_budgets() -> None:
    assert (
        markdown([Figure("build", "3 s", "<= 8 s", "sculpt 1")]).splitlines()[-1]
        == "| build | 3 s | <= 8 s | sculpt 1 |"
    )
