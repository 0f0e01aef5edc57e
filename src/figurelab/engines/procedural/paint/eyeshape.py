"""The outline of a printed eye: a super-ellipse under an upper lid. Coordinates of one eye, x outward."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from figurelab.engines.procedural.figure import Eyes
from figurelab.engines.procedural.paint.stroke import F32, coverage, ellipse

EYE = (0.425, -0.112)
"""Usual centre of the viewer's right eye, HR from the head's centre; the other is its mirror image."""
CLOSED = 0.5
"""Below this openness the eye is drawn as an arc."""

_TILT = 0.26
"""Rise of the lid's outer end over its middle at the strongest tilt, in half heights of the eye."""

_SHEAR = 0.13
"""Rise of the whole outline towards its outer end at the strongest tilt, over its width: corners are what is seen of a
tilt."""

_LOWEST = 0.14
"""Fall of a lid towards its outer end at most: heavy lids and low corners together would grieve."""

_EASED = 0.45
"""Fall of a lid's lower end beside the rise of its higher one."""

_USUAL = 0.93
"""Openness of most eyes."""

_SETTLED = 0.030
"""How much the calmest lid is lowered."""

_HOODED, _DROOPS = 0.035, 0.070
"""How much a hooded lid is lowered, and how much more its outer end: further down it would grieve."""

_TALLER, _LOWER, _NARROWED = 0.15, 0.24, 0.17
"""How much taller the roundest outline is and how much lower the narrowest one, and how much wider the latter."""

_POINTED, _CREASED = 0.66, 0.20
"""How much less the exponent of the narrowest outline is: almonds run out into their corners; and that of a laugh."""

_PUSHED, _BULGE = 0.62, 1.1
"""Share of what lids narrow an eye by that is the lower one's in a laugh, and how much of how far it lies up there is
curved: a lowered upper lid would be sleepy."""

_ARCHED = 0.9
"""How much rounder the lid over an eye is that a laugh has pushed up."""

_SEEN, _BROAD = 0.430, 0.240
"""Height of what is seen of a usual open eye, and its half width, HR. A figure lives by its eyes: whoever has smaller
ones, for years, for a laugh or by birth, is told by lids, brows and lines first."""
_LACKS, _SLIMS = 0.42, 0.55
"""Share of what a smaller eye's seen height and width lack of those that is drawn."""
_LIDS = 0.60
"""Share of what lids hide of an eye that is drawn as their fall: all of it were sleepy."""

_RAISED = {"soft": 0.05, "vinyl": 0.03}
"""How much of the eye the lower lid of a design hides at rest, as a share of its height: it is the flatter one."""

_FAMILIES = {
    "dot": (0.132, 0.182, 2.0, 0.011),
    "vinyl": (0.226, 0.226, 2.15, 0.024),
    "anime": (0.208, 0.262, 2.5, 0.030),
    "soft": (0.234, 0.208, 2.05, 0.023),
}


@dataclass(frozen=True)
class EyeShape:
    """width, height: half axes (HR). line: half width of the lash line. openness: 0..1, see the spec. center: of the
    eye at the viewer's right, HR. tilt: of the lid, -1 outer corner low .. 1 high. calm: 0 a doll's large iris .. 1 a
    grown-up's. raised: share of the height that the lower lid hides, pushed: of which a smile bends it. hooded: see the
    spec."""

    family: str
    width: float
    height: float
    exponent: float
    line: float
    openness: float
    scale: float
    center: tuple[float, float] = EYE
    tilt: float = 0.0
    calm: float = 0.0
    raised: float = 0.0
    hooded: float = 0.0
    pushed: float = 0.0

    @classmethod
    def of(
        cls,
        eyes: Eyes,
        scale: float,
        stretch: tuple[float, float] = (1.0, 1.0),
        center: tuple[float, float] = EYE,
        calm: float = 0.0,
        cheek: float = 0.0,
    ) -> EyeShape:
        """scale multiplies the spec's own (glasses make the eyes a little smaller), stretch its width and height. A
        calm eye is never wide open, but never shut by that. cheek: how far a smile pushes the lower lid up."""
        lowered = _SETTLED * calm + _HOODED * max(eyes.hooded, 0.0)
        openness, pushed = eyes.openness, cheek
        if openness >= CLOSED:
            openness += (1.0 - _LIDS) * max(0.0, _USUAL - openness)
            if cheek > 0.0:
                given = _PUSHED * max(0.0, _USUAL - openness)
                openness, pushed = openness + given, cheek + given
            openness = max(CLOSED, openness - lowered)
        size = eyes.scale * scale
        width, height, exponent, line = _FAMILIES[eyes.family]
        rounded, narrow = max(eyes.round, 0.0), max(-eyes.round, 0.0)
        outline, raised = 1.0 + _TALLER * rounded - _LOWER * narrow, _RAISED.get(eyes.family, 0.0)
        wide, tall = width * size * stretch[0], height * size * stretch[1] * outline
        if openness >= CLOSED and eyes.family != "dot":
            # A laugh is seen: what it hides of eyes that are not narrow anyway is not given back.
            tall *= _larger(2.0 * tall * (openness - raised - pushed + (1.0 - narrow) * cheek), _SEEN, _LACKS)
            larger = _larger(wide, _BROAD, _SLIMS)
            wide, size = wide * larger * (1.0 + _NARROWED * narrow), size * larger
        return cls(
            eyes.family,
            wide,
            tall,
            exponent - _POINTED * max(narrow, 0.5 * calm) - _CREASED * min(pushed, 0.15) / 0.15,
            line * size,
            openness,
            size,
            center,
            eyes.tilt,
            calm,
            raised + pushed,
            eyes.hooded,
            pushed,
        )

    def within(self, height: float) -> EyeShape:
        """The same eye, smaller if it must be, with a half height of at most ``height``; it keeps more of its width."""
        share = min(1.0, height / self.height)
        return replace(
            self,
            width=self.width * share**0.6,
            height=self.height * share,
            line=self.line * share,
            scale=self.scale * share,
        )

    def lowered(self, height: float) -> EyeShape:
        """The same eye with a half height of at most ``height``, as wide as it is."""
        return replace(self, height=min(self.height, height))

    def narrowed(self, width: float) -> EyeShape:
        """The same eye, smaller if it must be, with a half width of at most ``width``; it keeps more of its height."""
        share = min(1.0, width / self.width)
        return replace(
            self,
            width=self.width * share,
            height=self.height * share**0.6,
            line=self.line * share,
            scale=self.scale * share,
        )

    @property
    def closed(self) -> bool:
        return self.openness < CLOSED

    @property
    def lidded(self) -> bool:
        """Whether the lid cuts the outline; a dot keeps its bean shape until it is half shut."""
        if self.family == "dot":
            return self.openness < 0.85
        return self.openness < 1.0 or self.tilt != 0.0

    @property
    def lid(self) -> float:
        """Height of the lid's middle over the eye's centre."""
        return self.height * (2.0 * self.openness - 1.0) if self.lidded else self.height

    @property
    def shear(self) -> float:
        """Rise of the outline's middle line over x; low outer corners are drawn half as low: else they would grieve."""
        if self.family == "dot":
            return 0.0
        return _SHEAR * self.tilt * (1.0 if self.tilt > 0.0 else 0.5)

    def rim(self, x: F32) -> F32:
        """Height of the unsheared outline over x."""
        inside = 1.0 - np.abs(np.clip(x / self.width, -1.0, 1.0)) ** self.exponent
        return (self.height * inside ** (1.0 / self.exponent)).astype(np.float32)

    def lid_edge(self, x: F32) -> F32:
        """Height of the upper lid's edge: a shallow arc, a little higher at the outer corner, as far as it tilts."""
        t = x / self.width
        slant = max(0.06 + _TILT * self.tilt - _DROOPS * max(self.hooded, 0.0), -_LOWEST)
        # The lower end of a slant is eased: over the nose it would be a scowl, outside a squint.
        eased = np.where(t * slant < 0.0, _EASED, 1.0)
        arch = 0.28 + _ARCHED * self.pushed
        return (self.lid - arch * self.height * t * t + eased * slant * self.height * t).astype(np.float32)

    def upper(self, x: F32) -> F32:
        """The visible upper edge of the eye: the lower of rim and lid, their meeting rounded."""
        return (self._upper(x) + self.shear * x).astype(np.float32, copy=False)

    def _upper(self, x: F32) -> F32:
        if not self.lidded:
            return self.rim(x)
        rim, lid, soft = self.rim(x), self.lid_edge(x), np.float32(0.30 * self.height)
        blend = np.maximum(soft - np.abs(rim - lid), 0.0) / soft
        return (np.minimum(rim, lid) - blend * blend * soft * np.float32(0.25)).astype(np.float32, copy=False)

    def lower(self, x: F32) -> F32:
        """The visible lower edge of the eye: the rim, or the lid where a smile has pushed it up."""
        return (self._lower(x) + self.shear * x).astype(np.float32, copy=False)

    def _lower(self, x: F32) -> F32:
        rim = -self.rim(x)
        if self.raised <= 0.0:
            return rim
        t = x / self.width
        lid = (
            -self.height * (1.0 - 2.0 * self.raised + _BULGE * self.pushed * t * t)
            + (0.10 + 0.3 * _TILT * self.tilt) * self.height * t
        )
        soft = np.float32(0.30 * self.height)
        blend = np.maximum(soft - np.abs(rim - lid), 0.0) / soft
        return (np.maximum(rim, lid) + blend * blend * soft * np.float32(0.25)).astype(np.float32)

    def outline(self, x: F32, y: F32) -> F32:
        """(len(y), len(x)) distance from the outline, lids open."""
        size = (self.width, self.height)
        if self.shear == 0.0:
            return ellipse(x, y, (0.0, 0.0), size, self.exponent)
        # Columns slide up or down by whole and part pixels of a picture that is drawn upright.
        step = float(y[1] - y[0])
        upright = ellipse(x, y, (0.0, 0.0), size, self.exponent)
        rows = np.arange(len(y), dtype=np.float32)[:, None] - np.float32(self.shear / step) * x[None, :]
        low = np.clip(np.floor(rows), 0, len(y) - 2).astype(np.intp)
        share = np.clip(rows - low, 0.0, 1.0).astype(np.float32)
        columns = np.arange(len(x))[None, :]
        return (upright[low, columns] * (1 - share) + upright[low + 1, columns] * share).astype(np.float32)

    def mask(self, x: F32, y: F32) -> F32:
        """Coverage of the visible eye, (len(y), len(x))."""
        d = self.outline(x, y)
        if self.lidded:
            d = np.maximum(d, (y[:, None] - self.upper(x)[None, :]) * np.float32(0.92))
        if self.raised > 0.0:
            d = np.maximum(d, (self.lower(x)[None, :] - y[:, None]) * np.float32(0.92))
        return coverage(d)


def _larger(own: float, usual: float, share: float) -> float:
    """By how much a smaller length than the usual is drawn larger: it lacks ``share`` of what it does."""
    return 1.0 + (1.0 - share) * max(0.0, usual / own - 1.0)
