"""What a circle looks like, to be chosen: its symbol, and one of a few colours that stay apart for every eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QComboBox,
    QGridLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.presets import COLOURS, Look
from entourage.ui.widgets.drawing import circle_icon, text_on
from entourage.ui.widgets.tips import tip
from entourage.words import names

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from entourage.ui.desk import Desk

_SIDE, _ICON = 30, 18
_IN_A_ROW = 6


class Swatch(QRadioButton):
    """Live as one colour, ticked where it is the one chosen."""

    def __init__(self, desk: Desk, colour: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.colour = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_colour(colour, name)

    def show_colour(self, colour: str, name: str) -> None:
        """Stand for another colour."""
        self.colour = colour
        self.setToolTip(tip(name))
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as is easily hit."""
        return QSize(_SIDE, _SIDE)

    def hitButton(self, at: QPoint) -> bool:
        """Be pressed anywhere."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the colour, the tick, and what has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5)
        painter.setPen(QPen(QColor(self._desk.colours.edge)))
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(box, 5, 5)
        if self.isChecked():
            painter.setPen(QColor(text_on(self.colour)))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "✓")
        if self.isChecked() or self.hasFocus():
            ring = self._desk.colours.accent if self.hasFocus() else self._desk.colours.muted
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(ring), 2))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 7, 7)


class Palette(QWidget):
    """Live as the colours of a circle: arrow keys go from one to the next; chose: another was chosen by the person."""

    chose = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        language, called = desk.language, names.colours(desk.language)
        self._desk = desk
        self.setAccessibleName(language.gettext("Colour of the circle"))
        self._group = QButtonGroup(self)
        self.swatches = [Swatch(desk, colour, called[key], self) for key, colour in COLOURS.items()]
        self._own = Swatch(desk, "", "", self)
        self._own.hide()
        grid = QGridLayout()
        grid.setSpacing(2)
        grid.setColumnStretch(_IN_A_ROW + 1, 1)
        for place, swatch in enumerate(self.swatches):
            self._group.addButton(swatch)
            grid.addWidget(swatch, *divmod(place, _IN_A_ROW))
        self._group.addButton(self._own)
        grid.addWidget(self._own, grid.rowCount() - 1, _IN_A_ROW)
        self.other = QPushButton(language.gettext("&Other colour…"), self)
        self.other.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        self.other.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self._group.buttonToggled.connect(self._toggled)

    def colour(self) -> str:
        """Give the colour chosen."""
        chosen = self._group.checkedButton()
        return chosen.colour if isinstance(chosen, Swatch) else ""

    def show_colour(self, colour: str) -> None:
        """Choose a colour; one that is not offered stands behind the others."""
        found = next((one for one in self.swatches if one.colour == colour.upper()), self._own)
        if found is self._own:
            said = self._desk.language.gettext("Your own colour, {code}").format(code=colour.upper())
            self._own.show_colour(colour.upper(), said)
            self._own.show()
        self._group.blockSignals(True)  # noqa: FBT003 - Qt's order
        found.setChecked(True)
        self._group.blockSignals(False)  # noqa: FBT003 - the same
        self.setFocusProxy(found)

    def _toggled(self, _swatch: Swatch, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if is_on:
            self.chose.emit()

    def _ask(self) -> None:
        chooser = QColorDialog(QColor(self.colour()), self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.colorSelected.connect(self._take)
        chooser.open()

    def _take(self, colour: QColor) -> None:
        self.show_colour(colour.name())
        self.chose.emit()


class SymbolBox(QComboBox):
    """Live as the symbols that a circle may have, each by its name too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(_ICON, _ICON))
        for symbol, called in names.symbols(desk.language).items():
            self.addItem(called, symbol)

    def look(self, colour: str) -> Look:
        """Give the symbol chosen, with a colour."""
        return Look(colour, self.currentData())

    def show_look(self, look: Look) -> None:
        """Choose a symbol, and draw all in a colour."""
        if self.findData(look.symbol) < 0:
            self.addItem(look.symbol, look.symbol)
        self.setCurrentIndex(self.findData(look.symbol))
        for row in range(self.count()):
            self.setItemIcon(row, circle_icon(Look(look.colour, self.itemData(row)), _ICON))
