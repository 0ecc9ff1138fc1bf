"""Whom a cell of the matrix concerns, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.sharing import Because
from entourage.operations import ruling
from entourage.operations.naming import named
from entourage.ui.sharing import cells
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.sharing import Verdict
    from entourage.operations.ruling import Concerned, Ruled
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell

_NAMED = 3


def concerned(database: Database, cell: Cell) -> Concerned:
    """Find whom a cell concerns."""
    if cell.column.circle:
        return ruling.of_circle(database, topic=named(cell.topic), circle=named(cell.column.circle))
    return ruling.of_unsorted(database, topic=named(cell.topic))


def fixed(desk: Desk, cell: Cell) -> str:
    """Say what holds of a cell whomever it concerns."""
    if cell.topic.locked:
        return desk.language.gettext("This kind of content is locked: nobody, ever.")
    return desk.language.gettext("Anyone at all, in your book or not, also those who relay it.")


def sentences(desk: Desk, cell: Cell, found: Concerned) -> list[str]:
    """Say whom a cell concerns, and for whom of them something else decides."""
    language = desk.language
    said = [language.ngettext("{count} person.", "{count} people.", len(found.people))]
    if cell.is_fixed:
        return [*said, language.gettext("This circle is closed: its people may see nothing.")]
    if cell.verdict is None:
        return [*said, *_without_opinion(desk, found)]
    circles = [one for one in found.apart if one.decision.because in (Because.CIRCLES, Because.CLOSED)]
    by_hand = [one for one in found.apart if one.decision.because is Because.EXCEPTION]
    if circles:
        sentence = language.ngettext(
            "{count} of them is also in {circles}, and the stricter rule counts: {names}.",
            "{count} of them are also in {circles}, and the stricter rule counts: {names}.",
            len(circles),
        )
        stricter = {key.id: key for one in circles for key in one.decision.decided_by}
        listed = language.listing([names.circle(language, one) for one in stricter.values()])
        said.append(sentence.format(circles=listed, names=_named(desk, circles)))
    if found.also:
        sentence = language.ngettext(
            "{count} of them is also in a circle that may see more; this stricter rule counts: {names}.",
            "{count} of them are also in a circle that may see more; this stricter rule counts: {names}.",
            len(found.also),
        )
        said.append(sentence.format(names=_named(desk, found.also)))
    if by_hand:
        sentence = language.ngettext(
            "{count} has an exception: {names}.", "{count} have an exception: {names}.", len(by_hand)
        )
        said.append(sentence.format(names=_named(desk, by_hand)))
    if found.others:
        sentence = language.ngettext(
            "This also decides for {count} person whose circles have no opinion: {names}.",
            "This also decides for {count} people whose circles have no opinion: {names}.",
            len(found.others),
        )
        said.append(sentence.format(names=_named(desk, found.others)))
    return said


def _without_opinion(desk: Desk, found: Concerned) -> list[str]:
    language = desk.language
    said = [language.gettext("No opinion: their other circles decide, else the rule for “Not sorted yet”.")]
    if found.people:
        verdicts: list[tuple[Verdict, int]] = sorted(found.verdicts.items())
        counted = [f"{cells.word(language, verdict)} {language.number(count)}" for verdict, count in verdicts]
        said.append(names.labelled(language, language.gettext("So they may see"), ", ".join(counted)) + ".")
    return said


def _named(desk: Desk, people: Sequence[Ruled]) -> str:
    language = desk.language
    shown = [one.name for one in people[:_NAMED]]
    more = len(people) - len(shown)
    return language.listing([*shown, language.ngettext("{count} other", "{count} others", more)] if more else shown)
