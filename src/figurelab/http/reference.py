"""``/docs``: the OpenAPI document as a page to read. Plain HTML made here: no script, nothing from another host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from figurelab.http.schemas import Json

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h2{margin-top:2.5rem;border-bottom:1px solid #ddd}
h2 b{font:600 .8em ui-monospace,monospace;padding:.1em .5em;margin-right:.5em;border-radius:.3em;background:#ffe3c8}
code,pre{font:.88em/1.45 ui-monospace,monospace;overflow-wrap:anywhere}
pre{background:#f6f6f4;padding:.8rem;overflow:auto;border-radius:.4rem}
table{border-collapse:collapse;width:100%;margin:.6rem 0}
@media(min-width:40rem){td:first-child{white-space:nowrap}}
nav{columns:20rem;margin:1.5rem 0}
nav a{display:block;text-decoration:none;overflow-wrap:anywhere}
td,th{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-top:1px solid #eee}
@media(prefers-color-scheme:dark){body{background:#1b1b1d;color:#ddd}pre{background:#26262a}td,th,h2{border-color:#333}
h2 b{background:#6b4423}a{color:#8ab4f8}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

router = APIRouter()


@router.head("/docs", include_in_schema=False)
@router.get("/docs", include_in_schema=False)
async def page(request: Request) -> Response:
    """The reference of this very service."""
    document: Json = request.app.openapi()
    return HTMLResponse("".join(_page(document)), headers={"Content-Security-Policy": _POLICY})


def _page(document: Json) -> Iterator[str]:
    info = document["info"]
    title = f"{escape(info['title'])} {escape(info['version'])}"
    yield f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
    yield f"<h1>{title}</h1><p>{escape(info['description'])} "
    yield 'Send <code>Authorization: Bearer &lt;key&gt;</code>. <a href="/openapi.json">openapi.json</a></p>'
    operations = [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    told = [one for one in operations if not _always_empty(one[2])]
    yield "<nav>"
    for method, path, operation in told:
        yield f'<a href="#{_anchor(method, path)}"><code>{method}</code> {escape(operation["summary"])}</a>'
    yield "</nav>"
    for method, path, operation in told:
        yield from _operation(method, path, operation)
    yield from _empty([path for _, path, operation in operations if _always_empty(operation)])
    for name, schema in document["components"]["schemas"].items():
        yield f'<h2 id="{escape(name)}">{escape(name)}</h2>'
        yield from _schema(schema)


def _operation(method: str, path: str, operation: Json) -> Iterator[str]:
    yield f'<h2 id="{_anchor(method, path)}"><b>{method}</b><code>{escape(path)}</code></h2>'
    yield f"<p>{escape(operation['summary'])}</p>"
    parameters = operation.get("parameters", [])
    if parameters:
        rows = [
            (f"{one['name']} ({one['in']})", _kind(one["schema"]), one.get("description", "")) for one in parameters
        ]
        yield from _table(("parameter", "type", ""), rows)
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield f"<p>Body: {_kind(content['schema'])}</p>"
    answers = operation["responses"].items()
    yield from _table(
        ("status", "body", ""), [(code, _body(answer), answer["description"]) for code, answer in answers]
    )


def _always_empty(operation: Json) -> bool:
    """Whether it is one of the lists that other clients ask for when they start."""
    answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
    return answer.get("schema", {}).get("maxItems") == 0


def _empty(paths: list[str]) -> Iterator[str]:
    yield "<h2>Lists of other kinds of task</h2>"
    yield "<p>Clients of the wider API ask for them when they start; they are always <code>[]</code> here.</p>"
    yield "<p>" + " · ".join(f"<code>{escape(path)}</code>" for path in paths) + "</p>"


def _anchor(method: str, path: str) -> str:
    return escape(f"{method}{path}")


def _schema(schema: Json) -> Iterator[str]:
    required = schema.get("required", ())
    rows = [
        (name + ("" if name in required else " (optional)"), _kind(field), field.get("description", ""))
        for name, field in schema["properties"].items()
    ]
    yield from _table(("field", "type", ""), rows)
    if "example" in schema:
        yield f"<pre>{escape(json.dumps(schema['example'], indent=2, ensure_ascii=False))}</pre>"


def _table(head: tuple[str, str, str], rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """Rows of plain text, HTML, plain text."""
    yield "<table><tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"
    for first, second, third in rows:
        yield f"<tr><td><code>{escape(first)}</code></td><td>{second}</td><td>{escape(third)}</td></tr>"
    yield "</table>"


def _body(answer: Json) -> str:
    return ", ".join(_kind(content["schema"]) for content in answer.get("content", {}).values())


def _kind(schema: Json) -> str:
    """The type as HTML, with a link where it has a section of its own."""
    if "$ref" in schema:
        name = escape(str(schema["$ref"]).rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    if "anyOf" in schema:
        return " or ".join(map(_kind, schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"always <code>{escape(json.dumps(schema['const']))}</code>"
    kind = escape(str(schema.get("type", "anything")))
    if schema.get("items"):
        kind += f" of {_kind(schema['items'])}"
    if inner := schema.get("properties"):
        kind += " of " + ", ".join(f"<code>{escape(name)}</code>" for name in inner)
    limits = [
        f"{name} {json.dumps(schema[name])}"
        for name in ("default", "minimum", "maximum", "maxLength")
        if name in schema
    ]
    return kind + (f" ({escape(', '.join(limits))})" if limits else "")
