"""What is known of someone, line by line, as their card lays it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from entourage.ui.widgets.drawing import draw_portrait
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.words import Link, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFontMetrics, QPaintEvent, QPixmap

    from entourage.ui.desk import Desk
    from entourage.ui.people.facts import Fact
    from entourage.ui.people.provenance import Asked, Told

_LABELS_WIDEST = 130
_SMALLER = 0.9


class Portrait(QWidget):
    """Live as someone's round picture."""

    def __init__(self, name: str, colour: str, picture: QPixmap | None, side: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._colour, self._picture = name, colour, picture
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        draw_portrait(QPainter(self), QRectF(self.rect()), self._name, self._colour, self._picture)


class FactLines(QGridLayout):
    """Live as the facts, each below its label, with the differences of each below it.

    difference: makes what shows one. shows_origins: where each fact comes from is said below it.
    """

    def __init__(
        self,
        desk: Desk,
        known: Sequence[Fact],
        told: Told,
        difference: Callable[[Asked, QWidget], QWidget],
        sheet: QWidget,
        *,
        shows_origins: bool,
    ) -> None:
        super().__init__()
        self._desk, self._shows_origins = desk, shows_origins
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(5)
        self.setColumnStretch(1, 1)
        width = _labels_width(known, sheet.fontMetrics())
        for fact in known:
            row, left = self.rowCount(), int(bool(fact.label))
            if fact.label:
                label = QLabel(fact.label, sheet, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
                label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                label.setFixedWidth(width)
                self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self.addLayout(self._with_origin(fact, told.briefly.get(fact.value, ""), sheet), row, left, 1, 2 - left)
            for number, asked in enumerate(one for one in told.asked if one.value and one.value == fact.value):
                self.addWidget(difference(asked, sheet), row + 1 + number, 0, 1, 2)

    def _with_origin(self, fact: Fact, brief: str, sheet: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._said(fact, brief, sheet))
        if brief and self._shows_origins:
            column.addWidget(muted(self._desk, brief, sheet, _SMALLER))
        column.addStretch(1)
        return column

    def _said(self, fact: Fact, brief: str, sheet: QWidget) -> QWidget:
        if fact.link:
            opened = Link(self._desk, fact.text, sheet)
            opened.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(fact.link)))
            opened.setToolTip(tip("\n".join(filter(None, (fact.link, fact.origin)))))
            opened.setAccessibleDescription(brief)
            return opened
        text = Words(self._desk, fact.text, sheet)
        text.setToolTip(tip(fact.origin))
        text.setAccessibleName(", ".join(filter(None, (fact.text, brief))))
        if fact.is_quiet:
            text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return text


def heading(text: str, sheet: QWidget) -> QLabel:
    """Make the heading of a part of the card."""
    found = QLabel(text, sheet, textFormat=Qt.TextFormat.PlainText)
    font = found.font()
    font.setPointSizeF(font.pointSizeF() * _SMALLER)
    font.setBold(True)
    found.setFont(font)
    found.setContentsMargins(0, 6, 0, 0)
    found.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return found


def muted(desk: Desk, text: str, sheet: QWidget, size: float = 1.0) -> QLabel:
    """Write something quietly; size: beside that of other words."""
    label = Words(desk, text, sheet)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    label.setFont(font)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _labels_width(known: Sequence[Fact], metrics: QFontMetrics) -> int:
    """Give the width of a column of labels, which are broken between words only."""
    words = (metrics.horizontalAdvance(word) for fact in known for word in fact.label.split())
    return min(_LABELS_WIDEST, max((metrics.averageCharWidth() * 16, *words)))
