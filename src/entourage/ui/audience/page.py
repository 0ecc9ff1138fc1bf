"""The page asked before one posts: who would see it, who should not, who would miss it, and other ways."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from entourage.operations import hours, last_told
from entourage.ui.audience.answers import Answers
from entourage.ui.audience.asking import Meant, Question, Seen, ask, remembered, written
from entourage.ui.audience.choices import Choices
from entourage.ui.audience.finding import find
from entourage.ui.audience.foot import Foot
from entourage.ui.audience.kinds import Kinds
from entourage.ui.audience.leaking import LeaksDialog
from entourage.ui.audience.someone import SomeoneDialog
from entourage.ui.audience.where import WayDialog
from entourage.ui.place import Page, Place
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.head import Head
from entourage.words import posting

if TYPE_CHECKING:
    from entourage.domain.audience import Channel
    from entourage.domain.network import Reach
    from entourage.operations.audience import Fate
    from entourage.operations.hours import MyHours
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_LATE = 200  # milliseconds after which an answer is waited for


@dataclass(frozen=True, slots=True)
class _Read:
    """Hold what is read at once: the answer, my hours, and when the account was last told of."""

    seen: Seen
    hours: MyHours
    imported: str


def _read(call: partial[Seen], database: Database) -> _Read:
    seen = call(database)
    channel = seen.question.channel
    imported = last_told.last_told(database, seen.known, channel.account_id) if seen.answer and channel else ""
    return _Read(seen, hours.hours(database), imported)


class CheckPage(Page):
    """Live as the page asked before one posts; each choice is answered at once."""

    help = "check"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.question = remembered(desk.settings.last_check)
        self.seen: Seen | None = None
        self._is_waited_for = False
        self._typed = self._said = ""
        self._late = QTimer(self, singleShot=True, interval=_LATE)
        self._late.timeout.connect(lambda: self._say_working(is_working=True))
        language = desk.language
        self.head = Head(desk, language.gettext("Before you post"))
        self.choices = Choices(desk, self)
        self.answers = Answers(desk, self)
        self.kinds = Kinds(desk, self)
        self.empty = Empty(self)
        self.foot = Foot(desk, self)
        self._parts = QStackedWidget(self)
        for part in (self.answers, self.kinds, self.empty):
            self._parts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._around_choices = QVBoxLayout()
        self._around_choices.setContentsMargins(16, 0, 12, 10)
        self._around_choices.addWidget(self.choices)
        column.addLayout(self._around_choices)
        column.addWidget(self._parts, 1)
        column.addWidget(self.foot)
        self._connect()
        self._parts.setCurrentWidget(self.kinds)
        self.choices.hide()
        self.foot.hide()

    def _connect(self) -> None:
        self.choices.asked.connect(self.ask)
        self.choices.whom_asked.connect(self._ask_whom)
        self.choices.way_asked.connect(self._ask_way)
        self.kinds.chosen.connect(lambda key: self.ask(replace(self.question, topics=(key,))))
        self.answers.ways.chosen.connect(self._take_way)
        self.answers.found.asked.connect(lambda key: self.desk.going.emit(Place("why", contact=key)))
        self.answers.leaks_asked.connect(self._show_leaks)
        self.desk.recoloured.connect(self.refresh)

    def go_to(self, place: Place) -> None:
        """Show the page; meant for the circle, the person or the people that are named, else as it was last."""
        people = place.people or ((place.contact,) if place.contact else ())
        if place.circle or people:
            circles = (place.circle,) if place.circle else ()
            self.ask(replace(self.question, meant=Meant(circles, people)))
        else:
            self.refresh()

    def ask(self, question: Question) -> None:
        """Ask something else, and remember it."""
        self.question = question
        self.desk.change_settings(replace(self.desk.settings, last_check=written(question)))
        self.refresh()

    def _take_way(self, channel: Channel) -> None:
        self.ask(replace(self.question, channel=channel))
        self.choices.where.setFocus()

    def refresh(self) -> None:
        """Answer again."""
        call = partial(ask, self.desk.language, self.question)
        self._late.start()
        self.desk.read(self, partial(_read, call), self._show, "check", failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        self._say_working(is_working=False)
        self.desk.tell_fault(error)

    def _say_working(self, *, is_working: bool) -> None:
        """Let what was answered before stand back while it is worked out again."""
        self._late.stop()
        self.answers.stand_back(is_back=is_working)
        self.head.sentence.setText(self.desk.language.gettext("Working it out…") if is_working else self._said)

    def _show(self, read: _Read) -> None:
        self._say_working(is_working=False)
        seen = self.seen = read.seen
        self.question = seen.question
        part = self._part(seen)
        if part is self.empty:
            self._show_empty(seen)
        if part is self.kinds:
            self.kinds.show_topics(seen.known.situation.topics)
        self._say(seen)
        self.choices.setVisible(part is self.answers or bool(seen.topics and seen.has_accounts))
        self.foot.setVisible(part is self.answers)
        self.choices.show_seen(seen)
        if part is self.answers:
            self.answers.show_seen(seen)
            now = datetime.now().astimezone()
            self.answers.show_hours(read.hours.is_working(now), now)
            self.foot.show_seen(seen, read.imported)
        before = self._shown()
        has_keys = self.window().focusWidget()
        had_keyboard = has_keys is not None and before.isAncestorOf(has_keys)
        self._parts.setCurrentWidget(part)
        if self._is_waited_for or (had_keyboard and part is not before):
            self.focus_first()

        if self._typed:
            self._find()

    def _say(self, seen: Seen) -> None:
        """Say in one sentence what would happen, aloud where that has changed while the keyboard stays where it is."""
        language, before = self.desk.language, self._said
        said = language.gettext("Who would see it, as far as you have told Entourage.")
        said = posting.summary(language, seen.answer.check) if seen.answer else said
        self._said = said
        self.head.sentence.setText(said)
        if said != before and seen.answer and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def search(self, words: str) -> None:
        """Say of those who are called so whether they would see it."""
        self._typed = words
        self._find()

    def hint(self) -> str:
        """Say what the search field finds."""
        return self.desk.language.gettext("Would someone see it? Type a name…")

    def _find(self) -> None:
        seen, typed = self.seen, self._typed
        if seen is None or seen.answer is None:
            return

        def show(found: list[tuple[int, Fate]]) -> None:
            if seen is self.seen:
                self.answers.found.show_found(seen, typed, found)
                if typed:
                    self.answers.ensureVisible(0, 0)

        self.desk.read(self, lambda _: find(seen, typed), show, "check-find")

    def _part(self, seen: Seen) -> QWidget:
        """Find what is shown: what is lacking first, then which kind, then the answers."""
        if not seen.known.situation.people or not seen.has_accounts:
            return self.empty
        if seen.topics and not seen.answer:
            return self.empty
        return self.answers if seen.answer else self.kinds

    def _shown(self) -> QWidget:
        return self._parts.currentWidget() or self.answers

    def _show_empty(self, seen: Seen) -> None:
        language = self.desk.language
        if not seen.known.situation.people:
            self.empty.say(
                language.gettext("Nobody is in the book yet. Bring your people in, to see here who would see a post."),
                (language.gettext("Import…"), lambda: self.desk.going.emit(Place("import", about="choose"))),
            )
            return
        if seen.has_accounts:
            self.empty.say(
                language.gettext("Nothing says yet where you would post it."),
                (language.gettext("Choose where…"), self.choices.where.click),
            )
            return
        self.empty.say(
            language.gettext("Say where you post, and Entourage names those who would see it."),
            (language.gettext("Add an account…"), lambda: self.desk.going.emit(Place("accounts", about="add"))),
        )

    def _ask_whom(self) -> None:
        dialog = SomeoneDialog(self.desk, self)
        dialog.chose.connect(self._add_someone)
        dialog.open()

    def _add_someone(self, contact_id: int) -> None:
        meant = self.question.meant
        if contact_id not in meant.people:
            self.ask(replace(self.question, meant=replace(meant, people=(*meant.people, contact_id))))

    def _ask_way(self, account_id: int, reach: Reach) -> None:
        if self.seen:
            dialog = WayDialog(self.desk, self.seen, account_id, reach, self)
            dialog.chose.connect(self._take_way)
            dialog.open()

    def _show_leaks(self) -> None:
        if self.seen and self.seen.answer:
            LeaksDialog(self.desk, self.seen.known, self.seen.answer, self).open()

    def focus_first(self) -> None:
        """Give the keyboard to what is to be chosen first."""
        shown = self._shown()
        self._is_waited_for = self.seen is None
        lines = self.answers.found.lines
        if shown is self.answers and self._typed and lines:
            lines[0].setFocus()
        elif shown is self.answers:
            self.choices.focus_first()
        else:
            shown.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the choices, the answers and the other ways."""
        if self._shown() is not self.answers:
            return [self._shown()]
        return [self.choices, *self.answers.cards, self.answers.ways]
