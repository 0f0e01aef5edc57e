"""Creating, reading and canceling without a worker: everything stays PENDING."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from fakes import RawDecoder, RawFetcher
from figurelab.adapters.store import SqlStore
from figurelab.app import App, build_app, signing_secret
from figurelab.domain.accounts import Principal
from figurelab.domain.errors import (
    FigureError,
    IdempotencyConflict,
    InsufficientCredits,
    InvalidParameter,
    Moderated,
    NoMoreConcurrentTasks,
    NotCancelable,
    ParentNotReady,
    RateLimitExceeded,
    TaskNotFound,
    Unauthorized,
    UnsupportedFormat,
)
from figurelab.domain.tasks import AccountId, Begin, Stage, Succeed, TaskId
from figurelab.ports import Photo
from harness import fake_settings

BASE = "http://host"
PROTOTYPE_FIELDS = [
    *("id", "type", "name", "status", "progress", "created_at", "started_at", "finished_at", "expires_at"),
    *("preceding_tasks", "task_error", "consumed_credits", "image_urls"),
]
BUILD_FIELDS = [
    *PROTOTYPE_FIELDS[:-1],
    *("prompt", "negative_prompt", "texture_prompt", "texture_image_url"),
    *("model_urls", "thumbnail_url", "texture_urls"),
]


def member(app: App, name: str = "me", credits: int = 100) -> Principal:
    account = app.services.accounts.create_account(name, credits=credits)
    _, secret = app.services.accounts.create_key(account.id)
    return app.services.accounts.authenticate(f"Bearer {secret}")


def prototype(app: App, principal: Principal, image_url: str = "ok", **options: Any) -> TaskId:
    return asyncio.run(app.services.create.prototype(principal, image_url, **options))


def build(app: App, principal: Principal, input_task_id: str, **options: Any) -> TaskId:
    return asyncio.run(app.services.create.build(principal, input_task_id, **options))


def succeed(app: App, task_id: TaskId, files: tuple[str, ...] = ("concept.png",)) -> None:
    app.store.apply(task_id, Begin("w"), now=10)
    app.store.apply(task_id, Succeed(1, files), now=app.store.get(task_id).created_at + 50)  # type: ignore[union-attr]


def refused(error: type[FigureError], action: Any, *args: Any, **options: Any) -> str:
    with pytest.raises(error) as caught:
        action(*args, **options)
    return caught.value.message


def test_a_new_prototype_has_the_specification_s_shape(app: App) -> None:
    me = member(app)
    task_id = prototype(app, me, name="手办")
    view = app.services.query.get(me, Stage.PROTOTYPE, task_id, BASE)
    assert list(view) == PROTOTYPE_FIELDS
    created = view["created_at"]
    assert view == {
        "id": task_id,
        "type": "creative-lab-figure-prototype",
        "name": "手办",
        "status": "PENDING",
        "progress": 0,
        "created_at": created,
        "started_at": 0,
        "finished_at": 0,
        "expires_at": created + 259_200_000,
        "preceding_tasks": 0,
        "task_error": None,
        "consumed_credits": 6,
        "image_urls": [],
    }
    assert app.services.accounts.balance(me.account_id) == 94


def test_a_new_build_has_the_specification_s_shape(app: App) -> None:
    me = member(app)
    parent = prototype(app, me)
    succeed(app, parent)
    view = app.services.query.get(me, Stage.BUILD, build(app, me, parent), BASE)
    assert list(view) == BUILD_FIELDS
    assert view["type"] == "creative-lab-figure-build"
    assert view["consumed_credits"] == 20
    assert (view["model_urls"], view["thumbnail_url"], view["texture_urls"]) == ({}, "", [])
    assert {view[f] for f in BUILD_FIELDS[12:16]} == {""}


def test_a_finished_build_links_every_file(app: App) -> None:
    me = member(app)
    parent = prototype(app, me)
    succeed(app, parent)
    task_id = build(app, me, parent)
    succeed(app, task_id, ("model.glb", "model.obj", "model.mtl", "texture_0.png", "preview.png"))
    view: Any = app.services.query.get(me, Stage.BUILD, task_id, BASE)
    assert list(view["model_urls"]) == ["glb", "obj", "mtl"]
    start = f"http://host/files/1/tasks/{task_id}/output/"
    assert view["model_urls"]["mtl"].startswith(f"{start}model.mtl?Expires=")
    assert view["thumbnail_url"].startswith(f"{start}preview.png?")
    assert [list(texture) for texture in view["texture_urls"]] == [["base_color"]]
    assert view["expires_at"] == view["finished_at"] + 259_200_000


def test_stages_and_accounts_never_see_each_other(app: App) -> None:
    me, other = member(app), member(app, "other")
    task_id = prototype(app, me)
    for principal, stage in ((other, Stage.PROTOTYPE), (me, Stage.BUILD)):
        assert refused(TaskNotFound, app.services.query.get, principal, stage, task_id, BASE) == ("Task not found")
        refused(TaskNotFound, app.services.cancel.cancel, principal, stage, task_id)
        assert app.services.query.list(principal, stage, BASE) == []
    succeed(app, task_id)
    refused(TaskNotFound, build, app, other, task_id)


def test_a_parent_must_be_a_finished_prototype_with_a_candidate(app: App) -> None:
    me = member(app)
    task_id = prototype(app, me)
    assert "must be SUCCEEDED" in refused(ParentNotReady, build, app, me, task_id)
    assert "valid UUID" in refused(InvalidParameter, build, app, me, "nonsense")
    refused(TaskNotFound, build, app, me, "018a210d-8ba4-705c-b111-1f1776f7f578")
    succeed(app, task_id, ())
    assert "no candidate" in refused(ParentNotReady, build, app, me, task_id)
    other = prototype(app, me)
    succeed(app, other)
    model = build(app, me, other.upper())
    refused(TaskNotFound, build, app, me, model)


def test_an_expired_parent_is_refused(tmp_path: Path) -> None:
    settings = fake_settings(tmp_path, retention_days=1e-9)
    app = build_app(settings, fetcher=RawFetcher(), decoder=RawDecoder())
    me = member(app)
    task_id = prototype(app, me)
    app.store.apply(task_id, Begin("w"), now=10)
    app.store.apply(task_id, Succeed(1, ("concept.png",)), now=10)
    assert "expired" in refused(ParentNotReady, build, app, me, task_id)
    app.close()


def test_names_are_counted_in_characters(app: App) -> None:
    me = member(app)
    prototype(app, me, name="办" * 100)
    assert "at most 100 characters, it has 101" in refused(InvalidParameter, prototype, app, me, name="n" * 101)


def test_no_credits_no_task_and_no_photo_left(app: App) -> None:
    me = member(app, credits=5)
    assert "costs 6" in refused(InsufficientCredits, prototype, app, me)
    assert app.blobs.list("tasks/") == []


def test_the_eleventh_task_is_one_too_many(app: App) -> None:
    me = member(app)
    for _ in range(10):
        prototype(app, me)
    assert "NoMoreConcurrentTasks" in refused(NoMoreConcurrentTasks, prototype, app, me)
    assert len(app.blobs.list("tasks/")) == 10


def test_a_picture_that_is_refused_costs_nothing(tmp_path: Path) -> None:
    class Fussy:
        def decode(self, data: bytes) -> Photo:
            raise UnsupportedFormat("image_url: no picture")

        def check(self, photo: Photo) -> None:
            raise Moderated("image_url was blocked by moderation")

    for options, error in (
        ({"decoder": Fussy()}, UnsupportedFormat),
        ({"decoder": RawDecoder(), "moderator": Fussy()}, Moderated),
    ):
        app = build_app(fake_settings(tmp_path), fetcher=RawFetcher(), **options)  # type: ignore[arg-type]
        me = member(app, error.__name__)
        refused(error, prototype, app, me)
        assert app.services.accounts.balance(me.account_id) == 100
        assert app.services.query.list(me, Stage.PROTOTYPE, BASE) == []
        app.close()


def test_an_idempotency_key_makes_one_task(app: App) -> None:
    me = member(app)
    first = prototype(app, me, idempotency_key="k")
    assert prototype(app, me, idempotency_key="k") == first
    assert len(app.blobs.list("tasks/")) == 1
    refused(IdempotencyConflict, prototype, app, me, name="other", idempotency_key="k")
    refused(InvalidParameter, prototype, app, me, idempotency_key="")
    assert app.services.accounts.balance(me.account_id) == 94


def test_a_race_for_an_idempotency_key_leaves_one_task_and_one_photo(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    me = member(app)
    first = prototype(app, me, idempotency_key="k")
    monkeypatch.setattr(app.store, "replay", lambda *_: None)  # both looked before either was there
    assert prototype(app, me, idempotency_key="k") == first
    assert len(app.blobs.list("tasks/")) == 1
    assert app.services.accounts.balance(me.account_id) == 94


def test_an_idempotency_key_is_remembered_for_a_day(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    me, now = member(app), [1_000_000_000_000]
    monkeypatch.setattr(app.services.create, "_clock", lambda: now[0])
    first = prototype(app, me, idempotency_key="k")
    now[0] += 24 * 3_600_000 - 1
    assert prototype(app, me, idempotency_key="k") == first
    now[0] += 1
    assert prototype(app, me, idempotency_key="k") != first
    assert app.services.accounts.balance(me.account_id) == 88


def test_cancel_refunds_a_pending_task_once(app: App) -> None:
    me = member(app)
    task_id = prototype(app, me)
    app.services.cancel.cancel(me, Stage.PROTOTYPE, task_id)
    view = app.services.query.get(me, Stage.PROTOTYPE, task_id, BASE)
    assert (view["status"], view["consumed_credits"]) == ("CANCELED", 0)
    refused(NotCancelable, app.services.cancel.cancel, me, Stage.PROTOTYPE, task_id)
    assert app.services.accounts.balance(me.account_id) == 100
    assert app.services.accounts.audit(me.account_id).clean


def test_pages(app: App) -> None:
    me = member(app)
    ids = [prototype(app, me) for _ in range(5)]
    pages = app.services.query.list

    def page(**options: Any) -> list[object]:
        return [view["id"] for view in pages(me, Stage.PROTOTYPE, BASE, **options)]

    assert page() == ids[::-1]
    assert page(page_size=2, page_num=2) == [ids[2], ids[1]]
    for spelling in ("+created_at", " created_at", "created_at"):
        assert page(sort_by=spelling) == ids
    assert page(page_num=9) == []
    for options in ({"page_size": 0}, {"page_size": 51}, {"page_num": 0}, {"page_num": 2**40}, {"sort_by": "name"}):
        refused(InvalidParameter, pages, me, Stage.PROTOTYPE, BASE, **options)


def test_preceding_tasks_counts_down(app: App) -> None:
    me = member(app)
    ids = [prototype(app, me) for _ in range(3)]

    def preceding() -> list[object]:
        return [app.services.query.get(me, Stage.PROTOTYPE, i, BASE)["preceding_tasks"] for i in ids]

    assert preceding() == [0, 1, 2]
    succeed(app, ids[0])
    assert preceding() == [0, 0, 1]


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic flk_x", "Bearer flk_wrong", "flk_x"])
def test_no_key_no_entry(app: App, header: str | None) -> None:
    refused(Unauthorized, app.services.accounts.authenticate, header)


def test_a_revoked_key_stops_at_once_and_the_other_works_on(app: App) -> None:
    accounts = app.services.accounts
    account = accounts.create_account("me")
    (key, secret), (_, other) = accounts.create_key(account.id), accounts.create_key(account.id)
    assert accounts.authenticate(f"bearer {secret}").key_id == key.id
    assert accounts.revoke_key(key.id)
    refused(Unauthorized, accounts.authenticate, f"Bearer {secret}")
    assert accounts.authenticate(f"Bearer {other}").account_id == account.id
    assert secret not in repr(accounts.keys())


def test_a_key_revoked_by_another_process_stops_at_once(app: App) -> None:
    account = app.services.accounts.create_account("me")
    key, secret = app.services.accounts.create_key(account.id)
    assert app.services.accounts.authenticate(f"Bearer {secret}").key_id == key.id
    # A process of its own shares nothing with this one but the database, and neither does a store.
    elsewhere = SqlStore(app.settings.resolved_database_url)
    assert elsewhere.revoke_key(key.id, 1)
    elsewhere.close()
    refused(Unauthorized, app.services.accounts.authenticate, f"Bearer {secret}")


def test_the_limiter_is_per_account_and_says_when_to_come_back(tmp_path: Path) -> None:
    app = build_app(fake_settings(tmp_path, requests_per_second=20), fetcher=RawFetcher(), decoder=RawDecoder())
    limiter = app.services.limiter
    for _ in range(20):
        limiter.take(AccountId("me"))
    with pytest.raises(RateLimitExceeded) as caught:
        limiter.take(AccountId("me"))
    assert 0 < (caught.value.retry_after or 0) <= 0.05
    limiter.take(AccountId("other"))
    app.close()


def test_the_signing_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    settings = fake_settings(tmp_path, signing_secret="")
    first = signing_secret(settings)
    assert signing_secret(settings) == first
    assert len(first) >= 32
    assert (tmp_path / "signing-secret").stat().st_mode & 0o777 == 0o600
    assert signing_secret(fake_settings(tmp_path)) == b"a test's secret"
    assert len(list(tmp_path.iterdir())) == 1
