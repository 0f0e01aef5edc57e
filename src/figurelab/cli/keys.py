"""``figurelab keys``."""

from __future__ import annotations

from typing import Annotated

import typer

from figurelab.cli.common import DEFAULT_ACCOUNT, die, opened_accounts, when

keys = typer.Typer(no_args_is_help=True)

AccountOption = Annotated[str, typer.Option("--account", help="Account, by name or id.")]


@keys.command()
def create(
    account: AccountOption = DEFAULT_ACCOUNT,
    name: Annotated[str, typer.Option(help="A label to know the key by.")] = "",
    credits: Annotated[int, typer.Option(help="Credits for the account if it is new.")] = 0,
) -> None:
    """Make a key; an unknown account is made first. The key is shown this once."""
    from figurelab.domain.errors import NotFound

    with opened_accounts() as accounts:
        try:
            owner = accounts.find(account)
        except NotFound:
            try:
                owner = accounts.create_account(account, credits=credits)
            except ValueError as error:
                die(str(error))
            typer.echo(f"new account {owner.name} with {credits} credits", err=True)
        _, secret = accounts.create_key(owner.id, name=name)
        typer.echo(secret)


@keys.command(name="list")
def list_() -> None:
    """Every key. Columns: id, first characters, account, name, creation, and whether it works."""
    with opened_accounts() as accounts:
        names = {account.id: account.name for account in accounts.accounts()}
        every = accounts.keys()
        for key in every:
            state = f"revoked {when(key.revoked_at)}" if key.revoked_at else "works"
            owner = names.get(key.account_id, key.account_id)
            typer.echo("\t".join((key.id, f"{key.hint}…", owner, key.name or "-", when(key.created_at), state)))


@keys.command()
def revoke(
    key_id: Annotated[str, typer.Argument(help="Id of the key, as keys list shows it.")],
) -> None:
    """Stop a key from working."""
    with opened_accounts() as accounts:
        if not accounts.revoke_key(key_id):
            die(f"no working key with the id {key_id}")
        typer.echo(f"revoked {key_id}")
