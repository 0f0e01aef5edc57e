"""Files by key on a local folder and in memory."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from figurelab.adapters.blobs import ObstoreBlobs
from figurelab.ports import Blobs


@pytest.fixture(params=["file", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    url = f"file://{tmp_path}/a folder with a space" if request.param == "file" else "memory:///"
    return ObstoreBlobs(url)


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
