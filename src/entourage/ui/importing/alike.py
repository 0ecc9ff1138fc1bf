"""Many questions of a plan that are alike, answered in one go: a button for each kind, a list to look through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.importing.rows import who
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.ticks import Ticks, TicksView
from entourage.words import importing as words
from entourage.words import names, pairing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.language import Language
    from entourage.ui.desk import Desk
    from entourage.ui.importing.groups import Group
    from entourage.ui.importing.planned import Planned

_MOST = 3
_OF_NAMES = frozenset({"same_name", "same_single_name"})  # they stand in the other columns
_FORMER = "former_row"
_SIZE, _SHARE = QSize(860, 560), 0.9
_NARROW = 640


class AlikeLine(QWidget):
    """Live as the line above the list that offers to answer many questions in one go; asked: a Group was pressed."""

    asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pills: list[Pill] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 8)
        line.setSpacing(10)
        said = QLabel(desk.language.gettext("In one go"), self, textFormat=Qt.TextFormat.PlainText)
        said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        said.setContentsMargins(0, 6, 0, 0)
        self._said = said
        box = QWidget(self)
        self._flow = FlowLayout(box)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        line.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(box, 1)
        self._box = box

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the buttons where there is little."""
        super().resizeEvent(event)
        self._said.setVisible(self.width() > _NARROW)

    def show_groups(self, found: Sequence[Group]) -> None:
        """Offer the first kinds; those of few, once there are many, wait for their turn."""
        language = self._desk.language
        had_keyboard = any(pill.hasFocus() for pill in self.pills)
        for pill in self.pills:
            self._flow.removeWidget(pill)
            pill.deleteLater()
        self.pills = []
        for group in found[:_MOST]:
            said = _called(language, group)
            pill = Pill(self._desk, language.gettext("{alike}: the same…").format(alike=said), self._box)
            pill.clicked.connect(lambda _=False, one=group: self.asked.emit(one))
            self._flow.addWidget(pill)
            pill.show()
            self.pills.append(pill)
        self.setVisible(bool(self.pills))
        if had_keyboard and self.pills:
            self.pills[0].setFocus()


class AlikeDialog(QDialog):
    """Live as the window that shows questions that are alike; said: the places in the plan of those that are the same.

    Those of which two rows of one source name one person are there without a tick: at most one of them can be.
    """

    said = Signal(object)

    def __init__(self, desk: Desk, planned: Planned, group: Group, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._planned, self._group = desk, planned, group
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "import")
        self.setWindowTitle(_called(language, group))
        self._is_of_rows = _FORMER in group.codes
        known = language.gettext("The row before") if self._is_of_rows else language.gettext("In common")
        heads = (language.gettext("In the file"), self._there(), known)
        self.rows = Ticks(heads, len(group.places), self._word, self)
        self.rows.tick([row for row, place in enumerate(group.places) if place in group.doubtful], wanted=False)
        self.view = TicksView(desk, self.rows, self.windowTitle(), self)
        self.same, close = QPushButton(self), QPushButton(language.gettext("Cancel"), self)
        self.same.setDefault(True)
        self.same.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        self.same.clicked.connect(self._say)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.rows.changed.connect(self._count)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.same)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(QLabel(self._about(), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE))
        self.view.share(self.width())
        self._count()
        self.view.setFocus()

    def _there(self) -> str:
        """Say where those stand whom the rows may be."""
        language, plan = self._desk.language, self._planned.plan
        of_files = {plan.candidates(place)[0].step is not None for place in self._group.places}
        if of_files == {True}:
            return language.gettext("Elsewhere in the files")
        return language.gettext("In your book or the files") if True in of_files else language.gettext("In your book")

    def _about(self) -> str:
        language = self._desk.language
        becomes = language.gettext("Whoever is ticked becomes one person with whom they are the same.")
        takes = language.gettext(
            "Each of these rows takes the place of one that is gone: what that one alone had said goes with it."
        )
        how = language.gettext(
            "Look through them, and press Space to take a tick away: that question stays open. Nothing is written "
            "until you press Import."
        )
        gone = language.gettext(
            "Where a row takes the place of one that is gone, what that one alone had said goes with it."
        )
        plan = self._planned.plan
        are_some = any(plan.candidates(place)[0].former for place in self._group.places)
        said = [takes] if self._is_of_rows else [becomes, gone] if are_some else [becomes]
        return " ".join([*said, how])

    def _word(self, row: int) -> tuple[str, str, str]:
        language, plan = self._desk.language, self._planned.plan
        place = self._group.places[row]
        line, found = self._planned.lines[place], plan.candidates(place)[0]
        name = names.person(language, line.name)
        reasons = found.likeness.reasons
        shown = [one for one in reasons if (one.code == _FORMER) is self._is_of_rows]
        in_common = [one.text for one in shown if one.text and one.code not in _OF_NAMES]
        in_common = in_common or [words.reason(language, one) for one in reasons]
        doubt = language.gettext("another row of this source names them too")
        doubts = [doubt] if place in self._group.doubtful else []
        known = " · ".join([*doubts, ", ".join(in_common)])
        return " · ".join(filter(None, (name, line.work))), who(language, plan, found), known

    def _count(self) -> None:
        number = len(self.rows.ticked)
        said = self._desk.language.ngettext("&Same: {count} pair", "&Same: {count} pairs", number)
        self.same.setText(said)
        self.same.setEnabled(number > 0)

    def _say(self) -> None:
        self.said.emit([place for row, place in enumerate(self._group.places) if row in self.rows.ticked])
        self.accept()


def _called(language: Language, group: Group) -> str:
    """Count questions, and say what they have in common."""
    return (
        pairing.alike(language, group.codes, len(group.places))
        if group.codes
        else pairing.certain(language, len(group.places))
    )
