"""The lines of the plan's page: what is imported, what will happen, and the buttons below the list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from entourage.importing.plan import Action
from entourage.operations import pasting
from entourage.ui.importing.destination import Destination
from entourage.ui.importing.shrunk import Gone
from entourage.ui.widgets.elided import ElidedLabel
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.words import importing as words
from entourage.words import past, planning, remarks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.importing.plan import PlannedFile
    from entourage.language import Language
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned

_BETWEEN, _NARROW, _PROMISE = 20, 640, 260
_SIDES, _ANY = 32, 16_777_215  # Qt's QWIDGETSIZE_MAX
_MOST_NAMED = 20  # more files have no room in one line


class _Band(QWidget):
    """Live as a line of the page; above, below: what is left free there."""

    def __init__(self, desk: Desk, parent: QWidget, above: int, below: int) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, above, 16, below)
        self._line.setSpacing(10)

    def _to_right(self, *widgets: QWidget) -> QWidget:
        """Put buttons side by side at the right, below each other where there is no room."""
        box = QWidget(self)
        flow = FlowLayout(box, to_right=True, gap=10)
        for widget in widgets:
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        self._line.addWidget(box, 1)
        return box

    def _quietly(self, words: str) -> QLabel:
        said = QLabel(words, self, textFormat=Qt.TextFormat.PlainText)
        said.setMinimumWidth(1)  # it goes where there is no room for it
        said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return said

    def _boldly(self, words: str = "", larger: float = 1.0) -> QLabel:
        said = QLabel(words, self, textFormat=Qt.TextFormat.PlainText)
        font = said.font()
        font.setPointSizeF(font.pointSizeF() * larger)
        font.setBold(True)
        said.setFont(font)
        return said


class Title(_Band):
    """Live as what says what is imported, with the button of its files and sources (more)."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, 9, 9)
        self.name = self._boldly(larger=1.15)
        self.about = ElidedLabel(self)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.more = Pill(desk, desk.language.gettext("Files and sources"), self, checkable=True)
        self._line.addWidget(self.name)
        self._line.addWidget(self.about, 1)
        self._line.addWidget(self.more)

    def show_files(self, files: Sequence[PlannedFile], worth: int) -> None:
        """Name the files; worth: how many of them are worth a look."""
        language = self._desk.language
        self.name.setText(_titled(language, files))
        said = []
        for file in files[:_MOST_NAMED]:
            people = language.ngettext("{count} person", "{count} people", len(file.drafted.drafts))
            sentence = language.gettext("{file} ({format}, {people})")
            form = words.kind_of_file(language, file.format, file.dialect)
            said.append(sentence.format(file=file.name, format=form, people=people))
        self.about.say(" · ".join(said))
        some = language.ngettext("Files and sources: {count} to check", "Files and sources: {count} to check", worth)
        self.more.setText(some if worth else language.gettext("Files and sources"))


class Middle(_Band):
    """Live as what stands between the numbers and the list: what was left out, who has gone, where people are put."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, 4, 8)
        language = desk.language
        self._named = self._boldly(language.gettext("What will happen"))
        self._quiet = self._quietly(language.gettext("nothing is written until you press Import"))
        self.gone, self.remarks, self.destination = Gone(desk, self), Pill(desk, "", self), Destination(desk, self)
        self._pills = (self.gone, self.remarks, self.destination.categories, self.destination.pill)
        self._line.addWidget(self._named)
        self._line.addWidget(self._quiet)
        self._to_right(*self._pills)

    def count_remarks(self, counted: Mapping[str, int]) -> None:
        """Say how much was left out or not fully understood, where anything was."""
        said = remarks.briefly(self._desk.language, counted)
        self.remarks.setText(said)
        self.remarks.setVisible(bool(said))

    def fit(self, width: int) -> None:
        """Leave out what is only said besides where there is no room for it."""
        self._named.setVisible(width > _NARROW)
        shown = [self._quiet, self._named, *(one for one in self._pills if not one.isHidden())]
        wanted = sum(one.sizeHint().width() + _BETWEEN for one in shown) + _BETWEEN
        self._quiet.setVisible(width > wanted)


class Foot(_Band):
    """Live as what stands below the list: what becomes of it all, and the buttons (cancel, go)."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, 9, 9)
        self.promise = self._quietly("")
        self.promise.setWordWrap(True)
        self.cancel = QPushButton(desk.language.gettext("Cancel"), self)
        self.go = QPushButton(self)
        self.go.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        self._line.addWidget(self.promise, 1)
        self._buttons = self._to_right(self.cancel, self.go)

    def show_plan(self, planned: Planned, unsettled: Sequence[str]) -> None:
        """Say what Import would do; unsettled: files of which something is to be said before."""
        language = self._desk.language
        self.go.setEnabled(not unsettled)
        said = planning.leading(language, sum(planned.numbers.values(), Counter()))
        self.go.setText("&" + said.replace("&", "&&"))
        self.go.setAccessibleName(said)
        self.promise.setText(past.say_first(language, unsettled) if unsettled else self._promised(planned))

    def _promised(self, planned: Planned) -> str:
        """Say what becomes of open questions, and that nothing is for ever."""
        language, asked = self._desk.language, planned.numbers[Action.MAYBE][Action.MAYBE]
        later = planning.later(language, asked) if asked else ""
        kept = language.gettext("The whole import can be taken back later, even after a restart.")
        return " ".join(filter(None, (later, kept)))

    def height_at(self, width: int) -> int:
        """Measure it at a width: what it asks for beforehand is that of a narrow column."""
        return self._line.heightForWidth(width)

    def fit(self, width: int) -> None:
        """Put the buttons beside what is said, or below it where there is no room."""
        beside = sum(one.sizeHint().width() + _BETWEEN for one in (self.cancel, self.go)) + _BETWEEN
        is_wide = width - beside > _PROMISE
        self.promise.setMaximumWidth(width - beside - _SIDES if is_wide else _ANY)  # the buttons go before
        self._buttons.setMaximumWidth(beside if is_wide else _ANY)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)


def _titled(language: Language, files: Sequence[PlannedFile]) -> str:
    """Say how much is imported: files, the cards of a folder or archive, or a text that was pasted."""
    if len(files) == 1 and files[0].parts:
        return language.ngettext("Import {count} card", "Import {count} cards", len(files[0].parts))
    if len(files) == 1 and pasting.said_of(Path(files[0].path)):
        return language.gettext("Import what was pasted")
    return language.ngettext("Import {count} file", "Import {count} files", len(files))
