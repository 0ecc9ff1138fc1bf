"""Remember who was said to be two people, by handles that outlive their rows.

A handle is a contact's uid, or the kind of a source and its key: a card of the same source, or another file of it, is
known again after an import was taken back and after someone was erased.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from entourage.domain.apart import ERASED, Apart, blinded, handle
from entourage.storage import book, tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_NEVER = tables.table(tables.NeverSame)
_CONTACT = tables.table(tables.Contact).c
_RECORD = tables.table(tables.SourceRecord)
_SOURCE = tables.table(tables.Source)


def remember(unit: Unit, pairs: Sequence[tuple[int, int]]) -> None:
    """Remember for ever that these are two people each (contacts' ids)."""
    names = _handles(unit.session, list(dict.fromkeys(key for pair in pairs for key in pair)))
    wanted = {
        (min(both), max(both))
        for one, other in pairs
        for both in product(names[one], names[other])
        if len(set(both)) > 1
    }
    standing = {(first, second) for _, first, second in _rows(unit.session, {first for first, _ in wanted})}
    rows = [{"first": one, "second": two, "decided_at": unit.at} for one, two in sorted(wanted - standing)]
    unit.insert(tables.NeverSame, rows)


def forget(unit: Unit, pairs: Sequence[tuple[int, int]]) -> None:
    """Forget that these are two people each (contacts' ids), by whatever names them."""
    salt = book.identifier(unit.session)
    plain = _handles(unit.session, list(dict.fromkeys(key for pair in pairs for key in pair)))
    names = {key: {form for name in found for form in (name, blinded(salt, name))} for key, found in plain.items()}
    rows = _rows(unit.session, set().union(*names.values()))
    both = [(names[one], names[other]) for one, other in pairs]
    gone = [
        key
        for key, first, second in rows
        if any((first in one and second in two) or (first in two and second in one) for one, two in both)
    ]
    unit.delete(tables.NeverSame, gone)


def known(session: Session) -> Apart:
    """Read who was told apart."""
    names: dict[str, set[str]] = {}
    for first, second in session.connection().execute(select(_NEVER.c.first, _NEVER.c.second)):
        names.setdefault(first, set()).add(second)
        names.setdefault(second, set()).add(first)
    if not names:
        return Apart()
    is_blind = any(ERASED in name for name in names)
    salt = book.identifier(session) if is_blind else ""
    holders: dict[str, set[int]] = {}
    for name, contact_id in _holders(session, names, salt):
        holders.setdefault(name, set()).add(contact_id)
    return Apart(names, holders, salt)


def erase(unit: Unit, contact_ids: Sequence[int]) -> set[str]:
    """Make unreadable by which identifiers these contacts were told apart; return what named them."""
    if unit.session.connection().execute(select(_NEVER.c.id).limit(1)).first() is None:
        return set()
    salt = book.identifier(unit.session)
    names = {name for found in _handles(unit.session, contact_ids).values() for name in found}
    blind = {name: blinded(salt, name) for name in names}
    rows = [
        (key, min(pair), max(pair))
        for key, first, second in _rows(unit.session, names)
        for pair in [(blind.get(first, first), blind.get(second, second))]
    ]
    unit.update(tables.NeverSame, [{"id": key, "first": first, "second": second} for key, first, second in rows])
    return names


def _rows(session: Session, names: Iterable[str]) -> list[tuple[int, str, str]]:
    """Read in which pairs these names stand."""
    found: dict[int, tuple[int, str, str]] = {}
    asked = select(_NEVER.c.id, _NEVER.c.first, _NEVER.c.second)
    for chunk in chunks(list(names)):
        is_named = or_(_NEVER.c.first.in_(chunk), _NEVER.c.second.in_(chunk))
        for key, first, second in session.connection().execute(asked.where(is_named)):
            found[key] = (key, first, second)
    return list(found.values())


def _handles(session: Session, contact_ids: Sequence[int]) -> dict[int, list[str]]:
    """Give all that names each contact: their uid, of those merged into them theirs, and what their sources say."""
    into = _merged(session)
    merged: dict[int, list[int]] = {}
    for key in into:
        merged.setdefault(_kept(into, key), []).append(key)
    people = {key: [key, *merged.get(key, ())] for key in contact_ids}
    named: dict[int, dict[str, None]] = {one: {} for ones in people.values() for one in ones}
    for chunk in chunks(list(named)):
        for key, uid in session.connection().execute(select(_CONTACT.id, _CONTACT.uid).where(_CONTACT.id.in_(chunk))):
            named[key][uid] = None
        asked = select(_RECORD.c.contact_id, _SOURCE.c.format, _RECORD.c.key)
        joined = asked.join(_SOURCE, _SOURCE.c.id == _RECORD.c.source_id).where(_RECORD.c.contact_id.in_(chunk))
        for key, file_format, said in session.connection().execute(joined):
            named[key][handle(file_format, said)] = None
    return {key: [name for one in ones for name in named[one]] for key, ones in people.items()}


def _holders(session: Session, names: Collection[str], salt: str) -> Iterator[tuple[str, int]]:
    """Find of which contacts these names speak: of someone merged, those into whom they were.

    salt: where there is one, some of the names are unreadable, and everyone's are made so to be compared.
    """
    into = _merged(session)
    for said, key in _named(session, None if salt else names):
        for name in {said, blinded(salt, said)} if salt else (said,):
            if name in names:
                yield name, _kept(into, key)


def _named(session: Session, names: Collection[str] | None) -> Iterator[tuple[str, int]]:
    """Give what names contacts, of all, or as far as it may be one of these names."""
    uids = select(_CONTACT.uid, _CONTACT.id)
    records = select(_SOURCE.c.format, _RECORD.c.key, _RECORD.c.contact_id)
    records = records.join(_SOURCE, _SOURCE.c.id == _RECORD.c.source_id)
    connection = session.connection()
    if names is None:
        yield from ((uid, key) for uid, key in connection.execute(uids))
        yield from ((handle(file_format, said), key) for file_format, said, key in connection.execute(records))
        return
    for chunk in chunks(sorted(names)):
        yield from ((uid, key) for uid, key in connection.execute(uids.where(_CONTACT.uid.in_(chunk))))
        keys = {name.partition(" ")[2] for name in chunk}
        found = connection.execute(records.where(_RECORD.c.key.in_(keys)))
        yield from ((handle(file_format, said), key) for file_format, said, key in found)


def _merged(session: Session) -> dict[int, int]:
    """Say into whom each of those was merged who were."""
    asked = select(_CONTACT.id, _CONTACT.merged_into).where(_CONTACT.merged_into.is_not(None))
    return dict(session.connection().execute(asked).all())


def _kept(into: dict[int, int], contact_id: int) -> int:
    return _kept(into, into[contact_id]) if contact_id in into else contact_id
