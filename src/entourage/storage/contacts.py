"""Contacts: how they are listed, read and written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, false, func, select, text

from entourage.domain.contact import Contact, Kind
from entourage.domain.keeping import cached, kept
from entourage.domain.watching import ticking
from entourage.storage import circles, search, tables, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Held, Photo, Value
    from entourage.domain.keeping import Cached
    from entourage.storage.unit import Unit

Row = dict[str, Any]

_CONTACT = tables.table(tables.Contact).c
_MEMBERSHIP = tables.table(tables.Membership).c


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Say which people a list shows: all of them by default.

    circle: the id of a circle. unsorted: only those in no circle. words: beginnings of words to find.
    having: the kinds of value that they all have. source: the id of one that knows them. several: in two circles or
    more. only: nobody else than those with these ids.
    """

    circle: int | None = None
    unsorted: bool = False
    words: str = ""
    having: frozenset[Kind] = frozenset()
    source: int | None = None
    several: bool = False
    only: tuple[int, ...] | None = None


def counted(wanted: Filter | None = None) -> ColumnElement[bool]:
    """Say who counts as someone in the book: not deleted, and not me."""
    if wanted and wanted.words:
        # Not by the index of lists: the words find fewer people than all of them are.
        return and_(func.coalesce(_CONTACT.deleted_at, "") == "", func.coalesce(_CONTACT.is_me, True).is_(False))
    return and_(_CONTACT.deleted_at.is_(None), _CONTACT.is_me.is_(False))


def listing(session: Session, wanted: Filter) -> list[tuple[int, str, tuple[int, ...]]]:
    """List (id, display name, ids of circles) in the order of names."""
    asked = select(_CONTACT.id, _CONTACT.display_name).where(counted(wanted), *conditions(wanted))
    rows = session.connection().execute(asked.order_by(_CONTACT.sort_key, _CONTACT.id)).all()
    inside = {} if wanted.unsorted else circles.of_contacts(session)
    return [(key, name, inside.get(key, ())) for key, name in rows]


def conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """Say in SQL whom a list shows."""
    conditions: list[ColumnElement[bool]] = []
    members = select(_MEMBERSHIP.contact_id)
    if wanted.circle is not None:
        conditions.append(_CONTACT.id.in_(members.where(_MEMBERSHIP.circle_id == wanted.circle)))
    if wanted.unsorted:
        conditions.append(_CONTACT.id.not_in(members))
    conditions += [_CONTACT.id.in_(_having(kind)) for kind in sorted(wanted.having)]
    if wanted.source is not None:
        record = tables.table(tables.SourceRecord).c
        conditions.append(_CONTACT.id.in_(select(record.contact_id).where(record.source_id == wanted.source)))
    if wanted.several:
        conditions.append(_CONTACT.id.in_(members.group_by(_MEMBERSHIP.contact_id).having(func.count() > 1)))
    if wanted.only is not None:
        among = text("contact.id IN (SELECT value FROM json_each(:only))")
        conditions.append(among.bindparams(only=json.dumps(wanted.only)))  # type: ignore[arg-type]
    query = search.match(wanted.words)
    if wanted.words.strip() and not query:
        conditions.append(false())
    if query:
        found = text("contact.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH :query)")
        conditions.append(found.bindparams(query=query))  # type: ignore[arg-type]
    return conditions


def _having(kind: Kind) -> Select[Any]:
    value = tables.table(tables.Value).c
    return select(value.contact_id).where(value.kind == kind, value.removed.is_(False))


def count(session: Session, wanted: Filter) -> int:
    """Count the people that a list would show."""
    asked = select(func.count()).select_from(tables.table(tables.Contact)).where(counted(wanted), *conditions(wanted))
    return int(session.connection().execute(asked).scalar_one())


def load(session: Session, contact_ids: Sequence[int]) -> list[Contact]:
    """Read whole contacts, in the order asked; those that are not there are left out."""
    found: dict[int, Contact] = {}
    inside = circles.of_contacts(session, contact_ids)
    for ids in chunks(contact_ids):
        held = values.held(session, ids)
        asked = select(*_CONTACT).where(_CONTACT.id.in_(ids), _CONTACT.erased_at.is_(None))
        for row in session.connection().execute(asked).mappings():
            found[row["id"]] = Contact(
                id=row["id"],
                uid=row["uid"],
                held=tuple(held[row["id"]]),
                display_name=row["display_name"],
                kind=row["kind"],
                is_me=bool(row["is_me"]),
                is_deleted=row["deleted_at"] is not None,
                circles=inside.get(row["id"], ()),
            )
    return [found[key] for key in contact_ids if key in found]


def load_lightly(session: Session, contact_ids: Sequence[int], kinds: Collection[Kind]) -> list[Contact]:
    """Read of contacts their names, circles and values of some kinds, as they stand: no pictures, no origins."""
    found: dict[int, Contact] = {}
    inside = circles.of_contacts(session, contact_ids)
    for ids in chunks(contact_ids):
        held = values.standing(session, ids, kinds)
        asked = select(_CONTACT.id, _CONTACT.uid, _CONTACT.display_name).where(
            _CONTACT.id.in_(ids), _CONTACT.erased_at.is_(None)
        )
        for key, uid, name in session.connection().execute(asked):
            known, mine = tuple(held[key]), inside.get(key, ())
            found[key] = Contact(id=key, uid=uid, held=known, display_name=name, circles=mine)
    return [found[key] for key in contact_ids if key in found]


def deleted(session: Session, before: str | None = None) -> list[tuple[int, str, str]]:
    """List (id, display name, deleted at) of the trash, newest first; only those deleted before a moment if given."""
    asked = select(_CONTACT.id, _CONTACT.display_name, _CONTACT.deleted_at)
    asked = asked.where(_CONTACT.deleted_at.is_not(None), _CONTACT.erased_at.is_(None), _CONTACT.merged_into.is_(None))
    if before is not None:
        asked = asked.where(_CONTACT.deleted_at < before)
    rows = session.connection().execute(asked.order_by(_CONTACT.deleted_at.desc(), _CONTACT.id))
    return [(key, name, at) for key, name, at in rows]


def merged(session: Session) -> list[tuple[int, str]]:
    """List (id, display name) of those who became someone else."""
    asked = select(_CONTACT.id, _CONTACT.display_name).where(_CONTACT.merged_into.is_not(None))
    rows = session.connection().execute(asked.where(_CONTACT.erased_at.is_(None)).order_by(_CONTACT.id))
    return [(key, name) for key, name in rows]


def with_merged(session: Session, contact_ids: Sequence[int]) -> list[int]:
    """Name these contacts and all who were merged into them."""
    return list(session.connection().exec_driver_sql(_WITH_MERGED, (json.dumps(list(contact_ids)),)).scalars())


def related(session: Session, contact_ids: Sequence[int]) -> list[int]:
    """Name all who are one person with any of these contacts."""
    return list(session.connection().exec_driver_sql(_RELATED, (json.dumps(list(contact_ids)),)).scalars())


_WITH_MERGED = """
    WITH RECURSIVE people (id) AS (
        SELECT value FROM json_each(?) UNION SELECT contact.id FROM contact JOIN people ON merged_into = people.id
    ) SELECT id FROM people
"""
_RELATED = """
    WITH RECURSIVE kept (id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT merged_into FROM contact JOIN kept ON contact.id = kept.id WHERE merged_into IS NOT NULL
    ), people (id) AS (
        SELECT id FROM kept UNION SELECT contact.id FROM contact JOIN people ON merged_into = people.id
    ) SELECT id FROM people
"""


def names(session: Session) -> list[tuple[int, str]]:
    """List (id, display name) of everyone who is not deleted, me included."""
    asked = select(_CONTACT.id, _CONTACT.display_name).where(_CONTACT.deleted_at.is_(None)).order_by(_CONTACT.sort_key)
    return [(key, name) for key, name in session.connection().execute(asked).all()]


def having_words(session: Session, words: Collection[str]) -> list[int]:
    """Find the contacts in whom any of these folded words stands, anywhere."""
    asked = search.match_any(words)
    found = "SELECT rowid FROM contact_search WHERE contact_search MATCH ?"
    return list(session.connection().exec_driver_sql(found, (asked,)).scalars()) if asked else []


def names_of(session: Session, contact_ids: Sequence[int]) -> list[tuple[Value, ...]]:
    """Read what contacts are called, of whom that is known."""
    found = values.standing(session, contact_ids, _CALLED)
    return [tuple(one.value for one in some) for some in found.values() if some]


_CALLED = (Kind.FORMATTED_NAME, Kind.NAME)


def known_uids(session: Session, uids: Sequence[str]) -> set[str]:
    """Tell which of these uids are taken."""
    asked = "SELECT uid FROM contact WHERE uid IN (SELECT value FROM json_each(?))"
    return set(session.connection().exec_driver_sql(asked, (json.dumps(uids),)).scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """Hold a person to be written: the id taken for them, a free uid, and what is kept of what is said of them.

    packed: the columns of their values, as `keeping.packed` gives them; count: how many values these are.
    pictures: by their digests.
    """

    id: int
    uid: str
    kind: str
    cached: Cached
    packed: bytes
    count: int
    pictures: Mapping[str, Photo]


def create(unit: Unit, people: Sequence[NewContact], *, by_hand: bool) -> range:
    """Write new people; return the ids of their values, in order."""
    photos = {digest: photo for person in people for digest, photo in person.pictures.items()}
    photo_ids = values.write_photos(unit, photos)
    rows = [(one.id, one.uid, one.kind, 0, unit.at, unit.at, *one.cached) for one in people]
    unit.insert_identified(tables.Contact, _COLUMNS, rows)
    said = [values.Packed(person.id, person.packed, person.count) for person in people]
    return values.write_packed(unit, said, photo_ids, by_hand=by_hand)


_COLUMNS = ("uid", "kind", "is_me", "created_at", "changed_at", "display_name", "sort_key", "search_text")


def _texts(found: Cached) -> Row:
    return {"display_name": found.name, "sort_key": found.sort_key, "search_text": found.search_text}


def add_values(unit: Unit, fresh: Sequence[tuple[int, Value, int]], *, by_hand: bool) -> range:
    """Write values (contact's id, value, position) and return their ids; `refresh` afterwards."""
    columns = [kept(value) for _, value, _ in fresh]
    said = zip(columns, (value for _, value, _ in fresh), strict=True)
    pictures = {one.picture: value.photo for one, value in said if one.picture and value.photo}
    photo_ids = values.write_photos(unit, pictures)
    rows = [
        values.row_of(one, key, position, photo_ids, by_hand=by_hand)
        for one, (key, _, position) in zip(columns, fresh, strict=True)
    ]
    return unit.insert_columns(tables.Value, values.COLUMNS, rows)


def end_of(held: Iterable[Held]) -> int:
    """Give the position behind the values of a contact."""
    return max((one.position for one in held), default=-1) + 1


def drop_values(unit: Unit, dropped: Iterable[Held]) -> None:
    """Take values away by hand: what a source said is remembered as removed, the rest goes; `refresh` afterwards."""
    dropped = list(dropped)
    unit.update(tables.Value, [{"id": held.id, "removed": True} for held in dropped if held.sources])
    unit.delete(tables.Value, [held.id for held in dropped if not held.sources])


def replace_values(unit: Unit, replaced: Sequence[Held]) -> None:
    """Take away values in whose place their only source says something else now; `refresh` afterwards."""
    keys = [held.id for held in replaced]
    unit.delete_where(tables.ValueOrigin, "value_id", keys)
    unit.delete(tables.Value, keys)


def compared(session: Session, *, in_trash: bool = False) -> list[tuple[int, tuple[Value, ...]]]:
    """Read of everyone, or of the trash, what is compared with newcomers: (id, values), pictures and notes left out."""
    # What those had who became someone else waits with them, and is nobody's.
    where = (
        _CONTACT.deleted_at.is_not(None) & _CONTACT.merged_into.is_(None) if in_trash else _CONTACT.deleted_at.is_(None)
    )
    value = tables.table(tables.Value)
    asked = (
        select(value.c.contact_id, *(value.c[name] for name in values.COMPARED_COLUMNS))
        .join(tables.table(tables.Contact), _CONTACT.id == value.c.contact_id)
        .where(where, value.c.removed.is_(False), value.c.kind.in_(_COMPARED))
        .where((value.c.kind != Kind.URL) | value.c.text.contains("/in/"))  # no other page is compared
        .order_by(value.c.contact_id, value.c.position)
    )
    found: dict[int, list[Value]] = {}
    for rows in ticking(session.connection().execute(asked).partitions(_ROWS), every=1):
        for key, *columns in rows:
            found.setdefault(key, []).append(values.compared_value(*columns))
    return [(key, tuple(said)) for key, said in found.items()]


_ROWS = 5_000  # read between two ticks: a twentieth of a second


_COMPARED = (
    Kind.FORMATTED_NAME,
    Kind.NAME,
    Kind.NICKNAME,
    Kind.EMAIL,
    Kind.TELEPHONE,
    Kind.PROFILE,
    Kind.URL,
    Kind.ORGANIZATION,
    Kind.ADDRESS,
    Kind.BIRTHDAY,
    Kind.OTHER,
)


def refresh(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Bring names, order and search of these contacts in line with their values."""
    held = values.held(unit.session, contact_ids)
    retell(unit, {key: tuple(one.value for one in found if not one.removed) for key, found in held.items()})


def retell(unit: Unit, present: Mapping[int, tuple[Value, ...]]) -> None:
    """Bring names, order and search of contacts in line with these values, in order, which they have by now."""
    rows = [{"id": key, "changed_at": unit.at, **_texts(cached(found))} for key, found in present.items()]
    unit.update(tables.Contact, rows)


def set_columns(unit: Unit, contact_ids: Sequence[int], columns: Mapping[str, Any]) -> None:
    """Give contacts the same new values of their own columns (deleted_at, is_me)."""
    unit.update(tables.Contact, [{"id": key, **columns} for key in contact_ids])


def take_ids(unit: Unit, count_of_people: int) -> range:
    """Reserve ids for people to be created."""
    return unit.take_ids(tables.Contact, count_of_people)
