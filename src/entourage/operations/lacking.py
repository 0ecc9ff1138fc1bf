"""What a newer file of a source leaves out: rows that are gone, people of whom it speaks no more."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, called, first_of
from entourage.domain.text import as_shown, fold
from entourage.importing.contents import unpack
from entourage.importing.plan import Former, KnownRecord
from entourage.storage import contacts, speaking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from entourage.domain.contact import Value
    from entourage.importing.draft import Draft
    from entourage.importing.plan import PlannedFile
    from entourage.storage.database import Session
    from entourage.storage.sources import LastWord
    from entourage.storage.speaking import Spoken

# So many are cards sent by the way, where the file is not called as the whole was; and a source of no more cannot lose
# most of them.
_FEW = 5
_LETTERS = re.compile(r"[^\W\d_]+")
_COPY = frozenset({"copy", "copie", "of", "de"})


def rows_known(
    session: Session, source_id: int, drafts: Sequence[Draft], known: Mapping[str, KnownRecord]
) -> dict[str, KnownRecord]:
    """Find those rows without identifiers that changed again: of whom a person said before that a row is the newer.

    They are known by their name and e-mail, or telephone, where only one row says so, and only one said so before.
    """
    unknown = [draft for draft in drafts if not draft.identifier and draft.key not in known]
    rows = speaking.changed_rows(session, source_id) if unknown else []
    if not rows:
        return {}
    claimed = {record.id for record in known.values()}
    words = [word for word, _ in speaking.last_words(session, rows) if word.record_id not in claimed]
    before = [(_row(unpack(word.content)), word) for word in words if word.content]
    now = [(_row(draft.values), draft) for draft in drafts if not draft.identifier]
    once = _once(row for row, _ in before) & _once(row for row, _ in now)
    said, fresh = dict(before), {draft.key for draft in unknown}
    return {draft.key: record_of(said[row]) for row, draft in now if row in once and draft.key in fresh}


def record_of(word: LastWord) -> KnownRecord:
    """Say what a source said last as a plan knows it."""
    return KnownRecord(word.record_id, word.contact_id, word.digest, word.content, word.is_deleted)


def _row(values: tuple[Value, ...]) -> tuple[str, str]:
    """Give by what a row is known again: the name, and an e-mail or else a telephone; nothing where one is missing."""
    name = fold(as_shown(called(values)))
    reached = first_of(values, Kind.EMAIL) or first_of(values, Kind.TELEPHONE)
    return (name, fold(reached.text)) if name and reached and reached.text else ("", "")


def _once(rows: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {row for row, number in Counter(rows).items() if row[0] and number == 1}


def with_gone(session: Session, files: Sequence[PlannedFile]) -> list[PlannedFile]:
    """Say of each newer file of a source which of its rows are gone, and of whom it speaks no more."""
    named: dict[int, set[int]] = {}
    for file in files:
        if file.source_id is not None:
            named.setdefault(file.source_id, set()).update(record.contact_id for record in file.known.values())
    return [
        _with_lost(session, _with_former(session, file, named[file.source_id]), named[file.source_id])
        if file.source_id is not None and not (file.is_own or file.has_come)
        else file
        for file in files
    ]


def _with_former(session: Session, file: PlannedFile, named: AbstractSet[int]) -> PlannedFile:
    if all(draft.identifier or draft.key in file.known for draft in file.drafted.drafts):
        return file
    gone = [key for who, key in speaking.rows_of(session, file.source_id or 0).items() if who not in named]
    words = speaking.last_words(session, gone)
    return replace(file, former={word.contact_id: Former(record_of(word), name) for word, name in words})


def _with_lost(session: Session, file: PlannedFile, named: AbstractSet[int]) -> PlannedFile:
    """Compare a file with the one of its source that it takes the place of: that with most of its people, the last."""
    own = {record.contact_id for record in file.known.values()}
    past = [one for one in speaking.spoken(session, file.source_id or 0) if one.people & own]
    if not past:
        return file
    before = max(reversed(past), key=lambda one: len(one.people & own))
    has = max(len(file.drafted.drafts), len(before.people & named))
    if len(file.drafted.drafts) <= _FEW and not _is_called_alike(file, before):
        return file
    lost = before.people - named
    names = {key: name for key, name in contacts.names(session) if key in lost} if lost else {}
    had = len(before.people)
    return replace(file, had=had, has=has if had > _FEW else had, lost=names)


def _is_called_alike(file: PlannedFile, before: Spoken) -> bool:
    one, other = (set(_LETTERS.findall(fold(name))) - _COPY for name in (file.name, before.file_name))
    return one == other
