"""The foot of the card: where all of it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from entourage.ui.people import provenance
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.words import Link, Words
from entourage.words import names
from entourage.words import origins as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language
    from entourage.operations.merging import PastMerge
    from entourage.operations.untying import Tied
    from entourage.ui.desk import Desk
    from entourage.ui.people.facts import Facts
    from entourage.ui.people.provenance import Told


class ComesFrom(QWidget):
    """Live as the list of sources.

    turned: who says a value is to be shown with each, or no longer. taken: a difference that was decided is to be
    decided otherwise. separated: who was merged into this person, or a row or card that was said to be the same
    while it was imported, and is to be a person of their own again.
    """

    turned = Signal()
    taken = Signal(object)
    separated = Signal(object)

    def __init__(
        self,
        desk: Desk,
        told: Told,
        found: Facts,
        parent: QWidget,
        *,
        is_whole: bool,
        key: str,
    ) -> None:
        """Build it; is_whole: with what differs and was decided, too. key: the one that shows it whole."""
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for line in told.lines:
            self._column.addSpacing(4 if line is not told.lines[0] else 0)
            self._say(line.head)
            self._say(line.more, is_quiet=True)
            rows = [row for row in found.tied if row.source.id == line.source]
            for row, person in zip(rows, _told_apart(desk.language, rows), strict=True):
                self._say_tied(row, person, found.person.display_name)
        for one, person in zip(found.merges, _merged_told_apart(desk.language, found.merges), strict=True):
            said = words.merged(desk.language, person, one.at)
            self._column.addSpacing(4)
            self._say(said)
            self._offer_to_separate(one, person, said)
        for asked in told.settled if is_whole else ():
            self._column.addSpacing(4)
            said = asked.sentence if not asked.value else names.labelled(desk.language, asked.field, asked.sentence)
            self._say(said, is_quiet=True)
            self._offer(asked.take, names.labelled(desk.language, asked.field, asked.take)).clicked.connect(
                lambda _=False, one=asked: self.taken.emit(one)
            )
        if told.lines:
            self._column.addSpacing(4)
            self._offer_whole(is_whole=is_whole, key=key)

    def _say(self, text: str, *, is_quiet: bool = False) -> None:
        if text:
            said = Words(self._desk, text, self)
            if is_quiet:
                said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self._column.addWidget(said)

    def _say_tied(self, row: Tied, person: str, called: str) -> None:
        """Offer to separate a row or card, which is named where the line of its source does not say which it is."""
        language = self._desk.language
        if not row.is_all or row.name != called:
            self._say(words.briefly(language, person, row.at), is_quiet=True)
        self._offer_to_separate(row, person, words.tied(language, person, provenance.label(row.source), row.at))

    def _offer_to_separate(self, one: PastMerge | Tied, person: str, said: str) -> None:
        language = self._desk.language
        link = self._offer(language.gettext("Separate"), language.gettext("Separate {person}").format(person=person))
        link.setAccessibleDescription(said)
        link.setToolTip(tip(language.gettext("They become two people again, each with what was theirs")))
        link.clicked.connect(lambda: self.separated.emit(one))

    def _offer(self, said: str, name: str) -> Link:
        link = Link(self._desk, said, self)
        link.setAccessibleName(name)
        self._column.addWidget(link)
        return link

    def _offer_whole(self, *, is_whole: bool, key: str) -> None:
        language = self._desk.language
        more, less = language.gettext("Show with each value"), language.gettext("Show here only")
        link = self._offer(less if is_whole else more, language.gettext("Show with each value where it comes from"))
        link.setToolTip(tip(f"{link.accessibleName()} ({key})"))
        link.clicked.connect(self.turned)


def _told_apart(language: Language, rows: Sequence[Tied]) -> list[str]:
    return words.told_apart(language, [(names.person(language, one.name), one.values) for one in rows])


def _merged_told_apart(language: Language, merges: Sequence[PastMerge]) -> list[str]:
    named = [words.with_sources(names.person(language, one.name), one.by) for one in merges]
    return words.told_apart(language, [(name, one.values) for name, one in zip(named, merges, strict=True)])
