"""Errors on the wire: the status and exactly ``{"message": ...}``."""

from __future__ import annotations

import json
import math

from fastapi import FastAPI
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


def install(app: FastAPI) -> None:
    """Turn every refusal that leaves a route into such an answer."""
    app.add_exception_handler(FigureError, _figure_error)
    app.add_exception_handler(HTTPException, _http_error)


async def _figure_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FigureError)
    return refused(error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return refused(NoMatchingRoute())
    message = "MethodNotAllowed" if error.status_code == 405 else error.detail
    return json_response({"message": message}, error.status_code, dict(error.headers or {}))
