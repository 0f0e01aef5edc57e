"""The composition root: what it starts, it stops."""

from __future__ import annotations

import asyncio
import base64
import io
import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from figurelab.app import build_app
from figurelab.domain.accounts import Principal
from harness import fake_settings


def children_of_intake() -> set[int]:
    """Processes of intake that this process started and that are still there."""
    found: set[int] = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"figurelab.intake" in (entry / "cmdline").read_bytes():
                found.add(int(entry.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_closing_the_service_ends_its_child_processes(tmp_path: Path) -> None:
    before = children_of_intake()
    app = build_app(fake_settings(tmp_path))
    account = app.services.accounts.create_account("me", credits=10)
    out = io.BytesIO()
    Image.new("RGB", (80, 80), "tomato").save(out, "PNG")
    uri = f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"
    asyncio.run(app.services.create.prototype(Principal(account.id, "key"), uri))
    assert children_of_intake() - before
    app.close()
    assert children_of_intake() == before
