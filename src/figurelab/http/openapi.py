"""What ``/openapi.json`` says of each route. Handlers check requests themselves, so that each refusal has its own
message; this is their declaration."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from figurelab.domain.tasks import Stage
from figurelab.http.schemas import COMPONENTS, Json

_MESSAGES = {
    400: "The request is malformed; the message names the field and the limit.",
    401: "The API key is missing, unknown or revoked.",
    402: "Too few credits.",
    403: "The link is not genuine or has expired.",
    404: "No such task of this account and stage.",
    408: "The body arrived too slowly.",
    409: "The Idempotency-Key was used for another request.",
    416: "The range lies outside the file.",
    429: "Too many requests a second (Retry-After says how long to wait), or too many tasks at a time.",
    503: "The service cannot take the request now (Retry-After, if sent, says how long to wait).",
}
_ID: Json = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
_EVENT: Json = {
    "type": "object",
    "description": "One event. The data is JSON on a single line.",
    "properties": {
        "event": {"type": "string", "enum": ["message", "error"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
    "required": ["event", "data"],
}
_BEARER: Json = {"security": [{"key": []}]}


def create(stage: Stage) -> Json:
    key: Json = {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same key and body give the same task for 24 hours, charged once.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    }
    body: Json = {"required": True, "content": _json(_ref(f"{stage.value.title()}Request"))}
    refusals = (400, 401, 402, 408, 409, 429, 503)
    if stage is Stage.BUILD:
        refusals += (404,)
    return _route(
        f"Create a figure {stage.value} task",
        {202: _answer("The task was created.", _ref("Created"))},
        *refusals,
        extra={"requestBody": body, "parameters": [key], **_BEARER},
    )


def listing(stage: Stage) -> Json:
    parameters = [
        _query("page_num", {"type": "integer", "minimum": 1, "default": 1}),
        _query("page_size", {"type": "integer", "minimum": 1, "maximum": 50, "default": 10}),
        _query("sort_by", {"enum": ["-created_at", "+created_at", "created_at"], "default": "-created_at"}),
    ]
    return _route(
        f"List figure {stage.value} tasks",
        {200: _answer("A page of the account's tasks.", {"type": "array", "items": _ref(_task(stage))})},
        400, 401, 429,
        extra={"parameters": parameters, **_BEARER},
    )  # fmt: skip


def get(stage: Stage) -> Json:
    return _route(
        f"Get a figure {stage.value} task",
        {200: _answer("The task.", _ref(_task(stage)))},
        401, 404, 429,
        extra={"parameters": [_ID], **_BEARER},
    )  # fmt: skip


def delete(stage: Stage) -> Json:
    return _route(
        f"Cancel a figure {stage.value} task",
        {204: {"description": "Canceled; refunded if it was still PENDING."}},
        400, 401, 404, 429,
        extra={"parameters": [_ID], **_BEARER},
    )  # fmt: skip


def stream(stage: Stage) -> Json:
    events: Json = {
        "description": "Server-sent events: `message` with the task, or one `error` with status_code and message.",
        "content": {"text/event-stream": {"schema": _EVENT}},
    }
    return _route(
        f"Stream a figure {stage.value} task",
        {200: events},
        401, 429,
        extra={"parameters": [_ID], **_BEARER},
    )  # fmt: skip


def balance() -> Json:
    schema: Json = {
        "type": "object",
        "properties": {"balance": {"type": "integer"}},
        "required": ["balance"],
        "example": {"balance": 1000},
    }
    return _route("Get the balance", {200: _answer("Credits left.", schema)}, 401, 429, extra=_BEARER)


def empty_list(path: str) -> Json:
    name = path.removeprefix("/openapi/").replace("/", " ")
    schema: Json = {"type": "array", "maxItems": 0, "items": {}}
    return _route(f"List {name} tasks", {200: _answer("Always empty here.", schema)}, 401, 429, extra=_BEARER)


def file() -> Json:
    parts = [{**_ID, "name": name} for name in ("attempt", "id", "name")]
    query = [_query(name, {"type": "string"}) for name in ("Expires", "Key-Pair-Id", "Signature")]
    content: Json = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return _route(
        "Download a result by its signed link",
        {
            200: {"description": "The file.", "content": content},
            206: {"description": "A range of it.", "content": content},
            304: {"description": "The caller's copy is current."},
        },
        403, 404, 416,
        extra={"parameters": [*parts, *query]},
    )  # fmt: skip


def health() -> Json:
    return _route("Whether the process lives", {200: _answer("It does.", {"type": "object"})})


def readiness() -> Json:
    return _route("Whether it can serve", {200: _answer("It can.", {"type": "object"})}, 503)


def install(app: FastAPI) -> None:
    """Serve the document with our components."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            key: Json = {"type": "http", "scheme": "bearer", "description": "An API key."}
            schema["components"] = {"schemas": COMPONENTS, "securitySchemes": {"key": key}}
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = document


def _route(summary: str, answers: dict[int, Json], *refusals: int, extra: Json | None = None) -> Json:
    responses = answers | {status: _answer(_MESSAGES[status], _ref("Error")) for status in refusals}
    return {"summary": summary, "response_model": None, "responses": responses, "openapi_extra": extra}


def _answer(description: str, schema: Json) -> Json:
    return {"description": description, "content": _json(schema)}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _task(stage: Stage) -> str:
    return f"{stage.value.title()}Task"


def _query(name: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "schema": schema}
