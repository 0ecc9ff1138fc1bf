"""What stands below the matrix: the cell at the cursor, whom it concerns, and what contradicts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from entourage.domain.sharing import Because
from entourage.operations import ruling
from entourage.operations.naming import named
from entourage.operations.ruling import Concerned
from entourage.operations.sharing import PUBLIC
from entourage.ui.sharing import cells
from entourage.ui.widgets.flow import FlowLayout
from entourage.words import names
from entourage.words.contradicting import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.sharing import Contradiction, Verdict
    from entourage.operations.ruling import Ruled
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell

_NAMED = 3
_PAUSE = 120  # milliseconds


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
        # Not for every cell that the arrows pass by: a large circle takes a while.
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._ask)
        self._build()
        desk.recoloured.connect(self._recolour)
        self._recolour()

    def _build(self) -> None:
        language = self._desk.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.title = self._text(column)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.sentence = self._text(column)
        self.contradiction = self._text(column)
        links = QWidget(self)
        flow = FlowLayout(links, gap=8)
        flow.setContentsMargins(0, 0, 0, 0)
        self.apart = self._link(flow, "", self._show_apart)
        self.everyone = self._link(flow, language.gettext("Who, and why?"), self.show_everyone)
        self.except_one = self._link(flow, language.gettext("Make an exception…"), self.excepted.emit)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        links.setSizePolicy(policy)
        column.addWidget(links)
        self.others = QFrame(self)
        self.others.setObjectName("contradictions")
        box = QVBoxLayout(self.others)
        box.setContentsMargins(10, 7, 10, 7)
        self.every = self._text(box)
        column.addWidget(self.others)
        column.addStretch(1)

    def _text(self, column: QVBoxLayout) -> QLabel:
        label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
        return label

    def _link(self, flow: FlowLayout, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        button.clicked.connect(act)
        flow.addWidget(button)
        return button

    def _recolour(self) -> None:
        colours = self._desk.colours
        self.sentence.setStyleSheet(f"color: {colours.muted}")
        self.contradiction.setStyleSheet(f"color: {colours.fault}")
        self.others.setStyleSheet(
            f"#contradictions {{ background: {colours.notice}; border: 1px solid {colours.notice_edge};"
            " border-radius: 6px; }"
        )

    def show_cells(self, chosen: Sequence[Cell], mine: Sequence[Contradiction]) -> None:
        """Say what the cells chosen say, and ask whom one alone concerns."""
        language = self._desk.language
        only = chosen[0] if len(chosen) == 1 else None
        self._cell, self._found = only, Concerned()
        self._soon.stop()
        self.contradiction.setText("\n".join(f"⚠ {line}" for line in sentences(language, mine)))
        self.contradiction.setVisible(bool(only and mine))
        for button in (self.apart, self.everyone):
            button.hide()
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
        if only.column.group == PUBLIC or only.topic.locked:
            self.sentence.setText(_fixed(self._desk, only))
        else:
            self._soon.start()

    def _ask(self) -> None:
        only = self._cell
        if only:
            call = partial(concerned, cell=only)
            self._desk.read(self, call, lambda found: self._concern(only, found), "concerned")

    def _show_several(self, count: int) -> None:
        language = self._desk.language
        self.title.setText(language.ngettext("{count} cell chosen", "{count} cells chosen", count) if count else "")
        said = language.gettext("1, 2, 3 and 0 set all of them at once: everything, a little, nothing, no opinion.")
        self.sentence.setText(said if count else "")

    def _concern(self, only: Cell, found: Concerned) -> None:
        language = self._desk.language
        if self._cell is not only:
            return
        self._found = found
        self.sentence.setText(" ".join(_sentences(self._desk, only, found)))
        shown = self._others_than_plain()
        words = language.ngettext("Show the {count}", "Show the {count}", len(shown))
        self.apart.setText(words)
        self.apart.setAccessibleName(f"{words}: {self.title.text()}")
        self.apart.setVisible(bool(shown) and only.verdict is not None)
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
            call = partial(concerned, cell=only)
            self._desk.read(self, call, self._list_everyone, "everyone")

    def _list_everyone(self, found: Concerned) -> None:
        if found.people:
            self.listed.emit(self.title.text(), found.people)

    def show_contradictions(self, every: Sequence[Contradiction]) -> None:
        """Say all contradictions of the matrix."""
        language = self._desk.language
        count = language.ngettext("{count} contradiction", "{count} contradictions", len(every))
        self.every.setText("\n".join([f"⚠ {count}", *sentences(language, every)]))
        self.others.setVisible(bool(every))


def concerned(database: Database, cell: Cell) -> Concerned:
    """Find whom a cell concerns."""
    if cell.column.circle:
        return ruling.of_circle(database, topic=named(cell.topic), circle=named(cell.column.circle))
    return ruling.of_unsorted(database, topic=named(cell.topic))


def _fixed(desk: Desk, cell: Cell) -> str:
    if cell.topic.locked:
        return desk.language.gettext("This kind of content is locked: nobody, ever.")
    return desk.language.gettext("Anyone at all, in your book or not, also those who relay it.")


def _sentences(desk: Desk, cell: Cell, found: Concerned) -> list[str]:
    language = desk.language
    said = [language.ngettext("{count} person.", "{count} people.", len(found.people))]
    if cell.is_fixed:
        return [*said, language.gettext("This circle is closed: its people may see nothing.")]
    if cell.verdict is None:
        return [*said, *_without_opinion(desk, found)]
    circles = [one for one in found.apart if one.decision.because in (Because.CIRCLES, Because.CLOSED)]
    by_hand = [one for one in found.apart if one.decision.because is Because.EXCEPTION]
    if circles:
        sentence = language.ngettext(
            "{count} of them is also in {circles}, and the stricter rule counts: {names}.",
            "{count} of them are also in {circles}, and the stricter rule counts: {names}.",
            len(circles),
        )
        stricter = {key.id: key for one in circles for key in one.decision.decided_by}
        listed = language.listing([names.circle(language, one) for one in stricter.values()])
        said.append(sentence.format(circles=listed, names=_named(desk, circles)))
    if found.also:
        sentence = language.ngettext(
            "{count} of them is also in a circle that may see more; this stricter rule counts: {names}.",
            "{count} of them are also in a circle that may see more; this stricter rule counts: {names}.",
            len(found.also),
        )
        said.append(sentence.format(names=_named(desk, found.also)))
    if by_hand:
        sentence = language.ngettext(
            "{count} has an exception: {names}.", "{count} have an exception: {names}.", len(by_hand)
        )
        said.append(sentence.format(names=_named(desk, by_hand)))
    if found.others:
        sentence = language.ngettext(
            "This also decides for {count} person whose circles have no opinion: {names}.",
            "This also decides for {count} people whose circles have no opinion: {names}.",
            len(found.others),
        )
        said.append(sentence.format(names=_named(desk, found.others)))
    return said


def _without_opinion(desk: Desk, found: Concerned) -> list[str]:
    language = desk.language
    said = [language.gettext("No opinion: their other circles decide, else the rule for “Not sorted yet”.")]
    if found.people:
        verdicts: list[tuple[Verdict, int]] = sorted(found.verdicts.items())
        counted = [f"{cells.word(language, verdict)} {language.number(count)}" for verdict, count in verdicts]
        said.append(names.labelled(language, language.gettext("So they may see"), ", ".join(counted)) + ".")
    return said


def _named(desk: Desk, people: Sequence[Ruled]) -> str:
    language = desk.language
    shown = [one.name for one in people[:_NAMED]]
    more = len(people) - len(shown)
    return language.listing([*shown, language.ngettext("{count} other", "{count} others", more)] if more else shown)
