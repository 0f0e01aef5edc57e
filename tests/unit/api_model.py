"""The API as a small reference model, and the real services wired so that any call of a port can be made to fail.

The model knows what may be true of a task and its credits; it does not know how the services make it so.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from figurelab.app import App
from figurelab.domain.accounts import Principal
from figurelab.domain.credits import EntryKind
from figurelab.domain.errors import TaskNotFound
from figurelab.domain.tasks import Stage, Status, Task, TaskId
from figurelab.domain.webhooks import Delivery
from figurelab.engines.base import CONCEPT, MODEL_GLB, EngineError, Output
from figurelab.ports import Transaction

BASE = "http://host"
PRICES = {Stage.PROTOTYPE: 6, Stage.BUILD: 20}
NEXT = {
    Status.PENDING: {Status.PENDING, Status.IN_PROGRESS, Status.CANCELED, Status.FAILED},
    Status.IN_PROGRESS: {Status.IN_PROGRESS, Status.SUCCEEDED, Status.FAILED, Status.CANCELED},
}
WAIT_MS = 120_000
"""Later than this, a task whose job has ended counts as lost."""


class Fault(Exception):
    """What a broken disk, network or database raises."""


class Faults:
    """Fails the n-th call that the services make to a port, before it does its work or after."""

    def __init__(self) -> None:
        self.arm("", 0)

    def arm(self, port: str, call: int, *, after: bool = False) -> None:
        self.port, self.left, self.after, self.fired = port, call, after, False

    def wrap(self, port: str, inner: Any) -> Any:
        faults = self

        class Port:
            def __getattr__(self, name: str) -> Any:
                value = getattr(inner, name)
                return faults.guard(port, value) if callable(value) else value

        return Port()

    def guard(self, port: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if port != self.port or self.fired:
                return function(*args, **kwargs)
            self.left -= 1
            self.fired = self.left == 0
            if self.fired and not self.after:
                raise Fault(function.__name__)
            result = function(*args, **kwargs)
            if self.fired:
                raise Fault(function.__name__)
            return result

        return guarded


class Jobs:
    """The queue with its worker taken away: jobs are run when the test says so. enqueue is the real one's."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue
        self.ended: set[TaskId] = set()

    def enqueue(self, transaction: Transaction, task_id: TaskId) -> None:
        self._queue.enqueue(transaction, task_id)

    def lost(self, task_ids: Sequence[TaskId]) -> Sequence[TaskId]:
        return [task_id for task_id in task_ids if task_id in self.ended]

    def forget(self, task_ids: Sequence[TaskId]) -> None:
        return None


class MemoryQueue:
    """The queue's adapter where nothing outlives the process. Its worker is taken away, so a job is nothing."""

    def __init__(self, url: str) -> None:
        return None

    def migrate(self) -> None:
        return None

    def enqueue(self, transaction: Transaction, task_id: TaskId) -> None:
        assert transaction.in_transaction()  # type: ignore[attr-defined]

    def announce(self, transaction: Transaction, delivery: Delivery, delay: float) -> None:
        raise AssertionError("the model has no webhooks")

    def close(self) -> None:
        return None


class Host:
    """An engine in this process that obeys its picture: ``ok``, ``refuse`` or ``cancel``."""

    closing = False

    def __init__(self) -> None:
        self.midway: Callable[[], None] = lambda: None

    def run(self, stage: str, image: bytes, options: object, progress: Any, should_stop: Any) -> Output:
        progress(30, "look")
        self.midway()
        if image == b"refuse":
            raise EngineError("There is nothing to see.", type="invalid_input")
        progress(80, "make")
        return Output({CONCEPT: b"ok"} if stage == "prototype" else {MODEL_GLB: b"glb"})


class World:
    """The services over one database, with faults, and everything the model checks after each step."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.faults = Faults()
        self.jobs = Jobs(app.queue)
        self.host = Host()
        self.now = 1_000_000
        self.accounts: list[Principal] = []
        self.seen: dict[TaskId, Task] = {}
        store, blobs = self.faults.wrap("store", app.store), self.faults.wrap("blobs", app.blobs)
        queue = self.faults.wrap("queue", self.jobs)
        create, cancel = app.services.create, app.services.cancel
        create._store, create._blobs, create._queue, create._clock = store, blobs, queue, self.clock
        cancel._store, cancel._clock = store, self.clock
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("figurelab.app.EngineHost", lambda *_, **__: self.host)
            worker = app.worker()
        self.runs, self.sweeps = worker._run, worker._sweep
        self.runs._store, self.runs._blobs, self.runs._clock = store, blobs, self.clock
        self.sweeps._store, self.sweeps._blobs, self.sweeps._queue = store, blobs, queue
        self.sweeps._clock = self.clock

    def clock(self) -> int:
        self.now += 1
        return self.now

    def account(self) -> Principal:
        account = self.app.services.accounts.create_account(str(uuid.uuid4()), credits=100)
        self.accounts.append(Principal(account.id, "key"))
        return self.accounts[-1]

    def create(self, me: Principal, image_url: str, key: str | None = None) -> TaskId:
        return asyncio.run(self.app.services.create.prototype(me, image_url, idempotency_key=key))

    def build(self, me: Principal, parent: str, key: str | None = None) -> TaskId:
        return asyncio.run(self.app.services.create.build(me, parent, idempotency_key=key))

    def work(self, task_id: TaskId) -> None:
        """One job: whatever it raises ends it, as the queue has it."""
        try:
            self.runs.run(task_id)
        finally:
            self.jobs.ended.add(task_id)

    def sweep(self) -> None:
        self.now += WAIT_MS
        self.sweeps.fail_lost()

    def tasks(self, me: Principal) -> list[Task]:
        """In the order of their creation: the store promises none, and PostgreSQL moves rows as they change."""
        ids = sorted(task_id for task_id, _, _ in self.app.store.settled(me.account_id))
        return [task for task in map(self.app.store.get, ids) if task is not None]

    def check(self) -> None:
        """Every invariant, for every account."""
        for me in self.accounts:
            tasks = self.tasks(me)
            self._check_money(me, tasks)
            for task in tasks:
                self._check_history(task)
                self._check_visibility(me, task)

    def _check_money(self, me: Principal, tasks: list[Task]) -> None:
        store = self.app.store
        entries = [entry for entry in store.entries(me.account_id) if entry.kind is not EntryKind.GRANT]
        for task in tasks:
            price = PRICES[task.stage]
            mine = [(entry.kind, entry.amount) for entry in entries if entry.task_id == task.id]
            refunds = mine[1:]
            assert mine[:1] == [(EntryKind.CHARGE, -price)], task
            assert refunds in ([], [(EntryKind.REFUND, price)]), task
            never_begun = task.status is Status.CANCELED and task.attempt == 0
            assert bool(refunds) == (task.status is Status.FAILED or never_begun), task
            assert task.consumed == (0 if refunds else price), task
        assert {entry.task_id for entry in entries} == {task.id for task in tasks}
        account = store.account(me.account_id)
        assert account is not None
        assert account.balance == 100 - sum(task.consumed for task in tasks)
        assert account.balance >= 0
        assert self.app.services.accounts.audit(me.account_id).clean

    def _check_history(self, task: Task) -> None:
        before = self.seen.get(task.id)
        if before is not None:
            assert task == before or not before.status.terminal, "a terminal state changed"
            assert before.status.terminal or task.status in NEXT[before.status] or task.attempt > before.attempt
            assert task.progress >= before.progress
            assert task.version >= before.version
        assert (task.progress == 100) == (task.status is Status.SUCCEEDED)
        self.seen[task.id] = task

    def _check_visibility(self, me: Principal, task: Task) -> None:
        query = self.app.services.query
        for other in self.accounts:
            for stage in Stage:
                try:
                    view = query.get(other, stage, task.id, BASE)
                except TaskNotFound:
                    visible = False
                else:
                    visible = view["id"] == task.id
                own = other.account_id == me.account_id and stage is task.stage
                assert visible == own
                listed = query.list(other, stage, BASE, page_size=50)
                assert (task.id in [one["id"] for one in listed]) == own
