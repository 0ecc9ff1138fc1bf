"""Whom a rule is about, and for whom of them something else decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.sharing import Because, Decision, Verdict, decide
from entourage.operations.naming import find_circle, find_topic
from entourage.storage import circles, contacts, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from entourage.domain.circle import Circle
    from entourage.domain.sharing import Rules
    from entourage.domain.topic import Topic
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session


class Ruled(NamedTuple):
    """Hold someone whom a rule is about: what they may see, what decides it, and in which circles they are."""

    contact_id: int
    name: str
    decision: Decision
    circles: tuple[Circle, ...]


@dataclass(frozen=True, slots=True)
class Concerned:
    """Hold whom a rule is about.

    people: everyone of the circle, or in no circle, in the order of names. apart: those for whom something else
    decides. also: those who are in a circle that may see more, for whom this rule decides as the stricter one.
    others: people in circles for whom the rule of those not sorted yet decides all the same.
    """

    people: tuple[Ruled, ...] = ()
    apart: tuple[Ruled, ...] = ()
    also: tuple[Ruled, ...] = ()
    others: tuple[Ruled, ...] = ()

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """Count who may see how much."""
        return Counter(one.decision.verdict for one in self.people)


def of_circle(database: Database, *, topic: Named, circle: Named) -> Concerned:
    """Find whom a circle's rule is about; "topic_unknown" or "circle_unknown" where there is none."""
    with database.read() as session:
        found, meant = find_topic(session, topic), find_circle(session, circle)
        people = tuple(_ruled(session, found, contacts.Filter(circle=meant.id)))
        verdicts = rules.rules(session)
    is_apart = _once(lambda one: meant not in one.decision.decided_by)
    is_also = _once(lambda one: meant in one.decision.decided_by and bool(looser(one, found, verdicts)))
    return Concerned(people, tuple(filter(is_apart, people)), tuple(filter(is_also, people)))


def _once(asked: Callable[[Ruled], bool]) -> Callable[[Ruled], bool]:
    """Ask once for all who have the very same decision: thousands are in the same circles."""
    known: dict[int, bool] = {}

    def answer(one: Ruled) -> bool:
        key = id(one.decision)
        if key not in known:
            known[key] = asked(one)
        return known[key]

    return answer


def looser(one: Ruled, topic: Topic, verdicts: Rules) -> tuple[Circle, ...]:
    """List the circles of someone that may see more of a kind of content than they do."""
    return tuple(
        circle
        for circle in one.circles
        if verdicts.get((circle.id, topic.id), one.decision.verdict) < one.decision.verdict
    )


def of_unsorted(database: Database, *, topic: Named) -> Concerned:
    """Find whom the rule of those not sorted yet is about; "topic_unknown" where there is no such kind of content."""
    with database.read() as session:
        found, verdicts = find_topic(session, topic), rules.rules(session)
        people = tuple(_ruled(session, found, contacts.Filter(unsorted=True)))
        silent = [one.id for one in circles.every(session) if not one.closed and (one.id, found.id) not in verdicts]
        everyone = tuple(_ruled(session, found, contacts.Filter())) if silent else ()
    others = tuple(one for one in everyone if one.circles and one.decision.because is Because.NOT_SORTED)
    apart = tuple(one for one in people if one.decision.because is not Because.NOT_SORTED)
    return Concerned(people, apart, others=others)


def _ruled(session: Session, topic: Topic, wanted: contacts.Filter) -> Iterator[Ruled]:
    by_id = {circle.id: circle for circle in circles.every(session)}
    verdicts, excepted = rules.rules(session), rules.exceptions(session)
    known: dict[tuple[tuple[int, ...], Verdict | None], tuple[Decision, tuple[Circle, ...]]] = {}
    for key, name, inside in contacts.listing(session, wanted):
        asked = inside, excepted.get((key, topic.id))
        if asked not in known:
            of_person = tuple(by_id[circle] for circle in inside)
            known[asked] = decide(topic, of_person, verdicts, asked[1]), of_person
        yield Ruled(key, name, *known[asked])
