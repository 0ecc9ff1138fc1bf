"""One of the three answers: how many, who, and what would put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.audience.groups import text
from entourage.ui.audience.headed import Headed
from entourage.ui.widgets.flow import empty
from entourage.ui.widgets.tone import sheet, tone
from entourage.ui.widgets.words import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from entourage.ui.audience.groups import Line
    from entourage.ui.desk import Desk
    from entourage.ui.theme import Colours

Sign = Literal["open", "full", "half"]
_TONES: dict[Sign, str] = {"open": "fault", "full": "on_everything", "half": "on_little"}


@dataclass(frozen=True, slots=True)
class Step:
    """Hold something that can be done from a card: its words, and what they do; whom: shows for whom it would be."""

    words: str
    act: Callable[[], object]
    whom: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Hold what a card says.

    title: how many. lines: of them, under their heads. spoken: all of it for a screen reader. steps: what can be done.
    notes: what is to be known besides. is_alarming: it stands out.
    """

    title: str
    first: str = ""
    lines: Sequence[Line] = ()
    spoken: str = ""
    whole: Step | None = None
    steps: Sequence[Step] = ()
    notes: Sequence[str] = ()
    is_alarming: bool = False


class _Sign(QWidget):
    """Live as a small round sign: open, full or half full, so that no answer is told by colour alone."""

    def __init__(self, desk: Desk, sign: Sign, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._sign = desk, sign
        self.is_loud = True
        side = self.fontMetrics().height()
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(getattr(self._desk.colours, _TONES[self._sign] if self.is_loud else "muted"))
        side = self.height() * 0.58
        centre = QPointF(side / 2 + 1, self.height() / 2)
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.setPen(QPen(colour, 1.8))
        painter.setBrush(colour if self._sign == "full" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if self._sign == "half":
            painter.setBrush(colour)
            painter.drawPie(box, 90 * 16, 180 * 16)


class Card(QFrame):
    """Live as one answer; it takes the keyboard, so that all it says is heard, and Return shows everyone of it."""

    def __init__(self, desk: Desk, sign: Sign, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._sign = desk, sign
        self._whole: Step | None = None
        self.links: list[Link] = []
        self.setObjectName("answer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self._mark = _Sign(desk, sign, self)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.title, 1)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 13, 15, 13)
        column.setSpacing(8)
        column.addLayout(line)
        column.addLayout(self._inside)
        column.addStretch(1)
        self._is_alarming = False
        self._dress()

    def _dress(self) -> None:
        alarming = self._is_alarming

        def made(colours: Colours) -> str:
            edge = _mixed(colours.fault, colours.base, 0.5) if alarming else colours.line
            ground = _mixed(colours.base, colours.nothing, 0.72) if alarming else colours.base
            width = 2 if alarming else 1
            return (
                f"#answer {{ background: {ground}; border: {width}px solid {edge}; border-radius: 8px; }}"
                f"#answer:focus {{ border: 2px solid {colours.accent}; }}"
            )

        sheet(self._desk, self, made)
        # That nobody is known who should not see it is no alarm, so it is not written as one.
        self._mark.is_loud = alarming or self._sign != "open"
        loud = _TONES[self._sign] if self._mark.is_loud else "text"
        sheet(self._desk, self.title, lambda colours: f"color: {getattr(colours, loud)}")
        self._mark.update()

    def show_told(self, told: Told) -> None:
        """Show another answer in the place of the last."""
        has_keys = self.window().focusWidget()
        had_keyboard = has_keys is not None and self.isAncestorOf(has_keys)
        empty(self._inside)
        self.links = []
        self.title.setText(told.title)
        self.setAccessibleName(told.spoken or told.title)
        self._whole = told.whole
        if told.first:
            self._add(Headed(self._desk, told.first, told.first, self))
        for one in told.lines:
            self._add(Headed(self._desk, *text(self._desk.language, one), self))
        if told.whole:
            self._link(told.whole)
        self._inside.addSpacing(3)
        for step in told.steps:
            self._link(step)
        for note in told.notes:
            label = QLabel(note, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            tone(self._desk, label, "muted")
            self._add(label)
        self._is_alarming = told.is_alarming
        self._dress()
        if had_keyboard:
            self.setFocus()

    def _add(self, widget: QWidget) -> None:
        self._inside.addWidget(widget)
        widget.show()

    def _link(self, step: Step) -> None:
        link = Link(self._desk, step.words, self)
        link.clicked.connect(lambda _=False: step.act())
        self.links.append(link)
        if step.whom is None:
            self._add(link)
            return
        beside = QWidget(self)
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(link, 1)
        whom = Link(self._desk, self._desk.language.gettext("see each one"), beside)
        whom.setAccessibleName(f"{step.words}: {whom.whole}")
        whom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        whom.clicked.connect(lambda _=False, see=step.whom: see())
        line.addWidget(whom, 0, Qt.AlignmentFlag.AlignTop)
        self.links.append(whom)
        self._add(beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show everyone by Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus() and self._whole:
            self._whole.act()
        else:
            super().keyPressEvent(event)


def _mixed(one: str, other: str, share: float) -> str:
    """Mix two colours; share: of the first."""
    first, second = QColor(one), QColor(other)
    parts = ((first.red(), second.red()), (first.green(), second.green()), (first.blue(), second.blue()))
    return QColor(*(round(share * mine + (1 - share) * theirs) for mine, theirs in parts)).name()
