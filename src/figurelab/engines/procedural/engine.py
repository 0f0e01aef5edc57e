"""The procedural engine: photo -> reading -> sculpture -> picture; concept -> sculpture -> model."""

from __future__ import annotations

import io
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from figurelab.mesh import export
from figurelab.mesh.model import Model, bake, charted, in_metres, reduced, weld
from figurelab.mesh.unwrap import Atlas
from figurelab.render.picture import picture
from figurelab.render.solid import Solid
from figurelab.render.texture import textured_picture

from ..base import (
    CONCEPT,
    MODEL_GLB,
    MODEL_MTL,
    MODEL_OBJ,
    PREVIEW,
    TEXTURE,
    BuildOptions,
    NoSubject,
    Output,
    Progress,
    PrototypeOptions,
)
from .concept import MOST_NAME, Character, Concept, pack, unpack
from .figure import FigureSpec
from .lift import cut_out, lift, trimmed
from .paint.painter import Painter
from .perceive import Observation, observe, subject_mask
from .read import read
from .sculpt import sculpt
from .sculpt.sculpture import CELLS

CONCEPT_SIDE = 1024
PREVIEW_SIDE = 1024
PREVIEW_YAW = 32.0


class _Steps:
    """Times the steps of a stage and reports them as they begin."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, percent: int, name: str) -> Generator[None]:
        self._progress(percent, name)
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 4)


class ProceduralEngine:
    """Sculpts figures from fields. Stateless between calls; nets and compiled kernels stay warm in the process."""

    name = "procedural"

    def warm(self) -> None:
        """Load nets and kernels before the first task: seconds that no caller should wait for."""
        observe(_decode(files("figurelab.data").joinpath("demo.png").read_bytes()))
        solid = figure_solid(FigureSpec(), cells=160)
        picture(solid, size=64)

    def prototype(self, photo: bytes, options: PrototypeOptions, progress: Progress) -> Output:
        """Photo (PNG) -> ``concept.png``. Raises NoSubject when there is nothing to make a figure of."""
        steps = _Steps(progress)
        with steps.step(2, "perceive"):
            image = _decode(photo)
            observation = observe(image)
            spec = read(observation, options.seed)
            spec = None if spec is None else named(spec, options.name)
        with steps.step(30, "sculpt"):
            cutout = character = None
            if spec is not None:
                solid = figure_solid(spec)
            else:
                cutout = _cutout(observation)
                character = _character(observation)
                solid = _lifted(cutout, character, plain_name(options.name))
        with steps.step(65, "render"):
            image = picture(solid, size=CONCEPT_SIDE, transparent=options.remove_background)
        with steps.step(95, "save"):
            made = {CONCEPT: pack(Concept(image, spec, cutout, character, plain_name(options.name)))}
        return Output(made, steps.seconds, choice(observation))

    def build(self, concept: bytes, options: BuildOptions, progress: Progress) -> Output:
        """Concept (PNG) -> GLB, OBJ + MTL, base colour, preview. Raises NoSubject for an empty picture."""
        steps = _Steps(progress)
        with steps.step(2, "sculpt"):
            solid = concept_solid(unpack(concept), options.name)
        with steps.step(25, "simplify"):
            vertices, normals, faces = reduced(solid, options.triangles)
        with steps.step(35, "unwrap"):
            atlas = charted(solid, vertices, faces, options.texture_size)
            uv, uv_faces = weld(atlas, faces)
        with steps.step(50, "bake"):
            texture, material = bake(solid, vertices, normals, faces, atlas)
            model = Model(in_metres(vertices, solid.floor), normals, faces, uv, uv_faces, texture, material)
        with ThreadPoolExecutor(1) as beside:
            # Packing the largest file takes one core alone.
            packed = beside.submit(export.png, texture)
            with steps.step(75, "render"):
                thumbnail = preview(solid, vertices, normals, faces, atlas, texture, material)
        with steps.step(90, "save"):
            image = packed.result()
            made = {
                MODEL_GLB: export.glb(model, image),
                MODEL_OBJ: export.obj(model),
                MODEL_MTL: export.mtl(),
                TEXTURE: image,
                PREVIEW: export.png(thumbnail, level=3),
            }
        return Output(made, steps.seconds)


def figure_solid(spec: FigureSpec, *, cells: int = CELLS) -> Solid:
    """The painted solid of a figure; cells: of the grid along its longest side."""
    sculpture = sculpt(spec)
    with ThreadPoolExecutor(1) as beside:
        # Drawing the face takes one core, and the surface does not always take both.
        drawn = beside.submit(Painter, sculpture)
        vertices, normals, faces = sculpture.surface(cells)
        painter = drawn.result()
    floor = float(vertices[:, 1].min())
    return Solid(
        vertices,
        normals,
        faces,
        sculpture.light_grid(),
        painter,
        floor,
        sculpture.project,
        painter.fineness,
        sculpture.turned,
    )


def choice(seen: Observation) -> dict[str, str | float]:
    """What the figure is of, for the log: the kind of subject, and of several people how the main one was told."""
    if seen.faces < 2:
        return {"subject": seen.kind}
    notes: dict[str, str | float] = {"subject": seen.kind, "people": seen.faces, "margin": round(seen.face_margin, 2)}
    return notes | {"chosen": ", ".join(seen.why) or "best of all together"}


def named(spec: FigureSpec, name: str) -> FigureSpec:
    """The figure with this name on its base; a blank one leaves what is there."""
    text = plain_name(name)
    return replace(spec, base=replace(spec.base, name=text)) if text else spec


def plain_name(name: str) -> str:
    """Of a name what can be encoded, at most 100 characters; empty for a blank one."""
    text = name.encode("utf-8", "ignore").decode()[:MOST_NAME]
    return text if text.strip() else ""


def concept_solid(concept: Concept, name: str = "") -> Solid:
    """The painted solid of a concept: its own figure, its own cut-out, or what the picture shows. Raises NoSubject.

    name: for the base, over the concept's own."""
    if concept.spec is not None:
        return figure_solid(named(concept.spec, name))
    if concept.cutout is not None:
        return _lifted(concept.cutout, concept.character, plain_name(name) or concept.name)
    return lift(concept.image, subject_mask, face=_face_box(concept.image), name=plain_name(name)).solid


def _lifted(cutout: NDArray[np.uint8], character: Character | None, name: str) -> Solid:
    """A photographed thing, or a drawn or modelled character, from its cut-out (h, w, 4)."""
    if character is None:
        return lift(cutout, subject_mask, simplified=True, name=name).solid
    tall, wide = cutout.shape[:2]
    face = None
    if character.face is not None:
        left, top, right, bottom = character.face
        face = left * wide, top * tall, right * wide, bottom * tall
    return lift(cutout, subject_mask, face=face, name=name).solid


def _cutout(seen: Observation) -> NDArray[np.uint8]:
    """(h, w, 4) the subject: of a photo without alpha, refined by colour where that leaves a subject."""
    mask = seen.subject.mask
    if seen.alpha is None and seen.kind == "character":
        return trimmed(seen.photo, mask)
    if seen.alpha is None:
        try:
            return cut_out(seen.photo, mask)
        except NoSubject:  # The lift judges the plain mask by its own rules.
            pass
    return np.dstack([seen.photo, (mask * 255).astype(np.uint8)])


def _character(seen: Observation) -> Character | None:
    if seen.kind != "character":
        return None
    if seen.face is None:
        return Character()
    tall, wide = seen.photo.shape[:2]
    box = seen.face.box
    left, right = (min(max((box.x + side * box.side / 2) / wide, 0.0), 1.0) for side in (-1, 1))
    top, bottom = (min(max((box.y + side * box.side / 2) / tall, 0.0), 1.0) for side in (-1, 1))
    return Character((left, top, right, bottom))


def _face_box(image: NDArray[np.uint8]) -> tuple[float, float, float, float] | None:
    """(left, top, right, bottom) of a human-like face in the image's pixels, if there is one."""
    try:
        observation = observe(image)
    except NoSubject:  # The lift judges cut-outs by its own rules.
        return None
    if observation.face is None:
        return None
    box, scale = observation.face.box, image.shape[1] / observation.photo.shape[1]
    half = box.side / 2
    return (box.x - half) * scale, (box.y - half) * scale, (box.x + half) * scale, (box.y + half) * scale


def preview(
    solid: Solid,
    vertices: NDArray[np.float32],
    normals: NDArray[np.float32],
    faces: NDArray[np.int32],
    atlas: Atlas,
    texture: NDArray[np.uint8],
    material: NDArray[np.uint8],
    *,
    size: int = PREVIEW_SIDE,
) -> NDArray[np.uint8]:
    """(size, size, 3) u8: the built model at three quarters, with its own textures. Figure units."""
    uv, uv_faces = weld(atlas, faces)
    split, index = np.unique(np.stack([faces.ravel(), uv_faces.ravel()], 1), axis=0, return_inverse=True)
    place = uv[split[:, 1]] * np.array([1, -1], np.float32) + np.array([0, 1], np.float32)
    corners = split[:, 0]
    return textured_picture(
        solid,
        vertices[corners],
        normals[corners],
        index.reshape(-1, 3).astype(np.int32),
        np.ascontiguousarray(place, np.float32),
        texture,
        material,
        size=size,
        yaw=PREVIEW_YAW,
    )


def _decode(photo: bytes) -> NDArray[np.uint8]:
    try:
        with Image.open(io.BytesIO(photo), formats=("PNG",)) as opened:
            return np.asarray(opened if opened.mode in ("RGB", "RGBA") else opened.convert("RGB"))
    except OSError as error:
        raise NoSubject("the photo could not be decoded") from error
