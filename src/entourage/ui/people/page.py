"""The page of people: who is here, whom the search finds, and the card of the one chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from entourage.operations import browsing, circles, origins
from entourage.operations.browsing import Order, People
from entourage.operations.naming import named
from entourage.ui.keys import digit
from entourage.ui.people import facts
from entourage.ui.people.beside import ListAndCard
from entourage.ui.people.card import Card
from entourage.ui.people.head import Head
from entourage.ui.people.model import PeopleModel
from entourage.ui.people.nobody import Nobody
from entourage.ui.people.strip import Strip
from entourage.ui.people.view import PeopleView
from entourage.ui.place import EVERYONE, Page, Place
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.yielding import Yielding
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from entourage.domain.circle import Circle
    from entourage.operations.browsing import Line
    from entourage.operations.circles import CircleCounts
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_FIRST_LINES = 60
_LEAST_LIST = 150


@dataclass(frozen=True, slots=True)
class _Around:
    """Hold what stands around a list, and is read again only when something was written."""

    counts: CircleCounts
    sources: list[tuple[int, str, int]]


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold what a list shows at once: all ids, the first lines, what stands around, and who of it differs."""

    ids: list[int]
    lines: list[Line]
    around: _Around
    differing: frozenset[int]


class PeoplePage(Page):
    """Live as the page of people.

    chose: the people chosen have changed.
    """

    help = "people"
    chose = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place = EVERYONE
        self._words = ""
        self._circles: dict[int, Circle] = {}
        self._order = self._preferred = _preferred(desk)
        self._around: _Around | None = None
        self._leaving: set[int] = set()
        self._differing: origins.Differing | None = None
        self._build()
        desk.recoloured.connect(self._show_card)
        desk.recoloured.connect(self._tell_look)
        desk.preferred.connect(self._follow)

    def _build(self) -> None:
        self.people = PeopleModel(self.desk, self)
        self.view = PeopleView(self.desk, self.people, self)
        self.card = Card(self.desk, self)
        self.empty = Nobody(self.desk, self)
        self.empty.everyone.connect(self.show_everyone)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.empty)
        self._lists.setMinimumHeight(_LEAST_LIST)  # before it the circles below give way
        left = Column(self)
        self.head = Head(self.desk, self._order, left)
        self.head.narrowed.connect(self._read_narrowed)
        self.head.ordered.connect(self.order_by)
        self.head.looked.connect(lambda cards: self.desk.going.emit(Place("cards" if cards else "rows")))
        self.head.detailed.connect(self._show_details)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._lists, 1)
        self.strip = Strip(self.desk, left)
        self._below = Yielding(self.strip, left)
        column.addWidget(self._below)
        self.splitter = ListAndCard(left, self.card, self)
        self.splitter.setObjectName("people")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.view.chose.connect(self._chose)
        self.splitter.changed.connect(self._tell_details)
        self._tell_details()
        self._show_look()

    def _show_look(self) -> None:
        self.view.show_cards(wanted=self.desk.settings.cards)
        self._tell_look()

    def _tell_look(self) -> None:
        self.head.show_look(cards=self.desk.settings.cards)

    def _show_details(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.splitter.show_card(wanted=wanted)

    def _tell_details(self) -> None:
        shown = self.splitter.has_card()
        self.head.show_details(is_on=shown, is_offered=self.splitter.is_narrow or not shown)

    def order_by(self, order: Order) -> None:
        """Put the people in another order."""
        self._order = order
        self.head.show_order(order)
        self._read()

    def _follow(self) -> None:
        """Take the order of names that was chosen, and write telephone numbers as of the region chosen."""
        if self._preferred is not _preferred(self.desk):
            self._preferred = _preferred(self.desk)
            self.order_by(self._preferred)
        self._tell_look()
        self._show_card()

    def go_to(self, place: Place) -> None:
        """Show the people of a place."""
        if replace(place, contact=0) != self.place:
            self._leaving.clear()
            self.view.begin_anew()
        self.place = replace(place, contact=0)
        self._read(place.contact)
        if self._differing is None:
            self._read_differing()

    def search(self, words: str) -> None:
        """Show whom these words find."""
        self._words = words
        self._read()

    def hint(self) -> str:
        """Say what the search field finds."""
        return self.desk.language.gettext("Search names, companies, notes…")

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to the button of the empty page."""
        self._list_shown().setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the list, or what stands in its place, and the card."""
        return [self._list_shown(), self.card]

    def _list_shown(self) -> QWidget:
        return self.view if self._lists.currentWidget() is self.view else self.empty

    def circle(self) -> Circle | None:
        """Give the circle whose people are shown, None elsewhere."""
        return self._circles.get(self.place.circle)

    def refresh(self) -> None:
        """Read again what is shown."""
        self._around = None
        self._read()
        self._read_differing()

    def _read_differing(self) -> None:
        """Look who differs from their sources: beside all other reading, and only where more than sorting was done."""
        known = self._differing
        self.desk.take_long(
            self, lambda database: origins.differing_since(database, known), self._show_differing, "differing"
        )

    def _show_differing(self, found: origins.Differing) -> None:
        before, self._differing = self._differing, found
        self.head.show_differing(found.people)
        if found.people != (before.people if before else {}):
            self._read()

    def _read_narrowed(self) -> None:
        self._read()

    def _asked(self) -> People:
        circle, narrowing = self._circles.get(self.place.circle), self.head.narrowing()
        return People(
            circle=named(circle) if circle else None,
            unsorted=self.place.group == "unsorted",
            words=self._words,
            having=narrowing.having,
            source=narrowing.source,
            several=narrowing.several,
            only=narrowing.only,
        )

    def foresee_sorting(self, people: Sequence[int]) -> None:
        """Go on to the next of those who are not sorted yet, so that the next digit is not for the same person."""
        if self.place.group == "unsorted" and self.desk.is_writing:
            self._leaving.update(people)
            self.people.leave_out(people)

    def _read(self, contact: int = 0) -> None:
        if not self.desk.is_writing:
            self._leaving.clear()  # what is read now says already where they went
        place, order, around = self.place, self._order, self._around
        wanted = self._asked()
        differing = tuple(self._differing.people) if self._differing else ()
        first = max(0, self.view.indexAt(self.view.viewport().rect().topLeft()).row())

        def call(database: Database) -> _Seen:
            seen = around or _Around(circles.overview(database), browsing.sources_counted(database))
            circle = next((one for one, _ in seen.counts.circles if one.id == place.circle), None)
            people = replace(wanted, circle=named(circle) if circle else None)
            ids = browsing.ids(database, people, order) if circle or not place.circle else []
            shown = [*ids[:_FIRST_LINES], *ids[max(_FIRST_LINES, first) : first + _FIRST_LINES]]
            of_them = browsing.ids(database, replace(people, only=differing), order) if differing else []
            return _Seen(ids, browsing.lines(database, shown), seen, frozenset(of_them))

        self.desk.read(self, call, lambda seen: self._show(seen, contact), "people")

    def _show(self, seen: _Seen, contact: int) -> None:
        if self._leaving:
            seen = replace(seen, ids=[key for key in seen.ids if key not in self._leaving])
        self._around = seen.around
        self._circles = {circle.id: circle for circle, _ in seen.around.counts.circles}
        self.people.circles = self._circles
        self.head.show_sources(seen.around.sources)
        self.head.show_differing_here(seen.differing)
        self.people.show_ids(seen.ids, seen.lines)
        if contact and self.people.row_of(contact) >= 0:
            self.view.choose([contact])
        elif not self.view.chosen() and seen.ids:
            self.view.choose(seen.ids[:1])
        self._show_head(seen)
        self._show_card()

    def _show_head(self, seen: _Seen) -> None:
        language = self.desk.language
        circle = self.circle()
        group = names.groups(language)["unsorted" if self.place.group == "unsorted" else "everyone"]
        is_empty = self._is_new()
        title, about = (names.circle(language, circle), circle.description) if circle else (group, "")
        is_unsorted = self.place.group == "unsorted"
        self.head.show_title(title, about, len(seen.ids), is_empty=is_empty, is_unsorted=is_unsorted)
        self.splitter.leave_empty(wanted=is_empty)
        self.strip.show_circles([circle for circle, _ in seen.around.counts.circles])
        self._below.setVisible(is_unsorted and bool(seen.ids))
        if not seen.ids:
            self._show_empty()  # before it is shown: its button takes the keyboard from the list
        self._lists.setCurrentWidget(self.view if seen.ids else self.empty)

    def _is_new(self) -> bool:
        """Tell whether nobody is in the book at all."""
        return self._around is not None and self._around.counts.everyone == 0

    def _is_narrowed(self) -> bool:
        asked = self._asked()
        return bool(asked.words or asked.having or asked.source or asked.several or asked.only is not None)

    def _show_empty(self) -> None:
        if self._is_narrowed():
            self.empty.say_not_found()
        elif self._is_new():
            self.empty.say_new()
        elif self.place.group == "unsorted":
            self.empty.say_all_sorted()
        else:
            self.empty.say_not_in_circle()

    def show_everyone(self) -> None:
        """Show everyone, whatever was searched or filtered."""
        self.unsearched.emit()
        self.head.widen()
        self.desk.going.emit(EVERYONE)

    def _chose(self) -> None:
        self._show_card()
        self.chose.emit()

    def _show_card(self) -> None:
        chosen = self.view.chosen()
        if len(chosen) == 1:
            key = chosen[0]
            region = self.desk.settings.region or self.desk.language.locale.territory or ""
            self.desk.read(self, lambda database: facts.read(database, key, region), self._show_person, "card")
        elif chosen:
            self.card.show_many(len(chosen))
        else:
            self.card.show_nobody()

    def _show_person(self, found: facts.Facts) -> None:
        if self.view.chosen() == [found.person.id]:
            self.card.show_person(found, self._circles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort by a digit wherever on the page the keyboard is."""
        number = digit(event)
        if number and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.view.digit_pressed.emit(number)
        else:
            super().keyPressEvent(event)

    def chosen_by_hand(self) -> list[int]:
        """List the people chosen (ids), but nobody for the first of the list, who is chosen where nobody else is."""
        chosen = self.view.chosen()
        return [] if chosen == self.people.ids[:1] else chosen

    def chosen(self) -> list[int]:
        """List the ids of the people chosen."""
        return self.view.chosen()


def _preferred(desk: Desk) -> Order:
    return Order.GIVEN if desk.settings.name_order == "given" else Order.FAMILY
