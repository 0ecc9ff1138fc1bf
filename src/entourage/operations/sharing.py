"""What a person decides once: rules, presets, exceptions; and why someone may see something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from entourage.domain.errors import EntourageError
from entourage.domain.presets import rules_of
from entourage.domain.sharing import Contradiction, Decision, Rules, Verdict, contradictions, decide
from entourage.operations.naming import find_circle, find_topic
from entourage.storage import book, circles, journal, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit

Answer = TypeVar("Answer")

PUBLIC, UNSORTED = "public", "unsorted"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Hold who may see what: every circle's verdicts, with those of the public and of those not sorted yet."""

    preset: str
    circles: tuple[Circle, ...]
    topics: tuple[Topic, ...]
    rules: Rules
    contradictions: tuple[Contradiction, ...]


def matrix(database: Database) -> Matrix:
    """Read who may see what."""
    with database.read() as session:
        every, topics, verdicts = circles.every(session), rules.topics(session), rules.rules(session)
        found = contradictions(topics, every, verdicts)
        return Matrix(book.preset(session) or "", tuple(every), tuple(topics), verdicts, found)


@dataclass(frozen=True, slots=True)
class Flagged(Generic[Answer]):
    """Hold what an act answered, and the contradictions that it made."""

    answer: Answer
    contradictions: tuple[Contradiction, ...]


def flagging(act: Callable[[Database], Answer]) -> Callable[[Database], Flagged[Answer]]:
    """Make of an act one that also tells which contradictions it made."""

    def flagged(database: Database) -> Flagged[Answer]:
        before = {_key(one) for one in matrix(database).contradictions}
        answer = act(database)
        return Flagged(answer, tuple(one for one in matrix(database).contradictions if _key(one) not in before))

    return flagged


def _key(found: Contradiction) -> tuple[int, int]:
    return found.circle.id, found.topic.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """Hold a verdict to be set on a kind of content: of a circle, of a group (PUBLIC or UNSORTED), or of one contact.

    verdict: None takes a circle's opinion away, or ends an exception.
    """

    topic: Named
    verdict: Verdict | None
    circle: Named | None = None
    group: str = ""
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class RuleChanged:
    """Hold what a change was about, and whether it changed anything."""

    topic: Topic
    circle: Circle | None
    is_new: bool


def change_rules(database: Database, changes: Sequence[RuleChange], *, preset: str | None = None) -> list[RuleChanged]:
    """Make changes to the rules in one act, after using a preset if one is given.

    Raises EntourageError: those of find_circle and find_topic, "topic_locked", "unset_not_here", "unknown_preset".
    """
    with database.unit("change_rules") as unit:
        acts = [_use_preset(unit, preset)] if preset is not None else []
        done = [_change_rule(unit, change) for change in changes]
        acts += [act for _, act in done]
        told = [act for act in acts if act]
        unit.code, unit.params = told[0] if len(told) == 1 else ("change_rules", {"count": len(told)})
    return [changed for changed, _ in done]


Act = tuple[str, dict[str, Any]]


def _change_rule(unit: Unit, change: RuleChange) -> tuple[RuleChanged, Act | None]:
    """Make one change; return it with the act that it is by itself, None where it changes nothing."""
    topic = _changeable(unit.session, change.topic)
    circle = find_circle(unit.session, change.circle) if change.circle else None
    before = unit.written
    about: dict[str, Any]
    if change.contact is not None:
        rules.set_exception(unit, change.contact, topic.id, change.verdict)
        code, about = "set_exception", {"contact": change.contact}
    elif circle:
        rules.set_rules(unit, {(circle.id, topic.id): change.verdict})
        code, about = "set_rule", {"circle": {"preset": circle.preset, "name": circle.name}}
    elif change.verdict is None:
        raise EntourageError("unset_not_here")
    else:
        rules.change_topics(unit, [{"id": topic.id, change.group: int(change.verdict)}])
        code, about = "set_rule", {"group": change.group}
    is_new = unit.written > before
    verdict = change.verdict.code if change.verdict is not None else None
    params = {"topic": {"preset": topic.preset, "name": topic.name}, "verdict": verdict, **about}
    return RuleChanged(topic, circle, is_new), (code, params) if is_new else None


def _changeable(session: Session, named: Named) -> Topic:
    topic = find_topic(session, named)
    if topic.locked:
        raise EntourageError("topic_locked", topic=named.text)
    return topic


def _use_preset(unit: Unit, preset: str) -> Act | None:
    """Give all preset circles, the public and those not sorted yet the rules of a preset; exceptions stay."""
    rules_of(preset)
    before = unit.written
    book.set_preset(unit, preset)
    apply_preset(unit, preset)
    return ("use_preset", {"preset": preset}) if unit.written > before else None


def departures(found: Matrix, preset: str) -> int:
    """Count the rules that are others than those of a preset; "unknown_preset" where there is none of this name."""
    table = rules_of(preset)
    circles_by_key = {circle.preset: circle.id for circle in found.circles if circle.preset}
    topics = [topic for topic in found.topics if topic.preset]
    groups = [(topic.public, table.public[topic.preset]) for topic in topics]
    groups += [(topic.unsorted, table.unsorted[topic.preset]) for topic in topics]
    of_circles: list[tuple[Verdict | None, Verdict | None]] = [
        (found.rules.get((key, topic.id)), table.circles.get((preset, topic.preset)))
        for preset, key in circles_by_key.items()
        for topic in topics
    ]
    return sum(now != then for now, then in [*groups, *of_circles])


def apply_preset(unit: Unit, preset: str) -> None:
    """Write the rules of a preset in a unit under way."""
    table = rules_of(preset)
    topics = {topic.preset: topic for topic in rules.topics(unit.session) if topic.preset}
    rules.change_topics(
        unit,
        [
            {"id": topic.id, "public": int(table.public[key]), "unsorted": int(table.unsorted[key])}
            for key, topic in topics.items()
        ],
    )
    every = {circle.preset: circle for circle in circles.every(unit.session) if circle.preset}
    rules.set_rules(
        unit,
        {
            (every[circle].id, topics[topic].id): verdict
            for (circle, topic), verdict in table.circles.items()
            if circle in every and topic in topics
        },
    )


def apply_preset_to_circle(unit: Unit, circle_id: int, circle_preset: str) -> None:
    """Give a preset circle that is new the rules it has in the preset in use."""
    table = rules_of(book.preset(unit.session) or "")
    topics = {topic.preset: topic.id for topic in rules.topics(unit.session) if topic.preset}
    wanted = {
        (circle_id, topics[topic]): verdict
        for (circle, topic), verdict in table.circles.items()
        if circle == circle_preset and topic in topics
    }
    rules.set_rules(unit, dict(wanted))


@dataclass(frozen=True, slots=True)
class Excepted:
    """Hold an exception: for whom, for which kind of content, and what they may see of it."""

    contact_id: int
    name: str
    topic: Topic
    verdict: Verdict


def exceptions(database: Database) -> list[Excepted]:
    """List the exceptions in the order of names."""
    with database.read() as session:
        found = rules.exceptions(session)
        called = journal.names_of(session, list({key for key, _ in found}))
        topics = {topic.id: topic for topic in rules.topics(session)}
    return [Excepted(key, called[key], topics[topic], verdict) for (key, topic), verdict in found.items()]


def why(database: Database, *, contact_id: int, topic: Named | None) -> list[tuple[Topic, Decision]]:
    """Decide what one contact may see of a kind of content, or of each, with what decided it."""
    with database.read() as session:
        topics = [find_topic(session, topic)] if topic else rules.topics(session)
        every = {circle.id: circle for circle in circles.every(session)}
        inside = [every[key] for key in circles.of_contacts(session, [contact_id]).get(contact_id, ())]
        return decisions(session, {contact_id: inside}, topics)[contact_id]


def decisions(
    session: Session, inside: Mapping[int, Sequence[Circle]], topics: Sequence[Topic] | None = None
) -> dict[int, list[tuple[Topic, Decision]]]:
    """Decide for contacts, by id with their circles, what they may see of some kinds of content, else of all."""
    asked = rules.topics(session) if topics is None else topics
    verdicts, excepted = rules.rules(session), rules.exceptions(session)
    with_exceptions = {key for key, _ in excepted}
    # Thousands are in the same circles: what holds for one of them holds for all who have no exception.
    alike: dict[tuple[int, ...], list[tuple[Topic, Decision]]] = {}
    made = {}
    for key, found in inside.items():
        group = tuple(circle.id for circle in found)
        if key in with_exceptions:
            made[key] = [(topic, decide(topic, found, verdicts, excepted.get((key, topic.id)))) for topic in asked]
            continue
        if group not in alike:
            alike[group] = [(topic, decide(topic, found, verdicts)) for topic in asked]
        made[key] = alike[group]
    return made


def differing(
    database: Database, said: Mapping[int, Verdict], inside: Mapping[int, Sequence[int]]
) -> dict[int, list[tuple[Topic, Verdict]]]:
    """Find who may see more or less than is said of them all.

    said: a verdict by topic's id; inside: the ids of the circles by contact's id. Contacts without a difference are
    left out.
    """
    with database.read() as session:
        topics = [topic for topic in rules.topics(session) if topic.id in said]
        every = {circle.id: circle for circle in circles.every(session)}
        of_contacts = {key: [every[circle] for circle in found] for key, found in inside.items()}
        decided = decisions(session, of_contacts, topics)
    found = {
        key: [(topic, one.verdict) for topic, one in made if one.verdict != said[topic.id]]
        for key, made in decided.items()
    }
    return {key: differences for key, differences in found.items() if differences}
