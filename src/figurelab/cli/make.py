"""``figurelab make``: both stages in this process."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from figurelab.cli.common import die, read_settings
from figurelab.cli.photos import file_bytes, is_address
from figurelab.cli.show import bar, console, table
from figurelab.domain.errors import FigureError
from figurelab.engines.base import CONCEPT, BuildOptions, EngineError, PrototypeOptions
from figurelab.engines.child import load
from figurelab.intake.decoder import PhotoDecoder
from figurelab.intake.fetch import PhotoFetcher
from figurelab.intake.limits import Limits
from figurelab.ports import Photo
from figurelab.services.create import check_name
from figurelab.settings import Settings


def make(photo: str, out: Path, *, name: str, remove_background: bool) -> None:
    """Photo -> concept -> model. Ends with the reason where the photo cannot become a figure."""
    settings = read_settings()
    try:
        check_name(name)
        picture = read_photo(photo, settings)
    except FigureError as error:
        die(error.message.removeprefix("image_url: "))
    for warning in picture.warnings:
        console.print(warning, style="yellow")
    with console.status("starting the engine"):
        engine = load(settings.engine)
    options = BuildOptions(triangles=settings.triangles, texture_size=settings.texture_size)
    seconds: dict[str, float] = {}
    files: dict[str, bytes] = {}
    try:
        for stage in ("prototype", "build"):
            began = time.perf_counter()
            with bar(stage) as report:
                if stage == "prototype":
                    output = engine.prototype(picture.png, PrototypeOptions(name, remove_background), report)
                else:
                    output = engine.build(files[CONCEPT], options, report)
                report(100, "")
            files |= output.files
            seconds[stage] = time.perf_counter() - began
    except EngineError as error:
        die(error.message)
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (out / name).write_bytes(data)
    table(out, {name: len(data) for name, data in files.items()}, seconds)


def read_photo(photo: str, settings: Settings) -> Photo:
    """Through the same intake as the service's. Raises FigureError."""
    limits = Limits(settings.image_max_bytes, settings.image_min_side, settings.image_max_pixels)
    if is_address(photo):
        fetcher = PhotoFetcher(
            max_bytes=settings.image_max_bytes,
            timeout=settings.fetch_timeout,
            allow_loopback=settings.allow_loopback_fetch,
        )
        data = asyncio.run(fetcher.fetch(photo))
    else:
        data = file_bytes(photo)
    decoder = PhotoDecoder(limits, children=1)
    try:
        return decoder.decode(data)
    finally:
        decoder.close()
