"""Signed links: what they serve, and that nothing else is served."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import httpx2
import pytest
from wire_service import BUILD, PROTOTYPE, Caller, Service

from figurelab.http.ranges import Unsatisfiable, byte_range

GLB = b"model.glb 40000"


@pytest.fixture(scope="module")
def links(service: Service) -> dict[str, str]:
    caller = service.caller()
    prototype = caller.wait(PROTOTYPE, caller.prototype())
    build = caller.wait(BUILD, caller.build(prototype["id"]))
    return {
        "concept": prototype["image_urls"][0],
        **build["model_urls"],
        "preview": build["thumbnail_url"],
        "texture": build["texture_urls"][0]["base_color"],
    }


@pytest.fixture
def anonymous() -> Iterator[httpx2.Client]:
    with httpx2.Client(trust_env=False) as client:
        yield client


def changed(url: str, **query: str | None) -> str:
    parts = urlsplit(url)
    values = {name: value[0] for name, value in parse_qs(parts.query).items()} | query
    return urlunsplit(parts._replace(query=urlencode({k: v for k, v in values.items() if v is not None})))


def test_every_file_with_its_type(links: dict[str, str], anonymous: httpx2.Client) -> None:
    types = {
        "concept": "image/png",
        "glb": "model/gltf-binary",
        "obj": "model/obj",
        "mtl": "model/mtl",
        "preview": "image/png",
        "texture": "image/png",
    }
    for name, kind in types.items():
        answer = anonymous.get(links[name])
        assert answer.status_code == 200
        assert answer.headers["content-type"] == kind
        assert answer.headers["content-length"] == str(len(answer.content))
        assert answer.headers["x-content-type-options"] == "nosniff"
    glb = anonymous.get(links["glb"])
    assert glb.content == GLB
    assert glb.headers["content-disposition"] == 'attachment; filename="model.glb"'
    assert anonymous.get(links["concept"]).headers["content-disposition"] == 'inline; filename="concept.png"'


def test_tampered_and_expired_links_are_refused(
    links: dict[str, str], anonymous: httpx2.Client, service: Service
) -> None:
    url = links["glb"]
    expires = int(parse_qs(urlsplit(url).query)["Expires"][0])
    assert expires > time.time()
    path = urlsplit(url).path
    signed = service.app.services.query._links.sign
    for bad in (
        changed(url, Expires=str(expires + 1)),
        changed(url, Expires="x"),
        changed(url, Signature=None),
        changed(url, Signature="0" * 64),
        changed(url, Signature="é"),
        changed(url, Expires=None),
        changed(url, **{"Key-Pair-Id": "2"}),
        url.replace("model.glb", "model.obj"),
        url.replace("/output/", "/output/../"),
        service.base + signed(path, int(time.time()) - 1),
        service.base + path,
    ):
        answer = anonymous.get(bad)
        assert answer.status_code in (403, 404), bad
        assert list(answer.json()) == ["message"]
        assert GLB not in answer.content
    assert anonymous.get(changed(url, Signature="0" * 64)).status_code == 403
    assert anonymous.get(service.base + signed(path, int(time.time()) - 1)).status_code == 403
    short = anonymous.get(service.base + signed(path, int(time.time()) + 60))
    assert short.content == GLB
    private, age = short.headers["cache-control"].split(", max-age=")
    assert (private, 50 < int(age) <= 60) == ("private", True), "no copy outlives its link"


def test_ranges(links: dict[str, str], anonymous: httpx2.Client) -> None:
    url = links["glb"]
    size = len(GLB)
    ranges = {"0-3": (0, 4), "6-": (6, size), "-5": (size - 5, size), "0-999": (0, size), "-999": (0, size)}
    for spec, (start, end) in ranges.items():
        header = f"bytes={spec}"
        answer = anonymous.get(url, headers={"Range": header})
        assert answer.status_code == 206, header
        assert answer.content == GLB[start:end]
        assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
    beyond = anonymous.get(url, headers={"Range": f"bytes={size}-"})
    assert beyond.status_code == 416
    assert beyond.headers["content-range"] == f"bytes */{size}"
    for ignored in ("bytes=0-1,3-4", "lines=0-1", "bytes=5-2", "bytes=-", "bytes=a-b"):
        answer = anonymous.get(url, headers={"Range": ignored})
        assert (answer.status_code, answer.content) == (200, GLB)


def test_head_and_conditional_requests(links: dict[str, str], anonymous: httpx2.Client) -> None:
    url = links["glb"]
    head = anonymous.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(GLB))
    assert head.headers["accept-ranges"] == "bytes"
    etag = head.headers["etag"]
    for known in (etag, f'"other", W/{etag}', "*"):
        assert anonymous.get(url, headers={"If-None-Match": known}).status_code == 304
    assert anonymous.get(url, headers={"If-None-Match": '"other"'}).status_code == 200
    assert anonymous.get(url, headers={"If-Range": etag, "Range": "bytes=0-1"}).status_code == 206
    assert anonymous.get(url, headers={"If-Range": '"other"', "Range": "bytes=0-1"}).status_code == 200
    assert anonymous.head(links["obj"]).headers["etag"] != etag


def test_a_deleted_file_is_gone(service: Service, caller: Caller, anonymous: httpx2.Client) -> None:
    task = caller.wait(PROTOTYPE, caller.prototype())
    url = task["image_urls"][0]
    assert anonymous.get(url).status_code == 200
    service.app.blobs.delete([info.key for info in service.app.blobs.list(f"tasks/{task['id']}/")])
    assert anonymous.get(url).status_code == 404


def test_byte_ranges_of_an_empty_file() -> None:
    assert byte_range(None, 0) is None
    with pytest.raises(Unsatisfiable):
        byte_range("bytes=0-0", 0)
    with pytest.raises(Unsatisfiable):
        byte_range("bytes=-0", 5)
