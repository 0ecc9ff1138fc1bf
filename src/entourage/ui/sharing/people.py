"""Lists of people by what they may see, and someone found by typing a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.sharing import Verdict
from entourage.domain.text import fold
from entourage.operations import browsing
from entourage.operations.browsing import Order, People
from entourage.ui.place import Place
from entourage.ui.sharing import cells
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import sheet
from entourage.words import names
from entourage.words.deciding import because

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.operations.browsing import Line
    from entourage.operations.ruling import Ruled
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_KEY, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_FOUND, _LOOKED_AT = 40, 400
_SIZE, _SHARE_OF_SCREEN = QSize(560, 460), 0.9


def _is_called(line: Line, words: str) -> bool:
    parts = fold(line.name).split()
    return all(any(part.startswith(word) for part in parts) for word in fold(words).split())


class _People(QAbstractListModel):
    """Live as the people of a list, whose lines are worded when they are seen: they may be thousands."""

    def __init__(self, desk: Desk, people: Sequence[Ruled], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._people = desk, people
        self._marks = {one.code: cells.mark(one.code, desk.colours) for one in Verdict}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        """Count the people."""
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own form
        """Word a line."""
        one, language = self._people[index.row()], self._desk.language
        if role == Qt.ItemDataRole.DisplayRole:
            word = cells.word(language, one.decision.verdict)
            return f"{names.person(language, one.name)}\n{word}. {because(language, one.decision, len(one.circles))}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._marks[one.decision.verdict.code]
        if role == Qt.ItemDataRole.SizeHintRole:
            # Narrow, so that a long line is cut rather than scrolled.
            return QSize(0, 2 * QFontMetrics(QGuiApplication.font()).lineSpacing() + 12)
        return one.contact_id if role == _KEY else None


class PeopleDialog(QDialog):
    """Live as a list of people, each with what they may see and what decides it; Return tells more of one."""

    def __init__(self, desk: Desk, title: str, people: Sequence[Ruled], about: str, parent: QWidget) -> None:
        """Build it; about: the id of the kind of content, which is shown first of what is told of someone."""
        super().__init__(parent)
        self._desk, self._about = desk, about
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "rules")
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        count = language.ngettext("{count} person", "{count} people", len(people))
        column.addWidget(QLabel(f"{title} · {count}", self, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        self._people = _People(desk, people, self)
        self.list = QListView(self)
        self.list.setModel(self._people)
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        sheet(
            desk,
            self.list,
            lambda colours: (
                f"QListView {{ border: 1px solid {colours.edge}; border-radius: 6px; padding: 3px; }}"
                f"QListView::item {{ padding: 5px 6px; border-radius: 4px; color: {colours.text}; }}"
                f"QListView::item:hover {{ background: {colours.hover}; }}"
                f"QListView::item:selected {{ background: {colours.selected}; color: {colours.text}; }}"
            ),
        )
        self.list.setCurrentIndex(self._people.index(0))
        self.list.activated.connect(self._tell)
        column.addWidget(self.list)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        more = buttons.addButton(language.gettext("Why?"), QDialogButtonBox.ButtonRole.ActionRole)
        more.clicked.connect(self._tell)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self.list.setFocus()

    def _tell(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._desk.going.emit(Place("why", contact=index.data(_KEY), about=self._about))


class PersonFinder(QWidget):
    """Live as a field for a name, and the people whom it finds.

    chosen: Return or a double click on someone.
    """

    chosen = Signal()

    def __init__(self, desk: Desk, within: People, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._within = desk, within
        self._is_finding = False
        self._waiting: Callable[[], None] | None = None
        language = desk.language
        self.typed = QLineEdit(self, placeholderText=language.gettext("Name of a person"), clearButtonEnabled=True)
        self.typed.setAccessibleName(language.gettext("Name of a person"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(language.gettext("People"))
        self.list.setMinimumHeight(self.fontMetrics().height() * 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.typed)
        column.addWidget(self.list)
        self.setFocusProxy(self.typed)
        self.typed.textChanged.connect(self._find)
        self.typed.installEventFilter(self)
        self.list.itemActivated.connect(self.chosen)
        self._find("")

    def person(self) -> tuple[int, str] | None:
        """Give the person marked, by id and name."""
        item = self.list.currentItem()
        return (item.data(_KEY), item.data(_NAME)) if item else None

    def _find(self, words: str) -> None:
        # Where nobody in the circle is called so, everyone is meant.
        wanted = [People(circle=self._within.circle, unsorted=self._within.unsorted, words=words), People(words=words)]

        def call(database: Database) -> list[Line]:
            for one in wanted:
                found = browsing.ids(database, one, Order.FAMILY)[:_LOOKED_AT]
                if found:
                    # Whose name it is comes first; the words may be those of a company or a town.
                    by_name = sorted(browsing.lines(database, found), key=lambda line: not _is_called(line, words))
                    return by_name[:_FOUND]
            return []

        self._is_finding, self._waiting = True, None
        self._desk.read(self, call, self._show, "find")

    def when_found(self, act: Callable[[], None]) -> None:
        """Do something once the list shows whom the words find: who types fast means them, not those before."""
        if self._is_finding:
            self._waiting = act
        else:
            act()

    def _show(self, found: list[Line]) -> None:
        self.list.clear()
        for line in found:
            called = names.person(self._desk.language, line.name)
            item = QListWidgetItem(f"{called}, {line.company}" if line.company else called)
            item.setData(_KEY, line.id)
            item.setData(_NAME, line.name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._is_finding = False
        waiting, self._waiting = self._waiting, None
        if waiting:
            waiting()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go through the list while typing."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or event.key() not in steps:
            return False
        row = self.list.currentRow() + steps[Qt.Key(event.key())]
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        return True
