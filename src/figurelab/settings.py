"""One frozen settings model.

Every field is read from ``FIGURELAB_<NAME>`` in the environment, else from the file that ``FIGURELAB_CONFIG`` names:
``FIGURELAB_<NAME>=value`` lines, or a TOML file (``.toml``) of ``name = value``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from figurelab.domain.credits import Prices

PREFIX = "FIGURELAB_"
CONFIG_VARIABLE = PREFIX + "CONFIG"
_MISSPELT, _SIMILAR = 0.8, 0.6
"""Likeness of names, 0 to 1, from which one is taken for the other, and from which the other is worth naming."""
_DAY_MS = 86_400_000


def _listed(value: object) -> object:
    """``one, two`` or a JSON list, as text; a file's list as it is."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return json.loads(value)
    return [part.strip() for part in value.split(",") if part.strip()]


def _begins(*beginnings: str) -> AfterValidator:
    """Empty, or one of the addresses that are understood: nothing else may wait for the first request to fail."""

    def check(value: str) -> str:
        if value and not value.startswith(beginnings):
            raise ValueError(f"must begin with {' or '.join(beginnings)}")
        return value

    return AfterValidator(check)


_Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class Settings(BaseSettings):
    """How one node of the service behaves. Deployments differ in database_url and storage_url only."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, environment, file; the first that knows a field decides."""
        return (init_settings, env_settings, *_file(settings_cls))

    data_dir: Path = Field(Path("figurelab-data"), description="Where the embedded database, files and secret lie.")
    database_url: Annotated[str, _begins("sqlite:///", "postgresql://")] = Field(
        "", description="sqlite:///path or postgresql://...; empty: figurelab.sqlite in data_dir."
    )
    storage_url: Annotated[str, _begins("file:///", "s3://", "memory:///")] = Field(
        "", description="file:///path or s3://bucket/prefix; empty: files in data_dir."
    )
    host: str = Field("127.0.0.1", description="Address that serve listens on.")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(8000, description="Port that serve listens on.")
    public_url: Annotated[str, _begins("http://", "https://")] = Field(
        "", description="Base of the file links, such as https://figures.example; empty: as the request came."
    )

    cors_origins: _Names = Field(
        (),
        description="Origins whose pages may call the API from a browser, such as https://app.example, with commas"
        " between; none by default.",
    )

    price_prototype: Annotated[int, Field(ge=0)] = Field(6, description="Credits a prototype task costs.")
    price_build: Annotated[int, Field(ge=0)] = Field(20, description="Credits a build task costs.")
    requests_per_second: Annotated[float, Field(gt=0)] = Field(
        20.0, description="Requests per second and account, over all its keys; more answer 429."
    )
    concurrent_tasks: Annotated[int, Field(ge=1)] = Field(
        10, description="Tasks queued or running per account; more answer 429."
    )
    test_mode: bool = Field(
        False,
        description="Accept the public test-mode key: it spends nothing and always gets the same sample; its tasks are"
        " seen by everybody who uses it.",
    )
    retention_days: Annotated[float, Field(gt=0)] = Field(
        3.0, description="Days after the finish until results are deleted."
    )
    keep_photos: bool = Field(
        True, description="Keep source photos as long as the results; false: only while their task runs."
    )

    image_max_bytes: Annotated[int, Field(ge=1024)] = Field(20 * 1024 * 1024, description="Largest photo in bytes.")
    upload_memory: Annotated[int, Field(ge=1024 * 1024)] = Field(
        256 * 1024 * 1024,
        description="Bytes of memory in one API node for photos that arrive at the same time, half of them for one"
        " account at most; a request waits up to 10 seconds for room, then it answers 503 with Retry-After.",
    )
    image_min_side: Annotated[int, Field(ge=1)] = Field(64, description="Shortest side of a photo in pixels.")
    image_max_pixels: Annotated[int, Field(ge=4096)] = Field(
        50_000_000, description="Most pixels, width x height, of a photo."
    )
    moderation: bool = Field(True, description="Look at each photo before the charge, and refuse some.")
    nsfw_threshold: Annotated[float, Field(gt=0, le=1)] = Field(
        0.8, description="Score, 0 to 1, from which a photo is refused as not safe for work."
    )
    block_distance: Annotated[int, Field(ge=0, le=128)] = Field(
        31, description="Bits of 256 by which a photo may differ from a blocked picture and still be refused."
    )
    fetch_timeout: Annotated[float, Field(gt=0)] = Field(
        10.0, description="Seconds for downloading a photo, redirects included."
    )
    allow_loopback_fetch: bool = Field(
        False, description="Allow photos from loopback addresses on any port; for tests only."
    )

    webhook_http_hosts: _Names = Field(
        (),
        description="Hosts that webhooks may call over plain http, with commas between; every other one needs https.",
    )
    webhook_timeout: Annotated[float, Field(gt=0)] = Field(
        15.0, description="Seconds a webhook's address may take to answer."
    )
    webhook_disable_after: Annotated[int, Field(ge=1)] = Field(
        20, description="Failed attempts in a row after which a webhook is switched off."
    )

    signing_secret: str = Field(
        "", description="Signs the file links; empty: made once and kept in data_dir, mode 0600."
    )
    url_lifetime: Annotated[float, Field(gt=0)] = Field(
        86_400.0, description="Seconds a file link works after it was handed out, at most until expires_at."
    )

    engine: str = Field(
        "figurelab.engines.procedural:ProceduralEngine",
        description="Import path of the engine, package.module:Class.",
    )
    engine_deadline: Annotated[float, Field(gt=0)] = Field(
        120.0, description="Seconds a stage may compute before it is killed and FAILED with timeout."
    )
    engine_start_timeout: Annotated[float, Field(gt=0)] = Field(
        120.0, description="Seconds an engine process may take to import and warm up."
    )
    engine_threads: Annotated[int, Field(ge=0)] = Field(
        0, description="Threads of one engine process; 0: cores divided by worker_concurrency."
    )
    worker_concurrency: Annotated[int, Field(ge=1)] = Field(
        1, description="Stages computed at once by one worker, each in its own warm process."
    )
    max_attempts: Annotated[int, Field(ge=1)] = Field(
        3, description="How often a task is begun again after its worker died, before it is FAILED."
    )
    shutdown_grace: Annotated[float, Field(ge=0)] = Field(
        20.0,
        description="Seconds a stopping worker lets running stages finish; the rest are taken up by others.",
    )
    heartbeat: Annotated[float, Field(gt=0)] = Field(2.0, description="Seconds between a worker's signs of life.")
    heartbeat_dead: Annotated[float, Field(gt=0)] = Field(
        10.0,
        description="Seconds without a sign of life after which a worker's tasks are taken up by others.",
    )
    triangles: Annotated[int, Field(ge=1000, le=500_000)] = Field(
        40_000, description="Triangles of the finished model."
    )
    texture_size: Annotated[int, Field(ge=256, le=8192)] = Field(
        2048, description="Side of the base-colour texture in texels."
    )

    metrics_token: str = Field("", description="Bearer token that /metrics asks for; empty: it is open.")
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = Field(
        0, description="Port on which a worker without the API serves its metrics; 0: none."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least severe event that is logged."
    )

    @property
    def prices(self) -> Prices:
        return Prices(self.price_prototype, self.price_build)

    @property
    def base_url(self) -> str:
        """Base of the links in webhooks, where no request says how the service was reached."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def retention_ms(self) -> int:
        return round(self.retention_days * _DAY_MS)

    @property
    def resolved_database_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir.resolve()}/figurelab.sqlite"

    @property
    def resolved_storage_url(self) -> str:
        return self.storage_url or (self.data_dir.resolve() / "files").as_uri()


class Stray(NamedTuple):
    """A variable that begins like a setting's and is none. meant: the nearest setting's, empty where none is near.
    misspelt: so near that nothing else can be meant."""

    name: str
    meant: str
    misspelt: bool

    def __str__(self) -> str:
        return f"{self.name} is no setting" + (f", did you mean {self.meant}?" if self.meant else "")


def strays(names: Iterable[str]) -> list[Stray]:
    """Of the names of variables, those that begin with FIGURELAB_ and say nothing to any setting."""
    known = [CONFIG_VARIABLE, *(PREFIX + field.upper() for field in Settings.model_fields)]
    found = sorted(name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known)
    return [_stray(name, known) for name in found]


def _stray(name: str, known: Iterable[str]) -> Stray:
    def likeness(other: str) -> float:
        return SequenceMatcher(None, name.upper().removeprefix(PREFIX), other.removeprefix(PREFIX)).ratio()

    nearest = max(known, key=likeness)
    near = likeness(nearest)
    return Stray(name, nearest if near >= _SIMILAR else "", near >= _MISSPELT)


def _file(settings: type[BaseSettings]) -> tuple[PydanticBaseSettingsSource, ...]:
    """The configuration file, if one is named. Raises FileNotFoundError for one that is not there."""
    name = os.environ.get(CONFIG_VARIABLE)
    if not name:
        return ()
    path = Path(name)
    if not path.is_file():
        raise FileNotFoundError(f"{CONFIG_VARIABLE}: there is no file {name}")
    if path.suffix == ".toml":
        return (TomlConfigSettingsSource(settings, toml_file=path),)
    return (DotEnvSettingsSource(settings, env_file=path),)
