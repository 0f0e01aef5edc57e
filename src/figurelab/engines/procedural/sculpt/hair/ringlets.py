"""Long curls: ringlets that leave the parting as one mass and wind from the temples down, each on an axis of its own.

Locks that wave in step are ripples of one cloth, not curls; narrow ribbons wound on a stick are crumbs. They are the
relief of a body of hair: by themselves they would be ropes that one looks through.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..lock import Section, smoothstep, spline, taper
from .builder import Hairdo
from .curtain import undermass
from .frame import F64, around, carried, on_skull, outward, parting, radial, unit
from .fringe import fringe, lowest, whorl_of
from .panels import FINE_ROOT, across_forehead, over_head
from .soft import FRONT_WAY, Strand, down, laid_share
from .waves import Wave

_SMALL = Section(
    0.165, 0.092, tip=0.044, fall=3.2, bluntness=0.80, root_width=0.55, root_thickness=0.40, full=0.30, grooves=3,
    depth=0.020, wrap=0.5, exponent=1.8, k=0.030,
)  # fmt: skip
_LONG = Section(
    0.255, 0.160, tip=0.085, fall=7.0, bluntness=0.62, root_width=0.70, root_thickness=0.42, full=0.30, grooves=4,
    depth=0.020, wrap=0.6, exponent=1.9, k=0.040,
)  # fmt: skip
_UNDER, _BELOW = replace(_SMALL, width=0.26, thickness=0.14, root_width=0.6), 0.05
"""The locks under those that cross the forehead, and the share by which they lie nearer to the head."""
_RADIUS, _DEEP = 0.105, 0.55
"""How far a curl of the fringe swings to its sides, local units, and what share of it in and out."""
_TURN, _PITCH = 0.135, 0.86
"""The same of a ringlet, and local units from turn to turn."""
_SWING = Wave(_TURN, _PITCH, 0.0)
"""What room the mass under them leaves."""
_STAND, _BESIDE_FACE = 0.17, 0.25
"""Local units by which curls stand off beside the jaw more than waves do, and the share of it beside the face: there
they would hang off it like tails."""
_ROOTED, _CRIMP = (0.06, 0.22), 0.36
"""Shares of its length between which a ringlet comes to swing, and how far it does so over the head: curls are none
below the temples alone."""
_FLAT = 0.35
"""Share of that of the two that cross the forehead: crimped more, they stand off it and one looks under them from the
side."""
_BODY, _HEM, _SHADED = ((79.0, 1.05), (94.0, 1.10), (112.0, 1.12), (135.0, 1.12), (158.0, 1.12)), 0.16, -0.10
"""The body under the curls of a side: azimuth in degrees and distance from the axis of each lock; local units by which
it ends higher than they; and its tint."""
_SWAY = 4.0
"""Degrees by which it swings to and fro: beside a face a straight edge would be a board."""
_UNDER_TURN = 0.13
"""Share by which the ends of curls turn in to the neck: ends that hang free are drips."""
_BODIED = Section(
    0.33, 0.150, tip=0.10, fall=8.0, bluntness=0.5, root_width=0.6, root_thickness=0.5, full=0.34, grooves=5,
    depth=0.014, wrap=0.9, exponent=2.0, k=0.09,
)  # fmt: skip
_BROADER, _DEEPER, _FULL = 0.13, 0.6, (0.85, 1.30)
"""Share by which the fullest curls stand out beside the jaw, what share of it they do behind, and between
which volumes they come to."""
_WINGS = (-0.75, -1.25)
"""Local heights of ends between which curls come to hang."""
_WINDS = (0.78, 0.20)
"""Local heights between which a ringlet comes to wind; under a hat, which presses it flat to that share of its
thickness:"""
_UNDER_HAT, _PRESSED = (-0.10, -0.70), 0.88
_CURLS = (
    Strand(64, 70, 63, 0.06, 0.03, 0.86, 0.4, 0.10, across=1),
    Strand(61, 77, 71, 0.12, 0.06, 0.80, -0.1, 0.10, across=0),
    Strand(70, 85, 81, 0.00, 0.00, 1.00, 0.6, 0.10),
    Strand(79, 99, 99, 0.10, 0.05, 0.95, 0.1, 0.10),
    Strand(88, 114, 115, 0.00, 0.01, 1.05, 0.7, 0.10),
    Strand(98, 130, 131, 0.10, 0.06, 0.95, 0.2, 0.10),
    Strand(108, 146, 147, 0.01, 0.01, 1.05, 0.8, 0.10),
    Strand(117, 163, 164, 0.10, 0.06, 1.00, 0.3, 0.10),
)
"""Ringlets of one side, from the face back; lag: where their turns begin, in half turns."""
_MIDDLE = Strand(122, 180, 180, 0.06, 0.09, 1.05, 0.6, 0.10)
"""The one between the sides, behind."""
_MOST_TURNS = 2.6
"""How many turns one lock below the temples has at most."""
_SLIMMER, _FLATTER, _SHORTER, _STEADIER, _MORE = 0.34, 0.16, 0.42, 0.22, 4
"""Shares by which the tightest curls are narrower and thinner than the loosest, turn sooner and swing less; and how
many more of them a side has."""
_FINE, _HANGS, _OVERLAP, _UPPER, _LOWER, _INSIDE = 96, 0.35, 9, 16, 24, 0.5
"""Samples of a ringlet's axis, the local height below which it hangs, how many samples its pieces share to either side
of where they meet, how many the upper one and each lower one has, and by how much their ends are smaller: as one lock
it would have too few for round turns."""


def ringlets(do: Hairdo, bottom: float) -> None:
    """From the parting down on both sides. bottom: local height of the lowest ends."""
    undermass(do, bottom + 0.16, end=1.0 if bottom < -1.2 else 0.80, wave=_SWING)
    laid = laid_share(do, bottom)
    _mass(do, bottom + _HEM)
    curls = _curls(do.hair.curl)
    for side in (-1, 1):
        _filling(do, side)
        for i, strand in enumerate(curls if side > 0 else (*curls, _MIDDLE)):
            _ringlet(do, side, strand, bottom, laid, hand=side if i % 3 else -side)
    if do.rim is None:
        _fringe(do)
    else:
        fringe(do, whorl_of(180, 72))


def _curls(tight: float) -> tuple[Strand, ...]:
    """The ringlets of one side: those that cross the forehead, and behind them the more, the tighter they are."""
    rest = _CURLS[2:]
    places = np.linspace(0, len(rest) - 1, len(rest) + round(_MORE * tight))

    def between(at: float) -> Strand:
        root, az, low = (
            float(np.interp(at, range(len(rest)), values))
            for values in zip(*((strand.root, strand.az, strand.low) for strand in rest), strict=True)
        )
        return replace(rest[round(at)], root=root, az=az, low=low)

    return (*_CURLS[:2], *(between(float(at)) for at in places))


def _mass(do: Hairdo, bottom: float) -> None:
    """What curls lie on, from beside the face to the back: one body with a round hem, so that nothing is seen between
    them but hair. It swells below the ears and closes again."""
    full = 0.5 * max(do.lift + do.body, 0.0)
    for side in (-1, 1):
        for i, (az, radius) in enumerate(_BODY):
            r, sway = radius + full * min(i, 2) / 2, _SWAY * (1 if i % 2 else -1)
            points = [
                on_skull(side * (az - 3), 50, 1.02),
                on_skull(side * (az - 2), 26, 0.5 * (1.06 + r)),
                around(side * az, -0.04, r),
                around(side * (az + sway), 0.30 * bottom, r + 0.04),
                around(side * (az + 1 - sway), 0.58 * bottom, r + 0.06),
                around(side * (az + 3 + sway), 0.84 * bottom, r),
                around(side * (az + 6), bottom, r - 0.12),
            ]
            do.lock(points, _BODIED, samples=14, tint=_SHADED, phase=0.23 * i, fixed=i == 0)


def _filling(do: Hairdo, side: int) -> None:
    """What lies under the locks that cross the forehead: full hair lifts them off it, and from the side one looked
    through below them."""
    if do.rim is not None or do.hair.fringe in ("curtain", "straight"):
        return
    for over in (0, 1):
        points = across_forehead(do, side, do.part_x, over, 0.0)
        under = [points[0], *(p * (1 - _BELOW * (1 + max(do.lift, 0.0))) for p in points[1:])]
        do.lock(under, _UNDER, samples=14, tint=-0.10)


def _ringlet(do: Hairdo, side: int, s: Strand, bottom: float, laid: float, *, hand: int) -> None:
    low = bottom + s.up * float(np.clip(-0.4 - bottom, 0.2, 1)) + float(do.rng.uniform(-0.05, 0.05))
    open_face = do.rim is None and do.hair.fringe not in ("curtain", "straight")
    crosses = s.across is not None and open_face
    if s.across is not None and open_face:
        upper = across_forehead(do, side, do.part_x, s.across, s.rise)
        upper[-1] = on_skull(side * s.az, 7 * s.across - 4, 1.205 + s.rise)
    else:
        upper = over_head(do.part_x, s.root, side * s.az, 1.205, s.rise)
    # What ends at the jaw would stand off as wings.
    hangs = float(smoothstep(*_WINGS, bottom))
    stand = _STAND * (_BESIDE_FACE + (1 - _BESIDE_FACE) * float(smoothstep(80, 105, s.az)))
    points = np.array([*upper, *down(do, side, s, low, laid, 13.0, -stand * (0.35 + 0.65 * hangs))])
    # Before the forehead the joint of two pieces would be seen; there it winds but below the eyes.
    axis = spline(_stood_off(do, do.fitted(points, _LONG.thickness), hangs), _LOWER if crosses else _FINE)
    begins = _WINDS if do.rim is None else _UNDER_HAT
    t = np.linspace(0, 1, len(axis))
    crimp = _CRIMP * smoothstep(*_ROOTED, t) * (do.rim is None)
    grow = smoothstep(*begins, axis[:, 1])
    tight = do.hair.curl
    thick = _LONG.thickness * (1.0 if do.rim is None else _PRESSED) * (1 - _FLATTER * tight)
    wide = _LONG.width * s.wide * float(do.rng.uniform(0.94, 1.06)) * (1 - _SLIMMER * tight)
    section = replace(_LONG, width=wide, thickness=thick)
    if crosses:
        section, crimp = replace(section, root_width=FINE_ROOT), _FLAT * crimp
        # Beside the eyes it must not swing over them.
        grow = grow * smoothstep(0.30, -0.20, axis[:, 1])
    grow = np.maximum(grow, crimp)
    axis = axis * (1 - np.array([_UNDER_TURN, 0.0, _UNDER_TURN]) * smoothstep(0.78, 1.0, t)[:, None])
    start = s.lag + 0.25 * float(do.rng.uniform(-1, 1))
    toward = FRONT_WAY * [side, 1, 1] if laid and s.az < 92 else None
    radius, pitch = _TURN * (1 - _STEADIER * tight) * grow, _PITCH * (1 - _SHORTER * tight)
    wound(do, axis, radius, section, pitch=pitch, hand=hand, start=start, toward=toward)


def _stood_off(do: Hairdo, points: F64, hangs: float) -> F64:
    """(n, 3) points moved out below the temples: curls hold each other off, and their outline broadens downward
    by the share that they hang."""
    out = hangs * _BROADER * smoothstep(*_FULL, do.hair.volume) * smoothstep(0.45, -0.35, points[:, 1])
    return points * np.stack([1 + out, np.ones_like(out), 1 + _DEEPER * out * (points[:, 2] < 0)], 1)


def wound(
    do: Hairdo,
    axis: F64,
    radius: F64,
    section: Section,
    *,
    pitch: float,
    hand: int,
    start: float,
    toward: F64 | None = None,
) -> None:
    """A lock round the axis (n, 3), which hangs in a piece of its own where it has more than 24 samples.

    radius: (n,) of the spiral. hand: which way it turns. start: -1..1, where its turns begin. toward: (3,) where its
    broad side turns to on its lower half."""
    arc = np.r_[0, np.cumsum(np.linalg.norm(np.diff(axis, axis=0), axis=1))]
    tangent = np.gradient(axis, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None] + 1e-9
    t = np.linspace(0, 1, len(axis))
    out = outward(axis)
    if toward is not None:
        out = out + (toward - out) * smoothstep(0.40, 0.75, t)[:, None]
    out -= (out * tangent).sum(1)[:, None] * tangent
    out /= np.linalg.norm(out, axis=1)[:, None] + 1e-6
    turn = hand * 2 * np.pi * arc / pitch + np.pi * start
    spoke = np.cross(tangent, out) * np.cos(turn)[:, None] + out * (_DEEP * np.sin(turn))[:, None]
    centers = axis + spoke * radius[:, None]
    width, thickness = taper(section, t)
    tint, phase = float(do.rng.uniform(-0.05, 0.07)), 0.5 + 0.5 * start
    normals = carried(out, centers)
    for at, size in _pieces(axis, arc, pitch):
        # Painted as one: the root's shade again halfway would be a row of dark tabs round the head.
        along = float(t[at[0]]), float(t[at[-1]])
        do.place(
            centers[at],
            normals[at],
            size * width[at],
            size * thickness[at],
            section,
            tint=tint,
            phase=phase,
            along=along,
        )


def _pieces(axis: F64, arc: F64, pitch: float) -> list[tuple[NDArray[np.intp], F64]]:
    """Which samples each lock of one ringlet has, and their size: the end of each lies inside the other. Below the
    temples there are as many as its turns need to be round. arc: (n,) length from the root; pitch: of a turn."""
    n = len(axis)
    if n <= _LOWER:
        return [(np.arange(n), np.ones(n))]
    most = n - _LOWER
    hangs = int(np.clip((axis[:, 1] > _HANGS).nonzero()[0].max(initial=_UPPER), _UPPER, most))
    more = max(1, round(float(arc[-1] - arc[hangs]) / pitch / _MOST_TURNS))
    joints = np.linspace(hangs, n - 1, more + 1).round().astype(int)[:-1]
    found: list[tuple[NDArray[np.intp], F64]] = []
    for first, last in zip([0, *joints], [*joints, n - 1], strict=True):
        start, end = max(first - _OVERLAP, 0), min(last + (_OVERLAP if last < n - 1 else 0), n - 1)
        at = np.linspace(start, end, _LOWER if first else _UPPER).round().astype(np.intp)
        size = np.ones(len(at))
        if first:
            size -= _INSIDE * smoothstep(0.3 * _OVERLAP, _OVERLAP, (first - at).astype(float))
        if last < n - 1:
            size -= _INSIDE * smoothstep(0.3 * _OVERLAP, _OVERLAP, (at - last).astype(float))
        found.append((at, size))
    return found


_TURNS = (-54, -36, -18, 0, 18, 36, 54)
"""Azimuths in degrees of the curls of a straight fringe."""


def _fringe(do: Hairdo) -> None:
    """Short spirals that fall over the forehead; one that is swept or parted lies in locks, as on waves."""
    if do.hair.fringe != "straight":
        fringe(do, whorl_of(180, 72))
        return
    end = lowest(do)
    for i, az in enumerate(_TURNS):
        far = abs(az) / 64
        low = end + float(do.rng.uniform(-1, 6)) - 16 * max(far - 0.6, 0.0)
        root = radial(parting(float(np.clip(do.part_x, -0.2, 0.2)), 66), 1.0)
        aim = on_skull(az, 40)
        points = [
            root,
            radial(unit(root) * 0.55 + unit(aim) * 0.45, 1.17),
            on_skull(0.96 * az, 0.55 * (low + 48), 1.215),
            on_skull(az, low + 8, 1.20),
            on_skull(az + 2, low, 1.17),
        ]
        axis = spline(np.array(points), 16)
        grow = 0.62 * _RADIUS * smoothstep(0.25, 0.7, np.linspace(0, 1, 16))
        wound(do, axis, grow, _SMALL, pitch=0.62, hand=1 if i % 2 else -1, start=float(do.rng.uniform(-1, 1)))
