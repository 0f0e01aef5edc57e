"""One node of the service in this process: the API on a socket and, if wanted, a worker."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI

from figurelab.app import App
from figurelab.http.app import create_app

_DRAIN_SECONDS = 5
"""How long open streams may last once the service was told to stop."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError with the address in its message."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only where the protocol is named: else every answer waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(2048)
        return listening
    except OSError as error:
        listening.close()
        raise OSError(f"cannot listen on {host} port {port}: {error.strerror}") from error


def address(listening: socket.socket) -> str:
    """``http://host:port`` of a listening socket."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def server(app: App, *, work: bool, ready: Callable[[], None] | None = None) -> uvicorn.Server:
    """The web server over the app's services. With work, a worker starts and stops with it."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        warming = asyncio.create_task(asyncio.to_thread(app.warm))
        worker = await asyncio.to_thread(app.worker) if work else None
        if worker is not None:
            await asyncio.to_thread(worker.start)
        if ready is not None:
            ready()
        yield
        await warming
        if worker is not None:
            await asyncio.to_thread(worker.stop)

    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    return uvicorn.Server(
        uvicorn.Config(
            create_app(app.services, lifespan),
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=_DRAIN_SECONDS,
            server_header=False,
        )
    )


@contextmanager
def in_background(app: App, *, work: bool = True, host: str = "127.0.0.1") -> Generator[str]:
    """The node on a thread and a free port; yields its address. Raises RuntimeError where it does not start."""
    listening = listen(host, 0)
    node = server(app, work=work)
    thread = threading.Thread(target=node.run, kwargs={"sockets": [listening]}, name="api", daemon=True)
    thread.start()
    while not node.started:
        if not thread.is_alive():
            raise RuntimeError("the service did not start")
        time.sleep(0.01)
    try:
        yield address(listening)
    finally:
        node.should_exit = True
        thread.join()
        listening.close()
