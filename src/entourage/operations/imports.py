"""Bring people in from files: read, plan, and carry the plan out in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from entourage.domain.contact import display_name
from entourage.domain.errors import EntourageError
from entourage.domain.making import made_in_masses
from entourage.domain.matching import traits
from entourage.domain.watching import Progress, Stage, attended, of_file, tick, ticking, unwatched
from entourage.formats.inner_files import unpacked_once
from entourage.formats.netted import READER_FAILED
from entourage.formats.record import NOTHING_TOLD, Told
from entourage.importing import choosing, workers
from entourage.importing.choosing import Choice
from entourage.importing.contents import unpack
from entourage.importing.drafting import gathered, singly
from entourage.importing.outcomes import tallied
from entourage.importing.planning import build_plan
from entourage.operations import circles as circle_operations
from entourage.operations import columns, pasting
from entourage.operations.carrying import Writing, contact_of, create_circles, sort_by_categories, written
from entourage.operations.crowds import Crowd, without_crowd
from entourage.operations.gathering import Gathering, Given
from entourage.operations.kept import Kept
from entourage.operations.labelling import with_labels
from entourage.operations.opening import Opened
from entourage.operations.picturing import with_pictures
from entourage.operations.reading import Read
from entourage.operations.reporting import Unread
from entourage.operations.sources import with_sources
from entourage.operations.telling import Telling
from entourage.storage import apart, circles, contacts, journal, sources, speaking, values
from entourage.storage.names_said import names_said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from entourage.domain.contact import Held
    from entourage.domain.matching import Word
    from entourage.domain.watching import Watch
    from entourage.formats.record import Notice, Reading
    from entourage.importing.draft import Single
    from entourage.importing.drafting import Drafted
    from entourage.importing.plan import Answer, ImportPlan, PlannedFile
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session

__all__ = ["Choice", "Kept", "Unread", "contact_of"]


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold what an import did: the contacts it made, by step of its plan, and the people it put into circles.

    left_out: people not put into Less familiar because they are in a closer circle. imports: its id, file by file.
    """

    contacts: Mapping[int, int]
    sorted_in: int
    left_out: tuple[int, ...]
    imports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """Hold what a person says of a file: from which source it is (empty: to be guessed), and how it is to be read."""

    source: str = ""
    told: Told = NOTHING_TOLD


@made_in_masses()
@unpacked_once()
def plan(
    database: Database,
    paths: Sequence[Path],
    source: str = "",
    *,
    told: Told = NOTHING_TOLD,
    about: Mapping[Path, About] | None = None,
    kept: Kept | None = None,
    region: str = "",
    watch: Watch = unwatched,
) -> tuple[ImportPlan, list[Unread]]:
    """Read files and plan their import; nothing is written, and a file that cannot be read costs only itself.

    source, told: of all files; about: what is said of each instead. kept: what was read before, which stays so where
    nothing else is said of it. region: where telephone numbers without a country are from ("CA"). watch: is told how
    far it is; what it raises ends it.
    """
    gathering, kept = Gathering(paths, watch), kept or Kept()
    read = _read_all(database, gathering, (about or {}, About(source, told)), kept, watch)
    read = with_labels(with_pictures(read, gathering, watch, kept.pictures))
    inside = gathering.close()
    with attended(Telling(watch, "", Stage.KNOWING)), database.read() as session:
        based_on = journal.latest(session)
        files = with_sources(session, read, watch)
        held, built = _built(session, files, region, watch)
        maybe = {who.contact_id for step in built.steps for who in step.candidates}
        named = {key: name for key, name in contacts.names(session) if key in maybe} if maybe else {}
    planned = replace(built, known=named, held=dict(held), based_on=based_on, containers=inside)
    return planned, gathering.unread


@workers.kept_ready()
def _read_all(
    database: Database, gathering: Gathering, said: tuple[Mapping[Path, About], About], kept: Kept, watch: Watch
) -> list[Read]:
    """Read the files that are meant; said: of some of them, and of all the others."""
    read: list[Read] = []
    remembered = columns.remembered(database)
    encoding_before = partial(_encoding_before, database)
    about, of_all = said
    crowd = Crowd()
    for place, given in enumerate(gathering.given):
        known = _about(about, given) or of_all
        known = replace(known, told=replace(known.told, taught=remembered if known.told.recalls else ()))
        try:
            crowd.add(given.path)
            telling = of_file(watch, place, len(gathering.given))
            read_anew = partial(_read, given, known.told, encoding_before, telling)
            one = kept.read(given, known.told, encoding_before, read_anew)
            crowd.add(given.path, len(one.drafted.drafts))
            one = replace(one, wanted=pasting.source(given.path, known.source or of_all.source))
        except EntourageError as error:
            gathering.refuse(given, error)
        else:
            is_meant = given.path in about
            if gathering.takes(given, one.reading, one.digest, known.told, copies=one.copies, is_meant=is_meant):
                read.append(one)
    kept.keep_only({given.path for given in gathering.given})
    return read


def _about(about: Mapping[Path, About], given: Given) -> About | None:
    """Find what is said of a file, else of the folder or archive that it was found in."""
    return about.get(given.path) or (about.get(given.container) if given.container else None)


def _built(session: Session, files: Sequence[PlannedFile], region: str, watch: Watch) -> tuple[_Held, ImportPlan]:
    changed = [
        known.contact_id
        for file in files
        for draft in file.drafted.drafts
        if (known := file.known.get(draft.key)) and known.digest != draft.digest
    ]
    changed += [record.contact_id for file in files for record in file.given.values()]
    tick()
    held = _Held(session, sorted(set(changed)))
    fresh = any(draft.key not in file.known for file in files for draft in file.drafted.drafts)
    people = contacts.compared(session) if fresh else ()
    trash = contacts.compared(session, in_trash=True) if fresh and any(file.deleted for file in files) else ()
    names = names_said(session, unpack) if fresh else {}
    built = build_plan(
        files,
        held,
        ((key, traits(said, names.get(key, ()))) for key, said in ticking(people)),
        ((key, traits(said)) for key, said in ticking(trash)),
        watch,
        apart=apart.known(session) if fresh else None,
        bearers=speaking.bearers(session, _strange(files)) if fresh else None,
        region=region,
    )
    return held, built


def _strange(files: Sequence[PlannedFile]) -> list[str]:
    """Name the identifiers of those of whom their sources said nothing so far."""
    drafts = ((file, draft) for file in files for draft in file.drafted.drafts)
    return [draft.identifier for file, draft in drafts if draft.identifier and draft.key not in file.known]


class _Held(dict[int, "list[Held]"]):
    """Live as the values of contacts: those of many read at once, and of the odd one more when it is asked for."""

    def __init__(self, session: Session, contact_ids: Sequence[int]) -> None:
        super().__init__(values.held(session, contact_ids))
        self._session = session

    def __missing__(self, contact_id: int) -> list[Held]:
        self[contact_id] = values.held(self._session, [contact_id])[contact_id]
        return self[contact_id]


def _read(given: Given, told: Told, encoding_before: Callable[[str], str], watch: Watch) -> Read:
    path, telling = given.path, Telling(watch, given.name)
    workers.expect(path)
    telling(0)
    with attended(telling):
        opened = Opened(given, told, encoding_before)
        telling.lines = opened.lines
        drafted = gathered(without_crowd(path, opened.reading, _singly(opened.reading, telling)), watch, given.name)
    reading, digest = opened.done()
    _refuse(path, reading, drafted)
    evidence, doubts = opened.evidence()
    return Read(
        path,
        digest,
        _saved(path) if given.saved is None else given.saved,
        reading,
        replace(drafted, notices=(*doubts, *drafted.notices)),
        evidence=evidence,
        container=given.container,
        archive=given.archive,
        parts=tuple(opened.cards.parts),
        copies=opened.cards.copies,
    )


def _refuse(path: Path, reading: Reading, drafted: Drafted) -> None:
    """Raise EntourageError where a file is no list of people, is damaged, or nobody knows what its columns hold."""
    found = {notice.code: notice.text for notice in drafted.notices}
    if reading.format == "unknown":
        if READER_FAILED in found:
            raise EntourageError("file_not_understood", path=str(path), fault=found[READER_FAILED])
        code = "file_empty" if "empty_file" in found else "not_contacts"
        people = reading.aside.people if reading.aside else 0
        raise EntourageError(code, path=str(path), looks=found.get("not_contacts", ""), people=people)
    if "bad_json" in found:
        raise EntourageError("file_damaged", path=str(path))
    if reading.needs_mapping and not any(display_name(draft.values) for draft in drafted.drafts):
        raise EntourageError("columns_unknown", path=str(path), columns=reading.columns)


def _saved(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or ""
        raise EntourageError("file_read_failed", path=str(path), reason=reason) from fault


def _encoding_before(database: Database, digest: str) -> str:
    """Tell in which encoding this very file was read when it came before, so that it says the same again."""
    with database.read() as session:
        return sources.encoding_of(session, digest)


def _singly(reading: Reading, telling: Telling) -> Iterator[Single | Notice]:
    """Read and draft a file, a large one in several processes where it can be cut."""
    if not reading.pieces:
        yield from singly(telling.each(reading.items))
        return
    yield from reading.begin
    yield from workers.by_many(reading.pieces(), telling)


def choose(database: Database, planned: ImportPlan, choices: Mapping[int, Choice]) -> ImportPlan:
    """Decide steps of a plan, by their places; nothing is written."""
    missing = sorted(choosing.touched(planned, choices) - planned.held.keys())
    if missing:
        with database.read() as session:
            planned = replace(planned, held={**planned.held, **values.held(session, missing)})
    return choosing.choose(planned, choices)


def answer_all(database: Database, planned: ImportPlan, word: Word, answer: Answer) -> ImportPlan:
    """Answer all questions of a plan in which the likeliest person is so likely; nothing is written."""
    choices = choosing.answer_all(planned, word, answer)
    return choose(database, planned, choices) if choices else planned


def shrunk(file: PlannedFile) -> EntourageError:
    """Tell that a file names fewer than half of the people of its source."""
    return EntourageError("source_shrunk", file=file.name, source=file.source_name, had=file.had, has=file.has)


def take_as_part(planned: ImportPlan, places: Collection[int]) -> ImportPlan:
    """Answer of files (their places) that have lost most people of their source: they are only a part of it.

    If it is another source instead, plan anew with its name; nothing else is to be done where nobody answers.
    """
    return choosing.as_part(planned, {planned.files[place].file_digest for place in places})


def choose_again(database: Database, before: ImportPlan, planned: ImportPlan) -> ImportPlan:
    """Make on a new plan the choices made on an earlier one that still apply."""
    planned = choosing.as_part(planned, {file.file_digest for file in before.files if file.is_part})
    choices = choosing.kept(before, planned)
    return choose(database, planned, choices) if choices else planned


@made_in_masses()
def carry_out(
    database: Database,
    planned: ImportPlan,
    *,
    circle: Named | None = None,
    categories: Sequence[tuple[str, Named]] = (),
    watch: Watch = unwatched,
) -> Imported:
    """Carry a plan out in one transaction; questions left open become people of their own.

    circle: where new people are put. categories: (category of the files, circle). Circles are made where they are
    not there yet. watch: is told how far it is; what it raises ends it, and nothing is written.
    Raises EntourageError: "book_changed" where something was written since the plan was made; "source_shrunk" where a
    file names fewer than half of the people of its source, and nobody said that it is a part.
    """
    if lost := [file for file in planned.files if file.is_shrunk]:
        raise shrunk(lost[0])
    with attended(lambda _: watch(Progress(Stage.WRITING))):
        writes = bool(categories or written(planned))
    code = "import" if writes else "teach_columns"
    with database.unit(code, {"files": [file.name for file in planned.files]}, watch=watch) as unit:
        if journal.latest(unit.session, before=unit.id) != planned.based_on:
            raise EntourageError("book_changed")
        columns.remember(unit, ((file.name, file.teaching) for file in planned.files))
        if not writes:
            return Imported({}, 0, ())
        columns.remember(unit, ((file.recalled, file.learned) for file in planned.files if not file.teaching))
        with attended(lambda _: watch(Progress(Stage.WRITING))):
            writing = Writing(unit, planned, watch)
        known = {one.id for one in circles.every(unit.session)}
        create_circles(unit, [named for _, named in categories] + ([circle] if circle else []))
        target = circle_operations.destination(unit, circle) if circle else None
        with attended(lambda _line: writing.tell()):
            import_ids = writing.files()
        sorted_in = _put_in(writing, target.id, import_ids) if target else 0
        by_category, left_out = sort_by_categories(writing, categories, import_ids)
        writing.note(import_ids, {one.id for one in circles.every(unit.session)} - known)
        unit.params["counts"] = tallied(writing.outcomes)
        return Imported(writing.made, sorted_in + by_category, left_out, tuple(import_ids.values()))


def _put_in(writing: Writing, circle_id: int, import_ids: Mapping[int, int]) -> int:
    """Put whoever is new into a circle; return how many."""
    sorted_in = 0
    for place, import_id in import_ids.items():
        people = [writing.made[number] for number, _ in writing.steps(place) if number in writing.made]
        sorted_in += len(circles.put_in(writing.unit, circle_id, people, import_id))
    return sorted_in


def sources_known(database: Database) -> list[sources.Source]:
    """List the sources of the book, oldest first."""
    with database.read() as session:
        return sources.every(session)


def past(database: Database) -> list[sources.PastImport]:
    """List what was imported, newest first."""
    with database.read() as session:
        return sources.imports(session)
