"""``figurelab demo``: the whole way over the real API, as a client would go it."""

from __future__ import annotations

import json
import logging
import time
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
import structlog

from figurelab.app import build_app
from figurelab.cli.common import die, read_settings
from figurelab.cli.node import in_background
from figurelab.cli.photos import as_image_url
from figurelab.cli.serve import first_key
from figurelab.cli.show import bar, console, table
from figurelab.engines.base import CONCEPT, PREVIEW, TEXTURE
from figurelab.http.tasks import PREFIX

Task = dict[str, Any]


def demo(photo: str | None, out: Path) -> None:
    """Start a service on a free loopback port with data of its own, and use it."""
    image_url = as_image_url(photo)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with TemporaryDirectory(prefix="figurelab-demo-") as folder, ExitStack() as stack:
        settings = read_settings().model_copy(
            update={"data_dir": Path(folder), "database_url": "", "storage_url": "", "public_url": ""}
        )
        with console.status("starting the service"):
            app = stack.enter_context(closing(build_app(settings)))
            key = first_key(app)
            base = stack.enter_context(in_background(app))
        console.print(f"service on {base}, key {str(key)[:8]}…", style="dim")
        headers = {"Authorization": f"Bearer {key}"}
        client = httpx2.Client(base_url=base, headers=headers, timeout=60, trust_env=False)
        _figure(stack.enter_context(client), image_url, out)


def _figure(client: httpx2.Client, image_url: str, out: Path) -> None:
    began = time.perf_counter()
    prototype = _stage(client, "prototype", {"image_url": image_url})
    between = time.perf_counter()
    build = _stage(client, "build", {"input_task_id": prototype["id"]})
    seconds = {"prototype": between - began, "build": time.perf_counter() - between}
    links = {CONCEPT: prototype["image_urls"][0]}
    links |= {f"model.{kind}": url for kind, url in build["model_urls"].items()}
    links |= {TEXTURE: build["texture_urls"][0]["base_color"], PREVIEW: build["thumbnail_url"]}
    out.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, int] = {}
    for name, url in links.items():
        data = httpx2.get(url, timeout=60, trust_env=False).raise_for_status().content
        (out / name).write_bytes(data)
        sizes[name] = len(data)
    table(out, sizes, seconds)


def _stage(client: httpx2.Client, stage: str, body: dict[str, str]) -> Task:
    """Create a task and follow its stream to the end. Ends with the reason where it did not succeed."""
    answer = client.post(f"{PREFIX}/{stage}", json=body)
    if answer.status_code != 202:
        die(f"{answer.status_code}: {answer.json()['message']}")
    task: Task = {}
    with bar(stage) as report, client.stream("GET", f"{PREFIX}/{stage}/{answer.json()['result']}/stream") as stream:
        for line in stream.iter_lines():
            if line.startswith("data: "):
                task = json.loads(line.removeprefix("data: "))
                report(task.get("progress", 0), task.get("status", "").lower().replace("_", " "))
    if task.get("status") != "SUCCEEDED":
        error = task.get("task_error") or {}
        die(f"{stage} {task.get('status', 'broke off')}: {error.get('message', '')}")
    return task
