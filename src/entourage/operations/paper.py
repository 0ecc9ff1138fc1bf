"""Put a circle on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from entourage.domain.sharing import Verdict
from entourage.operations import contacts
from entourage.operations.files import write_file
from entourage.operations.naming import find_circle
from entourage.operations.sharing import matrix
from entourage.printing.summary import CircleSummary, render
from entourage.words import names

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.domain.circle import Circle
    from entourage.language import Language
    from entourage.operations.naming import Named
    from entourage.operations.sharing import Matrix
    from entourage.storage.database import Database


def print_circle(
    database: Database, *, circle: Named, language: Language, letter: bool, for_myself: bool, path: Path
) -> int:
    """Write a circle's summary as a PDF; return how many people stand on it."""
    with database.read() as session:
        found = find_circle(session, circle)
    people = contacts.load_circle(database, circle)
    summary = CircleSummary(
        name=names.circle(language, found),
        colour=found.colour,
        description=found.description,
        topics=_topics_by_verdict(matrix(database), found, language),
        people=people,
        for_myself=for_myself,
        today=datetime.now(UTC).astimezone().date(),
    )
    write_file(path, render(summary, language, letter=letter))
    return len(people)


def _topics_by_verdict(found: Matrix, circle: Circle, language: Language) -> dict[Verdict, list[str]]:
    by_verdict: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    for topic in found.topics:
        is_shut = topic.locked or circle.closed
        verdict = Verdict.NOTHING if is_shut else found.rules.get((circle.id, topic.id))
        if verdict is not None:
            by_verdict[verdict].append(names.topic(language, topic))
    return by_verdict
