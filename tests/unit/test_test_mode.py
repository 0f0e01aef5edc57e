"""The public test-mode key: the sample, in the shapes of production, for nothing."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from figurelab.app import App
from figurelab.domain.accounts import TEST_KEY, Principal
from figurelab.domain.errors import Unauthorized
from figurelab.domain.tasks import Stage
from figurelab.services.sample import Samples
from figurelab.services.views import View
from harness import running

BEARER = f"Bearer {TEST_KEY}"


def finished(app: App, me: Principal, stage: Stage, task_id: str) -> View:
    end = time.monotonic() + 20
    while (view := app.services.query.get(me, stage, task_id, "http://host"))["status"] != "SUCCEEDED":
        assert view["status"] in ("PENDING", "IN_PROGRESS"), view
        assert time.monotonic() < end
        time.sleep(0.02)
    return view


def both(app: App, me: Principal) -> tuple[View, View]:
    first = asyncio.run(app.services.create.prototype(me, "https://nobody.invalid/a.png", name="mine"))
    prototype = finished(app, me, Stage.PROTOTYPE, first)
    return prototype, finished(app, me, Stage.BUILD, asyncio.run(app.services.create.build(me, first)))


def contents(app: App, task_id: object) -> dict[str, bytes]:
    return {blob.key.rpartition("/")[2]: app.blobs.get(blob.key) for blob in app.blobs.list(f"tasks/{task_id}/")}


def test_it_does_not_work_unless_allowed(app: App) -> None:
    with pytest.raises(Unauthorized, match="Invalid API key"):
        app.services.accounts.authenticate(BEARER)


def test_it_gets_the_same_sample_and_spends_nothing(tmp_path: Path) -> None:
    with running(tmp_path, test_mode=True, engine="fakes:CountingEngine") as app:
        me = app.services.accounts.authenticate(BEARER)
        runs = [both(app, me) for _ in range(3)]
        for stage in (0, 1):
            made = [contents(app, views[stage]["id"]) for views in runs]
            assert made[0] == made[1] == made[2]
        # The engine numbers its pictures: only the first was computed.
        assert contents(app, runs[0][0]["id"])["concept.png"].endswith(b" 1")
        assert set(contents(app, runs[0][1]["id"])) == {
            "model.glb", "model.obj", "model.mtl", "texture_0.png", "preview.png"
        }  # fmt: skip
        other = app.services.accounts.create_account("other", credits=100)
        real = asyncio.run(app.services.create.prototype(Principal(other.id, "key"), "photo"))
        view = finished(app, Principal(other.id, "key"), Stage.PROTOTYPE, real)
        assert list(view) == list(runs[0][0])
        assert contents(app, real)["concept.png"].endswith(b" 2")
        assert [view["consumed_credits"] for views in runs for view in views] == [0] * 6
        assert runs[0][0]["name"] == "mine"
        assert app.services.accounts.balance(me.account_id) == 1000
        audits = [app.services.accounts.audit(account) for account in (me.account_id, other.id)]
        assert all(audit.clean for audit in audits)
        assert app.services.accounts.audit_house(audits) == ()


def test_another_maker_has_samples_of_its_own(app: App) -> None:
    """What an older release made is not what this one hands out."""
    old, new = Samples(app.blobs, "0.1 engine"), Samples(app.blobs, "0.2 engine")
    old.keep(Stage.PROTOTYPE, {"concept.png": b"old"})
    assert new.get(Stage.PROTOTYPE) is None
    assert old.get(Stage.PROTOTYPE) == {"concept.png": b"old"}
