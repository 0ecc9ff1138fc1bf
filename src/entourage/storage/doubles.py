"""What is known of people who may be in the book twice: how well they are known, and who was told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from entourage.storage import apart, tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

_CONTACT = tables.table(tables.Contact).c
_VALUE = tables.table(tables.Value).c
_MEMBERSHIP = tables.table(tables.Membership).c
# What has to be written for people to be alike otherwise than before.
_DECISIVE = ("contact", "value", "never_same", "merge", "question")


class Standing(NamedTuple):
    """Say how well someone is known: whether it is me, what is by hand, in how many circles, by how many values."""

    is_me: bool = False
    by_hand: int = 0
    circles: int = 0
    values: int = 0


def standing(session: Session, contact_ids: Sequence[int]) -> dict[int, Standing]:
    """Say how well people are known."""
    found: dict[int, Standing] = {}
    for chunk in chunks(contact_ids):
        circles = _counted_circles(session, chunk)
        asked = (
            select(_CONTACT.id, _CONTACT.is_me, func.coalesce(func.sum(_VALUE.by_hand), 0), func.count(_VALUE.id))
            .outerjoin_from(tables.table(tables.Contact), tables.table(tables.Value), _VALUE.contact_id == _CONTACT.id)
            .where(_CONTACT.id.in_(chunk))
            .group_by(_CONTACT.id)
        )
        for key, is_me, by_hand, values in session.connection().execute(asked):
            found[key] = Standing(bool(is_me), by_hand, circles.get(key, 0), values)
    return found


def told_apart(session: Session) -> set[tuple[int, int]]:
    """Name the people in the book of whom it is known that they are two, the smaller id first."""
    return apart.known(session).contacts


def _counted_circles(session: Session, contact_ids: Sequence[int]) -> dict[int, int]:
    asked = select(_MEMBERSHIP.contact_id, func.count()).where(_MEMBERSHIP.contact_id.in_(contact_ids))
    return dict(session.connection().execute(asked.group_by(_MEMBERSHIP.contact_id)).all())


def changed_since(session: Session, unit_id: int) -> bool:
    """Tell whether anything was written after a unit by which people may be alike otherwise."""
    change, unit = tables.table(tables.Change).c, tables.table(tables.Unit).c
    noted = select(change.id).where(change.unit_id > unit_id, change.table_name.in_(_DECISIVE))
    # What undo noted is forgotten with the next act, before which nobody may have asked.
    reversing = select(unit.id).where(unit.id > unit_id, unit.reverses.is_not(None))
    return any(session.connection().execute(asked.limit(1)).first() for asked in (noted, reversing))
