"""Put a circle on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from entourage.domain.sharing import Verdict
from entourage.operations import contacts, sharing
from entourage.operations.files import write_file
from entourage.operations.naming import find_circle
from entourage.printing.summary import CircleSummary, render
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.language import Language
    from entourage.operations.naming import Named
    from entourage.operations.sharing import Matrix
    from entourage.storage.database import Database


_NO_COLOUR = "#6B7078"


def print_circle(
    database: Database, *, circle: Named | None, language: Language, letter: bool, for_myself: bool, path: Path
) -> int:
    """Write the summary of a circle, or of those not sorted yet, as a PDF; return how many people stand on it."""
    with database.read() as session:
        found = find_circle(session, circle) if circle else None
    people = contacts.load_all(database, contacts.People(circle=circle, unsorted=circle is None))
    topics = sharing.matrix(database)
    said = _verdicts(topics, found)
    otherwise = {topic.id: topic.unsorted for topic in topics.topics}
    differing = sharing.differing(database, otherwise | said, {person.id: person.circles for person in people})
    summary = CircleSummary(
        name=names.circle(language, found) if found else names.groups(language)["unsorted"],
        colour=found.colour if found else _NO_COLOUR,
        description=found.description if found else "",
        is_closed=bool(found and found.closed),
        topics=_by_verdict(language, [(topic, said[topic.id]) for topic in topics.topics if topic.id in said]),
        unset=_by_verdict(language, [(topic, topic.unsorted) for topic in topics.topics if topic.id not in said]),
        people=people,
        differing={key: _by_verdict(language, differences) for key, differences in differing.items()},
        for_myself=for_myself,
        today=datetime.now(UTC).astimezone().date(),
    )
    write_file(path, render(summary, language, letter=letter))
    return len(people)


def _verdicts(found: Matrix, circle: Circle | None) -> dict[int, Verdict]:
    """Say what the page says of all its people: a verdict by topic's id, where there is one."""
    if circle is None:
        return {topic.id: Verdict.NOTHING if topic.locked else topic.unsorted for topic in found.topics}
    shut = {topic.id: Verdict.NOTHING for topic in found.topics if topic.locked or circle.closed}
    ruled = {topic: verdict for (key, topic), verdict in found.rules.items() if key == circle.id}
    return ruled | shut


def _by_verdict(language: Language, decided: Sequence[tuple[Topic, Verdict]]) -> dict[Verdict, list[str]]:
    found: dict[Verdict, list[str]] = {}
    for topic, verdict in decided:
        found.setdefault(verdict, []).append(names.topic(language, topic))
    return found
