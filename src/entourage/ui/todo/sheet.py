"""What is to be done of one list, or looked at on one account: names to tick, to copy and to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from entourage.operations import todo_paper
from entourage.ui.todo import lines
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.ticks import Ticks, TicksView
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.words import Link
from entourage.words import audience, names
from entourage.words import todo as words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from entourage.operations.audience import Known
    from entourage.ui.desk import Desk
    from entourage.ui.todo.lines import Line, Listed

_SIDES, _AIR = 16, 12
_CELL = 3  # around the words of a cell
_HEADS = f"""
    QHeaderView {{ background: palette(base); border: 0; }}
    QHeaderView::section {{ background: palette(base); border: 0; padding: 4px {_CELL}px; }}
"""


class Doings(Ticks):
    """Live as the lines; turned: (rows, whether they are ticked now) by the person."""

    turned = Signal(object, bool)

    def tick(self, rows: Collection[int], *, wanted: bool) -> None:
        """Tick rows, or take their ticks away, and tell which are otherwise now."""
        others = {row for row in rows if (row in self.ticked) is not wanted}
        super().tick(rows, wanted=wanted)
        if others:
            self.turned.emit(others, wanted)

    def show_done(self, rows: set[int]) -> None:
        """Show which rows are done, each worded afresh."""
        self.ticked = rows
        self._known.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


class Sheet(Column):
    """Live as the right side of the page.

    turned: (lines, whether they are done now). finished: all of the list is done. compared: the list is to be compared
    with what the network shows. printed: it is to be put on paper. left: the lists are to be seen again.
    cheaper_asked: the way that has one do less is wanted.
    """

    turned = Signal(object, bool)
    finished = Signal()
    compared = Signal()
    printed = Signal()
    left = Signal()
    cheaper_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: Listed | None = None
        self.known: Known | None = None
        self._lines: Sequence[Line] = ()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        language = desk.language
        self.back = Pill(desk, language.gettext("‹ All lists"), self)
        self.back.clicked.connect(self.left)
        self.back.hide()
        self.title = self._label()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self.title.setFont(font)
        self.stand, self.facts, self.where, self.hint = (self._label() for _ in range(4))
        self.done = self._label()
        self.cheaper = Link(desk, language.gettext("Do it that way…"), self)
        self.cheaper.clicked.connect(lambda _=False: self.cheaper_asked.emit())
        for label in (self.facts, self.where):
            tone(desk, label, "muted")
        self.view: TicksView | None = None
        self._build()

    def _label(self) -> QLabel:
        label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(_SIDES, 12, _SIDES, 10)
        head.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        head.addLayout(line)
        for label in (self.stand, self.facts, self.where, self.hint, self.cheaper, self.done):
            head.addWidget(label)
        head.addLayout(self._buttons())
        # What stands in the table begins below what stands above it.
        self._below = QVBoxLayout()
        self._below.setContentsMargins(_SIDES - _CELL, 0, _CELL, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._below, 1)
        self._room = QWidget(self)
        self._below.addWidget(self._room)

    def _buttons(self) -> FlowLayout:
        language = self._desk.language
        self.finish = QPushButton(language.gettext("All of it is done"), self)
        self.copy = QPushButton(language.gettext("Copy the names"), self)
        self.compare = QPushButton(language.gettext("Compare with the network…"), self)
        self.paper = QPushButton(language.gettext("Print…"), self)
        flow = FlowLayout()
        flow.setContentsMargins(0, 6, 0, 0)
        for button in (self.finish, self.copy, self.compare, self.paper):
            flow.addWidget(button)
        self.finish.clicked.connect(lambda _=False: self.finished.emit())
        self.copy.clicked.connect(lambda _=False: self.copy_names())
        self.compare.clicked.connect(lambda _=False: self.compared.emit())
        self.paper.clicked.connect(lambda _=False: self.printed.emit())
        return flow

    def show_listed(self, known: Known, one: Listed) -> None:
        """Show what is to be done of a row; what was ticked here stays while the same row is looked at."""
        goes_on = self.shown is not None and self.shown.key == one.key
        self.known, self.shown = known, one
        fresh = lines.going_on(self._lines if goes_on else (), one)
        self._say(known, one, fresh)
        if goes_on and self.view and [line.key for line in fresh] == [line.key for line in self._lines]:
            self._lines = fresh
            self._tick(self._doings)
            return
        self._lines = fresh
        self._show_lines(keeps=goes_on)

    def _say(self, known: Known, one: Listed, fresh: Sequence[Line]) -> None:
        language, account = self._desk.language, one.account.account
        where = audience.account(language, known.situation, account, known.networks)
        is_list = one.todo is not None
        name = lines.called(language, known, one.todo) if one.todo else language.gettext("Settings and the like")
        self.title.setText(f"{where} · {name}")
        self.stand.setText(self._stand(one))
        self.facts.setText(self._facts(known, one))
        self.where.setText(todo_paper.where(language, known, one.todo) if one.todo else "")
        self.hint.setText(self._cheaper(known, one))
        self.done.setText("" if fresh else self._nothing(one))
        for label in (self.stand, self.where, self.hint, self.done):
            label.setVisible(bool(label.text()))
        self.cheaper.setVisible(bool(self.hint.text()))
        for button in (self.copy, self.compare):
            button.setVisible(is_list)
        left = sum(not line.is_done for line in fresh)
        self.copy.setEnabled(left > 0)
        self.finish.setVisible(is_list and (left > 0 or (one.todo is not None and not one.todo.listed.applied_at)))

    def _facts(self, known: Known, one: Listed) -> str:
        language = self._desk.language
        if one.todo is None:
            return words.look(language, ())
        by_id = {circle.id: circle for circle in known.situation.circles}
        circles = [names.circle(language, by_id[key]) for key in one.todo.listed.circles if key in by_id]
        return " · ".join(filter(None, [words.use(language, one.todo.listed.use), ", ".join(circles)]))

    def _stand(self, one: Listed) -> str:
        """Say how far a list is, and how long the rest takes."""
        if one.todo is None:
            return ""
        language, changes = self._desk.language, one.todo.changes
        parts = [audience.state(language, one.todo.listed)]
        parts.append(words.progress(language, changes) if changes.wanted else "")
        parts.append(words.about(language, one.todo.minutes) if one.todo.minutes else "")
        said = " · ".join(filter(None, parts))
        return f"{said}. {words.not_known(language, len(changes.unknown))}" if changes.unknown else said

    def _cheaper(self, known: Known, one: Listed) -> str:
        """Tell of a way that has one do much less."""
        best = one.todo.cheapest if one.todo and one.todo.saves else None
        if one.todo is None or best is None:
            return ""
        language, name = self._desk.language, ""
        if best.listed is not None:
            network = known.network(one.account.account.id)
            name = audience.audience_list(language, known.situation.lists[best.listed], network)
        return words.cheaper(language, best, name, one.todo.changes)

    def _nothing(self, one: Listed) -> str:
        language = self._desk.language
        if one.todo and not one.todo.listed.applied_at:
            return language.gettext("Nobody is to be on it yet.")
        return language.gettext("Nothing is left to do here.")

    def _show_lines(self, *, keeps: bool) -> None:
        language, known = self._desk.language, self.known
        if known is None or self.shown is None:
            return
        shown, before = self._lines, self.view
        had_keyboard = before is not None and before.hasFocus()
        at = before.currentIndex().row() if before and keeps else 0
        if self.shown.todo:
            where = audience.network(language, known.network(self.shown.account.account.id), "")
            heads = [language.gettext("Name on {network}").format(network=where), language.gettext("What to do")]
            heads.append(language.gettext("In Entourage"))
        else:
            heads = [language.gettext("What to look at"), language.gettext("Where")]
        rows = self._doings = Doings(heads, len(shown), self._word, self)
        self._tick(rows)
        rows.turned.connect(self._turn)
        view = TicksView(self._desk, rows, language.gettext("What is to be done"), self)
        view.horizontalHeader().setStyleSheet(_HEADS)
        view.entered.connect(lambda row: rows.tick([row], wanted=row not in rows.ticked))
        self._below.replaceWidget(before or self._room, view)
        (before or self._room).hide()
        (before or self._room).deleteLater()
        self.view = view
        view.setVisible(bool(shown))
        if shown:
            view.setCurrentIndex(rows.index(min(max(at, 0), len(shown) - 1), 0))
        if had_keyboard:
            view.setFocus()
        self._share()

    def _word(self, row: int) -> Sequence[str]:
        return lines.said(self._desk.language, self.known, self._lines[row]) if self.known else ()

    def _tick(self, rows: Doings) -> None:
        rows.show_done({row for row, line in enumerate(self._lines) if line.is_done})

    def _turn(self, rows: Collection[int], is_done: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.turned.emit([self._lines[row] for row in sorted(rows)], is_done)

    def copy_names(self) -> None:
        """Copy what is left to be done: the names, each on a line, those to be added and to be removed apart."""
        language = self._desk.language
        parts = []
        for title, is_added in zip(words.acts(language), (True, False), strict=True):
            some = [line.named for line in self._lines if line.named and line.is_added is is_added and not line.is_done]
            if some:
                parts.append((title, [one.spelled or one.name for one in some]))
        texts = ["\n".join(some if len(parts) == 1 else [f"{title}:", *some]) for title, some in parts]
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        self._desk.tell(language.gettext("The names are copied."))

    def _share(self) -> None:
        """Share the width among the columns; sentences get as many lines as they need."""
        if self.view and self.shown and self.shown.todo:
            self.view.share(self.width())
        elif self.view:
            self.view.setWordWrap(True)
            self.view.setColumnWidth(0, self.width() // 2)
            self.view.resizeRowsToContents()
            for row in range(self.view.rows.rowCount()):
                self.view.setRowHeight(row, self.view.rowHeight(row) + _AIR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width out."""
        super().showEvent(event)
        self._share()
