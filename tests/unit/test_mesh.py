"""The mesh room: one closed shell in, one printable textured model out."""

from __future__ import annotations

import io
import json
import struct

import manifold3d
import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray
from PIL import Image
from skimage.measure import marching_cubes

from figurelab.mesh import export
from figurelab.mesh.bake import raster, texture
from figurelab.mesh.cells import Cells
from figurelab.mesh.model import Model, bake, charted, in_metres, reduced, weld
from figurelab.mesh.pack import pack
from figurelab.mesh.plug import plugged
from figurelab.mesh.shells import largest_shell, open_edges, vertex_normals, volume
from figurelab.mesh.simplify import degenerate, loosen, manifold, shell, simplify
from figurelab.mesh.untangle import crossings, untangle
from figurelab.mesh.unwrap import inside, neighbours, unwrap
from figurelab.render.solid import DistanceGrid, Solid, Surface

SIDE = 512


def _distance(n: int = 72) -> tuple[NDArray[np.float32], float]:
    """A head over a body with a folded-over shelf, so that charts must be split."""
    axis = np.linspace(-1.6, 1.6, n, dtype=np.float32)
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    head = np.sqrt(x**2 + (y - 0.5) ** 2 + z**2) - 0.8
    body = np.sqrt(x**2 + (y + 0.7) ** 2 + z**2) - 0.6
    ring = np.sqrt((np.sqrt(x**2 + z**2) - 0.7) ** 2 + (y + 0.5) ** 2) - 0.22
    return np.minimum(np.minimum(head, body), ring), float(axis[1] - axis[0])


@pytest.fixture(scope="module")
def solid() -> Solid:
    values, cell = _distance()
    vertices, faces, _, _ = marching_cubes(values, 0.0)
    vertices = (vertices * cell - 1.6).astype(np.float32)
    faces = np.ascontiguousarray(faces, np.int32)

    def paint(positions: NDArray[np.float32], normals: NDArray[np.float32], occlusion: NDArray[np.float32]) -> Surface:
        n = len(positions)
        albedo = np.clip(positions * 0.25 + 0.5, 0, 1).astype(np.float32)
        head = positions[:, 1] > 0.5
        shine = np.where(head, np.float32(0.2), np.float32(0.8))
        return Surface(albedo, shine, np.zeros(n, np.float32), hair=None, metal=head.astype(np.float32))

    grid = DistanceGrid(values, np.full(3, -1.6, np.float32), cell)
    return Solid(vertices, vertex_normals(vertices, faces), faces, grid, paint, floor=-1.3)


@pytest.fixture(scope="module")
def model(solid: Solid) -> Model:
    vertices, normals, faces = reduced(solid, 3000)
    atlas = unwrap(vertices, faces, SIDE)
    uv, uv_faces = weld(atlas, faces)
    image, material = bake(solid, vertices, normals, faces, atlas)
    return Model(in_metres(vertices, solid.floor), normals, faces, uv, uv_faces, image, material)


def test_the_largest_of_two_shells_is_kept():
    a, b = trimesh.creation.icosphere(radius=1.0), trimesh.creation.icosphere(radius=0.2)
    vertices = np.vstack([b.vertices + 5, a.vertices]).astype(np.float32)
    faces = np.vstack([b.faces, a.faces + len(b.vertices)]).astype(np.int32)
    kept, shell = largest_shell(vertices, faces)
    assert len(kept) == len(a.vertices)
    assert volume(kept, shell) == pytest.approx(a.volume, rel=1e-5)


def test_open_and_turned_edges_are_counted():
    box = trimesh.creation.box().faces.astype(np.int32)
    assert open_edges(box) == 0
    assert open_edges(box[1:]) == 3
    turned = box.copy()
    turned[0] = turned[0, ::-1]
    assert open_edges(turned) > 0


def test_simplifying_keeps_one_closed_shell_of_the_same_size(solid: Solid):
    vertices, faces = simplify(solid.vertices, solid.faces, 2000)
    assert 500 < len(faces) <= 2000
    assert open_edges(faces) == 0
    assert volume(vertices, faces) == pytest.approx(volume(solid.vertices, solid.faces), rel=0.03)


def test_simplifying_refuses_an_open_surface(solid: Solid):
    with pytest.raises(ValueError, match="closed manifold"):
        simplify(solid.vertices, solid.faces[1:], 100)


def test_neighbours_lie_across_their_edges(solid: Solid):
    near = neighbours(solid.faces)
    for face in range(0, len(near), 977):
        for i in range(3):
            edge = {solid.faces[face, i], solid.faces[face, (i + 1) % 3]}
            assert edge <= set(solid.faces[near[face, i]])
            assert near[face, i] != face


def test_packed_rectangles_do_not_touch():
    rng = np.random.default_rng(3)
    sizes = rng.integers(3, 60, (120, 2)).astype(np.int32)
    place = pack(sizes, 512)
    assert place is not None
    used = np.zeros((512, 512), int)
    for (x, y), (w, h) in zip(place, sizes, strict=True):
        assert x + w <= 512
        assert y + h <= 512
        used[y : y + h, x : x + w] += 1
    assert used.max() == 1


def test_rectangles_that_cannot_fit_are_refused():
    assert pack(np.array([[40, 40], [40, 40]], np.int32), 64) is None


def test_no_texel_centre_lies_in_two_triangles(solid: Solid):
    vertices, _, faces = reduced(solid, 3000)
    atlas = unwrap(vertices, faces, SIDE)
    uv = atlas.uv
    assert uv.min() >= 0
    assert uv.max() <= SIDE
    owner = np.full((SIDE, SIDE), -1)
    for f in range(len(uv)):
        (x0, y0), (x1, y1), (x2, y2) = uv[f].astype(float) - 1e-5
        for j in range(int(min(y0, y1, y2)), int(max(y0, y1, y2)) + 1):
            for i in range(int(min(x0, x1, x2)), int(max(x0, x1, x2)) + 1):
                if inside(x0, y0, x1, y1, x2, y2, i + 0.5, j + 0.5):
                    shared = owner[j, i] >= 0 and len(set(faces[f]) & set(faces[owner[j, i]])) < 2
                    assert not shared, (i, j)
                    owner[j, i] = f


def test_fine_paint_takes_more_texels_and_the_underside_fewer():
    box = trimesh.creation.box().subdivide().subdivide()
    vertices, faces = box.vertices.astype(np.float32), np.ascontiguousarray(box.faces, np.int32)
    light = DistanceGrid(np.zeros((2, 2, 2), np.float32), np.zeros(3, np.float32), 1.0)

    def paint(positions: NDArray[np.float32], normals: NDArray[np.float32], occlusion: NDArray[np.float32]) -> Surface:
        raise AssertionError("an atlas needs no paint")

    def front(points: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.where(points[:, 2] > 0.49, 2.0, 1.0).astype(np.float32)

    solid = Solid(vertices, vertex_normals(vertices, faces), faces, light, paint, floor=-0.5, fineness=front)
    atlas = charted(solid, vertices, faces, SIDE)
    u, v = atlas.uv[:, 1] - atlas.uv[:, 0], atlas.uv[:, 2] - atlas.uv[:, 0]
    texels = np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0])
    middle = vertices[faces].mean(axis=1)
    back = texels[middle[:, 2] < -0.49]
    assert np.allclose(back, back[0], rtol=1e-3)
    assert np.allclose(texels[middle[:, 2] > 0.49], 4 * back[0], rtol=1e-3)
    assert np.allclose(texels[middle[:, 1] < -0.49], 0.09 * back[0], rtol=1e-3)


def test_each_texel_carries_the_paint_of_its_own_place(solid: Solid):
    vertices, _, faces = reduced(solid, 3000)
    texels = raster(unwrap(vertices, faces, SIDE))
    places = texels.interpolate(vertices, faces)
    image = texture(texels, np.clip(places * 0.25 + 0.5, 0, 1), SIDE).reshape(-1, 3)
    assert np.abs(image[texels.index] / 255 - np.clip(places * 0.25 + 0.5, 0, 1)).max() < 0.003
    assert len(np.unique(texels.index)) == len(texels.index)


def test_the_model_is_printable(model: Model):
    shape = trimesh.Trimesh(model.vertices, model.faces, process=False)
    assert shape.is_watertight
    assert shape.is_winding_consistent
    assert shape.volume > 0
    assert shape.body_count == 1
    assert degenerate(model.vertices * 50, model.faces) == 0
    assert model.vertices[:, 1].max() == pytest.approx(0.1, rel=1e-4)


def test_the_glb_says_what_the_model_is(model: Model):
    image = export.png(model.texture)
    data = export.glb(model, image)
    magic, version, length = struct.unpack_from("<4sII", data)
    assert (magic, version, length) == (b"glTF", 2, len(data))
    document = json.loads(data[20 : 20 + struct.unpack_from("<I", data, 12)[0]])
    read = trimesh.load(io.BytesIO(data), file_type="glb", force="mesh")
    assert len(read.faces) == len(model.faces)
    assert np.allclose(read.bounds, [model.vertices.min(0), model.vertices.max(0)], atol=1e-6)
    # Sampling the texture at a vertex gives the paint of that vertex's place.
    picture = np.asarray(Image.open(io.BytesIO(image)))
    uv = np.asarray(read.visual.uv)
    texel = np.clip((np.stack([uv[:, 0], 1 - uv[:, 1]], 1) * SIDE).astype(int), 0, SIDE - 1)
    scale = 0.1 / 2.6
    places = np.asarray(read.vertices) / scale + [0, -1.3, 0]
    wanted = np.clip(places * 0.25 + 0.5, 0, 1)
    assert np.median(np.abs(picture[texel[:, 1], texel[:, 0]] / 255 - wanted)) < 0.02
    # So do roughness and metal: glTF has them in green and blue of one texture, occlusion in its red.
    material = document["materials"][0]
    assert material["pbrMetallicRoughness"]["metallicRoughnessTexture"] == material["occlusionTexture"] == {"index": 1}
    assert document["textures"][1]["source"] == 1
    view = document["bufferViews"][document["images"][1]["bufferView"]]
    start = 28 + struct.unpack_from("<I", data, 12)[0] + view["byteOffset"]
    packed = np.asarray(Image.open(io.BytesIO(data[start : start + view["byteLength"]]))) / 255
    assert packed.shape == (SIDE // 2, SIDE // 2, 3)
    sure = np.abs(places[:, 1] - 0.5) > 0.1
    found = packed[texel[:, 1] // 2, texel[:, 0] // 2]
    assert np.abs(found[:, 1] - np.where(places[:, 1] > 0.5, 0.2, 0.8))[sure].max() < 0.02
    assert np.abs(found[:, 2] - (places[:, 1] > 0.5))[sure].max() < 0.02
    assert found[:, 0].min() >= 0.44
    assert found[:, 0].min() < 0.7 < np.median(found[:, 0])


def test_the_obj_stays_watertight_as_read(model: Model):
    text = export.obj(model).decode()
    assert "mtllib model.mtl" in text
    positions = [line.split()[1:] for line in text.splitlines() if line.startswith("v ")]
    corners = [[c.split("/")[0] for c in line.split()[1:]] for line in text.splitlines() if line.startswith("f ")]
    assert len(positions) == len(model.vertices)
    assert open_edges(np.array(corners, np.int32) - 1) == 0
    assert "map_Kd texture_0.png" in export.mtl().decode()
    assert "Kd 1.000 1.000 1.000" in export.mtl().decode()


def test_sheets_that_touch_are_taken_apart():
    low, high = trimesh.creation.box(), trimesh.creation.box()
    high.vertices += [1, 1, 0]  # the two boxes share an edge: four faces meet there
    vertices = np.vstack([low.vertices, high.vertices]).astype(np.float32)
    faces = np.vstack([low.faces, high.faces + 8]).astype(np.int32)
    parted = loosen(vertices, faces)
    assert len(np.unique(vertices, axis=0)) == 14
    assert len(np.unique(parted, axis=0)) == 16
    assert np.abs(parted - vertices).max() < 0.06
    shape = trimesh.Trimesh(parted, faces)
    assert shape.is_watertight
    assert shape.body_count == 2


def test_a_corner_on_the_edge_across_is_moved_off_it():
    shape = trimesh.creation.box()
    vertices, faces = shape.vertices.astype(np.float32), shape.faces.astype(np.int32)
    # Split one face's edge at its middle without moving anything: both new triangles on one side have no height.
    a, b, c = faces[0]
    middle = len(vertices)
    vertices = np.vstack([vertices, vertices[[a, b]].mean(axis=0)])
    faces = np.vstack([faces[1:], [[a, middle, c], [middle, b, c], [a, b, middle]]]).astype(np.int32)
    assert open_edges(faces) == 0
    assert degenerate(vertices, faces) == 1
    loose = loosen(vertices, faces)
    assert degenerate(loose, faces) == 0
    assert (loose[:middle] == vertices[:middle]).all()


def test_triangles_that_cross_are_counted_and_taken_apart():
    ball = trimesh.creation.icosphere(subdivisions=3)
    vertices, faces = ball.vertices.astype(np.float32) * 2, ball.faces.astype(np.int32)
    assert len(Cells.of(vertices, faces).crossings()) == 0
    pushed = vertices.copy()
    tip = int(vertices[:, 1].argmax())
    pushed[tip] = [0, -2.4, 0]  # a spike from the top through the whole ball, out at the bottom
    pairs = Cells.of(pushed, faces).crossings()
    spike = (faces == tip).any(1)
    assert len(pairs) >= spike.sum()
    assert (spike[pairs].sum(1) == 1).all()
    calm, clear = untangle(pushed, faces)
    assert clear
    assert len(Cells.of(calm, faces).crossings()) == 0
    still = np.linalg.norm(vertices - vertices[tip], axis=1) > 1
    bottom = np.linalg.norm(vertices - [0, -2, 0], axis=1) < 1
    assert (calm[still & ~bottom] == vertices[still & ~bottom]).all()


def test_a_knot_is_plugged_and_the_rest_of_the_shell_stays() -> None:
    vertices, faces = shell(manifold3d.Manifold.sphere(1.0, 96))
    knotted = vertices.copy()
    for a, b in (faces[40, :2], faces[900, :2]):
        knotted[[a, b]] = knotted[[b, a]]
    pairs = crossings(knotted, faces)
    assert len(pairs) > 2
    found, closed = plugged(knotted, faces, pairs)
    assert len(crossings(found, closed)) == 0
    assert open_edges(closed) == 0
    assert volume(found, closed) == pytest.approx(volume(vertices, faces), rel=0.01)
    assert manifold(found, closed).num_edge() > 0
    ends = np.ptp(found, axis=0)
    assert (ends < 2.2).all(), "balls no larger than the knots"
