"""The transition table, all of it."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurelab.domain.tasks import (
    AccountId,
    Advance,
    Begin,
    Cancel,
    Event,
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
    transition,
)

ERROR = TaskError("server_error", "broken")
RETENTION = 259_200_000


def pending() -> Task:
    return new_task(TaskId("t"), AccountId("a"), "k", Stage.BUILD, now=1000, price=20, retention_ms=RETENTION)


def running(attempts: int = 1) -> Task:
    task = pending()
    for _ in range(attempts):
        task, _ = transition(task, Begin("worker"), 2000)
    return task


def test_a_new_task_expires_three_days_after_its_creation() -> None:
    assert pending().expires_at == 1000 + RETENTION
    assert (pending().started_at, pending().finished_at) == (0, 0)


def test_success_keeps_the_credits_and_counts_retention_from_the_finish() -> None:
    done, refund = transition(running(), Succeed(1, ("model.glb",)), 9000)
    assert (done.status, done.progress, done.files) == (Status.SUCCEEDED, 100, ("model.glb",))
    assert (done.started_at, done.finished_at, done.expires_at) == (2000, 9000, 9000 + RETENTION)
    assert (refund, done.consumed) == (0, 20)


def test_failure_refunds_everything() -> None:
    failed, refund = transition(running(), Fail(1, ERROR), 9000)
    assert (failed.status, failed.error, failed.consumed, refund) == (Status.FAILED, ERROR, 0, 20)


@pytest.mark.parametrize(("task", "refund", "consumed"), [(pending(), 20, 0), (running(), 0, 20)])
def test_cancel_refunds_only_what_was_not_begun(task: Task, refund: int, consumed: int) -> None:
    canceled, given_back = transition(task, Cancel(), 9000)
    assert (canceled.status, given_back, canceled.consumed) == (Status.CANCELED, refund, consumed)


@pytest.mark.parametrize("last", [Succeed(1, ()), Fail(1, ERROR), Cancel()])
@pytest.mark.parametrize(
    "event", [Begin("w"), Advance(1, 50), Succeed(1, ()), Fail(1, ERROR), Fail(None, ERROR), Cancel()]
)
def test_terminal_states_are_frozen(last: Event, event: Event) -> None:
    terminal, _ = transition(running(), last, 9000)
    with pytest.raises(IllegalTransition):
        transition(terminal, event, 9001)


@pytest.mark.parametrize("event", [Advance(1, 50), Succeed(1, ()), Fail(1, ERROR)])
def test_a_replaced_worker_can_write_nothing(event: Event) -> None:
    with pytest.raises(StaleAttempt):
        transition(running(attempts=2), event, 9000)


@pytest.mark.parametrize("event", [Advance(0, 50), Succeed(0, ()), Fail(0, ERROR)])
def test_nobody_can_work_on_a_task_that_was_not_begun(event: Event) -> None:
    with pytest.raises(IllegalTransition):
        transition(pending(), event, 9000)


def test_beginning_again_keeps_the_first_start_and_the_progress() -> None:
    half, _ = transition(running(), Advance(1, 60), 3000)
    again, _ = transition(half, Begin("other"), 5000)
    assert (again.attempt, again.started_at, again.progress, again.executor_id) == (2, 2000, 60, "other")


def test_a_clock_that_steps_back_never_finishes_a_task_before_its_start() -> None:
    done, _ = transition(running(), Succeed(1, ()), 500)
    assert done.finished_at >= done.started_at >= done.created_at


@given(st.lists(st.integers(-5, 200)))
def test_progress_never_falls_and_stays_under_100_until_success(percents: list[int]) -> None:
    task, seen = running(), [0]
    for percent in percents:
        task, _ = transition(task, Advance(1, percent), 3000)
        seen.append(task.progress)
    assert seen == sorted(seen)
    assert seen[-1] <= 99


EVENTS = st.one_of(
    st.just(Begin("w")),
    st.builds(Advance, st.integers(0, 3), st.integers(0, 100)),
    st.builds(Succeed, st.integers(0, 3), st.just(())),
    st.builds(Fail, st.one_of(st.none(), st.integers(0, 3)), st.just(ERROR)),
    st.just(Cancel()),
)


@given(st.lists(EVENTS, max_size=12))
def test_any_history_accounts_for_every_credit(events: list[Event]) -> None:
    task, refunded = pending(), 0
    for now, event in enumerate(events, 2000):
        before = task
        try:
            task, refund = transition(task, event, now)
        except IllegalTransition:
            assert task == before
            continue
        refunded += refund
        assert task.version == before.version + 1
        assert dataclasses.replace(task, version=0) != dataclasses.replace(before, version=0) or isinstance(
            event, Advance
        )
    assert task.consumed + refunded == 20
    assert (task.consumed == 0) == (refunded == 20)
