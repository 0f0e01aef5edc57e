"""The documentation says what there is: every setting, command, route and target, and links that lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
from fastapi import APIRouter
from typer.main import get_command

from figurelab.adapters.metrics import PrometheusMetrics
from figurelab.cli import app
from figurelab.domain.tasks import Stage
from figurelab.http import assets, health, metrics, neighbours
from figurelab.http.tasks import stage_router
from figurelab.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(group: Any, prefix: str = "figurelab") -> list[str]:
    """Every command as it is typed, groups included."""
    found: list[str] = []
    for name, command in group.commands.items():
        found.append(f"{prefix} {name}")
        found += commands(command, f"{prefix} {name}") if hasattr(command, "commands") else []
    return found


def routes() -> list[str]:
    """``METHOD /path`` of everything that is served and declared."""
    routers: list[APIRouter] = [
        *map(stage_router, Stage),
        neighbours.router,
        assets.router,
        health.router,
        metrics.router,
    ]
    return [
        f"{method} {route.path}"  # type: ignore[attr-defined]
        for router in routers
        for route in router.routes
        for method in sorted(route.methods - {"HEAD"})  # type: ignore[attr-defined]
    ]


def test_the_settings_page_is_the_settings() -> None:
    page = (DOCS / "settings.md").read_text()
    table = script("settings_page").table()
    assert table in page, "docs/settings.md is out of date: run python scripts/settings_page.py"
    assert table.count("`FIGURELAB_") == len(Settings.model_fields)


@pytest.mark.parametrize("command", commands(get_command(app)))
def test_every_command_is_documented(command: str) -> None:
    assert isinstance(app, typer.Typer)
    for readme in READMES:
        assert re.search(rf"{command}\b", readme.read_text()), f"{readme.name} does not name {command}"


def test_every_route_is_documented() -> None:
    page = (DOCS / "architecture" / "01-api.md").read_text()
    found = routes()
    assert len(found) > 10
    assert [route for route in found if f"`{route}`" not in page] == []


def test_every_metric_is_documented() -> None:
    page = (DOCS / "operations.md").read_text()
    body, _ = PrometheusMetrics().render({})
    names = set(re.findall(r"^# HELP (\w+)", body.decode(), re.MULTILINE))
    assert len(names) >= 8
    assert [name for name in names if f"`{name}`" not in page] == []


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert "demo" in targets
    for readme in READMES:
        assert [target for target in targets if f"make {target}" not in readme.read_text()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text())
    files = [link for link in links if not re.match(r"https?:", link)]
    assert [link for link in files if not (page.parent / link).exists()] == []


def test_every_page_is_linked() -> None:
    linked = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text())
    }
    assert [page.name for page in DOCS.rglob("*.md") if page.resolve() not in linked] == []


def test_the_file_tree_is_the_tree() -> None:
    """Every folder named in the README's tree is there, and every package of the source is named."""
    tree = (ROOT / "README.md").read_text().split("```text\nsrc/figurelab/", 1)[1].split("```")[0]
    named = set(re.findall(r"[├└]── (\w+)/", tree))
    packages = {path.parent.name for path in (ROOT / "src" / "figurelab").glob("*/__init__.py")}
    assert packages <= named
