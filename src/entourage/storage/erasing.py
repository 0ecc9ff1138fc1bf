"""Erase people for good: from the book, from what sources said, and from the journal."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from entourage.domain.apart import blind
from entourage.domain.details import HOURS
from entourage.storage import apart, book, contacts, images, journal, search, servers, sources, tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from entourage.storage.unit import Unit


def erase(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Leave of these people nothing but bare numbers, by which their sources do not bring them back unasked.

    Whoever was merged into one of them goes with them. With whom they were told apart is known again too.
    """
    contact_ids = contacts.with_merged(unit.session, contact_ids)
    _erase_naming(unit, contact_ids)
    _erase_details(unit, contact_ids)
    _forget(unit, tables.NeverSame, ("first", "second"), apart.erase(unit, contact_ids))
    _erase_merges(unit, contact_ids)
    for model in tables.BELONGINGS:
        unit.delete_where(model, "contact_id", contact_ids)
    servers.erase(unit, contact_ids)
    photos = _erase_values(unit, contact_ids)
    _erase_versions(unit, contact_ids)
    blank = {"display_name": "", "sort_key": "", "search_text": "", "is_me": False, "erased_at": unit.at}
    unit.update(tables.Contact, [{"id": key, "uid": uid, **blank} for key, uid in _blinded(unit, contact_ids)])
    sources.erase(unit, contact_ids)
    unit.forget(contact_ids)
    for model in (tables.NeverSame, tables.Merge):
        images.forget_absences(unit.session.connection(), tables.table(model))
    _erase_photos(unit, photos)
    search.rebuild(unit.session.connection())


def _erase_naming(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Forget what was noted of somebody else with one of these people."""
    for model in (tables.Question, tables.AcceptedLeak):
        unit.delete_where(model, "other_id", contact_ids)
        images.forget_naming(unit.session.connection(), tables.table(model), "other_id", contact_ids)


def _erase_details(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Forget what circles were given of my own details, where the last card that is me is among these."""
    connection = unit.session.connection()
    contact, detail = tables.table(tables.Contact).c, tables.table(tables.MyDetail)
    mine = set(connection.execute(select(contact.id).where(contact.is_me.is_(True))).scalars())
    if not mine or not mine <= set(contact_ids):
        return
    said = select(detail.c.id).where(detail.c.detail != HOURS)
    unit.delete(tables.MyDetail, connection.execute(said).scalars().all())
    connection.exec_driver_sql(
        "DELETE FROM \"change\" WHERE table_name = ? AND before ->> 'detail' <> ?", (detail.name, HOURS)
    )
    images.forget_absences(connection, detail)
    connection.exec_driver_sql(  # of an act that is about one detail, its kind stays
        "UPDATE unit SET params = json_set(params, '$.detail', substr(said, 1, instr(said, ':') - 1)) "
        "FROM (SELECT id AS key, params ->> 'detail' AS said FROM unit WHERE code = 'give_details') "
        "WHERE id = key AND instr(said, ':')"
    )


def _blinded(unit: Unit, contact_ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give each contact an unreadable form of their uid, by which an export of the book does not bring them back."""
    connection, contact = unit.session.connection(), tables.table(tables.Contact).c
    salt = book.identifier(unit.session)
    for chunk in chunks(contact_ids):
        asked = select(contact.id, contact.uid).where(contact.id.in_(chunk))
        named = {key: blind(salt, uid) for key, uid in connection.execute(asked)}
        taken = contacts.known_uids(unit.session, list(named.values()))
        yield from ((key, str(uuid.uuid4()) if uid in taken else uid) for key, uid in named.items())


def _erase_merges(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Forget with whom these people were one.

    While they were, others had what was theirs: what was done before the two were parted is past undoing.
    """
    connection = unit.session.connection()
    contact, merge = tables.table(tables.Contact).c, tables.table(tables.Merge).c
    uids = list(connection.execute(select(contact.uid).where(contact.id.in_(contact_ids))).scalars())
    named = select(merge.id).where(or_(merge.kept.in_(uids), merge.merged.in_(uids)))
    parted = select(merge.brought).where(merge.undone_at.is_not(None), merge.id.in_(named))
    acts = [json.loads(brought).get("parted_by") for brought in connection.execute(parted).scalars()]
    journal.seal(unit, max(filter(None, acts), default=0))
    unit.delete(tables.Merge, list(connection.execute(named).scalars()))
    _forget(unit, tables.Merge, ("kept", "merged"), uids)


def _forget(unit: Unit, model: type[tables.Base], columns: Sequence[str], names: Collection[str]) -> None:
    """Purge from the journal the rows of a table that name these."""
    for column in columns:
        unit.session.connection().exec_driver_sql(
            'DELETE FROM "change" WHERE table_name = ? AND before ->> ? IN (SELECT value FROM json_each(?))',
            (tables.table(model).name, column, json.dumps(list(names))),
        )


def _erase_values(unit: Unit, contact_ids: Sequence[int]) -> list[int]:
    value = tables.table(tables.Value).c
    asked = select(value.id, value.photo_id).where(value.contact_id.in_(contact_ids))
    found = unit.session.connection().execute(asked).all()
    unit.delete_where(tables.ValueOrigin, "value_id", [key for key, _ in found])
    unit.delete(tables.Value, [key for key, _ in found])
    return [photo for _, photo in found if photo is not None]


def _erase_versions(unit: Unit, contact_ids: Sequence[int]) -> None:
    version, record = tables.table(tables.RecordVersion), tables.table(tables.SourceRecord)
    asked = select(version.c.id).join(record, record.c.id == version.c.source_record_id)
    found = unit.session.connection().execute(asked.where(record.c.contact_id.in_(contact_ids))).scalars()
    unit.update(tables.RecordVersion, [{"id": key, "content": b""} for key in found])


def _erase_photos(unit: Unit, photo_ids: Sequence[int]) -> None:
    for key in set(photo_ids):
        connection = unit.session.connection()
        used = connection.exec_driver_sql("SELECT 1 FROM value WHERE photo_id = ? LIMIT 1", (key,)).first()
        # Undo may bring back a removed value that shows the same picture.
        noted = images.is_noted(connection, tables.table(tables.Value), "photo_id", key)
        if not used and not noted:
            connection.exec_driver_sql("DELETE FROM photo WHERE id = ?", (key,))
