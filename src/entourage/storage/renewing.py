"""What a source says of someone under a new key instead of what it said: its newer word yields to nothing older."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING

from entourage.domain.profiles import RELATIONS
from entourage.domain.uniting import Renewal
from entourage.storage import origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Contact
    from entourage.storage.origins import Hearing, Record
    from entourage.storage.restoring import Unpack


@dataclass(frozen=True, slots=True)
class News:
    """Hold what sources say of two who are to be one instead of what they said.

    newest: the versions (ids) that are the last word of records in whose place there is no other, with their sources.
    """

    renewed: tuple[Renewal, ...] = ()
    newest: Mapping[int, int] = field(default_factory=dict)


def renewals(session: Session, pairs: Sequence[tuple[Contact, Contact]], unpack: Unpack) -> list[News]:
    """Find by pair what one source said of one of the two and, once it no longer did, of the other.

    Only where it does not identify both: two identifiers of one source are two cards, of which each goes on saying its
    own. unpack: what takes the content of a version apart.
    """
    people = [one.id for pair in pairs for one in pair]
    records = origins.records(session, people)
    both = [
        [(own, theirs) for own, theirs in product(records[kept.id], records[merged.id]) if _may_renew(own, theirs)]
        for kept, merged in pairs
    ]
    asked = {record.id: record for found in both for pair in found for record in pair}
    heard = origins.hearings(session, list(asked.values())) if asked else {}
    renewed = [tuple(one for pair in found for one in _renewal(*pair, heard, unpack)) for found in both]
    spoken = [(*records[kept.id], *records[merged.id]) for kept, merged in pairs]
    over = superseded(session, [some for some, news in zip(spoken, renewed, strict=True) if news], unpack)
    return [News(news, _newest(some, over)) if news else News() for some, news in zip(spoken, renewed, strict=True)]


def _newest(records: Iterable[Record], over: frozenset[int]) -> dict[int, int]:
    return {record.versions[-1].id: record.source.id for record in records if record.id not in over}


def superseded(session: Session, people: Iterable[Sequence[Record]], unpack: Unpack) -> frozenset[int]:
    """Name the records in whose place their source says something else of the same person by now, under another key.

    Not those of a list of followers: another list does not speak of them. people: the records of each; unpack: as of
    `renewals`.
    """
    pairs = [_in_order(*pair) for records in people for pair in combinations(records, 2) if _may_renew(*pair)]
    asked = {record.id: record for pair in pairs for record in pair}
    heard = origins.hearings(session, list(asked.values())) if asked else {}
    over = {older.id: older for older, newer in pairs if _is_over(older, newer, heard)}
    return frozenset(key for key, record in over.items() if not _is_of_a_list(record, unpack))


def _is_of_a_list(record: Record, unpack: Unpack) -> bool:
    return any(RELATIONS.intersection(value.types) for value in unpack(record.content))


def _in_order(one: Record, other: Record) -> tuple[Record, Record]:
    return (one, other) if one.versions[0].id < other.versions[0].id else (other, one)


def _is_over(older: Record, newer: Record, heard: dict[int, Hearing]) -> bool:
    then = heard[older.id]
    return then.gone_since is not None and then.last_at < newer.versions[0].at


def _may_renew(own: Record, theirs: Record) -> bool:
    return own.source.id == theirs.source.id and not (own.identifier and theirs.identifier)


def _renewal(own: Record, theirs: Record, heard: dict[int, Hearing], unpack: Unpack) -> list[Renewal]:
    older, newer = _in_order(own, theirs)
    is_over = _is_over(older, newer, heard)
    said = unpack(older.content), unpack(newer.content)
    return [Renewal(own.source.id, *said, is_theirs=older is own)] if is_over else []
