"""Fixtures of the contract tests."""

from wire_service import caller, idle, service, throttled

__all__ = ["caller", "idle", "service", "throttled"]
