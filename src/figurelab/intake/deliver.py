"""Sending a webhook to an address that a caller named, under the rules of fetching."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import httpcore2
import httpx2

from figurelab.domain.errors import UnreachableUrl
from figurelab.intake.pinned import PinnedTransport, Pins


class PinnedSender:
    """Implements :class:`figurelab.ports.Sender`. timeout: seconds for one attempt. No redirect is followed, and the
    answer's body is not read."""

    def __init__(self, *, timeout: float, allow_loopback: bool = False) -> None:
        self._timeout = timeout
        self._pins = Pins(allow_loopback=allow_loopback)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        """For a thread without an event loop."""
        return asyncio.run(self._post(url, body, headers))

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self._timeout)
        try:
            async with asyncio.timeout(self._timeout), PinnedTransport(self._pins) as transport:
                request = httpx2.Request(
                    "POST", url, headers=dict(headers), content=body, extensions={"timeout": timeout}
                )
                response = await transport.handle_async_request(request)
                await response.aclose()
                return response.status_code, f"status {response.status_code}"
        except UnreachableUrl as error:
            return 0, error.message.removeprefix("image_url: ")
        except (TimeoutError, httpcore2.TimeoutException):
            return 0, f"no answer within {self._timeout:g} seconds"
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            return 0, f"no connection: {type(error).__name__}"
