"""What a person decides once: rules, presets, exceptions; and why someone may see something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.presets import rules_of
from entourage.domain.sharing import Contradiction, Decision, Rules, Verdict, contradictions, decide
from entourage.operations.naming import find_circle, find_topic, is_topic
from entourage.storage import book, circles, contacts, rules

if TYPE_CHECKING:
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
    name = named.text.strip()
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


def why(database: Database, *, contact_id: int, topic: Named) -> tuple[Topic, Decision]:
    """Decide what one contact may see of a kind of content, with what decided it."""
    with database.read() as session:
        found = find_topic(session, topic)
        person = contacts.load(session, [contact_id])[0]
        every = {circle.id: circle for circle in circles.every(session)}
        exception = rules.exceptions(session, contact_id).get(found.id)
        return found, decide(found, [every[key] for key in person.circles], rules.rules(session), exception)
