"""Where a table is cut: what separates its cells, which line names its columns, how its dates are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from entourage.domain.dates import from_iso
from entourage.formats.written_dates import read_date
from entourage.ui.widgets.elided import ElidedBox
from entourage.words import columns as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.formats.preview import Columns
    from entourage.formats.record import Told
    from entourage.ui.desk import Desk

_LINE_SHOWN = 60


class Cutting(QWidget):
    """Live as the choices of how a table is cut; told: a function that says so to what is told of the file."""

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self._labels: dict[QComboBox, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.separator = self._box(0, language.gettext("Cells are &separated by"))
        self.headings = self._box(1, language.gettext("&Headings"))
        self.dates = self._box(2, language.gettext("&Dates"))
        # What was said of columns was said of others when the table is cut otherwise.
        self.separator.activated.connect(
            lambda: self._tell(lambda told: replace(told, separator=self.separator.currentData(), columns={}))
        )
        self.headings.activated.connect(
            lambda: self._tell(lambda told: replace(told, headings=self.headings.currentData(), columns={}))
        )
        self.dates.activated.connect(lambda: self._tell(lambda told: replace(told, day_first=self.dates.currentData())))

    def _box(self, row: int, text: str) -> QComboBox:
        label = QLabel(text, self, textFormat=Qt.TextFormat.PlainText)
        box = ElidedBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        label.setBuddy(box)
        self._labels[box] = label
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        return box

    def _tell(self, change: Callable[[Told], Told]) -> None:
        self.told.emit(change)

    def show_columns(self, found: Columns, told: Told) -> None:
        """Show how a table is cut now."""
        language = self._desk.language
        self.separator.clear()
        for sign, name in words.separators(language).items():
            self.separator.addItem(name, sign)
        self.separator.setCurrentIndex(self.separator.findData(found.separator))
        self.headings.clear()
        self.headings.addItem(language.gettext("None: the first line is a person"), 0)
        for number, line in enumerate(found.first_lines, 1):
            sentence = language.gettext("Line {number}: {text}")
            if line:
                shown = " ".join(line.split())[:_LINE_SHOWN]
                self.headings.addItem(sentence.format(number=number, text=shown), number)
        self.headings.setCurrentIndex(max(0, self.headings.findData(found.heading_line)))
        self._show_dates(found, told)

    def _show_dates(self, found: Columns, told: Told) -> None:
        language = self._desk.language
        self.dates.clear()
        for day_first, order in (
            (True, language.gettext("the day first")),
            (False, language.gettext("the month first")),
        ):
            known = from_iso(read_date(found.open_date, day_first=day_first)) if found.open_date else None
            example = language.gettext("{order}: {text} is {date}") if known else "{order}"
            date = language.partial_date(known) if known else ""
            self.dates.addItem(example.format(order=order, text=found.open_date, date=date), day_first)
        self.dates.setCurrentIndex(0 if found.day_first else 1)
        is_asked = found.open_dates or told.day_first is not None
        self.dates.setVisible(is_asked)
        self._labels[self.dates].setVisible(is_asked)


_LETTERS = 12
