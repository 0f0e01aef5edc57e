"""The shipped nets are the ones the manifest and the notice speak of."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from figurelab import models

ROOT = Path(models.__file__).parent
ENTRIES = json.loads((ROOT / "manifest.json").read_text())
NOTICE = (Path(__file__).parents[2] / "NOTICE").read_text()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])
def test_each_net_has_its_recorded_checksum_and_a_notice(entry: dict[str, str]) -> None:
    data = models.weights(entry["file"].removesuffix(".onnx"))
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    assert entry["file"] in NOTICE
    assert "converted" in entry["note"]


def test_no_net_ships_without_an_entry() -> None:
    assert {path.name for path in ROOT.glob("*.onnx")} == {entry["file"] for entry in ENTRIES}


def test_a_net_that_is_not_shipped_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        models.weights("gender")
