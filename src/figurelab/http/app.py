"""The ASGI application over a set of services."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware

from figurelab import __version__
from figurelab.domain.tasks import Stage
from figurelab.http import assets, health, metrics, neighbours, openapi, problems, reference
from figurelab.http.direct import Direct
from figurelab.http.observe import Observe
from figurelab.http.tasks import one_task, prefix, stage_router
from figurelab.http.unexpected import Unexpected
from figurelab.services.house import Services

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def create_app(services: Services, lifespan: Lifespan | None = None) -> FastAPI:
    """All routes. lifespan: what the composition root starts and stops with the server."""
    app = FastAPI(
        title="figurelab",
        version=__version__,
        description="Turn a photo into a Q-version collectible 3D figure.",
        lifespan=lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
    )
    app.state.services = services
    stages = {stage: stage_router(stage) for stage in Stage}
    others = (neighbours.router, assets.router, health.router, metrics.router, reference.router)
    routers = (*stages.values(), *others)
    for router in routers:
        app.include_router(router)
    problems.install(app, [route for router in routers for route in router.routes if isinstance(route, APIRoute)])
    openapi.install(app)
    # Added first, so it is the innermost: what the others add holds for these answers too.
    app.add_middleware(Direct, routes={prefix(stage): one_task(router) for stage, router in stages.items()})
    app.add_middleware(Unexpected)
    if services.settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=[origin.rstrip("/") for origin in services.settings.cors_origins],
            allow_methods=["GET", "POST", "DELETE", "HEAD"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Range"],
            expose_headers=["Retry-After", "Content-Range", "ETag", "X-Request-Id"],
        )
    app.add_middleware(Observe, metrics=services.metrics)
    return app
