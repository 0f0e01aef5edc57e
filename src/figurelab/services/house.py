"""Every use case in one place: what the wire and the command line are given."""

from __future__ import annotations

from dataclasses import dataclass

from figurelab.ports import Blobs, Limiter, Metrics, Store
from figurelab.services.accounts import AccountService
from figurelab.services.cancel import CancelService
from figurelab.services.create import CreateService
from figurelab.services.erase import EraseService
from figurelab.services.offload import Offload
from figurelab.services.query import QueryService
from figurelab.services.stream import StreamService
from figurelab.services.uploads import Uploads
from figurelab.services.webhooks import WebhookService
from figurelab.settings import Settings


@dataclass(frozen=True)
class Services:
    """offload: ``await offload.read(query.get, ...)`` for reads, ``await offload.call(...)`` for the rest."""

    settings: Settings
    accounts: AccountService
    limiter: Limiter
    uploads: Uploads
    create: CreateService
    query: QueryService
    cancel: CancelService
    erase: EraseService
    stream: StreamService
    webhooks: WebhookService
    metrics: Metrics
    blobs: Blobs
    store: Store
    offload: Offload
