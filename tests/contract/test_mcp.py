"""The official MCP server, unmodified, against the running service: an existing client cannot tell the difference.

Runs where node and the npm package ``@meshy-ai/meshy-mcp-server`` are installed: in ``.venv/mcp`` (``npm install
--prefix .venv/mcp @meshy-ai/meshy-mcp-server@0.5.2``), or at the ``index.js`` that ``FIGURELAB_MCP_SERVER`` names.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from wire_service import BUILD, PROTOTYPE, Caller, Service, photo_bytes

_INSTALLED = Path(__file__).parents[2] / ".venv/mcp/node_modules/@meshy-ai/meshy-mcp-server/dist/index.js"
SERVER = Path(os.environ.get("FIGURELAB_MCP_SERVER", _INSTALLED))
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(
    NODE is None or not SERVER.exists(), reason="node or @meshy-ai/meshy-mcp-server is not installed"
)


class Mcp:
    """JSON-RPC 2.0, one message a line, over the server's pipes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._last = 0
        hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
        self.ask("initialize", hello)
        self._send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def ask(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        self._last += 1
        self._send({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params})
        assert self._process.stdout is not None
        for line in self._process.stdout:
            message = json.loads(line)
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message["result"]
        raise AssertionError("the MCP server ended")

    def tool(self, tool: str, /, **arguments: Any) -> tuple[str, bool]:
        """What the tool says, and whether it says that it failed."""
        result = self.ask("tools/call", {"name": tool, "arguments": arguments})
        text = "\n".join(part["text"] for part in result["content"])
        return text, result.get("isError", False)

    def works(self, tool: str, /, **arguments: Any) -> str:
        text, failed = self.tool(tool, **arguments)
        assert not failed, text
        return text

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()


@contextmanager
def mcp_server(caller: Caller, folder: Path, key: str | None = None) -> Iterator[subprocess.Popen[str]]:
    """Only its own environment variables point it here."""
    assert NODE is not None
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "MESHY_API_HOST": caller.base,
        "MESHY_API_KEY": key or caller.key,
    }
    with (
        (folder / "stderr").open("w") as log,
        subprocess.Popen(
            [NODE, str(SERVER)],
            env=environment,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def mcp(caller: Caller, tmp_path: Path) -> Iterator[Mcp]:
    with mcp_server(caller, tmp_path) as process:
        yield Mcp(process)


def test_from_a_photo_to_a_downloaded_figure(mcp: Mcp, caller: Caller, tmp_path: Path) -> None:
    assert "1000" in mcp.works("meshy_check_balance")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photo_bytes("JPEG", (320, 400)))
    made = mcp.works("meshy_creative_lab", product="figure", file_path=str(photo), name="从照片到手办")
    [prototype] = caller.get(PROTOTYPE).json()
    [build] = caller.get(BUILD).json()
    assert build["id"] in made
    assert (prototype["name"], build["status"]) == ("从照片到手办", "SUCCEEDED")
    assert str(1000 - 6 - 20) in mcp.works("meshy_check_balance")

    for stage, task in (("prototype", prototype), ("build", build)):
        kind = f"creative-lab-figure-{stage}"
        told = mcp.works("meshy_get_task_status", task_id=task["id"], task_type=kind, wait=False)
        assert task["id"] in told
        assert "SUCCEEDED" in told
        assert task["id"] in mcp.works("meshy_list_tasks", task_type=kind, sort_by="+created_at")
    everything = mcp.works("meshy_list_tasks")
    assert prototype["id"] in everything
    assert build["id"] in everything

    for kind in ("glb", "obj"):
        target = tmp_path / f"figure.{kind}"
        mcp.works(
            "meshy_download_model",
            task_id=build["id"],
            task_type="creative-lab-figure-build",
            format=kind,
            save_to=str(target),
        )
        assert target.read_bytes() == f"model.{kind} 40000".encode()
    concept = tmp_path / "concept.png"
    kind = "creative-lab-figure-prototype"
    mcp.works("meshy_download_model", task_id=prototype["id"], task_type=kind, save_to=str(concept))
    assert concept.read_bytes() == b"ok"


def test_cancelling_and_what_it_is_told_of_failures(mcp: Mcp, caller: Caller) -> None:
    kind = "creative-lab-figure-prototype"
    running = caller.prototype("sleep 30")
    caller.wait(PROTOTYPE, running, "IN_PROGRESS")
    mcp.works("meshy_cancel_task", task_id=running, task_type=kind)
    assert caller.get(f"{PROTOTYPE}/{running}").json()["status"] == "CANCELED"
    for tool in ("meshy_cancel_task", "meshy_get_task_status"):
        text, failed = mcp.tool(tool, task_id="018a210d-8ba4-705c-b111-1f1776f7f578", task_type=kind)
        assert failed
        assert "not found" in text.lower()
    text, failed = mcp.tool("meshy_creative_lab", product="figure", image_url="http://10.0.0.1/photo.jpg")
    assert failed
    assert "not a public internet address" in text


def test_it_does_not_start_with_a_wrong_key(service: Service, caller: Caller, tmp_path: Path) -> None:
    with mcp_server(caller, tmp_path, key="wrong") as process:
        assert process.wait(timeout=30) != 0
