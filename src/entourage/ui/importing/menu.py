"""What can be done with the rows chosen in a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from entourage.importing.choosing import may
from entourage.importing.plan import Action, Answer
from entourage.ui.importing.rows import Deed, alike, who

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from entourage.importing.plan import ImportPlan
    from entourage.ui.desk import Desk

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Possible:
    """Hold what can be done with some rows, by their places in the plan.

    asked: those of which it can be said who they are; alike: the questions that have the reasons of the only one.
    """

    places: Sequence[int]
    asked: Sequence[int]
    alike: Sequence[int]
    can_ask_again: bool
    can_bring_in: bool
    can_leave_out: bool


def possible(plan: ImportPlan, places: Sequence[int]) -> Possible:
    """Find out what can be done with rows, which may be thousands."""
    firsts = [plan.steps[plan.first_about(place)] for place in places]
    asked = [place for place in places if may(plan, place, Answer.DIFFERENT)]
    is_one = len(asked) == 1 and plan.steps[asked[0]].action is Action.MAYBE
    return Possible(
        places,
        asked,
        alike(plan, asked[0]) if is_one else (),
        can_ask_again=any(step.answer in (Answer.SAME, Answer.DIFFERENT) for step in firsts),
        can_bring_in=any(step.is_left_out for step in firsts),
        can_leave_out=not all(step.is_left_out for step in firsts)
        and any(may(plan, place, Answer.LEAVE_OUT) for place in places),
    )


class RowMenu:
    """Live while it is filled: the menu for some rows; do: is called with what, with which rows, and whom it means."""

    def __init__(
        self, desk: Desk, plan: ImportPlan, found: Possible, do: Callable[[Deed, Sequence[int], int | None], None]
    ) -> None:
        self._desk, self._plan, self._found, self._do = desk, plan, found, do

    def popup(self, at: QPoint, parent: QWidget) -> None:
        """Show it, where there is anything to choose."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
            menu.popup(at)
        else:
            menu.deleteLater()

    def _fill(self, menu: QMenu) -> None:
        language, found = self._desk.language, self._found
        if len(found.places) == 1 and self._plan.steps[found.places[0]].notice:
            self._add(menu, language.gettext("&Show the line"), Deed.SHOW_LINE)
        elif len(found.places) == 1:
            self._add(menu, language.gettext("&Compare…"), Deed.COMPARE)
        if found.asked:
            self._add_answers(menu, found.asked)
        if found.can_ask_again:
            self._add(menu, language.gettext("&Ask again"), Deed.LATER)
        if found.can_bring_in:
            self._add(menu, language.gettext("&Bring in"), Deed.BRING_IN)
        if found.can_leave_out:
            self._add(menu, language.gettext("&Leave out"), Deed.LEAVE_OUT, key=Qt.Key.Key_Delete)

    def _add(
        self,
        menu: QMenu,
        words: str,
        deed: Deed,
        places: Sequence[int] | None = None,
        which: int | None = None,
        *,
        key: Qt.Key | None = None,
    ) -> None:
        action = menu.addAction(words)
        if key:
            action.setShortcut(key)
        wanted = self._found.places if places is None else places
        action.triggered.connect(lambda: self._do(deed, wanted, which))

    def _add_answers(self, menu: QMenu, asked: Sequence[int]) -> None:
        language, plan = self._desk.language, self._plan
        if len(asked) == 1:
            candidates = plan.candidates(plan.first_about(asked[0]))
            for which, one in enumerate(candidates[:_MOST_NAMED]):
                person = who(language, plan, one).replace("&", "&&")
                said = language.gettext("The same as {person}").format(person=person)
                self._add(menu, said if which else f"&{said}", Deed.SAME, asked, which)
        else:
            same = language.ngettext("&Same, each of these {count}", "&Same, each of these {count}", len(asked))
            self._add(menu, same, Deed.SAME, asked)
        self._add(menu, language.pgettext("answer", "&Different"), Deed.DIFFERENT, asked)
        self._add_alike(menu, self._found.alike)
        menu.addSeparator()

    def _add_alike(self, menu: QMenu, others: Sequence[int]) -> None:
        """Offer to answer in one go all questions that have the same reasons."""
        if len(others) < 2:  # noqa: PLR2004 - the only one is answered above
            return
        language = self._desk.language
        words = language.ngettext(
            "&All {count} with the same reasons", "&All {count} with the same reasons", len(others)
        )
        more = menu.addMenu(words)
        self._add(more, language.pgettext("answer", "&Same"), Deed.SAME, others)
        self._add(more, language.pgettext("answer", "&Different"), Deed.DIFFERENT, others)
        self._add(more, language.gettext("&Leave out"), Deed.LEAVE_OUT, others)
