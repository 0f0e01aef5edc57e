"""Credits: an append-only ledger whose rows always add up to the balance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from figurelab.domain.tasks import AccountId, Stage, TaskId


class EntryKind(StrEnum):
    GRANT = "grant"
    CHARGE = "charge"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement. amount: signed, a charge is negative. at: ms since the epoch. note: an operator's."""

    id: int
    account_id: AccountId
    kind: EntryKind
    amount: int
    at: int
    task_id: TaskId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prices:
    """Credits per task."""

    prototype: int
    build: int

    def of(self, stage: Stage) -> int:
        return self.prototype if stage is Stage.PROTOTYPE else self.build


@dataclass(frozen=True, slots=True)
class Audit:
    """What the rows of one account say. problems: one sentence for each thing that does not add up."""

    account_id: AccountId
    balance: int
    grants: int
    charges: int
    refunds: int
    problems: tuple[str, ...]

    @property
    def clean(self) -> bool:
        return not self.problems


def audit(account_id: AccountId, balance: int, entries: Iterable[Entry]) -> Audit:
    """Prove balance = grants - charges + refunds, and that no task was charged twice or refunded more."""
    totals = dict.fromkeys(EntryKind, 0)
    charged: dict[TaskId, int] = {}
    refunded: dict[TaskId, int] = {}
    problems: list[str] = []
    running = 0
    for entry in entries:
        totals[entry.kind] += abs(entry.amount)
        running += entry.amount
        if running < 0:
            problems.append(f"the balance fell to {running} at entry {entry.id}")
        if entry.task_id is None:
            continue
        seen = charged if entry.kind is EntryKind.CHARGE else refunded
        if entry.task_id in seen:
            problems.append(f"task {entry.task_id} has two {entry.kind} entries")
        seen[entry.task_id] = abs(entry.amount)
    for task_id, amount in refunded.items():
        if charged.get(task_id) != amount:
            problems.append(f"task {task_id} was refunded {amount} of {charged.get(task_id, 0)} charged")
    if running != balance:
        problems.append(f"the entries add up to {running}, the balance is {balance}")
    return Audit(
        account_id,
        balance,
        totals[EntryKind.GRANT],
        totals[EntryKind.CHARGE],
        totals[EntryKind.REFUND],
        tuple(problems),
    )
