"""Take an import back: what only it said goes, what it replaced comes back, what is by hand or of others stays."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.contact import Kind
from entourage.domain.standing import naming
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.storage import merging, parting, restoring, tables, values
from entourage.storage.idle_pictures import Pictures, with_merged
from entourage.storage.leaving import (
    by_hand,
    circles_idle,
    divided,
    emptied,
    leaving,
    made_by_imports,
    memberships,
    without_records,
)
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

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
    found = leaving(unit.session, import_id)
    pictures = Pictures(unit, [*found.bare, *found.speaking], found.versions)
    found, empty = _part_merged(unit, import_id, found, unpack, removes_edited=removes_edited)
    unit.update(tables.RecordVersion, [{"id": key, "import_id": heir} for key, heir in found.heirs.items()])
    _empty_circles(unit, import_id)
    _forget_questions(unit, import_id)
    stays = by_hand(unit.session, found.bare)
    made = made_by_imports(unit.session, found.bare)
    staying = set() if removes_edited else stays.keys() - empty
    kept = [key for key in found.bare if key not in made or key in staying]
    gone = sorted(set(found.bare) - set(kept))
    taking = _Taking(unit, found, unpack, pictures, watch)
    taking.remove(gone)
    taking.change([*kept, *found.speaking], {*kept} & made)
    pictures.forget()
    circles = _remove_circles(unit, import_id)
    _forget_columns(unit, import_id)
    unit.update(tables.Import, [{"id": import_id, "taken_back_at": unit.at}])
    return Taken(tuple(gone), tuple(kept), found.speaking, circles, len(found.heirs))


class _Taking:
    """Live as what the import said being taken from people, some of them at a time."""

    def __init__(self, unit: Unit, found: Leaving, unpack: Unpack, pictures: Pictures, watch: Watch) -> None:
        """Begin; pictures: those of which it is to be seen whether anybody still has them."""
        self._unit, self._unpack, self._pictures, self._watch = unit, unpack, pictures, watch
        self._done, self._total = 0, len(found.bare) + len(found.speaking)
        self._versions: dict[int, list[int]] = {}
        for version, record in found.versions.items():
            self._versions.setdefault(record, []).append(version)
        self._empty = set(found.records)

    def remove(self, people: Sequence[int]) -> None:
        """Take people away for good, with all that is of them and the bare rows of those who were merged into them."""
        for some in self._each(people):
            whole = with_merged(self._unit, some)
            records = list(self._ask(_RECORDS, whole))
            versions = self._said(records)
            if len(versions) > len(records) or len(whole) > len(some):
                self._pictures.hear(chain(*restoring.words(self._unit.session, whole, self._unpack).values()))
            _remove_words(self._unit, versions, records)
            self._unit.delete(tables.ValueOrigin, list(self._ask(_LEFT, whole)))
            self._unit.delete(tables.ConnectionOrigin, list(self._ask(_BORNE, whole)))
            for model in tables.BELONGINGS:
                self._unit.delete_where(model, "contact_id", whole)
            self._unit.delete_where(tables.Value, "contact_id", whole)
            self._unit.delete_where(tables.Question, "other_id", whole)
            self._unit.delete(tables.Merge, list(self._ask(_MERGES, whole)))
            self._unit.delete(tables.Contact, whole)

    def change(self, people: Sequence[int], named: Collection[int]) -> None:
        """Take away what was said of those who stay; named: who keeps the name that it gave them."""
        for some in self._each(people):
            before = restoring.words(self._unit.session, some, self._unpack)
            self._pictures.hear(chain(*before.values()))
            records = sorted({one.record for words in before.values() for one in words})
            _remove_words(self._unit, self._said(records), [one for one in records if one in self._empty])
            _keep_names(self._unit, [key for key in some if key in named])
            restoring.restore(self._unit, some, self._unpack, before)

    def _each(self, people: Sequence[int]) -> Iterator[Sequence[int]]:
        """Cut people into pieces, and tell before each."""
        for some in chunks(people):
            self._watch(Progress(Stage.WRITING, "", self._done, self._total))
            self._done += len(some)
            yield some

    def _said(self, records: Sequence[int]) -> list[int]:
        return [version for record in records for version in self._versions.get(record, ())]

    def _ask(self, asked: str, people: Sequence[int]) -> Iterable[int]:
        return self._unit.session.connection().exec_driver_sql(asked, (json.dumps(list(people)),)).scalars()


def _remove_words(unit: Unit, versions: Sequence[int], records: Sequence[int]) -> None:
    unit.delete_where(tables.ValueOrigin, "version_id", versions)
    unit.delete(tables.RecordVersion, versions)
    unit.delete(tables.SourceRecord, records)


def _part_merged(
    unit: Unit, import_id: int, found: Leaving, unpack: Unpack, *, removes_edited: bool
) -> tuple[Leaving, set[int]]:
    """Part those who were made one where nothing would be left of one of the two: the other is as before.

    Returns what leaves then, and who has nothing of their own.
    """
    parted: set[int] = set()
    empty: set[int] = set()
    while merges := divided(unit.session, found, removes_edited=removes_edited):
        for merge in merges:
            now = merging.standing(unit.session, [merge.merged])
            same = next((one for one in now if one.id == merge.id), None)
            lost = emptied(unit.session, same, found.records, removes_edited=removes_edited) if same else None
            if same and lost:
                parting.separate(unit, same, unpack)
                parted |= {same.kept, same.merged}
                empty |= {lost} - {same.merged}
        found = leaving(unit.session, import_id)
    shells = set(without_records(unit.session, parted)) - set(found.bare)
    return replace(found, bare=(*found.bare, *sorted(shells))), empty


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
