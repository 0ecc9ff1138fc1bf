"""Where what is known of people comes from, and where their sources say something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.comparing import Known
from entourage.domain.differences import Word, differences, is_same, refusing, taking
from entourage.domain.errors import EntourageError
from entourage.domain.profiles import RELATIONS
from entourage.importing.contents import unpack
from entourage.operations.merging import people_named
from entourage.operations.server_cards import bare, content_of, unpacked
from entourage.storage import contacts, renewing, servers, values
from entourage.storage import origins as storage
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.contact import Contact, Held
    from entourage.domain.differences import Difference, Sort
    from entourage.storage.database import Database, Session
    from entourage.storage.origins import Hearing, Record, Version
    from entourage.storage.sources import Source
    from entourage.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class OfSource:
    """Hold what a source has to do with a person.

    identifiers: the source's own, of each of its records. files: each file in which it said something new of them,
    with when (ISO 8601, UTC), oldest first. confirmed_at: when it last said so, in new words or the same.
    gone_since: when a newer whole file of it came in which the person is not; None where they still are, or where that
    is not known.
    """

    source: Source
    identifiers: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    confirmed_at: str
    gone_since: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """Hold that a source says a value: since when, and when it last did (ISO 8601, UTC).

    gone_since: when it no longer said so, None where it still does.
    """

    source: Source
    first_at: str
    last_at: str
    gone_since: str | None = None


@dataclass(frozen=True, slots=True)
class OfValue:
    """Hold a value, standing or taken away by hand, and who says so, in the order in which they first did."""

    held: Held
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """Hold where all of a person comes from, and where sources say something else than what is there."""

    person: Contact
    sources: tuple[OfSource, ...]
    values: tuple[OfValue, ...]
    differences: tuple[Difference, ...]
    records: Mapping[int, Record]
    """The records of the sources, by their ids."""

    def who(self, difference: Difference) -> tuple[Source, ...]:
        """Name the sources that say something else, or no longer say it."""
        every = (self.records[word.record].source for word in difference.said_by)
        return tuple({source.id: source for source in every}.values())

    def since(self, difference: Difference) -> str:
        """Tell when the sources said so last, or since when they no longer do (ISO 8601, UTC)."""
        mine = difference.mine
        if mine and difference.theirs is None:
            sayings = (saying for one in self.values if one.held.id == mine.id for saying in one.sayings)
            return max(one.gone_since or one.last_at for one in sayings)
        return max(self.records[word.record].versions[-1].at for word in difference.said_by)

    def open_with(self, source: int) -> tuple[Difference, ...]:
        """Pick the differences between the person and one source (id) on which nobody has decided."""
        return _open(self.differences, self.records.values(), source)


def origins(database: Database, contact_id: int) -> Origins:
    """Tell of a person which sources know them, who says each value and since when, and where a source differs.

    Raises EntourageError: "contact_unknown".
    """
    with database.read() as session:
        return of_person(session, person_of(session, contact_id))


def person_of(session: Session, contact_id: int) -> Contact:
    """Read a person, in the trash or not."""
    found = contacts.load(session, [contact_id])
    if not found:
        raise EntourageError("contact_unknown", contact=str(contact_id))
    return found[0]


def of_person(session: Session, person: Contact) -> Origins:
    """Tell of a person who was just read where all that is known of them comes from."""
    found, linked = _records(session, [person.id])
    records = found[person.id]
    versions = storage.versions_of_values(session, [person.id])
    heard = _heard(session, records)
    over = renewing.superseded(session, [records], unpack)
    comparison = _Comparison.of(person.held, records, versions, over, heard, linked)
    sayings = _Sayings(comparison, versions, heard)
    return Origins(
        person=person,
        sources=_sources(records, heard),
        values=tuple(OfValue(one, sayings.of(one)) for one in person.held),
        differences=_that_can_be_taken(session, comparison.differences()),
        records={record.id: record for record in records},
    )


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Hold what a person has beside what their sources say now.

    told: the records that ever said a value, by its id. words: what each record said last, the latest last.
    superseded: the records in whose place their source has others by now, which say nothing any more. linked: those
    that are cards of a server kept in step, of which nothing is asked here.
    """

    held: Sequence[Held]
    records: Sequence[Record]
    told: Mapping[int, frozenset[int]]
    words: tuple[Word, ...]
    superseded: frozenset[int]
    linked: frozenset[int]

    @staticmethod
    def of(
        held: Sequence[Held],
        records: Sequence[Record],
        versions: Mapping[int, Sequence[int]],
        superseded: frozenset[int],
        heard: Mapping[int, Hearing],
        linked: frozenset[int],
    ) -> _Comparison:
        """Put beside each other what a person has and what their records say; versions: who said a value, by its id."""
        record_of = {version.id: record.id for record in records for version in record.versions}
        said = ((one.id, versions[one.id]) for one in held if one.id in versions)
        told = {key: frozenset(record_of[by] for by in some if by in record_of) for key, some in said}
        spoken = [record for record in records if record.content]  # of someone erased nothing else is known
        words = tuple(
            Word(record.id, record.versions[-1].id, unpack(record.content), heard[record.id].gone_since is not None)
            for record in spoken
        )
        return _Comparison(held, records, told, words, superseded, linked)

    @property
    def standing(self) -> tuple[Word, ...]:
        """Give what the sources say now."""
        over = self.superseded
        return tuple(Word(word.record, word.version, ()) if word.record in over else word for word in self.words)

    def differences(self) -> tuple[Difference, ...]:
        """Find where the sources say something else than what is there."""
        found = differences(self.held, self.told, self.standing)
        return tuple(one for one in found if not all(word.record in self.linked for word in one.said_by))


def _that_can_be_taken(session: Session, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Leave out pictures that are not kept: their file has them, and the book has not."""
    names = [one.theirs.photo.url for one in found if one.theirs and one.theirs.photo]
    kept = storage.pictures_kept(session, names) if names else set[str]()
    return tuple(one for one in found if not (one.theirs and one.theirs.photo) or one.theirs.photo.url in kept)


def _records(session: Session, contact_ids: Sequence[int]) -> tuple[dict[int, list[Record]], frozenset[int]]:
    """Read the records of people, and which of them (ids) are cards of a server that are kept in step with somebody.

    Such a card says what both had in common last. What differs since is carried there, and is nothing to be asked.
    """
    found = storage.records(session, contact_ids)
    linked: set[int] = set()
    for (source, key), bases in servers.bases(session, contact_ids).items():
        for place, record in enumerate(found[key]):
            base = next((said for uid, said in bases.items() if bare(uid) == bare(record.identifier)), None)
            if record.source.id == source and base is not None and record.content:
                linked.add(record.id)
                found[key][place] = replace(record, content=content_of(unpacked(base)))
    return found, frozenset(linked)


def _heard(session: Session, records: Sequence[Record]) -> dict[int, Hearing]:
    """Tell by record when its source last spoke of it; one who follows is missed by no list of those followed."""
    found = storage.hearings(session, records)
    gone = (record for record in records if found[record.id].gone_since)
    listed = {record.id for record in gone if any(RELATIONS.intersection(one.types) for one in unpack(record.content))}
    return {key: replace(one, gone_since=None) if key in listed else one for key, one in found.items()}


def _sources(records: Sequence[Record], heard: Mapping[int, Hearing]) -> tuple[OfSource, ...]:
    by_source: dict[int, list[Record]] = {}
    for record in records:
        by_source.setdefault(record.source.id, []).append(record)
    return tuple(
        OfSource(
            source=some[0].source,
            identifiers=tuple(dict.fromkeys(record.identifier for record in some if record.identifier)),
            files=tuple(dict.fromkeys((one.file, one.at) for record in some for one in record.versions)),
            confirmed_at=max(heard[record.id].last_at for record in some),
            gone_since=_latest_gone([heard[record.id].gone_since for record in some]),
        )
        for some in by_source.values()
    )


def _latest_gone(found: Sequence[str | None]) -> str | None:
    """Give the last of these moments, None where one of them has not come."""
    gone = [one for one in found if one]
    return max(gone) if len(gone) == len(found) else None


class _Sayings:
    """Live as who says which value of one person."""

    def __init__(
        self, comparison: _Comparison, versions: Mapping[int, Sequence[int]], heard: Mapping[int, Hearing]
    ) -> None:
        self._comparison, self._versions, self._heard = comparison, versions, heard
        self._said = {word.record: Known(word.values) for word in comparison.words}

    def of(self, held: Held) -> tuple[Saying, ...]:
        """Tell who says a value, each source once."""
        by_source: dict[int, list[Saying]] = {}
        said = set(self._versions.get(held.id, ()))
        for record in self._comparison.records:
            by = [version for version in record.versions if version.id in said]
            if not by and said and held.value in self._said.get(record.id, ()):
                by = list(record.versions[-1:])  # another's word stood when it first said so
            if by:
                by_source.setdefault(record.source.id, []).append(self._saying(held, record, by))
        return tuple(_together(some) for some in by_source.values())

    def _saying(self, held: Held, record: Record, by: Sequence[Version]) -> Saying:
        if held.value in self._said.get(record.id, ()):
            heard = self._heard[record.id]
            return Saying(record.source, by[0].at, heard.last_at, heard.gone_since)
        since = [version.at for version in record.versions if version.id > by[-1].id]
        return Saying(record.source, by[0].at, by[-1].at, since[0] if since else None)


def _together(some: Sequence[Saying]) -> Saying:
    """Say of several records of one source what the source says."""
    first, last = min(one.first_at for one in some), max(one.last_at for one in some)
    return Saying(some[0].source, first, last, _latest_gone([one.gone_since for one in some]))


def take_theirs(database: Database, *, contact_ids: Sequence[int], only: Sequence[Difference] | None = None) -> int:
    """Let people have what their sources say now, and follow them again; return how many values were taken.

    only: of one person, the differences meant, as they were read; None: all that are open.
    Raises EntourageError: "contact_unknown", "contact_deleted", "contact_changed" where one is no longer so.
    """
    with database.unit("take_theirs", {"contacts": list(contact_ids)}) as unit:
        return _settle(unit, contact_ids, only, is_taken=True)


def keep_mine(database: Database, *, contact_ids: Sequence[int], only: Sequence[Difference] | None = None) -> int:
    """Let stay what people have, and ask no more before a source says something new; return how many were decided.

    only, and what is raised: as of `take_theirs`.
    """
    with database.unit("keep_mine", {"contacts": list(contact_ids)}) as unit:
        return _settle(unit, contact_ids, only, is_taken=False)


def _settle(unit: Unit, contact_ids: Sequence[int], only: Sequence[Difference] | None, *, is_taken: bool) -> int:
    people = people_named(unit.session, contact_ids)
    return sum(_settle_one(unit, person, only, is_taken=is_taken) for person in people)


def _settle_one(unit: Unit, person: Contact, only: Sequence[Difference] | None, *, is_taken: bool) -> int:
    comparison = _read(unit.session, person)
    wanted = _meant(_that_can_be_taken(unit.session, comparison.differences()), only, person.display_name)
    done = 0
    for one in wanted:
        if done:  # what was decided before may have changed the rest
            (person,) = contacts.load(unit.session, [person.id])
            comparison = _read(unit.session, person)
        still = next((found for found in comparison.differences() if is_same(found, one)), None)
        if still:
            said = comparison.standing
            taken = taking(still, comparison.held, comparison.told, said) if is_taken else refusing(still)
            storage.write(unit, person, taken, [word.version for word in still.said_by])
            done += 1
    return done


def _read(session: Session, person: Contact) -> _Comparison:
    found, linked = _records(session, [person.id])
    records = found[person.id]
    over = renewing.superseded(session, [records], unpack)
    versions = storage.versions_of_values(session, [person.id])
    return _Comparison.of(person.held, records, versions, over, _heard(session, records), linked)


def _meant(found: Sequence[Difference], only: Sequence[Difference] | None, name: str) -> list[Difference]:
    """Pick the differences meant of those that there are; refuse where one is no longer so."""
    if only is None:
        return [one for one in found if one.is_open]
    if not all(any(is_same(one, wanted) for one in found) for wanted in only):
        raise EntourageError("contact_changed", contact=name)
    return list(only)


def _open(found: Sequence[Difference], records: Iterable[Record], source: int | None) -> tuple[Difference, ...]:
    """Pick the differences on which nobody has decided, of one source if that is named."""
    own = {record.id for record in records if source in (None, record.source.id)}
    return tuple(one for one in found if one.is_open and any(word.record in own for word in one.said_by))


@dataclass(frozen=True, slots=True)
class Differing:
    """Hold the people of whom a source says something else, and the act up to which that is known."""

    up_to: int
    people: Mapping[int, frozenset[Sort]]


def differing_since(database: Database, known: Differing | None) -> Differing:
    """Find who differs from their sources, unless nothing but sorting into circles was done since that was known."""
    with database.read() as session:
        latest = storage.latest_act(session)
    return known if known and known.up_to == latest else Differing(latest, differing(database))


def differing(database: Database, source: int | None = None) -> dict[int, frozenset[Sort]]:
    """Find the people of whom a source says something else, and the person has not decided; by id, in which ways.

    source: the one (id) that is meant, None for any.
    """
    with database.read() as session:
        found: dict[int, frozenset[Sort]] = {}
        for ids in chunks(storage.candidates(session)):
            held, (records, linked) = values.unpictured(session, ids), _records(session, ids)
            versions = storage.versions_of_values(session, ids)
            over = renewing.superseded(session, records.values(), unpack)
            heard = _heard(session, [record for some in records.values() for record in some])
            sides = ((key, _Comparison.of(held[key], records[key], versions, over, heard, linked)) for key in ids)
            compared = ((key, one.differences()) for key, one in sides)
            opened = ((key, frozenset(one.sort for one in _open(said, records[key], source))) for key, said in compared)
            found |= {key: sorts for key, sorts in opened if sorts}
    return found
