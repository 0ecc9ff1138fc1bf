"""The matrix with what stands around it: how to choose several cells, and a new kind of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from entourage.ui.sharing.naming import NewKind
from entourage.ui.sharing.view import MatrixView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from entourage.ui.desk import Desk
    from entourage.ui.sharing.model import MatrixModel

_SIDES = 6
_BEFORE = 16


class Board(QWidget):
    """Live as the matrix and what stands around it; it is never higher than all of it."""

    def __init__(self, desk: Desk, matrix: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = MatrixView(desk, matrix, self)
        self.new_kind = NewKind(desk, self)
        self._hint = QLabel(
            desk.language.gettext("Several at once: drag, or click a name."),
            self.view,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        self._hint.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDES, 0, _SIDES, 0)
        column.setSpacing(0)
        column.addWidget(self.view)
        column.addWidget(self.new_kind)
        column.addStretch(1)
        matrix.modelReset.connect(self._measure)
        matrix.headerDataChanged.connect(self._measure)
        desk.recoloured.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self._hint.setStyleSheet(f"color: {self._desk.colours.muted}")

    def _measure(self) -> None:
        """Take no more room than all of it needs, and share what there is."""
        if not self.view.matrix.columns:
            return
        least, most = self.view.heights()
        below = self.new_kind.maximumHeight()
        self.setMinimumHeight(least + below)
        self.setMaximumHeight(most + below)
        self.view.fit(QSize(self.width() - 2 * _SIDES, self.height() - below))
        corner = QRect(_BEFORE, 0, self.view.down.width() - _BEFORE, self.view.across.height() - 8)
        self._hint.setGeometry(corner)
        self._hint.setVisible(self._hint.heightForWidth(corner.width()) <= corner.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._measure()

    def sizeHint(self) -> QSize:
        """Ask for room for all of it."""
        return QSize(800, self.maximumHeight())
