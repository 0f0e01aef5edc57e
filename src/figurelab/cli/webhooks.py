"""``figurelab webhooks``."""

from __future__ import annotations

from typing import Annotated

import typer

from figurelab.cli.common import DEFAULT_ACCOUNT, account_or_die, die, opened, opened_store, when

webhooks = typer.Typer(no_args_is_help=True)

AccountOption = Annotated[str, typer.Option("--account", help="Account, by name or id.")]


@webhooks.command()
def add(
    url: Annotated[str, typer.Argument(help="Where each finished task of the account is posted to.")],
    account: AccountOption = DEFAULT_ACCOUNT,
) -> None:
    """Call an address when a task has ended. Prints the webhook's id."""
    from figurelab.domain.errors import InvalidParameter

    with opened() as app:
        owner = account_or_die(app.services.accounts, account)
        try:
            typer.echo(app.services.webhooks.add(owner.id, url).id)
        except InvalidParameter as error:
            die(error.message.replace("webhook_url", "the URL"))


@webhooks.command(name="list")
def list_() -> None:
    """Every webhook. Columns: id, account, address, and whether it is in use."""
    with opened_store() as store:
        names = {account.id: account.name for account in store.accounts()}
        for hook in store.webhooks():
            state = f"disabled {when(hook.disabled_at)}" if hook.disabled_at else f"{hook.failures} failures in a row"
            typer.echo("\t".join((hook.id, names[hook.account_id], hook.url, state)))


@webhooks.command()
def remove(webhook_id: Annotated[str, typer.Argument(help="Id, as webhooks list shows it.")]) -> None:
    """Stop calling an address."""
    with opened_store() as store:
        if not store.remove_webhook(webhook_id):
            die(f"no webhook with the id {webhook_id}")
        typer.echo(f"removed {webhook_id}")


@webhooks.command()
def secret(
    account: AccountOption = DEFAULT_ACCOUNT,
    rotate: Annotated[bool, typer.Option("--rotate", help="Make a new one; the old one stops at once.")] = False,
) -> None:
    """The secret that signs the account's messages. See Standard Webhooks."""
    with opened() as app:
        typer.echo(app.services.webhooks.secret(account_or_die(app.services.accounts, account).id, rotate=rotate))


@webhooks.command()
def log(
    account: AccountOption = DEFAULT_ACCOUNT,
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 50,
) -> None:
    """What was sent. Columns: when, task, address, state, attempts, the last answer."""
    with opened() as app:
        owner = account_or_die(app.services.accounts, account)
        for sent in app.services.webhooks.deliveries(owner.id, limit=limit):
            attempts = f"{sent.attempts} attempts"
            row = (when(sent.created_at), sent.task_id, sent.url, sent.state, attempts, sent.answer or "-")
            typer.echo("\t".join(row))
