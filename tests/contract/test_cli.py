"""The command, as a stranger types it: each in a process of its own, as the engine and the queue want."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import httpx2
import pytest
from typer.testing import CliRunner, Result
from wire_engine import PNG
from wire_service import PROTOTYPE, photo_bytes

from figurelab import __version__
from figurelab.cli import app

FILES = {"concept.png", "model.glb", "model.obj", "model.mtl", "texture_0.png", "preview.png"}
Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = [sys.executable, "-m", "figurelab.cli"]


def environment(folder: Path, engine: str = "QuickEngine") -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("FIGURELAB_")}
    return others | {
        "FIGURELAB_DATA_DIR": str(folder / "data"),
        "FIGURELAB_ENGINE": f"wire_engine:{engine}",
        "FIGURELAB_SHUTDOWN_GRACE": "0",
        "PYTHONPATH": str(Path(__file__).parent),
        "COLUMNS": "200",
    }


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*words: str, engine: str = "QuickEngine", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *words],
            env=environment(tmp_path, engine) | settings,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in this process: for those that need neither queue nor engine."""
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    return lambda *words: CliRunner().invoke(app, words)


def test_help_imports_nothing_heavy(run: Run) -> None:
    code = "import sys, figurelab.cli; print(sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("numpy", "numba", "dbos", "sqlalchemy", "fastapi", "uvicorn", "pydantic", "PIL", "httpx2"):
        assert f"'{heavy}'" not in loaded
    told = run("--help").stdout
    for command in ("serve", "worker", "make", "demo", "keys", "credits", "doctor"):
        assert command in told
    assert run("--version").stdout == f"figurelab {__version__}\n"


def test_no_summary_is_cut_on_a_common_terminal(inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for group in ((), ("accounts",), ("keys",), ("credits",), ("moderation",), ("webhooks",)):
        told = inside(*group, "--help").stdout
        assert "Commands:" in told
        assert "..." not in told.partition("Commands:")[2]


def test_keys_and_credits(inside: Callable[..., Result]) -> None:
    secret = inside("keys", "create", "--account", "studio", "--credits", "40", "--name", "laptop").stdout.strip()
    assert re.fullmatch(r"flk_[\w-]{43}", secret)
    listed = inside("keys", "list").stdout
    assert secret not in listed
    assert "laptop" in listed
    assert "works" in listed
    assert inside("credits", "grant", "5", "studio", "--note", "thanks").stdout == "studio: 45 credits\n"
    history = inside("credits", "history", "studio").stdout.splitlines()
    assert [line.split("\t")[1:4] for line in history] == [["grant", "+40", "40"], ["grant", "+5", "45"]]
    assert "studio: 45 = 45 granted - 0 charged + 0 refunded: holds" in inside("credits", "audit").stdout
    assert inside("keys", "revoke", listed.split("\t")[0]).exit_code == 0
    assert "revoked" in inside("keys", "list").stdout
    for words in (("keys", "revoke", "nothing"), ("credits", "history", "nobody"), ("credits", "grant", "5", "nobody")):
        failed = inside(*words)
        assert failed.exit_code == 1
        assert words[-1] in failed.stderr
    assert inside("credits", "grant", "-5", "studio").exit_code == 2


def test_accounts_are_limited_and_erased(inside: Callable[..., Result]) -> None:
    secret = inside("keys", "create", "--account", "studio", "--credits", "40").stdout.strip()
    limited = inside("accounts", "limits", "studio", "--requests-per-second", "2.5")
    assert limited.stdout == "studio: 2.5 requests a second\nstudio: the usual tasks at a time\n"
    assert "2.5 requests/s" in inside("accounts", "list").stdout
    assert inside("accounts", "limits", "studio", "--concurrent-tasks", "-1").exit_code == 1
    assert inside("accounts", "erase", "studio").exit_code == 1, "it asks first"
    assert "studio" in inside("accounts", "list").stdout
    assert inside("accounts", "erase", "studio", "--yes").exit_code == 0
    assert "studio" not in inside("accounts", "list").stdout
    assert secret[:8] not in inside("keys", "list").stdout
    audit = inside("credits", "audit")
    assert (audit.exit_code, audit.stdout.splitlines()[-1]) == (0, "the house: the postings balance")


def test_the_block_list_is_kept_from_the_command_line(inside: Callable[..., Result], tmp_path: Path) -> None:
    cat = Path(__file__).parents[1] / "data" / "cat.jpg"
    assert inside("moderation", "check", str(cat)).exit_code == 0
    blocked = inside("moderation", "add", str(cat), "--label", "our cat").stdout.strip()
    assert inside("moderation", "list").stdout.split("\t")[::2] == [blocked, "our cat"]
    refused = inside("moderation", "check", str(cat))
    assert (refused.exit_code, refused.stdout.splitlines()[-1]) == (1, "block list: our cat")
    (tmp_path / "flat.png").write_bytes(photo_bytes())
    assert "shows too little" in inside("moderation", "add", str(tmp_path / "flat.png")).stderr
    assert inside("moderation", "remove", blocked).exit_code == 0
    assert inside("moderation", "remove", blocked).exit_code == 1
    assert inside("moderation", "list").stdout == ""


def test_webhooks_are_kept_from_the_command_line(inside: Callable[..., Result]) -> None:
    inside("keys", "create", "--account", "studio")
    added = inside("webhooks", "add", "https://example.com/hook", "--account", "studio").stdout.strip()
    assert inside("webhooks", "add", "http://example.com/hook", "--account", "studio").exit_code == 1
    assert inside("webhooks", "list").stdout.split("\t")[:3] == [added, "studio", "https://example.com/hook"]
    secrets = [inside("webhooks", "secret", "--account", "studio", *more).stdout for more in ((), (), ("--rotate",))]
    assert secrets[0] == secrets[1] != secrets[2]
    assert all(re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=\n", secret) for secret in secrets)
    assert inside("webhooks", "log", "--account", "studio").stdout == ""
    assert inside("webhooks", "remove", added).exit_code == 0
    assert inside("webhooks", "remove", added).exit_code == 1


def test_make(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.webp").write_bytes(photo_bytes("WEBP"))
    made = run("make", "photo.webp", "-o", "figure")
    assert made.returncode == 0, made.stderr
    assert {path.name for path in (tmp_path / "figure").iterdir()} == FILES
    assert "80 x 70" in made.stdout, "a small photo is remarked on"
    for name in FILES:
        assert name in made.stdout
    (tmp_path / "page.html").write_text("<html>")
    for photo, message in (
        ("page.html", "unsupported image format"),
        ("missing.png", "cannot read missing.png"),
        ("http://10.1.1.1/a.png", "not a public internet address"),
    ):
        failed = run("make", photo)
        assert failed.returncode == 1
        assert message in failed.stderr
    named = run("make", "photo.webp", "--name", "Ada", "--remove-background", engine="ToldEngine")
    assert named.returncode == 0, named.stderr
    assert (tmp_path / "out/concept.png").read_bytes() == PNG + b"Ada True"
    long = run("make", "photo.webp", "--name", "n" * 101)
    assert (long.returncode, "at most 100 characters" in long.stderr) == (1, True)
    blind = run("make", "photo.webp", engine="BlindEngine")
    assert (blind.returncode, blind.stderr.strip()) == (1, "Nobody is in this picture.")


def test_demo(run: Run, tmp_path: Path) -> None:
    shown = run("demo")
    assert shown.returncode == 0, shown.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    assert (tmp_path / "out/model.glb").read_bytes() == b"model.glb"
    assert "prototype" in shown.stdout
    assert "texture_0.png" in shown.stdout
    assert not (tmp_path / "data").exists(), "the demo leaves nothing but the figure"
    failed = run("demo", str(files("figurelab.data").joinpath("demo.png")), engine="BlindEngine")
    assert failed.returncode == 1
    assert "prototype FAILED: Nobody is in this picture." in failed.stderr


def test_serve_prints_a_key_once_and_stops_when_told(tmp_path: Path) -> None:
    def start() -> tuple[subprocess.Popen[str], str, str | None]:
        command = [*COMMAND, "serve", "--port", "0"]
        process = subprocess.Popen(command, env=environment(tmp_path), stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = ""
        while "Ctrl-C" not in told:
            line = process.stdout.readline()
            assert line, told
            told += line
        url = re.search(r"http://[\w.:]+", told)
        key = re.search(r"flk_[\w-]+", told)
        assert url
        return process, url[0], key and key[0]

    process, url, key = start()
    headers = {"Authorization": f"Bearer {key}"}
    assert httpx2.get(url + PROTOTYPE, headers=headers, trust_env=False, timeout=20).json() == []
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    process, url, second = start()
    assert second is None
    assert httpx2.get(url + PROTOTYPE, headers=headers, trust_env=False, timeout=20).json() == []
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "many", "FIGURELAB_PORT: "),
        ("CORS_ORIGINS", "[", "FIGURELAB_CORS_ORIGINS: "),
        ("DATABASE_URL", "postgresql://nowhere.invalid/figures", "the database cannot be opened: "),
        ("DATABASE_URL", "sqlite:////dev/null/figures.sqlite", "the data cannot be opened: "),
        ("DATA_DIR", "/dev/null/data", "the data cannot be opened: "),
    ],
)
def test_what_cannot_be_used_is_named_without_a_traceback(run: Run, name: str, value: str, words: str) -> None:
    # Both at once: each spends its time on starting.
    with ThreadPoolExecutor() as beside:
        commands = (("keys", "list"), ("serve", "--port", "0"))
        told = [beside.submit(run, *command, **{f"FIGURELAB_{name}": value}) for command in commands]
    for failed in (one.result() for one in told):
        assert failed.returncode == 1
        assert failed.stderr.startswith(words)
        assert "Traceback" not in failed.stderr


def test_a_misspelt_setting_ends_the_command(inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURELAB_MODERATON", "false")
    failed = inside("keys", "list")
    assert failed.exit_code == 1
    assert failed.stderr == "FIGURELAB_MODERATON is no setting, did you mean FIGURELAB_MODERATION?\n"


def test_a_misspelt_setting_in_a_file_is_told_in_the_same_way(
    inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, text in (("a.toml", "prise_build = 30"), ("a.env", "FIGURELAB_PRISE_BUILD=30")):
        (tmp_path / name).write_text(text)
        monkeypatch.setenv("FIGURELAB_CONFIG", str(tmp_path / name))
        failed = inside("keys", "list")
        assert failed.exit_code == 1
        assert failed.stderr == "FIGURELAB_PRISE_BUILD is no setting, did you mean FIGURELAB_PRICE_BUILD?\n"


def test_a_variable_of_something_else_is_warned_of(
    inside: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIGURELAB_API_KYES", "x")
    told = inside("keys", "list")
    assert told.exit_code == 0
    assert told.stderr == "warning: FIGURELAB_API_KYES is no setting; it is ignored\n"


def test_doctor_finds_what_is_broken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    told = run("doctor")
    assert re.search(r"ok +model u2netp.onnx", told.stdout)
    assert re.search(r"ok +decoder", told.stdout)
    assert re.search(r"ok +moderation", told.stdout)
    assert re.search(r"FAIL +data folder", told.stdout)
    assert told.returncode == 1
