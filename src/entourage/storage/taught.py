"""What was said that the columns of tables hold, kind of table by kind of table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.storage import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_TAUGHT = tables.table(tables.TaughtColumns).c


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Hold what was said of the columns of a kind of table.

    key: what tells that kind from others. name: of the file of which it was said. columns: (heading, meaning or None).
    encoding: empty where nobody said in which it is. taught_at: when (ISO 8601, UTC).
    """

    key: str
    name: str
    dialect: str
    columns: tuple[tuple[str, str | None], ...]
    separator: str
    has_headings: bool
    day_first: bool | None
    encoding: str = ""
    id: int = 0
    taught_at: str = ""


def every(session: Session) -> list[Kept]:
    """Read all that was said, what was said last at the end."""
    asked = select(tables.table(tables.TaughtColumns)).order_by(_TAUGHT.taught_at, _TAUGHT.id)
    return [
        Kept(
            id=row["id"],
            key=row["key"],
            name=row["name"],
            dialect=row["dialect"],
            columns=tuple((heading, meaning) for heading, meaning in json.loads(row["columns"])),
            separator=row["separator"],
            has_headings=bool(row["has_headings"]),
            day_first=row["day_first"],
            encoding=row["encoding"],
            taught_at=row["taught_at"],
        )
        for row in session.connection().execute(asked).mappings()
    ]


def keep(unit: Unit, said: Kept, former: str = "") -> None:
    """Keep what is said of a kind of table, in place of what was said of it before, maybe under another key."""
    row = {
        "key": said.key,
        "name": said.name,
        "dialect": said.dialect,
        "columns": json.dumps(said.columns, ensure_ascii=False),
        "separator": said.separator,
        "has_headings": int(said.has_headings),
        "day_first": None if said.day_first is None else int(said.day_first),
        "encoding": said.encoding,
        "taught_at": unit.at,
    }
    compared = _TAUGHT.columns, _TAUGHT.day_first, _TAUGHT.separator, _TAUGHT.encoding
    asked = select(_TAUGHT.id, *compared).where(_TAUGHT.key.in_([said.key, former]))
    known = unit.session.connection().execute(asked.order_by(_TAUGHT.key != said.key)).first()
    if known is None:
        unit.insert(tables.TaughtColumns, [row])
    elif known[1:] != (row["columns"], said.day_first, row["separator"], row["encoding"]):
        unit.update(tables.TaughtColumns, [{"id": known[0], **row}])


def forget(unit: Unit, keys: Sequence[int]) -> None:
    """Forget what was said (ids)."""
    unit.delete(tables.TaughtColumns, keys)
