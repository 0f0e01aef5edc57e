"""``figurelab doctor``: what works on this machine and what does not."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import typer

from figurelab.cli.common import read_settings
from figurelab.settings import Settings

if TYPE_CHECKING:
    from figurelab.ports import Photo

Finding = tuple[bool | None, str, str]
"""Works, does not, or None for something to know; what; how it is."""

_MARKS = {True: ("ok", typer.colors.GREEN), False: ("FAIL", typer.colors.RED), None: ("note", typer.colors.YELLOW)}


def doctor(warm: bool) -> None:
    """Print every finding; status 1 where something does not work."""
    settings = read_settings()
    failed = False
    for works, what, how in findings(settings, warm):
        mark, color = _MARKS[works]
        typer.echo(f"{typer.style(f'{mark:>4}', fg=color)}  {what}: {how}")
        failed = failed or works is False
    if failed:
        raise typer.Exit(1)


def findings(settings: Settings, warm: bool) -> Iterator[Finding]:
    """One after the other, as they are found."""
    yield _python()
    yield None, "machine", f"{platform.platform()}, {os.cpu_count()} cores"
    yield _packages()
    yield from _models(files("figurelab.models"))
    yield _guarded("kernels", _warm if warm else _kernels)
    yield _guarded("data folder", lambda: _writable(settings.data_dir))
    yield _guarded("database", lambda: _database(settings))
    yield _guarded("storage", lambda: _storage(settings))
    if settings.resolved_database_url.startswith("postgresql"):
        yield from _shared(settings)
    yield _guarded("decoder", _decoder)
    yield _guarded("moderation", lambda: _moderation(settings))
    yield _guarded("port", lambda: _port(settings))


def _guarded(what: str, check: Callable[[], Finding]) -> Finding:
    """A check that breaks is a finding too."""
    try:
        return check()
    except Exception as error:
        return False, what, f"{type(error).__name__}: {error}"


def _python() -> Finding:
    return (3, 11) <= sys.version_info[:2] <= (3, 13), "Python", f"{platform.python_version()}, 3.11 to 3.13 wanted"


def _packages() -> Finding:
    names = [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in requires("figurelab") or [] if "extra ==" not in line]
    found: list[str] = []
    missing: list[str] = []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return False, "packages", f"missing: {', '.join(missing)}"
    return True, "packages", f"all {len(found)} there: {', '.join(found)}"


def _models(folder: Traversable) -> Iterator[Finding]:
    """Each shipped net against the manifest's SHA-256."""
    try:
        manifest: list[dict[str, Any]] = json.loads(folder.joinpath("manifest.json").read_text())
    except FileNotFoundError:
        yield False, "models", "manifest.json is missing from the package"
        return
    for entry in manifest:
        yield _model(folder.joinpath(entry["file"]), entry["file"], entry["sha256"])


def _model(file: Traversable, name: str, wanted: str) -> Finding:
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return False, f"model {name}", "missing from the package"
    got = hashlib.sha256(data).hexdigest()
    state = f"{len(data) / 1e6:.1f} MB, sha256 {got[:12]}…"
    if got == wanted:
        return True, f"model {name}", state
    return False, f"model {name}", f"{state}, the manifest says {wanted[:12]}…"


def _kernels() -> Finding:
    """Whether compiled kernels lie in numba's cache. Without them the first task compiles for a minute."""
    package = Path(str(files("figurelab")))
    roots = [Path(folder) for folder in (os.environ.get("NUMBA_CACHE_DIR"),) if folder] or [package]
    count = sum(1 for root in roots for _ in root.rglob("*.nbi"))
    if count == 0:
        return False, "kernels", "not compiled yet: run figurelab doctor --warm"
    return True, "kernels", f"{count} compiled and cached"


def _warm() -> Finding:
    from figurelab.engines.procedural import warm

    began = time.perf_counter()
    warm()
    count = _kernels()[2]
    return True, "kernels", f"{count}, warm in {time.perf_counter() - began:.1f} s"


def _writable(folder: Path) -> Finding:
    existing = folder.resolve()
    while not existing.exists():
        existing = existing.parent
    with NamedTemporaryFile(dir=existing):
        pass
    where = folder.resolve()
    return True, "data folder", f"{where} is writable" if where == existing else f"{where} can be made"


def _database(settings: Settings) -> Finding:
    from figurelab.adapters.store import SqlStore

    url = settings.resolved_database_url
    shown = re.sub(r"//[^@/]*@", "//", url)
    if url.startswith("sqlite") and not Path(url.removeprefix("sqlite:///")).exists():
        return None, "database", f"{shown} will be made at the first start"
    store = SqlStore(url)
    try:
        store.ping()
    finally:
        store.close()
    return True, "database", f"{shown} answers"


def _storage(settings: Settings) -> Finding:
    from figurelab.adapters.blobs import ObstoreBlobs

    if settings.resolved_storage_url.startswith("file://"):
        return None, "storage", settings.resolved_storage_url
    blobs = ObstoreBlobs(settings.resolved_storage_url)
    blobs.put("doctor/probe", b"probe")
    same = blobs.get("doctor/probe") == b"probe"
    blobs.delete(["doctor/probe"])
    return same, "storage", f"{settings.resolved_storage_url} takes and gives files"


def _shared(settings: Settings) -> Iterator[Finding]:
    """What nodes on several machines need to have in common."""
    if settings.signing_secret:
        yield True, "signing secret", "is set; it must be the same on every node"
    else:
        yield None, "signing secret", "each machine makes its own, and refuses the others' links: set one for all"
    if settings.resolved_storage_url.startswith("file://"):
        yield None, "storage", "is a folder, which other machines do not see: set an s3:// address"


def _decoder() -> Finding:
    photo = _demo_photo()
    return True, "decoder", f"the bundled photo decodes to {photo.width} x {photo.height} in a confined process"


def _demo_photo() -> Photo:
    from figurelab.intake.decoder import PhotoDecoder

    decoder = PhotoDecoder(children=1)
    try:
        return decoder.decode(files("figurelab.data").joinpath("demo.png").read_bytes())
    finally:
        decoder.close()


def _moderation(settings: Settings) -> Finding:
    from figurelab.intake.moderator import PhotoModerator

    if not settings.moderation:
        return None, "moderation", "is switched off"
    moderator = PhotoModerator(lambda: (), nsfw_threshold=1.0, block_distance=0)
    try:
        sight = moderator.look(_demo_photo())
    finally:
        moderator.close()
    return sight.nsfw < settings.nsfw_threshold, "moderation", f"scores the bundled photo {sight.nsfw:.3f} of 1"


def _port(settings: Settings) -> Finding:
    from figurelab.cli.node import address, listen

    try:
        with listen(settings.host, settings.port) as listening:
            return True, "port", f"{address(listening)} is free"
    except OSError as error:
        return None, "port", str(error)
