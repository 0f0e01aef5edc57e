"""How far eyes are open and how heavy their lids are, by the look of eyes drawn about a real mesh."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import bare_eyed, sketched_on

from figurelab.engines.procedural.read import color
from figurelab.engines.procedural.read.head import Head
from figurelab.engines.procedural.read.lids import BINS, CELLS, NARROW, WIDE, LidsSeen, drawn, edges, lids, weights

SKIN, WHITE, DARK = (70.0, 15.0, 20.0), (82.0, 2.0, 4.0), (18.0, 4.0, 6.0)


def eyed(opening: float) -> Head:
    """Eyes whose opening is so high, over their width: almonds with an iris under a dark line of lashes."""
    base, _, _ = sketched_on()
    size = base.regions.window.size
    lab = np.empty((size, size, 3), np.float32)
    lab[:] = SKIN
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    for outer, inner in ((33, 133), (263, 362)):
        middle = (base.points[outer] + base.points[inner]) / 2
        width = float(np.linalg.norm(base.points[outer] - base.points[inner]))
        across, down = (x - middle[0]) / (width / 2), (y - middle[1]) / width
        high = opening / 2 * np.maximum(0.0, 1.0 - across**2)
        inside = np.abs(down) < high
        lab[inside] = WHITE
        lab[inside & (np.hypot(across / 2, down) < 0.2)] = DARK
        lab[(np.abs(down + high) < 0.035) & (np.abs(across) < 1.0)] = DARK
    return replace(
        base, regions=replace(base.regions, picture=color.to_rgb(lab), labels=np.full_like(base.regions.labels, 3))
    )


def test_the_look_of_eyes_tells_how_far_they_are_open() -> None:
    found = [lids(eyed(opening)) for opening in (0.14, 0.28, 0.42)]
    assert all(one.trusted for one in found)
    assert found[0].value.opening < found[1].value.opening - 0.2
    assert found[1].value.opening < found[2].value.opening - 0.2


def test_heavy_lids_of_a_real_face_are_read_in_any_light() -> None:
    head = bare_eyed()
    usual = lids(head).value
    assert 1.2 < usual.opening < 2.7
    assert usual.fold > 1.3
    for share in (0.85, 1.1):
        lit = np.clip(head.regions.picture * share, 0, 255).astype(head.regions.picture.dtype)
        other = lids(replace(head, regions=replace(head.regions, picture=lit))).value
        assert other.opening == pytest.approx(usual.opening, abs=0.12)
        assert other.fold == pytest.approx(usual.fold, abs=0.12)


def test_edges_are_of_one_norm_and_of_each_eye_alike() -> None:
    found = edges(eyed(0.3))
    assert found is not None
    assert found.shape == (CELLS * CELLS * BINS,)
    assert 0.8 < float(np.linalg.norm(found)) <= 1.001
    assert weights().shape == (CELLS * CELLS * BINS + 1, 3)


def test_eyes_too_small_to_see_say_nothing() -> None:
    head = eyed(0.3)
    small = replace(head.regions, window=replace(head.regions.window, side=0.05 * head.regions.window.side))
    assert not lids(replace(head, regions=small)).trusted


def test_lids_are_drawn_as_open_as_they_are_seen() -> None:
    found = [drawn(LidsSeen(opening), 0.0) for opening in (NARROW, 2.2, 3.0, 3.6, WIDE)]
    assert np.all(np.diff([one.openness for one in found]) > 0)
    assert np.all(np.diff([one.round for one in found]) > 0)
    assert (found[2].openness, found[2].round, found[2].hooded) == (0.93, 0.0, 0.0)
    assert drawn(LidsSeen(3.0, 2.0), 0.0).hooded == 1.0
    assert drawn(LidsSeen(3.0, 0.0), 0.0).hooded == -1.0
    assert drawn(LidsSeen(3.0), 1.0).round == 0.3, "the mesh has its say"
