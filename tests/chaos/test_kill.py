"""kill -9 of the API, the worker, the engine or all of them at seeded random moments of the two-stage flow.

After each the dead parts are started again, as a supervisor would, and then: every task ends, each create was charged
once, the ledger adds up, storage holds nothing but what the task rows name, and no process is left over.

FIGURELAB_CHAOS_ROUNDS and FIGURELAB_CHAOS_SEED set how often and when. Every twentieth round runs the real engine, of
the others every third ten PostgreSQL and S3.
"""

from __future__ import annotations

import base64
import io
import os
import random
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx2
import pytest
from customer import Customer
from deployment import Deployment, adopting_orphans, until
from PIL import Image

from figurelab.adapters.blobs import ObstoreBlobs
from figurelab.adapters.clock import wall_clock
from figurelab.adapters.store import SqlStore
from figurelab.domain.layout import photo_key, result_key
from figurelab.domain.tasks import AccountId, Stage, Status, Task
from figurelab.services.accounts import AccountService
from figurelab.services.sweep import SweepService
from figurelab.settings import Settings
from servers import fresh_database

ROUNDS = int(os.environ.get("FIGURELAB_CHAOS_ROUNDS", "4"))
SEED = int(os.environ.get("FIGURELAB_CHAOS_SEED", "1"))
VICTIMS = ("worker", "api", "engine", "all")
PHOTO = Path(__file__).parents[1] / "data" / "astronaut.jpg"
CANCELED = "canceled"
PATIENCE = 240.0
LATER_MS = 7_200_000
"""By then whatever a crash left behind is swept."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="adopts orphaned processes as only Linux can")


def kind_of(round_: int) -> str:
    if round_ % 20 == 19:
        return "real"
    return "scaled out" if round_ // 10 % 3 == 2 else "embedded"


@dataclass
class Ground:
    """A deployment and a look behind its back. figures: how many at once. usual: seconds when nothing is killed."""

    deployment: Deployment
    store: SqlStore
    blobs: ObstoreBlobs
    http: httpx2.Client
    image_url: str
    figures: int
    usual: float = 0.0

    @property
    def accounts(self) -> AccountService:
        return AccountService(self.store, wall_clock)

    def customer(self) -> tuple[AccountId, Customer]:
        account = self.accounts.create_account(f"customer {time.time_ns()}", credits=1000)
        key = self.accounts.create_key(account.id)[1]
        return account.id, Customer(self.http, self.deployment.base, key, self.image_url, PATIENCE)

    def tasks(self, account_id: AccountId) -> list[Task]:
        found = [self.store.get(task_id) for task_id, _, _ in self.store.settled(account_id)]
        return [task for task in found if task is not None]


class Grounds:
    """The ground of the kind asked for; one at a time, kept while the rounds stay with its kind."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder = folder
        self._request = request
        self._stack = ExitStack()
        self._kind = ""
        self._ground: Ground | None = None

    def of(self, kind: str) -> Ground:
        if self._ground is None or self._kind != kind:
            self.close()
            self._kind, self._ground = kind, self._open(kind)
        return self._ground

    def close(self) -> None:
        """Ends with what an operator would ask: its status is 1 where the ledger does not hold."""
        ground, self._ground = self._ground, None
        with self._stack:
            if ground is not None:
                ground.deployment.run("credits", "audit")

    def _open(self, kind: str) -> Ground:
        folder = self._folder / str(time.time_ns())
        folder.mkdir()
        settings = self._environment(kind, folder)
        resolved = Settings.model_validate(
            {"data_dir": folder}
            | {name.removeprefix("FIGURELAB_").lower(): value for name, value in settings.items() if "_URL" in name}
        )
        deployment = Deployment(folder, settings)
        self._stack.callback(deployment.close)
        for part in ("api", "worker"):
            deployment.start(part)
        deployment.wait_until_ready()
        store = SqlStore(resolved.resolved_database_url)
        self._stack.callback(store.close)
        http = self._stack.enter_context(httpx2.Client(trust_env=False, timeout=30))
        blobs = ObstoreBlobs(resolved.resolved_storage_url)
        real = kind == "real"
        ground = Ground(deployment, store, blobs, http, photo_url(real), 1 if real else 2)
        began = time.monotonic()
        with ThreadPoolExecutor(3) as pool:
            for one in order(pool, ground, ground.customer()[1], 0.5):
                one.result()
        ground.usual = time.monotonic() - began
        return ground

    def _environment(self, kind: str, folder: Path) -> Mapping[str, str]:
        values = {"FIGURELAB_REQUESTS_PER_SECOND": "1000", "FIGURELAB_HEARTBEAT": "0.5"}
        if kind != "real":
            values |= {"FIGURELAB_ENGINE": "stepping:SteppingEngine"}
            values |= {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])}
        if kind == "scaled out":
            server = self._request.getfixturevalue("postgres_url")
            bucket = self._request.getfixturevalue("object_store")
            for name, value in bucket.environment.items():
                patch = pytest.MonkeyPatch()
                patch.setenv(name, value)
                self._stack.callback(patch.undo)
            values |= bucket.environment
            values |= {"FIGURELAB_DATABASE_URL": self._stack.enter_context(fresh_database(server))}
            values |= {"FIGURELAB_STORAGE_URL": f"s3://{bucket.bucket}/{folder.name}"}
            values |= {"FIGURELAB_SIGNING_SECRET": "the nodes of the tests share this"}
        return values


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Grounds]:
    with adopting_orphans():
        grounds = Grounds(tmp_path_factory.mktemp("chaos"), request)
        yield grounds
        grounds.close()


def photo_url(large: bool) -> str:
    out = io.BytesIO()
    with Image.open(PHOTO) as photo:
        photo.resize((512, 512) if large else (160, 160)).save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


@pytest.mark.timeout(900)
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_whatever_is_killed_nothing_is_lost_or_left_over(grounds: Grounds, round_: int) -> None:
    ground = grounds.of(kind_of(round_))
    try:
        kill_and_check(ground, random.Random(SEED * 10_000 + round_), VICTIMS[round_ % len(VICTIMS)])
    except BaseException:
        grounds.close()  # what a failure leaves is no ground for the next round
        raise


def order(pool: ThreadPoolExecutor, ground: Ground, customer: Customer, change_after: float) -> list[Future[None]]:
    """What is going on when the blow falls: figures, and a prototype that is canceled so many seconds later."""
    sent = [pool.submit(customer.both_stages, f"figure {n}") for n in range(ground.figures)]
    return [*sent, pool.submit(customer.change_of_mind, CANCELED, change_after)]


def kill_and_check(ground: Ground, chance: random.Random, victim: str) -> None:
    deployment = ground.deployment
    account_id, customer = ground.customer()
    with ThreadPoolExecutor(3) as pool:
        sent = order(pool, ground, customer, chance.random() * ground.usual)
        time.sleep(chance.random() * ground.usual)
        killed = deployment.kill(victim)
        # Now and then the node comes back with other settings.
        moderation = {"FIGURELAB_MODERATION": chance.choice(["true", "false"])}
        for part in killed:
            deployment.start(part, **moderation)
        for one in sent:
            one.result()
    deployment.check_living()
    check_tasks(ground.tasks(account_id), customer, victim)
    check_money(ground, account_id)
    check_processes(deployment)
    check_files(ground)


def check_tasks(tasks: list[Task], customer: Customer, victim: str) -> None:
    assert {task.id for task in tasks} == set(customer.tasks.values()), "a create was carried out twice"
    for task in tasks:
        if task.status is Status.FAILED:
            assert victim == "engine", task
        else:
            canceled = {customer.tasks[f"{CANCELED} prototype"]}
            assert task.status is Status.SUCCEEDED or task.id in canceled, task


def check_money(ground: Ground, account_id: AccountId) -> None:
    result = ground.accounts.audit(account_id)
    assert result.clean, result.problems
    assert sum(ground.store.books().values()) == 0


def check_processes(deployment: Deployment) -> None:
    until(lambda: not deployment.orphans(), 10, f"left over: {deployment.orphans()}")
    assert len(deployment.engines()) <= 1


def check_files(ground: Ground) -> None:
    """After the sweep, every object in storage is named by a row, and every one that a row names is there."""
    sweep = SweepService(
        ground.store,
        cast(Any, None),
        ground.blobs,
        lambda: wall_clock() + LATER_MS,
        executor_id="chaos",
        dead_after=60,
    )
    sweep.erase_orphans()
    tasks = [task for account in ground.store.accounts() for task in ground.tasks(account.id)]
    named = {result_key(task.id, task.attempt, name) for task in tasks for name in task.files}
    photos = {photo_key(task.id) for task in tasks if task.stage is Stage.PROTOTYPE}
    stored = {blob.key for blob in ground.blobs.list("tasks/")}
    assert stored == named | photos
