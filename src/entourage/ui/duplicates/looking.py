"""What is read of people who are compared: all that they have, where it comes from, and their circles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.operations import circles, origins
from entourage.ui.comparing.sides import side_of
from entourage.words import names
from entourage.words import origins as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.language import Language
    from entourage.operations.origins import Origins
    from entourage.storage.database import Database
    from entourage.ui.comparing.sides import Side


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold the people of a question, by their ids."""

    sides: Mapping[int, Side]

    def side(self, language: Language, key: int, place: int) -> Side:
        """Give one of them, named by the place where they stand: the first stays."""
        number = language.number(place + 1)
        where = language.gettext("{number}: stays") if place == 0 else language.gettext("{number}: goes into 1")
        return replace(self.sides[key], where=where.format(number=number))


def look(language: Language, database: Database, people: Sequence[int]) -> Seen:
    """Read people who are compared, their portraits made small: not on the window's thread."""
    called = {circle.id: names.circle(language, circle) for circle, _ in circles.overview(database).circles}
    found = [origins.origins(database, key) for key in people]
    return Seen({one.person.id: side_of("", one.person.held, _notes(language, one, called)) for one in found})


def _notes(language: Language, found: Origins, called: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    sources = [(one.source, one.confirmed_at) for one in found.sources]
    told = [words.briefly(language, words.source(one.name, one.format, one.dialect), at) for one, at in sources]
    by_hand = [words.by_hand(language)] if any(one.by_hand for one in found.person.held) else []
    inside = [called[key] for key in found.person.circles if key in called]
    return (
        (language.gettext("Comes from"), " · ".join([*told, *by_hand])),
        (language.gettext("Circles"), ", ".join(inside)),
    )
