"""Kinds of content, who may see what, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.domain.sharing import Because, Decision, Verdict
from entourage.operations import contacts
from entourage.operations import sharing as operations
from entourage.words import names
from entourage.words.deciding import because

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.language import Language
    from entourage.operations.sharing import Matrix
    from entourage.storage.database import Database


def topics(command: Command) -> Answer:
    """List the kinds of content, or add one."""
    language = command.language
    with command.book() as database:
        if command.options.add:
            operations.add_topic(database, named=command.topic(command.options.add))
        found = operations.matrix(database).topics
    data = [
        {
            "id": one.id,
            "key": one.preset or None,
            "name": names.topic(language, one),
            "locked": one.locked,
            "not_sorted": one.unsorted.code,
            "public": one.public.code,
        }
        for one in found
    ]
    locked = language.gettext("locked: nobody, ever")
    lines = [names.topic(language, one) + (f" ({locked})" if one.locked else "") for one in found]
    return Answer({"topics": data}, lines=lines)


def rules(command: Command) -> Answer:
    """Show who may see what, after any change asked for."""
    options, said = command.options, []
    with command.book() as database:
        if options.preset:
            said.append(_use(command, database, options.preset))
        for circle, topic, verdict in options.set:
            said += _set(command, database, circle, topic, verdict)
        for person, topic, verdict in options.exception:
            said.append(_except(command, database, person, topic, verdict))
        matrix = operations.matrix(database)
    lines = [] if said else _lines(command.language, matrix)
    return Answer(_data(command.language, matrix), lines=lines, said=said)


def _use(command: Command, database: Database, text: str) -> str:
    key = names.key_of(text, names.presets, command.vocabulary) or text
    operations.use_preset(database, preset=key)
    sentence = command.language.gettext("The rules are now those of the preset {preset}.")
    return sentence.format(preset=names.presets(command.language)[key])


def _set(command: Command, database: Database, circle: str, topic: str, text: str) -> list[str]:
    language, verdict = command.language, _verdict(command, text)
    group = command.group(circle)
    before = operations.matrix(database).contradictions
    if group:
        if verdict is None:
            raise EntourageError("unset_not_here")
        found = operations.set_group_rule(database, group=group, topic=command.topic(topic), verdict=verdict)
        called = names.groups(language)[group]
    else:
        target, found = operations.set_rule(
            database, circle=command.circle(circle), topic=command.topic(topic), verdict=verdict
        )
        called = names.circle(language, target)
    sentence = language.gettext("Contradiction: the public may see some of “{topic}”, yet {circle} may see none of it.")
    return [_told(language, called, found, verdict)] + [
        sentence.format(topic=names.topic(language, one.topic), circle=names.circle(language, one.circle))
        for one in operations.matrix(database).contradictions
        if (one.topic.id, one.circle.id) not in {(old.topic.id, old.circle.id) for old in before}
    ]


def _except(command: Command, database: Database, person: str, topic: str, text: str) -> str:
    key, verdict = contacts.find(database, person), _verdict(command, text)
    found = operations.set_exception(database, contact_id=key, topic=command.topic(topic), verdict=verdict)
    return _told(command.language, contacts.load(database, key).display_name, found, verdict)


def _told(language: Language, who: str, topic: Topic, verdict: Verdict | None) -> str:
    said = names.verdict(language, verdict) if verdict is not None else names.verdicts(language)["unset"]
    return language.gettext("{who}, {topic}: {verdict}").format(
        who=who, topic=names.topic(language, topic), verdict=said
    )


def _verdict(command: Command, text: str) -> Verdict | None:
    key = names.key_of(text, names.verdicts, command.vocabulary)
    return None if key == "unset" else Verdict.from_code(key or text)


def _data(language: Language, matrix: Matrix) -> dict[str, Any]:
    called = {one.id: names.topic(language, one) for one in matrix.topics}
    verdicts = [
        {
            "circle": names.circle(language, circle),
            "topic": called[topic.id],
            "topic_key": topic.preset or None,
            "verdict": matrix.rules[circle.id, topic.id].code if (circle.id, topic.id) in matrix.rules else None,
        }
        for circle in matrix.circles
        for topic in matrix.topics
    ]
    return {
        "preset": matrix.preset,
        "rules": verdicts,
        "not_sorted": {called[one.id]: one.unsorted.code for one in matrix.topics},
        "public": {called[one.id]: one.public.code for one in matrix.topics},
        "contradictions": [
            {"topic": called[one.topic.id], "circle": names.circle(language, one.circle)}
            for one in matrix.contradictions
        ],
    }


def _lines(language: Language, matrix: Matrix) -> list[str]:
    lines = []
    groups = names.groups(language)
    unset = names.verdicts(language)["unset"]
    locked = language.gettext("locked: nobody, ever")
    for topic in matrix.topics:
        if topic.locked:
            lines.append(f"{names.topic(language, topic)}\n    {locked}")
            continue
        said = [(names.circle(language, circle), _opinion(matrix, circle, topic)) for circle in matrix.circles]
        said += [(groups["unsorted"], topic.unsorted), (groups["public"], topic.public)]
        cells = [
            names.labelled(language, name, unset if found is None else names.verdict(language, found))
            for name, found in said
        ]
        lines.append(f"{names.topic(language, topic)}\n    {' · '.join(cells)}")
    return lines


def _opinion(matrix: Matrix, circle: Circle, topic: Topic) -> Verdict | None:
    return Verdict.NOTHING if circle.closed else matrix.rules.get((circle.id, topic.id))


def why(command: Command) -> Answer:
    """Say what a person may see of a kind of content, and what decides it."""
    options, language = command.options, command.language
    with command.book() as database:
        key = contacts.find(database, options.contact)
        topic, decision = operations.why(database, contact_id=key, topic=command.topic(options.topic))
        person = contacts.load(database, key)
    sentence = because(language, decision)
    data = {
        "contact": {"id": key, "full_name": person.display_name},
        "topic": {"key": topic.preset or None, "name": names.topic(language, topic)},
        "verdict": decision.verdict.code,
        "because": decision.because.value,
        "decided_by": _deciders(language, decision),
        "text": sentence,
    }
    return Answer(data, lines=[_told(language, person.display_name, topic, decision.verdict), sentence])


def _deciders(language: Language, decision: Decision) -> list[str]:
    if decision.because is Because.NOT_SORTED:
        return [names.groups(language)["unsorted"]]
    return [names.circle(language, circle) for circle in decision.decided_by]
