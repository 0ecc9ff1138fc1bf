"""What is done with the rows of a plan, by keys, by the mouse and by menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from entourage.ui.comparing.dialog import QuestionDialog
from entourage.ui.desk import Offer
from entourage.ui.importing.alike import AlikeDialog
from entourage.ui.importing.asking import Asking
from entourage.ui.importing.lost import LineDialog
from entourage.ui.importing.menu import RowMenu, possible
from entourage.ui.importing.rows import Deed, choices, is_open
from entourage.words import planning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.importing.groups import Group
    from entourage.ui.importing.menu import Possible
    from entourage.ui.importing.planned import Planned
    from entourage.ui.importing.view import PlanView


class Deciding(QObject):
    """Live as what the person decides of rows; chose: what gives choices, by step. decided: they are in the plan."""

    chose = Signal(object)
    decided = Signal()

    def __init__(self, desk: Desk, view: PlanView, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._desk, self._sheet = desk, sheet
        self.view = view
        self.planned: Planned | None = None
        self._joining: Sequence[int] = ()
        view.did.connect(self._do_with_row)
        view.opened.connect(self._open)
        view.touched.connect(self._touch)
        view.clicked_on.connect(self._look_closer)
        view.deleted.connect(lambda: self.do(Deed.LEAVE_OUT, view.chosen()))
        view.asked.connect(self._ask)

    def show(self, planned: Planned) -> None:
        """Decide of this plan from now on; say what could not be decided."""
        is_same = self.planned is not None and self.planned.lines is planned.lines
        refused = [place for place in self._joining if is_open(planned.plan, place)] if is_same else []
        self.planned, self._joining = planned, ()
        if refused:
            self._desk.tell(planning.refused(self._desk.language, len(refused)))
        self.decided.emit()

    def stop(self) -> None:
        """Ask nothing more of a plan that is being written, or made again."""
        for kind in (QuestionDialog, AlikeDialog):
            for dialog in self._sheet.findChildren(kind):
                dialog.reject()

    def do(self, deed: Deed, places: Sequence[int], which: int | None = None) -> None:
        """Do something with rows, by their places in the plan."""
        if self.planned is None:
            return
        plan = self.planned.plan
        if deed is Deed.SHOW_LINE:
            LineDialog(self._desk, plan, plan.steps[places[0]], self._sheet).open()
            return
        if deed is Deed.COMPARE:
            self._compare(places[0])
            return
        self._joining = places if deed is Deed.SAME else ()
        self.chose.emit(partial(choices, plan, places, deed, which))

    def _do_with_row(self, deed: Deed, row: int) -> None:
        self.do(deed, [self.view.plan.places[row]])

    def _open(self) -> None:
        """Show the row chosen whole, which decides nothing; of several, ask what to do."""
        places = self.view.chosen()
        if self.planned is None or len(places) != 1:
            self.view.ask()
            return
        step = self.planned.plan.steps[places[0]]
        if step.notice:
            self.do(Deed.SHOW_LINE, places)
        else:
            self._compare(places[0])

    def _touch(self) -> None:
        """Open a question; of anyone else, leave them out or bring them in again."""
        places = self.view.chosen()
        if self.planned and len(places) == 1 and is_open(self.planned.plan, places[0]):
            self._compare(places[0])
        else:
            self._toggle()

    def _look_closer(self, row: int) -> None:
        place = self.view.plan.places[row]
        if self.planned and is_open(self.planned.plan, place):
            self._compare(place)

    def _compare(self, place: int) -> None:
        """Show someone beside whom they may be, and ask question after question."""
        Asking(self._desk, self, QuestionDialog(self._desk, self._sheet), place).open()

    def answer_alike(self, group: Group) -> None:
        """Show questions that are alike, and say of those that are ticked that they are the same."""
        if self.planned:
            dialog = AlikeDialog(self._desk, self.planned, group, self._sheet)
            dialog.said.connect(self._all_the_same)
            dialog.open()

    def _all_the_same(self, places: Sequence[int]) -> None:
        """Answer questions, and offer to ask them again for as long as it is this plan."""
        language = self._desk.language
        lines = self.planned.lines if self.planned else ()
        self.do(Deed.SAME, places)
        said = language.ngettext(
            "{count} pair will be one person each once you import.",
            "{count} pairs will be one person each once you import.",
            len(places),
        )

        def ask_again() -> None:
            if self.planned and self.planned.lines is lines:
                self.do(Deed.LATER, places)
            self._desk.tell("")

        self._desk.tell(said, offers=(Offer(language.gettext("Ask again"), ask_again),))

    def _toggle(self) -> None:
        """Leave out who is chosen, or bring them in again where all are left out."""
        places = self.view.chosen()
        if self.planned is None or not places:
            return
        steps = [self.planned.plan.steps[place] for place in places]
        self.do(Deed.BRING_IN if all(step.is_left_out for step in steps) else Deed.LEAVE_OUT, places)

    def _ask(self, at: QPoint) -> None:
        """Find out what can be done with the rows chosen, which may be all, then show the menu."""
        planned, places = self.planned, self.view.chosen()
        if planned is None or not places or not self._sheet.isVisible():
            return

        def then(found: Possible) -> None:
            if planned is self.planned and self._sheet.isVisible():
                RowMenu(self._desk, planned.plan, found, self.do).popup(at, self._sheet)
            else:
                self._ask(at)

        self._desk.read(self, lambda _: possible(planned.plan, places), then, "menu")
