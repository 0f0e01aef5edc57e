"""Shared fixtures: a store on every backend, and the whole service on a fake engine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import servers
from fakes import RawDecoder, RawFetcher
from figurelab.adapters.store import SqlStore
from figurelab.app import App, build_app
from harness import fake_settings, running

# Engine processes import their engine by name, as this process does.
os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])

POSTGRES_URL = os.environ.get("FIGURELAB_TEST_POSTGRES_URL", "")
"""A PostgreSQL server to use instead of one of our own, such as postgresql://postgres@localhost/postgres."""


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server where databases may be created, started by the first test that asks."""
    if POSTGRES_URL:
        yield POSTGRES_URL
        return
    with servers.postgres() as url:
        yield url


@pytest.fixture(scope="session")
def object_store() -> Iterator[servers.S3]:
    """An S3 server with a bucket, started by the first test that asks."""
    with servers.s3() as store:
        yield store


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    with servers.fresh_database(postgres_url) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/test.sqlite"
    return request.getfixturevalue("postgres_database")


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    store = SqlStore(database_url)
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The service on SQLite with raw pictures and no worker: tasks stay PENDING."""
    app = build_app(fake_settings(tmp_path), fetcher=RawFetcher(), decoder=RawDecoder())
    yield app
    app.close()


@pytest.fixture(scope="module")
def working_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The service with a worker on the fake engine, shared by a module: DBOS is one per process."""
    with running(tmp_path_factory.mktemp("service")) as app:
        yield app
