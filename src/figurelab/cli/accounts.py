"""``figurelab accounts``."""

from __future__ import annotations

from typing import Annotated

import typer

from figurelab.cli.common import account_or_die, die, opened, opened_accounts, when

accounts = typer.Typer(no_args_is_help=True)

AccountArgument = Annotated[str, typer.Argument(help="Account, by name or id.")]


@accounts.command(name="list")
def list_() -> None:
    """Every account. Columns: id, name, balance, limits of its own, creation."""
    with opened_accounts() as service:
        for account in service.accounts():
            limits = [
                f"{value:g} {name}"
                for value, name in (
                    (account.requests_per_second, "requests/s"),
                    (account.concurrent_tasks, "tasks at a time"),
                )
                if value is not None
            ]
            row = (account.id, account.name, f"{account.balance} credits", ", ".join(limits) or "-")
            typer.echo("\t".join((*row, when(account.created_at))))


@accounts.command()
def limits(
    account: AccountArgument,
    requests_per_second: Annotated[float | None, typer.Option(help="Requests a second; 0: the setting's.")] = None,
    concurrent_tasks: Annotated[int | None, typer.Option(help="Tasks at a time; 0: the setting's.")] = None,
) -> None:
    """Give an account limits of its own; they hold at once. An option left out stays as it is."""
    with opened_accounts() as service:
        owner = account_or_die(service, account)
        try:
            changed = service.set_limits(owner, requests_per_second, concurrent_tasks)
        except ValueError as error:
            die(str(error))
        rate, tasks = changed.requests_per_second, changed.concurrent_tasks
        typer.echo(f"{owner.name}: {'the usual' if rate is None else f'{rate:g}'} requests a second")
        typer.echo(f"{owner.name}: {'the usual' if tasks is None else tasks} tasks at a time")


@accounts.command()
def erase(
    account: AccountArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase an account's keys, tasks, photos and results for good. Its ledger stays, without a name."""
    with opened() as app:
        owner = account_or_die(app.services.accounts, account)
        if not yes:
            typer.confirm(f"Erase all data of {owner.name}?", abort=True)
        count = app.services.erase.erase(owner.id)
        typer.echo(f"erased {owner.name}: its keys and {count} tasks with their files")
