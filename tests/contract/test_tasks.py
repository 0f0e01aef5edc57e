"""The two stages from create to delete, over HTTP."""

from __future__ import annotations

import base64
import re
import time

import pytest
from wire_service import BUILD, PROTOTYPE, Caller, Service, photo_bytes

UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
COMMON = [
    "id", "type", "name", "status", "progress", "created_at", "started_at", "finished_at", "expires_at",
    "preceding_tasks", "task_error", "consumed_credits",
]  # fmt: skip
BUILD_FIELDS = [
    "prompt", "negative_prompt", "texture_prompt", "texture_image_url", "model_urls", "thumbnail_url", "texture_urls",
]  # fmt: skip


def test_both_stages(caller: Caller) -> None:
    picture = base64.b64encode(photo_bytes("JPEG")).decode()
    before = round(time.time() * 1000)
    created = caller.post(PROTOTYPE, {"image_url": f"data:image/jpeg;base64,{picture}", "name": "我的手办"})
    assert created.status_code == 202
    assert list(created.json()) == ["result"]
    prototype_id = created.json()["result"]
    assert UUID7.fullmatch(prototype_id)

    prototype = caller.wait(PROTOTYPE, prototype_id)
    assert list(prototype) == [*COMMON, "image_urls"]
    assert prototype["type"] == "creative-lab-figure-prototype"
    assert prototype["name"] == "我的手办"
    assert prototype["progress"] == 100
    assert prototype["task_error"] is None
    assert prototype["consumed_credits"] == 6
    assert prototype["preceding_tasks"] == 0
    assert before <= prototype["created_at"] <= prototype["started_at"] <= prototype["finished_at"]
    assert prototype["expires_at"] == prototype["finished_at"] + 259_200_000
    [image_url] = prototype["image_urls"]
    assert re.match(rf"{re.escape(caller.base)}/.*/concept\.png\?.*Expires=\d+", image_url)
    assert caller.get(f"{PROTOTYPE}/{prototype_id.upper()}").json()["id"] == prototype_id
    for host, base in (("figures.example:8443", "http://figures.example:8443"), ('a"<b>', caller.base)):
        told = caller.get(f"{PROTOTYPE}/{prototype_id}", headers={"Host": host}).json()
        assert told["image_urls"][0].startswith(f"{base}/files/"), "links lead where the caller came"

    build = caller.wait(BUILD, caller.build(prototype_id))
    assert list(build) == [*COMMON, *BUILD_FIELDS]
    assert build["type"] == "creative-lab-figure-build"
    assert build["consumed_credits"] == 20
    assert [build[name] for name in BUILD_FIELDS[:4]] == ["", "", "", ""]
    assert {kind: url.split("?")[0].rsplit("/", 1)[1] for kind, url in build["model_urls"].items()} == {
        "glb": "model.glb",
        "obj": "model.obj",
        "mtl": "model.mtl",
    }
    assert "/preview.png?" in build["thumbnail_url"]
    assert [list(texture) for texture in build["texture_urls"]] == [["base_color"]]
    assert "/texture_0.png?" in build["texture_urls"][0]["base_color"]
    assert caller.balance == 1000 - 26


def test_an_unfinished_task(idle: Service) -> None:
    caller = idle.caller()
    first, second = caller.prototype(), caller.prototype()
    task = caller.get(f"{PROTOTYPE}/{second}").json()
    assert task["status"] == "PENDING"
    assert (task["progress"], task["started_at"], task["finished_at"]) == (0, 0, 0)
    assert task["expires_at"] == task["created_at"] + 259_200_000
    assert task["preceding_tasks"] == 1
    assert task["consumed_credits"] == 6
    assert task["image_urls"] == []
    assert first < second


def test_stages_and_accounts_are_isolated(service: Service, caller: Caller) -> None:
    prototype = caller.prototype()
    caller.wait(PROTOTYPE, prototype)
    build = caller.build(prototype)
    caller.wait(BUILD, build)
    stranger = service.caller()
    for who, path, task_id in (
        (caller, BUILD, prototype),
        (caller, PROTOTYPE, build),
        (stranger, PROTOTYPE, prototype),
        (stranger, BUILD, build),
    ):
        assert (who.get(f"{path}/{task_id}").status_code, who.get(f"{path}/{task_id}").json()) == (
            404,
            {"message": "Task not found"},
        )
        assert who.http.delete(f"{path}/{task_id}").status_code == 404
        assert who.stream(f"{path}/{task_id}") == [("error", {"status_code": 404, "message": "Task not found"})]
        assert task_id not in who.get(path).text
    assert stranger.post(BUILD, {"input_task_id": prototype}).status_code == 404
    assert caller.post(BUILD, {"input_task_id": build}).status_code == 404
    assert stranger.balance == 1000


def test_lists(service: Service) -> None:
    caller = service.caller()
    assert caller.get(PROTOTYPE).json() == []
    ids = [caller.prototype() for _ in range(3)]
    for task_id in ids:
        caller.wait(PROTOTYPE, task_id)
    newest = caller.get(PROTOTYPE).json()
    assert [task["id"] for task in newest] == ids[::-1]
    assert newest[0] == caller.get(f"{PROTOTYPE}/{ids[2]}").json()
    for spelling in ("%2Bcreated_at", "+created_at", "created_at"):
        assert [task["id"] for task in caller.get(f"{PROTOTYPE}?sort_by={spelling}").json()] == ids
    assert [task["id"] for task in caller.get(f"{PROTOTYPE}?sort_by=-created_at").json()] == ids[::-1]
    assert [task["id"] for task in caller.get(f"{PROTOTYPE}?page_size=2&page_num=2").json()] == ids[:1]
    assert caller.get(f"{PROTOTYPE}?page_num=9").json() == []
    assert caller.get(BUILD).json() == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page_num=0", "page_num"),
        ("page_num=-1", "page_num"),
        ("page_num=x", "page_num"),
        ("page_num=", "page_num"),
        ("page_num=1.5", "page_num"),
        ("page_num=99999999999999999999", "page_num"),
        ("page_num=2147483647&page_size=50", "page_num"),
        ("page_size=0", "page_size"),
        ("page_size=51", "page_size"),
        ("page_size=ten", "page_size"),
        ("sort_by=name", "sort_by"),
        ("sort_by=", "sort_by"),
        ("sort_by=%00", "sort_by"),
    ],
)
def test_list_parameters_out_of_range(caller: Caller, query: str, field: str) -> None:
    answer = caller.get(f"{PROTOTYPE}?{query}")
    assert answer.status_code == 400
    assert list(answer.json()) == ["message"]
    assert answer.json()["message"].startswith(field)


def test_a_failed_task_is_refunded_and_says_why(caller: Caller) -> None:
    refused = caller.wait(PROTOTYPE, caller.prototype("refuse"), "FAILED")
    assert refused["task_error"] == {
        "type": "invalid_input",
        "message": "There is nothing to see.",
        "code": "no_subject",
    }
    assert refused["consumed_credits"] == 0
    assert refused["image_urls"] == []
    crashed = caller.wait(PROTOTYPE, caller.prototype("crash"), "FAILED")
    assert crashed["task_error"]["type"] == "server_error"
    assert "secret" not in str(crashed)
    assert caller.balance == 1000
    answer = caller.post(BUILD, {"input_task_id": refused["id"]})
    assert answer.status_code == 400
    assert "FAILED" in answer.json()["message"]


def test_cancelling(idle: Service, caller: Caller) -> None:
    waiting = idle.caller()
    task_id = waiting.prototype()
    assert waiting.balance == 994
    answer = waiting.http.delete(f"{PROTOTYPE}/{task_id}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert waiting.balance == 1000
    task = waiting.get(f"{PROTOTYPE}/{task_id}").json()
    assert (task["status"], task["consumed_credits"]) == ("CANCELED", 0)
    again = waiting.http.delete(f"{PROTOTYPE}/{task_id}")
    assert again.status_code == 400
    assert "finished" in again.json()["message"]
    assert waiting.balance == 1000

    running = caller.prototype("sleep 30")
    caller.wait(PROTOTYPE, running, "IN_PROGRESS")
    assert caller.http.delete(f"{PROTOTYPE}/{running}").status_code == 204
    task = caller.get(f"{PROTOTYPE}/{running}").json()
    assert (task["status"], task["consumed_credits"]) == ("CANCELED", 6)
    assert caller.balance == 994
    # The engine is free again well before the thirty seconds are over.
    caller.wait(PROTOTYPE, caller.prototype())


def test_an_idempotency_key_charges_once(caller: Caller) -> None:
    def post(command: str) -> tuple[int, object]:
        headers = {"Idempotency-Key": "order-7"}
        answer = caller.http.post(PROTOTYPE, json={"image_url": command}, headers=headers)
        return answer.status_code, answer.json()

    first = post("ok")
    assert first[0] == 202
    assert post("ok") == first
    assert post("ok other")[0] == 409
    assert caller.balance == 994
