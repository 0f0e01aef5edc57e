"""Signed file links: HMAC-SHA256 over path, expiry and key id."""

from __future__ import annotations

import hashlib
import hmac

from figurelab.domain.layout import result_path
from figurelab.domain.tasks import Task
from figurelab.ports import Clock

KEY_ID = "1"


class Links:
    """Makes and checks links. secret: any length. lifetime: seconds a link works."""

    def __init__(self, secret: bytes, lifetime: float, clock: Clock, public_url: str = "") -> None:
        self._secret = secret
        self._lifetime = lifetime
        self._clock = clock
        self._public_url = public_url.rstrip("/")

    def sign(self, path: str, expires: int) -> str:
        """path with ``?Expires=&Key-Pair-Id=&Signature=``. expires: seconds since the epoch."""
        return f"{path}?Expires={expires}&Key-Pair-Id={KEY_ID}&Signature={self._signature(path, str(expires))}"

    def genuine(self, path: str, expires: str, signature: str, key_id: str = KEY_ID) -> bool:
        """Whether this very link was made here."""
        if key_id != KEY_ID or not (expires.isascii() and expires.isdigit()) or len(expires) > 12:
            return False
        return hmac.compare_digest(self._signature(path, expires).encode(), signature.encode())

    def expired(self, expires: str) -> bool:
        """Whether a genuine link works no longer."""
        return self._clock() >= int(expires) * 1000

    def result(self, task: Task, name: str, base_url: str) -> str:
        """The absolute link of a result. It dies with the task's results at the latest."""
        expires = min(self._clock() / 1000 + self._lifetime, task.expires_at / 1000)
        return (self._public_url or base_url.rstrip("/")) + self.sign(result_path(task, name), int(expires))

    def _signature(self, path: str, expires: str) -> str:
        text = f"{KEY_ID}\n{path}\n{expires}"
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()
