"""What would put an answer right, done from where it is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from entourage.operations import audience_lists, sharing
from entourage.operations.naming import named
from entourage.operations.remedies import Right
from entourage.operations.sharing import RuleChange
from entourage.ui.audience.applying import ApplyDialog
from entourage.ui.pages import PAGES
from entourage.ui.place import UNSORTED, Place
from entourage.words import audience as words
from entourage.words import names
from entourage.words.remedies import people as people_in_words
from entourage.words.remedies import remedy as remedy_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from entourage.operations.audience import Answer, Known
    from entourage.operations.remedies import Person, Remedy
    from entourage.ui.desk import Desk


def called(desk: Desk, known: Known, answer: Answer, one: Remedy) -> str:
    """Say what would put something right."""
    return remedy_in_words(
        desk.language,
        known.situation,
        known.networks,
        answer.check.channel,
        right=one.right.value,
        called=_names(desk, known, one),
        list_id=one.list_id,
    )


def _names(desk: Desk, known: Known, one: Remedy) -> list[str]:
    return [names.person(desk.language, known.names[key]) for key in one.people]


def act(desk: Desk, known: Known, answer: Answer, one: Remedy, parent: QWidget) -> Callable[[], None]:
    """Give what is done where somebody asks for it."""
    acts: dict[Right, Callable[[], None]] = {
        Right.TAKE_OFF: partial(_apply, desk, known, answer, one, parent),
        Right.ADD: partial(_apply, desk, known, answer, one, parent),
        Right.LEAVE_OFF: partial(_choose, desk, known, one, is_on=False),
        Right.PUT_ON: partial(_choose, desk, known, one, is_on=True),
        Right.EXCEPT_THEM: partial(_except, desk, known, answer, one),
        Right.SORT: partial(desk.going.emit, UNSORTED),
        Right.SAME_PEOPLE: partial(desk.going.emit, _who_is_who(answer)),
    }
    return acts[one.right]


def _who_is_who(answer: Answer) -> Place:
    """Find where it is asked whether those known by name are the same people."""
    if "accounts" in PAGES:
        return Place("accounts", about=str(answer.check.channel.account_id))
    return Place("duplicates")


def _apply(desk: Desk, known: Known, answer: Answer, one: Remedy, parent: QWidget) -> None:
    ApplyDialog(desk, known, answer.check.channel, one, parent).open()


def _choose(desk: Desk, known: Known, one: Remedy, *, is_on: bool) -> None:
    language, listed = desk.language, known.situation.lists[one.list_id]
    name = language.quoted(words.audience_list(language, listed, known.network(listed.account_id)))
    on, off = (
        language.ngettext(
            "{people}: to be put on the list {list}, whatever their circles.",
            "{people}: to be put on the list {list}, whatever their circles.",
            len(one.people),
        ),
        language.ngettext(
            "{people}: not on the list {list}, whatever their circles.",
            "{people}: not on the list {list}, whatever their circles.",
            len(one.people),
        ),
    )
    said = (on if is_on else off).format(people=people_in_words(language, _names(desk, known, one)), list=name)
    desk.write(
        lambda database: audience_lists.choose(database, one.list_id, one.people, is_on=is_on),
        lambda _: desk.tell(said, can_undo=True),
    )


def _except(desk: Desk, known: Known, answer: Answer, one: Remedy) -> None:
    """Let people see as much as is posted, by hand: of those kinds alone of which they may not."""
    language, amount = desk.language, answer.post.amount
    people: Sequence[Person] = [person for person in answer.should_not if person.contact_id in set(one.people)]
    changes = [
        RuleChange(topic=named(topic), verdict=amount, contact=person.contact_id)
        for person in people
        for topic, decision in person.decisions
        if decision.verdict > amount
    ]
    said = language.gettext("Exception for {people}: they may see it.").format(
        people=people_in_words(language, _names(desk, known, one))
    )
    desk.write(lambda database: sharing.change_rules(database, changes), lambda _: desk.tell(said, can_undo=True))
