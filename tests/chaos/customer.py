"""A customer who never gives up: every request is sent until it is answered, creates with their idempotency key."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import httpx2

PREFIX = "/openapi/creative-lab/figure/v1"


@dataclass
class Customer:
    http: httpx2.Client
    base: str
    key: str
    image_url: str
    patience: float
    """Seconds for any task to end, and for the API to come back."""
    tasks: dict[str, str] = field(default_factory=dict)
    """Task ids by idempotency key."""

    def both_stages(self, name: str) -> None:
        """Make a prototype and, where it succeeds, the figure."""
        body = {"image_url": self.image_url, "name": name}
        prototype = self.create("prototype", body, f"{name} prototype")
        if self.ended("prototype", prototype)["status"] == "SUCCEEDED":
            build = self.create("build", {"input_task_id": prototype}, f"{name} build")
            self.ended("build", build)

    def change_of_mind(self, name: str, after: float) -> None:
        """Make a prototype and cancel it, perhaps too late."""
        body = {"image_url": self.image_url, "name": name}
        task_id = self.create("prototype", body, f"{name} prototype")
        time.sleep(after)
        answer = self._ask("DELETE", f"prototype/{task_id}")
        assert answer.status_code in (204, 400), answer.text
        self.ended("prototype", task_id)

    def create(self, stage: str, body: object, key: str) -> str:
        answer = self._ask("POST", stage, json=body, headers={"Idempotency-Key": key})
        assert answer.status_code == 202, answer.text
        self.tasks[key] = answer.json()["result"]
        return self.tasks[key]

    def ended(self, stage: str, task_id: str) -> dict[str, Any]:
        """The task, once it is over; its results are there to be fetched."""
        end = time.monotonic() + self.patience
        progress = 0
        while True:
            answer = self._ask("GET", f"{stage}/{task_id}")
            assert answer.status_code == 200, answer.text
            task = answer.json()
            assert task["progress"] >= progress, "progress went back"
            progress = task["progress"]
            if task["status"] not in ("PENDING", "IN_PROGRESS"):
                self._fetch(task)
                return task
            assert time.monotonic() < end, task
            time.sleep(0.03)

    def _fetch(self, task: dict[str, Any]) -> None:
        urls = [*task.get("image_urls", []), *(task.get("model_urls") or {}).values(), task.get("thumbnail_url")]
        for url in filter(None, urls):
            answer = self._send("GET", url)
            assert answer.status_code == 200, answer.text
            assert len(answer.content) == int(answer.headers["content-length"])

    def _ask(self, method: str, path: str, **options: Any) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {self.key}", **options.pop("headers", {})}
        return self._send(method, f"{self.base}{PREFIX}/{path}", headers=headers, **options)

    def _send(self, method: str, url: str, **options: Any) -> httpx2.Response:
        end = time.monotonic() + self.patience
        while True:
            try:
                answer = self.http.request(method, url, **options)
            except httpx2.TransportError:
                assert time.monotonic() < end, "the API never came back"
                time.sleep(0.1)
                continue
            assert answer.status_code < 500, (answer.status_code, answer.text)
            return answer
