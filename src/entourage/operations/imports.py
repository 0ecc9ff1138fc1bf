"""Bring people in from files: read, plan, and carry the plan out in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.comparing import identity
from entourage.domain.contact import display_name
from entourage.domain.errors import EntourageError
from entourage.domain.matching import traits
from entourage.domain.merging import Effect
from entourage.formats import detect
from entourage.importing.draft import draft_all
from entourage.importing.plan import Action, ImportPlan, KnownRecord, PlannedFile, Step, build_plan
from entourage.operations import circles as circle_operations
from entourage.operations.naming import find_circle
from entourage.storage import circles, contacts, sources, values
from entourage.storage.database import new_uid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.contact import Held, Value
    from entourage.formats.record import Reading
    from entourage.importing.draft import Draft, Drafted
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Unread:
    """Hold a file that could not be read at all, and why."""

    path: Path
    error: EntourageError


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    digest: str
    reading: Reading
    drafted: Drafted


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold what an import did: the contacts it made, by step of its plan, and the people it put into circles."""

    contacts: Mapping[int, int]
    sorted_in: int


def plan(database: Database, paths: Sequence[Path], source: str = "") -> tuple[ImportPlan, list[Unread]]:
    """Read files and plan their import; nothing is written, and a file that cannot be read costs only itself."""
    read: list[_Read] = []
    unread: list[Unread] = []
    for path in paths:
        try:
            read.append(_read(path))
        except EntourageError as error:
            unread.append(Unread(path, error))
    with database.read() as session:
        files = _with_sources(session, read, source)
        changed = [
            known.contact_id
            for file in files
            for draft in file.drafted.drafts
            if (known := file.known.get(draft.key)) and known.digest != draft.digest
        ]
        held = values.held(session, sorted(set(changed)))
        fresh = any(draft.key not in file.known for file in files for draft in file.drafted.drafts)
        people = contacts.compared(session) if fresh else ()
        built = build_plan(files, held, ((key, traits(said)) for key, said in people))
        maybe = {who.contact_id for step in built.steps for who in step.candidates}
        named = {key: name for key, name in contacts.names(session) if key in maybe}
    return replace(built, known=named), unread


def _read(path: Path) -> _Read:
    reading = detect.read(path)
    drafted = draft_all(reading.items)
    if reading.format == "unknown":
        is_empty = any(notice.code == "empty_file" for notice in drafted.notices)
        raise EntourageError("file_empty" if is_empty else "not_contacts", path=str(path))
    if any(notice.code == "bad_json" for notice in drafted.notices):
        raise EntourageError("file_damaged", path=str(path))
    if reading.needs_mapping and not any(display_name(draft.values) for draft in drafted.drafts):
        raise EntourageError("columns_unknown", path=str(path))
    return _Read(path, hashlib.sha256(path.read_bytes()).hexdigest(), reading, drafted)


def _with_sources(session: Session, read: Sequence[_Read], wanted: str) -> list[PlannedFile]:
    files: list[PlannedFile] = []
    for file in read:
        keys = [draft.key for draft in file.drafted.drafts]
        source = _source(session, file, keys, wanted)
        found = sources.last_words(session, source.id, keys) if source else {}
        files.append(
            PlannedFile(
                name=file.path.name,
                file_digest=file.digest,
                format=file.reading.format,
                dialect=file.reading.dialect,
                encoding=file.reading.encoding,
                source=str(source.id) if source else _new_source(files, file.reading, keys, wanted),
                source_id=source.id if source else None,
                source_name=source.name if source else wanted or file.path.name,
                drafted=file.drafted,
                known={
                    key: KnownRecord(word.record_id, word.contact_id, word.digest, word.content, word.is_deleted)
                    for key, word in found.items()
                },
                identified=sources.identified(session, source.id) if source else frozenset(),
                has_come=source is not None and sources.has_come(session, source.id, file.digest),
            )
        )
    return files


def _source(session: Session, file: _Read, keys: Sequence[str], wanted: str) -> sources.Source | None:
    """Guess a file's source: the one named, else where this very file came from, else who knows most of its people."""
    every = {one.id: one for one in sources.every(session) if one.format == file.reading.format}
    if wanted:
        return next((one for one in every.values() if one.name == wanted), None)
    seen = sources.of_file(session, file.digest)
    if seen in every:
        return every[seen]
    known = {key: count for key, count in sources.overlaps(session, keys).items() if key in every}
    return every[max(known, key=lambda key: known[key])] if known else None


def _new_source(files: Sequence[PlannedFile], reading: Reading, keys: Sequence[str], wanted: str) -> str:
    if wanted:
        return f"new {reading.format} {wanted}"
    for file in files:
        is_kin = (file.format, file.dialect) == (reading.format, reading.dialect)
        if is_kin and file.source_id is None and {draft.key for draft in file.drafted.drafts} & set(keys):
            return file.source
    return f"new {len(files)}"


def carry_out(
    database: Database,
    planned: ImportPlan,
    *,
    circle: Named | None = None,
    categories: Sequence[tuple[str, Named]] = (),
) -> Imported:
    """Carry a plan out in one transaction; questions left open become people of their own.

    circle: where new people are put. categories: (category of the files, circle), made where it is not there yet.
    """
    with database.unit("import", {"files": [file.name for file in planned.files]}) as unit:
        if not _writes(planned, categories):
            return Imported({}, 0)
        target = circle_operations.destination(unit, circle) if circle else None
        made = _create_people(unit, planned)
        _create_circles(unit, categories)
        import_ids = _write_sources(unit, planned, made)
        sorted_in = 0
        if target:
            for place, import_id in import_ids.items():
                people = [key for step, key in made.items() if planned.steps[step].file == place]
                sorted_in += len(circles.put_in(unit, target.id, people, import_id))
        sorted_in += _sort_by_categories(unit, planned, made, categories, import_ids)
        unit.params["count"] = len(made)
        return Imported(made, sorted_in)


def _writes(planned: ImportPlan, categories: Sequence[tuple[str, Named]]) -> bool:
    return bool(categories) or any(step.action in (Action.NEW, Action.MAYBE, Action.UPDATED) for step in planned.steps)


def _create_people(unit: Unit, planned: ImportPlan) -> dict[int, int]:
    fresh = [place for place, step in enumerate(planned.steps) if step.action in (Action.NEW, Action.MAYBE)]
    return dict(zip(fresh, contacts.take_ids(unit, len(fresh)), strict=True))


def _write_sources(unit: Unit, planned: ImportPlan, made: Mapping[int, int]) -> dict[int, int]:
    source_ids: dict[str, int] = {}
    import_ids: dict[int, int] = {}
    taken: set[str] = set()
    for place, file in enumerate(planned.files):
        steps = {number: step for number, step in enumerate(planned.steps) if step.file == place}
        if not any(step.action in (Action.NEW, Action.MAYBE, Action.UPDATED) for step in steps.values()):
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
            counts=ImportPlan((file,), tuple(steps.values())).counts,
        )
        fresh = [(made[number], step.draft) for number, step in steps.items() if number in made and step.draft]
        _write_new(unit, source_id, import_ids[place], fresh, taken)
        _write_updates(unit, import_ids[place], [step for step in steps.values() if step.action is Action.UPDATED])
    return import_ids


def _write_new(unit: Unit, source_id: int, import_id: int, fresh: Sequence[tuple[int, Draft]], taken: set[str]) -> None:
    taken |= contacts.known_uids(unit.session, [draft.identifier for _, draft in fresh])
    people = [
        contacts.NewContact(id=key, uid=_free_uid(draft.identifier, taken), kind=draft.kind, values=draft.values)
        for key, draft in fresh
    ]
    value_ids = contacts.create(unit, people, by_hand=False)
    records = sources.create_records(unit, source_id, [(draft.key, key) for key, draft in fresh])
    words = [(record, draft.digest, draft.content) for record, (_, draft) in zip(records, fresh, strict=True)]
    versions = sources.add_versions(unit, import_id, words)
    sources.add_origins(
        unit, ((value, version) for found, version in zip(value_ids, versions, strict=True) for value in found)
    )


def _free_uid(identifier: str, taken: set[str]) -> str:
    uid = identifier if identifier and identifier not in taken else new_uid()
    taken.add(uid)
    return uid


def _write_updates(unit: Unit, import_id: int, steps: Sequence[Step]) -> None:
    updated = [(step, step.record, step.draft) for step in steps if step.record and step.draft]
    people = [record.contact_id for _, record, _ in updated]
    ends = {key: contacts.end_of(found) for key, found in values.held(unit.session, people).items()}
    written = [
        (record.contact_id, ends[record.contact_id] + place, change)
        for step, record, _ in updated
        for place, change in enumerate(step.changes)
        if change.effect in (Effect.ADD, Effect.REPLACE)
    ]
    contacts.replace_values(unit, [change.before for _, _, change in written if change.before])
    fresh = [
        (key, change.after, change.before.position if change.before else end)
        for key, end, change in written
        if change.after
    ]
    contacts.add_values(unit, fresh, by_hand=False)
    words = [(record.id, draft.digest, draft.content) for _, record, draft in updated]
    versions = sources.add_versions(unit, import_id, words)
    held = values.held(unit.session, people)
    origins = [
        (one.id, version)
        for (_, record, draft), version in zip(updated, versions, strict=True)
        for one in _said(held[record.contact_id], draft.values)
    ]
    sources.add_origins(unit, origins)
    contacts.refresh(unit, people)


def _said(held: Sequence[Held], said: Sequence[Value]) -> Iterator[Held]:
    now = {identity(value) for value in said}
    return (one for one in held if not one.removed and identity(one.value) in now)


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
) -> int:
    total = 0
    for category, named in categories:
        circle = find_circle(unit.session, named)
        for place in range(len(planned.files)):
            people = [
                made.get(number) or (step.record.contact_id if step.record else 0)
                for number, step in enumerate(planned.steps)
                if step.file == place and category in step.categories and step.reason != "deleted_by_hand"
            ]
            total += len(circles.put_in(unit, circle.id, list(filter(None, people)), import_ids.get(place)))
    return total


def past(database: Database) -> list[sources.PastImport]:
    """List what was imported, newest first."""
    with database.read() as session:
        return sources.imports(session)
