"""Rows <-> domain objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from figurelab.adapters.schema import tasks
from figurelab.domain.tasks import Stage, Status, Task, TaskError

_COLUMNS = tuple(field.name for field in fields(Task))
TASK = tuple(tasks.c[name] for name in _COLUMNS)
"""The columns of a task, in the order that :func:`task_of` takes them in."""


def task_of(row: Sequence[Any]) -> Task:
    values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
    values["stage"] = Stage(values["stage"])
    values["status"] = Status(values["status"])
    values["remove_background"] = bool(values["remove_background"])
    values["files"] = tuple(json.loads(values["files"]))
    error = values["error"]
    values["error"] = None if error is None else TaskError(**json.loads(error))
    return Task(**values)


def row_of(task: Task) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(task, name) for name in _COLUMNS}
    values["stage"] = task.stage.value
    values["status"] = task.status.value
    values["files"] = json.dumps(task.files)
    values["error"] = None if task.error is None else json.dumps(asdict(task.error))
    return values
