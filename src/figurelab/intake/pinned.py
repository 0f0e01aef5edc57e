"""An HTTP transport that resolves a name once, checks every answer, and connects to a checked address.

Name and check are one step at the place where the socket is opened, so no difference between URL parsers, no
second DNS answer and no redirect can get around it. Host header and TLS server name stay those of the URL.
"""

from __future__ import annotations

import asyncio
import functools
import socket
import ssl
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Any, cast

import httpcore2
import httpx2

from figurelab.domain.errors import UnreachableUrl
from figurelab.intake.addresses import IPAddress, is_public

PORTS = (80, 443)
_LOOKUPS = 64
"""Names looked up at once. One whose servers are silent holds its thread for as long as the resolver is patient, long
after its caller got an answer, so a few threads would soon all be taken."""


class Pins(httpcore2.AsyncNetworkBackend):
    """Opens connections to public addresses on :data:`PORTS` only; loopback, any port, if allowed.

    Raises UnreachableUrl for a name without answer, a forbidden address among the answers or a forbidden port.
    """

    def __init__(self, *, allow_loopback: bool = False) -> None:
        self._allow_loopback = allow_loopback
        self._sockets = cast(httpcore2.AsyncNetworkBackend, httpcore2.AnyIOBackend())
        self._resolver = ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="dns")

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = self._checked(host, port, await self._resolve(host, port))
        for address in addresses[:-1]:
            try:
                return await self._sockets.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _resolve(self, host: str, port: int) -> list[str]:
        """Every address of the host. A thread pool of its own: slow DNS must not starve other work."""
        loop = asyncio.get_running_loop()
        try:
            answers = await loop.run_in_executor(
                self._resolver, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            )
        except (OSError, UnicodeError) as error:
            raise UnreachableUrl(f"image_url: the host name {host!r} cannot be resolved") from error
        return list(dict.fromkeys(str(answer[4][0]) for answer in answers))

    def _checked(self, host: str, port: int, answers: list[str]) -> list[str]:
        addresses = [ip_address(answer) for answer in answers]
        if self._allow_loopback and all(address.is_loopback for address in addresses):
            return answers
        if port not in PORTS:
            raise UnreachableUrl(f"image_url: port {port} is not allowed; only ports 80 and 443 are")
        if not addresses or not all(map(self._allowed, addresses)):
            raise UnreachableUrl(f"image_url: the host {host!r} is not a public internet address")
        return answers

    def _allowed(self, address: IPAddress) -> bool:
        return is_public(address) or (self._allow_loopback and address.is_loopback)


class _Tracked(httpcore2.AsyncNetworkBackend):
    """A backend that can close all it opened: a handshake that is cancelled half-way leaves its socket open."""

    def __init__(self, pins: Pins) -> None:
        self._pins = pins
        self._opened: list[httpcore2.AsyncNetworkStream] = []

    async def connect_tcp(self, *args: Any, **options: Any) -> httpcore2.AsyncNetworkStream:
        stream = await self._pins.connect_tcp(*args, **options)
        self._opened.append(stream)
        return stream

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def close(self) -> None:
        for stream in self._opened:
            await stream.aclose()


@functools.cache
def _tls() -> ssl.SSLContext:
    """One for all downloads: reading the trusted certificates takes longer than a handshake."""
    return httpx2.create_ssl_context(trust_env=False)


class _Body(httpx2.AsyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()


class PinnedTransport(httpx2.AsyncBaseTransport):
    """httpx2 over :class:`Pins`. No proxy, no connection kept for a second request, HTTP/1.1."""

    def __init__(self, pins: Pins) -> None:
        self._network = _Tracked(pins)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_tls(),
            max_connections=64,
            max_keepalive_connections=0,
            network_backend=self._network,
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One exchange. Raises httpcore2's exceptions, which its caller knows how to name."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = await self._pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    async def aclose(self) -> None:
        try:
            await self._pool.aclose()
        finally:
            await self._network.close()
