"""Results over signed links, whole or by range."""

from __future__ import annotations

import hashlib
import time
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from figurelab.http import openapi
from figurelab.http.context import services_of
from figurelab.http.problems import json_response
from figurelab.http.ranges import Unsatisfiable, byte_range
from figurelab.ports import BlobInfo, Blobs
from figurelab.services.offload import Offload

_TYPES = {
    "png": "image/png",
    "glb": "model/gltf-binary",
    "obj": "model/obj",
    "mtl": "model/mtl",
}
_CHUNK = 1024 * 1024

router = APIRouter(tags=["files"])


@router.head("/files/{attempt}/tasks/{id}/output/{name}", include_in_schema=False)
@router.get("/files/{attempt}/tasks/{id}/output/{name}", **openapi.file())
async def result(request: Request) -> Response:
    """The link itself is the permission: no key is asked for."""
    services = services_of(request)
    query = request.query_params
    expires = query.get("Expires", "")
    key = services.query.file_key(request.url.path, expires, query.get("Signature", ""), query.get("Key-Pair-Id", ""))
    if key is None:
        return json_response({"message": "The link is not genuine; query the task again"}, 403)
    try:
        info = await services.offload.call(services.blobs.head, key)
    except FileNotFoundError:
        return json_response({"message": "The file has been deleted"}, 404)
    if services.query.file_expired(expires):
        return json_response({"message": "The link has expired; query the task again"}, 403)
    return _respond(request, info, int(expires), services.blobs, services.offload)


def _respond(request: Request, info: BlobInfo, expires: int, blobs: Blobs, offload: Offload) -> Response:
    etag = f'"{hashlib.sha256(f"{info.key} {info.size}".encode()).hexdigest()[:32]}"'
    headers = _headers(info.key.rpartition("/")[2], etag, expires)
    known = request.headers.get("if-none-match", "")
    if etag in known or known.strip() == "*":
        return Response(status_code=304, headers=headers)
    status, (start, end) = 200, (0, info.size)
    if request.headers.get("if-range", etag) == etag:
        try:
            part = byte_range(request.headers.get("range"), info.size)
        except Unsatisfiable:
            unsatisfiable = {"Content-Range": f"bytes */{info.size}"}
            return json_response({"message": f"Range: the file has {info.size} bytes"}, 416, unsatisfiable)
        if part is not None:
            status, (start, end) = 206, part
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{info.size}"
    headers["Content-Length"] = str(end - start)
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    return StreamingResponse(_chunks(blobs, offload, info.key, start, end), status, headers)


def _headers(name: str, etag: str, expires: int) -> dict[str, str]:
    extension = name.rpartition(".")[2]
    disposition = "inline" if extension == "png" else "attachment"
    return {
        "Content-Type": _TYPES.get(extension, "application/octet-stream"),
        "Content-Disposition": f'{disposition}; filename="{name}"',
        "Accept-Ranges": "bytes",
        "ETag": etag,
        "Cache-Control": f"private, max-age={max(0, expires - int(time.time()))}",
        "X-Content-Type-Options": "nosniff",
    }


async def _chunks(blobs: Blobs, offload: Offload, key: str, start: int, end: int) -> AsyncIterator[bytes]:
    for first in range(start, end, _CHUNK):
        yield await offload.call(blobs.get_range, key, first, min(end, first + _CHUNK))
