"""The Blobs port over obstore: a local folder, or any object store it knows by URL.

In a local folder a put that is killed half-way leaves a draft, ``name#1``, which obstore neither lists nor deletes. It
may hold somebody's photo, so here both do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from obstore.store import LocalStore, ObjectStore, from_url

from figurelab.ports import BlobInfo

_DRAFT = re.compile(r".+#\d+")


class ObstoreBlobs:
    """Implements :class:`figurelab.ports.Blobs`. url: file:///path, s3://bucket/prefix, memory:///"""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._folder: Path | None = None
        if parts.scheme == "file":
            self._folder = Path(unquote(parts.path))
            self._store: ObjectStore = LocalStore(self._folder, mkdir=True, automatic_cleanup=True)
        else:
            self._store = from_url(url)

    def put(self, key: str, data: bytes) -> None:
        # In one piece: parts of an upload that a crash cut short would lie in the bucket unseen.
        self._store.put(key, data, use_multipart=False)

    def get(self, key: str) -> bytes:
        return bytes(self._store.get(key).bytes())

    def get_range(self, key: str, start: int, end: int) -> bytes:
        return bytes(self._store.get_range(key, start=start, end=end))

    def head(self, key: str) -> BlobInfo:
        meta = self._store.head(key)
        return BlobInfo(key, meta["size"], int(meta["last_modified"].timestamp() * 1000))

    def list(self, prefix: str) -> Sequence[BlobInfo]:
        whole = [
            BlobInfo(meta["path"], meta["size"], int(meta["last_modified"].timestamp() * 1000))
            for page in self._store.list(prefix)
            for meta in page
        ]
        return [*whole, *_drafts(self._folder, prefix)] if self._folder else whole

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            with suppress(FileNotFoundError):
                if self._folder and _DRAFT.fullmatch(key):
                    _delete_draft(self._folder, key)
                else:
                    self._store.delete(key)


def _drafts(folder: Path, prefix: str) -> Iterator[BlobInfo]:
    for path in (folder / prefix).rglob("*#*"):
        if _DRAFT.fullmatch(path.name):
            with suppress(FileNotFoundError):  # where the put has just ended
                meta = path.stat()
                yield BlobInfo(path.relative_to(folder).as_posix(), meta.st_size, int(meta.st_mtime * 1000))


def _delete_draft(folder: Path, key: str) -> None:
    path = folder / key
    path.unlink()
    with suppress(OSError):  # until the first folder that is not empty
        while path.parent != folder:
            path = path.parent
            path.rmdir()
