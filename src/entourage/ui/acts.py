"""What menus, tools and keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence

from entourage.ui.place import EVERYONE, MOST_TOGETHER, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.operations.merging import PastMerge
    from entourage.operations.untying import Tied
    from entourage.ui.main_window import MainWindow
    from entourage.ui.people.page import PeoplePage
    from entourage.ui.people.provenance import Asked
    from entourage.ui.place import Page

_KEYED = 9


class Acts(QObject):
    """Live as what can be done in a window; what it needs is imported when it is first done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk

    @property
    def _circles(self) -> tuple[Circle, ...]:
        return self._window.sidebar.places.circles

    def go(self, page: str, about: str = "") -> None:
        """Show a page."""
        self._window.go_to(Place(page, about=about))

    def check(self) -> None:
        """Ask who would see a post: for the circle shown, or for whomever somebody chose, else for everyone."""
        page: PeoplePage = self._window.current_page()  # type: ignore[assignment]
        circle = self._window.circle()
        people = tuple(page.chosen_by_hand()) if self._window.place.page == "people" else ()
        if people:
            self._window.go_to(Place("check", people=people))
        else:
            self._window.go_to(Place("check", circle=circle.id if circle else 0))

    def do(self, place: Place) -> None:
        """Open what is a window of its own."""
        from entourage.ui import opening  # noqa: PLC0415 - dialogs are imported when they are first opened

        opening.open_place(self._window, place)

    def undo(self) -> None:
        """Take back what was done last."""
        from entourage.ui import reversing  # noqa: PLC0415 - it imports storage

        reversing.undo(self._desk, self._window.menus.undo_words)

    def redo(self) -> None:
        """Bring back what was undone last."""
        from entourage.ui import reversing  # noqa: PLC0415 - it imports storage

        reversing.redo(self._desk, self._window.menus.redo_words)

    def find(self) -> None:
        """Give the keyboard to the search field."""
        if self._window.search.isVisible():
            self._window.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._window.search.selectAll()

    def search_for(self, text: str) -> None:
        """Begin a search with what was typed in a list."""
        self._window.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.search.setText(text)

    def edit(self) -> None:
        """Open the editor for the person chosen."""
        chosen = self._window.chosen()
        if chosen:
            self.do(Place("editor", contact=chosen[0]))

    def choose_circles(self) -> None:
        """Let circles be chosen by typing, for the people chosen."""
        from entourage.ui.circles.chooser import choose_circles  # noqa: PLC0415 - it imports storage

        choose_circles(self._desk, self._window.chosen(), self._window)

    def put_into(self, circle: Circle, people: Sequence[int] | None = None) -> None:
        """Put people into a circle, those chosen where none are named."""
        from entourage.ui import sorting  # noqa: PLC0415 - it imports storage

        wanted = self._window.chosen() if people is None else people
        sorting.put_into(self._desk, wanted, circle)
        page = self._window.current_page()
        if page:
            page.foresee_sorting(wanted)

    def take_out_of(self, circle: Circle) -> None:
        """Take the people chosen out of a circle."""
        from entourage.ui import sorting  # noqa: PLC0415 - it imports storage

        sorting.take_out(self._desk, self._window.chosen(), circle)

    def take_out(self) -> None:
        """Take the people chosen out of the circle shown, and say where there is none."""
        circle = self._window.circle()
        if circle:
            self.take_out_of(circle)
        elif self._window.chosen():
            said = self._desk.language.gettext("Nobody is taken out of a circle here. To delete someone: {key}.")
            key = self._window.menus.delete.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self._desk.tell(said.format(key=key))

    def put_into_number(self, number: int) -> None:
        """Put the people chosen into the circle with this digit."""
        if 0 < number <= min(_KEYED, len(self._circles)):
            self.put_into(self._circles[number - 1])

    def mark_me(self) -> None:
        """Mark the person chosen as me."""
        chosen = self._window.chosen()
        if len(chosen) == 1:
            from entourage.ui import people_acts  # noqa: PLC0415 - it imports storage

            people_acts.mark_me(self._desk, chosen[0])

    def why(self) -> None:
        """Say what the person chosen may see, and why."""
        chosen = self._window.chosen()
        if chosen:
            self.do(Place("why", contact=chosen[0]))

    def see(self) -> None:
        """Show what the person chosen sees."""
        chosen = self._window.chosen()
        if chosen:
            self.do(Place("see", contact=chosen[0]))

    def settle(self, asked: Asked | None = None, *, is_taken: bool) -> None:
        """Let a source's word stand, or what is here: of one difference, by default the first that the card asks of.

        Of several people chosen, all that is open.
        """
        from entourage.ui.people import settling  # noqa: PLC0415 - it imports storage

        page: PeoplePage = self._window.page("people")  # type: ignore[assignment]
        settling.settle(self._desk, self._window.chosen(), asked or page.card.next_asked(), is_taken=is_taken)

    def separate(self, one: PastMerge | Tied) -> None:
        """Make someone who was merged into another, or was said to be the same, a person of their own again."""
        from entourage.ui.people import settling  # noqa: PLC0415 - it imports storage

        settling.separate(self._desk, one)

    def turn_origins(self) -> None:
        """Show with each value of the card where it comes from, or no longer."""
        page: PeoplePage = self._window.page("people")  # type: ignore[assignment]
        page.splitter.show_card(wanted=True)
        page.card.turn_origins()

    def merge(self) -> None:
        """Put the people chosen side by side, to make one person of them."""
        chosen = self._window.chosen()
        if 1 < len(chosen) <= MOST_TOGETHER:
            self.do(Place("merge", people=tuple(chosen)))

    def delete(self) -> None:
        """Put the people chosen into the trash."""
        from entourage.ui import people_acts  # noqa: PLC0415 - it imports storage

        people_acts.delete(self._desk, self._window.chosen())

    def make_circle(self) -> None:
        """Ask for a new circle's name, and make it."""
        from entourage.ui.circles.dialog import CircleDialog  # noqa: PLC0415 - it imports storage

        CircleDialog(self._desk, None, self._window).open()

    def rename_in_place(self) -> None:
        """Let the circle shown be renamed where it stands."""
        circle = self._window.circle()
        if circle:
            row = self._window.sidebar.places.row_of(self._window.place)
            self._window.sidebar.setFocus()
            self._window.sidebar.edit(self._window.sidebar.places.index(row))

    def rename(self, circle: Circle, name: str) -> None:
        """Give a circle the name that was typed."""
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        editing.rename(self._desk, circle, name)

    def dress(self) -> None:
        """Open the window of the circle shown."""
        from entourage.ui.circles.dialog import CircleDialog  # noqa: PLC0415 - it imports storage

        circle = self._window.circle()
        if circle:
            CircleDialog(self._desk, circle, self._window).open()

    def close_or_open(self) -> None:
        """Close the circle shown, or open it again."""
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        circle = self._window.circle()
        if circle:
            editing.set_closed(self._desk, circle, closed=not circle.closed)

    def move_by(self, step: int) -> None:
        """Move the circle shown up or down."""
        circle = self._window.circle()
        if circle:
            self.move(circle, self._circles.index(circle) + step)

    def move(self, circle: Circle, place: int) -> None:
        """Put a circle at a place among the others."""
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        editing.move(self._desk, circle, place)

    def remove(self) -> None:
        """Take the circle shown away."""
        from entourage.ui.circles import editing  # noqa: PLC0415 - it imports storage

        circle = self._window.circle()
        if circle:
            self._window.go_to(EVERYONE)
            editing.remove(self._desk, circle)

    def show_cards(self, *, wanted: bool) -> None:
        """Show people as cards, or as rows."""
        self.do(Place("cards" if wanted else "rows"))

    def turn_card(self) -> None:
        """Show the card beside the list of people, or hide it where it is shown."""
        people: PeoplePage = self._window.page("people")  # type: ignore[assignment]
        people.splitter.show_card(wanted=not people.splitter.has_card())

    def remove_samples(self) -> None:
        """Delete the sample contacts and go to the person's own book."""
        from entourage.ui import samples  # noqa: PLC0415 - it imports storage

        samples.remove_samples(self._window)

    def adopt(self, name: str, page: Page) -> None:
        """Connect a page that has just been made."""
        page.unsearched.connect(self._window.search.clear)
        if name == "people":
            people: PeoplePage = page  # type: ignore[assignment]
            people.chose.connect(self._window.menus.refresh)
            people.splitter.changed.connect(lambda: self._window.menus.show_card(is_on=people.splitter.has_card()))
            self._window.menus.show_card(is_on=people.splitter.has_card())
            people.view.addAction(self._window.menus.delete)
            people.view.digit_pressed.connect(self.put_into_number)
            people.view.delete_pressed.connect(self.take_out)
            people.view.typed.connect(self.search_for)
            people.view.opened.connect(lambda key: self.do(Place("editor", contact=key)))
            people.view.customContextMenuRequested.connect(
                lambda at: self._window.menus.people_menu.popup(people.view.viewport().mapToGlobal(at))
            )
            people.strip.pressed.connect(self.put_into)
            people.strip.other.connect(self.choose_circles)
            people.card.circle_added.connect(self.choose_circles)
            people.card.taken_out.connect(self.take_out_of)
            people.card.edited.connect(self.edit)
            people.card.deleted.connect(self.delete)
            people.card.merged.connect(self.merge)
            people.card.why.connect(self.why)
            people.card.seen.connect(self.see)
            people.card.taken.connect(lambda asked: self.settle(asked, is_taken=True))
            people.card.kept.connect(lambda asked: self.settle(asked, is_taken=False))
            people.card.separated.connect(self.separate)
            people.card.turned.connect(self._window.menus.origins.setChecked)
            people.card.keys = self._window.menus.keys_of_differences()
