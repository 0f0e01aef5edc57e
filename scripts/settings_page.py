"""Writes the table of ``docs/settings.md`` from the settings themselves: ``python scripts/settings_page.py``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

from figurelab.settings import Settings

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"
BEGIN, END = "<!-- table: scripts/settings_page.py -->", "<!-- end of table -->"


def table() -> str:
    """One row a setting: variable, default, range, meaning."""
    rows = ["| variable | default | range | meaning |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        rows.append(
            f"| `FIGURELAB_{name.upper()}` | {_default(field.default)} | {_range(field)} | {field.description} |"
        )
    return "\n".join(rows)


def _default(value: Any) -> str:
    if value in ("", ()):
        return "empty"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _range(field: FieldInfo) -> str:
    """The bounds or the choices of a field; the whole annotation is in the model."""
    if choices := [str(each) for each in get_args(field.annotation) if isinstance(each, str)]:
        return ", ".join(choices)
    signs = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
    bounds = [
        f"{sign} {getattr(each, name):g}" if isinstance(getattr(each, name), float) else f"{sign} {getattr(each, name)}"
        for each in field.metadata
        for name, sign in signs.items()
        if hasattr(each, name)
    ]
    return ", ".join(bounds)


def main() -> None:
    page = PAGE.read_text()
    block = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not block.search(page):
        raise SystemExit(f"{PAGE} has no {BEGIN} ... {END}")
    PAGE.write_text(block.sub(lambda _: f"{BEGIN}\n{table()}\n{END}", page))


if __name__ == "__main__":
    main()
