"""Photos that are refused before the charge, over HTTP, by the real net and by the operator's block list."""

from __future__ import annotations

import base64
import io
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
from PIL import Image
from typer.testing import CliRunner
from wire_service import PROTOTYPE, Caller, Service, serve

from figurelab.cli import app as command_line
from figurelab.intake import child, moderator
from figurelab.ports import Photo

DATA = Path(__file__).parents[1] / "data"
REFUSED = {"message": "image_url: the image was refused by content moderation"}


def data_uri(name: str, size: tuple[int, int] = (300, 300)) -> str:
    out = io.BytesIO()
    with Image.open(DATA / name) as photo:
        photo.convert("RGB").resize(size).save(out, "JPEG", quality=80)
    return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}"


@pytest.fixture
def moderated(tmp_path: Path) -> Iterator[Service]:
    yield from serve(tmp_path, work=False, moderation=True)


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Service]:
    """Any score is too high: the net gives every photo some."""
    yield from serve(tmp_path, work=False, moderation=True, nsfw_threshold=1e-9)


def block(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the operator does it, on the running service's data."""
    monkeypatch.setenv("FIGURELAB_DATA_DIR", str(folder))
    added = CliRunner().invoke(command_line, ["moderation", "add", str(DATA / name), "--label", name])
    assert added.exit_code == 0, added.output


def refused(caller: Caller, image_url: str) -> None:
    """Whether or not the create has a key: a 400 that does not say why, and nothing charged, made or kept."""
    for headers in ({}, {"Idempotency-Key": "once"}):
        answer = caller.http.post(PROTOTYPE, json={"image_url": image_url}, headers=headers)
        assert (answer.status_code, answer.json()) == (400, REFUSED)
    assert caller.balance == 1000
    assert caller.get(PROTOTYPE).json() == []
    assert [entry.kind for entry in caller.app.services.accounts.history(caller.account_id)] == ["grant"]
    assert caller.app.blobs.list("tasks/") == []


def test_what_the_net_refuses_costs_nothing_and_is_logged_with_its_request(
    strict: Service, capfd: pytest.CaptureFixture[str]
) -> None:
    caller = strict.caller()
    refused(caller, data_uri("astronaut.jpg"))
    capfd.readouterr()
    headers = {"x-request-id": "the-one"}
    caller.http.post(PROTOTYPE, json={"image_url": data_uri("astronaut.jpg")}, headers=headers)
    [line] = [line for line in capfd.readouterr().err.splitlines() if '"photo refused"' in line]
    assert '"request_id": "the-one"' in line


def test_what_the_operator_blocked_costs_nothing(
    moderated: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block(tmp_path, "cat.jpg", monkeypatch)
    caller = moderated.caller()
    refused(caller, data_uri("cat.jpg"))
    assert caller.post(PROTOTYPE, {"image_url": data_uri("cup.jpg")}).status_code == 202
    assert caller.balance == 994


def test_without_an_answer_of_moderation_no_photo_is_taken(moderated: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails closed, as a passing trouble of the service: the same request is taken once moderation answers again."""
    caller = moderated.caller()
    headers = {"Idempotency-Key": "patient"}
    with monkeypatch.context() as slow:
        slow.setattr(moderator, "SECONDS", 0.0)
        answer = caller.http.post(PROTOTYPE, json={"image_url": data_uri("cup.jpg")}, headers=headers)
    assert answer.status_code == 503
    assert answer.json() == {"message": "content moderation does not answer, try again later"}
    assert caller.balance == 1000
    assert caller.app.blobs.list("tasks/") == []
    again = caller.http.post(PROTOTYPE, json={"image_url": data_uri("cup.jpg")}, headers=headers)
    assert again.status_code == 202


@pytest.mark.parametrize("broken", ["block list", "processes", "net"])
def test_whatever_keeps_moderation_from_answering_is_a_503(
    moderated: Service, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """A database that is away, a machine without memory, another moderator that fails in its own way."""
    caller, body = moderated.caller(), {"image_url": data_uri("cup.jpg")}
    assert caller.post(PROTOTYPE, body).status_code == 202
    looks = moderated.app.services.create._moderator
    assert isinstance(looks, moderator.PhotoModerator)

    def fail(*args: object, **options: object) -> NoReturn:
        raise OSError("secret internals")

    with monkeypatch.context() as trouble:
        if broken == "block list":
            trouble.setattr(looks, "_list", (0.0, ()))
            trouble.setattr(looks, "_blocked", fail)
        elif broken == "processes":
            looks.close()
            trouble.setattr(child.subprocess, "Popen", fail)
        else:
            trouble.setattr(looks, "check", fail)
        answer = caller.post(PROTOTYPE, body)
    assert answer.status_code == 503
    assert answer.json() == {"message": "content moderation does not answer, try again later"}
    assert caller.balance == 994
    assert len(caller.get(PROTOTYPE).json()) == 1
    assert caller.post(PROTOTYPE, body).status_code == 202


def test_photos_that_take_long_hold_up_nothing_else(moderated: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """A node whose photos wait for their decoders still answers its load balancer, and hands out files."""
    caller, body = moderated.caller(), {"image_url": data_uri("cup.jpg", (64, 64))}
    go_on = threading.Event()
    decode = moderated.app.services.create._decoder.decode

    def slow(data: bytes) -> Photo:
        go_on.wait(30)
        return decode(data)

    monkeypatch.setattr(moderated.app.services.create._decoder, "decode", slow)
    waiting = 40  # more than the threads of any pool that calls share
    with ThreadPoolExecutor(waiting) as senders:
        sent = [senders.submit(caller.post, PROTOTYPE, body) for _ in range(waiting)]
        try:
            time.sleep(1)
            began = time.monotonic()
            assert caller.get("/readyz").status_code == 200
            assert caller.http.delete(f"{PROTOTYPE}/{uuid.uuid4()}").status_code == 404
            assert time.monotonic() - began < 5
            assert not any(one.done() for one in sent)
        finally:
            go_on.set()
        assert {one.result().status_code for one in sent} <= {202, 429}


def test_a_refusal_is_not_remembered_against_a_key(
    moderated: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same idempotency key with another photo is a first request: the refused one never became a task."""
    block(tmp_path, "cat.jpg", monkeypatch)
    caller = moderated.caller()
    headers = {"Idempotency-Key": "again"}
    refused_one = caller.http.post(PROTOTYPE, json={"image_url": data_uri("cat.jpg")}, headers=headers)
    assert refused_one.status_code == 400
    taken = caller.http.post(PROTOTYPE, json={"image_url": data_uri("cup.jpg")}, headers=headers)
    assert taken.status_code == 202
    assert caller.balance == 994
