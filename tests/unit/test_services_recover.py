"""What crashes and restarts leave behind is put right."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from dbos import DBOS

from figurelab.adapters.store import SqlStore
from figurelab.app import App
from figurelab.domain.accounts import Principal
from figurelab.domain.tasks import Stage, Task, TaskId
from figurelab.ports import Executor
from figurelab.services.sweep import SweepService
from harness import running

BASE = "http://host"
PROTOTYPE = Stage.PROTOTYPE


def member(app: App, name: str, credits: int = 1000) -> Principal:
    account = app.services.accounts.create_account(name, credits=credits)
    return Principal(account.id, "key")


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def task(app: App, task_id: TaskId) -> Task:
    found = app.store.get(task_id)
    assert found is not None
    return found


def prototype(app: App, me: Principal, command: str) -> TaskId:
    return asyncio.run(app.services.create.prototype(me, command))


def finished(app: App, task_id: TaskId, seconds: float = 20.0) -> Task:
    until(lambda: task(app, task_id).status.terminal, seconds)
    return task(app, task_id)


def audit_clean(app: App, me: Principal) -> None:
    result = app.services.accounts.audit(me.account_id)
    assert result.clean, result.problems


@contextmanager
def sweeper(app: App, executor_id: str = "sweeper", dead_after: float = 5.0) -> Iterator[SweepService]:
    yield SweepService(
        app.store,
        app.queue,
        app.blobs,
        lambda: time.time_ns() // 1_000_000,
        executor_id=executor_id,
        dead_after=dead_after,
    )


def test_a_stopped_worker_s_task_is_finished_by_the_next(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        me = member(app, "me")
        task_id = prototype(app, me, "sleep 1.5")
        until(lambda: task(app, task_id).progress >= 20)
    with running(tmp_path) as app:
        done = finished(app, task_id)
        assert (done.status, done.attempt) == ("SUCCEEDED", 2)
        audit_clean(app, me)


@pytest.mark.parametrize(("grace", "status", "attempt"), [(15.0, "SUCCEEDED", 1), (0.0, "IN_PROGRESS", 1)])
def test_a_worker_told_to_stop_drains_for_its_grace(tmp_path: Path, grace: float, status: str, attempt: int) -> None:
    with running(tmp_path, shutdown_grace=grace) as app:
        me = member(app, "me")
        task_id = prototype(app, me, "sleep 1.5")
        waiting = prototype(app, me, "sleep 1.5")
        until(lambda: task(app, task_id).progress >= 20)
    store = SqlStore(app.settings.resolved_database_url)
    rows = [store.get(task_id), store.get(waiting)]
    store.close()
    assert [(row.status, row.attempt) for row in rows if row] == [(status, attempt), ("PENDING", 0)]


def test_a_task_that_keeps_killing_its_worker_is_given_up(tmp_path: Path) -> None:
    with running(tmp_path, max_attempts=1) as app:
        me = member(app, "me")
        task_id = prototype(app, me, "sleep 1.5")
        until(lambda: task(app, task_id).attempt == 1)
    with running(tmp_path, max_attempts=1) as app:
        done = finished(app, task_id)
        assert done.status == "FAILED"
        assert done.error is not None
        assert done.error.message == "The task was begun 1 times and never finished."
        audit_clean(app, me)


def test_the_deadline_fails_a_task_with_timeout(tmp_path: Path) -> None:
    with running(tmp_path, engine_deadline=0.4) as app:
        me = member(app, "me")
        done = finished(app, prototype(app, me, "sleep 30"))
        assert done.error is not None
        assert (done.status, done.error.type, done.error.code) == ("FAILED", "timeout", "timeout")
        assert app.services.accounts.balance(me.account_id) == 1000


def test_a_task_without_a_job_is_failed_and_refunded(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figurelab.services.sweep._LOST_AFTER_MS", -1000)
    me = member(app, "me")
    waiting = prototype(app, me, "ok")
    lost = task(app, waiting)
    # What a bug or a restored backup would leave: a row that the queue knows nothing of.
    orphan = dataclasses.replace(lost, id=TaskId("00000000-0000-7000-8000-000000000000"))
    app.store.create(orphan, concurrent_limit=10, enqueue=lambda _t, _i: None)
    with sweeper(app) as sweep:
        assert sweep.fail_lost() == 1
        assert sweep.fail_lost() == 0
    assert task(app, orphan.id).status == "FAILED"
    assert task(app, waiting).status == "PENDING"
    audit_clean(app, me)


def test_results_and_photos_are_erased_when_they_expire(app: App) -> None:
    me = member(app, "me")
    kept, gone = prototype(app, me, "ok"), prototype(app, me, "ok")
    app.services.cancel.cancel(me, PROTOTYPE, gone)
    later = time.time_ns() // 1_000_000 + 259_200_001
    sweep = SweepService(app.store, app.queue, app.blobs, lambda: later, executor_id="s", dead_after=5)
    assert sweep.erase_expired() == 1
    assert [blob.key for blob in app.blobs.list("tasks/")] == [f"tasks/{kept}/input/photo.png"]
    assert sweep.erase_expired() == 0
    assert task(app, gone).status == "CANCELED"
    assert app.queue.lost([kept, gone]) == [gone]


def test_files_of_no_task_are_erased_only_when_old(app: App) -> None:
    me = member(app, "me")
    kept = prototype(app, me, "ok")
    app.blobs.put("tasks/11111111-0000-7000-8000-000000000000/input/photo.png", b"x")
    with sweeper(app) as sweep:
        assert sweep.erase_orphans() == 0
    later = time.time_ns() // 1_000_000 + 3_700_000
    sweep = SweepService(app.store, app.queue, app.blobs, lambda: later, executor_id="s", dead_after=5)
    assert sweep.erase_orphans() == 1
    assert [blob.key for blob in app.blobs.list("tasks/")] == [f"tasks/{kept}/input/photo.png"]


def test_files_of_attempts_that_died_are_erased_and_no_others(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        me = member(app, "me")
        done, refused = prototype(app, me, "ok"), prototype(app, me, "refuse")
        canceled = prototype(app, me, "sleep 20")
        assert finished(app, done).status == "SUCCEEDED"
        assert finished(app, refused).status == "FAILED"
        until(lambda: task(app, canceled).progress >= 20)
        running_file = f"tasks/{canceled}/1/concept.png"
        left = [f"tasks/{done}/0/concept.png", f"tasks/{done}/1/other.png", f"tasks/{refused}/1/concept.png"]
        for key in [running_file, *left]:
            app.blobs.put(key, b"x")
        before = {blob.key for blob in app.blobs.list("tasks/")}
        later = time.time_ns() // 1_000_000 + 3_700_000
        sweep = SweepService(app.store, app.queue, app.blobs, lambda: later, executor_id="s", dead_after=5)
        assert sweep.erase_orphans() == 3
        assert {blob.key for blob in app.blobs.list("tasks/")} == before - set(left)
        app.services.cancel.cancel(me, PROTOTYPE, canceled)
        assert sweep.erase_orphans() == 1
        assert {blob.key for blob in app.blobs.list("tasks/")} == before - {*left, running_file}


def test_a_launch_that_failed_half_way_may_be_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = DBOS.launch

    def half() -> None:
        whole()
        raise ConnectionError("the database went away")

    with monkeypatch.context() as patch:
        patch.setattr(DBOS, "launch", half)
        with pytest.raises(ConnectionError, match="went away"), running(tmp_path / "first"):
            pass
    with running(tmp_path / "second") as app:
        assert len(app.store.executors()) == 1


def test_executors_are_forgotten_long_after_their_last_beat(app: App) -> None:
    now = time.time_ns() // 1_000_000
    app.store.beat(Executor("old", "elsewhere", 1, now - 3_700_000))
    app.store.beat(Executor("fresh", "elsewhere", 1, now))
    with sweeper(app) as sweep:
        sweep.recover()
    assert [executor.id for executor in app.store.executors()] == ["fresh"]


def test_only_a_beating_executor_counts_as_alive(app: App) -> None:
    now = time.time_ns() // 1_000_000
    seen: list[set[str]] = []

    class SpyQueue:
        def recover(self, alive: set[str]) -> int:
            seen.append(alive)
            return 0

    host = os.uname().nodename
    for executor in (
        Executor("late", "elsewhere", 1, now - 6_000),
        Executor("well", "elsewhere", 1, now - 1_000),
        Executor("same host, gone", host, 2**22 - 3, now),
        Executor("same host, my number", host, os.getpid(), now),
        Executor("same host, parent", host, os.getppid(), now),
    ):
        app.store.beat(executor)
    sweep = SweepService(app.store, SpyQueue(), app.blobs, lambda: now, executor_id="me", dead_after=5)  # type: ignore[arg-type]
    sweep.recover()
    assert seen == [{"me", "well", "same host, parent"}]
