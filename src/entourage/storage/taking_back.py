"""Take an import back: what only it said goes, what it replaced comes back, what is by hand or of others stays."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.contact import Kind
from entourage.domain.standing import naming
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.storage import parting, restoring, tables, values
from entourage.storage.leaving import by_hand, circles_idle, divided, leaving, made_by_imports, memberships
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from entourage.domain.watching import Watch
    from entourage.storage.leaving import Leaving
    from entourage.storage.restoring import Unpack
    from entourage.storage.unit import Unit

_IMPORT = tables.table(tables.Import).c
_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold what came of taking an import back, as ids of contacts.

    gone: who is in the book no more. kept: who is there only for what is by hand. speaking: of whom others speak.
    circles: how many circles went. again: of how many records a later import says the same.
    """

    gone: tuple[int, ...]
    kept: tuple[int, ...]
    speaking: tuple[int, ...]
    circles: int
    again: int


def take_back(unit: Unit, import_id: int, unpack: Unpack, *, removes_edited: bool, watch: Watch = unwatched) -> Taken:
    """Take an import back; unpack: what takes the content of a version apart.

    removes_edited: whoever an import made, and of whom nobody says anything more, goes with what was added by hand.
    """
    unit.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    _part_merged(unit, import_id, unpack)
    found = leaving(unit.session, import_id)
    _hand_over(unit, found)
    _empty_circles(unit, import_id)
    _forget_questions(unit, import_id)
    stays = by_hand(unit.session, found.bare)
    made = made_by_imports(unit.session, found.bare)
    kept = [key for key in found.bare if key not in made or (key in stays and not removes_edited)]
    gone = sorted(set(found.bare) - set(kept))
    pictures = _pictures(unit, found)
    telling = _Telling(watch, len(gone) + len(kept) + len(found.speaking))
    _remove(unit, gone, found, telling)
    _change(unit, [*kept, *found.speaking], {*kept} & made, found, unpack, telling)
    _forget_pictures(unit, pictures)
    circles = _remove_circles(unit, import_id)
    _forget_columns(unit, import_id)
    unit.update(tables.Import, [{"id": import_id, "taken_back_at": unit.at}])
    return Taken(tuple(gone), tuple(kept), found.speaking, circles, len(found.heirs))


class _Telling:
    """Live as who is told how far the taking back is."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch, self._total, self._done = watch, total, 0

    def each(self, people: Sequence[int]) -> Iterable[Sequence[int]]:
        """Cut people into pieces, and tell before each."""
        for some in chunks(people):
            self._watch(Progress(Stage.WRITING, "", self._done, self._total))
            self._done += len(some)
            yield some


def _part_merged(unit: Unit, import_id: int, unpack: Unpack) -> None:
    """Part those who were made one where nothing would be left of one of the two: the other is as before."""
    for merge in reversed(divided(unit.session, leaving(unit.session, import_id))):
        parting.separate(unit, merge, unpack)


def _hand_over(unit: Unit, found: Leaving) -> None:
    unit.update(tables.RecordVersion, [{"id": key, "import_id": heir} for key, heir in found.heirs.items()])


def _empty_circles(unit: Unit, import_id: int) -> None:
    """Take people out of the circles into which the import put them, but where another import would have."""
    heirs = memberships(unit.session, import_id)
    unit.update(tables.Membership, [{"id": key, "import_id": heir} for key, heir in heirs.items() if heir])
    unit.delete(tables.Membership, [key for key, heir in heirs.items() if not heir])


def _forget_questions(unit: Unit, import_id: int) -> None:
    unit.delete_where(tables.Question, "import_id", [import_id])
    origin, connection = tables.table(tables.ConnectionOrigin).c, unit.session.connection()
    borne = list(connection.execute(select(origin.connection_id).where(origin.import_id == import_id)).scalars())
    unit.delete_where(tables.ConnectionOrigin, "import_id", [import_id])
    still = set(connection.execute(select(origin.connection_id).where(origin.connection_id.in_(borne))).scalars())
    unit.delete(tables.Connection, [key for key in borne if key not in still])


def _pictures(unit: Unit, found: Leaving) -> list[int]:
    """Name the pictures that people have now who may have them no more."""
    asked = (
        "SELECT DISTINCT photo_id FROM value WHERE photo_id IS NOT NULL "
        "AND contact_id IN (SELECT value FROM json_each(?))"
    )
    people = json.dumps([*found.bare, *found.speaking])
    return list(unit.session.connection().exec_driver_sql(asked, (people,)).scalars())


def _forget_pictures(unit: Unit, pictures: Sequence[int]) -> None:
    asked = (
        "SELECT value FROM json_each(?) AS one WHERE NOT EXISTS (SELECT 1 FROM value WHERE value.photo_id = one.value)"
    )
    idle = unit.session.connection().exec_driver_sql(asked, (json.dumps(pictures),)).scalars()
    unit.delete(tables.Photo, list(idle))


def _remove(unit: Unit, gone: Sequence[int], found: Leaving, telling: _Telling) -> None:
    """Take people away for good, with all that is of them and the bare rows of those who were merged into them."""
    records: dict[int, list[int]] = {}
    for version, record in found.versions.items():
        records.setdefault(record, []).append(version)
    for some in telling.each(gone):
        people = list(unit.session.connection().exec_driver_sql(_WITH_MERGED, (json.dumps(some),)).scalars())
        _remove_people(unit, people, records)


def _remove_people(unit: Unit, people: Sequence[int], versions: dict[int, list[int]]) -> None:
    connection = unit.session.connection()
    keys = json.dumps(list(people))
    records = list(connection.exec_driver_sql(_RECORDS, (keys,)).scalars())
    said = [one for record in records for one in versions.get(record, ())]
    unit.delete_where(tables.ValueOrigin, "version_id", said)
    unit.delete(tables.ValueOrigin, list(connection.exec_driver_sql(_LEFT, (keys,)).scalars()))
    unit.delete(tables.RecordVersion, said)
    unit.delete(tables.SourceRecord, records)
    unit.delete(tables.ConnectionOrigin, list(connection.exec_driver_sql(_BORNE, (keys,)).scalars()))
    for model in tables.BELONGINGS:
        unit.delete_where(model, "contact_id", people)
    unit.delete_where(tables.Question, "other_id", people)
    unit.delete_where(tables.Value, "contact_id", people)
    unit.delete(tables.Merge, list(connection.exec_driver_sql(_MERGES, (keys,)).scalars()))
    unit.delete(tables.Contact, people)


_WITH_MERGED = """
    WITH RECURSIVE people (id) AS (
        SELECT value FROM json_each(?) UNION SELECT contact.id FROM contact JOIN people ON merged_into = people.id
    ) SELECT id FROM people
"""
_RECORDS = "SELECT id FROM source_record WHERE contact_id IN (SELECT value FROM json_each(?))"
_LEFT = """
    SELECT origin.id FROM value JOIN value_origin AS origin ON origin.value_id = value.id
    WHERE value.contact_id IN (SELECT value FROM json_each(?))
"""
_BORNE = """
    SELECT origin.id FROM connection JOIN connection_origin AS origin ON origin.connection_id = connection.id
    WHERE connection.contact_id IN (SELECT value FROM json_each(?))
"""
_MERGES = """
    WITH gone (uid) AS (SELECT uid FROM contact WHERE id IN (SELECT value FROM json_each(?)))
    SELECT id FROM "merge" WHERE kept IN (SELECT uid FROM gone) OR merged IN (SELECT uid FROM gone)
"""


def _change(
    unit: Unit,
    people: Sequence[int],
    named: Collection[int],
    found: Leaving,
    unpack: Unpack,
    telling: _Telling,
) -> None:
    """Take away what the import said of those who stay; named: who keeps the name that it gave them."""
    by_record: dict[int, list[int]] = {}
    for version, record in found.versions.items():
        by_record.setdefault(record, []).append(version)
    empty = set(found.records)
    for some in telling.each(people):
        before = restoring.words(unit.session, some, unpack)
        records = sorted({one.record for words in before.values() for one in words})
        versions = list(chain.from_iterable(by_record.get(record, ()) for record in records))
        unit.delete_where(tables.ValueOrigin, "version_id", versions)
        unit.delete(tables.RecordVersion, versions)
        unit.delete(tables.SourceRecord, [record for record in records if record in empty])
        _keep_names(unit, [key for key in some if key in named])
        restoring.restore(unit, some, unpack, before)


def _keep_names(unit: Unit, people: Sequence[int]) -> None:
    """Keep the names of people of whom nothing else is left than what is by hand, unless a name is."""
    held = values.unpictured(unit.session, people)
    for key in people:
        present = [one for one in held[key] if not one.removed]
        if not any(one.by_hand and one.value.kind in _NAMES for one in present):
            called = naming(tuple(one.value for one in present))
            unit.update(
                tables.Value,
                [{"id": one.id, "by_hand": True} for one in present if any(one.value is name for name in called)],
            )


def _remove_circles(unit: Unit, import_id: int) -> int:
    """Take away the circles that came with the import, which nobody is in, changed or uses."""
    idle = circles_idle(unit.session, import_id)
    unit.delete_where(tables.Rule, "circle_id", idle)
    unit.delete(tables.Circle, idle)
    return len(idle)


def _forget_columns(unit: Unit, import_id: int) -> None:
    """Forget what was said of the columns of the very file that the import brought in, in the act of bringing it in."""
    taught = tables.table(tables.TaughtColumns).c
    asked = select(taught.id).where(_IMPORT.id == import_id, taught.taught_at == _IMPORT.imported_at)
    found = unit.session.connection().execute(asked.where(taught.name == _IMPORT.file_name)).scalars()
    unit.delete(tables.TaughtColumns, list(found))
