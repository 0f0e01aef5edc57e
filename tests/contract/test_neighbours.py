"""Balance, empty lists, health, OpenAPI and browsers."""

from __future__ import annotations

import re

import pytest
from wire_service import PROTOTYPE, Caller, Service

from figurelab.http.neighbours import EMPTY_LISTS


def test_the_balance(caller: Caller) -> None:
    assert caller.get("/openapi/v1/balance").json() == {"balance": 1000}


@pytest.mark.parametrize("path", EMPTY_LISTS)
def test_lists_of_tasks_that_are_not_made_here(caller: Caller, path: str) -> None:
    answer = caller.get(f"{path}?page_size=10&sort_by=-created_at")
    assert (answer.status_code, answer.json()) == (200, [])


def test_health(service: Service, caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    assert caller.get("/healthz").json() == {"status": "ok"}
    assert caller.get("/readyz").json() == {"status": "ready"}
    for path in ("/healthz", "/readyz"):  # as monitors ask
        head = caller.http.head(path)
        assert (head.status_code, head.content) == (200, b"")

    def broken() -> None:
        raise OSError("no database")

    monkeypatch.setattr(service.app.store, "ping", broken)
    assert caller.get("/readyz").status_code == 503
    assert caller.http.head("/readyz").status_code == 503
    assert caller.get("/healthz").status_code == 200


def test_the_openapi_document_declares_what_is_served(caller: Caller) -> None:
    document = caller.get("/openapi.json").json()
    paths = document["paths"]
    for stage in ("prototype", "build"):
        root = f"/openapi/creative-lab/figure/v1/{stage}"
        assert set(paths[root]) == {"post", "get"}
        assert set(paths[f"{root}/{{id}}"]) == {"get", "delete"}
        assert set(paths[f"{root}/{{id}}/stream"]) == {"get"}
        assert set(paths[root]["post"]["responses"]) >= {"202", "400", "401", "402", "429"}
        assert "200" not in paths[root]["post"]["responses"]
    assert document["components"]["schemas"]["BuildTask"]["example"]["consumed_credits"] == 20
    assert "422" not in str(document)


def test_the_reference_page_needs_no_other_host(caller: Caller) -> None:
    answer = caller.get("/docs")
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert re.findall(r"https?://(?!assets\.example\.com/)", answer.text) == []
    assert "<script" not in answer.text
    document = caller.get("/openapi.json").json()
    for path in document["paths"]:
        assert f"<code>{path}</code>" in answer.text
    for name, schema in document["components"]["schemas"].items():
        assert f'id="{name}"' in answer.text
        for field in schema["properties"]:
            assert f"<code>{field}" in answer.text
    ids = re.findall(r'id="([^"]*)"', answer.text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', answer.text)) <= set(ids)
    # What is always empty takes one section, or nobody would find the rest.
    assert len([heading for heading in ids if heading.startswith("GET/openapi/")]) == 7


def test_other_origins_are_refused_unless_allowed(service: Service, caller: Caller) -> None:
    def origin(name: str) -> str | None:
        return caller.get(PROTOTYPE, headers={"Origin": name}).headers.get("access-control-allow-origin")

    assert origin("https://evil.example") is None
    assert origin("https://app.example") == "https://app.example"


def test_without_the_setting_no_origin_is_allowed(idle: Service) -> None:
    caller = idle.caller()
    headers = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}
    assert "access-control-allow-origin" not in caller.get(PROTOTYPE, headers=headers).headers
    preflight = caller.http.request("OPTIONS", PROTOTYPE, headers=headers)
    assert preflight.status_code == 405
    assert "access-control-allow-origin" not in preflight.headers
