"""The window of help, beside the main one: a list of pages, and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from entourage.ui.help import pages

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_PAGE = Qt.ItemDataRole.UserRole
_LINES = 128.0  # per cent
_INDENT = 22
_SIZE, _SHARE = QSize(820, 620), 0.85


def open_help(window: MainWindow, place: Place) -> None:
    """Show the page of help asked for, else that of the page shown."""
    shown = window.current_page()
    page = place.about or (shown.help if shown else "start")
    state = QSettings(str(window.desk.settings_folder / "help.ini"), QSettings.Format.IniFormat)
    # A dialog lets no other window of its parent be used, but those that are its own.
    parent = QApplication.activeModalWidget() or window
    options = Qt.FindChildOption.FindDirectChildrenOnly
    found = parent.findChild(HelpWindow, options=options) or HelpWindow(window.desk, state, parent)
    found.show_page(page if page in pages.PAGES else "start")
    found.show()
    found.raise_()
    found.activateWindow()


class HelpWindow(QWidget):
    """Live as the window of help; there is one for each main window, and for each dialog."""

    def __init__(self, desk: Desk, state: QSettings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk, self._state = desk, state
        self._been: list[str] = []
        self._at = -1
        language = desk.language
        self.setWindowTitle(language.gettext("Help"))
        self.back = self._button(language.gettext("‹ Back"), self.go_back)
        self.forward = self._button(language.gettext("Forward ›"), self.go_forward)
        self.list = QListWidget(self)
        self.list.setAccessibleName(language.gettext("Pages of help"))
        self.list.setStyleSheet("QListWidget::item { padding: 6px 12px; }")
        for page in pages.PAGES:
            item = QListWidgetItem(pages.title(language, page), self.list)
            item.setData(_PAGE, page)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(language.gettext("Help"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(24)
        self.text.document().setIndentWidth(_INDENT)
        self._arrange()
        self.list.currentItemChanged.connect(self._chosen)
        self.text.anchorClicked.connect(self._follow)
        desk.recoloured.connect(self._show)
        for keys, act in (
            ([QKeySequence(Qt.Key.Key_Escape)], self.close),
            (QKeySequence.keyBindings(QKeySequence.StandardKey.Back), self.go_back),
            (QKeySequence.keyBindings(QKeySequence.StandardKey.Forward), self.go_forward),
        ):
            for key in keys:
                QShortcut(key, self, act)
        self._restore(parent)

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(12, 8, 12, 8)
        above.setSpacing(8)
        above.addWidget(self.back)
        above.addWidget(self.forward)
        above.addStretch(1)
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([220, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(splitter, 1)

    def show_page(self, page: str) -> None:
        """Show a page, and remember that one has been there."""
        if self._at >= 0 and self._been[self._at] == page:
            return
        self._been = [*self._been[: self._at + 1], page]
        self._at = len(self._been) - 1
        self._show()

    def page(self) -> str:
        """Name the page that is shown."""
        return self._been[self._at]

    def go_back(self) -> None:
        """Show the page where one was before."""
        self._at = max(0, self._at - 1)
        self._show()

    def go_forward(self) -> None:
        """Show the page from which one went back."""
        self._at = min(len(self._been) - 1, self._at + 1)
        self._show()

    def _show(self) -> None:
        if self._at < 0:
            return
        self.text.setMarkdown(pages.text(self._desk.language, self.page()))
        self._space_lines()
        self.text.verticalScrollBar().setValue(0)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._been) - 1)
        self.list.setCurrentRow(pages.PAGES.index(self.page()))

    def _space_lines(self) -> None:
        """Give the lines room, which Markdown has no word for."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item:
            self.show_page(item.data(_PAGE))

    def follow(self, link: str) -> None:
        """Show the page that a link leads to."""
        self.show_page(link.removesuffix(".md"))

    def _follow(self, link: QUrl) -> None:
        self.follow(link.path())

    def _restore(self, parent: QWidget) -> None:
        kept = self._state.value("geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            room = self.screen().availableGeometry()
            self.resize(_SIZE.boundedTo(room.size() * _SHARE))
            frame = self.frameGeometry()
            frame.moveCenter(parent.frameGeometry().center())
            self.move(max(frame.left(), room.left()), max(frame.top(), room.top()))
        sizes = self._state.value("pages")
        if isinstance(sizes, QByteArray):
            self._splitter.restoreState(sizes)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size."""
        self._state.setValue("geometry", self.saveGeometry())
        self._state.setValue("pages", self._splitter.saveState())
        super().closeEvent(event)
