"""The service over real HTTP: real intake, real database and queue, an engine that obeys commands."""

from __future__ import annotations

import io
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from PIL import Image

from figurelab.app import App, build_app
from figurelab.cli.node import in_background
from figurelab.intake.decoder import PhotoDecoder
from figurelab.intake.fetch import PhotoFetcher
from figurelab.intake.limits import Limits
from figurelab.ports import Photo
from figurelab.settings import Settings

PROTOTYPE = "/openapi/creative-lab/figure/v1/prototype"
BUILD = "/openapi/creative-lab/figure/v1/build"
COMMANDS = ("ok", "sleep", "refuse", "crash")


class CommandFetcher(PhotoFetcher):
    """Real, but for an image_url that is a command for the engine."""

    async def fetch(self, image_url: str) -> bytes:
        return image_url.encode() if image_url.startswith(COMMANDS) else await super().fetch(image_url)


class CommandDecoder(PhotoDecoder):
    """Real, but the engine is told ``ok`` instead of being shown the picture."""

    def decode(self, data: bytes) -> Photo:
        if data.startswith(tuple(command.encode() for command in COMMANDS)):
            return Photo(data, 64, 64)
        photo = super().decode(data)
        return Photo(b"ok", photo.width, photo.height, photo.warnings, photo.thumbnail)


@dataclass
class Caller:
    """One account's client."""

    base: str
    key: str
    account_id: Any
    app: App
    http: httpx2.Client = field(init=False)

    def __post_init__(self) -> None:
        headers = {"Authorization": f"Bearer {self.key}"}
        self.http = httpx2.Client(base_url=self.base, headers=headers, timeout=30, trust_env=False)

    def post(self, path: str, body: object) -> httpx2.Response:
        return self.http.post(path, json=body)

    def get(self, path: str, **options: Any) -> httpx2.Response:
        return self.http.get(path, **options)

    def prototype(self, command: str = "ok", **fields: object) -> str:
        answer = self.post(PROTOTYPE, {"image_url": command, **fields})
        assert answer.status_code == 202, answer.text
        return answer.json()["result"]

    def build(self, input_task_id: str) -> str:
        answer = self.post(BUILD, {"input_task_id": input_task_id})
        assert answer.status_code == 202, answer.text
        return answer.json()["result"]

    def wait(self, path: str, task_id: str, *statuses: str) -> dict[str, Any]:
        """Poll until the task is in one of the statuses, SUCCEEDED by default."""
        deadline = time.monotonic() + 20
        while True:
            task = self.get(f"{path}/{task_id}").json()
            if task["status"] in (statuses or ("SUCCEEDED",)):
                return task
            assert task["status"] in ("PENDING", "IN_PROGRESS"), task
            assert time.monotonic() < deadline, task
            time.sleep(0.05)

    def stream(self, path: str) -> list[tuple[str, Any]]:
        """Every event until the server closes. Fails unless each is exactly two lines and an empty one."""
        with self.http.stream("GET", f"{path}/stream") as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            text = "".join(answer.iter_text())
        assert text.endswith("\n\n")
        events: list[tuple[str, Any]] = []
        for block in text.removesuffix("\n\n").split("\n\n"):
            event, data = block.split("\n")
            assert event.startswith("event: ")
            assert data.startswith("data: ")
            events.append((event.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
        return events

    @property
    def balance(self) -> int:
        return self.get("/openapi/v1/balance").json()["balance"]

    def audit(self) -> None:
        """The ledger proves the balance."""
        result = self.app.services.accounts.audit(self.account_id)
        assert result.clean, result.problems


@dataclass
class Service:
    base: str
    app: App
    callers: list[Caller] = field(default_factory=list)

    def caller(self, credits: int = 1000) -> Caller:
        """A new account."""
        accounts = self.app.services.accounts
        account = accounts.create_account(f"account {uuid.uuid4()}", credits=credits)
        caller = Caller(self.base, accounts.create_key(account.id)[1], account.id, self.app)
        self.callers.append(caller)
        return caller


def serve(folder: Path, *, work: bool, limits: Limits | None = None, **changes: object) -> Iterator[Service]:
    """A node on a free port."""
    fetcher = CommandFetcher(max_bytes=200_000, timeout=2, allow_loopback=True)
    decoder = CommandDecoder(limits, children=1)
    defaults: dict[str, object] = {
        "data_dir": folder,
        "engine": "fakes:FakeEngine",
        "engine_deadline": 20.0,
        "shutdown_grace": 0.0,
        "requests_per_second": 1000.0,
        "image_max_bytes": 200_000,
        "moderation": False,
    }
    settings = Settings.model_validate(defaults | changes)
    app = build_app(settings, fetcher=fetcher, decoder=decoder)
    try:
        with in_background(app, work=work) as base:
            service = Service(base, app)
            yield service
            for caller in service.callers:
                caller.audit()
                caller.http.close()
    finally:
        app.close()
        decoder.close()


@pytest.fixture(scope="package")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """API and worker, shared by all tests of the folder."""
    yield from serve(tmp_path_factory.mktemp("contract"), work=True, cors_origins=("https://app.example/",))


@pytest.fixture
def idle(tmp_path: Path) -> Iterator[Service]:
    """API without a worker and with at most three tasks at a time: tasks stay PENDING."""
    yield from serve(tmp_path, work=False, concurrent_tasks=3)


@pytest.fixture
def throttled(tmp_path: Path) -> Iterator[Service]:
    """API without a worker and with two requests a second."""
    yield from serve(tmp_path, work=False, requests_per_second=2)


@pytest.fixture
def caller(service: Service) -> Caller:
    return service.caller()


def photo_bytes(kind: str = "PNG", size: tuple[int, int] = (80, 70)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "tomato").save(out, kind)
    return out.getvalue()
