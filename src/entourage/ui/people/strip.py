"""The circles as buttons below the people who are not sorted yet, each with its digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from entourage.ui.widgets.drawing import circle_icon
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk

_KEYED = 9


class Strip(QWidget):
    """Live as the row of circles that one key, or one click, sorts into.

    pressed: the circle. other: a circle that is to be typed.
    """

    pressed = Signal(object)
    other = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._circles: tuple[Circle, ...] = ()
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(16, 8, 12, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_circles(self, circles: Sequence[Circle]) -> None:
        """Show the circles in their order, with their digits."""
        if tuple(circles) == self._circles:
            return
        self._circles = tuple(circles)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.deleteLater()
        language = self._desk.language
        for number, circle in enumerate(circles[:_KEYED], 1):
            pill = Pill(self._desk, f"{number}   {names.circle(language, circle)}", self)
            pill.setIcon(circle_icon(circle))
            pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the list
            said = language.gettext("Put into {circle}: key {digit}")
            pill.setAccessibleName(said.format(circle=names.circle(language, circle), digit=number))
            pill.clicked.connect(lambda _=False, one=circle: self.pressed.emit(one))
            self._flow.addWidget(pill)
        other = Pill(self._desk, language.gettext("Another circle…"), self)
        other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        other.setToolTip("Ctrl+L")
        other.clicked.connect(self.other)
        self._flow.addWidget(other)
