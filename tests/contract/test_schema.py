"""Schemathesis against the served OpenAPI document: no server error, and every answer as it is declared."""

from __future__ import annotations

from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import checks
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks as openapi
from wire_service import Service

from figurelab.http.neighbours import EMPTY_LISTS

# Random bytes are seldom a photo: whether good requests are accepted is what the other tests are about.
CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
    openapi.ignored_auth,
]


EXAMPLES = 20
FRAMING = {"content-length", "transfer-encoding", "connection", "upgrade", "expect"}
"""Headers that decide where a message ends: one that is invented makes no request at all, which the server cuts off."""


@pytest.mark.filterwarnings("ignore:Do not use the `random` module")  # which schemathesis does
def test_every_answer_is_as_declared(service: Service) -> None:
    caller = service.caller(credits=100_000)
    document = caller.get("/openapi.json").json()
    for path in EMPTY_LISTS[1:]:
        del document["paths"][path]  # all like the first
    schema = schemathesis.openapi.from_dict(document)
    schema.config.update(base_url=caller.base)
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 15
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Authorization"] = f"Bearer {caller.key}"
        for operation in operations:
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                _try(operation, mode, session)


def _try(operation: APIOperation[Any, Any, Any], mode: GenerationMode, session: requests.Session) -> None:
    strategy = operation.as_strategy(generation_mode=mode)

    @given(case=strategy)
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def answers(case: schemathesis.Case) -> None:
        assume(FRAMING.isdisjoint(name.lower() for name in case.headers or ()))
        case.call_and_validate(session=session, checks=CHECKS, timeout=20)

    try:
        answers()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # nothing can be wrong where nothing is asked for
