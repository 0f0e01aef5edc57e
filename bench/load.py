"""A load generator: ``python -m bench.load '{"port": .., "path": .., "key": ..}' CONNECTIONS SECONDS``.

Keep-alive connections, each with one request under way. Raw sockets, so that it costs less than what it measures.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time


class Connection(asyncio.Protocol):
    """Sends the request again as soon as its answer is whole. Raises RuntimeError for anything but 200."""

    def __init__(self, request: bytes, waits: list[float]) -> None:
        self._request = request
        self._waits = waits
        self._buffer = b""
        self._sent = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        self._waits.append(time.perf_counter() - self._sent)
        self._buffer = b""
        self._send()

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def _send(self) -> None:
        assert self._transport is not None
        self._sent = time.perf_counter()
        self._transport.write(self._request)


def _length(head: bytes) -> int:
    """Bytes of the body that follows a header block."""
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode("latin-1"))
    return int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])


async def load(port: int, path: str, key: str, connections: int, seconds: float) -> dict[str, float]:
    """Answers per second, and the median wait in ms."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {key}", "", ""]
    request = "\r\n".join(lines).encode()
    waits: list[float] = []
    loop = asyncio.get_running_loop()
    failed: asyncio.Future[None] = loop.create_future()
    loop.set_exception_handler(lambda _, context: failed.done() or failed.set_exception(context["exception"]))
    began = time.perf_counter()
    opened = [
        (await loop.create_connection(lambda: Connection(request, waits), "127.0.0.1", port))[1]
        for _ in range(connections)
    ]
    try:
        await asyncio.wait([failed], timeout=seconds)
        spent = time.perf_counter() - began
    finally:
        for connection in opened:
            connection.close()
        await asyncio.sleep(0)  # Sockets close in the next round.
    if failed.done():
        failed.result()
    return {"answers": len(waits), "per_second": len(waits) / spent, "p50": statistics.median(waits) * 1000}


if __name__ == "__main__":
    print(
        json.dumps(
            asyncio.run(load(**json.loads(sys.argv[1]), connections=int(sys.argv[2]), seconds=float(sys.argv[3])))
        )
    )
