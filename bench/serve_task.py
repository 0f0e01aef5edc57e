"""The service on a free port with one finished task and no worker. Prints where the task is, then serves."""

from __future__ import annotations

import json
import time

from figurelab.app import App, build_app
from figurelab.cli.common import read_settings
from figurelab.cli.node import listen, server
from figurelab.domain.ids import uuid7
from figurelab.domain.tasks import Begin, Stage, Succeed, TaskId, new_task
from figurelab.engines.base import CONCEPT
from figurelab.http.tasks import PREFIX


def main() -> None:
    app = build_app(read_settings())
    key, task_id = finished_task(app)
    with listen("127.0.0.1", 0) as listening:
        target = {"port": listening.getsockname()[1], "path": f"{PREFIX}/prototype/{task_id}", "key": key}
        server(app, work=False, ready=lambda: print(json.dumps(target), flush=True)).run(sockets=[listening])
    app.close()


def finished_task(app: App) -> tuple[str, TaskId]:
    """A key, and a SUCCEEDED task of its account."""
    account = app.services.accounts.create_account("bench", credits=1_000_000)
    key, secret = app.services.accounts.create_key(account.id, name="bench")
    task = new_task(
        TaskId(uuid7()),
        account.id,
        key.id,
        Stage.PROTOTYPE,
        now=_now(),
        price=app.settings.price_prototype,
        retention_ms=app.settings.retention_ms,
        name="bench",
    )
    app.store.create(task, concurrent_limit=1, enqueue=lambda transaction, task_id: None)
    app.store.apply(task.id, Begin("bench"), now=_now())
    app.store.apply(task.id, Succeed(1, (CONCEPT,)), now=_now())
    return secret, task.id


def _now() -> int:
    return time.time_ns() // 1_000_000


if __name__ == "__main__":
    main()
