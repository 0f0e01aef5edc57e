"""API and worker as two processes that share nothing but the database and the files."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from figurelab.app import App
from figurelab.domain.accounts import Principal
from figurelab.domain.tasks import Stage
from harness import fake_settings

WORKER = Path(__file__).with_name("worker_process.py")


@pytest.fixture
def worker(app: App, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    settings = fake_settings(tmp_path)
    names = ("data_dir", "engine", "heartbeat", "heartbeat_dead", "shutdown_grace")
    values = {f"FIGURELAB_{name.upper()}": str(getattr(settings, name)) for name in names}
    process = subprocess.Popen([sys.executable, str(WORKER)], env=os.environ | values)
    yield process
    process.kill()
    process.wait()


def until(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_streams_and_cancels_reach_across_processes(app: App, worker: subprocess.Popen[bytes], tmp_path: Path) -> None:
    services = app.services
    account = services.accounts.create_account("me", credits=100)
    me = Principal(account.id, "key")
    note = tmp_path / "pids"

    async def follow() -> tuple[list[object], int]:
        task_id = await services.create.prototype(me, "sleep 0.5")
        seen: list[object] = []
        late = 0
        async for _, view in services.stream.events(me, Stage.PROTOTYPE, task_id, "http://host"):
            seen.append(view["progress"])
            if view["status"] == "SUCCEEDED":
                late = time.time_ns() // 1_000_000 - int(str(view["finished_at"]))
        return seen, late

    seen, late = asyncio.run(follow())
    assert len(set(seen)) >= 4
    assert seen[-1] == 100
    assert late < 1000
    task_id = asyncio.run(services.create.prototype(me, f"spawn {note}"))
    until(lambda: note.exists() and bool(note.read_text()), 30)
    assert worker.poll() is None
    services.cancel.cancel(me, Stage.PROTOTYPE, task_id)
    for pid in map(int, note.read_text().split()):
        until(lambda pid=pid: not lives(pid), 5)
    assert services.accounts.balance(me.account_id) == 100 - 12
    assert services.accounts.audit(me.account_id).clean
