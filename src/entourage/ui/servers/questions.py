"""Cards that may be people here: asked as an import asks, in the same list and the same window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from entourage.importing.plan import Answer
from entourage.ui.importing.alike import AlikeLine
from entourage.ui.importing.deciding import Deciding
from entourage.ui.importing.model import PlanModel
from entourage.ui.importing.view import PlanView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.importing.choosing import Choice
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Decision, Planned
    from entourage.ui.servers.looked import Looked


class Questions(QWidget):
    """Live as the questions; answered: {card's address: a contact's id, 0 for nobody's, None to be asked again}."""

    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hrefs: Mapping[int, str] = {}
        self._planned: Planned | None = None
        self.model = PlanModel(desk, self)
        self.view = PlanView(desk, self.model, self)
        self.deciding = Deciding(desk, self.view, self)
        self.alike = AlikeLine(desk, self)
        self.alike.asked.connect(self.deciding.answer_alike)
        self.deciding.chose.connect(self._choose)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.alike)
        column.addWidget(self.view, 1)

    def show_looked(self, looked: Looked) -> None:
        """Show what a plan asks, and what was answered; what was answered stays in its place."""
        before, planned = self._planned, looked.questions
        self._hrefs, self._planned = looked.hrefs, planned
        if planned is None:
            self.model.forget()
            return
        if before is not None and before.lines is planned.lines:
            self.model.show_choices(planned)
        else:
            self.view.drawn.measure(planned.lines)
            self.model.show_plan(planned, planned.places)
            self.view.go_to_row(0)
        self.deciding.show(planned)
        self.alike.show_groups(planned.alike)

    def _choose(self, decision: Decision) -> None:
        """Turn what was decided of rows into whose the cards are."""
        said = {
            self._hrefs[place]: whose
            for place, one in decision().items()
            if place in self._hrefs
            for whose in _whose(one)
        }
        if said:
            self.answered.emit(said)
        else:
            self._desk.tell(
                self._desk.language.gettext(
                    "These two are both on the server only: sync first, then they can be made one person."
                )
            )


def _whose(choice: Choice) -> tuple[int | None, ...]:
    """Say whose a card is; nothing where that is somebody who is only on the server, too."""
    if choice.answer is Answer.SAME and choice.who is not None:
        return (choice.who.contact_id,) if choice.who.contact_id else ()
    return (0,) if choice.answer is Answer.DIFFERENT else (None,)
