"""Whether the process lives, and whether it can serve."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from figurelab.http import openapi
from figurelab.http.context import services_of
from figurelab.http.problems import json_response

router = APIRouter(tags=["operations"])


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", **openapi.health())
async def alive(request: Request) -> Response:
    return json_response({"status": "ok"})


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", **openapi.readiness())
async def ready(request: Request) -> Response:
    """503 while the database does not answer."""
    services = services_of(request)
    try:
        await services.offload.call(services.store.ping)
    except Exception:  # whatever the driver raises, the answer is the same: send traffic elsewhere
        return json_response({"message": "the database does not answer"}, 503)
    return json_response({"status": "ready"})
