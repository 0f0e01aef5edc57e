"""Files by key on a local folder, in memory and on a real S3 server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from datetime import timedelta
from pathlib import Path

import httpx2
import obstore
import pytest
from obstore.exceptions import PermissionDeniedError

from figurelab.adapters.blobs import ObstoreBlobs
from figurelab.ports import Blobs
from servers import S3, signing_store


@pytest.fixture(params=["file", "memory", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blobs:
    if request.param == "s3":
        store: S3 = request.getfixturevalue("object_store")
        return on_s3(store, monkeypatch, f"a prefix/{uuid.uuid4()}")
    url = f"file://{tmp_path}/a folder with a space" if request.param == "file" else "memory:///"
    return ObstoreBlobs(url)


def on_s3(store: S3, monkeypatch: pytest.MonkeyPatch, prefix: str, **changes: str) -> ObstoreBlobs:
    for name, value in (store.environment | changes).items():
        monkeypatch.setenv(name, value)
    return ObstoreBlobs(f"s3://{store.bucket}/{prefix}")


def test_what_is_put_is_got(blobs: Blobs) -> None:
    data = bytes(range(256)) * 10
    blobs.put("tasks/1/1/a.bin", data)
    assert blobs.get("tasks/1/1/a.bin") == data
    assert blobs.get_range("tasks/1/1/a.bin", 10, 12) == b"\x0a\x0b"
    info = blobs.head("tasks/1/1/a.bin")
    assert (info.key, info.size) == ("tasks/1/1/a.bin", 2560)
    assert abs(info.modified - time.time() * 1000) < 60_000
    blobs.put("tasks/1/1/a.bin", b"new")
    assert blobs.get("tasks/1/1/a.bin") == b"new"


def test_what_is_not_there_is_not_found(blobs: Blobs) -> None:
    for missing in (blobs.get, blobs.head):
        with pytest.raises(FileNotFoundError):
            missing("tasks/nobody")
    with pytest.raises(FileNotFoundError):
        blobs.get_range("tasks/nobody", 0, 1)
    blobs.delete(["tasks/nobody"])


def test_lists_are_of_one_folder(blobs: Blobs) -> None:
    for key in ("tasks/1/a", "tasks/1/2/b", "tasks/10/c"):
        blobs.put(key, b"x")
    assert sorted(blob.key for blob in blobs.list("tasks/1/")) == ["tasks/1/2/b", "tasks/1/a"]
    blobs.delete(["tasks/1/a", "tasks/1/2/b"])
    assert [blob.key for blob in blobs.list("tasks/")] == ["tasks/10/c"]
    assert blobs.list("nothing/") == []


def test_deleting_leaves_no_empty_folders(tmp_path: Path) -> None:
    blobs = ObstoreBlobs(f"file://{tmp_path}")
    blobs.put("tasks/1/2/b", b"x")
    blobs.delete(["tasks/1/2/b"])
    assert not (tmp_path / "tasks" / "1").exists()


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    blobs = ObstoreBlobs(f"file://{tmp_path}/inner")
    with pytest.raises(Exception, match=r"(?i)path"):
        blobs.put("../outside", b"x")
    assert not (tmp_path / "outside").exists()


def test_a_large_file_lies_on_s3_in_one_piece(object_store: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash in the middle of an upload in parts would leave parts that no list shows."""
    blobs = on_s3(object_store, monkeypatch, str(uuid.uuid4()))
    data = os.urandom(12_000_000)
    blobs.put("tasks/1/1/model.glb", data)
    assert blobs.get_range("tasks/1/1/model.glb", 11_999_990, 12_000_000) == data[-10:]
    etag = obstore.head(blobs._store, "tasks/1/1/model.glb")["e_tag"]
    assert "-" not in str(etag), "an upload in parts has their number in its tag"


def test_prefixes_of_a_bucket_do_not_see_each_other(object_store: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (on_s3(object_store, monkeypatch, str(uuid.uuid4())) for _ in range(2))
    one.put("tasks/1/1/a", b"x")
    assert [blob.key for blob in one.list("tasks/")] == ["tasks/1/1/a"]
    assert other.list("tasks/") == []
    with pytest.raises(FileNotFoundError):
        other.get("tasks/1/1/a")


def test_s3_refuses_a_wrong_secret(object_store: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = on_s3(object_store, monkeypatch, "x", AWS_SECRET_ACCESS_KEY="not the secret")
    for use in (lambda: blobs.put("tasks/1/1/a", b"x"), lambda: blobs.get("tasks/1/1/a")):
        with pytest.raises(PermissionDeniedError):
            use()


def test_s3_gives_a_file_by_a_signed_link_until_it_expires(object_store: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server that these tests trust checks signatures and times."""
    key = f"{uuid.uuid4()}/a"
    on_s3(object_store, monkeypatch, "").put(key, b"mine")
    signer = signing_store(object_store)
    url = obstore.sign(signer, "GET", key, timedelta(seconds=2))
    strange = signing_store(object_store, secret_access_key="not the secret")
    forged = obstore.sign(strange, "GET", key, timedelta(seconds=60))
    with httpx2.Client(trust_env=False) as client:
        answer = client.get(url)
        assert (answer.status_code, answer.content) == (200, b"mine")
        assert client.get(url.replace("Expires=2", "Expires=9999")).status_code == 403
        assert client.get(url.replace(key, key[:-1] + "b")).status_code == 403
        assert client.get(forged).status_code == 403
        time.sleep(3.1)
        assert client.get(url).status_code == 403


PUT_FOREVER = """
import sys
from figurelab.adapters.blobs import ObstoreBlobs
blobs = ObstoreBlobs(sys.argv[1])
data = bytes(60_000_000)
print("go", flush=True)
while True:
    blobs.put("tasks/1/input/photo.png", data)
"""


def test_what_a_killed_put_leaves_is_seen_and_deleted(tmp_path: Path) -> None:
    """The half of somebody's photo must not survive its task."""
    blobs = ObstoreBlobs(f"file://{tmp_path}/files")
    for _ in range(20):
        put = subprocess.Popen([sys.executable, "-c", PUT_FOREVER, f"file://{tmp_path}/files"], stdout=subprocess.PIPE)
        assert put.stdout is not None
        assert put.stdout.readline() == b"go\n"
        time.sleep(0.02)
        put.send_signal(signal.SIGKILL)
        put.communicate()
        left = [path for path in tmp_path.rglob("*#*") if path.is_file()]
        if left:
            break
    assert left, "no put was killed half-way"
    listed = [blob.key for blob in blobs.list("tasks/1/")]
    assert {f"tasks/1/input/{path.name}" for path in left} <= set(listed)
    blobs.delete(listed)
    assert not (tmp_path / "files" / "tasks").exists()
    blobs.delete(listed)
