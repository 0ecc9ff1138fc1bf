"""Bring people in from files: read, plan, and carry the plan out in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.comparing import identity
from entourage.domain.contact import display_name
from entourage.domain.errors import EntourageError
from entourage.domain.matching import traits
from entourage.domain.merging import Effect, follow
from entourage.formats import detect
from entourage.importing.draft import draft_all, unpack
from entourage.importing.plan import NOT_BROUGHT_BACK, Action, ImportPlan, KnownRecord, Step, build_plan, counted
from entourage.operations import circles as circle_operations
from entourage.operations.naming import find_circle
from entourage.operations.sources import Read, with_sources
from entourage.storage import circles, contacts, journal, sources, values
from entourage.storage.database import new_uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.contact import Held, Value
    from entourage.domain.merging import FieldChange
    from entourage.importing.draft import Draft
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Unread:
    """Hold a file that could not be read at all, and why."""

    path: Path
    error: EntourageError


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold what an import did: the contacts it made, by step of its plan, and the people it put into circles.

    left_out: people not put into Less familiar because they are in a closer circle.
    """

    contacts: Mapping[int, int]
    sorted_in: int
    left_out: tuple[int, ...]


def plan(database: Database, paths: Sequence[Path], source: str = "") -> tuple[ImportPlan, list[Unread]]:
    """Read files and plan their import; nothing is written, and a file that cannot be read costs only itself."""
    read: list[Read] = []
    unread: list[Unread] = []
    for path in paths:
        try:
            read.append(_read(path))
        except EntourageError as error:
            unread.append(Unread(path, error))
    with database.read() as session:
        based_on = journal.latest(session)
        files = with_sources(session, read, source)
        changed = [
            known.contact_id
            for file in files
            for draft in file.drafted.drafts
            if (known := file.known.get(draft.key)) and known.digest != draft.digest
        ]
        held = _Held(session, sorted(set(changed)))
        fresh = any(draft.key not in file.known for file in files for draft in file.drafted.drafts)
        people = contacts.compared(session) if fresh else ()
        trash = contacts.compared(session, in_trash=True) if fresh and any(file.deleted for file in files) else ()
        built = build_plan(
            files,
            held,
            ((key, traits(said)) for key, said in people),
            ((key, traits(said)) for key, said in trash),
        )
        maybe = {who.contact_id for step in built.steps for who in step.candidates}
        named = {key: name for key, name in contacts.names(session) if key in maybe}
    return replace(built, known=named, based_on=based_on), unread


class _Held(dict[int, "list[Held]"]):
    """Live as the values of contacts: those of many read at once, and of the odd one more when it is asked for."""

    def __init__(self, session: Session, contact_ids: Sequence[int]) -> None:
        super().__init__(values.held(session, contact_ids))
        self._session = session

    def __missing__(self, contact_id: int) -> list[Held]:
        self[contact_id] = values.held(self._session, [contact_id])[contact_id]
        return self[contact_id]


def _read(path: Path) -> Read:
    reading = detect.read(path)
    drafted = draft_all(reading.items)
    if reading.format == "unknown":
        found = {notice.code: notice.text for notice in drafted.notices}
        code = "file_empty" if "empty_file" in found else "not_contacts"
        raise EntourageError(code, path=str(path), looks=found.get("not_contacts", ""))
    if any(notice.code == "bad_json" for notice in drafted.notices):
        raise EntourageError("file_damaged", path=str(path))
    if reading.needs_mapping and not any(display_name(draft.values) for draft in drafted.drafts):
        raise EntourageError("columns_unknown", path=str(path))
    return Read(path, hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, reading, drafted)


def carry_out(
    database: Database,
    planned: ImportPlan,
    *,
    circle: Named | None = None,
    categories: Sequence[tuple[str, Named]] = (),
) -> Imported:
    """Carry a plan out in one transaction; questions left open become people of their own.

    circle: where new people are put. categories: (category of the files, circle), made where it is not there yet.
    Raises EntourageError: "book_changed" where something was written since the plan was made.
    """
    with database.unit("import", {"files": [file.name for file in planned.files]}) as unit:
        if journal.latest(unit.session, before=unit.id) != planned.based_on:
            raise EntourageError("book_changed")
        if not (categories or any(_is_written(planned, place) for place in range(len(planned.files)))):
            return Imported({}, 0, ())
        target = circle_operations.destination(unit, circle) if circle else None
        made = _create_people(unit, planned)
        _create_circles(unit, categories)
        import_ids = _write_sources(unit, planned, made)
        sorted_in = 0
        if target:
            for place, import_id in import_ids.items():
                people = [key for step, key in made.items() if planned.steps[step].file == place]
                sorted_in += len(circles.put_in(unit, target.id, people, import_id))
        by_category, left_out = _sort_by_categories(unit, planned, made, categories, import_ids)
        unit.params["counts"] = planned.counts
        return Imported(made, sorted_in + by_category, left_out)


def _is_written(planned: ImportPlan, place: int) -> bool:
    """Tell whether a file is written down: it says something new, or it came for the first time."""
    file = planned.files[place]
    steps = [step for step in planned.steps if step.file == place and step.action is not Action.UNREADABLE]
    return any(not file.has_come or step.action is not Action.SAME or step.deleted for step in steps)


def _create_people(unit: Unit, planned: ImportPlan) -> dict[int, int]:
    fresh = [place for place, step in enumerate(planned.steps) if step.action in (Action.NEW, Action.MAYBE)]
    return dict(zip(fresh, contacts.take_ids(unit, len(fresh)), strict=True))


def _write_sources(unit: Unit, planned: ImportPlan, made: Mapping[int, int]) -> dict[int, int]:
    source_ids: dict[str, int] = {}
    import_ids: dict[int, int] = {}
    records: dict[int, KnownRecord] = {}
    taken: set[str] = set()
    for place, file in enumerate(planned.files):
        steps = {number: step for number, step in enumerate(planned.steps) if step.file == place}
        if not _is_written(planned, place):
            continue
        source_id = file.source_id or source_ids.get(file.source)
        source_id = source_id or sources.create(unit, file.format, file.dialect, file.source_name)
        source_ids[file.source] = source_id
        import_ids[place] = sources.create_import(
            unit,
            source_id,
            file_name=file.name,
            file_digest=file.file_digest,
            encoding=file.encoding,
            counts=counted(steps.values()),
        )
        fresh = {number: (made[number], step.draft) for number, step in steps.items() if number in made and step.draft}
        records |= _write_new(unit, source_id, import_ids[place], fresh, taken)
        updated = {number: step for number, step in steps.items() if step.is_news}
        records |= _write_updates(unit, import_ids[place], updated, records)
        _write_kept_away(unit, source_id, import_ids[place], steps.values())
    return import_ids


def _write_kept_away(unit: Unit, source_id: int, import_id: int, steps: Iterable[Step]) -> None:
    """Keep whom rows were taken for that the person deleted, so that they are known from now on."""
    kept = [(step.deleted, step.draft) for step in steps if step.deleted is not None and step.draft]
    records = sources.create_records(unit, source_id, [(draft.key, key) for key, draft in kept])
    words = [(record, draft.digest, draft.content) for record, (_, draft) in zip(records, kept, strict=True)]
    sources.add_versions(unit, import_id, words)


def _write_new(
    unit: Unit, source_id: int, import_id: int, fresh: Mapping[int, tuple[int, Draft]], taken: set[str]
) -> dict[int, KnownRecord]:
    """Write people who are new, and return what their source is known to have said, by step."""
    taken |= contacts.known_uids(unit.session, [draft.identifier for _, draft in fresh.values()])
    people = [
        contacts.NewContact(id=key, uid=_free_uid(draft.identifier, taken), kind=draft.kind, values=draft.values)
        for key, draft in fresh.values()
    ]
    value_ids = contacts.create(unit, people, by_hand=False)
    records = sources.create_records(unit, source_id, [(draft.key, key) for key, draft in fresh.values()])
    words = [(record, draft.digest, draft.content) for record, (_, draft) in zip(records, fresh.values(), strict=True)]
    versions = sources.add_versions(unit, import_id, words)
    sources.add_origins(
        unit, ((value, version) for found, version in zip(value_ids, versions, strict=True) for value in found)
    )
    return {
        step: KnownRecord(record, key, draft.digest, draft.content, is_deleted=False)
        for record, (step, (key, draft)) in zip(records, fresh.items(), strict=True)
    }


def _free_uid(identifier: str, taken: set[str]) -> str:
    uid = identifier if identifier and identifier not in taken else new_uid()
    taken.add(uid)
    return uid


def _write_updates(
    unit: Unit, import_id: int, steps: Mapping[int, Step], records: Mapping[int, KnownRecord]
) -> dict[int, KnownRecord]:
    """Write what sources say anew of people, and return what they are then known to have said, by step.

    records: what they said in earlier files of the same plan, by step.
    """
    updated = [(number, *_known(step, records)) for number, step in steps.items()]
    people = [record.contact_id for _, _, record, _ in updated]
    held = values.held(unit.session, people)
    _write_changes(unit, held, [(record, _changes(step, record, draft, held)) for _, step, record, draft in updated])
    words = [(record.id, draft.digest, draft.content) for _, _, record, draft in updated]
    versions = sources.add_versions(unit, import_id, words)
    held = values.held(unit.session, people)
    origins = [
        (one.id, version)
        for (_, _, record, draft), version in zip(updated, versions, strict=True)
        for one in _said(held[record.contact_id], draft.values)
    ]
    sources.add_origins(unit, origins)
    contacts.refresh(unit, [record.contact_id for _, step, record, _ in updated if step.action is Action.UPDATED])
    return {number: replace(record, digest=draft.digest, content=draft.content) for number, _, record, draft in updated}


def _known(step: Step, records: Mapping[int, KnownRecord]) -> tuple[Step, KnownRecord, Draft]:
    record = step.record if step.after is None else records[step.after]
    assert record is not None  # noqa: S101 - what is updated was known
    assert step.draft is not None  # noqa: S101 - and is someone
    return step, record, step.draft


def _changes(
    step: Step, record: KnownRecord, draft: Draft, held: Mapping[int, Sequence[Held]]
) -> Sequence[FieldChange]:
    """Give the changes of a step; those after another step were planned on people who had no rows yet."""
    if step.after is None:
        return step.changes
    return follow(unpack(record.content), draft.values, held[record.contact_id])


def _write_changes(
    unit: Unit, held: Mapping[int, Sequence[Held]], changed: Sequence[tuple[KnownRecord, Sequence[FieldChange]]]
) -> None:
    written = [
        (record.contact_id, contacts.end_of(held[record.contact_id]) + place, change)
        for record, changes in changed
        for place, change in enumerate(changes)
        if change.effect in (Effect.ADD, Effect.REPLACE)
    ]
    contacts.replace_values(unit, [change.before for _, _, change in written if change.before])
    fresh = [
        (key, change.after, change.before.position if change.before else end)
        for key, end, change in written
        if change.after
    ]
    contacts.add_values(unit, fresh, by_hand=False)


def _said(held: Sequence[Held], said: Sequence[Value]) -> list[Held]:
    """Pick what is said of what a person has: value for value the very same, else what differs only in writing."""
    present = [one for one in held if not one.removed]
    found: dict[int, Held] = {}
    for value in said:
        same = [one for one in present if identity(one.value) == identity(value)]
        exact = [one for one in same if (one.value.text, one.value.label) == (value.text, value.label)]
        found |= {one.id: one for one in exact or same}
    return list(found.values())


def contact_of(planned: ImportPlan, place: int, made: Mapping[int, int]) -> int | None:
    """Tell which contact a step is about; made: the contacts that the import made, by step."""
    first = planned.first_about(place)
    record = planned.steps[first].record
    return made.get(first) or (record.contact_id if record else None)


def _create_circles(unit: Unit, categories: Sequence[tuple[str, Named]]) -> None:
    for _, named in categories:
        try:
            find_circle(unit.session, named)
        except EntourageError:
            circle_operations.make(unit, named)


def _sort_by_categories(
    unit: Unit,
    planned: ImportPlan,
    made: Mapping[int, int],
    categories: Sequence[tuple[str, Named]],
    import_ids: Mapping[int, int],
) -> tuple[int, tuple[int, ...]]:
    total = 0
    left_out: dict[int, None] = {}
    for category, named in categories:
        circle = find_circle(unit.session, named)
        for place in range(len(planned.files)):
            people = [
                contact_of(planned, number, made)
                for number, step in enumerate(planned.steps)
                if step.file == place and category in step.categories and step.reason not in NOT_BROUGHT_BACK
            ]
            coming = list(dict.fromkeys(key for key in people if key))
            closer = circle_operations.in_closer(unit, coming, circle)
            left_out |= dict.fromkeys(closer)
            coming = [key for key in coming if key not in closer]
            total += len(circles.put_in(unit, circle.id, coming, import_ids.get(place)))
    return total, tuple(left_out)


def past(database: Database) -> list[sources.PastImport]:
    """List what was imported, newest first."""
    with database.read() as session:
        return sources.imports(session)
