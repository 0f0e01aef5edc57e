"""Builds: bodies differ as the spec says, and whatever they wear follows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sculpt_figures import TOPS, drawn, figure, largest_share, visible

from figurelab.engines.procedural.figure import Body
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import ADULT_CHIN, CROTCH, Anatomy, anatomy
from figurelab.engines.procedural.sculpt.arms import arms
from figurelab.engines.procedural.sculpt.physique import Physique, physique, settled
from figurelab.engines.procedural.sculpt.probe import back, beside, front
from figurelab.engines.procedural.sculpt.torso import torso_rows

WIDTHS = ("hip", "waist", "chest", "shoulder", "arm", "leg", "neck")


def _form(**body: Any) -> Physique:
    return physique(Body(**body))


@pytest.mark.parametrize("build", ["slim", "average", "broad", "waisted", "child"])
def test_the_stout_are_wider_everywhere_and_the_slender_narrower(build: str) -> None:
    forms = [_form(build=build, stout=s) for s in (-1.0, -0.5, 0.0, 0.5, 1.0)]
    for name in WIDTHS:
        widths = [getattr(form, name) for form in forms]
        assert widths == sorted(widths)
        assert widths[-1] > 1.05 * widths[0]
    assert forms[-1].waist > 1.4 * forms[2].waist
    assert forms[0].arm > 0.078, "1.2 mm of a figure 80 mm tall"


def test_shoulders_waist_and_stature_are_their_own_matter() -> None:
    usual = _form()
    broad, hourglass = _form(shoulders=1.0), _form(waist=1.0)
    assert broad.shoulder > 1.15 * usual.shoulder
    assert broad.waist == usual.waist
    assert hourglass.waist < 0.87 * usual.waist
    assert hourglass.hip > usual.hip
    tall, short = (anatomy(figure(body={"stature": s})) for s in (1.0, -1.0))
    assert short.chin < ADULT_CHIN < tall.chin
    assert tall.form == short.form == usual


def test_a_stout_belly_stands_out_and_a_slender_one_does_not() -> None:
    reach = [
        front(torso_rows(body), 0.0, body.level(1.56))[2]
        for body in (anatomy(figure(body={"stout": s})) for s in (-1.0, 0.0, 1.0))
    ]
    assert reach[2] > reach[1] + 0.25 > reach[0] + 0.27


@pytest.mark.parametrize("build", ["slim", "average", "broad", "waisted"])
def test_who_has_settled_is_thicker_at_neck_and_waist_and_no_wider_at_the_shoulders(build: str) -> None:
    young = _form(build=build)
    ripe = settled(young, 1.0)
    assert ripe.neck > 1.05 * young.neck
    assert ripe.waist > young.waist + 0.03
    assert ripe.belly > young.belly + 0.1
    assert ripe.shoulder == young.shoulder
    assert ripe.belly < 1.0
    assert settled(young, 0.0) == young


def test_a_stout_face_is_fuller_below_and_has_a_second_chin() -> None:
    def jaw(stout: float) -> float:
        points, names = visible(sculpt(figure(body={"stout": stout})), 120)
        chin = anatomy(figure()).chin
        low = points[(names == "head") & (points[:, 1] > chin + 0.05) & (points[:, 1] < chin + 0.3)]
        return float(np.ptp(low[:, 0]))

    assert jaw(1.0) > jaw(0.0) + 0.15
    assert jaw(-1.0) == pytest.approx(jaw(0.0), abs=0.05)


def _worn(stout: float, top: str, bottom: str) -> tuple[NDArray[np.float32], NDArray[np.str_], Anatomy]:
    spec = figure(top={"kind": top, "sleeve": "long"}, bottom={"kind": bottom}, body={"stout": stout})
    sculpture = sculpt(spec)
    assert largest_share(sculpture) > 0.98
    return *visible(sculpture, 110), anatomy(spec)


@pytest.mark.parametrize("stout", [-1.0, 1.0])
@pytest.mark.parametrize("top", TOPS)
def test_tops_cover_bellies_of_every_girth(top: str, stout: float) -> None:
    points, names, body = _worn(stout, top, "trousers")
    y = drawn(body, points[:, 1])
    trunk = (y > 1.50) & (y < 2.2) & (np.abs(points[:, 0]) < min(0.45, body.form.chest))
    assert trunk.sum() > 150
    shown = set(names[trunk])
    assert not shown & {"pants", "leg", "chest", "arm"}, shown


@pytest.mark.parametrize("stout", [-1.0, 1.0])
def test_hanging_arms_clear_the_trunk_and_hands_stay_bare(stout: float) -> None:
    spec = figure(body={"stout": stout}, top={"kind": "tee"})
    points, names = visible(sculpt(spec), 110)
    body = anatomy(spec)
    for arm in arms(spec, body):
        assert abs(arm.wrist[0]) > body.form.hip + 0.1
    assert (names == "hand").sum() > 60
    assert np.abs(points[names == "top"][:, 0]).max() < 1.4


def test_collars_are_wider_than_necks() -> None:
    for stout in (-1.0, 0.0, 1.0):
        points, names = visible(sculpt(figure(body={"stout": stout}, top={"kind": "tee"})), 140)
        ring, neck = points[names == "rib"], points[names == "neck"]
        at = (neck[:, 1] > ring[:, 1].mean()) & (neck[:, 1] < ring[:, 1].max())
        assert np.abs(ring[:, 0]).max() > np.abs(neck[at][:, 0]).max()
        assert ring[:, 2].min() < neck[at][:, 2].min() + 0.03, "no neck comes out behind"


def _heads(body: Anatomy) -> float:
    """Height over the head's, from the chin to the top of the skull."""
    top = float(body.skull_center[1] + body.skull_radii[1])
    return top / (top - body.chin)


@pytest.mark.parametrize("top", ["tee", "suit"])
def test_heads_all_but_sit_on_their_collars(top: str) -> None:
    def neck(**body: Any) -> float:
        form = anatomy(figure(body=body, top={"kind": top}))
        return form.chin - form.level(2.75)

    slender, usual, stout = (neck(stout=s) for s in (-1.0, 0.0, 1.0))
    assert 0.2 > slender - 0.02 >= usual - 0.005 > stout + 0.05
    assert stout > 0.0
    assert neck(build="child") < usual
    assert neck(stature=1.0) == pytest.approx(usual)


def test_adults_are_two_and_a_third_heads_tall_and_children_less() -> None:
    short, usual, tall = (_heads(anatomy(figure(body={"stature": s}))) for s in (-1.0, 0.0, 1.0))
    assert 2.2 < short < usual - 0.1 < tall - 0.2
    assert tall < 2.6
    assert 2.2 < _heads(anatomy(figure(body={"build": "child"}))) < usual - 0.1


def test_a_stout_belly_goes_on_under_the_belt() -> None:
    points, names, body = _worn(1.0, "dress", "trousers")
    y = drawn(body, points[:, 1])
    ahead = np.abs(points[:, 0]) < 0.2
    belly = points[(names == "top") & ahead][:, 2].max()
    assert points[(names == "skirt") & ahead & (y > 1.5)][:, 2].max() > belly - 0.08


def test_adults_have_longer_legs_for_their_trunk_than_children() -> None:
    adult, child = anatomy(figure()), anatomy(figure(body={"build": "child"}))
    assert adult.crotch / adult.chin > child.crotch / child.chin + 0.03
    for body in (adult, child):
        assert body.level(0.0) == 0.0
        assert body.level(CROTCH) == pytest.approx(body.crotch)
        assert body.crotch < body.level(2.75) < body.chin


@pytest.mark.parametrize("build", ["slim", "average", "waisted"])
def test_a_trunk_is_no_barrel(build: str) -> None:
    """Narrower at the waist than at chest and hips, and hollow in the small of the back, bare or under a tank."""
    body = anatomy(figure(body={"build": build}))
    for ease in (0.0, 0.1):
        rows = torso_rows(body, ease)
        hip, waist, chest = (beside(rows, body.level(y), 0.0) for y in (1.20, 1.58, 2.00))
        assert waist < 0.95 * min(hip, chest)
        seat, small, blades = (-back(rows, 0.0, body.level(y))[2] for y in (1.20, 1.58, 2.20))
        assert small < 0.85 * seat
        assert small < 0.85 * blades


def test_loose_tops_span_the_waist() -> None:
    body = anatomy(figure(body={"build": "waisted"}))
    widths = [beside(torso_rows(body, ease), body.level(1.6), 0.0) for ease in (0.0, 0.5, 1.0)]
    assert widths[0] < widths[1] - 0.02 < widths[2] - 0.04
