"""Moderation with the real net in its own process."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from figurelab.app import App, build_app
from figurelab.domain.accounts import Principal
from figurelab.domain.errors import Moderated, Unavailable
from figurelab.intake.decode import decode
from figurelab.intake.limits import Limits
from figurelab.intake.moderator import PhotoModerator
from figurelab.ports import BlockedPicture, Photo
from harness import fake_settings

DATA = Path(__file__).parents[1] / "data"


def png(name: str, size: tuple[int, int] | None = None) -> bytes:
    image = Image.open(DATA / name).convert("RGB")
    out = io.BytesIO()
    (image.resize(size) if size else image).save(out, "PNG")
    return out.getvalue()


def photo(name: str, size: tuple[int, int] | None = None) -> Photo:
    decoded = decode(png(name, size), Limits())
    return Photo(decoded.png, decoded.width, decoded.height, thumbnail=decoded.thumbnail)


@pytest.fixture(scope="module")
def moderator() -> Iterator[PhotoModerator]:
    blocked: list[BlockedPicture] = []
    made = PhotoModerator(lambda: blocked, nsfw_threshold=0.8, block_distance=31)
    blocked.append(BlockedPicture("cat", made.look(photo("cat.jpg")).pdq, "a cat", 1))
    yield made
    made.close()


def test_the_net_scores_as_its_publisher_does(moderator: PhotoModerator) -> None:
    scores = [moderator.look(photo(name)).nsfw for name in ("astronaut.jpg", "cup.jpg", "cat.jpg")]
    assert all(0.0 < score < 0.3 for score in scores), scores
    assert len(set(scores)) == 3


def test_copies_of_a_blocked_picture_are_refused_and_others_are_not(moderator: PhotoModerator) -> None:
    for copy in (photo("cat.jpg"), photo("cat.jpg", (900, 700))):
        with pytest.raises(Moderated) as refused:
            moderator.check(copy)
        assert refused.value.message == "image_url: the image was refused by content moderation"
    moderator.check(photo("astronaut.jpg"))


def test_a_dead_child_is_replaced_and_what_always_kills_it_is_not_let_through(moderator: PhotoModerator) -> None:
    moderator._child.start().kill()
    moderator.check(photo("cup.jpg"))
    with pytest.raises(Unavailable, match="does not answer"):
        moderator.check(Photo(b"", 1, 1, thumbnail=b"no picture"))
    moderator.check(photo("cup.jpg"))


def create(app: App, me: Principal, name: str) -> str:
    uri = f"data:image/png;base64,{base64.b64encode(png(name)).decode()}"
    return asyncio.run(app.services.create.prototype(me, uri))


def test_a_refused_photo_costs_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    app = build_app(fake_settings(tmp_path, moderation=True, nsfw_threshold=1e-9))
    account = app.services.accounts.create_account("me", credits=100)
    me = Principal(account.id, "key")
    with pytest.raises(Moderated):
        create(app, me, "astronaut.jpg")
    assert app.services.accounts.balance(account.id) == 100
    assert app.blobs.list("") == []
    app.close()


def test_the_block_list_is_the_operator_s(app: App) -> None:
    picture = BlockedPicture("one", (1 << 255) | 5, "logo", 7)
    app.store.block(picture)
    with pytest.raises(ValueError, match="already"):
        app.store.block(BlockedPicture("two", picture.pdq, "again", 8))
    assert app.store.blocked() == [picture]
    assert app.store.unblock("one")
    assert not app.store.unblock("one")
    assert app.store.blocked() == []
