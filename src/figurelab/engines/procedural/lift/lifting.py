"""Picture in, solid out: the order of the work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift import (
    back,
    choose,
    crockery,
    level,
    matte,
    nape,
    parts,
    plinth,
    profile,
    relief,
    seams,
    shell,
    strands,
    table,
    things,
    volume,
)
from figurelab.engines.procedural.lift.delight import delit
from figurelab.engines.procedural.lift.emboss import emboss
from figurelab.engines.procedural.lift.images import f32
from figurelab.engines.procedural.lift.paint import Lacquer
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Depth, Form
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.plinth import Plinth
from figurelab.engines.procedural.lift.sheet import Sheet, lay_out
from figurelab.engines.procedural.lift.standing import BASE_COLOUR, TALL, WIDEST, Frame, standing, tall_base
from figurelab.mesh.shells import vertex_normals
from figurelab.render.solid import Solid

F32 = NDArray[np.float32]


@dataclass(frozen=True)
class Lifted:
    """form: how it was made. warnings: plain sentences for the caller. symmetry, thin: what the choice went by."""

    solid: Solid
    form: Form
    warnings: list[str]
    symmetry: float
    thin: float


def lift(
    image: NDArray[np.uint8],
    mask: matte.SubjectNet,
    *,
    face: tuple[float, float, float, float] | None = None,
    base: bool = True,
    simplified: bool = False,
    name: str = "",
) -> Lifted:
    """Lift one picture of a subject into a closed, painted solid.

    image: (h, w, 3 or 4) u8 sRGB, straight alpha. mask: the subject net, called with (h, w, 3) u8 and answering
    (h, w) f32 0..1; used only without real alpha. face: (left, top, right, bottom) of a human-like face in
    the image's pixels. base: stand it on a round base; a stand that it brought
    gives the base its colour and width. simplified: the picture is a
    photo of a thing: smooth its outline and its paint. name: for a tablet on the base's front.

    The solid is 5 units tall (less when wider than 5.6), stands on y = 0, faces +z, and its axis is x = z = 0; the
    base reaches down to y = -0.22, or to -0.40 with a name. Raises NoSubject.
    """
    cut = matte.cut(image, mask)
    framed = choose.touches_frame(_border(cut.alpha))
    detail = choose.is_detail(cut.alpha)
    shrink = cut.alpha.shape[1] / image.shape[1]
    if simplified and face is None:
        cut = level.level(cut)
    box = None if face is None else (face[0] * shrink, face[1] * shrink, face[2] * shrink, face[3] * shrink)
    sheet, stand = plinth.take_off(lay_out(cut, box, rounded=simplified))
    warnings = ["the subject is cut by the frame: what lies outside is missing"] if framed else []
    made = crockery.crockery_of(sheet) if simplified and stand is None else None
    if made is not None:
        return Lifted(table.set_table(sheet, made, base=base, name=name), "crockery", warnings, 1.0, 0.0)
    anatomy = parts.dissect(sheet, character=not simplified)
    choice = choose.choose(sheet, anatomy, thing=simplified, detail=detail)
    thing = things.thing_of(sheet, anatomy, photo=simplified) if choice.form == "thing" else None
    anatomy, form = (anatomy, choice.form) if thing is None else (thing.anatomy, thing.form)
    paints = back.paints_in(sheet, anatomy)
    depths = profile.shape(sheet, anatomy, paints, form, thing=simplified) if thing is None else thing.depths
    sheet, paints = delit(sheet, anatomy, paints, photo=simplified)
    bore = None if thing is None else thing.bore
    solid = _solid(sheet, anatomy, paints, depths, form, bore, base=base, stand=stand, thing=simplified, name=name)
    return Lifted(solid, form, choice.warnings + warnings, anatomy.symmetry, choice.thin)


def _solid(
    sheet: Sheet,
    anatomy: Anatomy,
    paints: list[Paints],
    depths: list[Depth],
    form: Form,
    bore: volume.Disc | None,
    *,
    base: bool,
    stand: Plinth | None,
    thing: bool,
    name: str,
) -> Solid:
    ground = sheet.bottom + 1 - (_sink(sheet) if base and stand is None else 0.008 * sheet.height)
    columns = np.flatnonzero(sheet.mask.any(axis=0))
    scale = max((ground - sheet.top) / TALL, (columns[-1] - columns[0] + 1) / WIDEST)
    disc = _disc(sheet, ground, ground + tall_base(name) * scale, stand) if base else None
    frame = Frame(disc.column if disc else float(columns.mean()), ground, scale)
    stands = standing(frame, disc, stand.colour if stand else BASE_COLOUR, name)
    pieces = anatomy.parts
    if form == "relief":
        pieces, depths, layers = relief.relief(sheet, pieces, depths)
    else:
        layers = back.layers(sheet, anatomy, paints, form, calm=thing)
    stack = volume.stack(sheet, pieces, depths, seams.blends(sheet, pieces))
    half = volume.half_depth(depths, stands.reach)
    field = volume.field(stack, half)
    if bore:
        volume.hollow(field, bore, half)
    stands.carve(field, half)
    hull = shell.extract(field, floor=stands.floor)
    raised, nearest = _raised(hull, sheet, half, 2.2 if form == "relief" else 1.0, layers)
    paint = Lacquer(
        stands,
        stack,
        layers.back,
        layers.front,
        sheet.picture,
        sheet.zoom,
        sheet.pad,
        nearest,
        f32(np.clip((sheet.depth - 6) / 10, 0, 1)),
        layers.strands,
    )
    return stands.solid(field, raised, hull.faces, half, paint)


def _sink(sheet: Sheet) -> float:
    """How far the subject goes into its base, pixels: until it stands on 0.3 of its width, within 1.2 to 6 % of
    its height."""
    columns = np.arange(sheet.mask.shape[1])
    least, most = round(0.012 * sheet.height), round(0.06 * sheet.height)
    whole = np.ptp(columns[sheet.mask.any(axis=0)])
    for sink in range(least, most):
        row = columns[sheet.mask[sheet.bottom - sink]]
        if len(row) and np.ptp(row) > 0.3 * whole:
            return float(sink)
    return float(most)


def _disc(sheet: Sheet, ground: float, floor: float, stand: Plinth | None) -> volume.Disc:
    """A base from ground to floor, under the footprint, that also carries the centre of mass; no smaller than the
    picture's own stand."""
    low = sheet.mask[sheet.bottom - int(0.04 * sheet.height) : sheet.bottom + 1].any(axis=0)
    feet = np.flatnonzero(low)
    column = float(feet[0] + feet[-1]) / 2
    mass = float(np.nonzero(sheet.mask)[1].mean())
    column = 0.5 * (column + mass) if stand is None else stand.column
    reach = max(feet[-1] - column, column - feet[0]) + 0.05 * sheet.height
    radius = max(
        reach, abs(mass - column) + 0.15 * sheet.height, 0.24 * sheet.height if stand is None else stand.radius
    )
    room = min(column, sheet.mask.shape[1] - 1 - column) - 3
    return volume.Disc(column, min(radius, room), ground, floor, min(0.25 * (floor - ground), 4.0))


def _raised(hull: shell.Shell, sheet: Sheet, half: int, strength: float, layers: back.Layers) -> tuple[F32, F32]:
    """The shell with its front detail, the locks of its hair and its ears, and the front-most depth of every pixel,
    (h, w)."""
    vertices = hull.vertices.copy()
    z = vertices[:, 2] - half
    rows = np.clip(np.round(vertices[:, 0]).astype(int), 0, sheet.mask.shape[0] - 1)
    columns = np.clip(np.round(vertices[:, 1]).astype(int), 0, sheet.mask.shape[1] - 1)
    nearest = np.full(sheet.mask.shape, -1e6, np.float32)
    np.maximum.at(nearest, (rows, columns), z)
    nearest = f32(nd.maximum_filter(nearest, 3))
    up = emboss(sheet, strength)
    normals = vertex_normals(_mirrored(vertices), hull.faces)
    facing = normals[:, 2]
    seen = np.clip(1 - (nearest[rows, columns] - z - 3) / 4, 0, 1)
    t = np.clip((facing - 0.2) / 0.4, 0, 1)
    vertices[:, 2] += nd.map_coordinates(up, vertices[:, :2].T, order=1) * t * t * (3 - 2 * t) * seen
    if layers.strands is not None:
        vertices = strands.raised(layers.strands, vertices, normals, half, sheet.height)
    if layers.nape is not None:
        vertices = nape.pinned(layers.nape, vertices, normals, half)
    return vertices, nearest


def _mirrored(vertices: F32) -> F32:
    return vertices[:, [1, 0, 2]] * np.array([1, -1, 1], np.float32)


def _border(alpha: F32) -> F32:
    return np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
