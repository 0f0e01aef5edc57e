"""Credits: an append-only double-entry ledger whose rows always add up to the balance.

Every movement has two postings that cancel out: one in the account's book, one in a book of the house. Grants come out
of ``grants``; charges go to ``revenue`` and refunds come back from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from figurelab.domain.tasks import AccountId, Stage, Status, TaskId


class EntryKind(StrEnum):
    GRANT = "grant"
    CHARGE = "charge"
    REFUND = "refund"


GRANTS = "grants"
REVENUE = "revenue"


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of a movement. book: an account's id, :data:`GRANTS` or :data:`REVENUE`."""

    book: str
    amount: int


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
    postings: tuple[Posting, ...] = ()


def postings_of(account_id: AccountId, kind: EntryKind, amount: int) -> tuple[Posting, Posting]:
    """The two sides of a movement; they add up to zero."""
    house = GRANTS if kind is EntryKind.GRANT else REVENUE
    return Posting(account_id, amount), Posting(house, -amount)


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


def audit(
    account_id: AccountId,
    balance: int,
    entries: Iterable[Entry],
    settled: Iterable[tuple[TaskId, Status, int]],
    *,
    erased: bool = False,
) -> Audit:
    """Prove balance = grants - charges + refunds, and that each task kept exactly what its entries say.

    settled: every task of the account with its status and the credits it kept. erased: the account's data was
    erased, so entries may speak of tasks that are gone.
    """
    totals = dict.fromkeys(EntryKind, 0)
    kept: dict[TaskId, int] = {}
    problems: list[str] = []
    seen: set[tuple[TaskId, EntryKind]] = set()
    running = 0
    for entry in entries:
        totals[entry.kind] += abs(entry.amount)
        if set(entry.postings) != set(postings_of(account_id, entry.kind, entry.amount)) or len(entry.postings) != 2:
            problems.append(f"entry {entry.id} of {entry.amount} does not balance: {_sides(entry)}")
        running += entry.amount
        if running < 0:
            problems.append(f"the balance fell to {running} at entry {entry.id}")
        if entry.task_id is None:
            continue
        if (entry.task_id, entry.kind) in seen:
            problems.append(f"task {entry.task_id} has two {entry.kind} entries")
        seen.add((entry.task_id, entry.kind))
        kept[entry.task_id] = kept.get(entry.task_id, 0) - entry.amount
    if running != balance:
        problems.append(f"the entries add up to {running}, the balance is {balance}")
    problems += [f"task {task_id} got back more than it cost" for task_id, cost in kept.items() if cost < 0]
    problems += _task_problems(kept, settled, erased)
    return Audit(
        account_id,
        balance,
        totals[EntryKind.GRANT],
        totals[EntryKind.CHARGE],
        totals[EntryKind.REFUND],
        tuple(problems),
    )


def audit_books(books: Mapping[str, int], audits: Iterable[Audit]) -> tuple[str, ...]:
    """What the house's books say against the accounts': all postings add up to zero, ``grants`` is what was granted,
    ``revenue`` what was charged and not refunded. books: book -> sum of its postings."""
    every = list(audits)
    expected = {audit.account_id: audit.balance for audit in every}
    expected[AccountId(GRANTS)] = -sum(audit.grants for audit in every)
    expected[AccountId(REVENUE)] = sum(audit.charges - audit.refunds for audit in every)
    problems = [
        f"the book {book} adds up to {books.get(book, 0)}, it should be {amount}"
        for book, amount in expected.items()
        if books.get(book, 0) != amount
    ]
    problems += [f"the book {book} belongs to nobody" for book in books if book not in expected]
    if total := sum(books.values()):
        problems.append(f"all postings add up to {total}, not to zero")
    return tuple(problems)


def _sides(entry: Entry) -> str:
    return ", ".join(f"{posting.book} {posting.amount:+d}" for posting in entry.postings) or "no postings"


def _task_problems(
    kept: dict[TaskId, int], settled: Iterable[tuple[TaskId, Status, int]], erased: bool
) -> Iterable[str]:
    unexplained = dict(kept)
    for task_id, status, consumed in settled:
        if task_id not in kept:
            yield f"task {task_id} was never charged"
        elif unexplained.pop(task_id) != consumed:
            yield f"task {task_id} kept {kept[task_id]} by the ledger and {consumed} by its row"
        if status is Status.FAILED and consumed:
            yield f"task {task_id} is FAILED and kept {consumed}"
    for task_id in () if erased else unexplained:
        yield f"task {task_id} has entries and no row"
