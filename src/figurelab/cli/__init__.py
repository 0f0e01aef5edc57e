"""The command line. Every command imports what it needs when it runs, so that ``--help`` answers at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from figurelab import __version__
from figurelab.cli.accounts import accounts
from figurelab.cli.credits import credits
from figurelab.cli.keys import keys
from figurelab.cli.moderation import moderation
from figurelab.cli.webhooks import webhooks

app = typer.Typer(
    help="A photo becomes a Q-version collectible 3D figure.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
app.add_typer(accounts, name="accounts", help="List, limit and erase accounts.")
app.add_typer(keys, name="keys", help="Create, list and revoke API keys.")
app.add_typer(credits, name="credits", help="Grant credits, show the ledger, prove it.")
app.add_typer(moderation, name="moderation", help="The block list of pictures, and what moderation sees.")
app.add_typer(webhooks, name="webhooks", help="Addresses that are told when a task has ended.")

Out = Annotated[Path, typer.Option("--out", "-o", help="Folder for the files.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"figurelab {__version__}")
        raise typer.Exit


@app.callback()
def configure(
    config: Annotated[Path | None, typer.Option(help="File of settings: FIGURELAB_NAME=value lines, or TOML.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """A photo becomes a Q-version collectible 3D figure."""
    if config is not None:
        # By the environment, so that every process that a command starts reads the same file.
        os.environ["FIGURELAB_CONFIG"] = str(config.resolve())


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.")] = None,
    work: Annotated[bool, typer.Option("--work/--no-work", help="Compute tasks in this process too.")] = True,
) -> None:
    """Run the API and, unless --no-work, a worker. Prints the address and, the first time, a fresh key."""
    from figurelab.cli.serve import serve as run

    run(host, port, work)


@app.command()
def worker() -> None:
    """Compute tasks. API nodes that share the database and the storage take them in."""
    from figurelab.cli.serve import work

    work()


@app.command()
def make(
    photo: Annotated[str, typer.Argument(help="A photo: file or URL.")],
    out: Out = Path("out"),
    name: Annotated[str, typer.Option(help="What stands on the base; at most 100 characters.")] = "",
    remove_background: Annotated[
        bool, typer.Option("--remove-background", help="Give concept.png a transparent background.")
    ] = False,
) -> None:
    """Make a figure here and now, without a server."""
    from figurelab.cli.make import make as run

    run(photo, out, name=name, remove_background=remove_background)


@app.command()
def demo(
    photo: Annotated[str | None, typer.Argument(help="A photo: file or URL; a bundled one if left out.")] = None,
    out: Out = Path("out"),
) -> None:
    """Make a figure over the real API. The service lives as long as this command."""
    from figurelab.cli.demo import demo as run

    run(photo, out)


@app.command()
def print_check(
    model: Annotated[Path, typer.Argument(help="A model: .glb or .obj.")],
    height: Annotated[float, typer.Option(min=1, help="Millimetres from its lowest point to its top.")] = 80.0,
) -> None:
    """Say whether a model can be printed. Measures its shell, walls, balance and overhangs."""
    from figurelab.cli.print_check import print_check as run

    run(model, height)


@app.command()
def doctor(
    warm: Annotated[bool, typer.Option("--warm", help="Compile the kernels, so that no task has to.")] = False,
) -> None:
    """Say what works on this machine and what does not."""
    from figurelab.cli.doctor import doctor as run

    run(warm)


def main() -> None:
    """The ``figurelab`` command."""
    app()
