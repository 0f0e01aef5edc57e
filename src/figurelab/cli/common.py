"""What several commands share."""

from __future__ import annotations

import functools
import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from figurelab.adapters.store import SqlStore
    from figurelab.app import App
    from figurelab.domain.accounts import Account
    from figurelab.services.accounts import AccountService
    from figurelab.settings import Settings

DEFAULT_ACCOUNT = "default"


def die(message: str) -> NoReturn:
    """End with a message on stderr and status 1."""
    typer.secho(message, err=True, fg=typer.colors.RED)
    raise typer.Exit(1)


def read_settings() -> Settings:
    """From the environment and the configuration file; ends with the names of the fields that are wrong, and warns of
    variables that are no setting's."""
    from tomllib import TOMLDecodeError

    from pydantic import ValidationError

    from figurelab.settings import Settings, strays

    unknown = strays(os.environ)
    if misspelt := [str(stray) for stray in unknown if stray.misspelt]:
        die("\n".join(misspelt))
    for stray in unknown:
        _warn(f"{stray}; it is ignored")
    try:
        return Settings()  # pyright: ignore[reportCallIssue] - every field has a default
    except ValidationError as error:
        die("\n".join(_problem(".".join(map(str, each["loc"])).upper(), each) for each in error.errors()))
    except (FileNotFoundError, TOMLDecodeError) as error:
        die(str(error))


def _problem(name: str, error: ErrorDetails) -> str:
    from figurelab.settings import PREFIX, strays

    name = PREFIX + name.removeprefix(PREFIX)
    if error["type"] == "extra_forbidden" and (unknown := strays([name])):
        return str(unknown[0])
    return f"{name}: {error['msg']}"


@functools.cache
def _warn(message: str) -> None:
    """On stderr, once, however often a command reads the settings."""
    typer.secho(f"warning: {message}", err=True, fg=typer.colors.YELLOW)


@contextmanager
def opened_accounts() -> Generator[AccountService]:
    """Accounts, keys and credits alone."""
    from figurelab.adapters.clock import wall_clock
    from figurelab.services.accounts import AccountService

    with opened_store() as store:
        yield AccountService(store, wall_clock)


@contextmanager
def opened_store() -> Generator[SqlStore]:
    """The database alone: without the queue and the engine, a command answers at once."""
    from figurelab.adapters.store import SqlStore

    settings = read_settings()
    with _opening():
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        store = SqlStore(settings.resolved_database_url)
    try:
        with _opening():
            store.migrate()
        yield store
    finally:
        store.close()


@contextmanager
def opened() -> Generator[App]:
    """The service's data, for one command."""
    from figurelab.app import build_app

    settings = read_settings()
    with _opening():
        app = build_app(settings)
    try:
        yield app
    finally:
        app.close()


@contextmanager
def _opening() -> Generator[None]:
    """Ends with the reason where the data cannot be opened."""
    from figurelab.adapters.database import DatabaseAway

    try:
        yield
    except DatabaseAway as error:
        die(f"the database cannot be opened: {error}")
    except OSError as error:
        die(f"the data cannot be opened: {error}")


def account_or_die(accounts: AccountService, name: str) -> Account:
    """Find an account by name or id."""
    from figurelab.domain.errors import NotFound

    try:
        return accounts.find(name)
    except NotFound as error:
        known = ", ".join(account.name for account in accounts.accounts()) or "none yet"
        die(f"{error.message} (accounts: {known})")


def when(milliseconds: int) -> str:
    """A time for people, in the machine's zone."""
    from datetime import datetime

    return datetime.fromtimestamp(milliseconds / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
