"""A log that cannot be written fails nothing."""

from __future__ import annotations

import io
import sys

import pytest
import structlog

from figurelab.adapters.telemetry import configure_logs


def test_logs_follow_stderr_and_survive_its_end(monkeypatch: pytest.MonkeyPatch):
    configuration = structlog.get_config()
    structlog.reset_defaults()
    try:
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
    finally:
        structlog.configure(**configuration)
