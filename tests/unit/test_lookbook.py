"""The lookbook's invented figures show every choice that a FigureSpec has."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType, NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import numpy as np
import pytest
from annotated_types import Ge, Le, Lt
from PIL import Image
from pydantic.fields import FieldInfo
from skimage.io import imread

from figurelab.engines.procedural.figure import Face, FigureSpec, Hair, Hat, from_json, to_json
from figurelab.engines.procedural.paint.oklab import from_hex, lightness

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(scope="module")
def load() -> Iterator[Callable[[str], ModuleType]]:
    """Imports one of the scripts, which lie beside each other and outside the package."""
    sys.path.insert(0, str(SCRIPTS))
    yield import_module
    sys.path.remove(str(SCRIPTS))


@pytest.fixture(scope="module")
def specs(load: Callable[[str], ModuleType]) -> ModuleType:
    return load("lookbook_specs")


def to_show(of: type, path: str = "") -> dict[str, set[Any]]:
    """Path of each field of a nested dataclass -> what must be seen of it.

    Every choice, both truths, both ends of a range, None and something, "" and some text. A colour that cannot be
    None has nothing that must be seen.
    """
    found: dict[str, set[Any]] = {}
    for name, annotated in get_type_hints(of, include_extras=True).items():
        hint = annotated
        limits: list[Any] = []
        if get_origin(hint) is Annotated:
            hint, *notes = get_args(hint)
            limits = [limit for note in notes if isinstance(note, FieldInfo) for limit in note.metadata]
        options = get_args(hint)
        inner = [each for each in (hint, *options) if is_dataclass(each)]
        if get_origin(hint) is Literal:
            found[f"{path}{name}"] = set(options)
        elif get_origin(hint) is tuple:
            found[f"{path}{name}"] = {(), "something"}
        elif inner:
            found |= to_show(inner[0], f"{path}{name}.")  # type: ignore[arg-type]
        elif NoneType in options:
            found[f"{path}{name}"] = {None, "something"}
        elif hint is bool:
            found[f"{path}{name}"] = {True, False}
        elif hint in (int, float):
            found[f"{path}{name}"] = ends(limits)
        elif hint is str and name == "name":
            found[f"{path}{name}"] = {"", "something"}
        else:
            assert hint is str, f"{path}{name}: nobody says what must be seen of it"
    return found


def ends(limits: list[Any]) -> set[float]:
    low = [limit.ge for limit in limits if isinstance(limit, Ge)]
    high = [limit.le if isinstance(limit, Le) else limit.lt - 1 for limit in limits if isinstance(limit, (Le, Lt))]
    assert len(low) == len(high) == 1
    return {*low, *high}


def seen(figure: FigureSpec, path: str, wanted: set[Any]) -> Any:
    value: Any = figure
    for name in path.split("."):
        if value is None:
            return "no such thing"
        value = getattr(value, name)
    return "something" if value and "something" in wanted else value


def test_48_figures_and_the_breeds_show_every_choice(specs: ModuleType) -> None:
    figures = specs.figures()
    assert len(figures) == 48
    wanted = to_show(FigureSpec)
    assert {"hair.style", "top.pattern.motif", "wear.mask", "hat.pompon", "body.tilt", "base.name", "pet.ears"} <= set(
        wanted
    )
    pages = [*figures, *specs.breeds()]
    missing = {path: want - {seen(figure, path, want) for figure in pages} for path, want in wanted.items()}
    assert {path: values for path, values in missing.items() if values} == {}


def test_what_must_be_seen_is_taken_from_the_spec() -> None:
    assert to_show(Hair)["length"] == {-1.5, 2.5}
    assert to_show(Hair)["streak"] == {None, "something"}
    assert to_show(Hat) == {
        "kind": {
            "none",
            "cap",
            "beanie",
            "brim",
            "bucket",
            "hood",
            "headscarf",
            "captain",
            "turban",
            "headwrap",
            "keffiyeh",
            "beret",
            "mortarboard",
        },
        "pompon": {True, False},
        "badge": {None, "something"},
        "brim": {-1.0, 2.0},
        "droop": {-1.0, 1.0},
        "crown": {"creased", "round", "flat", "cone"},
        "tall": {-1.0, 1.0},
        "back": {0.0, 1.0},
        "backward": {True, False},
        "weave": {"plain", "stripes", "checks", "dots", "floral"},
        "third": {None, "something"},
    }
    assert to_show(Face)["eyes.lashes"] == {0, 2}
    assert to_show(FigureSpec)["seed"] == {0, 2**32 - 1}


def test_the_figures_are_people_of_all_complexions_and_ages(specs: ModuleType) -> None:
    people = [figure for figure in specs.figures() if figure.pet is None]
    skins = np.histogram([lightness(from_hex(person.face.skin)) for person in people], bins=5, range=(0.25, 0.95))[0]
    assert skins.min() >= 3, "OKLab lightness in five equal steps"
    assert sum(person.body.build == "child" for person in people) >= 5
    assert sum(person.face.age >= 0.6 for person in people) >= 4
    assert sum(person.base.name != "" and person.base.name.isascii() for person in people) >= 10
    assert sum(not person.base.name.isascii() for person in people) >= 4


def test_the_figures_are_valid_and_always_the_same(specs: ModuleType, load: Callable[[str], ModuleType]) -> None:
    figures = specs.figures()
    assert figures == specs.figures()
    studies = load("lookbook_studies")
    everyone = [*figures, *specs.breeds(), *studies.CHARACTERS, *studies.HEADS]
    assert [from_json(to_json(figure)) for figure in everyone] == everyone
    people = [to_json(figure) for figure in figures if figure.pet is None]
    assert len(set(people)) == len(people)


def test_the_hair_page_shows_each_style_once(specs: ModuleType) -> None:
    styles = [figure.hair.style for figure in specs.hair_styles()]
    assert sorted(styles) == sorted(to_show(Hair)["style"])


def test_a_study_is_cut_into_its_cells_row_by_row(load: Callable[[str], ModuleType], tmp_path: Path) -> None:
    """Two subjects a row, each from so many sides; a cell keeps its share of the sheet at any size."""
    sheet = np.zeros((60, 80, 3), np.uint8)
    sheet[...] = (np.indices((60, 80)) // 20).sum(0)[..., None] * 40
    Image.fromarray(sheet).save(tmp_path / "sheet.png")
    strips = load("lookbook_sheet").study_strips(tmp_path / "sheet.png", subjects=6)
    assert [strip.size for strip in strips] == [(40, 20)] * 6
    corners = [[strip.getpixel((10, 10))[0], strip.getpixel((30, 10))[0]] for strip in strips]
    assert corners == [[0, 40], [80, 120], [40, 80], [120, 160], [80, 120], [160, 200]]


def test_rows_are_stacked_on_pages_or_all_on_one(load: Callable[[str], ModuleType], tmp_path: Path) -> None:
    sheet = load("lookbook_sheet")
    rows = [Image.new("RGB", (4, 3), (shade, 0, 0)) for shade in (0, 90, 180)]
    sheet.save_pages(iter(rows), tmp_path, "many", rows_a_page=2, suffix=".png")
    sheet.save_pages(iter(rows), tmp_path, "one", rows_a_page=0, suffix=".png")
    pages = {path.name: imread(path)[:, 0, 0].tolist() for path in tmp_path.iterdir()}
    first, second, third = [0] * 3, [90] * 3, [180] * 3
    assert pages == {"many-1.png": first + second, "many-2.png": third, "one.png": first + second + third}
