"""``/metrics`` for Prometheus."""

from __future__ import annotations

import hmac

from fastapi import APIRouter, Request
from starlette.responses import Response

from figurelab.domain.errors import Unauthorized
from figurelab.http.context import services_of

router = APIRouter(tags=["operations"])


@router.head("/metrics", include_in_schema=False)
@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request) -> Response:
    """Open unless the operator set a token. Raises Unauthorized."""
    services = services_of(request)
    if token := services.settings.metrics_token:
        given = request.headers.get("authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
            raise Unauthorized("/metrics needs Authorization: Bearer <metrics_token>")
    tasks = await services.offload.call(services.store.count_tasks)
    body, content_type = services.metrics.render(tasks)
    return Response(body, media_type=content_type)
