"""Settings: documented, frozen, from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from figurelab.domain.tasks import Stage
from figurelab.settings import Settings, strays


def test_every_setting_is_documented() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_defaults_are_the_specification_s() -> None:
    settings = Settings()
    assert [settings.prices.of(stage) for stage in Stage] == [6, 20]
    assert settings.retention_ms == 259_200_000
    assert (settings.requests_per_second, settings.concurrent_tasks) == (20, 10)


def test_the_environment_sets_and_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURELAB_PRICE_BUILD", "30")
    assert Settings().price_build == 30
    monkeypatch.setenv("FIGURELAB_PRICE_BUILD", "-1")
    with pytest.raises(ValidationError, match="price_build"):
        Settings()


@pytest.mark.parametrize("text", ["https://a.example, https://b.example", '["https://a.example","https://b.example"]'])
def test_a_list_is_words_with_commas_between(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("FIGURELAB_CORS_ORIGINS", text)
    assert Settings().cors_origins == ("https://a.example", "https://b.example")
    monkeypatch.setenv("FIGURELAB_CORS_ORIGINS", "")
    assert Settings().cors_origins == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CORS_ORIGINS", '["https://a.example"'),
        ("DATABASE_URL", "mysql://host/figures"),
        ("STORAGE_URL", "/srv/figures"),
        ("PUBLIC_URL", "figures.example"),
    ],
)
def test_an_address_that_is_not_understood_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"FIGURELAB_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_settings_never_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]


def test_everything_lies_in_the_data_folder_unless_told(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert settings.resolved_database_url == f"sqlite:///{tmp_path}/figurelab.sqlite"
    assert settings.resolved_storage_url == f"file://{tmp_path}/files"
    told = Settings(database_url="postgresql://h/d", storage_url="s3://bucket")
    assert (told.resolved_database_url, told.resolved_storage_url) == ("postgresql://h/d", "s3://bucket")


def test_the_names_of_all_settings_are_known() -> None:
    names = [f"FIGURELAB_{name.upper()}" for name in Settings.model_fields]
    assert strays([*names, "FIGURELAB_CONFIG", "figurelab_port", "PATH", "FIGURELAB"]) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("FIGURELAB_MODERATON", "MODERATION"),
        ("figurelab_Databse_Url", "DATABASE_URL"),
        ("FIGURELAB_LOGLEVEL", "LOG_LEVEL"),
        ("FIGURELAB_WEBHOOK_HTTP_HOST", "WEBHOOK_HTTP_HOSTS"),
        ("FIGURELAB_CONFG", "CONFIG"),
    ],
)
def test_a_misspelt_name_is_known_by_its_likeness(name: str, meant: str) -> None:
    assert strays([name]) == [(name, f"FIGURELAB_{meant}", True)]


@pytest.mark.parametrize(
    "name",
    # What Kubernetes gives a pod beside a service of this name, and what the tests read.
    ["FIGURELAB_SERVICE_HOST", "FIGURELAB_PORT_8000_TCP", "FIGURELAB_METRICS_SERVICE_PORT", "FIGURELAB_TEST_SERVERS"],
)
def test_another_s_name_is_not_taken_for_a_misspelt_one(name: str) -> None:
    [(_, _, misspelt)] = strays([name])
    assert not misspelt
