"""Server-sent events, line by line."""

from __future__ import annotations

import time
import uuid

from httpx2 import EventSource
from wire_service import BUILD, PROTOTYPE, Caller, Service


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
