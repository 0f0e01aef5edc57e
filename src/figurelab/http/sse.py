"""Server-sent events (WHATWG HTML, section 9.2): one ``data`` line an event, since clients parse line by line."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping

from starlette.responses import StreamingResponse

_TYPE = "text/event-stream"
_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


def frame(event: str, data: Mapping[str, object]) -> bytes:
    """One event. JSON escapes line breaks, so the data can never span lines."""
    return f"event: {event}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()


def event_stream(events: AsyncIterator[tuple[str, Mapping[str, object]]]) -> StreamingResponse:
    """An answer that ends when the events end; closing the connection cancels them."""

    async def frames() -> AsyncIterator[bytes]:
        async for event, data in events:
            yield frame(event, data)

    return StreamingResponse(frames(), media_type=_TYPE, headers=_HEADERS)


def no_events() -> StreamingResponse:
    """The same answer for HEAD, which watches nothing."""
    return StreamingResponse(iter(()), media_type=_TYPE, headers=_HEADERS)
