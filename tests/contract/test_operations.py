"""Request ids, metrics and logs of the running service."""

from __future__ import annotations

import base64
import json
import re
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import structlog
from wire_service import PROTOTYPE, Caller, Service, photo_bytes, serve

from figurelab.adapters.telemetry import scrub


def metric(text: str, name: str, **labels: str) -> float:
    """The sum of the samples with these labels, 0 where there is none."""
    found = [re.fullmatch(rf"{name}(?:\{{(.*)\}})? (\S+)", line) for line in text.splitlines()]
    return sum(
        float(one[2])
        for one in found
        if one and dict(re.findall(r'(\w+)="([^"]*)"', one[1] or "")).items() >= labels.items()
    )


def scrape(service: Service) -> str:
    answer = httpx2.get(f"{service.base}/metrics", trust_env=False)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return answer.text


def test_a_request_keeps_its_id_or_gets_one(service: Service, caller: Caller) -> None:
    path = "/openapi/v1/balance"
    assert caller.get(path, headers={"x-request-id": "mine-1.A_b"}).headers["x-request-id"] == "mine-1.A_b"
    made = [caller.get(path).headers["x-request-id"] for _ in range(2)]
    assert made[0] != made[1]
    for bad in ("a b", "", "x" * 129, 'a"b'):
        assert re.fullmatch(
            r"[0-9a-f]{16}-[0-9a-f]+", caller.get(path, headers={"x-request-id": bad}).headers["x-request-id"]
        )
    refused = httpx2.get(f"{service.base}/nothing", trust_env=False)
    assert refused.status_code == 404
    assert refused.headers["x-request-id"]


def test_an_unexpected_error_is_told_with_its_id_and_nothing_else(
    service: Service, caller: Caller, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """On the route that goes past FastAPI and on one that does not, to a page of another origin too."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret internals")

    for name in ("get", "list"):
        monkeypatch.setattr(service.app.services.query, name, broken)
    before = scrape(service)
    for path in (f"{PROTOTYPE}/{uuid.uuid4()}", PROTOTYPE):
        answer = caller.get(path, headers={"x-request-id": "mine", "Origin": "https://app.example"})
        assert answer.status_code == 500
        assert answer.json() == {"message": "Internal server error"}
        assert answer.headers["x-request-id"] == "mine"
        assert answer.headers["connection"] == "close"
        assert answer.headers["access-control-allow-origin"] == "https://app.example"
    said = [line for line in capfd.readouterr().err.splitlines() if "secret internals" in line]
    assert len(said) == 2
    assert all('"request_id": "mine"' in line for line in said)
    assert metric(scrape(service), "figurelab_requests_total", status="500") > metric(
        before, "figurelab_requests_total", status="500"
    )


def test_metrics_count_what_happened(service: Service, caller: Caller) -> None:
    before = scrape(service)
    task_id = caller.prototype()
    caller.wait(PROTOTYPE, task_id)
    caller.stream(f"{PROTOTYPE}/{task_id}")
    caller.get("/no/such/route")
    # A stream is counted when its connection is done with, a stage after its row says so: a moment later than seen.
    ended = time.monotonic() + 5
    late = (
        ("figurelab_requests_total", {"route": f"{PROTOTYPE}/{{id}}/stream"}),
        ("figurelab_stage_seconds_count", {"stage": "prototype", "step": "all"}),
    )
    after = scrape(service)
    while any(metric(after, name, **labels) == metric(before, name, **labels) for name, labels in late):
        assert time.monotonic() < ended, "the stream or the stage was never counted"
        time.sleep(0.05)
        after = scrape(service)

    def grown(name: str, **labels: str) -> float:
        return metric(after, name, **labels) - metric(before, name, **labels)

    assert grown("figurelab_requests_total", method="POST", route=PROTOTYPE, status="202") == 1
    assert grown("figurelab_requests_total", method="GET", route=f"{PROTOTYPE}/{{id}}", status="200") >= 1
    assert grown("figurelab_requests_total", route="unmatched", status="404") == 1
    assert grown("figurelab_request_seconds_count", method="POST", route=PROTOTYPE) == 1
    assert grown("figurelab_requests_total", route=f"{PROTOTYPE}/{{id}}/stream") == 1
    assert metric(after, "figurelab_request_seconds_count", route=f"{PROTOTYPE}/{{id}}/stream") == 0
    assert grown("figurelab_tasks", stage="prototype", status="SUCCEEDED") == 1
    assert grown("figurelab_stage_seconds_count", stage="prototype", step="all") == 1
    assert metric(after, "figurelab_open_streams") == 0
    assert "figurelab_engine_restarts 0.0" in after or metric(after, "figurelab_engine_restarts") >= 1
    assert task_id not in after


def test_the_queue_s_depth_is_seen(idle: Service) -> None:
    caller = idle.caller()
    for _ in range(2):
        caller.prototype()
    text = scrape(idle)
    assert metric(text, "figurelab_queue_depth") == 2
    assert metric(text, "figurelab_tasks", stage="prototype", status="PENDING") == 2


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Service]:
    yield from serve(tmp_path, work=False, metrics_token="let me in")


def test_metrics_may_ask_for_a_token(guarded: Service) -> None:
    url = f"{guarded.base}/metrics"
    for token, status in ((None, 401), ("wrong", 401), ("let me in", 200)):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        assert httpx2.get(url, headers=headers, trust_env=False).status_code == status


def test_logs_name_request_and_task_and_hold_no_data(service: Service) -> None:
    caller = service.caller()
    uri = f"data:image/png;base64,{base64.b64encode(photo_bytes()).decode()}"
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as events:
        answer = caller.http.post(PROTOTYPE, json={"image_url": uri}, headers={"x-request-id": "the-post"})
        task = caller.wait(PROTOTYPE, answer.json()["result"])
        link = task["image_urls"][0]
        httpx2.get(link, trust_env=False)
        httpx2.get(link.replace("Signature=", "Signature=0"), trust_env=False)
        caller.post(PROTOTYPE, {"image_url": uri[:60] + "!"})
        caller.get("/openapi/v1/balance", headers={"Authorization": "Bearer flk_wrong-key-123456"})
    text = json.dumps(events, default=str)
    created = next(event for event in events if event["event"] == "task created")
    assert (created["task_id"], created["request_id"]) == (task["id"], "the-post")
    done = next(event for event in events if event["event"] == "task done")
    assert (done["task_id"], done["subject"]) == (task["id"], "noise")
    signature = parse_qs(urlsplit(link).query)["Signature"][0]
    for secret in (uri[22:60], caller.key, caller.key[4:], signature, "wrong-key"):
        assert secret not in text
    assert scrub(text) == text, "nothing had to be removed: it was never logged"
