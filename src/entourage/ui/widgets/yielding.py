"""What is as high as it needs where there is room, and is scrolled where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST = 64


class Yielding(QScrollArea):
    """Live as the frame of something that is as high as it needs at the width that there is, or scrolled."""

    def __init__(self, inside: QWidget, parent: QWidget, *, share: float = 1.0) -> None:
        """Build it; share: how much of its parent's height it takes at most."""
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._inside, self._share = inside, share
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._wanted = inside.sizeHint().height()

    def wanted_at(self, width: int) -> int:
        """Measure what is inside at a width."""
        layout = self._inside.layout()
        if layout and layout.hasHeightForWidth():
            return layout.heightForWidth(width)
        return self._inside.sizeHint().height()

    def take(self, share: float) -> None:
        """Take at most this share of its parent's height from now on."""
        if share != self._share:
            self._share = share
            self.fit()

    def fit(self) -> None:
        """Take what is needed now, or what there is."""
        around = self.parentWidget()
        most = max(_LEAST, int(around.height() * self._share)) if around else _LEAST
        whole = self.wanted_at(self.width())
        # A bar that was needed a moment ago breaks words into one line more, and so would go on being needed.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if self.height() < whole else policy.ScrollBarAlwaysOff
        )
        wanted = min(most, whole)
        if wanted != self._wanted:
            self._wanted = wanted
            self.setMaximumHeight(wanted)
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is inside where it needs more or less."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again at another width."""
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        """Ask for all that is inside."""
        return QSize(self._inside.sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Be content with a part of its height, beside which there is a bar to scroll it."""
        width = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, min(_LEAST, self._wanted))
