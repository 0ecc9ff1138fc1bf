"""What sources say of somebody by a person's word that they are the same, given while it was imported."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from entourage.storage import bringing, kinship, sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sqlmodel import Session

    from entourage.storage.kinship import Item, Kin
    from entourage.storage.sources import Source

_SAID = """
    SELECT record.id, record.source_id, record.key, version.id, version.import_id, version.digest, version.content,
           import.file_name, import.imported_at
    FROM source_record AS record JOIN record_version AS version ON version.source_record_id = record.id
    JOIN import ON import.id = version.import_id
    WHERE record.contact_id = ? ORDER BY record.id, version.id
"""
_BEGUN = "SELECT id, created_at FROM contact WHERE id IN (SELECT value FROM json_each(?))"
_HEARD = """
    SELECT 1 FROM import, json_each(CAST(heard AS TEXT)) AS run
    WHERE import.id = ? AND ? BETWEEN run.value ->> 0 AND run.value ->> 1
"""
_WITHOUT_IDENTIFIER = "content "
_OF_THE_BOOK = "own "


@dataclass(frozen=True, slots=True)
class Tie:
    """Hold that a source speaks of somebody by a person's word: the record and its first version of them (ids).

    imported: the import (id) that brought it; file, at: of that (ISO 8601, UTC). content: what it said then, packed.
    is_whole: it is all that the record ever said; else it said something of them before, and a row with other words
    took its place. is_all: the source says nothing else of them.
    """

    record: int
    version: int
    imported: int
    source: Source
    file: str
    at: str
    content: bytes
    is_whole: bool
    is_all: bool


class _Said(NamedTuple):
    record: int
    source: int
    key: str
    version: int
    imported: int
    digest: str
    content: bytes
    file: str
    at: str


def ties(session: Session, contact_id: int) -> list[Tie]:
    """List what was tied to somebody in the book, or to whom they were merged with, and can be parted from them.

    Nothing that is the last that is known of somebody.
    """
    rows = (_Said(*row) for row in session.connection().exec_driver_sql(_SAID, (contact_id,)))
    records = {key: list(some) for key, some in groupby(rows, lambda row: row.record)}
    found = kinship.kin(session, [contact_id])
    if contact_id not in found.divisible or not records:
        return []
    own = kinship.own_records(session, found, [contact_id])
    typed = _typed(session, found, own)
    begun: dict[int, str] = dict(session.connection().exec_driver_sql(_BEGUN, (json.dumps(list(own)),)).all())
    whole = {
        key
        for member, some in own.items()
        if len(some & records.keys()) > 1 or member in typed
        for key in _tied(session, member, begun[member], [records[one] for one in sorted(some & records.keys())])
    }
    named = {one.id: one for one in sources.every(session)}
    begun_by = {key: list(_beginnings(some, whole)) for key, some in records.items()}
    often = Counter(some[0].source for some in records.values())
    listed = [
        _tie(one, named[one.source], is_whole=one is records[key][0], is_alone=often[one.source] == len(some) == 1)
        for key, some in begun_by.items()
        for one in some
    ]
    return sorted(listed, key=lambda one: one.version)


def _typed(session: Session, found: Kin, members: Collection[int]) -> set[int]:
    """Name those of whom something is typed, beside what an imported person only has by who was merged into them."""
    by_hand = kinship.hands(session, members)
    theirs: defaultdict[int, AbstractSet[Item]] = defaultdict(frozenset)
    for merge in found.merges.values():
        theirs[merge.kept] |= by_hand.get(merge.merged, frozenset())
    imported = kinship.made_by_imports(session, members)
    own = {key: items - theirs[key] if key in imported else items for key, items in by_hand.items()}
    return {key for key, items in own.items() if "values" in kinship.kinds(items)}


def _tied(session: Session, member: int, begun_at: str, records: Sequence[Sequence[_Said]]) -> Iterator[int]:
    """Name the records of somebody but the one with which they came into the book, if they did with one."""
    came = False
    for place, (first, *_) in enumerate(records):
        made = bringing.brought(session, first.imported).made
        is_made = first.at == begun_at if made is None else bringing.has(made, member)
        if not came and (is_made or (not place and _is_taken_over(session, first))):
            came = True
        elif not first.key.startswith(_OF_THE_BOOK):
            yield first.record


def _is_taken_over(session: Session, first: _Said) -> bool:
    """Tell whether an import had said the same that was taken back since."""
    return session.connection().exec_driver_sql(_HEARD, (first.imported, first.record)).first() is not None


def _beginnings(said: Sequence[_Said], whole: AbstractSet[int]) -> Iterator[_Said]:
    """Give the versions with which a record began to speak of somebody by a person's word."""
    if said[0].record in whole:
        yield said[0]
    if said[0].key.startswith(_WITHOUT_IDENTIFIER):
        known = accumulate(said, lambda words, one: words | {one.digest}, initial=frozenset[str]())
        yield from (one for one, words in zip(said, known, strict=False) if words and one.digest not in words)


def _tie(said: _Said, source: Source, *, is_whole: bool, is_alone: bool) -> Tie:
    whose = (said.record, said.version, said.imported)
    return Tie(*whose, source, said.file, said.at, said.content, is_whole, is_whole and is_alone)
