"""What a file says that is of this book: whom it names by identifiers of the book, and what they ever had here."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from entourage.domain.apart import blind
from entourage.domain.uids import is_of
from entourage.storage import book, tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from entourage.domain.comparing import Identity

_CONTACT = tables.table(tables.Contact).c
_VALUE = tables.table(tables.Value).c
_OURS = "entourage"
_COLUMNS = ("kind", "name", "normalized")
_KNOWN = """
    SELECT wanted.value, source.dialect FROM json_each(?) AS wanted CROSS JOIN source
    CROSS JOIN source_record AS record ON record.source_id = source.id AND record.key = wanted.value
"""


class Named(NamedTuple):
    """Hold whom an identifier of the book names, and whether the person deleted them.

    is_given: the book made it; else some source did. is_ours: a source that did is itself an export, of another book.
    """

    contact_id: int
    name: str
    is_deleted: bool
    is_given: bool
    is_ours: bool


def named(session: Session, uids: Sequence[str]) -> dict[str, Named]:
    """Find whom these identifiers name: of those merged into others, whom they became; of those erased, who it was."""
    stored = _stored(session, {uid: uid for uid in uids})
    here = book.identifier(session)
    found: dict[str, Named] = {}
    for chunk in chunks(list(stored)):
        asked = select(*_WHO).where(_CONTACT.uid.in_(chunk))
        for uid, *who in session.connection().execute(asked):
            found[stored[uid]] = _standing(session, *who)._replace(is_given=is_of(here, stored[uid]))
    for uid, dialects in _sources(session, list(found)).items():
        found[uid] = found[uid]._replace(is_ours=_OURS in dialects)
    return found


_WHO = (_CONTACT.uid, _CONTACT.id, _CONTACT.display_name, _CONTACT.deleted_at, _CONTACT.merged_into)


def _standing(session: Session, key: int, name: str, deleted_at: str | None, into: int | None) -> Named:
    if into is None:
        return Named(key, name, deleted_at is not None, is_given=False, is_ours=False)
    row = session.connection().execute(select(*_WHO).where(_CONTACT.id == into)).one()
    return _standing(session, *row[1:])


def _stored(session: Session, texts: dict[str, str]) -> dict[str, str]:
    """Add the forms in which texts stand that name people who were erased, if anybody was."""
    erased = select(_CONTACT.id).where(_CONTACT.erased_at.is_not(None)).limit(1)
    if session.connection().execute(erased).first() is None:
        return texts
    salt = book.identifier(session)
    return texts | {blind(salt, text): uid for text, uid in texts.items()}


def _sources(session: Session, uids: Sequence[str]) -> dict[str, set[str]]:
    """Say of which dialects the sources are that gave these identifiers, if any did, also of those erased since."""
    keys = _stored(session, {f"id {uid}": uid for uid in uids})
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, dialect in session.connection().exec_driver_sql(_KNOWN, (json.dumps(list(keys)),)):
        found[keys[key]].add(dialect)
    return found


def ever_held(session: Session, contact_ids: Sequence[int]) -> dict[int, set[Identity]]:
    """Tell what contacts have, or had at any time that the journal knows of."""
    found: dict[int, set[Identity]] = {key: set() for key in contact_ids}
    for chunk in chunks(contact_ids):
        asked = select(_VALUE.contact_id, *(_VALUE[name] for name in _COLUMNS)).where(_VALUE.contact_id.in_(chunk))
        for key, *columns in (*session.connection().execute(asked), *_noted(session, chunk)):
            found[key].add((columns[0], columns[1], columns[2]))
    return found


def _noted(session: Session, contact_ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    images = ", ".join(f"before ->> '{name}'" for name in _COLUMNS)
    asked = (
        f'SELECT contact_id, {images}, before, json(data) FROM "change" '  # noqa: S608 - our own words
        "WHERE table_name = 'value' AND before IS NOT NULL AND contact_id IN (SELECT value FROM json_each(?))"
    )
    for key, *image, before, packed in session.connection().exec_driver_sql(asked, (json.dumps(list(contact_ids)),)):
        if not before.startswith("["):
            yield (key, *image)
            continue
        places = [json.loads(before).index(name) for name in _COLUMNS]
        yield from ((key, *(row[place] for place in places)) for row in json.loads(packed))
