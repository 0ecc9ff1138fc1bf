"""What is done to rules, exceptions and kinds of content, and what the bar says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.sharing import Because
from entourage.operations import sharing, topics
from entourage.operations.naming import Named, named
from entourage.operations.sharing import RuleChange
from entourage.ui import sorting
from entourage.ui.sharing import cells
from entourage.words import names
from entourage.words.deciding import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.domain.sharing import Decision, Verdict
    from entourage.domain.topic import Topic
    from entourage.operations.sharing import Flagged, Matrix, RuleChanged
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell


def decide(desk: Desk, chosen: Sequence[Cell], verdict: Verdict | None) -> None:
    """Give all cells chosen a verdict in one act, and say which could not be given it."""
    meant = [one for one in chosen if one.takes(verdict)]
    if not meant:
        refuse(desk, chosen)
        return
    changes = [
        RuleChange(
            topic=named(one.topic),
            verdict=verdict,
            circle=named(one.column.circle) if one.column.circle else None,
            group=one.column.group,
        )
        for one in meant
    ]

    act = sharing.flagging(lambda database: sharing.change_rules(database, changes))
    desk.write(act, lambda found: _tell(desk, meant, len(chosen) - len(meant), verdict, found))


def _tell(
    desk: Desk,
    meant: Sequence[Cell],
    left: int,
    verdict: Verdict | None,
    found: Flagged[list[RuleChanged]],
) -> None:
    language, fresh = desk.language, sum(one.is_new for one in found.answer)
    if len(meant) == 1:
        said = told(language, cells.who(language, meant[0].column), meant[0].topic, verdict)
        said = said if fresh else language.gettext("{change} (already so)").format(change=said)
    elif fresh:
        sentence = language.ngettext("{count} rule changed: {verdict}.", "{count} rules changed: {verdict}.", fresh)
        said = sentence.format(verdict=cells.word(language, verdict))
    else:
        said = language.gettext("Nothing was changed: it is so already.")
    if left:
        kept = language.ngettext(
            "{count} other cell cannot be changed so, and stays as it was.",
            "{count} other cells cannot be changed so, and stay as they were.",
            left,
        )
        said = f"{said} {kept}"
    if fresh:
        sorting.tell_contradictions(desk, said, found.contradictions)
    else:
        desk.tell(said)


def refuse(desk: Desk, chosen: Sequence[Cell]) -> None:
    """Say why none of the cells can be changed so."""
    if chosen:
        desk.tell(_refused(desk, chosen))


def _refused(desk: Desk, chosen: Sequence[Cell]) -> str:
    language, first = desk.language, chosen[0]
    if all(one.topic.locked for one in chosen):
        sentence = language.gettext("“{topic}” is locked: nobody may ever see any of it.")
        return sentence.format(topic=names.topic(language, first.topic))
    if all(one.is_fixed for one in chosen):
        sentence = language.gettext("{circle} is closed: whoever is in it may see nothing.")
        return sentence.format(circle=cells.who(language, first.column))
    return language.gettext(
        "“Not sorted yet” and “The public” always have a verdict. Say everything, “a little” or nothing."
    )


def set_exception(desk: Desk, contact_id: int, name: str, topic: Topic, verdict: Verdict | None) -> None:
    """Make, change or end (None) someone's exception, and say where it has no effect."""
    change = RuleChange(topic=named(topic), verdict=verdict, contact=contact_id)

    def call(database: Database) -> tuple[bool, Decision]:
        done = sharing.change_rules(database, [change])
        return done[0].is_new, sharing.why(database, contact_id=contact_id, topic=named(topic))[0][1]

    desk.write(call, lambda answer: _tell_exception(desk, name, topic, verdict, answer))


def _tell_exception(
    desk: Desk, name: str, topic: Topic, verdict: Verdict | None, answer: tuple[bool, Decision]
) -> None:
    language, (is_new, decision) = desk.language, answer
    if verdict is None:
        sentence = language.gettext("No exception any more. {now}")
        said = sentence.format(now=told(language, name, topic, decision.verdict))
    else:
        said = language.gettext("Exception: {now}").format(now=told(language, name, topic, verdict))
    if decision.because is Because.CLOSED:
        circles = language.listing([names.circle(language, one) for one in decision.decided_by])
        sentence = language.gettext("It has no effect as long as they are in a closed circle: {circles}.")
        said = f"{said} {sentence.format(circles=circles)}" if verdict is not None else said
    if not is_new:
        said = language.gettext("{change} (already so)").format(change=said)
    desk.tell(said, can_undo=is_new)


def use_preset(desk: Desk, matrix: Matrix, preset: str) -> None:
    """Start again from a preset, and say how many rules set by hand it replaced."""
    language, by_hand = desk.language, sharing.departures(matrix, matrix.preset)
    said = language.gettext("The rules are now those of the preset {preset}.")
    if by_hand:
        replaced = language.ngettext(
            "{count} rule set by hand was replaced.", "{count} rules set by hand were replaced.", by_hand
        )
        said = f"{said} {replaced}"
    sentence = said.format(preset=names.presets(language)[preset])
    act = sharing.flagging(lambda database: sharing.change_rules(database, [], preset=preset))
    desk.write(act, lambda found: sorting.tell_contradictions(desk, sentence, found.contradictions))


def typed(desk: Desk, text: str) -> Named:
    """Read the name of a kind of content as it was typed, in any language."""
    return Named(text, names.key_of(text, names.topics, desk.vocabulary))


def add_topic(desk: Desk, text: str, then: Callable[[Topic], None], failed: Callable[[BaseException], None]) -> None:
    """Make a kind of content of one's own."""
    new = typed(desk, text)
    sentence = desk.language.gettext(
        "New kind of content: {topic}. The public and those not sorted yet see nothing of it."
    )

    def added(topic: Topic) -> None:
        desk.tell(sentence.format(topic=names.topic(desk.language, topic)), can_undo=True)
        then(topic)

    desk.write(lambda database: topics.add(database, named=new), added, failed=failed)


def rename_topic(desk: Desk, topic: Topic, text: str) -> None:
    """Give a kind of content another name."""
    language, new = desk.language, typed(desk, text)
    sentence = language.gettext("{topic} is now called {name}.")
    said = sentence.format(topic=names.topic(language, topic), name=text.strip())
    desk.write(
        lambda database: topics.rename(database, named=named(topic), new=new),
        lambda _: desk.tell(said, can_undo=True),
    )


def remove_topic(desk: Desk, topic: Topic) -> None:
    """Take a kind of content of one's own away."""
    sentence = desk.language.gettext("The kind of content {topic} was removed, with its rules and exceptions.")
    said = sentence.format(topic=names.topic(desk.language, topic))
    desk.write(lambda database: topics.remove(database, named=named(topic)), lambda _: desk.tell(said, can_undo=True))


def move_topic(desk: Desk, topic: Topic, place: int) -> None:
    """Put a kind of content at a place among the others, counted from 0."""
    sentence = desk.language.gettext("{topic} was moved.")
    said = sentence.format(topic=names.topic(desk.language, topic))
    desk.write(
        lambda database: topics.move(database, named=named(topic), place=place),
        lambda _: desk.tell(said, can_undo=True),
    )
