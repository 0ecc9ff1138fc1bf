"""What stands above a list of people: whose list it is, how many they are, filters, and the order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPalette
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from entourage.domain.contact import Kind
from entourage.operations.browsing import Order
from entourage.ui.icons import icon
from entourage.ui.people.differing import DifferencesPill
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QResizeEvent

    from entourage.domain.differences import Sort
    from entourage.ui.desk import Desk

_NARROW, _NO_FILTERS = 560, 220
_LEAST, _WHOLE, _WIDEST = 120, 200, 460  # pixels of a name that someone chose; a short one stands whole


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Hold what the filters ask for: the kinds of value that people have, a source that knows them, two circles.

    only: nobody but these; None for everyone.
    """

    having: frozenset[Kind] = frozenset()
    source: int | None = None
    several: bool = False
    only: tuple[int, ...] | None = None


class _Title(QLabel):
    """Live as the name of the list, cut where it is longer than there is room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._whole = ""

    def say(self, words: str, about: str) -> None:
        """Show another name; about: what is said of the list to whoever points at it."""
        self._whole = words
        self.setAccessibleName(words)
        self.setToolTip(tip("\n".join(filter(None, (words, about)))))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for room for all the name, within reason."""
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(min(_WIDEST, wanted, self.maximumWidth()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with the beginning of a long name."""
        return QSize(min(self.least, self.sizeHint().width()), self.sizeHint().height())

    @property
    def least(self) -> int:
        """Say how much room it needs."""
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return wanted if wanted <= _WHOLE else _LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width(), self.least)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class Head(QWidget):
    """Live as the head of the list.

    narrowed: the filters have changed. ordered: the people are to be in another order. looked: they are to be shown as
    cards, or as rows. detailed: the card beside them is to be shown, or hidden.
    """

    narrowed = Signal()
    ordered = Signal(object)
    looked = Signal(bool)
    detailed = Signal(bool)

    def __init__(self, desk: Desk, order: Order, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source_id: int | None = None
        self._sources: list[tuple[int, str, int]] | None = None
        self._is_empty = False
        self._has_cards = desk.settings.cards
        self.title = _Title(self)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self.title.setFont(font)
        self._found = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self._found.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(self.title)
        titles.addWidget(self._found)
        titles.addStretch(1)
        self._pills = self._build(order)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(16, 8, 12, 8)
        self._line.setSpacing(8)
        self._line.addLayout(titles)
        self._line.addWidget(self._pills, 1)

    def _build(self, order: Order) -> QWidget:
        language = self._desk.language
        box = QWidget(self)
        self._flow = FlowLayout(box, to_right=True)
        self._mail = self._filter(language.gettext("Has e-mail"), box)
        self._phone = self._filter(language.gettext("Has telephone"), box)
        self._several = self._filter(language.gettext("In 2+ circles"), box)
        self._source = Pill(self._desk, language.gettext("Source"), box)
        self._source.setMenu(QMenu(self._source))
        self.differences = DifferencesPill(self._desk, box)
        self.differences.chosen.connect(self._narrow)
        self._ordering = Pill(self._desk, "", box)
        self._ordering.setMenu(self._orders(order))
        self._one = Pill(self._desk, "", box)
        self._one.setMenu(self._filters())
        self.look = Pill(self._desk, "", box)
        self.look.clicked.connect(lambda: self.looked.emit(not self._has_cards))
        self.details = Pill(self._desk, language.gettext("Details"), box, checkable=True)
        self.details.setToolTip(language.gettext("Show all about the person chosen, beside the list (F8)"))
        self.details.clicked.connect(self.detailed)
        filters = (self._one, self._mail, self._phone, self._several, self._source, self.differences)
        for pill in (*filters, self._ordering, self.look, self.details):
            self._flow.addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box

    def show_look(self, *, cards: bool) -> None:
        """Offer cards where people are shown as rows, and rows where they are shown as cards."""
        language = self._desk.language
        self._has_cards = cards
        words = language.gettext("Show as rows") if cards else language.gettext("Show as cards")
        self.look.setIcon(icon("rows" if cards else "cards", self._desk.colours.text))
        self.look.setToolTip(tip(words))
        self.look.setAccessibleName(words)

    def show_details(self, *, is_on: bool, is_offered: bool) -> None:
        """Tell whether the card is shown; offer it where there is little room for it, or it is hidden."""
        self.details.setChecked(is_on)
        self.details.setVisible(is_offered)
        self._fit()

    def _filter(self, words: str, parent: QWidget) -> Pill:
        pill = Pill(self._desk, words, parent, checkable=True)
        pill.toggled.connect(lambda _: self._narrow())
        return pill

    def _filters(self) -> QMenu:
        """Offer all filters in one menu, for where there is no room for them side by side."""
        menu = QMenu(self)
        self._ticks = {}
        for pill in (self._mail, self._phone, self._several):
            tick = self._ticks[pill] = QAction(pill.text(), menu, checkable=True)
            tick.toggled.connect(pill.setChecked)
            pill.toggled.connect(tick.setChecked)
            menu.addAction(tick)
        menu.addMenu(self._source.menu())
        menu.addMenu(self.differences.menu())
        self._name_filters()
        return menu

    def _name_filters(self) -> None:
        """Say how many filters are on, and whose people are shown."""
        language = self._desk.language
        ticked = (self._mail.isChecked(), self._phone.isChecked(), self._is_several())
        on = sum(map(bool, (*ticked, self._source_id, self.differences.sorts)))
        sentence = language.gettext("Filters: {count}").format(count=language.number(on))
        self._one.setText(sentence if on else language.gettext("Filter"))
        self._one.updateGeometry()
        self._source.menu().setTitle(self._source.text().replace("&", "&&"))

    def _narrow(self) -> None:
        self._name_filters()
        self.narrowed.emit()

    def _is_several(self) -> bool:
        return self._several.isChecked() and self._ticks[self._several].isVisible()

    def _orders(self, chosen: Order) -> QMenu:
        language = self._desk.language
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._order_words = {
            Order.FAMILY: language.gettext("Last name"),
            Order.GIVEN: language.gettext("First name"),
            Order.COMPANY: language.gettext("Company"),
            Order.ADDED: language.gettext("Newest first"),
            Order.SOURCE: language.gettext("Source"),
        }
        self._order_actions = {}
        for order, word in self._order_words.items():
            action = QAction(word, menu, checkable=True)
            action.triggered.connect(lambda _=False, one=order: self.ordered.emit(one))
            group.addAction(action)
            menu.addAction(action)
            self._order_actions[order] = action
        self.show_order(chosen)
        return menu

    def show_order(self, order: Order) -> None:
        """Name the order in which the people are."""
        self._order_actions[order].setChecked(True)
        said = self._desk.language.gettext("Order: {order}").format(order=self._order_words[order])
        self._ordering.setText(said)
        self._ordering.updateGeometry()

    def show_title(self, title: str, about: str, count: int, *, is_empty: bool, is_unsorted: bool) -> None:
        """Say whose list it is and how many are in it; is_empty: nobody is in the book, and there is no filtering."""
        self.title.say(title, about)
        self._found.setText(self._desk.language.ngettext("{count} person", "{count} people", count))
        self._is_empty = is_empty
        self._ticks[self._several].setVisible(not is_unsorted)
        self._fit()
        self._name_filters()

    def show_sources(self, sources: list[tuple[int, str, int]]) -> None:
        """Offer sources, each (id, name, people)."""
        if sources == self._sources:
            return
        self._sources = sources
        language, menu = self._desk.language, self._source.menu()
        menu.clear()
        anywhere = menu.addAction(language.gettext("Anywhere"))
        anywhere.triggered.connect(lambda: self._from(None, ""))
        for key, name, count in sources:
            action = menu.addAction(f"{name.replace('&', '&&')}\t{language.number(count)}")
            action.triggered.connect(lambda _=False, one=key, called=name: self._from(one, called))
        self._source.menu().menuAction().setVisible(bool(sources))
        self._fit()

    def show_differing(self, people: Mapping[int, Collection[Sort]]) -> None:
        """Offer those of whom a source says something else, each with the ways in which it does."""
        self.differences.show_people(people)
        self._fit()

    def show_differing_here(self, people: Collection[int]) -> None:
        """Count of those who differ only these people, who are in the list but for that filter."""
        self.differences.count(people)
        self._fit()

    def _from(self, source: int | None, name: str) -> None:
        language = self._desk.language
        said = language.gettext("From: {source}").format(source=name) if name else language.gettext("Source")
        self._source.setText(said)
        self._source.updateGeometry()
        self._source_id = source
        self._narrow()

    def narrowing(self) -> Narrowing:
        """Tell what the filters ask for."""
        pairs = ((Kind.EMAIL, self._mail), (Kind.TELEPHONE, self._phone))
        having = frozenset(kind for kind, pill in pairs if pill.isChecked())
        return Narrowing(having, self._source_id, self._is_several(), self.differences.ids())

    def widen(self) -> None:
        """Take all filters away."""
        for pill in (self._mail, self._phone, self._several):
            pill.setChecked(False)
        self.differences.ask_for(frozenset())
        self._from(None, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the filters below the title, into one button, where there is no room for them beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._pills.setVisible(not self._is_empty and self.width() >= _NO_FILTERS)
        is_narrow = self.width() < _NARROW
        self._one.setVisible(is_narrow)
        for pill in (self._mail, self._phone):
            pill.setVisible(not is_narrow)
        self._several.setVisible(not is_narrow and self._ticks[self._several].isVisible())
        self._source.setVisible(not is_narrow and bool(self._sources))
        self.differences.setVisible(not is_narrow and self.differences.is_offered)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._flow.end_at_right(wanted=not is_narrow)
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        beside = self._flow.width_in_one_line() + self._line.spacing()
        # A long name yields to the filters, and these go on to a second line only where its beginning has no room.
        self.title.setMaximumWidth(room if is_narrow else max(self.title.least, room - beside))
