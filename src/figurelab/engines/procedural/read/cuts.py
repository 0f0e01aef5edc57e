"""Short cuts, told apart: bald, shaved, combed back, brushed up, faded."""

from __future__ import annotations

from .hair import NONE, HairMeasures
from .reading import ramp

# Length up to which hair is short: lowest hair below the chin, in face heights.
EAR = -0.5
# Above this yaw the temple's bare skin is in the middle of the picture.
TURNED = 0.3
# Cropped: the most area and height of the hair over the forehead together, and the most height; and the most contrast
# of hair that goes on beyond the photo: skin shows through. And how parallel it is at most: longer hair is combed.
_CROPPED, _LOW, _SHOWS_THROUGH, _COMBED = 0.61, 0.365, 0.6, 0.71
# Area and height together up to which nothing is long enough to be combed, however parallel the little seems that small
# and dark photos show: of 300 people seven without a hat have less, one of them with a bare crown and all others shorn.
_CLIPPED = 0.5
# Of hair that is lighter than the face, by this share of its L, cropped hair is hardly seen: what is, has grown. Of 435
# people two who had thin white hair have 0.14 and more, cropped heads are darker than the face, by 0.09 and more.
_PALE = -0.03
# How parallel its strands, and its finest alone, are from which on locks are seen, and how much less hair there is then
# of a crop: what is combed has them, stubble has none.
_ALIKE, _LOCKS, _LESS = (0.61, 0.67), (0.47, 0.56), 0.12
# Dense and close: so fine and so tangled that no lock is seen, so smooth that none stands out, how high and how broad
# it is at most over the face, from which length down and how much there is beside the brows: it is a cap, whose lower
# edge is no fringe. How tangled a head is that is turned to the side, whose flank is broad.
_NO_LOCK, _NO_WAY, _EVEN, _CAP_TOP, _CAP_WIDE, _CAP_ENDS, _CAP_SIDES = 0.47, 0.57, 2.2, 0.52, 1.2, -0.75, 0.125
_FLANK_NO_WAY = 0.46
# Cut to a sharp line: how much darker than the face dense cropped hair is.
_LINED = 0.65
# Share of skin over the forehead of a bald head; and of one on which what little seems hair is lighter than the face:
# that is a gleam, or a bit of the ground.
_SCALP, _GLEAMING = 0.5, 0.25
# Brushed up: usual uprightness, height and bare forehead of short hair, and by how much they are exceeded together.
_BRUSHED_UP, _STANDS = (0.50, 0.44, 0.33), 0.035
# How high hair is that is brushed up.
_TALL = 0.40
# How high the top stands over cropped sides, and the hair left beside the brows when they are cropped, or shaved under
# a top of any height: of 40 tops that are tall enough the faded ones have up to 0.057, sides that are short but dark
# 0.067 and more. Hair that falls lower on the forehead is drawn back from the temples.
_LONGER_TOP, _FADED, _SHAVED, _FALLEN = 0.385, 0.062, 0.055, 0.2
# A cropped head of coils that is turned: the most of an ear that they cover, how low they reach, how high they stand,
# and how finely they are tangled: a cloud of them covers the ear, stands higher or hangs lower.
_EAR_SHOWS, _OVER_EAR, _CLOUD_TOP, _FINELY = 0.1, -0.7, 0.62, 0.26
# Close coils, seen from the front: tangled more finely than any other short hair, and not by grain alone; how high they
# stand at least, how much there is at most, and how full that is at most.
_CLOSE, _CLOSE_ORDER, _CLOSE_RELIEF, _STAND, _LITTLE, CLOSE_VOLUME = 0.22, 0.46, 2.2, 0.30, 0.45, 0.45
# Short locs: share of the hair that is strands by themselves, orders between a curl's and a sleek lock's, how much
# hair, between which lengths, and how much darker than the face.
_RAGGED, _TWISTED, _MUCH, _REACHES, _DARK = 0.07, (0.48, 0.72), 0.7, (-0.65, 0.2), 0.5
# The most of an ear that is under hair which a knot holds.
_EARS_FREE = 0.33
# Drawn back from bare temples: the hair left beside the brows, in face widths, how high it stands and how rough it is
# at most, and how much darker than the face it is at least: skin shows through cropped hair, and a faded cut's top is
# tall.
_BARE_TEMPLES, _LIES, _GLOSSY, _SOLID = 0.055, 0.42, 1.9, 0.84
# Combed back, seen from the side: from which yaw on, how upright the strands run at most, how parallel at least, and
# how far the forehead is bare.
_SIDE_ON, _LYING, _PARALLEL, _HIGH = 0.45, 0.22, 0.66, 0.34
# Combed back flat: how smooth it is, how far the forehead is bare, how high it stands at most: what is brushed up
# stands higher, and is not smooth. And how much of it there is, of the face's oval.
_SMOOTH, _FAR_BACK, _FLAT, _SOME = 0.63, 0.45, 0.42, 0.1
# Combed forward: the teeth of its lower edge, in face heights, how much of the forehead they leave bare at most, how
# much hair there is at least, and how high it stands at most: locks fall out of a tall quiff. Of 158 people with short
# hair those without any have up to 0.011 or lighter hair, less of it or a taller top; fringes have 0.016 and more. How
# little of the forehead other hair leaves bare that hangs, and up to which yaw one sees that.
_TEETH, _HANGS_TO, _FULL, _TALL_TOP, LOW_EDGE, _FACED = 0.0135, 0.46, 0.35, 0.5, 0.24, 0.45
# The same of shallower teeth where there is much hair whose strands hang straight down: how upright, how
# much, and by how many degrees they lean together at most. Of
# 150 people seen from the front no smooth line has between 0.0089 and 0.0098 where there is so much.
_SHALLOW, _HANG, _MOP, _ACROSS = 0.0094, 0.40, 0.50, 20.0
# The same from further round, where a temple's hair comes before the forehead: what hangs lower than this over all of
# it. Of 340 people nobody lies between 0.16 and 0.29.
_ALL_OVER = 0.22
# The same of shallow teeth between which skin is seen: depth of the teeth times the square of that over which they thin
# out, which small changes of a photo leave as it is, and the latter alone. Of 162 people with short hair full fringes
# have 2.9e-5 and more, others up to 2.0e-5; and up to which yaw it tells: beyond 0.45, where less of the hair is seen,
# the one fringe has 7.6e-5 and 0.075, others up to 0.050.
_FRAYED, _THINS, _ASLANT = 2.4e-5, 0.054, 0.65
# The same of long hair, and how far down one side of the forehead some of it hangs. Of 140 people with long hair two
# have a thin fringe; they have 8.8e-5 and 0.054 and more, others whose hair hangs so low beside no fringe up to 3e-5.
_WISPS, _WISPY, _LOW_LOCK = 5e-5, 0.047, 0.20
# Relief of strands that can be a fringe: about smooth dark hair with 1.1 fly stray ones, frayed fringes have 2.0 and
# more.
_STRANDS = 1.5
# Bristles: by how much the order of the hair grows without the finest grain, of locks by up to 0.25; and how much hair
# there is at most, of the face's oval.
_BRISTLES, _SHORN = 0.30, 0.40
# Curls: how much hair there is at least, how parallel all of it is at most, its locks, and their relief at least.
_SOME_CURLS, _ASTRAY, _ALL_ASTRAY, _SHINES = 0.12, 0.30, 0.31, 4.5
# What hangs this low is no stubble, from any side, nor what is this broad over a turned face.
_NO_STUBBLE, _BROAD = 0.18, 1.33
# Combed back: how far the forehead is bare, how even and how upright the strands run.
_OPEN, _SLEEK, _UPRIGHT = 0.32, 0.46, 0.54
# And in what order its locks lie side by side at least: of ten cuts that are brushed up, cropped or parted over a bare
# forehead nine have up to 0.60, of five that are combed or drawn back none less than 0.64.
SMOOTH_LOCKS = 0.62
# How parallel what lies flat is at least: of those that are combed back two have 0.60 and 0.87, of brushed-up and
# cropped ones four up to 0.60, and two no less.
_ALONG = 0.595


def is_bald(m: HairMeasures, *, hat: bool) -> bool:
    """A bare scalp is seen, and hardly any hair."""
    return m.doubtful and m.scalp > (_GLEAMING if m.contrast < 0 else _SCALP) and not hat


def is_cropped(m: HairMeasures, yaw: float = 0.0) -> bool:
    """Shaved short: little hair, and low; of a turned head, which shows its whole flank, close coils that leave the ear
    free."""
    coils = m.fine < _FINELY and m.top < _CLOUD_TOP and m.length < _OVER_EAR
    if coils and abs(yaw) > TURNED and m.covered < _EAR_SHOWS and not m.leaves:
        return True
    if is_toothed(m, yaw):
        return False
    if is_dense(m, yaw) or (is_stubble(m) and NONE < m.area < _SHORN and m.top < _LOW and m.length < EAR):
        return True
    if m.fringe_gap < _NO_STUBBLE or (abs(yaw) > TURNED and m.width > _BROAD) or is_mop(m) or m.contrast < _PALE:
        return False
    most = _CROPPED - _LESS * ramp(m.coherence, *_ALIKE) * ramp(m.fine, *_LOCKS)
    close = m.coherence < _COMBED or m.area + m.top < _CLIPPED or is_stubble(m)
    little = NONE < m.area < most - m.top and m.top < _LOW and close
    return m.length < EAR and little and (not m.leaves or m.contrast < _SHOWS_THROUGH)


def is_mop(m: HairMeasures) -> bool:
    """Curls, from whatever side: tangled at every scale, and each is seen."""
    return m.area > _SOME_CURLS and m.coherence < _ASTRAY and m.order < _ALL_ASTRAY and m.relief > _SHINES


def is_stubble(m: HairMeasures) -> bool:
    """Whether what is coarser than its grain is in order, as its shades and edges are, but the grain is in none."""
    return m.order - m.fine > _BRISTLES


def is_combed_back(measured: HairMeasures, yaw: float) -> bool:
    """Short straight hair that leaves the forehead open and runs up from it, or away from a face seen from the side."""
    if is_forward(measured, yaw):
        return False
    flat = measured.order > _SMOOTH and measured.fringe_gap > _FAR_BACK and measured.top < _FLAT
    flat = flat and measured.coherence > _ALONG and not is_stubble(measured)
    if measured.length < EAR and measured.area > _SOME and flat:
        return True
    short = measured.length < EAR and measured.area > 0.25 and measured.coherence > _SLEEK
    lies = measured.upright < _LYING and measured.coherence > _PARALLEL and measured.fringe_gap > _HIGH
    if short and lies and abs(yaw) > _SIDE_ON:
        return True
    sleek = short and measured.order > SMOOTH_LOCKS and measured.fringe_gap > _OPEN
    return sleek and measured.upright > _UPRIGHT and abs(yaw) < 0.65


def is_brushed_up(m: HairMeasures, yaw: float) -> bool:
    """Short hair that stands up over an open forehead: more of one makes up for a little less of another."""
    upright, top, gap = _BRUSHED_UP
    evidence = (m.upright - upright) + (m.top - top) + (m.fringe_gap - gap)
    tall = m.length < EAR and m.area > 0.25 and m.top > _TALL and not is_forward(m, yaw)
    return tall and evidence > _STANDS and abs(yaw) < 0.65


def is_forward(m: HairMeasures, yaw: float) -> bool:
    """Short hair that hangs over the forehead."""
    return is_toothed(m, yaw) or (m.fringe_gap < LOW_EDGE and _is_full(m, yaw)) or hangs_all_over(m)


def hangs_all_over(m: HairMeasures) -> bool:
    """Short hair that covers a forehead from temple to temple, however far the head is turned."""
    low = max(m.gap_left, m.gap_middle, m.gap_right) < _ALL_OVER
    return low and m.length < EAR and m.area > _SOME and m.top < _TALL_TOP and not m.cut


def is_toothed(m: HairMeasures, yaw: float) -> bool:
    """Short hair that ends in teeth over the forehead."""
    if m.fringe_gap > _HANGS_TO:
        return False
    hangs = m.upright > _HANG and m.area > _MOP and abs(m.sweep) < _ACROSS
    return (m.teeth > (_SHALLOW if hangs else _TEETH) and _is_full(m, yaw)) or _is_frayed(m, yaw)


def _is_frayed(m: HairMeasures, yaw: float) -> bool:
    least = _FULL if abs(yaw) < _FACED else _SOME
    short = m.length < EAR and m.area > least and m.top < _TALL_TOP and abs(yaw) < _ASLANT
    frayed = m.teeth * m.thins**2 > _FRAYED and m.thins > _THINS
    return short and frayed and m.relief > _STRANDS


def is_thin(m: HairMeasures) -> bool:
    """Long hair with a fringe through which the forehead is seen: it begins low at one temple, and ends in teeth."""
    low = min(m.gap_left, m.gap_right) < _LOW_LOCK and m.length > EAR and m.relief > _STRANDS
    return low and m.teeth * m.thins**2 > _WISPS and m.thins > _WISPY


def _is_full(m: HairMeasures, yaw: float) -> bool:
    return m.length < EAR and abs(yaw) < _FACED and m.area > _FULL and m.top < _TALL_TOP


def is_dense(m: HairMeasures, yaw: float) -> bool:
    """Cropped close and evenly, in which no lock is seen."""
    cap = m.fine < _NO_LOCK and m.relief < _EVEN and m.area > NONE and m.top < _CAP_TOP and m.length < _CAP_ENDS
    if abs(yaw) > _SIDE_ON:
        return cap and m.order < _FLANK_NO_WAY
    return cap and m.order < _NO_WAY and m.sides < _CAP_SIDES and m.width < _CAP_WIDE


def is_lined(m: HairMeasures) -> bool:
    """Whether cropped hair is so dark up to its edge that this is a line."""
    return m.contrast > _LINED


def is_faded(m: HairMeasures, yaw: float) -> bool:
    """Cropped sides under a longer top, seen from the front."""
    if m.cut or abs(yaw) > TURNED or m.length > EAR or m.area < NONE or m.fringe_gap < _FALLEN:
        return False
    tall = m.top > _LONGER_TOP or (m.leaves and not is_cropped(m))
    # A shaved head's sides run out into the skin sooner than a top stands on shaved ones.
    most = _CAP_SIDES if is_cropped(m, yaw) else _FADED
    return 0 <= m.sides < (most if tall else _SHAVED)


def is_close_coils(m: HairMeasures) -> bool:
    """Short coils that lie close, on top at least."""
    tangled = m.fine < _CLOSE and m.order < _CLOSE_ORDER and m.relief > _CLOSE_RELIEF
    return tangled and m.length < _OVER_EAR and m.top > _STAND and NONE < m.area < _LITTLE


def is_short_locs(m: HairMeasures) -> bool:
    """Hair that ends between brow and jaw in strands that each stand by themselves, neither curled nor sleek."""
    strands = m.ragged > _RAGGED and _TWISTED[0] < m.order < _TWISTED[1]
    return strands and m.area > _MUCH and _REACHES[0] < m.length < _REACHES[1] and m.contrast > _DARK


def is_drawn_back(m: HairMeasures, yaw: float) -> bool:
    """Smooth dark hair that lies flat and solid to its edge, and leaves the temples bare, seen from the front."""
    lies = m.sides < _BARE_TEMPLES and m.area > NONE and m.top < _LIES and m.fringe_gap > _OPEN
    return m.length < EAR and abs(yaw) < TURNED and lies and m.relief < _GLOSSY and m.contrast > _SOLID


def is_knotted(m: HairMeasures, yaw: float) -> bool:
    """A knot on the crown over free ears, seen from the front."""
    return m.knot and m.length < EAR and m.covered < _EARS_FREE and abs(yaw) < TURNED
