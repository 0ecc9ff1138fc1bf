"""The small parts of which the editor of a person is made."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from entourage.ui.dropping import let_files_pass
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from entourage.ui.desk import Desk

_SIDE = 24
_MOST_LINES = 8
_MARGIN, _BORDER = 1, 6  # around the text of several lines, in the document and in the look of the program


class TextField(QLineEdit):
    """Live as a field of one line; Return goes on to the next."""

    def __init__(self, text: str, name: str, parent: QWidget, hint: str = "") -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        let_files_pass(self)
        self.setPlaceholderText(hint)
        self.setCursorPosition(0)
        self.setMinimumWidth(60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TextBox(QPlainTextEdit):
    """Live as a field of several lines, which grows with its text."""

    def __init__(self, text: str, name: str, parent: QWidget, *, least: int = 2, hint: str = "") -> None:
        super().__init__(text, parent)
        self._least = least
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # its lines are broken
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where the lines become more."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the lines; only more of them have a bar: it takes width, and so would make itself needful."""
        lines = int(self.document().size().height())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if lines > _MOST_LINES else policy.ScrollBarAlwaysOff)
        shown, around = max(self._least, min(_MOST_LINES, lines)), 2 * (_MARGIN + _BORDER)
        self.setFixedHeight(ceil(QFontMetricsF(self.font()).lineSpacing() * shown) + around)


class ChoiceBox(QComboBox):
    """Live as a field that offers words and takes others; the wheel scrolls the sheet, not the words."""

    def __init__(self, choices: Iterable[str], text: str, name: str, parent: QWidget, hint: str = "") -> None:
        super().__init__(parent)
        self.setEditable(True)
        line = TextField("", name, self, hint)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(choices))
        self.setCurrentIndex(-1)
        self.setEditText(text)
        line.setCursorPosition(0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the sheet scroll."""
        event.ignore()


class Sign(QAbstractButton):
    """Live as a small round button with a sign."""

    def __init__(self, desk: Desk, sign: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setText(sign)
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Be as high as a line of text asks."""
        side = max(_SIDE, self.fontMetrics().height() + 6)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the sign, and what has the keyboard."""
        colours = self._desk.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.underMouse() or self.isDown() or self.hasFocus():
            painter.setBrush(QColor(colours.selected if self.isDown() else colours.hover))
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawEllipse(box)
        painter.setPen(QPen(QColor(colours.text if self.underMouse() else colours.muted), 1.6))
        middle, arm = box.center(), box.width() * 0.19
        if self.text() == "✕":
            painter.drawLine(middle.x() - arm, middle.y() - arm, middle.x() + arm, middle.y() + arm)  # type: ignore[call-overload]
            painter.drawLine(middle.x() - arm, middle.y() + arm, middle.x() + arm, middle.y() - arm)  # type: ignore[call-overload]
        else:
            painter.drawLine(middle.x() - arm, middle.y(), middle.x() + arm, middle.y())  # type: ignore[call-overload]
            painter.drawLine(middle.x(), middle.y() - arm, middle.x(), middle.y() + arm)  # type: ignore[call-overload]


class Remark(QLabel):
    """Live as the words below a field: quiet, or a fault; nothing where there is none."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._desk = desk
        self.setContentsMargins(4, 0, 0, 2)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say("")

    def say(self, sentence: str, *, is_fault: bool = False) -> None:
        """Say something of the field above."""
        tone(self._desk, self, "fault" if is_fault else "muted")
        self.setText(f"⚠ {sentence}" if is_fault else sentence)
        self.setVisible(bool(sentence))
