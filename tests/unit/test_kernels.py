"""Kernels give the same bits wherever they are compiled."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import numpy as np
import pytest
from numba import njit
from numba.core.dispatcher import Dispatcher

import figurelab
from figurelab.kernels import EXACT


def kernels() -> Iterator[tuple[str, Dispatcher]]:
    for found in pkgutil.walk_packages(figurelab.__path__, "figurelab."):
        if found.name.endswith("__main__") or ".migrations." in found.name:
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, Dispatcher):
                yield f"{found.name}.{name}", value


def test_no_kernel_may_reorder_sums() -> None:
    found = dict(kernels())
    assert len(found) > 100
    loose = [name for name, each in found.items() if not set(each.targetoptions.get("fastmath") or ()) <= EXACT]
    assert not loose


def total(values):  # pyright: ignore
    result = np.float32(0)
    for i in range(values.shape[0]):
        result += values[i] * values[i]
    return result


@pytest.mark.parametrize(("flags", "same"), [(EXACT, True), ({"fast"}, False)])
def test_sums_are_taken_in_the_order_that_is_written(flags: set[str], same: bool) -> None:
    values = np.random.default_rng(1).random(10_000, np.float32)
    compiled = njit(fastmath=flags)(total)  # pyright: ignore
    assert (compiled(values) == total(values)) == same
