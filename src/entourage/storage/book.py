"""What the file says of itself."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.uids import SEED, made
from entourage.storage import tables

if TYPE_CHECKING:
    from sqlmodel import Session

    from entourage.storage.unit import Unit

_BOOK = tables.table(tables.Book).c


def preset(session: Session) -> str | None:
    """Read which preset the rules started from; None in a book that has nothing yet."""
    found = session.connection().execute(select(_BOOK.preset)).scalar()
    return None if found is None else str(found)


def identifier(session: Session) -> str:
    """Read what tells this book from all others."""
    return str(session.connection().execute(select(_BOOK.identifier)).scalar_one())


def new_uid(book: str) -> str:
    """Make an identifier for someone of a book (its own identifier)."""
    return made(book, os.urandom(SEED))


def create(unit: Unit, preset_key: str) -> None:
    """Write the book's own row, with an identifier that no other has."""
    unit.insert(tables.Book, [{"identifier": str(uuid.uuid4()), "created_at": unit.at, "preset": preset_key}])


def set_preset(unit: Unit, preset_key: str) -> None:
    """Note which preset the rules now start from."""
    key = unit.session.connection().execute(select(_BOOK.id)).scalar_one()
    unit.update(tables.Book, [{"id": key, "preset": preset_key}])
