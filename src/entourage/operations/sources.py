"""Which source a file is from: told, or guessed by who is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING

from entourage.domain.apart import form
from entourage.domain.contact import called
from entourage.domain.text import as_shown, fold, whole
from entourage.domain.watching import Stage, attended, tick, ticking, unwatched
from entourage.importing.contents import unpack
from entourage.importing.plan import KnownRecord, PlannedFile
from entourage.operations.lacking import record_of, rows_known, with_gone
from entourage.operations.own import Own, own_of
from entourage.operations.telling import Telling
from entourage.storage import sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.watching import Watch
    from entourage.importing.draft import Draft
    from entourage.operations.reading import Read
    from entourage.storage.database import Session

_SHARE = 0.5
_MOST_COMPARED = 100  # files that name one person


def with_sources(session: Session, read: Sequence[Read], watch: Watch = unwatched) -> list[PlannedFile]:
    """Find the source of each file, and what it said before.

    Files of one source come in the order in which they were saved.
    """
    files: list[PlannedFile] = []
    heard, numbers = _Heard(), count(-1, -1)
    for file in read:
        with attended(Telling(watch, file.name, Stage.KNOWING)):
            tick()
            mine = own_of(session, file, numbers)
            if mine and mine.is_file:
                files.append(_of_own(session, files, file, mine))
                heard.add(files[-1])
                continue
            said = [sources.Said(draft.key, draft.digest) for draft in ticking(file.drafted.drafts)]
            sibling = None if file.wanted else _sibling(files, read, file)
            source = _source(session, file, said, file.wanted) or _source_of(session, sibling)
            if source:
                files.append(_of_source(session, file, source))
            else:
                alike = [] if file.wanted else heard.alike(file)
                planned = _of_new(session, files, file, sibling.source if sibling else _new_source(files, file, alike))
                files = [*_bridged(files, planned, alike), planned]
            files[-1] = replace(files[-1], given=mine.known) if mine else files[-1]
            if len(read) > 1:
                heard.add(files[-1])
    return with_gone(session, _older_first(files, [file.modified for file in read]))


def _of_source(session: Session, file: Read, source: sources.Source) -> PlannedFile:
    """Plan a file of a source that the book knows, with what that said before."""
    has_come = sources.has_come(session, source.id, file.digest)
    is_told = file.reading.teaching is not None or bool(file.reading.recalled)
    known = _known(session, source, file.drafted.drafts, by_words=has_come or is_told)
    return replace(
        _planned(file, str(source.id), source.name),
        source_id=source.id,
        is_guessed=not (file.wanted or sources.has_ever_come(session, source.id, file.digest)),
        known=known,
        identified=sources.identified(session, source.id),
        deleted=sources.in_trash(session, source.id),
        has_come=has_come,
        left_out=_unheard(session, source.id, file, known) if has_come else frozenset(),
    )


def _of_own(session: Session, files: Sequence[PlannedFile], file: Read, mine: Own) -> PlannedFile:
    """Plan an export of this book that comes back: only what was changed in it elsewhere comes from it."""
    source_id = sources.of_file(session, file.digest)
    source = next((one for one in sources.every(session) if one.id == source_id), None)
    others = [draft for draft in mine.drafts if draft.key not in mine.known]
    came = _known(session, source, others, by_words=True) if source else {}
    return replace(
        _planned(file, f"own {len(files)}", source.name if source else _name(session, files, file, "", "")),
        source_id=source_id,
        is_own=True,
        drafted=replace(file.drafted, drafts=mine.drafts),
        known={**mine.known, **came},
        identified=frozenset(record.contact_id for record in mine.known.values()),
        has_come=source_id is not None,
        left_out=sources.left_out(session, source_id, file.digest)[1] if source_id else frozenset(),
    )


def _of_new(session: Session, files: Sequence[PlannedFile], file: Read, key: str) -> PlannedFile:
    """Plan a file of a source that the book does not know; key: of that source, which earlier files may have."""
    return _planned(file, key, _name(session, files, file, key, file.wanted))


def _planned(file: Read, source: str, name: str) -> PlannedFile:
    """Plan a file by what it says alone."""
    reading = file.reading
    return PlannedFile(
        name=file.name,
        file_digest=file.digest,
        format=reading.format,
        dialect=reading.dialect,
        encoding=reading.encoding,
        source=source,
        source_id=None,
        source_name=name,
        is_guessed=False,
        drafted=file.drafted,
        known={},
        identified=frozenset(),
        deleted=frozenset(),
        has_come=False,
        path=str(file.path),
        moment=str(file.archive) if file.archive else f"{file.path.parent} {file.modified}",
        parts=file.parts,
        needs_mapping=reading.needs_mapping,
        evidence=file.evidence,
        columns=reading.columns,
        teaching=reading.teaching,
        learned=reading.learned,
        recalled=reading.recalled,
    )


def _name(session: Session, files: Sequence[PlannedFile], read: Read, key: str, wanted: str) -> str:
    """Name a new source: as told, or after its first file, with a number where another has that name."""
    for file in files:
        if file.source == key:
            return file.source_name
    name = whole(wanted) or read.given_name
    taken = {one.name for one in sources.every(session) if one.format == read.reading.format}
    taken |= {file.source_name for file in files if file.format == read.reading.format}
    wordings = chain((name, whole(wanted) or read.name), (f"{name} ({number})" for number in count(2)))
    return next(one for one in wordings if one not in taken)


def _known(
    session: Session, source: sources.Source, drafts: Sequence[Draft], *, by_words: bool
) -> dict[str, KnownRecord]:
    """Read what a source said last of these people, by draft.

    by_words: also what it once said in the very same words, of a file that has come, or that may be read otherwise now.
    """
    said = [sources.Said(draft.key, draft.digest) for draft in drafts]
    words = sources.last_words(session, source.id, said)
    found = {key: record_of(word) for key, word in words.items()}
    rest = [draft for draft in drafts if draft.other_key and _is_doubtful(words.get(draft.key), draft)]
    others = sources.last_words(session, source.id, [sources.Said(one.other_key, one.digest) for one in rest])
    claimed = {record.id for record in found.values()}
    for draft in rest:
        word = others.get(draft.other_key)
        if word and word.record_id not in claimed and _is_of(word, draft):
            found[draft.key] = replace(record_of(word), is_by_name=True)
            claimed.add(word.record_id)
    if by_words:
        unknown = [sources.Said(draft.key, draft.digest) for draft in drafts if draft.key not in found]
        said_once = sources.in_the_same_words(session, source.id, unknown)
        found |= {key: record_of(word) for key, word in said_once.items()}
    return found | rows_known(session, source.id, drafts, found)


def _unheard(session: Session, source_id: int, file: Read, known: Mapping[str, KnownRecord]) -> frozenset[int]:
    """Name the lines of a file left out when it came last, but those whose source has said something newer since."""
    came, left_out = sources.left_out(session, source_id, file.digest)
    records = {draft.line: known[draft.key].id for draft in file.drafted.drafts if draft.key in known}
    newer = sources.spoken_since(session, came, [records[line] for line in left_out if line in records])
    return frozenset(line for line in left_out if records.get(line) not in newer)


def _is_doubtful(word: sources.LastWord | None, draft: Draft) -> bool:
    """Tell whether someone is not known by an identifier alone: another name stood under it."""
    return word is None or (word.digest != draft.digest and not _is_of(word, draft))


def _is_of(word: sources.LastWord, draft: Draft) -> bool:
    """Tell whether a source's last word under an identifier, which others have too, was of this very name."""
    if not word.content:
        return True  # of someone erased nothing else is known
    return fold(as_shown(called(unpack(word.content)))) == fold(draft.name)


def _older_first(files: Sequence[PlannedFile], modified: Sequence[int]) -> list[PlannedFile]:
    """Put the files of one source, in their places among the others, in the order in which they were saved."""
    ordered = list(files)
    by_source: dict[str, list[int]] = {}
    for place, file in enumerate(files):
        by_source.setdefault(file.source, []).append(place)
    for places in by_source.values():
        for place, oldest in zip(places, sorted(places, key=lambda one: modified[one]), strict=True):
            ordered[place] = files[oldest]
    return ordered


def _source(session: Session, file: Read, said: Sequence[sources.Said], wanted: str) -> sources.Source | None:
    """Guess a file's source: the one named, else where this very file came from, else who knows most of its people."""
    every = {one.id: one for one in sources.every(session) if form(one.format) == form(file.reading.format)}
    if wanted:
        return next((one for one in every.values() if one.name == wanted), None)
    seen = sources.of_file(session, file.digest)
    if seen in every or not every:
        return every.get(seen or 0)
    sizes = sources.sizes(session)
    share = _share(file)
    shared = {
        key: number
        for key, number in sources.overlaps(session, said).items()
        if key in every and number >= share * min(len(said), sizes[key])
    }
    return every[max(shared, key=lambda key: shared[key])] if shared else None


def _share(file: Read) -> float:
    """Say how much of the smaller of two files makes them one source's; a network names a person alike to everyone."""
    has_identifiers = any(draft.identifier for draft in file.drafted.drafts)
    # Of pasted names nothing but the names is known, and two lists of friends have some in common.
    names_people = file.reading.format == "names" or (file.reading.format != "vcard" and has_identifiers)
    return _SHARE if names_people else 0


def _sibling(files: Sequence[PlannedFile], read: Sequence[Read], file: Read) -> PlannedFile | None:
    """Find a file that the same program put into the same archive: all in there comes from one account."""
    kin = file.archive, form(file.reading.format), file.reading.dialect
    pairs = zip(files, read, strict=False)
    found = (one for one, other in pairs if (other.archive, form(one.format), one.dialect) == kin)
    return next(found, None) if file.archive else None


def _source_of(session: Session, file: PlannedFile | None) -> sources.Source | None:
    known = (one for one in sources.every(session) if file and one.id == file.source_id)
    return next(known, None)


def _new_source(files: Sequence[PlannedFile], read: Read, alike: Sequence[int]) -> str:
    """Give the key of a source that the book does not know: the one of the first file alike, or another."""
    if read.wanted:
        return f"new {read.reading.format} {read.wanted}"
    return files[alike[0]].source if alike else f"new {len(files)}"


def _bridged(files: list[PlannedFile], planned: PlannedFile, alike: Sequence[int]) -> list[PlannedFile]:
    """Take for one source those of earlier files that had nobody in common until this file came."""
    found = {files[place].source for place in alike} - {planned.source}
    joined = {source for source in found if source.removeprefix("new ").isdecimal()}  # and none that a person named
    if not joined:
        return files
    return [
        replace(file, source=planned.source, source_name=planned.source_name) if file.source in joined else file
        for file in files
    ]


class _Heard:
    """Live as which files of a plan name whom, without comparing each with each: an archive may hold 200,000."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str, str], list[int]] = {}
        self._sizes: list[int] = []

    def add(self, file: PlannedFile) -> None:
        """Remember the next file; one of a source that the book knows, or of the book, is compared with none."""
        is_new = file.source_id is None and not file.is_own
        keys = {draft.key for draft in file.drafted.drafts} if is_new else set[str]()
        for key in keys:
            self._places.setdefault((form(file.format), file.dialect, key), []).append(len(self._sizes))
        self._sizes.append(len(keys))

    def alike(self, read: Read) -> list[int]:
        """Find the files that come from the same source as another; where many name someone, the last of them."""
        kind, share = (form(read.reading.format), read.reading.dialect), _share(read)
        keys = {draft.key for draft in read.drafted.drafts}
        shared = Counter(place for key in keys for place in self._places.get((*kind, key), [])[-_MOST_COMPARED:])
        return sorted(place for place, number in shared.items() if number >= share * min(self._sizes[place], len(keys)))
