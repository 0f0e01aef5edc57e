from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from render_solids import by_side, doll, plain, solid_of, sphere
from scipy import ndimage

from figurelab.render.camera import frame
from figurelab.render.finish import paint_where_it_changes
from figurelab.render.picture import picture
from figurelab.render.raster import Fragments, rasterise
from figurelab.render.solid import F32, DistanceGrid, Solid, Surface

SIZE = 192


@pytest.fixture(scope="module")
def figure() -> Solid:
    return solid_of(doll, by_side)


@pytest.fixture(scope="module")
def white() -> Solid:
    return solid_of(doll, plain(1.0, 1.0, 1.0, roughness=0.1))


def covered(solid: Solid, **how: float) -> np.ndarray:
    return picture(solid, size=SIZE, transparent=True, **how)[:, :, 3] > 127


def test_the_figure_fills_the_frame_and_is_never_cropped(figure: Solid) -> None:
    for yaw in (0.0, 35.0, 180.0):
        seen = covered(figure, yaw=yaw)
        rows = np.flatnonzero(seen.any(axis=1))
        assert 0.80 <= (rows[-1] - rows[0] + 1) / SIZE <= 0.88
        assert not seen[:, 0].any()
        assert not seen[:, -1].any()


def test_a_wide_solid_keeps_clear_of_the_sides(figure: Solid) -> None:
    wide = replace(figure, vertices=figure.vertices * np.array([4.0, 1.0, 1.0], np.float32))
    columns = np.flatnonzero(covered(wide).any(axis=0))
    assert 0.80 <= (columns[-1] - columns[0] + 1) / SIZE <= 0.90


def test_plus_x_is_at_the_right_of_the_front_picture(figure: Solid) -> None:
    image = picture(figure, size=SIZE, transparent=True).astype(int)
    red = (image[:, :, 0] > image[:, :, 2] + 40) & (image[:, :, 3] > 127)
    blue = (image[:, :, 2] > image[:, :, 0] + 40) & (image[:, :, 3] > 127)
    assert np.flatnonzero(red.any(axis=0)).min() >= SIZE // 2 - 20
    assert np.flatnonzero(red.any(axis=0)).mean() > np.flatnonzero(blue.any(axis=0)).mean() + 20


def test_the_camera_at_yaw_90_sees_the_left_side_and_the_nose_at_its_left(figure: Solid) -> None:
    image = picture(figure, size=SIZE, yaw=90.0, transparent=True).astype(int)
    inside = image[:, :, 3] == 255
    assert np.mean(image[inside][:, 0] > image[inside][:, 2]) > 0.95
    head = inside[: SIZE // 2]
    widest = np.flatnonzero(head.any(axis=0))
    foot = np.flatnonzero(inside[int(SIZE * 0.9)])
    assert (foot[0] + foot[-1]) / 2 - widest[0] > widest[-1] - (foot[0] + foot[-1]) / 2 + 4


def test_glossy_white_does_not_clip_and_ends_near_white(white: Solid) -> None:
    image = picture(white, size=SIZE)
    assert image.max() <= 252
    body = image[covered(white)]
    assert np.percentile(body.max(axis=1), 90) >= 235


def test_the_backdrop_is_bright_and_warm_sets_off_white_and_has_no_bands(white: Solid) -> None:
    image = picture(white, size=SIZE).astype(float)
    corners = np.concatenate([image[:12, :12].reshape(-1, 3), image[:12, -12:].reshape(-1, 3)])
    assert 204 <= corners.mean() <= 220
    red, _, blue = corners.mean(axis=0)
    assert 2 <= red - blue <= 14, "a little warm, not yellow"
    assert corners.std(axis=0).min() > 0.2
    top = image[: SIZE // 4, :20].mean(axis=(1, 2))
    assert np.abs(np.diff(top)).max() < 1.5
    seen = covered(white)
    beside = ndimage.binary_dilation(seen, iterations=12) & ~ndimage.binary_dilation(seen, iterations=4)
    upper = np.arange(SIZE)[:, None] < SIZE // 2
    assert np.median(image[seen & upper]) > np.median(image[beside & upper]) + 14
    assert np.median(image[beside & upper]) > corners.mean() + 4, "brightest behind the figure"


def test_the_floor_is_darker_beside_the_base_than_far_away(white: Solid) -> None:
    image = picture(white, size=SIZE).mean(axis=2)
    seen = covered(white)
    row = np.flatnonzero(seen.any(axis=1))[-1] - 4
    edge = np.flatnonzero(seen[row])[-1]
    assert image[row, edge + 3 : edge + 6].mean() < image[row, -6:].mean() - 12
    left = np.flatnonzero(seen[row])[0]
    away = image[row, left - SIZE // 10 : left - SIZE // 12].mean()
    assert away > image[row, :6].mean() - 8, "the shadow hugs the base: no puddle"


def test_the_key_light_comes_from_the_upper_left_from_every_side(white: Solid) -> None:
    ball = solid_of(sphere, plain(0.6, 0.6, 0.6))
    for yaw in (0.0, 120.0):
        image = picture(ball, size=SIZE, yaw=yaw).mean(axis=2)
        middle, quarter = SIZE // 2, SIZE // 5
        assert image[middle - quarter, middle - quarter] > image[middle + quarter, middle + quarter] + 15


def test_the_same_solid_gives_the_same_picture(figure: Solid) -> None:
    assert np.array_equal(picture(figure, size=SIZE, yaw=20.0), picture(figure, size=SIZE, yaw=20.0))


def test_a_cut_out_has_no_fringe(figure: Solid) -> None:
    image = picture(figure, size=SIZE, transparent=True).astype(float)
    alpha = image[:, :, 3]
    edge = (alpha > 0) & (alpha < 255)
    assert len(np.unique(alpha)) > 16, "an edge goes from clear to covered in small steps"
    opaque = picture(figure, size=SIZE).astype(float)
    nearest = ndimage.distance_transform_edt(alpha > 0, return_distances=False, return_indices=True)
    paper = opaque[nearest[0], nearest[1]]
    blended = image[:, :, :3] * alpha[..., None] / 255 + paper * (1 - alpha[..., None] / 255)
    above_the_floor = edge & (np.arange(SIZE) < 0.7 * SIZE)[:, None]
    assert above_the_floor.sum() > 100
    assert np.abs(blended - opaque)[above_the_floor].max() <= 4
    beyond = (alpha == 0) & (np.roll(alpha, 1, axis=1) > 0)
    assert image[beyond][:, :3].max(axis=1).min() > 20


def test_a_shadow_falls_on_what_lies_behind_a_form_on_the_light_s_way(figure: Solid) -> None:
    plain_doll = replace(figure, paint=plain(0.7, 0.7, 0.7))
    lit = replace(figure, paint=plain(0.7, 0.7, 0.7), distance=_empty(figure))
    below_the_head = (slice(int(SIZE * 0.40), int(SIZE * 0.52)), slice(SIZE // 2 - 8, SIZE // 2 + 8))
    lost = picture(lit, size=SIZE)[below_the_head].astype(float) - picture(plain_doll, size=SIZE)[below_the_head]
    assert lost.mean(axis=(1, 2)).max() > 20


def _empty(solid: Solid) -> DistanceGrid:
    return replace(solid.distance, values=np.full_like(solid.distance.values, 9.0))


def test_paint_is_asked_for_once_where_nothing_changes_and_everywhere_at_an_edge(figure: Solid) -> None:
    asked: list[int] = []

    def counting(positions: F32, normals: F32, occlusion: F32) -> Surface:
        asked.append(len(positions))
        return by_side(positions, normals, occlusion)

    sparing = picture(replace(figure, paint=counting), size=SIZE)
    full = picture(figure, size=SIZE, finish=None)
    assert np.array_equal(sparing, full)
    samples = 4 * covered(figure).sum()
    assert samples / 5 < sum(asked) < samples * 0.7


def test_sparing_paint_matches_painting_every_sample(figure: Solid) -> None:
    fragments, index = rasterise(figure.vertices, figure.normals, figure.faces, frame(figure.vertices), 2 * SIZE)

    def finish(some: Fragments) -> Surface:
        return by_side(some.positions, some.normals, some.occlusion)

    assert np.array_equal(paint_where_it_changes(finish, fragments, index, 2).albedo, finish(fragments).albedo)


@pytest.mark.parametrize(
    ("how", "word"),
    [({"size": 8}, "size"), ({"size": 5000}, "size"), ({"supersample": 0}, "supersample"), ({"pitch": 90.0}, "pitch")],
)
def test_numbers_out_of_range_are_refused(figure: Solid, how: dict[str, float], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        picture(figure, **how)


def test_a_solid_without_extent_or_faces_is_refused(figure: Solid) -> None:
    with pytest.raises(ValueError, match="extent"):
        picture(replace(figure, vertices=np.zeros_like(figure.vertices)), size=64)
    with pytest.raises(ValueError, match="no face"):
        picture(replace(figure, faces=np.ascontiguousarray(figure.faces[:0])), size=64)
