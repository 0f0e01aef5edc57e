"""Errors on the wire: the status and exactly ``{"message": ...}``."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from figurelab.domain.errors import FigureError, NoMatchingRoute, Overloaded, TooManyRequests, Unauthorized
from figurelab.http.bodies import BodyTooLarge, BodyTooSlow

# Made once: json.dumps makes an encoder of these options at each call.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_response(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Compact UTF-8 JSON, keys in the order given."""
    return Response(_encode(content).encode(), status, headers, media_type="application/json")


def refused(error: FigureError) -> Response:
    """The answer to a request that the services refused."""
    headers: dict[str, str] = {}
    if isinstance(error, (TooManyRequests, Overloaded)) and error.retry_after is not None:
        headers["Retry-After"] = str(max(1, math.ceil(error.retry_after)))
    if isinstance(error, Unauthorized):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, (BodyTooLarge, BodyTooSlow, Overloaded)):  # its body, or the rest of it, was not read
        headers["Connection"] = "close"
    return json_response({"message": error.message}, error.status, headers)


def install(app: FastAPI, routes: Iterable[APIRoute]) -> None:
    """Turn every refusal that leaves a route, or that none of the routes takes, into such an answer."""
    known = tuple(routes)

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return refused(NoMatchingRoute())
        if error.status_code == 405:
            return _other_method(request, known)
        return json_response({"message": error.detail}, error.status_code, dict(error.headers or {}))

    app.add_exception_handler(FigureError, _figure_error)
    app.add_exception_handler(HTTPException, http_error)


async def _figure_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FigureError)
    return refused(error)


def _other_method(request: Request, routes: Iterable[APIRoute]) -> Response:
    """What OPTIONS asks for, and what the answer to a method that the path does not have says (RFC 9110, 15.5.6).

    A path may have a route for each method; the framework would name the first one's only. A browser's question from
    an origin that the operator did not allow is refused, too.
    """
    path = request.scope["path"]
    methods = {method for route in routes if route.path_regex.match(path) for method in route.methods or ()}
    allow = {"Allow": ", ".join(sorted({*methods, "OPTIONS"}))}
    if request.method == "OPTIONS" and "access-control-request-method" not in request.headers:
        return Response(status_code=204, headers=allow)
    return json_response({"message": "MethodNotAllowed"}, 405, allow)
