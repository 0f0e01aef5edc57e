"""The nets' sessions, which two threads ask for at once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from figurelab import models
from figurelab.engines.procedural.perceive import nets


def test_a_net_that_two_threads_ask_for_at_once_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[bytes] = []

    class Slow:
        def __init__(self, weights: bytes, *_: object, **__: object) -> None:
            loaded.append(weights)
            time.sleep(0.05)

        def get_inputs(self) -> list[SimpleNamespace]:
            return [SimpleNamespace(name="picture")]

        def run(self, _: None, given: dict[str, NDArray[np.generic]]) -> list[NDArray[np.generic]]:
            return [given["picture"]]

    def weights(name: str) -> bytes:
        return name.encode()

    monkeypatch.setattr(nets.ort, "InferenceSession", Slow)
    monkeypatch.setattr(models, "weights", weights)
    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(nets.run, "a net of this test", np.full(1, value)) for value in (1.0, 2.0)]
    assert [float(one.result()[0][0]) for one in asked] == [1.0, 2.0]
    assert loaded == [b"a net of this test"]
