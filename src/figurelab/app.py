"""Composition root: the one module that knows every adapter."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from figurelab import __version__
from figurelab.adapters.blobs import ObstoreBlobs
from figurelab.adapters.clock import wall_clock
from figurelab.adapters.events import PollingEvents
from figurelab.adapters.limiter import SharedBuckets, TokenBuckets
from figurelab.adapters.metrics import PrometheusMetrics
from figurelab.adapters.queue import DbosQueue
from figurelab.adapters.store import SqlStore
from figurelab.adapters.telemetry import configure_logs
from figurelab.domain.ids import uuid7
from figurelab.engines.base import BuildOptions
from figurelab.engines.host import EngineHost
from figurelab.intake.decoder import PhotoDecoder
from figurelab.intake.deliver import PinnedSender
from figurelab.intake.fetch import PhotoFetcher
from figurelab.intake.limits import Limits
from figurelab.intake.moderator import PhotoModerator
from figurelab.ports import Decoder, Fetcher, Limiter, Moderator
from figurelab.services.accounts import AccountService
from figurelab.services.cancel import CancelService
from figurelab.services.create import CreateService
from figurelab.services.erase import EraseService
from figurelab.services.house import Services
from figurelab.services.links import Links
from figurelab.services.offload import Offload
from figurelab.services.query import QueryService
from figurelab.services.run import RunService
from figurelab.services.sample import Samples
from figurelab.services.stream import StreamService
from figurelab.services.sweep import SweepService
from figurelab.services.uploads import Uploads
from figurelab.services.webhooks import WebhookService
from figurelab.services.work import WorkService
from figurelab.settings import Settings


@dataclass(frozen=True)
class App:
    """services: what the wire and the command line use. children: the processes it started. Close it when done."""

    settings: Settings
    services: Services
    store: SqlStore
    queue: DbosQueue
    blobs: ObstoreBlobs
    metrics: PrometheusMetrics
    children: ExitStack
    warmers: tuple[Callable[[], None], ...]

    def warm(self) -> None:
        """Start the processes of intake ahead of the first photo."""
        for warm in self.warmers:
            warm()

    def worker(self) -> WorkService:
        """A worker in this process. Making it starts the engine processes."""
        settings = self.settings
        executor_id = uuid7()
        self.metrics.watch_restarts(lambda: host.restarts)
        options = BuildOptions(triangles=settings.triangles, texture_size=settings.texture_size)
        host = EngineHost(
            settings.engine,
            slots=settings.worker_concurrency,
            threads=settings.engine_threads,
            deadline=settings.engine_deadline,
            start_timeout=settings.engine_start_timeout,
        )
        run = RunService(
            self.store,
            self.blobs,
            host,
            Samples(self.blobs, f"{__version__} {settings.engine} {options}"),
            self.metrics,
            wall_clock,
            executor_id=executor_id,
            max_attempts=settings.max_attempts,
            build_options=options,
        )
        sweep = SweepService(
            self.store,
            self.queue,
            self.blobs,
            wall_clock,
            executor_id=executor_id,
            dead_after=settings.heartbeat_dead,
        )
        return WorkService(
            self.store,
            self.queue,
            host,
            run,
            sweep,
            self.services.erase,
            self.services.webhooks,
            wall_clock,
            executor_id=executor_id,
            concurrency=settings.worker_concurrency,
            heartbeat=settings.heartbeat,
            grace=settings.shutdown_grace,
            keep_photos=settings.keep_photos,
        )

    def close(self) -> None:
        self.queue.close()
        self.store.close()
        self.children.close()


def build_app(
    settings: Settings,
    fetcher: Fetcher | None = None,
    decoder: Decoder | None = None,
    moderator: Moderator | None = None,
) -> App:
    """Open (and migrate) the database and the storage, and compose the services on them."""
    configure_logs(settings.log_level)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    queue = DbosQueue(settings.resolved_database_url)
    store = SqlStore(settings.resolved_database_url, queue.announce)
    store.migrate()
    queue.migrate()
    blobs = ObstoreBlobs(settings.resolved_storage_url)
    links = Links(signing_secret(settings), settings.url_lifetime, wall_clock, settings.public_url)
    offload = Offload(store.inline_reads)
    metrics = PrometheusMetrics()
    uploads = Uploads(settings.upload_memory)
    metrics.watch_uploads(lambda: uploads.held)
    children = ExitStack()
    decoder = decoder or _decoder(settings, children)
    moderator = moderator or _moderator(settings, store, children)
    services = Services(
        settings=settings,
        accounts=AccountService(store, wall_clock, test_mode=settings.test_mode),
        limiter=_limiter(settings, store),
        uploads=uploads,
        create=CreateService(
            store,
            queue,
            blobs,
            fetcher or _fetcher(settings),
            decoder,
            moderator,
            wall_clock,
            prices=settings.prices,
            retention_ms=settings.retention_ms,
            concurrent_limit=settings.concurrent_tasks,
            http_hosts=settings.webhook_http_hosts,
        ),
        query=QueryService(store, links),
        cancel=CancelService(store, wall_clock),
        erase=EraseService(store, queue, blobs, wall_clock),
        stream=StreamService(store, PollingEvents(store, offload), links, offload, metrics),
        webhooks=WebhookService(
            store,
            queue,
            PinnedSender(timeout=settings.webhook_timeout, allow_loopback=settings.allow_loopback_fetch),
            links,
            metrics,
            wall_clock,
            http_hosts=settings.webhook_http_hosts,
            base_url=settings.base_url,
            disable_after=settings.webhook_disable_after,
        ),
        metrics=metrics,
        blobs=blobs,
        store=store,
        offload=offload,
    )
    warmers = tuple(part.warm for part in (decoder, moderator) if isinstance(part, (PhotoDecoder, PhotoModerator)))
    return App(settings, services, store, queue, blobs, metrics, children, warmers)


def _limiter(settings: Settings, store: SqlStore) -> Limiter:
    """SQLite has one node; PostgreSQL may have many."""
    rate = settings.requests_per_second
    return TokenBuckets(rate) if store.inline_reads else SharedBuckets(rate, store.take_request)


def _fetcher(settings: Settings) -> Fetcher:
    return PhotoFetcher(
        max_bytes=settings.image_max_bytes,
        timeout=settings.fetch_timeout,
        allow_loopback=settings.allow_loopback_fetch,
    )


def _decoder(settings: Settings, children: ExitStack) -> Decoder:
    decoder = make_decoder(settings)
    children.callback(decoder.close)
    return decoder


def _moderator(settings: Settings, store: SqlStore, children: ExitStack) -> Moderator | None:
    if not settings.moderation:
        return None
    moderator = make_moderator(settings, store)
    children.callback(moderator.close)
    return moderator


def make_moderator(settings: Settings, store: SqlStore) -> PhotoModerator:
    """The moderator of the settings, on the store's block list. Close it when done."""
    return PhotoModerator(store.blocked, nsfw_threshold=settings.nsfw_threshold, block_distance=settings.block_distance)


def make_decoder(settings: Settings) -> PhotoDecoder:
    """The decoder with the limits of the settings. Close it when done."""
    return PhotoDecoder(
        Limits(
            max_bytes=settings.image_max_bytes,
            min_side=settings.image_min_side,
            max_pixels=settings.image_max_pixels,
        )
    )


def signing_secret(settings: Settings) -> bytes:
    """The secret of the settings, or the one kept in data_dir, made there the first time."""
    if settings.signing_secret:
        return settings.signing_secret.encode()
    path = settings.data_dir / "signing-secret"
    try:
        return _read_secret(path)
    except FileNotFoundError:
        _write_secret(path)
        return _read_secret(path)


def _read_secret(path: Path) -> bytes:
    secret = path.read_bytes()
    if len(secret) < 32:
        raise ValueError(f"{path} is damaged: remove it, and links handed out before stop working")
    return secret


def _write_secret(path: Path) -> None:
    # Linked into place whole: two processes that start at once end up with one secret.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
