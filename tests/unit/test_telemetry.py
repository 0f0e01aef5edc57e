"""Logs tell what happened, and none of the data it happened to."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from figurelab.adapters.telemetry import configure_logs


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()


def test_a_failure_is_one_json_line_without_local_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    configure_logs("info")
    log = structlog.get_logger()

    def fail() -> None:
        secret = "flk_" + "do not print me"
        raise ValueError(len(secret))

    log.debug("not said")
    try:
        fail()
    except ValueError:
        log.exception("failed", task_id="t")
    [line] = out.getvalue().splitlines()
    event = json.loads(line)
    assert (event["event"], event["level"], event["task_id"]) == ("failed", "error", "t")
    assert "ValueError: 19" in event["exception"]
    assert "flk_do not" not in line


def test_nobody_s_data_gets_into_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    configure_logs("info")
    secrets = (
        "data:image/png;base64,iVBORw0KGgo=",
        "flk_Q-w_erty1234",
        "msy_dummy_api_key_for_test_mode_12345678",
        "whsec_c2VjcmV0+/=",
        "Signature=0123456789abcdef",
        "Bearer eyJhbGciOi.J9",
    )
    for secret in secrets:
        structlog.get_logger().warning(f"{secret}!", field=secret, nested={"list": [secret]})
        try:
            raise ValueError(f"about {secret}")
        except ValueError:
            structlog.get_logger().exception("failed")
            logging.getLogger("some.library").exception("failed with %s", secret)
    lines = out.getvalue().splitlines()
    assert len(lines) == 3 * len(secrets)
    assert all({"event", "level", "timestamp"} <= set(json.loads(line)) for line in lines)
    for secret in secrets:
        assert secret[-8:] not in out.getvalue()
    assert out.getvalue().count("[removed]") >= 5 * len(secrets)


def test_an_embedding_program_keeps_its_own_logs() -> None:
    structlog.configure(processors=[structlog.processors.KeyValueRenderer()])
    before = structlog.get_config()["processors"]
    configure_logs("info")
    assert structlog.get_config()["processors"] is before


def test_logs_follow_stderr_and_survive_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", first)
    configure_logs("info")
    structlog.get_logger().info("before")
    monkeypatch.setattr(sys, "stderr", second)
    structlog.get_logger().info("after")
    assert "before" in first.getvalue()
    assert "after" in second.getvalue()
    second.close()
    structlog.get_logger().info("to nobody")
