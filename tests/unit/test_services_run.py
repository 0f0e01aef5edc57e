"""A worker on the fake engine: both stages, failures, cancel, streams, recovery."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from figurelab.app import App
from figurelab.domain.accounts import Principal
from figurelab.domain.tasks import Begin, Stage, Task, TaskId

BASE = "http://host"
PROTOTYPE = Stage.PROTOTYPE


def member(app: App, name: str, credits: int = 1000) -> Principal:
    account = app.services.accounts.create_account(name, credits=credits)
    return Principal(account.id, "key")


@pytest.fixture
def me(working_app: App, request: pytest.FixtureRequest) -> Principal:
    return member(working_app, request.node.name)


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


async def follow(app: App, me: Principal, stage: Stage, task_id: str) -> list[tuple[str, dict[str, Any]]]:
    return [event async for event in app.services.stream.events(me, stage, task_id, BASE)]


def audit_clean(app: App, me: Principal) -> None:
    result = app.services.accounts.audit(me.account_id)
    assert result.clean, result.problems


def test_both_stages_end_to_end_with_their_streams(working_app: App, me: Principal) -> None:
    app = working_app

    async def both() -> tuple[list[Any], list[Any]]:
        first = await app.services.create.prototype(me, "sleep 0.5,sleep 0.3")
        seen = await follow(app, me, PROTOTYPE, first)
        second = await app.services.create.build(me, first)
        return seen, await follow(app, me, Stage.BUILD, second)

    for stage, events in zip(Stage, asyncio.run(both()), strict=True):
        assert {kind for kind, _ in events} == {"message"}
        *running_views, last = [view for _, view in events]
        assert all(list(view) == ["id", "progress", "status"] for view in running_views)
        progress = [view["progress"] for view in running_views]
        assert progress == sorted(progress)
        assert len(set(progress)) >= 3
        assert running_views[0]["status"] == "PENDING"
        assert (last["status"], last["progress"]) == ("SUCCEEDED", 100)
        assert list(last) == list(app.services.query.get(me, stage, last["id"], BASE))
    model = last["model_urls"]["glb"]
    path, _, query = model.removeprefix(BASE).partition("?")
    asked = dict(pair.split("=") for pair in query.split("&"))
    key = app.services.query.file_key(path, asked["Expires"], asked["Signature"], asked["Key-Pair-Id"])
    assert key is not None
    assert app.blobs.get(key) == b"model.glb 40000"
    assert app.blobs.get_range(key, 6, 9) == b"glb"
    audit_clean(app, me)
    assert app.services.accounts.balance(me.account_id) == 974


def test_a_stream_of_a_finished_task_is_one_message(working_app: App, me: Principal) -> None:
    task_id = prototype(working_app, me, "ok")
    finished(working_app, task_id)
    [(kind, view)] = asyncio.run(follow(working_app, me, PROTOTYPE, task_id))
    assert (kind, view["status"]) == ("message", "SUCCEEDED")


@pytest.mark.parametrize("stage", list(Stage))
def test_a_stream_of_nothing_is_one_error(working_app: App, me: Principal, stage: Stage) -> None:
    task_id = prototype(working_app, me, "ok") if stage is Stage.BUILD else "unknown"
    events = asyncio.run(follow(working_app, me, stage, task_id))
    assert events == [("error", {"status_code": 404, "message": "Task not found"})]


def test_a_silent_stream_repeats_itself(working_app: App, me: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figurelab.services.stream.KEEP_ALIVE", 0.3)
    blocker = prototype(working_app, me, "sleep 2")
    waiting = prototype(working_app, me, "ok")
    events = asyncio.run(follow(working_app, me, PROTOTYPE, waiting))
    pending = [view for _, view in events if view["status"] == "PENDING"]
    assert 3 <= len(pending) <= 9
    finished(working_app, blocker)


def test_a_change_reaches_a_stream_within_a_fifth_of_a_second(working_app: App, me: Principal) -> None:
    app = working_app

    async def delays() -> list[int]:
        task_id = await app.services.create.prototype(me, "sleep 0.5")
        late: list[int] = []
        async for _, view in app.services.stream.events(me, PROTOTYPE, task_id, BASE):
            if view["status"] == "SUCCEEDED":
                late.append(time.time_ns() // 1_000_000 - view["finished_at"])
        return late

    assert min(asyncio.run(delays())[0] for _ in range(3)) < 200


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ("refuse", {"type": "invalid_input", "message": "There is nothing to see.", "code": "no_subject"}),
        ("crash", {"type": "server_error", "message": "The engine failed on this picture."}),
        ("die", {"type": "server_error", "message": "The engine failed on this picture."}),
    ],
)
def test_a_failed_task_is_refunded(working_app: App, me: Principal, command: str, error: object) -> None:
    task_id = prototype(working_app, me, command)
    finished(working_app, task_id)
    view = working_app.services.query.get(me, PROTOTYPE, task_id, BASE)
    assert (view["status"], view["task_error"], view["consumed_credits"]) == ("FAILED", error, 0)
    assert working_app.services.accounts.balance(me.account_id) == 1000
    audit_clean(working_app, me)


def test_canceling_a_running_task_kills_its_computation(working_app: App, me: Principal, tmp_path: Path) -> None:
    note = tmp_path / "pids"
    task_id = prototype(working_app, me, f"spawn {note}")
    until(lambda: note.exists() and bool(note.read_text()))
    working_app.services.cancel.cancel(me, PROTOTYPE, task_id)
    for pid in map(int, note.read_text().split()):
        until(lambda pid=pid: not lives(pid), 2)
    assert task(working_app, task_id).consumed == 6
    assert working_app.services.accounts.balance(me.account_id) == 994
    assert finished(working_app, prototype(working_app, me, "ok")).status == "SUCCEEDED"
    assert task(working_app, task_id).status == "CANCELED"
    audit_clean(working_app, me)


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_canceled_pending_task_is_never_computed(working_app: App, me: Principal, tmp_path: Path) -> None:
    blocker = prototype(working_app, me, "sleep 0.5")
    note = tmp_path / "pids"
    waiting = prototype(working_app, me, f"spawn {note}")
    working_app.services.cancel.cancel(me, PROTOTYPE, waiting)
    finished(working_app, blocker)
    assert finished(working_app, prototype(working_app, me, "ok")).status == "SUCCEEDED"
    assert not note.exists()
    assert working_app.services.accounts.balance(me.account_id) == 1000 - 12


def test_a_worker_that_lost_its_task_leaves_no_file(working_app: App, me: Principal) -> None:
    app = working_app
    task_id = prototype(app, me, "sleep 0.6")
    until(lambda: task(app, task_id).attempt == 1)
    app.store.apply(task_id, Begin("another worker"), now=1)
    assert finished(app, prototype(app, me, "ok")).status == "SUCCEEDED"
    assert task(app, task_id).status == "IN_PROGRESS"
    assert [blob.key for blob in app.blobs.list(f"tasks/{task_id}/")] == [f"tasks/{task_id}/input/photo.png"]
    app.services.cancel.cancel(me, PROTOTYPE, task_id)


def test_a_cancel_that_comes_while_files_are_stored_leaves_none(
    working_app: App, me: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, put = working_app, working_app.blobs.put

    def put_and_cancel(key: str, data: bytes) -> None:
        put(key, data)
        if key.endswith("/concept.png"):
            app.services.cancel.cancel(me, PROTOTYPE, key.split("/")[1])

    monkeypatch.setattr(app.blobs, "put", put_and_cancel)
    task_id = prototype(app, me, "ok")
    assert finished(app, task_id).status == "CANCELED"
    until(lambda: [blob.key for blob in app.blobs.list(f"tasks/{task_id}/")] == [f"tasks/{task_id}/input/photo.png"])
    audit_clean(app, me)
