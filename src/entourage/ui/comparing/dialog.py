"""The window that asks whether two people are the same, question after question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from entourage.ui.comparing.comparison import Comparison
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import pairing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.comparing.sides import Side
    from entourage.ui.desk import Desk

_SIZE = QSize(820, 560)
_SHARE_OF_SCREEN = 0.9


class Reply(StrEnum):
    """Name what can be answered."""

    SAME = "same"
    SAME_FOR_ALL = "same_for_all"
    DIFFERENT = "different"
    LATER = "later"
    SWAP = "swap"


# What the answers are called in English; these keys are there in every language, beside its own.
KEYS = {Reply.SAME: "S", Reply.DIFFERENT: "D", Reply.LATER: "L", Reply.SWAP: "W"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold what the window shows.

    title: who or what it is about; why: what speaks for it; one, other: the two, or only the other. others: whom the
    person may be, by name; which: the place of the one shown among them. is_question: it can be answered;
    alike: how many questions, this one among them, can be answered in one go. may_be: they can be the same.
    """

    title: str
    why: str
    one: Side | None
    other: Side
    others: Sequence[str] = ()
    which: int = 0
    is_question: bool = True
    alike: int = 0
    may_be: bool = True


class QuestionDialog(QDialog):
    """Live as the window; answered: (a Reply, to whom of those named). turned: to whom it is to be compared instead."""

    answered = Signal(object, int)
    turned = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "import")
        self.setWindowTitle(language.pgettext("import", "Same person?"))
        self._title = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self._title.setFont(font)
        self._why = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._others = QComboBox(self)
        self._others.setAccessibleName(language.gettext("Compare with"))
        self._others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._others.activated.connect(self.turned)
        self.table = Comparison(desk, self)
        self.buttons: dict[Reply, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addWidget(self._others)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self.table.setFocus()

    def _foot(self) -> QHBoxLayout:
        language = self._desk.language
        line, flow = QHBoxLayout(), FlowLayout(gap=10)
        for code, (words, key) in pairing.replies(language).items():
            reply = Reply(code)
            button = QPushButton(language.gettext("{answer} ({key})").format(answer=words, key=key), self)
            button.setAutoDefault(False)
            button.setEnabled(False)  # there is nothing to answer before the first question is shown
            button.clicked.connect(lambda _=False, one=reply: self._answer(one))
            for letter in dict.fromkeys((key, KEYS[reply])):
                QShortcut(QKeySequence(letter), self, button.click)
            flow.addWidget(button)
            self.buttons[reply] = button
        flow.addWidget(self._all())
        close = QPushButton(language.gettext("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        line.addLayout(flow, 1)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _all(self) -> QPushButton:
        """Make the button that answers all questions of the same reasons; its words say how many they are."""
        button = self.buttons[Reply.SAME_FOR_ALL] = QPushButton(self)
        button.setAutoDefault(False)
        button.setEnabled(False)
        button.clicked.connect(lambda: self._answer(Reply.SAME_FOR_ALL))
        for letter in dict.fromkeys((self._key_of_all(), f"Shift+{KEYS[Reply.SAME]}")):
            QShortcut(QKeySequence(letter), self, button.click)
        return button

    def _key_of_all(self) -> str:
        _, key = pairing.replies(self._desk.language)[Reply.SAME]
        return f"Shift+{key}"

    def show_asked(self, asked: Asked) -> None:
        """Show two people, and ask whether they are the same."""
        question = self._desk.language.pgettext("import", "Same person?")
        self.setWindowTitle(question if asked.is_question else asked.title)
        self._title.setText(asked.title)
        self._why.setText(asked.why[:1].upper() + asked.why[1:])
        tone(self._desk, self._why, "muted")
        self._others.clear()
        self._others.addItems([f"{number}. {name}" for number, name in enumerate(asked.others, start=1)])
        self._others.setCurrentIndex(asked.which)
        self._others.setVisible(len(asked.others) > 1)
        for button in self.buttons.values():
            button.setVisible(asked.is_question)
            button.setEnabled(True)
        self.buttons[Reply.SAME].setEnabled(asked.may_be)
        every = self.buttons[Reply.SAME_FOR_ALL]
        every.setVisible(asked.alike > 1)
        every.setEnabled(asked.alike > 1)
        words = pairing.same_for_all(self._desk.language, asked.alike)
        key = QKeySequence(self._key_of_all()).toString(QKeySequence.SequenceFormat.NativeText)
        every.setText(self._desk.language.gettext("{answer} ({key})").format(answer=words, key=key))
        self.table.show_people(asked.one, asked.other, is_question=asked.is_question)

    def _answer(self, reply: Reply) -> None:
        """Hand over an answer, once; the next question lets the buttons be pressed again."""
        for button in self.buttons.values():
            button.setEnabled(False)
        self.table.setFocus()
        self.answered.emit(reply, max(0, self._others.currentIndex()))
