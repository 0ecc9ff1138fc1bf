"""One address book: where it is, how it stands, what leaves for it, and the plan of what would be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.place import Place
from entourage.ui.servers import states
from entourage.ui.servers.parts import Parts
from entourage.ui.servers.sheet import PlanSheet
from entourage.ui.servers.working import Working
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.yielding import Yielding
from entourage.words import servers as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from entourage.domain.circle import Circle
    from entourage.operations.servers import ServerBook
    from entourage.ui.desk import Desk
    from entourage.ui.servers.syncing import Standing

_SHARE, _LEAST = 0.4, 180
_SHARE_ALONE, _LEAST_ALONE = 0.7, 110  # above a sentence, which needs less room than a list


class Detail(QWidget):
    """Live as the right side of the page.

    left: the list is to be seen again. synced, looked: what is asked for the address book. sharing, password,
    forgotten, renamed, removed: what is to be changed of it.
    """

    left = Signal()
    synced = Signal()
    looked = Signal()
    sharing = Signal()
    password = Signal()
    forgotten = Signal()
    renamed = Signal()
    removed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.book: ServerBook | None = None
        language = desk.language
        self.back = Pill(desk, language.gettext("‹ All address books"), self)
        self.back.clicked.connect(lambda _=False: self.left.emit())
        self.back.hide()
        self.title, self.about, self.stand, self.leaving = (self._label() for _ in range(4))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self.title.setFont(font)
        tone(desk, self.about, "muted")
        tone(desk, self.leaving, "muted")
        self.quiet, self.working, self.sheet = Empty(self), Working(desk, self), PlanSheet(desk, self)
        self.parts = Parts(_LEAST, self)
        for part in (self.quiet, self.working, self.sheet):
            self.parts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._upper = Yielding(self._head(), self, share=_SHARE)
        column.addWidget(self._upper)
        column.addWidget(Rule(desk, self))
        column.addWidget(self.parts, 1)
        self._waited: tuple[bool, bool] | None = None
        self._say_quiet(waits=False, is_new=False)

    def _label(self) -> QLabel:
        label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setMinimumHeight(1)  # else it asks for the height that it would need where it is narrow
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more or less room to what stands above."""
        super().resizeEvent(event)
        self._upper.fit()

    def _head(self) -> QWidget:
        """Put together what stands above the plan; on a small screen it is scrolled, so that a few rows are seen."""
        language, inside = self._desk.language, QWidget(self)
        self.sync = QPushButton(language.gettext("Sync now"), self)
        self.sync.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        self.look = QPushButton(language.gettext("Look first"), self)
        self.more = QPushButton(language.pgettext("button", "More"), self)
        self.more.setMenu(self._menu())
        self.sync.clicked.connect(lambda _=False: self.synced.emit())
        self.look.clicked.connect(lambda _=False: self.looked.emit())
        title = QHBoxLayout()
        title.addWidget(self.back)
        title.addWidget(self.title, 1)
        buttons = FlowLayout(gap=8)
        for button in (self.sync, self.look, self.more):
            buttons.addWidget(button)
        head = QVBoxLayout(inside)
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(4)
        head.addLayout(title)
        for label in (self.about, self.stand, self.leaving):
            head.addWidget(label)
        head.addSpacing(4)
        head.addLayout(buttons)
        return inside

    def _menu(self) -> QMenu:
        language, menu = self._desk.language, QMenu(self)

        def add(text: str, act: Callable[[], None]) -> None:
            menu.addAction(text).triggered.connect(lambda _=False: act())

        add(language.gettext("What leaves, and when…"), self.sharing.emit)
        add(language.gettext("Rename…"), self.renamed.emit)
        menu.addSeparator()
        add(language.gettext("Another password…"), self.password.emit)
        self.forget = menu.addAction(language.gettext("Ask for the password each time"))
        self.forget.triggered.connect(lambda _=False: self.forgotten.emit())
        add(language.gettext("Stored passwords…"), lambda: self._desk.going.emit(Place("secrets")))
        menu.addSeparator()
        add(language.gettext("Remove here…"), self.removed.emit)
        return menu

    def show_book(self, book: ServerBook | None, circles: Mapping[int, Circle], standing: Standing) -> None:
        """Show an address book, and how it stands."""
        self.book = book
        self.setEnabled(book is not None)
        if book is None:
            return
        language = self._desk.language
        kept = (
            language.gettext("password in the keyring")
            if book.backend
            else language.gettext("password asked each time")
        )
        when = words.schedule(language, book.every, at_start=book.at_start)
        synced = language.gettext("synced {when}").format(when=when)
        self.title.setText(book.name)
        self.about.setText(f"{book.host} · {book.user} · {kept} · {synced}")
        self.stand.setText(states.told(language, book, standing))
        leaves = words.in_brief(language, book.sharing, circles)
        self.leaving.setText(language.gettext("What leaves this computer: {what}").format(what=leaves))
        self.leaving.setToolTip(tip("\n".join(words.leaving(language, book.sharing, circles))))
        self.forget.setEnabled(bool(book.backend))
        self._show_standing(standing)

    def _show_standing(self, standing: Standing) -> None:
        had_keyboard = self.isAncestorOf(self.window().focusWidget())  # before its buttons are disabled
        before = self.parts.currentWidget()
        for button in (self.sync, self.look, self.more):
            button.setEnabled(not standing.is_busy)
        language, has_plan = self._desk.language, standing.looked is not None
        # What leaves is seen before it leaves: of an address book that was never synced there is a plan first.
        is_new = self.book is not None and self.book.last_at is None
        self.sync.setVisible(not has_plan and not is_new)
        self.look.setText(language.gettext("Look again") if has_plan else language.gettext("Look first"))
        if standing.looked and standing.looked is not self.sheet.looked:
            self.sheet.show_looked(standing.looked)
        elif standing.looked is None:
            self.sheet.forget()
        self._say_quiet(waits=any(standing.waiting), is_new=is_new)
        self.sheet.wait(is_busy=standing.is_busy)
        answers = standing.is_busy and standing.looked is not None and not self.working.is_writing
        if standing.is_busy and not answers:
            if before is not self.working and self.book:
                self.working.begin(self.book.host, is_writing=True)
            self.parts.setCurrentWidget(self.working)
        else:
            self.parts.setCurrentWidget(self.sheet if standing.looked else self.quiet)
        has_list = self.parts.currentWidget() is self.sheet
        self._upper.take(_SHARE if has_list else _SHARE_ALONE)
        self.parts.setMinimumHeight(_LEAST if has_list else _LEAST_ALONE)
        if had_keyboard and self.parts.currentWidget() is not before:
            self.focus_first()

    def _say_quiet(self, *, waits: bool, is_new: bool) -> None:
        """Say what the buttons do, or lead to what waits for an answer, or to the first plan."""
        if (waits, is_new) == self._waited:
            return
        self._waited, language = (waits, is_new), self._desk.language
        if is_new:
            asked = language.gettext("See what would be done, here and on the server, before anything is written.")
            self.quiet.say(asked, (language.gettext("Look first"), self.looked.emit))
        elif waits:
            asked = language.gettext("Something waits for your answer; the rest is in step.")
            self.quiet.say(asked, (language.gettext("Answer…"), self.looked.emit))
        else:
            self.quiet.say(
                language.gettext(
                    "Sync now does at once what can be done without asking. Look first shows what would be done, here "
                    "and on the server, before anything is written."
                )
            )

    def focus_first(self) -> None:
        """Give the keyboard to the plan, to what stops the work, or to the first button."""
        shown = self.parts.currentWidget()
        if shown is self.sheet:
            self.sheet.focus_first()
        else:
            first = self.look if self.sync.isHidden() else self.sync
            (self.working.stop if shown is self.working else first).setFocus()

    def panes(self) -> list[QWidget]:
        """Give what takes the keyboard."""
        return [self.look, *(self.sheet.panes() if self.parts.currentWidget() is self.sheet else [])]
