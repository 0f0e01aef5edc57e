"""The five routes of a stage: create, get, list, delete, stream."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from figurelab.domain.accounts import Principal
from figurelab.domain.errors import InvalidParameter
from figurelab.domain.tasks import Stage, TaskId
from figurelab.http import openapi
from figurelab.http.bodies import (
    json_object,
    largest_body,
    memory_for,
    optional_flag,
    optional_text,
    required_text,
)
from figurelab.http.context import admit, base_url, services_of
from figurelab.http.problems import json_response
from figurelab.http.sse import event_stream, no_events
from figurelab.intake.data_uri import is_data_uri
from figurelab.services.house import Services

PREFIX = "/openapi/creative-lab/figure/v1"


def prefix(stage: Stage) -> str:
    return f"{PREFIX}/{stage.value}"


def one_task(router: APIRouter) -> APIRoute:
    """The route that clients poll, of a stage's router."""
    routes = [route for route in router.routes if isinstance(route, APIRoute)]
    [polled] = [route for route in routes if route.path.endswith("/{id}") and route.methods == {"GET"}]
    return polled


def stage_router(stage: Stage) -> APIRouter:
    """The routes under ``/prototype`` or ``/build``."""
    router = APIRouter(prefix=prefix(stage), tags=[stage.value], default_response_class=Response)

    @router.post("", status_code=202, **openapi.create(stage))
    async def create(request: Request) -> Response:
        task_id = await _create(request, stage)
        return json_response({"result": task_id}, 202)

    @router.head("", include_in_schema=False)
    @router.get("", **openapi.listing(stage))
    async def page(request: Request) -> Response:
        principal = await admit(request)
        services = services_of(request)
        query = request.query_params
        tasks = await services.offload.read(
            services.query.list,
            principal,
            stage,
            base_url(request),
            page_num=_integer(query.get("page_num"), "page_num", 1),
            page_size=_integer(query.get("page_size"), "page_size", 10),
            sort_by=query.get("sort_by", "-created_at"),
        )
        return json_response(tasks)

    @router.head("/{id}", include_in_schema=False)
    @router.get("/{id}", **openapi.get(stage))
    async def get(request: Request) -> Response:
        principal = await admit(request)
        services = services_of(request)
        task_id: str = request.path_params["id"]
        view = await services.offload.read(services.query.get, principal, stage, task_id, base_url(request))
        return json_response(view)

    @router.delete("/{id}", status_code=204, **openapi.delete(stage))
    async def cancel(request: Request) -> Response:
        principal = await admit(request)
        services = services_of(request)
        task_id: str = request.path_params["id"]
        await services.offload.call(services.cancel.cancel, principal, stage, task_id)
        return Response(status_code=204)

    @router.head("/{id}/stream", include_in_schema=False)
    @router.get("/{id}/stream", **openapi.stream(stage))
    async def stream(request: Request) -> Response:
        principal = await admit(request)
        task_id: str = request.path_params["id"]
        if request.method == "HEAD":
            return no_events()
        return event_stream(services_of(request).stream.events(principal, stage, task_id, base_url(request)))

    return router


async def _create(request: Request, stage: Stage) -> TaskId:
    principal = await admit(request)
    services = services_of(request)
    limit = largest_body(services.settings.image_max_bytes)
    key = request.headers.get("idempotency-key")
    held = memory_for(request, limit)
    async with services.uploads.hold(principal.account_id, held):
        body = await json_object(request, limit)
        if stage is Stage.BUILD:
            return await _build(services, principal, body, key)
        return await _prototype(services, principal, body, key, held)


async def _prototype(
    services: Services, principal: Principal, body: dict[str, Any], key: str | None, held: int
) -> TaskId:
    name, webhook_url = optional_text(body, "name"), optional_text(body, "webhook_url")
    image_url = required_text(body, "image_url")
    remove_background = optional_flag(body, "remove_background")
    download = 0 if is_data_uri(image_url) else services.settings.image_max_bytes
    async with services.uploads.hold(principal.account_id, max(0, download - held)):
        return await services.create.prototype(
            principal,
            image_url,
            name=name,
            remove_background=remove_background,
            webhook_url=webhook_url,
            idempotency_key=key,
        )


async def _build(services: Services, principal: Principal, body: dict[str, Any], key: str | None) -> TaskId:
    return await services.create.build(
        principal,
        required_text(body, "input_task_id"),
        name=optional_text(body, "name"),
        webhook_url=optional_text(body, "webhook_url"),
        idempotency_key=key,
    )


def _integer(text: str | None, field: str, default: int) -> int:
    if text is None:
        return default
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
        raise InvalidParameter(f"{field} must be an integer")
    return int(text)
