"""Neighbouring endpoints that existing clients call: the balance, and lists that are truly empty here."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from figurelab.http import openapi
from figurelab.http.context import admit, services_of
from figurelab.http.problems import json_response

EMPTY_LISTS = (
    "/openapi/v2/text-to-3d",
    "/openapi/v1/text-to-3d",
    "/openapi/v1/image-to-3d",
    "/openapi/v1/multi-image-to-3d",
    "/openapi/v1/remesh",
    "/openapi/v1/retexture",
    "/openapi/v1/text-to-texture",
    "/openapi/v1/text-to-image",
    "/openapi/v1/image-to-image",
    "/openapi/v1/rigging",
    "/openapi/v1/rigging-animations",
    "/openapi/v1/animations",
    "/openapi/v1/convert",
    "/openapi/v1/resize",
    "/openapi/v1/uv-unwrap",
    "/openapi/v1/print/multi-color",
    "/openapi/v1/print/analyze",
    "/openapi/v1/print/repair",
    *(
        f"/openapi/creative-lab/{product}/v1/{stage}"
        for product in ("lamp", "keychain", "fridge-magnet", "vinyl-figure", "brick-figure", "keycap")
        for stage in ("prototype", "build")
    ),
)
"""What the official MCP server lists when it is asked for all tasks, and what it knocks at when it starts."""

router = APIRouter(tags=["account"])


@router.head("/openapi/v1/balance", include_in_schema=False)
@router.get("/openapi/v1/balance", **openapi.balance())
async def balance(request: Request) -> Response:
    principal = await admit(request)
    services = services_of(request)
    amount = await services.offload.read(services.accounts.balance, principal.account_id)
    return json_response({"balance": amount})


async def nothing(request: Request) -> Response:
    """No task of this kind was ever made here, so its list is empty."""
    await admit(request)
    return json_response([])


for _path in EMPTY_LISTS:
    router.add_api_route(_path, nothing, methods=["HEAD"], include_in_schema=False)
    router.add_api_route(_path, nothing, **openapi.empty_list(_path))
