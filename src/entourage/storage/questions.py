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


def ask_instead(unit: Unit, pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Ask of people (kept) what was asked of others (merged), who are now the same: no pair twice, nobody of themself.

    What is asked about the other waits with their bare row. Returns which questions name the one instead, by the other.
    """
    instead = {merged: kept for kept, merged in pairs}
    settled: set[tuple[int, int, int]] = set()
    moving: list[tuple[int, int, int, int]] = []
    for chunk in chunks([key for pair in pairs for key in pair]):
        asked = select(_QUESTION.id, _QUESTION.import_id, _QUESTION.contact_id, _QUESTION.other_id)
        for key, imported, who, other in unit.session.connection().execute(asked.where(_QUESTION.other_id.in_(chunk))):
            if other in instead:
                moving.append((key, imported, who, other))
            else:
                settled.add((imported, who, other))
    rows = []
    moved: dict[int, list[int]] = {}
    for key, imported, who, other in sorted(moving):
        kept = instead[other]
        if who != kept and (imported, who, kept) not in settled:
            settled.add((imported, who, kept))
            rows.append({"id": key, "other_id": kept})
            moved.setdefault(other, []).append(key)
    unit.update(tables.Question, rows)
    return moved


def ask_again(unit: Unit, parted: Sequence[tuple[int, int, Sequence[int]]]) -> None:
    """Ask of people (merged) what named others (kept) while the two were one (those questions), where it is open."""
    named = {key: (merged, kept) for merged, kept, moved in parted for key in moved}
    rows = []
    for chunk in chunks(list(named)):
        asked = select(_QUESTION.id, _QUESTION.other_id).where(_QUESTION.id.in_(chunk))
        still = unit.session.connection().execute(asked).all()
        rows += [{"id": key, "other_id": named[key][0]} for key, other in still if other == named[key][1]]
    unit.update(tables.Question, rows)


def settle(unit: Unit, pairs: Sequence[tuple[int, int]]) -> None:
    """Ask no more whether these are the same."""
    both = {pair for one, other in pairs for pair in ((one, other), (other, one))}
    columns = (_QUESTION.id, _QUESTION.contact_id, _QUESTION.other_id)
    gone: list[int] = []
    for chunk in chunks(sorted({one for one, _ in both})):
        asked = select(*columns).where(_QUESTION.contact_id.in_(chunk))
        gone += [key for key, one, other in unit.session.connection().execute(asked) if (one, other) in both]
    unit.delete(tables.Question, gone)


def _standing() -> list[ColumnElement[bool]]:
    """Say of which questions both people are in the book."""
    contact = tables.table(tables.Contact)
    standing = select(contact.c.id).where(contact.c.deleted_at.is_(None))
    return [_QUESTION.contact_id.in_(standing), _QUESTION.other_id.in_(standing)]
