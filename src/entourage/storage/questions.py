"""Who may be the same person as someone else, as imports left it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from entourage.storage.unit import Unit

_QUESTION = tables.table(tables.Question).c


def ask(unit: Unit, import_id: int, pairs: Sequence[tuple[int, int]]) -> None:
    """Keep that people (contact's id) may be others (contact's id), the likeliest first."""
    for chunk in chunks(pairs):
        rows = [(import_id, key, other) for key, other in chunk]
        unit.insert_columns(tables.Question, ("import_id", "contact_id", "other_id"), rows)


def counted(session: Session) -> dict[int, int]:
    """Count by import the people about whom it left a question that is still open."""
    asked = select(_QUESTION.import_id, func.count(_QUESTION.contact_id.distinct())).where(*_standing())
    return dict(session.connection().execute(asked.group_by(_QUESTION.import_id)).all())


def of_import(session: Session, import_id: int) -> list[tuple[int, tuple[int, ...]]]:
    """List the open questions of an import: who (contact's id), and whom they may be, the likeliest first."""
    asked = select(_QUESTION.contact_id, _QUESTION.other_id).where(_QUESTION.import_id == import_id, *_standing())
    found: dict[int, tuple[int, ...]] = {}
    for key, other in session.connection().execute(asked.order_by(_QUESTION.id)):
        found[key] = (*found.get(key, ()), other)
    return list(found.items())


def every(session: Session) -> list[tuple[int, int, int]]:
    """List all that is still open: (import's id, who, whom they may be), the newest import first."""
    asked = select(_QUESTION.import_id, _QUESTION.contact_id, _QUESTION.other_id).where(*_standing())
    found = session.connection().execute(asked.order_by(_QUESTION.import_id.desc(), _QUESTION.id))
    return [tuple(row) for row in found]


def answer(unit: Unit, contact_id: int) -> None:
    """Ask no more about someone."""
    unit.delete_where(tables.Question, "contact_id", [contact_id])


def ask_instead(unit: Unit, merged: int, kept: int) -> None:
    """Ask of someone what was asked of another, who is now the same: no pair twice, and nobody of themself."""
    asked = select(_QUESTION.id, _QUESTION.import_id, _QUESTION.contact_id, _QUESTION.other_id)
    found = unit.session.connection().execute(asked.where(_QUESTION.other_id.in_((merged, kept)))).all()
    settled = {(imported, who) for _, imported, who, other in found if other == kept}
    moving = [(key, imported, who) for key, imported, who, other in found if other == merged]
    idle = [key for key, imported, who in moving if who == kept or (imported, who) in settled]
    unit.delete(tables.Question, idle)
    unit.update(tables.Question, [{"id": key, "other_id": kept} for key, _, _ in moving if key not in idle])


def erase(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Forget whom else people may have been."""
    unit.delete_where(tables.Question, "other_id", contact_ids)


def _standing() -> list[ColumnElement[bool]]:
    """Say of which questions both people are in the book."""
    contact = tables.table(tables.Contact)
    standing = select(contact.c.id).where(contact.c.deleted_at.is_(None))
    return [_QUESTION.contact_id.in_(standing), _QUESTION.other_id.in_(standing)]
