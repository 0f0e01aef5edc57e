"""Run one task on a worker: begin, compute in a process that can be killed, store the files, settle."""

from __future__ import annotations

import time
from collections.abc import Mapping

import structlog

from figurelab.domain.accounts import TEST_ACCOUNT
from figurelab.domain.errors import TaskNotFound
from figurelab.domain.layout import photo_key, result_key
from figurelab.domain.tasks import (
    Advance,
    Begin,
    Event,
    Fail,
    IllegalTransition,
    Stage,
    Status,
    Succeed,
    Task,
    TaskError,
    TaskId,
)
from figurelab.engines.base import CONCEPT, BuildOptions, EngineError, Output, PrototypeOptions
from figurelab.engines.host import EngineHost, Stopped
from figurelab.ports import Blobs, Clock, Interrupted, Metrics, TaskStore
from figurelab.services.sample import Samples

_WRITE_EVERY = 0.1
"""Seconds between two progress writes of a task."""

_log: structlog.stdlib.BoundLogger = structlog.get_logger()


class RunService:
    """executor_id: this worker. max_attempts: how often a task may be begun."""

    def __init__(
        self,
        store: TaskStore,
        blobs: Blobs,
        host: EngineHost,
        samples: Samples,
        metrics: Metrics,
        clock: Clock,
        *,
        executor_id: str,
        max_attempts: int,
        build_options: BuildOptions,
    ) -> None:
        self._store = store
        self._blobs = blobs
        self._host = host
        self._samples = samples
        self._metrics = metrics
        self._clock = clock
        self._executor_id = executor_id
        self._max_attempts = max_attempts
        self._build_options = build_options

    def run(self, task_id: TaskId) -> None:
        """Take the task to its end, unless it is canceled or another worker's by then. Raises Interrupted when this
        worker is closing, and the task is to be run again."""
        task = self._begin(task_id)
        if task is None:
            return
        log = _log.bind(task_id=task.id, attempt=task.attempt, stage=task.stage.value)
        started = time.monotonic()
        try:
            output = self._compute(task)
        except Stopped as stopped:
            if self._host.closing:
                raise Interrupted from stopped
            log.info("task stopped")
            return
        except EngineError as error:
            log.warning("task failed", type=error.type, code=error.code, reason=error.message)
            self._settle(task, Fail(task.attempt, TaskError(error.type, error.message, error.code)))
            return
        self._finish(task, output.files)
        seconds = time.monotonic() - started
        self._metrics.computed(task.stage, seconds, output.seconds)
        log.info("task done", seconds=round(seconds, 3), steps=dict(output.seconds), **output.notes)

    def _begin(self, task_id: TaskId) -> Task | None:
        task = self._store.get(task_id)
        if task is None or task.status.terminal:
            return None
        if task.attempt >= self._max_attempts:
            message = f"The task was begun {task.attempt} times and never finished."
            self._settle(task, Fail(None, TaskError("server_error", message)))
            return None
        try:
            return self._store.apply(task_id, Begin(self._executor_id), now=self._clock())
        except IllegalTransition:
            return None

    def _compute(self, task: Task) -> Output:
        watch = _Watch(self._store, self._clock, task)
        stage, options = task.stage.value, self._options(task)
        testing = task.account_id == TEST_ACCOUNT
        if testing and (sample := self._samples.get(task.stage)) is not None:
            return Output(sample)
        output = self._host.run(stage, self._image(task), options, watch.progress, watch.should_stop)
        if testing:
            self._samples.keep(task.stage, output.files)
        return output

    def _options(self, task: Task) -> PrototypeOptions | BuildOptions:
        if task.stage is Stage.PROTOTYPE:
            return PrototypeOptions(name=task.name, remove_background=task.remove_background)
        options = self._build_options
        return BuildOptions(task.name, options.triangles, options.texture_size)

    def _image(self, task: Task) -> bytes:
        try:
            if task.account_id == TEST_ACCOUNT and task.stage is Stage.PROTOTYPE:
                return self._samples.photo
            return self._blobs.get(self._image_key(task))
        except FileNotFoundError as error:
            message = "The picture this task starts from has expired."
            raise EngineError(message, type="invalid_input") from error

    def _image_key(self, task: Task) -> str:
        if task.input_task_id is None:
            return photo_key(task.id)
        parent = self._store.get(task.input_task_id)
        if parent is None:
            raise FileNotFoundError(task.input_task_id)
        return result_key(parent.id, parent.attempt, CONCEPT)

    def _finish(self, task: Task, files: Mapping[str, bytes]) -> None:
        keys = [result_key(task.id, task.attempt, name) for name in files]
        for key, data in zip(keys, files.values(), strict=True):
            self._blobs.put(key, data)
        if not self._settle(task, Succeed(task.attempt, tuple(files))):
            self._blobs.delete(keys)

    def _settle(self, task: Task, event: Event) -> bool:
        try:
            self._store.apply(task.id, event, now=self._clock())
        except (IllegalTransition, TaskNotFound):
            # Canceled or erased at the last moment, or taken over by another worker: the row has the last word.
            return False
        return True


class _Watch:
    """Writes progress, and notices when the row says that nobody waits for this computation."""

    def __init__(self, store: TaskStore, clock: Clock, task: Task) -> None:
        self._store = store
        self._clock = clock
        self._task = task
        self._written = task.progress
        self._next_write = 0.0
        self._stop = False

    def progress(self, percent: int, step: str) -> None:
        now = time.monotonic()
        if percent <= self._written or now < self._next_write or self._stop:
            return
        try:
            self._store.apply(self._task.id, Advance(self._task.attempt, percent), now=self._clock())
        except (IllegalTransition, TaskNotFound):
            self._stop = True
        self._written = percent
        self._next_write = now + _WRITE_EVERY

    def should_stop(self) -> bool:
        if not self._stop:
            row = self._store.get(self._task.id)
            self._stop = row is None or row.attempt != self._task.attempt or row.status is not Status.IN_PROGRESS
        return self._stop
