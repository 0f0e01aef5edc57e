"""The service as the chaos tests kill it: a worker, and a client that makes tasks. argv: how many tasks."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from fakes import RawDecoder, RawFetcher
from figurelab.app import App, build_app
from figurelab.domain.accounts import Principal
from figurelab.domain.tasks import Stage
from figurelab.settings import Settings


def main(tasks: int) -> None:
    raw = bool(os.environ["CHAOS_RAW"])
    app = build_app(Settings(), fetcher=RawFetcher() if raw else None, decoder=RawDecoder() if raw else None)
    app.worker().start()
    if tasks:
        asyncio.run(make(app, tasks))
    while True:
        time.sleep(1)


async def make(app: App, tasks: int) -> None:
    account = app.services.accounts.create_account("chaos", credits=10_000)
    me = Principal(account.id, "key")
    await asyncio.gather(*(both_stages(app, me) for _ in range(tasks)))


async def both_stages(app: App, me: Principal) -> None:
    services = app.services
    task_id = await services.create.prototype(me, os.environ["CHAOS_IMAGE"])
    async for _ in services.stream.events(me, Stage.PROTOTYPE, task_id, "http://host"):
        pass
    await services.create.build(me, task_id)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    main(int(sys.argv[1]))
