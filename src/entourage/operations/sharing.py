"""What a person decides once: rules, presets, exceptions; and why someone may see something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.presets import rules_of
from entourage.domain.sharing import Contradiction, Decision, Rules, Verdict, contradictions, decide
from entourage.domain.text import one_line
from entourage.operations.naming import find_circle, find_topic, is_topic
from entourage.storage import book, circles, contacts, rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit

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


def add_topic(database: Database, *, named: Named) -> None:
    """Make a kind of content of one's own: nothing for the public and those not sorted yet, unset for the circles."""
    name = one_line(named.text)
    if not name:
        raise EntourageError("name_empty")
    with database.unit("add_topic", {"name": name}) as unit:
        if is_topic(unit.session, named):
            raise EntourageError("topic_exists", topic=name)
        strict = {"public": int(Verdict.NOTHING), "unsorted": int(Verdict.NOTHING)}
        rules.create_topics(unit, [{"preset": None, "name": name, "locked": False, **strict}])


def set_rule(database: Database, *, circle: Named, topic: Named, verdict: Verdict | None) -> tuple[Circle, Topic]:
    """Give a circle a verdict on a kind of content, or take its opinion away with None; return both."""
    with database.unit("set_rule") as unit:
        found = _changeable(unit.session, topic)
        _tell(unit, found, verdict)
        target = find_circle(unit.session, circle)
        unit.params["circle"] = {"preset": target.preset, "name": target.name}
        rules.set_rules(unit, {(target.id, found.id): verdict})
    return target, found


def set_group_rule(database: Database, *, group: str, topic: Named, verdict: Verdict) -> Topic:
    """Give the public, or those not sorted yet (group: PUBLIC or UNSORTED), a verdict on a kind of content."""
    with database.unit("set_rule") as unit:
        found = _changeable(unit.session, topic)
        _tell(unit, found, verdict)
        unit.params["group"] = group
        rules.change_topics(unit, [{"id": found.id, group: int(verdict)}])
    return found


def check(database: Database, *, topic: Named, circle: Named | None = None) -> None:
    """Raise what keeps a rule for a kind of content, and for a circle if one is given, from being set."""
    with database.read() as session:
        _changeable(session, topic)
        if circle:
            find_circle(session, circle)


def _changeable(session: Session, named: Named) -> Topic:
    topic = find_topic(session, named)
    if topic.locked:
        raise EntourageError("topic_locked", topic=named.text)
    return topic


def _tell(unit: Unit, topic: Topic, verdict: Verdict | None) -> None:
    unit.params["topic"] = {"preset": topic.preset, "name": topic.name}
    unit.params["verdict"] = verdict.code if verdict is not None else None


def set_exception(database: Database, *, contact_id: int, topic: Named, verdict: Verdict | None) -> Topic:
    """Set for one contact and one kind of content what they may see, whatever their circles say; None ends it."""
    with database.unit("set_exception", {"contact": contact_id}) as unit:
        found = _changeable(unit.session, topic)
        _tell(unit, found, verdict)
        rules.set_exception(unit, contact_id, found.id, verdict)
    return found


def use_preset(database: Database, *, preset: str) -> None:
    """Give all preset circles, the public and those not sorted yet the rules of a preset; exceptions stay."""
    rules_of(preset)
    with database.unit("use_preset", {"preset": preset}) as unit:
        book.set_preset(unit, preset)
        apply_preset(unit, preset)


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
        called = dict(contacts.names(session))
        topics = {topic.id: topic for topic in rules.topics(session)}
        found = rules.exceptions(session)
    return [Excepted(key, called[key], topics[topic], verdict) for (key, topic), verdict in found.items()]


def why(database: Database, *, contact_id: int, topic: Named | None) -> list[tuple[Topic, Decision]]:
    """Decide what one contact may see of a kind of content, or of each, with what decided it."""
    with database.read() as session:
        topics = [find_topic(session, topic)] if topic else rules.topics(session)
        inside = circles.of_contacts(session, [contact_id]).get(contact_id, ())
        return list(_decisions(session, topics, {contact_id: inside})[contact_id])


def _decisions(
    session: Session, topics: Sequence[Topic], inside: Mapping[int, Sequence[int]]
) -> dict[int, list[tuple[Topic, Decision]]]:
    every = {circle.id: circle for circle in circles.every(session)}
    verdicts, excepted = rules.rules(session), rules.exceptions(session)
    return {
        key: [
            (topic, decide(topic, [every[circle] for circle in found], verdicts, excepted.get((key, topic.id))))
            for topic in topics
        ]
        for key, found in inside.items()
    }


def differing(
    database: Database, said: Mapping[int, Verdict], inside: Mapping[int, Sequence[int]]
) -> dict[int, list[tuple[Topic, Verdict]]]:
    """Find who may see more or less than is said of them all.

    said: a verdict by topic's id; inside: the ids of the circles by contact's id. Contacts without a difference are
    left out.
    """
    with database.read() as session:
        topics = [topic for topic in rules.topics(session) if topic.id in said]
        decided = _decisions(session, topics, inside)
    found = {
        key: [(topic, one.verdict) for topic, one in decisions if one.verdict != said[topic.id]]
        for key, decisions in decided.items()
    }
    return {key: differences for key, differences in found.items() if differences}
