"""What every route needs of a request: its services, its caller, its own address."""

from __future__ import annotations

import re

from starlette.requests import Request

from figurelab.domain.accounts import Principal
from figurelab.services.house import Services

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def services_of(request: Request) -> Services:
    return request.app.state.services


async def admit(request: Request) -> Principal:
    """The caller, counted against its rate. Raises Unauthorized, RateLimitExceeded."""
    services = services_of(request)
    return await services.offload.read(_admit, services, request.headers.get("authorization"))


def _admit(services: Services, authorization: str | None) -> Principal:
    principal = services.accounts.authenticate(authorization)
    services.limiter.take(principal.account_id, principal.requests_per_second)
    return principal


def base_url(request: Request) -> str:
    """``scheme://host`` as the request came; the listening address where its Host header is malformed."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        name, port = request.scope.get("server") or ("localhost", 80)
        host = f"[{name}]:{port}" if ":" in name else f"{name}:{port}"
    return f"{request.scope['scheme']}://{host}"
