"""``figurelab moderation``."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from figurelab.cli.common import die, opened_store, when
from figurelab.cli.photos import file_bytes

if TYPE_CHECKING:
    from figurelab.adapters.store import SqlStore
    from figurelab.intake.moderator import PhotoModerator, Sight

moderation = typer.Typer(no_args_is_help=True)

PhotoArgument = Annotated[Path, typer.Argument(help="A picture: jpg, png or webp.")]


@moderation.command()
def add(photo: PhotoArgument, label: Annotated[str, typer.Option(help="What it is.")] = "") -> None:
    """Refuse this picture and whatever looks the same. Only its perceptual hash is kept."""
    from figurelab.adapters.clock import wall_clock
    from figurelab.domain.ids import uuid7
    from figurelab.intake.moderator import LEAST_QUALITY
    from figurelab.ports import BlockedPicture

    with _looking(photo) as (store, _, sight):
        if sight.quality < LEAST_QUALITY:
            die(f"{photo} shows too little to be told from others (quality {sight.quality} of 100)")
        picture = BlockedPicture(uuid7(), sight.pdq, (label or photo.name)[:200], wall_clock())
        try:
            store.block(picture)
        except ValueError as error:
            die(str(error))
        typer.echo(picture.id)


@moderation.command(name="list")
def list_() -> None:
    """Every blocked picture: id, hash, label, since when."""
    with opened_store() as store:
        for picture in store.blocked():
            typer.echo("\t".join((picture.id, f"{picture.pdq:064x}", picture.label, when(picture.created_at))))


@moderation.command()
def remove(picture_id: Annotated[str, typer.Argument(help="Id, as moderation list shows it.")]) -> None:
    """Take a picture off the block list."""
    with opened_store() as store:
        if not store.unblock(picture_id):
            die(f"no blocked picture with the id {picture_id}")
        typer.echo(f"removed {picture_id}")


@moderation.command()
def check(photo: PhotoArgument) -> None:
    """Say what moderation sees in a picture; status 1 if it is refused."""
    from figurelab.cli.common import read_settings

    with _looking(photo) as (_, moderator, sight):
        match = moderator.match(sight)
        typer.echo(f"nsfw {sight.nsfw:.3f}, refused from {read_settings().nsfw_threshold:g}")
        typer.echo(f"block list: {match.label if match else 'no match'}")
        if match or sight.nsfw >= read_settings().nsfw_threshold:
            raise typer.Exit(1)


@contextmanager
def _looking(photo: Path) -> Generator[tuple[SqlStore, PhotoModerator, Sight]]:
    """The store, the moderator of the settings, and what it sees in the file."""
    from figurelab.app import make_decoder, make_moderator
    from figurelab.cli.common import read_settings
    from figurelab.domain.errors import InvalidImage

    settings = read_settings()
    decoder = make_decoder(settings)
    try:
        with opened_store() as store:
            moderator = make_moderator(settings, store)
            try:
                yield store, moderator, moderator.look(decoder.decode(file_bytes(str(photo))))
            except InvalidImage as error:
                die(error.message.removeprefix("image_url: "))
            finally:
                moderator.close()
    finally:
        decoder.close()
