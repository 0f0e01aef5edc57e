from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from lift_pictures import (
    FUR,
    MOUTH,
    SHIRT,
    STAND,
    bear,
    boot,
    broom,
    car,
    character,
    clock,
    crate,
    cup_from_above,
    mug,
    pumpkin,
    sloping_cart,
    snowman,
    text_page,
)
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from figurelab.engines.base import NoSubject
from figurelab.engines.procedural.lift import Lifted, lift
from figurelab.engines.procedural.lift.paints import paints_of
from figurelab.engines.procedural.lift.standing import BASE_COLOUR
from figurelab.mesh.shells import open_edges


def no_net(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    raise AssertionError("real alpha needs no net")


def rough_net(mask: NDArray[np.bool_]):
    """A net whose answer is the truth, blurred and 6 pixels too wide: what u2netp gives at best."""
    from PIL import Image
    from scipy.ndimage import binary_dilation, gaussian_filter

    wide = gaussian_filter(binary_dilation(mask, iterations=6).astype(np.float32), 4)

    def answer(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
        size = (rgb.shape[1], rgb.shape[0])
        return np.asarray(Image.fromarray(wide).resize(size), np.float32)

    return answer


@cache
def person(base: bool = True) -> Lifted:
    return lift(character()[0], no_net, base=base)


@cache
def balls() -> Lifted:
    image, mask = snowman()
    return lift(image, rough_net(mask), base=False)


@cache
def toy() -> Lifted:
    return lift(bear(), no_net)


def silhouette(lifted: Lifted, shape: tuple[int, int], axis: int = 0) -> NDArray[np.bool_]:
    """What the solid covers seen along z (axis 0) or x (axis 2), cropped and scaled to a shape."""
    from PIL import Image, ImageDraw

    points = lifted.solid.vertices
    flat = np.stack([points[:, axis], points[:, 1].max() - points[:, 1]], axis=1)
    flat -= flat.min(axis=0)
    flat *= np.array([shape[1], shape[0]]) / flat.max(axis=0)
    image = Image.new("1", (shape[1], shape[0]))
    draw = ImageDraw.Draw(image)
    for triangle in flat[lifted.solid.faces]:
        draw.polygon([tuple(point) for point in triangle.tolist()], fill=1)
    return np.array(image)


def overlap(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float:
    return float((a & b).sum() / (a | b).sum())


def cropped(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def signed_volume(lifted: Lifted) -> float:
    a, b, c = (lifted.solid.vertices[lifted.solid.faces[:, i]].astype(np.float64) for i in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def colours(lifted: Lifted, where: NDArray[np.bool_]) -> NDArray[np.float32]:
    solid = lifted.solid
    ones = np.ones(int(where.sum()), np.float32)
    return solid.paint(solid.vertices[where], solid.normals[where], ones).albedo


def near(albedo: NDArray[np.float32], rgb: tuple[int, int, int] | tuple[float, ...], reach: float = 0.16):
    target = np.asarray(rgb, np.float32) / (255 if max(rgb) > 1 else 1)
    return np.linalg.norm(albedo - target, axis=1) < reach


@pytest.mark.parametrize("make", [person, balls], ids=["person", "snowman"])
def test_is_one_closed_shell_facing_outward(make):
    solid = make().solid
    assert open_edges(solid.faces) == 0
    assert signed_volume(make()) > 1.0
    outward = solid.vertices + 0.02 * solid.normals
    top = solid.vertices[:, 1].argmax()
    assert outward[top, 1] > solid.vertices[top, 1]
    links = coo_array((np.ones(len(solid.faces)), (solid.faces[:, 0], solid.faces[:, 1])))
    size = (len(solid.vertices), len(solid.vertices))
    assert connected_components(coo_array(links, shape=size), directed=False)[0] == 1


def test_stands_in_figure_units():
    figure, bare = person().solid, person(False).solid
    assert figure.floor == pytest.approx(-0.22, abs=1e-4)
    assert figure.vertices[:, 1].min() == pytest.approx(-0.22, abs=0.01)
    assert figure.vertices[:, 1].max() == pytest.approx(5.0, abs=0.05)
    assert bare.vertices[:, 1].min() == pytest.approx(0.0, abs=0.01)
    assert bare.vertices[:, 1].max() == pytest.approx(5.0, abs=0.05)
    assert abs(bare.vertices[:, 0].mean()) < 0.15


def test_front_keeps_the_outline():
    truth = cropped(character()[1])
    assert overlap(silhouette(person(False), truth.shape), truth) > 0.95


def test_colour_finds_the_outline_when_the_net_is_rough():
    truth = cropped(snowman()[1])
    assert overlap(silhouette(balls(), truth.shape), truth) > 0.95


def test_balls_are_deep_from_the_side():
    depth = np.ptp(balls().solid.vertices[:, 2])
    width = np.ptp(balls().solid.vertices[:, 0])
    assert 0.6 < depth / width < 1.1


def test_face_is_in_front_and_never_behind():
    solid = person().solid
    front = solid.normals[:, 2] > 0.6
    behind = (solid.normals[:, 2] < 0) & (solid.vertices[:, 1] > 0)
    assert near(colours(person(), front), MOUTH).sum() > 200
    assert not near(colours(person(), behind), MOUTH).any()
    head = behind & (solid.vertices[:, 1] > 3.0) & (solid.normals[:, 2] < -0.5)
    albedo = colours(person(), head)
    assert (albedo.max(axis=1) < 0.5).mean() > 0.98, "hair, neither skin nor eyes, covers the back of the head"


def test_back_of_the_shirt_is_the_shirt():
    solid = person().solid
    back = (solid.normals[:, 2] < -0.7) & (abs(solid.vertices[:, 1] - 1.6) < 0.4) & (abs(solid.vertices[:, 0]) < 0.5)
    assert near(colours(person(), back), SHIRT).mean() > 0.9


def test_base_is_a_round_plain_disc():
    solid = person().solid
    rim = (solid.vertices[:, 1] < -0.08) & (solid.vertices[:, 1] > -0.14)
    radius = np.hypot(solid.vertices[rim, 0], solid.vertices[rim, 2])
    assert rim.sum() > 500
    assert np.ptp(radius) < 0.03
    assert near(colours(person(), rim), BASE_COLOUR, 0.01).all()
    feet = solid.vertices[(solid.vertices[:, 1] > 0.05) & (solid.vertices[:, 1] < 0.4)]
    assert np.hypot(feet[:, 0], feet[:, 2]).max() < radius.min(), "the figure stands within its base"


def test_distance_grid_agrees_with_the_surface():
    solid = person().solid
    grid = solid.distance
    assert grid.cell == pytest.approx(0.06, abs=0.02)
    cells = np.round((solid.vertices - grid.origin) / grid.cell).astype(int)
    assert np.abs(grid.values[tuple(cells.T)]).max() < 1.0 * grid.cell
    centre = np.round((np.array([0, 4.0, 0]) - grid.origin) / grid.cell).astype(int)
    assert grid.values[tuple(centre)] < -0.5
    assert grid.values[0, -1, 0] > 1.0


def test_paints_anywhere_near_the_surface():
    solid = person().solid
    points = solid.vertices[::50] + 0.03 * solid.normals[::50]
    surface = solid.paint(points, solid.normals[::50], np.ones(len(points), np.float32))
    assert surface.albedo.shape == (len(points), 3)
    assert surface.albedo.min() >= 0
    assert surface.albedo.max() <= 1.0 + 1e-5
    assert near(surface.albedo, (0.0, 0.0, 0.0), 0.02).mean() < 0.01


def test_thin_sticks_become_a_relief():
    lifted = lift(broom(), no_net)
    assert lifted.form == "relief"
    assert any("relief" in warning for warning in lifted.warnings)
    assert open_edges(lifted.solid.faces) == 0
    behind = (lifted.solid.normals[:, 2] < -0.8) & (lifted.solid.vertices[:, 1] > 0.5)
    assert colours(lifted, behind).std(axis=0).max() < 0.01, "plain behind"


def test_thing_is_set_level_on_its_wheels():
    lifted = lift(sloping_cart(), no_net, simplified=True)
    low = lifted.solid.vertices[np.abs(lifted.solid.vertices[:, 1] - 0.25) < 0.05]
    assert low[:, 0].min() < -1.0
    assert low[:, 0].max() > 1.0
    assert open_edges(lifted.solid.faces) == 0


def test_muzzle_stands_out_in_profile():
    points = toy().solid.vertices[np.abs(toy().solid.vertices[:, 0]) < 0.15]
    muzzle, brow = (points[np.abs(points[:, 1] - height) < 0.1, 2].max() for height in (3.0, 4.0))
    assert toy().form == "chibi"
    assert muzzle > brow + 0.15
    assert -points[np.abs(points[:, 1] - 3.0) < 0.1, 2].min() < brow + 0.05, "the back of the head stays round"


def test_patch_on_one_side_does_not_reach_the_back():
    solid = toy().solid
    torso = (solid.vertices[:, 1] > 0.3) & (solid.vertices[:, 1] < 2.2)
    assert near(colours(toy(), torso & (solid.normals[:, 2] > 0.3)), SHIRT).sum() > 50, "it is there in front"
    assert not near(colours(toy(), torso & (solid.normals[:, 2] < -0.5)), SHIRT).any()


def test_light_from_one_side_is_taken_out_of_the_paint():
    def sides(lifted: Lifted) -> float:
        x, y, z = lifted.solid.vertices.T
        belt = (np.abs(y - 4.1) < 0.3) & (z > 0)
        left, right = (colours(lifted, belt & (np.abs(x - at) < 0.15)).mean() for at in (-0.8, 0.8))
        return float(left - right)

    picture = bear(lit_from_left=True)
    given = (picture[180, 160, :3].mean() - picture[180, 320, :3].mean()) / 255
    assert given > 0.15
    assert abs(sides(toy())) < 0.02
    assert abs(sides(lift(picture, no_net))) < 0.5 * given
    assert abs(sides(lift(picture, no_net, simplified=True))) < 0.35 * given


def test_stand_in_the_picture_is_made_anew():
    lifted = lift(bear(stand=True), no_net)
    solid = lifted.solid
    rim = (solid.vertices[:, 1] < -0.08) & (solid.vertices[:, 1] > -0.14)
    radius = np.hypot(solid.vertices[rim, 0], solid.vertices[rim, 2])
    assert np.ptp(radius) < 0.03
    assert near(colours(lifted, rim), STAND, 0.03).all()
    assert 2 * radius.mean() / np.ptp(solid.vertices[solid.vertices[:, 1] > 2, 0]) == pytest.approx(320 / 300, rel=0.05)


def test_thing_seen_from_its_side_looks_the_same_from_the_other():
    lifted = lift(boot(), no_net, simplified=True)
    solid = lifted.solid
    red, dark = (190 / 255, 40 / 255, 40 / 255), (40 / 255, 40 / 255, 40 / 255)
    behind = colours(lifted, (solid.normals[:, 2] < -0.7) & (solid.vertices[:, 1] > 0.1))
    assert lifted.symmetry < 0.72
    assert near(behind, red).sum() > 1000
    assert near(behind, dark).sum() > 300


def test_mug_is_turned_and_its_handle_is_not():
    lifted = lift(mug(), no_net, base=False, simplified=True)
    x, y, z = lifted.solid.vertices.T
    wall = np.abs(y - 2.5) < 1.2
    body = float(np.ptp(z[wall]))
    side = 2 * (float(x[wall].min()) - float(x[wall & (np.abs(z) > 0.45 * body)].mean()))
    assert lifted.form == "turned"
    assert body == pytest.approx(-side, rel=0.08), "as deep as wide"
    far = wall & (x > x[wall].max() - 0.3)
    assert float(np.ptp(z[far])) < 0.35 * body, "the handle is a rod"
    ridge = [float(np.ptp(z[np.abs(y - at) < 0.04])) for at in np.arange(1.0, 4.2, 0.2)]
    assert max(ridge) - min(ridge) < 0.06 * body, "no ring where the handle joins"


@pytest.mark.parametrize(
    ("make", "form", "low", "high"),
    [
        (clock, "coin", 0.1, 0.35),
        (cup_from_above, "coin", 0.1, 0.35),
        (pumpkin, "turned", 0.9, 1.1),
        (crate, "corner", 0.8, 1.15),
        (car, "broadside", 0.25, 0.6),
    ],
)
def test_thing_is_as_deep_as_its_kind(make, form, low, high):
    lifted = lift(make(), no_net, base=False, simplified=True)
    points = lifted.solid.vertices
    assert lifted.form == form
    assert low < np.ptp(points[:, 2]) / np.ptp(points[:, 0]) < high
    assert open_edges(lifted.solid.faces) == 0


def test_part_of_two_coloured_pixels_is_painted() -> None:
    lab = np.tile(np.array([60, 40, 30], np.float32), (20, 20, 1))
    lab[5, 6] = 60, 60, 50
    region = np.zeros((20, 20), bool)
    region[5, 5:7] = True
    assert np.isfinite(paints_of(lab, region, region).lab).all()


def test_car_has_wheels_on_both_sides():
    lifted = lift(car(), no_net, base=False, simplified=True)
    low = lifted.solid.vertices[:, 1] < 0.5
    for side in (-1, 1):
        wheels = colours(lifted, low & (side * lifted.solid.normals[:, 2] > 0.8))
        assert (wheels.max(axis=1) < 0.25).mean() > 0.9


@pytest.mark.parametrize(
    ("image", "words"),
    [
        (np.full((200, 200, 3), 255, np.uint8), "flat colour"),
        (np.zeros((200, 200, 4), np.uint8), "at least 3%"),
    ],
    ids=["blank", "transparent"],
)
def test_nothing_there_is_refused(image, words):
    with pytest.raises(NoSubject, match=words) as caught:
        lift(image, no_net)
    assert caught.value.type == "invalid_input"


def test_page_of_text_is_refused():
    page = text_page()
    whole = np.zeros(page.shape[:2], np.bool_)
    whole[60:340, 60:440] = True
    with pytest.raises(NoSubject, match="page of text"):
        lift(page, rough_net(whole))


@pytest.mark.parametrize(("answer", "words"), [(0.02, "stands out"), (0.6, "clear outline"), (0.98, "90|98|100")])
def test_net_that_sees_no_shape_is_refused(answer, words):
    noise = np.random.default_rng(1).integers(0, 255, (240, 240, 3)).astype(np.uint8)
    with pytest.raises(NoSubject, match=words):
        lift(noise, lambda rgb: np.full(rgb.shape[:2], answer, np.float32))


def test_snowman_front_is_the_picture():
    solid = balls().solid
    belly = (solid.normals[:, 2] > 0.8) & (solid.vertices[:, 1] < 2.0) & (solid.vertices[:, 1] > 0.8)
    assert near(colours(balls(), belly), FUR, 0.05).mean() > 0.95


@cache
def simple_mug() -> Lifted:
    return lift(mug(), no_net, simplified=True)


def test_name_stands_on_the_front_of_the_base_and_nowhere_else():
    plain, named = simple_mug().solid, lift(mug(), no_net, simplified=True, name="Mia").solid
    assert plain.floor == pytest.approx(-0.22)
    assert named.floor == pytest.approx(-0.40)
    assert open_edges(named.faces) == 0
    low = (named.vertices[:, 1] < -0.05) & (np.abs(named.normals[:, 1]) < 0.5)
    albedo = colours(Lifted(named, "turned", [], 1, 0), low)
    ink = np.linalg.norm(albedo - np.array(BASE_COLOUR), axis=1) > 0.3
    x, z = named.vertices[low, 0], named.vertices[low, 2]
    assert ink.sum() > 100
    assert (z[ink] > 0).all()
    assert np.ptp(x[ink]) > 0.25
    assert abs(x[ink].mean()) < 0.1
    reach, front = np.hypot(x, z), (np.abs(x) < 0.2) & (z > 0)
    assert reach[ink & front].mean() > reach[~ink & front].mean() + 0.01, "letters are raised"


def test_blank_name_changes_nothing():
    plain, blank = simple_mug().solid, lift(mug(), no_net, simplified=True, name="  ").solid
    assert np.array_equal(plain.vertices, blank.vertices)
