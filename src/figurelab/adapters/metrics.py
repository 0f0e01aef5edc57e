"""The Metrics port over prometheus-client. What the rows know is read at the scrape; the rest is counted here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from figurelab.domain.tasks import Stage, Status

_REQUEST_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_STAGE_BUCKETS = (0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 20, 40, 80, 160)


class PrometheusMetrics:
    """Implements :class:`figurelab.ports.Metrics`, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._children: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self._requests = Counter(
            "figurelab_requests_total", "Requests answered.", ["method", "route", "status"], registry=self.registry
        )
        self._request_seconds = Histogram(
            "figurelab_request_seconds",
            "Seconds until a request was answered, streams apart.",
            ["method", "route"],
            registry=self.registry,
            buckets=_REQUEST_BUCKETS,
        )
        self._streams = Gauge("figurelab_open_streams", "Streams that are open now.", registry=self.registry)
        self._tasks = Gauge(
            "figurelab_tasks", "Tasks by stage and status, of all nodes.", ["stage", "status"], registry=self.registry
        )
        self._depth = Gauge("figurelab_queue_depth", "Tasks that wait for a worker.", registry=self.registry)
        self._stage_seconds = Histogram(
            "figurelab_stage_seconds",
            "Seconds of computing a stage, and of its steps.",
            ["stage", "step"],
            registry=self.registry,
            buckets=_STAGE_BUCKETS,
        )
        self._deliveries = Counter(
            "figurelab_webhook_attempts_total", "Webhook attempts by outcome.", ["outcome"], registry=self.registry
        )
        self._uploads = Gauge(
            "figurelab_upload_bytes", "Memory held for photos that are arriving.", registry=self.registry
        )
        self._restarts = Gauge(
            "figurelab_engine_restarts", "Engine processes that were replaced.", registry=self.registry
        )

    def request(self, method: str, route: str, status: int, seconds: float | None) -> None:
        count, duration = self._of_request(method, route, status)
        count.inc()
        if seconds is not None:
            duration.observe(seconds)

    def _of_request(self, method: str, route: str, status: int) -> tuple[Counter, Histogram]:
        """Looking children up by their labels costs more than counting."""
        key = (method, route, status)
        found = self._children.get(key)
        if found is None:
            found = self._requests.labels(method, route, str(status)), self._request_seconds.labels(method, route)
            self._children[key] = found
        return found

    def stream(self, change: int) -> None:
        self._streams.inc(change)

    def computed(self, stage: Stage, seconds: float, steps: Mapping[str, float]) -> None:
        self._stage_seconds.labels(stage.value, "all").observe(seconds)
        for step, part in steps.items():
            self._stage_seconds.labels(stage.value, step).observe(part)

    def webhook(self, outcome: str) -> None:
        self._deliveries.labels(outcome).inc()

    def watch_uploads(self, held: Callable[[], int]) -> None:
        self._uploads.set_function(held)

    def watch_restarts(self, restarts: Callable[[], int]) -> None:
        self._restarts.set_function(restarts)

    def render(self, tasks: Mapping[tuple[Stage, Status], int]) -> tuple[bytes, str]:
        for stage in Stage:
            for status in Status:
                self._tasks.labels(stage.value, status.value).set(tasks.get((stage, status), 0))
        self._depth.set(sum(count for (_, status), count in tasks.items() if status is Status.PENDING))
        return generate_latest(self.registry), CONTENT_TYPE_PLAIN_0_0_4
