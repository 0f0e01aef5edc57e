"""Shared fixtures: a store on every backend, and the whole service on a fake engine."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from fakes import RawDecoder, RawFetcher
from figurelab.adapters.store import SqlStore
from figurelab.app import App, build_app
from harness import fake_settings, running

# Engine processes import their engine by name, as this process does.
os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])

POSTGRES_URL = os.environ.get("FIGURELAB_TEST_POSTGRES_URL", "")
"""A PostgreSQL server where databases may be created, such as postgresql://postgres@localhost/postgres."""


@contextmanager
def fresh_database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/test.sqlite"
        return
    if not POSTGRES_URL:
        pytest.skip("FIGURELAB_TEST_POSTGRES_URL is not set")
    name = f"figurelab_test_{uuid.uuid4().hex}"
    server = create_engine(POSTGRES_URL.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield POSTGRES_URL.rsplit("/", 1)[0] + f"/{name}"
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_database(request.param, tmp_path) as url:
        yield url


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
