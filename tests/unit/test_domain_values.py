"""Ids, keys, paths, the audit."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace

import pytest

from figurelab.domain.accounts import digest, new_secret
from figurelab.domain.credits import Audit, Entry, EntryKind, Posting, audit, audit_books, postings_of
from figurelab.domain.ids import is_uuid, uuid7
from figurelab.domain.layout import key_of_path, result_key, result_path, task_id_of_key, task_prefix
from figurelab.domain.tasks import AccountId, Stage, Status, TaskId, new_task

ME = AccountId("me")
T1, T2 = TaskId("t1"), TaskId("t2")


def test_ids_are_version_7_and_sort_in_the_order_of_making() -> None:
    before = time.time_ns() // 1_000_000
    ids = [uuid7() for _ in range(5000)]
    after = time.time_ns() // 1_000_000
    assert ids == sorted(set(ids))
    parsed = uuid.UUID(ids[0])
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert before <= parsed.int >> 80 <= after + 1


def test_ids_of_one_moment_cannot_be_guessed_from_each_other() -> None:
    first, second = (uuid.UUID(uuid7()).int & ((1 << 62) - 1) for _ in range(2))
    assert abs(second - first) > 1


@pytest.mark.parametrize(
    "text", ["", "x", "018a210d8ba4705cb1111f1776f7f578", "{018a210d-8ba4-705c-b111-1f1776f7f578}"]
)
def test_only_the_canonical_form_is_a_uuid(text: str) -> None:
    assert not is_uuid(text)
    assert is_uuid("018A210D-8ba4-705c-b111-1f1776f7f578")


def test_keys_are_random_and_only_their_digest_is_kept() -> None:
    one, two = new_secret(), new_secret()
    assert one.startswith("flk_")
    assert one != two
    assert len(digest(one)) == 64
    assert one not in digest(one)


def test_a_result_path_leads_back_to_its_key_and_nothing_else_does() -> None:
    task = new_task(TaskId(uuid7()), ME, "k", Stage.BUILD, now=1, price=1, retention_ms=1)
    path = result_path(task, "texture_0.png")
    assert path == f"/files/0/tasks/{task.id}/output/texture_0.png"
    key = key_of_path(path)
    assert key == result_key(task.id, 0, "texture_0.png")
    assert key.startswith(task_prefix(task.id))
    assert task_id_of_key(key) == task.id
    for bad in (
        f"/files/0/tasks/{task.id}/output/../photo.png",
        f"/files/0/tasks/{task.id}/input/photo.png",
        path + "\n",
    ):
        assert key_of_path(bad) is None


def entry(id: int, kind: EntryKind, amount: int, task_id: TaskId | None = None) -> Entry:
    return Entry(id, ME, kind, amount, 0, task_id, postings=postings_of(ME, kind, amount))


GRANT = entry(1, EntryKind.GRANT, 50)
CHARGE = entry(2, EntryKind.CHARGE, -20, T1)
REFUND = entry(3, EntryKind.REFUND, 20, T1)


def test_a_true_ledger_is_clean() -> None:
    result = audit(ME, 50, [GRANT, CHARGE, REFUND], [(T1, Status.FAILED, 0)])
    assert result.clean
    assert (result.grants, result.charges, result.refunds) == (50, 20, 20)


@pytest.mark.parametrize(
    ("balance", "entries", "settled", "word"),
    [
        (51, [GRANT, CHARGE, REFUND], [(T1, Status.FAILED, 0)], "add up"),
        (30, [GRANT, CHARGE], [(T1, Status.FAILED, 0)], "kept 20"),
        (30, [GRANT, CHARGE], [(T1, Status.FAILED, 20)], "FAILED and kept"),
        (30, [GRANT, CHARGE], [(T1, Status.SUCCEEDED, 20), (T2, Status.PENDING, 6)], "never charged"),
        (30, [GRANT, CHARGE], [], "no row"),
        (70, [GRANT, CHARGE, REFUND, REFUND], [(T1, Status.FAILED, 0)], "two refund"),
        (50, [CHARGE, REFUND, GRANT], [(T1, Status.FAILED, 0)], "fell to -20"),
        (50, [replace(GRANT, postings=())], [], "no postings"),
        (50, [replace(GRANT, postings=GRANT.postings[:1])], [], "does not balance: me +50"),
        (50, [replace(GRANT, postings=(Posting(ME, 50), Posting("revenue", -50)))], [], "does not balance"),
    ],
)
def test_the_audit_names_what_is_wrong(
    balance: int, entries: list[Entry], settled: list[tuple[TaskId, Status, int]], word: str
) -> None:
    result = audit(ME, balance, entries, settled)
    assert not result.clean
    assert any(word in problem for problem in result.problems), result.problems


MINE = Audit(ME, 30, 50, 26, 6, ())


def test_the_house_s_books_are_the_other_side_of_the_accounts() -> None:
    other = Audit(AccountId("other"), 10, 10, 0, 0, ())
    assert audit_books({"me": 30, "other": 10, "grants": -60, "revenue": 20}, [MINE, other]) == ()
    assert audit_books({}, []) == ()


@pytest.mark.parametrize(
    ("books", "word"),
    [
        ({"me": 30, "grants": -50, "revenue": 19}, "revenue adds up to 19"),
        ({"me": 30, "grants": -49, "revenue": 20}, "all postings add up to 1"),
        ({"me": 29, "grants": -50, "revenue": 21}, "me adds up to 29"),
        ({"me": 30, "grants": -50, "revenue": 20, "ghost": 0}, "ghost belongs to nobody"),
    ],
)
def test_a_book_that_is_off_is_named(books: dict[str, int], word: str) -> None:
    assert any(word in problem for problem in audit_books(books, [MINE]))
