"""Strands of hair in paint: how many, how even, and where they run."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.paint.comb import COMB, combed
from figurelab.engines.procedural.paint.hair import STRANDS, hair_tones
from figurelab.engines.procedural.paint.scene import F32, Lookup
from figurelab.engines.procedural.sculpt.cap import AZIMUTH, ELEVATION, Cap

FINEST = 0.005


def row(footprint: float, along: float = 0.0) -> F32:
    """Heights over 4 HR of a comb, one every 0.002."""
    return np.array([combed(COMB, x, along, footprint) for x in np.arange(0, 4, 0.002)], np.float32)


def test_a_hand_of_hair_has_strands_of_uneven_width() -> None:
    fine = row(FINEST)
    tops = np.flatnonzero((fine[1:-1] > fine[:-2]) & (fine[1:-1] >= fine[2:])) * 0.002
    apart = np.diff(tops)
    assert 25 < len(tops) / 4 < 80
    assert apart.std() > 0.25 * apart.mean()


def test_no_part_of_the_comb_is_darker_than_another() -> None:
    parts = row(FINEST).reshape(5, -1).mean(axis=1)
    assert np.abs(parts).max() < 0.08
    assert row(FINEST).std() > 0.35


def test_strands_too_fine_to_be_seen_apart_are_even() -> None:
    assert row(0.08).std() < 0.6 * row(FINEST).std()


def test_strands_last_and_close_up_where_a_lock_narrows() -> None:
    near, far = row(FINEST, 1.0), row(FINEST, 3.0)
    assert np.corrcoef(row(FINEST), near)[0, 1] > 0.5
    assert 0.2 < np.corrcoef(near, far)[0, 1] < 0.97


def painted(strand: F32, breadth: float, width: float, along: float = 0.5) -> tuple[F32, F32]:
    n = len(strand)
    none = np.zeros(n, np.float32)
    own = [np.full(n, value, np.float32) for value in (along if width else 0.0, width, breadth)]
    found = Lookup(none.astype(np.int32), none, own[0], none, none, none, own[1], strand, own[2], none)
    tone, streak, height = np.zeros((3, n), np.float32)
    kind, place = np.full(n, STRANDS, np.int32), np.zeros((n, 3), np.float32)
    hair_tones(kind, none, place, np.zeros(3, np.float32), found, tone, streak, height)
    return tone, height


@pytest.mark.parametrize("width", [0.3, 0.0])
def test_what_stands_out_is_lighter(width: float) -> None:
    """On a lock, and on a cap that is combed to a tie."""
    tone, height = painted(np.linspace(-0.9, 0.9, 400, dtype=np.float32), 0.5, width)
    assert np.corrcoef(tone, height)[0, 1] > 0.9
    assert height.std() > 0.2


def test_strands_fade_where_they_meet() -> None:
    strand = np.linspace(-0.9, 0.9, 400, dtype=np.float32)
    assert painted(strand, 0.4, 0.02)[1].std() < 0.6 * painted(strand, 0.4, 0.4)[1].std()
    assert painted(strand, 0.02, 0.0)[0].std() < 0.1 * painted(strand, 0.8, 0.0)[0].std()


def test_strands_of_a_cap_run_straight_to_the_nearest_tie() -> None:
    flat = np.zeros((len(AZIMUTH), len(ELEVATION)), np.float32)
    ties = np.array([[1, 0, 0], [-1, 0, 0]], np.float32)
    cap = Cap(flat, flat, flat, flat, np.zeros(3), np.ones(3), 0.04, ties)
    away = np.linspace(0.2, 1.4, 7)
    for side in (-1, 1):
        line = np.stack([side * np.cos(away), 0.6 * np.sin(away), 0.8 * np.sin(away)], 1).astype(np.float32)
        strand, apart = cap.strands(line)
        assert np.ptp(strand) < 1e-4
        assert apart == pytest.approx(np.sin(away), abs=1e-4)
    beside, _ = cap.strands(np.array([[0.5, 0.5, 0.7], [0.5, 0.7, 0.5]], np.float32))
    assert abs(beside[0] - beside[1]) > 0.2
    bare = Cap(flat, flat, flat, flat, np.zeros(3), np.ones(3), 0.04)
    assert not np.any(bare.strands(np.ones((4, 3), np.float32)))


def test_broad_tresses_are_told_more_than_single_hairs() -> None:
    """Even hairs all over a lock are the grain of wood: what is left at a third of a tress is most of it."""
    assert row(0.04).std() > 0.64 * row(FINEST).std()
