"""The painter: base colour, patterns, coat, hair tones, printed face and baked shade, for texels and pixels alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.paint.beard import Close, lay_beard
from figurelab.engines.procedural.paint.canvas import Decals
from figurelab.engines.procedural.paint.cloth import pattern_table, print_patterns
from figurelab.engines.procedural.paint.complexion import skin_color
from figurelab.engines.procedural.paint.dye import dyed, hair_color, roughness
from figurelab.engines.procedural.paint.eyewear import Lens, glass_colors
from figurelab.engines.procedural.paint.face import draw_face
from figurelab.engines.procedural.paint.fur import coat_colors
from figurelab.engines.procedural.paint.hair import BEARD, BRISTLES, COILS, STRANDS, hair_tones, temple_share
from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.petface import draw_pet_face
from figurelab.engines.procedural.paint.scene import F32, I32, Lookup, Scene
from figurelab.engines.procedural.paint.shade import HAIR, SKIN, bake_shade, shade_class
from figurelab.engines.procedural.paint.stamp import on_print, stamp_face
from figurelab.engines.procedural.paint.stroke import smoothstep
from figurelab.engines.procedural.paint.strokes import stroke_tones
from figurelab.render.solid import Surface

_PRINTED = 0.5
"""Guard from which a print is chalk: eyes have their lights printed, and any gloss turns them milky seen at a slant."""
_FINE_PRINT = 2.0
"""Texels along a side of the face for each one elsewhere: lashes and irises are the finest things on a figure."""
_MATT = 1.0
"""Roughness of a lock's sides and of under-layers: they would mirror the studio as grey lines."""
_SLEEK = 0.26
"""How much more a strand shines that stands out: light on hair breaks up along the strands."""
_BARE = 0.6
"""Share of skin in cropped hair from which it is shaded as skin is: as hair it would be a rusty seam round the head."""
_EDGE = -0.07
"""OKLab L of the edge of what is laid on, beside its middle."""
_CROPPED = ("cropped hair", "cropped coils", "bristles")


class Painter:
    """Colours the points of a scene. Drawing the face once at the start (about 0.3 s) makes its cost constant.

    Raises ValueError for a scene without materials.
    """

    def __init__(self, scene: Scene) -> None:
        if not scene.materials:
            raise ValueError("a scene needs at least one material")
        self._scene = scene
        self._head = np.asarray(scene.head, np.float32)
        self._table = _Table(scene)
        self._patterns = pattern_table(scene.materials)
        self._decals = _decals(scene)
        self._lens = Lens.of(scene.spec) if scene.spec.pet is None else None
        self._beard = Close.of(scene.spec) if scene.spec.pet is None else None

    def __call__(self, positions: F32, normals: F32, occlusion: F32) -> Surface:
        """positions, normals (n, 3), occlusion (n,): see :class:`figurelab.render.solid.Painter`."""
        table, found = self._table, self._scene.lookup(positions)
        positions = positions if found.upright is None else found.upright
        part = found.part
        albedo = table.color.take(part, axis=0)
        tone, guard = np.zeros((2, len(part)), np.float32)
        if self._patterns is not None:
            print_patterns(albedo, positions, part, self._patterns, float(self._head[1]))
        self._ink(albedo, found)
        self._fur(albedo, tone, positions, normals, found)
        hair = self._hair(albedo, tone, positions, found)
        self._ears(albedo, positions, part)
        covered = None
        if self._beard is not None:
            covered = lay_beard(albedo, tone, positions, part, table.face, self._head, self._beard)
        if self._decals is not None:
            stamp_face(albedo, guard, positions, part, table.face, self._head, self._decals)
        self._lay(albedo, guard, found, positions)
        facing = np.ascontiguousarray(normals[:, 1])
        opened = np.asarray(occlusion, np.float32)
        if hair is not None:
            # Skin that shines through cropped hair takes skin's shade: hair's would draw a line round the forehead.
            _, bare = hair
            opened = np.asarray(opened + (1.0 - opened) * (0.7 * bare), np.float32)
        kind, roughness, skin, metal = table.shade[part], table.roughness[part], table.skin[part], table.metal[part]
        for laid in found.laid:
            kind[laid.here[laid.share > 0.5]] = table.shade[laid.part]
            for values, own in ((roughness, table.roughness), (skin, table.skin), (metal, table.metal)):
                values[laid.here] += laid.share * (own[laid.part] - values[laid.here])
        if hair is not None:
            kind[hair[1] > _BARE] = SKIN
        if covered is not None and self._beard is not None and self._beard.hides:
            kind[covered > 0.5] = HAIR
        bake_shade(albedo, tone, guard, kind, facing, opened)
        if covered is not None and self._beard is not None:
            roughness += covered * (np.float32(self._beard.roughness) - roughness)
        roughness += np.minimum(guard / np.float32(_PRINTED), 1) * (1 - roughness)
        if hair is not None:
            height, bare = hair
            roughness += bare * (table.skin_roughness - roughness)
            roughness -= np.float32(_SLEEK) * height * (1 - roughness)
            roughness += table.strands[part] * _unlit(found) * (np.float32(_MATT) - roughness)
            np.clip(roughness, 0.0, 1.0, out=roughness)
        skin = (skin * (1.0 - guard)).astype(np.float32, copy=False)
        if hair is not None:
            skin += hair[1]
        if covered is not None:
            # Light that skin lets through would make painted hair glow, and paler than the locks beside it.
            skin *= np.float32(1.0) - covered
        return Surface(albedo, roughness, skin, table.hairy[part], metal)

    def fineness(self, positions: F32) -> F32:
        """(n,) how much finer the paint is at (n, 3) points: the printed face beside all else."""
        fine = np.ones(len(positions), np.float32)
        if self._decals is not None:
            fine[on_print(positions - self._head)] = _FINE_PRINT
        return fine

    def _ink(self, albedo: F32, found: Lookup) -> None:
        for index, material in enumerate(self._scene.materials):
            if material.ink:
                here = np.flatnonzero((found.part == index) & (found.along > 0.0))
                ink = shift(self._table.color[index], material.ink)
                albedo[here] += found.along[here, None] * (ink - albedo[here])

    def _fur(self, albedo: F32, tone: F32, positions: F32, normals: F32, found: Lookup) -> None:
        pet = self._scene.spec.pet
        if pet is None:
            return
        coat = self._table.coat[found.part]
        for index, name in enumerate(self._table.coats):
            here = np.flatnonzero(coat == index)
            albedo[here] = coat_colors(pet, name, positions[here], self._head, normals[here])
            short = here[found.grooves[here] == 0]
            tone[short] += stroke_tones(positions[short] - self._head, name in ("head", "muzzle"))

    def _hair(self, albedo: F32, tone: F32, positions: F32, found: Lookup) -> tuple[F32, F32] | None:
        """Colours hair and tufts of fur; (n,) how high strands stand and (n,) the share of skin in cropped hair; None
        without hair."""
        kind = self._table.hair[found.part]
        kind[self._table.fur[found.part] & (found.grooves > 0)] = STRANDS
        if not kind.any():
            return None
        streak, height = np.zeros((2, len(tone)), np.float32)
        dark = self._table.dark[found.part]
        hair_tones(kind, dark, positions, self._head, found, tone, streak, height)
        for index, material in enumerate(self._scene.materials):
            if material.streak is not None:
                here = np.flatnonzero((found.part == index) & (streak > 0.0))
                # What shines through cropped hair is the head's own skin.
                bare = self._table.cropped[index] > 0
                second = skin_color(material.streak) if bare else hair_color(material.streak)
                albedo[here] += streak[here, None] * (second - albedo[here])
        self._temples(albedo, positions, found, kind)
        return height, streak * self._table.cropped[found.part]

    def _temples(self, albedo: F32, positions: F32, found: Lookup, kind: I32) -> None:
        temples = self._scene.spec.hair.temples
        if temples is None or self._scene.spec.pet is not None:
            return
        here = np.flatnonzero((kind != 0) & (kind != BEARD))
        # The sides of a slender head are nearer.
        place = positions[here] - self._head
        place[:, 0] /= np.float32(min(self._scene.spec.face.width, 1.0))
        share = temple_share(place, found.across[here])
        # Skin that shines through cropped hair stays skin.
        share *= 1.0 - self._table.cropped[found.part[here]] * found.along[here]
        albedo[here] += share[:, None] * (hair_color(temples) - albedo[here])

    def _lay(self, albedo: F32, guard: F32, found: Lookup, positions: F32) -> None:
        """Lays what is worn over the printed face."""
        for laid in found.laid:
            material, color = self._scene.materials[laid.part], self._table.color[laid.part]
            share = laid.share[:, None]
            if material.finish == "glass" and self._lens is not None:
                goal = glass_colors(color, self._lens, (positions[laid.here] - self._head)[:, :2])
            else:
                goal = color + laid.edge[:, None] * (shift(color, _EDGE) - color)
            albedo[laid.here] += share * (goal - albedo[laid.here])
            guard[laid.here] *= 1 - laid.share

    def _ears(self, albedo: F32, positions: F32, part: I32) -> None:
        """Ears that belong to the head's own part are warmer, like the ear parts."""
        warm = self._table.ear_color
        if warm is None:
            return
        x = np.abs(positions[:, 0] - self._head[0]) / np.float32(self._scene.spec.face.width)
        here = np.flatnonzero(self._table.face[part] & (x > 0.95))
        near = np.abs(positions[here, 1] - self._head[1] + 0.14)
        share = np.float32(0.55) * smoothstep(0.95, 1.08, x[here]) * smoothstep(0.36, 0.24, near)
        albedo[here] += share[:, None] * (warm - albedo[here])


class _Table:
    """The materials as arrays, one row a part."""

    def __init__(self, scene: Scene) -> None:
        materials = scene.materials
        self.color: F32 = np.stack([_base(material) for material in materials])
        self.roughness: F32 = np.array([roughness(m) for m in materials], np.float32)
        self.skin: F32 = np.array([m.finish == "skin" for m in materials], np.float32)
        self.metal: F32 = np.array([m.finish == "metal" for m in materials], np.float32)
        self.hairy: F32 = np.array([m.finish == "hair" for m in materials], np.float32)
        self.shade: I32 = np.array([shade_class(m.finish) for m in materials], np.int32)
        self.hair: I32 = np.array([_strands(m) for m in materials], np.int32)
        self.fur: NDArray[np.bool_] = np.array([m.finish == "fur" for m in materials])
        self.coats: list[str] = sorted({m.name for m in materials if m.finish == "fur"})
        self.coat: I32 = np.array([self.coats.index(m.name) if m.finish == "fur" else -1 for m in materials], np.int32)
        self.cropped: F32 = np.array([m.name in _CROPPED for m in materials], np.float32)
        faces = [roughness(m) for m in materials if m.face]
        self.skin_roughness = np.float32(faces[0] if faces else 1.0)
        self.strands: F32 = (self.hair == STRANDS).astype(np.float32)
        self.dark: F32 = smoothstep(0.46, 0.28, np.array([lightness(c) for c in self.color], np.float32))
        self.face: NDArray[np.bool_] = np.array([m.face for m in materials])
        skins = [m for m in materials if m.face and m.finish == "skin"]
        self.ear_color: F32 | None = shift(skin_color(skins[0].color), -0.03, 0.035, 0.01) if skins else None


def _base(material: Material) -> F32:
    if material.finish == "cloth":
        return dyed(material)
    if material.finish == "skin":
        color = skin_color(material.color)
        color = shift(color, -0.015, 0.02, 0.006) if material.name == "ear" else color
    else:
        color = hair_color(material.color) if material.finish == "hair" else from_hex(material.color)
    return shift(color, material.tint)


def _strands(material: Material) -> int:
    if material.finish != "hair":
        return 0
    return {"beard": BEARD, "bristles": BRISTLES, "coils": COILS, "cropped coils": COILS}.get(material.name, STRANDS)


def _unlit(found: Lookup) -> F32:
    """(n,) 1 on a lock's sides and on the dark locks of an under-layer."""
    return np.maximum(smoothstep(0.30, 0.72, np.abs(found.across)), smoothstep(-0.12, -0.20, found.tint))


def _decals(scene: Scene) -> Decals | None:
    if not any(material.face for material in scene.materials):
        return None
    return draw_face(scene.spec) if scene.spec.pet is None else draw_pet_face(scene.spec.pet)
