"""Which source a file is from: told, or guessed by who is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.text import whole
from entourage.importing.plan import KnownRecord, PlannedFile
from entourage.storage import sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from entourage.formats.record import Reading
    from entourage.importing.draft import Drafted
    from entourage.storage.database import Session

_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Read:
    """Hold a file that was read: its digest, when it was saved (nanoseconds), and what it says."""

    path: Path
    digest: str
    modified: int
    reading: Reading
    drafted: Drafted


def with_sources(session: Session, read: Sequence[Read], wanted: str) -> list[PlannedFile]:
    """Find the source of each file (wanted: its name, where it is told), and what it said before.

    Files of one source come in the order in which they were saved.
    """
    files: list[PlannedFile] = []
    for file in read:
        said = [sources.Said(draft.key, draft.digest) for draft in file.drafted.drafts]
        source = _source(session, file, said, wanted)
        found = sources.last_words(session, source.id, said) if source else {}
        files.append(
            PlannedFile(
                name=whole(file.path.name),
                file_digest=file.digest,
                format=file.reading.format,
                dialect=file.reading.dialect,
                encoding=file.reading.encoding,
                source=str(source.id) if source else _new_source(files, file, wanted),
                source_id=source.id if source else None,
                source_name=source.name if source else whole(wanted or file.path.name),
                is_guessed=bool(source) and not wanted,
                drafted=file.drafted,
                known={
                    key: KnownRecord(word.record_id, word.contact_id, word.digest, word.content, word.is_deleted)
                    for key, word in found.items()
                },
                identified=sources.identified(session, source.id) if source else frozenset(),
                deleted=sources.in_trash(session, source.id) if source else frozenset(),
                has_come=source is not None and sources.has_come(session, source.id, file.digest),
            )
        )
    return _older_first(files, [file.modified for file in read])


def _older_first(files: Sequence[PlannedFile], modified: Sequence[int]) -> list[PlannedFile]:
    """Put the files of one source, in their places among the others, in the order in which they were saved."""
    ordered = list(files)
    for source in {file.source for file in files}:
        places = [place for place, file in enumerate(files) if file.source == source]
        for place, oldest in zip(places, sorted(places, key=lambda one: modified[one]), strict=True):
            ordered[place] = files[oldest]
    return ordered


def _source(session: Session, file: Read, said: Sequence[sources.Said], wanted: str) -> sources.Source | None:
    """Guess a file's source: the one named, else where this very file came from, else who knows most of its people."""
    every = {one.id: one for one in sources.every(session) if one.format == file.reading.format}
    if wanted:
        return next((one for one in every.values() if one.name == wanted), None)
    seen = sources.of_file(session, file.digest)
    if seen in every:
        return every[seen]
    sizes = sources.sizes(session)
    shared = {
        key: count
        for key, count in sources.overlaps(session, said).items()
        if key in every and _is_enough(count, file, min(len(said), sizes[key]))
    }
    return every[max(shared, key=lambda key: shared[key])] if shared else None


def _is_enough(shared: int, file: Read, smaller: int) -> bool:
    """Tell whether people in common make two files one source's; a network names a person alike to everyone."""
    names_people = file.reading.format != "vcard" and any(draft.identifier for draft in file.drafted.drafts)
    return shared >= (_SHARE * smaller if names_people else 1)


def _new_source(files: Sequence[PlannedFile], read: Read, wanted: str) -> str:
    if wanted:
        return f"new {read.reading.format} {wanted}"
    keys = {draft.key for draft in read.drafted.drafts}
    for file in files:
        others = {draft.key for draft in file.drafted.drafts}
        is_kin = (file.format, file.dialect) == (read.reading.format, read.reading.dialect)
        shared, smaller = len(others & keys), min(len(others), len(keys))
        if is_kin and file.source_id is None and shared and _is_enough(shared, read, smaller):
            return file.source
    return f"new {len(files)}"
