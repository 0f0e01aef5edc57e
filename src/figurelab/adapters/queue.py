"""The Queue port over DBOS Transact. The only module that imports dbos; Conductor is never configured.

Our rows are the truth: DBOS only runs things, and may run one again after a crash.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Collection, Sequence
from threading import Lock

from dbos import DBOS, DBOSClient, DBOSConfig, EnqueueOptions
from sqlalchemy import Connection

from figurelab.domain.tasks import TaskId
from figurelab.domain.webhooks import Delivery
from figurelab.ports import Transaction

_NAME = "figurelab"
_QUEUE = "stages"
_WORKFLOW = "run_stage"
_DELIVERIES = "deliveries"
_DELIVER = "deliver_webhook"
_SENDERS = 32
_SENDERS_OF_RECEIVER = 2
"""Threads that wait for the addresses of webhooks; of one host, so that a slow one keeps no other waiting."""
_POLL_SECONDS = 0.1
_SLOW_POLL_SECONDS = 0.5
# Pinned: DBOS would otherwise hash our source and leave every job of the previous release behind.
_VERSION = "1"
_ENDED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


class DbosQueue:
    """Implements :class:`figurelab.ports.Queue`. url: the same database as the store's."""

    def __init__(self, url: str) -> None:
        # DBOS reads these on its own; a service that never asked for its cloud must not be sent there.
        for name in [name for name in os.environ if name.startswith("DBOS__")]:
            del os.environ[name]
        self._url = url
        self._client: DBOSClient | None = None
        self._lock = Lock()
        self._worker = False

    def migrate(self) -> None:
        """Create or update DBOS's own tables, beside ours."""
        DBOS.migrate(self._url)

    def enqueue(self, transaction: Transaction, task_id: TaskId) -> None:
        if not isinstance(transaction, Connection):
            raise TypeError("enqueue needs the store's open transaction")
        options: EnqueueOptions = {
            "workflow_name": _WORKFLOW,
            "queue_name": _QUEUE,
            "workflow_id": task_id,
            "app_version": _VERSION,
        }
        self._opened().enqueue_in_transaction(transaction, options, task_id)

    def announce(self, transaction: Transaction, delivery: Delivery, delay: float) -> None:
        if not isinstance(transaction, Connection):
            raise TypeError("announce needs the store's open transaction")
        options: EnqueueOptions = {
            "workflow_name": _DELIVER,
            "queue_name": _DELIVERIES,
            "queue_partition_key": delivery.receiver,
            "workflow_id": delivery.job,
            "app_version": _VERSION,
        }
        if delay:
            options["delay_seconds"] = delay
        self._opened().enqueue_in_transaction(transaction, options, delivery.id)

    def start(
        self, executor_id: str, run: Callable[[TaskId], None], deliver: Callable[[str], None], *, concurrency: int
    ) -> None:
        if self._worker:
            raise RuntimeError("this process is a worker already")
        config: DBOSConfig = {
            "name": _NAME,
            "system_database_url": self._url,
            "application_version": _VERSION,
            "executor_id": executor_id,
            "log_level": "WARNING",
            "max_executor_threads": concurrency + _SENDERS + 4,
        }
        # Known before the launch, which would otherwise find the queue a second later.
        self._opened().register_queue(_QUEUE, worker_concurrency=concurrency, polling_interval_sec=_POLL_SECONDS)
        self._opened().register_queue(
            _DELIVERIES,
            worker_concurrency=_SENDERS,
            partition_worker_concurrency=_SENDERS_OF_RECEIVER,
            polling_interval_sec=_SLOW_POLL_SECONDS,
        )
        DBOS(config=config)

        @DBOS.workflow(name=_WORKFLOW)
        def run_stage(task_id: str) -> None:  # pyright: ignore[reportUnusedFunction]
            run(TaskId(task_id))

        @DBOS.workflow(name=_DELIVER)
        def deliver_webhook(delivery_id: str) -> None:  # pyright: ignore[reportUnusedFunction]
            deliver(delivery_id)

        DBOS.listen_queues([_QUEUE, _DELIVERIES])
        try:
            DBOS.launch()
        except BaseException:
            # Half launched it would refuse every later start in this process.
            DBOS.destroy(destroy_registry=True)
            raise
        self._worker = True

    def stop(self, *, grace: float) -> None:
        if not self._worker:
            return
        self._worker = False
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=math.ceil(grace))

    def recover(self, alive: Collection[str]) -> int:
        client = self._opened()
        running = client.list_workflows(status="PENDING", load_input=False, load_output=False)
        orphans = [job for job in running if job.executor_id not in alive and job.queue_name]
        for job in orphans:
            # Without the queue's name the job would leave its concurrency limit.
            client.resume_workflow(job.workflow_id, queue_name=job.queue_name)
        return len(orphans)

    def lost(self, task_ids: Sequence[TaskId]) -> Sequence[TaskId]:
        if not task_ids:
            return []
        jobs = self._opened().list_workflows(workflow_ids=list(task_ids), load_input=False, load_output=False)
        living = {job.workflow_id for job in jobs if job.status not in _ENDED}
        return [task_id for task_id in task_ids if task_id not in living]

    def forget(self, task_ids: Sequence[TaskId]) -> None:
        self._opened().delete_workflows(list(task_ids))

    def close(self) -> None:
        self.stop(grace=0)
        with self._lock:
            if self._client is not None:
                self._client.destroy()
                self._client = None

    def _opened(self) -> DBOSClient:
        with self._lock:
            if self._client is None:
                self._client = DBOSClient(system_database_url=self._url, application_name=_NAME)
            return self._client
