"""The store on every backend: money, fences, order."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from figurelab.adapters.store import SqlStore
from figurelab.adapters.store.tasks import EXPIRED, PRECEDING, RUNNING, UNFINISHED
from figurelab.domain.accounts import Account, ApiKey, digest
from figurelab.domain.credits import EntryKind, audit
from figurelab.domain.errors import (
    IdempotencyConflict,
    InsufficientCredits,
    NoMoreConcurrentTasks,
    TaskNotFound,
)
from figurelab.domain.ids import uuid7
from figurelab.domain.tasks import (
    AccountId,
    Advance,
    Begin,
    Cancel,
    Fail,
    IllegalTransition,
    Stage,
    StaleAttempt,
    Status,
    Succeed,
    Task,
    TaskError,
    TaskId,
    new_task,
)
from figurelab.ports import Executor, Idempotency, Store, Transaction


def skip_queue(_transaction: Transaction, _task_id: TaskId) -> None:
    return None


def account(store: SqlStore, credits: int, name: str = "me") -> AccountId:
    made = Account(AccountId(uuid7()), name, 0, 1)
    store.create_account(made)
    if credits:
        assert store.grant(made.id, credits, now=1, note="test") == credits
    return made.id


def task(owner: AccountId, *, now: int = 1000, stage: Stage = Stage.PROTOTYPE, price: int = 6) -> Task:
    return new_task(TaskId(uuid7()), owner, "key", stage, now=now, price=price, retention_ms=500, name="名" * 100)


def create(store: SqlStore, made: Task, limit: int = 100, **options: Idempotency) -> TaskId:
    return store.create(made, concurrent_limit=limit, enqueue=skip_queue, **options)


def balance(store: SqlStore, owner: AccountId) -> int:
    found = store.account(owner)
    assert found is not None
    return found.balance


def assert_clean(store: SqlStore, owner: AccountId) -> None:
    result = audit(owner, balance(store, owner), store.entries(owner), store.settled(owner))
    assert result.clean, result.problems


def test_it_is_a_store(store: SqlStore) -> None:
    port: Store = store
    port.ping()


def test_what_goes_in_comes_out(store: SqlStore) -> None:
    owner = account(store, 100)
    made = task(owner)
    assert create(store, made) == made.id
    assert store.get(made.id) == made
    assert balance(store, owner) == 94
    failed = store.apply(made.id, Fail(None, TaskError("timeout", "slow", "timeout")), now=2000)
    assert store.get(made.id) == failed
    assert balance(store, owner) == 100
    assert [e.kind for e in store.entries(owner)] == [EntryKind.GRANT, EntryKind.CHARGE, EntryKind.REFUND]
    assert_clean(store, owner)


def test_a_task_that_costs_more_than_there_is_changes_nothing(store: SqlStore) -> None:
    owner = account(store, 5)
    made = task(owner)
    with pytest.raises(InsufficientCredits):
        create(store, made)
    assert store.get(made.id) is None
    assert balance(store, owner) == 5
    assert len(store.entries(owner)) == 1


def test_the_concurrency_limit_counts_pending_and_running(store: SqlStore) -> None:
    owner = account(store, 100)
    first, second, third = task(owner), task(owner), task(owner)
    create(store, first, 2)
    create(store, second, 2)
    store.apply(first.id, Begin("w"), now=1)
    with pytest.raises(NoMoreConcurrentTasks):
        create(store, third, 2)
    assert balance(store, owner) == 88
    store.apply(first.id, Cancel(), now=2)
    create(store, third, 2)
    assert_clean(store, owner)


def test_a_failing_enqueue_takes_the_charge_and_the_task_back(store: SqlStore) -> None:
    owner = account(store, 100)
    made = task(owner)

    def broken(_transaction: Transaction, _task_id: TaskId) -> None:
        raise RuntimeError("no queue")

    with pytest.raises(RuntimeError, match="no queue"):
        store.create(made, concurrent_limit=10, enqueue=broken)
    assert store.get(made.id) is None
    assert balance(store, owner) == 100
    assert_clean(store, owner)


def at_once(workers: int, action: Callable[[], object]) -> list[object]:
    """Run action on several threads at the same moment; results, or the exceptions."""
    barrier = threading.Barrier(workers)

    def one(_: int) -> object:
        barrier.wait()
        try:
            return action()
        except Exception as error:
            return error

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, range(workers)))


def test_eight_at_once_cannot_spend_what_is_not_there(store: SqlStore) -> None:
    owner = account(store, 20)
    results = at_once(8, lambda: create(store, task(owner)))
    assert sum(isinstance(result, str) for result in results) == 3
    assert sum(isinstance(result, InsufficientCredits) for result in results) == 5
    assert balance(store, owner) == 2
    assert_clean(store, owner)


def test_eight_at_once_cannot_pass_the_concurrency_limit(store: SqlStore) -> None:
    owner = account(store, 100)
    results = at_once(8, lambda: create(store, task(owner), 3))
    assert sum(isinstance(result, str) for result in results) == 3
    assert sum(isinstance(result, NoMoreConcurrentTasks) for result in results) == 5
    assert_clean(store, owner)


def test_cancel_racing_with_completion_settles_once(store: SqlStore) -> None:
    owner = account(store, 100)
    for _ in range(10):
        made = task(owner)
        create(store, made)
        store.apply(made.id, Begin("w"), now=1)
        events = iter([Cancel(), Succeed(1, ()), Fail(1, TaskError("server_error", "x")), Cancel()])
        lock = threading.Lock()

        def race(made: Task = made, events: object = events, lock: threading.Lock = lock) -> object:
            with lock:
                event = next(events)  # type: ignore[call-overload]
            return store.apply(made.id, event, now=2)

        results = at_once(4, race)
        assert sum(isinstance(result, Task) for result in results) == 1
        assert sum(isinstance(result, IllegalTransition) for result in results) == 3
    assert_clean(store, owner)


def test_a_replaced_worker_is_fenced_off(store: SqlStore) -> None:
    made = task(account(store, 100))
    create(store, made)
    assert store.apply(made.id, Begin("one"), now=1).attempt == 1
    assert store.apply(made.id, Begin("two"), now=2).attempt == 2
    with pytest.raises(StaleAttempt):
        store.apply(made.id, Advance(1, 50), now=3)
    assert store.apply(made.id, Advance(2, 50), now=3).progress == 50


def test_an_unknown_task_is_not_found(store: SqlStore) -> None:
    assert store.get(TaskId("nobody")) is None
    with pytest.raises(TaskNotFound):
        store.apply(TaskId("nobody"), Cancel(), now=1)


def test_an_idempotency_key_charges_once(store: SqlStore) -> None:
    owner = account(store, 100)
    asked = Idempotency("retry", "same", since=0)
    first, second = task(owner), task(owner)
    assert create(store, first, idempotency=asked) == first.id
    assert create(store, second, idempotency=asked) == first.id
    assert store.get(second.id) is None
    assert store.replay(owner, asked) == first.id
    assert balance(store, owner) == 94
    with pytest.raises(IdempotencyConflict):
        create(store, second, idempotency=Idempotency("retry", "other", since=0))
    other = account(store, 100, "other")
    assert store.replay(other, asked) is None
    # A key older than its lifetime is free again.
    late = Idempotency("retry", "other", since=first.created_at)
    assert create(store, second, idempotency=late) == second.id
    assert_clean(store, owner)


def test_an_idempotency_key_of_a_refused_create_stays_free(store: SqlStore) -> None:
    owner = account(store, 0)
    asked = Idempotency("retry", "same", since=0)
    with pytest.raises(InsufficientCredits):
        create(store, task(owner), idempotency=asked)
    store.grant(owner, 10, now=1, note="")
    made = task(owner)
    assert create(store, made, idempotency=asked) == made.id


def test_the_database_itself_refuses_to_change_the_ledger(store: SqlStore) -> None:
    owner = account(store, 100)
    for statement in (
        "UPDATE ledger SET amount = 1",
        "UPDATE ledger SET note = 'another'",
        "UPDATE ledger SET note = '', amount = 1",
        "DELETE FROM ledger",
        "UPDATE postings SET amount = 1",
        "DELETE FROM postings",
    ):
        with pytest.raises(DatabaseError, match="append-only"), store._writer.begin() as connection:  # pyright: ignore[reportPrivateUsage]
            connection.execute(text(statement))
    with pytest.raises(DatabaseError), store._writer.begin() as connection:  # pyright: ignore[reportPrivateUsage]
        connection.execute(text("UPDATE accounts SET balance = -1"))
    assert balance(store, owner) == 100


def test_every_movement_has_two_sides(store: SqlStore) -> None:
    owner, other = account(store, 100), account(store, 50, "other")
    for end in (Cancel(), Begin("w")):
        made = task(owner)
        create(store, made)
        store.apply(made.id, end, now=2)
    create(store, task(owner, price=0))
    assert [[p.amount for p in entry.postings] for entry in store.entries(owner)] == [
        [100, -100], [-6, 6], [6, -6], [-6, 6], [0, 0]
    ]  # fmt: skip
    assert store.books() == {owner: 94, other: 50, "grants": -150, "revenue": 6}
    assert_clean(store, owner)


def test_lists_are_of_one_account_and_stage_in_both_orders(store: SqlStore) -> None:
    owner, other = account(store, 500), account(store, 500, "other")
    mine = [task(owner, now=1000 + i // 2) for i in range(5)]
    for made in [*mine, task(owner, stage=Stage.BUILD), task(other)]:
        create(store, made)
    ids = [made.id for made in mine]

    def page(offset: int, limit: int, ascending: bool) -> list[TaskId]:
        found = store.list(owner, Stage.PROTOTYPE, offset=offset, limit=limit, ascending=ascending)
        return [made.id for made in found]

    assert page(0, 10, True) == ids
    assert page(0, 10, False) == ids[::-1]
    assert page(2, 2, True) == ids[2:4]
    assert page(5, 2, True) == []


def test_preceding_counts_the_pending_tasks_before_of_everybody(store: SqlStore) -> None:
    owner, other = account(store, 100), account(store, 100, "other")
    line = [task(owner), task(other), task(owner), task(owner)]
    for made in line:
        create(store, made)
    assert [store.preceding(made) for made in line] == [0, 1, 2, 3]
    store.apply(line[0].id, Begin("w"), now=1)
    store.apply(line[1].id, Cancel(), now=1)
    assert store.preceding(line[3]) == 1


def test_the_sweeps_see_what_is_due(store: SqlStore) -> None:
    owner = account(store, 100)
    waiting, done = task(owner, now=1000), task(owner, now=1001)
    create(store, waiting)
    create(store, done)
    store.apply(done.id, Cancel(), now=2000)
    assert [t.id for t in store.unfinished(before=1002)] == [waiting.id]
    assert store.unfinished(before=1000) == []
    assert store.expired(now=2499, limit=10) == []
    assert [t.id for t in store.expired(now=9999, limit=10)] == [done.id]
    assert store.known([waiting.id, done.id, TaskId("nobody")]) == {waiting.id, done.id}
    store.erased(done.id)
    assert store.expired(now=9999, limit=10) == []
    assert store.known([done.id]) == set()


def test_each_busy_query_has_its_index(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite:///{tmp_path}/x.sqlite")
    store.migrate()
    for query, index in (
        (PRECEDING, "tasks_unfinished"),
        (UNFINISHED, "tasks_unfinished"),
        (RUNNING, "tasks_unfinished_of_account"),
        (EXPIRED, "tasks_to_erase"),
    ):
        with store._reader.connect() as connection:  # pyright: ignore[reportPrivateUsage]
            asked = str(query.compile(connection)).replace("?", "1")
            plan = connection.execute(text(f"EXPLAIN QUERY PLAN {asked}"))
            detail = " ".join(row.detail for row in plan)
        assert f"INDEX {index} (" in detail, detail
    store.close()


def test_versions_change_with_every_event(store: SqlStore) -> None:
    made = task(account(store, 100))
    create(store, made)
    before = store.versions([made.id])
    store.apply(made.id, Begin("w"), now=1)
    assert store.versions([made.id, TaskId("nobody")]) == {made.id: before[made.id] + 1}


def test_a_revoked_key_has_no_owner(store: SqlStore) -> None:
    owner = account(store, 0)
    keys = [ApiKey(uuid7(), owner, name, "flk_abcd", 1) for name in ("one", "two")]
    for key in keys:
        store.add_key(key, digest(key.name))
    assert store.keys(owner) == keys
    assert store.revoke_key(keys[0].id, 7)
    assert not store.revoke_key(keys[0].id, 8)
    assert store.principal(digest("one")) is None
    found = store.principal(digest("two"))
    assert found is not None
    assert (found.account_id, found.key_id) == (owner, keys[1].id)
    assert store.keys()[0].revoked_at == 7


def test_account_names_are_unique(store: SqlStore) -> None:
    account(store, 0)
    with pytest.raises(ValueError, match="named me already"):
        account(store, 0)
    assert len(store.accounts()) == 1


def test_executors_beat_and_are_forgotten(store: SqlStore) -> None:
    store.beat(Executor("a", "host", 1, 10))
    store.beat(Executor("a", "host", 1, 20))
    assert store.executors() == [Executor("a", "host", 1, 20)]
    store.forget_executor("a")
    assert store.executors() == []


def test_statuses_survive_a_reopened_database(database_url: str) -> None:
    first = SqlStore(database_url)
    first.migrate()
    made = task(account(first, 100))
    create(first, made)
    first.apply(made.id, Begin("w"), now=1)
    first.close()
    second = SqlStore(database_url)
    second.migrate()
    found = second.get(made.id)
    second.close()
    assert found is not None
    assert found.status is Status.IN_PROGRESS
