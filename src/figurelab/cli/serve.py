"""``figurelab serve`` and ``figurelab worker``."""

from __future__ import annotations

import signal
import threading
from types import FrameType

import typer
from prometheus_client import start_http_server

from figurelab.app import App
from figurelab.cli.common import DEFAULT_ACCOUNT, die, opened
from figurelab.cli.node import address, listen, server

_FIRST_CREDITS = 1000


def serve(host: str | None, port: int | None, work: bool) -> None:
    """Run until SIGINT or SIGTERM, then drain."""
    with opened() as app:
        settings = app.settings
        try:
            listening = listen(host or settings.host, settings.port if port is None else port)
        except OSError as error:
            die(str(error))

        def ready() -> None:
            typer.echo(f"\n  figurelab is listening on {address(listening)}")
            typer.echo(f"  API documentation: {address(listening)}/docs")
            if secret := first_key(app):
                typer.echo(f"\n  API key, shown this once:  {secret}")
                typer.echo(f"  its account {DEFAULT_ACCOUNT!r} has {_FIRST_CREDITS} credits")
            typer.echo("\n  stop with Ctrl-C\n")

        with listening:
            server(app, work=work, ready=ready).run(sockets=[listening])


def work() -> None:
    """Run a worker until SIGINT or SIGTERM, then drain."""
    stop = threading.Event()

    def told(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, told)
    with opened() as app:
        worker = app.worker()
        worker.start()
        if port := app.settings.metrics_port:
            start_http_server(port, app.settings.host, app.metrics.registry)
        typer.echo("figurelab is computing tasks")
        stop.wait()
        worker.stop()


def first_key(app: App) -> str | None:
    """A key for a new account with credits, where there is no account yet."""
    accounts = app.services.accounts
    if accounts.accounts():
        return None
    try:
        account = accounts.create_account(DEFAULT_ACCOUNT, credits=_FIRST_CREDITS)
    except ValueError:
        return None  # another node that starts at this moment was faster
    return accounts.create_key(account.id, name="first")[1]
