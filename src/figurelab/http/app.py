"""The ASGI application over a set of services."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from figurelab import __version__
from figurelab.domain.tasks import Stage
from figurelab.http import assets, health, metrics, neighbours, openapi, problems, reference
from figurelab.http.observe import Observe
from figurelab.http.tasks import stage_router
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
    for stage in Stage:
        app.include_router(stage_router(stage))
    for router in (neighbours.router, assets.router, health.router, metrics.router, reference.router):
        app.include_router(router)
    problems.install(app)
    openapi.install(app)
    if services.settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(services.settings.cors_origins),
            allow_methods=["GET", "POST", "DELETE", "HEAD"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Range"],
            expose_headers=["Retry-After", "Content-Range", "ETag", "X-Request-Id"],
        )
    app.add_middleware(Observe, metrics=services.metrics)
    return app
