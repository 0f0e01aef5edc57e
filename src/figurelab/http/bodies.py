"""Request bodies: JSON objects, read with a cap and checked field by field."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import ClientDisconnect, Request

from figurelab.domain.errors import BadRequest, InvalidParameter

_ROOM_FOR_FIELDS = 64 * 1024
_QUICK = 256 * 1024
"""Bytes of JSON that parse faster than a thread starts."""


class BodyTooLarge(BadRequest):
    """The rest of the body is not read, so the connection ends with the answer."""


def largest_body(image_bytes: int) -> int:
    """Bytes of a body that carries the largest photo as base64."""
    return -(-image_bytes // 3) * 4 + _ROOM_FOR_FIELDS


async def json_object(request: Request, limit: int) -> dict[str, Any]:
    """The body. Raises BadRequest: other content type, over limit bytes, not JSON, not an object."""
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
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        raise too_large
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > limit:
                raise too_large
    except ClientDisconnect as error:
        raise BadRequest("the request body broke off") from error
    return body


def _parse(data: bytearray) -> dict[str, Any]:
    try:
        body: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        reason = f": {error}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadRequest(f"the request body is not valid JSON{reason}") from error
    if not isinstance(body, dict):
        raise BadRequest("the request body must be a JSON object")
    return body
