"""Request bodies: JSON objects, read with a cap and checked field by field."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import ClientDisconnect, Request

from figurelab.domain.errors import BadRequest, InvalidParameter

_ROOM_FOR_FIELDS = 64 * 1024
_COPIES = 4
"""Bytes in memory for one of a body, at the worst moment: itself, its text, the data URI, the file."""
_QUICK = 256 * 1024
"""Bytes of JSON that parse faster than a thread starts."""
_STALLED = 20.0
_SLOWEST = 64 * 1024
"""Seconds that a body may take, and bytes for which it gets another one: a sender that stalls holds memory."""


class BodyTooLarge(BadRequest):
    """The rest of the body is not read, so the connection ends with the answer."""


class BodyTooSlow(BadRequest):
    """It did not arrive in the time that it has."""

    status = 408


def memory_for(request: Request, limit: int) -> int:
    """Bytes that a body of at most limit bytes takes: 0 for one that is small, or is refused unread."""
    declared = _declared(request)
    if declared is None:
        return _COPIES * limit
    return _COPIES * declared if _ROOM_FOR_FIELDS < declared <= limit else 0


def largest_body(image_bytes: int) -> int:
    """Bytes of a body that carries the largest photo as base64."""
    return -(-image_bytes // 3) * 4 + _ROOM_FOR_FIELDS


async def json_object(request: Request, limit: int) -> dict[str, Any]:
    """The body. Raises BadRequest: other content type, over limit bytes, too slow, not JSON, not an object."""
    _check_content_type(request.headers.get("content-type", ""))
    data = await _read(request, limit)
    if len(data) <= _QUICK:
        return _parse(data)
    return await asyncio.to_thread(_parse, data)


def required_text(body: dict[str, Any], field: str) -> str:
    """A non-empty string. Raises InvalidParameter."""
    if body.get(field) is None:
        raise InvalidParameter(f"{field} is required")
    value = _text(body[field], field)
    if not value.strip():
        raise InvalidParameter(f"{field} must not be empty")
    return value


def optional_text(body: dict[str, Any], field: str) -> str:
    """A string, empty for a missing field or null. Raises InvalidParameter."""
    return "" if body.get(field) is None else _text(body[field], field)


def optional_flag(body: dict[str, Any], field: str) -> bool:
    """A boolean, false for a missing field or null. Raises InvalidParameter."""
    value: object = body.get(field)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise InvalidParameter(f"{field} must be a boolean")
    return value


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise InvalidParameter(f"{field} must be a string")
    # JSON can spell NUL and lone surrogates, which no database column and no UTF-8 answer can hold.
    if "\x00" in value or not _encodable(value):
        raise InvalidParameter(f"{field} must be Unicode text without NUL and unpaired surrogates")
    return value


def _encodable(value: str) -> bool:
    try:
        return value.isascii() or bool(value.encode())
    except UnicodeEncodeError:
        return False


def _check_content_type(header: str) -> None:
    kind, _, parameters = header.partition(";")
    if kind.strip().lower() != "application/json":
        raise BadRequest(f"Content-Type must be application/json, it is {header or 'missing'}")
    pairs = (part.partition("=") for part in parameters.lower().split(";"))
    named = {name.strip(): value.strip().strip('"') for name, _, value in pairs}
    if named.get("charset", "utf-8") not in ("utf-8", "utf8"):
        raise BadRequest("Content-Type: the charset must be utf-8")


async def _read(request: Request, limit: int) -> bytearray:
    too_large = BodyTooLarge(f"the request body is too large, at most {limit} bytes are accepted")
    if (_declared(request) or 0) > limit:
        raise too_large
    body = bytearray()
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(_STALLED) as deadline:
            async for part in request.stream():
                body += part
                if len(body) > limit:
                    raise too_large
                deadline.reschedule(began + _STALLED + len(body) / _SLOWEST)
    except TimeoutError as error:
        raise BodyTooSlow(f"the request body arrived too slowly: {len(body)} bytes came in time") from error
    except ClientDisconnect as error:
        raise BadRequest("the request body broke off") from error
    return body


def _declared(request: Request) -> int | None:
    """Its Content-Length, if it has one."""
    text = request.headers.get("content-length", "")
    return int(text[:20]) if text.isascii() and text.isdigit() else None


def _parse(data: bytearray) -> dict[str, Any]:
    try:
        body: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        reason = f": {error}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadRequest(f"the request body is not valid JSON{reason}") from error
    if not isinstance(body, dict):
        raise BadRequest("the request body must be a JSON object")
    return body
