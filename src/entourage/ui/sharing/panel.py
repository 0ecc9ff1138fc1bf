"""What stands below the matrix: the cells chosen, whom they concern, and the buttons that set them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from entourage.operations.ruling import Concerned
from entourage.operations.sharing import PUBLIC
from entourage.ui.sharing import cells, concerning
from entourage.ui.sharing.verdicts import Verdicts
from entourage.ui.widgets.elided import ElidedLabel
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.quiet import QuietButton
from entourage.words import names
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.sharing import Contradiction
    from entourage.operations.ruling import Ruled
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell

_PAUSE = 120  # milliseconds
_GAP, _ANY = 8, 16_777_215  # Qt's own bound


class Panel(QWidget):
    """Live as what is said of the cells chosen.

    decided: a verdict, or None, for them. excepted: an exception is to be made. listed: people to be shown, with a
    title.
    """

    decided = Signal(object)
    excepted = Signal()
    listed = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cell: Cell | None = None
        self._found = Concerned()
        self._is_little = False
        # Not for every cell that the arrows pass by: a large circle takes a while.
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._ask)
        self._build()
        desk.recoloured.connect(self._recolour)
        self._recolour()

    def _build(self) -> None:
        language = self._desk.language
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.title = self._text(column)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.short = ElidedLabel(self)
        self.short.setFont(font)
        self.short.hide()
        column.addWidget(self.short, 100)  # all the room, which the stretch at the end would share
        self.sentence = self._text(column)
        self.contradiction = self._text(column)
        buttons = self._buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=_GAP)
        flow.setContentsMargins(0, 0, 0, 0)
        self.verdicts = Verdicts(self._desk, self.decided.emit, flow, self)
        self.apart = QuietButton("", self._show_apart, self)
        self.everyone = QuietButton(language.gettext("Who, and why?"), self.show_everyone, self)
        self.except_one = QuietButton(language.gettext("Make an exception…"), self.excepted.emit, self)
        for button in (self.apart, self.everyone, self.except_one):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        column.addWidget(buttons)
        column.addStretch(1)

    def _text(self, column: QVBoxLayout) -> QLabel:
        label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
        return label

    def say_little(self, is_little: bool) -> None:  # noqa: FBT001 - the one thing that is said
        """Be one line, the cell and its links; what is left out the matrix says too, and its menus do."""
        if is_little == self._is_little:
            return
        self._is_little = is_little
        self._column.setDirection(QBoxLayout.Direction.LeftToRight if is_little else QBoxLayout.Direction.TopToBottom)
        self.title.setVisible(not is_little)
        self.short.setVisible(is_little)
        self.sentence.setVisible(not is_little)
        links = (self.everyone, self.except_one)
        room = sum(link.sizeHint().width() + _GAP for link in links)
        self._buttons.setMinimumWidth(room if is_little else 0)
        self._buttons.setMaximumWidth(room if is_little else _ANY)
        self.verdicts.hold_back(is_little)
        self.short.say(self.title.text())

    def _recolour(self) -> None:
        colours = self._desk.colours
        self.sentence.setStyleSheet(f"color: {colours.muted}")
        self.contradiction.setStyleSheet(f"color: {colours.fault}")
        self.verdicts.recolour()

    def show_cells(self, chosen: Sequence[Cell], mine: Sequence[Contradiction]) -> None:
        """Say what the cells chosen say, and ask whom one alone concerns."""
        language = self._desk.language
        only = chosen[0] if len(chosen) == 1 else None
        self._cell, self._found = only, Concerned()
        self._soon.stop()
        self.contradiction.setText("\n".join(f"⚠ {line}" for line in sentences(language, mine)))
        self.contradiction.setVisible(bool(only and mine) and not self._is_little)
        for button in (self.apart, self.everyone):
            button.hide()
        self.verdicts.show_cells(chosen)
        self.except_one.setVisible(only is not None and not only.topic.locked)
        self.sentence.clear()
        if only is None:
            self._show_several(len(chosen))
            return
        self.title.setText(
            language.gettext("{circle} × {topic}: {verdict}").format(
                circle=cells.who(language, only.column),
                topic=names.topic(language, only.topic),
                verdict=cells.word(language, only.verdict),
            )
        )
        self.short.say(self.title.text())
        if only.column.group == PUBLIC or only.topic.locked:
            self.sentence.setText(concerning.fixed(self._desk, only))
        else:
            self._soon.start()

    def _ask(self) -> None:
        only = self._cell
        if only:
            call = partial(concerning.concerned, cell=only)
            self._desk.read(self, call, lambda found: self._concern(only, found), "concerned")

    def _show_several(self, count: int) -> None:
        language = self._desk.language
        self.title.setText(language.ngettext("{count} cell chosen", "{count} cells chosen", count) if count else "")
        self.short.say(self.title.text())
        said = language.gettext("The buttons, or the keys beside their words, set all of them at once.")
        self.sentence.setText(said if count else "")

    def _concern(self, only: Cell, found: Concerned) -> None:
        language = self._desk.language
        if self._cell is not only:
            return
        self._found = found
        self.sentence.setText(" ".join(concerning.sentences(self._desk, only, found)))
        shown = self._others_than_plain()
        words = language.ngettext("Show the {count}", "Show the {count}", len(shown))
        self.apart.setText(words)
        self.apart.setAccessibleName(f"{words}: {self.title.text()}")
        self.apart.setVisible(bool(shown) and only.verdict is not None and not self._is_little)
        self.everyone.setVisible(bool(found.people))

    def _show_apart(self) -> None:
        self.listed.emit(self.title.text(), self._others_than_plain())

    def _others_than_plain(self) -> tuple[Ruled, ...]:
        """List those of whom there is something to say."""
        return (*self._found.apart, *self._found.also, *self._found.others)

    def show_everyone(self) -> None:
        """Show everyone whom the cell concerns, with what decides for each."""
        only = self._cell
        if only and only.column.group != PUBLIC:
            call = partial(concerning.concerned, cell=only)
            self._desk.read(self, call, self._list_everyone, "everyone")

    def _list_everyone(self, found: Concerned) -> None:
        if found.people:
            self.listed.emit(self.title.text(), found.people)
