"""The answer to an exception that nobody expected."""

from __future__ import annotations

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from figurelab.http.problems import json_response

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class Unexpected:
    """ASGI middleware: a 500 for what leaves a route. The traceback goes to the log, never to the caller.

    Starlette's own handler stands outside of all middleware, so its answer would have no request id, and no header that
    lets a page of another origin read it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            if begun or scope["type"] != "http":
                raise  # the server closes the connection, which says that the answer is not whole
            _log.exception("unexpected error")
            # Whatever was not read of the request would be taken for the next one.
            answer = json_response({"message": "Internal server error"}, 500, {"Connection": "close"})
            await answer(scope, receive, send)
