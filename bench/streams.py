"""Open streams on one node: what each costs in memory, and how long a change of state takes to reach its caller.

The change is made by another process than the one that streams, as a worker on another machine would.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.processes import environment
from bench.table import Figure
from figurelab.adapters.store import SqlStore
from figurelab.domain.accounts import digest
from figurelab.domain.ids import uuid7
from figurelab.domain.tasks import Advance, Begin, Stage, Succeed, Task, TaskId, new_task
from figurelab.http.tasks import PREFIX

STREAMS = 1000
TASKS = 100
CHANGES = 10
_AT_ONCE = 50


def streams() -> list[Figure]:
    """STREAMS connections to TASKS running tasks, each of which changes CHANGES times and then succeeds."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < STREAMS + 200:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, STREAMS + 200), hard))
    with tempfile.TemporaryDirectory(prefix="figurelab-bench-") as folder:
        env = environment(folder, requests_per_second=1e9)
        command = [sys.executable, "-m", "bench.serve_task"]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                target = json.loads(server.stdout.readline())
                store = SqlStore(f"sqlite:///{Path(folder).resolve()}/figurelab.sqlite")
                before, during, delays = asyncio.run(_watched(store, server.pid, target["port"], target["key"]))
                store.close()
            finally:
                server.terminate()
    each = (during - before) / STREAMS / 1024
    delays.sort()
    late = delays[int(len(delays) * 0.99)]
    return [
        Figure(f"{STREAMS} open streams", f"+{(during - before) / 2**20:.0f} MiB", "", f"{each:.0f} KiB each"),
        Figure(
            f"change of state to event, {STREAMS} streams, p50",
            f"{statistics.median(delays):.0f} ms",
            "",
            f"p99 {late:.0f} ms, {len(delays)} events, from another process",
        ),
    ]


async def _watched(store: SqlStore, pid: int, port: int, key: str) -> tuple[int, int, list[float]]:
    """Resident bytes before and with all streams open, and the delay of every event in ms."""
    tasks = [_running_task(store, key) for _ in range(TASKS)]
    made: dict[tuple[str, int], float] = {}
    delays: list[float] = []
    before = _resident(pid)
    opened: list[asyncio.StreamReader] = []
    writers: list[asyncio.StreamWriter] = []
    for start in range(0, STREAMS, _AT_ONCE):
        batch = (_open(port, key, tasks[at % TASKS].id) for at in range(start, min(STREAMS, start + _AT_ONCE)))
        for reader, writer in await asyncio.gather(*batch):
            opened.append(reader)
            writers.append(writer)
    during = _resident(pid)
    readers = [asyncio.create_task(_follow(reader, made, delays)) for reader in opened]
    for change in range(1, CHANGES + 1):
        for task in tasks:
            progress = change * 9
            store.apply(task.id, Advance(1, progress), now=_now())
            made[task.id, progress] = time.perf_counter()
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.3)
    for task in tasks:
        store.apply(task.id, Succeed(1, ()), now=_now())
    await asyncio.wait_for(asyncio.gather(*readers), 30)
    for writer in writers:
        writer.close()
    return before, during, delays


def _running_task(store: SqlStore, key: str) -> Task:
    principal = store.principal(digest(key))
    assert principal is not None
    store.grant(principal.account_id, 6, now=_now(), note="bench")
    task = new_task(
        TaskId(uuid7()),
        principal.account_id,
        principal.key_id,
        Stage.PROTOTYPE,
        now=_now(),
        price=6,
        retention_ms=86_400_000,
    )
    store.create(task, concurrent_limit=TASKS + 1, enqueue=lambda transaction, task_id: None)
    return store.apply(task.id, Begin("bench"), now=_now())


async def _open(port: int, key: str, task_id: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A stream whose first event has arrived."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    path = f"{PREFIX}/prototype/{task_id}/stream"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {key}\r\n\r\n".encode())
    await reader.readuntil(b"event: message")
    return reader, writer


async def _follow(reader: asyncio.StreamReader, made: dict[tuple[str, int], float], delays: list[float]) -> None:
    """Read to the end. Raises RuntimeError where the stream closes before the task is over."""
    while line := await reader.readline():
        if line.startswith(b"data: "):
            view = json.loads(line.removeprefix(b"data: "))
            if view["status"] == "SUCCEEDED":
                return
            if began := made.get((view["id"], view["progress"])):
                delays.append((time.perf_counter() - began) * 1000)
    raise RuntimeError("a stream closed before its task was over")


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def _now() -> int:
    return time.time_ns() // 1_000_000


if __name__ == "__main__":
    for figure in streams():
        print(figure)
