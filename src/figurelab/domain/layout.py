"""Where a task's files lie, and the address paths they are served under."""

from __future__ import annotations

import re

from figurelab.domain.tasks import Task, TaskId

PHOTO = "photo.png"
_PATH = re.compile(r"/files/(\d{1,9})/tasks/([0-9a-f-]{36})/output/([a-z0-9_]+\.[a-z0-9]+)")


def task_prefix(task_id: TaskId) -> str:
    """Every file of the task lies under this key."""
    return f"tasks/{task_id}/"


def photo_key(task_id: TaskId) -> str:
    """The decoded source photo of a prototype."""
    return f"tasks/{task_id}/input/{PHOTO}"


def result_key(task_id: TaskId, attempt: int, name: str) -> str:
    """A result. Each attempt writes to its own folder, so a replaced worker can never mix its files in."""
    return f"tasks/{task_id}/{attempt}/{name}"


def result_path(task: Task, name: str) -> str:
    """The URL path of a result of a SUCCEEDED task."""
    return f"/files/{task.attempt}/tasks/{task.id}/output/{name}"


def key_of_path(path: str) -> str | None:
    """The storage key behind a URL path, None for a path that was never made by :func:`result_path`."""
    match = _PATH.fullmatch(path)
    if match is None:
        return None
    return result_key(TaskId(match[2]), int(match[1]), match[3])


def task_id_of_key(key: str) -> TaskId:
    """The task that a storage key under ``tasks/`` belongs to."""
    return TaskId(key.split("/", 2)[1])
