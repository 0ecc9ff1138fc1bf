"""What is read of people who are compared: all that they have, where it comes from, and their circles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.operations import circles, contacts
from entourage.ui.comparing.comparison import side_of
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.contact import Contact
    from entourage.language import Language
    from entourage.storage.database import Database
    from entourage.ui.comparing.comparison import Side


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold the people of a question, by their ids."""

    sides: Mapping[int, Side]

    def side(self, language: Language, key: int, place: int) -> Side:
        """Give one of them, named by the place where they stand: the first stays."""
        number = language.number(place + 1)
        where = language.gettext("{number}: stays") if place == 0 else language.gettext("{number}: is merged into it")
        return replace(self.sides[key], where=where.format(number=number))


def look(language: Language, database: Database, people: Sequence[int]) -> Seen:
    """Read people who are compared, their portraits made small: not on the window's thread."""
    called = {circle.id: names.circle(language, circle) for circle, _ in circles.overview(database).circles}
    found = [contacts.load(database, key) for key in people]
    return Seen({person.id: side_of("", person.held, _notes(language, person, called)) for person in found})


def _notes(language: Language, person: Contact, called: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    files = dict.fromkeys(file for one in person.held for file in one.files)
    by_hand = [language.gettext("by hand")] if any(one.by_hand for one in person.held) else []
    inside = [called[key] for key in person.circles if key in called]
    return (
        (language.gettext("Comes from"), " · ".join([*files, *by_hand])),
        (language.gettext("Circles"), ", ".join(inside)),
    )
