"""What is worn at the neck: bow ties, a shirt's collar over a sweater, thin straps; two rows of buttons below it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sculpt_figures import drawn, figure, largest_share, visible

from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.anatomy import anatomy


def _points(name: str, cells: int = 120, **changes: Any) -> np.ndarray:
    points, names = visible(sculpt(figure(**changes)), cells)
    return points[names == name]


@pytest.mark.parametrize(
    "top",
    [
        {"kind": "suit", "sleeve": "long"},
        {"kind": "shirt", "sleeve": "short"},
        {"kind": "sweater", "sleeve": "long", "neck": "collar"},
    ],
)
def test_a_bow_is_wide_and_short_where_a_tie_is_narrow_and_long(top: dict[str, Any]) -> None:
    bow = _points("tie", top={**top, "tie": "#7d2630", "knot": "bow"})
    wide, tall = np.ptp(bow[:, 0]), np.ptp(bow[:, 1])
    assert wide > 1.5 * tall
    if top["kind"] != "sweater":
        blade = _points("tie", top={**top, "tie": "#7d2630"})
        assert np.ptp(blade[:, 1]) > 2 * np.ptp(blade[:, 0])


def test_a_sweater_shows_the_collar_of_the_shirt_under_it_all_round() -> None:
    collar = _points("shirt", top={"kind": "sweater", "sleeve": "long", "neck": "collar", "inner": "#ffffff"})
    assert collar[:, 2].max() > 0.25
    assert collar[:, 2].min() < -0.25
    assert len(_points("shirt", top={"kind": "sweater", "sleeve": "long"})) == 0


@pytest.mark.parametrize("build", ["slim", "broad", "child"])
def test_straps_run_over_the_shoulders_and_leave_them_bare(build: str) -> None:
    def high(neck: str) -> np.ndarray:
        changes: dict[str, Any] = {"top": {"kind": "tank", "sleeve": "none", "neck": neck}, "body": {"build": build}}
        cloth = _points("hem", **changes)
        return cloth[drawn(anatomy(figure(**changes)), cloth[:, 1]) > 2.50]

    straps = high("straps")
    assert (straps[:, 2] > 0.1).any()
    assert (straps[:, 2] < -0.1).any()
    assert np.abs(straps[:, 0]).min() > 0.08
    assert len(high("bare")) == 0


def test_a_double_breasted_suit_has_two_rows_of_buttons_and_no_gap_below_them() -> None:
    def front(breast: str) -> tuple[np.ndarray, float]:
        top = {"kind": "suit", "sleeve": "long", "breast": breast}
        spec = figure(top=top)
        points, names = visible(sculpt(spec), 150)
        jacket = points[(names == "jacket") & (np.abs(points[:, 0]) < 0.03) & (points[:, 2] > 0)]
        chest = drawn(anatomy(spec), points[:, 1]) < 2.0
        return points[(names == "button") & chest][:, 0], float(drawn(anatomy(spec), jacket[:, 1].min()))

    single, low = front("single")
    assert np.abs(single).max() < 0.1
    double, closed = front("double")
    assert np.abs(single).min() < 0.03
    assert np.abs(double).min() > 0.05
    assert (double > 0).sum() == pytest.approx((double < 0).sum(), rel=0.3)
    assert closed < low - 0.1


@pytest.mark.parametrize("build", ["slim", "average", "broad", "child"])
def test_an_open_shirt_is_one_piece_over_a_t_shirt_of_another_color(build: str) -> None:
    top = {"kind": "jacket", "cut": "shirt", "sleeve": "long", "color": "#aa3322", "inner": "#223344"}
    sculpture = sculpt(figure(top=top, body={"build": build}))
    assert {m.color for m in sculpture.materials if m.name == "inner"} == {"#223344"}
    points, names = visible(sculpture, 120)
    strip = (np.abs(points[:, 0]) < 0.08) & (points[:, 2] > 0.2)
    level = drawn(anatomy(figure(body={"build": build})), points[:, 1])
    assert set(names[strip & (level > 1.4) & (level < 2.3)]) == {"inner"}
    assert largest_share(sculpture) == 1.0


@pytest.mark.parametrize("kind", ["tee", "sweater", "tank", "dress", "vest"])
@pytest.mark.parametrize("neck", ["round", "v", "high", "bare", "straps", "collar"])
def test_every_neck_carries_a_necklace(kind: str, neck: str) -> None:
    sculpture = sculpt(figure(top={"kind": kind, "neck": neck}, wear={"necklace": "#d8b04a", "beads": True}))
    assert any(m.name == "necklace" for m in sculpture.materials)
