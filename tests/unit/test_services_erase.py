"""What is erased: results at their end, photos when asked, accounts on demand; crashes leave nothing behind."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from figurelab.app import App
from figurelab.domain.accounts import Principal
from figurelab.domain.errors import InsufficientCredits, TaskNotFound, Unauthorized
from figurelab.domain.tasks import Begin, Stage, Status, Succeed, TaskId
from figurelab.services.erase import EraseService
from figurelab.services.sweep import SweepService
from harness import running

LATER = 259_200_001


def now() -> int:
    return time.time_ns() // 1_000_000


def member(app: App, name: str = "me") -> tuple[Principal, str]:
    account = app.services.accounts.create_account(name, credits=100)
    key, secret = app.services.accounts.create_key(account.id)
    return Principal(account.id, key.id), secret


def prototype(app: App, me: Principal, command: str = "ok") -> TaskId:
    return asyncio.run(app.services.create.prototype(me, command, name="my face", idempotency_key=None))


def succeeded(app: App, me: Principal) -> TaskId:
    """A task with a result, without a worker."""
    task_id = prototype(app, me)
    app.store.apply(task_id, Begin("w"), now=now())
    app.blobs.put(f"tasks/{task_id}/1/concept.png", b"concept")
    app.store.apply(task_id, Succeed(1, ("concept.png",)), now=now())
    return task_id


def files(app: App) -> list[str]:
    return [blob.key for blob in app.blobs.list("tasks/")]


def database(app: App) -> bytes:
    return b"".join(path.read_bytes() for path in app.settings.data_dir.glob("figurelab.sqlite*"))


class Failing:
    """Storage that stops working at the n-th deletion."""

    def __init__(self, app: App, n: int) -> None:
        self._app = app
        self._left = n

    def __getattr__(self, name: str) -> object:
        return getattr(self._app.blobs, name)

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._left -= 1
            if self._left < 0:
                raise OSError("the storage is gone")
            self._app.blobs.delete([key])


def sweep(app: App, blobs: object = None, ahead: int = 0) -> SweepService:
    return SweepService(
        app.store,
        app.queue,
        blobs or app.blobs,  # type: ignore[arg-type]
        lambda: now() + ahead,
        executor_id="s",
        dead_after=5,
    )


def test_an_interrupted_sweep_is_finished_by_the_next(app: App) -> None:
    me, _ = member(app)
    tasks = [succeeded(app, me) for _ in range(3)]
    assert len(files(app)) == 6
    for n in range(6):
        with pytest.raises(OSError, match="storage is gone"):
            sweep(app, Failing(app, n % 2), LATER).erase_expired()
    assert app.store.expired(now=now() + LATER, limit=9)
    sweep(app, ahead=LATER).erase_expired()
    assert files(app) == []
    assert app.store.known(tasks) == set()
    assert app.store.with_photo(limit=9) == []


def test_photos_go_when_their_tasks_are_over_and_only_then(app: App) -> None:
    me, _ = member(app)
    waiting, done, canceled = prototype(app, me), succeeded(app, me), prototype(app, me)
    app.services.cancel.cancel(me, Stage.PROTOTYPE, canceled)
    with pytest.raises(OSError, match="storage is gone"):
        sweep(app, Failing(app, 1)).erase_photos()
    assert sweep(app).erase_photos() == 1
    assert sorted(files(app)) == sorted([f"tasks/{waiting}/input/photo.png", f"tasks/{done}/1/concept.png"])
    assert sweep(app).erase_photos() == 0


def test_a_worker_told_so_keeps_no_photo(tmp_path: Path) -> None:
    with running(tmp_path, keep_photos=False) as app:
        me, _ = member(app)
        task_id = prototype(app, me)
        until(lambda: files(app) == [f"tasks/{task_id}/1/concept.png"])


def test_an_erased_account_leaves_only_its_numbers(app: App) -> None:
    me, secret = member(app)
    other, _ = member(app, "other")
    app.services.accounts.grant(me.account_id, 5, note="for Jane Doe")
    assert b"Jane" in database(app)
    asyncio.run(app.services.create.prototype(me, "ok", idempotency_key="order of Jane"))
    done, kept = succeeded(app, me), succeeded(app, other)
    assert app.services.erase.erase(me.account_id) == 2
    assert b"Jane" not in database(app)
    with pytest.raises(Unauthorized):
        app.services.accounts.authenticate(f"Bearer {secret}")
    with pytest.raises(TaskNotFound):
        app.services.query.get(me, Stage.PROTOTYPE, done, "http://host")
    assert {key.split("/")[1] for key in files(app)} == {kept}
    account = app.services.accounts.find(me.account_id)
    assert account.name == f"erased {me.account_id}"
    assert {entry.note for entry in app.services.accounts.history(me.account_id)} == {""}
    assert app.services.accounts.keys(me.account_id) == []
    audits = [app.services.accounts.audit(owner.account_id) for owner in (me, other)]
    assert [result.problems for result in audits] == [(), ()]
    assert (audits[0].grants, audits[0].charges, audits[0].refunds, audits[0].balance) == (105, 12, 6, 99)
    assert app.services.accounts.audit_house(audits) == ()
    with pytest.raises(InsufficientCredits):
        prototype(app, me)
    assert app.services.erase.erase(me.account_id) == 0
    assert b"Jane" not in database(app)


def test_an_erasure_cut_short_is_resumed(app: App) -> None:
    me, _ = member(app)
    for _ in range(3):
        succeeded(app, me)
    broken = EraseService(app.store, app.queue, Failing(app, 3), now)  # type: ignore[arg-type]
    with pytest.raises(OSError, match="storage is gone"):
        broken.erase(me.account_id)
    assert app.services.erase.resume() == 2
    assert app.services.erase.resume() == 0
    assert files(app) == []
    assert app.services.accounts.audit(me.account_id).clean


def test_erasing_stops_a_running_task(working_app: App) -> None:
    app = working_app
    me, _ = member(app, "running")
    task_id = prototype(app, me, "sleep 30")

    def begun() -> bool:
        task = app.store.get(task_id)
        return task is not None and task.status is Status.IN_PROGRESS

    async def follow() -> list[tuple[str, object]]:
        found: list[tuple[str, object]] = []
        async for event in app.services.stream.events(me, Stage.PROTOTYPE, task_id, "http://host"):
            found.append(event)
            if len(found) == 1:
                await asyncio.to_thread(app.services.erase.erase, me.account_id)
        return found

    until(begun)
    assert asyncio.run(follow())[-1] == ("error", {"status_code": 404, "message": "Task not found"})
    assert app.store.get(task_id) is None
    # The one engine process is free again for somebody else.
    other, _ = member(app, "next")
    next_id = prototype(app, other)
    until(lambda: app.services.query.get(other, Stage.PROTOTYPE, next_id, "")["status"] == "SUCCEEDED")
    assert not [key for key in files(app) if task_id in key]


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)
