from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from render_solids import CELL, LOW, SHAPE, plain, solid_of, sphere
from scipy.ndimage import binary_erosion
from skimage.color import rgb2lab

from figurelab.render.camera import frame
from figurelab.render.crease import sharpen
from figurelab.render.lamps import studio
from figurelab.render.occlusion import occlusion
from figurelab.render.picture import picture
from figurelab.render.raster import rasterise
from figurelab.render.shadow import key_light
from figurelab.render.solid import F32, DistanceGrid, Solid, Surface
from figurelab.render.texture import textured_picture


@pytest.fixture(scope="module")
def ball() -> Solid:
    return solid_of(sphere, plain(0.5, 0.5, 0.5))


def slab(height: float) -> DistanceGrid:
    """Everything below y = height is solid."""
    y = LOW[1] + CELL * np.arange(SHAPE[1], dtype=np.float32)
    return DistanceGrid(np.broadcast_to((y - height)[None, :, None], SHAPE).astype(np.float32).copy(), LOW, CELL)


UP = np.array([[0.0, 1.0, 0.0]], np.float32)
SIDE = np.array([[1.0, 0.0, 0.0]], np.float32)


def test_a_plain_is_open_and_a_wall_at_its_foot_half_closed() -> None:
    ground = slab(1.0)
    at = np.array([[0.0, 1.0, 0.0]], np.float32)
    assert occlusion(at, UP, ground, -50.0)[0] > 0.93
    assert 0.25 < occlusion(at, SIDE, ground, -50.0)[0] < 0.75


def test_a_point_under_a_ball_is_darker_the_nearer_it_is(ball: Solid) -> None:
    x = np.linspace(0.05, 1.5, 12, dtype=np.float32)
    at = np.stack([x, np.zeros_like(x), np.zeros_like(x)], axis=1)
    opened = occlusion(at, np.repeat(UP, 12, axis=0), ball.distance, 0.0)
    assert (np.diff(opened) > -0.02).all()
    assert opened[0] < 0.25 < 0.85 < opened[-1]


def test_the_floor_closes_at_most_half(ball: Solid) -> None:
    far = DistanceGrid(np.full(SHAPE, 9.0, np.float32), LOW, CELL)
    at = np.array([[0.0, 0.0, 0.0]], np.float32)
    assert 0.4 < occlusion(at, -UP, far, 0.0)[0] < 0.6
    assert occlusion(at, -UP, far, -50.0)[0] > 0.99


def test_occlusion_is_deterministic_and_takes_no_points(ball: Solid) -> None:
    first = occlusion(ball.vertices, ball.normals, ball.distance, 0.0)
    assert first.dtype == np.float32
    assert np.array_equal(first, occlusion(ball.vertices, ball.normals, ball.distance, 0.0))
    assert occlusion(ball.vertices[:0], ball.normals[:0], ball.distance, 0.0).shape == (0,)


def test_a_ball_shades_the_floor_away_from_the_key_and_not_towards_it(ball: Solid) -> None:
    key = studio(0.0).key
    towards = key.mean(axis=0) * np.array([1.0, 0.0, 1.0], np.float32)
    towards /= np.linalg.norm(towards)
    at = np.array([-1.2 * towards, 2.5 * towards, -9.0 * towards], np.float32)
    light = key_light(at, np.repeat(UP, 3, axis=0), ball.distance, key)[:, 0]
    assert light[0] < 0.1
    assert light[1] > 0.85
    assert light[2] > 0.85


def test_the_outermost_lamps_answer_for_the_rest_where_they_agree(ball: Solid) -> None:
    key = studio(0.0).key
    all_asked = np.stack([key_light(ball.vertices, ball.normals, ball.distance, ray[None])[:, 1] for ray in key], 1)
    asked = key_light(ball.vertices, ball.normals, ball.distance, key)[:, 1]
    assert np.abs(asked - all_asked.mean(axis=1)).max() < 0.02
    part = (all_asked.mean(axis=1) > 0.1) & (all_asked.mean(axis=1) < 0.9)
    assert np.allclose(asked[part], all_asked[part].mean(axis=1), atol=1e-4)


def test_the_lamps_turn_with_the_camera() -> None:
    front, side = studio(0.0), studio(90.0)
    assert np.allclose(np.linalg.norm(front.key, axis=1), 1.0, atol=1e-5)
    assert np.allclose(side.lamps[:, 0], front.lamps[:, 2], atol=1e-5)
    assert np.allclose(side.lamps[:, 2], -front.lamps[:, 0], atol=1e-5)


def test_fragments_lie_on_their_faces_where_the_camera_sees_them(ball: Solid) -> None:
    camera = frame(ball.vertices, yaw=25.0, pitch=10.0)
    side = 96
    fragments, index = rasterise(ball.vertices, ball.normals, ball.faces, camera, side)
    assert np.array_equal(index.ravel()[fragments.samples], np.arange(len(fragments.faces)))
    corners = ball.vertices[ball.faces[fragments.faces]]
    mixed = np.einsum("ni,nij->nj", fragments.barycentrics, corners)
    assert np.allclose(mixed, fragments.positions, atol=1e-4)
    seen = camera.project(fragments.positions)
    column = (seen[:, 0] * 0.5 + 0.5) * side
    row = (0.5 - seen[:, 1] * 0.5) * side
    assert np.abs(column - fragments.samples % side - 0.5).max() < 0.27
    assert np.abs(row - fragments.samples // side - 0.5).max() < 0.27
    towards = camera.eye - fragments.positions
    assert (np.einsum("ij,ij->i", fragments.normals, towards) > -0.4).all()
    # The area of the disc that a sphere of radius 1 shows.
    radius = (np.flatnonzero((index >= 0).any(axis=0))[[0, -1]] @ [-1, 1] + 1) / 2
    assert abs(len(fragments.faces) - np.pi * radius**2) < 0.05 * len(fragments.faces)


def test_fragments_of_curved_faces_alone_move_onto_the_true_surface(ball: Solid) -> None:
    fragments, _ = rasterise(ball.vertices, ball.normals, ball.faces, frame(ball.vertices), 96)
    bent = ball.normals.copy()
    upper = ball.vertices[:, 1] > 1.0
    bent[upper] = np.random.default_rng(0).normal(size=(int(upper.sum()), 3))
    bent /= np.linalg.norm(bent, axis=1, keepdims=True)

    def project(points: F32) -> tuple[F32, F32]:
        out = points - np.array([0.0, 1.0, 0.0], np.float32)
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        return (out + np.array([0.0, 1.0, 0.0], np.float32)).astype(np.float32), out

    rough, _ = rasterise(ball.vertices, bent, ball.faces, frame(ball.vertices), 96)
    exact = sharpen(rough, 96, bent, ball.faces, project)
    true = project(fragments.positions)[1]
    top = fragments.positions[:, 1] > 1.1
    low = fragments.positions[:, 1] < 0.8
    assert np.median(np.einsum("ij,ij->i", rough.normals, true)[top]) < 0.7
    assert np.quantile(np.einsum("ij,ij->i", exact.normals, true)[top], 0.05) > 0.99
    assert np.array_equal(exact.positions[low], rough.positions[low])
    assert np.array_equal(exact.normals[low], rough.normals[low])


def test_the_move_onto_the_true_surface_fades_out_around_curved_faces(ball: Solid) -> None:
    bent = ball.normals.copy()
    bent[ball.vertices[:, 1] > 1.0] *= -1

    def project(points: F32) -> tuple[F32, F32]:
        return points + np.array([0.0, 0.0, 1.0], np.float32), np.tile(UP, (len(points), 1))

    rough, index = rasterise(ball.vertices, bent, ball.faces, frame(ball.vertices), 192)
    moved = sharpen(rough, 192, bent, ball.faces, project).positions[:, 2] - rough.positions[:, 2]
    share = np.where(index >= 0, moved[index], np.nan)
    assert np.nanmin(share) == 0.0
    assert np.nanmax(share) > 0.99
    assert np.nanmax(np.abs(np.diff(share, axis=0))) < 0.6, "no step from one sample to the next"


def test_dark_and_light_paint_keep_their_lightness_alike() -> None:
    off: list[float] = []
    for level in (0.12, 0.25, 0.45, 0.7, 0.9):
        taken = picture(solid_of(sphere, plain(level, level, level)), size=128, transparent=True)
        seen = rgb2lab(taken[taken[..., 3] == 255][None, :, :3])[0, :, 0]
        off.append(float(np.median(seen)) - float(rgb2lab(np.full((1, 1, 3), level))[0, 0, 0]))
    assert max(off) < 4.0
    assert max(off) - min(off) < 3.0


def rim(color: tuple[float, float, float], roughness: float) -> np.ndarray:
    """(3,) sRGB 0..255 of a ball's edge, level with its middle and away from the key; one pixel in."""
    taken = picture(solid_of(sphere, plain(*color, roughness=roughness)), size=128, transparent=True).astype(float)
    return taken[64, np.flatnonzero(taken[64, :, 3] == 255)[-2], :3]


def test_rough_cloth_keeps_its_hue_at_its_edges_and_polish_mirrors_the_studio() -> None:
    cloth, polish = rim((0.62, 0.10, 0.08), 0.75), rim((0.62, 0.10, 0.08), 0.3)
    assert cloth[1] / cloth[0] < 0.48
    assert polish[1] / polish[0] > 0.52


def test_black_cloth_shows_its_form_by_a_soft_edge(ball: Solid) -> None:
    edge = rgb2lab(rim((0.12, 0.12, 0.12), 0.9)[None, None] / 255)[0, 0, 0]
    middle = shining(ball, 0.12)[64, 64]
    assert 13.5 < edge - middle < 20


def shining(ball: Solid, level: float, *, hair: float = 0.0, metal: float = 0.0) -> np.ndarray:
    """(128, 128) L* of a ball of hair or metal, nan beside it."""

    def paint(positions: F32, normals: F32, occlusion: F32) -> Surface:
        n = len(positions)
        albedo, each = np.full((n, 3), level, np.float32), np.ones(n, np.float32)
        return Surface(albedo, 0.5 * each, 0.0 * each, hair * each, metal * each)

    taken = picture(replace(ball, paint=paint), size=128, transparent=True)
    return np.where(taken[..., 3] == 255, rgb2lab(taken[..., :3])[..., 0], np.nan)


@pytest.mark.parametrize("level", [0.12, 0.6])
def test_hair_has_a_band_of_light_across_the_upper_front_and_none_below(ball: Solid, level: float) -> None:
    more = shining(ball, level, hair=1.0) - shining(ball, level)
    rows = np.flatnonzero(np.isfinite(more).any(axis=1))
    top, tall = rows[0], len(rows)
    middle = more[:, 64]
    band = int(np.nanargmax(middle))
    assert 0.10 < (band - top) / tall < 0.42
    assert np.nanmax(middle) > 4
    assert middle[top + int(0.75 * tall)] < 0
    # It lies across: as far to the light's side, the ball still has it.
    assert more[band - 4 : band + 5, 64 - tall // 6].max() > 0.6 * middle[band]


@pytest.mark.parametrize("color", [(0.94, 0.78, 0.66), (0.43, 0.26, 0.17)])
def test_skin_is_warmer_than_vinyl_towards_its_edges_and_no_paler(ball: Solid, color: tuple[float, ...]) -> None:
    skin, vinyl = (
        picture(replace(ball, paint=plain(*color, skin=share)), size=128, transparent=True) for share in (1.0, 0.0)
    )
    inside = skin[..., 3] == 255
    edge = inside & np.logical_not(binary_erosion(inside, iterations=4))
    change = rgb2lab(skin[..., :3]) - rgb2lab(vinyl[..., :3])
    chroma = change[..., 1] + change[..., 2]
    assert chroma[edge].mean() > chroma[binary_erosion(inside, iterations=16)].mean() + 1.0
    assert change[..., 0][edge].mean() < 8.0


def test_strands_shade_each_other_and_pale_ones_less(ball: Solid) -> None:
    dark, pale = (shining(ball, level, hair=1.0) - shining(ball, level) for level in (0.2, 0.9))
    low = int(0.7 * len(dark))
    assert np.nanmedian(dark[low]) < np.nanmedian(pale[low]) - 1
    assert np.nanmedian(dark[low]) > -8


def test_metal_differs_more_from_place_to_place_than_plastic(ball: Solid) -> None:
    plastic, metal = shining(ball, 0.7), shining(ball, 0.7, metal=1.0)
    assert np.nanstd(metal) > 1.25 * np.nanstd(plastic)


def textured(ball: Solid, texture: np.ndarray, rough: float = 0.4, **how: bool) -> np.ndarray:
    uv = np.stack([ball.vertices[:, 0] * 0.4 + 0.5, 0.5 - (ball.vertices[:, 1] - 1) * 0.4], axis=1)
    material = np.full((64, 64, 3), (255, round(rough * 255), 0), np.uint8)
    return textured_picture(
        ball,
        ball.vertices,
        ball.normals,
        ball.faces,
        uv.astype(np.float32),
        texture,
        material,
        size=128,
        yaw=0.0,
        **how,
    )


def test_a_textured_model_looks_like_the_painted_solid(ball: Solid) -> None:
    def smooth(positions: F32, normals: F32, occlusion: F32) -> Surface:
        albedo = np.stack(
            [0.5 + 0.4 * positions[:, 0], 0.5 + 0.4 * (positions[:, 1] - 1), 0.3 + 0 * positions[:, 0]], axis=1
        )
        ones = np.ones(len(positions), np.float32)
        return Surface(albedo.astype(np.float32), 0.4 * ones, 0.5 * ones)

    painted = replace(ball, paint=smooth)
    texels = (np.arange(512) + 0.5) / 512
    u, v = np.meshgrid(texels, texels)
    texture = np.stack([u, 1 - v, np.full_like(u, 0.3)], axis=2)
    texture = (np.clip(texture, 0, 1) * 255 + 0.5).astype(np.uint8)
    for transparent in (False, True):
        expected = picture(painted, size=128, transparent=transparent).astype(int)
        got = textured(painted, texture, transparent=transparent).astype(int)
        assert np.abs(expected - got).max() <= 6
        assert np.abs(expected - got).mean() < 0.4
    flipped = textured(painted, texture[::-1]).astype(int)
    assert np.abs(flipped - picture(painted, size=128).astype(int)).max() > 60


def test_a_textured_model_is_as_rough_as_its_material(ball: Solid) -> None:
    texture = np.full((4, 4, 3), 90, np.uint8)
    glossy, same, matt = (textured(ball, texture, rough).astype(int) for rough in (0.1, 0.1, 0.9))
    assert np.abs(glossy - same).max() == 0
    assert (glossy - matt).max() > 30


def test_arrays_that_do_not_fit_are_refused(ball: Solid) -> None:
    with pytest.raises(ValueError, match="texture is"):
        textured(ball, np.zeros((4, 4), np.uint8))
    with pytest.raises(ValueError, match="material is"):
        textured_picture(
            ball,
            ball.vertices,
            ball.normals,
            ball.faces,
            np.zeros((len(ball.vertices), 2), np.float32),
            np.zeros((4, 4, 3), np.uint8),
            np.zeros((4, 4), np.uint8),
        )
    with pytest.raises(ValueError, match="coordinates"):
        textured_picture(
            ball,
            ball.vertices,
            ball.normals,
            ball.faces,
            np.zeros((3, 2), np.float32),
            *np.zeros((2, 4, 4, 3), np.uint8),
        )
