"""FigureSpec: the whole figure as plain data, JSON in and out.

It rides inside the concept PNG, so its JSON is untrusted when it comes back: :func:`from_json` validates every
field, range and choice and raises ``ValueError``.
"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

Color = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
"""sRGB, ``#rrggbb`` in lower case."""
Unit = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]

HairStyle = Literal[
    "bald",
    "buzz",
    "side_part",
    "spiky",
    "curly",
    "coily",
    "bob",
    "shoulder",
    "long",
    "wavy",
    "ponytail",
    "bun",
    "half_up",
    "twin_tails",
    "braids",
    "receding",
    "slick",
    "quiff",
    "locs",
    "box_braids",
    "wild",
]
Signed = Annotated[float, Field(ge=-1.0, le=1.0, allow_inf_nan=False)]
Finish = Literal["skin", "cloth", "hair", "leather", "plastic", "metal", "glass", "fur"]


@dataclass(frozen=True, config={"extra": "forbid"})
class Hair:
    """length: lowest hair below the chin, in face heights (-1 shaved .. 2 waist). volume: 1 is usual.

    fringe_drop: 0 ends high on the forehead, 1 over the brows. parting is the figure's own side (left = +x); short
    hair without one is brushed up.
    sides: faded are cropped at temples and nape under a longer top, and thin out to the skin over the ears. line: of
    cropped hair at forehead and temples; sharp is cut straight, with corners, and dense up to it. wave: 0 straight .. 1
    wavy, of hair that hangs and of short tops. curl: of long curls (wavy), 0 large ringlets .. 1 small ones.
    recede: how far the hairline has gone back at the temples, 0 .. 1. mess: 0 combed .. 1 tousled, of short hair.
    wild hair stands off the head and flies every way. streak: highlights, which grow toward the tips. temples: their
    own colour, such as grey. gathered: box braids are tied behind the head. tie: where the tie of a ponytail or a bun
    sits, high behind the crown or low in the nape, and those of twin tails, over the ears or behind them. tucked: loose
    hair is behind the figure's own ear on that side, which it else hides. behind: long hair lies behind the figure's
    own shoulder on that side, else before it, and what ends on the shoulders turns out only where none does; None
    leaves that to the seed. top: of short hair (side_part, quiff, buzz) without a fringe, if not combed as its style
    is: cropped, in fine tufts that lie close and to a side, in spikes, or drawn back flat.
    """

    style: HairStyle = "side_part"
    color: Color = "#4a3020"
    streak: Color | None = None
    length: Annotated[float, Field(ge=-1.5, le=2.5, allow_inf_nan=False)] = -0.6
    volume: Annotated[float, Field(ge=0.4, le=1.8, allow_inf_nan=False)] = 1.0
    parting: Literal["left", "right", "center", "none"] = "left"
    fringe: Literal["none", "straight", "swept", "curtain"] = "none"
    fringe_drop: Unit = 0.6
    sides: Literal["usual", "faded"] = "usual"
    line: Literal["soft", "sharp"] = "soft"
    wave: Unit = 0.0
    curl: Unit = 0.0
    recede: Unit = 0.0
    mess: Unit = 0.0
    temples: Color | None = None
    gathered: bool = False
    tie: Literal["high", "low"] = "high"
    tucked: Literal["none", "left", "right", "both"] = "none"
    behind: Literal["none", "left", "right", "both"] | None = None
    top: Literal["combed", "cropped", "spikes", "flat"] = "combed"


@dataclass(frozen=True, config={"extra": "forbid"})
class Eyes:
    """family: the printed design, soft the calmest. openness: 0 closed, 1 wide. lashes: 0 none, 1 short, 2 winged.
    tilt: of the lids, -1 outer corners low .. 1 high. apart: -1 close together .. 1 far. hooded: -1 a broad lid is seen
    .. 1 the fold hides it. round: of their outline, -1 a narrow almond .. 1 tall and round. shadow: on made-up
    lids, None for none."""

    family: Literal["dot", "vinyl", "anime", "soft"] = "vinyl"
    color: Color = "#5a3a22"
    openness: Annotated[float, Field(ge=0.4, le=1.0, allow_inf_nan=False)] = 0.93
    lashes: Annotated[int, Field(ge=0, le=2)] = 0
    scale: Annotated[float, Field(ge=0.7, le=1.3, allow_inf_nan=False)] = 1.0
    tilt: Signed = 0.0
    apart: Signed = 0.0
    hooded: Signed = 0.0
    round: Signed = 0.0
    shadow: Color | None = None


@dataclass(frozen=True, config={"extra": "forbid"})
class Brows:
    """weight: 0 thin, 1 medium, 2 thick, 3 bushy. arch: 0 straight .. 1 round. slope: of the outer ends, -1 sunk .. 1
    raised. lift: height over the eyes, -1 low .. 1 high. cocked: how far one brow is raised over the other, the
    figure's own left where positive."""

    color: Color = "#3a2618"
    weight: Annotated[float, Field(ge=0.0, le=3.0, allow_inf_nan=False)] = 1.0
    arch: Unit = 0.5
    slope: Signed = 0.0
    lift: Signed = 0.0
    cocked: Signed = 0.0


@dataclass(frozen=True, config={"extra": "forbid"})
class Face:
    """width: of the head and face, 1 is usual. jaw: 0 pointed, 1 square. chin: -1 short .. 1 long. cheeks: -1 hollow ..
    1 full. age: 0 young, 0.2 twenty, 0.35 grown up, from there on lined, 0.56 past fifty, 1 very old, in form and in
    lines. nose, nose_length: its width and its length, 1 is usual. lip: strength of the lip tint. lips: -1 thin .. 1
    full. mouth_width: 1 is usual for the kind of mouth. corners: of a mouth at rest, -1 down .. 1 up; of a smile, -1
    nearly level .. 1 bowed. parted: how far an open mouth opens, 0.5 is usual for its kind. lip_color: of the tint,
    None for the usual red. gape: open without a smile; ajar: lips a little apart, as they speak; tongue: a grin with
    the tongue put out. skew: how much higher one corner of the mouth is drawn, the figure's own left where positive.
    nose_tip: -1 fine .. 1 a round bulb. nose_turn: of the tip, -1 it hangs .. 1 turned up. nose_bridge: -1 low and
    hollow .. 1 high and arched."""

    shape: Literal["round", "oval", "square", "long"] = "oval"
    skin: Color = "#f0c6a4"
    eyes: Eyes = field(default_factory=Eyes)
    brows: Brows = field(default_factory=Brows)
    mouth: Literal["neutral", "smile", "smirk", "open", "grin", "gape", "ajar", "tongue"] = "smile"
    lip: Unit = 0.0
    blush: Unit = 0.6
    freckles: bool = False
    age: Unit = 0.0
    nose: Annotated[float, Field(ge=0.7, le=1.4, allow_inf_nan=False)] = 1.0
    nose_length: Annotated[float, Field(ge=0.7, le=1.4, allow_inf_nan=False)] = 1.0
    width: Annotated[float, Field(ge=0.8, le=1.16, allow_inf_nan=False)] = 1.0
    jaw: Unit = 0.5
    chin: Signed = 0.0
    cheeks: Signed = 0.0
    lips: Signed = 0.0
    mouth_width: Annotated[float, Field(ge=0.75, le=1.3, allow_inf_nan=False)] = 1.0
    corners: Signed = 0.0
    parted: Unit = 0.5
    lip_color: Color | None = None
    skew: Signed = 0.0
    nose_tip: Signed = 0.0
    nose_turn: Signed = 0.0
    nose_bridge: Signed = 0.0


@dataclass(frozen=True, config={"extra": "forbid"})
class FacialHair:
    """stubble is painted; a goatee and boxed, a short trimmed beard, are paint on a thin swell, with close locks over
    it where they are heavy; a moustache and a full beard are volumes. shape: of a full beard's end. length: of a full
    beard, 0 close to the chin .. 1 down to the chest. weight: of all but a full one, 0 sparse and thin, the skin
    shines through .. 1 dense and thick."""

    kind: Literal["none", "stubble", "moustache", "goatee", "boxed", "full"] = "none"
    color: Color = "#3a2618"
    length: Unit = 0.5
    shape: Literal["round", "pointed"] = "round"
    weight: Unit = 0.6


LensSize = Annotated[float, Field(ge=0.75, le=1.25, allow_inf_nan=False)]


@dataclass(frozen=True, config={"extra": "forbid"})
class Glasses:
    """weight: of the frame, 0 thin wire, 1 heavy. panto: rounded, wider at the top; aviator: dropped lenses under a
    double bridge. width, height: of a lens, 1 is usual for its kind. corner: how round its corners are, 0.5 is usual.
    half: a heavy brow line over a thin lower rim. rim: how much of a lens its frame goes round; bare glass has a pale
    edge.
    lens: tint of dark glass, white for clear; None for the kind's own, which is dark for sun and aviator and clear for
    the others."""

    kind: Literal["none", "round", "panto", "square", "cat", "sun", "aviator"] = "none"
    color: Color = "#1f1a1a"
    weight: Unit = 0.5
    width: LensSize = 1.0
    height: LensSize = 1.0
    corner: Unit = 0.5
    half: bool = False
    rim: Literal["full", "upper", "none"] = "full"
    lens: Color | None = None


HatKind = Literal[
    "none",
    "cap",
    "beanie",
    "brim",
    "bucket",
    "hood",
    "headscarf",
    "captain",
    "turban",
    "headwrap",
    "keffiyeh",
    "beret",
    "mortarboard",
]


@dataclass(frozen=True, config={"extra": "forbid"})
class Hat:
    """hood: worn up. beret: soft felt that falls to one side, the accent colour round its edge. headscarf: covers all
    hair. captain: a peaked cap, its band and peak in the accent colour. turban: wound in layers, the under-cap in the
    accent colour shows over the forehead; no hair does. headwrap: cloth wound round and knotted over the forehead.
    keffiyeh: a cloth held by a cord in the accent colour; no hair shows. mortarboard: a graduate's, its tassel in the
    accent colour. pompon: on a beanie. badge: a patch on the front of a cap, a crest on a captain's, a label on a
    beanie's cuff. backward: of a cap, its peak behind.

    Of a hat with a brim all round: crown: its form; a cone runs on into its brim. brim: how far that reaches, -1 narrow
    .. 0 usual .. 1 wide and soft .. 2 wider than the shoulders. droop: of it, -1 turned up all round .. 1 hanging.
    tall: of the crown, -1 low .. 1 high. back: how far the hat is pushed back on the head.

    weave: what is woven into the cloth or printed on it, in the colours second and third; on a beanie stripes are
    knitted bands. third: None for a weave of one colour on the hat's own.
    """

    kind: HatKind = "none"
    color: Color = "#34405e"
    accent: Color = "#f4f1ea"
    pompon: bool = False
    badge: Color | None = None
    brim: Annotated[float, Field(ge=-1.0, le=2.0, allow_inf_nan=False)] = 0.0
    droop: Signed = 0.0
    crown: Literal["creased", "round", "flat", "cone"] = "creased"
    tall: Signed = 0.0
    back: Unit = 0.0
    backward: bool = False
    weave: Literal["plain", "stripes", "checks", "dots", "floral"] = "plain"
    second: Color = "#f4f1ea"
    third: Color | None = None


PoseKind = Literal[
    "down",
    "wave",
    "hips",
    "hip",
    "cheer",
    "crossed",
    "chin",
    "ponder",
    "cheek",
    "together",
    "folded",
    "behind",
    "pocket",
]
HandSign = Literal["open", "fist", "point", "two", "horns", "thumb", "call"]
Place = Annotated[float, Field(ge=-1.0, le=1.0, allow_inf_nan=False)]


DECAL_SIDE = 40
Ink = Annotated[str, Field(pattern=f"^#[0-9a-f]{{6}}:[0-9a-f]{{{DECAL_SIDE**2}}}$")]
"""One colour of a traced print, and a hexadecimal digit a cell, row by row from the upper left of a square of
DECAL_SIDE cells: the signed distance to the ink's edge, 0.4 cells a step, less than 7.5 inside."""


@dataclass(frozen=True, config={"extra": "forbid"})
class Pattern:
    """color: the second colour. third: of a floral or camouflage cloth, None for a shade of the second; of stripes that
    are bands of three colours, None for two. pitch: repeat in head radii (HR). upright: stripes run up the cloth.

    A print is one motif on the chest: x, y its place, -1 the chest's right side (the viewer's left) and lower end, 1
    its left side and upper end; size: 0 a small badge, 1 across the chest. inks: of a traced motif, the lowest first.
    """

    kind: Literal["plain", "stripes", "pinstripes", "checks", "dots", "print", "floral", "camouflage"] = "plain"
    color: Color = "#f4f1ea"
    third: Color | None = None
    pitch: Annotated[float, Field(ge=0.1, le=0.8, allow_inf_nan=False)] = 0.2
    upright: bool = False
    motif: Literal["star", "heart", "disc", "bar", "badge", "traced"] = "star"
    x: Place = 0.0
    y: Place = 0.0
    size: Unit = 0.5
    inks: Annotated[tuple[Ink, ...], Field(max_length=2)] = ()


@dataclass(frozen=True, config={"extra": "forbid"})
class Patch:
    """A badge sewn on a top's front. color: its field; rim: its edge and device. x, y, size: as of a print. tag: a
    narrow name strip; bar: a row of ribbons, field and rim in turn."""

    shape: Literal["round", "square", "tag", "bar"] = "round"
    color: Color = "#2f4a8c"
    rim: Color = "#f4f1ea"
    x: Place = 0.5
    y: Place = 0.4
    size: Unit = 0.4


TopKind = Literal[
    "tee", "shirt", "polo", "suit", "hoodie", "sweater", "jacket", "coat", "tank", "dress", "vest", "jumpsuit"
]


@dataclass(frozen=True, config={"extra": "forbid"})
class Top:
    """inner: the shirt under an open or V-necked layer, or under a vest, whose sleeves are the inner's.

    accent: collar, cuffs, strings. neck: of a tee, sweater, tank, vest or dress; bare: across the chest under bare
    shoulders, whatever the sleeves; straps: the same of a tank or dress on two thin ones; collar: of a sweater, a
    shirt's, in the inner colour, lies over its round neck. crop: how far the hem is raised, 0 as usual .. 1 to below
    the chest. cut: of a jacket; shirt is one worn open over a T-shirt. breast: of a suit, one row of buttons or two.
    collar: of a shirt, polo or dress, round ones lie flat. tie: None for none; knot: a bow goes with a suit, a shirt or
    a sweater's collar; tie_accent: what its pattern is woven in, None for a shade of it. pin: on a lapel. square: in
    the breast pocket of a suit.
    """

    kind: TopKind = "tee"
    color: Color = "#7fa3c8"
    accent: Color = "#f4f1ea"
    inner: Color = "#f6f4ef"
    tie: Color | None = None
    sleeve: Literal["none", "short", "long"] = "short"
    neck: Literal["round", "v", "high", "bare", "straps", "collar"] = "round"
    pattern: Pattern = field(default_factory=Pattern)
    crop: Unit = 0.0
    cut: Literal["plain", "bomber", "denim", "biker", "cardigan", "shirt"] = "plain"
    breast: Literal["single", "double"] = "single"
    collar: Literal["pointed", "round"] = "pointed"
    knot: Literal["long", "bow"] = "long"
    tie_pattern: Literal["plain", "stripes", "dots", "checks"] = "plain"
    tie_accent: Color | None = None
    pin: Color | None = None
    square: Color | None = "#f6f4ef"
    patches: Annotated[tuple[Patch, ...], Field(max_length=4)] = ()


@dataclass(frozen=True, config={"extra": "forbid"})
class Bottom:
    """length: of shorts and skirts, 0 the shortest, 1 below the knee; a skirt's or a dress' up to 1.5, to the ankle.
    fit: of the legs of trousers and jeans, -1 tight .. 1 wide. stripe: down the outside of trousers. cut: of a skirt or
    a dress; usual is what suits the top and the length."""

    kind: Literal["trousers", "jeans", "shorts", "skirt"] = "trousers"
    color: Color = "#2d3550"
    length: Annotated[float, Field(ge=0.0, le=1.5, allow_inf_nan=False)] = 0.4
    fit: Signed = 0.0
    stripe: Color | None = None
    cut: Literal["usual", "flared", "a_line", "pleated", "tiered", "straight"] = "usual"


@dataclass(frozen=True, config={"extra": "forbid"})
class Wear:
    """Accessories, each by its main colour, None where there is none. bag: a pouch on a strap across the chest.
    drape: whether the scarf is wound round the neck or hangs down on both sides. weft: its second colour. beads: the
    necklace is a string of them, not a plain cord or chain. earring: a stud, with a drop below it, with a
    long one that dangles, or a large hoop. hang: of the necklace, 0 at the throat .. 1 down to the end of the chest.
    pendant: hangs from the necklace's lowest point. headphones: over the ears.
    headband: over the hair from ear to ear. shades: sunglasses pushed up on the hair, by their frame. suspenders: over
    the shoulders down to the waistband. backpack: on two straps."""

    scarf: Color | None = None
    drape: Literal["wound", "hanging"] = "wound"
    weft: Color | None = None
    necklace: Color | None = None
    beads: bool = False
    bag: Color | None = None
    mask: Color | None = None
    watch: Color | None = None
    earrings: Color | None = None
    earring: Literal["drop", "stud", "hoop", "dangle"] = "drop"
    hang: Unit = 0.0
    pendant: Color | None = None
    headphones: Color | None = None
    headband: Color | None = None
    shades: Color | None = None
    suspenders: Color | None = None
    backpack: Color | None = None


@dataclass(frozen=True, config={"extra": "forbid"})
class Shoes:
    """sole: None for the usual one of its kind, pale rubber or dark leather. cut: usual is what suits the clothes; low,
    high and slip are sneakers', the others those of dress shoes; bar has one strap over the instep."""

    kind: Literal["sneaker", "dress", "boot", "sandal"] = "sneaker"
    color: Color = "#f2efe8"
    sole: Color | None = None
    cut: Literal["usual", "laced", "loafer", "ballet", "bar", "pump", "low", "high", "slip"] = "usual"


@dataclass(frozen=True, config={"extra": "forbid"})
class Body:
    """build: the outline of the torso, named by what is seen, never by who the person might be. stout: -1 slender, 1
    stout. shoulders: -1 narrow, 1 broad. waist: -1 straight, 1 drawn in. stature: -1 short, 1 tall; all 0 as usual.

    pose: hip is one hand on the hip, ponder the chin's with the other arm under it, cheek a hand beside the jaw,
    together both hands clasped before the chest, folded low before the belly, behind the back; pocket a hand in the
    top's pocket, in a hoodie's pouch both. side: the figure's own arm that acts. hand: what a raised hand shows.
    sway: which leg bears the weight, 1 the figure's own left. tilt: of the head, degrees, towards its own left shoulder
    where positive.
    """

    build: Literal["slim", "average", "broad", "waisted", "child"] = "average"
    pose: PoseKind = "down"
    side: Literal["left", "right"] = "right"
    tilt: Annotated[float, Field(ge=-12.0, le=12.0, allow_inf_nan=False)] = 0.0
    stout: Place = 0.0
    shoulders: Place = 0.0
    waist: Place = 0.0
    stature: Place = 0.0
    sway: Place = 0.0
    hand: HandSign = "open"


@dataclass(frozen=True, config={"extra": "forbid"})
class Base:
    """The stand. name: in relief on its front edge, as given: what cannot be set is left out there."""

    color: Color = "#e9e4da"
    design: Literal["plain", "stepped", "ring"] = "stepped"
    name: Annotated[str, Field(max_length=100)] = ""


PetPattern = Literal[
    "plain",
    "bicolor",
    "tabby",
    "points",
    "spots",
    "mask",
    "saddle",
    "tan",
    "capped",
    "tricolor",
    "hound",
    "calico",
    "tortoiseshell",
    "brindle",
]
PetEars = Literal["erect", "folded", "large", "button", "rose", "hanging", "round", "long"]
PetFur = Literal["short", "long", "wire", "curly"]
PetTail = Literal["usual", "curled", "plume", "whip", "docked"]


@dataclass(frozen=True, config={"extra": "forbid"})
class Pet:
    """A dog, a cat or an animal made like one. coat: main colour; second: patches, stripes or points; light: muzzle,
    chest and belly.

    muzzle: 0 flat, 1 long. fluff: 0 close fur, 1 a mane, wisps on the cheeks and a plumed tail.
    pattern: where the second colour goes; tan is a dark coat with light brows, muzzle, chest and feet; capped a light
    face under a cap of the coat, as a husky's; tricolor a dark coat with both others; hound a dark saddle on white
    legs; calico patches of coat and second over white.
    ears: button tips fall forward, rose ears fold back, large ones stand like a bat's, hanging ones reach the jaw;
    round as a bear's, long as a rabbit's. fur: wire grows a beard and brows. jowls: of the muzzle, 0 narrow, 1 broad
    with hanging lips. mass: -1 lean, 1 stout. legs: -1 short, 1 long. nose: None for its kind's own.
    """

    species: Literal["cat", "dog", "rabbit", "bear"] = "cat"
    coat: Color = "#b98a5a"
    second: Color = "#6d4a2e"
    light: Color = "#f3e7d6"
    pattern: PetPattern = "plain"
    ears: PetEars = "erect"
    muzzle: Unit = 0.4
    fluff: Unit = 0.0
    eyes: Color = "#5a7a3a"
    collar: Color | None = "#c8435e"
    fur: PetFur = "short"
    jowls: Unit = 0.35
    mass: Signed = 0.0
    legs: Signed = 0.0
    tail: PetTail = "usual"
    pose: Literal["sit", "stand"] = "sit"
    nose: Color | None = None


def _whole_base(value: object) -> object:
    """A base was once only its colour, and concepts of that time are still read."""
    return {"color": value} if isinstance(value, str) else value


@dataclass(frozen=True, config={"extra": "forbid"})
class FigureSpec:
    """A person (pet is None) or a pet. seed: every random choice of the sculptor follows from it."""

    seed: Annotated[int, Field(ge=0, lt=2**32)] = 0
    version: Literal[1] = 1
    hair: Hair = field(default_factory=Hair)
    face: Face = field(default_factory=Face)
    facial_hair: FacialHair = field(default_factory=FacialHair)
    glasses: Glasses = field(default_factory=Glasses)
    hat: Hat = field(default_factory=Hat)
    top: Top = field(default_factory=Top)
    bottom: Bottom = field(default_factory=Bottom)
    wear: Wear = field(default_factory=Wear)
    shoes: Shoes = field(default_factory=Shoes)
    body: Body = field(default_factory=Body)
    pet: Pet | None = None
    base: Annotated[Base, BeforeValidator(_whole_base)] = field(default_factory=Base)


_ADAPTER: TypeAdapter[FigureSpec] = TypeAdapter(FigureSpec)
_LARGEST_JSON = 16_384


def to_json(spec: FigureSpec) -> str:
    """The spec as one line of JSON, keys in field order."""
    return _ADAPTER.dump_json(spec).decode()


def from_json(text: str) -> FigureSpec:
    """Read :func:`to_json` back. Raises ValueError for anything else: wrong choice, range, field or size."""
    if len(text) > _LARGEST_JSON:
        raise ValueError(f"a figure's JSON is at most {_LARGEST_JSON} characters long")
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        raise ValueError(f"not a figure: {error.error_count()} fields are wrong") from error
