"""The Blobs port over obstore: a local folder, or any object store it knows by URL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from obstore.store import LocalStore, ObjectStore, from_url

from figurelab.ports import BlobInfo


class ObstoreBlobs:
    """Implements :class:`figurelab.ports.Blobs`. url: file:///path, s3://bucket/prefix, memory:///"""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme == "file":
            self._store: ObjectStore = LocalStore(Path(unquote(parts.path)), mkdir=True, automatic_cleanup=True)
        else:
            self._store = from_url(url)

    def put(self, key: str, data: bytes) -> None:
        self._store.put(key, data)

    def get(self, key: str) -> bytes:
        return bytes(self._store.get(key).bytes())

    def get_range(self, key: str, start: int, end: int) -> bytes:
        return bytes(self._store.get_range(key, start=start, end=end))

    def head(self, key: str) -> BlobInfo:
        meta = self._store.head(key)
        return BlobInfo(key, meta["size"], int(meta["last_modified"].timestamp() * 1000))

    def list(self, prefix: str) -> Sequence[BlobInfo]:
        return [
            BlobInfo(meta["path"], meta["size"], int(meta["last_modified"].timestamp() * 1000))
            for page in self._store.list(prefix)
            for meta in page
        ]

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            with suppress(FileNotFoundError):
                self._store.delete(key)
