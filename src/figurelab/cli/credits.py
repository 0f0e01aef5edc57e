"""``figurelab credits``."""

from __future__ import annotations

from typing import Annotated

import typer

from figurelab.cli.common import DEFAULT_ACCOUNT, account_or_die, die, opened_accounts, when

credits = typer.Typer(no_args_is_help=True)

AccountArgument = Annotated[str, typer.Argument(help="Account, by name or id.")]


@credits.command()
def grant(
    amount: Annotated[int, typer.Argument(min=1, help="Credits to add.")],
    account: AccountArgument = DEFAULT_ACCOUNT,
    note: Annotated[str, typer.Option(help="Why, for the ledger.")] = "",
) -> None:
    """Add credits to an account."""
    with opened_accounts() as accounts:
        owner = account_or_die(accounts, account)
        balance = accounts.grant(owner.id, amount, note=note)
        typer.echo(f"{owner.name}: {balance} credits")


@credits.command()
def history(account: AccountArgument = DEFAULT_ACCOUNT) -> None:
    """Every entry of an account's ledger, with the balance after it."""
    with opened_accounts() as accounts:
        balance = 0
        for entry in accounts.history(account_or_die(accounts, account).id):
            balance += entry.amount
            about = entry.task_id or entry.note or "-"
            typer.echo(f"{when(entry.at)}\t{entry.kind}\t{entry.amount:+d}\t{balance}\t{about}")


@credits.command()
def audit() -> None:
    """Prove that the ledger adds up; status 1 where it does not. Each balance must be grants - charges + refunds, and
    the postings must balance."""
    with opened_accounts() as accounts:
        audits = [(account.name, accounts.audit(account.id)) for account in accounts.accounts()]
        house = accounts.audit_house([result for _, result in audits])
    for name, result in audits:
        sums = f"{result.grants} granted - {result.charges} charged + {result.refunds} refunded"
        typer.echo(f"{name}: {result.balance} = {sums}: {'holds' if result.clean else 'DOES NOT HOLD'}")
        for problem in result.problems:
            typer.echo(f"  {problem}")
    typer.echo(f"the house: the postings {'DO NOT BALANCE' if house else 'balance'}")
    for problem in house:
        typer.echo(f"  {problem}")
    if bad := len(house) + sum(len(result.problems) for _, result in audits):
        die(f"{bad} problems")
