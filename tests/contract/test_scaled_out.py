"""Two API nodes and a worker of their own, on PostgreSQL and S3: whatever one node begins the other goes on with."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx2
import pytest
from standardwebhooks import Webhook as Verifier
from typer.testing import CliRunner
from wire_service import BUILD, PROTOTYPE, Caller, Service, serve

from figurelab.adapters.clock import wall_clock
from figurelab.adapters.store import SqlStore
from figurelab.cli import app as command_line
from figurelab.cli.common import DEFAULT_ACCOUNT
from figurelab.cli.serve import first_key
from figurelab.domain.accounts import Account
from figurelab.services.accounts import AccountService
from hooks import Receiver, receiver
from servers import S3, fresh_database

SECRET = "the nodes share this"
FIGURELAB = [sys.executable, "-m", "figurelab.cli"]


@dataclass
class Cluster:
    one: Service
    other: Service
    environment: dict[str, str]

    def pair(self, credits: int = 1000) -> tuple[Caller, Caller]:
        """An account's client of each node."""
        caller = self.one.caller(credits)
        twin = replace(caller, base=self.other.base, app=self.other.app)
        self.other.callers.append(twin)
        return caller, twin

    def run(self, *words: str) -> str:
        """A command of the command line, beside the nodes."""
        done = CliRunner().invoke(command_line, words, env=self.environment)
        assert done.exit_code == 0, done.output
        return done.output


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, postgres_url: str, object_store: S3) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("cluster")
    with ExitStack() as stack:
        database = stack.enter_context(fresh_database(postgres_url))
        changes = {
            "database_url": database,
            "storage_url": f"s3://{object_store.bucket}/{folder.name}",
            "signing_secret": SECRET,
            "allow_loopback_fetch": True,
            "webhook_http_hosts": ("127.0.0.1",),
            "concurrent_tasks": 50,
        }
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        for name, value in object_store.environment.items():
            patch.setenv(name, value)
        told = {
            f"FIGURELAB_{name.upper()}": value if isinstance(value, str) else json.dumps(value)
            for name, value in changes.items()
        }
        environment = os.environ | told | {
            "FIGURELAB_DATA_DIR": str(folder / "worker"),
            "FIGURELAB_ENGINE": "fakes:FakeEngine",
            "FIGURELAB_SHUTDOWN_GRACE": "0",
            "FIGURELAB_PORT": "0",
        }  # fmt: skip
        nodes = [stack.enter_context(contextmanager(serve)(folder / name, work=False, **changes)) for name in "ab"]
        stack.enter_context(worker(environment, folder / "worker.log"))
        yield Cluster(nodes[0], nodes[1], environment)


@contextmanager
def worker(environment: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen([*FIGURELAB, "worker"], env=environment, stdout=out, stderr=out)
    try:
        yield
        assert process.poll() is None, log.read_text()
    finally:
        process.terminate()
        process.wait(30)


def all_at_once(count: int, action: Callable[[int], httpx2.Response]) -> list[httpx2.Response]:
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(action, range(count)))


def test_both_stages_by_turns(cluster: Cluster) -> None:
    one, other = cluster.pair()
    prototype_id = one.prototype("ok")
    events = other.stream(f"{PROTOTYPE}/{prototype_id}")
    assert events[-1][1]["status"] == "SUCCEEDED"
    prototype = other.wait(PROTOTYPE, prototype_id)
    assert one.wait(PROTOTYPE, prototype_id)["finished_at"] == prototype["finished_at"]
    build_id = other.build(prototype_id)
    build = one.wait(BUILD, build_id)
    for url in (*prototype["image_urls"], *build["model_urls"].values(), build["thumbnail_url"]):
        # A link that one node signed is good on the other, which finds the file in the bucket.
        for base in (one.base, other.base):
            answer = httpx2.get(base + url[len(url.split("/files/")[0]) :], trust_env=False)
            assert answer.status_code == 200
    model = httpx2.get(build["model_urls"]["glb"], headers={"Range": "bytes=0-4"}, trust_env=False)
    assert (model.status_code, model.content) == (206, b"model")
    forged = build["model_urls"]["glb"].replace("Expires=", "Expires=9")
    assert httpx2.get(forged, trust_env=False).status_code == 403
    assert [task["id"] for task in other.get(BUILD).json()] == [build_id]
    assert (one.balance, other.balance) == (974, 974)


def test_no_balance_is_spent_twice(cluster: Cluster) -> None:
    pair = cluster.pair(credits=7 * 6 + 5)
    answers = all_at_once(20, lambda n: pair[n % 2].post(PROTOTYPE, {"image_url": "ok"}))
    assert sorted(answer.status_code for answer in answers) == [202] * 7 + [402] * 13
    assert pair[0].balance == 5
    assert len({answer.json()["result"] for answer in answers if answer.status_code == 202}) == 7


def test_the_limit_of_tasks_at_a_time_holds_over_all_nodes(cluster: Cluster) -> None:
    pair = cluster.pair()
    cluster.run("accounts", "limits", str(pair[0].account_id), "--concurrent-tasks", "3")
    answers = all_at_once(12, lambda n: pair[n % 2].post(PROTOTYPE, {"image_url": "sleep 30"}))
    taken = [answer.json()["result"] for answer in answers if answer.status_code == 202]
    assert sorted(answer.status_code for answer in answers) == [202] * 3 + [429] * 9
    for task_id in taken:
        assert pair[1].http.delete(f"{PROTOTYPE}/{task_id}").status_code == 204


def test_the_rate_holds_over_all_nodes(cluster: Cluster) -> None:
    pair = cluster.pair()
    cluster.run("accounts", "limits", str(pair[0].account_id), "--requests-per-second", "5")
    began = time.monotonic()
    answers = all_at_once(40, lambda n: pair[n % 2].get("/openapi/v1/balance"))
    let_in = [answer for answer in answers if answer.status_code == 200]
    assert 5 <= len(let_in) <= 5 + 5 * (time.monotonic() - began)
    assert all(answer.headers["retry-after"] == "1" for answer in answers if answer.status_code == 429)
    time.sleep(1.2)
    assert pair[1].get("/openapi/v1/balance").status_code == 200


def test_a_key_that_reaches_both_nodes_at_once_makes_one_task(cluster: Cluster) -> None:
    pair = cluster.pair()
    body, headers = {"image_url": "ok"}, {"Idempotency-Key": "once"}
    answers = all_at_once(8, lambda n: pair[n % 2].http.post(PROTOTYPE, json=body, headers=headers))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["result"] for answer in answers}) == 1
    assert pair[0].balance == 994
    other = pair[1].http.post(PROTOTYPE, json={"image_url": "ok 2"}, headers=headers)
    assert other.status_code == 409


def test_one_of_many_cancels_wins_and_refunds_once(cluster: Cluster) -> None:
    pair = cluster.pair()
    running = pair[0].prototype("sleep 30")
    pair[0].wait(PROTOTYPE, running, "IN_PROGRESS")
    waiting = pair[1].prototype("ok")
    for task_id, kept in ((waiting, 6), (running, 6)):
        answers = all_at_once(8, lambda n, task_id=task_id: pair[n % 2].http.delete(f"{PROTOTYPE}/{task_id}"))
        assert sorted(answer.status_code for answer in answers) == [204] + [400] * 7
        # The one that waited is refunded; the one that ran keeps its price.
        assert pair[0].balance == 1000 - kept


def test_a_worker_tells_the_webhook_once(cluster: Cluster) -> None:
    one, other = cluster.pair()
    with receiver() as hook:
        address = hook.url()
        cluster.run("webhooks", "add", address, "--account", str(one.account_id))
        task_id = other.prototype("ok")
        other.wait(PROTOTYPE, task_id)
        arrived(hook)
    [(_, headers, body)] = hook.got
    secret = cluster.one.app.services.webhooks.secret(one.account_id)
    assert Verifier(secret).verify(body, headers)["id"] == task_id
    assert "delivered" in cluster.run("webhooks", "log", "--account", str(one.account_id))


def arrived(hook: Receiver) -> None:
    end = time.monotonic() + 20
    while not hook.got:
        assert time.monotonic() < end, "the webhook was never called"
        time.sleep(0.05)


def test_what_is_revoked_or_erased_is_gone_on_every_node(cluster: Cluster) -> None:
    one, other = cluster.pair()
    task_id = one.prototype("ok")
    url = other.wait(PROTOTYPE, task_id)["image_urls"][0]
    assert httpx2.get(url, trust_env=False).status_code == 200
    cluster.run("accounts", "erase", str(one.account_id), "--yes")
    time.sleep(1.1)
    for caller in (one, other):
        assert caller.get("/openapi/v1/balance").status_code == 401
    assert httpx2.get(url, trust_env=False).status_code == 404
    assert cluster.other.app.blobs.list(f"tasks/{task_id}/") == []


def test_nodes_that_start_at_once_on_an_empty_database_make_one_first_key(postgres_url: str) -> None:
    """Both bring the tables up to date, and both find no account."""
    with fresh_database(postgres_url) as database:
        stores = [SqlStore(database) for _ in range(4)]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda store: store.migrate(), stores))
            nodes = [SimpleNamespace(services=SimpleNamespace(accounts=Blind(store, wall_clock))) for store in stores]
            keys = list(pool.map(first_key, cast(Any, nodes)))
        assert len([key for key in keys if key]) == 1
        assert [account.name for account in stores[0].accounts()] == [DEFAULT_ACCOUNT]
        for store in stores:
            store.close()


class Blind(AccountService):
    """Looks for accounts a moment too early."""

    def accounts(self) -> Sequence[Account]:
        return ()


def test_the_books_of_all_nodes_balance(cluster: Cluster) -> None:
    assert "DOES NOT" not in cluster.run("credits", "audit")


def test_the_doctor_finds_what_the_page_says_well(cluster: Cluster, tmp_path: Path) -> None:
    """With the very configuration of docs/growing.md, but for the servers' addresses."""
    page = (Path(__file__).parents[2] / "docs" / "growing.md").read_text()
    text = page.split("```toml\n")[1].split("```")[0]
    for name in ("database_url", "storage_url"):
        text = re.sub(rf'(?m)^{name} = ".*"$', f'{name} = "{cluster.environment[f"FIGURELAB_{name.upper()}"]}"', text)
    file = tmp_path / "figurelab.toml"
    file.write_text(text)
    inherited = {name: value for name, value in cluster.environment.items() if not name.startswith("FIGURELAB_")}
    environment = inherited | {"FIGURELAB_CONFIG": ""}  # which --config sets, and the runner then puts back
    told = CliRunner().invoke(command_line, ["--config", str(file), "doctor"], env=environment)
    assert "FAIL" not in told.output
    good = set(re.findall(r"(?m)^ *ok  ([\w ]+):", told.output))
    assert {"database", "storage", "signing secret"} <= good, told.output
    without = {"FIGURELAB_SIGNING_SECRET": "", "FIGURELAB_STORAGE_URL": ""}
    alone = CliRunner().invoke(command_line, ["doctor"], env=cluster.environment | without)
    assert re.search(r"note  signing secret: each machine makes its own", alone.output)
    assert re.search(r"note  storage: is a folder", alone.output)
