"""What is done with people from wherever in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.operations import contacts, details
from entourage.words import details as details_words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk


def delete(desk: Desk, people: Sequence[int]) -> None:
    """Put people into the trash."""
    if not people:
        desk.tell(desk.language.gettext("Choose someone first."))
        return
    said = desk.language.ngettext(
        "{count} person is in the trash, for 30 days.", "{count} people are in the trash, for 30 days.", len(people)
    )
    named = desk.language.gettext("{person} is in the trash, for 30 days.")

    def call(database: Database) -> str:
        alone = people[0] if len(people) == 1 else None
        name = contacts.load(database, alone).display_name if alone else ""
        contacts.delete(database, contact_ids=people)
        return named.format(person=names.person(desk.language, name)) if alone else said

    desk.write(call, lambda sentence: desk.tell(sentence, can_undo=True))


def mark_me(desk: Desk, contact_id: int) -> None:
    """Mark someone as me, and name all cards that are me where there are several now."""

    def call(database: Database) -> str:
        contacts.mark_me(database, contact_id=contact_id, is_me=True)
        return details_words.marked(desk.language, [name for _, name in details.cards(database)])

    desk.write(call, lambda sentence: desk.tell(sentence, can_undo=True))


def unmark_me(desk: Desk, contact_id: int, name: str) -> None:
    """Say that a card is not me, so that it is counted as everyone's is."""
    said = desk.language.gettext("{person} is not you any more, and is listed with everyone again.")
    sentence = said.format(person=names.person(desk.language, name))
    desk.write(
        lambda database: contacts.mark_me(database, contact_id=contact_id, is_me=False),
        lambda _: desk.tell(sentence, can_undo=True),
    )
