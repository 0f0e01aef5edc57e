"""The way past FastAPI gives what FastAPI would, and leaves it everything else."""

from __future__ import annotations

import pytest
from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from figurelab.domain.errors import TaskNotFound
from figurelab.http import problems
from figurelab.http.direct import Direct


def served(*, direct: bool) -> tuple[TestClient, list[str]]:
    router, taken = APIRouter(prefix="/stage"), []

    @router.get("/{id}")
    async def one(request: Request) -> Response:
        if request.path_params["id"] == "lost":
            raise TaskNotFound
        taken.append(type(request.scope["route"]).__name__)
        return PlainTextResponse(f"one {request.path_params['id']} {request.query_params.get('q')}")

    @router.get("/{id}/stream")
    async def stream(request: Request) -> Response:
        return PlainTextResponse("stream")

    @router.delete("/{id}")
    async def delete(request: Request) -> Response:
        return PlainTextResponse("deleted")

    app = FastAPI(redirect_slashes=False)
    app.include_router(router)
    problems.install(app, [route for route in router.routes if isinstance(route, APIRoute)])
    if direct:
        [route] = [r for r in router.routes if isinstance(r, APIRoute) and r.name == "one"]
        app.add_middleware(Direct, routes={"/stage": route})
    return TestClient(app), taken


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/stage/7?q=a%20b"),
        ("GET", "/stage/%E5%B0%8F"),
        ("GET", "/stage/lost"),
        ("GET", "/stage/"),
        ("GET", "/stage"),
        ("GET", "/stage/7/"),
        ("GET", "/stage/7/stream"),
        ("GET", "/other/7"),
        ("HEAD", "/stage/7"),
        ("DELETE", "/stage/7"),
        ("POST", "/stage/7"),
    ],
)
def test_the_same_answer_by_either_way(method: str, path: str) -> None:
    answers = [served(direct=direct)[0].request(method, path) for direct in (True, False)]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].content == answers[1].content
    assert dict(answers[0].headers) == dict(answers[1].headers)


def test_the_endpoint_knows_its_route() -> None:
    """The metrics name the route, not the path with its id."""
    client, taken = served(direct=True)
    client.get("/stage/7")
    assert taken == ["APIRoute"]
