"""Create a task: look at the picture, then charge, insert and enqueue at once."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Collection, Mapping

import structlog

from figurelab.domain.accounts import TEST_ACCOUNT, Principal
from figurelab.domain.credits import Prices
from figurelab.domain.errors import FigureError, InvalidParameter, ParentNotReady, TaskNotFound, Unavailable
from figurelab.domain.ids import is_uuid, uuid7
from figurelab.domain.layout import photo_key
from figurelab.domain.tasks import Stage, Status, Task, TaskId, new_task
from figurelab.domain.webhooks import check_url
from figurelab.engines.base import CONCEPT
from figurelab.ports import (
    Blobs,
    Clock,
    Decoder,
    Fetcher,
    Idempotency,
    Moderator,
    Photo,
    Queue,
    TaskStore,
)
from figurelab.services.offload import Crew

_KEY_LIFETIME_MS = 86_400_000
_LONGEST_NAME = 100
_LONGEST_KEY = 255
_EXAMINERS = 4
"""Photos looked at at once: as many as there are children to decode and moderate, and one that is ready to go on."""
_TEST_TASKS = 1000
"""Test tasks at a time: everybody shares the account, and a test task costs next to nothing."""

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class CreateService:
    """Both creates. Each returns the new task's id, or the first one's for an idempotency key used again."""

    def __init__(
        self,
        store: TaskStore,
        queue: Queue,
        blobs: Blobs,
        fetcher: Fetcher,
        decoder: Decoder,
        moderator: Moderator | None,
        clock: Clock,
        *,
        prices: Prices,
        retention_ms: int,
        concurrent_limit: int,
        http_hosts: Collection[str] = (),
    ) -> None:
        self._store = store
        self._queue = queue
        self._blobs = blobs
        self._fetcher = fetcher
        self._decoder = decoder
        self._moderator = moderator
        self._clock = clock
        self._prices = prices
        self._retention_ms = retention_ms
        self._concurrent_limit = concurrent_limit
        self._http_hosts = frozenset(http_hosts)
        self._examiners = Crew("examine", threads=_EXAMINERS)

    async def prototype(
        self,
        principal: Principal,
        image_url: str,
        *,
        name: str = "",
        remove_background: bool = False,
        webhook_url: str = "",
        idempotency_key: str | None = None,
    ) -> TaskId:
        """Fetch, decode and moderate the photo, then create.

        Raises InvalidImage, Moderated, Unavailable, InvalidParameter, InsufficientCredits, NoMoreConcurrentTasks,
        IdempotencyConflict.
        """
        check_name(name)
        asked: dict[str, object] = {"image_url": image_url, "name": name, "remove_background": remove_background}
        asked |= self._webhook(webhook_url)
        idempotency = self._idempotency(idempotency_key, Stage.PROTOTYPE, asked)
        if earlier := await self._earlier(principal, idempotency):
            return earlier
        if principal.account_id == TEST_ACCOUNT:
            # The sample is made from a photo of ours, so nobody's photo is looked at or kept.
            task = self._task(principal, Stage.PROTOTYPE, name, webhook_url)
            return await asyncio.to_thread(self._create, principal, task, idempotency)
        data = await self._fetcher.fetch(image_url)
        photo = await self._examiners.call(self._examine, data)
        task = self._task(principal, Stage.PROTOTYPE, name, webhook_url, remove_background=remove_background)
        return await asyncio.to_thread(self._create_with_photo, principal, task, photo, idempotency)

    async def build(
        self,
        principal: Principal,
        input_task_id: str,
        *,
        name: str = "",
        webhook_url: str = "",
        idempotency_key: str | None = None,
    ) -> TaskId:
        """Raises InvalidParameter, TaskNotFound, ParentNotReady, InsufficientCredits, NoMoreConcurrentTasks,
        IdempotencyConflict."""
        check_name(name)
        asked = {"input_task_id": input_task_id, "name": name} | self._webhook(webhook_url)
        idempotency = self._idempotency(idempotency_key, Stage.BUILD, asked)
        if earlier := await self._earlier(principal, idempotency):
            return earlier
        if not is_uuid(input_task_id):
            raise InvalidParameter("input_task_id must be a valid UUID")
        parent = await asyncio.to_thread(self._parent, principal, TaskId(input_task_id.lower()))
        task = self._task(principal, Stage.BUILD, name, webhook_url, input_task_id=parent.id)
        return await asyncio.to_thread(self._create, principal, task, idempotency)

    def _examine(self, data: bytes) -> Photo:
        photo = self._decoder.decode(data)
        if self._moderator is not None:
            _moderate(self._moderator, photo)
        return photo

    def _parent(self, principal: Principal, task_id: TaskId) -> Task:
        parent = self._store.get(task_id)
        if parent is None or parent.account_id != principal.account_id or parent.stage is not Stage.PROTOTYPE:
            raise TaskNotFound("input_task_id: prototype task not found")
        if parent.status is not Status.SUCCEEDED:
            raise ParentNotReady(f"input_task_id: the prototype task is {parent.status}, it must be SUCCEEDED")
        if CONCEPT not in parent.files:
            raise ParentNotReady("input_task_id: the prototype task has no candidate image")
        if parent.expires_at <= self._clock():
            raise ParentNotReady("input_task_id: the prototype task's candidate image has expired")
        return parent

    def _create_with_photo(
        self, principal: Principal, task: Task, photo: Photo, idempotency: Idempotency | None
    ) -> TaskId:
        # The file comes first: a task without its photo could never run, a photo without its task is swept.
        self._blobs.put(photo_key(task.id), photo.png)
        try:
            created = self._create(principal, task, idempotency)
        except FigureError:
            self._blobs.delete([photo_key(task.id)])
            raise
        if created != task.id:
            self._blobs.delete([photo_key(task.id)])
        return created

    def _create(self, principal: Principal, task: Task, idempotency: Idempotency | None) -> TaskId:
        created = self._enter(principal, task, idempotency)
        _log.info("task created", task_id=created, stage=task.stage.value, account_id=task.account_id)
        return created

    def _enter(self, principal: Principal, task: Task, idempotency: Idempotency | None) -> TaskId:
        limit = principal.concurrent_tasks or self._concurrent_limit
        return self._store.create(
            task,
            concurrent_limit=_TEST_TASKS if principal.account_id == TEST_ACCOUNT else limit,
            enqueue=self._queue.enqueue,
            idempotency=idempotency,
        )

    def _task(
        self,
        principal: Principal,
        stage: Stage,
        name: str,
        webhook_url: str,
        *,
        input_task_id: TaskId | None = None,
        remove_background: bool = False,
    ) -> Task:
        return new_task(
            TaskId(uuid7()),
            principal.account_id,
            principal.key_id,
            stage,
            now=self._clock(),
            price=0 if principal.account_id == TEST_ACCOUNT else self._prices.of(stage),
            retention_ms=self._retention_ms,
            name=name,
            input_task_id=input_task_id,
            remove_background=remove_background,
            webhook_url=webhook_url,
        )

    def _webhook(self, webhook_url: str) -> dict[str, object]:
        """The address as part of what is asked. Raises InvalidParameter."""
        if not webhook_url:
            return {}
        check_url(webhook_url, self._http_hosts)
        return {"webhook_url": webhook_url}

    def _idempotency(self, key: str | None, stage: Stage, asked: Mapping[str, object]) -> Idempotency | None:
        if key is None:
            return None
        if not 1 <= len(key) <= _LONGEST_KEY:
            raise InvalidParameter(f"Idempotency-Key must have 1 to {_LONGEST_KEY} characters")
        body = json.dumps([stage.value, asked], sort_keys=True)
        digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
        return Idempotency(key, digest, self._clock() - _KEY_LIFETIME_MS)

    async def _earlier(self, principal: Principal, idempotency: Idempotency | None) -> TaskId | None:
        if idempotency is None:
            return None
        return await asyncio.to_thread(self._store.replay, principal.account_id, idempotency)


def _moderate(moderator: Moderator, photo: Photo) -> None:
    """Raises Moderated; Unavailable where there is no answer, whatever keeps a moderator from giving one."""
    try:
        moderator.check(photo)
    except FigureError:
        raise
    except Exception as error:
        _log.exception("moderation failed")
        raise Unavailable("content moderation does not answer, try again later") from error


def check_name(name: str) -> None:
    """Raises InvalidParameter over 100 characters (not bytes)."""
    if len(name) > _LONGEST_NAME:
        raise InvalidParameter(f"name must have at most {_LONGEST_NAME} characters, it has {len(name)}")
