"""Which things are turned on a lathe."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.lift import things
from figurelab.engines.procedural.lift.lathe import lathe_of


def test_a_fish_lies_and_a_ball_or_a_pot_with_a_handle_does_not() -> None:
    y, x = np.indices((120, 220))
    body = ((x - 80) / 65) ** 2 + ((y - 60) / 48) ** 2 < 1
    tail = ((x - 165) / 25) ** 2 + ((y - 60) / 36) ** 2 < 1
    pot = (np.abs(x - 80) < 65) & (np.abs(y - 60) < 48)
    lies = things._lies  # pyright: ignore[reportPrivateUsage]
    assert lies(lathe_of(body | tail))
    assert not lies(lathe_of(body))
    assert not lies(lathe_of(pot | tail))
