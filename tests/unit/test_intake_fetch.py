"""Downloads over real sockets: what is refused, why, and that refused addresses never get a connection."""

import asyncio
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from figurelab.domain.errors import BadDataUri, FigureError, ImageTooLarge, UnreachableUrl
from figurelab.intake import pinned
from figurelab.intake.fetch import PhotoFetcher
from figurelab.intake.pinned import Pins

Handler = Callable[[str, asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


class Server:
    """Answers each path with bytes or a handler, and counts connections."""

    def __init__(self, answers: dict[str, bytes | Handler], context: ssl.SSLContext | None = None) -> None:
        self.answers = answers
        self.context = context
        self.connections = 0
        self.requests: list[str] = []
        self.port = 0

    async def __aenter__(self) -> "Server":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.context)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await asyncio.sleep(0.3 if self.context else 0.02)  # sockets that are closing need turns of the loop

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(request)
            answer = self.answers.get(request.split()[1], b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            if isinstance(answer, bytes):
                writer.write(answer.replace(b"{port}", str(self.port).encode()))
            else:
                await answer(request, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def redirect(location: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def fetcher(*, max_bytes: int = 1000, timeout: float = 3.0, allow_loopback: bool = True) -> PhotoFetcher:
    return PhotoFetcher(max_bytes=max_bytes, timeout=timeout, allow_loopback=allow_loopback)


async def refusal(url: str, using: PhotoFetcher | None = None) -> FigureError:
    with pytest.raises(FigureError) as caught:
        await (using or fetcher()).fetch(url)
    assert caught.value.status == 400
    assert caught.value.message.startswith("image_url")
    return caught.value


def test_a_download_with_redirects_and_its_headers() -> None:
    async def run() -> None:
        answers: dict[str, bytes | Handler] = {
            "/a": redirect("/b?x=1"),
            "/b?x=1": redirect("http://localhost:{port}/c"),
            "/c": OK,
        }
        async with Server(answers) as server:
            assert await fetcher().fetch(f"http://127.0.0.1:{server.port}/a#fragment") == b"hello"
            assert f"Host: 127.0.0.1:{server.port}".lower() in server.requests[0].lower()
            assert f"host: localhost:{server.port}" in server.requests[2].lower()
            assert "accept-encoding: identity" in server.requests[0].lower()
            assert "#" not in server.requests[0]

    asyncio.run(run())


async def _endless(_: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(100_000):
        writer.write(bytes(10_000))
        await writer.drain()


async def _slow_drip(_: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n")
    for _ in range(900):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.1)


async def _silent(_: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


FAILURES: dict[str, tuple[bytes | Handler, type[FigureError], str]] = {
    "/missing": (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", UnreachableUrl, "status 404"),
    "/error": (b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", UnreachableUrl, "status 500"),
    "/nowhere": (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", UnreachableUrl, "status 302"),
    "/loop": (redirect("/loop"), UnreachableUrl, "more than 3 redirects"),
    "/to-file": (redirect("file:///etc/passwd"), UnreachableUrl, "scheme 'file'"),
    "/to-user": (redirect("http://u:p@localhost/"), UnreachableUrl, "user name or password"),
    "/to-junk": (redirect("http://a:b/"), UnreachableUrl, "redirects to"),
    "/to-private": (redirect("http://169.254.169.254/latest"), UnreachableUrl, "not a public internet address"),
    "/short": (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello", UnreachableUrl, "broke off"),
    "/junk": (b"nonsense\r\n\r\n", UnreachableUrl, "broke off"),
    "/gzip": (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
        UnreachableUrl,
        "compressed",
    ),
    "/declared": (b"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", ImageTooLarge, "1001 bytes, at most 1000"),
    "/endless": (_endless, ImageTooLarge, "at most 1000 bytes"),
    "/drip": (_slow_drip, UnreachableUrl, "timeout"),
    "/silent": (_silent, UnreachableUrl, "timeout"),
}


@pytest.mark.parametrize("path", FAILURES)
def test_each_failure_has_its_own_message(path: str) -> None:
    answer, kind, message = FAILURES[path]

    async def run() -> None:
        async with Server({path: answer}) as server:
            began = time.monotonic()
            error = await refusal(f"http://127.0.0.1:{server.port}{path}", fetcher(timeout=0.6))
            assert type(error) is kind
            assert message in error.message
            assert time.monotonic() - began < 1.5

    asyncio.run(run())


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.com/a.jpg", "scheme 'ftp'"),
        ("file:///etc/passwd", "scheme 'file'"),
        ("HTTP://user:secret@example.com/", "user name or password"),
        ("http://user@example.com/", "user name or password"),
        ("http://", "no host"),
        ("http:///a.jpg", "no host"),
        ("http://exa mple.com/", "image_url"),
        ("http://example.com:99999/", "port 99999"),
        ("http://[::1/", "not a valid URL"),
        ("https://x.invalid/" + "a" * 9000, "longer than 8192"),
        ("https://name.invalid/", "cannot be resolved"),
        ("photo.jpg", "expected an http(s) URL"),
        ("", "expected an http(s) URL"),
    ],
)
def test_urls_that_are_refused_unopened(url: str, message: str) -> None:
    assert message in asyncio.run(refusal(url)).message


def test_a_data_uri_takes_the_same_way() -> None:
    assert asyncio.run(fetcher().fetch("data:image/png;base64,aGVsbG8=")) == b"hello"
    with pytest.raises(BadDataUri):
        asyncio.run(fetcher().fetch("DATA:image/png;base64,aGVsbG8"))


def test_no_connection_and_tls_failures() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        assert "no connection" in asyncio.run(refusal(f"http://127.0.0.1:{port}/")).message

    async def plain() -> None:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(OK)
            await reader.read()
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            assert "TLS" in (await refusal(f"https://127.0.0.1:{port}/")).message
            await asyncio.sleep(0.02)

    async def mute() -> None:
        async with Server({}) as server:
            assert "timeout" in (await refusal(f"https://127.0.0.1:{server.port}/", fetcher(timeout=0.3))).message

    asyncio.run(plain())
    asyncio.run(mute())


def test_an_untrusted_certificate_is_refused(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 1 -keyout {key} -out {certificate}"
    subprocess.run(command.split(), check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    async def run() -> None:
        async with Server({"/": OK}, context) as server:
            error = await refusal(f"https://localhost:{server.port}/")
            assert "certificate is not trusted" in error.message
            assert server.requests == []

    asyncio.run(run())


def test_ports_other_than_web_ports_are_refused() -> None:
    strict = fetcher(allow_loopback=False)
    assert "port 22" in asyncio.run(refusal("http://8.8.8.8:22/", strict)).message
    assert "port 8080" in asyncio.run(refusal("https://[2606:4700::1]:8080/", strict)).message


def test_all_answers_are_checked_and_the_checked_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """One private answer among public ones refuses the name; a later, different answer is never asked for."""
    answers = [["8.8.8.8", "127.0.0.1"], ["2606:4700::1", "::ffff:10.0.0.1"], []]
    for answer in answers:

        async def resolve(self: Pins, host: str, port: int, answer: list[str] = answer) -> list[str]:
            return answer

        monkeypatch.setattr(Pins, "_resolve", resolve)
        error = asyncio.run(refusal("http://photos.example/", fetcher(allow_loopback=False)))
        assert "'photos.example' is not a public internet address" in error.message

    asked: list[str] = []

    async def rebinding(self: Pins, host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    async def run() -> None:
        async with Server({"/": OK}) as server:
            monkeypatch.setattr(Pins, "_resolve", rebinding)
            assert await fetcher().fetch(f"http://photos.example:{server.port}/") == b"hello"
            assert asked == ["photos.example"]
            assert f"host: photos.example:{server.port}" in server.requests[0].lower()

    asyncio.run(run())


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    async def run() -> None:
        async with Server({"/": OK}) as server:
            assert await fetcher().fetch(f"http://127.0.0.1:{server.port}/") == b"hello"

    asyncio.run(run())


def test_names_that_nobody_answers_for_hold_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    answered, getaddrinfo = threading.Event(), socket.getaddrinfo

    def resolve(host: str, port: int, **options: Any) -> list[Any]:
        if host == "silent.example":
            answered.wait(20)
            raise socket.gaierror("no answer")
        return list(getaddrinfo(host, port, **options))

    monkeypatch.setattr(pinned.socket, "getaddrinfo", resolve)

    async def both() -> float:
        async with Server({"/": OK}) as server:
            using = fetcher(timeout=5)
            silent = [asyncio.create_task(refusal("http://silent.example/", using)) for _ in range(40)]
            await asyncio.sleep(0.2)
            began = time.monotonic()
            assert await using.fetch(f"http://127.0.0.1:{server.port}/") == b"hello"
            took = time.monotonic() - began
            answered.set()
            await asyncio.gather(*silent)
            return took

    try:
        assert asyncio.run(both()) < 3
    finally:
        answered.set()
