"""The pages of the window, one of them shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget

from entourage.ui.place import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.unopened import Unopened

# Imported when they are first seen: importing them takes longer than painting the window.
PAGES = {
    "people": "entourage.ui.people.page:PeoplePage",
    "import": "entourage.ui.importing.page:ImportPage",
    "check": "entourage.ui.audience.page:CheckPage",
    "todo": "entourage.ui.todo.page:TodoPage",
    "rules": "entourage.ui.sharing.page:RulesPage",
    "belongs": "entourage.ui.belonging.page:BelongsPage",
    "details": "entourage.ui.belonging.details:DetailsPage",
    "accounts": "entourage.ui.accounts.page:AccountsPage",
    "servers": "entourage.ui.servers.page:AddressBooksPage",
    "imports": "entourage.ui.importing.past:ImportsPage",
    "duplicates": "entourage.ui.duplicates.page:DuplicatesPage",
    "history": "entourage.ui.history.page:HistoryPage",
    "trash": "entourage.ui.history.trash:TrashPage",
}


class Pages(QStackedWidget):
    """Live as the pages that were seen of one book, with the sizes of their panes.

    made: the name of a page, and the page, which has just been made.
    """

    made = Signal(str, object)

    def __init__(self, desk: Desk, state: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._state = desk, state
        self._pages: dict[str, Page] = {}
        self._unopened: Unopened | None = None
        self.currentChanged.connect(self.updateGeometry)

    def page(self, name: str) -> Page:
        """Give a page, made when it is first seen."""
        if name not in self._pages:
            module, _, called = PAGES[name].partition(":")
            page: Page = getattr(import_module(module), called)(self._desk)
            self._pages[name] = page
            self.addWidget(page)
            self._restore(name, page)
            self.made.emit(name, page)
        return self._pages[name]

    def current(self) -> Page | None:
        """Give the page that is shown, None before the book is open."""
        found = self.currentWidget()
        return found if isinstance(found, Page) else None

    def drop(self) -> bool:
        """Forget the pages, which show another book; tell whether there were any."""
        there_were = bool(self._pages)
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        return there_were

    def explain(self, fault: BaseException) -> None:
        """Say why there is no book."""
        if self._unopened is None:
            from entourage.ui.unopened import Unopened  # noqa: PLC0415 - the first paint need not wait for its words

            self._unopened = Unopened(self._desk, self)
            self.addWidget(self._unopened)
        self.setCurrentWidget(self._unopened)
        self._unopened.explain(fault)

    def may_leave(self) -> bool:
        """Tell whether all pages may be left; one that has something unfinished asks."""
        return all(page.may_leave() for page in self._pages.values())

    def minimumSizeHint(self) -> QSize:
        """Need what the page shown needs, whatever the others do."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()

    def keep_state(self) -> None:
        """Remember the sizes of panes."""
        for name, page in self._pages.items():
            for splitter in page.findChildren(QSplitter):
                self._state.setValue(f"{name}/{splitter.objectName()}", splitter.saveState())

    def _restore(self, name: str, page: Page) -> None:
        for splitter in page.findChildren(QSplitter):
            kept = self._state.value(f"{name}/{splitter.objectName()}")
            if isinstance(kept, QByteArray):
                splitter.restoreState(kept)
