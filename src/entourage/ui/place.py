"""Where one is in the window, and what every page can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """Name a place: a page, of the people's page which people, and of any page what it should show first.

    group: "everyone", "unsorted" or empty; circle: a circle's id, 0 for none. contact: a person to be shown.
    files: paths to be imported; imports: ids of past ones. about: what else the page is to show, in its own terms.
    text: what was dropped or pasted, to be imported. people: those who are to be compared.
    """

    page: str
    group: str = ""
    circle: int = 0
    contact: int = 0
    files: tuple[str, ...] = ()
    imports: tuple[int, ...] = ()
    about: str = ""
    text: str = ""
    people: tuple[int, ...] = ()


MOST_TOGETHER = 8  # people who are put side by side
EVERYONE = Place("people", group="everyone")
UNSORTED = Place("people", group="unsorted")


def of_circle(circle: Circle) -> Place:
    """Give the place of a circle's people."""
    return Place("people", circle=circle.id)


class Page(QWidget):
    """Live as one page of the window.

    help: the name of its page of help. hint: what the search field says on it, empty where there is nothing to search.
    unsearched: nothing is to be searched for any more. answers_by_letters: whoever clicks on its place wants to press
    them at once. What is written while nobody sees the page is read when it is shown again.
    """

    help = "start"
    answers_by_letters = False
    unsearched = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._is_stale = False
        desk.changed.connect(self._follow_book)

    def refresh(self) -> None:
        """Read again what is shown of the book."""

    def _follow_book(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what has changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def go_to(self, place: Place) -> None:
        """Show a place of this page."""

    def search(self, words: str) -> None:
        """Show what these words find."""

    def hint(self) -> str:
        """Say what the search field finds here."""
        return ""

    def foresee_sorting(self, people: Sequence[int]) -> None:
        """Show at once what becomes of the page when people are put into a circle, which is being written."""

    def focus_first(self) -> None:
        """Give the keyboard to what one works with first."""
        self.setFocus()

    def panes(self) -> list[QWidget]:
        """List the panes that F6 goes through, each as the widget that takes the keyboard."""
        return []

    def may_leave(self) -> bool:
        """Tell whether the page may go for good, with its window or book; one that has something unfinished says so."""
        return True
