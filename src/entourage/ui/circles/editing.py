"""Rename, close, move and remove a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.operations import circles, sharing
from entourage.operations.naming import Named, named
from entourage.ui import sorting
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk


def typed(desk: Desk, text: str) -> Named:
    """Read the name of a circle as it was typed, in any language."""
    group = names.key_of(text, names.groups, desk.vocabulary)
    return Named(text, names.key_of(text, names.circles, desk.vocabulary), is_group=bool(group))


def rename(desk: Desk, circle: Circle, name: str) -> None:
    """Give a circle another name."""
    new = typed(desk, name)
    said = desk.language.gettext("{circle} is now called {name}.")
    sentence = said.format(circle=names.circle(desk.language, circle), name=name)
    desk.write(
        lambda database: circles.rename(database, named=named(circle), new=new),
        lambda _: desk.tell(sentence, can_undo=True),
    )


def set_closed(desk: Desk, circle: Circle, *, closed: bool) -> None:
    """Close a circle, or open it again."""
    language, name = desk.language, names.circle(desk.language, circle)
    said = (
        language.gettext("{circle} is closed: whoever is in it may see nothing.")
        if closed
        else language.gettext("{circle} is open again.")
    )
    act = sharing.flagging(lambda database: circles.set_closed(database, named=named(circle), closed=closed))
    desk.write(act, lambda found: sorting.tell_contradictions(desk, said.format(circle=name), found.contradictions))


def remove(desk: Desk, circle: Circle) -> None:
    """Take a circle away; its people stay."""
    said = desk.language.gettext("The circle {circle} was removed; its people stay.")
    sentence = said.format(circle=names.circle(desk.language, circle))
    desk.write(
        lambda database: circles.remove(database, named=named(circle)),
        lambda _: desk.tell(sentence, can_undo=True),
    )


def move(desk: Desk, circle: Circle, place: int) -> None:
    """Put a circle at a place among the others, counted from 0."""
    sentence = desk.language.gettext("{circle} was moved.")
    said = sentence.format(circle=names.circle(desk.language, circle))
    desk.write(
        lambda database: circles.move(database, named=named(circle), place=place),
        lambda _: desk.tell(said, can_undo=True),
    )
