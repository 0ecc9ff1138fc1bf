"""Lists of people: who is in them and in which order, and what each line shows."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from entourage.domain.contact import Kind
from entourage.storage import circles, tables
from entourage.storage.contacts import conditions, counted
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlmodel import Session

    from entourage.storage.contacts import Filter

_CONTACT = tables.table(tables.Contact).c
_VALUE = tables.table(tables.Value).c
_PIECE = 1000


class Order(StrEnum):
    """Name what a list of people is ordered by."""

    FAMILY = "family"
    GIVEN = "given"
    COMPANY = "company"
    ADDED = "added"
    SOURCE = "source"


class Line(NamedTuple):
    """Hold what a list shows of a person; photo: the id of the picture, 0 for none."""

    id: int
    name: str
    company: str
    title: str
    circles: tuple[int, ...]
    photo: int


def ids(session: Session, wanted: Filter, order: Order) -> list[int]:
    """List the ids of people in an order; those without what it goes by come last, by name."""
    asked = select(_CONTACT.id).where(counted(wanted), *conditions(wanted))
    if order is Order.COMPANY:
        asked = _by(asked, _companies())
    elif order is Order.SOURCE:
        asked = _by(asked, _sources())
    else:
        asked = asked.order_by(*_columns(order), _CONTACT.sort_key, _CONTACT.id)
    found = session.connection().execute(asked)
    # In pieces, because other threads may go on between two of them only.
    return [key for piece in found.scalars().partitions(_PIECE) for key in piece]


def _columns(order: Order) -> list[ColumnElement[Any]]:
    if order is Order.ADDED:
        return [_CONTACT.created_at.desc()]
    if order is Order.GIVEN:
        return [func.substr(_CONTACT.sort_key, func.instr(_CONTACT.sort_key, "\t") + 1)]
    return []


def _by(asked: Select[Any], keys: Select[Any]) -> Select[Any]:
    found = keys.subquery()
    joined = asked.outerjoin(found, found.c.contact_id == _CONTACT.id)
    return joined.order_by(found.c.key.is_(None), found.c.key, _CONTACT.sort_key, _CONTACT.id)


def _companies() -> Select[Any]:
    """Give the company that is shown of everyone, folded: the first that is named."""
    where = (_VALUE.kind == Kind.ORGANIZATION, _VALUE.removed.is_(False), _VALUE.normalized != "")
    # SQLite takes the other columns from the row of the smallest; the parts are joined by "|".
    least = func.min(_VALUE.position).label("least")
    parts = func.ltrim(_VALUE.normalized, "|").concat("|").label("parts")
    found = select(_VALUE.contact_id, parts, least).where(*where).group_by(_VALUE.contact_id).subquery().c
    return select(found.contact_id, func.substr(found.parts, 1, func.instr(found.parts, "|") - 1).label("key"))


def _sources() -> Select[Any]:
    record, source = tables.table(tables.SourceRecord), tables.table(tables.Source)
    asked = select(record.c.contact_id, func.min(source.c.name).label("key"))
    return asked.join(source, source.c.id == record.c.source_id).group_by(record.c.contact_id)


def lines(session: Session, contact_ids: Sequence[int]) -> list[Line]:
    """Read the lines of people, in the order asked; those who are not there are left out."""
    called: dict[int, str] = {}
    for chunk in chunks(contact_ids):
        asked = select(_CONTACT.id, _CONTACT.display_name).where(_CONTACT.id.in_(chunk))
        called.update(session.connection().execute(asked).all())
    shown = _shown(session, contact_ids)
    inside = circles.of_contacts(session, contact_ids)
    return [
        Line(
            key,
            called[key],
            shown.get((key, Kind.ORGANIZATION), ""),
            shown.get((key, Kind.TITLE), ""),
            inside.get(key, ()),
            int(shown.get((key, Kind.PHOTO), 0)),
        )
        for key in contact_ids
        if key in called
    ]


def _shown(session: Session, contact_ids: Sequence[int]) -> dict[tuple[int, str], str]:
    """Read the first company, job title and picture of people, by id and kind."""
    found: dict[tuple[int, str], str] = {}
    for chunk in chunks(contact_ids):
        asked = (
            select(_VALUE.contact_id, _VALUE.kind, _VALUE.text, _VALUE.parts, _VALUE.photo_id)
            .where(_VALUE.contact_id.in_(chunk), _VALUE.kind.in_(_SHOWN), _VALUE.removed.is_(False))
            .order_by(_VALUE.contact_id, _VALUE.position, _VALUE.id)
        )
        for key, kind, text, parts, photo in session.connection().execute(asked):
            said = photo if kind == Kind.PHOTO else _company(text, parts) if kind == Kind.ORGANIZATION else text
            if said:
                found.setdefault((key, kind), said)
    return found


_SHOWN = (Kind.ORGANIZATION, Kind.TITLE, Kind.PHOTO)


def _company(text: str, parts: str | None) -> str:
    return next((part for part in json.loads(parts or "[]") if part), text)


def pictures(session: Session, photo_ids: Iterable[int]) -> dict[int, bytes]:
    """Read pictures by their ids."""
    photo = tables.table(tables.Photo).c
    asked = select(photo.id, photo.data).where(photo.id.in_(list(photo_ids)))
    return dict(session.connection().execute(asked).all())
