"""Make a person of their own of what a source says of somebody, as if nobody had said that they are the same."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.comparing import Known
from entourage.domain.contact import Held
from entourage.domain.parting import Traced
from entourage.domain.standing import said
from entourage.storage import (
    book,
    bringing,
    contacts,
    kinship,
    merging,
    origins,
    reassigning,
    restoring,
    tables,
    tied_circles,
    values,
)
from entourage.storage.statements import runs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from entourage.domain.standing import Words
    from entourage.storage.restoring import Unpack
    from entourage.storage.ties import Tie
    from entourage.storage.unit import Unit

_IDENTIFIED = "id "
_OF_RECORD = "SELECT source_id, key FROM source_record WHERE id = ?"
_IS_TAKEN = "SELECT 1 FROM source_record WHERE source_id = ? AND key = ?"
_KIND = "SELECT uid, kind FROM contact WHERE id = ?"
_IMPORTS = "SELECT id, import_id FROM record_version WHERE id IN (SELECT value FROM json_each(?))"
_HEARING = """
    SELECT DISTINCT import.id, import.heard, (
        SELECT max(id) FROM record_version WHERE source_record_id IN (?, ?) AND import_id < import.id
    ) FROM import, json_each(CAST(heard AS TEXT)) AS run
    WHERE import.id > ? AND ? BETWEEN run.value ->> 0 AND run.value ->> 1
"""
_SAYING = "SELECT DISTINCT import_id FROM record_version WHERE source_record_id = ?"


def untie(unit: Unit, contact_id: int, tie: Tie, key: str, unpack: Unpack) -> int:
    """Make a person of their own of what was tied to somebody (contact's id); return who (contact's id).

    Each has what follows from what their own sources say; all that is by hand stays. Taken back with its import, the
    other goes as if they had come alone. key: under which a row without an identifier is known from now on. unpack:
    what takes the content of a version apart.
    """
    before = restoring.words(unit.session, [contact_id], unpack)
    versions = json.dumps([one.version for one in before[contact_id]])
    imports: dict[int, int] = dict(unit.session.connection().exec_driver_sql(_IMPORTS, (versions,)).all())
    moved = list(_moved(before[contact_id], tie, imports))
    rest = [one for one in before[contact_id] if one not in moved]
    other = _begin(unit, contact_id, tie)
    beside = _beside(unit, contact_id, moved)
    _move(unit, contact_id, tie, moved, other, key)
    unit.delete_where(tables.ValueOrigin, "version_id", [one.version for one in moved])
    for import_id in sorted({imports[one.version] for one in moved}):
        mine, theirs = ([one for one in some if imports[one.version] == import_id] for some in (rest, moved))
        tied_circles.divide(unit, import_id, (contact_id, other), mine, theirs)
    bringing.note_of(unit, tie.imported, made=other)
    _write(unit, other, moved, beside)
    restoring.restore(unit, [contact_id], unpack, before)
    contacts.refresh(unit, [contact_id, other])
    return other


def _moved(words: Sequence[Words], tie: Tie, imports: Mapping[int, int]) -> Iterator[Words]:
    """Give what was said by a person's word, and what the source says instead of that in later imports.

    That is not where it says again what it said of the one before.
    """
    own = {one.digest for one in words if one.record == tie.record and one.version < tie.version}
    theirs: set[str] = set()
    is_moved = False
    for one in words:
        if one.record == tie.record:
            is_begun = one.version == tie.version or one.digest in theirs
            is_beside = not tie.is_whole and imports[one.version] == tie.imported  # another row, another word
            is_moved = is_begun or (is_moved and one.digest not in own and not is_beside)
            if is_moved:
                theirs.add(one.digest)
                yield one


def _beside(unit: Unit, contact_id: int, moved: Sequence[Words]) -> list[Traced]:
    """Find what came with words and is in none of them, as what a program says of its card; each with who said it."""
    versions = {one.version for one in moved}
    words = Known(value for one in moved for value in one.values)
    told = origins.versions_of_values(unit.session, [contact_id])
    found = []
    for one in values.unpictured(unit.session, [contact_id])[contact_id]:
        by = tuple(version for version in told.get(one.id, ()) if version in versions)
        if by and not (one.by_hand or one.removed or one.value in words):
            found.append(Traced(one if len(by) == len(told[one.id]) else replace(one, id=0), by))
    return found


def _write(unit: Unit, other: int, moved: Sequence[Words], beside: Sequence[Traced]) -> None:
    """Write what someone has by these words, in their order, and behind it what came beside them."""
    standing = [Traced(Held(id=0, value=one.value), one.versions) for one in said(moved)]
    rows = [Traced(replace(one.held, position=place), one.versions) for place, one in enumerate((*standing, *beside))]
    reassigning.write(unit, {}, [([one.held for one in beside if one.held.id], {other: rows})])


def _begin(unit: Unit, contact_id: int, tie: Tie) -> int:
    """Write the bare row of the other, as the import would have, and that they were one up to now."""
    uid, kind = unit.session.connection().exec_driver_sql(_KIND, (contact_id,)).one()
    _, key = unit.session.connection().exec_driver_sql(_OF_RECORD, (tie.record,)).one()
    said = key.removeprefix(_IDENTIFIED) if tie.is_whole and key.startswith(_IDENTIFIED) else ""
    is_free = said and not contacts.known_uids(unit.session, [said])
    own = said if is_free else book.new_uid(book.identifier(unit.session))
    row = {"uid": own, "kind": kind, "created_at": tie.at, "changed_at": unit.at}
    (other,) = unit.insert(tables.Contact, [row | {"is_me": 0, "display_name": "", "sort_key": "", "search_text": ""}])
    were = {"kept": uid, "merged": own, "merged_at": tie.at, "undone_at": unit.at}
    unit.insert(tables.Merge, [were | {"brought": json.dumps({"parted_by": unit.id})}])
    return other


def _move(unit: Unit, person: int, tie: Tie, moved: Sequence[Words], other: int, key: str) -> None:
    """Let the record speak of the other, or what it says since a row took another's place."""
    if tie.is_whole:
        unit.update(tables.SourceRecord, [{"id": tie.record, "contact_id": other}])
        _leave_merges(unit, person, tie.record)
        return
    row = {"source_id": tie.source.id, "key": _free(unit, tie.source.id, key), "contact_id": other}
    (record,) = unit.insert(tables.SourceRecord, [row])
    unit.update(tables.RecordVersion, [{"id": one.version, "source_record_id": record} for one in moved])
    _hear(unit, tie, record, {one.version for one in moved})


def _leave_merges(unit: Unit, person: int, record: int) -> None:
    """Let no merge of a person say that a record came with whoever was merged."""
    merges = kinship.kin(unit.session, [person]).merges.values()
    rows = [
        {
            "id": one.id,
            "brought": merging.packed(
                {**one.brought, "records": [key for key in one.brought["records"] if key != record]}
            ),
        }
        for one in merges
    ]
    unit.update(tables.Merge, rows)


def _free(unit: Unit, source_id: int, key: str) -> str:
    """Give a key that is taken a number, as rows with the same words in one file have."""
    found, number = key, 1
    while unit.session.connection().exec_driver_sql(_IS_TAKEN, (source_id, found)).first():
        number += 1
        found = f"{key} {number}"
    return found


def _hear(unit: Unit, tie: Tie, record: int, moved: Collection[int]) -> None:
    """Let imports that spoke of a row since have spoken of it under its new number, where that changed nothing."""
    connection = unit.session.connection()
    for key, runs, last in connection.exec_driver_sql(_HEARING, (tie.record, record, tie.imported, tie.record)).all():
        if last not in moved:
            continue
        spoken = bringing.every(json.loads(runs)) - {tie.record} | {record}
        unit.update(tables.Import, [{"id": key, "heard": json.dumps(list(runs_of(sorted(spoken)))).encode()}])
    for key in connection.exec_driver_sql(_SAYING, (record,)).scalars().all():
        idle = bringing.every(bringing.brought(unit.session, key).idle)
        if tie.record in idle:
            bringing.note_of(unit, key, idle=idle - {tie.record} | {record})
