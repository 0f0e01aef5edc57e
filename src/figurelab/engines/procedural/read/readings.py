"""Readings: everything measured on a person, each with its confidence. Nothing here is a choice of style."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive.faces import Face
from figurelab.engines.procedural.perceive.garments import cut_out
from figurelab.engines.procedural.perceive.headgear import Headgear
from figurelab.engines.procedural.perceive.lowerface import lower_face
from figurelab.engines.procedural.perceive.regions import Regions, bust_window, segment
from figurelab.engines.procedural.perceive.wholeface import whole_face

from . import (
    aged,
    atop,
    attire,
    beard,
    bottom,
    breast,
    build,
    chain,
    cover,
    earrings,
    expression,
    feet,
    fingers,
    gesture,
    greying,
    hair,
    headwear,
    iris,
    lashes,
    lids,
    light,
    lines,
    makeup,
    mane,
    mask,
    mistaken,
    nose,
    outfit,
    pattern,
    proportions,
    rolled,
    scarf,
    sclera,
    skin,
    sleeve,
    stage,
    strap,
    straps,
    temples,
    tie,
    tint,
    top,
    traits,
    unfaced,
    worn,
)
from .backdrop import with_own_hair
from .color import F32, Cast, Exposure, chroma, clusters, hue, to_lab
from .head import Head
from .level import level
from .reading import Reading
from .thatch import with_thatch

_SMALLEST_FACE = 32.0
_HALF_TURNED, _PROFILE, _WIDEST = 0.25, 0.72, 0.95
"""Yaw from which the mesh guesses the far half of a face; and from which it does so where the face comes out wider than
faces are."""
_WHITISH = 56.0, 13.0
"""L from which on and chroma up to which hair is light and has no colour, as white and bleached hair has."""
_YOUNG_TURNED = 0.4
"""Yaw from which a child's proportions, taken as they are seen, are not told any more."""


@dataclass(frozen=True)
class HeadReadings:
    """detailed: whether the face is large enough for more than colours, a hat and a smile. eye_white: its colour
    shows the light's. furrows: of the forehead, told under light hair without colour alone.
    grey_strands: of the hair, and which share of it they are. yellow: how much yellower hair is than skin, 0..1.
    held: how the head is held in the photo, roll and pitch as of a Face."""

    detailed: bool
    yaw: float
    skin: Reading[F32]
    hair: hair.HairMeasures
    hair_color: Reading[F32]
    hair_tone: F32 | None
    hat: Reading[headwear.HatSeen]
    glasses: Reading[cover.GlassesSeen]
    beard: Reading[beard.BeardSeen]
    mouth: Reading[expression.MouthKind]
    eyes: Reading[float]
    brows: Reading[expression.BrowsSeen]
    shape: Reading[proportions.ShapeSeen]
    lips: Reading[float]
    features: Reading[proportions.Features]
    iris: Reading[iris.IrisSeen]
    eye_white: F32 | None
    traits: Reading[traits.Traits]
    lashes: Reading[float]
    mask: F32 | None = None
    earrings: earrings.EarringSeen | None = None
    makeup: Reading[makeup.Makeup] = makeup.UNSEEN
    furrows: float = 0.0
    aged: aged.Aged = aged.UNSEEN
    grey_strands: Reading[F32] = greying.UNSEEN
    yellow: float = 1.0
    atop: atop.AtopSeen = atop.NOTHING
    nose: Reading[nose.NoseSeen] = nose.UNSEEN
    temples: temples.Temples | None = None
    lids: Reading[lids.LidsSeen] = lids.UNSEEN
    held: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class BodyReadings:
    """tilt: of the head, degrees, towards the person's own left shoulder where positive. attire: of a portrait. looks:
    of a portrait, and of others under long sleeves. armless: whether the photo ends above the elbows, and tells no
    stance."""

    sleeve: Reading[sleeve.SleeveKind]
    top: Reading[top.TopSeen]
    bottom: Reading[bottom.BottomSeen]
    gesture: Reading[gesture.Gesture]
    tilt: float
    build: Reading[build.BuildSeen]
    shoes: Reading[feet.ShoesSeen] = feet.UNSEEN
    worn: worn.Worn = worn.NOTHING
    looks: attire.Looks = attire.UNSEEN
    attire: Reading[attire.Attire] = attire.UNTOLD
    armless: bool = False


@dataclass(frozen=True)
class Readings:
    """head is None without a readable face, body without anything to scale the clothes by. monochrome: the photo
    has no colours of its own. crown: the hair's colour of somebody seen from behind. mouth: of a face too dark for
    its regions, which the mesh still fits. hangs: how low the hair hangs of a face that was not read, as
    :attr:`hair.HairMeasures.length` counts. covering: the hair over a face that it hides, and its colour.
    """

    head: HeadReadings | None
    body: BodyReadings | None
    monochrome: bool
    crown: Reading[F32] | None = None
    mouth: Reading[expression.MouthKind] | None = None
    hangs: float | None = None
    covering: tuple[hair.HairMeasures, F32] | None = None


def measure(seen: Observation) -> Readings:
    """Read a person's observation."""
    with ThreadPoolExecutor(1) as beside:
        return _measured(seen, beside)


def _measured(seen: Observation, beside: Executor) -> Readings:
    """Every rule takes one core: beside the head's, the other core looks at what is asked for next and reads the
    body."""
    bust, gear = (beside.submit(getattr, seen, name) for name in ("bust", "headgear"))
    frame = beside.submit(outfit.outfit, seen)
    pair = _heads(seen, bust)
    lower, whole = (
        beside.submit(look, pair[0].regions.picture, pair[0].points) if pair is not None else None
        for look in (lower_face, whole_face)
    )
    found = light.light(seen, *pair) if pair is not None else light.light(seen, None, None)
    if pair is None or lower is None or whole is None or seen.face is None:
        body = beside.submit(_body, frame, seen, None, found.exposure, dark=False)
        head = None
    else:
        lit = replace(pair[0], exposure=found.exposure)
        cast = skin.light(lit)
        laid, bare = atop.atop(replace(lit, cast=cast))
        looks = gear.result() or headwear.NO_LOOKS
        # Where hair is seen over and under a thing there is no hat, whatever the class net takes the thing for.
        hat, own = _under_hat(bare, looks) if laid is atop.NOTHING else (headwear.BARE, _own_hair(bare))
        complexion = skin.as_drawn(own) if seen.drawn else skin.skin_color(own, found.around)
        body = beside.submit(_body, frame, seen, cast, found.exposure, dark=not complexion.trusted)
        head = replace(_head(seen.face, own, pair[1], found, hat, complexion, (lower, whole)), atop=laid)
        if seen.drawn:
            # Drawn skin is smooth at any age.
            head = replace(head, aged=aged.UNSEEN)
    return Readings(
        head=head,
        body=body.result(),
        monochrome=_monochrome(seen),
        crown=_crown(seen) if seen.face is None else None,
        mouth=_mouth(seen) if head is None else None,
        hangs=unfaced.hanging(bust.result()) if seen.face is None else None,
        covering=unfaced.covering(seen) if head is None and not seen.drawn else None,
    )


def _heads(seen: Observation, looked: Future[Regions | None]) -> tuple[Head, Head] | None:
    """The head's and the bust's windows; None when the region net failed on the face in both."""
    if seen.face is None:
        return None
    head_seen, bust_seen = seen.head, looked.result()
    if head_seen is None or bust_seen is None:
        return None
    mesh = seen.face.landmarks[:, :2]
    head = Head(head_seen, head_seen.window.from_photo(mesh))
    bust = Head(bust_seen, bust_seen.window.from_photo(mesh))
    if head.face_share < 0.5:
        regions = segment(seen.photo, replace(bust_window(seen.face.box), size=512))
        head = Head(regions, regions.window.from_photo(mesh))
    return (headwear.with_the_bust(head, bust), bust) if head.face_share >= 0.5 else None


def _under_hat(head: Head, looks: Headgear) -> tuple[Reading[headwear.HatSeen], Head]:
    """The hat; and the head, with all of its hair where there is none."""
    hat, head = headwear.headgear(head, looks)
    return hat, _own_hair(head) if hat.value.kind == "none" else head


def _own_hair(head: Head) -> Head:
    """A bare head with all of its hair, and none of what is behind it."""
    return with_thatch(with_own_hair(head))


def _head(
    seen: Face,
    head: Head,
    bust: Head,
    lit: light.Light,
    hat: Reading[headwear.HatSeen],
    complexion: Reading[F32],
    looks: tuple[Future[F32], Future[F32]],
) -> HeadReadings:
    """looks: of the lower face, and of the whole one."""
    measured = hair.measure(head, bust)
    shown = tint.as_shown(head)
    ruled = tint.hair_color(shown, measured, lit)
    color = mane.told(ruled, shown, mane.skin_beside(head), measured, lit)
    ruled, color = (stage.hair_beside_skin(one, head, complexion.value) for one in (ruled, color))
    # Lightened hair has a second tone as well, by a little more or less colour; its own says more.
    tone = tint.second_tone(shown, color.value, measured.area)
    lightened = tint.highlights(shown, measured, lit, color.value, tone)
    if lightened is not None:
        color, tone = replace(color, value=lightened[0]), lightened[1]
    front = level(head, seen.landmarks[:, 2])
    # Beards and years were told beside the hair as rules tell it.
    bearded = beard.beard(head, ruled, complexion, lowest=measured.length, looks=looks[0].result())
    glasses, mouth = cover.glasses(head), expression.mouth(head, front)
    in_sight = abs(head.yaw) < _PROFILE and (abs(head.yaw) < _HALF_TURNED or front.width < _WIDEST * front.height)
    features = proportions.features(front, mouth.value, shaded=glasses.value.lens is not None)
    own = _where(in_sight, traits.traits(front, mouth.value, head.yaw))
    childlike = abs(head.yaw) < _YOUNG_TURNED and proportions.features(head).value.childlike
    features = _where(in_sight, replace(features, value=replace(features.value, childlike=childlike)))
    lined = lines.lines(head, seen.height, mouth.value, bearded.value, glasses.value)
    signs = aged.signs(head, seen.height, mouth.value, glasses.value, bearded, ruled, features, lined)
    return HeadReadings(
        detailed=seen.height >= _SMALLEST_FACE,
        yaw=head.yaw,
        skin=complexion,
        hair=measured,
        hair_color=color,
        hair_tone=tone,
        hat=hat,
        glasses=glasses,
        beard=bearded,
        mouth=mouth,
        eyes=expression.eye_openness(head),
        brows=expression.brows(head),
        shape=_where(in_sight, proportions.shape(front, mouth.value)),
        lips=expression.lip_tint(head),
        features=features,
        iris=iris.iris(head),
        eye_white=sclera.eye_white(head),
        traits=own,
        lashes=lashes.lashes(head, own.value.lift if own.trusted else None),
        mask=mask.mask(head),
        earrings=earrings.earrings(head),
        makeup=makeup.makeup(head),
        nose=_where(in_sight, nose.nose(head, front, seen.landmarks[:, 2])),
        temples=temples.temples(shown),
        furrows=lines.furrows(head) if color.value[0] > _WHITISH[0] and chroma(color.value) < _WHITISH[1] else 0.0,
        aged=aged.told(signs, looks[1].result()),
        grey_strands=greying.grey_strands(head),
        yellow=greying.yellowness(shown),
        lids=lids.lids(head) if abs(head.yaw) < _PROFILE else lids.UNSEEN,
        held=(seen.roll, seen.pitch),
    )


T = TypeVar("T")


def _where(seen: bool, reading: Reading[T]) -> Reading[T]:
    return reading if seen else replace(reading, confidence=0.0)


def _mouth(seen: Observation) -> Reading[expression.MouthKind] | None:
    if seen.face is None or seen.head is None:
        return None
    head = Head(seen.head, seen.head.window.from_photo(seen.face.landmarks[:, :2]))
    return expression.mouth(head, level(head, seen.face.landmarks[:, 2]))


def _body(
    found: Future[outfit.Outfit | None], seen: Observation, cast: Cast | None, exposure: Exposure, *, dark: bool
) -> BodyReadings | None:
    """dark: against the light, where bare skin cannot be told from cloth."""
    frame = found.result()
    if frame is None:
        return None
    frame = replace(frame, cast=cast, exposure=exposure)
    chest = frame.chest()
    around, built = None if dark else scarf.scarf(chest), build.build(frame)
    if around is not None:
        frame = frame.without(around.area)
    frame = mistaken.clad(frame)
    sleeves, below = sleeve.sleeve(frame), bottom.bottom(frame)
    upper = top.top(frame)
    if upper.value.tie is not None and seen.garments is not None:
        tied = tie.bow(frame, upper.value.inner, seen.garments)
        upper = upper if tied is None else replace(upper, value=replace(upper.value, tie=tied, bow=True))
    told, looks = attire.UNTOLD, attire.UNSEEN
    if frame.portrait and not dark:
        told, looks, upper = _by_looks(seen, frame, upper, sleeves)
    elif not dark and sleeves.trusted and sleeves.value == "long":
        # Only between layers, shirts and knits is the ImageNet net asked of others: arms tell the rest better.
        looks = _glance(seen, frame, upper, sleeves)
    if told.trusted or looks != attire.UNSEEN:
        kinds = seen.garments
        worn_so = replace(upper.value, double=breast.is_double(kinds), uncollared=rolled.uncollared(kinds))
        upper = replace(upper, value=worn_so)
    below = replace(below, confidence=0.0) if dark else below
    string = worn.beads(chest)
    return BodyReadings(
        sleeve=replace(sleeves, confidence=0.0) if dark else sleeves,
        top=upper,
        bottom=bottom.above_bare_shins(frame, feet.shins(seen, frame), below),
        gesture=fingers.signed(seen, gesture.gesture(frame)),
        tilt=_tilt(seen),
        build=replace(built, confidence=0.0) if dark else built,
        shoes=feet.feet(seen, frame),
        attire=told,
        looks=looks,
        armless=frame.portrait,
        worn=worn.Worn(
            scarf=around.color if around is not None else None,
            weft=around.second if around is not None else None,
            hanging=around is not None and not around.wound,
            necklace=worn.necklace(chest) if string is None else string,
            beads=string is not None,
            watch=worn.watch(frame),
            bag=strap.strap(frame, upper.value.colors[0].lit) if upper.trusted and not dark else None,
            straps=straps.straps(frame, upper.value.colors[0].lit) if upper.trusted and not dark else None,
            chain=None if dark or around is not None else chain.chain(seen, frame),
        ),
    )


def _by_looks(
    seen: Observation, frame: outfit.Outfit, upper: Reading[top.TopSeen], sleeves: Reading[sleeve.SleeveKind]
) -> tuple[Reading[attire.Attire], attire.Looks, Reading[top.TopSeen]]:
    """The kind of top, what it was told by, and the top with its pattern."""
    box = seen.face.box if seen.face is not None else seen.head_box
    if box is None or not upper.value.colors:
        return attire.UNTOLD, attire.UNSEEN, upper
    cut = cut_out(seen.photo, box, outfit.frame_of(box), frame.labels)
    looks = attire.glance(frame, seen.garments, cut, upper, sleeves)
    told = attire.attire(frame, looks)
    patterned = replace(upper, value=pattern.patterned(upper.value, cut, told.value)) if told.trusted else upper
    return told, looks, patterned


def _glance(
    seen: Observation, frame: outfit.Outfit, upper: Reading[top.TopSeen], sleeves: Reading[sleeve.SleeveKind]
) -> attire.Looks:
    box = seen.face.box if seen.face is not None else None
    if box is None or not upper.value.colors:
        return attire.UNSEEN
    cut = cut_out(seen.photo, box, outfit.frame_of(box), frame.labels)
    return attire.glance(frame, seen.garments, cut, upper, sleeves)


def _tilt(seen: Observation) -> float:
    return 0.0 if seen.face is None else gesture.tilt(seen.face.roll, seen.face.yaw)


def _monochrome(seen: Observation) -> bool:
    thin = seen.photo[::8, ::8].reshape(-1, 3)
    lab = to_lab(np.ascontiguousarray(thin))
    return float(np.percentile(np.hypot(lab[:, 1], lab[:, 2]), 98)) < 4.0


def _crown(seen: Observation) -> Reading[F32]:
    """The head's main colour above the ears of somebody seen from behind, where that can be hair."""
    black = np.zeros(3, np.float32)
    if seen.pose is None:
        return Reading(black, 0.0)
    at = seen.pose.joints
    x, y = (float(v) for v in at[:11, :2].mean(axis=0))
    reach = max(float(np.ptp(at[:11, 0])), float(np.ptp(at[:11, 1])), 4.0)
    height, width = seen.photo.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width]
    disc = (np.hypot(columns - x, rows - (y - 0.4 * reach)) < 0.8 * reach) & (seen.subject.mask > 0.6)
    found = clusters(to_lab(seen.photo[disc]))
    if disc.sum() < 30 or not found:
        return Reading(black, 0.0)
    hairy = chroma(found[0].lit) < 12 or (20 <= hue(found[0].lit) <= 90 and chroma(found[0].lit) < 45)
    return Reading(found[0].lit, 0.6 if hairy and found[0].lit[0] < 60 else 0.0)
