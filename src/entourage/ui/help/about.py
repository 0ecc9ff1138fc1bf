"""What this program is, what it is built with, and where the person's data is."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from entourage import __version__, assets
from entourage.ui.help import parts
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.words import Words

if TYPE_CHECKING:
    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_ICON = 64
_SIZE, _SHARE = (620, 480), 0.85


def open_about(window: MainWindow, _place: Place) -> None:
    """Open the window about the program."""
    About(window.desk, window).open()


class About(QDialog):
    """Live as the window about the program."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self.setWindowTitle(language.gettext("About Entourage"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tabs = QTabWidget(self, documentMode=True)
        self.tabs.addTab(self._program(), language.gettext("The program"))
        self.licence = self._licence()
        self.tabs.addTab(self.licence, language.gettext("Licence"))
        self.tabs.addTab(self._parts(), language.gettext("Built with"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(language.gettext("Close"))
        close.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        column.addWidget(buttons)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * _SHARE))

    def _program(self) -> QWidget:
        language = self._desk.language
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget(area)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        column.addLayout(self._head(sheet))
        column.addWidget(
            self._words(language.gettext("One mixed network, sorted into circles. Who may see what?"), sheet)
        )
        said = language.gettext(
            "Everything stays on this computer: there is no account, no server, and nothing is sent anywhere."
        )
        column.addWidget(self._words(said, sheet))
        free = language.gettext("Free software under the GNU General Public License, version 3 or later.")
        column.addWidget(self._words(free, sheet))
        column.addSpacing(6)
        where = QLabel(language.gettext("Where your data is"), sheet, textFormat=Qt.TextFormat.PlainText)
        font = where.font()
        font.setBold(True)
        where.setFont(font)
        column.addWidget(where)
        folder = Words(self._desk, str(self._desk.folder), sheet)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(folder)
        column.addLayout(self._buttons(sheet))
        column.addStretch(1)
        area.setWidget(sheet)
        area.setMinimumWidth(sheet.minimumSizeHint().width())
        return area

    def _head(self, sheet: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(14)
        drawing = QLabel(sheet, textFormat=Qt.TextFormat.PlainText)
        drawing.setPixmap(
            QIcon(str(assets.folder("icons") / "entourage.svg")).pixmap(QSize(_ICON, _ICON), self.devicePixelRatio())
        )
        name = QLabel("Entourage", sheet, textFormat=Qt.TextFormat.PlainText)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        name.setFont(font)
        version = QLabel(
            self._desk.language.gettext("Version {version}").format(version=__version__),
            sheet,
            textFormat=Qt.TextFormat.PlainText,
        )
        tone(self._desk, version, "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(version)
        words.addStretch(1)
        line.addWidget(drawing)
        line.addLayout(words, 1)
        return line

    def _words(self, text: str, sheet: QWidget) -> QLabel:
        return Words(self._desk, text, sheet)

    def _buttons(self, sheet: QWidget) -> QHBoxLayout:
        language = self._desk.language
        line = QHBoxLayout()
        self.open_folder = QPushButton(language.gettext("Open this folder"), sheet)
        self.open_folder.clicked.connect(self._open_folder)
        self.copy = QPushButton(language.gettext("Copy details for support"), sheet)
        self.copy.setToolTip(language.gettext("Versions and language; nothing about you or your people"))
        self.copy.clicked.connect(self._copy)
        for button in (self.open_folder, self.copy):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.folder)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details(self._desk))
        self.copy.setText(self._desk.language.gettext("Copied"))

    def _licence(self) -> QPlainTextEdit:
        text = self._reader(self._desk.language.gettext("Licence"))
        text.setPlainText(assets.licence().read_text("utf-8"))
        return text

    def _reader(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit(self, readOnly=True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(name)
        return text

    def _parts(self) -> QWidget:
        language = self._desk.language
        self._every = parts.every()
        self.table = QTableWidget(len(self._every), 3, self)
        self.table.setAccessibleName(language.gettext("Built with"))
        self.table.setHorizontalHeaderLabels(
            [language.gettext("Name"), language.gettext("Version"), language.gettext("Licence")]
        )
        for row, part in enumerate(self._every):
            for column, text in enumerate((part.name, part.version, part.licence)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.currentCellChanged.connect(self._show_part)
        self.text = self._reader(language.gettext("Text of the licence"))
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.table)
        splitter.addWidget(self.text)
        self.table.setCurrentCell(0, 0)
        return splitter

    def _show_part(self, row: int) -> None:
        part = self._every[row]
        missing = self._desk.language.gettext("The text of this licence ({licence}) is not part of the program.")
        self.text.setPlainText(part.text() or missing.format(licence=part.licence))


def details(desk: Desk) -> str:
    """Say what helps to find a fault, and nothing of the person's."""
    lines = (
        f"Entourage {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()} ({QGuiApplication.platformName()})",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
        f"Language: {desk.language.locale}",
        f"Theme: {desk.settings.theme}",
    )
    return "\n".join(lines) + "\n"
