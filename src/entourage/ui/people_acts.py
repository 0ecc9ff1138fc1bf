"""What is done with people from wherever in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.operations import contacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.desk import Desk


def delete(desk: Desk, people: Sequence[int]) -> None:
    """Put people into the trash."""
    if not people:
        desk.tell(desk.language.gettext("Choose someone first."))
        return
    said = desk.language.ngettext(
        "{count} person is in the trash, for 30 days.", "{count} people are in the trash, for 30 days.", len(people)
    )
    desk.write(lambda database: contacts.delete(database, contact_ids=people), lambda _: desk.tell(said, can_undo=True))


def mark_me(desk: Desk, contact_id: int) -> None:
    """Mark someone as me."""
    said = desk.language.gettext("This is you: your card is counted nowhere.")
    desk.write(
        lambda database: contacts.mark_me(database, contact_id=contact_id, is_me=True),
        lambda _: desk.tell(said, can_undo=True),
    )
