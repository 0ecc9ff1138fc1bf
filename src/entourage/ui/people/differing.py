"""The filter of those of whom a source says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from entourage.domain.differences import Sort
from entourage.ui.widgets.pill import Pill
from entourage.words import origins as words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk

EVERY = frozenset(Sort)


class DifferencesPill(Pill):
    """Live as the filter; chosen: which sorts are asked for has changed. It is offered where there are any."""

    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        self._people: Mapping[int, Collection[Sort]] = {}
        self._here: Collection[int] = ()
        self.sorts: frozenset[Sort] = frozenset()
        language = desk.language
        self._words = {EVERY: language.gettext("All differences")}
        self._words |= {frozenset({sort}): said for sort, said in words.sorts(language).items()}
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.setToolTip(language.gettext("People of whom a source says something else than is here"))
        self._say()

    def _fill(self) -> None:
        """Offer the ways in which people differ, with how many do."""
        language, menu = self._desk.language, self.menu()
        menu.clear()
        self._add(frozenset(), language.gettext("Whatever their sources say"))
        menu.addSeparator()
        for sorts, said in self._words.items():
            number = self._number(sorts)
            if number or sorts == self.sorts:
                self._add(sorts, f"{said}\t{language.number(number)}")

    def _add(self, sorts: frozenset[Sort], said: str) -> None:
        action = self.menu().addAction(said)
        action.setCheckable(True)
        action.setChecked(sorts == self.sorts)
        action.triggered.connect(lambda: self.ask_for(sorts))

    def _number(self, sorts: frozenset[Sort]) -> int:
        return sum(not sorts.isdisjoint(self._people[key]) for key in self._here if key in self._people)

    def ask_for(self, sorts: frozenset[Sort]) -> None:
        """Show only those who differ in one of these ways; everyone where there is none."""
        self.sorts = sorts
        self._say()
        self.chosen.emit()

    def show_people(self, people: Mapping[int, Collection[Sort]]) -> None:
        """Take those of the book who differ, each with the ways in which they do."""
        self._people = people
        self._say()

    def count(self, people: Collection[int]) -> None:
        """Count those of the list who differ, in each way."""
        self._here = people
        self._say()

    def ids(self) -> tuple[int, ...] | None:
        """Name those asked for, None for everyone."""
        if not self.sorts:
            return None
        return tuple(key for key, found in self._people.items() if not self.sorts.isdisjoint(found))

    @property
    def is_offered(self) -> bool:
        """Tell whether anyone of the list differs, or is asked for because they did."""
        return bool(self._number(EVERY) or self.sorts)

    def _say(self) -> None:
        language = self._desk.language
        said = self._words.get(self.sorts) or language.gettext("Differences")
        count = language.number(self._number(self.sorts or EVERY))
        self.setText(language.gettext("{words} {count}").format(words=said, count=count))
        self.updateGeometry()
        menu = self.menu()
        if menu:
            menu.setTitle(self.text().replace("&", "&&"))
            menu.menuAction().setVisible(self.is_offered)
