"""Circles, and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select, true, union_all
from sqlmodel import select as select_rows

from entourage.domain.circle import Circle
from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit


_CIRCLE = tables.table(tables.Circle).c
_MEMBERSHIP = tables.table(tables.Membership).c


def every(session: Session) -> list[Circle]:
    """Read all circles, in their order."""
    rows = session.exec(select_rows(tables.Circle).order_by(_CIRCLE.position, _CIRCLE.id)).all()
    return [
        Circle(
            id=row.id or 0,
            preset=row.preset or "",
            name=row.name or "",
            colour=row.colour,
            symbol=row.symbol,
            description=row.description,
            closed=row.closed,
            position=row.position,
        )
        for row in rows
    ]


def counts(session: Session) -> dict[int, int]:
    """Count the people of each circle that has any, as lists show them."""
    contact = tables.table(tables.Contact).c
    # Those who are not counted are few: an index finds them.
    me = select(contact.id).where(contact.is_me.is_(True))
    gone = select(contact.id).where(contact.is_me.is_(False), contact.deleted_at.is_not(None))
    asked = (
        select(_MEMBERSHIP.circle_id, func.count())
        .where(_MEMBERSHIP.contact_id.not_in(union_all(me, gone)))
        .group_by(_MEMBERSHIP.circle_id)
    )
    return dict(session.connection().execute(asked).all())


def of_contacts(session: Session, contact_ids: Sequence[int] | None = None) -> dict[int, tuple[int, ...]]:
    """Read the ids of the circles of these contacts, or of everyone, in their order; people in none are absent."""
    found: dict[int, tuple[int, ...]] = {}
    for condition in _about(contact_ids):
        for contact_id, circle_id in session.connection().execute(_inside().where(condition)):
            found[contact_id] = (*found.get(contact_id, ()), circle_id)
    return found


def _about(contact_ids: Sequence[int] | None) -> Iterator[ColumnElement[bool]]:
    if contact_ids is None:
        yield true()
        return
    for chunk in chunks(contact_ids):
        yield _MEMBERSHIP.contact_id.in_(chunk)


def _inside() -> Select[Any]:
    return (
        select(_MEMBERSHIP.contact_id, _MEMBERSHIP.circle_id)
        .join(tables.table(tables.Circle), _CIRCLE.id == _MEMBERSHIP.circle_id)
        .order_by(_MEMBERSHIP.contact_id, _CIRCLE.position, _CIRCLE.id)
    )


def create(unit: Unit, circles: Sequence[dict[str, Any]]) -> list[int]:
    """Write new circles after the others; each gives preset, name, colour, symbol and closed."""
    last = unit.session.connection().execute(select(func.max(_CIRCLE.position))).scalar()
    start = 0 if last is None else last + 1
    blank = {"description": "", "filter": None}
    rows = [{**blank, **circle, "position": start + place} for place, circle in enumerate(circles)]
    return unit.insert(tables.Circle, rows)


def change(unit: Unit, circle_id: int, **columns: str | bool | None) -> None:
    """Give a circle new values of its own columns (name, closed, description, colour, symbol)."""
    unit.update(tables.Circle, [{"id": circle_id, **columns}])


def put_in_order(unit: Unit, circle_ids: Sequence[int]) -> None:
    """Give all circles their places."""
    unit.update(tables.Circle, [{"id": key, "position": place} for place, key in enumerate(circle_ids)])


def remove(unit: Unit, circle_id: int) -> None:
    """Take a circle away, with its rules and its members' places in it."""
    for model in (tables.Membership, tables.Rule, tables.ListCircle, tables.Belonging, tables.MyDetail):
        unit.delete_where(model, "circle_id", [circle_id])
    unit.delete(tables.Circle, [circle_id])


def put_in(unit: Unit, circle_id: int, contact_ids: Sequence[int], import_id: int | None = None) -> list[int]:
    """Put people into a circle, by hand or by an import; return those who were not there yet."""
    inside = set(_members(unit.session, circle_id, contact_ids))
    fresh = [key for key in dict.fromkeys(contact_ids) if key not in inside]
    row = {"circle_id": circle_id, "since": unit.at, "import_id": import_id}
    unit.insert(tables.Membership, [{**row, "contact_id": key} for key in fresh])
    return fresh


def put_in_by_others(session: Session, circle_id: int, contact_ids: Sequence[int], import_id: int) -> list[int]:
    """Tell who of these is in a circle because another import put them there."""
    found: list[int] = []
    for chunk in chunks(contact_ids):
        asked = select(_MEMBERSHIP.contact_id).where(
            _MEMBERSHIP.circle_id == circle_id, _MEMBERSHIP.contact_id.in_(chunk), _MEMBERSHIP.import_id != import_id
        )
        found.extend(session.connection().execute(asked).scalars())
    return found


def take_out(unit: Unit, circle_id: int, contact_ids: Sequence[int]) -> list[int]:
    """Take people out of a circle; return those who were there."""
    inside = _members(unit.session, circle_id, contact_ids)
    leaving = [key for key in dict.fromkeys(contact_ids) if key in inside]
    unit.delete(tables.Membership, [inside[key] for key in leaving])
    return leaving


def _members(session: Session, circle_id: int, contact_ids: Sequence[int]) -> dict[int, int]:
    """Read who of these is in a circle, each with the membership's id."""
    found: dict[int, int] = {}
    for chunk in chunks(contact_ids):
        asked = select(_MEMBERSHIP.contact_id, _MEMBERSHIP.id)
        asked = asked.where(_MEMBERSHIP.circle_id == circle_id, _MEMBERSHIP.contact_id.in_(chunk))
        found.update(session.connection().execute(asked).all())
    return found
