"""Fine necklaces below a drawn face, and the lines that are none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Top
from figurelab.engines.procedural.read.chain import Chain, on_neck
from figurelab.engines.procedural.read.color import from_hex
from figurelab.engines.procedural.read.compose import _worn  # pyright: ignore[reportPrivateUsage]
from figurelab.engines.procedural.read.worn import NOTHING

SIZE, FACE = 352, 150.0
SKIN, CLOTH, GOLD, DARK = (72.0, 14.0, 20.0), (30.0, 5.0, -10.0), (82.0, 4.0, 30.0), (40.0, 10.0, 22.0)
Y, X = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
ACROSS, DOWN = (X - SIZE / 2) / FACE, (Y - SIZE / 2) / FACE + 0.95
"""Face heights from the middle and below the chin."""


def _line(depth: float, half: float, power: float = 1.6, middle: float = 0.0, width: float = 1.3) -> np.ndarray:
    t = np.abs((ACROSS - middle) / half)
    lowest = 0.15 + depth * (1 - np.minimum(t, 1.0) ** power)
    slope = depth * power * np.minimum(t, 1.0) ** (power - 1) / half
    return (t < 1.0) & (np.abs(DOWN - lowest) * FACE / np.hypot(1.0, slope) < width)


def _seen(ground: tuple[float, ...], line: np.ndarray, paint: tuple[float, ...], *, bare: bool) -> Chain | None:
    lab = np.empty((SIZE, SIZE, 3), np.float32)
    lab[:] = ground
    lab[..., 0] += np.random.default_rng(5).normal(0.0, 0.8, (SIZE, SIZE))
    lab[line] = paint
    all_of_it = DOWN > 0.08
    return on_neck(lab, all_of_it if bare else np.zeros_like(all_of_it), all_of_it)


@pytest.mark.parametrize(("depth", "half"), [(0.35, 0.36), (0.8, 0.38), (1.2, 0.36)])
def test_a_dark_line_that_hangs_on_skin_is_a_chain_as_low_as_it_hangs(depth: float, half: float) -> None:
    found = _seen(SKIN, _line(depth, half), DARK, bare=True)
    assert found is not None
    assert found.bare
    assert found.low == pytest.approx(0.15 + depth, abs=0.12)
    assert found.color[0] < 62.0


def test_a_light_line_on_plain_cloth_is_a_chain() -> None:
    found = _seen(CLOTH, _line(0.8, 0.38), GOLD, bare=False)
    assert found is not None
    assert not found.bare
    assert found.color[0] > 60.0
    assert _seen(CLOTH, _line(0.8, 0.38), (14.0, 2.0, -6.0), bare=False) is None, "a seam is dark"
    assert _seen(CLOTH, _line(0.3, 0.25), GOLD, bare=False) is None, "a collar's rib is short"


def test_creases_edges_broken_lines_and_knits_are_no_chains() -> None:
    crease = (np.abs(DOWN - 0.4 - 0.02 * ACROSS) * FACE < 1.3) & (np.abs(ACROSS) < 0.3)
    one_side = _line(0.8, 0.38) & (ACROSS > 0)
    neckline = 0.15 + 0.8 * (1 - np.minimum(np.abs(ACROSS / 0.38), 1.0) ** 1.6) < DOWN
    beside = _line(0.8, 0.38, middle=0.3)
    knit = (Y.astype(int) % 9 < 3) | (X.astype(int) % 9 < 3)
    for line in (crease, one_side, neckline, beside, knit):
        assert _seen(SKIN, line, DARK, bare=True) is None


def test_a_chain_on_cloth_is_believed_on_plain_fronts_alone_and_long_ones_hang() -> None:
    gold = from_hex("#c9a24b")
    on_cloth = replace(NOTHING, chain=Chain(gold, 1.5, bare=False))
    assert _worn(on_cloth, Top("tee")).necklace is not None
    assert _worn(on_cloth, Top("tee")).hang == 1.0
    for top in (Top("hoodie"), Top("suit"), Top("tee", tie="#202020")):
        worn = _worn(on_cloth, top)
        assert worn.necklace is None
        assert worn.hang == 0.0
    at_throat = replace(NOTHING, chain=Chain(gold, 0.5, bare=True))
    assert _worn(at_throat, Top("suit")).necklace is not None
    assert _worn(at_throat, Top("suit")).hang == 0.0
    worn = {name: _worn(replace(NOTHING, chain=Chain(from_hex(name), 0.5, bare=True)), Top()).necklace
            for name in ("#b0884a", "#a38471", "#2a1c18")}  # fmt: skip
    gold_seen, faint, cord = (from_hex(color or "") for color in worn.values())
    assert gold_seen[2] > 35.0
    assert np.hypot(*faint[1:]) < 6.0, "tinted by the skin it is silver"
    assert cord[0] < 25.0
    string = replace(at_throat, necklace=from_hex("#20304a"))
    assert _worn(string, Top("tee")).necklace == _worn(replace(NOTHING, necklace=string.necklace), Top("tee")).necklace
