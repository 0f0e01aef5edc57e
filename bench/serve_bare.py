"""The least that an API of this kind can be: FastAPI, one route, one row of SQLite by its key. For comparison."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from figurelab.cli.node import listen

_TASK = "018f0000-0000-7000-8000-000000000000"


def create_app(path: Path) -> FastAPI:
    database = sqlite3.connect(path, check_same_thread=False)
    database.execute("CREATE TABLE IF NOT EXISTS tasks (id TEXT PRIMARY KEY, status TEXT, body TEXT)")
    database.execute("INSERT OR REPLACE INTO tasks VALUES (?, 'SUCCEEDED', ?)", (_TASK, "x" * 600))
    database.commit()
    app = FastAPI()

    @app.get("/tasks/{task_id}")
    async def read(task_id: str) -> dict[str, Any]:
        row = database.execute("SELECT id, status, body FROM tasks WHERE id = ?", (task_id,)).fetchone()
        return {"id": row[0], "status": row[1], "body": row[2]}

    return app


def main() -> None:
    app = create_app(Path(os.environ["FIGURELAB_DATA_DIR"]) / "bare.sqlite")
    with listen("127.0.0.1", 0) as listening:
        print(json.dumps({"port": listening.getsockname()[1], "path": f"/tasks/{_TASK}", "key": "none"}), flush=True)
        uvicorn.Server(uvicorn.Config(app, access_log=False, log_config=None)).run(sockets=[listening])


if __name__ == "__main__":
    main()
