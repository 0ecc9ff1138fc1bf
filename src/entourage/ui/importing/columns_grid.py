"""The columns of a table one below the other: their headings, some of their cells, and what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from entourage.formats.columns import SECTIONS
from entourage.ui.widgets.tone import tone
from entourage.words import columns as words

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from entourage.formats.preview import Columns
    from entourage.ui.desk import Desk

_LONGEST = 40
_LETTERS = 15
_AROUND, _SHARE = 16, 0.9
_MEANING = Qt.ItemDataRole.UserRole


class ColumnsGrid(QScrollArea):
    """Live as the list of columns; told: (the place of one, what it holds)."""

    told = Signal(int, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.boxes: dict[int, _Box] = {}
        self._remarks: dict[int, tuple[QLabel, QLabel]] = {}
        self._headings: tuple[str, ...] | None = None
        self._offered = _offered(desk)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_columns(self, found: Columns) -> None:
        """Show what columns hold; those that were there already stay where they are."""
        shape = (*found.headings, str(len(found.meanings)))
        if shape != self._headings:
            self._headings = shape
            self._build(found)
        for place, meaning in enumerate(found.meanings):
            self._offer(meaning)
            box = self.boxes[place]
            box.setCurrentIndex(box.findData(meaning, _MEANING))
            cells, remark = self._remarks[place]
            cells.setText(" · ".join(map(_short, found.examples[place])) or "—")
            said = "" if found.known[place] else self._remark(meaning)
            remark.setText(said)
            remark.setVisible(bool(said))
            box.setAccessibleDescription(" ".join(filter(None, (said, cells.text()))))

    def _remark(self, meaning: str) -> str:
        language = self._desk.language
        return language.gettext("guessed by its cells") if meaning else language.gettext("not known: please choose")

    def focus_first(self, found: Columns) -> None:
        """Give the keyboard to the first column that nobody knows, else to the first."""
        unknown = (place for place, meaning in enumerate(found.meanings) if not (meaning or found.known[place]))
        box = self.boxes.get(next(unknown, 0))
        if box:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, meaning: str) -> None:
        """Offer also what a column was recognized as."""
        if not self._offered.match(self._offered.index(0, 0), _MEANING, meaning, 1, Qt.MatchFlag.MatchExactly):
            item = QStandardItem(words.recognized(self._desk.language, meaning))
            item.setData(meaning, _MEANING)
            self._offered.insertRow(0, item)

    def _build(self, found: Columns) -> None:
        sheet = QWidget(self)
        self.boxes, self._remarks = {}, {}
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        for place in range(len(found.meanings)):
            header = found.headings[place] if place < len(found.headings) else ""
            number = self._desk.language.gettext("Column {number}").format(number=place + 1)
            grid.addWidget(self._named(place, header or number, sheet), place, 0)
            grid.addWidget(self._chooser(place, header or number, sheet), place, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(found.meanings), 1)
        self.setWidget(sheet)

    def _named(self, place: int, called: str, sheet: QWidget) -> QWidget:
        box = QWidget(sheet)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        label, cells, remark = (
            QLabel(text, box, textFormat=Qt.TextFormat.PlainText, wordWrap=True) for text in (called, "", "")
        )
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        tone(self._desk, cells, "muted")
        tone(self._desk, remark, "on_little")
        for each in (label, cells, remark):
            each.setMinimumWidth(1)
            column.addWidget(each)
        self._remarks[place] = cells, remark
        return box

    def _chooser(self, place: int, called: str, sheet: QWidget) -> QComboBox:
        box = _Box(sheet)
        box.setModel(self._offered)
        box.setAccessibleName(self._desk.language.gettext("What “{column}” holds").format(column=called))
        box.activated.connect(lambda _: self.told.emit(place, box.currentData(_MEANING)))
        self.boxes[place] = box
        return box


class _Box(QComboBox):
    """Live as a choice in a long list, over which the wheel only scrolls that list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setMaxVisibleItems(24)

    def showPopup(self) -> None:
        """Show the list as wide as its longest line, however narrow the choice is."""
        view = self.view()
        around = view.verticalScrollBar().sizeHint().width() + _AROUND
        wanted = view.sizeHintForColumn(0) + around
        view.setMinimumWidth(min(wanted, int(self.screen().availableGeometry().width() * _SHARE)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list."""
        event.ignore()


def _offered(desk: Desk) -> QStandardItemModel:
    """List all that a column may hold, section by section."""
    model = QStandardItemModel()
    model.setParent(desk)
    titles = words.sections(desk.language)
    for section, fields in SECTIONS.items():
        title = QStandardItem(titles[section])
        title.setFlags(Qt.ItemFlag.NoItemFlags)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        model.appendRow(title)
        for key, meaning in fields.items():
            item = QStandardItem(words.holds(desk.language, key))
            item.setData(meaning, _MEANING)
            model.appendRow(item)
    return model


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
