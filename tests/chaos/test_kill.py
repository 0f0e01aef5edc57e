"""kill -9 of the whole service in the middle of a stage, and a restart: tasks end, the ledger adds up.

``FIGURELAB_CHAOS_ENGINE=figurelab.engines.procedural:ProceduralEngine`` with ``FIGURELAB_CHAOS_PHOTO=photo.jpg`` runs
the same against a real engine; ``FIGURELAB_CHAOS_ROUNDS`` and ``FIGURELAB_CHAOS_SEED`` set how often and where.
"""

from __future__ import annotations

import base64
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from figurelab.adapters.store import SqlStore
from figurelab.domain.credits import audit
from figurelab.domain.tasks import AccountId, Status, Task
from figurelab.settings import Settings
from harness import fake_settings

ENGINE = os.environ.get("FIGURELAB_CHAOS_ENGINE", "")
PHOTO = os.environ.get("FIGURELAB_CHAOS_PHOTO", "")
ROUNDS = int(os.environ.get("FIGURELAB_CHAOS_ROUNDS", "2"))
SEED = int(os.environ.get("FIGURELAB_CHAOS_SEED", "1"))
TASKS = 3
LONGEST = 300.0 if ENGINE else 60.0
SERVICE = Path(__file__).with_name("service.py")


def image_url() -> str:
    """What each prototype is made from. The fake engine sleeps, then tells the build to sleep."""
    if not ENGINE:
        return "sleep 0.6,sleep 0.6"
    data = base64.b64encode(Path(PHOTO).read_bytes()).decode()
    return f"data:image/{Path(PHOTO).suffix[1:].replace('jpg', 'jpeg')};base64,{data}"


def environment(settings: Settings) -> dict[str, str]:
    names = ("data_dir", "engine", "engine_deadline", "heartbeat", "heartbeat_dead", "shutdown_grace", "moderation")
    values = {f"FIGURELAB_{name.upper()}": str(getattr(settings, name)) for name in names}
    return os.environ | values | {"CHAOS_RAW": "" if ENGINE else "1", "CHAOS_IMAGE": image_url()}


@contextmanager
def service(settings: Settings, *, tasks: int) -> Iterator[subprocess.Popen[bytes]]:
    """The service in its own process, making so many tasks of both stages."""
    process = subprocess.Popen(
        [sys.executable, str(SERVICE), str(tasks)], env=environment(settings), start_new_session=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def engine_processes(folder: Path) -> list[int]:
    """Living engine processes of the service that works in folder, whoever their parent is now."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                ours = str(folder).encode() in (entry / "environ").read_bytes()
                if ours and b"figurelab.engines.child" in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except (FileNotFoundError, PermissionError, ProcessLookupError):
                continue
    return found


def all_tasks(store: SqlStore) -> list[Task]:
    ids = [task_id for account in store.accounts() for task_id, _, _ in store.settled(account.id)]
    return [task for task in map(store.get, ids) if task is not None]


def wait_until_begun(store: SqlStore, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LONGEST
    while not any(task.attempt for task in all_tasks(store)):
        assert process.poll() is None, "the service died"
        assert time.monotonic() < end, "no task was begun"
        time.sleep(0.02)


def wait_until_all_ended(store: SqlStore, made: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LONGEST
    while True:
        tasks = all_tasks(store)
        if len(tasks) >= made and all(task.status.terminal for task in tasks):
            return
        assert process.poll() is None, "the restarted service died"
        assert time.monotonic() < end, [(task.stage, task.status, task.attempt) for task in tasks]
        time.sleep(0.1)


def check_money(store: SqlStore, account_id: AccountId) -> None:
    account = store.account(account_id)
    assert account is not None
    result = audit(account_id, account.balance, store.entries(account_id), store.settled(account_id))
    assert result.clean, result.problems


@pytest.mark.timeout(900)
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_killed_service_finishes_its_tasks_after_a_restart(tmp_path: Path, round_: int) -> None:
    chance = random.Random(SEED * 1000 + round_)
    settings = fake_settings(
        tmp_path, max_attempts=10, engine_deadline=LONGEST, **({"engine": ENGINE} if ENGINE else {})
    )
    store = SqlStore(settings.resolved_database_url)
    store.migrate()
    with service(settings, tasks=TASKS) as process:
        wait_until_begun(store, process)
        time.sleep(chance.random() * (30.0 if ENGINE else 4.0))
        process.send_signal(signal.SIGKILL)
    before = {task.id: task for task in all_tasks(store)}
    with service(settings, tasks=0) as process:
        wait_until_all_ended(store, len(before), process)
        check_after(store, settings, before)
    deadline = time.monotonic() + 5
    while engine_processes(tmp_path):
        assert time.monotonic() < deadline, "an engine outlived its worker"
        time.sleep(0.05)
    store.close()


def check_after(store: SqlStore, settings: Settings, before: dict[str, Task]) -> None:
    for account in store.accounts():
        check_money(store, account.id)
    assert sum(store.books().values()) == 0
    for task in all_tasks(store):
        earlier = before[task.id]
        assert task.status is Status.SUCCEEDED, (task.stage, task.error)
        assert task.progress >= earlier.progress
        if earlier.status.terminal:
            assert task == earlier
        folder = settings.data_dir / "files" / "tasks" / task.id
        present = {path.name for path in (folder / str(task.attempt)).iterdir()}
        assert present == set(task.files)
