"""Signed links."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from figurelab.domain.tasks import AccountId, Begin, Stage, Succeed, TaskId, new_task, transition
from figurelab.services.links import Links

NOW_S = 1_700_000_000
TASK_ID = TaskId("018a210d-8ba4-705c-b111-1f1776f7f578")


class Clock:
    def __init__(self) -> None:
        self.now = NOW_S * 1000

    def __call__(self) -> int:
        return self.now


def parts(url: str) -> tuple[str, str, str]:
    split = urlsplit(url)
    query = parse_qs(split.query)
    return split.path, query["Expires"][0], query["Signature"][0]


def test_a_link_works_until_it_expires() -> None:
    clock = Clock()
    links = Links(b"secret", 60, clock)
    path, expires, signature = parts(links.sign("/files/x", NOW_S + 60))
    assert links.genuine(path, expires, signature)
    clock.now = (NOW_S + 60) * 1000 - 1
    assert not links.expired(expires)
    clock.now += 1
    assert links.expired(expires)
    assert links.genuine(path, expires, signature)


@pytest.mark.parametrize(
    ("path", "expires", "signature"),
    [
        ("/files/y", None, None),
        (None, str(NOW_S + 61), None),
        (None, "+" + str(NOW_S + 60), None),
        (None, "٣", None),
        (None, "", None),
        (None, None, ""),
        (None, None, "é"),
        (None, None, "0" * 64),
    ],
)
def test_tampering_is_refused(path: str | None, expires: str | None, signature: str | None) -> None:
    links = Links(b"secret", 60, Clock())
    true_path, true_expires, true_signature = parts(links.sign("/files/x", NOW_S + 60))
    assert not links.genuine(
        true_path if path is None else path,
        true_expires if expires is None else expires,
        true_signature if signature is None else signature,
    )


def test_another_secret_or_key_is_refused() -> None:
    path, expires, signature = parts(Links(b"secret", 60, Clock()).sign("/files/x", NOW_S + 60))
    assert not Links(b"other", 60, Clock()).genuine(path, expires, signature)
    assert not Links(b"secret", 60, Clock()).genuine(path, expires, signature, "2")


def test_a_result_link_never_outlives_the_result() -> None:
    task = new_task(TASK_ID, AccountId("a"), "k", Stage.BUILD, now=NOW_S * 1000, price=1, retention_ms=30_000)
    task, _ = transition(task, Begin("w"), NOW_S * 1000)
    task, _ = transition(task, Succeed(1, ("model.glb",)), NOW_S * 1000)
    url = Links(b"secret", 60, Clock()).result(task, "model.glb", "http://host:1/")
    assert url.startswith(f"http://host:1/files/1/tasks/{TASK_ID}/output/model.glb?Expires={NOW_S + 30}&")
    fixed = Links(b"secret", 60, Clock(), "https://public.example/").result(task, "model.glb", "http://h")
    assert fixed.startswith("https://public.example/files/1/")
