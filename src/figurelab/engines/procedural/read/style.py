"""From measures of hair to a hair style: the words of the figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from figurelab.engines.procedural.figure import Hair, HairStyle

from .color import F32, to_hex
from .cuts import (
    CLOSE_VOLUME,
    EAR,
    LOW_EDGE,
    TURNED,
    hangs_all_over,
    is_bald,
    is_brushed_up,
    is_close_coils,
    is_combed_back,
    is_cropped,
    is_drawn_back,
    is_faded,
    is_forward,
    is_knotted,
    is_lined,
    is_mop,
    is_short_locs,
    is_stubble,
    is_thin,
    is_toothed,
)
from .flyaway import is_long_locs, is_wild
from .hair import NONE, RECEDING, HairMeasures
from .reading import ramp
from .short_top import Top, is_across, recede, top, waves

Fringe = Literal["none", "straight", "swept", "curtain"]
Parting = Literal["left", "right", "center", "none"]
Tucked = Literal["none", "left", "right", "both"]

# Cuts of the length t (lowest hair below the chin, in face heights).
_CHIN, _SHOULDER, _LONG = -0.12, 0.22, 0.69
# Hair that hides an ear is a bob, from which length on; share of the ear; and how broad it hangs beside the lobe, in
# face widths, what is drawn back over the ears or lies in the nape being thin there; or how much of it there is, of the
# face's oval, where it ends above the lobe. What ends above the jaw must hide all of an ear: a short cut grown long
# falls over its upper half.
_OVER_EARS, _HIDDEN_EAR, _BROAD, _MUCH = -0.65, 0.62, 0.14, 0.95
_ABOVE_JAW, _WHOLE_EAR = -0.3, 0.88
# Hair that stands up and hides so much of an ear is full all round: of brushed-up hair 0.08 at most is over it.
_OVER_EARS_TOO = 0.33
# Order of hanging coils and of ringlets, which turn to and fro by so many degrees besides: large waves below a smooth
# crown do so in better order; from which length on hair hangs.
_COILY, _RINGLETS, _WOUND, _HANGS = 0.485, 0.51, 16.5, -0.35
# Relief below which smooth dark hair seems tangled by its grain alone, by how much for each grey level less, and the
# relief of ringlets at least.
_CLEAR, _GRAINY, _SEEN = 3.0, 0.13, 3.1
# The same of dark ringlets, which show less of it: tighter ones that run no one way, with the finest grain too.
_DARK_CURLS, _DARK_WOUND, _DARK_SEEN, _ASTRAY, _CRACKS = 0.50, 19.0, 2.0, 0.52, 0.30
# Hardly ordered hair is big waves where it does not turn so far, unless it is the least ordered.
_BENT, _TIGHT = 15.5, 0.44
# Curls of whatever size: so little in order that no combed hair is, by relief that is no grain. Of 340 people those
# with curls have up to 0.444, of others none has less than 0.474 or, of its relief, more than 1.1.
_CURLED, _CURLS_SEEN = 0.459, 1.8
# Frizzy curls that hang turn as far, run no one way and stand out, but their locks are in more order. Of 84 people with
# hanging hair those three who have such curls have up to 0.62 and 0.57, and one seen since 0.60; who else turns so far
# has 0.67 and more, 0.61 and more, or less relief.
_FRIZZY, _FRIZZ_ASTRAY, _FRIZZ_TURNS, _FRIZZ_SEEN = 0.645, 0.605, 14.0, 2.6
# The same of hair that hangs, whose curls are large and show: without relief they are a painting's cracks.
_CRACKED = 0.3
# Small dark curls of small photos: tangled at every scale, by relief that a cloud of them need hardly have.
_SMALL_CURLS, _NO_WAY, _BIG, _BIG_SEEN = 0.63, 0.33, 2.3, 1.4
# Order of short curls, with the finest and without: tight ones, and looser ones that stand off the sides by so many
# face widths, the farther the looser, but not up: tousled tops stand up.
_TIGHT_CURLS, _LOOSE_CURLS, _WIDER, _ROUND_OFF, _FLAT_TOP = 0.52, 0.71, 0.3, 1.3, 0.56
# Curls on top of short sides stand off those a little, over a bare forehead: order of their own and with the finest,
# how parallel, how broad and how tall at most or at least, and how much of the forehead is bare: curls fall over
# its edge. Brushed-up hair is narrower or taller or leaves more of it bare, combed hair runs one way.
_TOP_CURLS, _TOP_TANGLE, _TOP_ASTRAY, _TOP_BROAD, _TOP_TALL, _TOP_BARE = 0.38, 0.78, 0.52, 1.205, 0.70, (0.2, 0.385)
# Coils stand off the head, above it, and are tangled most finely, or all round: height over the forehead, order with
# the finest grain, or the area that they cover; below the shoulders that of a huge one, for big loose hair there is a
# mass of ringlets.
_TALL_COILS, _FINELY, _CLOUD, _MASS = 0.45, 0.26, 3.0, 5.0
# Mean of order and coherence of the tightest and the loosest of long curls; how tight the loosest are drawn; and how
# much more those are whose relief is from the one to the other.
_TANGLE, _LEAST_CURL, _CRISP, _CRISPLY = (0.36, 0.56), 0.3, 0.25, (4.0, 6.5)
# How broad curls hang beside the lobe, in face widths, over the ears: those that stand off have up to 0.17.
_CURLS_HANG = 0.25
# And how long they are at most: dark coils on dark cloth seem to go on.
_LONGEST_COILS = 0.8
# A high tie lifts the hair over the forehead by so many face heights.
_HIGH_TIE = 0.42
# Two tails that are tied low leave more of an ear under hair: what is drawn up to high ones lays it bare.
_OVER_THE_EARS = 0.5
# Bound strands hang long and thin, and cross: loose hair of that length covers more, or runs one way.
_PLAITED, _BOUND, _THIN = 0.36, 0.6, 1.5
# Order below which they are bound from the scalp on: over two plaits the crown is combed.
_FROM_THE_SCALP = 0.45
# A crown without hair is bare from further round still, over as much forehead.
_BALD, _ROUND, _HIGH = 0.04, 0.40, 0.42
# A head turned this far shows its nape, whose hair hangs lower than what covers the ears; little hair and no more
# than that is short. Between which yaws, how far, and the area it covers.
_NAPE, _BEHIND, _LITTLE = (0.55, 0.85), 0.35, 1.0
# How broad hair hangs beside the lobe, in face widths, of more hair than that, when it lies in the nape alone; and how
# much broader a bob does on a turned head, which shows that behind the lobe too, and by what share more hair.
_THIN_NAPE, _BROADER, _FULLER_FLANK = 0.22, 0.10, 0.85
# From which yaw on a whole flank is seen, and how little hair there is then of a short cut, of the face's oval.
_WHOLE_FLANK, _SCANT = 0.45, 0.9
# What goes on beyond the photo's lower edge, or lies on a shoulder, over so many face widths is no nape's: of 34 heads
# turned this far short ones have up to 0.05, one whose hair is drawn back behind the ear 0.19.
_GOES_ON = 0.15
# Such hair covers more of the picture the further the head is turned: between which yaws, and by what share.
_FLANK, _FLANK_SHARE = (0.3, 0.55), 0.72
# Between which lengths hair comes to hang low enough to go on behind a shoulder or beyond the photo, over how many face
# widths its lower end must be hidden so, by how much it is then longer, and from which length to which less and less.
_REACHES, _RESTS, _LEAVES = (-0.15, -0.05), (0.1, 0.24), (0.0, 0.4)
_BEHIND_SHOULDERS, _BEYOND, _LONG_ENOUGH, _SEEN_LONG = 0.30, 0.85, (0.9, 0.5), (0.9, 0.1)
# What lies broadly on a shoulder reaches it, however high that is against a bowed or turned chin: over how many face
# widths, from which lengths on, and how long it is then.
_LIES, _RAISED, _LAID = (0.25, 0.35), (-0.35, -0.25), 0.45
# Over how many face widths hair that goes on beyond the photo must be broad to go on for longer, and by what share.
_BROAD_STILL, _LONGER = (0.45, 0.75), 0.45
# Bare forehead, of brow to chin, up to which hair is a fringe: over all of it, over one side, and over that side and
# the middle together: a lock at one temple is none.
_FRINGE, _SIDE_FRINGE, _TEMPLE = 0.265, 0.23, 0.43
# The same of a fringe that falls far down on one side and slopes up over the middle.
_LOW_SIDE, _LOW_MIDDLE = 0.21, 0.305
# How much lower a fringe hangs over the middle than beside it that is swept to neither side.
_SEEN_BESIDE = 0.15
# Bare forehead where all strands over it lean to a side, and of that side alone where it is the lower one.
_LEANT_LOW, _LEANT_MIDDLE, _LEANT_SIDE = 0.24, 0.40, 0.34
# From which yaw on only a deep fringe is told, which leaves no more of the forehead bare, and up to which a thin one.
_SIDEWAYS, _DEEP, _ASKANCE = 0.4, 0.10, 0.55
# The net's mean probability of hair below which a shade beside a cut head is as likely.
_HARDLY = 0.5
# Degrees of common lean from which a fringe is swept.
_SWEPT = 20.0
# Width over the face's from which short hair is uncombed, and coherence of combed strands.
_STANDS_OFF, _COMBED = (1.24, 1.38), 0.68
# Order of locks that lie side by side however bent, and from which down it says nothing more.
_SLEEK, _TANGLED = 0.74, 0.66
# Width of flat, usual and big hair over the face's, above the ears and hanging beside it.
_SHORT_WIDTHS, _HANGING_WIDTHS = [1.08, 1.24, 1.5], [1.1, 1.45, 2.0]
# Yaw between which a head comes to show the depth of its hair instead of its width, and how much deeper it is.
_SHOWS_DEPTH, _DEEPER = (0.2, 0.42), 0.10
# Degrees of wave of straight and of wavy hair.
_WAVES = (8.0, 14.0)
# Degrees of wave that count more for every unit of coherence below the usual: loose waves tangle.
_LOOSE, _PARALLEL = 10.0, 0.60
# Relief below which what seems to wave is the picture's grain, and from which on it is strands.
_TELLS = (1.6, 1.9)
# What waves, which stand off each other, add to the volume that their outline shows.
_LIFT = 0.08
_CURTAIN = 0.1
# Share of strands that run straight up from which brushed-up hair is no quiff, and how much fuller it stands.
_STRAIGHT_UP, _FULLER = 0.65, 0.15
# Short hair that is combed from a parting: its coherence at least, how upright it may stand, and the area that it
# covers at least.
_PARTED, _FALLS, _COVERS = 0.60, 0.45, 0.38
# Hair over the forehead, in face heights, below which the crown is bare: bare ones have up to 0.102, thin ones 0.139
# and more.
_BARE = 0.12
# Hair beside the brows of a bare head, and how full it is.
_SIDES_LEFT = ([0.08, 0.20], [0.7, 1.15])
_UNEVEN = 0.12
# How far beside the middle a parting is at the side, face widths; and of which heads that is told.
_ASIDE, _FACING = 0.19, 0.5
# The same, and how much lower the hair's edge lies on one side, where both tell of one side together: of 19 heads of
# long hair that else part in the middle three, and all three rightly.
_BOTH_ASIDE, _BOTH_UNEVEN = 0.10, 0.07
# Volume and wave of a small child's short hair at most.
_FINE = 0.85, 0.5
# Breadth of skin beside the face, in face widths, that is an ear with hair behind it, and up to which yaw one sees both
# sides.
_EAR_SKIN, _NEAR = 0.065, 0.2
# The same of a fringe, whose lower edge is nearer; and up to how many degrees of common lean a deep one hangs straight:
# of eleven people the five whose fringe does have up to 3, the swept ones 11 and more.
_SLOPING, _UPRIGHT = 0.09, 7.0
# Yaw up to which both shoulders are seen alike, and share of the place before one from which hair lies there: of 38
# people with long hair those who have it behind a shoulder have up to 0.14 there, the next 0.18.
_SEEN_BOTH, _LIES_BEFORE = 0.35, 0.16


def hair(
    measured: HairMeasures, color: F32, tone: F32 | None, yaw: float, *, hat: bool, detailed: bool, years: float = 0.0
) -> Hair:
    """The figure's hair. Under a hat neither fringe nor volume are read; a turned head shows too much hair. years: how
    old the face is, 0..1."""
    volume = 1.0 if hat or measured.cut else _volume(measured, yaw)
    measured = _whole(_without_nape(measured, yaw))
    style = _style(measured, yaw, hat=hat) if detailed else _by_length(measured, yaw)
    falls = detailed and not hat and style not in ("quiff", "buzz")
    fringe, drop = _fringe(measured, yaw) if falls else ("none", 0.6)
    if style == "coily" and is_close_coils(measured):
        volume = min(volume, CLOSE_VOLUME)
    if style == "receding" and detailed and abs(yaw) < TURNED:
        # What is left is full or cropped at the sides.
        volume = _sized(float(np.interp(measured.sides, *_SIDES_LEFT)))
    if style == "curly" and not measured.cut:
        # Curls stand out to all sides, whichever of them is seen.
        broad = measured.width - _DEEPER * ramp(abs(yaw), *_SHOWS_DEPTH)
        volume = max(volume, _sized(float(np.interp(broad, _SHORT_WIDTHS, [0.7, 1.0, 1.25]))))
    if style == "wild":
        # It stands out, not up.
        volume = _sized(float(np.interp(measured.width, _HANGING_WIDTHS, [0.7, 1.0, 1.4])))
    if fringe == "curtain" and style in ("curly", "wavy") and measured.gap_middle < _FRINGE:
        # Curls that fall over all of a forehead part a little wherever they like.
        fringe, drop = "straight", 0.8
    if fringe != "none" and style == "receding":
        style = "side_part"
    elif detailed and not hat and style == "side_part" and is_brushed_up(measured, yaw):
        volume = _sized(volume + _FULLER)
    parting = _parting(measured, style, yaw, detailed=detailed and not hat)
    wave = _wave(measured) if detailed and (measured.length > EAR or style == "bob") else 0.0
    stands: Top = "combed"
    if detailed and not hat and fringe == "none" and style in ("side_part", "quiff", "slick", "buzz"):
        if style == "side_part" and parting == "none" and is_across(measured, yaw):
            parting = "left" if measured.gap_right > measured.gap_left else "right"
        if style != "slick" and parting == "none":
            stands = top(measured, yaw, style)
        if style != "buzz" or stands != "combed":
            wave = max(wave, waves(measured, yaw, stands))
    return Hair(
        style=style,
        color=to_hex(color),
        streak=None if tone is None else to_hex(tone),
        length=float(np.clip(measured.length, -1.5, _LONGEST_COILS if style == "coily" else 2.5)),
        volume=volume,
        parting=parting,
        fringe=fringe,
        fringe_drop=drop,
        sides="faded" if detailed and not hat and is_faded(measured, yaw) else "usual",
        line="sharp" if style == "buzz" and not hat and is_lined(measured) else "soft",
        wave=wave,
        curl=_curl(measured) if style == "wavy" else 0.0,
        recede=recede(measured, yaw, years) if detailed and not hat else 0.0,
        mess=_mess(measured, yaw) if detailed and not hat else 0.0,
        tie=_tie(measured, style),
        tucked=_tucked(measured, style, yaw) if detailed and not hat else "none",
        behind=_behind(measured, style, yaw),
        top=stands,
    )


def gathered(read: Hair, m: HairMeasures) -> Hair:
    """Hair that was read as a short cut, but is combed back to a knot in the nape: smooth, from its parting."""
    if read.style not in ("side_part", "quiff", "slick"):
        return read
    aside: Parting = "center"
    if abs(m.parted) > _ASIDE:
        aside = "left" if m.parted > 0 else "right"
    elif abs(m.gap_left - m.gap_right) > _UNEVEN:
        aside = _barer(m)
    fringe = read.fringe if read.fringe == "swept" else "none"
    return replace(
        read,
        style="bun",
        tie="low",
        fringe=fringe,
        parting=aside,
        top="combed",
        sides="usual",
        wave=0.0,
        recede=0.0,
        mess=0.0,
    )


def fine(read: Hair) -> Hair:
    """A small child's: fine, so that it lies close, and what is tousled are wisps that no locks could show."""
    short = read.style in ("side_part", "quiff", "slick", "bob")
    if not short:
        return read
    return replace(read, volume=min(read.volume, _FINE[0]), wave=min(read.wave, _FINE[1]), mess=0.0)


def _tucked(m: HairMeasures, style: HairStyle, yaw: float) -> Tucked:
    """Beside ears whose skin is seen before loose hair; of a turned head the far side shows neither."""
    if style not in ("shoulder", "long"):
        return "none"
    left, right = (ear > _EAR_SKIN and side * yaw < _NEAR for side, ear in zip((1, -1), reversed(m.ears), strict=True))
    return "both" if left and right else "left" if left else "right" if right else "none"


def _behind(m: HairMeasures, style: HairStyle, yaw: float) -> Tucked | None:
    """On which of the figure's own sides hair lies behind the shoulder; None where it is not seen on both."""
    left, right = m.before
    if style not in ("shoulder", "long") or left is None or right is None or abs(yaw) > _SEEN_BOTH:
        return None
    # The picture's left is the person's right.
    if max(left, right) < _LIES_BEFORE:
        return "both"
    return "right" if left < _LIES_BEFORE else "left" if right < _LIES_BEFORE else "none"


def _tie(m: HairMeasures, style: HairStyle) -> Literal["high", "low"]:
    if style == "twin_tails":
        return "low" if m.covered > _OVER_THE_EARS else "high"
    return "low" if style in ("ponytail", "bun") and m.top < _HIGH_TIE else "high"


def _of_temples(m: HairMeasures) -> HairMeasures:
    """Where the photo ends below the crown, what is hardly hair says neither how long it is nor that it is tied."""
    return replace(m, length=min(m.length, _OVER_EARS), tied="no") if m.cut and m.sure < _HARDLY else m


def _without_nape(m: HairMeasures, yaw: float) -> HairMeasures:
    m = _of_temples(m)
    if m.length < _CHIN and m.lobe < _THIN_NAPE and m.tied == "no" and m.area >= _LITTLE:
        # A full crown over a bare lobe: what hangs lower lies in the nape.
        return replace(m, length=m.length - _BEHIND * ramp(abs(yaw), *_NAPE))
    if not NONE < m.area < _LITTLE or m.length > _SHOULDER or m.tied != "no":
        return m
    flank = 1 - _FLANK_SHARE * ramp(abs(yaw), *_FLANK) if m.length < EAR else 1.0
    length = m.length - _BEHIND * ramp(abs(yaw), *_NAPE)
    ends = m.leaving + m.resting < _GOES_ON
    if abs(yaw) > _WHOLE_FLANK and m.area < _SCANT and m.lobe < _THIN_NAPE and ends:
        # Little of a whole flank is covered: what hangs lower grows in the nape.
        length = min(length, _OVER_EARS)
    return replace(m, length=length, area=m.area * flank)


def _whole(m: HairMeasures) -> HairMeasures:
    """Hair whose lower end is hidden by the shoulder, or cut off by the photo's edge, is longer than it shows."""
    if m.tied != "no":
        return m
    behind = _BEHIND_SHOULDERS * ramp(m.resting, *_RESTS) * ramp(m.length, *_LONG_ENOUGH)
    beyond = _BEYOND * ramp(m.leaving, *_LEAVES) * ramp(m.length, *_SEEN_LONG)
    beyond *= 1 + _LONGER * ramp(m.leaving, *_BROAD_STILL)
    length = m.length + max(behind, beyond) * ramp(m.length, *_REACHES)
    lies = ramp(m.resting, *_LIES) * ramp(m.length, *_RAISED)
    return replace(m, length=length + max(_LAID - length, 0.0) * lies)


def _wave(m: HairMeasures) -> float:
    return round(ramp(m.wave + _LOOSE * (_PARALLEL - m.coherence), *_WAVES) * ramp(m.relief, *_TELLS), 2)


def _curl(m: HairMeasures) -> float:
    """How tight long curls are: the less their strands run one way, and the plainer each stands out."""
    tangled = 1.0 - ramp((m.order + m.coherence) / 2, *_TANGLE)
    return round(min(_LEAST_CURL + (1.0 - _LEAST_CURL) * tangled + _CRISP * ramp(m.relief, *_CRISPLY), 1.0), 2)


def _mess(m: HairMeasures, yaw: float) -> float:
    """Short hair that stands off at the sides and does not run one way, its locks neither, is not combed."""
    if m.length > _ABOVE_JAW or abs(yaw) > TURNED or m.cut:
        return 0.0
    tangled = ramp(-m.coherence, -_COMBED, -_PARALLEL) * ramp(-m.order, -_SLEEK, -_TANGLED)
    return round(ramp(m.width, *_STANDS_OFF) * tangled, 2)


def _style(m: HairMeasures, yaw: float, *, hat: bool) -> HairStyle:
    if m.cut:
        return "ponytail" if m.tied == "tail" else _by_length(m, yaw)
    if is_bald(m, hat=hat):
        return "bald"
    bare = m.fringe_gap > RECEDING and m.crown < _BARE and abs(yaw) < TURNED
    bare = bare or (m.fringe_gap > _HIGH and m.crown < _BALD and abs(yaw) < _ROUND)
    if not hat and m.length < EAR and bare:
        return "receding"
    if not hat and (is_short_locs(m) or is_long_locs(m)):
        return "locs"
    if not hat and is_wild(m, yaw):
        return "wild"
    if not hat and is_close_coils(m):
        return "coily"
    if not hat and (is_drawn_back(m, yaw) or is_knotted(m, yaw)):
        return "bun"
    if not hat and is_cropped(m, yaw):
        # Thin hair combed back from a high forehead covers as little as a shaved head, but starts higher.
        thin = m.fringe_gap > RECEDING and abs(yaw) < TURNED and not is_stubble(m)
        return "side_part" if thin else "buzz"
    if not hat and not _is_curly(m, yaw):
        if is_brushed_up(m, yaw):
            if m.covered > _OVER_EARS_TOO:
                return "bob"
            # Strands that run straight up stand on the top, where a quiff's are swept over.
            return "side_part" if m.upright > _STRAIGHT_UP and m.fringe_gap >= _FRINGE else "quiff"
        if is_combed_back(m, yaw):
            return "slick"
    if m.tied == "bun" and not hat:
        return "bun"
    if m.tied == "tails" and m.length > _CHIN:
        return "twin_tails"
    if m.tied == "tail":
        return "ponytail"
    if m.coherence < _PLAITED and m.length > _BOUND and m.area < _THIN:
        return "box_braids" if m.order < _FROM_THE_SCALP else "braids"
    if _is_curly(m, yaw):
        return "coily" if _is_coily(m) else "wavy" if m.length > _SHOULDER or _hangs_in_curls(m) else "curly"
    return _by_length(m, yaw)


def _is_curly(m: HairMeasures, yaw: float) -> bool:
    if is_mop(m):
        return True
    if m.length < _HANGS:
        # A turned head is as broad as it is deep, whatever its hair.
        tangle, off = m.order + m.fine, 0.0 if abs(yaw) > _SIDEWAYS else m.width - _ROUND_OFF
        round_off = off > 0 and m.top < _FLAT_TOP and tangle < _LOOSE_CURLS + _WIDER * off
        on_top = abs(yaw) < TURNED and _has_curls_on_top(m, tangle + _grain(m))
        return m.area > 0.45 and (tangle + _grain(m) < _TIGHT_CURLS or round_off or on_top)
    wound = m.order < _RINGLETS and m.wave > _WOUND and m.relief > _SEEN
    dark = m.order < _DARK_CURLS and m.wave > _DARK_WOUND and m.relief > _DARK_SEEN
    dark = dark and m.coherence < _ASTRAY and m.fine > _CRACKS
    coils = m.order + _grain(m, _CRACKED) < _COILY and (m.wave > _BENT or m.order < _TIGHT)
    curled = m.order < _CURLED and m.relief > _CURLS_SEEN and m.fine > _CRACKS
    frizzy = m.order < _FRIZZY and m.coherence < _FRIZZ_ASTRAY and m.wave > _FRIZZ_TURNS and m.relief > _FRIZZ_SEEN
    small = m.order + m.fine < _SMALL_CURLS and m.coherence < _NO_WAY and m.wave > _BENT
    small = small and m.relief > (_BIG_SEEN if m.width > _BIG else _DARK_SEEN)
    return coils or wound or dark or curled or frizzy or small


def _hangs_in_curls(m: HairMeasures) -> bool:
    """Whether curls that end above the shoulders hang over the ears; short ones stand off them."""
    return m.length > EAR and m.covered > _WHOLE_EAR and m.lobe > _CURLS_HANG


def _has_curls_on_top(m: HairMeasures, tangle: float) -> bool:
    tangled = m.order < _TOP_CURLS and tangle < _TOP_TANGLE and m.coherence < _TOP_ASTRAY
    return tangled and m.width > _TOP_BROAD and m.top < _TOP_TALL and _TOP_BARE[0] < m.fringe_gap < _TOP_BARE[1]


def _grain(m: HairMeasures, share: float = _GRAINY) -> float:
    """How much of its order the grain of smooth dark hair takes away."""
    return share * max(_CLEAR - m.relief, 0.0)


def _is_coily(m: HairMeasures) -> bool:
    tall = m.top > _TALL_COILS and m.fine < _FINELY
    return m.order < _COILY and (tall or m.area > (_CLOUD if m.length < _SHOULDER else _MASS))


def _by_length(m: HairMeasures, yaw: float) -> HairStyle:
    if m.length < _CHIN:
        turned = ramp(abs(yaw), *_NAPE)
        full = m.lobe > _BROAD + _BROADER * turned or m.area * (1 - _FULLER_FLANK * turned) > _MUCH
        hidden = m.covered > (_HIDDEN_EAR if m.length > _ABOVE_JAW else _WHOLE_EAR)
        return "bob" if m.length > _OVER_EARS and hidden and full else "side_part"
    return loose(m.length)


def loose(length: float) -> HairStyle:
    """Hair that hangs, by how low."""
    if length < _SHOULDER:
        return "bob"
    return "shoulder" if length < _LONG else "long"


def _volume(m: HairMeasures, yaw: float) -> float:
    """1 is usual; from how far the hair stands out over the forehead and beside the face, and from how much there is.

    A turned head shows the depth of its hair, not its width, and a photo that ends in the hair not its height.
    """
    turned = ramp(abs(yaw), *_SHOWS_DEPTH)
    area = float(np.interp(m.area * (1 - 0.4 * turned), [0.2, 0.8, 2.0], [0.8, 1.0, 1.25]))
    top = float(np.interp(m.top * (1 - 0.15 * turned), [0.12, 0.40, 0.75], [0.7, 1.0, 1.4]))
    lift = _LIFT * _wave(m) if m.length > EAR else 0.0
    width = float(np.interp(m.width, _SHORT_WIDTHS if m.length < EAR else _HANGING_WIDTHS, [0.7, 1.0, 1.4]))
    tall = max(top, width) if m.leaves else top
    facing = 0.45 * tall + 0.25 * area + 0.3 * width
    return _sized(facing + turned * (0.6 * top + 0.4 * area - facing) + lift)


def _sized(volume: float) -> float:
    return round(float(np.clip(volume, 0.6, 1.5)), 2)


def _fringe(m: HairMeasures, yaw: float) -> tuple[Fringe, float]:
    m = _closed(m)
    sides = max(m.gap_left, m.gap_right)
    # Where the photo ends below the crown bare forehead means nothing, but hair down to the brows is a fringe.
    bare = m.cut and max(sides, m.fringe_gap) >= _FRINGE
    if bare or abs(yaw) >= _SIDEWAYS:
        deep = m.fringe_gap < _DEEP and not m.cut
        if is_mop(m) and m.fringe_gap < LOW_EDGE and not m.cut:
            return "straight", round(_drop(m.fringe_gap), 2)
        if deep and m.length > EAR and sides < _DEEP and m.gap_middle < _FRINGE:
            # Over both temples it hangs before all of the forehead, though it opens a little in the middle.
            return "straight", 1.0
        if not deep and (hangs_all_over(m) or is_toothed(m, yaw)):
            return "straight", round(_drop(m.fringe_gap), 2)
        if not deep and not m.cut and abs(yaw) < _ASKANCE and is_thin(m):
            return "curtain", 0.6
        return ("swept" if deep else "none"), 0.6
    if sides < _FRINGE and m.gap_middle - sides > _CURTAIN and m.gap_middle < RECEDING:
        return "curtain", 0.6
    near = min(m.gap_left, m.gap_right)
    if m.gap_middle < near - _SEEN_BESIDE and near < _TEMPLE:
        return "straight", round(_drop(m.fringe_gap), 2)
    reaches = near < _SIDE_FRINGE and near + m.gap_middle < _TEMPLE
    if reaches and sides > _FRINGE and m.length > EAR:
        # It falls as low as it lies over the middle; what leaves but one temple bare there lies over all of it.
        deep = max(m.gap_middle, m.fringe_gap) < _DEEP
        return ("straight" if deep else "swept"), round(max(0.6, _drop(m.gap_middle)), 2)
    hangs = m.fringe_gap < (_FRINGE if m.length > EAR else LOW_EDGE)
    if not hangs and is_forward(m, yaw) and not _slopes(m):
        return ("swept" if sides - near > _UNEVEN else "straight"), round(_drop(m.fringe_gap), 2)
    if not hangs:
        return ("swept" if _slopes(m) else "curtain" if is_thin(m) else "none"), 0.6
    sloping = abs(m.gap_left - m.gap_right) > _SLOPING and not _hangs_straight(m, yaw)
    return ("swept" if sloping or abs(m.sweep) > _SWEPT else "straight"), round(_drop(m.fringe_gap), 2)


def _hangs_straight(m: HairMeasures, yaw: float) -> bool:
    """Whether a fringe covers the forehead's middle down to the brows and leans to neither side: one bare temple makes
    it no swept one. Curls lean nowhere."""
    return m.length > EAR and m.gap_middle < _DEEP and abs(m.sweep) < _UPRIGHT and not _is_curly(m, yaw)


def _drop(gap: float) -> float:
    """Of a fringe that leaves so much of the forehead bare."""
    return float(np.interp(gap, [0.05, _FRINGE, 0.40], [1.0, 0.5, 0.15]))


def _slopes(m: HairMeasures) -> bool:
    """Whether the hair's edge over the forehead falls to one side from a parting over the other."""
    near, lower = min(m.gap_left, m.gap_right), m.gap_left - m.gap_right
    if near < _LOW_SIDE and m.gap_middle < _LOW_MIDDLE and abs(lower) > _UNEVEN:
        return True
    # What lies across the forehead of short hair falls over it, most of all down the slope of its edge.
    leans = m.length < EAR and abs(m.sweep) > _SWEPT and abs(lower) > _SLOPING
    low = near < _LEANT_LOW and m.gap_middle < _LEANT_MIDDLE
    return leans and (low or (m.sweep * lower > 0 and near < _LEANT_SIDE))


def _closed(m: HairMeasures) -> HairMeasures:
    """As with closed lips: a shout lengthens the face that the forehead is measured by."""
    gaps = np.array([m.fringe_gap, m.gap_left, m.gap_middle, m.gap_right]) / (1 - min(m.agape, 0.5))
    whole, left, middle, right = (float(gap) for gap in gaps)
    return replace(m, fringe_gap=whole, gap_left=left, gap_middle=middle, gap_right=right)


def _barer(m: HairMeasures) -> Parting:
    """The side of the larger gap: hair falls to the other."""
    return "left" if m.gap_right > m.gap_left else "right"


def _both_aside(m: HairMeasures) -> bool:
    uneven = m.gap_right - m.gap_left
    return abs(m.parted) > _BOTH_ASIDE and abs(uneven) > _BOTH_UNEVEN and m.parted * uneven > 0


def _parting(m: HairMeasures, style: HairStyle, yaw: float, *, detailed: bool) -> Parting:
    """Hair falls on the side with the smaller gap; the parting is on the other. The figure's left (+x) is on the
    right of the front picture, so the picture and the photo look the same way round. Of a ponytail it is the side that
    the tail is seen on. Short hair that does not run one way, stands up or covers little has none."""
    if style in ("bald", "buzz", "coily", "curly", "slick", "quiff"):
        return "none"
    if style == "locs" and m.length < _CHIN:
        return "none"
    if style == "ponytail" and m.tail:
        return "left" if m.tail > 0 else "right"
    if detailed and style == "side_part" and _slopes(_closed(m)):
        return _barer(m)
    if detailed and m.fringe_gap < _FRINGE and abs(m.sweep) > _SWEPT:
        return "right" if m.sweep > 0 else "left"
    aside = (abs(m.parted) > _ASIDE and abs(yaw) < _FACING) or (_both_aside(m) and abs(yaw) < _NEAR)
    if detailed and m.length > _CHIN and not m.cut and aside:
        return "left" if m.parted > 0 else "right"
    if detailed and abs(m.gap_left - m.gap_right) > _UNEVEN:
        return _barer(m)
    combed = m.coherence > _PARTED and m.upright < _FALLS and m.area > _COVERS
    if detailed and style == "side_part" and m.length < EAR and not combed:
        return "none"
    return "left" if m.length < _CHIN else "center"
