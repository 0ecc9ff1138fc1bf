"""The page of what was brought in, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from entourage.operations import imports
from entourage.ui.place import Page, Place
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.head import Head
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.words import importing as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.storage.sources import PastImport
    from entourage.ui.desk import Desk


class ImportsPage(Page):
    """Live as the page of past imports."""

    help = "imports"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.language
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, language.gettext("Imports"), self)
        again = QPushButton(language.gettext("Import…"), self)
        again.clicked.connect(self._bring_in)
        self.head = Head(desk, language.gettext("Imports"), again)
        self.head.sentence.setText(
            language.gettext("Newest first. A newer file of the same source brings only what has changed.")
        )
        self.empty = Empty(self)
        self.empty.say(
            language.gettext("Nothing has been imported yet."), (language.gettext("Import…"), self._bring_in)
        )
        self._lists = QStackedWidget(self)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self._list = whole
        self._lists.addWidget(whole)
        self._lists.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._lists)

    def _bring_in(self) -> None:
        self.desk.going.emit(Place("import", about="choose"))

    def go_to(self, _place: Place) -> None:
        """Read what was brought in."""
        self.refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the list."""
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the list."""
        return [self.view]

    def refresh(self) -> None:
        """Read it all again."""
        self.desk.read(self, imports.past, self._show, "imports")

    def _show(self, found: Sequence[PastImport]) -> None:
        self.rows.show_rows([one.id for one in found], lambda at: self._row(found[at]), len(found))
        self._lists.setCurrentWidget(self._list if found else self.empty)
        if found and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))

    def _row(self, one: PastImport) -> Row:
        language = self.desk.language
        counts = words.counts(language, one.counts)
        form = words.format_name(one.source.format, one.source.dialect)
        source = language.gettext("source: {source}").format(source=one.source.name)
        when = " · ".join(filter(None, (language.written(one.imported_at), form, source)))
        return Row(id=one.id, text=names.labelled(language, one.file_name, counts), when=when)
