"""What the services need of the outside world, as Protocols. Adapters and intake implement them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from figurelab.domain.accounts import Account, ApiKey, Principal
from figurelab.domain.credits import Entry
from figurelab.domain.tasks import AccountId, Event, Stage, Status, Task, TaskId
from figurelab.domain.webhooks import Delivery, DeliveryState, Webhook

Transaction = object
"""An open database transaction, passed from the Store to the Queue and read by nobody else."""


class Interrupted(BaseException):
    """Raised by a job that must be run again by another worker.

    Not an Exception: a queue records those as the job's outcome, and must let this one pass.
    """


class Clock(Protocol):
    def __call__(self) -> int:
        """Milliseconds since the epoch."""
        ...


@dataclass(frozen=True, slots=True)
class Idempotency:
    """key: the caller's ``Idempotency-Key``. digest: SHA-256 of the request. since: ms, older are void."""

    key: str
    digest: str
    since: int


@dataclass(frozen=True, slots=True)
class Executor:
    """A worker process. beat_at: ms, when it last said that it lives."""

    id: str
    host: str
    pid: int
    beat_at: int


class TaskStore(Protocol):
    def create(
        self,
        task: Task,
        *,
        concurrent_limit: int,
        enqueue: Callable[[Transaction, TaskId], None],
        idempotency: Idempotency | None = None,
    ) -> TaskId:
        """Charge, insert and enqueue in one transaction; returns the task's id, or the earlier one's for a
        key used before. Raises InsufficientCredits, NoMoreConcurrentTasks or IdempotencyConflict, and then
        nothing changed."""
        ...

    def apply(self, task_id: TaskId, event: Event, *, now: int) -> Task:
        """Run the transition, with its refund, in one transaction. Raises IllegalTransition, TaskNotFound."""
        ...

    def replay(self, account_id: AccountId, idempotency: Idempotency) -> TaskId | None:
        """The task an idempotency key made before. Raises IdempotencyConflict where the digest differs."""
        ...

    def get(self, task_id: TaskId) -> Task | None: ...

    def list(
        self, account_id: AccountId, stage: Stage, *, offset: int, limit: int, ascending: bool
    ) -> Sequence[Task]: ...

    def preceding(self, task: Task) -> int:
        """How many PENDING tasks, of all accounts, were created before this one."""
        ...

    def versions(self, task_ids: Sequence[TaskId]) -> dict[TaskId, int]: ...

    def unfinished(self, *, before: int) -> Sequence[Task]:
        """Tasks created before a time (ms) and not terminal yet."""
        ...

    def expired(self, *, now: int, limit: int) -> Sequence[Task]:
        """Terminal tasks whose results are due for deletion and not deleted yet."""
        ...

    def erased(self, task_id: TaskId) -> None:
        """Note that the task's files are gone."""
        ...

    def with_photo(self, *, limit: int) -> Sequence[TaskId]:
        """Terminal tasks whose source photo is not noted as erased."""
        ...

    def photo_erased(self, task_id: TaskId) -> None:
        """Note that the task's source photo is gone."""
        ...

    def count_tasks(self) -> dict[tuple[Stage, Status], int]: ...

    def known(self, task_ids: Sequence[TaskId]) -> set[TaskId]:
        """Those that exist and whose files are not erased."""
        ...


class AccountStore(Protocol):
    def create_account(self, account: Account) -> None:
        """Raises ValueError where the name is taken."""
        ...

    def accounts(self) -> Sequence[Account]: ...

    def account(self, account_id: AccountId) -> Account | None: ...

    def account_named(self, name: str) -> Account | None: ...

    def set_limits(
        self, account_id: AccountId, requests_per_second: float | None, concurrent_tasks: int | None
    ) -> None: ...

    def add_key(self, key: ApiKey, digest: str) -> None: ...

    def keys(self, account_id: AccountId | None = None) -> Sequence[ApiKey]: ...

    def revoke_key(self, key_id: str, now: int) -> bool: ...

    def principal(self, digest: str) -> Principal | None:
        """Who owns the key with this SHA-256, None for an unknown or revoked one."""
        ...

    def grant(self, account_id: AccountId, amount: int, *, now: int, note: str) -> int:
        """Add credits; returns the balance."""
        ...

    def entries(self, account_id: AccountId) -> Sequence[Entry]: ...

    def books(self) -> dict[str, int]:
        """What each book's postings add up to: every account's, ``grants`` and ``revenue``."""
        ...

    def settled(self, account_id: AccountId) -> Sequence[tuple[TaskId, Status, int]]:
        """Every task of the account with the credits it kept."""
        ...


class ErasureStore(Protocol):
    def close_account(self, account_id: AccountId, *, now: int) -> bool:
        """In one transaction: no charge is possible any more, the keys are deleted, the account's name and the notes
        in its ledger are gone. False where it was closed before."""
        ...

    def purge(self) -> None:
        """Take what was deleted out of the database's files, as far as it can be done now."""
        ...

    def erasing(self) -> Sequence[AccountId]:
        """Closed accounts that still have tasks."""
        ...

    def tasks_of(self, account_id: AccountId, *, limit: int) -> Sequence[Task]: ...

    def remove_task(self, task_id: TaskId) -> None:
        """Delete the row; its ledger entries stay."""
        ...


class WebhookStore(Protocol):
    """Deliveries are made by TaskStore.apply, in the transaction that ends a task."""

    def add_webhook(self, webhook: Webhook) -> None: ...

    def webhooks(self, account_id: AccountId | None = None) -> Sequence[Webhook]: ...

    def remove_webhook(self, webhook_id: str) -> bool: ...

    def webhook_secret(self, account_id: AccountId, fresh: str, *, replace: bool) -> str:
        """The account's secret; fresh becomes it where there was none, or with replace."""
        ...

    def delivery(self, delivery_id: str) -> Delivery | None: ...

    def deliveries(self, account_id: AccountId, *, limit: int) -> Sequence[Delivery]:
        """Newest first."""
        ...

    def deliveries_of(self, task_id: TaskId) -> Sequence[Delivery]: ...

    def overdue_deliveries(self, *, before: int, limit: int) -> Sequence[Delivery]:
        """Pending ones whose next attempt was due before a time (ms)."""
        ...

    def end_delivery(self, delivery_id: str, state: DeliveryState, answer: str, *, now: int) -> None:
        """Note the last attempt. DELIVERED forgets the webhook's failures."""
        ...

    def fail_delivery(
        self, delivery_id: str, answer: str, *, delay: float | None, now: int, disable_after: int
    ) -> bool:
        """Note a failed attempt and enqueue the next one after delay seconds, in one transaction; None ends it.
        Whether the webhook was switched off, for disable_after failures in a row."""
        ...


class ExecutorStore(Protocol):
    def beat(self, executor: Executor) -> None: ...

    def executors(self) -> Sequence[Executor]: ...

    def forget_executor(self, executor_id: str) -> None: ...


class Store(TaskStore, AccountStore, WebhookStore, ErasureStore, ExecutorStore, Protocol):
    """Our tables. Every method is synchronous and safe to call from any thread."""

    @property
    def inline_reads(self) -> bool:
        """Whether a read is quick enough to run on the event loop itself (SQLite) or wants a thread."""
        ...

    def ping(self) -> None: ...

    def close(self) -> None: ...


class Queue(Protocol):
    def enqueue(self, transaction: Transaction, task_id: TaskId) -> None:
        """Enqueue inside the store's open transaction; enqueueing an id twice runs it once."""
        ...

    def announce(self, transaction: Transaction, delivery: Delivery, delay: float) -> None:
        """Enqueue a webhook's next attempt inside the store's open transaction, to be made after delay seconds."""
        ...

    def start(
        self, executor_id: str, run: Callable[[TaskId], None], deliver: Callable[[str], None], *, concurrency: int
    ) -> None:
        """Become a worker; not from an event loop. run (a task) and deliver (a webhook) are called on the queue's own
        threads; Interrupted leaves the job recoverable, any other exception ends it.
        """
        ...

    def stop(self, *, grace: float) -> None:
        """Take no new job, wait up to grace seconds for running ones; others stay recoverable."""
        ...

    def recover(self, alive: Collection[str]) -> int:
        """Give the unfinished jobs of every worker but those alive back to the queue; returns how many."""
        ...

    def lost(self, task_ids: Sequence[TaskId]) -> Sequence[TaskId]:
        """Those whose job is over or unknown, so that nothing will ever run them."""
        ...

    def forget(self, task_ids: Sequence[TaskId]) -> None:
        """Drop what the queue remembers of finished jobs; unknown ones are fine."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class BlobInfo:
    """size in bytes; modified: ms since the epoch."""

    key: str
    size: int
    modified: int


class Blobs(Protocol):
    """Files by key. Every method is synchronous and raises FileNotFoundError for a missing key."""

    def put(self, key: str, data: bytes) -> None: ...

    def get(self, key: str) -> bytes: ...

    def get_range(self, key: str, start: int, end: int) -> bytes:
        """Bytes start to end, end excluded."""
        ...

    def head(self, key: str) -> BlobInfo: ...

    def list(self, prefix: str) -> Sequence[BlobInfo]: ...

    def delete(self, keys: Iterable[str]) -> None:
        """Missing keys are fine."""
        ...


class Events(Protocol):
    """Tells streams that a task changed, in whatever process it did."""

    def watch(self, task_id: TaskId) -> AbstractAsyncContextManager[Callable[[float], AsyncIterator[None]]]:
        """Inside, ``changes(timeout)`` yields at every change and whenever timeout seconds passed without."""
        ...


class Fetcher(Protocol):
    async def fetch(self, image_url: str) -> bytes:
        """The bytes behind a data URI or an http(s) URL. Raises InvalidImage."""
        ...


@dataclass(frozen=True, slots=True)
class Photo:
    """png: upright 8-bit RGB or RGBA sRGB, metadata stripped. warnings: what its sender should know.

    thumbnail: the same as PPM (P6) for the moderator, shrunk to a square if it is larger.
    """

    png: bytes
    width: int
    height: int
    warnings: tuple[str, ...] = ()
    thumbnail: bytes = b""


class Decoder(Protocol):
    def decode(self, data: bytes) -> Photo:
        """Decode untrusted bytes; called on a thread. Raises InvalidImage."""
        ...


@dataclass(frozen=True, slots=True)
class BlockedPicture:
    """pdq: its perceptual hash of 256 bits. created_at: ms since the epoch."""

    id: str
    pdq: int
    label: str
    created_at: int


class BlockListStore(Protocol):
    def block(self, picture: BlockedPicture) -> None:
        """Raises ValueError where its very hash is there already."""
        ...

    def blocked(self) -> Sequence[BlockedPicture]: ...

    def unblock(self, picture_id: str) -> bool: ...


class Moderator(Protocol):
    def check(self, photo: Photo) -> None:
        """Raises Moderated; called on a thread, before the charge. Any other exception is no answer, and so no task."""
        ...


class Sender(Protocol):
    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        """The answer's status, 0 for none, and a few words for the log. Never raises for what the address does."""
        ...


class Metrics(Protocol):
    """Numbers for the operator. Every method is quick and safe to call from any thread."""

    def request(self, method: str, route: str, status: int, seconds: float | None) -> None:
        """route: the pattern, not the path. seconds: None for a stream."""
        ...

    def stream(self, change: int) -> None:
        """1 for a stream that opens, -1 for one that closes."""
        ...

    def computed(self, stage: Stage, seconds: float, steps: Mapping[str, float]) -> None: ...

    def webhook(self, outcome: str) -> None: ...

    def render(self, tasks: Mapping[tuple[Stage, Status], int]) -> tuple[bytes, str]:
        """Everything so far with the tasks as they are now, and its content type."""
        ...


class Limiter(Protocol):
    def take(self, account_id: AccountId, rate: float | None = None) -> None:
        """Count one request. rate: the account's own requests per second. Raises RateLimitExceeded."""
        ...
