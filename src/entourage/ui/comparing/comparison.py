"""Two people side by side: what both say, what differs, what only one has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from entourage.domain.contact import Kind, first_of
from entourage.domain.pairing import Mark, side_by_side
from entourage.ui.people.pictures import small
from entourage.words import importing, pairing

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from entourage.domain.contact import Value
    from entourage.domain.pairing import Pair
    from entourage.ui.desk import Desk

_LONGEST = 400
_FIELD, _ONE, _OTHER, _MARK = range(4)
_PORTRAIT = 40


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one of two people: where they stand ("In your book"), what is said of them, and their portrait."""

    where: str
    values: tuple[Value, ...]
    picture: QImage


def side_of(where: str, values: tuple[Value, ...]) -> Side:
    """Make a side, its portrait read and made small: not on the window's thread."""
    photo = first_of(values, Kind.PHOTO)
    data = photo.photo.data if photo and photo.photo else b""
    return Side(where, values, small(data) if data else QImage())


class Comparison(QTableWidget):
    """Live as the two columns, field by field."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self._desk = desk
        self._marks = pairing.marks(desk.language)
        self.setAccessibleName(desk.language.gettext("Side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(_PORTRAIT, _PORTRAIT))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(desk.colours.selected))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(desk.colours.text))
        self.setPalette(palette)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setStyleSheet("QHeaderView::section { padding: 6px 4px; }")
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (_FIELD, _MARK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (_ONE, _OTHER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_people(self, one: Side | None, other: Side) -> None:
        """Show two people, or only the other where there is nobody to compare with."""
        pairs = side_by_side(one.values if one else (), other.values)
        self.setHorizontalHeaderLabels(["", one.where if one else "", other.where, ""])
        self.setColumnHidden(_ONE, one is None)
        self.setColumnHidden(_MARK, one is None)
        self.setRowCount(len(pairs))
        for row, pair in enumerate(pairs):
            self._show_pair(row, pair)
        self._show_portrait(_ONE, one)
        self._show_portrait(_OTHER, other)
        self.resizeRowsToContents()
        self.setCurrentCell(0, _OTHER)
        self.scrollToTop()

    def _show_pair(self, row: int, pair: Pair) -> None:
        language, colours = self._desk.language, self._desk.colours
        value = pair.one or pair.other
        field = importing.labelled_field(language, value) if value else ""
        self.setItem(row, _FIELD, _item(field, colours.muted))
        for column, said in ((_ONE, pair.one), (_OTHER, pair.other)):
            text = importing.said(language, said)[:_LONGEST] if said else "—"
            item = _item(text, colours.text if said else colours.muted, is_bold=row == 0)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{field}, {text}, {self._marks[pair.mark]}")
            self.setItem(row, column, item)
        tones = {Mark.EQUAL: colours.muted, Mark.DIFFERENT: colours.on_little, Mark.ALONE: colours.accent}
        self.setItem(row, _MARK, _item(self._marks[pair.mark], tones[pair.mark]))

    def _show_portrait(self, column: int, side: Side | None) -> None:
        item = self.item(0, column)
        if side and item and not side.picture.isNull():
            item.setIcon(QIcon(QPixmap.fromImage(side.picture)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give long values the lines that they need."""
        super().resizeEvent(event)
        self.resizeRowsToContents()


def _item(text: str, colour: str, *, is_bold: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setForeground(QColor(colour))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if is_bold:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item
