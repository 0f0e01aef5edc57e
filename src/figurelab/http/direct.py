"""A way past FastAPI's matching and dependencies for the route that clients poll: they cost more than its read."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from figurelab.domain.errors import FigureError
from figurelab.http.problems import refused


class Direct:
    """ASGI middleware. Hands ``GET /<prefix>/<id>`` to the very endpoint that FastAPI would, and the rest to FastAPI.

    routes: by prefix, those of the form ``/<prefix>/{id}``, whose endpoints take the request alone, return a Response
    and raise FigureError.
    """

    def __init__(self, app: ASGIApp, routes: Mapping[str, APIRoute]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        polled = scope["type"] == "http" and scope["method"] == "GET"
        prefix, _, id_ = scope["path"].rpartition("/") if polled else ("", "", "")
        route = self._routes.get(prefix) if id_ else None
        if route is None:
            await self._app(scope, receive, send)
            return
        scope["route"], scope["path_params"] = route, {"id": id_}
        try:
            response = await route.endpoint(Request(scope, receive, send))
        except FigureError as error:
            response = refused(error)
        await response(scope, receive, send)
