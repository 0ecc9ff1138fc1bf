"""Take an import back: what only it said goes, what it replaced comes back, what is by hand or of others stays."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.contact import Kind
from entourage.domain.standing import naming
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.storage import apart as never_same
from entourage.storage import contacts, parting, restoring, tables, values
from entourage.storage.idle_pictures import Pictures
from entourage.storage.leaving import circles_idle, memberships
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entourage.domain.watching import Watch
    from entourage.storage.leaving import Leaving
    from entourage.storage.outcome import Outcome
    from entourage.storage.restoring import Unpack
    from entourage.storage.unit import Unit

_IMPORT = tables.table(tables.Import).c
_AT_ONCE = 250  # people between two times at which it can be stopped: a tenth of a second
_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})


def take_back(
    unit: Unit, import_id: int, outcome: Outcome, unpack: Unpack, *, removes_edited: bool, watch: Watch = unwatched
) -> int:
    """Take an import back, with that outcome; return how many circles went.

    unpack: what takes the content of a version apart. removes_edited: whoever an import made, and of whom nobody says
    anything more, goes with what was added by hand.
    """
    unit.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    found, settled = outcome.found, outcome.settled(removes_edited=removes_edited)
    pictures = Pictures(unit, [*found.bare, *found.speaking], found.versions)
    unit.update(tables.RecordVersion, [{"id": key, "import_id": heir} for key, heir in found.heirs.items()])
    places = memberships(unit.session, import_id)
    unit.update(tables.Membership, [{"id": key, "import_id": heir} for key, heir in places.items() if heir])
    _keep_names(unit, [key for key in settled.kept if key not in outcome.typed])
    stay = [*settled.kept, *settled.speaking]
    several = outcome.several(stay)
    counted = _Counted(watch, [len(settled.partings), len(several), len(settled.gone) + len(stay), len(several)])
    parting.separate(unit, settled.partings, unpack, counted)
    counted.go_on()
    apart = parting.take_apart(unit, several, unpack, counted)
    counted.go_on()
    unit.delete(tables.Membership, [key for key, heir in places.items() if not heir])
    _forget_questions(unit, import_id)
    taking = _Taking(unit, found, unpack, pictures, counted)
    taking.remove(settled.gone)
    taking.change([*stay, *apart.merged])
    counted.go_on()
    parting.put_together(unit, apart, unpack, counted)
    pictures.forget()
    circles = _remove_circles(unit, import_id)
    _forget_columns(unit, import_id)
    unit.update(tables.Import, [{"id": import_id, "taken_back_at": unit.at}])
    return circles


class _Counted:
    """Live as the watch of work in several parts, each of which counts its people anew."""

    def __init__(self, watch: Watch, parts: Sequence[int]) -> None:
        self._watch, self._parts, self._at = watch, parts, 0

    def go_on(self) -> None:
        """Begin with the next part."""
        self._at += 1

    def __call__(self, progress: Progress) -> None:
        """Tell how far all of it is."""
        done = sum(self._parts[: self._at]) + min(progress.done, self._parts[self._at])
        self._watch(replace(progress, done=done, total=sum(self._parts)))


class _Taking:
    """Live as what the import said being taken from people, some of them at a time."""

    def __init__(self, unit: Unit, found: Leaving, unpack: Unpack, pictures: Pictures, watch: Watch) -> None:
        """Begin; pictures: those of which it is to be seen whether anybody still has them."""
        self._unit, self._unpack, self._pictures, self._watch = unit, unpack, pictures, watch
        self._done = 0
        self._versions: dict[int, list[int]] = {}
        for version, record in found.versions.items():
            self._versions.setdefault(record, []).append(version)
        self._empty, self._gone = set(found.records), set(found.versions)

    def remove(self, people: Sequence[int]) -> None:
        """Take people away for good, with all that is of them and the bare rows of those who were merged into them."""
        for some in self._each(people):
            whole = contacts.with_merged(self._unit.session, some)
            never_same.erase(self._unit, whole)
            connection = self._unit.session.connection()
            owners: dict[int, int] = dict(connection.exec_driver_sql(_RECORDS, (json.dumps(whole),)).all())
            records = list(owners)
            versions = self._said(records)
            if len(versions) > len(set(owners.values())):  # else everyone has all that the one word of them says
                self._pictures.hear(chain(*restoring.words(self._unit.session, whole, self._unpack).values()))
            _remove_words(self._unit, versions, records)
            self._unit.delete(tables.ValueOrigin, list(self._ask(_LEFT, whole)))
            for model in tables.BELONGINGS:
                self._unit.delete_where(model, "contact_id", whole)
            self._unit.delete_where(tables.Value, "contact_id", whole)
            for other in (tables.Question, tables.AcceptedLeak):
                self._unit.delete_where(other, "other_id", whole)
            self._unit.delete(tables.Merge, list(self._ask(_MERGES, whole)))
            self._unit.delete(tables.Contact, whole)

    def change(self, people: Sequence[int]) -> None:
        """Take away what was said of those who stay."""
        for some in self._each(people):
            before = restoring.words(self._unit.session, some, self._unpack)
            self._pictures.hear(chain(*before.values()))
            records = sorted({one.record for words in before.values() for one in words})
            _remove_words(self._unit, self._said(records), [one for one in records if one in self._empty])
            restoring.restore(self._unit, some, self._unpack, before, self._gone)

    def _each(self, people: Sequence[int]) -> Iterator[Sequence[int]]:
        """Cut people into pieces, and tell before each."""
        for some in chunks(people, _AT_ONCE):
            self._watch(Progress(Stage.WRITING, "", self._done))
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


def _forget_questions(unit: Unit, import_id: int) -> None:
    unit.delete_where(tables.Question, "import_id", [import_id])


_RECORDS = "SELECT id, contact_id FROM source_record WHERE contact_id IN (SELECT value FROM json_each(?))"
_LEFT = """
    SELECT origin.id FROM value JOIN value_origin AS origin ON origin.value_id = value.id
    WHERE value.contact_id IN (SELECT value FROM json_each(?))
"""
_MERGES = """
    WITH gone (uid) AS (SELECT uid FROM contact WHERE id IN (SELECT value FROM json_each(?)))
    SELECT id FROM "merge" WHERE kept IN (SELECT uid FROM gone) OR merged IN (SELECT uid FROM gone)
"""


def _keep_names(unit: Unit, people: Sequence[int]) -> None:
    """Keep the names of people of whom nothing else is left than what is by hand, unless a name is."""
    for some in chunks(people):
        for held in values.unpictured(unit.session, some).values():
            present = [one for one in held if not one.removed]
            if not any(one.by_hand and one.value.kind in _NAMES for one in present):
                called = naming(tuple(one.value for one in present))
                kept = [one.id for one in present if any(one.value is name for name in called)]
                unit.update(tables.Value, [{"id": key, "by_hand": True} for key in kept])


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
