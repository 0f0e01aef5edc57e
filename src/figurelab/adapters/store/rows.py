"""Rows <-> domain objects."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import RowMapping

from figurelab.domain.tasks import Stage, Status, Task, TaskError

_COLUMNS = tuple(field.name for field in fields(Task))


def task_of(row: RowMapping) -> Task:
    values: dict[str, Any] = {name: row[name] for name in _COLUMNS}
    values["stage"] = Stage(values["stage"])
    values["status"] = Status(values["status"])
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
