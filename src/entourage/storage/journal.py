"""What was done, and what can be undone and redone: it survives a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from entourage.storage import images, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_UNIT = tables.table(tables.Unit).c
_IS_ACT = (_UNIT.reverses.is_(None), _UNIT.code != "begin")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one act: its code and parameters make its words; state is "done", "undone", "dropped" or "final"."""

    id: int
    at: str
    code: str
    params: dict[str, Any]
    state: str
    latest: int


def history(session: Session, limit: int) -> list[Entry]:
    """List the newest acts, newest first; making the book is none."""
    asked = select(*_COLUMNS).where(*_IS_ACT).order_by(_UNIT.id.desc())
    return [_entry(row) for row in session.connection().execute(asked.limit(limit))]


def count(session: Session) -> int:
    """Count the acts."""
    return session.connection().execute(select(func.count()).where(*_IS_ACT)).scalar() or 0


def names(session: Session) -> dict[int, str]:
    """Name by id the contacts who are not there because an act was undone, as long as the journal knows them."""
    asked = (
        "SELECT first_key, before ->> 'display_name' FROM \"change\" "
        "WHERE table_name = 'contact' AND before IS NOT NULL ORDER BY id DESC"
    )
    return dict(session.connection().exec_driver_sql(asked).all())


def names_of(session: Session, contact_ids: Sequence[int]) -> dict[int, str]:
    """Name contacts by id, wherever they are: in the book, in the trash, or undone."""
    contact = tables.table(tables.Contact).c
    asked = select(contact.id, contact.display_name).where(contact.id.in_(contact_ids), contact.erased_at.is_(None))
    found = dict(session.connection().execute(asked).all())
    images = "SELECT before ->> 'display_name' FROM \"change\" WHERE table_name = 'contact' AND first_key = ?"
    for key in set(contact_ids) - set(found):
        # A person made by steps was bare before they were named, and is again last, where that is undone.
        asked_undone = f"{images} AND before IS NOT NULL ORDER BY before ->> 'display_name' = '', id DESC LIMIT 1"
        row = session.connection().exec_driver_sql(asked_undone, (key,)).first()
        found |= {key: row[0]} if row else {}
    return found


def latest(session: Session, before: int | None = None) -> int:
    """Give the id of the last unit that was written, or of the last before another: 0 in a book without any."""
    asked = select(func.max(_UNIT.id))
    asked = asked if before is None else asked.where(_UNIT.id < before)
    return session.connection().execute(asked).scalar() or 0


def touched_since(session: Session, unit_id: int) -> set[str] | None:
    """Name the tables of which rows were written since a unit (id), None where the journal does not know them all."""
    units = "SELECT id FROM unit WHERE id > ?"
    asked = f'SELECT units.id, "change".table_name FROM ({units}) AS units LEFT JOIN "change" ON unit_id = units.id'  # noqa: S608 - our words
    found = {row[1] for row in session.connection().exec_driver_sql(f"{asked} GROUP BY 1, 2", (unit_id,))}
    return None if None in found else found


def contacts_since(session: Session, unit_id: int) -> set[int] | None:
    """Name the contacts of whom anything was written since a unit (id); None where the journal does not know them all.

    What was written of circles is of everyone in them, so that nobody knows then.
    """
    touched = touched_since(session, unit_id)
    if touched is None or "circle" in touched:
        return None
    connection = session.connection()
    asked = 'SELECT DISTINCT contact_id FROM "change" WHERE unit_id > ? AND contact_id IS NOT NULL'
    found = {row[0] for row in connection.exec_driver_sql(asked, (unit_id,))}
    fresh = 'SELECT table_name, first_key, last_key FROM "change" WHERE unit_id > ? AND before IS NULL'
    for name, first, last in connection.exec_driver_sql(fresh, (unit_id,)).all():
        found |= images.owners(connection, tables.named(name), first, last)
    return found


def next_undo(session: Session) -> Entry | None:
    """Find the act that undo would take back: the newest that stands."""
    return _first(session, "done", newest=True)


def passed_over(session: Session, entry: Entry) -> Entry | None:
    """Find what undo passes over to reach an act: the emptying of the trash between it and what was undone last."""
    undone = select(func.min(_UNIT.id)).where(_UNIT.state == "undone", _UNIT.id > entry.id).scalar_subquery()
    asked = select(*_COLUMNS).where(
        _UNIT.code == "empty_trash", _UNIT.id > entry.id, or_(undone.is_(None), _UNIT.id < undone)
    )
    row = session.connection().execute(asked.order_by(_UNIT.id.desc()).limit(1)).first()
    return _entry(row) if row else None


def next_redo(session: Session) -> Entry | None:
    """Find the act that redo would bring back: the oldest that was undone."""
    return _first(session, "undone", newest=False)


def reverse(unit: Unit, entry: Entry, state: str) -> None:
    """Undo or redo an act in this unit, and note its new state; what the reversed unit noted is not needed again."""
    unit.reverse(entry.latest)
    unit.session.connection().exec_driver_sql('DELETE FROM "change" WHERE unit_id = ?', (entry.latest,))
    unit.session.connection().exec_driver_sql("UPDATE unit SET reverses = ? WHERE id = ?", (entry.id, unit.id))
    unit.session.connection().exec_driver_sql(
        "UPDATE unit SET state = ?, latest = ? WHERE id = ?", (state, unit.id, entry.id)
    )


def seal(unit: Unit, entry_id: int) -> None:
    """Forget what an act and all before it noted: they can be neither undone nor redone any more."""
    connection = unit.session.connection()
    sealed = "SELECT latest FROM unit WHERE reverses IS NULL AND id <= ?"
    connection.exec_driver_sql(f'DELETE FROM "change" WHERE unit_id IN ({sealed})', (entry_id,))  # noqa: S608 - our words
    connection.exec_driver_sql(
        "UPDATE unit SET state = CASE state WHEN 'done' THEN 'final' ELSE 'dropped' END "
        "WHERE reverses IS NULL AND id <= ? AND state IN ('done', 'undone')",
        (entry_id,),
    )


_COLUMNS = (_UNIT.id, _UNIT.at, _UNIT.code, _UNIT.params, _UNIT.state, _UNIT.latest)


def _first(session: Session, state: str, *, newest: bool) -> Entry | None:
    asked = select(*_COLUMNS).where(_UNIT.reverses.is_(None), _UNIT.state == state)
    asked = asked.order_by(_UNIT.id.desc() if newest else _UNIT.id).limit(1)
    row = session.connection().execute(asked).first()
    return _entry(row) if row else None


def _entry(row: Any) -> Entry:  # noqa: ANN401 - a row of _COLUMNS
    key, at, code, params, state, latest = row
    return Entry(key, at, code, json.loads(params), state, latest)
