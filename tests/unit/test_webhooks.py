"""Webhooks over real sockets: signed, retried, switched off, and never sent where they must not go."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from figurelab.adapters.store import SqlStore
from figurelab.app import App
from figurelab.domain.accounts import Principal
from figurelab.domain.errors import IdempotencyConflict, InvalidParameter
from figurelab.domain.tasks import Cancel, Stage, TaskId
from figurelab.domain.webhooks import check_url
from figurelab.intake.deliver import PinnedSender
from figurelab.services import webhooks as webhooks_module
from harness import running
from hooks import Receiver, receiver

PROTOTYPE = Stage.PROTOTYPE


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as found:
        yield found


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    settings = {"allow_loopback_fetch": True, "webhook_http_hosts": ("127.0.0.1",), "webhook_disable_after": 3}
    with running(tmp_path_factory.mktemp("hooks"), **settings) as app:
        yield app


@pytest.fixture
def me(working: App, request: pytest.FixtureRequest) -> Principal:
    return Principal(working.services.accounts.create_account(request.node.name, credits=1000).id, "key")


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def prototype(app: App, me: Principal, command: str = "ok", **options: str) -> TaskId:
    return asyncio.run(app.services.create.prototype(me, command, **options))  # type: ignore[arg-type]


def log(app: App, me: Principal) -> list[tuple[str, int, str]]:
    return [(d.state, d.attempts, d.answer) for d in app.services.webhooks.deliveries(me.account_id, limit=9)]


def test_a_finished_task_is_posted_signed_to_the_account_and_the_request(
    working: App, me: Principal, hook: Receiver
) -> None:
    working.services.webhooks.add(me.account_id, hook.url("/account"))
    secret = working.services.webhooks.secret(me.account_id)
    assert secret == working.services.webhooks.secret(me.account_id)
    task_id = prototype(working, me, webhook_url=hook.url("/request"))
    until(lambda: [state for state, _, _ in log(working, me)] == ["delivered", "delivered"])
    assert sorted(path for path, _, _ in hook.got) == ["/account", "/request"]
    view = working.services.query.get(me, PROTOTYPE, task_id, "http://127.0.0.1:8000")
    for _, headers, body in hook.got:
        sent = Verifier(secret).verify(body, headers)
        assert list(sent) == list(view)
        assert sent | {"image_urls": 0} == view | {"image_urls": 0}
        assert sent["image_urls"][0].startswith("http://127.0.0.1:8000/files/")
        assert headers["content-type"] == "application/json"
        with pytest.raises(WebhookVerificationError):
            Verifier(secret).verify(body.replace("SUCCEEDED", "FAILED"), headers)
    assert len({headers["webhook-id"] for _, headers, _ in hook.got}) == 2
    assert working.services.webhooks.secret(me.account_id, rotate=True) != secret


def test_failures_are_retried_with_the_same_id(
    working: App, me: Principal, hook: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks_module, "DELAYS", (0.1, 0.1, 0.1))
    hook.statuses = [500, 302]
    prototype(working, me, "refuse", webhook_url=hook.url())
    until(lambda: log(working, me) == [("delivered", 3, "status 200")])
    assert [path for path, _, _ in hook.got] == ["/hook"] * 3, "a redirect is not followed"
    assert len({headers["webhook-id"] for _, headers, _ in hook.got}) == 1
    assert json.loads(hook.got[0][2])["status"] == "FAILED"


def test_what_always_fails_is_given_up_and_switched_off(
    working: App, me: Principal, hook: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks_module, "DELAYS", (0.1,))
    hook.statuses = [500, 200, 500, 500, 500, 500]
    added = working.services.webhooks.add(me.account_id, hook.url())

    def state() -> tuple[int, bool]:
        [found] = working.store.webhooks(me.account_id)
        return found.failures, found.disabled_at > 0

    prototype(working, me)
    until(lambda: [state for state, _, _ in log(working, me)] == ["delivered"])
    assert state() == (0, False), "a success forgets the failures"
    for count, failures in enumerate((2, 4), start=1):
        prototype(working, me)
        until(lambda count=count: log(working, me)[:count] == [("failed", 2, "status 500")] * count)
        until(lambda failures=failures: state()[0] == failures)
    assert state() == (4, True)
    prototype(working, me)
    until(lambda: working.services.query.list(me, PROTOTYPE, "")[0]["status"] == "SUCCEEDED")
    assert len(log(working, me)) == 3, "nothing is sent to what is switched off"
    assert working.store.remove_webhook(added.id)


def test_gone_switches_off_at_once(working: App, me: Principal, hook: Receiver) -> None:
    hook.statuses = [410]
    working.services.webhooks.add(me.account_id, hook.url())
    prototype(working, me)
    until(lambda: log(working, me) == [("failed", 1, "status 410")])
    assert working.store.webhooks(me.account_id)[0].disabled_at


def test_a_receiver_that_hangs_keeps_nobody_else_waiting(working: App, me: Principal, hook: Receiver) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silent:
        for _ in range(9):
            prototype(working, me, webhook_url=f"http://127.0.0.1:{silent.getsockname()[1]}/")
        until(lambda: {task["status"] for task in working.services.query.list(me, PROTOTYPE, "")} == {"SUCCEEDED"})
        time.sleep(1.0)  # as many as may are being sent
        prototype(working, me, webhook_url=hook.url())
        began = time.monotonic()
        until(lambda: len(hook.got) == 1)
        assert time.monotonic() - began < working.settings.webhook_timeout / 2
        silent.settimeout(0)
        for _ in range(2):
            silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()


def test_a_delivery_that_nobody_enqueued_is_found(working: App, me: Principal, hook: Receiver, tmp_path: Path) -> None:
    task_id = prototype(working, me, "sleep 30", webhook_url=hook.url())
    mute = SqlStore(working.settings.resolved_database_url)
    mute.apply(task_id, Cancel(), now=1)
    mute.close()
    assert log(working, me) == [("pending", 0, "")]
    assert working.services.webhooks.requeue_lost() == 1
    [delivery] = working.services.webhooks.deliveries(me.account_id, limit=9)
    assert delivery.attempts == 1
    assert delivery.due_at > time.time() * 1000
    assert working.services.webhooks.requeue_lost() == 0


def test_the_address_is_part_of_an_idempotent_request(working: App, me: Principal, hook: Receiver) -> None:
    first = prototype(working, me, webhook_url=hook.url(), idempotency_key="k")
    assert prototype(working, me, webhook_url=hook.url(), idempotency_key="k") == first
    with pytest.raises(IdempotencyConflict):
        prototype(working, me, idempotency_key="k")


def test_an_account_has_at_most_five(working: App, me: Principal) -> None:
    for n in range(5):
        working.services.webhooks.add(me.account_id, f"https://example.com/{n}")
    with pytest.raises(InvalidParameter, match="at most 5"):
        working.services.webhooks.add(me.account_id, "https://example.com/6")


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("http://example.com/", "https"),
        ("http://LOCALHOST.evil/", "https"),
        ("ftp://inside/", "https"),
        ("https://", "not a valid"),
        ("https://[::1", "not a valid"),
        ("https://a:99999/", "not a valid"),
        ("https://a:0/", "not a valid"),
        ("https://a b/", "not a valid"),
        ("https://a/\r\nX: y", "not a valid"),
        ("https://münchen/", "not a valid"),
        ("https://me:secret@a/", "password"),
        ("https://a/" + "x" * 2048, "at most 2048"),
    ],
)
def test_bad_addresses_are_named(url: str, word: str) -> None:
    with pytest.raises(InvalidParameter, match=word):
        check_url(url, {"inside"})


def test_only_the_allowed_host_may_do_without_tls() -> None:
    check_url("http://inside:8080/x", {"inside"})
    check_url("https://example.com/x?y=1", set())


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "https://10.0.0.1/", "http://2130706433/"]
)
def test_inner_addresses_get_no_connection(url: str, hook: Receiver) -> None:
    status, answer = PinnedSender(timeout=5).post(url.format(port=hook.port), b"{}", {})
    assert status == 0
    assert "not a public internet address" in answer or "is not allowed" in answer
    assert hook.got == []


def test_an_address_that_hangs_is_left(hook: Receiver) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        sender = PinnedSender(timeout=0.2, allow_loopback=True)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert sender.post(url, b"{}", {}) == (0, "no answer within 0.2 seconds")
