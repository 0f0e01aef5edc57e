"""docs/conformance.md holds every rule of the specification, and every row is proven by a test that exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from wire_service import Caller

ROOT = Path(__file__).parents[2]
RULES = ROOT / "tests/data/specification.tsv"
"""The specification taken apart: id, section, rule in our words. One line each, never renamed."""
ROW = re.compile(r"\| `([\w.-]+)` \| (.+) \| (.+) \| (.+) \|")
PREFIX = "/openapi/creative-lab/figure/v1/"


def rules() -> dict[str, tuple[str, str]]:
    lines = [line.split("\t") for line in RULES.read_text().splitlines()]
    return {id: (rule, section) for id, section, rule in lines}


def rows() -> dict[str, tuple[str, str, str]]:
    lines = (ROOT / "docs/conformance.md").read_text().splitlines()
    matches = [match for line in lines if (match := ROW.fullmatch(line))]
    assert len(matches) == sum(line.startswith("| `") for line in lines), "a row is malformed"
    return {match[1]: (match[2], match[3], match[4]) for match in matches}


@cache
def functions(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text())
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_rule_has_its_row_and_every_row_its_rule() -> None:
    found = {id: row[:2] for id, row in rows().items()}
    assert found == rules()
    assert len(found) > 100


@pytest.mark.parametrize("id", rows())
def test_every_row_is_proven_by_tests_that_exist(id: str) -> None:
    proofs = [proof.strip("`") for proof in rows()[id][2].split("<br>")]
    assert proofs
    for proof in proofs:
        file, _, name = proof.partition("::")
        assert name.startswith("test_")
        assert name in functions(file), proof


def test_everything_that_is_served_has_a_row(caller: Caller) -> None:
    """What the OpenAPI document declares of the two stages: fields, parameters, statuses."""
    document: dict[str, Any] = caller.get("/openapi.json").json()
    schemas, paths, ids = document["components"]["schemas"], document["paths"], set(rows())
    served: set[str] = set()
    for stage in ("prototype", "build"):
        served |= {f"{stage}.field.{field}" for field in schemas[f"{stage.title()}Task"]["properties"]}
        served |= {f"{stage}.param.{field}" for field in schemas[f"{stage.title()}Request"]["properties"]}
        served |= {f"{stage}.{status}" for status in paths[PREFIX + stage]["post"]["responses"]}
        served |= {f"list.param.{one['name']}" for one in paths[PREFIX + stage]["get"]["parameters"]}
        task = paths[f"{PREFIX}{stage}/{{id}}"]
        served |= {f"delete.{status}" for status in task["delete"]["responses"]}
    served |= {
        f"build.field.model_urls.{kind}" for kind in schemas["BuildTask"]["properties"]["model_urls"]["properties"]
    }
    missing = {one for one in served if not any(id == one or id.startswith(f"{one}.") for id in ids)}
    # These have rows under another name, for all routes at once.
    elsewhere = {
        "prototype.param.remove_background": "facts.remove_background",
        "prototype.param.webhook_url": "ours.webhooks",
        "build.param.webhook_url": "ours.webhooks",
        "prototype.202": "prototype.create.result",
        "build.202": "build.create.result",
        "prototype.409": "ours.idempotency",
        "build.409": "ours.idempotency",
        "prototype.408": "ours.body.slow",
        "build.408": "ours.body.slow",
        "prototype.503": "ours.503",
        "build.503": "ours.room",
        "delete.400": "delete.terminal",
        "delete.401": "prototype.401",
        "delete.429": "facts.limit.rate",
    }
    assert set(elsewhere.values()) <= ids
    assert missing - set(elsewhere) == set()
