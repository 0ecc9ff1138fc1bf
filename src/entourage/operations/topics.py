"""What a person does with kinds of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Verdict
from entourage.domain.text import one_line
from entourage.operations.naming import find_topic, is_topic
from entourage.storage import rules

if TYPE_CHECKING:
    from entourage.domain.topic import Topic
    from entourage.operations.naming import Named
    from entourage.storage.database import Database
    from entourage.storage.unit import Unit


def add(database: Database, *, named: Named) -> Topic:
    """Make a kind of content of one's own: nothing for the public and those not sorted yet, unset for the circles.

    Raises EntourageError: "name_empty", "topic_exists".
    """
    with database.unit("add_topic") as unit:
        name = _free_name(unit, named)
        unit.params["name"] = name
        strict = {"public": int(Verdict.NOTHING), "unsorted": int(Verdict.NOTHING)}
        rules.create_topics(unit, [{"preset": None, "name": name, "locked": False, **strict}])
        return find_topic(unit.session, named)


def rename(database: Database, *, named: Named, new: Named) -> Topic:
    """Give a kind of content another name; a preset keeps its meaning.

    Raises EntourageError: "topic_unknown", "topic_locked", "name_empty", "topic_exists".
    """
    with database.unit("rename_topic") as unit:
        topic = _changeable(unit, named)
        own_again = bool(topic.preset) and new.preset == topic.preset
        name = _free_name(unit, new, but=topic)
        unit.params |= {"topic": told(topic), "name": name}
        rules.change_topics(unit, [{"id": topic.id, "name": None if own_again else name}])
        return find_topic(unit.session, new)


def remove(database: Database, *, named: Named) -> Topic:
    """Take a kind of content of one's own away, with its rules and exceptions.

    Raises EntourageError: "topic_unknown", "topic_locked", "topic_of_preset" for one that every book has.
    """
    with database.unit("remove_topic") as unit:
        topic = _changeable(unit, named)
        if topic.preset:
            raise EntourageError("topic_of_preset", topic=named.text)
        unit.params["topic"] = told(topic)
        rules.remove_topic(unit, topic.id)
        return topic


def move(database: Database, *, named: Named, place: int) -> None:
    """Put a kind of content at a place among the others, counted from 0; a place outside is the nearest end."""
    with database.unit("move_topic") as unit:
        topic = find_topic(unit.session, named)
        unit.params["topic"] = told(topic)
        others = [one.id for one in rules.topics(unit.session) if one.id != topic.id]
        others.insert(max(0, place), topic.id)
        rules.change_topics(unit, [{"id": key, "position": number} for number, key in enumerate(others)])


def told(topic: Topic) -> dict[str, str]:
    """Note a kind of content for the words of an act: they are made in the language of the moment."""
    return {"preset": topic.preset, "name": topic.name}


def _changeable(unit: Unit, named: Named) -> Topic:
    topic = find_topic(unit.session, named)
    if topic.locked:
        raise EntourageError("topic_locked", topic=named.text)
    return topic


def _free_name(unit: Unit, named: Named, but: Topic | None = None) -> str:
    name = one_line(named.text)
    if not name:
        raise EntourageError("name_empty")
    if is_topic(unit.session, named, but=but.id if but else 0):
        raise EntourageError("topic_exists", topic=name)
    return name
