"""The lookbook's invented figures show every choice that a FigureSpec has."""

from __future__ import annotations

import importlib.util
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from figurelab.engines.procedural.figure import FigureSpec, from_json, to_json

SCRIPT = Path(__file__).parents[2] / "scripts" / "lookbook_specs.py"


def load() -> Any:
    spec = importlib.util.spec_from_file_location("lookbook_specs", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def choices(of: type, path: str = "") -> dict[str, tuple[Any, ...]]:
    """Path of each Literal field of a nested dataclass -> its choices."""
    found: dict[str, tuple[Any, ...]] = {}
    for name, hint in get_type_hints(of).items():
        inner = [each for each in (hint, *get_args(hint)) if is_dataclass(each)]
        if get_origin(hint) is Literal:
            found[f"{path}{name}"] = get_args(hint)
        elif inner:
            found |= choices(inner[0], f"{path}{name}.")
    return found


def at(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = getattr(value, name) if value is not None else None
    return value


def test_48_figures_show_every_choice() -> None:
    figures = load().figures()
    assert len(figures) == 48
    axes = choices(FigureSpec)
    assert {"hair.style", "top.pattern.kind", "pet.ears"} <= set(axes)
    shown = {path: {at(figure, path) for figure in figures} for path in axes}
    assert {path: set(options) - shown[path] for path, options in axes.items() if set(options) - shown[path]} == {}


def test_the_figures_are_valid_and_always_the_same() -> None:
    figures = load().figures()
    assert figures == load().figures()
    assert [from_json(to_json(figure)) for figure in figures] == figures
    people = [figure for figure in figures if figure.pet is None]
    assert len({to_json(figure) for figure in people}) == len(people)


def test_the_hair_page_shows_each_style_once() -> None:
    styles = [figure.hair.style for figure in load().hair_styles()]
    assert sorted(styles) == sorted(choices(FigureSpec)["hair.style"])
