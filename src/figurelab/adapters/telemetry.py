"""Logs: one event a line on stderr, for people on a terminal and JSON anywhere else, without anybody's data."""

from __future__ import annotations

import contextlib
import logging
import re
import sys
from typing import Any, Literal, TextIO, cast

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

LogLevel = Literal["debug", "info", "warning", "error"]

# Pictures, keys, signing secrets and signatures, wherever they stand: in a message, a field or a traceback.
_SECRETS = (
    (re.compile(r"data:[\w.+/-]*;base64,[\w+/=-]*", re.IGNORECASE), "data:[removed]"),
    (re.compile(r"\b(flk_|msy_|whsec_)[\w+/=-]+"), r"\1[removed]"),
    (re.compile(r"\b(Bearer\s+)[^\s\"'\\]+", re.IGNORECASE), r"\1[removed]"),
    (re.compile(r"\b(Signature=)[\w%+/=-]+", re.IGNORECASE), r"\1[removed]"),
)


class _Stderr:
    """The process's stderr as it is now. A log that cannot be written must not fail the task it speaks of."""

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()


def scrub(text: str) -> str:
    """The text without data URIs, API keys, webhook secrets and link signatures."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def configure_logs(level: LogLevel) -> None:
    """Set up structlog, and Python's own logging where nobody did, unless a program that embeds the service did."""
    if structlog.is_configured():
        return
    # Plain tracebacks: structlog's richer ones print local variables, and those hold photos and keys.
    renderers: list[Processor] = (
        [_scrubbed(structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback))]
        if sys.stderr.isatty()
        else [structlog.processors.format_exc_info, _scrubbed(structlog.processors.JSONRenderer())]
    )
    common: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[*common, *renderers],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, _Stderr())),
    )
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(_library_handler(common, renderers))
        root.setLevel(max(number, logging.WARNING))


def _library_handler(common: list[Processor], renderers: list[Processor]) -> logging.Handler:
    """What libraries log, such as the web server's tracebacks, in the same form."""
    handler = logging.StreamHandler(cast(TextIO, _Stderr()))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=common,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
        )
    )
    return handler


def _scrubbed(render: Any) -> Processor:
    def processor(logger: WrappedLogger, name: str, event: EventDict) -> str:
        return scrub(str(render(logger, name, event)))

    return processor
