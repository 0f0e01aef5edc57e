"""Server-sent events, line by line."""

from __future__ import annotations

import asyncio
import itertools
import time
import uuid
from contextlib import ExitStack

import pytest
from httpx2 import EventSource
from wire_service import BUILD, PROTOTYPE, Caller, Service

from figurelab.adapters.events import PollingEvents
from figurelab.domain.accounts import Principal
from figurelab.domain.tasks import Advance, Begin, Stage, Succeed, TaskId
from figurelab.services import stream


def test_from_the_first_state_to_the_end(caller: Caller) -> None:
    task_id = caller.prototype("sleep 0.5")
    events = caller.stream(f"{PROTOTYPE}/{task_id}")
    assert {event for event, _ in events} == {"message"}
    *before, last = [data for _, data in events]
    assert before
    for data in before:
        assert list(data) == ["id", "progress", "status"]
        assert data["id"] == task_id
        assert data["status"] in ("PENDING", "IN_PROGRESS")
    progress = [data["progress"] for data in before]
    assert progress == sorted(progress)
    assert len(set(progress)) > 2
    whole = caller.get(f"{PROTOTYPE}/{task_id}").json()
    assert last == whole | {"image_urls": last["image_urls"]}
    assert list(last) == list(whole)
    assert last["status"] == "SUCCEEDED"
    # A stream of a task that is over says so once and closes.
    began = time.monotonic()
    again = caller.stream(f"{PROTOTYPE}/{task_id}")
    assert [data["status"] for _, data in again] == ["SUCCEEDED"]
    assert time.monotonic() - began < 2


def test_failure_and_cancellation_end_a_stream(caller: Caller) -> None:
    failed = caller.stream(f"{PROTOTYPE}/{caller.prototype('refuse')}")[-1][1]
    assert (failed["status"], failed["consumed_credits"]) == ("FAILED", 0)
    assert failed["task_error"]["code"] == "no_subject"
    task_id = caller.prototype("sleep 30")
    with caller.http.stream("GET", f"{PROTOTYPE}/{task_id}/stream") as answer:
        lines = answer.iter_lines()
        assert next(lines) == "event: message"
        assert caller.http.delete(f"{PROTOTYPE}/{task_id}").status_code == 204
        assert any('"CANCELED"' in line for line in lines)


def test_unknown_tasks_are_an_event_not_a_status(caller: Caller) -> None:
    error = ("error", {"status_code": 404, "message": "Task not found"})
    for task_id in (str(uuid.uuid4()), "nonsense", "%00"):
        assert caller.stream(f"{BUILD}/{task_id}") == [error]


def test_a_standard_parser_reads_it(caller: Caller) -> None:
    task_id = caller.prototype()
    with caller.http.stream("GET", f"{PROTOTYPE}/{task_id}/stream") as answer:
        assert answer.headers["cache-control"] == "no-cache"
        assert answer.headers["x-accel-buffering"] == "no", "or a proxy would keep the events to itself"
        events = list(EventSource(answer))
    assert events[-1].json()["status"] == "SUCCEEDED"
    assert {event.event for event in events} == {"message"}


def test_a_waiting_task_sends_its_state_at_once(idle: Service) -> None:
    caller = idle.caller()
    task_id = caller.prototype()
    with caller.http.stream("GET", f"{PROTOTYPE}/{task_id}/stream") as answer:
        lines = answer.iter_lines()
        assert [next(lines), next(lines), next(lines)] == [
            "event: message",
            f'data: {{"id":"{task_id}","progress":0,"status":"PENDING"}}',
            "",
        ]


def test_the_last_message_is_repeated_as_a_keep_alive(idle: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stream.KEEP_ALIVE == 10
    monkeypatch.setattr(stream, "KEEP_ALIVE", 0.15)
    caller = idle.caller()
    task_id = caller.prototype()
    with caller.http.stream("GET", f"{PROTOTYPE}/{task_id}/stream") as answer:
        messages = [line for line in itertools.islice(answer.iter_lines(), 12) if line.startswith("data:")]
    assert len(messages) == 4
    assert len(set(messages)) == 1


def test_callers_that_go_away_cost_nothing(caller: Caller) -> None:
    """Neither a watch, nor a poller, nor the task, nor a credit."""
    task_id = caller.prototype("sleep 1.5")
    events = caller.app.services.stream._events
    assert isinstance(events, PollingEvents)
    with ExitStack() as stack:
        opened = [stack.enter_context(caller.http.stream("GET", f"{PROTOTYPE}/{task_id}/stream")) for _ in range(30)]
        readers = [answer.iter_lines() for answer in opened]
        assert [next(reader) for reader in readers] == ["event: message"] * 30
        assert len(events._watchers[TaskId(task_id)]) == 30
    deadline = time.monotonic() + 2
    while events._watchers:
        assert time.monotonic() < deadline, "somebody still watches for callers that are gone"
        time.sleep(0.02)
    assert events._versions == {}
    task = caller.wait(PROTOTYPE, task_id)
    assert task["consumed_credits"] == 6
    assert caller.balance == 994
    while events._poller is not None and not events._poller.done():
        assert time.monotonic() < deadline, "the database is still polled for nobody"
        time.sleep(0.02)


def test_a_slow_reader_gets_the_newest_state_not_every_state(idle: Service) -> None:
    """Nothing is queued up for a caller that does not read: what it missed is one message."""
    caller = idle.caller()
    store = idle.app.store
    task_id = TaskId(caller.prototype())
    [key] = idle.app.services.accounts.keys(caller.account_id)

    async def follow() -> list[dict[str, object]]:
        seen: list[dict[str, object]] = []
        me = Principal(caller.account_id, key.id)
        async for _, view in idle.app.services.stream.events(me, Stage.PROTOTYPE, task_id, "http://host"):
            seen.append(view)
            if len(seen) == 1:
                store.apply(task_id, Begin("w"), now=1)
                for percent in range(1, 91):
                    store.apply(task_id, Advance(1, percent), now=1)
                await asyncio.sleep(0.4)
            elif view["progress"] == 90 and view["status"] == "IN_PROGRESS":
                store.apply(task_id, Succeed(1, ()), now=1)
        return seen

    seen = asyncio.run(follow())
    assert [view["status"] for view in seen][-1] == "SUCCEEDED"
    assert len(seen) <= 4
    assert 90 in [view["progress"] for view in seen]
