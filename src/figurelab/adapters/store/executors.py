"""The executors' SQL: who works, and when they last said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Engine, delete, insert, select, update

from figurelab.adapters.schema import executors
from figurelab.ports import Executor


class ExecutorTable:
    """Implements :class:`figurelab.ports.ExecutorStore`."""

    _writer: Engine
    _reader: Engine

    def beat(self, executor: Executor) -> None:
        mine = executors.c.id == executor.id
        with self._writer.begin() as connection:
            beaten = connection.execute(update(executors).where(mine).values(beat_at=executor.beat_at))
            if beaten.rowcount == 0:
                connection.execute(insert(executors).values(asdict(executor)))

    def executors(self) -> Sequence[Executor]:
        with self._reader.connect() as connection:
            return [Executor(**row) for row in connection.execute(select(executors)).mappings()]

    def forget_executor(self, executor_id: str) -> None:
        with self._writer.begin() as connection:
            connection.execute(delete(executors).where(executors.c.id == executor_id))
