"""The block list's SQL."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from figurelab.adapters.schema import blocked_pictures
from figurelab.ports import BlockedPicture


class BlockListTable:
    """Implements :class:`figurelab.ports.BlockListStore`."""

    _writer: Engine
    _reader: Engine

    def block(self, picture: BlockedPicture) -> None:
        values = {"id": picture.id, "label": picture.label, "created_at": picture.created_at}
        try:
            with self._writer.begin() as connection:
                connection.execute(insert(blocked_pictures).values(pdq=f"{picture.pdq:064x}", **values))
        except IntegrityError as error:
            raise ValueError("this very picture is on the block list already") from error

    def blocked(self) -> Sequence[BlockedPicture]:
        query = select(blocked_pictures).order_by(blocked_pictures.c.created_at, blocked_pictures.c.id)
        with self._reader.connect() as connection:
            rows = connection.execute(query).all()
        return [BlockedPicture(row.id, int(row.pdq, 16), row.label, row.created_at) for row in rows]

    def unblock(self, picture_id: str) -> bool:
        with self._writer.begin() as connection:
            gone = connection.execute(delete(blocked_pictures).where(blocked_pictures.c.id == picture_id))
        return gone.rowcount == 1
