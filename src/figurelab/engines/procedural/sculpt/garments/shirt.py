"""A buttoned shirt: tucked in with a belt when there is a tie, loose otherwise."""

from __future__ import annotations

from ...figure import Top
from ...paint.material import Frame, LimbFrame, Material, Seam
from .collars import wings
from .sewing import armhole, flanks, line, yoke
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor
from .tank import sleeveless
from .tie import bow, tie

T = 0.06
_TAIL = 0.05
"""How much lower the tail of a loose shirt hangs than a straight hem."""
_EDGE = ((0.26, 0.0), (0.46, 0.020), (0.62, 0.058), (0.77, 0.112), (0.90, 0.158), (1.06, 0.180))
"""Its curve, in the shirt's half width and how much higher it is than in the middle, pattern units."""
_INSIDE = 0.050
"""From a tail's edge to its stitches."""
_BELTED, _SKIRTED = 1.445, 1.56
"""Upper edge of what a shirt is tucked into: its placket ends there."""
_FAR, _HIGH = 2.0, 3.3
"""Beyond the flank and over the collar."""
_BIAS = LimbFrame((0.9, 3.0, 0.0), (-0.9, 1.2, 0.0), 0.5)
"""Checks of collar and pocket lie aslant to those of the front: pieces of one cloth that were cut apart."""
_POCKET: Polygon = [(0.17, 2.22), (0.40, 2.22), (0.40, 1.99), (0.285, 1.94), (0.17, 1.99)]


def shirt(tailor: Tailor) -> None:
    """Placket, collar, cuffs, a chest pocket, a yoke with a box pleat behind; buttons or a tie."""
    top = tailor.spec.top
    hem = 1.40 if top.tie else tailor.hem(1.24)
    tucked = hem > 1.3
    hem -= 0.0 if tucked else _TAIL
    contrast = top.accent != Top().accent
    collar = tailor.cloth(
        "collar", top.accent if contrast else None, tint=0.02, pattern=not contrast, frame=_cut(tailor)
    )
    if top.sleeve == "none":
        sleeveless(tailor, T, hem)
    else:
        _body(tailor, hem, tucked)
        long = top.sleeve == "long"
        # A blouse's cuffs match its collar.
        edge = tailor.cloth("cuff", tint=-0.02) if top.collar == "pointed" else collar
        sleeves(tailor, T - 0.005, LONG if long else 0.84, cuff=0.15 if long else 0.09, cuff_material=edge,
                flare=0.0 if long else 0.06, puff=0.03 if long else 0.0)  # fmt: skip
    low = hem + 0.005 if not tucked else _BELTED if tailor.spec.bottom.kind != "skirt" else _SKIRTED
    sewn = line(tailor, [(0.048, low), (0.048, 2.75)], kind="stitch")
    placket: Polygon = [(OFF_AXIS, low), (0.082, low), (0.082, 2.75), (OFF_AXIS, 2.75)]
    tailor.relief(T + 0.036, placket, tailor.cloth("top", seams=(sewn,)))
    if top.collar == "pointed":
        _pocket(tailor)
    wings(tailor, 0.13, collar)
    if top.tie:
        if top.knot == "bow":
            bow(tailor, 0.125, top.tie)
        else:
            tie(tailor, 0.115, top.tie)
        _belt(tailor)
        return
    button = tailor.cloth("button", tint=tailor.off(0.11), pattern=False, roughness=0.4)
    down = [(0.0, y) for y in (2.40 - 0.27 * i for i in range(5)) if y > low + 0.055]
    tailor.buttons(down, T + 0.014, button, radius=0.047)


def _body(tailor: Tailor, hem: float, tucked: bool) -> None:
    """Straight where it is tucked in; else a tail before and behind, rounded up to the flanks."""
    cloth = tailor.cloth("top", seams=_seams(tailor, hem))
    if tucked:
        tailor.layer(T, hem, cloth)
        return
    curve = _tail(tailor, hem)
    outline: Polygon = [(OFF_AXIS, hem), *curve, (_FAR, curve[-1][1]), (_FAR, _HIGH), (OFF_AXIS, _HIGH)]
    tailor.program.copy(tailor.torso).offset(T).prism(tailor.graded(outline), z_min=-5.0, k=0.05)
    tailor.program.part(cloth, k=0.03)


def _tail(tailor: Tailor, y: float) -> list[tuple[float, float]]:
    """The edge of a loose shirt from its middle at height y to the flank, (x, y) in pattern units."""
    wide = (tailor.body.form.hip + T) / tailor.girth
    return [(x * wide, y + up) for x, up in _EDGE]


def _seams(tailor: Tailor, hem: float) -> tuple[Seam, ...]:
    pleat = (line(tailor, [(0.055, hem), (0.055, 2.46)], "back", "fold"),)
    edge = [(0.0, hem + _INSIDE), *_tail(tailor, hem + _INSIDE)]
    hemmed = (line(tailor, edge, "through", "stitch"),) if hem < 1.3 else ()
    return (
        armhole(tailor),
        flanks(tailor, hem),
        yoke(tailor, 2.46),
        yoke(tailor, 2.43, kind="stitch"),
        *pleat,
        *hemmed,
    )


def _cut(tailor: Tailor) -> Frame:
    return _BIAS if tailor.spec.top.pattern.kind == "checks" else "torso"


def _pocket(tailor: Tailor) -> None:
    (x0, y1), (x1, _), _, (xm, y0), (_, ym) = _POCKET
    d = 0.036
    inside = [
        (x0 + d, y1 - 0.05),
        (x1 - d, y1 - 0.05),
        (x1 - d, ym + d),
        (xm, y0 + d),
        (x0 + d, ym + d),
        (x0 + d, y1 - 0.05),
    ]
    sewn = line(tailor, inside, kind="stitch", mirrored=False)
    tailor.relief(
        T + 0.040,
        _POCKET,
        tailor.cloth("pocket", tint=-0.02, frame=_cut(tailor), seams=(sewn,)),
        mirrored=False,
        edge=SMALL,
    )


def _belt(tailor: Tailor) -> None:
    shoes = tailor.spec.shoes
    leather = shoes.kind in ("dress", "boot")
    color = shoes.color if leather else tailor.spec.bottom.color
    tint = 0.0 if leather else -0.10
    tailor.band(0.085, 1.31, 1.44, Material("belt", color, "leather", roughness=0.35, tint=tint), edge=SMALL)
    loop = Material("loop", tailor.spec.bottom.color, "cloth", roughness=0.75)
    for behind, places in ((False, (0.27, 0.31)), (True, (-0.04, 0.04))):
        for low, high in [places] if behind else [(places[0], places[0] + 0.085)]:
            strip: Polygon = [(low, 1.29), (high, 1.29), (high, 1.46), (low, 1.46)]
            tailor.relief(0.112, strip, loop, mirrored=not behind, behind=behind)
    x, y, z = tailor.front(0, 1.375, 0.075)
    buckle = Material("buckle", "#d2ad62", "metal", roughness=0.25)
    tailor.program.box((x, y, z), (0.095, 0.078, 0.05), round=0.025).part(buckle, k=0.006)
