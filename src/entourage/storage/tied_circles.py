"""Who is in which circle by an import, where what it said of one person is of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.storage import bringing, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.domain.standing import Words
    from entourage.storage.bringing import Brought
    from entourage.storage.unit import Unit

_INSIDE = "SELECT circle_id FROM membership WHERE contact_id = ?"
_BY_IMPORT = "SELECT circle_id, id FROM membership WHERE contact_id = ? AND import_id = ?"
_STANDING = "SELECT id FROM import WHERE id != ? AND taken_back_at IS NULL ORDER BY id"
_AT = "SELECT imported_at FROM import WHERE id = ?"


def divide(unit: Unit, import_id: int, people: tuple[int, int], mine: Sequence[Words], theirs: Sequence[Words]) -> None:
    """Put the second of two (contacts' ids) where an import put the first by what it says of the second.

    mine, theirs: what it says of each. The first leaves these circles, unless it says something of them too, or another
    import would have put them there.
    """
    one, other = people
    if mine and not any(value.kind is Kind.CATEGORY for said in theirs for value in said.values):
        return
    connection = unit.session.connection()
    rows: dict[int, int] = dict(connection.exec_driver_sql(_BY_IMPORT, (one, import_id)).all())
    also = {key: bringing.every(runs) for key, runs in bringing.brought(unit.session, import_id).also.items()}
    inside = set(connection.exec_driver_sql(_INSIDE, (other,)).scalars())
    put = [*rows, *(key for key, some in also.items() if one in some)]
    row = {"contact_id": other, "since": connection.exec_driver_sql(_AT, (import_id,)).scalar(), "import_id": import_id}
    unit.insert(tables.Membership, [{**row, "circle_id": key} for key in put if key not in inside])
    for key in put:
        found = also.setdefault(key, set())
        found |= {other} if key in inside else set()
        found -= set() if mine else {one}
    bringing.note_of(unit, import_id, also=also)
    if not mine:
        _leave(unit, import_id, one, rows)


def _leave(unit: Unit, import_id: int, contact_id: int, rows: dict[int, int]) -> None:
    """Take someone out of circles (and their places there), where no other import would have put them."""
    standing = unit.session.connection().exec_driver_sql(_STANDING, (import_id,)).scalars().all() if rows else ()
    others = [(key, bringing.brought(unit.session, key)) for key in standing]
    heirs = {row: next(_putting(others, circle, contact_id), None) for circle, row in rows.items()}
    unit.update(tables.Membership, [{"id": row, "import_id": heir} for row, heir in heirs.items() if heir])
    unit.delete(tables.Membership, [row for row, heir in heirs.items() if not heir])


def _putting(others: Sequence[tuple[int, Brought]], circle: int, contact_id: int) -> Iterator[int]:
    return (key for key, one in others if bringing.has(one.also.get(circle, ()), contact_id))
