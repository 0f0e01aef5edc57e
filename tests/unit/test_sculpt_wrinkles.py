"""Folds: raised where they are said to be, on both sides of the back's middle, and each figure's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from sculpt_figures import figure

from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.sculpt.anatomy import anatomy
from figurelab.engines.procedural.sculpt.arms import arms
from figurelab.engines.procedural.sculpt.field import sample_grid
from figurelab.engines.procedural.sculpt.garments.drapery import draped
from figurelab.engines.procedural.sculpt.garments.pant_legs import bend, drag, fork, pant_leg, shoe_break
from figurelab.engines.procedural.sculpt.garments.tailor import Tailor
from figurelab.engines.procedural.sculpt.legs import Leg, legs
from figurelab.engines.procedural.sculpt.points import distances
from figurelab.engines.procedural.sculpt.program import Program
from figurelab.engines.procedural.sculpt.torso import torso_rows

CLOTH = Material("cloth", "#808080", "cloth")
HEIGHT = 0.03


def _distances(program: Program, points: Sequence[Sequence[float]]) -> np.ndarray:
    f = program.part(CLOTH).compile()
    arrays = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
    return distances(arrays, np.asarray(points, np.float32), True)


def _drum() -> Program:
    return Program().loft(0, 0, -1, 1, (0.6,) * 4, (1.0, 1.0))


def _on_the_drum(angle: float, y: float) -> list[float]:
    return [0.6 * np.sin(angle), y, 0.6 * np.cos(angle)]


@pytest.mark.parametrize("angle", [0.0, 1.2, np.pi - 0.05, -np.pi + 0.05])
def test_a_fold_is_raised_where_it_runs_and_nowhere_else(angle: float) -> None:
    a = 0.6 * angle
    fold = (a, -0.5, a, 0.5, 0.06, HEIGHT, 0.0)
    along, off, beyond, across = (
        _on_the_drum(angle, -0.16), _on_the_drum(angle + 0.8, -0.16), _on_the_drum(angle, 0.6), _on_the_drum(-angle, 0)
    )  # fmt: skip
    flat = _distances(_drum(), [along, off, beyond, across])
    lift = flat - _distances(_drum().folds([fold]), [along, off, beyond, across])
    assert lift[0] == pytest.approx(HEIGHT, rel=0.1)
    assert np.abs(lift[1:3]).max() < 1e-6
    if 0 < angle < 3:
        assert abs(lift[3]) < 1e-6


def test_a_fold_over_the_spine_does_not_break_there() -> None:
    spine = 0.6 * np.pi
    fold = (spine - 0.2, 0.0, spine + 0.2, 0.0, 0.06, HEIGHT, 0.0)
    points = [_on_the_drum(np.pi + d, 0.0) for d in (-0.02, 0.02)]
    d = _distances(_drum().folds([fold]), points)
    assert d[0] == pytest.approx(d[1], abs=5e-3)
    assert d.max() < -0.5 * HEIGHT


def test_a_flare_widens_the_hem_alone_and_stays_in_bounds() -> None:
    program = _drum().folds([], flare=0.1, low=-0.9, high=0.0)
    d = _distances(program, [_on_the_drum(1.0, -0.9), _on_the_drum(1.0, 0.3)])
    assert d[0] == pytest.approx(-0.1, abs=0.012)
    assert d[1] == pytest.approx(0.0, abs=2e-3)
    lo, hi = program.bounds()
    assert lo[0] < -0.7
    assert hi[2] > 0.7


def test_wrinkles_gather_on_their_side_of_a_limb() -> None:
    axes = np.eye(3)
    limb = Program().cone((0, -1, 0), (0, 1, 0), 0.2, 0.2)
    limb.gather((0, 0, 0), axes, at=0.0, half=0.3, pitch=0.15, height=0.02, facing=1.0)
    d = _distances(limb, [(0.2, 0, 0), (0.2, 0.075, 0), (-0.2, 0, 0), (0.2, 0.5, 0)])
    assert d[0] < -0.015, "a ridge"
    assert d[1] > 0.008, "and the valley beside it"
    assert np.abs(d[2:]).max() < 1e-4


def test_folds_are_the_seeds_own_and_soft() -> None:
    def grid(seed: int, stout: float = 0.0) -> np.ndarray:
        spec = figure(seed=seed, body={"stout": stout}, top={"kind": "tee"})
        body = anatomy(spec)
        return np.stack([_sampled(Program().copy(draped(spec, body))), _sampled(Program().copy(torso_rows(body)))])

    (one, bare), (other, _) = grid(1), grid(2)
    lift = bare - one
    near = np.abs(bare) < 0.05
    assert np.abs(lift[near]).max() < 0.09
    assert lift[near].min() > -0.03, "no dents"
    assert np.abs(one - other)[near].max() > 0.008
    assert (one == grid(1)[0]).all()
    low = np.quantile(np.abs(lift[near]), 0.5)
    assert low < 0.02, "most of the cloth is smooth"


def _sampled(program: Program) -> np.ndarray:
    f = program.part(CLOTH).compile()
    lo = np.array([-0.9, 1.3, -0.9], np.float32)
    return sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, lo, np.float32(0.05), 37, 28, 37)


def test_gathered_cloth_lies_in_round_rolls_with_sharp_valleys() -> None:
    limb = Program().cone((0, -1, 0), (0, 1, 0), 0.2, 0.2)
    limb.gather((0, 0, 0), np.eye(3), at=0.0, half=0.6, pitch=0.2, height=0.02)
    d = _distances(limb, [(0.2, y, 0) for y in (0.0, 0.05, 0.10)])
    assert d[0] < d[1] < -0.004, "half-way down it is still raised"
    assert d[2] > 0.010
    assert d[2] - d[1] > 1.4 * (d[1] - d[0])


def test_a_zigzag_climbs_and_falls_twice_round_a_limb() -> None:
    def ridge(angle: float) -> float:
        limb = Program().cone((0, -1, 0), (0, 1, 0), 0.2, 0.2)
        limb.gather((0, 0, 0), np.eye(3), at=0.0, half=0.6, pitch=0.2, height=0.02, zigzag=0.04)
        y = np.linspace(-0.09, 0.09, 61)
        at = [(0.2 * np.cos(angle), v, 0.2 * np.sin(angle)) for v in y]
        return float(y[np.argmin(_distances(limb, at))])

    up, down, again = (ridge(a) for a in (-np.pi / 4, np.pi / 4, 3 * np.pi / 4))
    assert up > 0.02
    assert down < -0.02
    assert again > 0.02


def _leg_front(*folds: Callable[[Tailor, Leg], None]) -> tuple[np.ndarray, np.ndarray]:
    """Heights on the front of the left leg of trousers, (72,), and the distances there with these folds."""
    spec = figure(bottom={"kind": "trousers"})
    body, program = anatomy(spec), Program()
    pair = legs(spec, body)
    leg = pair[1]
    tailor = Tailor(program, spec, body, torso_rows(body), arms(spec, body), pair)
    pant_leg(tailor, leg, 0.21)
    for fold in folds:
        fold(tailor, leg)
    y = np.linspace(0.34, 0.89, 72)
    axis = np.array([leg.at(v) for v in y])
    return y, _distances(program, (axis + np.array([0.03, 0.0, 0.24])).tolist())


def test_the_folds_of_fork_and_knee_are_behind_and_one_roll_lies_on_the_shoe() -> None:
    y, plain = _leg_front()
    lift = plain - _leg_front(fork, bend, shoe_break)[1]
    assert np.abs(lift[y > 0.62]).max() < 0.006, "the knee and the thigh"
    low = lift[y < 0.56]
    assert 0.008 < low.max() < 0.03
    assert int((np.diff(np.sign(np.diff(low))) < 0).sum()) == 1, "one roll"


def test_soft_folds_are_drawn_from_the_knee_over_the_front_of_the_leg() -> None:
    y, plain = _leg_front()
    lift = plain - _leg_front(drag)[1]
    assert 0.004 < np.abs(lift).max() < 0.02
    assert 0.5 < y[np.abs(lift).argmax()] < 0.85
