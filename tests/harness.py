"""Building a service on the fake engine, for tests of any folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fakes import RawDecoder, RawFetcher
from figurelab.app import App, build_app
from figurelab.settings import Settings


def fake_settings(folder: Path, **changes: object) -> Settings:
    """Settings of a service on the fake engine, with quick deadlines."""
    defaults: dict[str, object] = {
        "data_dir": folder,
        "engine": "fakes:FakeEngine",
        "engine_deadline": 20.0,
        "heartbeat": 0.5,
        "heartbeat_dead": 3.0,
        "shutdown_grace": 0.0,
        "signing_secret": "a test's secret",
        "requests_per_second": 1000.0,
        "moderation": False,
    }
    return Settings.model_validate(defaults | changes)


@contextmanager
def running(folder: Path, **changes: object) -> Iterator[App]:
    """A service with its worker, stopped at the end."""
    app = build_app(fake_settings(folder, **changes), fetcher=RawFetcher(), decoder=RawDecoder())
    try:
        worker = app.worker()
        try:
            worker.start()
            yield app
        finally:
            worker.stop()
    finally:
        app.close()
