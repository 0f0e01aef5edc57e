"""The bytes behind an ``image_url``: a data URI, or a download with every limit an untrusted URL needs."""

from __future__ import annotations

import asyncio
import ssl

import httpcore2
import httpx2

from figurelab import __version__
from figurelab.domain.errors import BadDataUri, ImageTooLarge, UnreachableUrl
from figurelab.intake.data_uri import is_data_uri, read_data_uri
from figurelab.intake.pinned import PinnedTransport, Pins

MAX_REDIRECTS = 3
LONGEST_URL = 8192
_HEADERS = {
    "User-Agent": f"figurelab/{__version__}",
    "Accept": "image/jpeg, image/png, image/webp",
    "Accept-Encoding": "identity",
}


class PhotoFetcher:
    """Reads photos for the callers of the API.

    max_bytes: of the file. timeout: seconds for the whole download, redirects and name resolution included.
    allow_loopback: for tests, also loopback addresses on any port.
    """

    def __init__(self, *, max_bytes: int, timeout: float, allow_loopback: bool = False) -> None:
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._pins = Pins(allow_loopback=allow_loopback)

    async def fetch(self, image_url: str) -> bytes:
        """The file. Raises BadDataUri, UnsupportedFormat, UnreachableUrl or ImageTooLarge."""
        if is_data_uri(image_url):
            return await asyncio.to_thread(read_data_uri, image_url, self._max_bytes)
        url = _parse(image_url)
        try:
            async with asyncio.timeout(self._timeout):
                return await self._download(url)
        except (TimeoutError, httpcore2.TimeoutException) as error:
            raise UnreachableUrl(
                f"image_url: timeout, the download took longer than {self._timeout:g} seconds"
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, OSError) as error:
            raise UnreachableUrl(_reason(error)) from error

    async def _download(self, url: httpx2.URL) -> bytes:
        now = asyncio.get_running_loop().time
        deadline = now() + self._timeout
        async with PinnedTransport(self._pins) as transport:
            for _ in range(MAX_REDIRECTS + 1):
                # A little less than what is left: a handshake that ends by its own timeout closes its socket.
                timeout = dict.fromkeys(("connect", "read", "write", "pool"), (deadline - now()) * 0.95)
                request = httpx2.Request("GET", url, headers=_HEADERS, extensions={"timeout": timeout})
                response = await transport.handle_async_request(request)
                try:
                    if not response.has_redirect_location:
                        return await self._body(response)
                    url = _redirected(url, response.headers["Location"])
                finally:
                    await response.aclose()
        raise UnreachableUrl(f"image_url: more than {MAX_REDIRECTS} redirects")

    async def _body(self, response: httpx2.Response) -> bytes:
        if response.status_code != 200:
            raise UnreachableUrl(f"image_url: the server answered with status {response.status_code}")
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise UnreachableUrl("image_url: the server sent a compressed answer, which was not asked for")
        declared = response.headers.get("Content-Length", "")
        if declared.isascii() and declared.isdigit() and int(declared) > self._max_bytes:
            raise self._too_large(f"{int(declared)} bytes")
        body = bytearray()
        async for part in response.aiter_raw():
            body += part
            if len(body) > self._max_bytes:
                raise self._too_large("more")
        return bytes(body)

    def _too_large(self, got: str) -> ImageTooLarge:
        return ImageTooLarge(
            f"image_url: the image file is too large: {got}, at most {self._max_bytes} bytes are accepted"
        )


def _parse(text: str) -> httpx2.URL:
    if len(text) > LONGEST_URL:
        raise UnreachableUrl(f"image_url: the URL is longer than {LONGEST_URL} characters")
    try:
        url = httpx2.URL(text)
    except httpx2.InvalidURL as error:
        raise UnreachableUrl(f"image_url: not a valid URL: {error}") from error
    if not url.scheme:
        raise BadDataUri("image_url: expected an http(s) URL or a data:image/...;base64 URI")
    return _usable(url)


def _redirected(url: httpx2.URL, location: str) -> httpx2.URL:
    try:
        return _usable(url.join(location))
    except httpx2.InvalidURL as error:
        raise UnreachableUrl("image_url: the server redirects to an address that is no valid URL") from error


def _usable(url: httpx2.URL) -> httpx2.URL:
    if url.scheme not in ("http", "https"):
        raise UnreachableUrl(f"image_url: the scheme {url.scheme!r} is not allowed; use http or https")
    if url.port is not None and not 0 < url.port < 65536:
        raise UnreachableUrl(f"image_url: port {url.port} does not exist")
    if not url.host:
        raise UnreachableUrl("image_url: the URL names no host")
    if url.userinfo:
        raise UnreachableUrl("image_url: a URL with a user name or password is not allowed")
    return url


def _reason(error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"image_url: the server's TLS certificate is not trusted: {cause.verify_message}"
        if isinstance(cause, ssl.SSLError):
            return "image_url: the TLS connection to the server failed"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, (httpcore2.ConnectError, OSError)):
        return "image_url: the server cannot be reached: no connection"
    return "image_url: the download broke off: the server's answer is incomplete or malformed"
