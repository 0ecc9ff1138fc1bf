"""Kinds of content, who may see what, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.sharing import Because, Decision, Verdict
from entourage.operations import contacts
from entourage.operations import sharing as operations
from entourage.operations import topics as topic_acts
from entourage.words import names
from entourage.words.contradicting import sentences
from entourage.words.deciding import because, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.language import Language
    from entourage.operations.sharing import Excepted, Matrix
    from entourage.storage.database import Database


def topics(command: Command) -> Answer:
    """List the kinds of content, or add one."""
    language = command.language
    with command.book(begins=bool(command.options.add)) as database:
        if command.options.add is not None:
            topic_acts.add(database, named=command.topic(command.options.add))
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
    options = command.options
    said: list[str] = []
    with command.book(begins=bool(options.preset or options.set)) as database:
        if options.preset is not None or options.set or options.exception:
            found = operations.flagging(lambda book: _change(command, book))(database)
            said = [*found.answer, *sentences(command.language, found.contradictions)]
        matrix, excepted = operations.matrix(database), operations.exceptions(database)
    language = command.language
    table = [*_lines(language, matrix), *_exceptions(language, excepted), *sentences(language, matrix.contradictions)]
    lines = [] if said else table
    exceptions = [
        {
            "contact": one.contact_id,
            "full_name": one.name,
            "topic": names.topic(language, one.topic),
            "verdict": one.verdict.code,
        }
        for one in excepted
    ]
    return Answer({**_data(language, matrix), "exceptions": exceptions}, lines=lines, said=said)


def _change(command: Command, database: Database) -> list[str]:
    """Make all changes asked for in one act, or none, and say each."""
    options, language = command.options, command.language
    preset = None if options.preset is None else names.key_of(options.preset, names.presets, command.vocabulary)
    preset = preset if preset != "" else options.preset
    changes = [_rule(command, *one) for one in options.set]
    changes += [_exception(command, database, *one) for one in options.exception]
    matrix = operations.matrix(database)
    by_hand = operations.departures(matrix, matrix.preset)
    done = operations.change_rules(database, changes, preset=preset)
    said = [] if preset is None else [_preset_used(command, preset, by_hand)]
    called = contacts.names(database)
    for change, one in zip(changes, done, strict=True):
        if change.contact is not None:
            who = called[change.contact]
        else:
            who = names.circle(language, one.circle) if one.circle else names.groups(language)[change.group]
        line = told(language, who, one.topic, change.verdict)
        said.append(line if one.is_new else language.gettext("{change} (already so)").format(change=line))
    return said


def _rule(command: Command, circle: str, topic: str, verdict: str) -> operations.RuleChange:
    group = command.group(circle)
    is_group = group in {operations.PUBLIC, operations.UNSORTED}
    return operations.RuleChange(
        topic=command.topic(topic),
        verdict=_verdict(command, verdict),
        circle=None if is_group else command.circle(circle),
        group=group if is_group else "",
    )


def _exception(command: Command, database: Database, person: str, topic: str, verdict: str) -> operations.RuleChange:
    key = contacts.find(database, person)
    return operations.RuleChange(topic=command.topic(topic), verdict=_verdict(command, verdict), contact=key)


def _preset_used(command: Command, preset: str, by_hand: int) -> str:
    language = command.language
    said = language.gettext("The rules are now those of the preset {preset}.")
    if by_hand:
        replaced = language.ngettext(
            "{count} rule set by hand was replaced.", "{count} rules set by hand were replaced.", by_hand
        )
        said = f"{said} {replaced} {command.to_undo}"
    return said.format(preset=names.presets(language)[preset])


def _verdict(command: Command, text: str) -> Verdict | None:
    key = names.verdict_key(text, command.vocabulary)
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
    """Set the matrix as a table: a line for each kind of content, the circles numbered above it."""
    groups = names.groups(language)
    columns = [names.circle(language, circle) for circle in matrix.circles] + [groups["unsorted"], groups["public"]]
    table = [["", *map(str, range(1, len(columns) + 1))]]
    for topic in matrix.topics:
        said = [_opinion(matrix, circle, topic) for circle in matrix.circles]
        said += [Verdict.NOTHING, Verdict.NOTHING] if topic.locked else [topic.unsorted, topic.public]
        cells = ["—" if found is None else names.verdict(language, found) for found in said]
        table.append([names.topic(language, topic), *cells])
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    numbered = [f"{number:>3}  {name}" for number, name in enumerate(columns, 1)]
    rows = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return [_preset(language, matrix), *numbered, *rows]


def _preset(language: Language, matrix: Matrix) -> str:
    name, by_hand = names.presets(language)[matrix.preset], operations.departures(matrix, matrix.preset)
    if not by_hand:
        return language.gettext("Preset: {preset}").format(preset=name)
    sentence = language.ngettext(
        "Preset: {preset}, {count} rule set by hand", "Preset: {preset}, {count} rules set by hand", by_hand
    )
    return sentence.format(preset=name)


def _exceptions(language: Language, excepted: Sequence[Excepted]) -> list[str]:
    head = [language.gettext("Exceptions:")] if excepted else []
    return head + ["  " + told(language, one.name, one.topic, one.verdict) for one in excepted]


def _opinion(matrix: Matrix, circle: Circle, topic: Topic) -> Verdict | None:
    return Verdict.NOTHING if circle.closed or topic.locked else matrix.rules.get((circle.id, topic.id))


def why(command: Command) -> Answer:
    """Say what a person may see of a kind of content, and what decides it."""
    options, language = command.options, command.language
    with command.book() as database:
        key = contacts.find(database, options.contact)
        topic = command.topic(options.topic) if options.topic is not None else None
        decided = operations.why(database, contact_id=key, topic=topic)
        person = contacts.load(database, key)
    who = {"id": key, "full_name": person.display_name}
    answers = [_decided(language, found, decision, len(person.circles)) for found, decision in decided]
    data = {"contact": who, "topics": answers} if topic is None else {"contact": who, **answers[0]}
    lines = [
        line
        for (found, decision), answer in zip(decided, answers, strict=True)
        for line in (told(language, person.display_name, found, decision.verdict), "  " + answer["text"])
    ]
    return Answer(data, lines=lines)


def _decided(language: Language, topic: Topic, decision: Decision, circles_in: int) -> dict[str, Any]:
    return {
        "topic": {"key": topic.preset or None, "name": names.topic(language, topic)},
        "verdict": decision.verdict.code,
        "because": decision.because.value,
        "decided_by": _deciders(language, decision),
        "text": because(language, decision, circles_in),
    }


def _deciders(language: Language, decision: Decision) -> list[str]:
    if decision.because is Because.NOT_SORTED:
        return [names.groups(language)["unsorted"]]
    return [names.circle(language, circle) for circle in decision.decided_by]
