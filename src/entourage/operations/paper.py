"""Put a circle on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.paper import USUAL, Detail, for_reader
from entourage.domain.sharing import Verdict
from entourage.operations import browsing, sharing
from entourage.operations.browsing import Order, People
from entourage.operations.files import write_file
from entourage.operations.naming import find_circle
from entourage.printing.draft import Draft
from entourage.printing.summary import CircleSummary, Sheet
from entourage.storage import contacts, listing
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.language import Language
    from entourage.operations.naming import Named
    from entourage.operations.sharing import Matrix
    from entourage.storage.database import Database


_NO_COLOUR, _NO_SYMBOL = "#6B7078", "●"
_KINDS = {
    Detail.COMPANY: (Kind.ORGANIZATION,),
    Detail.TITLE: (Kind.TITLE, Kind.ROLE),
    Detail.EMAIL: (Kind.EMAIL, Kind.PROFILE),
    Detail.TELEPHONE: (Kind.TELEPHONE, Kind.PROFILE),
    Detail.ADDRESS: (Kind.ADDRESS,),
    Detail.BIRTHDAY: (Kind.BIRTHDAY,),
    Detail.WHERE: (Kind.EMAIL, Kind.TELEPHONE, Kind.PROFILE),
    Detail.NOTE: (Kind.NOTE,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Say what is to be put on paper: a circle, or none for those not sorted yet, how, and for whom.

    order: how the people are put in order.
    """

    circle: Named | None
    sheet: Sheet
    for_myself: bool = True
    details: tuple[Detail, ...] = USUAL
    order: Order = Order.FAMILY


def held(database: Database, circle: Named | None) -> frozenset[Detail]:
    """Tell of which details someone in a circle, or among those not sorted yet, has anything."""
    keys = browsing.ids(database, People(circle=circle, unsorted=circle is None), Order.FAMILY)
    with database.read() as session:
        people = contacts.load_lightly(session, keys, {kind for kinds in _KINDS.values() for kind in kinds})
        has_photo = any(line.photo for line in listing.lines(session, keys))
    known = {value.kind for person in people for value in person.values if not value.is_empty}
    found = {detail for detail, kinds in _KINDS.items() if known.intersection(kinds)}
    return frozenset(found | ({Detail.PHOTO} if has_photo else set()))


def print_circle(
    database: Database, *, circle: Named | None, language: Language, letter: bool, for_myself: bool, path: Path
) -> int:
    """Write the summary of a circle, or of those not sorted yet, as a PDF; return how many people stand on it."""
    sheet = Sheet(language=language, letter=letter)
    made = draft(database, Wanted(circle=circle, sheet=sheet, for_myself=for_myself))
    write_file(path, made.pdf)
    return made.people


def draft(database: Database, wanted: Wanted) -> Draft:
    """Read what a summary says, and begin to set it; the database has to stay open while it is set."""

    def pictures(contact_ids: Sequence[int]) -> Mapping[int, bytes]:
        with database.read() as session:
            shown = {line.id: line.photo for line in listing.lines(session, contact_ids) if line.photo}
            found = listing.pictures(session, shown.values())
        return {key: found[photo] for key, photo in shown.items()}

    return Draft(_summary(database, wanted), wanted.sheet, pictures)


def _summary(database: Database, wanted: Wanted) -> CircleSummary:
    language, details = wanted.sheet.language, for_reader(wanted.details, for_myself=wanted.for_myself)
    keys = browsing.ids(database, People(circle=wanted.circle, unsorted=wanted.circle is None), wanted.order)
    kinds = {kind for detail in details for kind in _KINDS.get(detail, ())}
    with database.read() as session:
        found = find_circle(session, wanted.circle) if wanted.circle else None
        people = contacts.load_lightly(session, keys, kinds)
        if Detail.PHOTO in details and not any(line.photo for line in listing.lines(session, keys)):
            details = tuple(detail for detail in details if detail is not Detail.PHOTO)
    topics = sharing.matrix(database)
    said = _verdicts(topics, found)
    otherwise = {topic.id: topic.unsorted for topic in topics.topics}
    inside = {person.id: person.circles for person in people} if wanted.for_myself else {}
    differing = sharing.differing(database, otherwise | said, inside)
    called = {topic.id: names.topic(language, topic) for topic in topics.topics}
    return CircleSummary(
        name=names.circle(language, found) if found else names.groups(language)["unsorted"],
        colour=found.colour if found else _NO_COLOUR,
        symbol=found.symbol if found else _NO_SYMBOL,
        description=found.description if found else "",
        is_closed=bool(found and found.closed),
        topics=_by_verdict(called, [(topic, said[topic.id]) for topic in topics.topics if topic.id in said]),
        unset=_by_verdict(called, [(topic, topic.unsorted) for topic in topics.topics if topic.id not in said]),
        people=people,
        differing={key: _by_verdict(called, differences) for key, differences in differing.items()},
        for_myself=wanted.for_myself,
        today=today(),
        details=details,
    )


def today() -> date:
    """Tell which day it is here."""
    return datetime.now(UTC).astimezone().date()


def _verdicts(found: Matrix, circle: Circle | None) -> dict[int, Verdict]:
    """Say what the page says of all its people: a verdict by topic's id, where there is one."""
    if circle is None:
        return {topic.id: Verdict.NOTHING if topic.locked else topic.unsorted for topic in found.topics}
    shut = {topic.id: Verdict.NOTHING for topic in found.topics if topic.locked or circle.closed}
    ruled = {topic: verdict for (key, topic), verdict in found.rules.items() if key == circle.id}
    return ruled | shut


def _by_verdict(called: Mapping[int, str], decided: Sequence[tuple[Topic, Verdict]]) -> dict[Verdict, list[str]]:
    found: dict[Verdict, list[str]] = {}
    for topic, verdict in decided:
        found.setdefault(verdict, []).append(called[topic.id])
    return found
