"""Every request that is refused, each with its own message."""

from __future__ import annotations

import base64
import contextlib
import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from wire_service import BUILD, PROTOTYPE, Caller, Service, photo_bytes, serve

from figurelab.domain.tasks import Begin, Succeed, TaskId
from figurelab.intake.limits import Limits

MISSING = "0d5e6b58-93a5-4c0e-8f0b-6f1b8a3f5c1d"


def data_uri(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def assert_refused(answer: Any, status: int, *words: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert list(answer.json()) == ["message"]
    for word in words:
        assert word in answer.json()["message"]


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer nonsense", "Basic YTpi", "flk_x"])
def test_without_a_key_nothing_is_told(service: Service, authorization: str | None) -> None:
    caller = service.callers[0] if service.callers else service.caller()
    headers = {"Authorization": authorization or ""}
    for method, path in (
        ("POST", PROTOTYPE), ("POST", BUILD), ("GET", PROTOTYPE), ("GET", f"{BUILD}/{MISSING}"),
        ("DELETE", f"{PROTOTYPE}/{MISSING}"), ("GET", f"{PROTOTYPE}/{MISSING}/stream"),
        ("GET", "/openapi/v1/balance"), ("GET", "/openapi/v2/text-to-3d"),
    ):  # fmt: skip
        answer = caller.http.request(method, path, headers=headers)
        assert_refused(answer, 401, "API key")
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_revoked_key_stops_at_once(service: Service) -> None:
    caller = service.caller()
    assert caller.get(PROTOTYPE).status_code == 200
    [key] = caller.app.services.accounts.keys(caller.account_id)
    caller.app.services.accounts.revoke_key(key.id)
    assert_refused(caller.get(PROTOTYPE), 401, "API key")
    caller.app.services.accounts.create_key(caller.account_id)
    service.callers.remove(caller)
    caller.http.close()


BODIES: list[tuple[bytes, str]] = [
    (b"", "JSON"),
    (b"{", "JSON"),
    (b"\xff\xfe", "JSON"),
    (b"[]", "JSON object"),
    (b'"x"', "JSON object"),
    (b"null", "JSON object"),
    (b"[" * 100_000, "JSON"),
    (b'{"a":' + b"9" * 5000 + b"}", "JSON"),
    (b"{}", "image_url is required"),
    (b'{"image_url": null}', "image_url is required"),
    (b'{"image_url": 7}', "image_url must be a string"),
    (b'{"image_url": ["a"]}', "image_url must be a string"),
    (b'{"image_url": " "}', "image_url must not be empty"),
    (b'{"image_url": "ok", "name": 5}', "name must be a string"),
    (b'{"image_url": "ok", "name": "\\ud800"}', "name must be Unicode text"),
    (b'{"image_url": "ok", "name": "a\\u0000b"}', "name must be Unicode text"),
    (b'{"image_url": "ok", "remove_background": "yes"}', "remove_background must be a boolean"),
    (b'{"image_url": "ok", "remove_background": 1}', "remove_background must be a boolean"),
]


@pytest.mark.parametrize(("body", "message"), BODIES, ids=lambda value: str(value)[:30])
def test_malformed_bodies(caller: Caller, body: bytes, message: str) -> None:
    answer = caller.http.post(PROTOTYPE, content=body, headers={"Content-Type": "application/json"})
    assert_refused(answer, 400, message)
    assert caller.balance == 1000


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
        "application/json; v=1; charset=utf-16",
    ],
)
def test_other_content_types(caller: Caller, kind: str) -> None:
    answer = caller.http.post(PROTOTYPE, content=b'{"image_url":"ok"}', headers={"Content-Type": kind})
    assert_refused(answer, 400, "Content-Type")


def test_content_types_that_are_json(caller: Caller) -> None:
    for kind in (
        "application/json; charset=utf-8",
        'Application/JSON; charset="UTF-8"',
        "application/json;",
        "application/json; odata=verbose",
        "application/json; v=1; charset=utf8; q",
    ):
        answer = caller.http.post(PROTOTYPE, content=b'{"image_url":"ok"}', headers={"Content-Type": kind})
        assert answer.status_code == 202


def test_a_name_has_a_hundred_characters_not_bytes(caller: Caller) -> None:
    assert caller.post(PROTOTYPE, {"image_url": "ok", "name": "名" * 100}).status_code == 202
    assert_refused(caller.post(PROTOTYPE, {"image_url": "ok", "name": "n" * 101}), 400, "name", "100", "101")
    assert_refused(caller.post(BUILD, {"input_task_id": MISSING, "name": "n" * 101}), 400, "name", "100")


def _raw(caller: Caller, head: str, body: bytes = b"") -> bytes:
    host, port = caller.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        request = f"POST {PROTOTYPE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {caller.key}\r\n"
        connection.sendall((request + "Content-Type: application/json\r\n" + head + "\r\n").encode() + body)
        answer = b""
        # A server that closes on unread data resets the connection, after its answer.
        with contextlib.suppress(ConnectionResetError):
            while part := connection.recv(65536):
                answer += part
        return answer


def test_an_oversized_body_is_refused_before_it_is_sent(caller: Caller) -> None:
    declared = _raw(caller, "Content-Length: 9000000000\r\n")
    assert declared.startswith(b"HTTP/1.1 400")
    assert b"too large" in declared
    # Without a length, at the first chunk over the limit and not at the end, which never comes.
    chunk = b"80000\r\n" + b"x" * 0x80000 + b"\r\n"
    chunked = _raw(caller, "Transfer-Encoding: chunked\r\n", chunk)
    assert chunked.startswith(b"HTTP/1.1 400")
    assert b"too large" in chunked


PICTURES: list[tuple[str, tuple[str, ...]]] = [
    (data_uri(photo_bytes("GIF")), ("unsupported image format", "GIF", ".webp")),
    (data_uri(b"<html>", "jpeg"), ("unsupported image format", "HTML")),
    (data_uri(photo_bytes(size=(63, 90))), ("too small", "63 x 90", "64")),
    (data_uri(photo_bytes("JPEG")[:300]), ("damaged",)),
    (data_uri(b"x" * 200_001), ("too large", "200001", "200000")),
    ("data:image/gif;base64,AAAA", ("image/gif", "image/webp")),
    ("data:image/png;base64,A*==", ("base64",)),
    ("data:image/png,plain", ("malformed data URI",)),
    ("/etc/passwd", ("http(s) URL",)),
    ("file:///etc/passwd", ("scheme",)),
    ("http://10.0.0.1/a.png", ("not a public",)),
    ("http://169.254.169.254/latest/meta-data", ("not a public",)),
    ("https://nowhere.invalid/a.png", ("cannot be resolved",)),
    ("http://127.0.0.1:9/a.png", ("cannot be reached",)),
]


@pytest.mark.parametrize(("image_url", "words"), PICTURES, ids=lambda value: str(value)[:40])
def test_pictures_that_cannot_be_used(caller: Caller, image_url: str, words: tuple[str, ...]) -> None:
    assert_refused(caller.post(PROTOTYPE, {"image_url": image_url}), 400, "image_url", *words)
    assert caller.balance == 1000
    assert caller.get(PROTOTYPE).json() == []


def test_a_build_needs_a_prototype_that_succeeded(idle: Service, caller: Caller) -> None:
    for body, message in (
        ({}, "input_task_id is required"),
        ({"input_task_id": 5}, "input_task_id must be a string"),
        ({"input_task_id": "not-a-uuid"}, "valid UUID"),
        ({"input_task_id": MISSING + "0"}, "valid UUID"),
    ):
        assert_refused(caller.post(BUILD, body), 400, "input_task_id", message)
    assert_refused(caller.post(BUILD, {"input_task_id": MISSING}), 404, "not found")
    waiting = idle.caller()
    assert_refused(waiting.post(BUILD, {"input_task_id": waiting.prototype()}), 400, "PENDING", "SUCCEEDED")


def test_a_parent_in_every_other_state_is_named(idle: Service, caller: Caller) -> None:
    running = caller.prototype("sleep 30")
    caller.wait(PROTOTYPE, running, "IN_PROGRESS")
    assert_refused(caller.post(BUILD, {"input_task_id": running}), 400, "input_task_id", "IN_PROGRESS", "SUCCEEDED")
    caller.http.delete(f"{PROTOTYPE}/{running}")
    assert_refused(caller.post(BUILD, {"input_task_id": running}), 400, "input_task_id", "CANCELED", "SUCCEEDED")
    failed = caller.prototype("refuse")
    caller.wait(PROTOTYPE, failed, "FAILED")
    assert_refused(caller.post(BUILD, {"input_task_id": failed}), 400, "input_task_id", "FAILED", "SUCCEEDED")
    waiting, store = idle.caller(), idle.app.store
    empty, old = TaskId(waiting.prototype()), TaskId(waiting.prototype())
    for task_id, files, now in ((empty, (), time.time_ns() // 10**6), (old, ("concept.png",), 1)):
        store.apply(task_id, Begin("w"), now=now)
        store.apply(task_id, Succeed(1, files), now=now)
    assert_refused(waiting.post(BUILD, {"input_task_id": empty}), 400, "input_task_id", "no candidate")
    store.erased(old)
    task = store.get(old)
    assert task is not None
    later = task.expires_at
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(idle.app.services.create, "_clock", lambda: later)
        assert_refused(waiting.post(BUILD, {"input_task_id": old}), 400, "input_task_id", "expired")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "JSON"),
        (b"[]", "JSON object"),
        (b'{"input_task_id": null}', "input_task_id is required"),
        (b'{"input_task_id": true}', "input_task_id must be a string"),
        (b'{"input_task_id": ""}', "input_task_id must not be empty"),
        (b'{"input_task_id": "x", "name": {}}', "name must be a string"),
    ],
)
def test_malformed_bodies_of_a_build(caller: Caller, body: bytes, message: str) -> None:
    answer = caller.http.post(BUILD, content=body, headers={"Content-Type": "application/json"})
    assert_refused(answer, 400, message)


@pytest.mark.parametrize(
    ("changes", "size", "words"),
    [
        ({"image_max_pixels": 10_000}, (101, 100), ("too many pixels", "101 x 100", "10000")),
        ({"image_min_side": 100}, (99, 200), ("too small", "99 x 200", "100")),
        ({}, (1040, 64), ("too narrow", "1040 x 64", "16 times")),
    ],
)
def test_sizes_of_pictures(
    tmp_path: Path, changes: dict[str, int], size: tuple[int, int], words: tuple[str, ...]
) -> None:
    limits = {name.removeprefix("image_"): value for name, value in changes.items()}
    for node in serve(tmp_path, work=False, limits=Limits(**limits)):
        caller = node.caller()
        answer = caller.post(PROTOTYPE, {"image_url": data_uri(photo_bytes(size=size))})
        assert_refused(answer, 400, "image_url", *words)
        assert caller.balance == 1000


def test_delete_in_each_state_and_twice(idle: Service, caller: Caller) -> None:
    waiting = idle.caller()
    pending = waiting.prototype()
    running = caller.prototype("sleep 30")
    caller.wait(PROTOTYPE, running, "IN_PROGRESS")
    succeeded, failed = caller.prototype(), caller.prototype("refuse")
    for who, task_id, kept in ((waiting, pending, 0), (caller, running, 6)):
        assert who.http.delete(f"{PROTOTYPE}/{task_id}").status_code == 204
        assert_refused(who.http.delete(f"{PROTOTYPE}/{task_id}"), 400, "finished", "cannot be canceled")
        assert who.get(f"{PROTOTYPE}/{task_id}").json()["consumed_credits"] == kept
    for task_id, status, kept in ((succeeded, "SUCCEEDED", 6), (failed, "FAILED", 0)):
        before = caller.wait(PROTOTYPE, task_id, status)
        for _ in range(2):
            assert_refused(caller.http.delete(f"{PROTOTYPE}/{task_id}"), 400, "finished", "cannot be canceled")
        after = caller.get(f"{PROTOTYPE}/{task_id}").json()
        assert (after["status"], after["consumed_credits"]) == (status, kept)
        assert after["finished_at"] == before["finished_at"]
    assert caller.balance == 1000 - 6 - 6


def test_a_delete_that_races_with_the_end_has_one_outcome(caller: Caller) -> None:
    kept = 0
    for delay in (0, 0.005, 0.01, 0.02, 0.04, 0.08, 0.12, 0.16):
        task_id = caller.prototype()
        time.sleep(delay)
        status = caller.http.delete(f"{PROTOTYPE}/{task_id}").status_code
        task = caller.wait(PROTOTYPE, task_id, "SUCCEEDED", "CANCELED")
        assert (status, task["status"]) in ((204, "CANCELED"), (400, "SUCCEEDED"))
        assert task["consumed_credits"] in ((6,) if status == 400 else (0, 6))
        kept += task["consumed_credits"]
    assert caller.balance == 1000 - kept


def test_an_idempotency_key_has_a_length(caller: Caller) -> None:
    for path, body in ((PROTOTYPE, {"image_url": "ok"}), (BUILD, {"input_task_id": MISSING})):
        for key in ("", "k" * 256):
            answer = caller.http.post(path, json=body, headers={"Idempotency-Key": key})
            assert_refused(answer, 400, "Idempotency-Key", "1 to 255")


def test_too_few_credits(service: Service) -> None:
    caller = service.caller(credits=11)
    caller.prototype()
    assert_refused(caller.post(PROTOTYPE, {"image_url": "ok"}), 402, "credits")
    assert caller.balance == 5
    assert len(caller.get(PROTOTYPE).json()) == 1


def test_too_many_tasks_at_a_time(idle: Service) -> None:
    caller, other = idle.caller(), idle.caller()
    ids = [caller.prototype() for _ in range(3)]
    answer = caller.post(PROTOTYPE, {"image_url": "ok"})
    assert_refused(answer, 429, "NoMoreConcurrentTasks", "3")
    assert "retry-after" not in answer.headers
    assert other.post(PROTOTYPE, {"image_url": "ok"}).status_code == 202
    caller.http.delete(f"{PROTOTYPE}/{ids[0]}")
    assert caller.post(PROTOTYPE, {"image_url": "ok"}).status_code == 202


def test_too_many_requests_a_second(throttled: Service) -> None:
    caller, other = throttled.caller(), throttled.caller()
    answers = [caller.get(f"{PROTOTYPE}/{MISSING}") for _ in range(12)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert {answer.status_code for answer in answers} == {404, 429}
    assert_refused(refused[0], 429, "RateLimitExceeded", "2 requests per second")
    assert int(refused[0].headers["retry-after"]) >= 1
    assert other.get(PROTOTYPE).status_code == 200


def test_an_account_s_own_limits_hold_at_once(service: Service) -> None:
    """Given by the operator while the service runs: the account's, whatever the service's own are."""
    caller, other = service.caller(), service.caller()
    accounts = caller.app.services.accounts
    accounts.set_limits(accounts.find(caller.account_id), 2, 1)
    answers = [caller.get("/openapi/v1/balance") for _ in range(12)]
    assert_refused(answers[-1], 429, "RateLimitExceeded", "2 requests per second")
    assert all(other.get("/openapi/v1/balance").status_code == 200 for _ in range(12))
    accounts.set_limits(accounts.find(caller.account_id), 0, None)
    running = caller.prototype("sleep 30")
    assert_refused(caller.post(PROTOTYPE, {"image_url": "ok"}), 429, "NoMoreConcurrentTasks", "1")
    assert caller.http.delete(f"{PROTOTYPE}/{running}").status_code == 204


def test_unknown_routes_and_methods(caller: Caller) -> None:
    for path in (
        "/",
        "/openapi/creative-lab/figure/v1",
        f"{PROTOTYPE}/",
        f"{PROTOTYPE}s",
        "/x",
    ):
        answer = caller.get(path)
        assert_refused(answer, 404)
        assert answer.json() == {"message": "NoMatchingRoute"}
    assert_refused(caller.http.put(PROTOTYPE, json={}), 405, "MethodNotAllowed")


@pytest.mark.parametrize("task_id", [MISSING, "x", "%00", "..%2f", "é", MISSING.upper(), "0" * 5000, "' OR 1=1"])
def test_ids_that_name_nothing(caller: Caller, task_id: str) -> None:
    assert_refused(caller.get(f"{BUILD}/{task_id}"), 404)
    assert_refused(caller.http.delete(f"{BUILD}/{task_id}"), 404)


def test_errors_are_json_even_for_hostile_names(caller: Caller) -> None:
    body = json.dumps({"image_url": "ok", "name": '"</script>\u2028'}).encode()
    answer = caller.http.post(PROTOTYPE, content=body, headers={"Content-Type": "application/json"})
    task = caller.get(f"{PROTOTYPE}/{answer.json()['result']}").json()
    assert task["name"] == '"</script>\u2028'


def test_a_post_repeated_without_a_key_is_charged_again_and_shows_in_the_history(caller: Caller) -> None:
    body = {"image_url": "ok", "name": "twice"}
    for headers, tasks in (({}, 2), ({"Idempotency-Key": "one figure"}, 1)):
        before = caller.app.services.accounts.history(caller.account_id)
        ids = {caller.http.post(PROTOTYPE, json=body, headers=headers).json()["result"] for _ in range(2)}
        added = caller.app.services.accounts.history(caller.account_id)[len(before) :]
        charged = [entry.task_id for entry in added if entry.kind == "charge"]
        assert len(ids) == len(charged) == tasks
        assert set(charged) == ids


METHODS = [
    (PROTOTYPE, "GET, HEAD, OPTIONS, POST"),
    (BUILD, "GET, HEAD, OPTIONS, POST"),
    (f"{PROTOTYPE}/{MISSING}", "DELETE, GET, HEAD, OPTIONS"),
    (f"{PROTOTYPE}/{MISSING}/stream", "GET, HEAD, OPTIONS"),
    ("/openapi/v1/balance", "GET, HEAD, OPTIONS"),
    ("/openapi/v2/text-to-3d", "GET, HEAD, OPTIONS"),
    (f"/files/1/tasks/{MISSING}/output/model.glb", "GET, HEAD, OPTIONS"),
    ("/healthz", "GET, HEAD, OPTIONS"),
    ("/metrics", "GET, HEAD, OPTIONS"),
]


@pytest.mark.parametrize(("path", "methods"), METHODS)
def test_the_methods_of_a_path_are_named(caller: Caller, path: str, methods: str) -> None:
    for method in {"PUT", "PATCH", "POST", "DELETE"} - set(methods.split(", ")):
        answer = caller.http.request(method, path)
        assert_refused(answer, 405, "MethodNotAllowed")
        assert answer.headers["allow"] == methods
    asked = caller.http.request("OPTIONS", path)
    assert (asked.status_code, asked.headers["allow"], asked.content) == (204, methods, b"")


def test_a_path_that_is_not_there_has_no_methods(caller: Caller) -> None:
    assert_refused(caller.http.request("OPTIONS", "/nowhere"), 404, "NoMatchingRoute")


def test_head_is_get_without_a_body(caller: Caller) -> None:
    task = caller.prototype()
    caller.wait(PROTOTYPE, task)
    for path in (
        *(PROTOTYPE, f"{PROTOTYPE}/{task}", f"{PROTOTYPE}/{MISSING}", f"{PROTOTYPE}/{task}/stream"),
        *("/openapi/v1/balance", "/openapi/v2/text-to-3d", "/healthz", "/docs", "/openapi.json", "/metrics"),
    ):
        told, got = caller.http.head(path), caller.get(path)
        assert (told.status_code, told.content) == (got.status_code, b""), path
        assert told.headers["content-type"] == got.headers["content-type"]
        if path != "/metrics":  # which counts these very requests
            assert told.headers.get("content-length") == got.headers.get("content-length"), path
    assert caller.http.head(PROTOTYPE, headers={"Authorization": ""}).status_code == 401
