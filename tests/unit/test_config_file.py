"""The configuration file: TOML or NAME=value lines, under the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from figurelab.settings import Settings


def configured(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> None:
    path.write_text(text)
    monkeypatch.setenv("FIGURELAB_CONFIG", str(path))


def test_toml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = 'price_build = 30\ncors_origins = ["https://a.example"]\npublic_url = "https://b.example"\n'
    configured(monkeypatch, tmp_path / "figurelab.toml", text)
    assert (Settings().price_build, Settings().cors_origins) == (30, ("https://a.example",))
    monkeypatch.setenv("FIGURELAB_PRICE_BUILD", "31")
    assert Settings().price_build == 31
    assert Settings(price_build=32).price_build == 32


def test_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    configured(
        monkeypatch, tmp_path / "figurelab.env", "# prices\nFIGURELAB_PRICE_BUILD=30\nFIGURELAB_TEST_MODE=true\n"
    )
    assert (Settings().price_build, Settings().test_mode) == (30, True)


@pytest.mark.parametrize(("name", "text"), [("x.toml", "prise_build = 30"), ("x.env", "FIGURELAB_PRISE_BUILD=30")])
def test_a_name_that_is_no_setting_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, text: str
) -> None:
    configured(monkeypatch, tmp_path / name, text)
    with pytest.raises(ValidationError, match="prise_build"):
        Settings()


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURELAB_CONFIG", "/nowhere/figurelab.toml")
    with pytest.raises(FileNotFoundError, match=r"no file /nowhere/figurelab\.toml"):
        Settings()
