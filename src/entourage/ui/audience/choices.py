"""What is posted, how much of it, where and for whom: chips that answer at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from entourage.domain.sharing import Verdict
from entourage.ui.audience.asking import Meant, Question
from entourage.ui.audience.where import fill_where
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.inside import InsideMenu
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import tone
from entourage.words import audience as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.audience import Channel
    from entourage.domain.topic import Topic
    from entourage.operations.audience import Known
    from entourage.ui.audience.asking import Seen
    from entourage.ui.desk import Desk

_NAMED = 2


class _Group(QWidget):
    """Live as a word with the chips that answer it, which stay together on a line."""

    def __init__(self, desk: Desk, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = QLabel(word, self, textFormat=Qt.TextFormat.PlainText)
        font = label.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 0.93)
        label.setFont(font)
        tone(desk, label, "muted")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 10, 0)
        self.line.setSpacing(6)
        self.line.addWidget(label)


class Choices(QWidget):
    """Live as the chips above the answers.

    asked: another Question. whom_asked: someone is to be named whom it is for. way_asked: circles or lists are to be
    chosen by which it reaches people (account's id, Reach).
    """

    asked = Signal(object)
    whom_asked = Signal()
    way_asked = Signal(int, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = Question()
        language = desk.language
        self._kinds: list[Pill] = []
        self._share = _Group(desk, language.pgettext("before posting", "I share"), self)
        self.more = Pill(desk, language.gettext("+ kind"), self._share)
        self.more.setAccessibleName(language.gettext("Add a kind of content"))
        self.more.setMenu(InsideMenu(self.more))
        self._share.line.addWidget(self.more)
        self._much = _Group(desk, language.pgettext("before posting", "how much"), self)
        self.amounts = {one: self._amount(one) for one in (Verdict.LITTLE, Verdict.EVERYTHING)}
        self._place = _Group(desk, language.pgettext("before posting", "where"), self)
        self.where = Pill(desk, "", self._place)
        self.where.is_filled = True
        self.where.setMenu(InsideMenu(self.where))
        self._place.line.addWidget(self.where)
        self._whom = _Group(desk, language.pgettext("before posting", "for"), self)
        self.whom = Pill(desk, "", self._whom)
        self.whom.setMenu(InsideMenu(self.whom))
        self._whom.line.addWidget(self.whom)
        self._lines = FlowLayout(self, gap=8)
        for group in (self._share, self._much, self._place, self._whom):
            self._lines.addWidget(group)

    def _amount(self, amount: Verdict) -> Pill:
        pill = Pill(self._desk, words.amount(self._desk.language, amount), self._much, checkable=True)
        pill.clicked.connect(lambda _=False: self._ask(replace(self._question, amount=amount)))
        self._much.line.addWidget(pill)
        return pill

    def _ask(self, question: Question) -> None:
        self.asked.emit(question)

    def focus_first(self) -> None:
        """Give the keyboard to where it is posted, which is what most change."""
        self.where.setFocus()

    def show_seen(self, seen: Seen) -> None:
        """Show what was asked, and offer what else can be."""
        self._question = seen.question
        self._show_kinds(seen.known, seen.topics)
        for amount, pill in self.amounts.items():
            pill.setChecked(amount is seen.question.amount)
        self._show_where(seen)
        self._show_whom(seen.known)
        for group in (self._much, self._place, self._whom):
            group.setVisible(bool(seen.topics))
        self._lines.invalidate()
        self.updateGeometry()

    def _show_kinds(self, known: Known, chosen: Sequence[Topic]) -> None:
        language, at = self._desk.language, self._focused_kind()
        for pill in self._kinds:
            self._share.line.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._kinds = []
        for place, topic in enumerate(chosen):
            name = names.topic(language, topic)
            pill = Pill(self._desk, f"{name}  ✕", self._share)
            pill.setProperty("topic", topic.id)
            pill.setAccessibleName(language.gettext("{topic}: leave it out").format(topic=name))
            pill.setToolTip(language.gettext("Leave this kind of content out"))
            pill.is_filled = True
            left = tuple(one for one in self._question.topics if one != topic.id)
            pill.clicked.connect(lambda _=False, left=left: self._ask(replace(self._question, topics=left)))
            self._share.line.insertWidget(place + 1, pill)
            pill.show()
            self._kinds.append(pill)
        menu = self.more.menu()
        menu.clear()
        for topic in known.situation.topics:
            if topic not in chosen:
                self._offer_kind(menu, topic)
        self.more.setVisible(not menu.isEmpty())
        for before, after in pairwise([*self._kinds, self.more]):
            self.setTabOrder(before, after)
        if at >= 0:
            (self._kinds[min(at, len(self._kinds) - 1)] if self._kinds else self.more).setFocus()

    def _focused_kind(self) -> int:
        return next((place for place, pill in enumerate(self._kinds) if pill.hasFocus()), -1)

    def _offer_kind(self, menu: QWidget, topic: Topic) -> None:
        said = names.topic(self._desk.language, topic)
        action = QAction(said.replace("&", "&&"), menu)
        action.triggered.connect(
            lambda _=False: self._ask(replace(self._question, topics=(*self._question.topics, topic.id)))
        )
        menu.addAction(action)

    def _show_where(self, seen: Seen) -> None:
        language, channel = self._desk.language, seen.question.channel
        said = language.gettext("choose where")
        if channel:
            said = words.channel(language, seen.known.situation, channel, seen.known.networks)
        self.where.setText(said)
        self.where.setToolTip(tip(said))
        self.where.setAccessibleName(language.gettext("Where: {channel}").format(channel=said))
        fill_where(self._desk, self.where.menu(), seen, self._take_way, self.way_asked.emit)
        self.where.updateGeometry()

    def _take_way(self, channel: Channel) -> None:
        self._ask(replace(self._question, channel=channel))

    def _show_whom(self, known: Known) -> None:
        language, meant = self._desk.language, self._question.meant
        said = whom(self._desk, known, meant)
        self.whom.setText(said)
        self.whom.is_filled = not meant.is_everyone
        self.whom.setToolTip(tip(said))
        self.whom.setAccessibleName(language.gettext("For: {people}").format(people=said))
        menu = self.whom.menu()
        menu.clear()
        self._tick(menu, language.gettext("everyone who may see it"), Meant(), is_on=meant.is_everyone)
        menu.addSeparator()
        for circle in known.situation.circles:
            is_on = circle.id in meant.circles
            left = tuple(key for key in meant.circles if key != circle.id)
            fresh = replace(meant, circles=left if is_on else (*meant.circles, circle.id))
            self._tick(menu, names.circle(language, circle), fresh, is_on=is_on)
        unsorted = replace(meant, unsorted=not meant.unsorted)
        self._tick(menu, names.groups(language)["unsorted"], unsorted, is_on=meant.unsorted)
        menu.addSeparator()
        for key in meant.people:
            fresh = replace(meant, people=tuple(one for one in meant.people if one != key))
            self._tick(menu, names.person(language, known.names[key]), fresh, is_on=True)
        someone = menu.addAction(language.gettext("Someone…"))
        someone.triggered.connect(lambda _=False: self.whom_asked.emit())
        self.whom.updateGeometry()

    def _tick(self, menu: QWidget, said: str, meant: Meant, *, is_on: bool) -> None:
        action = QAction(said.replace("&", "&&"), menu, checkable=True, checked=is_on)
        action.triggered.connect(lambda _=False: self._ask(replace(self._question, meant=meant)))
        menu.addAction(action)


def whom(desk: Desk, known: Known, meant: Meant) -> str:
    """Say whom a post is for."""
    language = desk.language
    if meant.is_everyone:
        return language.gettext("everyone who may see it")
    by_id = {circle.id: circle for circle in known.situation.circles}
    named = [names.circle(language, by_id[key]) for key in meant.circles]
    named += [names.groups(language)["unsorted"]] if meant.unsorted else []
    called = [names.person(language, known.names[key]) for key in meant.people]
    if len(called) > _NAMED:
        called = [language.ngettext("{count} person", "{count} people", len(called))]
    return ", ".join([*named, *called])
