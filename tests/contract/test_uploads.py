"""Large bodies at the same time: a node takes only what fits, says so, and lets nobody stall in the room."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from wire_service import BUILD, PROTOTYPE, Caller, Service, serve

from figurelab.http import bodies

SIZE = 180_000
"""Bytes of a body: four times as much in memory, so that one fits into the megabyte and two do not."""


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Service]:
    for service in serve(tmp_path, work=False, upload_memory=1024 * 1024):
        service.app.services.uploads._patience = 0.4  # pyright: ignore[reportPrivateUsage]
        yield service


def begun(caller: Caller, size: int = SIZE) -> socket.socket:
    """A create whose body stops short of its end."""
    host, port = caller.base.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)), timeout=10)
    head = f"POST {PROTOTYPE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {caller.key}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {size}\r\n\r\n"
    connection.sendall(head.encode() + b'{"image_url": "ok", "name": ""' + b" " * 1000)
    return connection


def large(caller: Caller) -> httpx2.Response:
    content = b'{"image_url": "ok"' + b" " * (SIZE - 19) + b"}"
    return caller.http.post(PROTOTYPE, content=content, headers={"Content-Type": "application/json"})


def held(service: Service, wanted: int) -> None:
    end = time.monotonic() + 5
    while service.app.services.uploads.held != wanted:
        assert time.monotonic() < end, service.app.services.uploads.held
        time.sleep(0.01)


def test_a_full_node_says_so_and_takes_small_requests(narrow: Service) -> None:
    slow, other = narrow.caller(), narrow.caller()
    with begun(slow):
        held(narrow, 4 * SIZE)
        answer = large(other)
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert answer.headers["connection"] == "close"
        assert list(answer.json()) == ["message"]
        assert "nothing was created or charged" in answer.json()["message"]
        assert other.get(PROTOTYPE).json() == []
        assert other.balance == 1000
        # A build says so little that it needs no room; it gets as far as its parent.
        assert other.post(BUILD, {"input_task_id": "01a207df-c123-75ba-9898-9ed25d00ff72"}).status_code == 404
    held(narrow, 0)
    assert large(other).status_code == 202
    held(narrow, 0)


def test_a_photo_by_url_needs_room_for_the_largest(narrow: Service) -> None:
    slow, other = narrow.caller(), narrow.caller()
    with begun(slow, 250_000):
        held(narrow, 1_000_000)
        assert other.post(PROTOTYPE, {"image_url": "ok"}).status_code == 503
    held(narrow, 0)
    assert other.post(PROTOTYPE, {"image_url": "ok"}).status_code == 202


def test_a_body_without_a_length_may_be_the_largest(narrow: Service) -> None:
    slow, other = narrow.caller(), narrow.caller()
    with begun(slow):
        held(narrow, 4 * SIZE)
        answer = other.http.post(BUILD, content=iter([b"{", b"}"]), headers={"Content-Type": "application/json"})
        assert answer.status_code == 503


def test_a_body_that_stalls_is_ended(narrow: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_STALLED", 0.3)
    caller = narrow.caller()
    with begun(caller) as connection:
        answer = connection.recv(65536)
        assert answer.startswith(b"HTTP/1.1 408")
        assert b"too slowly" in answer
    held(narrow, 0)
