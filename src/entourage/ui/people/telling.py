"""What the bar says after the editor of a person is closed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from entourage.ui.desk import Offer
from entourage.ui.place import EVERYONE, Place
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.contact import Contact
    from entourage.language import Language
    from entourage.operations.contacts import Saved
    from entourage.ui.main_window import MainWindow


def unsaved(language: Language, person: Contact | None) -> str:
    """Say that what was typed about a person, None for someone new, is not saved."""
    if person:
        return language.gettext("What you typed about {person} is not saved.").format(
            person=names.person(language, person.display_name)
        )
    return language.gettext("The new contact is not saved.")


def tell_unfinished(window: MainWindow, person: Contact | None) -> None:
    """Say in the bar that something is not saved, and offer to go on with it."""
    language = window.desk.language
    place = Place("editor", contact=person.id if person else 0)
    go_on = Offer(language.gettext("Continue editing"), partial(window.desk.going.emit, place))
    window.desk.tell(unsaved(language, person), offers=(go_on,))


def tell_saved(window: MainWindow, done: Saved, *, is_new: bool, circle: str) -> None:
    """Say in the bar that a person is saved, show a new one, and name who may be the same."""
    desk, person = window.desk, done.person
    language = desk.language
    if is_new:
        said = language.gettext("Added: {person}.").format(person=names.person(language, person.display_name))
        if circle:
            sentence = language.gettext("Added to {circle}: {person}.")
            said = sentence.format(circle=circle, person=names.person(language, person.display_name))
        window.search.clear()
        place = window.place if window.place.page == EVERYONE.page else EVERYONE
        desk.going.emit(replace(place, contact=person.id))
    else:
        said = language.gettext("{person} is changed.").format(person=names.person(language, person.display_name))
    offers: tuple[Offer, ...] = ()
    if done.alike:
        near = done.alike[0]
        said += " " + language.gettext("Perhaps already here: {person}.").format(
            person=names.person(language, near.display_name)
        )
        show = partial(desk.going.emit, replace(EVERYONE, contact=near.id))
        offers = (Offer(language.gettext("Show"), show),)
    desk.tell(said, can_undo=True, offers=offers)
