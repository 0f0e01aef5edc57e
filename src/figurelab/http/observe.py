"""Around every request: its id in, out and in every log line; its count and its seconds."""

from __future__ import annotations

import itertools
import re
import secrets
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from figurelab.ports import Metrics

_ID = re.compile(rb"[A-Za-z0-9._-]{1,128}")
_HEADER = b"x-request-id"

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class Observe:
    """ASGI middleware. A caller's x-request-id is kept where it is 1 to 128 of A-Z a-z 0-9 . _ -"""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._prefix = secrets.token_hex(8)
        self._numbers = itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _given(scope) or f"{self._prefix}-{next(self._numbers):x}"
        began = time.perf_counter()
        status = 500

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message.setdefault("headers", []).append((_HEADER, request_id.encode()))
            await send(message)

        # Never taken back: the server runs each request in a context of its own.
        structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            await self._app(scope, receive, answered)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        # The pattern, never the path: ids would make a label each, and links hold signatures.
        route = str(getattr(scope.get("route"), "path", "unmatched"))
        method = str(scope["method"]) if route != "unmatched" else "any"
        self._metrics.request(method, route, status, None if route.endswith("/stream") else seconds)
        if status >= 400 or method not in ("GET", "HEAD"):  # a client polls: its reads would drown the rest
            say = _log.error if status >= 500 else _log.info
            say("request", method=method, route=route, status=status, seconds=round(seconds, 4))


def _given(scope: Scope) -> str | None:
    for name, value in scope["headers"]:
        if name == _HEADER:
            return value.decode() if _ID.fullmatch(value) else None
    return None
