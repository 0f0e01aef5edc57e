"""Forbidden addresses in every spelling: none gets a connection, proven by listeners that count.

The listeners are real, on IPv4 and IPv6 loopback, and their port is made an allowed one. What the system's resolver
makes of a spelling is left to it: the check sits where the socket is opened.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from ipaddress import IPv4Address, IPv6Address

import pytest

from figurelab.domain.errors import FigureError, InvalidImage
from figurelab.intake import pinned
from figurelab.intake.fetch import PhotoFetcher
from figurelab.intake.pinned import Pins

FORBIDDEN = [
    "127.0.0.1", "127.127.127.127", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
]  # fmt: skip
FULLWIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
CIRCLED = str.maketrans("123456789", "①②③④⑤⑥⑦⑧⑨")


def ipv4_spellings(address: str) -> Iterator[str]:
    """As inet_aton, browsers and IDNA read them."""
    value = int(IPv4Address(address))
    a, b, c, d = parts = [int(part) for part in address.split(".")]
    yield address
    yield f"{address}."
    yield str(value)
    yield f"0x{value:x}"
    yield f"0X{value:08X}"
    yield f"0{value:o}"
    yield f"{a}.{value & 0xFFFFFF}"
    yield f"{a}.{b}.{c << 8 | d}"
    yield ".".join(f"0x{part:x}" for part in parts)
    yield ".".join(f"0{part:o}" for part in parts)
    yield f"0x{a:x}.0{b:o}.{c}.{d}"
    yield ".".join(f"{part:03d}" for part in parts)
    yield address.translate(FULLWIDTH)
    yield address.translate(CIRCLED)
    for dot in "。．｡":
        yield address.replace(".", dot)
    yield "".join(f"%{ord(letter):02x}" for letter in address)


def ipv6_spellings(address: str) -> Iterator[str]:
    """IPv6 addresses that carry the IPv4 address to somewhere: RFC 4291, 2765, 6052, 8215, 3056, 4380, 5214."""
    low = int(IPv4Address(address))
    values = {
        "mapped": 0xFFFF << 32 | low,
        "translated": 0xFFFF << 48 | low,
        "compatible": low,
        "NAT64": 0x64FF9B << 96 | low,
        "local NAT64": 0x64FF9B0001 << 80 | low,
        "6to4": 0x2002 << 112 | low << 80,
        "Teredo server": 0x20010000 << 96 | low << 64 | 0xF7F7F7F7,
        "Teredo client": 0x20010000 << 96 | 0x08080808 << 64 | (~low & 0xFFFFFFFF),
        "ISATAP": 0x26064700 << 96 | 0x5EFE << 32 | low,
    }
    for value in values.values():
        yield f"[{IPv6Address(value)}]"
    yield f"[::ffff:{address}]"
    yield f"[0:0:0:0:0:FFFF:{address}]"
    yield f"[64:ff9b::{address}]"
    yield f"[{IPv6Address(values['mapped']).exploded}]"


OTHERS = [
    "localhost", "LOCALHOST", "localhost.", "ｌocalhost", "ⓛocalhost", "0", "00", "0x0", "127.1", "127.0.1", "0x7f.1",
    "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::0.0.0.1]", "[::1%25lo]", "[::1%lo]", "[fe80::1]",
    "[fe80::1%25lo]", "[fe80::1%251]", "[fec0::1]", "[fc00::1]", "[fd12:3456:789a::1]", "[ff01::1]", "[ff02::1]",
    "[ff05::2]", "[100::1]", "[2001:db8::1]", "[2001:2::1]", "[2001:10::1]", "[3fff::1]", "[5f00::1]", "[4000::1]",
    "[2620:4f:8000::1]", "[3ffe::1]",
]  # fmt: skip
TRICKS = [
    "http://8.8.8.8@{host}/", "http://8.8.8.8:80@{host}/", "http://user:pass@{host}/", "http://8.8.8.8%40{host}/",
    "http://8.8.8.8\\@{host}/", "http://{host}\\@8.8.8.8/", "http://{host}#@8.8.8.8/", "http://{host}?@8.8.8.8/",
    "http:\\\\{host}/", "http:///{host}/", "http:/{host}/", "http:{host}", "//{host}/", "\thttp://{host}/",
    "http://{host}\t/", "ht\ntp://{host}/", "http://{host}%00.example.com/", "http://{host}%23.example.com/",
    "gopher://{host}/", "ftp://{host}/", "file://{host}/etc/passwd", "dict://{host}/", "unix:///{host}", "HTTPS://{host}/",
]  # fmt: skip
SPELLINGS = list(
    dict.fromkeys(
        itertools.chain.from_iterable([*ipv4_spellings(address), *ipv6_spellings(address)] for address in FORBIDDEN)
    )
)


class Listeners:
    """Count every connection. answer: what each gets."""

    def __init__(self) -> None:
        self.connections = 0
        self.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
        self.port = 0

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        await reader.readline()
        writer.write(self.answer)
        writer.close()


@asynccontextmanager
async def listening() -> AsyncIterator[Listeners]:
    listeners = Listeners()
    first = await asyncio.start_server(listeners.accept, "127.0.0.1", 0)
    listeners.port = first.sockets[0].getsockname()[1]
    servers = [first]
    if socket.has_ipv6:
        with contextlib.suppress(OSError):  # a machine without IPv6 loopback
            servers.append(await asyncio.start_server(listeners.accept, "::1", listeners.port))
    try:
        yield listeners
    finally:
        for server in servers:
            server.close()
        await asyncio.sleep(0.02)


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Nothing but the check of the address can stop a connection: every port is allowed, and every name that is no
    number in the eyes of the system's resolver is one of loopback."""

    class EveryPort:
        def __contains__(self, port: object) -> bool:
            return True

    def resolve(host: str, port: int, **options: int) -> list[tuple[object, ...]]:
        try:
            return list(getaddrinfo(host, port, **options, flags=socket.AI_NUMERICHOST))
        except socket.gaierror:
            return getaddrinfo("127.0.0.1", port, **options) + getaddrinfo("::1", port, **options)

    getaddrinfo = socket.getaddrinfo
    monkeypatch.setattr(pinned, "PORTS", EveryPort())
    monkeypatch.setattr(pinned.socket, "getaddrinfo", resolve)
    return monkeypatch


async def refused(fetcher: PhotoFetcher, url: str) -> FigureError:
    with pytest.raises(InvalidImage, match=r"^image_url") as caught:
        await fetcher.fetch(url)
    return caught.value


def test_no_spelling_gets_a_connection(ports: pytest.MonkeyPatch) -> None:
    hosts = [*SPELLINGS, *OTHERS]
    assert len(hosts) >= 250

    async def run() -> None:
        async with listening() as listeners:
            fetcher = PhotoFetcher(max_bytes=1000, timeout=3)
            urls = [f"http://{host}:{listeners.port}/" for host in hosts]
            urls += [trick.format(host=f"127.0.0.1:{listeners.port}") for trick in TRICKS]
            gate = asyncio.Semaphore(8)

            async def one(url: str) -> None:
                async with gate:
                    await refused(fetcher, url)

            await asyncio.gather(*map(one, urls))
            assert listeners.connections == 0
            # The same listeners do count, once loopback is allowed.
            allowed = PhotoFetcher(max_bytes=1000, timeout=3, allow_loopback=True)
            assert await allowed.fetch(f"http://127.0.0.1:{listeners.port}/") == b"hello"
            assert listeners.connections == 1

    asyncio.run(run())


def test_no_redirect_leads_to_a_forbidden_address(ports: pytest.MonkeyPatch) -> None:
    """The first hop is a public name, as far as the fetcher can tell; what it redirects to is resolved for real."""
    answers = Pins._resolve

    async def resolve(self: Pins, host: str, port: int) -> list[str]:
        return ["8.8.8.8"] if host == "photos.example" else await answers(self, host, port)

    targets = [*SPELLINGS, *OTHERS]

    async def run() -> None:
        async with listening() as listeners:

            async def connect(self: object, address: str, port: int, *_: object) -> object:
                assert address == "8.8.8.8", "a forbidden address was connected to"
                return await httpcore_connect(self, "127.0.0.1", listeners.port)

            fetcher = PhotoFetcher(max_bytes=1000, timeout=3)
            backend = type(fetcher._pins._sockets)
            httpcore_connect = backend.connect_tcp
            ports.setattr(Pins, "_resolve", resolve)
            ports.setattr(backend, "connect_tcp", connect)
            for target in targets:
                location = f"http://{target}:{listeners.port}/".encode()
                listeners.answer = b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n\r\n"
                before = listeners.connections
                await refused(fetcher, "http://photos.example/")
                assert listeners.connections == before + 1, target

    asyncio.run(run())


MIXED = [
    ["8.8.8.8", "127.0.0.1"],
    ["127.0.0.1", "8.8.8.8"],
    ["2606:4700::1111", "127.0.0.1"],
    ["8.8.8.8", "::1"],
    ["8.8.8.8", "::ffff:10.0.0.1"],
    ["8.8.8.8", "64:ff9b::7f00:1"],
    ["2606:4700::1111", "fe80::1%lo"],
    ["2606:4700::1111", "2002:7f00:1::"],
    ["0.0.0.0"],
    [],
]


@pytest.mark.parametrize("answers", MIXED, ids=str)
def test_one_forbidden_answer_among_public_ones_refuses_the_name(answers: list[str], ports: pytest.MonkeyPatch) -> None:
    async def resolve(self: Pins, host: str, port: int) -> list[str]:
        return answers

    async def run() -> None:
        async with listening() as listeners:
            ports.setattr(Pins, "_resolve", resolve)
            error = await refused(PhotoFetcher(max_bytes=1000, timeout=3), f"http://photos.example:{listeners.port}/")
            assert "'photos.example' is not a public internet address" in error.message
            assert listeners.connections == 0

    asyncio.run(run())


def test_a_name_is_asked_for_once_and_the_checked_answer_is_used(ports: pytest.MonkeyPatch) -> None:
    """DNS that turns private between check and connect is not asked again: the socket gets the checked address."""
    asked: list[str] = []
    opened: list[str] = []

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "8.8.8.8" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    async def run() -> None:
        fetcher = PhotoFetcher(max_bytes=1000, timeout=3)

        async def connect(self: object, address: str, *_: object) -> object:
            opened.append(address)
            raise OSError("no internet in a test")

        ports.setattr(type(fetcher._pins._sockets), "connect_tcp", connect)
        ports.setattr(pinned.socket, "getaddrinfo", getaddrinfo)
        await refused(fetcher, "http://photos.example/")

    asyncio.run(run())
    assert asked == ["photos.example"]
    assert opened == ["8.8.8.8"]
