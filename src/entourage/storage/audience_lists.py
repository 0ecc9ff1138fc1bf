"""Lists that live on networks: what they are for, whom they hold there, and who was chosen by hand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from entourage.domain.network import Use
from entourage.domain.situation import AudienceList
from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_LIST = tables.table(tables.AudienceList).c
_CIRCLES = """
    SELECT list_circle.list_id, list_circle.circle_id
    FROM list_circle JOIN circle ON circle.id = list_circle.circle_id ORDER BY circle.position, circle.id
"""
# What is of somebody who became another waits with them; the other has the same.
_OF_THEMSELVES = "JOIN contact ON contact.id = contact_id WHERE contact.merged_into IS NULL"
_MEMBERS = f"SELECT list_id, contact_id FROM list_member {_OF_THEMSELVES}"  # noqa: S608 - our own words
_CHOICES = f"SELECT list_id, contact_id, is_on FROM list_choice {_OF_THEMSELVES}"  # noqa: S608 - the same


def every(session: Session) -> list[AudienceList]:
    """Read all lists, account by account, in their order."""
    read = session.connection().exec_driver_sql
    circles: defaultdict[int, list[int]] = defaultdict(list)
    members: defaultdict[int, list[int]] = defaultdict(list)
    chosen: defaultdict[int, dict[int, bool]] = defaultdict(dict)
    for key, circle in read(_CIRCLES):
        circles[key].append(circle)
    for key, contact in read(_MEMBERS).all():
        members[key].append(contact)
    for key, contact, is_on in read(_CHOICES).all():
        chosen[key][contact] = bool(is_on)
    asked = select(*_LIST).order_by(_LIST.account_id, _LIST.position, _LIST.id)
    return [
        AudienceList(
            id=row["id"],
            account_id=row["account_id"],
            name=row["name"],
            builtin=row["builtin"] or "",
            use=Use(row["use"]),
            circles=tuple(circles[row["id"]]),
            chosen=chosen[row["id"]],
            members=frozenset(members[row["id"]]),
            applied_at=row["applied_at"] or "",
            position=row["position"],
        )
        for row in session.connection().execute(asked).mappings()
    ]


def create(unit: Unit, account_id: int, *, name: str, builtin: str, use: Use, circles: Sequence[int]) -> int:
    """Write a new list behind the others of its account, for these circles (ids), and return its id."""
    last = select(func.max(_LIST.position)).where(_LIST.account_id == account_id)
    place = unit.session.connection().execute(last).scalar()
    row = {
        "account_id": account_id,
        "name": name,
        "builtin": builtin or None,
        "applied_at": None,
        "use": use.value,
        "position": 0 if place is None else place + 1,
    }
    (key,) = unit.insert(tables.AudienceList, [row])
    set_circles(unit, key, circles)
    return key


def change(unit: Unit, list_id: int, **columns: Any) -> None:  # noqa: ANN401 - what the columns hold
    """Give a list new values of its own columns (name, use, applied_at)."""
    unit.update(tables.AudienceList, [{"id": list_id, **columns}])


def set_circles(unit: Unit, list_id: int, circles: Sequence[int]) -> None:
    """Say for which circles (ids) a list stands."""
    column = tables.table(tables.ListCircle).c
    asked = select(column.circle_id, column.id).where(column.list_id == list_id)
    standing = dict(unit.session.connection().execute(asked).all())
    unit.delete(tables.ListCircle, [row for circle, row in standing.items() if circle not in circles])
    fresh = [circle for circle in dict.fromkeys(circles) if circle not in standing]
    unit.insert(tables.ListCircle, [{"list_id": list_id, "circle_id": circle} for circle in fresh])


def choose(unit: Unit, list_id: int, contact_ids: Sequence[int], is_on: bool | None) -> list[int]:  # noqa: FBT001 - three values
    """Put people on a list or off it by hand, or leave it to their circles (None); return for whom that is new."""
    column = tables.table(tables.ListChoice).c
    standing: dict[int, tuple[int, bool]] = {}
    for chunk in chunks(contact_ids):
        asked = select(column.contact_id, column.id, column.is_on).where(column.list_id == list_id)
        rows = unit.session.connection().execute(asked.where(column.contact_id.in_(chunk)))
        standing |= {contact: (key, bool(was)) for contact, key, was in rows}
    if is_on is None:
        unit.delete(tables.ListChoice, [key for key, _ in standing.values()])
        return list(standing)
    other = [contact for contact, (_, was) in standing.items() if was is not is_on]
    fresh = [contact for contact in dict.fromkeys(contact_ids) if contact not in standing]
    unit.update(tables.ListChoice, [{"id": standing[key][0], "is_on": int(is_on)} for key in other])
    rows_of_new = [{"list_id": list_id, "contact_id": contact, "is_on": int(is_on)} for contact in fresh]
    unit.insert(tables.ListChoice, rows_of_new)
    return fresh + other


def add_members(unit: Unit, list_id: int, contact_ids: Collection[int]) -> list[int]:
    """Write that a list holds people on the network; return who is new there."""
    inside = _members(unit.session, list_id)
    fresh = [contact for contact in dict.fromkeys(contact_ids) if contact not in inside]
    rows = [{"list_id": list_id, "contact_id": contact, "since": unit.at} for contact in fresh]
    unit.insert(tables.ListMember, rows)
    return fresh


def remove_members(unit: Unit, list_id: int, contact_ids: Collection[int]) -> list[int]:
    """Write that a list holds people on the network no longer; return who was there."""
    inside = _members(unit.session, list_id)
    leaving = [contact for contact in dict.fromkeys(contact_ids) if contact in inside]
    unit.delete(tables.ListMember, [inside[contact] for contact in leaving])
    return leaving


def _members(session: Session, list_id: int) -> dict[int, int]:
    column = tables.table(tables.ListMember).c
    asked = select(column.contact_id, column.id).where(column.list_id == list_id)
    return dict(session.connection().execute(asked).all())


def remove(unit: Unit, list_id: int) -> None:
    """Take a list away, with all that was said of it."""
    for model in (tables.ListCircle, tables.ListChoice, tables.ListMember):
        unit.delete_where(model, "list_id", [list_id])
    unit.delete(tables.AudienceList, [list_id])
