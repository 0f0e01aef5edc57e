"""What several commands share."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
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
    """From the environment and the configuration file; ends with the names of the fields that are wrong."""
    from tomllib import TOMLDecodeError

    from pydantic import ValidationError

    from figurelab.settings import Settings

    try:
        return Settings()  # pyright: ignore[reportCallIssue] - every field has a default
    except ValidationError as error:
        problems = [f"FIGURELAB_{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
        die("\n".join(problems))
    except (FileNotFoundError, TOMLDecodeError) as error:
        die(str(error))


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
