"""Two people side by side: what both say, what differs, what only one has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from entourage.domain.contact import Kind, first_of
from entourage.domain.pairing import Mark, side_by_side, stays
from entourage.domain.uniting import unite
from entourage.formats.vcard_property import unescape
from entourage.ui.people.pictures import small
from entourage.ui.widgets.tips import tip
from entourage.words import importing, pairing

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from entourage.domain.contact import Held, Value
    from entourage.domain.pairing import Pair
    from entourage.ui.desk import Desk

_LONGEST = 160
_FIELD, _ONE, _OTHER, _MARK = range(4)
_PORTRAIT = 40
_GAP, _ROOM = 12, 14


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one of two people: where they stand ("In your book"), what they have, and their portrait."""

    where: str
    held: tuple[Held, ...]
    picture: QImage

    @property
    def values(self) -> tuple[Value, ...]:
        """Give the values that stand."""
        return tuple(one.value for one in self.held if not one.removed)


def side_of(where: str, held: tuple[Held, ...]) -> Side:
    """Make a side, its portrait read and made small: not on the window's thread."""
    side = Side(where, held, QImage())
    photo = first_of(side.values, Kind.PHOTO)
    data = photo.photo.data if photo and photo.photo else b""
    return replace(side, picture=small(data)) if data else side


class Comparison(QTableWidget):
    """Live as the two columns, field by field."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self._desk = desk
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
        header.setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_MARK, QHeaderView.ResizeMode.ResizeToContents)
        for column in (_ONE, _OTHER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_people(self, one: Side | None, other: Side, *, is_question: bool) -> None:
        """Show two people, or only the other where there is nobody to compare with.

        is_question: the other may become the one; then it is said which of two values stays.
        """
        pairs = side_by_side(one.values if one else (), other.values)
        united = unite(one.held, other.held).standing if one and is_question else None
        kept = tuple(held.value for held in united) if united is not None else None
        self.setHorizontalHeaderLabels(["", one.where if one else "", other.where, ""])
        self.setColumnHidden(_ONE, one is None)
        self.setColumnHidden(_MARK, one is None)
        self.setRowCount(len(pairs))
        for row, pair in enumerate(pairs):
            self._show_pair(row, pair, self._mark(pair, kept))
        self._show_portrait(_ONE, one)
        self._show_portrait(_OTHER, other)
        self.setColumnWidth(_FIELD, self.sizeHintForColumn(_FIELD) + _GAP)
        self._fit_rows()
        self.setCurrentCell(0, _OTHER)
        self.scrollToTop()

    def _mark(self, pair: Pair, kept: tuple[Value, ...] | None) -> str:
        language = self._desk.language
        if kept is None:
            return pairing.marks(language)[pair.mark]
        return pairing.settled(language, pair.mark, stays(pair, kept))

    def _show_pair(self, row: int, pair: Pair, mark: str) -> None:
        language, colours = self._desk.language, self._desk.colours
        value = pair.one or pair.other
        field = importing.labelled_field(language, value) if value else ""
        self.setItem(row, _FIELD, _item(field, colours.muted))
        for column, said in ((_ONE, pair.one), (_OTHER, pair.other)):
            whole = _unescaped(importing.said(language, said), said) if said else "—"
            text = whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"
            item = _item(text, colours.text if said else colours.muted, is_bold=row == 0)
            item.setToolTip(tip(whole if text != whole else ""))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{field}, {text}, {mark}")
            self.setItem(row, column, item)
        tones = {Mark.EQUAL: colours.muted, Mark.DIFFERENT: colours.on_little, Mark.ALONE: colours.accent}
        self.setItem(row, _MARK, _item(mark, tones[pair.mark]))

    def _show_portrait(self, column: int, side: Side | None) -> None:
        item = self.item(0, column)
        if side and item and not side.picture.isNull():
            item.setIcon(QIcon(QPixmap.fromImage(side.picture)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give long values the lines that they need."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give each row the lines that it needs, and room between it and the next."""
        least = self.verticalHeader().defaultSectionSize()
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(least, self.sizeHintForRow(row) + _ROOM))


def _unescaped(text: str, value: Value) -> str:
    """Read the marks of a property that is kept as its file has it."""
    return unescape(text) if value.kind is Kind.OTHER else text


def _item(text: str, colour: str, *, is_bold: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setForeground(QColor(colour))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if is_bold:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item
