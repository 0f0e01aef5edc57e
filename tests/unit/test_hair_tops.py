"""Short tops without a parting: cropped, in spikes, combed, and wavy."""

from __future__ import annotations

import numpy as np
import pytest
from test_hair import combed, styled

from figurelab.engines.procedural.figure import FacialHair, FigureSpec, Hat
from figurelab.engines.procedural.sculpt.hair.frame import HeadFrame

HATS = (Hat(), Hat("beanie"))


def short(**own: object) -> FigureSpec:
    return styled(**{"style": "side_part", "length": -0.7, "volume": 0.9, "parting": "none", **own})


def ends(spec: FigureSpec) -> np.ndarray:
    """(n, 3) where the locks end, in the head's own frame."""
    program, body = combed(spec)
    frame, data = HeadFrame.of(body), program.compile()
    last = [data.samples[i, int(data.locks[i, 6]) - 1, :3] for i in range(len(data.locks))]
    return (np.array(last) - frame.center) / frame.scale


@pytest.mark.parametrize("sides", ["usual", "faded"])
@pytest.mark.parametrize("top", ["combed", "cropped", "spikes"])
def test_a_top_is_no_more_than_a_head_of_hair(top: str, sides: str) -> None:
    for wave in (0.0, 1.0):
        assert len(combed(short(top=top, sides=sides, wave=wave))[0].materials) <= 160


def test_spikes_stand_up_and_a_crop_lies_down() -> None:
    over = {top: np.linalg.norm(ends(short(top=top)) / [1.0, 0.94, 0.95], axis=1) for top in ("cropped", "spikes")}
    assert np.percentile(over["spikes"], 95) > np.percentile(over["cropped"], 95) + 0.08


def test_a_crop_is_of_tufts_of_which_none_hangs_over_the_forehead() -> None:
    def front(top: str) -> np.ndarray:
        end = ends(short(top=top))
        end = end[(end[:, 2] > 0.3) & (np.abs(end[:, 0]) < 0.45)]
        return np.degrees(np.arcsin(end[:, 1] / np.linalg.norm(end, axis=1)))

    crop = front("cropped")
    assert len(crop) > len(front("combed"))
    assert crop.min() > 40


def test_a_crops_corners_go_back_with_the_hairline() -> None:
    def corner(recede: float) -> float:
        program, body = combed(short(top="cropped", recede=recede))
        frame, data = HeadFrame.of(body), program.compile()
        root = (data.samples[: len(data.locks), 0, :3] - frame.center) / frame.scale
        az = np.degrees(np.arctan2(np.abs(root[:, 0]), root[:, 2]))
        el = np.degrees(np.arcsin(root[:, 1] / np.linalg.norm(root, axis=1)))
        return float(el[(az > 25) & (az < 45)].min())

    assert corner(1.0) > corner(0.0) + 8


def test_spikes_are_a_few_broad_locks_that_end_higher_than_a_combed_top() -> None:
    broadest = {}
    for top in ("combed", "spikes"):
        data = combed(short(top=top))[0].compile()
        broadest[top] = np.sort(data.samples[: len(data.locks), :, 9].max(axis=1))[-12:].mean()
    assert broadest["spikes"] > 1.1 * broadest["combed"]
    highest = {top: np.sort(ends(short(top=top))[:, 1])[-6:].mean() for top in ("combed", "spikes")}
    assert highest["spikes"] > highest["combed"] + 0.04


def low_behind(**own: object) -> float:
    """Share of the locks that end on the back of the head which end below its crown."""
    end = ends(short(**own))
    behind = end[end[:, 2] < 0]
    return float((behind[:, 1] < 0.35).mean())


@pytest.mark.parametrize(
    ("own", "bristles"),
    [
        ({"top": "cropped"}, True),
        ({"top": "spikes"}, True),
        ({"top": "combed"}, True),
        ({"style": "quiff"}, True),
        ({"parting": "left"}, False),
        ({"length": -0.6}, False),
        ({"mess": 0.6}, False),
        ({"style": "slick"}, False),
        ({"fringe": "straight"}, False),
    ],
)
def test_below_a_short_top_that_is_brushed_up_sides_and_back_are_bristles(
    own: dict[str, object], bristles: bool
) -> None:
    assert (low_behind(**own) < 0.25) == bristles


def test_a_crop_that_waves_most_is_curls() -> None:
    def lengths(wave: float, **own: object) -> np.ndarray:
        """How far each lock reaches by how long it is: 1 straight, less the more it bends."""
        data = combed(short(top="cropped", wave=wave, **own))[0].compile()
        ways = [data.samples[i, : int(data.locks[i, 6]), :3] for i in range(len(data.locks))]
        return np.array([np.linalg.norm(w[-1] - w[0]) / np.linalg.norm(np.diff(w, axis=0), axis=1).sum() for w in ways])

    assert np.median(lengths(1.0)) < 0.85 < np.median(lengths(0.5))
    assert np.median(lengths(1.0, recede=0.8)) > 0.85, "curls would fall over corners that have gone back"


def test_a_hat_leaves_no_room_for_spikes() -> None:
    assert short(top="spikes").hair.top == "spikes"
    bare, worn = (combed(FigureSpec(hair=short(top="spikes").hair, hat=hat))[0].bounds()[1][1] for hat in HATS)
    assert worn < bare - 0.1


def test_wavy_strands_swing() -> None:
    straight, wavy = (combed(short(wave=wave))[0].compile() for wave in (0.0, 1.0))

    def turns(samples: np.ndarray, counts: np.ndarray) -> float:
        """How much longer locks are than the way between their ends, at the middle lock."""
        ways = [s[: int(n), :3] for s, n in zip(samples, counts, strict=True)]
        arcs = [np.linalg.norm(np.diff(w, axis=0), axis=1).sum() / np.linalg.norm(w[-1] - w[0]) for w in ways]
        return float(np.median(arcs))

    assert turns(wavy.samples, wavy.locks[:, 6]) > turns(straight.samples, straight.locks[:, 6]) + 0.01


@pytest.mark.parametrize("style", ["side_part", "quiff", "slick"])
def test_a_brushed_top_that_is_cut_short_is_of_more_and_shorter_strands(style: str) -> None:
    def on_top(length: float) -> list[float]:
        program, body = combed(short(style=style, length=length))
        frame, data = HeadFrame.of(body), program.compile()
        ways = [data.samples[i, : int(data.locks[i, 6]), :3] for i in range(len(data.locks))]
        ways = [(way - frame.center) / frame.scale for way in ways]
        return [float(np.linalg.norm(np.diff(w, axis=0), axis=1).sum()) for w in ways if w[:, 1].mean() > 0.7]

    cut, grown = on_top(-0.8), on_top(-0.55)
    assert len(cut) > 1.2 * len(grown)
    assert np.median(cut) < 0.8 * np.median(grown)


def test_a_parted_cut_that_has_grown_falls_in_points_before_the_ears() -> None:
    def before_ear(spec: FigureSpec) -> int:
        end = ends(spec)
        az = np.degrees(np.arctan2(np.abs(end[:, 0]), end[:, 2]))
        return int(((az > 55) & (az < 82) & (np.abs(end[:, 1] + 0.15) < 0.3)).sum())

    grown = short(parting="left", length=-0.45)
    bearded = FigureSpec(seed=grown.seed, hair=grown.hair, facial_hair=FacialHair(kind="full"))
    cut = before_ear(short(parting="left", length=-0.7))
    assert before_ear(grown) >= cut + 4
    # Over a barber's sides and down to a beard the temples stay as they are.
    assert before_ear(short(parting="left", length=-0.45, sides="faded")) <= cut + 1
    assert before_ear(bearded) <= cut + 1
